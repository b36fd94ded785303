"""The visit log as a ledger and as a workbook, against the visits behind it."""

from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
from hypothesis import given, settings

from station_app.core.reports.ledgers import WORD_KEYS as FRAME_KEYS
from station_app.core.reports.log_ledger import COLUMNS, WORD_KEYS, ledger
from station_app.core.reports.periods import Period, month
from station_app.core.reports.queries import statistics
from station_app.core.reports.writers import write as write_file
from station_app.core.storage.database import Database, open_database, reading, write
from station_app.core.visits.model import State
from tests.conftest import MORNING
from tests.core.reports.test_statistics import VISITS
from tests.core.reports.visits import Made, at, put

WORDS = {key: key for key in (*FRAME_KEYS, *WORD_KEYS)} | {
    "separator": "、",
    "heading.title": "{station}",
    "heading.month": "{year}-{month}",
    "heading.range": "{first}",
    "heading.count": "{count}",
    "heading.made_at": "{at}",
}
OCTOBER = month("2026-10")


def rows_of(
    db: Database, period: Period = OCTOBER, *, masked: bool = True, language: str = "zh"
) -> list[dict[str, Any]]:
    made = ledger(db, period, language=language, words=WORDS, masked=masked, made_at=MORNING)
    rows = [dict(zip((column.key for column in COLUMNS), row, strict=True)) for row in made.rows]
    assert len(rows) == made.count
    return rows


def workbook(db: Database, path: Path, period: Period) -> tuple[list[dict[str, Any]], dict[str, list[tuple[Any, ...]]]]:
    """The log's rows and the summary's blocks, as a foreign reader reads them."""
    with reading(db):
        write_file(ledger(db, period, language="zh", words=WORDS, made_at=MORNING), path, "xlsx", WORDS)
    book = openpyxl.load_workbook(path)
    log, summary = book.worksheets
    heads = [cell.value for cell in log[3]]
    rows = [dict(zip(heads, values, strict=True)) for values in log.iter_rows(min_row=4, values_only=True)]
    blocks: dict[str, list[tuple[Any, ...]]] = {}
    title = ""
    for values in summary.iter_rows(min_row=3, values_only=True):
        filled = tuple(value for value in values if value is not None)
        if len(filled) == 1 and str(filled[0]).startswith("summary."):
            title = filled[0]
        elif filled and title:
            blocks.setdefault(title, []).append(filled)
    book.close()
    return [row for row in rows if isinstance(row["column.no"], int)], blocks


def days_of(block: list[tuple[Any, ...]]) -> dict[date, tuple[int, int]]:
    return {row[0].date(): (row[1], row[2]) for row in block if hasattr(row[0], "date")}


@settings(max_examples=15)
@given(visits=VISITS)
def test_the_summary_is_the_rows(visits: list[Made]) -> None:
    with TemporaryDirectory() as folder:
        db = open_database(Path(folder) / "station.sqlite", create=True)
        put(db, visits)
        rows, blocks = workbook(db, Path(folder) / "log.xlsx", OCTOBER)
        figures = statistics(db, OCTOBER)
        db.close()
    said = {row[0]: row[1] for row in blocks["summary.figures"]}
    named = [row for row in rows if row["column.name"] != "anonymous"]
    assert said["figure.visit_count"] == sum(row["column.heads"] for row in rows) == figures.visit_count
    assert said["figure.person_count"] == len({row["column.name"] for row in named})
    assert said["figure.anonymous_count"] == sum(r["column.heads"] for r in rows if r["column.name"] == "anonymous")
    assert said["figure.new_count"] == figures.new_count <= figures.person_count
    stay = figures.stay_minutes
    assert said.get("figure.stay_minutes") == (None if stay is None else round(stay))
    services = sum(row["column.heads"] * len((row["column.services"] or "、").split("、")) for row in rows)
    bare = sum(row["column.heads"] for row in rows if row["column.services"] is None)
    assert said["figure.service_count"] == services - 2 * bare
    days = days_of(blocks["summary.by_day"])
    assert list(days) == OCTOBER.days()
    for day, (heads, people) in days.items():
        of_day = [row for row in rows if row["column.day"].date() == day]
        assert heads == sum(row["column.heads"] for row in of_day)
        assert people == len({row["column.name"] for row in of_day if row["column.name"] != "anonymous"})
    for block, column in (("summary.by_category", "column.category"), ("summary.by_platform", "column.platform")):
        for label, heads, *_ in blocks.get(block, [])[1:]:
            assert heads == sum(row["column.heads"] for row in rows if row[column] == label)


