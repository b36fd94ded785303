"""What goes to the clipboard: today, month and year in one sentence, and the day as a picture without names."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.people.commands import register
from station_app.core.reports.periods import Period, month_of, year_of
from station_app.core.reports.queries import statistics
from station_app.core.storage.database import Database
from station_app.core.visits.corrections import back_date
from station_app.gui.settings.saving import set_setting
from station_app.gui.shell import day_picture
from station_app.gui.shell.closing import ClosingDialog, copied_words
from station_app.gui.shell.day_facts import read_day
from station_app.gui.shell.day_picture import paint_day
from station_app.gui.shell.summary_dialog import PicturePreview, SummaryDialog
from station_app.gui.shell.window import MainWindow
from tests.gui.bare_page import Clerk
from tests.gui.drivers import CONTROL, SHIFT, Desk

COUNTED_MS = 5_000
CHILD_MS = 20_000


@pytest.fixture(autouse=True)
def autumn(clock: SetClock) -> None:
    """A day with a month and a year before it: ten in the morning of 23 September in Shanghai."""
    clock.set(datetime(2026, 9, 23, 2, 0, tzinfo=UTC))


@pytest.fixture(autouse=True)
def clipboard(qapp: object) -> Iterator[None]:
    del qapp
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def copied() -> str:
    return QGuiApplication.clipboard().text()


def picture() -> QImage:
    return QGuiApplication.clipboard().image()


def came(desk: Desk, name: str = "周佳宁", phone: str = "13800002046") -> None:
    desk.knows(name, phone)
    desk.type(phone[-4:])
    desk.enter()


def in_dialog(do: Callable[[SummaryDialog], None], window: MainWindow, seen: list[bool]) -> None:
    """When the dialog is there, do this, and close it."""

    def act() -> None:
        dialog = window.findChild(SummaryDialog)
        assert dialog is not None
        try:
            do(dialog)
            seen.append(dialog.isVisible())
        finally:
            dialog.accept()

    QTimer.singleShot(0, act)


# -- the sentence ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["desk", "visits", "reports"])
def test_ctrl_shift_c_copies_today_month_and_year(desk: Desk, name: str, qtbot: QtBot) -> None:
    desk.window.context.operations.run(set_setting, setting="station.name", value="老商埠暖新之家", undoable=False)
    came(desk)
    rider = desk.knows("孟凡")
    today = date(2026, 9, 23)
    for day in (today - timedelta(days=3), today - timedelta(days=60), today - timedelta(days=400)):
        back_date(desk.db, day=day, person_id=rider, now=desk.clock.now(), by=None)
    desk.type("+6")
    desk.enter()
    desk.window.show_page(name)
    desk.press(Qt.Key.Key_C, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(copied()), timeout=COUNTED_MS)
    assert copied() == (
        "老商埠暖新之家, 23 Sep: today visits 7, people 1; this month visits 8, people 2; this year visits 9, people 2."
    )
    assert desk.status() == f"Copied: {copied()}"


def test_the_sentence_says_what_the_statistics_say(desk: Desk, qtbot: QtBot) -> None:
    rider, other = desk.knows("周佳宁", "13800002046"), desk.knows("孟凡", "13911113333")
    today = date(2026, 9, 23)
    for days in range(0, 300, 7):
        back_date(
            desk.db,
            day=today - timedelta(days=days),
            person_id=(None, rider, other)[days % 3],
            heads=1 if days % 3 else 2,
            now=desk.clock.now(),
            by=None,
        )
    desk.press(Qt.Key.Key_C, CONTROL | SHIFT)
    assert desk.status() == "Counting today, this month and this year …"
    qtbot.waitUntil(lambda: bool(copied()), timeout=COUNTED_MS)
    for words, period in (("today", Period(today, today)), ("month", month_of(today)), ("year", year_of(today))):
        of = statistics(desk.db, period)
        assert f"{words} visits {of.visit_count}, people {of.person_count}" in copied()


def test_the_window_answers_while_a_year_is_counted(desk: Desk, qtbot: QtBot) -> None:
    # Another connection holds a lock that stops nobody from reading; the key returns at once.
    came(desk)
    start = perf_counter()
    for _ in range(20):
        desk.press(Qt.Key.Key_C, CONTROL | SHIFT)
    assert perf_counter() - start < 1
    assert not copied()  # nothing was counted by the key itself
    qtbot.waitUntil(lambda: bool(copied()), timeout=COUNTED_MS)
    desk.enter()
    assert desk.focus_is_in_the_field()


def test_a_count_that_fails_is_said(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    came(desk)
    monkeypatch.setattr(desk.window.sharing.counter.aside, "_station", desk.db.path.with_name("gone.sqlite"))
    desk.press(Qt.Key.Key_C, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: desk.status().startswith("Could not be counted"), timeout=COUNTED_MS)
    assert not copied()


def test_closing_while_counting_leaves_nothing_running(desk: Desk) -> None:
    desk.press(Qt.Key.Key_C, CONTROL | SHIFT)
    desk.window.close()
    assert not desk.window.isVisible()
    QTest.qWait(50)
    assert not copied()


# -- the picture -------------------------------------------------------------------------------------------------------


def words_of(db_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every word on the picture."""
    said: list[str] = []

    class Noting(QPainter):
        def drawText(self, *args: object) -> None:  # type: ignore[override]  # noqa: N802 - Qt's name
            said.append(str(args[-1]))
            super().drawText(*args)  # type: ignore[call-overload]

    monkeypatch.setattr(day_picture, "QPainter", Noting)
    facts = read_day(db_window.context)
    assert facts is not None
    paint_day(facts, db_window.context.theme.light)
    return said


