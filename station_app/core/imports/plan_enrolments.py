"""A whole list decided upon: who is put on which session's list, who waits, who is there already. Writes nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from station_app.core.imports import queries
from station_app.core.imports.fates import Group, PreviewRow, WhoseKind
from station_app.core.imports.listed import Calendar, standing_in
from station_app.core.imports.model import Choice, Decision, Reason
from station_app.core.imports.parse_enrolments import EnrolmentRow, EnrolmentsFile
from station_app.core.imports.resolve import Known, NewPerson, Resolved, Resolver, gathered
from station_app.core.imports.source import Corrections, Said, Whom
from station_app.core.storage.database import Database
from station_app.core.training.model import LIVE, EnrolmentState, Session
from station_app.core.types import PersonId

_KEPT_AS_WORDS = frozenset({Choice.FORM_OF_ADDRESS, Choice.PLACEHOLDER_NAME})


@dataclass(frozen=True, slots=True)
class EnrolmentLine:
    """A line and its fate. `state` is where somebody will stand in `session`; None: nothing is written."""

    row: EnrolmentRow
    resolved: Resolved
    session: Session | None
    state: EnrolmentState | None
    group: Group
    decisions: tuple[Decision, ...] = field(repr=False)
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class EnrolmentsPlan:
    """What an import of a list of enrolments will do."""

    file: EnrolmentsFile
    lines: tuple[EnrolmentLine, ...]
    new_people: tuple[NewPerson, ...]
    known: Mapping[PersonId, Known] = field(repr=False)

    completed = 0
    without_person = 0

    @property
    def taken(self) -> int:
        """How many people will be put on a list, waiting ones among them."""
        return sum(line.state is not None for line in self.lines)

    @property
    def new_people_count(self) -> int:
        """How many people will be made."""
        return len(self.new_people)

    def rows(self) -> Iterator[PreviewRow]:
        """The lines as the preview shows them, without their cells."""
        return (_preview(line, self.known) for line in self.lines)


def plan_enrolments(db: Database, file: EnrolmentsFile, *, corrections: Corrections) -> EnrolmentsPlan:
    """Decide upon a list, reading only. Refused: WrongCorrection, NotFound (a session or a person said by hand)."""
    rows = file.rows
    days = {row.asked.day for row in rows if row.asked.day is not None}
    calendar = Calendar(db, days, file.session_id)
    # What was said of a line that is left out since is kept for when it is taken in again.
    said = {row: whose for row, whose in corrections.whose.items() if row not in corrections.left_out}
    by_phone = queries.people_by_phone(db, (row.phone for row in rows if row.phone))
    by_name = queries.people_by_name(db, (row.name for row in rows if row.name))
    ids = [whose for whose in said.values() if isinstance(whose, int)]
    roots = queries.roots_of(db, ids)
    said = {row: roots[whose] if isinstance(whose, int) else whose for row, whose in said.items()}
    met = {*by_phone.values(), *(one for ones in by_name.values() for one in ones), *roots.values()}
    known = queries.known_people(db, met)
    resolver = Resolver(rows, by_phone=by_phone, by_name=by_name, known=known, said=said)
    resolved = [resolver.resolved(row) for row in rows]
    planner = _Planner(db, rows, resolved, calendar, said, corrections.again)
    lines = tuple(planner.take(row, whose) for row, whose in zip(rows, resolved, strict=True))
    taken = [line for line in lines if line.state is not None]
    new = gathered([line.row for line in taken], [line.resolved.whose for line in taken])
    return EnrolmentsPlan(file, lines, tuple(new), known)


class _Planner:
    """Goes down the list and gives out the seats that are left, in the order of the file."""

    def __init__(
        self,
        db: Database,
        rows: tuple[EnrolmentRow, ...],
        resolved: list[Resolved],
        calendar: Calendar,
        said: Mapping[int, Said],
        again: frozenset[int],
    ) -> None:
        self._calendar = calendar
        self._again = again
        self._nobody = {row for row, whose in said.items() if whose is Whom.NOBODY}
        # Somebody without a phone is made only where the clerk said that there is such a person.
        self._by_hand = {id(whose.whose) for row, whose in zip(rows, resolved, strict=True) if row.row in said}
        self._sessions = {row.row: calendar.of(row.asked, row.why) for row in rows}
        there = [session for session in self._sessions.values() if isinstance(session, Session)]
        self._free = {session.id: session.free for session in there}
        self._on: dict[tuple[int, int], EnrolmentState | int] = {**standing_in(db, self._free)}

    def take(self, row: EnrolmentRow, resolved: Resolved) -> EnrolmentLine:
        """A line's fate; a seat it takes is taken for those below."""
        decisions = [*row.decisions, *(each for each in resolved.decisions if each.choice is not Choice.SHARED_NAME)]
        session = self._sessions[row.row]
        place = session if isinstance(session, Session) else None
        reason = self._whose_not(row, resolved) or (session if isinstance(session, Reason) else None)
        if reason is not None:
            if reason is Reason.FORM_ALONE:
                decisions = [each for each in decisions if each.choice not in _KEPT_AS_WORDS]  # nothing is kept of it
            group = Group.NOT_TAKEN if reason.is_problem else Group.SKIPPED
            return EnrolmentLine(row, resolved, place, None, group, tuple(decisions), reason)
        assert place is not None  # noqa: S101 - it is a session or a reason
        if self._calendar.chosen is not None:  # what stands above is of no weight then
            decisions = [each for each in decisions if each.choice is not Choice.SESSION_FROM_ABOVE]
        if self._calendar.differs(row.asked, row.why):
            decisions.append(Decision(Choice.SESSION_DIFFERS, row.asked.topic or ""))
        at = (place.id, _identity(resolved))
        before = self._there(at, row)
        if before is not None:
            return EnrolmentLine(row, resolved, place, None, Group.KNOWN, (*before, *decisions))
        self._on[at] = row.row
        state = EnrolmentState.ENROLLED if self._free[place.id] > 0 else EnrolmentState.WAITING
        self._free[place.id] -= 1
        if state is EnrolmentState.WAITING:
            decisions.insert(0, Decision(Choice.WAITING_LIST))
        group = Group.DECIDED if decisions else Group.TAKEN
        return EnrolmentLine(row, resolved, place, state, group, tuple(decisions))

    def _there(self, at: tuple[int, int], row: EnrolmentRow) -> tuple[Decision, ...] | None:
        there = self._on.get(at)
        if there is None:
            return None
        if not isinstance(there, EnrolmentState):
            return (Decision(Choice.REPEATED_PERSON, str(there)),)
        if there in LIVE:
            return ()
        return None if row.row in self._again else (Decision(Choice.WITHDREW),)

    def _whose_not(self, row: EnrolmentRow, resolved: Resolved) -> Reason | None:
        whose = resolved.whose
        if row.row in self._nobody:
            return Reason.LEFT_OUT
        if any(each.choice is Choice.SHARED_NAME for each in resolved.decisions):
            return Reason.SHARED_NAME
        if whose is None:
            return Reason.FORM_ALONE
        unnumbered = isinstance(whose, NewPerson) and whose.phone is None
        if unnumbered and row.name is None:
            return Reason.FORM_ALONE
        return Reason.UNKNOWN_NAME if unnumbered and id(whose) not in self._by_hand else None


def _identity(resolved: Resolved) -> int:
    whose = resolved.whose
    return int(whose) if isinstance(whose, int) else -id(whose)


def _preview(line: EnrolmentLine, known: Mapping[PersonId, Known]) -> PreviewRow:
    row, whose, session = line.row, line.resolved.whose, line.session
    person = known.get(PersonId(whose)) if isinstance(whose, int) else None
    new = whose if isinstance(whose, NewPerson) and line.reason is None else None
    kind = WhoseKind.KNOWN if person is not None else WhoseKind.NEW if new is not None else WhoseKind.NOBODY
    return PreviewRow(
        row=row.row,
        group=line.group,
        decisions=line.decisions,
        reason=line.reason,
        cells=(),
        day=None if session is None else session.day,
        name=row.name,
        words=row.words,
        phone=row.phone,
        other_number=row.other_number,
        category=row.category,
        platforms=row.platforms,
        note=row.note,
        whose=kind,
        person_id=None if person is None else person.id,
        person_label=person.label if person is not None else new.label if new is not None else None,
        first_row=None if new is None else new.first_row or None,
        alike=line.resolved.alike,
        unit=line.state,
        session_id=None if session is None else session.id,
    )
