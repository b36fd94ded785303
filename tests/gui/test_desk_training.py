"""Trainings at the desk by keys: enrolled, on the waiting list, signed in, said beside the person, the day's plan."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from station_app.core.amenities.commands import add, report_fault
from station_app.core.lending.commands import add_tool
from station_app.core.lending.queries import open_loan
from station_app.core.people.model import new_card_code
from station_app.core.settings import commands as settings
from station_app.core.training import commands, queries
from station_app.core.training.model import EnrolmentState, Session
from station_app.core.visits.commands import check_in
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.requests import OpenTraining
from station_app.gui.shell.badges import Badges
from station_app.gui.shell.window import MainWindow
from tests.gui.drivers import CONTROL, Desk

CARD, OTHER_CARD = new_card_code(), new_card_code()
RIDER, OTHER = "周佳宁", "单小满"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Courses:
    """Sessions of a desk with two riders, and who stands where in them. It is ten in the morning."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.rider = desk.knows(RIDER, "13800002046", card=CARD)
        self.other = desk.knows(OTHER, "13911112046", card=OTHER_CARD)
        self.panel = desk.page.entry.training
        self.first = desk.clock.now()

    def run(self, command: Callable[..., Any], **facts: Any) -> Any:
        done = command(self.desk.db, **facts, now=self.desk.clock.now(), by=None)
        self.desk.window.context.hub.changed.emit(done.touched)
        return done.value

    def plan(self, after: timedelta, *, course: str = "heimlich", capacity: int = 18) -> Session:
        begins: datetime = self.first + after
        planned: Session = self.run(
            commands.plan, course=course, starts_at=begins, ends_at=begins + HOUR, capacity=capacity, place="大厅"
        )
        return planned

    def enrols(self, session: Session, person: int) -> None:
        self.run(commands.enrol, session_id=session.id, person_id=person)

    def state(self, session: Session, person: int) -> EnrolmentState | None:
        found = queries.enrolment_of(self.desk.db, session.id, person)
        return None if found is None else found.state

    def ask(self) -> None:
        self.desk.press(Qt.Key.Key_T, CONTROL)

    def said(self) -> str:
        return self.panel.text() if self.panel.isVisible() else ""

    def lines(self) -> list[str]:
        return [row.words() for row in self.panel.rows.rows()] if self.panel.isVisible() else []

    def enter_does(self) -> str:
        return self.desk.page.entry.register.accessibleName()


@pytest.fixture
def courses(desk: Desk) -> Courses:
    """The trainings of the desk."""
    return Courses(desk)


def test_ctrl_t_and_enter_enrol_whoever_is_found(desk: Desk, courses: Courses) -> None:
    session = courses.plan(2 * DAY)
    desk.type("zjn")
    courses.ask()
    assert courses.said() == "A training for 周佳宁: which one?"
    assert courses.lines() == ["1  Heimlich manoeuvre 3 Sep Thursday 10:00–11:00 · 0 / 18 enrolled · 大厅"]
    assert courses.enter_does() == "Enrol"
    assert desk.focus_is_in_the_field()
    desk.enter()
    assert courses.state(session, courses.rider) is EnrolmentState.ENROLLED
    assert desk.result() == "周佳宁 enrolled: Heimlich manoeuvre 3 Sep Thursday 10:00–11:00 · 1 / 18 enrolled"
    assert desk.on_site() == []  # being put on a list is no visit
    assert (desk.field(), courses.enter_does(), courses.said()) == ("", "Check in", "")


def test_undo_takes_it_back_and_gives_the_text_back(desk: Desk, courses: Courses) -> None:
    session = courses.plan(2 * DAY)
    desk.type("zjn")
    courses.ask()
    desk.enter()
    desk.undo()
    assert courses.state(session, courses.rider) is None
    assert desk.field() == "zjn"
    assert desk.names() == [RIDER]
    courses.ask()
    desk.enter()
    assert courses.state(session, courses.rider) is EnrolmentState.ENROLLED


