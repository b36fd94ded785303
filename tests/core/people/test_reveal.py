"""A whole number is shown one at a time, and the log keeps who looked."""

import pytest

from station_app.core.audit.queries import act_by_id
from station_app.core.clock import SetClock
from station_app.core.errors import Missing, NotAllowed, NotFound
from station_app.core.people.commands import register, reveal
from station_app.core.staff.commands import add, set_active
from station_app.core.storage.database import Database
from station_app.core.types import Area
from station_app.core.undo.commands import undo
from station_app.core.undo.model import NotUndoable
from tests.conftest import Truth

PHONE = "13812342046"


def test_the_whole_number_is_handed_out_and_logged(station: Database, clock: SetClock, truth_of_touched: Truth) -> None:
    person = register(station, name="周佳宁", phone=PHONE, now=clock.now(), by=None).value
    by = add(station, name="林老师", now=clock.now(), by=None).value.id
    done = truth_of_touched(reveal, person_id=person.id, by=by)
    assert (done.value, done.touched) == (PHONE, frozenset[Area]())
    act = act_by_id(station, done.op)
    assert (act.what, act.ids, act.by) == ("people.reveal", {"person": [person.id]}, by)
    assert PHONE not in str(station.rows("SELECT * FROM act"))
    with pytest.raises(NotUndoable):
        undo(station, op=done.op, now=clock.now(), by=by)


def test_the_same_look_twice_is_one_line_in_the_log(station: Database, clock: SetClock) -> None:
    person = register(station, phone="0531-8601", now=clock.now(), by=None).value
    first = reveal(station, person_id=person.id, now=clock.now(), by=None, key="k")
    again = reveal(station, person_id=person.id, now=clock.now(), by=None, key="k")
    assert (first.value, again) == ("0531-8601", first)
    assert station.value("SELECT count(*) FROM act WHERE what = 'people.reveal'") == 1


def test_nobody_is_shown_what_is_not_there(station: Database, clock: SetClock) -> None:
    person = register(station, name="张师傅", now=clock.now(), by=None)
    with pytest.raises(Missing):
        reveal(station, person_id=person.value.id, now=clock.now(), by=None)
    with pytest.raises(NotFound):
        reveal(station, person_id=99, now=clock.now(), by=None)
    undo(station, op=person.op, now=clock.now(), by=None)
    with pytest.raises(NotFound):
        reveal(station, person_id=person.value.id, now=clock.now(), by=None)
    assert station.value("SELECT count(*) FROM act WHERE what = 'people.reveal'") == 0


def test_who_is_off_duty_sees_no_number(station: Database, clock: SetClock) -> None:
    person = register(station, phone=PHONE, now=clock.now(), by=None).value
    by = add(station, name="林老师", now=clock.now(), by=None).value.id
    set_active(station, staff_id=by, active=False, now=clock.now(), by=None)
    with pytest.raises(NotAllowed):
        reveal(station, person_id=person.id, now=clock.now(), by=by)
