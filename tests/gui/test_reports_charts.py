"""The charts of the statistics page: bars over time, the heat map, the way to the rows, pictures on the clipboard."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.reports.periods import Period, Span, month_of, week_of, year_of
from station_app.core.reports.queries import statistics
from station_app.core.settings.queries import text
from station_app.core.storage.database import Database
from station_app.core.visits import commands as visits
from station_app.core.visits.filters import Filters
from station_app.core.visits.queries import counts
from station_app.gui.kit.requests import Say, ShowVisits
from station_app.gui.reports.buckets import Grain, buckets, grain_of
from station_app.gui.reports.page import ReportsPage
from tests.gui.bare_page import Requests, part
from tests.gui.reports_page import AUGUST, asked, in_august, page, pick_span, type_days

__all__ = ["asked", "page"]

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
COPIED = ("time", "heat", "services", "categories", "platforms")


# -- bars over time --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "span", "grain", "bars"),
    [
        (AUGUST, Span.MONTH, Grain.DAY, 31),
        (week_of(date(2026, 9, 1)), Span.WEEK, Grain.DAY, 7),
        (year_of(date(2026, 9, 1)), Span.YEAR, Grain.MONTH, 12),
        (Period(date(2026, 8, 1), date(2026, 10, 1)), Span.RANGE, Grain.DAY, 62),
        (Period(date(2026, 8, 1), date(2026, 10, 2)), Span.RANGE, Grain.WEEK, 10),
        (Period(date(2025, 8, 3), date(2026, 8, 9)), Span.RANGE, Grain.MONTH, 13),
        (Period(date(2016, 1, 5), date(2026, 8, 9)), Span.RANGE, Grain.YEAR, 11),
    ],
)
def test_a_long_period_has_wider_bars(period: Period, span: Span, grain: Grain, bars: int) -> None:
    found = buckets(period, span)
    assert grain_of(period, span) is grain
    assert len(found) == bars
    assert (found[0].first, found[-1].last) == (period.first, period.last)
    assert [day for bucket in found for day in bucket.days()] == period.days()


def test_a_year_is_shown_by_months(page: ReportsPage, asked: Requests, station: Database) -> None:
    pick_span(page, "year")
    assert [bar.label for bar in page.time.bars()][:2] == ["Jan", "Feb"]
    assert page.time.bars()[7].value == statistics(station, AUGUST).visit_count
    page.time.setFocus()
    for _ in range(8):
        QTest.keyClick(page.time, Key.Key_Right)
    QTest.keyClick(page.time, Key.Key_Return)
    assert asked.all == [ShowVisits(AUGUST.first, AUGUST.last)]


def test_a_range_of_months_is_shown_by_weeks(page: ReportsPage, asked: Requests, station: Database) -> None:
    pick_span(page, "range")
    type_days(page, "2026-06-17", "2026-08-30")
    first = Period(date(2026, 8, 3), date(2026, 8, 9))
    at = buckets(page.chooser.period(), Span.RANGE).index(first)
    assert page.time.bars()[at].value == statistics(station, first).visit_count
    page.time.chosen.emit(0)
    assert asked.all == [ShowVisits(date(2026, 6, 17), date(2026, 6, 21))]


def test_enter_on_a_day_opens_its_visits(page: ReportsPage, asked: Requests) -> None:
    in_august(page)
    page.time.setFocus()
    for _ in range(3):
        QTest.keyClick(page.time, Key.Key_Right)
    QTest.keyClick(page.time, Key.Key_Return)
    assert asked.all == [ShowVisits(date(2026, 8, 3), date(2026, 8, 3))]


def test_a_click_on_a_day_opens_its_visits(page: ReportsPage, asked: Requests) -> None:
    in_august(page)
    last = QPoint(page.time.width() - 3, page.time.height() // 2)
    QTest.mouseClick(page.time, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)
    assert asked.all == [ShowVisits(AUGUST.last, AUGUST.last)]


def test_what_is_looked_at_is_said_over_the_chart(page: ReportsPage, station: Database) -> None:
    in_august(page)
    card = page.parts.cards["time"]
    hints = [label.text() for label in card.findChildren(QLabel)]
    assert "Pick a day to see its visits" in hints
    page.time.setFocus()
    QTest.keyClick(page.time, Key.Key_Right)
    facts = statistics(station, AUGUST)
    words = f"1 Aug Saturday · visits {facts.by_day[AUGUST.first]} · people {facts.people_by_day[AUGUST.first]}"
    assert words in [label.text() for label in card.findChildren(QLabel)]
    page.chooser.box.setFocus()
    assert [label.text() for label in card.findChildren(QLabel)] == hints


# -- the heat map ----------------------------------------------------------------------------------------------------


def test_the_busiest_cell_leads_to_exactly_its_rows(page: ReportsPage, asked: Requests, station: Database) -> None:
    in_august(page)
    cells = statistics(station, AUGUST).by_weekday_hour
    weekday, hour = max(cells, key=cells.__getitem__)
    page.heat.setFocus()
    QTest.keyClick(page.heat, Key.Key_Home)
    for _ in range(weekday):
        QTest.keyClick(page.heat, Key.Key_Down)
    for _ in range(list(page.heat.heat().columns).index(str(hour))):
        QTest.keyClick(page.heat, Key.Key_Right)
    QTest.keyClick(page.heat, Key.Key_Return)
    assert asked.all == [ShowVisits(AUGUST.first, AUGUST.last, weekday=weekday, hour=hour)]
    found = counts(station, Filters(AUGUST.first, AUGUST.last, weekday=weekday, hour=hour))
    assert found.visits == cells[weekday, hour] == page.heat.heat().values[weekday][
        list(page.heat.heat().columns).index(str(hour))
    ]  # fmt: skip


def test_numbers_are_shown_on_demand(qtbot: QtBot, page: ReportsPage) -> None:
    in_august(page)
    qtbot.waitUntil(lambda: page.heat.height() == page.heat.sizeHint().height())
    before = page.heat.grab().toImage()
    chip = part(page, "reportsNumbers")
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_Space)
    with_numbers = page.heat.grab().toImage()
    assert with_numbers != before
    QTest.keyClick(chip, Key.Key_Space)
    assert page.heat.grab().toImage() == before


def test_an_hour_outside_opening_time_has_a_column_when_somebody_came(page: ReportsPage, clock: SetClock) -> None:
    page.context.operations.run(visits.check_in_anonymous, heads=1)
    opens = int(page.heat.heat().columns[0])
    assert opens > 7
    clock.set(datetime(2026, 9, 1, 23, 30, tzinfo=UTC))  # half past seven the next morning
    page.context.operations.run(visits.check_in_anonymous, heads=4)
    assert page.heat.heat().columns[0] == "7"
    assert page.heat.heat().values[2][0] == 4


# -- lying bars ------------------------------------------------------------------------------------------------------


def test_enter_on_a_bar_opens_its_visits(page: ReportsPage, asked: Requests, station: Database) -> None:
    in_august(page)
    facts = statistics(station, AUGUST)
    for chart in (page.categories, page.platforms, page.services):
        chart.setFocus()
        QTest.keyClick(chart, Key.Key_Down)
        QTest.keyClick(chart, Key.Key_Down)
        QTest.keyClick(chart, Key.Key_Return)
    category, platform, service = (list(each)[1] for each in (facts.by_category, facts.by_platform, facts.by_service))
    assert asked.all == [
        ShowVisits(AUGUST.first, AUGUST.last, category=category),
        ShowVisits(AUGUST.first, AUGUST.last, platform=platform),
        ShowVisits(AUGUST.first, AUGUST.last, service=service),
    ]
    assert counts(station, Filters(AUGUST.first, AUGUST.last, platform=platform)).visits == facts.by_platform[platform]


# -- pictures --------------------------------------------------------------------------------------------------------


@pytest.fixture
def clipboard(qapp: QApplication) -> None:
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("name", COPIED)
def test_ctrl_c_on_a_chart_copies_it_as_a_picture(
    page: ReportsPage, asked: Requests, name: str, clipboard: None
) -> None:
    in_august(page)
    page.context.theme.use("dark")
    card = page.parts.cards[name]
    card.chart.setFocus()
    QTest.keyClick(card.chart, Key.Key_C, CONTROL)
    page.context.theme.use("light")
    picture = QGuiApplication.clipboard().image()
    assert picture.width() == 1280
    assert picture.pixelColor(2, 2).name() == page.context.theme.light.surface.lower()
    assert asked.all == [Say(f"Copied as a picture: {card.accessibleName()}")]
    page.chooser.box.setFocus()
    QGuiApplication.clipboard().clear()
    QTest.mouseClick(part(page, f"reportsCopy.{name}"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().image() == picture


def test_the_picture_says_whose_it_is_and_which_days(page: ReportsPage, clipboard: None) -> None:
    in_august(page)
    button = part(page, "reportsCopy.time")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    picture = QGuiApplication.clipboard().image()
    station = text(page.context.db, "station.name")
    assert station
    assert picture == page.parts.cards["time"].picture(f"Aug 2026 · {station}")


def test_the_menu_of_a_chart_offers_the_picture(page: ReportsPage, qtbot: QtBot) -> None:
    for name in COPIED:
        chart = page.parts.cards[name].chart
        assert chart.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
        assert [action.text() for action in chart.actions()] == ["Copy as picture"]
    action = page.findChild(QAction, "action.reports.copy.heat")
    assert action is not None
    with qtbot.waitSignal(page.parts.cards["heat"].copy_asked, timeout=200):
        action.trigger()


def test_months_of_the_year_end_where_the_calendar_says() -> None:
    assert buckets(year_of(date(2028, 2, 1)), Span.YEAR)[1] == month_of(date(2028, 2, 29))