def test_a_digit_takes_its_line(desk: Desk, courses: Courses, qtbot: QtBot) -> None:
    courses.plan(DAY)
    second = courses.plan(2 * DAY, course="first_aid")
    desk.scan(CARD)
    courses.ask()
    desk.type("2")
    assert courses.enter_does() == "Enrol"
    qtbot.waitUntil(lambda: courses.said() == "", timeout=2000)
    assert courses.state(second, courses.rider) is EnrolmentState.ENROLLED
    assert desk.result().startswith("周佳宁 enrolled: First aid for wounds")


def test_a_scan_with_the_panel_open_is_the_next_rider(desk: Desk, courses: Courses, qtbot: QtBot) -> None:
    sessions = [courses.plan((at + 1) * DAY) for at in range(9)]
    desk.scan(CARD)
    courses.ask()
    assert len(courses.lines()) == 9
    desk.scan(OTHER_CARD)
    assert desk.result().startswith("单小满 checked in 10:00")
    assert courses.enter_does() == "Check in"
    qtbot.wait(250)  # longer than a digit waits for the next key
    assert [courses.state(each, courses.rider) for each in sessions] == [None] * 9
    assert [courses.state(each, courses.other) for each in sessions] == [None] * 9


def test_the_arrows_choose_and_escape_goes_back(desk: Desk, courses: Courses) -> None:
    courses.plan(DAY)
    second = courses.plan(2 * DAY)
    desk.type("zjn")
    courses.ask()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Escape)
    assert courses.said() == ""
    assert (desk.field(), desk.names(), courses.enter_does()) == ("zjn", [RIDER], "Check in")
    courses.ask()
    desk.press(Qt.Key.Key_Down)
    desk.enter()
    assert courses.state(second, courses.rider) is EnrolmentState.ENROLLED


def test_what_is_typed_meanwhile_is_somebody_else(desk: Desk, courses: Courses) -> None:
    session = courses.plan(DAY)
    desk.scan(CARD)
    courses.ask()
    desk.type("dxm")
    assert courses.said() == ""
    assert desk.names() == [OTHER]
    desk.enter()
    assert desk.result().startswith("单小满 checked in")
    assert queries.roster(desk.db, session.id) == []


def test_full_is_the_waiting_list_and_says_the_place(desk: Desk, courses: Courses) -> None:
    session = courses.plan(DAY, capacity=1)
    courses.enrols(session, courses.other)
    desk.scan(CARD)
    courses.ask()
    assert courses.lines()[0].endswith("full")
    assert courses.enter_does() == "On the waiting list"
    desk.enter()
    assert courses.state(session, courses.rider) is EnrolmentState.WAITING
    assert "周佳宁 waits for a seat: Heimlich manoeuvre" in desk.result()
    assert "waiting list, place 1" in desk.result()


def test_on_its_day_enter_signs_in_and_counts_the_visit(desk: Desk, courses: Courses) -> None:
    courses.plan(HOUR / 2, course="first_aid")
    session = courses.plan(5 * HOUR)
    courses.enrols(session, courses.rider)
    desk.type("zjn")
    assert desk.page.entry.candidates.rows()[0].notice == "15:00 Heimlich manoeuvre Enrolled"
    assert desk.hint() == "Enter checks in · Ctrl+T: to the training"
    courses.ask()
    assert courses.enter_does() == "Sign in"  # the one they are on the list of is marked
    desk.enter()
    assert courses.state(session, courses.rider) is EnrolmentState.ATTENDED
    assert desk.result().startswith("周佳宁 signed in: Heimlich manoeuvre today 15:00–16:00 · 1 / 1 there")
    assert desk.on_site() == [RIDER]
    desk.undo()
    assert courses.state(session, courses.rider) is EnrolmentState.ENROLLED
    assert desk.on_site() == []