def test_the_picture_tells_the_day_and_nobodys_name(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.window.context.operations.run(set_setting, setting="station.name", value="老商埠暖新之家", undoable=False)
    came(desk)
    came(desk, "孟凡", "13911113333")
    desk.later(hours=1)
    desk.type("+6h")
    desk.enter()
    said = words_of(desk.window, monkeypatch)
    for words in ("老商埠暖新之家", "23 Sep Wednesday · open 09:00–21:00", "8", "2", "Today's summary"):
        assert words in said
    assert "busiest 11:00–12:00, visits 6" in said
    assert {"Food rider", "Sanitation worker", "6"} <= set(said) or any(word.startswith("Sanit") for word in said)
    everything = " ".join(said)
    for name in ("周佳宁", "孟凡", "2046", "3333", "1380"):
        assert name not in everything


def test_the_key_copies_the_picture_and_shows_it(desk: Desk, qtbot: QtBot) -> None:
    came(desk)
    seen: list[bool] = []
    in_dialog(_looks_right, desk.window, seen)
    desk.press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert seen == [True]
    assert picture().width() == 1080
    assert picture().height() == 1350
    assert "copied" in desk.status()
    desk.window.activateWindow()  # as a window manager does when a dialog is gone
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.page.entry.field)


def _looks_right(dialog: SummaryDialog) -> None:
    preview = dialog.findChild(PicturePreview)
    assert preview is not None
    assert preview.pixmap().width() > 200
    assert dialog.focusWidget().objectName() == "summaryClose"


def test_the_button_on_the_desk_does_the_same(desk: Desk) -> None:
    button = desk.page.today.findChild(QPushButton, "deskSummary")
    assert button is not None
    assert not button.isEnabled()  # nobody has come
    came(desk)
    seen: list[bool] = []
    in_dialog(lambda dialog: None, desk.window, seen)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert seen == [True]
    assert not picture().isNull()


def test_a_day_without_visits_has_no_picture_and_says_so(desk: Desk) -> None:
    desk.press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert desk.window.findChild(QDialog) is None
    assert picture().isNull()
    assert desk.status() == "Nobody has come today: there is nothing to sum up yet."


