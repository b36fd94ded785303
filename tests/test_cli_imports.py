"""Enrolments on the command line: a list tried, taken over for one session, listed, taken back."""

import csv
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.commands import plan, sign_in
from station_app.core.training.model import Session
from tests.test_cli import WHEN, home, ok, refused, run

__all__ = ["home"]


def names(folder: Path, *rows: tuple[object, ...], encoding: str = "gb18030") -> Path:
    path = folder / "报名.csv"
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file).writerows([("姓名", "手机"), *rows])
    return path


@pytest.fixture
def session(station: Database) -> Session:
    """A session of one seat."""
    starts = WHEN["now"]
    said: dict[str, Any] = {"starts_at": starts, "ends_at": starts + timedelta(hours=1), "capacity": 1}
    return plan(station, topic="消防安全", **said, **WHEN).value


def test_a_list_is_taken_over_for_one_session_and_taken_back(
    station: Database, session: Session, tmp_path: Path
) -> None:
    path = names(tmp_path, ("周佳宁", "13800002046"), ("李师傅", ""), ("胡健", "18731199938"))
    to = ("--session", str(session.id))
    tried = json.loads(ok("import", "enrolments", path, *to, "--dry-run", "--json", data=station))
    assert (tried["taken"], tried["new_people"], tried["not_taken"]) == (2, 2, 1)
    assert (tried["decisions"]["waiting_list"], tried["skipped"]) == (1, {"form_alone": 1})
    assert queries.roster(station, session.id) == []
    said = ok("import", "enrolments", path, *to, data=station)
    assert "Taken: 2" in said
    assert "New people: 2" in said
    left_out = (tmp_path / "报名 - not taken.csv").read_text(encoding="utf-8-sig")
    assert "nobody is known by a form of address alone,李师傅" in left_out
    assert [str(each.state) for each in queries.roster(station, session.id)] == ["enrolled", "waiting"]
    assert "Known from before, nothing added: 2" in ok("import", "enrolments", path, *to, data=station)
    assert "enrolments" in ok("imports", data=station)
    ok("undo-import", "1", data=station)
    assert queries.roster(station, session.id) == []


def test_columns_and_sessions_may_be_told(station: Database, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("甲,乙,丙\n周佳宁,13800002046,消防安全\n", encoding="utf-8")
    said = ("--map", "甲=name", "--map", "B=phone", "--map", "C=topic")
    ok("import", "enrolments", path, *said, data=station)
    assert [each.name for each in queries.roster(station, session.id)] == ["周佳宁"]
    refused("import", "enrolments", path, *said, "--session", "77", data=station)
    refused("import", "enrolments", path, "--map", "甲=unit", data=station)
    result = run("import", "people", path, "--session", "1", data=station)
    assert (result.exit_code, "--session" in result.stderr) == (2, True)


def test_who_signed_in_since_keeps_the_import(station: Database, session: Session, tmp_path: Path) -> None:
    ok("import", "enrolments", names(tmp_path, ("周佳宁", "13800002046")), "--session", str(session.id), data=station)
    sign_in(station, session_id=session.id, person_id=queries.roster(station, session.id)[0].person_id, **WHEN)
    refused("undo-import", "1", data=station)
    assert queries.session(station, session.id).attended == 1
