"""The page of the log, over a real station with keys typed: finding, narrowing, ending, voiding and taking back."""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.demo.build import build, build_large
from station_app.core.people.commands import register
from station_app.core.people.model import Person
from station_app.core.storage.database import Database
from station_app.core.visits import commands, queries
from station_app.core.visits.model import State, Visit
from station_app.core.visits.queries import Filters
from station_app.gui.kit.page import Page
from station_app.gui.kit.requests import ShowPerson
from station_app.gui.kit.told import Told
from station_app.gui.visits.page import VisitsPage
from station_app.gui.visits.ranges import Days, Kind, days_for, kind_of, month_beside, month_of
from tests.gui.bare_page import Clerk, Requests, cut_words, make_context, needs_fonts, part
from tests.gui.hands import type_text

Key = Qt.Key
SEPTEMBER = Days(date(2026, 9, 1), date(2026, 9, 30))
Open = Callable[[], VisitsPage]


@pytest.fixture
def clerk() -> Clerk:
    return Clerk()


@pytest.fixture
def opened(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path, clerk: Clerk) -> Iterator[Open]:
    """Opens the page in a real, active window, once the station holds what the test wants."""

    context = make_context(station, clock, tmp_path, clerk)

    def opening() -> VisitsPage:
        page = VisitsPage(context)
        qtbot.addWidget(page)
        page.resize(1104, 580)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.focus()
        return page

    yield opening
    context.language.use("en")
    QApplication.processEvents()  # the page says its words anew while there is a station


class Desk:
    """What happens at the desk while, or before, the page is open."""

    def __init__(self, station: Database, clock: SetClock) -> None:
        self.station, self.clock = station, clock

    def register(self, name: str, phone: str | None = None) -> Person:
        done = register(
            self.station,
            name=name,
            phone=phone,
            category="food_rider",
            platforms=["meituan"],
            now=self.clock.now(),
            by=None,
        )
        return done.value

    def arrives(self, person: Person, services: tuple[str, ...] = ("water",)) -> Visit:
        self.clock.forward(timedelta(minutes=2))
        done = commands.check_in(self.station, person_id=person.id, services=services, now=self.clock.now(), by=None)
        return done.value

    def counts(self, heads: int, category: str = "unknown") -> Visit:
        self.clock.forward(timedelta(minutes=2))
        return commands.check_in_anonymous(
            self.station, heads=heads, category=category, now=self.clock.now(), by=None
        ).value


@pytest.fixture
def desk(station: Database, clock: SetClock) -> Desk:
    return Desk(station, clock)


@pytest.fixture
def three(desk: Desk) -> tuple[Visit, Visit, Visit]:
    """周佳宁, six without a name, 孙晓雨: all on site today."""
    return (
        desk.arrives(desk.register("周佳宁", "13812342046"), ("water", "rest")),
        desk.counts(6, "sanitation"),
        desk.arrives(desk.register("孙晓雨", "13512346612"), ("charging",)),
    )


def figures(page: VisitsPage) -> tuple[str, str]:
    return page.figures.visits.value(), page.figures.people.value()


def names(page: VisitsPage) -> list[str]:
    return [page.model.data(page.model.index(row, 2)) for row in range(page.model.rowCount())]


def words(page: VisitsPage, row: int, column: int) -> str:
    return str(page.model.data(page.model.index(row, column), Qt.ItemDataRole.AccessibleTextRole))


def press(page: QWidget, name: str) -> None:
    QTest.mouseClick(part(page, name), Qt.MouseButton.LeftButton)


