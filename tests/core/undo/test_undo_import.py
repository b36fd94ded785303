"""A whole import taken back: everything that came with it goes, whatever stands on it since stays."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from station_app.core.audit.commands import forget_before
from station_app.core.audit.queries import newest
from station_app.core.checks.queries import check
from station_app.core.errors import NotAllowed
from station_app.core.imports.commands import import_people, import_visits, undo_import_job
from station_app.core.imports.queries import batches
from station_app.core.imports.report import Fate
from station_app.core.people import queries as people
from station_app.core.people.commands import edit, issue_card, merge, register
from station_app.core.reports.csv_file import write_rows
from station_app.core.search.queries import find
from station_app.core.storage.database import Database, open_database, write
from station_app.core.types import Area, Done
from station_app.core.undo.commands import undo
from station_app.core.undo.model import AlreadyUndone, TooLate
from station_app.core.visits.commands import check_in, check_out, void
from tests.conftest import contents

OCTOBER = datetime(2026, 10, 9, 2, 0, tzinfo=UTC)
WHEN: dict[str, Any] = {"now": OCTOBER, "by": None}
REGISTER = (
    ("日期", "到站时间", "姓名", "手机", "服务内容"),
    ("2026-09-01", "09:00", "李云", "13800000001", "饮水"),
    ("2026-09-01", "09:10", "何小草", "13800000002", "休息"),
    ("2026-09-02", "09:00", "李云", "13800000001", "饮水"),
    ("2026-09-02", "09:20", "骑手", "", ""),
)
LIST = (
    ("姓名", "手机", "类别", "平台", "卡号"),
    ("李云", "13800000001", "外卖", "美团", "100001"),
    ("何小草", "13800000002", "快递", "", ""),
)

Take = Callable[..., int]


@pytest.fixture
def take(station: Database, tmp_path: Path) -> Take:
    """Imports rows and hands back the act."""

    def taken(rows: Any = REGISTER, kind: str = "visits", **facts: Any) -> int:
        path = tmp_path / f"{kind}.csv"
        write_rows(path, rows)
        command = import_visits if kind == "visits" else import_people
        return command(station, path=path, **{**WHEN, **facts}).op

    return taken


def standing(db: Database) -> list[Any]:
    """Visits that count."""
    return db.rows("SELECT day, person_id, words FROM visit WHERE state <> 'void' ORDER BY id")


def active(db: Database) -> list[Any]:
    return [row[0] for row in db.rows("SELECT name FROM person WHERE state = 'active' ORDER BY id")]


def test_a_register_goes_as_a_whole(station: Database, take: Take, truth_of_touched: Callable[..., Done[Any]]) -> None:
    op = take()
    assert (len(standing(station)), active(station)) == (4, ["李云", "何小草"])
    done = truth_of_touched(undo, op=op, now=OCTOBER)
    assert done.touched == {Area.VISITS, Area.PEOPLE, Area.IMPORTS}
    assert (standing(station), active(station)) == ([], [])
    assert station.value("SELECT count(*) FROM visit WHERE void_reason = 'undo'") == 4
    assert station.value("SELECT count(*) FROM person_seen") == 0
    assert find(station, "李云") == []
    assert check(station) == []
    (batch,) = batches(station)
    assert (batch.op, batch.taken, batch.people, batch.stayed, batch.undone_at) == (op, 4, 2, 0, OCTOBER)


def test_once_and_the_same_key_again_is_the_first(station: Database, take: Take) -> None:
    op = take()
    first = undo(station, op=op, key="form", **WHEN)
    before = contents(station)
    again = undo(station, op=op, key="form", **WHEN)
    assert (again.op, again.value) == (first.op, first.value)
    with pytest.raises(AlreadyUndone):
        undo(station, op=op, **WHEN)
    with pytest.raises(NotAllowed):
        undo(station, op=op, now=OCTOBER, by=99)
    assert contents(station) == before


def test_the_file_can_be_taken_again(station: Database, take: Take, tmp_path: Path) -> None:
    for turn in range(3):
        undo(station, op=take(), **WHEN)
        assert standing(station) == [], turn
    take()
    assert len(standing(station)) == 4
    assert import_visits(station, path=tmp_path / "visits.csv", **WHEN).value.fates[Fate.KNOWN] == 4
    assert [batch.undone_at is None for batch in batches(station)] == [True, False, False, False]
    assert check(station) == []


def test_what_was_voided_by_hand_stays_so(station: Database, take: Take) -> None:
    op = take()
    void(station, visit_id=1, reason="看错", **WHEN)
    voiding = newest(station)
    undo(station, op=op, **WHEN)
    assert station.rows("SELECT void_reason FROM visit ORDER BY id") == [("看错",), ("undo",), ("undo",), ("undo",)]
    with pytest.raises(TooLate):
        undo(station, op=voiding, **WHEN)  # it would bring a visit back whose import is gone


def test_who_came_since_stays(station: Database, take: Take) -> None:
    op = take()
    visit = check_in(station, person_id=1, **WHEN).value
    check_out(station, visit_id=visit.id, now=OCTOBER + timedelta(hours=1), by=None)
    undo(station, op=op, **WHEN)
    assert active(station) == ["李云"]
    assert standing(station) == [("2026-10-09", 1, None)]
    assert station.value("SELECT last_at FROM person_seen WHERE person_id = 1") == "2026-10-09T02:00:00.000000Z"
    assert batches(station)[0].stayed == 1
    assert check(station) == []


def test_who_was_changed_since_stays(station: Database, take: Take) -> None:
    op = take(LIST, "people")
    changed = edit(station, person_id=1, note="夜班", **WHEN).op
    issue_card(station, person_id=2, **WHEN)
    undo(station, op=op, **WHEN)
    assert active(station) == ["李云", "何小草"]
    assert batches(station)[0].stayed == 2
    undo(station, op=changed, **WHEN)  # what was done to somebody who stayed is taken back as ever
    assert people.by_id(station, 1).note is None


def test_a_change_that_was_taken_back_holds_nobody(station: Database, take: Take) -> None:
    op = take(LIST, "people")
    undo(station, op=edit(station, person_id=1, note="夜班", **WHEN).op, **WHEN)
    undo(station, op=op, **WHEN)
    assert active(station) == []
    assert station.value("SELECT count(*) FROM scan_code") == 0


def test_merged_since_both_stay(station: Database, take: Take) -> None:
    op = take()
    merge(station, keep=1, drop=2, **WHEN)
    undo(station, op=op, **WHEN)
    assert standing(station) == []
    assert station.rows("SELECT state, root_id FROM person ORDER BY id") == [("active", None), ("active", 1)]
    assert station.value("SELECT count(*) FROM person_seen WHERE person_id = 1") == 0
    assert "李云" in [hit.name for hit in find(station, "何小草")]


def test_known_people_lose_what_filled_their_gaps(
    station: Database, take: Take, truth_of_touched: Callable[..., Done[Any]]
) -> None:
    first = register(station, phone="13800000001", **WHEN).value
    second = register(station, name="何小草", phone="13800000002", **WHEN).value
    before = [people.by_id(station, person.id) for person in (first, second)]
    op = take(LIST, "people")
    assert people.by_id(station, first.id).name == "李云"
    assert [hit.name for hit in find(station, "ly")] == ["李云"]
    done = truth_of_touched(undo, op=op, now=OCTOBER)
    assert done.touched == {Area.PEOPLE, Area.IMPORTS}
    assert [people.by_id(station, person.id) for person in (first, second)] == before
    assert find(station, "ly") == []
    assert station.value("SELECT count(*) FROM scan_code") == 0


def test_one_completed_and_changed_since_keeps_both(station: Database, take: Take) -> None:
    person = register(station, phone="13800000001", **WHEN).value
    op = take(LIST, "people")
    edit(station, person_id=person.id, note="夜班", **WHEN)
    undo(station, op=op, **WHEN)
    assert (people.by_id(station, person.id).name, people.by_id(station, person.id).note) == ("李云", "夜班")
    assert active(station) == ["李云"]


def test_after_thirty_days_gaps_are_not_emptied(station: Database, take: Take) -> None:
    register(station, phone="13800000001", **WHEN)
    op = take(LIST, "people")
    with write(station):
        forget_before(station, older_than=OCTOBER + timedelta(days=1))
    before = contents(station)
    with pytest.raises(TooLate):
        undo(station, op=op, now=OCTOBER + timedelta(days=40), by=None)
    assert contents(station) == before
    later = take()
    with write(station):
        forget_before(station, older_than=OCTOBER + timedelta(days=1))
    undo(station, op=later, now=OCTOBER + timedelta(days=40), by=None)  # nobody was completed: nothing is missing
    assert standing(station) == []


def test_an_import_that_completed_somebody_made_by_another_holds_them(station: Database, take: Take) -> None:
    first = take((("姓名", "手机"), ("李云", "13800000001")), "people")
    second = take(LIST, "people")
    undo(station, op=first, **WHEN)
    assert active(station) == ["李云", "何小草"]
    undo(station, op=second, **WHEN)
    assert active(station) == ["李云"]
    assert people.by_id(station, 1).platforms == ()


def test_in_a_child_process(station: Database, take: Take) -> None:
    op = take()
    told: list[tuple[int, int]] = []

    def step(done: int, total: int) -> None:
        told.append((done, total))

    done = undo_import_job(station=station.path, op=op, step=step, key="form", **WHEN)
    assert done.value.id == op
    assert told
    with pytest.raises(AlreadyUndone):
        undo_import_job(station=station.path, op=op, **WHEN)
    other = open_database(station.path)
    assert standing(other) == []
    other.close()
