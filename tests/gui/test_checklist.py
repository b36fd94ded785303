"""The check of the shift by keys: marked one after the other, wanting points reported, taken back, nothing lost."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from station_app.core.amenities import commands, queries
from station_app.core.amenities.model import Amenity, Result
from station_app.core.clock import SetClock
from station_app.core.shifts.commands import begin, hand_over
from station_app.core.staff import commands as staff
from station_app.core.storage.database import Database
from station_app.core.storage.photos import keep_photo, photo, photo_folder
from station_app.gui.amenities.checklist import Checklist
from station_app.gui.amenities.checks_tab import ChecksTab
from station_app.gui.amenities.page import AmenitiesPage
from station_app.gui.amenities.photo_view import PhotoView
from station_app.gui.kit.photo_field import photo_bytes
from station_app.gui.kit.requests import BeginShift, UndoLast
from station_app.gui.shell.window import MainWindow
from tests.conftest import MORNING
from tests.gui.bare_page import Clerk, make_context
from tests.gui.hands import type_text

Key = Qt.Key


@pytest.fixture
def water(station: Database) -> Amenity:
    person = staff.add(station, name="林老师", now=MORNING, by=None).value
    begin(station, staff_id=person.id, now=MORNING, by=None)
    for name in ("饮水机 1 号", "饮水机 2 号"):
        made = commands.add(station, name=name, kind="water", now=MORNING, by=None).value
    return made


def shown(qtbot: QtBot, station: Database, clock: SetClock, folder: Path) -> Checklist:
    made = Checklist(make_context(station, clock, folder, Clerk()))
    qtbot.addWidget(made)
    made.resize(410, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.read()
    made.focus()
    return made


@pytest.fixture
def card(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path, water: Amenity) -> Checklist:
    del water
    return shown(qtbot, station, clock, tmp_path)


def press(card: Checklist, key: Qt.Key) -> None:
    QTest.keyClick(card.lines, key)
    QTest.qWait(90)


def results(station: Database) -> list[Result | None]:
    return [None if line.found is None else line.found.result for line in queries.checklist(station)]


def test_nobody_on_duty_is_asked_to_sign_in(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path) -> None:
    card = shown(qtbot, station, clock, tmp_path)
    with qtbot.waitSignal(card.asked) as asked:
        card.sign_in.click()
    assert asked.args == [BeginShift()]


def test_marks_go_on_to_the_next_and_are_saved_at_once(card: Checklist, station: Database) -> None:
    press(card, Key.Key_1)
    press(card, Key.Key_0)
    assert results(station)[:3] == [Result.NORMAL, Result.NOT_APPLICABLE, None]
    assert card.badge.text() == "2 / 16"
    assert card.lines.current() == "water"
    assert len(card._context.undo.acts()) == 2


def test_a_scan_into_the_list_marks_nothing(card: Checklist, station: Database) -> None:
    QTest.keyClicks(card.lines, "12010")
    QTest.qWait(90)
    assert results(station) == [None] * 16


def test_wanting_says_which_and_what_and_opens_a_fault(card: Checklist, station: Database, water: Amenity) -> None:
    card.lines.go_to("water")
    press(card, Key.Key_2)
    QTest.keyClick(card.form.which, Key.Key_Return)
    assert results(station)[2] is None  # which one is not said
    card.form.which.choose_id(water.id)
    card.form.which.changed.emit(card.form.which.chosen())
    QTest.keyClick(card.form.note, Key.Key_Return)
    assert card.form.form.message("inspection.note")
    assert results(station)[2] is None
    type_text(card.form.note, "不出热水")
    assert card.unfinished()
    QTest.keyClick(card.form.note, Key.Key_Return)
    fault = queries.open_fault(station, water.id)
    assert fault is not None
    assert fault.what == "不出热水"
    assert card.lines.found_line("water").words.text() == "饮水机 2 号: 不出热水 · Fault reported"
    assert not card.unfinished()


def test_a_line_left_half_typed_is_there_again(card: Checklist) -> None:
    press(card, Key.Key_2)
    type_text(card.form.note, "stained")
    QTest.keyClick(card.form.note, Key.Key_Escape)
    assert card.unfinished()
    press(card, Key.Key_2)
    assert card.form.note.text() == "stained"


def test_a_photo_goes_with_what_is_wanting_and_is_shown_again(card: Checklist, station: Database) -> None:
    card.lines.go_to("exit")
    press(card, Key.Key_2)
    type_text(card.form.note, "blocked")
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data = QMimeData()
    data.setImageData(image)
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(card.form.note, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert card.form.note.text() == "blocked"
    QTest.keyClick(card.form.note, Key.Key_Return)
    (found,) = (line.found for line in queries.checklist(station) if line.found is not None)
    assert found.photo is not None
    assert photo(station.path, found.photo).startswith(b"\xff\xd8")
    assert card.lines.found_line("exit").photo.isVisible()
    press(card, Key.Key_Up)  # it went on to the next
    assert card.lines.current() == "exit"
    QTest.keyClick(card.lines, Key.Key_P)
    (view,) = card.findChildren(PhotoView)
    assert not view.shown.pixmap().isNull()
    view.close()


def test_an_open_fault_is_joined_by_enter_alone(card: Checklist, station: Database, water: Amenity) -> None:
    commands.report_fault(station, amenity_id=water.id, what="不出热水", now=MORNING, by=None)
    card.read()
    assert "不出热水" in card.lines.row("water").note.text()
    card.lines.go_to("water")
    press(card, Key.Key_2)
    assert card.form.joined.isVisible()
    assert "不出热水" in card.form.joined.text()
    QTest.keyClick(card.form.note, Key.Key_Return)
    (fault,) = queries.faults(station)
    (found,) = (line.found for line in queries.checklist(station) if line.found is not None)
    assert found.fault_id == fault.id
    assert "Joined to the open report" in card.lines.found_line("water").words.text()


def test_all_points_end_with_a_kind_word_and_how_long_it_took(
    card: Checklist, station: Database, clock: SetClock
) -> None:
    for number in range(16):
        if number:
            clock.forward(timedelta(seconds=7))
        press(card, Key.Key_1)
        assert ("All 16 points done" in card.strip.text()) == (number == 15)
    assert "1 min 45 s" in card.strip.text()
    assert results(station) == [Result.NORMAL] * 16
    assert card.badge.text() == "16 / 16"


def test_another_language_keeps_what_is_half_typed(card: Checklist, water: Amenity) -> None:
    card.lines.go_to("water")
    press(card, Key.Key_2)
    card.form.which.choose_id(water.id)
    type_text(card.form.note, "leaks")
    card._context.language.use("zh")
    card.retranslate()
    try:
        assert card.form.isVisible()
        assert card.form.note.text() == "leaks"
        assert card.form.which.amenity_id() == water.id
        assert card.lines.row("water").point.text() == "饮水机"
        assert card._title.text() == "早班巡检"
        assert card.form.save.accessibleName() == "保存"
    finally:
        card._context.language.use("en")


@pytest.fixture
def in_window(window: MainWindow, water: Amenity) -> Checklist:
    del water
    window.show_page("amenities")
    page = window.page("amenities")
    assert isinstance(page, AmenitiesPage)
    page.refresh()
    QApplication.processEvents()
    page.rest.focus()
    return page.rest


@pytest.mark.parametrize("way", ["keys", "button"])
def test_the_window_takes_a_mark_back_and_the_strip_is_silent(
    in_window: Checklist, station: Database, window: MainWindow, way: str
) -> None:
    press(in_window, Key.Key_1)
    in_window.lines.go_to("door_sign")
    press(in_window, Key.Key_0)  # put right: what was said before comes back
    assert "Not applicable" in in_window.strip.text()
    for left in (Result.NORMAL, None):
        if way == "keys":
            QTest.keyClick(in_window.lines, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        else:
            in_window.asked.emit(UndoLast())
        QApplication.processEvents()
        assert results(station)[0] is left
        assert in_window.strip.text() == ""
        assert in_window.lines.current() == "door_sign"


# -- the month -------------------------------------------------------------------------------------------------------


def month_of(qtbot: QtBot, card: Checklist) -> ChecksTab:
    tab = ChecksTab(card._context)
    qtbot.addWidget(tab)
    tab.resize(600, 620)
    with qtbot.waitActive(tab):
        tab.show()
        tab.activateWindow()
    tab.focus()
    return tab


def test_the_month_says_shift_note_and_person_and_keeps_the_day_looked_at(
    qtbot: QtBot, card: Checklist, station: Database, clock: SetClock
) -> None:
    commands.inspect(station, result="abnormal", check_item="exit", note="blocked", now=clock.now(), by=None)
    tab = month_of(qtbot, card)
    row, column = list(tab._points).index("exit"), clock.now().day - 1
    assert "Early shift 10:00 Abnormal · blocked" in tab.grid.words((row, column))
    for _ in range(column):
        QTest.keyClick(tab.grid, Key.Key_Right)
    QTest.keyClick(tab.grid, Key.Key_Return)
    assert "blocked" in tab.notes.accessibleName()
    commands.inspect(station, result="normal", check_item="fridge", note="4 °C", now=clock.now(), by=None)
    tab.read()  # as the page does when anything changed
    assert "4 °C" in tab.notes.accessibleName()
    tab.wrong.click()
    assert "blocked" in tab.grid.words((0, column))
    assert len(tab.grid._sheet.points) == 1
    tab.months.before.click()
    assert not tab.notes.isVisible()
    assert tab.empty.isVisible()


def test_the_late_shift_of_a_day_counts_when_it_is_the_worse_one(
    qtbot: QtBot, card: Checklist, station: Database, clock: SetClock
) -> None:
    commands.inspect(station, result="normal", check_item="exit", now=clock.now(), by=None)
    clock.forward(timedelta(hours=6))
    person = staff.add(station, name="王老师", now=clock.now(), by=None).value
    hand_over(station, staff_id=person.id, now=clock.now(), by=None)
    commands.inspect(station, result="abnormal", check_item="exit", note="blocked", now=clock.now(), by=None)
    tab = month_of(qtbot, card)
    at = (list(tab._points).index("exit"), clock.now().day - 1)
    assert tab.grid._sheet.marks[at] is Result.ABNORMAL
    _, early, late = tab.grid.words(at).split("\n")
    assert early.startswith("Early shift 10:00 Normal")
    assert late.startswith("Late shift 16:00 Abnormal")


def test_photos_of_a_day_are_shown_and_enter_enlarges(
    qtbot: QtBot, card: Checklist, station: Database, clock: SetClock
) -> None:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    name = keep_photo(station.path, photo_bytes(image))
    commands.inspect(
        station, result="abnormal", check_item="exit", note="blocked", photo=name, now=clock.now(), by=None
    )
    tab = month_of(qtbot, card)
    tab.show_day(clock.now().day - 1)
    (thumb,) = tab.notes.thumbs()
    assert not thumb.icon().isNull()
    thumb.setFocus()
    QTest.keyClick(thumb, Key.Key_Return)
    (view,) = thumb.findChildren(PhotoView)
    assert not view.shown.pixmap().isNull()
    view.close()
    photo_folder(station.path).joinpath(name).unlink()
    tab.read()
    (thumb,) = tab.notes.thumbs()
    assert thumb.text() == "Photo"
