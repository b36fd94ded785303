"""What a tool and a person have lived through in lending."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from station_app.core.desk.story import Chapter, Deed, lines, story
from station_app.core.desk.tool_story import tool_story
from station_app.core.errors import NotFound
from station_app.core.imports.commands import import_tools
from station_app.core.lending.commands import (
    add_tool,
    edit_tool,
    find_again,
    give_back,
    lend,
    renew,
    report_lost,
    reserve,
)
from station_app.core.people.commands import register
from station_app.core.staff.commands import add
from station_app.core.storage.database import Database
from station_app.core.undo.commands import undo
from tests.conftest import MORNING

MINUTE = timedelta(minutes=1)


def at(minute: int, by: int | None = None) -> dict[str, Any]:
    return {"now": MORNING + minute * MINUTE, "by": by}


@pytest.fixture
def lived(station: Database) -> Database:
    by = add(station, name="林老师", **at(0)).value.id
    register(station, name="周佳宁", **at(0))
    add_tool(station, name="锤子", **at(1, by))
    edit_tool(station, tool_id=1, note="新", **at(2))
    lend(station, tool_id=1, person_id=1, **at(3, by))
    renew(station, loan_id=1, **at(4))
    give_back(station, loan_id=1, **at(5))
    wrong = lend(station, tool_id=1, person_id=1, **at(6))
    undo(station, op=wrong.op, **at(7))
    lend(station, tool_id=1, person_id=1, **at(8))
    report_lost(station, tool_id=1, reason="路上丢了", **at(9))
    find_again(station, tool_id=1, **at(10))
    reserve(station, tool_id=1, person_id=1, starts_at=MORNING, ends_at=MORNING + 60 * MINUTE, **at(11))
    return station


def test_a_tool_from_its_beginning(lived: Database) -> None:
    deeds = tool_story(lived, 1)
    assert [deed.what.removeprefix("lending.") for deed in deeds] == [
        *("reserve", "find_again", "report_lost", "loan", "loan", "renew", "loan", "edit_tool", "add_tool"),
    ]  # fmt: skip
    reserved, _, lost, third, second, _, first, _, added = deeds
    assert (reserved.loan, lost.words, added.by_name) == (None, "路上丢了", "林老师")
    assert [deed.loan.state if deed.loan else None for deed in (lost, third, second, first)] == [
        *("lost", "lost", "void", "back"),
    ]  # fmt: skip
    assert [deed.undone for deed in (third, second, first)] == [False, True, False]
    assert (first.by_name, first.at) == ("林老师", MORNING + 3 * MINUTE)
    assert tool_story(lived, 1, limit=2) == deeds[:2]
    with pytest.raises(NotFound):
        tool_story(lived, 9)


def test_a_tool_that_came_with_a_list(station: Database, tmp_path: Path) -> None:
    path = tmp_path / "工具.csv"
    path.write_text("名称\n锤子\n", encoding="utf-8")
    done = import_tools(station, path=path, **at(0))
    (came,) = tool_story(station, 1)
    assert (came.what, came.words, came.undone) == ("imports.tools", "工具.csv", False)
    undo(station, op=done.op, **at(1))
    assert tool_story(station, 1)[0].undone


def test_a_persons_loans(lived: Database) -> None:
    ids = story(lived, 1, Chapter.LOANS)
    found = lines(lived, ids)
    told = [found[line] for line in ids]
    assert all(isinstance(deed, Deed) for deed in told)
    whats = [deed.what.removeprefix("lending.") for deed in told if isinstance(deed, Deed)]
    assert whats == ["reserve", "loan", "loan", "renew", "loan"]
    assert set(ids) < set(story(lived, 1))