def type_into(page: VisitsPage, text: str) -> None:
    QTest.keyClick(page, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = part(page, "visitsSearch")
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()
    type_text(field, text)
    QTest.keyClick(field, Key.Key_Return)


def choose(page: QWidget, name: str, code: str | None) -> None:
    box = part(page, name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(code))


# -- what is shown -------------------------------------------------------------------------------------------------


def test_the_month_of_today_is_shown_newest_first(opened: Open, three: tuple[Visit, ...]) -> None:
    page = opened()
    assert names(page) == ["孙晓雨", "No name ×6", "周佳宁"]
    assert figures(page) == ("8", "2")
    assert page.figures.left_out.text() == "without a name 6 · void 0"
    assert words(page, 2, 2) == "周佳宁 138****2046"
    assert words(page, 2, 3) == "Food rider · Meituan"
    assert words(page, 2, 4) == "Water Rest"
    assert words(page, 2, 5) == "on site"


def test_the_figures_and_rows_are_those_of_the_core(opened: Open, station: Database, clock: SetClock) -> None:
    clock.forward(timedelta(days=29))
    build(station, month=date(2026, 9, 1), seed=5, visits_per_day=25, people=80, now=clock.now())
    page = opened()
    filters = Filters(first_day=SEPTEMBER.first, last_day=SEPTEMBER.last)
    counts = queries.counts(station, filters)
    assert figures(page) == (f"{counts.visits:,}", f"{counts.people:,}")
    assert page.figures.left_out.text() == f"without a name {counts.anonymous:,} · void {counts.void:,}"
    assert page.model.ids() == queries.ids(station, filters)
    QTest.mouseClick(part(page, "visitsWithVoid"), Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == len(queries.ids(station, filters)) + counts.void
    struck = [row for row in range(page.model.rowCount()) if "Void: " in words(page, row, 2)]
    assert len(struck) == counts.void > 0


def test_the_days_are_chosen_by_chips_and_arrows(opened: Open, desk: Desk, clock: SetClock) -> None:
    zhou, sun = desk.register("周佳宁"), desk.register("孙晓雨")
    desk.arrives(zhou)  # Tuesday, 1 September
    clock.forward(timedelta(days=1))
    desk.arrives(sun)
    page = opened()
    assert names(page) == ["孙晓雨", "周佳宁"]
    days = part(page, "visitsDays")
    for label, expected in (("Today", ["孙晓雨"]), ("Yesterday", ["周佳宁"]), ("This week", ["孙晓雨", "周佳宁"])):
        chip = next(made for made in days.findChildren(QPushButton) if made.text() == label)
        QTest.keyClick(chip, Key.Key_Space)
        assert names(page) == expected
    press(page, "visitsEarlier")
    assert names(page) == []
    press(page, "visitsLater")
    assert names(page) == ["孙晓雨", "周佳宁"]
    month = part(page, "visitsMonth")
    assert isinstance(month, QPushButton)
    assert (month.text(), month.isChecked()) == ("Sep", True)


def test_any_days_can_be_typed(opened: Open, desk: Desk, clock: SetClock) -> None:
    desk.arrives(desk.register("周佳宁"))
    clock.forward(timedelta(days=4))
    desk.arrives(desk.register("孙晓雨"))
    page = opened()
    chip = next(made for made in part(page, "visitsDays").findChildren(QPushButton) if made.text() == "Pick days")
    QTest.keyClick(chip, Key.Key_Space)
    assert names(page) == ["孙晓雨", "周佳宁"]  # it begins with the days shown before
    last = part(page, "visitsLastDay")
    for _ in ("year", "month", "day"):  # Tab goes through the parts of a date
        QTest.keyClick(part(page, "visitsFirstDay"), Key.Key_Tab)
    assert last.hasFocus()
    QTest.keyClicks(last, "20260903")
    QTest.keyClick(last, Key.Key_Return)
    assert names(page) == ["周佳宁"]


def test_category_and_service_narrow_and_are_cleared(opened: Open, three: tuple[Visit, ...]) -> None:
    page = opened()
    choose(page, "visitsCategory", "sanitation")
    assert (names(page), figures(page)) == (["No name ×6"], ("6", "0"))
    choose(page, "visitsCategory", None)
    choose(page, "visitsService", "charging")
    assert (names(page), figures(page)) == (["孙晓雨"], ("1", "1"))
    choose(page, "visitsCategory", "streamer")
    assert page.empty.isVisible()
    assert not page.table.isVisible()
    press(page, "visitsClear")
    assert len(names(page)) == 3
    assert page.table.hasFocus()


@pytest.mark.parametrize("typed", ["周", "zjn", "zhoujia", "2046"])
def test_a_visit_is_found_as_at_the_desk(opened: Open, three: tuple[Visit, ...], typed: str) -> None:
    page = opened()
    type_into(page, typed)
    assert names(page) == ["周佳宁"]
    assert page.table.hasFocus()
    assert part(page, "visitName").property("text") == "周佳宁"


def test_the_search_answers_while_typing_and_escape_clears_it(
    qtbot: QtBot, opened: Open, three: tuple[Visit, ...]
) -> None:
    page = opened()
    QTest.keyClick(page, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.bar.search, "sxy")
    qtbot.waitUntil(lambda: names(page) == ["孙晓雨"])
    QTest.keyClick(page.bar.search, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_an_empty_station_says_what_the_page_is_for(opened: Open) -> None:
    page = opened()
    assert "kept here" in page.empty.accessibleName()
    assert not page.clear_filters.isVisible()
    assert not page.show_latest.isVisible()
    assert page.bar.search.hasFocus()


def test_empty_days_lead_to_the_latest_visits(opened: Open, three: tuple[Visit, ...]) -> None:
    page = opened()
    press(page, "visitsEarlier")
    assert page.empty.accessibleName() == "No visits on these days."
    press(page, "visitsLatest")
    assert len(names(page)) == 3


def test_other_pages_open_the_rows_behind_a_figure(opened: Open, three: tuple[Visit, ...]) -> None:
    page = opened()
    type_into(page, "zjn")
    page.show_days(date(2026, 9, 1), date(2026, 9, 1), category="sanitation")
    assert names(page) == ["No name ×6"]
    page.show_days(date(2026, 9, 1), date(2026, 9, 30), service="charging")
    assert names(page) == ["孙晓雨"]
    month = part(page, "visitsMonth")
    assert isinstance(month, QPushButton)
    assert month.isChecked()
    page.show_days(date(2026, 8, 30), date(2026, 9, 2))
    assert len(names(page)) == 3
    assert part(page, "visitsFirstDay").isVisible()


def test_a_month_of_ten_thousand_rows_is_there_at_once(opened: Open, station: Database, clock: SetClock) -> None:
    clock.forward(timedelta(days=29))
    build_large(station, people=400, visits=10_000, seed=2, now=clock.now(), first=date(2026, 9, 1), visits_per_day=350)
    page = opened()
    began = time.perf_counter()
    page.show_days(SEPTEMBER.first, SEPTEMBER.last)
    page.table.viewport().repaint()
    assert time.perf_counter() - began < 1.0
    assert page.model.rowCount() > 9_500
    QTest.keyClick(page.table, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.table.chosen_id() == page.model.ids()[-1]
    assert page.card.fact("arrived").startswith("1 Sep")


# -- one visit -------------------------------------------------------------------------------------------------------


def test_the_card_tells_of_the_chosen_visit(qtbot: QtBot, opened: Open, three: tuple[Visit, ...]) -> None:
    page = opened()
    QTest.keyClick(page.table, Key.Key_Down)
    QTest.keyClick(page.table, Key.Key_Down)
    assert page.table.chosen_id() == three[0].id
    assert page.card.fact("arrived") == "today 10:02"
    assert page.card.fact("services") == "Water, Rest"
    assert page.card.fact("phone") == "138****2046"
    assert page.card.leave.isVisible()
    qtbot.waitUntil(lambda: page.card.history_text() == ["10:02 arrived"])


def test_enter_opens_the_person_and_no_page_for_no_name(opened: Open, three: tuple[Visit, ...]) -> None:
    page = opened()
    asked = Requests(page)
    QTest.keyClick(page.table, Key.Key_Return)
    assert asked.all == [ShowPerson(three[2].person_id or 0)]
    QTest.keyClick(page.table, Key.Key_Down)
    QTest.keyClick(page.table, Key.Key_Return)
    assert len(asked.all) == 1
    assert not page.card.person.isVisible()


def test_l_lets_the_person_leave(qtbot: QtBot, opened: Open, station: Database, three: tuple[Visit, ...]) -> None:
    page = opened()
    QTest.keyClick(page.table, Key.Key_L)
    assert queries.by_id(station, three[2].id).state is State.OUT
    assert not page.card.leave.isVisible()
    assert page.table.chosen_id() == three[2].id
    act = page.context.undo.last()
    assert act is not None
    assert act.about == Told("孙晓雨 left.", page="visits")
    qtbot.waitUntil(lambda: page.card.history_text()[:1] == ["10:06 left"])


def test_leaving_twice_is_refused_on_the_card(
    opened: Open, station: Database, clock: SetClock, three: tuple[Visit, ...]
) -> None:
    page = opened()
    commands.check_out(station, visit_id=three[2].id, now=clock.now(), by=None)  # by another window
    QTest.keyClick(page.table, Key.Key_L)
    assert "ended already" in part(page, "visitComplaint").property("text")
    assert page.context.undo.last() is None


def test_delete_voids_with_a_reason_and_the_next_row_is_chosen(
    qtbot: QtBot, opened: Open, station: Database, clerk: Clerk, three: tuple[Visit, ...]
) -> None:
    page = opened()
    clerk.texts.append("重复登记")
    QTest.keyClick(page.table, Key.Key_Delete)
    voided = queries.by_id(station, three[2].id)
    assert (voided.state, voided.void_reason) == (State.VOID, "重复登记")
    assert names(page) == ["No name ×6", "周佳宁"]
    assert page.table.chosen_id() == three[1].id
    assert figures(page) == ("7", "1")
    assert page.figures.left_out.text() == "without a name 6 · void 1"
    assert page.table.hasFocus()


def test_a_voiding_is_taken_back(
    qtbot: QtBot, opened: Open, station: Database, clerk: Clerk, three: tuple[Visit, ...]
) -> None:
    page = opened()
    clerk.texts.append("重复登记")
    QTest.keyClick(page.table, Key.Key_Delete)
    assert page.context.undo.undo_last(page.context.operations)
    assert queries.by_id(station, three[2].id).state is State.IN
    assert figures(page) == ("8", "2")
    page.table.choose(three[2].id)
    qtbot.waitUntil(lambda: page.card.history_text() == ["10:06 taken back: voided", "10:06 voided", "10:06 arrived"])


def test_no_reason_voids_nothing(opened: Open, station: Database, clerk: Clerk, three: tuple[Visit, ...]) -> None:
    page = opened()
    QTest.keyClick(page.table, Key.Key_Delete)
    assert "孙晓雨" in clerk.asked[0]
    assert queries.by_id(station, three[2].id).state is State.IN


def test_a_reason_too_long_is_asked_again_with_what_was_typed(
    qtbot: QtBot, opened: Open, station: Database, clerk: Clerk, three: tuple[Visit, ...]
) -> None:
    page = opened()
    clerk.texts.extend(["错" * 201, "错"])
    QTest.keyClick(page.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: queries.by_id(station, three[2].id).void_reason == "错")
    assert "at most 200" in clerk.asked[1]


def test_what_is_void_stays_void(opened: Open, clerk: Clerk, three: tuple[Visit, ...]) -> None:
    page = opened()
    clerk.texts.append("重复登记")
    QTest.keyClick(page.table, Key.Key_Delete)
    press(page, "visitsWithVoid")
    page.table.setFocus()
    page.table.choose(three[2].id)
    assert not page.card.void.isVisible()
    assert page.card.fact("void") == "重复登记"
    QTest.keyClick(page.table, Key.Key_Delete)
    assert part(page, "visitComplaint").property("text") == "This visit is void already."
    assert len(clerk.asked) == 1


# -- living with the rest ----------------------------------------------------------------------------------------------


def test_an_arrival_shows_at_once_and_the_chosen_visit_stays(
    opened: Open, desk: Desk, three: tuple[Visit, ...]
) -> None:
    page = opened()
    QTest.keyClick(page.table, Key.Key_Down)
    chosen = page.table.chosen_id()
    person = desk.register("孟凯")
    page.context.operations.run(commands.check_in, person_id=person.id)
    assert names(page)[0] == "孟凯"
    assert page.table.chosen_id() == chosen


def test_a_hidden_page_reads_when_it_is_shown(opened: Open, desk: Desk, three: tuple[Visit, ...]) -> None:
    page = opened()
    page.hide()
    person = desk.register("孟凯")
    page.context.operations.run(commands.check_in, person_id=person.id)
    assert len(names(page)) == 3
    page.show()
    assert len(names(page)) == 4


def test_a_scan_is_the_desks(opened: Open, three: tuple[Visit, ...]) -> None:
    page: Page = opened()
    assert not page.scanned("900000000001")


@needs_fonts
@pytest.mark.parametrize("width", [924, 1104])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_words_are_cut(qtbot: QtBot, opened: Open, three: tuple[Visit, ...], language: str, width: int) -> None:
    page = opened()
    page.context.language.use(language)
    page.resize(width, 580)
    qtbot.waitUntil(lambda: cut_words(page) == [])
    assert page.table.horizontalScrollBar().maximum() == 0
    assert page.minimumSizeHint().width() <= width


def test_every_control_is_reached_by_tab(opened: Open, three: tuple[Visit, ...]) -> None:
    page = opened()
    page.bar.search.setFocus()
    reached: set[str] = set()
    for _ in range(40):
        focused = page.focusWidget()
        assert focused is not None
        reached.add(focused.objectName())
        QTest.keyClick(focused, Key.Key_Tab)
    wanted = {"visitsSearch", "visitsTable", "visitsEarlier", "visitsLater", "visitsMonth", "visitsCategory"}
    assert wanted | {"visitsService", "visitsWithVoid", "visitLeave", "visitPerson", "visitVoid"} <= reached


# -- which days a chip means ------------------------------------------------------------------------------------------


def test_months_end_where_the_calendar_says() -> None:
    assert month_of(date(2028, 2, 10)) == Days(date(2028, 2, 1), date(2028, 2, 29))
    assert month_beside(date(2026, 1, 1), -1) == date(2025, 12, 1)
    assert month_beside(date(2026, 12, 1), 1) == date(2027, 1, 1)


@pytest.mark.parametrize("kind", [Kind.MONTH, Kind.TODAY, Kind.YESTERDAY, Kind.WEEK])
def test_days_find_back_to_their_chip(kind: Kind) -> None:
    today = date(2026, 9, 23)
    days = days_for(kind, today=today, month=today, picked=Days(today, today))
    assert kind_of(days, today=today) is kind


def test_a_week_begins_on_monday() -> None:
    today = date(2026, 9, 23)
    picked = Days(today, today)
    assert days_for(Kind.WEEK, today=today, month=today, picked=picked) == Days(date(2026, 9, 21), today)
    assert kind_of(Days(date(2026, 9, 20), today), today=today) is Kind.DAYS
