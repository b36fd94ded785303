"""The fates of all lines in a small SQLite file beside the station: written in one go, read in pages by the window.

It holds personal data, so whoever asked for it deletes it.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from typing import Any

from station_app.core.gate import compare_key
from station_app.core.imports.fates import Group, PreviewRow, WhoseKind
from station_app.core.imports.model import Choice, Decision, Reason
from station_app.core.storage.sqlite import raise_as_trouble, sqlite3

_AT_ONCE = 500
_TABLES = (
    """CREATE TABLE line (
        row INTEGER PRIMARY KEY, fate TEXT NOT NULL, reason TEXT, cells TEXT NOT NULL, day TEXT, arrived TEXT,
        left_at TEXT, name TEXT, words TEXT, phone TEXT, other_number TEXT, card TEXT, category TEXT,
        services TEXT NOT NULL, platforms TEXT NOT NULL, heads INTEGER NOT NULL, note TEXT, whose TEXT NOT NULL,
        person_id INTEGER, person_label TEXT, first_row INTEGER, alike TEXT NOT NULL, corrected INTEGER NOT NULL,
        decided TEXT NOT NULL, unit TEXT, session_id INTEGER, found_by TEXT NOT NULL
    ) STRICT""",
    "CREATE TABLE decision (choice TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (choice, row)) WITHOUT ROWID",
)
_INDEXES = (
    "CREATE INDEX line_fate ON line(fate, row)",
    "CREATE INDEX line_reason ON line(reason, row) WHERE reason IS NOT NULL",
)
_COLUMNS = (
    "row, fate, reason, cells, day, arrived, left_at, name, words, phone, other_number, card, category, services,"
    " platforms, heads, note, whose, person_id, person_label, first_row, alike, corrected, decided, unit, session_id"
)


def write_preview(rows: Iterable[PreviewRow], into: Path) -> None:
    """Write the fates of all lines to a new file; an older one there is replaced. On any failure nothing is left."""
    into.unlink(missing_ok=True)
    with _connection(into) as conn:
        try:
            for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", *_TABLES):
                conn.execute(statement)
            each = iter(rows)
            while some := [row for _, row in zip(range(_AT_ONCE), each, strict=False)]:
                marks = ",".join("?" * 27)
                conn.executemany(f"INSERT INTO line VALUES ({marks})", [_values(row) for row in some])
                decided = {(decision.choice, row.row) for row in some for decision in row.decisions}
                conn.executemany("INSERT INTO decision VALUES (?, ?)", decided)
            for statement in _INDEXES:
                conn.execute(statement)
            conn.commit()
        except BaseException:
            conn.close()
            into.unlink(missing_ok=True)
            raise


class PreviewFile:
    """A written preview, read by the window: which lines there are is one short query, what they say comes in pages."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with _troubles(path):
            self._conn = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)

    def counts(self) -> dict[Group, int]:
        """How many lines meet each fate; fates nobody meets count 0."""
        found = dict(self._rows("SELECT fate, count(*) FROM line GROUP BY fate"))
        return {group: found.get(group, 0) for group in Group}

    def choices(self) -> dict[Choice, int]:
        """How many lines each decision was taken over, the commonest first."""
        rows = self._rows("SELECT choice, count(*) FROM decision GROUP BY choice ORDER BY 2 DESC, 1")
        return {Choice(choice): count for choice, count in rows}

    def reasons(self) -> dict[Reason, int]:
        """How many lines are no records for each reason, the commonest first."""
        rows = self._rows(
            "SELECT reason, count(*) FROM line WHERE reason IS NOT NULL GROUP BY reason ORDER BY 2 DESC, 1"
        )
        return {Reason(reason): count for reason, count in rows}

    def ids(
        self, group: Group | None = None, text: str = "", choice: Choice | None = None, reason: Reason | None = None
    ) -> "array[int]":
        """The rows of the lines that meet all that is asked, in the order of the file. `text` is part of any cell."""
        where, values = ["1"], list[Any]()
        for condition, value in (("fate = ?", group), ("reason = ?", reason)):
            if value is not None:
                where.append(condition)
                values.append(str(value))
        if choice is not None:
            where.append("row IN (SELECT row FROM decision WHERE choice = ?)")
            values.append(str(choice))
        if typed := compare_key(text):
            where.append("instr(found_by, ?) > 0")
            values.append(typed)
        found = self._rows(f"SELECT row FROM line WHERE {' AND '.join(where)} ORDER BY row", values)
        return array("q", [row for (row,) in found])

    def rows(self, ids: Sequence[int]) -> list[PreviewRow]:
        """The lines of these rows, in the order asked; rows that are not there are left out."""
        found: dict[int, PreviewRow] = {}
        for start in range(0, len(ids), _AT_ONCE):
            some = tuple(ids[start : start + _AT_ONCE])
            marks = ",".join("?" * len(some))
            for row in self._rows(f"SELECT {_COLUMNS} FROM line WHERE row IN ({marks})", some):
                found[row[0]] = _row(row)
        return [found[number] for number in ids if number in found]

    def each(self) -> Iterator[PreviewRow]:
        """All lines in the order of the file, for the report."""
        with _troubles(self.path):
            for row in self._conn.execute(f"SELECT {_COLUMNS} FROM line ORDER BY row"):
                yield _row(row)

    def close(self) -> None:
        """Let go of the file, so that it can be deleted."""
        self._conn.close()

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with _troubles(self.path):
            return list(self._conn.execute(sql, values).fetchall())


