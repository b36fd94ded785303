"""Prefs, language, actions, single instance, sounds and the crash report."""

import logging
import subprocess
import sys
import threading
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.paths import resources_dir
from station_app.gui.runtime import sounds
from station_app.gui.runtime.actions import Actions
from station_app.gui.runtime.crash import CrashReporter, report_of, scrub
from station_app.gui.runtime.i18n import Language, language_for
from station_app.gui.runtime.instance import Instance
from station_app.gui.runtime.prefs import Prefs

# -- prefs ---------------------------------------------------------------------------------------------------------


def test_prefs_have_defaults(tmp_path: Path) -> None:
    prefs = Prefs(tmp_path / "desk.ini")
    assert (prefs.language, prefs.theme, prefs.sound) == ("", "system", True)
    assert prefs.geometry.isEmpty()
    assert prefs.export_folder is None


@pytest.mark.parametrize("sound", [True, False])
def test_a_stored_yes_or_no_comes_back_as_such(tmp_path: Path, sound: bool) -> None:
    path = tmp_path / "desk.ini"
    first = Prefs(path)
    first.sound = sound
    first.save()
    assert Prefs(path).sound is sound
    # As another start reads it: from the text of the file, where no is only a word.
    other = tmp_path / "other.ini"
    other.write_bytes(path.read_bytes())
    assert Prefs(other).sound is sound


def test_prefs_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "导出 台账"
    folder.mkdir()
    path = tmp_path / "desk.ini"
    first = Prefs(path)
    first.language, first.theme, first.geometry, first.export_folder = (
        "en",
        "dark",
        QByteArray(b"\x01\x00\xff"),
        folder,
    )
    first.save()
    again = Prefs(path)
    assert (again.language, again.theme, again.geometry) == ("en", "dark", QByteArray(b"\x01\x00\xff"))
    assert again.export_folder == folder
    folder.rmdir()
    assert again.export_folder is None


def test_a_spoiled_file_of_prefs_counts_as_defaults(tmp_path: Path) -> None:
    path = tmp_path / "desk.ini"
    path.write_text("[General]\nlanguage=klingon\ntheme=pink\n", "utf-8")
    prefs = Prefs(path)
    assert (prefs.language, prefs.theme) == ("", "system")
    with pytest.raises(ValueError, match="theme"):
        prefs.theme = "pink"


# -- language ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "system", "expected"),
    [
        ("en", ["zh-CN"], "en"),
        ("zh", ["en-US"], "zh"),
        ("", ["zh-Hans-CN", "en"], "zh"),
        ("", ["en_GB"], "en"),
        ("", ["ug-CN", "en"], "zh"),
        ("", [], "zh"),
    ],
)
def test_the_language_is_chosen_else_the_systems_else_chinese(choice: str, system: list[str], expected: str) -> None:
    assert language_for(choice, system) == expected


