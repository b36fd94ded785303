"""Reading tools, loans and reservations: one, by code or scan, on their shelves, by when they are due."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from station_app.core.clock import from_text, to_text
from station_app.core.errors import NotFound, NotValid, TooLong
from station_app.core.lending.hours import Hours
from station_app.core.lending.model import (
    Booking,
    Condition,
    Loan,
    LoanState,
    Part,
    Reservation,
    Tool,
    ToolState,
    read_tool_code,
)
from station_app.core.people.keys import code_key, code_start
from station_app.core.people.model import read_card
from station_app.core.people.queries import key_range, key_starts
from station_app.core.settings.queries import codes, text, zone
from station_app.core.storage.database import Database
from station_app.core.types import LoanId, PersonId, ReservationId, ToolId

_BREAK = "\x1f"
_LISTED = "char(31)"

_TOOL = f"""SELECT t.id, t.code, t.name, t.kind, t.cabinet, t.slot,
    (SELECT group_concat(name, {_LISTED}) FROM
        (SELECT name FROM tool_accessory WHERE tool_id = t.id ORDER BY place)),
    t.value_fen, t.note, t.photo, t.state, t.state_note, t.since,
    (SELECT code FROM scan_code WHERE tool_id = t.id AND active = 1), t.course
    FROM tool t"""

_OWNER = "JOIN person o ON o.id = {0}.person_id JOIN person p ON p.id = coalesce(o.root_id, o.id)"
_LOAN = f"""SELECT l.id, l.tool_id, t.code, t.name, p.id, p.name, p.nickname, p.phone, l.state, l.out_at, l.day,
    l.due_at, l.back_at, l.lost_at, l.condition, l.renewals,
    (SELECT group_concat(name || {_LISTED} || coalesce(back, ''), char(30)) FROM
        (SELECT name, back FROM loan_accessory WHERE loan_id = l.id ORDER BY place)),
    l.back_person_id, l.visit_id, l.note, l.back_note, s.name, b.name
    FROM loan l JOIN tool t ON t.id = l.tool_id {_OWNER.format("l")}
    LEFT JOIN staff s ON s.id = l.by_id LEFT JOIN staff b ON b.id = l.back_by_id"""

_RESERVATION = f"""SELECT r.id, r.tool_id, t.code, t.name, p.id, p.name, coalesce(r.nickname, p.nickname),
    r.starts_at, r.ends_at, r.state, r.loan_id, r.note
    FROM reservation r JOIN tool t ON t.id = r.tool_id
    LEFT {_OWNER.format("r").replace("JOIN person p", "LEFT JOIN person p")}"""

_THEIRS = "(SELECT id FROM person WHERE id = ?1 OR root_id = ?1)"


class Place(NamedTuple):
    """A tool on the cabinets' page: where it belongs, where it stands, who has it and until when."""

    id: int
    code: str
    name: str
    kind: str
    cabinet: str | None
    slot: str | None
    state: str
    state_note: str | None
    loan_id: int | None
    borrower: str | None
    due_at: str | None
    """UTC text: compared with `to_text(now)`; read with `from_text` for what is shown."""


def tool(db: Database, tool_id: int) -> Tool:
    """One tool. Raises NotFound."""
    row = db.row(f"{_TOOL} WHERE t.id = ?", (tool_id,))
    if row is None:
        raise NotFound("tool", tool_id)
    return _tool(row)


def tools(db: Database, ids: Sequence[int]) -> list[Tool]:
    """Several tools in the order of the ids."""
    marks = ",".join("?" * len(ids))
    found = {row[0]: _tool(row) for row in db.rows(f"{_TOOL} WHERE t.id IN ({marks})", tuple(ids))}
    return [found[number] for number in ids if number in found]


def by_code(db: Database, typed: str) -> Tool | None:
    """The tool of a printed code however it is written: t13, T-13, T 013."""
    try:
        key = code_key(read_tool_code(typed))
    except (NotValid, TooLong):
        return None
    row = db.row(f"{_TOOL} WHERE t.code_key = ? AND t.state <> 'withdrawn'", (key,))
    return None if row is None else _tool(row)


