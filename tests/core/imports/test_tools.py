"""A list of tools taken over: quantities become pieces, nothing comes twice, all of it goes back."""

import csv
from pathlib import Path
from typing import Any

import pytest

from station_app.core.imports.commands import import_people, import_tools
from station_app.core.imports.fates import Group
from station_app.core.imports.model import Choice, Reason
from station_app.core.imports.preview import PreviewFile, preview_job
from station_app.core.imports.queries import batch_by_id
from station_app.core.imports.refusals import MissingColumn
from station_app.core.imports.report import Fate
from station_app.core.imports.source import Corrections, Source
from station_app.core.lending import queries
from station_app.core.lending.commands import add_tool, edit_tool, lend
from station_app.core.lending.model import ToolState
from station_app.core.people.commands import register
from station_app.core.storage.database import Database
from station_app.core.undo.commands import undo
from station_app.core.visits.queries import in_station
from tests.conftest import MORNING, Truth, contents

CATALOGUE = Path("/work/shared/data/tool-library-catalogue.csv")
WHEN: dict[str, Any] = {"now": MORNING, "by": None}


def written(folder: Path, *rows: tuple[object, ...], name: str = "工具.csv") -> Path:
    path = folder / name
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows(rows)
    return path


HEAD = ("工具编号", "名称", "类别", "柜号", "格", "数量", "配件", "单价", "状态", "备注")


@pytest.mark.skipif(not CATALOGUE.exists(), reason="the shared sample files are not on this machine")
def test_two_hundred_real_tools(station: Database, truth_of_touched: Truth) -> None:
    dry = import_tools(station, path=CATALOGUE, dry_run=True, **WHEN).value
    assert station.value("SELECT count(*) FROM tool") == 0
    done = truth_of_touched(import_tools, path=CATALOGUE)
    report = done.value
    assert (report.lines, report.groups[Group.NOT_TAKEN], report.new_tools) == (200, 0, 236)
    assert (dry.fates, dry.new_tools) == (report.fates, report.new_tools)
    assert station.value("SELECT count(*) FROM tool") == 236
    assert report.decisions[Choice.PIECES] == 10
    assert report.decisions[Choice.UNKNOWN_STATUS] == 1
    counts = queries.count_by_state(station)
    assert counts[ToolState.RETIRED] >= 5
    assert counts[ToolState.IN_REPAIR] >= 3
    (saw,) = queries.find(station, "T-1775")
    assert (saw.name, saw.kind) == ("Band saw", "hand")
    assert saw.note == 'Skil · 3386 · 9" · Has a dust collection port. Might be good to loan with a shop vac.'
    knives = queries.find(station, "t141")[:2]
    assert [tool.name for tool in knives] == ["Plastic taping knife 01", "Plastic taping knife 02"]
    again = import_tools(station, path=CATALOGUE, **WHEN)
    assert (again.touched, again.value.fates[Fate.KNOWN]) == (frozenset(), 200)
    truth_of_touched(undo, op=done.op)
    assert station.value("SELECT count(*) FROM tool WHERE state <> 'withdrawn'") == 0
    assert station.value("SELECT count(*) FROM scan_code") == station.value("SELECT count(*) FROM tool_key") == 0
    third = import_tools(station, path=CATALOGUE, **WHEN)
    assert third.value.new_tools == 236


