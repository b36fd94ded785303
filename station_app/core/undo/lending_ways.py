"""The ways back from acts about tools, loans and reservations."""

from typing import cast

from station_app.core.audit.model import Act, Before
from station_app.core.audit.queries import changed_since
from station_app.core.lending import queries, records
from station_app.core.lending.commands import SERVICE
from station_app.core.lending.model import (
    MOVES,
    Booking,
    LoanState,
    ToolSaid,
    ToolState,
)
from station_app.core.people import labels
from station_app.core.storage.database import Database
from station_app.core.types import Area
from station_app.core.undo.kept import Ways, kept
from station_app.core.undo.model import TooLate
from station_app.core.undo.visit_ways import go_on
from station_app.core.visits import coming

LENDING = frozenset({Area.LENDING})
LABELS = LENDING | {Area.PEOPLE}

STATE_ACTS = ("lending.lend", "lending.give_back", *(f"lending.{move}" for move in MOVES))
"""Acts that move a tool: an older one is not taken back under them."""
_LOAN_ACTS = ("lending.give_back", "lending.renew", "lending.report_lost")
_WORD_ACTS = ("lending.edit_tool", "imports.tools")


def _withdraw(db: Database, act: Act) -> None:
    for tool_id in act.ids["tool"]:
        tool = queries.tool(db, tool_id)
        stands = queries.of_tool(db, tool_id)
        if stands is not None:
            raise TooLate(*stands)
        if tool.state is not ToolState.AVAILABLE:
            raise TooLate("tool", tool_id)
        records.withdraw(db, tool_id)


def _restore_words(db: Database, act: Act) -> None:
    for was in kept(db, act):
        if changed_since(db, act.id, was, kinds=_WORD_ACTS) or _gone(db, was.record_id):
            raise TooLate("tool", was.record_id)
        code = str(was.was["code"])
        records.require_code_free(db, code, but=was.record_id)
        records.update_tool(db, was.record_id, code, records.gated(cast(ToolSaid, was.was)))


def _restore_label(db: Database, act: Act) -> None:
    for was in kept(db, act):
        if changed_since(db, act.id, was, kinds=("lending.issue_label",)) or _gone(db, was.record_id):
            raise TooLate("tool", was.record_id)
        label = was.was["label"]
        labels.give_back(db, "tool_id", was.record_id, None if label is None else str(label))


def _take_back(db: Database, act: Act) -> frozenset[Area]:
    """A loan never was: the tool is there again, the visit it counted is void, the reservation is to come again."""
    rows = kept(db, act)
    tool = _unmoved(db, act, rows)
    loan = queries.loan(db, act.only("loan"))
    if loan.state is not LoanState.OPEN or changed_since(db, act.id, _about("loan", loan.id), kinds=_LOAN_ACTS):
        raise TooLate("loan", loan.id)
    records.make_void(db, loan.id, tool)
    for reservation_id in act.ids.get("reservation", ()):
        _book_again(db, reservation_id)
    gone = coming.go(db, "loan", loan.id, service=SERVICE)
    if gone.visit_id is not None and gone.visit_id in act.ids.get("visit", ()):
        go_on(db, rows)
    return LENDING | gone.touched


def _out_again(db: Database, act: Act) -> None:
    """A return, or a loss with the borrower, never was: the loan is open again."""
    rows = kept(db, act)
    tool = _unmoved(db, act, rows)
    loans = [was for was in rows if was.record == "loan"]
    if not loans:
        records.restore_state(db, tool)
        return
    records.open_again(db, loans[0].record_id, tool)


def _move_back(db: Database, act: Act) -> None:
    records.restore_state(db, _unmoved(db, act, kept(db, act)))


def _due_as_before(db: Database, act: Act) -> None:
    for was in kept(db, act):
        loan = queries.loan(db, was.record_id)
        if loan.state is not LoanState.OPEN or changed_since(db, act.id, was, kinds=_LOAN_ACTS):
            raise TooLate("loan", loan.id)
        db.run(
            "UPDATE loan SET due_at = ?, renewals = ? WHERE id = ?", (was.was["due_at"], was.was["renewals"], loan.id)
        )


def _unreserve(db: Database, act: Act) -> None:
    reservation = queries.reservation(db, act.only("reservation"))
    if reservation.state is not Booking.BOOKED:
        raise TooLate("reservation", reservation.id)
    records.set_booking(db, reservation.id, Booking.VOID)


def _uncancel(db: Database, act: Act) -> None:
    for was in kept(db, act):
        _book_again(db, was.record_id)


def _book_again(db: Database, reservation_id: int) -> None:
    # The hours may have been promised to somebody else since.
    found = queries.reservation(db, reservation_id)
    for other in queries.booked(db, found.tool_id, found.starts_at, found.ends_at):
        raise TooLate("reservation", other.id)
    records.set_booking(db, reservation_id, Booking.BOOKED)


def _unmoved(db: Database, act: Act, rows: list[Before]) -> Before:
    """Where the tool stood before an act. Raises TooLate when a later act that stands moved it on."""
    tool = next(was for was in rows if was.record == "tool")
    if changed_since(db, act.id, tool, kinds=STATE_ACTS) or _gone(db, tool.record_id):
        raise TooLate("tool", tool.record_id)
    return tool


def _gone(db: Database, tool_id: int) -> bool:
    return queries.tool(db, tool_id).state is ToolState.WITHDRAWN


def _about(record: str, record_id: int) -> Before:
    return Before(record, record_id, {})


WAYS: Ways = {
    "lending.add_tool": (_withdraw, LABELS),
    "lending.add_many": (_withdraw, LABELS),
    "lending.edit_tool": (_restore_words, LENDING),
    "lending.issue_label": (_restore_label, frozenset({Area.PEOPLE})),
    "lending.lend": (_take_back, LENDING | {Area.VISITS, Area.TRAINING}),
    "lending.give_back": (_out_again, LENDING),
    "lending.renew": (_due_as_before, LENDING),
    "lending.report_lost": (_out_again, LENDING),
    "lending.find_again": (_move_back, LENDING),
    "lending.write_off": (_move_back, LENDING),
    "lending.send_to_repair": (_move_back, LENDING),
    "lending.back_from_repair": (_move_back, LENDING),
    "lending.retire": (_move_back, LENDING),
    "lending.bring_back": (_move_back, LENDING),
    "lending.reserve": (_unreserve, LENDING),
    "lending.cancel_reservation": (_uncancel, LENDING),
}