def test_on_another_list_of_the_day_it_is_said_and_not_guessed(desk: Desk, courses: Courses) -> None:
    here = courses.plan(HOUR / 2, course="first_aid", capacity=1)
    theirs = courses.plan(5 * HOUR)
    courses.enrols(theirs, courses.rider)
    courses.enrols(here, courses.other)
    desk.scan(CARD)
    courses.ask()
    desk.press(Qt.Key.Key_Up)
    desk.enter()
    assert "Not on this list, but on that of: 15:00 Heimlich manoeuvre" in courses.said()
    assert courses.state(here, courses.rider) is None
    desk.enter()
    assert "All 1 seats are held. Enter once more: one seat more." in courses.said()
    desk.enter()
    assert courses.state(here, courses.rider) is EnrolmentState.ATTENDED
    assert queries.session(desk.db, here.id).capacity == 2
    assert courses.state(theirs, courses.rider) is EnrolmentState.ENROLLED


def test_what_is_done_already_is_not_done_twice(desk: Desk, courses: Courses) -> None:
    session = courses.plan(DAY)
    courses.enrols(session, courses.rider)
    desk.scan(CARD)
    courses.ask()
    desk.enter()
    assert "On this list already: Enrolled" in courses.said()
    assert len(queries.roster(desk.db, session.id)) == 1


def test_it_is_for_somebody_who_is_meant(desk: Desk, courses: Courses) -> None:
    desk.scan(CARD)
    courses.ask()
    assert desk.hint().startswith("No training is planned.")
    session = courses.plan(DAY)
    desk.later(minutes=2)
    courses.ask()
    assert desk.hint() == "Type or scan somebody first, then Ctrl+T for a training."
    desk.type("2046")
    courses.ask()
    assert desk.hint() == "Please mark somebody with ↓, then Ctrl+T."
    desk.press(Qt.Key.Key_Down)
    marked = desk.page.entry.candidates.marked()
    assert marked is not None
    courses.ask()
    assert courses.said() == f"A training for {marked.name}: which one?"
    desk.enter()
    assert [each.person_id for each in queries.roster(desk.db, session.id)] == [marked.person_id]


def test_a_tool_that_needs_a_training_says_how_it_is_had(desk: Desk, courses: Courses) -> None:
    session = courses.plan(DAY)
    tool = courses.run(add_tool, name="急救箱", course="heimlich")
    desk.scan(CARD)
    desk.scan(tool.label)
    assert "needs the training Heimlich manoeuvre" in desk.page.entry.tool.text()
    desk.enter()
    said = desk.page.entry.tool.text()
    assert "Needs the training Heimlich manoeuvre, next on 2 Sep 10:00." in said
    assert said.endswith("Ctrl+T enrols.")
    assert open_loan(desk.db, tool.id) is None
    courses.ask()
    desk.enter()
    assert courses.state(session, courses.rider) is EnrolmentState.ENROLLED
    desk.enter()
    desk.type("red cross")
    desk.enter()
    loan = open_loan(desk.db, tool.id)
    assert loan is not None
    assert loan.person_id == courses.rider


def test_todays_plan_and_what_nobody_closed(desk: Desk, courses: Courses, window: MainWindow) -> None:
    side = desk.page.today
    assert not side.plan.isVisible()
    old, today = courses.plan(-DAY), courses.plan(5 * HOUR)
    courses.plan(DAY)
    courses.enrols(today, courses.rider)
    assert side.plan.texts() == ["15:00 Heimlich manoeuvre · 1 / 18 enrolled"]
    assert side.alerts.texts() == ["Heimlich manoeuvre · yesterday 10:00 · 0 / 18 enrolled"]
    badges = window.navigation.findChildren(Badges)[0]
    badges.read()
    assert (badges.count("training"), badges.words("training")) == (1, "not closed: 1")
    asked: list[object] = []
    desk.page.asked.connect(asked.append)
    ways = [button for card in (side.plan, side.alerts) for button in card.findChildren(QPushButton)]
    for button in [each for each in ways if each.isVisible()]:
        button.click()
    assert asked == [OpenTraining(today.id), OpenTraining(old.id)]
    courses.run(commands.close, session_id=old.id)
    assert side.alerts.texts() == []
    courses.run(commands.sign_in, session_id=today.id, person_id=courses.other)
    assert side.plan.texts() == ["15:00 Heimlich manoeuvre · 1 / 2 there"]


