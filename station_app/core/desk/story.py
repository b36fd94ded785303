"""One person's whole story across features: visits, loans, trainings, what was written of them, cards, consents."""

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from station_app.core.audit.model import Before
from station_app.core.audit.queries import before
from station_app.core.clock import from_text
from station_app.core.desk.queries import trains
from station_app.core.lending import queries as lending
from station_app.core.lending.model import Loan, LoanState
from station_app.core.people import records
from station_app.core.people.queries import by_id, group_of
from station_app.core.storage.database import Database
from station_app.core.supplies import queries as supplies
from station_app.core.supplies.model import Move
from station_app.core.training import queries as training
from station_app.core.training.model import Enrolment, EnrolmentState, Session
from station_app.core.types import VisitId
from station_app.core.visits import queries as visits
from station_app.core.visits.model import Visit


class Chapter(StrEnum):
    """A part of the story that can be looked at alone."""

    VISITS = "visits"
    RECORD = "record"
    CARD = "card"
    CONSENT = "consent"
    SUSPENSION = "suspension"
    LOANS = "loans"
    SUPPLIES = "supplies"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done about a person that is no visit. `what` is the act's kind, `people.consent` for a consent,
    `lending.loan` for a loan, which stands in `loan`, `supplies.issue` for what was handed out, which stands in
    `move`, `training.enrolment` for a session somebody is or was on the list of, which stands in `session` and
    `enrolment`; it is undone when it was taken back.

    `changed`: which fields an edit changed, while that is remembered. `name`, `nickname` and `phone` are those of the
    record that was registered or merged. `words` are a reason, or how somebody agreed.
    """

    what: str
    at: datetime
    by_name: str | None
    undone: bool = False
    words: str | None = None
    version: int | None = None
    name: str | None = None
    nickname: str | None = None
    phone: str | None = None
    changed: tuple[str, ...] = ()
    loan: Loan | None = None
    move: Move | None = None
    session: Session | None = None
    enrolment: Enrolment | None = None


Line = Visit | Deed

_KINDS = 7
_VISIT, _ACT, _CONSENT, _RECORD, _LOAN, _MOVE, _LISTED = range(_KINDS)
"""What a line's id says it is, modulo their number."""

_ACTS = {
    Chapter.RECORD: ("people.edit", "people.merge", "people.reveal"),
    Chapter.CARD: ("people.issue_card",),
    Chapter.SUSPENSION: ("people.suspend", "people.lift"),
    Chapter.LOANS: ("lending.renew", "lending.reserve", "lending.cancel_reservation"),
}
_COMPARED = (
    *("name", "nickname", "phone", "other_number", "phone_own", "category", "platforms", "roles", "employer", "note"),
    *("cards", "last_consent"),
)


def story(db: Database, person_id: int, chapter: Chapter | None = None) -> "array[int]":
    """The ids of the lines of a person's story under all their records, the latest first. Raises NotFound.

    A station without the part of trainings tells none.
    """
    group = group_of(db, person_id)
    rows: list[tuple[str, int]] = []
    for kind, table, at in _tables(chapter, with_trainings=trains(db)):
        column = "id" if kind == _RECORD else "person_id"
        sql = f"SELECT {at}, id FROM {table} WHERE {column} IN ({_marks(group)})"
        rows += [(when, number * _KINDS + kind) for when, number in db.rows(sql, group)]
    kinds = [what for part, whats in _ACTS.items() if chapter in (None, part) for what in whats]
    acts = db.rows(
        f"SELECT at, id FROM act WHERE what IN ({_marks(kinds) or 'NULL'}) AND id IN (SELECT act_id FROM act_about"
        f" WHERE record = 'person' AND record_id IN ({_marks(group)}))",
        (*kinds, *group),
    )
    rows += [(when, number * _KINDS + _ACT) for when, number in acts]
    return array("q", (key for _, key in sorted(rows, reverse=True)))