def test_days_without_visits_are_there(station: Database, tmp_path: Path) -> None:
    put(station, [Made(1, at("2028-02-29 09:00"))])
    _, blocks = workbook(station, tmp_path / "log.xlsx", month("2028-02"))
    days = days_of(blocks["summary.by_day"])
    assert len(days) == 29
    assert {day for day, counts in days.items() if counts != (0, 0)} == {date(2028, 2, 29)}
    _, empty = workbook(station, tmp_path / "empty.xlsx", OCTOBER)
    assert set(days_of(empty["summary.by_day"]).values()) == {(0, 0)}
    assert "summary.by_hour" not in empty or len(empty["summary.by_hour"]) == 1


def test_hours_reach_from_the_first_to_the_last(station: Database, tmp_path: Path) -> None:
    put(
        station,
        [
            Made(1, at("2026-10-02 09:10")),
            Made(2, at("2026-10-05 12:40")),
            Made(3, at("2026-10-05 07:00"), timed=False),
        ],
    )
    _, blocks = workbook(station, tmp_path / "log.xlsx", OCTOBER)
    assert blocks["summary.by_hour"][1:] == [(9, 1), (10, 0), (11, 0), (12, 1)]


def test_an_untimed_row_has_no_time(station: Database) -> None:
    put(station, [Made(1, at("2026-10-02 09:10"), timed=False, state="unknown"), Made(2, at("2026-10-02 09:10"))])
    first, second = rows_of(station)
    assert (first["arrived"], first["left"], first["state"]) == (None, None, "state.unknown")
    assert (second["arrived"], second["left"], second["state"]) == (time(9, 10), time(9, 17), "state.out")


def test_numbers_are_masked_unless_asked(station: Database) -> None:
    put(station, [Made(1, at("2026-10-02 09:10"))])
    with write(station):
        station.run("UPDATE person SET other_number = '0531-88881234', phone = NULL WHERE id = 2")
        station.run("UPDATE person SET phone = NULL WHERE id = 3")
    put(
        station,
        [Made(2, at("2026-10-02 09:20")), Made(3, at("2026-10-02 09:30")), Made(None, at("2026-10-02 09:40"), 6)],
    )
    assert [row["phone"] for row in rows_of(station)] == ["139****0001", "****1234", None, None]
    assert [row["phone"] for row in rows_of(station, masked=False)] == ["13900000001", "0531-88881234", None, None]


def test_words_of_a_row(station: Database) -> None:
    put(
        station,
        [Made(1, at("2026-10-02 09:10"), category="sanitation", platform="sf", services=("live_room", "water"))],
    )
    with write(station):
        station.run("INSERT INTO staff (name, role) VALUES ('小沈', 'desk')")
        station.run("UPDATE visit SET by_id = 1, origin = 'back_dated', note = '借伞'")
    row = rows_of(station)[0]
    assert (row["category"], row["platform"], row["services"]) == ("环卫工人", "顺丰", "饮水、直播")
    assert (row["by"], row["note"]) == ("小沈", "note.back_dated、借伞")
    assert rows_of(station, language="en")[0]["services"] == "Water、Live room"
    with write(station):
        station.run("UPDATE visit SET note = NULL")
    assert rows_of(station)[0]["note"] == "note.back_dated"


def test_what_stands_in_place_of_a_name(station: Database) -> None:
    put(station, [Made(None, at("2026-10-02 09:10"), 6), Made(None, at("2026-10-02 09:20"))])
    with write(station):
        station.run("UPDATE visit SET words = '张师傅' WHERE heads = 1")
    assert [(row["name"], row["heads"]) for row in rows_of(station)] == [("anonymous", 6), ("张师傅", 1)]


def test_every_state_but_void_has_a_word() -> None:
    assert {f"state.{state}" for state in State if state is not State.VOID} <= set(WORD_KEYS)
