"""The desk's own figures: always those of the statistics, painted with the message, each with what it means."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.clock import local_day
from station_app.core.people.commands import merge
from station_app.core.reports.periods import Period
from station_app.core.reports.queries import statistics
from station_app.core.settings.queries import zone
from station_app.core.types import Done
from station_app.core.visits import commands, corrections
from station_app.core.visits.queries import in_station
from station_app.gui.kit.asked_figure import DefinitionCard
from station_app.gui.kit.charts import BarChart, RowChart
from station_app.gui.visits.page import VisitsPage
from tests.gui.drivers import Desk


def check_strip(desk: Desk) -> tuple[int, int]:
    """Compare everything the desk shows of the day with the statistics of the day; the visits and people."""
    side, day = desk.page.today, local_day(desk.clock.now(), zone(desk.db))
    figures = statistics(desk.db, Period(day, day))
    hours, kinds = side.findChild(BarChart, "deskHours"), side.findChild(RowChart, "deskKinds")
    assert hours is not None
    assert kinds is not None
    shown = [int(each.value().replace(",", "")) for each in (side.strip.visits, side.strip.people, side.strip.meals)]
    assert shown == [figures.visit_count, figures.person_count, figures.by_service.get("meal", 0)]
    here = sum(visit.heads for visit in in_station(desk.db, now=desk.clock.now()))
    assert int(side.strip.here.value()) == here
    came = {int(bar.label): bar.value for bar in hours.bars() if bar.value}
    assert came == {hour: count for hour, count in figures.by_hour.items() if count}
    assert [bar.value for bar in kinds.bars()] == list(figures.by_category.values())
    return figures.visit_count, figures.person_count


def arrive(desk: Desk, typed: str) -> None:
    desk.type(typed)
    desk.enter()


def run(desk: Desk, command: Callable[..., Done[Any]], **facts: Any) -> None:
    desk.window.context.operations.run(command, **facts)


def test_after_every_sort_of_act_the_strip_says_what_the_statistics_say(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046", category="courier")
    desk.knows("孟凡", "13911113333")
    desk.page.refresh()
    assert check_strip(desk) == (0, 0)
    desk.press(Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    arrive(desk, "2046")
    assert check_strip(desk) == (1, 1)
    desk.later(minutes=2)
    arrive(desk, "+6h")
    assert check_strip(desk) == (7, 1)
    desk.later(hours=1)
    arrive(desk, "2046")
    desk.type("r")
    arrive(desk, "送了一单回来")
    assert check_strip(desk) == (8, 1)
    arrive(desk, "3333")
    assert check_strip(desk) == (9, 2)
    desk.later(minutes=3)
    arrive(desk, "3333")
    desk.type("l")
    assert desk.result().startswith("孟凡 left")
    assert check_strip(desk) == (9, 2)
    desk.undo()
    assert check_strip(desk) == (9, 2)
    arrive(desk, "+")
    assert check_strip(desk) == (10, 2)
    desk.undo()
    assert check_strip(desk) == (9, 2)


def test_acts_of_other_pages_reach_the_strip(desk: Desk) -> None:
    keep, drop = desk.knows("周佳宁", "13800002046"), desk.knows("周佳", "13911113333")
    for tail in ("2046", "3333"):
        arrive(desk, tail)
    assert check_strip(desk) == (2, 2)
    visit = in_station(desk.db)[0].id
    run(desk, commands.void, visit_id=visit, reason="mistake")
    assert check_strip(desk) == (1, 1)
    desk.window.undo()
    assert check_strip(desk) == (2, 2)
    day = local_day(desk.clock.now(), zone(desk.db))
    run(desk, corrections.back_date, day=day, person_id=keep, services=["meal"], category="courier")
    assert check_strip(desk) == (3, 2)
    run(desk, corrections.back_date, day=day - timedelta(days=1), person_id=keep, category="courier")
    assert check_strip(desk) == (3, 2)
    run(desk, merge, keep=keep, drop=drop)
    assert check_strip(desk) == (3, 1)


def test_the_strip_turns_to_the_new_day_by_itself(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.clock.set(datetime(2026, 9, 23, 15, 50, tzinfo=UTC))  # ten to midnight in Shanghai
    arrive(desk, "2046")
    assert check_strip(desk) == (1, 1)
    desk.later(minutes=11)
    assert desk.page.minute.isActive()
    assert desk.page.minute.interval() <= 60_000
    desk.page.minute.timeout.emit()
    assert check_strip(desk) == (0, 0)
    assert desk.figures() == (0, 0, 1)  # who is here stays here


def test_a_day_that_began_while_another_page_was_in_front(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    arrive(desk, "2046")
    desk.window.show_page("people")
    desk.later(days=1)
    desk.page.minute.timeout.emit()
    desk.window.show_page("desk")
    assert check_strip(desk) == (0, 0)


class Paints(QObject):
    """Counts how often each part is painted."""

    def __init__(self, parts: dict[str, QWidget]) -> None:
        super().__init__()
        self.times = dict.fromkeys(parts, 0)
        self._parts = parts

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            for name, part in self._parts.items():
                self.times[name] += watched is part
        return False


def test_enter_is_painted_in_one_pass(desk: Desk, qtbot: QtBot) -> None:
    for _ in range(16):  # more than fit
        arrive(desk, "+")
        desk.later(minutes=1)
    desk.knows("孟凡", "13911113333")
    desk.type("3333")
    qtbot.wait(60)
    side = desk.page.today
    parts: dict[str, QWidget] = {
        "figures": side.strip.visits,
        "bars": side.findChild(BarChart, "deskHours") or side,
        "table": desk.page.on_site.table.viewport(),
        "message": desk.page.entry.strip,
    }
    paints = Paints(parts)
    QApplication.instance().installEventFilter(paints)  # type: ignore[union-attr]
    desk.enter()
    for _ in range(5):
        QApplication.sendPostedEvents()  # one after the other until all is painted; timers come later, as they may
    assert paints.times == dict.fromkeys(parts, 1)
    qtbot.wait(60)
    QApplication.instance().removeEventFilter(paints)  # type: ignore[union-attr]
    assert paints.times == dict.fromkeys(parts, 1)
    assert desk.on_site()[0] == "孟凡"
    assert check_strip(desk) == (17, 1)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("visits", "without a name; void visits are left out"),
        ("people", "each once however often they came"),
        ("here", "ends by itself after 90 min"),
        ("meals", "with a meal among their services"),
    ],
)
def test_space_on_a_figure_says_what_it_counts(desk: Desk, name: str, said: str) -> None:
    desk.knows("周佳宁", "13800002046")
    arrive(desk, "2046")
    figure: QWidget = getattr(desk.page.today.strip, name)
    figure.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Space)
    card = desk.window.findChild(DefinitionCard)
    assert card is not None
    assert card.isVisible()
    assert said in card.text()
    assert card.height() >= card.sizeHint().height()
    desk.press(Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert desk.focused() is figure
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton)
    assert card.isVisible()
    desk.page.focus()
    assert not card.isVisible()


def test_enter_on_a_figure_and_a_click_on_a_bar_open_the_rows(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046", category="courier")
    arrive(desk, "2046")
    arrive(desk, "+6h")
    strip, visits = desk.page.today.strip, desk.window.page("visits")
    assert isinstance(visits, VisitsPage)
    strip.visits.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Space)
    desk.enter()  # the button of the definition
    assert desk.window.current() == "visits"
    assert visits.model.rowCount() == 2
    desk.window.show_page("desk")
    kinds = desk.page.today.findChild(RowChart, "deskKinds")
    assert kinds is not None
    kinds.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.enter()
    assert desk.window.current() == "visits"
    assert visits.model.rowCount() == 1
    desk.window.show_page("desk")
    strip.here.setFocus(Qt.FocusReason.TabFocusReason)
    desk.enter()
    assert desk.focused() is desk.page.on_site.table
    desk.type("l")
    assert desk.figures() == (7, 1, 1)
