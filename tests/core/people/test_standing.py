"""Suspension with an end, the notice and its versions, consent over all records of a person."""

from datetime import date, timedelta
from typing import Any

import pytest

from station_app.core.audit.queries import broken_link
from station_app.core.errors import Missing, NotAllowed, NotFound, NotValid, TooLong
from station_app.core.people import queries
from station_app.core.people.commands import edit, lift, merge, register, set_notice, suspend
from station_app.core.people.model import Consent, Suspension
from station_app.core.staff.commands import add
from station_app.core.storage.database import Database
from station_app.core.types import NO_ACT, Area
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from tests.conftest import MORNING, Truth, contents

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
TODAY = date(2026, 9, 1)
DAY = timedelta(days=1)


@pytest.fixture
def rider(station: Database) -> int:
    return register(station, name="周佳宁", **WHEN).value.id


def test_a_suspension_has_a_reason_and_an_end(station: Database, rider: int, truth_of_touched: Truth) -> None:
    done = truth_of_touched(suspend, person_id=rider, reason=" 欠一把 伞 ", until=TODAY + DAY, key="form")
    held = done.value.suspended
    assert held == Suspension("欠一把 伞", MORNING, TODAY + DAY)
    assert [held.in_force(TODAY + days * DAY) for days in range(3)] == [True, True, False]
    assert suspend(station, person_id=rider, reason="x", key="form", **WHEN) == done
    for_good = truth_of_touched(suspend, person_id=rider, reason="又欠一把", now=MORNING + DAY).value.suspended
    assert for_good == Suspension("又欠一把", MORNING, None)
    assert for_good.in_force(date(2099, 1, 1))


def test_one_that_has_passed_begins_anew(station: Database, rider: int) -> None:
    suspend(station, person_id=rider, reason="x", until=TODAY, **WHEN)
    again = suspend(station, person_id=rider, reason="y", now=MORNING + 2 * DAY, by=None).value.suspended
    assert again == Suspension("y", MORNING + 2 * DAY, None)


def test_lifting(station: Database, rider: int, truth_of_touched: Truth) -> None:
    nothing = truth_of_touched(lift, person_id=rider)
    assert (nothing.op, nothing.touched) == (NO_ACT, frozenset())
    suspend(station, person_id=rider, reason="x", until=TODAY, **WHEN)
    done = truth_of_touched(lift, person_id=rider, key="form")
    assert done.value.suspended is None
    assert lift(station, person_id=rider, key="form", **WHEN) == done
    truth_of_touched(undo, op=done.op)
    assert queries.by_id(station, rider).suspended == Suspension("x", MORNING, TODAY)


def test_suspensions_are_taken_back_in_turn(station: Database, rider: int, truth_of_touched: Truth) -> None:
    first = suspend(station, person_id=rider, reason="x", **WHEN)
    second = suspend(station, person_id=rider, reason="y", **WHEN)
    edit(station, person_id=rider, note="does not matter", **WHEN)
    with pytest.raises(TooLate):
        undo(station, op=first.op, **WHEN)
    truth_of_touched(undo, op=second.op)
    held = queries.by_id(station, rider).suspended
    assert held is not None
    assert held.reason == "x"
    truth_of_touched(undo, op=first.op)
    assert queries.by_id(station, rider).suspended is None
    assert queries.by_id(station, rider).note == "does not matter"
    assert broken_link(station) is None


def test_what_a_suspension_needs(station: Database, rider: int) -> None:
    before = contents(station)
    wrong: list[tuple[dict[str, Any], type[Exception]]] = [
        ({"reason": " "}, Missing),
        ({"reason": "长" * 201}, TooLong),
        ({"reason": "x", "until": TODAY - DAY}, NotValid),
        ({"reason": "x", "person_id": 99}, NotFound),
    ]
    for facts, refusal in wrong:
        with pytest.raises(refusal):
            suspend(station, **{"person_id": rider, **facts}, **WHEN)
    with pytest.raises(NotFound):
        lift(station, person_id=99, **WHEN)
    assert contents(station) == before


def test_an_edit_leaves_a_suspension_alone(station: Database, rider: int) -> None:
    suspend(station, person_id=rider, reason="x", **WHEN)
    changed = edit(station, person_id=rider, name="周佳", **WHEN)
    assert changed.value.suspended is not None
    undo(station, op=changed.op, **WHEN)
    assert queries.by_id(station, rider).suspended is not None


# -- the notice and consent ------------------------------------------------------------------------------------------


def test_a_new_notice_makes_old_consents_older(station: Database, rider: int, truth_of_touched: Truth) -> None:
    assert queries.notice(station).version == 1
    assert edit(station, person_id=rider, consent="oral", **WHEN).value.consent_older is False
    done = truth_of_touched(set_notice, text=" 新的告知 ", key="form")
    assert (done.value.version, done.value.text) == (2, "新的告知")
    assert done.touched == {Area.SETTINGS}
    assert set_notice(station, text="别的", key="form", **WHEN) == done
    assert queries.notice(station) == done.value
    person = queries.by_id(station, rider)
    assert (person.consent, person.consent_older) == ("oral", True)
    assert truth_of_touched(set_notice, text="新的告知").op == NO_ACT
    by = add(station, name="林老师", **WHEN).value.id
    again = edit(station, person_id=rider, consent="written", now=MORNING + DAY, by=by).value
    assert (again.consent, again.consent_older) == ("written", False)
    assert queries.consents(station, rider) == [
        Consent(2, "written", MORNING + DAY, "林老师"),
        Consent(1, "oral", MORNING, None),
    ]


def test_consent_counts_under_every_record(station: Database, rider: int) -> None:
    other = register(station, name="周佳", phone="13800002046", consent="written", **WHEN).value.id
    assert queries.by_id(station, rider).consent is None
    assert merge(station, keep=rider, drop=other, **WHEN).value.consent == "written"
    assert [consent.how for consent in queries.consents(station, other)] == ["written"]
    with pytest.raises(NotFound):
        queries.consents(station, 99)


def test_what_a_notice_needs(station: Database) -> None:
    before = contents(station)
    for text, refusal in ((" ", Missing), ("长" * 2_001, TooLong)):
        with pytest.raises(refusal):
            set_notice(station, text=text, **WHEN)
    with pytest.raises(NotAllowed):
        set_notice(station, text="x", now=MORNING, by=99)
    with pytest.raises(NotFound):
        queries.notice_of(station, 9)
    assert contents(station) == before
