"""Merging taken back: both records as they were, or a clear word why not."""

import json
from datetime import timedelta
from typing import Any

import pytest

from station_app.core.audit.queries import broken_link
from station_app.core.people import queries as people
from station_app.core.people.commands import edit, issue_card, lift, merge, register, set_notice, suspend
from station_app.core.people.model import PhoneTaken
from station_app.core.storage.database import Database, write
from station_app.core.types import Area
from station_app.core.undo.commands import undo
from station_app.core.undo.model import NotUndoable, TooLate
from station_app.core.visits import queries as visits
from station_app.core.visits.commands import check_in, check_out, void
from station_app.core.visits.model import State
from tests.conftest import MORNING, Truth, contents

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
HOUR = timedelta(hours=1)
_STANDING = ("person", "person_key", "person_platform", "person_role", "consent", "scan_code", "visit", "person_seen")


def known(db: Database, **said: Any) -> int:
    return register(db, **said, **WHEN).value.id


def standing(db: Database) -> dict[str, list[Any]]:
    """All rows about people and visits, in any order."""
    rows = contents(db)
    return {table: sorted(rows[table], key=repr) for table in _STANDING}


def two(db: Database) -> tuple[int, int]:
    keep = known(db, nickname="周师傅", card="900001", consent="oral")
    drop = known(
        db,
        name="周佳宁",
        phone="13911112046",
        category="food_rider",
        platforms=["dada"],
        roles=["volunteer"],
        note="爱喝热水",
        card="900002",
        consent="written",
    )
    return keep, drop


def too_late(db: Database, op: int, record: str, record_id: int) -> None:
    before = contents(db)
    with pytest.raises(TooLate) as refused:
        undo(db, op=op, **WHEN)
    assert (refused.value.record, refused.value.record_id) == (record, record_id)
    assert contents(db) == before


@pytest.mark.parametrize("here", ["", "keep", "drop", "both"])
def test_both_come_back_exactly(station: Database, truth_of_touched: Truth, here: str) -> None:
    keep, drop = two(station)
    suspend(station, person_id=drop, reason="欠一把伞", **WHEN)
    if here in ("keep", "both"):
        check_in(station, person_id=keep, **WHEN)
    if here in ("drop", "both"):
        check_in(station, person_id=drop, now=MORNING + HOUR / 4, by=None)
    before = standing(station)
    done = truth_of_touched(merge, keep=keep, drop=drop)
    assert standing(station) != before
    taken_back = truth_of_touched(undo, op=done.op, key="form")
    assert standing(station) == before
    assert undo(station, op=done.op, key="form", **WHEN).op == taken_back.op
    assert broken_link(station) is None
    again = truth_of_touched(merge, keep=drop, drop=keep)
    truth_of_touched(undo, op=again.op)
    assert standing(station) == before


def test_a_chain_is_taken_apart_from_its_end(station: Database, truth_of_touched: Truth) -> None:
    one, middle, last = (known(station, name=name, phone=f"1391111000{at}") for at, name in enumerate("甲乙丙"))
    before = standing(station)
    first = merge(station, keep=middle, drop=one, **WHEN)
    between = standing(station)
    second = merge(station, keep=last, drop=middle, **WHEN)
    too_late(station, first.op, "person", middle)
    truth_of_touched(undo, op=second.op)
    assert standing(station) == between
    truth_of_touched(undo, op=first.op)
    assert standing(station) == before


def test_visits_since_stay_with_the_record_that_stayed(station: Database) -> None:
    keep, drop = two(station)
    moved = check_in(station, person_id=drop, **WHEN).value
    done = merge(station, keep=keep, drop=drop, **WHEN)
    check_out(station, visit_id=moved.id, now=MORNING + HOUR, by=None)
    since = check_in(station, person_id=keep, now=MORNING + 2 * HOUR, by=None).value
    undo(station, op=done.op, **WHEN)
    assert dict(station.rows("SELECT id, person_id FROM visit")) == {moved.id: drop, since.id: keep}
    assert visits.by_id(station, moved.id).state is State.OUT
    assert visits.last_seen(station, keep) == MORNING + 2 * HOUR
    assert visits.last_seen(station, drop) == MORNING


def test_a_visit_voided_since_stays_void(station: Database) -> None:
    keep, drop = two(station)
    check_in(station, person_id=keep, **WHEN)
    ended = check_in(station, person_id=drop, **WHEN).value
    done = merge(station, keep=keep, drop=drop, **WHEN)
    void(station, visit_id=ended.id, reason="重复登记", **WHEN)
    undo(station, op=done.op, **WHEN)
    assert visits.by_id(station, ended.id).state is State.VOID
    assert visits.last_seen(station, drop) is None