@contextmanager
def _connection(path: Path) -> Iterator[sqlite3.Connection]:
    with _troubles(path):
        conn = sqlite3.connect(str(path))
        try:
            yield conn
        finally:
            conn.close()


@contextmanager
def _troubles(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise_as_trouble(error, path)


def _values(row: PreviewRow) -> tuple[Any, ...]:
    return (
        row.row,
        row.group,
        row.reason,
        _json(row.cells),
        None if row.day is None else row.day.isoformat(),
        None if row.arrived is None else row.arrived.isoformat(),
        None if row.left is None else row.left.isoformat(),
        row.name,
        row.words,
        row.phone,
        row.other_number,
        row.card,
        row.category,
        _json(row.services),
        _json(row.platforms),
        row.heads,
        row.note,
        row.whose,
        row.person_id,
        row.person_label,
        row.first_row,
        _json(row.alike),
        int(row.corrected),
        _json([(decision.choice, decision.value) for decision in row.decisions]),
        row.unit,
        row.session_id,
        # A bar between cells keeps two of them from reading as one.
        compare_key("|".join((*row.cells, row.person_label or ""))),
    )


def _row(row: tuple[Any, ...]) -> PreviewRow:
    (
        number, group, reason, cells, day, arrived, left, name, words, phone, other_number, card, category, services,
        platforms, heads, note, whose, person_id, person_label, first_row, alike, corrected, decided,
        unit, session_id,
    ) = row  # fmt: skip
    return PreviewRow(
        row=number,
        group=Group(group),
        decisions=tuple(Decision(Choice(choice), value) for choice, value in json.loads(decided)),
        reason=None if reason is None else Reason(reason),
        cells=tuple(json.loads(cells)),
        day=None if day is None else date.fromisoformat(day),
        arrived=None if arrived is None else time.fromisoformat(arrived),
        left=None if left is None else time.fromisoformat(left),
        name=name,
        words=words,
        phone=phone,
        other_number=other_number,
        card=card,
        category=category,
        services=tuple(json.loads(services)),
        platforms=tuple(json.loads(platforms)),
        heads=heads,
        note=note,
        whose=WhoseKind(whose),
        person_id=person_id,
        person_label=person_label,
        first_row=first_row,
        alike=tuple(json.loads(alike)),
        corrected=bool(corrected),
        unit=unit,
        session_id=session_id,
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