def test_every_cell_of_a_line(station: Database, tmp_path: Path, truth_of_touched: Truth) -> None:
    path = written(
        tmp_path,
        HEAD,
        ("t-7", "打气筒", "修车充气", "A1", "3", "1", "气针、布袋", "¥39.50", "可借", "红色"),
        ("", "三脚架", "", "B2", "", "2件", "", "", "", ""),
        ("", "雨伞", "", "", "", "", "", "", "维修中", ""),
        ("", "量角器", "文具", "", "", "许多", "", "不知道", "借走了", ""),
        ("??", "锤子", "hand", "", "", "0", "/".join(map(str, range(25))), "-1", "停用", ""),
        ("合计", "", "", "", "", "6", "", "", "", ""),
    )
    report = truth_of_touched(import_tools, path=path).value
    assert (report.lines, report.new_tools, report.skipped) == (6, 6, {Reason.TOTAL: 1})
    pump, first, second, umbrella, other, hammer = queries.tools(station, range(1, 7))
    assert (pump.code, pump.kind, pump.cabinet, pump.slot) == ("T-7", "bike", "A1", "3")
    assert (pump.value_fen, pump.note, pump.state, pump.accessories) == (
        3950, "红色", ToolState.AVAILABLE, ("气针", "布袋"),
    )  # fmt: skip
    assert (first.code, first.name, first.kind, second.code, second.name) == (
        "T-008", "三脚架 01", "live", "T-009", "三脚架 02",
    )  # fmt: skip
    assert (umbrella.kind, umbrella.state) == ("rain", ToolState.IN_REPAIR)
    assert (other.kind, other.value_fen, other.state) == ("other", None, ToolState.AVAILABLE)
    assert (hammer.code, hammer.kind, hammer.state, len(hammer.accessories)) == ("T-012", "hand", ToolState.RETIRED, 20)
    assert {choice for choice in Choice if choice in report.decisions} == {
        Choice.PIECES,
        Choice.KIND_GUESSED,
        Choice.UNKNOWN_KIND,
        Choice.UNKNOWN_STATUS,
        Choice.QUANTITY_UNREADABLE,
        Choice.VALUE_UNREADABLE,
        Choice.CODE_UNREADABLE,
        Choice.ACCESSORIES_TOO_MANY,
    }
    assert len({tool.label for tool in queries.tools(station, range(1, 7))}) == 6
    assert queries.find(station, "sjj") == [first, second]


