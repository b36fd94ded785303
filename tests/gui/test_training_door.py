"""The door of a session in the real window, by keys and scans: signing in, enrolling, signing out, what is asked."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.people.model import check_digit
from station_app.core.people.queries import by_own_phone
from station_app.core.training import commands, queries
from station_app.core.training.model import EnrolmentState
from station_app.core.visits.queries import in_station
from station_app.gui.shell.window import MainWindow
from tests.gui.bare_page import part
from tests.gui.drivers import ALT, CONTROL
from tests.gui.other_program import holding
from tests.gui.training_door import AtTheDoor

Key = Qt.Key
ZHOU, MENG, WANG = "13812342046", "13712348805", "18612345520"
ZHOU_CARD, MENG_CARD, WANG_CARD = "900000000003", "900000000011", "900000000025"
FIRST_AID, SAFETY = "急救", "安全"


@pytest.fixture
def door(window: MainWindow, clock: SetClock) -> AtTheDoor:
    return AtTheDoor(window, clock)


def test_a_name_and_enter_signs_in_and_counts_a_visit(door: AtTheDoor) -> None:
    session = door.plans(FIRST_AID)
    zhou = door.knows("周佳宁", ZHOU)
    door.enrols(session, zhou)
    door.opens(session)
    assert door.came() == ("0", "/ 1 signed in")
    door.says("周佳宁")
    assert door.on_list(session, zhou).state is EnrolmentState.ATTENDED
    assert [visit.person_id for visit in in_station(door.db)] == [zhou]
    assert door.strip().startswith("周佳宁 signed in 10:00")
    assert door.came() == ("1", "/ 1 signed in")
    assert door.typed() == ""
    assert door.focused() is door.view.field


def test_signing_in_twice_changes_nothing_and_says_since_when(door: AtTheDoor) -> None:
    session = door.plans(FIRST_AID)
    zhou = door.knows("周佳宁", ZHOU, card=ZHOU_CARD)
    door.opens(session)
    door.says("2046")
    acts = len(door.window.context.undo.acts())
    door.later(minutes=9)
    door.scan(ZHOU_CARD)
    assert door.strip() == "周佳宁 is signed in already, 10:00 Nothing was changed."
    assert len(door.window.context.undo.acts()) == acts
    assert door.on_list(session, zhou).out_at is None
    assert door.typed() == ""


def test_who_is_not_on_the_list_is_added_at_once_and_it_is_said(door: AtTheDoor) -> None:
    session = door.plans(FIRST_AID)
    meng = door.knows("孟凯", MENG)
    door.opens(session)
    door.says("孟凯")
    assert door.on_list(session, meng).walk_in
    assert "added on the spot" in door.strip()
    door.undo()
    assert queries.enrolment_of(door.db, session.id, meng) is None
    assert door.came() == ("0", "/ 0 signed in")


def test_of_several_none_is_chosen_and_those_on_the_list_come_first(door: AtTheDoor) -> None:
    session = door.plans(FIRST_AID)
    listed = door.knows("周建国", MENG)
    door.enrols(session, listed)
    other = door.knows("周佳宁", ZHOU)
    door.opens(session)
    door.type("周")
    assert door.candidates() == ["周建国", "周佳宁"]
    door.enter()
    assert "mark one" in door.under_field()
    assert queries.session(door.db, session.id).attended == 0
    door.press(Key.Key_Down)
    door.press(Key.Key_Down)
    door.enter()
    assert door.on_list(session, other).state is EnrolmentState.ATTENDED
    assert door.on_list(session, listed).state is EnrolmentState.ENROLLED


def test_somebody_new_is_registered_on_the_spot_and_signed_in(door: AtTheDoor) -> None:
    session = door.plans(FIRST_AID)
    door.opens(session)
    door.says("阿强")
    assert door.shows("trainingNewcomer")
    assert door.focused().objectName() == "trainingNewPhone"
    door.type(WANG)
    door.enter()
    complaint = part(door.view, "trainingNewComplaint")
    assert "Alt and a letter" in complaint.text()  # type: ignore[attr-defined]
    door.press(Key.Key_K, ALT)
    door.enter()
    person = by_own_phone(door.db, WANG)
    assert person is not None
    assert (person.name, person.category) == ("阿强", "courier")
    assert door.on_list(session, person.id).state is EnrolmentState.ATTENDED
    assert "registered" in door.strip()
    assert not door.shows("trainingNewcomer")
    assert door.focused() is door.view.field


def test_the_wrong_session_is_said_and_a_key_decides(door: AtTheDoor, qtbot: QtBot) -> None:
    here, there = door.plans(FIRST_AID), door.plans(SAFETY, starts=door.clock.now() + timedelta(hours=4))
    zhou, meng = door.knows("周佳宁", ZHOU), door.knows("孟凯", MENG)
    door.enrols(there, zhou, meng)
    door.opens(here)
    door.says("周佳宁")
    assert "周佳宁 is not on this list" in door.question()
    assert door.answers() == {"1": "Sign in to 14:00 安全", "0": "Add here: 10:30 急救"}
    assert queries.session(door.db, here.id).attended == queries.session(door.db, there.id).attended == 0
    door.type("1")
    qtbot.waitUntil(lambda: queries.session(door.db, there.id).attended == 1, timeout=2000)
    assert door.question() == ""
    assert "14:00 安全" in door.strip()
    door.says("孟凯")
    door.type("0")
    door.enter()  # at once, without waiting whether more digits come
    assert door.on_list(here, meng).walk_in
    assert door.on_list(there, meng).state is EnrolmentState.ENROLLED


def test_a_scan_answers_no_question_and_questions_wait_in_order(door: AtTheDoor) -> None:
    here, there = door.plans(FIRST_AID), door.plans(SAFETY, starts=door.clock.now() + timedelta(hours=4))
    zhou = door.knows("周佳宁", ZHOU, card=ZHOU_CARD)
    meng = door.knows("孟凯", MENG, card=MENG_CARD)
    wang = door.knows("王敏", WANG, card=WANG_CARD)
    door.enrols(there, zhou, meng)
    door.opens(here)
    for card in (ZHOU_CARD, MENG_CARD, WANG_CARD):
        door.scan(card)
    assert door.on_list(here, wang).state is EnrolmentState.ATTENDED
    assert queries.session(door.db, here.id).attended == 1
    assert "周佳宁" in door.question()
    door.press(Key.Key_Escape)
    assert "孟凯" in door.question()
    assert door.typed() == ZHOU_CARD  # set aside, not lost
    door.press(Key.Key_Escape)
    door.type("0")
    door.enter()
    assert door.on_list(here, meng).state is EnrolmentState.ATTENDED
    assert queries.enrolment_of(door.db, here.id, zhou) is None


def test_a_full_session_offers_a_seat_more_by_one_key(door: AtTheDoor) -> None:
    session = door.plans(FIRST_AID, capacity=1)
    door.enrols(session, door.knows("周佳宁", ZHOU))
    meng, wang = door.knows("孟凯", MENG), door.knows("王敏", WANG)
    door.opens(session)
    door.says("孟凯")
    assert door.question() == "孟凯: 1 of 1 seats are held."
    door.type("1")
    door.enter()
    assert door.on_list(session, meng).state is EnrolmentState.ATTENDED
    assert queries.session(door.db, session.id).capacity == 2
    door.says("王敏")
    door.type("2")
    door.enter()
    assert door.on_list(session, wang).state is EnrolmentState.WAITING
    assert "waiting list, place 1" in door.strip()


def test_before_its_day_the_field_enrols_and_signing_in_is_refused(door: AtTheDoor) -> None:
    session = door.plans(FIRST_AID, capacity=1, starts=door.clock.now() + timedelta(days=2))
    zhou, meng = door.knows("周佳宁", ZHOU), door.knows("孟凯", MENG)
    door.opens(session)
    assert door.view.door.modes.chosen() == ["enrol"]
    door.says("周佳宁")
    assert door.on_list(session, zhou).state is EnrolmentState.ENROLLED
    assert door.strip().startswith("周佳宁 enrolled 1 of 1 seats held")
    door.says("孟凯")
    assert door.on_list(session, meng).state is EnrolmentState.WAITING
    door.says("孟凯")
    assert "On the list already" in door.strip()
    door.press(Key.Key_1, ALT)
    door.says("周佳宁")
    assert "Until that day people are enrolled" in door.strip()
    assert door.typed() == "周佳宁"


def test_signing_out_by_the_field(door: AtTheDoor) -> None:
    session = door.plans(FIRST_AID)
    zhou = door.knows("周佳宁", ZHOU)
    door.opens(session)
    door.says("周佳宁")
    door.later(minutes=50)
    door.press(Key.Key_3, ALT)
    door.says("周佳宁")
    assert door.on_list(session, zhou).out_at is not None
    assert door.strip().startswith("周佳宁 signed out 10:50")
    door.says("周佳宁")
    assert "signed out already" in door.strip()
    door.says("nobody")
    assert door.under_field() == "Nobody found."
    assert not door.shows("trainingNewcomer")


def test_names_from_paper_are_typed_row_after_row_with_their_time(door: AtTheDoor) -> None:
    session = door.plans(FIRST_AID)
    zhou, meng, _wang = door.knows("周佳宁", ZHOU), door.knows("孟凯", MENG), door.knows("王敏", WANG)
    door.later(days=3)
    door.opens(session)
    assert "back-dated to 1 Sep" in door.view.door.paper.text()
    assert door.shows("trainingAt")
    door.says("周佳宁")
    assert door.on_list(session, zhou).in_at == session.starts_at
    assert "visit back-dated to 1 Sep" in door.strip()
    door.type("孟凯")
    door.press(Key.Key_Tab)
    door.type("1045")
    door.enter()
    assert door.on_list(session, meng).in_at == session.starts_at + timedelta(minutes=15)
    assert part(door.view, "trainingAt").text() == ""  # type: ignore[attr-defined]
    assert door.focused() is door.view.field
    door.type("王")
    door.view.door.at.setFocus()
    door.type("half")
    door.enter()
    assert "written like 14:51" in door.strip()
    assert door.typed() == "王"


def test_a_hundred_scans_in_a_row_all_sign_in(door: AtTheDoor) -> None:
    session = door.plans(FIRST_AID, capacity=200)
    cards = [f"90000{number:06d}" for number in range(100)]
    codes = [card + check_digit(card) for card in cards]
    for number, code in enumerate(codes):
        door.knows(f"人{number}", card=code)
    door.opens(session)
    for code in codes:
        QTest.keyClicks(door.view.field, code)
        QTest.keyClick(door.view.field, Key.Key_Return)
    assert queries.session(door.db, session.id).attended == len(codes)
    assert door.came()[0] == "100"


def test_an_unknown_code_is_said_and_holds_nobody_up(door: AtTheDoor) -> None:
    session = door.plans(FIRST_AID)
    door.opens(session)
    door.scan("9918273645501")
    assert door.strip().startswith("Unknown code 9918273645501")
    assert door.typed() == ""
    door.press(Key.Key_N, ALT)
    assert door.shows("trainingNewcomer")


def test_a_scan_while_the_list_has_the_focus_signs_in(door: AtTheDoor) -> None:
    session = door.plans(FIRST_AID)
    zhou = door.knows("周佳宁", ZHOU, card=ZHOU_CARD)
    door.enrols(session, zhou, door.knows("孟凯", MENG))
    door.opens(session)
    door.press(Key.Key_Down)
    assert door.focused() is door.view.roster
    door.scan(ZHOU_CARD)
    assert door.on_list(session, zhou).state is EnrolmentState.ATTENDED
    assert door.typed() == ""


def test_a_cancelled_session_has_no_field(door: AtTheDoor) -> None:
    session = door.plans(FIRST_AID)
    door.knows("周佳宁", ZHOU, card=ZHOU_CARD)
    commands.cancel(door.db, session_id=session.id, reason="heat", now=door.clock.now(), by=None)
    door.opens(session)
    assert not door.view.field.isVisible()
    assert "heat" in door.view.head.facts.text()
    door.press(Key.Key_Z, CONTROL)
    assert queries.session(door.db, session.id).attended == 0


def test_scans_while_another_program_has_the_file_are_all_done_once(door: AtTheDoor, qtbot: QtBot) -> None:
    session = door.plans(FIRST_AID)
    people = [door.knows(name, card=card) for name, card in (("周佳宁", ZHOU_CARD), ("孟凯", MENG_CARD))]
    door.opens(session)
    with holding(door.db.path, seconds=1.0):
        for card in (ZHOU_CARD, MENG_CARD, MENG_CARD):  # the last one twice, as nothing seemed to happen
            door.scan(card)
        assert "waits its turn" in door.strip()
        assert queries.session(door.db, session.id).attended == 0
    qtbot.waitUntil(lambda: not door.window.context.operations.busy(), timeout=5000)
    assert [door.on_list(session, person).state for person in people] == [EnrolmentState.ATTENDED] * 2
    assert "signed in already" in door.strip()
    assert door.typed() == ""
