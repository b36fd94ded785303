"""Questions: the safe answer is the default, Escape is safe, text is plain, a scan answers nothing."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from station_app.gui.kit.prompts import Prompts, TextDialog, WindowPrompts, confirm_box
from station_app.gui.runtime.scanner import ScanRouter


class Visitor(QObject):
    """Acts on a dialog once it is open, as a clerk would."""

    def __init__(self, act: Callable[[QDialog], None]) -> None:
        super().__init__()
        self._act = act
        self._timer = QTimer(self)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isActiveWindow():
            self._timer.stop()
            self._act(dialog)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


@pytest.fixture
def prompts(window: QWidget) -> Prompts:
    return WindowPrompts(window)


def press(key: Qt.Key) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        QTest.keyClick(dialog.focusWidget() or dialog, key)

    return act


def push(name: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        button = dialog.findChild(QWidget, name)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return act


@pytest.mark.parametrize(
    ("act", "answer"),
    [
        (press(Qt.Key.Key_Return), False),
        (press(Qt.Key.Key_Escape), False),
        (push("promptCancel"), False),
        (push("promptYes"), True),
    ],
)
def test_confirm_is_safe_unless_yes_is_pressed(prompts: Prompts, act: Callable[[QDialog], None], answer: bool) -> None:
    visitor = Visitor(act)
    assert prompts.confirm("作废", "作废这一次？", yes="作废", danger=True) is answer
    visitor.deleteLater()


def test_questions_show_names_as_plain_text(window: QWidget) -> None:
    box = confirm_box(window, "<b>t</b>", "<img src=x>王", yes="A & B", danger=False)
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.defaultButton().objectName() == "promptCancel"
    dialog = TextDialog(window, "t", "<b>王</b>", text="", required=True)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))


def test_a_reason_is_asked_until_there_is_one(prompts: Prompts) -> None:
    seen: list[bool] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, TextDialog)
        dialog.field.setText("   ")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        seen.append(dialog.isVisible())
        dialog.field.setText("  登记重复 ")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    visitor = Visitor(act)
    assert prompts.ask_text("作废", "原因") == "登记重复"
    assert seen == [True]
    visitor.deleteLater()


def test_a_reason_can_be_left(prompts: Prompts) -> None:
    visitor = Visitor(press(Qt.Key.Key_Escape))
    assert prompts.ask_text("作废", "原因", text="abc") is None
    visitor.deleteLater()
    visitor = Visitor(press(Qt.Key.Key_Return))
    assert prompts.ask_text("备注", "备注", required=False) == ""
    visitor.deleteLater()


def test_a_message_is_read_and_closed(prompts: Prompts) -> None:
    shown: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        shown.append(dialog.text())
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    visitor = Visitor(act)
    prompts.message("磁盘满", "没有写入，原来的还在。", "trouble")
    assert shown == ["没有写入，原来的还在。"]
    visitor.deleteLater()


class Pace:
    def __init__(self) -> None:
        self.moment = 0.0

    def now(self) -> float:
        self.moment += 5
        return self.moment


@pytest.fixture
def router(qapp: QApplication, window: QWidget) -> Iterator[ScanRouter]:
    router = ScanRouter(qapp, Pace().now)
    yield router
    router.deleteLater()


def test_a_scan_fills_no_reason_and_gives_no_answer(prompts: Prompts, router: ScanRouter) -> None:
    codes: list[str] = []
    router.scanned.connect(codes.append)
    left: list[tuple[bool, str]] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, TextDialog)
        QTest.keyClicks(dialog.field, "6901234567892")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        QTest.qWait(20)
        left.append((dialog.isVisible(), dialog.field.text()))
        dialog.reject()

    visitor = Visitor(act)
    assert prompts.ask_text("作废", "原因", text="登记") is None
    assert left == [(True, "登记")]
    assert codes == ["6901234567892"]
    visitor.deleteLater()