@pytest.mark.parametrize("what", ["edit", "issue_card", "suspend", "lift"])
def test_what_was_changed_since_stands_in_the_way(station: Database, what: str) -> None:
    keep, drop = two(station)
    suspend(station, person_id=keep, reason="欠一把伞", **WHEN)
    done = merge(station, keep=keep, drop=drop, **WHEN)
    commands: dict[str, Any] = {
        "edit": (edit, {"note": "x"}),
        "issue_card": (issue_card, {}),
        "suspend": (suspend, {"reason": "y"}),
        "lift": (lift, {}),
    }
    command, facts = commands[what]
    since = command(station, person_id=keep, **facts, **WHEN)
    too_late(station, done.op, "person", keep)
    undo(station, op=since.op, **WHEN)
    undo(station, op=done.op, **WHEN)
    assert people.by_id(station, drop).state == "active"


def test_what_came_before_a_merge_stays_under_it(station: Database) -> None:
    keep, drop = two(station)
    on_keep = edit(station, person_id=keep, note="a", **WHEN)
    held = suspend(station, person_id=keep, reason="b", **WHEN)
    on_drop = edit(station, person_id=drop, note="c", **WHEN)
    merge(station, keep=keep, drop=drop, **WHEN)
    for op, person in ((on_keep.op, keep), (held.op, keep), (on_drop.op, drop)):
        too_late(station, op, "person", person)


def test_a_record_with_another_under_it_is_not_withdrawn(station: Database) -> None:
    registered = register(station, name="周佳宁", **WHEN)
    merge(station, keep=registered.value.id, drop=known(station), **WHEN)
    too_late(station, registered.op, "person", registered.value.id)


def test_a_number_with_another_owner_by_now(station: Database) -> None:
    keep, drop = two(station)
    done = merge(station, keep=keep, drop=drop, **WHEN)
    with write(station):  # as another program might: the desk itself refuses it
        station.run("UPDATE person SET phone = NULL WHERE id = ?", (keep,))
        station.run("INSERT INTO person (phone, category, created_at) SELECT '13911112046', category, created_at"
                    " FROM person WHERE id = ?", (drop,))  # fmt: skip
    before = contents(station)
    with pytest.raises(PhoneTaken):
        undo(station, op=done.op, **WHEN)
    assert contents(station) == before


def test_a_leaving_under_the_merged_record_stays(station: Database) -> None:
    keep, drop = two(station)
    visit = check_in(station, person_id=drop, **WHEN).value
    left = check_out(station, visit_id=visit.id, **WHEN)
    merge(station, keep=keep, drop=drop, **WHEN)
    too_late(station, left.op, "visit", visit.id)


def test_an_arrival_that_ended_one_of_the_merged_record_is_taken_back(station: Database) -> None:
    keep, drop = two(station)
    first = check_in(station, person_id=drop, **WHEN).value
    second = check_in(station, person_id=drop, now=MORNING + 2 * HOUR, by=None)
    merge(station, keep=keep, drop=drop, now=MORNING + 2 * HOUR, by=None)
    undo(station, op=second.op, **WHEN)
    assert visits.by_id(station, second.value.id).state is State.VOID
    assert visits.by_id(station, first.id).state is State.AUTO


def test_an_edit_written_by_the_program_before_is_taken_back(station: Database) -> None:
    person = known(station, phone="0531-88991234", card="900001")
    changed = edit(station, person_id=person, phone="13800002046", card="900002", **WHEN)
    was: dict[str, Any] = {
        "name": None,
        "nickname": None,
        "phone": "0531-88991234",
        "phone_own": True,
        "category": "unknown",
    }
    was |= {"platforms": [], "roles": [], "employer": None, "note": None, "card": "900001", "last_consent": 0}
    with write(station):
        station.run("UPDATE act_before SET was = ? WHERE act_id = ?", (json.dumps(was), changed.op))
    undo(station, op=changed.op, **WHEN)
    back = people.by_id(station, person)
    assert (back.phone, back.other_number, back.card) == (None, "0531-88991234", "900001")


def test_a_notice_is_not_undone(station: Database) -> None:
    done = set_notice(station, text="新的告知", **WHEN)
    assert done.touched == {Area.SETTINGS}
    with pytest.raises(NotUndoable):
        undo(station, op=done.op, **WHEN)
