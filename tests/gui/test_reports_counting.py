"""Counting many visits: beside the window, old figures pale meanwhile, the latest question alone, troubles said."""

from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.errors import Damaged
from station_app.core.reports import counting
from station_app.core.reports.counting import compared
from station_app.core.reports.periods import Period, Span, same_days_before
from station_app.core.reports.queries import statistics
from station_app.core.storage.database import Database
from station_app.core.visits import commands as visits
from station_app.gui.reports.page import ReportsPage
from tests.conftest import MORNING
from tests.gui.bare_page import Requests, cut_words, part
from tests.gui.reports_page import AUGUST, SEPTEMBER, asked, in_august, page, pick_span, shown, state, type_days

__all__ = ["asked", "page"]

Key = Qt.Key


@pytest.fixture
def busy(page: ReportsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ReportsPage:
    """The page in August, at a station so busy that a worker counts from now on."""
    in_august(page)
    monkeypatch.setattr(counting, "AT_ONCE", 20)
    return page


def idle(page: ReportsPage) -> bool:
    return not page.counter.counting()


def trouble(page: ReportsPage) -> str:
    label = part(page, "reportsTrouble")
    assert isinstance(label, QLabel)
    return label.text().replace("\u200b", "") if label.isVisible() else ""


def test_long_periods_are_counted_beside_the_window(busy: ReportsPage, station: Database, qtbot: QtBot) -> None:
    before = shown(busy, "visit_count")
    pick_span(busy, "range")
    type_days(busy, "2026-08-03", "2026-08-09")
    assert state(busy) == "Counting …"
    assert shown(busy, "visit_count") == before
    assert busy.time.is_pale()
    assert busy.heat.is_pale()
    assert "Rows: …" in busy.export.describe()
    qtbot.waitUntil(lambda: idle(busy), timeout=5_000)
    assert state(busy) == ""
    assert not busy.time.is_pale()
    facts = statistics(station, Period(date(2026, 8, 3), date(2026, 8, 9)))
    assert shown(busy, "visit_count") == f"{facts.visit_count:,}" != before
    assert [bar.value for bar in busy.time.bars()] == list(facts.by_day.values())
    assert f"Rows: {busy.shown().figures.log_rows:,}." in busy.export.describe()  # type: ignore[union-attr]


def test_only_the_latest_question_is_answered(busy: ReportsPage, qtbot: QtBot) -> None:
    told: list[Period] = []
    busy.counter.counted.connect(lambda asked, _: told.append(asked.period))
    pick_span(busy, "week")
    for _ in range(4):
        QTest.keyClick(busy.chooser.box, Key.Key_Right)
    qtbot.waitUntil(lambda: idle(busy), timeout=5_000)
    qtbot.wait(60)
    assert told == [Period(date(2026, 8, 24), date(2026, 8, 30))]
    assert busy.shown().asked.period == told[0]  # type: ignore[union-attr]


def test_an_answer_that_comes_late_is_not_shown(busy: ReportsPage, qtbot: QtBot) -> None:
    told: list[tuple[Period, Period]] = []
    busy.counter.counted.connect(lambda asked, found: told.append((asked.period, found.now.period)))
    held = Event()
    busy.counter.aside._pool.submit(held.wait)  # the thread has something else to do until the year was handed over
    pick_span(busy, "year")
    qtbot.waitUntil(lambda: not busy.counter.aside._begin.isActive())
    held.set()
    busy.counter.aside._pool.submit(int).result()  # the year is counted, its answer lies ready and was not heard yet
    pick_span(busy, "week")
    qtbot.waitUntil(lambda: idle(busy), timeout=5_000)
    week = busy.chooser.period()
    assert told == [(week, week)]


def test_what_nobody_waits_for_is_told_to_stop(busy: ReportsPage) -> None:
    pick_span(busy, "year")
    first = busy.counter.aside._stop
    pick_span(busy, "week")
    assert first.is_set()
    second = busy.counter.aside._stop
    assert not second.is_set()
    busy.hide()
    assert second.is_set()


def test_a_registration_meanwhile_is_counted_too(busy: ReportsPage, qtbot: QtBot) -> None:
    pick_span(busy, "year")
    qtbot.waitUntil(lambda: idle(busy), timeout=5_000)
    before = int(shown(busy, "visit_count").replace(",", ""))
    busy.context.operations.run(visits.check_in_anonymous, heads=6)
    assert state(busy) == "Counting …"
    qtbot.waitUntil(lambda: idle(busy), timeout=5_000)
    assert int(shown(busy, "visit_count").replace(",", "")) == before + 6


def test_nobody_looks_nothing_is_counted(busy: ReportsPage, qtbot: QtBot) -> None:
    pick_span(busy, "year")
    busy.hide()
    assert idle(busy)
    busy.show()
    assert state(busy) == "Counting …"
    qtbot.waitUntil(lambda: idle(busy), timeout=5_000)
    assert state(busy) == ""


def test_the_focus_stays_where_it_is(busy: ReportsPage, qtbot: QtBot) -> None:
    figure = busy.strip.figures["visit_count"]
    figure.setFocus()
    busy.context.operations.run(visits.check_in_anonymous, heads=6)
    assert figure.hasFocus()
    qtbot.waitUntil(lambda: idle(busy), timeout=5_000)
    assert figure.hasFocus()


def test_a_trouble_is_said_and_the_old_figures_stay(busy: ReportsPage, station: Database, qtbot: QtBot) -> None:
    before = shown(busy, "visit_count")
    busy.counter.failed.emit(Damaged(station.path, "SQLITE_CORRUPT"))
    assert trouble(busy).startswith("Not counted: ")
    assert "not in order" in trouble(busy)
    assert cut_words(busy) == []
    assert shown(busy, "visit_count") == before
    assert busy.time.is_pale()
    pick_span(busy, "week")
    qtbot.waitUntil(lambda: idle(busy), timeout=5_000)
    assert (state(busy), trouble(busy)) == ("", "")


def test_a_file_that_is_gone_is_said(busy: ReportsPage, station: Database, qtbot: QtBot) -> None:
    # Under the window's feet: the worker opens the file anew and finds none.
    busy.counter.aside._station = station.path.with_name("gone.sqlite")
    pick_span(busy, "year")
    qtbot.waitUntil(lambda: idle(busy), timeout=5_000)
    assert trouble(busy).startswith("Not counted: ")


def test_a_fault_of_ours_is_said_and_goes_to_the_crash_report(busy: ReportsPage, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        busy.counter.failed.emit(KeyError("something of ours"))
    assert len(caught) == 1
    assert "fault of the program" in trouble(busy)


def test_the_rows_go_with_what_is_shown_not_with_what_is_asked(busy: ReportsPage, asked: Requests) -> None:
    pick_span(busy, "year")
    figure = busy.strip.figures["visit_count"]
    figure.setFocus()
    QTest.keyClick(figure, Key.Key_Return)
    assert [(each.first_day, each.last_day) for each in asked.all] == [(AUGUST.first, AUGUST.last)]  # type: ignore[attr-defined]


def test_a_running_year_is_held_against_the_same_days(page: ReportsPage, station: Database, clock: SetClock) -> None:
    pick_span(page, "year")
    year = page.chooser.period()
    wanted = compared(station, year, same_days_before(year, Span.YEAR, SEPTEMBER.first), now=MORNING)
    assert page.shown().figures == wanted  # type: ignore[union-attr]
    assert wanted.before.period == Period(date(2025, 1, 1), date(2025, 9, 1))


def test_old_figures_speak_the_language_in_force(busy: ReportsPage, qtbot: QtBot) -> None:
    caption = busy.strip.figures["visit_count"].caption()
    busy.context.language.use("zh")
    qtbot.wait(1)
    assert state(busy) != ""
    assert busy.strip.figures["visit_count"].caption() != caption
    busy.context.language.use("en")
    qtbot.waitUntil(lambda: idle(busy), timeout=5_000)
    assert busy.strip.figures["visit_count"].caption() == caption
