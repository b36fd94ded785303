import json
from datetime import timedelta
from typing import Any

import pytest

from station_app.core.audit.commands import forget_before, record
from station_app.core.audit.model import FIRST_PREV, Before, chain_hash, ids_text
from station_app.core.audit.queries import (
    act_by_id,
    acts_about,
    before,
    broken_link,
    changed_since,
    first_done,
    newest,
    undone_by,
)
from station_app.core.clock import to_text
from station_app.core.errors import KeyTaken, NotFound
from station_app.core.staff.commands import add
from station_app.core.storage.database import Database, write
from station_app.core.types import ActId
from tests.conftest import MORNING


def acted(db: Database, what: str = "test.act", **facts: object) -> ActId:
    said = {"ids": {}, "now": MORNING, "by": None, **facts}
    with write(db):
        return record(db, what=what, **said)  # type: ignore[arg-type]


def tampered(db: Database, sql: str) -> None:
    for name in ("act_no_update", "act_no_delete", "act_no_replace"):
        db.conn.execute(f"DROP TRIGGER {name}")
    db.conn.execute("PRAGMA foreign_keys = OFF")
    db.conn.execute(sql)
    db.conn.commit()


def test_an_act_reads_back(station: Database) -> None:
    staff = add(station, name="王芳", now=MORNING, by=None).value.id
    op = acted(station, ids={"visit": [3], "person": [1, 2]}, by=staff, key="form-1")
    act = act_by_id(station, op)
    assert (act.key, act.at, act.by, act.what, act.undoes) == ("form-1", to_text(MORNING), staff, "test.act", None)
    assert act.ids == {"visit": [3], "person": [1, 2]}
    assert act.only("visit") == 3
    with pytest.raises(ValueError, match="too many values"):
        act.only("person")


def test_no_such_act(station: Database) -> None:
    with pytest.raises(NotFound):
        act_by_id(station, 1)


def test_the_key_of_a_form_finds_its_act(station: Database) -> None:
    op = acted(station, key="form-1")
    assert first_done(station, None, "test.act") is None
    assert first_done(station, "form-2", "test.act") is None
    found = first_done(station, "form-1", "test.act")
    assert found is not None
    assert found.id == op
    with pytest.raises(KeyTaken) as refused:
        first_done(station, "form-1", "test.other")
    assert refused.value.key == "form-1"


def test_what_takes_an_act_back(station: Database) -> None:
    op = acted(station)
    assert undone_by(station, op) is None
    undo = acted(station, "undo.undo", undoes=op)
    found = undone_by(station, op)
    assert found is not None
    assert (found.id, found.undoes) == (undo, op)


def test_acts_about_a_record_are_newest_first(station: Database) -> None:
    first = acted(station, ids={"person": [1]})
    acted(station, ids={"person": [11], "visit": [1]})
    last = acted(station, ids={"person": [2, 1]})
    assert [act.id for act in acts_about(station, "person", 1)] == [last, first]
    assert [act.id for act in acts_about(station, "person", 1, limit=1)] == [last]
    assert acts_about(station, "loan", 1) == []


def test_a_reason_lies_beside_the_chain(station: Database) -> None:
    op = acted(station, remark="街道要求")
    assert station.rows("SELECT act_id, text FROM remark") == [(op, "街道要求")]
    assert "街道要求" not in str(station.rows("SELECT * FROM act"))


def test_what_rows_were_is_kept_for_a_while(station: Database) -> None:
    was = (Before("person", 1, {"name": "周佳宁"}), Before("visit", 2, {"left_at": None}))
    old = acted(station, before=was)
    new = acted(station, now=MORNING + timedelta(days=29), before=was[:1])
    assert before(station, old) == list(was)
    with write(station):
        forget_before(station, older_than=MORNING + timedelta(days=1))
    assert before(station, old) == []
    assert before(station, new) == [was[0]]


def test_what_rows_were_is_forgotten_while_others_change(station: Database) -> None:
    was = (Before("person", 1, {"name": "周佳宁"}),)
    old = [acted(station, before=was) for _ in range(30)]
    recent = acted(station, now=MORNING + timedelta(days=20), before=was)
    for days in (29, 31, 32):
        acted(station, now=MORNING + timedelta(days=days), before=was)
        left = sum(bool(before(station, op)) for op in old)
        assert left == {29: 30, 31: 10, 32: 0}[days]
    assert before(station, recent) == list(was)


def test_a_later_change_that_stands_is_seen(station: Database) -> None:
    was = Before("person", 1, {})
    op = acted(station, before=(was,))
    kinds = ("test.act",)
    assert not changed_since(station, op, was, kinds=kinds)
    later = acted(station, before=(was,))
    assert changed_since(station, op, was, kinds=kinds)
    assert not changed_since(station, op, was, kinds=("test.other",))
    assert not changed_since(station, op, Before("person", 2, {}), kinds=kinds)
    assert not changed_since(station, later, was, kinds=kinds)
    acted(station, "undo.undo", undoes=later)
    assert not changed_since(station, op, was, kinds=kinds)


def test_the_newest_act(station: Database) -> None:
    assert newest(station) == 0
    assert [acted(station) for _ in range(2)][-1] == newest(station)


def test_the_chain_holds(station: Database) -> None:
    assert broken_link(station) is None
    assert broken_link(station, last=5) is None
    for n in range(10):
        acted(station, ids={"visit": [n]})
    for last in (None, 1, 5, 10, 100):
        assert broken_link(station, last=last) is None
    rows = station.rows("SELECT prev, hash FROM act ORDER BY id")
    assert rows[0][0] == FIRST_PREV
    assert [prev for prev, _ in rows[1:]] == [own for _, own in rows[:-1]]


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        ("UPDATE act SET what = 'test.other' WHERE id = 4", 4),
        ("UPDATE act SET at = '2026-09-02T02:00:00.000000Z' WHERE id = 4", 4),
        ("UPDATE act SET ids = '{\"visit\":[99]}' WHERE id = 4", 4),
        ("UPDATE act SET by_id = 1 WHERE id = 4", 4),
        ("UPDATE act SET undoes = 2 WHERE id = 4", 4),
        ("UPDATE act SET prev = 'x' WHERE id = 1", 1),
        ("DELETE FROM act WHERE id = 4", 5),
    ],
)
def test_a_touched_chain_is_found(station: Database, harm: str, found: int) -> None:
    for n in range(8):
        acted(station, ids={"visit": [n]})
    tampered(station, harm)
    assert broken_link(station) == found
    assert broken_link(station, last=3) is None


def test_the_hash_depends_on_every_fact() -> None:
    facts: list[Any] = ["0" * 64, "key", to_text(MORNING), 1, "a.b", "{}", None]
    other: list[Any] = ["1" * 64, "kez", to_text(MORNING + timedelta(seconds=1)), 2, "a.c", "[]", 3]
    told = [[*facts[:place], value, *facts[place + 1 :]] for place, value in enumerate(other)]
    assert len({chain_hash(*each) for each in (facts, *told)}) == 8


def test_ids_are_written_one_way() -> None:
    assert ids_text({"visit": (2, 1), "person": [3]}) == ids_text({"person": (3,), "visit": [2, 1]})
    assert json.loads(ids_text({"visit": (2, 1)})) == {"visit": [2, 1]}


def test_acts_hold_no_names(station: Database) -> None:
    op = acted(station, before=(Before("person", 1, {"name": "周佳宁"}),))
    assert "周佳宁" not in str(station.rows("SELECT * FROM act WHERE id = ?", (op,)))
