"""Writing the rows of lending: plain functions for the commands of this feature and of those above it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from station_app.core.audit.model import Before
from station_app.core.clock import local_day, to_text
from station_app.core.errors import Missing, NotValid
from station_app.core.gate import gate, required
from station_app.core.lending.model import (
    ACCESSORY_LIMIT,
    MOST_ACCESSORIES,
    MOST_VALUE,
    NAME_LIMIT,
    NOTE_LIMIT,
    PLACE_LIMIT,
    REASON_LIMIT,
    Booking,
    Condition,
    Loan,
    LoanState,
    Tool,
    ToolSaid,
    ToolState,
    new_label,
)
from station_app.core.lending.refusals import (
    CodeTaken,
    ScanCodeTaken,
)
from station_app.core.people import labels
from station_app.core.people.keys import code_key, keys_of
from station_app.core.people.model import read_card
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import require_code, zone
from station_app.core.storage.database import Database
from station_app.core.types import LoanId, ToolId

_HEX = frozenset("0123456789abcdef")
WORDS = ("name", "kind", "cabinet", "slot", "value_fen", "note", "photo", "course")
"""The columns of what is said of a tool."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What is written of a tool, through the gate already."""

    name: str
    kind: str
    cabinet: str | None
    slot: str | None
    accessories: tuple[str, ...]
    value_fen: int | None
    note: str | None
    photo: str | None
    course: str | None

    def values(self) -> tuple[object, ...]:
        """In the order of `WORDS`."""
        return (self.name, self.kind, self.cabinet, self.slot, self.value_fen, self.note, self.photo, self.course)


def gated(said: ToolSaid) -> Fields:
    """What was typed of a tool, ready to be written. Raises Missing, TooLong, NotValid."""
    value, photo = said.get("value_fen"), said.get("photo")
    if value is not None and not 0 <= value <= MOST_VALUE:
        raise NotValid("tool.value_fen", str(value))
    if photo is not None and (len(photo) != 64 or not set(photo) <= _HEX):
        raise NotValid("tool.photo", photo)
    return Fields(
        name=required(gate(said.get("name"), field="tool.name", limit=NAME_LIMIT), field="tool.name"),
        kind=said.get("kind", "hand"),
        cabinet=gate(said.get("cabinet"), field="tool.cabinet", limit=PLACE_LIMIT),
        slot=gate(said.get("slot"), field="tool.slot", limit=PLACE_LIMIT),
        accessories=_accessories(said.get("accessories", ())),
        value_fen=value,
        note=gate(said.get("note"), field="tool.note", limit=NOTE_LIMIT),
        photo=photo,
        course=said.get("course"),
    )


def said_of(tool: Tool) -> ToolSaid:
    """What is written of a tool now, in the form it is said in."""
    return ToolSaid(
        name=tool.name,
        kind=tool.kind,
        cabinet=tool.cabinet,
        slot=tool.slot,
        accessories=tool.accessories,
        value_fen=tool.value_fen,
        note=tool.note,
        photo=tool.photo,
        course=tool.course,
    )


def require_allowed(db: Database, fields: Fields) -> None:
    """Check what only the station knows: the kind and the course exist. Raises UnknownCode."""
    require_code(db, Dictionary.TOOL_KIND, fields.kind)
    if fields.course is not None:
        require_code(db, Dictionary.COURSE, fields.course)


def require_code_free(db: Database, code: str, *, but: int | None = None) -> None:
    """Let a code pass that no other tool is called by and nobody's card is. Raises CodeTaken, ScanCodeTaken."""
    key = code_key(code)
    owner = db.value("SELECT id FROM tool WHERE code_key = ? AND state <> 'withdrawn' AND id IS NOT ?", (key, but))
    if owner is not None:
        raise CodeTaken(owner, code)
    if db.value("SELECT 1 FROM amenity WHERE code_key = ? AND state <> 'withdrawn'", (key,)):
        raise ScanCodeTaken(code)
    if db.value("SELECT 1 FROM scan_code WHERE code = ? AND coalesce(tool_id, -1) IS NOT ?", (code, but)):
        raise ScanCodeTaken(code)


