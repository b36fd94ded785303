"""A PC's clock that cannot be right: said in the window, and nothing expires by it until somebody confirms it."""

from PySide6.QtWidgets import QLabel, QPushButton

from station_app.core.visits.queries import all_open
from station_app.gui.shell.window import MainWindow
from tests.gui.drivers import Desk


def banner(window: MainWindow) -> str:
    label = window.findChild(QLabel, "topBanner")
    assert label is not None
    return label.text() if label.isVisible() else ""


def confirm(window: MainWindow) -> None:
    button = window.findChild(QPushButton, "topAnswer")
    assert button is not None
    assert button.isVisible()
    button.click()


def test_a_clock_far_ahead_ends_no_visit_until_it_is_confirmed(desk: Desk, window: MainWindow) -> None:
    desk.type("+")
    desk.enter()
    desk.later(days=60)
    window.keeper.sweep()
    assert "far ahead" in banner(window)
    assert len(all_open(desk.db)) == 1
    desk.type("+")
    desk.enter()
    window.keeper.sweep()
    assert len(all_open(desk.db)) == 2, "an act by the wrong clock does not make it right"
    confirm(window)
    assert banner(window) == ""
    assert len(all_open(desk.db)) == 1


def test_a_clock_behind_says_so_and_is_trusted_again_when_it_is_put_right(desk: Desk, window: MainWindow) -> None:
    desk.type("+")
    desk.enter()
    desk.later(hours=-3)
    window.keeper.sweep()
    assert "behind" in banner(window)
    desk.later(hours=3, minutes=95)
    window.keeper.sweep()
    assert banner(window) == ""
    assert all_open(desk.db) == []


def test_a_clock_that_is_right_says_nothing(desk: Desk, window: MainWindow) -> None:
    desk.type("+")
    desk.enter()
    desk.later(days=3)
    window.keeper.sweep()
    assert banner(window) == ""
    assert all_open(desk.db) == []