def by_scan(db: Database, scanned: str) -> Tool | None:
    """The tool whose label was scanned, or whose printed code was; None for a card or a code nobody knows."""
    try:
        row = db.row(f"{_TOOL} JOIN scan_code c ON c.tool_id = t.id WHERE c.code = ? AND c.active = 1",
                     (read_card(scanned),))  # fmt: skip
    except (NotValid, TooLong):
        row = None
    return by_code(db, scanned) if row is None else _tool(row)


def find(db: Database, typed: str, *, limit: int = 8) -> list[Tool]:
    """Tools for a typed or scanned text: a label, a code or its beginning, a name, its pinyin or initials."""
    exact = by_scan(db, typed)
    if exact is not None:
        return [exact]
    ids: dict[int, None] = {}
    key = code_start(typed)
    if key:
        ids.update((row[0], None) for row in db.rows(
            "SELECT id FROM tool WHERE code_key >= ? AND code_key < ? AND state <> 'withdrawn'"
            " ORDER BY code_key NOT GLOB ?, length(code_key), code_key LIMIT ?",
            (key, key + "\U0010ffff", f"{key}.*", limit)))  # fmt: skip
    for start in key_starts(typed):
        # What can be lent first, then in the order of the codes.
        ids.update((row[0], None) for row in db.rows(
            "SELECT DISTINCT t.id, t.state <> 'available', t.code_key FROM tool_key k JOIN tool t ON t.id = k.tool_id"
            " WHERE k.key >= ? AND k.key < ? AND t.state NOT IN ('withdrawn', 'retired', 'written_off')"
            " ORDER BY 2, length(t.code_key), 3 LIMIT ?", (*key_range(start), limit)))  # fmt: skip
    return tools(db, list(ids)[:limit])


def places(db: Database) -> list[Place]:
    """Every tool the station counts on or misses, cabinet by cabinet, in the order of slots and codes."""
    rows = db.rows(
        "SELECT t.id, t.code, t.name, t.kind, t.cabinet, t.slot, t.state, t.state_note, l.id,"
        " CASE WHEN l.id IS NULL THEN NULL ELSE (SELECT coalesce(p.name, p.nickname, '…' || substr(p.phone, -4))"
        " FROM person o JOIN person p ON p.id = coalesce(o.root_id, o.id) WHERE o.id = l.person_id) END, l.due_at"
        " FROM tool t LEFT JOIN loan l ON l.tool_id = t.id AND l.state = 'open'"
        " WHERE t.state IN ('available', 'on_loan', 'in_repair', 'lost')"
        " ORDER BY t.cabinet IS NULL, length(t.cabinet), t.cabinet, length(t.slot), t.slot, length(t.code_key),"
        " t.code_key"
    )
    return [Place(*row) for row in rows]


def count_by_state(db: Database) -> dict[ToolState, int]:
    """How many tools stand where; states nobody is in count 0."""
    counts = dict(db.rows("SELECT state, count(*) FROM tool WHERE state <> 'withdrawn' GROUP BY state"))
    return {state: counts.get(state, 0) for state in ToolState if state is not ToolState.WITHDRAWN}


def loan(db: Database, loan_id: int) -> Loan:
    """One loan. Raises NotFound."""
    row = db.row(f"{_LOAN} WHERE l.id = ?", (loan_id,))
    if row is None:
        raise NotFound("loan", loan_id)
    return _loan(row)


def loans(db: Database, ids: Sequence[int]) -> list[Loan]:
    """Several loans in the order of the ids."""
    marks = ",".join("?" * len(ids))
    found = {row[0]: _loan(row) for row in db.rows(f"{_LOAN} WHERE l.id IN ({marks})", tuple(ids))}
    return [found[number] for number in ids if number in found]


def open_loan(db: Database, tool_id: int) -> Loan | None:
    """Who has a tool now."""
    row = db.row(f"{_LOAN} WHERE l.tool_id = ? AND l.state = 'open'", (tool_id,))
    return None if row is None else _loan(row)


