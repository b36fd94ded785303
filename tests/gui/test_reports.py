"""The statistics page over an invented August, seen on 1 September: periods, figures, what they mean, their rows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from station_app.core.clock import SetClock
from station_app.core.reports.periods import Period, Span, same_days_before, week_of, year_of
from station_app.core.reports.queries import statistics
from station_app.core.storage.database import Database
from station_app.core.visits import commands as visits
from station_app.core.visits.queries import Filters, counts
from station_app.gui.kit.requests import GoOnTyping, ShowVisits
from station_app.gui.reports.figures import KEYS
from station_app.gui.reports.page import ReportsPage
from station_app.gui.shell.window import MainWindow
from tests.gui.bare_page import Requests, cut_words, needs_fonts, part
from tests.gui.reports_page import AUGUST, SEPTEMBER, asked, in_august, note, page, pick_span, shown, state, type_days

__all__ = ["asked", "page"]

Key = Qt.Key


# -- which days ----------------------------------------------------------------------------------------------------


def test_an_empty_month_says_so_shows_zeros_and_offers_a_step(page: ReportsPage) -> None:
    assert page.chooser.period() == SEPTEMBER
    assert part(page, "reportsEmpty").isVisible()
    assert (shown(page, "visit_count"), shown(page, "person_count")) == ("0", "0")
    assert [shown(page, key) for key in ("stay_minutes", "visits_a_person", "visits_a_day")] == ["–", "–", "–"]
    assert not page.time.isVisible()
    step = part(page, "reportsFirstStep")
    step.setFocus()
    QTest.keyClick(step, Key.Key_Space)
    assert page.chooser.period() == AUGUST
    assert page.time.isVisible()


def test_a_station_without_any_visit_leads_to_the_desk(window: MainWindow) -> None:
    window.show_page("reports")
    step = window.findChild(QPushButton, "reportsFirstStep")
    assert step is not None
    assert step.isVisible()
    QTest.keyClick(step, Key.Key_Space)
    assert window.current() == "desk"


def test_the_first_step_of_an_empty_station_asks_for_the_desk(page: ReportsPage, station: Database) -> None:
    asks = Requests(page)
    for visit in [row[0] for row in station.rows("SELECT id FROM visit")]:
        page.context.operations.run(visits.void, visit_id=visit, reason="demo", undoable=False)
    QTest.keyClick(part(page, "reportsFirstStep"), Key.Key_Space)
    assert asks.all == [GoOnTyping("")]


def test_arrows_go_from_the_first_month_with_visits_to_the_present_one(page: ReportsPage) -> None:
    box = part(page, "reportsMonth")
    assert box.hasFocus()
    QTest.keyClick(box, Key.Key_Right)
    assert page.chooser.period() == SEPTEMBER
    assert not part(page, "reportsLater").isEnabled()
    QTest.keyClick(box, Key.Key_Left)
    QTest.keyClick(box, Key.Key_Left)
    assert page.chooser.period() == AUGUST
    assert not part(page, "reportsEarlier").isEnabled()
    QTest.mouseClick(part(page, "reportsLater"), Qt.MouseButton.LeftButton)
    assert page.chooser.period() == SEPTEMBER


def test_arrows_go_by_weeks(page: ReportsPage) -> None:
    pick_span(page, "week")
    assert page.chooser.period() == week_of(date(2026, 9, 1))
    assert page.chooser.box.currentText() == "Week 36 of 2026 · 31 Aug – 6 Sep"
    QTest.keyClick(part(page, "reportsMonth"), Key.Key_Left)
    assert page.chooser.period() == Period(date(2026, 8, 24), date(2026, 8, 30))
    for _ in range(9):
        QTest.keyClick(part(page, "reportsMonth"), Key.Key_Left)
    assert page.chooser.period() == week_of(AUGUST.first)


def test_arrows_go_by_years(page: ReportsPage, clock: SetClock) -> None:
    clock.set(datetime(2027, 2, 1, 2, 0, tzinfo=UTC))
    page.refresh()
    pick_span(page, "year")
    QTest.keyClick(part(page, "reportsMonth"), Key.Key_Right)
    assert page.chooser.period() == year_of(date(2027, 1, 1))
    assert not part(page, "reportsLater").isEnabled()
    QTest.keyClick(part(page, "reportsMonth"), Key.Key_Left)
    assert page.chooser.period() == year_of(date(2026, 1, 1))
    assert not part(page, "reportsEarlier").isEnabled()


def test_another_kind_of_period_begins_where_one_is(page: ReportsPage) -> None:
    in_august(page)
    pick_span(page, "week")
    assert page.chooser.period() == week_of(AUGUST.first)
    pick_span(page, "month")
    assert page.chooser.period() == AUGUST
    pick_span(page, "year")
    assert page.chooser.period() == year_of(date(2026, 9, 1))
    pick_span(page, "month")
    assert page.chooser.period() == SEPTEMBER


def test_any_days_begin_as_those_shown_and_are_typed(page: ReportsPage, station: Database) -> None:
    in_august(page)
    pick_span(page, "range")
    assert page.chooser.period() == AUGUST
    assert page.chooser.first.hasFocus()
    assert not part(page, "reportsMonth").isVisible()
    type_days(page, "2026-08-03", "2026-08-09")
    assert page.chooser.period() == Period(date(2026, 8, 3), date(2026, 8, 9))
    assert shown(page, "visit_count") == f"{statistics(station, page.chooser.period()).visit_count:,}"


def test_days_of_a_running_month_end_today(page: ReportsPage) -> None:
    pick_span(page, "range")
    assert page.chooser.period() == Period(date(2026, 9, 1), date(2026, 9, 1))


def test_a_range_that_ends_before_it_begins_is_refused_and_nothing_is_lost(page: ReportsPage) -> None:
    pick_span(page, "range")
    type_days(page, "2026-08-03", "2026-08-09")
    before = shown(page, "visit_count")
    type_days(page, "2026-08-20", "2026-08-09")
    refused = part(page, "reportsRefused")
    assert isinstance(refused, QLabel)
    assert refused.isVisible()
    assert refused.text() == "The last day lies before the first. Pick a later last day."
    assert page.chooser.first.day() == date(2026, 8, 20)
    assert page.chooser.period() == Period(date(2026, 8, 3), date(2026, 8, 9))
    assert shown(page, "visit_count") == before
    type_days(page, "2026-08-20", "2026-08-22")
    assert not refused.isVisible()
    assert page.chooser.period() == Period(date(2026, 8, 20), date(2026, 8, 22))


def test_a_range_of_more_than_a_century_is_refused(page: ReportsPage) -> None:
    pick_span(page, "range")
    type_days(page, "1900-01-01", "2026-08-09")
    refused = part(page, "reportsRefused")
    assert isinstance(refused, QLabel)
    assert refused.text() == "At most a hundred years at once. Pick days closer together."


def test_what_was_refused_is_forgotten_with_the_range(page: ReportsPage) -> None:
    pick_span(page, "range")
    type_days(page, "2026-08-20", "2026-08-09")
    pick_span(page, "month")
    assert not part(page, "reportsRefused").isVisible()
    pick_span(page, "range")
    assert not part(page, "reportsRefused").isVisible()
    assert page.chooser.first.day() <= page.chooser.last.day()


# -- the figures -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("span", ["month", "week", "year", "range"])
def test_figures_and_charts_are_those_of_the_core(page: ReportsPage, station: Database, span: str) -> None:
    pick_span(page, span)
    if span == "range":
        type_days(page, "2026-08-05", "2026-08-19")
    else:
        QTest.keyClick(page.chooser.box, Key.Key_Left)
    facts = statistics(station, page.chooser.period())
    assert facts.visit_count > facts.person_count > 5
    assert facts.stay_minutes is not None
    assert facts.visits_per_person is not None
    came = [count for count in facts.by_day.values() if count]
    assert {key: shown(page, key) for key in KEYS} == {
        "visit_count": f"{facts.visit_count:,}",
        "person_count": f"{facts.person_count:,}",
        "service_count": f"{facts.service_count:,}",
        "new_count": f"{facts.new_count:,}",
        "anonymous_count": f"{facts.anonymous_count:,}",
        "stay_minutes": f"{facts.stay_minutes:.0f}",
        "visits_a_person": f"{facts.visits_per_person:.1f}",
        "visits_a_day": f"{facts.visit_count / len(came):.1f}",
    }
    assert sum(bar.value for bar in page.time.bars()) == facts.visit_count
    if span != "year":
        assert [bar.value for bar in page.time.bars()] == list(facts.by_day.values())
    assert [bar.value for bar in page.categories.bars()] == list(facts.by_category.values())
    assert [bar.value for bar in page.platforms.bars()] == list(facts.by_platform.values())
    assert [bar.value for bar in page.services.bars()] == list(facts.by_service.values())
    heat = page.heat.heat()
    assert {
        (day, int(hour)): value
        for day, values in enumerate(heat.values)
        for hour, value in zip(heat.columns, values, strict=True)
        if value
    } == {cell: heads for cell, heads in facts.by_weekday_hour.items() if heads}
    assert not part(page, "reportsEmpty").isVisible()


def test_visits_and_people_stand_side_by_side(page: ReportsPage) -> None:
    in_august(page)
    visits_at, people_at = (page.strip.figures[key].geometry() for key in ("visit_count", "person_count"))
    assert visits_at.top() == people_at.top()
    between = [f for f in page.strip.figures.values() if visits_at.left() < f.x() < people_at.left()]
    assert visits_at.right() < people_at.left()
    assert between == []


def test_a_registration_shows_at_once(page: ReportsPage) -> None:
    page.context.operations.run(visits.check_in_anonymous, heads=6, services=["water"])
    assert (shown(page, "visit_count"), shown(page, "person_count"), shown(page, "service_count")) == ("6", "0", "6")
    assert page.time.bars()[0].value == 6


# -- the comparison --------------------------------------------------------------------------------------------------


def test_every_figure_shows_what_it_is_held_against(page: ReportsPage, station: Database) -> None:
    pick_span(page, "week")
    QTest.keyClick(page.chooser.box, Key.Key_Left)
    period = page.chooser.period()
    now, before = statistics(station, period), statistics(station, same_days_before(period, Span.WEEK, SEPTEMBER.first))
    assert before.period == Period(date(2026, 8, 17), date(2026, 8, 23))
    percent = round(100 * (now.visit_count - before.visit_count) / before.visit_count)
    sign = "▲" if percent > 0 else "▼" if percent < 0 else "±"
    assert note(page, "visit_count") == f"{sign}{abs(percent)}%"
    assert f"Held against 2026-08-17 – 2026-08-23: {before.visit_count:,} ({note(page, 'visit_count')})" in (
        page.strip.figures["visit_count"].definition()
    )
    assert all(note(page, key) for key in KEYS)


def test_a_running_month_is_held_against_the_same_days(page: ReportsPage, station: Database) -> None:
    first_of_august = statistics(station, Period(AUGUST.first, AUGUST.first)).visit_count
    page.context.operations.run(visits.check_in_anonymous, heads=2 * first_of_august)
    assert note(page, "visit_count") == "▲100%"
    assert "▲100%" in page.strip.figures["visit_count"].accessibleName()
    assert f"Held against 2026-08-01: {first_of_august} (▲100%)" in page.strip.figures["visit_count"].definition()


def test_what_has_nothing_to_be_held_against_says_so(page: ReportsPage) -> None:
    in_august(page)
    assert {note(page, key) for key in KEYS} == {"none before"}
    assert "nobody came on 2026-07-01 – 2026-07-31" in page.strip.figures["new_count"].definition()


def test_what_cannot_be_a_percentage_says_what_was_before(page: ReportsPage) -> None:
    # Today nobody has left yet: no stay is known, while on 1 August some were.
    page.context.operations.run(visits.check_in_anonymous, heads=1)
    assert shown(page, "stay_minutes") == "–"
    assert note(page, "stay_minutes").startswith("was ")
    assert note(page, "person_count") == "▼100%"


# -- what lies behind a number ---------------------------------------------------------------------------------------


def test_space_on_a_figure_says_how_it_is_counted(page: ReportsPage, asked: Requests) -> None:
    in_august(page)
    figure = page.strip.figures["person_count"]
    figure.setFocus()
    QTest.keyClick(figure, Key.Key_Space)
    card = page.strip.definition
    assert card.isVisible()
    assert "each is counted once however often they came" in card.text()
    assert page.rect().contains(card.mapTo(page, card.rect().bottomRight()))
    rows = part(page, "reportsDefinitionRows")
    QTest.keyClick(rows, Key.Key_Escape)
    assert not card.isVisible()
    assert figure.hasFocus()
    QTest.keyClick(figure, Key.Key_Space)
    QTest.keyClick(rows, Key.Key_Return)
    assert asked.all == [ShowVisits(AUGUST.first, AUGUST.last)]
    assert not card.isVisible()


@pytest.mark.parametrize("key", KEYS)
def test_enter_on_a_figure_goes_to_its_rows(page: ReportsPage, asked: Requests, key: str) -> None:
    in_august(page)
    figure = page.strip.figures[key]
    figure.setFocus()
    QTest.keyClick(figure, Key.Key_Return)
    wanted = ShowVisits(AUGUST.first, AUGUST.last, unnamed=key == "anonymous_count", newcomers=key == "new_count")
    assert asked.all == [wanted]


@pytest.mark.parametrize("key", ["anonymous_count", "new_count", "visit_count"])
def test_the_rows_of_a_figure_come_to_the_figure(page: ReportsPage, station: Database, key: str) -> None:
    pick_span(page, "week")
    QTest.keyClick(page.chooser.box, Key.Key_Left)
    period = page.chooser.period()
    narrowed = Filters(period.first, period.last, unnamed=key == "anonymous_count", newcomers=key == "new_count")
    found = counts(station, narrowed)
    assert shown(page, key) == f"{found.people if key == 'new_count' else found.visits:,}"


def test_the_way_to_the_rows_and_back_in_the_real_window(window: MainWindow, clock: SetClock) -> None:
    context = window.context
    context.operations.run(visits.check_in_anonymous, heads=6, category="sanitation")
    clock.forward(timedelta(days=1))
    context.operations.run(visits.check_in_anonymous, heads=2)
    window.show_page("reports")
    page = window.page("reports")
    assert isinstance(page, ReportsPage)
    assert (shown(page, "visit_count"), state(page)) == ("8", "")
    figure = page.strip.figures["anonymous_count"]
    figure.setFocus()
    QTest.keyClick(figure, Key.Key_Return)
    assert window.current() == "visits"
    log = window.page("visits")
    filters = log.bar.filters(date(2026, 9, 2))  # type: ignore[attr-defined]
    assert (filters.first_day, filters.last_day, filters.unnamed) == (SEPTEMBER.first, SEPTEMBER.last, True)
    assert part(log, "visitsMore").text() == "Without a name only"  # type: ignore[attr-defined]
    window.show_page("reports")
    QTest.keyClick(page.heat, Key.Key_Down)
    while page.heat.marked() != (1, 1):  # Tuesday at ten
        QTest.keyClick(page.heat, Key.Key_Down if page.heat.marked()[0] == 0 else Key.Key_Right)  # type: ignore[index]
    QTest.keyClick(page.heat, Key.Key_Return)
    assert window.current() == "visits"
    filters = log.bar.filters(date(2026, 9, 2))  # type: ignore[attr-defined]
    assert (filters.weekday, filters.unnamed) == (1, False)
    assert filters.hour in (9, 10)
    assert "Tuesday" in part(log, "visitsMore").text()  # type: ignore[attr-defined]


# -- looks -----------------------------------------------------------------------------------------------------------


@needs_fonts
@pytest.mark.parametrize("span", ["month", "week", "year", "range"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1104, 924])
def test_nothing_is_cut(page: ReportsPage, width: int, span: str, language: str) -> None:
    in_august(page)
    page.context.language.use(language)
    QApplication.processEvents()
    pick_span(page, span)
    if span == "range":
        type_days(page, "2026-08-20", "2026-08-09")
    page.resize(width, 580)
    QApplication.processEvents()
    assert page.width() == width
    assert cut_words(page) == []
    for widget in (page.export, page.strip, page.chooser):
        assert widget.mapTo(page, widget.rect().topRight()).x() < width
    page.context.language.use("en")
    QApplication.processEvents()


@pytest.mark.parametrize("key", KEYS)
def test_a_definition_is_shown_whole(page: ReportsPage, key: str) -> None:
    figure = page.strip.figures[key]
    figure.setFocus()
    QTest.keyClick(figure, Key.Key_Space)
    card = page.strip.definition
    for label in card.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width())