def test_what_is_there_already_comes_once(station: Database, tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [HEAD, ("T-1", "锤子"), ("", "扳手", "", "A1"), ("", "扳手", "", "A1")]
    import_tools(station, path=written(tmp_path, *rows), **WHEN)
    more = [*rows, ("", "扳手", "", "A1"), ("T-01", "钳子"), ("T-1", "锤子")]
    report = import_tools(station, path=written(tmp_path, *more, name="新.csv"), **WHEN).value
    assert (report.fates[Fate.KNOWN], report.new_tools, report.skipped) == (4, 1, {Reason.CODE_TAKEN: 1})
    assert station.value("SELECT count(*) FROM tool WHERE name = '扳手'") == 3


def test_a_code_that_is_a_card(station: Database, tmp_path: Path) -> None:
    register(station, name="周佳宁", card="HAMMER-1", **WHEN)
    report = import_tools(station, path=written(tmp_path, HEAD, ("HAMMER-1", "锤子")), **WHEN).value
    assert report.groups[Group.NOT_TAKEN] == 1
    add_tool(station, code="WRENCH-1", name="扳手", label="800000001", **WHEN)
    people = written(tmp_path, ("姓名", "卡号"), ("岳青", "WRENCH-1"), ("祝晴", "800000001"), name="人.csv")
    told = import_people(station, path=people, **WHEN).value
    assert (told.new_people, told.decisions[Choice.CARD_TAKEN]) == (2, 2)


def test_lines_that_are_too_long(station: Database, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        (*HEAD, "品牌"),
        ("", "锤" * 81),
        ("", "锤" * 79, "", "", "", "3"),
        ("T-12345678901234567", "锤子", "", "", "", "200"),
        ("", "锤子", "", "", "", "", "", "", "", "x" * 480, "y" * 40),
        ("", "", "hand", "", "", "", "", "", "", "", "甲"),
    )
    report = import_tools(station, path=path, **WHEN).value
    assert (report.new_tools, report.skipped) == (0, {Reason.TOO_LONG: 4, Reason.EMPTY: 1})


def test_lines_left_out_and_mended_by_hand(station: Database, tmp_path: Path) -> None:
    path = written(tmp_path, HEAD, ("T-1", "锤子"), ("T-2", "锯"), ("T-3", "？"))
    by_hand = Corrections(left_out=frozenset({2}), cells={(4, 1): "尺"})
    told: list[tuple[int, int]] = []
    done = import_tools(station, path=path, corrections=by_hand, step=lambda *at: told.append(at), **WHEN)
    assert done.value.skipped == {Reason.LEFT_OUT: 1}
    assert [place.name for place in queries.places(station)] == ["锯", "尺"]
    assert told


def test_a_list_without_names(station: Database, tmp_path: Path) -> None:
    with pytest.raises(MissingColumn):
        import_tools(station, path=written(tmp_path, ("柜号", "数量"), ("A1", "3")), **WHEN)


def test_row_numbers_are_no_codes(station: Database, tmp_path: Path) -> None:
    import_tools(station, path=written(tmp_path, ("序号", "工具"), ("5", "锤子"), ("6", "钳子")), **WHEN)
    assert [tool.code for tool in queries.tools(station, (1, 2))] == ["T-001", "T-002"]
    import_tools(station, path=written(tmp_path, ("编号", "工具"), ("50", "尺"), ("", "锯"), name="b.csv"), **WHEN)
    assert [tool.code for tool in queries.tools(station, (3, 4))] == ["T-050", "T-051"]


def test_what_was_used_since_stays(station: Database, tmp_path: Path, truth_of_touched: Truth) -> None:
    rows = [(f"T-{n}", f"锤子{n}") for n in range(1, 6)]
    done = import_tools(station, path=written(tmp_path, HEAD, *rows), **WHEN)
    rider = register(station, name="周佳宁", **WHEN).value
    lent = lend(station, tool_id=1, person_id=rider.id, **WHEN)
    edit_tool(station, tool_id=2, note="旧", **WHEN)
    taken_back = edit_tool(station, tool_id=3, note="旧", **WHEN)
    undo(station, op=taken_back.op, **WHEN)
    truth_of_touched(undo, op=done.op)
    left = station.rows("SELECT id FROM tool WHERE state <> 'withdrawn' ORDER BY id")
    assert left == [(1,), (2,)]
    batch = batch_by_id(station, 1)
    assert (batch.taken, batch.stayed) == (5, 2)
    assert in_station(station) != []
    undo(station, op=lent.op, **WHEN)


def test_an_import_of_which_all_stays(station: Database, tmp_path: Path, truth_of_touched: Truth) -> None:
    done = import_tools(station, path=written(tmp_path, HEAD, ("T-1", "锤子")), **WHEN)
    edit_tool(station, tool_id=1, note="旧", **WHEN)
    truth_of_touched(undo, op=done.op)
    assert queries.tool(station, 1).state is ToolState.AVAILABLE


def test_the_preview_tells_every_line(station: Database, tmp_path: Path) -> None:
    path = written(tmp_path, HEAD, ("T-1", "锤子", "", "", "", "3"), ("", ""), ("T-2", "锯"))
    into = tmp_path / "preview.sqlite"
    before = contents(station)
    report = preview_job(station=station.path, source=Source(path), kind="tools", into=into, now=MORNING)
    assert report.new_tools == 4
    assert contents(station) == before
    preview = PreviewFile(into)
    try:
        rows = preview.rows(preview.ids())
        assert [(row.name, row.heads, row.category) for row in rows][:1] == [("锤子", 3, "hand")]
    finally:
        preview.close()


def test_a_random_code_met_before_is_drawn_again(
    station: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = add_tool(station, name="尺", **WHEN).value
    drawn = iter([int(digit) for digit in (there.label or "")[1:11]] + [7] * 10)
    monkeypatch.setattr("station_app.core.people.model.secrets.randbelow", lambda _: next(drawn))
    import_tools(station, path=written(tmp_path, HEAD, ("T-9", "锤子")), **WHEN)
    assert (queries.tool(station, 2).label or "")[:11] == "8" + "7" * 10