def test_after_midnight_the_day_that_has_just_ended_is_summed_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    came(desk)
    desk.clock.set(datetime(2026, 9, 23, 16, 20, tzinfo=UTC))  # 00:20 in Shanghai
    said = words_of(desk.window, monkeypatch)
    assert "Yesterday's summary" in said
    assert "23 Sep Wednesday · open 09:00–21:00" in said
    desk.clock.set(datetime(2026, 9, 24, 2, 0, tzinfo=UTC))  # open again, and still nobody
    assert read_day(desk.window.context) is None


def test_the_picture_is_light_in_the_dark_and_the_same_again(desk: Desk) -> None:
    came(desk)
    facts = read_day(desk.window.context)
    assert facts is not None
    theme = desk.window.context.theme
    made = paint_day(facts, theme.light)
    theme.use("dark")
    try:
        assert paint_day(facts, theme.light) == made
    finally:
        theme.use("light")
    assert made.pixelColor(2, 2).lightness() > 230


def test_saved_as_a_file_it_reads_back(desk: Desk, clerk: Clerk, tmp_path: Path) -> None:
    desk.window.context.operations.run(set_setting, setting="station.name", value="老商埠/暖新?", undoable=False)
    came(desk)
    clerk.paths = [tmp_path / "today"]
    in_dialog(_press_save, desk.window, [])
    desk.press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert clerk.suggested[0].name == "老商埠暖新 2026-09-23 summary.png"
    assert QImage(str(tmp_path / "today.png")).size() == picture().size()
    assert desk.status() == "Saved as today.png"
    assert sorted(path.name for path in tmp_path.glob("*.tmp")) == []


def test_a_place_that_cannot_be_written_is_told(desk: Desk, clerk: Clerk, tmp_path: Path) -> None:
    came(desk)
    clerk.paths = [tmp_path / "nowhere" / "today.png"]
    in_dialog(_press_save, desk.window, [])
    desk.press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert "cannot be written" in clerk.asked[-1]


def _press_save(dialog: SummaryDialog) -> None:
    save = dialog.findChild(QPushButton, "summarySave")
    assert save is not None
    save.click()


# -- closing -----------------------------------------------------------------------------------------------------------


def test_closing_copies_the_summary_and_asks_nothing(desk: Desk, clerk: Clerk, qtbot: QtBot) -> None:
    came(desk)
    with qtbot.waitSignal(desk.window.closed, timeout=CHILD_MS):
        desk.window.close()
        dialog = desk.window.findChild(ClosingDialog)
        assert dialog is not None
        label = dialog.findChild(QLabel, "closingSummary")
        assert label is not None
        assert "copied" in label.text()
        assert dialog.findChild(PicturePreview) is not None
        assert picture().width() == 1080
    assert clerk.asked == []


def test_the_summary_does_not_keep_anybody_from_leaving(desk: Desk, qtbot: QtBot) -> None:
    came(desk)
    desk.window.close()
    dialog = desk.window.findChild(ClosingDialog)
    assert dialog is not None
    with qtbot.waitSignal(desk.window.closed, timeout=500):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_closing_a_day_without_visits_leaves_the_clipboard_alone(desk: Desk, qtbot: QtBot, station: Database) -> None:
    register(station, name="周佳宁", now=desk.clock.now(), by=None)
    QGuiApplication.clipboard().setText("mine")
    with qtbot.waitSignal(desk.window.closed, timeout=CHILD_MS):
        desk.window.close()
        dialog = desk.window.findChild(ClosingDialog)
        assert dialog is not None
        assert dialog.findChild(PicturePreview) is None
    assert copied() == "mine"


def test_where_the_clipboard_goes_with_the_program_that_is_said() -> None:
    assert "can be pasted into WeChat" in copied_words("windows")
    for platform in ("xcb", "wayland"):
        assert "until this window has closed" in copied_words(platform)


def test_a_station_about_to_be_deleted_is_not_summed_up(desk: Desk) -> None:
    came(desk)
    desk.window.keeper.give_up()
    desk.window.close()
    assert not desk.window.isVisible()
    assert picture().isNull()