def open_loans(db: Database, *, person_id: int | None = None, before: datetime | None = None) -> list[Loan]:
    """What is out, by when it is due; of one person (all their records), or due before a moment: what is overdue."""
    until = "9" if before is None else to_text(before)
    if person_id is None:
        rows = db.rows(f"{_LOAN} WHERE l.state = 'open' AND l.due_at < ? ORDER BY l.due_at, l.id", (until,))
    else:
        rows = db.rows(
            f"{_LOAN} WHERE l.state = 'open' AND l.person_id IN {_THEIRS} AND l.due_at < ?2 ORDER BY l.due_at, l.id",
            (person_id, until),
        )
    return [_loan(row) for row in rows]


def out_and_overdue(db: Database, person_id: int, *, now: datetime, but: int | None = None) -> tuple[int, int]:
    """How many tools a person has, and how many of them should be back. `person_id` is the record that counts."""
    row = db.row(
        f"SELECT count(*), coalesce(sum(due_at < ?2), 0) FROM loan WHERE state = 'open' AND person_id IN {_THEIRS}"
        " AND id IS NOT ?3",
        (person_id, to_text(now), but),
    )
    return (0, 0) if row is None else (row[0], row[1])


def loans_of(db: Database, tool_id: int, *, limit: int = 200) -> list[Loan]:
    """The latest loans of a tool, newest first; those taken back are among them."""
    return [_loan(row) for row in db.rows(f"{_LOAN} WHERE l.tool_id = ? ORDER BY l.id DESC LIMIT ?", (tool_id, limit))]


def last_loan(db: Database, tool_id: int) -> Loan | None:
    """Who has a tool or had it last; loans taken back never were."""
    row = db.row(f"{_LOAN} WHERE l.tool_id = ? AND l.state <> 'void' ORDER BY l.id DESC LIMIT 1", (tool_id,))
    return None if row is None else _loan(row)


def reservation(db: Database, reservation_id: int) -> Reservation:
    """One reservation. Raises NotFound."""
    row = db.row(f"{_RESERVATION} WHERE r.id = ?", (reservation_id,))
    if row is None:
        raise NotFound("reservation", reservation_id)
    return _reservation(row)


def booked(db: Database, tool_id: int, since: datetime, until: datetime) -> list[Reservation]:
    """The reservations of a tool that are still to come or running, and touch these hours."""
    rows = db.rows(
        f"{_RESERVATION} WHERE r.tool_id = ? AND r.state = 'booked' AND r.starts_at < ? AND r.ends_at > ?"
        " ORDER BY r.starts_at",
        (tool_id, to_text(until), to_text(since)),
    )
    return [_reservation(row) for row in rows]


def reservations_of(db: Database, day: date) -> list[Reservation]:
    """What is reserved on one of the station's days, lent by it or not, for the day's grid."""
    local = zone(db)
    begins = datetime.combine(day, time(), local)
    ends = datetime.combine(date.fromordinal(day.toordinal() + 1), time(), local)
    rows = db.rows(
        f"{_RESERVATION} WHERE r.state IN ('booked', 'used') AND r.starts_at < ? AND r.ends_at > ?"
        " ORDER BY length(t.code_key), t.code_key, r.starts_at",
        (to_text(ends), to_text(begins)),
    )
    return [_reservation(row) for row in rows]


def of_person(db: Database, person_id: int) -> tuple[str, int] | None:
    """A loan or a reservation that stands on a record of a person, as record and id: then the record stays."""
    row = db.row(
        "SELECT 'loan', id FROM loan WHERE state <> 'void' AND (person_id = ?1 OR back_person_id = ?1) UNION ALL"
        " SELECT 'reservation', id FROM reservation WHERE state IN ('booked', 'used') AND person_id = ?1 LIMIT 1",
        (person_id,),
    )
    return None if row is None else (str(row[0]), int(row[1]))


def of_tool(db: Database, tool_id: int) -> tuple[str, int] | None:
    """A loan or a reservation that stands on a tool, as record and id: then the tool stays."""
    row = db.row(
        "SELECT 'loan', id FROM loan WHERE state <> 'void' AND tool_id = ?1 UNION ALL"
        " SELECT 'reservation', id FROM reservation WHERE state IN ('booked', 'used') AND tool_id = ?1 LIMIT 1",
        (tool_id,),
    )
    return None if row is None else (str(row[0]), int(row[1]))


