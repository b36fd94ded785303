"""The figures of the house on the statistics page: hidden without any, explained, held against, the way to the rows."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from station_app.core.amenities.commands import add, report_fault
from station_app.core.clock import SetClock
from station_app.core.reports import counting
from station_app.core.reports.house_figures import house
from station_app.core.reports.periods import Period
from station_app.core.settings.commands import set as set_setting
from station_app.core.shifts.commands import open_station
from station_app.core.storage.database import Database
from station_app.core.supplies.commands import add_item, issue, receive
from station_app.gui.kit.requests import OpenAmenities
from station_app.gui.reports.house_strip import TABS
from station_app.gui.reports.page import ReportsPage
from tests.gui.bare_page import Requests, cut_words, needs_fonts, part
from tests.gui.reports_page import AUGUST, SEPTEMBER, asked, in_august, page, pick_span

__all__ = ["asked", "page"]

Key = Qt.Key


def figures(page: ReportsPage) -> dict[str, str]:
    return {key: figure.value() for key, figure in page.house.figures.items()}


def counted(page: ReportsPage, station: Database, period: Period) -> dict[str, str]:
    found = house(station, period, now=page.context.clock.now())
    return {
        "open_days": f"{found.opening.open_days:,}",
        "open_hours": f"{found.opening.open_hours:,.1f}",
        "late_days": f"{found.opening.late_days:,}",
        "supplies_issued": f"{found.supplies.issued:,}",
        "amenities_faults_reported": f"{found.amenities.faults_reported:,}",
        "amenities_out_hours": f"{found.amenities.out_hours:,.1f}",
        "amenities_checks": f"{found.amenities.checks:,}",
        "amenities_abnormal": f"{found.amenities.abnormal:,}",
    }


def note(page: ReportsPage, key: str) -> str:
    return page.house.figures[key].findChildren(QLabel)[2].text()


def test_a_month_shows_what_was_recorded_of_the_house(page: ReportsPage, station: Database) -> None:
    in_august(page)
    assert page.house.isVisible()
    assert list(figures(page)) == list(TABS)
    assert figures(page) == counted(page, station, AUGUST)
    assert int(figures(page)["open_days"]) > 20
    assert all(float(value.replace(",", "")) > 0 for value in figures(page).values())
    assert {note(page, key) for key in TABS} == {"none before"}
    assert page.house.figures["open_days"].definition().endswith("nothing was recorded on 2026-07-01 – 2026-07-31.")


def test_what_is_done_now_shows_at_once(page: ReportsPage, station: Database) -> None:
    was = figures(page)
    run = page.context.operations.run
    run(open_station)
    run(add_item, name="酸梅汤冰块", unit="袋")
    item = int(station.value("SELECT max(id) FROM supply_item"))
    run(receive, item_id=item, quantity=5)
    run(issue, item_id=item, quantity=3)
    run(add, name="备用饮水机", kind="water")
    run(report_fault, what="漏水", amenity_id=int(station.value("SELECT max(id) FROM amenity")))
    assert page.house.isVisible()
    assert figures(page) == counted(page, station, SEPTEMBER)
    assert figures(page)["open_days"] == "1"
    more = {key: int(figures(page)[key]) - int(was[key]) for key in ("supplies_issued", "amenities_faults_reported")}
    assert more == {"supplies_issued": 3, "amenities_faults_reported": 1}


def test_later_it_is_held_against_as_many_days_of_the_month_before(
    page: ReportsPage, station: Database, clock: SetClock
) -> None:
    clock.forward(timedelta(days=9))
    page.context.operations.run(open_station)
    days = Period(AUGUST.first, AUGUST.first + timedelta(days=9))
    before = house(station, days, now=clock.now()).opening.open_days
    assert before > 3
    now = int(figures(page)["open_days"])
    change_ = f"▼{round(100 * (before - now) / before)}%"
    assert note(page, "open_days") == change_
    held = f"Held against 2026-08-01 – 2026-08-10: {before} ({change_})"
    assert page.house.figures["open_days"].definition().endswith(held)


def test_space_says_what_it_counts_and_enter_goes_to_its_rows(page: ReportsPage, asked: Requests) -> None:
    in_august(page)
    late = page.house.figures["late_days"]
    late.setFocus()
    QTest.keyClick(late, Key.Key_Space)
    card = page.house.definition
    assert card.isVisible()
    assert card.text().startswith("Of these days, those first opened after the hour on the door.\n\n")
    button = part(page, "reportsHouseDefinitionRows")
    assert isinstance(button, QPushButton)
    assert button.hasFocus()
    QTest.keyClick(button, Key.Key_Escape)
    assert not card.isVisible()
    assert late.hasFocus()
    QTest.keyClick(late, Key.Key_Space)
    QTest.keyClick(button, Key.Key_Return)
    assert asked.all == [OpenAmenities(tab="hours")]


@pytest.mark.parametrize(("key", "tab"), TABS.items())
def test_every_figure_has_its_tab(page: ReportsPage, asked: Requests, key: str, tab: str) -> None:
    in_august(page)
    figure = page.house.figures[key]
    figure.setFocus()
    QTest.keyClick(figure, Key.Key_Return)
    assert asked.all == [OpenAmenities(tab=tab)]


def test_a_station_without_the_part_sees_none(page: ReportsPage, station: Database) -> None:
    in_august(page)
    for off in ([], ["amenities"], ["sheets"]):
        done = set_setting(station, key="station.parts_off", value=off, now=page.context.clock.now(), by=None)
        page.context.hub.changed.emit(done.touched)
        assert page.house.isVisible() == ("amenities" not in off)


def test_days_of_which_nothing_is_known_show_none(page: ReportsPage, clock: SetClock) -> None:
    in_august(page)
    assert page.house.isVisible()
    page.chooser.offer(AUGUST.first.replace(month=6), SEPTEMBER.first)
    QTest.keyClick(page.chooser.box, Key.Key_Left)
    assert page.chooser.period().first.month == 7
    assert not page.house.isVisible()


def test_a_year_is_counted_beside_the_window(
    qtbot: QtBot, page: ReportsPage, station: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOVES_AT_ONCE", 5)
    pick_span(page, "year")
    assert page.counter.counting()
    qtbot.waitUntil(lambda: not page.counter.counting(), timeout=5_000)
    assert page.house.isVisible()
    assert figures(page) == counted(page, station, page.chooser.period())


@needs_fonts
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1104, 620])
def test_no_word_is_cut(page: ReportsPage, qtbot: QtBot, language: str, width: int) -> None:
    page.resize(width, 580)
    page.context.language.use(language)
    in_august(page)
    qtbot.wait(1)
    assert part(page, "reportsHouse").isVisible()
    assert not cut_words(page.house)
    page.context.language.use("en")
