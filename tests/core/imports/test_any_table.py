"""Whatever stands in the cells, nothing crashes, every line has one fate, and what is taken went through the gate."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from station_app.core.gate import gate, gate_name
from station_app.core.imports import queries
from station_app.core.imports import take as taking
from station_app.core.imports.columns import VISIT_FIELDS
from station_app.core.imports.commands import kind_of
from station_app.core.imports.headers import found_header, headers_of
from station_app.core.imports.kind import Reading
from station_app.core.imports.model import Cell, Kind, Table
from station_app.core.imports.preview_file import PreviewFile, write_preview
from station_app.core.imports.reading import Opened
from station_app.core.imports.source import Corrections, SameAs, Source, Whom, WrongCorrection
from station_app.core.imports.staging import staging
from station_app.core.imports.telling import preview_rows, report_of
from station_app.core.storage.database import Database, open_database, write

NOW = datetime(2026, 10, 9, 2, 0, tzinfo=UTC).astimezone(ZoneInfo("Asia/Shanghai"))
WORDS = some.sampled_from(
    ["", "2026-09-01", "9月3日", "同上", "〃", "9:00", "12点半", "李云", "张师傅", "骑手6人", "13800000001",
     "138 0000 0001", "1380000001", "外卖", "美团、顺丰", "饮水,休息", "合计", "制表人：", "日期", "姓名", "\ufffd",
     "王" * 70, "-", "120", "100001", "AB-0001"]
)  # fmt: skip
CELLS: some.SearchStrategy[Cell] = some.one_of(
    some.none(), WORDS, some.text(max_size=12), some.integers(-10, 10**12), some.floats(allow_nan=True),
    some.booleans(), some.dates(date(1900, 1, 1), date(2200, 1, 1)), some.times(),
    some.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)),  # noqa: DTZ001 - a cell has no zone
)  # fmt: skip
ROWS = some.lists(some.lists(CELLS, max_size=10).map(tuple), min_size=1, max_size=8)
SAID = some.dictionaries(
    some.integers(1, 9), some.one_of(some.sampled_from(list(Whom)), some.integers(1, 9).map(SameAs)), max_size=3
)
VISITS = ("日期", "到站时间", "姓名", "手机", "类别", "平台", "服务内容", "离站时间", "人数", "备注")
PEOPLE = ("姓名", "称呼", "手机", "类别", "平台", "卡号", "备注")


class _TakenBack(Exception):
    """Ends a transaction of which nothing is to stay."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A station nothing is written to."""
    db = open_database(tmp_path_factory.mktemp("any") / "station.sqlite", create=True)
    yield db
    db.close()


@given(rows=ROWS, said=SAID)
@settings(max_examples=150)
@pytest.mark.parametrize(("kind", "header"), [("visits", VISITS), ("people", PEOPLE)])
def test_any_cells(
    empty: Database,
    tmp_path_factory: pytest.TempPathFactory,
    kind: str,
    header: tuple[str, ...],
    rows: list[tuple[Cell, ...]],
    said: dict[int, Whom | SameAs],
) -> None:
    table = Table(Path("表.xlsx"), Kind.XLSX, "表", (header, *rows))
    opened, how = Opened(Source(table.path), table, "0" * 64), kind_of(kind)
    corrections = Corrections(whose={row + 1: whose for row, whose in said.items()})
    try:
        file = how.parse(table, Reading(queries.lookups(empty), NOW, {}, None, corrections))
        plan = how.plan(empty, file, sha256=opened.sha256, corrections=corrections)
    except WrongCorrection:
        return  # spoken of a line that is none
    with staging(empty), suppress(_TakenBack), write(empty):
        how.stage(empty, plan, None)
        batch = taking._begin_batch(empty, how, opened, plan, now=NOW, by=None)
        how.write(empty, plan, batch, now=NOW, by=None)
        raise _TakenBack  # it fits every rule of the file; the next example begins anew
    report = report_of(how, opened, plan)
    into = tmp_path_factory.mktemp("p") / "p.sqlite"
    write_preview(preview_rows(opened, plan, corrections), into)
    preview = PreviewFile(into)
    told = list(preview.each())
    assert preview.counts() == report.groups
    preview.close()
    assert [row.row for row in told] == list(range(2, len(rows) + 2))
    for row in told:
        assert row.name == gate_name(row.name, field="name", limit=60)
        assert row.words == gate_name(row.words, field="words", limit=60)
        assert row.note == gate(row.note, field="note", limit=500)
        assert row.phone is None or (len(row.phone) == 11 and row.phone.isascii() and row.phone.isdecimal())
        assert row.day is None or date(2006, 1, 1) <= row.day <= NOW.date()
    assert "\ufffd" not in "".join(str(part) for row in told for part in (row.name, row.words, row.note))


@given(rows=ROWS)
def test_any_table_has_a_header_or_none(rows: list[tuple[Cell, ...]]) -> None:
    table = Table(Path("表.xlsx"), Kind.XLSX, "表", tuple(rows))
    assert all(len(header.digest()) == 64 for header in headers_of(table))
    found = found_header(table, VISIT_FIELDS, {})
    assert found is None or 1 <= found.row <= len(rows)