def hours(db: Database) -> Hours:
    """The station's hours as its settings say."""
    return Hours(
        zone=zone(db),
        opens=time.fromisoformat(text(db, "station.opens")),
        closes=time.fromisoformat(text(db, "station.closes")),
        rest=frozenset(int(day) for day in codes(db, "station.rest_days")),
        closed=frozenset(date.fromisoformat(day) for day in codes(db, "station.closed_days")),
    )


def loan_minutes(db: Database, kind: str) -> int | None:
    """How long a kind of tool is lent for; None: until closing."""
    minutes = db.value("SELECT loan_minutes FROM tool_kind WHERE code = ?", (kind,))
    return None if minutes is None else int(minutes)


def due_for(db: Database, lent: Tool, *, now: datetime) -> datetime:
    """When a tool lent now is due by the rules; reservations do not count here."""
    return hours(db).due(now, loan_minutes(db, lent.kind))


def next_codes(db: Database, count: int, *, prefix: str = "T-") -> list[str]:
    """So many free codes after the highest one in use: T-013, T-014 …"""
    key = code_key(prefix)
    used = db.value(
        "SELECT coalesce(max(CAST(substr(code_key, ?) AS INTEGER)), 0) FROM tool WHERE code_key GLOB ?",
        (len(key) + 1, f"{key}[0-9]*"),
    )
    return [f"{prefix}{number:03d}" for number in range(used + 1, used + 1 + count)]


def _tool(row: tuple[Any, ...]) -> Tool:
    number, code, name, kind, cabinet, slot, parts, value, note, photo, state, state_note, since, label, course = row
    return Tool(
        id=ToolId(number),
        code=code,
        name=name,
        kind=kind,
        cabinet=cabinet,
        slot=slot,
        accessories=tuple(parts.split(_BREAK)) if parts else (),
        value_fen=value,
        note=note,
        photo=photo,
        state=ToolState(state),
        state_note=state_note,
        since=from_text(since),
        label=label,
        course=course,
    )


def _loan(row: tuple[Any, ...]) -> Loan:
    (number, tool_id, code, name_of_tool, person, name, nickname, phone, state, out_at, day, due_at, back_at, lost_at,
     condition, renewals, parts, returned_by, visit, note, back_note, by_name, back_by) = row  # fmt: skip
    return Loan(
        id=LoanId(number),
        tool_id=ToolId(tool_id),
        code=code,
        tool=name_of_tool,
        person_id=PersonId(person),
        name=name,
        nickname=nickname,
        phone=phone,
        state=LoanState(state),
        out_at=from_text(out_at),
        day=date.fromisoformat(day),
        due_at=from_text(due_at),
        back_at=_moment(back_at),
        lost_at=_moment(lost_at),
        condition=None if condition is None else Condition(condition),
        renewals=renewals,
        parts=tuple(_part(part) for part in parts.split("\x1e")) if parts else (),
        returned_by=None if returned_by is None else PersonId(returned_by),
        visit_id=visit,
        note=note,
        back_note=back_note,
        by_name=by_name,
        back_by_name=back_by,
    )


def _part(text_of: str) -> Part:
    name, back = text_of.split(_BREAK)
    return Part(name, None if back == "" else back == "1")


def _reservation(row: tuple[Any, ...]) -> Reservation:
    number, tool_id, code, name_of_tool, person, name, nickname, starts, ends, state, loan_id, note = row
    return Reservation(
        id=ReservationId(number),
        tool_id=ToolId(tool_id),
        code=code,
        tool=name_of_tool,
        person_id=None if person is None else PersonId(person),
        name=name,
        nickname=nickname,
        starts_at=from_text(starts),
        ends_at=from_text(ends),
        state=Booking(state),
        loan_id=None if loan_id is None else LoanId(loan_id),
        note=note,
    )


def _moment(stored: str | None) -> datetime | None:
    return None if stored is None else from_text(stored)
