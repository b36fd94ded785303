"""Scans among typing: 500 of 500 right, nothing typed lost, no question answered, half-composed hanzi respected."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from station_app.gui.runtime.scanner import ScanRouter

CODE = "6901234567892"


class Hand:
    """Types at a set pace: each key moves the router's time on."""

    def __init__(self) -> None:
        self.moment = 1000.0

    def now(self) -> float:
        return self.moment

    def type(self, widget: QWidget, text: str, pace: float, *, rest: float = 500) -> None:
        self.moment += rest
        for char in text:
            self.moment += pace
            if char in "\r\t":
                QTest.keyClick(widget, Qt.Key.Key_Return if char == "\r" else Qt.Key.Key_Tab)
            else:
                key = Qt.Key.Key_A if not char.isascii() else Qt.Key(ord(char.upper()))
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    modifier = Qt.KeyboardModifier.NoModifier
                    QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, modifier, char))


class Ear(QObject):
    """Notes what the router says."""

    def __init__(self, router: ScanRouter) -> None:
        super().__init__()
        self.codes: list[str] = []
        self.interrupted = 0
        router.scanned.connect(self.hear)
        router.interrupted_composition.connect(self.count)

    def hear(self, code: str) -> None:
        self.codes.append(code)

    def count(self) -> None:
        self.interrupted += 1


class Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.entered = 0
        self.pressed = 0
        self.field = QLineEdit()
        self.note = QPlainTextEdit()
        self.button = QPushButton("Leave")
        self.choice = QComboBox()
        self.choice.addItems(["0", "6", "9"])
        self.number = QSpinBox()
        self.number.setMaximum(999)
        layout = QVBoxLayout(self)
        for widget in (self.field, self.note, self.button, self.choice, self.number):
            layout.addWidget(widget)
        self.field.returnPressed.connect(self._entered)
        self.button.clicked.connect(self._pressed)

    def _entered(self) -> None:
        self.entered += 1

    def _pressed(self) -> None:
        self.pressed += 1


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    window = Desk()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.field.setFocus()
    return window


@pytest.fixture
def router(qapp: QApplication, desk: Desk, hand: Hand) -> Iterator[ScanRouter]:
    router = ScanRouter(qapp, hand.now)
    yield router
    router.deleteLater()


@pytest.fixture
def ear(router: ScanRouter) -> Ear:
    return Ear(router)


def test_500_scans_at_5_ms_a_key_are_500_right(qtbot: QtBot, desk: Desk, hand: Hand, ear: Ear) -> None:
    codes = [f"{6900000000000 + 7919 * n}" for n in range(500)]
    for code in codes:
        hand.type(desk.field, code + "\r", 5, rest=80)
    qtbot.waitUntil(lambda: len(ear.codes) == 500)
    assert ear.codes == codes
    assert desk.field.text() == ""
    assert desk.entered == 0


def test_scans_in_real_time_through_the_window(qtbot: QtBot, qapp: QApplication, desk: Desk) -> None:
    router = ScanRouter(qapp)
    ear = Ear(router)
    desk.field.setText("周佳宁")
    for n in range(20):
        for char in str(600000 + n):
            QTest.keyClick(desk.windowHandle(), Qt.Key(ord(char)), delay=5)
        QTest.keyClick(desk.windowHandle(), Qt.Key.Key_Return, delay=5)
        QTest.qWait(65)
    assert ear.codes == [str(600000 + n) for n in range(20)]
    assert desk.field.text() == "周佳宁"
    assert desk.entered == 0
    router.deleteLater()


def test_a_pause_ends_a_scan(qtbot: QtBot, desk: Desk, hand: Hand, ear: Ear) -> None:
    hand.type(desk.field, CODE, 5)
    qtbot.waitUntil(lambda: ear.codes == [CODE])
    assert desk.field.text() == ""


def test_tab_ends_a_scan_and_leaves_the_focus(qtbot: QtBot, desk: Desk, hand: Hand, ear: Ear) -> None:
    hand.type(desk.field, CODE + "\t", 5)
    qtbot.waitUntil(lambda: ear.codes == [CODE])
    assert desk.field.hasFocus()


def test_carriage_return_and_line_feed_are_one_end(qtbot: QtBot, desk: Desk, hand: Hand, ear: Ear) -> None:
    hand.type(desk.field, CODE + "\r\r", 5)
    qtbot.waitUntil(lambda: ear.codes == [CODE])
    assert desk.entered == 0


@pytest.mark.parametrize("pace", [35, 55, 80, 150])
def test_typing_by_hand_goes_through_at_once(desk: Desk, hand: Hand, ear: Ear, pace: float) -> None:
    for n, char in enumerate("13912340087", start=1):
        hand.type(desk.field, char, pace, rest=0)
        assert len(desk.field.text()) == n
    hand.type(desk.field, "\r", pace, rest=0)
    QTest.qWait(100)
    assert desk.field.text() == "13912340087"
    assert desk.entered == 1
    assert ear.codes == []


def test_five_fast_keys_are_typing(desk: Desk, hand: Hand, ear: Ear) -> None:
    hand.type(desk.field, "12345\r", 5)
    QTest.qWait(100)
    assert (desk.field.text(), desk.entered, ear.codes) == ("12345", 1, [])


def test_typing_a_scan_typing_keeps_the_typing(qtbot: QtBot, desk: Desk, hand: Hand, ear: Ear) -> None:
    hand.type(desk.field, "zhou", 120)
    desk.field.setCursorPosition(2)
    hand.type(desk.field, CODE + "\r", 5, rest=90)
    assert (desk.field.text(), desk.field.cursorPosition()) == ("zhou", 2)
    hand.type(desk.field, "xx", 120, rest=90)
    qtbot.waitUntil(lambda: ear.codes == [CODE])
    assert desk.field.text() == "zhxxou"


