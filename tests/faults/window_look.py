"""What the acts of a station tell, held against its visits and against what a window had shown before it ended."""

import shutil
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from station_app.core.errors import Trouble
from station_app.core.people.commands import register
from station_app.core.storage.database import Database, open_database
from station_app.core.storage.sqlite import sqlite3
from tests.conftest import MORNING
from tests.faults.desk_process import Said
from tests.faults.verdict import Verdict, unsound

PEOPLE = 40
"""So many are known before the first window opens; each is one act."""
_BY_ITSELF = frozenset({"end_run_out", "close_past_days"})
_KINDS = {"visits.check_in": "in", "visits.check_in_anonymous": "in", "visits.check_out": "out",
          "visits.end_run_out": "auto", "visits.close_past_days": "auto"}  # fmt: skip

Acts = dict[int, tuple[str, int | None]]
"""By their numbers: what was done, and which act it takes back."""


def tail(number: int) -> str:
    """What the clerk types for the n-th person."""
    return f"{4000 + number}"


def new_station(path: Path) -> Path:
    """A station that knows forty people by their tails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(open_database(path, create=True)) as db:
        for number in range(PEOPLE):
            register(db, name=f"周{number}", phone=f"1380000{tail(number)}", now=MORNING, by=None)
    return path


def look_at(left: Path, said: Said, seen: int) -> tuple[Verdict, int]:
    """Hold what is left against what was shown; `seen` is the last act before this start. With the last act now."""
    with TemporaryDirectory(dir=left.parent) as copied:
        # Looked at in a copy: the log beside the file is for the next window to recover.
        try:
            with closing(open_database(_copy(left, Path(copied)))) as db:
                states, acts = _story(db)
                lost = [f"{what} {op}" for what, op in said if not _is_there(what, op, acts)]
                verdict = Verdict(len(said), tuple(lost), tuple(_half(db, states, acts, said, seen)))
                return verdict, max(acts, default=seen)
        except (Trouble, sqlite3.Error) as trouble:
            return Verdict(len(said), tuple(f"{what} {op}" for what, op in said), (repr(trouble),)), seen


def _is_there(what: str, op: int, acts: Acts) -> bool:
    if what == "undo":
        return any(undoes == op for _, undoes in acts.values())
    return acts.get(op) == (what, None)


def _half(db: Database, states: dict[int, str], acts: Acts, said: Said, seen: int) -> list[str]:
    found = unsound(db)
    if dict(db.rows("SELECT id, state FROM visit")) != states:
        found.append("the visits are not what the acts tell")
    new = [op for op, (what, _) in acts.items() if op > seen and what not in _BY_ITSELF]
    if len(new) > len(said) + 1:
        found.append(f"{len(new)} acts, {len(said)} shown")  # at most one was done and not yet shown
    counted = {
        "SELECT count(*) FROM visit WHERE person_id IS NOT NULL": sum(what == "check_in" for what, _ in acts.values()),
        "SELECT count(*) FROM (SELECT DISTINCT visit_id FROM visit_service)": len(states),
        "SELECT count(*) FROM act": PEOPLE + len(acts),
    }
    return found + [f"{sql}: not {count}" for sql, count in counted.items() if db.value(sql) != count]


def _story(db: Database) -> tuple[dict[int, str], Acts]:
    """The states all visits must have by the acts alone, and the acts of the desk."""
    states: dict[int, str] = {}
    acts: Acts = {}
    rows = db.rows("SELECT a.id, a.what, a.undoes, b.record_id FROM act a JOIN act_about b ON b.act_id = a.id"
                   " WHERE b.record = 'visit' ORDER BY a.id, b.record_id")  # fmt: skip
    for op, what, undoes, visit in rows:
        acts[op] = (what.removeprefix("visits.").removeprefix("undo."), undoes)
        if what == "undo.undo":
            states[visit] = "in" if acts[undoes][0] == "check_out" else "void"
        else:
            states[visit] = _KINDS[what]
    # Whoever came again while still there for over 90 minutes ended the visit before; that is in `act_before`.
    for op, visit in db.rows("SELECT act_id, record_id FROM act_before WHERE record = 'visit'"):
        if acts[op][0] == "check_in" and states[visit] == "in":
            undone = any(undoes == op for _, undoes in acts.values())
            states[visit] = "in" if undone else "auto"
    return states, acts


def _copy(left: Path, into: Path) -> Path:
    for end in ("", "-wal"):
        if (beside := left.with_name(left.name + end)).exists():
            shutil.copy(beside, into)
    return into / left.name
