"""A form sent twice is one act: every command with the same key again, later and with the clock set back."""

import inspect
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from station_app.core.checks.queries import check
from station_app.core.errors import KeyTaken, Refusal
from station_app.core.settings.model import Dictionary
from station_app.core.storage.database import Database, open_database
from station_app.core.types import NO_ACT, Done
from station_app.core.undo.commands import undo
from station_app.core.visits.commands import check_in_anonymous
from tests.conftest import contents
from tests.faults.commands import COMMANDS, UNDONE
from tests.faults.left import NOW as PREPARED
from tests.faults.left import prepare

NOW = PREPARED + timedelta(hours=1)
BACK = timedelta(days=-40)


def command_of(name: str) -> Callable[..., Done[Any]]:
    """The command itself."""
    module, _, function = name.rpartition(".")
    command: Callable[..., Done[Any]] = getattr(import_module(f"station_app.core.{module}"), function)
    return command


KEYED = [
    name
    for name, facts in COMMANDS.items()
    if "key" in inspect.signature(command_of(name)).parameters and "key=" not in facts
]
REPEATED = [name for name in KEYED if not name.startswith("imports.")]
"""The report of an import is told, not kept: its form is used once."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A station with something of everything."""
    return prepare(tmp_path_factory.mktemp("made") / "disk")


@pytest.fixture
def copied(made: Path, tmp_path: Path) -> Iterator[Database]:
    """One of its own for a test."""
    shutil.copytree(made, tmp_path / "disk")
    db = open_database(tmp_path / "disk" / "desk" / "station.sqlite")
    yield db
    db.close()


def facts_of(db: Database, name: str) -> dict[str, Any]:
    """What a command is called with, as in the table; the moment is NOW unless it says another."""
    known = {
        "desk": db.path.parent,
        "NOW": NOW,
        "date": date,
        "timedelta": timedelta,
        "Dictionary": Dictionary,
        "op_of": lambda what: db.value("SELECT max(id) FROM act WHERE what = ?", (what,)),
        "open_visit": lambda: db.value("SELECT max(id) FROM visit WHERE state = 'in' AND person_id = 1"),
        "heads_6": lambda: db.value("SELECT id FROM visit WHERE heads = 6"),
    }
    return {"now": NOW, "by": None, **eval(f"dict({COMMANDS[name]})", known)}


@pytest.mark.parametrize("name", REPEATED)
def test_the_same_key_again_writes_nothing(copied: Database, name: str) -> None:
    command, facts = command_of(name), facts_of(copied, name)
    first = command(copied, **facts, key="form")
    assert first.op != NO_ACT
    after = contents(copied)
    other = open_database(copied.path)
    for db, moment in ((copied, NOW), (other, NOW + timedelta(days=3)), (other, NOW + BACK)):
        again = command(db, **{**facts, "now": moment}, key="form")
        assert (again.op, again.value, again.touched) == (first.op, first.value, first.touched)
    assert contents(copied) == after
    other.close()


@pytest.mark.parametrize("name", KEYED)
def test_the_key_of_another_form_is_refused(copied: Database, name: str) -> None:
    facts = facts_of(copied, name)
    # An undo is an act of another kind than what the table takes back.
    key = "form" if name != "visits.commands.check_in_anonymous" else "sheet"
    check_in_anonymous(copied, now=NOW, by=None, key="form")
    undo(copied, op=copied.value("SELECT max(id) FROM act"), now=NOW, by=None, key="sheet")
    before = contents(copied)
    with pytest.raises(KeyTaken):
        command_of(name)(copied, **facts, key=key)
    assert contents(copied) == before


@pytest.mark.parametrize("name", KEYED)
def test_a_clock_set_back_stands_in_no_door(copied: Database, name: str) -> None:
    """Whatever may be done then is sound; what may not is refused, and nothing is written."""
    before, facts = contents(copied), facts_of(copied, name)
    try:
        command_of(name)(copied, **{**facts, "now": NOW + BACK})
    except Refusal:
        assert contents(copied) == before
    assert check(copied) == []


@pytest.mark.parametrize("what", UNDONE)
def test_taken_back_twice_is_taken_back_once(copied: Database, what: str) -> None:
    op = copied.value("SELECT max(id) FROM act WHERE what = ?", (what,))
    first = undo(copied, op=op, now=NOW, by=None, key="form")
    after = contents(copied)
    again = undo(copied, op=op, now=NOW + BACK, by=None, key="form")
    assert (again.op, again.value) == (first.op, first.value)
    assert first.touched <= again.touched
    assert contents(copied) == after
    assert check(copied) == []