def insert_tool(db: Database, code: str, fields: Fields, *, label: str | None, now: datetime, by: int | None) -> ToolId:
    """Add a tool with its keys and the code of its label; None makes a new one. Raises CodeTaken, ScanCodeTaken."""
    require_code_free(db, code)
    at = to_text(now)
    tool = ToolId(
        db.run(
            f"INSERT INTO tool (code, code_key, {', '.join(WORDS)}, since, created_at, created_by)"
            f" VALUES (?, ?, {', '.join('?' * len(WORDS))}, ?, ?, ?)",
            (code, code_key(code), *fields.values(), at, at, by),
        )
    )
    _write_lists(db, tool, fields)
    give_label(db, tool, label, now=now)
    return tool


def update_tool(db: Database, tool_id: int, code: str, fields: Fields) -> None:
    """Replace what is written of a tool, and the keys it is found by."""
    assignments = ", ".join(f"{column} = ?" for column in WORDS)
    db.run(
        f"UPDATE tool SET code = ?, code_key = ?, {assignments} WHERE id = ?",
        (code, code_key(code), *fields.values(), tool_id),
    )
    for table in ("tool_accessory", "tool_key"):
        db.run(f"DELETE FROM {table} WHERE tool_id = ?", (tool_id,))
    _write_lists(db, tool_id, fields)


def give_label(db: Database, tool_id: int, label: str | None, *, now: datetime) -> str:
    """Give a tool the code of a label, a new random one for None; the one it had stops working.

    Raises NotValid, ScanCodeTaken.
    """
    code = labels.unused(db, new_label) if label is None else read_card(label)
    if not labels.give(db, "tool_id", tool_id, code, now=now):
        raise ScanCodeTaken(code)
    return code


def withdraw(db: Database, tool_id: int) -> None:
    """Take the adding of a tool back: it is found no more, its code and label are free; the row stays."""
    db.run("UPDATE tool SET state = 'withdrawn', state_note = NULL WHERE id = ?", (tool_id,))
    db.run("DELETE FROM tool_key WHERE tool_id = ?", (tool_id,))
    db.run("DELETE FROM scan_code WHERE tool_id = ?", (tool_id,))


def put_state(db: Database, tool_id: int, state: ToolState, note: str | None, *, since: str) -> None:
    """Move a tool to a state; `since` is UTC text. On loan is entered and left by loans alone."""
    db.run("UPDATE tool SET state = ?, state_note = ?, since = ? WHERE id = ?", (state, note, since, tool_id))


def state_of(tool: Tool) -> Before:
    """Where a tool stands now, for an undo of what comes next."""
    was: dict[str, object] = {"state": tool.state, "state_note": tool.state_note, "since": to_text(tool.since)}
    return Before("tool", tool.id, was)


def words_of(tool: Tool) -> Before:
    """What is written of a tool now, for an undo of an edit."""
    said: dict[str, object] = {**said_of(tool)}
    return Before("tool", tool.id, {**said, "code": tool.code, "label": tool.label})


def loan_as_it_is(loan: Loan) -> Before:
    """How a loan stands now: when it is due, how often it was renewed. For an undo of what comes next."""
    return Before("loan", loan.id, {"due_at": to_text(loan.due_at), "renewals": loan.renewals})


def insert_loan(
    db: Database,
    tool: Tool,
    person_id: int,
    *,
    due_at: datetime,
    visit_id: int | None,
    visit_did: str | None,
    note: str | None,
    now: datetime,
    by: int | None,
) -> LoanId:
    """Add an open loan of a tool that is there; its accessories go out with it."""
    loan = LoanId(
        db.run(
            "INSERT INTO loan (tool_id, person_id, state, out_at, day, due_at, visit_id, visit_did, note, by_id)"
            " VALUES (?, ?, 'open', ?, ?, ?, ?, ?, ?, ?)",
            (
                tool.id,
                person_id,
                to_text(now),
                local_day(now, zone(db)).isoformat(),
                to_text(due_at),
                visit_id,
                visit_did,
                note,
                by,
            ),
        )
    )
    db.run_many(
        "INSERT INTO loan_accessory (loan_id, place, name) VALUES (?, ?, ?)",
        [(loan, place, name) for place, name in enumerate(tool.accessories)],
    )
    return loan