def test_a_check_in_asks_nothing_of_trainings(desk: Desk, courses: Courses) -> None:
    asked: list[str] = []

    def statements(code: str) -> int:
        asked.clear()
        desk.db.conn.set_trace_callback(asked.append)
        desk.page.scanned(code)  # not by keys: on a busy machine those would be looked up one by one
        desk.db.conn.set_trace_callback(None)
        return len(asked)

    check_in(desk.db, person_id=courses.rider, now=courses.first - DAY, by=None)
    check_in(desk.db, person_id=courses.other, now=courses.first - DAY, by=None)
    bare = statements(CARD)
    for days in range(3):
        courses.enrols(courses.plan((days + 1) * DAY), courses.rider)
    desk.later(minutes=2)
    assert statements(OTHER_CARD) <= bare
    assert not [sql for sql in asked if "session" in sql.lower() and "occupancy" not in sql]


def test_without_the_part_none_of_it_shows(desk: Desk, courses: Courses, window: MainWindow) -> None:
    today = courses.plan(5 * HOUR)
    courses.plan(-DAY)
    courses.enrols(today, courses.rider)
    courses.run(settings.set, key="station.parts_off", value=["training"])
    desk.page.today.alerts.soon.timeout.emit()
    badges = window.navigation.findChildren(Badges)[0]
    badges.read()
    assert not desk.page.today.plan.isVisible()
    assert desk.page.today.alerts.texts() == []
    assert badges.count("training") == 0
    desk.type("zjn")
    assert desk.page.entry.candidates.rows()[0].notice == ""
    courses.ask()
    assert courses.said() == ""
    assert not any(line.keys == ("Ctrl+T",) for line in desk.page.trainings._actions.lines())
    courses.run(settings.set, key="station.parts_off", value=[])
    courses.ask()
    assert courses.said() != ""


def test_all_lines_are_seen_where_nobody_is_here(desk: Desk, courses: Courses, qtbot: QtBot) -> None:
    desk.window.resize(1280, 680)
    for at in range(6):
        courses.plan((at + 1) * DAY)
    desk.type("zjn")
    nobody = desk.page.on_site.findChild(EmptyState)
    assert nobody is not None
    assert nobody.isVisible()
    courses.ask()
    QApplication.processEvents()
    assert not nobody.isVisible()  # half a sentence is none
    rows = courses.panel.rows
    assert rows.height() == rows.sizeHint().height()
    assert courses.panel.height() >= courses.panel.heightForWidth(courses.panel.width())
    desk.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(nobody.isVisible, timeout=2000)


@pytest.mark.parametrize("height", [600, 650, 680])
def test_what_needs_doing_is_never_squeezed_by_the_bars_of_the_day(
    desk: Desk, courses: Courses, window: MainWindow, height: int
) -> None:
    for name in ("饮水机", "微波炉", "空调", "电冰箱", "电视"):
        broken = courses.run(add, name=name, kind="other").id
        courses.run(report_fault, amenity_id=broken, what="坏了")
    courses.plan(2 * HOUR)
    courses.run(check_in, person_id=courses.rider)
    window.resize(1280, height)
    QApplication.processEvents()
    side = desk.page.today
    for card in (side.alerts, side.plan):
        assert card.isVisible()
        assert card.height() >= card.minimumSizeHint().height(), card.objectName()
