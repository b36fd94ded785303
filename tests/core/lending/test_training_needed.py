"""A tool that needs a training: lent to those who had it, said when it can be had, set aside with a reason."""

from datetime import datetime, timedelta

import pytest

from station_app.core.lending import queries
from station_app.core.lending.commands import add_many, add_tool, edit_tool, lend, reserve
from station_app.core.lending.model import Tool
from station_app.core.lending.refusals import NeedsTraining
from station_app.core.people.commands import merge
from station_app.core.people.model import Person
from station_app.core.settings.commands import set as set_setting
from station_app.core.settings.model import UnknownCode
from station_app.core.storage.database import Database
from station_app.core.training import commands as training
from station_app.core.training.model import Session
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from tests.conftest import MORNING, Truth

COURSE = "heimlich"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def kit(station: Database, pump: Tool) -> Tool:
    """T-001, for those who had the training alone."""
    return edit_tool(station, tool_id=pump.id, course=COURSE, now=MORNING, by=None).value


def session(db: Database, starts_at: datetime, *, capacity: int = 20, course: str = COURSE) -> Session:
    """A session of an hour."""
    return training.plan(
        db, course=course, starts_at=starts_at, ends_at=starts_at + HOUR, capacity=capacity, now=MORNING, by=None
    ).value


def attends(db: Database, held: Session, person: Person) -> int:
    """Somebody signs in on the day of a session; the act."""
    return training.sign_in(db, session_id=held.id, person_id=person.id, arrive=False, now=held.starts_at, by=None).op


def test_it_is_written_changed_and_taken_back(station: Database, pump: Tool, truth_of_touched: Truth) -> None:
    assert pump.course is None
    done = truth_of_touched(edit_tool, tool_id=pump.id, course=COURSE)
    assert done.value.course == COURSE
    same = truth_of_touched(edit_tool, tool_id=pump.id, course=COURSE)
    assert same.touched == frozenset()
    assert edit_tool(station, tool_id=pump.id, name="气泵", now=MORNING, by=None).value.course == COURSE
    emptied = edit_tool(station, tool_id=pump.id, course=None, now=MORNING, by=None)
    assert emptied.value.course is None
    undo(station, op=emptied.op, now=MORNING, by=None)
    assert queries.tool(station, pump.id).course == COURSE
    with pytest.raises(TooLate):
        undo(station, op=done.op, now=MORNING, by=None)


def test_new_tools_have_it_and_only_courses_there_are(station: Database) -> None:
    assert add_tool(station, name="急救箱", course=COURSE, now=MORNING, by=None).value.course == COURSE
    several = add_many(station, name="急救包", count=3, course="first_aid", now=MORNING, by=None).value
    assert [each.course for each in several] == ["first_aid"] * 3
    with pytest.raises(UnknownCode):
        add_tool(station, name="箱", course="juggling", now=MORNING, by=None)


def test_who_had_it_borrows(station: Database, kit: Tool, rider: Person, other: Person) -> None:
    with pytest.raises(NeedsTraining) as refused:
        lend(station, tool_id=kit.id, person_id=rider.id, now=MORNING, by=None)
    said = refused.value
    assert (said.person_id, said.course, said.zh, said.en) == (rider.id, COURSE, "海姆立克急救法", "Heimlich manoeuvre")
    assert said.next_at is None
    held = session(station, MORNING)
    sign_in = attends(station, held, rider)
    undo(station, op=sign_in, now=held.starts_at, by=None)
    with pytest.raises(NeedsTraining):
        lend(station, tool_id=kit.id, person_id=rider.id, now=MORNING, by=None)
    attends(station, held, rider)
    assert lend(station, tool_id=kit.id, person_id=rider.id, now=MORNING, by=None).value.person_id == rider.id
    assert station.value("SELECT count(*) FROM loan WHERE person_id = ?", (other.id,)) == 0


@pytest.mark.parametrize("how", ["enrolled", "absent", "another course"])
def test_being_on_a_list_is_not_having_had_it(station: Database, kit: Tool, rider: Person, how: str) -> None:
    held = session(station, MORNING, course="first_aid" if how == "another course" else COURSE)
    training.enrol(station, session_id=held.id, person_id=rider.id, now=MORNING, by=None)
    if how == "absent":
        training.close(station, session_id=held.id, now=held.ends_at, by=None)
    elif how == "another course":
        attends(station, held, rider)
    with pytest.raises(NeedsTraining):
        lend(station, tool_id=kit.id, person_id=rider.id, now=held.ends_at, by=None)


def test_a_merged_record_had_it_too(station: Database, kit: Tool, rider: Person, other: Person) -> None:
    attends(station, session(station, MORNING), other)
    merge(station, keep=rider.id, drop=other.id, now=MORNING, by=None)
    assert lend(station, tool_id=kit.id, person_id=other.id, now=MORNING, by=None).value.person_id == rider.id


def test_it_says_when_it_can_be_had(station: Database, kit: Tool, rider: Person, other: Person) -> None:
    def said() -> datetime | None:
        with pytest.raises(NeedsTraining) as refused:
            lend(station, tool_id=kit.id, person_id=rider.id, now=MORNING, by=None)
        return refused.value.next_at

    session(station, MORNING - DAY)  # over, and nobody closed it
    session(station, MORNING + HOUR, course="first_aid")
    assert said() is None
    full = session(station, MORNING + DAY, capacity=1)
    training.enrol(station, session_id=full.id, person_id=other.id, now=MORNING, by=None)
    assert said() == MORNING + DAY
    session(station, MORNING + 2 * DAY)
    begins = said()
    assert begins == MORNING + 2 * DAY  # the first with a seat
    assert f"{begins:%H:%M}" == "10:00"  # by the station's clock
    training.cancel(station, session_id=full.id, now=MORNING, by=None)
    assert said() == MORNING + 2 * DAY


def test_a_reason_sets_it_aside(station: Database, kit: Tool, rider: Person, truth_of_touched: Truth) -> None:
    done = truth_of_touched(lend, tool_id=kit.id, person_id=rider.id, override="红十字会的证")
    assert station.value("SELECT text FROM remark WHERE act_id = ?", (done.op,)) == "红十字会的证"


def test_it_may_be_reserved_before_it(station: Database, kit: Tool, rider: Person) -> None:
    held = session(station, MORNING + DAY)
    reserve(
        station, tool_id=kit.id, person_id=rider.id, starts_at=held.ends_at, ends_at=held.ends_at + HOUR,
        now=MORNING, by=None,
    )  # fmt: skip
    attends(station, held, rider)
    assert lend(station, tool_id=kit.id, person_id=rider.id, now=held.ends_at, by=None).value.due_at


def test_a_station_without_trainings_asks_for_none(station: Database, kit: Tool, rider: Person) -> None:
    set_setting(station, key="station.parts_off", value=["training"], now=MORNING, by=None)
    assert lend(station, tool_id=kit.id, person_id=rider.id, now=MORNING, by=None).value.tool_id == kit.id
