"""The lending figures on the statistics page: hidden without loans, explained, held against, of a year too."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.lending.commands import lend, report_lost
from station_app.core.reports import counting
from station_app.core.reports.lending_figures import lending
from station_app.core.reports.periods import Period
from station_app.core.storage.database import Database
from station_app.gui.reports.lending_strip import LENDING_KEYS
from station_app.gui.reports.page import ReportsPage
from tests.conftest import MORNING
from tests.gui.bare_page import cut_words, needs_fonts, part
from tests.gui.reports_page import AUGUST, SEPTEMBER, in_august, page, pick_span

__all__ = ["page"]

Key = Qt.Key


def figures(page: ReportsPage) -> dict[str, str]:
    return {key: figure.value() for key, figure in page.lending.figures.items()}


def counted(station: Database, period: Period) -> dict[str, str]:
    found = lending(station, period, now=MORNING)
    return {key: f"{getattr(found, key):,}" for key in LENDING_KEYS}


def notes(page: ReportsPage, key: str) -> str:
    return page.lending.figures[key].findChildren(QLabel)[2].text()


def lend_one(page: ReportsPage, station: Database) -> int:
    """Somebody takes a tool that is there, through the one door for changes; which tool."""
    tool = int(station.value("SELECT id FROM tool WHERE state = 'available' ORDER BY id LIMIT 1"))
    person = int(station.value("SELECT id FROM person WHERE state = 'active' ORDER BY id LIMIT 1"))
    page.context.operations.run(
        lend, tool_id=tool, person_id=person, due_at=page.context.clock.now() + timedelta(hours=2)
    )
    return tool


def test_a_month_without_loans_shows_none_and_one_with_loans_its_figures(page: ReportsPage, station: Database) -> None:
    assert not page.lending.isVisible()
    in_august(page)
    assert page.lending.isVisible()
    assert figures(page) == counted(station, AUGUST)
    assert int(figures(page)["lent_count"]) > 10


def test_a_loan_and_a_loss_show_at_once_held_against_the_same_days(page: ReportsPage, station: Database) -> None:
    tool = lend_one(page, station)
    assert page.lending.isVisible()
    assert figures(page) == counted(station, SEPTEMBER)
    assert (figures(page)["lent_count"], figures(page)["lost_count"]) == ("1", "0")
    assert notes(page, "lent_count") == "none before"
    assert page.lending.figures["lent_count"].definition().endswith("nothing was lent on 2026-08-01.")
    page.context.operations.run(report_lost, tool_id=tool)
    assert figures(page)["lost_count"] == "1"


def test_later_in_the_month_it_is_held_against_as_many_days_of_the_one_before(
    page: ReportsPage, station: Database, clock: SetClock
) -> None:
    clock.forward(timedelta(days=9))
    lend_one(page, station)
    before = lending(station, Period(AUGUST.first, AUGUST.first + timedelta(days=9)), now=clock.now()).lent_count
    assert before > 1
    change = f"▼{round(100 * (before - 1) / before)}%"
    assert notes(page, "lent_count") == change
    held = f"Held against 2026-08-01 – 2026-08-10: {before} ({change})"
    assert page.lending.figures["lent_count"].definition().endswith(held)


def test_what_is_due_becomes_overdue(page: ReportsPage, station: Database, clock: SetClock) -> None:
    lend_one(page, station)
    assert (figures(page)["late_count"], figures(page)["overdue_count"]) == ("0", "0")
    clock.forward(timedelta(hours=3))
    page.refresh()
    assert (figures(page)["late_count"], figures(page)["overdue_count"]) == ("1", "1")


def test_a_figure_says_what_it_counts_and_escape_closes_it(page: ReportsPage) -> None:
    in_august(page)
    late = page.lending.figures["late_count"]
    late.setFocus()
    QTest.keyClick(late, Key.Key_Space)
    card = page.lending.definition
    assert card.isVisible()
    assert card.hasFocus()
    assert card.text().startswith("Of these loans, those back after they were due, or overdue now.\n\n")
    assert not card.findChildren(QPushButton)[0].isVisible()  # there is no log of loans to go to from here
    QTest.keyClick(card, Key.Key_Escape)
    assert not card.isVisible()
    assert late.hasFocus()
    QTest.keyClick(late, Key.Key_Return)
    assert card.isVisible()
    page.chooser.focus()
    assert not card.isVisible()


def test_a_year_is_counted_beside_the_window(
    qtbot: QtBot, page: ReportsPage, station: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "AT_ONCE", 20)
    pick_span(page, "year")
    assert page.counter.counting()
    qtbot.waitUntil(lambda: not page.counter.counting(), timeout=5_000)
    assert page.lending.isVisible()
    assert figures(page) == counted(station, page.chooser.period())


def test_many_loans_alone_are_counted_beside_the_window_too(
    qtbot: QtBot, page: ReportsPage, station: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    lend_one(page, station)  # one visit and one loan in September
    seen = int(
        station.value("SELECT count(*) FROM visit WHERE day IN ('2026-09-01', '2026-08-01') AND state <> 'void'")
    )
    monkeypatch.setattr(counting, "AT_ONCE", seen)
    page.refresh()
    assert page.counter.counting()
    qtbot.waitUntil(lambda: not page.counter.counting(), timeout=5_000)
    assert figures(page)["lent_count"] == "1"


@needs_fonts
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_word_is_cut(page: ReportsPage, qtbot: QtBot, language: str) -> None:
    page.context.language.use(language)
    in_august(page)
    qtbot.wait(1)
    assert part(page, "reportsLending").isVisible()
    assert not cut_words(page.lending)
    page.context.language.use("en")
