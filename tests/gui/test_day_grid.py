"""Reservations on the day's grid, by keys: 1 September, ten in the morning; a microphone, a ring light, a pump."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.lending import queries
from station_app.core.lending.commands import add_tool, lend, reserve
from station_app.core.lending.model import Booking, Reservation, Tool
from station_app.core.people.commands import register
from station_app.core.people.model import Person
from station_app.core.settings.commands import set_up
from station_app.core.storage.database import Database
from station_app.core.undo.commands import undo
from station_app.gui.kit.day_grid import DayGrid
from station_app.gui.kit.told import Told
from station_app.gui.lending.lending_day import LendingDay
from station_app.gui.lending.reservations import ReservationsPanel
from station_app.gui.shell.window import MainWindow
from tests.conftest import MORNING
from tests.gui.bare_page import Clerk, make_context, part
from tests.gui.hands import type_text

Key = Qt.Key
HOUR = timedelta(hours=1)
TODAY = date(2026, 9, 1)


class Shelf(NamedTuple):
    """What the station has, and somebody who comes."""

    microphone: Tool
    light: Tool
    pump: Tool
    rider: Person


@pytest.fixture
def shelf(station: Database) -> Shelf:
    """A microphone and a ring light of the live room, a pump of another kind, a rider with a card."""
    microphone, light, pump = (
        add_tool(station, code=code, name=name, kind=kind, now=MORNING, by=None).value
        for code, name, kind in (
            ("L-01", "Microphone", "live"),
            ("L-02", "Ring light", "live"),
            ("T-1", "Pump", "bike"),
        )
    )
    rider = register(station, name="周佳宁", phone="13800002046", card="900001", now=MORNING, by=None).value
    return Shelf(microphone, light, pump, rider)


@pytest.fixture
def panel(
    qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path, clerk: Clerk, shelf: Shelf
) -> ReservationsPanel:
    """The panel alone in a window, the cursor on its grid."""
    del shelf
    made = ReservationsPanel(make_context(station, clock, tmp_path, clerk))
    qtbot.addWidget(made)
    made.resize(1000, 520)
    made.refresh()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.focus()
    return made


def press(panel: ReservationsPanel, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(panel.grid, key)


def to_hour(panel: ReservationsPanel, row: int, hour: str) -> None:
    """Go there by arrow keys."""
    wanted = panel.grid.plan().edges.index(hour)
    press(panel, Key.Key_Home, *([Key.Key_Up] * 5), *([Key.Key_Down] * row), *([Key.Key_Right] * wanted))
    assert panel.grid.at() == (row, wanted)


def said(panel: ReservationsPanel, name: str) -> str:
    label = part(panel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def booked(station: Database, day: date = TODAY) -> list[Reservation]:
    return queries.reservations_of(station, day)


def at_hour(hour: float) -> datetime:
    """An hour of 1 September in Shanghai."""
    return MORNING + (hour - 10) * HOUR


def promise(station: Database, tool: int, start: float, end: float, **who: Any) -> Reservation:
    """Reserved elsewhere, from one hour of today to another."""
    hours: dict[str, Any] = {"starts_at": at_hour(start), "ends_at": at_hour(end)}
    return reserve(station, tool_id=tool, **hours, **who, now=MORNING, by=None).value


def test_the_live_room_comes_first_and_other_kinds_by_a_chip(panel: ReservationsPanel) -> None:
    assert panel.grid.plan().rows == ("L-01 Microphone", "L-02 Ring light")
    chip = panel.kinds.chip("bike")
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_Space)
    assert panel.grid.plan().rows == ("T-1 Pump",)


def test_hours_are_drawn_by_keys_and_put_aside_for_somebody_known(
    panel: ReservationsPanel, station: Database, shelf: Shelf
) -> None:
    to_hour(panel, 1, "14:00")
    press(panel, Key.Key_Return, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert panel.grid.words() == "L-02 Ring light · 14:00–16:00 · Enter: reserve"
    press(panel, Key.Key_Return)
    who = panel.form.picker.field
    assert who.hasFocus()
    type_text(who, "周佳宁")
    QTest.keyClick(who, Key.Key_Return)
    assert panel.form.picker.person_id() == shelf.rider.id
    QTest.keyClick(who, Key.Key_Return)
    made = booked(station)
    assert [(each.tool_id, each.person_id, each.starts_at, each.ends_at) for each in made] == [
        (shelf.light.id, shelf.rider.id, at_hour(14), at_hour(16))
    ]
    assert not panel.form.isVisible()
    assert panel.grid.hasFocus()
    block = panel.grid.plan().block_at(*panel.grid.at())
    assert block is not None
    assert block.who == "周佳宁"
    assert "L-02 Ring light · 14:00–16:00 · 周佳宁" in panel.grid.accessibleDescription()


def test_a_bare_name_is_enough(panel: ReservationsPanel, station: Database, shelf: Shelf) -> None:
    to_hour(panel, 0, "15:30")
    press(panel, Key.Key_Return, Key.Key_Return)
    who = panel.form.picker.field
    type_text(who, "王老师")
    QTest.keyClick(who, Key.Key_Return)
    QTest.keyClick(who, Key.Key_Return)
    assert [(each.tool_id, each.person_id, each.nickname, each.ends_at) for each in booked(station)] == [
        (shelf.microphone.id, None, "王老师", at_hour(16))
    ]


def test_nobody_said_is_refused_beside_and_a_card_says_who(panel: ReservationsPanel, station: Database) -> None:
    to_hour(panel, 0, "12:00")
    press(panel, Key.Key_Return, Key.Key_Return)
    QTest.keyClick(panel.form.picker.field, Key.Key_Return)
    assert said(panel, "lendingReserveComplaint") == "Please say for whom: a name, a number or a card."
    assert booked(station) == []
    assert panel.unfinished()
    assert not panel.scanned("900999")
    assert panel.scanned("900001")
    QTest.keyClick(panel.form.picker.field, Key.Key_Return)
    assert [each.name for each in booked(station)] == ["周佳宁"]


def test_escape_gives_up_what_is_begun_before_it_leaves(qtbot: QtBot, panel: ReservationsPanel) -> None:
    to_hour(panel, 0, "12:00")
    press(panel, Key.Key_Return, Key.Key_Right)
    assert panel.grid.begun() is not None
    with qtbot.assertNotEmitted(panel.left):
        press(panel, Key.Key_Escape)
    assert panel.grid.begun() is None
    press(panel, Key.Key_Return, Key.Key_Return)
    with qtbot.assertNotEmitted(panel.left):
        QTest.keyClick(panel.form.picker.field, Key.Key_Escape)
    assert not panel.form.isVisible()
    assert panel.grid.asked() is None
    with qtbot.waitSignal(panel.left):
        press(panel, Key.Key_Escape)


def test_a_booking_stops_at_the_next_and_what_is_over_is_not_begun(
    panel: ReservationsPanel, station: Database, shelf: Shelf
) -> None:
    promise(station, shelf.microphone.id, 13, 14, nickname="王")
    panel.refresh()
    to_hour(panel, 0, "12:00")
    press(panel, Key.Key_Return, *([Key.Key_Right] * 6))
    edges = panel.grid.plan().edges
    assert panel.grid.begun() == (edges.index("12:00"), edges.index("13:00"))
    press(panel, Key.Key_Escape, Key.Key_Home, Key.Key_Return)
    assert panel.grid.plan().past == edges.index("10:00")
    assert panel.grid.begun() is None
    assert panel.grid.words().endswith("over")


def test_one_taken_by_another_desk_meanwhile_is_refused_beside(
    panel: ReservationsPanel, station: Database, shelf: Shelf
) -> None:
    to_hour(panel, 0, "12:00")
    press(panel, Key.Key_Return, Key.Key_Return)
    promise(station, shelf.microphone.id, 12, 14, nickname="王")
    type_text(panel.form.picker.field, "周佳宁")
    QTest.keyClick(panel.form.picker.field, Key.Key_Return)
    QTest.keyClick(panel.form.picker.field, Key.Key_Return)
    assert said(panel, "lendingReserveComplaint").startswith("王 has reserved it from 1 Sep 12:00 to 1 Sep 14:00.")
    assert panel.form.picker.typed() == "周佳宁"
    assert len(booked(station)) == 1


def test_a_tool_that_is_out_longer_wants_the_managers_reason(
    panel: ReservationsPanel, station: Database, shelf: Shelf
) -> None:
    lend(
        station, tool_id=shelf.microphone.id, person_id=shelf.rider.id, due_at=at_hour(15), now=MORNING, by=None
    )  # fmt: skip
    panel.refresh()
    to_hour(panel, 0, "11:00")
    assert panel.grid.words() == "L-01 Microphone · lent to 周佳宁 until 1 Sep 15:00"
    press(panel, Key.Key_Return, Key.Key_Right, Key.Key_Return)
    type_text(panel.form.picker.field, "王老师")
    QTest.keyClick(panel.form.picker.field, Key.Key_Return)
    QTest.keyClick(panel.form.picker.field, Key.Key_Return)
    assert said(panel, "lendingReserveComplaint").startswith("It is out until 1 Sep 15:00.")
    assert panel.form.reason.hasFocus()
    assert booked(station) == []
    type_text(panel.form.reason, "comes back early")
    QTest.keyClick(panel.form.reason, Key.Key_Return)
    assert [each.nickname for each in booked(station)] == ["王老师"]
    assert station.value("SELECT text FROM remark ORDER BY act_id DESC LIMIT 1") == "comes back early"


def test_del_cancels_and_undo_brings_it_back(panel: ReservationsPanel, station: Database, shelf: Shelf) -> None:
    made = promise(station, shelf.light.id, 11, 12, nickname="王")
    panel.refresh()
    to_hour(panel, 1, "11:30")
    press(panel, Key.Key_Delete)
    assert queries.reservation(station, made.id).state is Booking.CANCELLED
    assert panel.grid.plan().blocks == ()
    press(panel, Key.Key_Delete)
    acts = panel._context.undo.acts()
    assert len(acts) == 1
    panel._context.operations.run(undo, op=acts[-1].op, undoable=False)
    assert [block.who for block in panel.grid.plan().blocks] == ["王"]


def test_enter_on_a_reservation_lends_by_it(panel: ReservationsPanel, station: Database, shelf: Shelf) -> None:
    made = promise(station, shelf.light.id, 10, 12, person_id=shelf.rider.id)
    panel.refresh()
    to_hour(panel, 1, "10:00")
    press(panel, Key.Key_Return)
    assert panel.form.go.hasFocus()
    assert not panel.unfinished()
    assert panel.form.go.text() == "Lend it now"
    QTest.keyClick(panel.form.go, Key.Key_Space)
    loan = queries.open_loan(station, shelf.light.id)
    assert loan is not None
    assert (loan.person_id, queries.reservation(station, made.id).state) == (shelf.rider.id, Booking.USED)
    assert queries.reservation(station, made.id).loan_id == loan.id


def test_a_reservation_on_a_name_asks_who_takes_it(panel: ReservationsPanel, station: Database, shelf: Shelf) -> None:
    made = promise(station, shelf.light.id, 10, 12, nickname="宁宁")
    panel.refresh()
    to_hour(panel, 1, "10:30")
    press(panel, Key.Key_Return)
    who = panel.form.picker.field
    assert who.hasFocus()
    type_text(who, "Nobody")
    QTest.keyClick(who, Key.Key_Return)
    assert not panel.form.picker.decided()  # a bare name takes no tool home
    assert panel.scanned("900001")
    QTest.keyClick(who, Key.Key_Return)
    assert queries.reservation(station, made.id).state is Booking.USED


def test_a_booking_is_drawn_with_the_mouse(panel: ReservationsPanel, station: Database) -> None:
    grid, edges = panel.grid, panel.grid.plan().edges
    place = grid.place()

    def spot(hour: str) -> QPoint:
        first = edges.index(hour)
        return place.span(0, first, first + 1).center().toPoint()

    view = grid.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=spot("16:00"))
    QTest.mouseMove(view, spot("17:00"))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spot("17:00"))
    assert panel.form.isVisible()
    assert "16:00–17:30" in panel.form.what.text()
    assert grid.asked() == (0, edges.index("16:00"), edges.index("17:30"))
    assert booked(station) == []


def test_days_are_gone_through_and_a_label_goes_to_its_row(
    panel: ReservationsPanel, station: Database, shelf: Shelf
) -> None:
    promise(station, shelf.light.id, 34, 36, nickname="王")
    panel.refresh()
    assert panel.grid.plan().blocks == ()
    QTest.mouseClick(panel.later, Qt.MouseButton.LeftButton)
    assert panel.day() == date(2026, 9, 2)
    assert [block.who for block in panel.grid.plan().blocks] == ["王"]
    assert panel.grid.plan().past == 0
    QTest.mouseClick(panel.earlier, Qt.MouseButton.LeftButton)
    QTest.mouseClick(panel.earlier, Qt.MouseButton.LeftButton)
    assert panel.grid.plan().past == panel.grid.plan().columns
    QTest.mouseClick(panel.today_button, Qt.MouseButton.LeftButton)
    assert panel.day() == TODAY
    assert panel.scanned("T-1")
    assert panel.grid.plan().rows == ("T-1 Pump",)
    assert panel.grid.hasFocus()


def test_both_stand_in_one_place_and_escape_goes_back(
    qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path, clerk: Clerk, shelf: Shelf
) -> None:
    day = LendingDay(make_context(station, clock, tmp_path, clerk))
    qtbot.addWidget(day)
    day.resize(1000, 520)
    with qtbot.waitActive(day):
        day.show()
        day.activateWindow()
    day.refresh()
    assert day.show_tool(shelf.pump.id)
    assert day.reservations.grid.hasFocus()
    assert day.reservations.grid.plan().rows == ("T-1 Pump",)
    assert day.scanned("L-02")
    assert day.reservations.grid.at()[0] == 1
    chip = day.which.chip("overdue")
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_Space)
    assert day.overdue.isVisible()
    assert not day.scanned("L-02")
    lend(station, tool_id=shelf.pump.id, person_id=shelf.rider.id, due_at=at_hour(11), now=MORNING, by=None)
    clock.forward(2 * HOUR)
    day.open_overdue()
    assert day.overdue.table.hasFocus()
    with qtbot.waitSignal(day.left):
        QTest.keyClick(day.overdue.table, Key.Key_Escape)


def test_it_speaks_the_language_in_force(panel: ReservationsPanel) -> None:
    panel._context.language.use("zh")
    panel.retranslate()
    assert panel.kinds.chip("live").text() != "Streaming gear"
    panel._context.language.use("en")


def test_the_evening_past_midnight_belongs_to_the_day(
    panel: ReservationsPanel, station: Database, shelf: Shelf
) -> None:
    set_up(station, values={"station.opens": "18:00", "station.closes": "02:00"}, now=MORNING, by=None)
    promise(station, shelf.light.id, 24.5, 25.5, nickname="王")
    promise(station, shelf.light.id, 23, 24, nickname="李")
    panel.refresh()
    edges = panel.grid.plan().edges
    assert (edges[0], edges[-1], len(edges)) == ("18:00", "02:00", 17)
    blocks = [(edges[each.first], edges[each.after]) for each in panel.grid.plan().blocks]
    assert blocks == [("23:00", "00:00"), ("00:30", "01:30")]


def test_hours_outside_the_opening_ones_show_where_something_is_reserved(
    panel: ReservationsPanel, station: Database, shelf: Shelf
) -> None:
    opening = panel.grid.plan().edges
    assert (opening[0], opening[-1]) == ("09:00", "21:00")
    promise(station, shelf.light.id, 20.25, 22.25, nickname="王")
    panel.refresh()
    plan = panel.grid.plan()
    assert (plan.edges[0], plan.edges[-1]) == ("09:00", "22:30")
    assert [(plan.edges[each.first], plan.edges[each.after]) for each in plan.blocks] == [("20:00", "22:30")]


def test_in_the_window_a_card_says_for_whom_and_escape_brings_the_cabinets_back(
    window: MainWindow, station: Database, shelf: Shelf
) -> None:
    window.show_page("lending")
    page = window.page("lending")
    QTest.mouseClick(part(page, "lendingReserve"), Qt.MouseButton.LeftButton)
    grid = part(page, "lendingDayGrid")
    assert isinstance(grid, DayGrid)
    assert grid.hasFocus()
    QTest.keyClick(grid, Key.Key_Return)
    QTest.keyClick(grid, Key.Key_Right)
    QTest.keyClick(grid, Key.Key_Return)
    window.on_scanned("900001")
    assert booked(station) == []
    QTest.keyClick(part(page, "lendingReserveWho"), Key.Key_Return)
    assert [(each.tool_id, each.person_id) for each in booked(station)] == [(shelf.microphone.id, shelf.rider.id)]
    acts = window.context.undo.acts()
    assert isinstance(acts[-1].about, Told)
    assert acts[-1].about.sentence == "L-01 Microphone · 1 Sep Tuesday 10:00–11:00 · 周佳宁: reserved."
    QTest.keyClick(grid, Key.Key_Escape)
    assert not grid.isVisible()
    assert part(page, "lendingCabinets").isVisible()