def test_a_selection_a_scan_typed_over_comes_back(desk: Desk, hand: Hand, ear: Ear) -> None:
    desk.field.setText("周佳宁 2046")
    desk.field.setSelection(4, 4)
    hand.type(desk.field, CODE + "\r", 5)
    assert desk.field.text() == "周佳宁 2046"
    assert desk.field.selectedText() == "2046"


def test_undo_of_typing_still_works_after_a_scan(desk: Desk, hand: Hand, ear: Ear) -> None:
    hand.type(desk.field, "zhou", 120)
    hand.type(desk.field, CODE + "\r", 5, rest=90)
    while desk.field.isUndoAvailable():
        desk.field.undo()
    assert desk.field.text() == ""


def test_other_widgets_are_put_back(qtbot: QtBot, desk: Desk, hand: Hand, ear: Ear) -> None:
    desk.note.setPlainText("第一行\n第二行")
    cursor = desk.note.textCursor()
    cursor.setPosition(3)
    desk.note.setTextCursor(cursor)
    desk.choice.setCurrentIndex(1)
    desk.number.setValue(42)
    for widget in (desk.note, desk.choice, desk.number, desk.button):
        widget.setFocus()
        hand.type(widget, CODE + "\r", 5)
    qtbot.waitUntil(lambda: ear.codes == [CODE] * 4)
    assert desk.note.toPlainText() == "第一行\n第二行"
    assert desk.note.textCursor().position() == 3
    assert desk.choice.currentIndex() == 1
    assert desk.number.value() == 42
    assert desk.pressed == 0


def test_a_scan_answers_no_question(qtbot: QtBot, desk: Desk, hand: Hand, ear: Ear) -> None:
    box = QMessageBox(QMessageBox.Icon.Question, "Void?", "Void this visit?", parent=desk)
    yes = box.addButton("Void", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(yes)
    box.open()
    qtbot.waitUntil(yes.hasFocus)
    hand.type(yes, CODE + "\r", 5)
    qtbot.waitUntil(lambda: ear.codes == [CODE])
    assert box.isVisible()
    hand.type(yes, "\r", 5)
    assert not box.isVisible()


def test_a_held_key_is_no_scan(desk: Desk, hand: Hand, ear: Ear) -> None:
    hand.moment += 500
    for n in range(20):
        hand.moment += 5
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, "0", n > 0)
        QCoreApplication.sendEvent(desk.field, press)
    QTest.qWait(100)
    assert (desk.field.text(), ear.codes) == ("0" * 20, [])


def test_full_width_digits_are_made_plain(qtbot: QtBot, desk: Desk, hand: Hand, ear: Ear) -> None:
    hand.type(desk.field, "６９０１２３４５\r", 5)
    qtbot.waitUntil(lambda: ear.codes == ["69012345"])


def compose(hand: Hand, field: QLineEdit, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(field, event)


def test_full_width_digits_committed_by_an_input_method(qtbot: QtBot, desk: Desk, hand: Hand, ear: Ear) -> None:
    hand.moment += 500
    for digit in "６９０１２３４５":
        hand.moment += 5
        compose(hand, desk.field, "", digit)
    qtbot.waitUntil(lambda: ear.codes == ["69012345"])
    assert desk.field.text() == ""


def test_a_scan_into_half_composed_hanzi_asks_for_another(qtbot: QtBot, desk: Desk, hand: Hand, ear: Ear) -> None:
    desk.field.setText("师傅")
    for preedit in ("z", "zh", "zho", "zhou"):
        hand.moment += 120
        compose(hand, desk.field, preedit)
    hand.moment += 400
    compose(hand, desk.field, "", "周")  # the first digit picked a candidate
    hand.type(desk.field, CODE[1:] + "\r", 5, rest=0)
    qtbot.waitUntil(lambda: ear.interrupted == 1)
    assert ear.codes == []
    assert desk.field.text() == "师傅"
    hand.type(desk.field, CODE + "\r", 5)
    qtbot.waitUntil(lambda: ear.codes == [CODE])


def test_composing_by_hand_is_left_alone(desk: Desk, hand: Hand, ear: Ear) -> None:
    for preedit in ("z", "zh", "zho", "zhou"):
        hand.moment += 90
        compose(hand, desk.field, preedit)
    hand.moment += 200
    compose(hand, desk.field, "", "周佳宁")
    hand.type(desk.field, "\r", 120)
    QTest.qWait(100)
    assert (desk.field.text(), ear.codes, ear.interrupted, desk.entered) == ("周佳宁", [], 0, 1)


class Slow(QObject):
    """A page that opens a question for each scan; the next must wait for it."""

    def __init__(self, router: ScanRouter, hand: Hand, field: QLineEdit) -> None:
        super().__init__()
        self._hand = hand
        self._field = field
        self.inside = 0
        self.deepest = 0
        self.codes: list[str] = []
        router.scanned.connect(self.work)

    def work(self, code: str) -> None:
        self.inside += 1
        self.deepest = max(self.deepest, self.inside)
        if code == "600000":
            self._hand.type(self._field, "200000\r", 5, rest=90)
        QTest.qWait(20)
        self.codes.append(code)
        self.inside -= 1


def test_scans_wait_for_the_one_before(qtbot: QtBot, router: ScanRouter, desk: Desk, hand: Hand) -> None:
    slow = Slow(router, hand, desk.field)
    for n in range(10):
        hand.type(desk.field, f"{600000 + n}\r", 5, rest=90)
    qtbot.waitUntil(lambda: len(slow.codes) == 11)
    assert slow.codes == [*(str(600000 + n) for n in range(10)), "200000"]
    assert slow.deepest == 1