def end_loan(
    db: Database,
    loan: Loan,
    *,
    condition: Condition,
    missing: Sequence[str],
    returned_by: int | None,
    note: str | None,
    now: datetime,
    by: int | None,
) -> None:
    """Close an open loan: the tool is back. A clock set back must not stand in the door."""
    db.run(
        "UPDATE loan SET state = 'back', back_at = ?, condition = ?, back_person_id = ?, back_by_id = ?,"
        " back_note = ? WHERE id = ?",
        (to_text(max(now, loan.out_at)), condition, returned_by, by, note, loan.id),
    )
    db.run_many(
        "UPDATE loan_accessory SET back = ? WHERE loan_id = ? AND name = ?",
        [(int(part.name not in missing), loan.id, part.name) for part in loan.parts],
    )


def lose_loan(db: Database, loan: Loan, *, now: datetime) -> None:
    """Close an open loan: the tool is lost with its borrower."""
    at = to_text(max(now, loan.out_at))
    db.run("UPDATE loan SET state = ?, lost_at = ? WHERE id = ?", (LoanState.LOST, at, loan.id))


def open_again(db: Database, loan_id: int, tool_before: Before) -> None:
    """Have a closed loan open again; the tool must have stood still since it was closed."""
    put_state(db, tool_before.record_id, ToolState.AVAILABLE, None, since=str(tool_before.was["since"]))
    db.run(
        "UPDATE loan SET state = 'open', back_at = NULL, lost_at = NULL, condition = NULL, back_person_id = NULL,"
        " back_by_id = NULL, back_note = NULL WHERE id = ?",
        (loan_id,),
    )
    db.run("UPDATE loan_accessory SET back = NULL WHERE loan_id = ?", (loan_id,))


def make_void(db: Database, loan_id: int, tool_before: Before) -> None:
    """Take an open loan back as if it never was; the tool stands as before it."""
    db.run("UPDATE loan SET state = 'void' WHERE id = ?", (loan_id,))
    restore_state(db, tool_before)


def restore_state(db: Database, before: Before) -> None:
    """Put a tool back to where it stood; not for one on loan."""
    note = before.was["state_note"]
    put_state(
        db,
        before.record_id,
        ToolState(str(before.was["state"])),
        None if note is None else str(note),
        since=str(before.was["since"]),
    )


def set_booking(db: Database, reservation_id: int, state: Booking, *, loan_id: int | None = None) -> None:
    """Move a reservation to a state."""
    db.run("UPDATE reservation SET state = ?, loan_id = ? WHERE id = ?", (state, loan_id, reservation_id))


def reason_of(text: str | None, *, field: str) -> str | None:
    """A reason through the gate. Raises TooLong."""
    return gate(text, field=field, limit=REASON_LIMIT)


def _accessories(said: Sequence[str]) -> tuple[str, ...]:
    kept = tuple(dict.fromkeys(_each(said)))
    if len(kept) > MOST_ACCESSORIES:
        raise NotValid("tool.accessories", str(len(kept)))
    return kept


def _each(said: Sequence[str]) -> Iterator[str]:
    for name in said:
        clean = gate(name, field="tool.accessories", limit=ACCESSORY_LIMIT)
        if clean is None:
            raise Missing("tool.accessories")
        yield clean


def _write_lists(db: Database, tool_id: int, fields: Fields) -> None:
    db.run_many(
        "INSERT INTO tool_accessory (tool_id, place, name) VALUES (?, ?, ?)",
        [(tool_id, place, name) for place, name in enumerate(fields.accessories)],
    )
    keys = keys_of(names=(fields.name,), numbers=())
    db.run_many("INSERT INTO tool_key (key, tool_id) VALUES (?, ?)", [(key, tool_id) for key in sorted(keys)])