class Listener(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.heard = 0

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        self.heard += event.type() == QEvent.Type.LanguageChange
        super().changeEvent(event)


def test_the_language_switches_live_with_qts_own_words(qtbot: QtBot, qapp: QApplication) -> None:
    before = QLocale()
    window = Listener()
    qtbot.addWidget(window)
    language = Language(qapp, resources_dir(), "zh")
    assert language.code == "zh"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert QLocale().name() == "zh_CN"
    window.heard = 0
    with qtbot.waitSignal(language.changed, timeout=500):
        language.use("en")
    qtbot.waitUntil(lambda: window.heard > 0)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "Cancel" in box.buttons()[0].text()
    QLocale.setDefault(before)


# -- actions -------------------------------------------------------------------------------------------------------


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.undone: list[object] = []
        self.actions_of_page = Actions(self)
        self.actions_of_page.add("undo", "Undo", self.undo, keys=["Ctrl+Z"])
        self.actions_of_page.add("quiet", "No keys", self.undo)

    def undo(self, which: object = "last") -> None:
        self.undone.append(which)


def test_an_action_answers_its_key_and_tells_its_slot_nothing(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.actions_of_page.get("undo").trigger()
    assert page.undone == ["last", "last"]


def test_the_list_of_keys(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    page.actions_of_page.say("undo", "撤销")
    (line,) = page.actions_of_page.lines()
    assert (line.name, line.text, line.keys) == ("undo", "撤销", ("Ctrl+Z",))


def test_only_bound_methods_of_objects_are_slots(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    with pytest.raises(TypeError):
        page.actions_of_page.add("other", "Other", lambda: None)
    with pytest.raises(ValueError, match="undo"):
        page.actions_of_page.add("undo", "Again", page.undo)


# -- one window a station ------------------------------------------------------------------------------------------

SECOND = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from PySide6.QtCore import QCoreApplication
from station_app.gui.runtime.instance import Instance
app = QCoreApplication([])
print(Instance(Path({path!r})).claim())
"""


def start_again(path: Path) -> str:
    code = SECOND.format(root=str(Path(__file__).parents[3]), path=str(path))
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    ).stdout.strip()


def test_a_second_start_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path / "站.sqlite")
    assert first.claim()
    answers: list[str] = []
    with qtbot.waitSignal(first.raised, timeout=20_000):
        thread = threading.Thread(target=lambda: answers.append(start_again(tmp_path / "站.sqlite")))
        thread.start()
    thread.join(60)
    assert answers == ["False"]
    assert start_again(tmp_path / "other.sqlite") == "True"
    first.release()
    assert start_again(tmp_path / "站.sqlite") == "True"


def test_a_name_left_by_a_killed_program_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    code = SECOND.format(root=str(Path(__file__).parents[3]), path=str(tmp_path / "s.sqlite"))
    subprocess.run([sys.executable, "-c", code + "\nimport os\nos.kill(os.getpid(), 9)"], check=False, timeout=60)
    first = Instance(tmp_path / "s.sqlite")
    assert first.claim()
    assert start_again(tmp_path / "s.sqlite") == "False"


# -- sounds --------------------------------------------------------------------------------------------------------


def test_three_short_sounds_are_there() -> None:
    for name in sounds.NAMES:
        with wave.open(str(resources_dir() / "sounds" / f"{name}.wav")) as sound:
            assert 0.1 <= sound.getnframes() / sound.getframerate() <= 0.5


def test_sounds_can_be_off(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[Path] = []
    monkeypatch.setattr(sounds, "_play", played.append)
    player = sounds.Sounds(resources_dir())
    player.play("done")
    player.on = False
    player.play("refused")
    assert [path.name for path in played] == ["done.wav"]
    with pytest.raises(ValueError, match="loud"):
        player.play("loud")


# -- crash ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def reporter(qtbot: QtBot) -> Iterator[CrashReporter]:
    reporter = CrashReporter()
    yield reporter
    reporter.uninstall()
    for window in QApplication.topLevelWidgets():
        if window.objectName() == "crashDialog":
            window.close()


def dialogs() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.objectName() == "crashDialog" and w.isVisible()]


class Clumsy(QObject):
    typed = " ".join(("张三", "13912340087"))

    def stumble(self) -> None:
        raise KeyError(self.typed)


def test_what_may_be_a_name_or_a_phone_stays_out_of_a_report() -> None:
    text = report_of(ValueError("bad value '周佳宁' of 13912340087 for 程立群"))
    for secret in ("周佳宁", "13912340087", "程立群"):
        assert secret not in text
    assert "ValueError" in text
    assert scrub("UNIQUE constraint failed: person.phone") == "UNIQUE constraint failed: person.phone"


def test_a_report_names_the_places_and_the_causes() -> None:
    try:
        try:
            Clumsy().stumble()
        except KeyError as error:
            raise RuntimeError("could not register") from error
    except RuntimeError as error:
        text = report_of(error)
    assert "RuntimeError: could not register" in text
    assert "which came of" in text
    assert "in stumble" in text


def test_errors_of_any_thread_make_one_dialog(
    qtbot: QtBot, reporter: CrashReporter, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    reporter.install()
    hook, thread_hook = sys.excepthook, threading.excepthook
    with caplog.at_level(logging.CRITICAL):
        thread = threading.Thread(target=Clumsy().stumble)
        thread.start()
        thread.join()
        assert dialogs() == []  # never from the hook itself
        qtbot.waitUntil(lambda: len(dialogs()) == 1)
        try:
            Clumsy().stumble()
        except KeyError as error:
            hook(type(error), error, error.__traceback__)
        qtbot.wait(50)
    assert thread_hook is threading.excepthook
    (dialog,) = dialogs()
    assert len([r for r in caplog.records if r.levelno == logging.CRITICAL]) == 2
    assert "13912340087" not in caplog.text
    assert dialog.findChildren(QLabel)
    caplog.clear()


def test_the_report_can_be_copied_and_the_program_restarted(
    qtbot: QtBot, reporter: CrashReporter, caplog: pytest.LogCaptureFixture
) -> None:
    reporter.report("Traceback of a child")
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialog = reporter._dialog
    assert dialog is not None
    assert dialog.go_on.isDefault()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "Traceback of a child"
    assert dialog.isVisible()
    with qtbot.waitSignal(reporter.restart_asked, timeout=500):
        dialog.restart.click()
    assert dialogs() == []
    reporter.report("another one")
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
