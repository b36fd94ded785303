"""The settings page: every field saves when it is left, refuses beside itself, and can be used from the keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from station_app import __version__
from station_app.core.clock import SetClock
from station_app.core.lending.queries import hours, loan_minutes
from station_app.core.paths import backup_folder
from station_app.core.people.queries import notice
from station_app.core.settings import commands, queries
from station_app.core.settings.model import Dictionary, Entry
from station_app.core.staff.commands import add as add_staff
from station_app.core.staff.queries import by_name
from station_app.core.storage.database import Database, open_database
from station_app.core.storage.sqlite import sqlite3
from station_app.core.types import Area
from station_app.gui.kit.chips import Chips
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.requests import Say
from station_app.gui.kit.typed_clock import clock_time
from station_app.gui.settings.appearance import AppearanceSection
from station_app.gui.settings.backups import BackupsCard
from station_app.gui.settings.data import DataSection
from station_app.gui.settings.dictionary import DictionarySection
from station_app.gui.settings.dictionary_columns import lent_for
from station_app.gui.settings.lending import days_of
from station_app.gui.settings.page import SettingsPage
from station_app.gui.settings.privacy import PrivacySection
from station_app.gui.settings.saving import whole_number
from station_app.gui.settings.staff import REST, StaffSection
from station_app.gui.settings.station import StationSection
from station_app.gui.settings.visits import USUAL, VisitsSection
from tests.gui.bare_page import Clerk, Requests, cut_words, make_context, needs_fonts, part
from tests.gui.hands import retype, type_text


@pytest.fixture
def page(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path, clerk: Clerk) -> Iterator[SettingsPage]:
    for name in ("林老师", "周敏"):
        add_staff(station, name=name, now=clock.now(), by=None)
    made = SettingsPage(make_context(station, clock, tmp_path, clerk))
    qtbot.addWidget(made)
    made.resize(1104, 580)
    made.show()
    yield made
    data = made.sections["data"]
    assert isinstance(data, DataSection)
    data.backups.job.cancel()


@pytest.fixture
def asked(page: SettingsPage) -> Requests:
    return Requests(page)


def line(page: SettingsPage, setting: str) -> QLineEdit:
    found = part(page, f"settings.{setting}")
    assert isinstance(found, QLineEdit)
    return found


def entry(station: Database, code: str, dictionary: Dictionary = Dictionary.SERVICE) -> Entry:
    return next(found for found in queries.entries(station, dictionary) if found.code == code)


def services(page: SettingsPage) -> DictionarySection:
    page.open("services")
    found = page.sections["services"]
    assert isinstance(found, DictionarySection)
    return found


def press_in(table: DataTable, row_id: int, column: int) -> None:
    model = table.model()
    at = next(n for n in range(model.rowCount()) if model.index(n, 0).data(Qt.ItemDataRole.UserRole + 2) == row_id)
    table.scrollTo(model.index(at, 0))
    place: QRect = table.visualRect(model.index(at, column))
    where = place.center()
    where.setX(place.right() - 24)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


# -- fields that save when they are left ---------------------------------------------------------------------------


def test_enter_saves_a_field(page: SettingsPage, station: Database, asked: Requests) -> None:
    name = line(page, "station.name")
    retype(name, "Elm Street warm home")
    assert queries.text(station, "station.name") == ""
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert queries.text(station, "station.name") == "Elm Street warm home"
    assert asked.all == [Say("Saved: Station name")]
    assert not page.context.undo.acts()


def test_leaving_saves_a_field(page: SettingsPage, station: Database) -> None:
    retype(line(page, "station.address"), "17 Elm Street")
    QTest.keyClick(line(page, "station.address"), Qt.Key.Key_Tab)
    assert queries.text(station, "station.address") == "17 Elm Street"
    assert line(page, "station.street").hasFocus()


def test_an_untouched_field_writes_nothing(page: SettingsPage, station: Database) -> None:
    acts = station.value("SELECT count(*) FROM act")
    for setting in ("station.name", "station.opens", "station.timezone"):
        QTest.keyClick(line(page, setting), Qt.Key.Key_Return)
    assert station.value("SELECT count(*) FROM act") == acts


def test_a_refused_value_stays_with_the_message_and_holds_nobody(page: SettingsPage, station: Database) -> None:
    opens = line(page, "station.opens")
    retype(opens, "half past")
    QTest.keyClick(opens, Qt.Key.Key_Tab)
    assert opens.text() == "half past"
    assert "half past" in opens.accessibleDescription()
    assert opens.property("wrong") == "true"
    assert line(page, "station.closes").hasFocus()
    assert queries.text(station, "station.opens") == "09:00"
    # Another field is saved meanwhile: the complaint and what was typed stay.
    retype(line(page, "station.closes"), "22:30")
    QTest.keyClick(line(page, "station.closes"), Qt.Key.Key_Return)
    assert queries.text(station, "station.closes") == "22:30"
    assert opens.text() == "half past"
    assert "half past" in opens.accessibleDescription()
    opens.setFocus()
    QTest.keyClick(opens, Qt.Key.Key_Escape)
    assert opens.text() == "09:00"
    assert opens.property("wrong") == "false"


def test_hours_are_taken_as_people_write_them(page: SettingsPage, station: Database) -> None:
    for typed, stored in (("830", "08:30"), ("9：15", "09:15"), (" 7:00", "07:00"), ("0645", "06:45")):
        retype(line(page, "station.opens"), typed)
        QTest.keyClick(line(page, "station.opens"), Qt.Key.Key_Return)
        assert queries.text(station, "station.opens") == stored
        assert line(page, "station.opens").text() == stored
    assert clock_time("25:61") == "25:61"
    assert clock_time("early") == "early"


def test_an_unknown_time_zone_is_refused(page: SettingsPage, station: Database) -> None:
    field = line(page, "station.timezone")
    field.completer().setCompletionMode(field.completer().CompletionMode.InlineCompletion)  # no list over the screen
    retype(field, "Mars/Olympus")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.property("wrong") == "true"
    assert queries.text(station, "station.timezone") == "Asia/Shanghai"
    retype(field, "Asia/Urumqi")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert queries.text(station, "station.timezone") == "Asia/Urumqi"
    assert field.property("wrong") == "false"


def test_what_another_program_set_shows_but_does_not_take_what_is_half_typed(
    page: SettingsPage, station: Database, clock: SetClock
) -> None:
    retype(line(page, "station.address"), "17 El")
    for key, value in (("station.name", "Set elsewhere"), ("station.address", "Set elsewhere")):
        commands.set(station, key=key, value=value, now=clock.now(), by=None)
    page.context.hub.changed.emit(frozenset({Area.SETTINGS}))
    assert line(page, "station.name").text() == "Set elsewhere"
    assert line(page, "station.address").text() == "17 El"


def test_minutes_are_a_number_in_bounds(page: SettingsPage, station: Database) -> None:
    page.open("visits")
    minutes = line(page, "visits.auto_minutes")
    for wrong in ("5", "soon", "-20"):
        retype(minutes, wrong)
        QTest.keyClick(minutes, Qt.Key.Key_Return)
        assert minutes.property("wrong") == "true"
        assert minutes.text() == wrong
        assert minutes.hasFocus()
        assert queries.number(station, "visits.auto_minutes") == 90
    retype(minutes, "120")
    QTest.keyClick(minutes, Qt.Key.Key_Return)
    assert queries.number(station, "visits.auto_minutes") == 120
    assert minutes.property("wrong") == "false"
    assert whole_number(" 12 ") == 12


def test_usual_services_are_chips(page: SettingsPage, station: Database, asked: Requests) -> None:
    page.open("visits")
    section = page.sections["visits"]
    assert isinstance(section, VisitsSection)
    assert section.usual.chosen() == ["water", "rest"]
    with pytest.raises(KeyError):
        section.usual.chip("meal")
    chip = section.usual.chip("charging")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert queries.codes(station, USUAL) == ("water", "rest", "charging")
    assert asked.all == [Say("Saved: Preselected services")]


# -- lists of words ------------------------------------------------------------------------------------------------


def test_a_word_is_added_from_the_keyboard(page: SettingsPage, station: Database) -> None:
    section = services(page)
    section.add.setFocus()
    QTest.keyClick(section.add, Qt.Key.Key_Space)
    assert section.form.zh.hasFocus()
    QTest.keyClick(section.form.zh, Qt.Key.Key_Return)
    assert section.form.zh.property("wrong") == "true"
    assert section.form.isVisible()
    retype(section.form.zh, "修车")
    retype(section.form.en, "Bike repair")
    QTest.keyClick(section.form.en, Qt.Key.Key_Return)
    assert not section.form.isVisible()
    assert section.table.hasFocus()
    made = queries.entries(station, Dictionary.SERVICE)[-1]
    assert (made.zh, made.en, made.active, made.built_in) == ("修车", "Bike repair", True, False)
    assert section.table.chosen_id() == len(queries.entries(station, Dictionary.SERVICE))


def test_a_word_that_is_there_already_is_refused_beside_its_field(page: SettingsPage, station: Database) -> None:
    section = services(page)
    count = len(queries.entries(station, Dictionary.SERVICE))
    section.add.click()
    retype(section.form.zh, "饮水")
    QTest.keyClick(section.form.zh, Qt.Key.Key_Return)
    assert "in the list already" in section.form.zh.accessibleDescription()
    assert section.form.zh.text() == "饮水"
    assert len(queries.entries(station, Dictionary.SERVICE)) == count
    QTest.keyClick(section.form.zh, Qt.Key.Key_Escape)
    assert not section.form.isVisible()


def test_enter_on_a_row_renames_a_word(page: SettingsPage, station: Database) -> None:
    section = services(page)
    section.table.setFocus()
    section.table.choose(1)
    was = section.entry(1)
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    assert section.form.zh.text() == was.zh
    retype(section.form.zh, "喝水")
    QTest.keyClick(section.form.active, Qt.Key.Key_Space)
    QTest.keyClick(section.form.zh, Qt.Key.Key_Return)
    now = entry(station, was.code)
    assert (now.zh, now.en, now.active) == ("喝水", was.en, False)
    assert section.table.chosen_id() == 1


def test_buttons_in_a_row_switch_off_and_on_and_open_the_form(page: SettingsPage, station: Database) -> None:
    section = services(page)
    code = section.entry(3).code
    press_in(section.table, 3, section.switch_column())
    assert entry(station, code).active is False
    press_in(section.table, 3, section.switch_column())
    assert entry(station, code).active is True
    press_in(section.table, 3, section.edit_column())
    assert section.form.zh.text() == entry(station, code).zh


@pytest.mark.parametrize(("name", "dictionary"), [
    ("categories", "category"), ("platforms", "platform"), ("tool_kinds", "tool_kind"),
    ("amenity_kinds", "amenity_kind"), ("supply_kinds", "supply_kind"), ("check_items", "check_item"),
    ("courses", "course"),
])  # fmt: skip
def test_the_other_lists_likewise(page: SettingsPage, station: Database, name: str, dictionary: str) -> None:
    page.open(name)
    section = page.sections[name]
    assert isinstance(section, DictionarySection)
    section.add.click()
    retype(section.form.zh, "新词")
    QTest.keyClick(section.form.zh, Qt.Key.Key_Return)
    assert queries.entries(station, Dictionary(dictionary))[-1].en == "新词"


def moved(section: DictionarySection) -> list[str]:
    return [section.entry(at).code for at in range(1, 5)]


def test_alt_and_arrows_put_a_word_elsewhere(page: SettingsPage, station: Database, asked: Requests) -> None:
    section = services(page)
    first = moved(section)
    section.table.setFocus()
    section.table.choose(3)
    QTest.keyClick(section.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert moved(section) == [first[0], first[2], first[1], first[3]]
    assert section.table.chosen_id() == 2
    for _ in range(3):
        QTest.keyClick(section.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert moved(section) == [first[2], first[0], first[1], first[3]]
    assert section.table.chosen_id() == 1
    QTest.keyClick(section.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert moved(section) == [first[0], first[2], first[1], first[3]]
    assert [each.code for each in queries.entries(station, Dictionary.SERVICE)][:4] == moved(section)
    assert not page.context.undo.acts()
    last = len(queries.entries(station, Dictionary.SERVICE))
    section.table.choose(last)
    acts = station.value("SELECT count(*) FROM act")
    QTest.keyClick(section.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert station.value("SELECT count(*) FROM act") == acts


def test_the_keys_of_the_desk_follow_the_order(page: SettingsPage) -> None:
    section = services(page)
    assert "The first seven in use have keys" in section._order.text()
    assert [section._rows[at].key for at in (0, 6, 7)] == ["Alt 1", "Alt 7", ""]
    press_in(section.table, 1, section.switch_column())
    assert [section._rows[at].key for at in (0, 1, 7, 8)] == ["", "Alt 1", "Alt 7", ""]
    for place in range(2, 10):
        press_in(section.table, place, section.switch_column())
    assert [row.key for row in section._rows if row.entry.active] == [f"Alt {at}" for at in range(1, 9)]


def drag(table: DataTable, line: int, to_y: int) -> None:
    start = table.visualRect(table.model().index(line, 1)).center()
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for y in (start.y() + (6 if to_y > start.y() else -6), (start.y() + to_y) // 2, to_y):
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(start.x(), y),
            table.viewport().mapToGlobal(QPointF(start.x(), y)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(table.viewport(), move)
    end = start
    end.setY(to_y)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def test_a_row_is_dragged_to_another_place(page: SettingsPage, station: Database) -> None:
    section = services(page)
    first = moved(section)
    top = section.table.rowViewportPosition(0)
    drag(section.table, 3, top + 2)
    assert moved(section) == [first[3], *first[:3]]
    assert section.table.chosen_id() == 1
    drag(section.table, 0, top + 4 * 38 - 3)
    assert moved(section) == first
    acts = station.value("SELECT count(*) FROM act")
    drag(section.table, 1, top + 2 * 38 - 4)  # dropped where it was
    assert station.value("SELECT count(*) FROM act") == acts


def platforms(page: SettingsPage) -> DictionarySection:
    page.open("platforms")
    found = page.sections["platforms"]
    assert isinstance(found, DictionarySection)
    return found


def test_other_words_are_added_and_taken_away(page: SettingsPage, station: Database, asked: Requests) -> None:
    section = platforms(page)
    place = section.place("taobao_flash")
    assert place is not None
    section.table.choose(place)
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    editor = section.form.aliases
    assert editor.words() == ("饿了么",)
    editor.line.setFocus()
    type_text(editor.line, "饿了吗")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert section.form.isVisible()
    assert editor.words() == ("饿了么", "饿了吗")
    assert queries.lookup(station, Dictionary.PLATFORM)["饿了吗"] == "taobao_flash"
    assert (editor.line.text(), editor.line.hasFocus()) == ("", True)
    assert asked.all == [Say("Saved: 饿了吗")]
    chip = editor.chip("饿了么")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert editor.words() == ("饿了吗",)
    assert editor.chip("饿了吗").hasFocus()
    assert "饿了么" not in queries.lookup(station, Dictionary.PLATFORM)
    type_text(editor.line, "饿了么")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert queries.lookup(station, Dictionary.PLATFORM)["饿了么"] == "taobao_flash"


def test_a_word_of_another_entry_is_refused_beside_the_field(page: SettingsPage, station: Database) -> None:
    section = platforms(page)
    place = section.place("meituan")
    assert place is not None
    section.table.opened.emit(place)
    editor = section.form.aliases
    type_text(editor.line, "饿了么")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert "leads to 淘宝闪购 already" in section.form.form.message("alias.word")
    assert (editor.line.text(), editor.line.property("wrong")) == ("饿了么", "true")
    assert editor.line.hasFocus()
    assert queries.lookup(station, Dictionary.PLATFORM)["饿了么"] == "taobao_flash"
    retype(section.form.zh, "饿了么")
    QTest.keyClick(section.form.zh, Qt.Key.Key_Return)
    assert "leads to 淘宝闪购 already" in section.form.zh.accessibleDescription()


def test_a_new_entry_has_no_other_words_yet(page: SettingsPage) -> None:
    section = platforms(page)
    section.add.click()
    assert not section.form.aliases.isEnabled()
    assert "Save the new entry first" in section.form.form.message("alias.word")


def test_a_category_has_a_letter_and_a_group(page: SettingsPage, station: Database) -> None:
    page.open("categories")
    section = page.sections["categories"]
    assert isinstance(section, DictionarySection)
    section.add.click()
    retype(section.form.zh, "维修师傅")
    retype(section.form.letter, "k")
    section.form.kin.chip("outdoor").click()
    QTest.keyClick(section.form.letter, Qt.Key.Key_Return)
    assert "belongs to 快递员" in section.form.letter.accessibleDescription()
    assert section.form.letter.text() == "k"
    retype(section.form.letter, "x")
    QTest.keyClick(section.form.letter, Qt.Key.Key_Return)
    made = queries.entries(station, Dictionary.CATEGORY)[-1]
    assert (made.zh, made.letter, made.kin) == ("维修师傅", "X", "outdoor")
    press_in(section.table, len(section._rows), section.switch_column())
    off = entry(station, made.code, Dictionary.CATEGORY)
    assert (off.active, off.letter, off.kin) == (False, "X", "outdoor")


# -- lending -----------------------------------------------------------------------------------------------------------


def test_a_kind_of_tool_is_lent_for_so_long(page: SettingsPage, station: Database) -> None:
    page.open("tool_kinds")
    section = page.sections["tool_kinds"]
    assert isinstance(section, DictionarySection)
    assert {lent_for(row.minutes) for row in section._rows} == {"until closing"}
    section.add.click()
    retype(section.form.zh, "梯子")
    retype(section.form.lent, "1 day")
    QTest.keyClick(section.form.lent, Qt.Key.Key_Return)
    assert "Lent for (minutes)" in section.form.lent.accessibleDescription()
    made = queries.entries(station, Dictionary.TOOL_KIND)[-1]
    retype(section.form.lent, "2880")
    QTest.keyClick(section.form.lent, Qt.Key.Key_Return)
    assert section.form.isHidden()
    last = queries.entries(station, Dictionary.TOOL_KIND)[-1]
    assert (last.code, last.zh) == (made.code, "梯子")  # and not once more
    assert loan_minutes(station, made.code) == 2880
    assert section._rows[-1].minutes == 2880
    press_in(section.table, len(section._rows), section.edit_column())
    assert section.form.lent.text() == "2880"
    retype(section.form.lent, "3")
    QTest.keyClick(section.form.lent, Qt.Key.Key_Return)
    assert not section.form.isHidden()
    assert section.form.lent.text() == "3"
    retype(section.form.lent, "")
    QTest.keyClick(section.form.lent, Qt.Key.Key_Return)
    assert loan_minutes(station, made.code) is None
    assert [lent_for(minutes) for minutes in (2880, 180, 90)] == ["2 d", "3 h", "90 min"]


def test_the_rules_of_lending(page: SettingsPage, station: Database, asked: Requests) -> None:
    page.open("lending")
    most = line(page, "lending.most_open")
    assert most.text() == "0"
    retype(most, "3")
    QTest.keyClick(most, Qt.Key.Key_Return)
    assert queries.number(station, "lending.most_open") == 3
    retype(most, "100")
    QTest.keyClick(most, Qt.Key.Key_Return)
    assert queries.number(station, "lending.most_open") == 3
    assert most.text() == "100"
    assert most.accessibleDescription()
    block = part(page, "settings.lending.block_overdue")
    assert isinstance(block, QCheckBox)
    assert block.isChecked()
    block.setFocus()
    QTest.keyClick(block, Qt.Key.Key_Space)
    assert queries.flag(station, "lending.block_overdue") is False
    assert asked.all[-1] == Say("Saved: Nothing is lent to somebody with an overdue tool")


def test_a_switch_shows_what_another_program_set(page: SettingsPage, station: Database, clock: SetClock) -> None:
    page.open("lending")
    block = part(page, "settings.lending.block_overdue")
    assert isinstance(block, QCheckBox)
    commands.set(station, key="lending.block_overdue", value=False, now=clock.now(), by=None)
    page.refresh()
    assert not block.isChecked()


def test_closed_days_are_written_as_spans(page: SettingsPage, station: Database) -> None:
    page.open("lending")
    closed = line(page, "station.closed_days")
    retype(closed, "2026-10-01~2026-10-03，2026.12.31")
    QTest.keyClick(closed, Qt.Key.Key_Return)
    days = ("2026-10-01", "2026-10-02", "2026-10-03", "2026-12-31")
    assert queries.codes(station, "station.closed_days") == days
    assert closed.text() == "2026-10-01 – 2026-10-03, 2026-12-31"
    assert hours(station).closed == {date.fromisoformat(day) for day in days}
    page.refresh()
    retype(closed, "Christmas")
    QTest.keyClick(closed, Qt.Key.Key_Return)
    assert closed.text() == "Christmas"
    assert "Days the station is closed" in closed.accessibleDescription()
    assert queries.codes(station, "station.closed_days") == days
    retype(closed, "")
    QTest.keyClick(closed, Qt.Key.Key_Return)
    assert queries.codes(station, "station.closed_days") == ()


@pytest.mark.parametrize(("typed", "days"), [
    ("", []),
    ("2026年5月1日", ["2026-05-01"]),
    ("2026/5/1 至 2026/5/3", ["2026-05-01", "2026-05-02", "2026-05-03"]),
    ("2026-05-01至2026-05-02、2026年5月9日到2026年5月10日", ["2026-05-01", "2026-05-02", "2026-05-09", "2026-05-10"]),
    ("2026-12-31 – 2027-01-01; 2026-05-01", ["2026-12-31", "2027-01-01", "2026-05-01"]),
    ("2026-02-30", "2026-02-30"),
    ("2026-05-03~2026-05-01", "2026-05-03~2026-05-01"),
    ("2026-01-01~2099-01-01", "2026-01-01~2099-01-01"),
    ("5月1日", "5月1日"),
])  # fmt: skip
def test_days_as_people_write_them(typed: str, days: object) -> None:
    assert days_of(typed) == days


# -- parts, days of rest, what people are told -------------------------------------------------------------------------


def test_what_a_training_begins_with(page: SettingsPage, station: Database, asked: Requests) -> None:
    page.open("training")
    for setting, typed, said in (
        ("training.minutes", "90", "Usual length of a training (minutes)"),
        ("training.capacity", "30", "Usual number of seats in a training"),
        ("training.points", "0", "Usual points for attending a training"),
    ):
        retype(line(page, setting), typed)
        QTest.keyClick(line(page, setting), Qt.Key.Key_Return)
        assert queries.get(station, setting) == int(typed)
        assert asked.all[-1] == Say(f"Saved: {said}")
    for setting, wrong in (("training.minutes", "5"), ("training.capacity", "0"), ("training.points", "viele")):
        kept = queries.get(station, setting)
        retype(line(page, setting), wrong)
        QTest.keyClick(line(page, setting), Qt.Key.Key_Return)
        assert line(page, setting).property("wrong") == "true"
        assert line(page, setting).hasFocus()
        assert queries.get(station, setting) == kept


def test_a_topic_is_found_by_its_other_words_and_stays_on_past_sessions(page: SettingsPage, station: Database) -> None:
    page.open("courses")
    section = page.sections["courses"]
    assert isinstance(section, DictionarySection)
    assert any("past sessions" in label.text() for label in section.findChildren(QLabel))
    heimlich = section.place("heimlich")
    assert heimlich is not None
    section.table.setFocus()
    section.table.choose(heimlich)
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    type_text(section.form.aliases.line, "噎住急救")
    QTest.keyClick(section.form.aliases.line, Qt.Key.Key_Return)
    assert "噎住急救" in queries.aliases(station, Dictionary.COURSE)["heimlich"]


def test_a_part_is_switched_off_and_on(page: SettingsPage, station: Database, asked: Requests) -> None:
    page.open("parts")
    told: list[frozenset[Area]] = []
    page.context.hub.changed.connect(told.append)
    cards = part(page, "settings.part.cards")
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_Space)
    assert queries.codes(station, "station.parts_off") == ("cards",)
    assert told == [frozenset({Area.SETTINGS})]
    assert asked.all == [Say("Saved: Parts in use")]
    QTest.keyClick(cards, Qt.Key.Key_Space)
    assert queries.codes(station, "station.parts_off") == ()


def test_days_of_rest_are_chips(page: SettingsPage, station: Database, asked: Requests) -> None:
    chips = part(page, "settings.station.rest_days")
    assert isinstance(chips, Chips)
    chips.chip("7").setFocus()
    QTest.keyClick(chips.chip("7"), Qt.Key.Key_Space)
    QTest.keyClick(chips.chip("1"), Qt.Key.Key_Space)
    assert queries.codes(station, "station.rest_days") == ("1", "7")
    assert chips.chip("7").accessibleName() == "Sunday"
    assert asked.all == [Say("Saved: Weekly rest days")] * 2


def test_a_station_without_a_name_is_asked_for_it_again(page: SettingsPage) -> None:
    section = page.sections["station"]
    assert isinstance(section, StationSection)
    assert "Still without a name" in section._names.message("station.name")
    retype(line(page, "station.name"), "Elm")
    QTest.keyClick(line(page, "station.name"), Qt.Key.Key_Return)
    assert section._names.message("station.name") == ""


def test_another_notice_is_another_version(page: SettingsPage, station: Database, asked: Requests) -> None:
    page.open("privacy")
    section = page.sections["privacy"]
    assert isinstance(section, PrivacySection)
    first = notice(station).text
    assert not section.save.isEnabled()
    section.edit.setFocus()
    section.edit.selectAll()
    QTest.keyClick(section.edit, Qt.Key.Key_Delete)
    QTest.keyClick(section.edit, Qt.Key.Key_Tab)
    assert section.back.hasFocus()
    QTest.keyClick(section.save, Qt.Key.Key_Space)
    assert "needed" in section.edit.accessibleDescription()
    type_text(section.edit, "We keep your number for two years.")
    QTest.keyClick(section.edit, Qt.Key.Key_Return)
    page.context.hub.changed.emit(frozenset({Area.SETTINGS}))
    assert section.edit.toPlainText() == "We keep your number for two years."
    assert section.save.text() == "Save as version 2"
    QTest.keyClick(section.save, Qt.Key.Key_Space)
    assert (notice(station).version, notice(station).text) == (2, "We keep your number for two years.")
    assert section.save.text() == "Save as version 3"
    assert asked.all == [Say("Saved: Text of the notice")]
    type_text(section.edit, "x")
    section.back.click()
    assert section.edit.toPlainText() == "We keep your number for two years."
    assert first != notice(station).text


# -- who is on duty ------------------------------------------------------------------------------------------------


def staff_section(page: SettingsPage) -> StaffSection:
    page.open("staff")
    found = page.sections["staff"]
    assert isinstance(found, StaffSection)
    return found


def test_somebody_is_added_once(page: SettingsPage, station: Database) -> None:
    section = staff_section(page)
    section.add.click()
    type_text(section.name, "何平")
    section.role.chip("manager").click()
    QTest.keyClick(section.name, Qt.Key.Key_Return)
    made = by_name(station, "何平")
    assert made is not None
    assert made.role == "manager"
    section.add.click()
    assert section.role.chosen() == ["desk"]
    type_text(section.name, "何平")
    QTest.keyClick(section.name, Qt.Key.Key_Return)
    assert "on duty already" in section.name.accessibleDescription()
    assert section.name.text() == "何平"


def test_everybody_rests_and_comes_back_but_whoever_is_on_duty(page: SettingsPage, station: Database) -> None:
    on_duty, other = by_name(station, "林老师"), by_name(station, "周敏")
    assert on_duty is not None
    assert other is not None
    page.context.operations.by = on_duty.id
    page.hide()
    page.show()
    section = staff_section(page)
    press_in(section.table, on_duty.id, REST)
    section.table.setFocus()
    section.table.choose(on_duty.id)
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    press_in(section.table, other.id, REST)
    assert [found.active for found in (by_name(station, "林老师"), by_name(station, "周敏")) if found] == [True, False]
    section.table.choose(other.id)
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    assert [found.active for found in (by_name(station, "林老师"), by_name(station, "周敏")) if found] == [True, True]


# -- this PC -------------------------------------------------------------------------------------------------------


def test_looks_and_sound_are_in_force_at_once_and_kept(page: SettingsPage, tmp_path: Path) -> None:
    page.open("appearance")
    section, context = page.sections["appearance"], page.context
    assert isinstance(section, AppearanceSection)
    assert section.theme.chosen() == ["system"]
    section.theme.chip("dark").click()
    assert (context.theme.choice, context.theme.dark) == ("dark", True)
    assert context.prefs.theme == "dark"
    section.theme.chip("light").click()
    assert (context.theme.choice, context.theme.dark) == ("light", False)
    context.sounds.on = True
    QTest.keyClick(section.sound, Qt.Key.Key_Space)
    assert (context.sounds.on, context.prefs.sound) == (False, False)


def test_the_language_changes_at_once(qtbot: QtBot, page: SettingsPage) -> None:
    page.open("appearance")
    section, context = page.sections["appearance"], page.context
    assert isinstance(section, AppearanceSection)
    section.language.chip("zh").setFocus()
    try:
        QTest.keyClick(section.language.chip("zh"), Qt.Key.Key_Space)
        assert context.language.code == "zh"
        assert context.prefs.language == "zh"
        qtbot.waitUntil(lambda: section.language.chip("zh").hasFocus())
        assert section.language.chosen() == ["zh"]
    finally:
        section.language.chip("en").click()
    assert context.language.code == "en"
    QApplication.processEvents()


# -- data ------------------------------------------------------------------------------------------------------------


def test_a_backup_is_made_in_a_child_process(
    qtbot: QtBot, page: SettingsPage, station: Database, asked: Requests
) -> None:
    page.open("data")
    section = page.sections["data"]
    assert isinstance(section, DataSection)
    folder = backup_folder(station.path)
    assert section.backups.lines["last"].text() == "none yet"
    assert not section.backups.open_folder.isEnabled()
    make = part(page, "settingsBackup")
    make.setFocus()
    QTest.keyClick(make, Qt.Key.Key_Space)
    assert not make.isEnabled()
    qtbot.waitUntil(make.isEnabled, timeout=20_000)
    (copy,) = folder.glob("*.sqlite")
    with_names = open_database(copy, read_only=True)
    assert by_name(with_names, "林老师") is not None
    with_names.close()
    assert copy.name in section.backups.panel.text().replace("\u200b", "")
    assert "kept: 1" in section.backups.lines["last"].text()
    assert section.backups.open_folder.isEnabled()
    assert asked.all == [Say(f"Backup made: {copy.name}")]
    assert make.hasFocus()


def test_a_cancelled_backup_leaves_nothing(page: SettingsPage, station: Database) -> None:
    page.open("data")
    section = page.sections["data"]
    assert isinstance(section, DataSection)
    section.backups.make.click()
    part(page, "settingsBackupCancel").setFocus()
    QTest.keyClick(part(page, "settingsBackupCancel"), Qt.Key.Key_Space)
    assert section.backups.panel.text() == "Cancelled."
    assert section.backups.make.isEnabled()
    folder = backup_folder(station.path)
    assert not folder.exists() or list(folder.iterdir()) == []


def test_a_backup_that_cannot_be_made_is_said(qtbot: QtBot, page: SettingsPage, station: Database) -> None:
    page.open("data")
    section = page.sections["data"]
    assert isinstance(section, DataSection)
    backup_folder(station.path).write_text("a file where the folder was to be", "utf-8")
    section.backups.make.click()
    qtbot.waitUntil(section.backups.make.isEnabled, timeout=20_000)
    assert "cannot be written to" in section.backups.panel.text()


def backups_of(page: SettingsPage) -> BackupsCard:
    page.open("data")
    section = page.sections["data"]
    assert isinstance(section, DataSection)
    return section.backups


def words(label: QLabel) -> str:
    return label.text().replace("\u200b", "")


def test_a_stick_is_chosen_filled_and_let_go(
    qtbot: QtBot, page: SettingsPage, station: Database, clerk: Clerk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stick = tmp_path_factory.mktemp("stick")
    card = backups_of(page)
    assert "none yet" in words(card.lines["second"])
    assert not card.stop.isVisible()
    clerk.paths = [stick]
    card.choose.setFocus()
    QTest.keyClick(card.choose, Qt.Key.Key_Space)
    qtbot.waitUntil(card.make.isEnabled, timeout=20_000)
    (copy,) = stick.rglob("*.sqlite")
    (first,) = backup_folder(station.path).glob("*.sqlite")
    assert copy.read_bytes() == first.read_bytes()
    assert words(card.lines["second"]) == str(stick)
    assert words(card.lines["second_last"]) == "1 Sep 10:00"
    assert "in the second folder too" in card.panel.text()
    card.stop.click()
    assert page.context.prefs.second_folder is None
    assert "none yet" in words(card.lines["second"])
    assert copy.exists()


def test_a_folder_with_the_station_is_refused_by_a_sentence(
    page: SettingsPage, station: Database, clerk: Clerk
) -> None:
    card = backups_of(page)
    clerk.paths = [station.path.parent]
    card.choose.click()
    assert "lies with the station itself" in card.panel.text()
    assert page.context.prefs.second_folder is None
    assert card.make.isEnabled()


def test_a_stick_that_is_away_is_a_sentence_and_the_backup_is_made(
    qtbot: QtBot, page: SettingsPage, station: Database, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stick = tmp_path_factory.mktemp("media") / "stick"
    page.context.prefs.second_folder = stick
    card = backups_of(page)
    card.refresh()
    card.make.click()
    qtbot.waitUntil(card.make.isEnabled, timeout=20_000)
    assert len(list(backup_folder(station.path).glob("*.sqlite"))) == 1
    assert "made on this PC, but not in the second folder" in card.panel.text()
    trouble = part(page, "settingsSecondTrouble")
    assert isinstance(trouble, QLabel)
    assert trouble.text().startswith("The stick is not there.")
    assert words(card.lines["second_last"]) == "none yet"
    assert not stick.exists()


def test_the_versions_and_the_file_are_named(page: SettingsPage, station: Database) -> None:
    section = page.sections["data"]
    assert isinstance(section, DataSection)
    assert section._program.text() == __version__
    assert section._sqlite.text() == sqlite3.sqlite_version
    assert section._file.text().replace("\u200b", "") == str(station.path)


# -- the page --------------------------------------------------------------------------------------------------------


def test_arrow_keys_go_through_the_sections(page: SettingsPage) -> None:
    page.focus()
    sections = part(page, "settingsSections")
    assert isinstance(sections, QListWidget)
    seen = []
    for name, section in page.sections.items():
        assert section.isVisible(), name
        seen.append(sections.currentItem().text())
        QTest.keyClick(sections, Qt.Key.Key_Down)
    assert len(set(seen)) == len(page.sections)


def test_every_control_has_a_name(page: SettingsPage) -> None:
    nameless = [
        widget.objectName()
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName() and widget.objectName()
    ]
    assert [name for name in nameless if name.startswith("settings")] == []


def test_where_there_is_little_room_a_form_takes_the_place_of_the_table(page: SettingsPage) -> None:
    section = services(page)
    section.add.click()
    assert section.table.isVisible()
    section.form.close_form()
    page.resize(640, 300)
    QApplication.processEvents()
    wide = len(section._model.columns())
    section.add.click()
    assert not section.table.isVisible()
    QTest.keyClick(section.form.zh, Qt.Key.Key_Escape)
    assert section.table.isVisible()
    assert section.table.hasFocus()
    page.resize(1104, 580)
    QApplication.processEvents()
    assert len(section._model.columns()) == wide + 2


@needs_fonts
@pytest.mark.parametrize("width", [1104, 924])
def test_nothing_is_cut(page: SettingsPage, width: int) -> None:
    page.resize(width, 580)
    for name, section in page.sections.items():
        page.open(name)
        QApplication.processEvents()
        assert page.width() == width
        assert cut_words(page) == [], name
        assert section.mapTo(page, section.rect().topRight()).x() < width, name
