"""The PC's clock wrong by a minute, a day, a year, or far ahead: the window goes on, and nothing expires by it."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QTimer

from station_app.core.audit.queries import broken_link
from station_app.core.checks.queries import check
from station_app.core.desk.queries import today
from station_app.core.reports.periods import Period
from station_app.core.reports.queries import statistics
from station_app.core.visits.queries import all_open
from station_app.gui.shell.keeper import Keeper
from station_app.gui.shell.window import MainWindow
from tests.gui.drivers import Desk
from tests.gui.test_doubtful_clock import banner, confirm


def comes(desk: Desk, heads: int) -> None:
    desk.type(f"+{heads}")
    desk.enter()


def heads_of(desk: Desk, day: date) -> int:
    return statistics(desk.db, Period(day, day)).visit_count


def day_of(desk: Desk) -> date:
    return (desk.clock.now() + timedelta(hours=8)).date()


def turn_of_a_minute(window: MainWindow) -> None:
    """What the window does by itself every minute."""
    timers = [timer for timer in window.findChildren(QTimer) if timer.interval() == 60_000]
    assert len(timers) >= 2, "the keeper's and the desk's"
    for timer in timers:
        timer.timeout.emit()


@pytest.mark.parametrize(
    ("moved", "words"), [(-1, ""), (-24 * 60, "behind"), (-365 * 24 * 60, "behind"), (400 * 24 * 60, "far ahead")]
)
def test_the_desk_goes_on_by_a_wrong_clock_and_its_figures_stay_those_of_the_statistics(
    desk: Desk, window: MainWindow, moved: int, words: str
) -> None:
    comes(desk, 3)
    desk.later(minutes=moved)
    turn_of_a_minute(window)
    assert words in banner(window)
    assert bool(banner(window)) == bool(words)
    comes(desk, 5)
    turn_of_a_minute(window)
    shown = today(desk.db, now=desk.clock.now())
    assert desk.figures() == (shown.visit_count, shown.person_count, shown.on_site)
    assert heads_of(desk, day_of(desk)) == shown.visit_count == (8 if moved == -1 else 5)
    assert len(all_open(desk.db)) == 2, "nothing ended by a clock that is wrong"
    desk.undo()
    assert heads_of(desk, day_of(desk)) == (3 if moved == -1 else 0)
    desk.later(minutes=-moved)
    turn_of_a_minute(window)
    assert desk.figures() == (3, 0, 3)
    assert broken_link(desk.db) is None
    assert check(desk.db) == []


@pytest.mark.parametrize("days", [60, 400, 3653])
def test_a_start_by_a_clock_far_ahead_makes_up_for_no_closing_until_it_is_confirmed(
    desk: Desk, window: MainWindow, days: int
) -> None:
    comes(desk, 3)
    desk.later(days=days)
    window.keeper.start(whole_check=False)
    assert "far ahead" in banner(window)
    assert len(all_open(desk.db)) == 1
    confirm(window)
    assert banner(window) == ""
    assert all_open(desk.db) == []
    assert heads_of(desk, date(2026, 9, 1)) == 3, "the visit stays in the day it was"


def test_a_start_by_a_clock_a_year_behind_ends_nothing(desk: Desk, window: MainWindow) -> None:
    comes(desk, 3)
    desk.later(days=-365)
    window.keeper.start(whole_check=False)
    assert "behind" in banner(window)
    desk.later(days=365, minutes=5)
    turn_of_a_minute(window)
    assert banner(window) == ""
    assert len(all_open(desk.db)) == 1, "put right, five minutes have passed and no more"
    assert desk.figures() == (3, 0, 3)


def test_closings_missed_over_some_days_are_made_up_for_at_the_start(desk: Desk, window: MainWindow) -> None:
    for heads in (2, 4):
        comes(desk, heads)
        desk.later(days=1)
    comes(desk, 1)
    window.keeper.start(whole_check=False)
    assert banner(window) == ""
    assert len(all_open(desk.db)) == 1
    assert [heads_of(desk, date(2026, 9, day)) for day in (1, 2, 3)] == [2, 4, 1]


def test_at_midnight_the_strip_begins_anew_and_who_is_here_stays(desk: Desk, window: MainWindow) -> None:
    desk.later(hours=13, minutes=50)
    comes(desk, 6)
    assert desk.figures() == (6, 0, 6)
    desk.later(minutes=20)
    turn_of_a_minute(window)
    assert desk.figures() == (0, 0, 6)
    comes(desk, 2)
    assert desk.figures() == (2, 0, 8)
    assert [heads_of(desk, date(2026, 9, day)) for day in (1, 2)] == [6, 2]


def test_a_clock_far_ahead_stays_doubted_when_the_program_is_started_again(desk: Desk, window: MainWindow) -> None:
    comes(desk, 3)
    desk.later(days=60)
    turn_of_a_minute(window)
    comes(desk, 5)
    again = started_again(window)
    again.sweep()
    assert len(all_open(desk.db)) == 2, "acts by the wrong clock do not make it right, not even for the next start"
    desk.later(days=-60)
    again.sweep()
    assert "behind" in banner(window), "it was put right, and the acts by the wrong one lie ahead"
    desk.later(days=60)
    again.sweep()
    again.confirm_clock()
    assert banner(window) == ""
    started_again(window).sweep()
    assert banner(window) == "", "what was confirmed is not asked again"
    assert len(all_open(desk.db)) == 1, "those who came sixty days ago have gone"


def started_again(window: MainWindow) -> Keeper:
    keeper = Keeper(window.context, window)
    keeper.clock_doubted.connect(window.banner.show_doubt)
    return keeper
