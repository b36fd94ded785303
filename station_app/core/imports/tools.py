"""Lists of tools: how their lines are read, and what is written of them; quantities become pieces."""

from collections.abc import Sequence
from datetime import datetime

from station_app.core.audit.model import Before
from station_app.core.clock import to_text
from station_app.core.imports.columns import TOOL_FIELDS
from station_app.core.imports.kind import Reading
from station_app.core.imports.model import Field, Table
from station_app.core.imports.parse_tools import ToolsFile, parse_tools
from station_app.core.imports.plan_tools import Piece, ToolsPlan, plan_tools
from station_app.core.imports.source import Corrections
from station_app.core.lending.model import new_label
from station_app.core.people.keys import code_key, keys_of
from station_app.core.storage.database import Database
from station_app.core.types import Area, Step

_TELL_EVERY = 500


class Tools:
    """The import of a list of tools."""

    name = "tools"
    fields = TOOL_FIELDS
    needed = (Field.NAME,)

    def parse(self, table: Table, how: Reading) -> ToolsFile:
        """Its lines as tools."""
        return parse_tools(
            table,
            lookups=how.lookups,
            mapping=how.mapping,
            header_row=how.header_row,
            corrections=how.corrections,
            step=how.step,
        )

    def plan(self, db: Database, file: ToolsFile, *, sha256: str, corrections: Corrections) -> ToolsPlan:  # noqa: ARG002 - a tool is known by its code
        """Which pieces are new."""
        return plan_tools(db, file)

    def stage(self, db: Database, plan: ToolsPlan, step: Step | None) -> tuple[Before, ...]:
        """Put the pieces ready, with what they will be found by and the codes of their labels."""
        taken = {row[0] for row in db.rows("SELECT code FROM scan_code")}
        for start in range(0, len(plan.pieces), _TELL_EVERY):
            if step is not None:
                step(start, len(plan.pieces))
            some = list(enumerate(plan.pieces[start : start + _TELL_EVERY], start))
            _many(db, "staged_tool", 12, [_row(n, piece, _label(taken)) for n, piece in some])
            parts = [(n, at, name) for n, piece in some for at, name in enumerate(piece.row.accessories)]
            _many(db, "staged_accessory", 3, parts)
            keys = [(key, n) for n, piece in some for key in keys_of(names=(piece.name,), numbers=())]
            _many(db, "staged_tool_key", 2, keys)
        return ()

    def write(self, db: Database, plan: ToolsPlan, batch: int, *, now: datetime, by: int | None) -> frozenset[Area]:  # noqa: ARG002 - it is staged
        """Copy them over."""
        first, at = int(db.value("SELECT coalesce(max(id), 0) + 1 FROM tool")), to_text(now)
        db.run(
            "INSERT INTO tool (id, code, code_key, name, kind, cabinet, slot, value_fen, note, photo, state, since,"
            " created_at, created_by) SELECT n + ?, code, code_key, name, kind, cabinet, slot, value_fen, note, photo,"
            " state, ?, ?, ? FROM temp.staged_tool ORDER BY n",
            (first, at, at, by),
        )
        db.run(
            "INSERT INTO tool_accessory (tool_id, place, name) SELECT n + ?, place, name FROM temp.staged_accessory"
            " ORDER BY n, place",
            (first,),
        )
        db.run(
            "INSERT INTO tool_key (key, tool_id) SELECT key, n + ? FROM temp.staged_tool_key ORDER BY key, n", (first,)
        )
        db.run(
            "INSERT INTO scan_code (code, tool_id, at) SELECT label, n + ?, ? FROM temp.staged_tool ORDER BY label",
            (first, at),
        )
        db.run("INSERT INTO import_tool (tool_id, batch_id) SELECT n + ?, ? FROM temp.staged_tool", (first, batch))
        return frozenset({Area.LENDING, Area.PEOPLE})


def _row(n: int, piece: Piece, label: str) -> tuple[object, ...]:
    row = piece.row
    return (
        n,
        piece.code,
        code_key(piece.code),
        piece.name,
        row.kind,
        row.cabinet,
        row.slot,
        row.value_fen,
        row.note,
        None,
        row.state,
        label,
    )


def _label(taken: set[str]) -> str:
    code = new_label()
    while code in taken:
        code = new_label()
    taken.add(code)
    return code


def _many(db: Database, table: str, wide: int, rows: Sequence[tuple[object, ...]]) -> None:
    db.conn.executemany(f"INSERT INTO temp.{table} VALUES ({','.join('?' * wide)})", rows)