def visit_of(line: int) -> VisitId | None:
    """The visit a line of the story is about; None for a line about something else."""
    return VisitId(line // _KINDS) if line % _KINDS == _VISIT else None


def lines(db: Database, ids: Sequence[int]) -> dict[int, Line]:
    """The lines of these ids."""
    found: dict[int, Line] = {}
    came = [line // _KINDS for line in ids if line % _KINDS == _VISIT]
    if came:
        found.update({visit.id * _KINDS + _VISIT: visit for visit in visits.by_ids(db, came)})
    for kind, read in (
        (_ACT, _acts),
        (_CONSENT, _consents),
        (_RECORD, _registrations),
        (_LOAN, _loans),
        (_MOVE, _moves),
        (_LISTED, _enrolments),
    ):
        numbers = [line // _KINDS for line in ids if line % _KINDS == kind]
        if numbers:
            found.update({number * _KINDS + kind: deed for number, deed in read(db, numbers)})
    return found


def _tables(chapter: Chapter | None, *, with_trainings: bool) -> Iterator[tuple[int, str, str]]:
    if chapter in (None, Chapter.VISITS):
        yield _VISIT, "visit", "arrived_at"
    if chapter in (None, Chapter.CONSENT):
        yield _CONSENT, "consent", "at"
    if chapter in (None, Chapter.RECORD):
        yield _RECORD, "person", "created_at"
    if chapter in (None, Chapter.LOANS):
        yield _LOAN, "loan", "out_at"
    if chapter in (None, Chapter.SUPPLIES):
        yield _MOVE, "stock_move", "at"
    if with_trainings and chapter in (None, Chapter.TRAINING):
        yield _LISTED, "enrolment", "coalesce(in_at, at)"


def _acts(db: Database, numbers: Sequence[int]) -> Iterator[tuple[int, Deed]]:
    rows = db.rows(
        "SELECT a.id, a.what, a.at, s.name, u.id IS NOT NULL, r.text, a.ids FROM act a"
        " LEFT JOIN staff s ON s.id = a.by_id LEFT JOIN act u ON u.undoes = a.id LEFT JOIN remark r ON r.act_id = a.id"
        f" WHERE a.id IN ({_marks(numbers)})",
        numbers,
    )
    for number, what, at, by_name, undone, words, ids in rows:
        more: dict[str, Any] = {}
        if what == "people.merge":
            more = _named(db, json.loads(ids)["person"][1])
        elif what == "people.edit" and not undone:
            more = {"changed": _changed(db, number)}
        yield number, Deed(what, from_text(at), by_name, bool(undone), words, **more)


def _consents(db: Database, numbers: Sequence[int]) -> Iterator[tuple[int, Deed]]:
    rows = db.rows(
        "SELECT c.id, c.at, s.name, c.how, c.version FROM consent c LEFT JOIN staff s ON s.id = c.by_id"
        f" WHERE c.id IN ({_marks(numbers)})",
        numbers,
    )
    for number, at, by_name, how, version in rows:
        yield number, Deed("people.consent", from_text(at), by_name, words=how, version=version)


def _registrations(db: Database, numbers: Sequence[int]) -> Iterator[tuple[int, Deed]]:
    rows = db.rows(
        "SELECT p.id, p.created_at, s.name, p.name, p.nickname, p.phone FROM person p"
        f" LEFT JOIN staff s ON s.id = p.created_by WHERE p.id IN ({_marks(numbers)})",
        numbers,
    )
    for number, at, by_name, name, nickname, phone in rows:
        yield number, Deed("people.register", from_text(at), by_name, name=name, nickname=nickname, phone=phone)


def _loans(db: Database, numbers: Sequence[int]) -> Iterator[tuple[int, Deed]]:
    for loan in lending.loans(db, numbers):
        yield loan.id, loan_deed(loan)


def _moves(db: Database, numbers: Sequence[int]) -> Iterator[tuple[int, Deed]]:
    for move in supplies.moves_by_ids(db, numbers):
        yield move.id, Deed("supplies.issue", move.at, move.by_name, move.reversed, move.note, move=move)


def _enrolments(db: Database, numbers: Sequence[int]) -> Iterator[tuple[int, Deed]]:
    listed = training.enrolments(db, numbers)
    of = {each.id: each for each in training.sessions(db, [each.session_id for each in listed])}
    by = dict(
        db.rows(
            f"SELECT e.id, s.name FROM enrolment e JOIN staff s ON s.id = e.by_id WHERE e.id IN ({_marks(numbers)})",
            numbers,
        )
    )
    for each in listed:
        undone = each.state is EnrolmentState.VOID
        at = each.in_at or each.enrolled_at
        session = of[each.session_id]
        yield (
            each.id,
            Deed("training.enrolment", at, by.get(each.id), undone, each.note, session=session, enrolment=each),
        )


def loan_deed(loan: Loan) -> Deed:
    """A loan as a line of a story."""
    return Deed("lending.loan", loan.out_at, loan.by_name, loan.state is LoanState.VOID, loan.note, loan=loan)


def _named(db: Database, person_id: int) -> dict[str, str | None]:
    person = by_id(db, person_id)
    return {"name": person.name, "nickname": person.nickname, "phone": person.phone}


def _changed(db: Database, op: int) -> tuple[str, ...]:
    # What a record was before an act is kept; what it was after it is what it was before the next one.
    for was in before(db, op):
        after = _next(db, op, was.record_id)
        return tuple(name for name in _COMPARED if name in was.was and was.was[name] != after.get(name))
    return ()


def _next(db: Database, op: int, person_id: int) -> dict[str, object]:
    later = db.value(
        "SELECT was FROM act_before WHERE record = 'person' AND record_id = ? AND act_id > ?"
        " AND json_extract(was, '$.category') IS NOT NULL ORDER BY act_id LIMIT 1",
        (person_id, op),
    )
    if later is not None:
        found: dict[str, object] = json.loads(later)
        return found
    now: Before = records.snapshot(db, by_id(db, person_id))
    present: dict[str, object] = json.loads(json.dumps(now.was))
    return present


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
