"""A whole register decided upon: whose each line is, which were taken before, what will be written. Writes nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from station_app.core.gate import compare_key
from station_app.core.imports import queries
from station_app.core.imports.fates import Group, PreviewRow, WhoseKind
from station_app.core.imports.model import Choice, Decision, VisitRow, VisitsFile
from station_app.core.imports.queries import TakenBefore
from station_app.core.imports.register import row_key
from station_app.core.imports.resolve import Known, NewPerson, Resolved, Resolver, Whose, gathered
from station_app.core.imports.source import Corrections
from station_app.core.storage.database import Database
from station_app.core.types import PersonId

_FEW, _MANY = 5, 20
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A line and its fate. `key` is what it is written under; None: it was taken before."""

    row: VisitRow
    resolved: Resolved
    key: str | None
    decisions: tuple[Decision, ...] = field(repr=False)

    reason = None

    @property
    def group(self) -> Group:
        """What becomes of it."""
        if self.key is None:
            return Group.KNOWN
        return Group.DECIDED if self.decisions else Group.TAKEN


@dataclass(frozen=True, slots=True)
class VisitsPlan:
    """What an import of a register will do."""

    file: VisitsFile
    lines: tuple[VisitLine, ...]
    new_people: tuple[NewPerson, ...]
    known: Mapping[PersonId, Known] = field(repr=False)

    @property
    def taken(self) -> int:
        """How many visits will be written."""
        return sum(line.key is not None for line in self.lines)

    completed = 0

    @property
    def new_people_count(self) -> int:
        """How many people will be made."""
        return len(self.new_people)

    @property
    def without_person(self) -> int:
        """How many of them are nobody's in particular."""
        return sum(line.key is not None and line.resolved.whose is None for line in self.lines)

    def rows(self) -> Iterator[PreviewRow]:
        """The lines as the preview shows them, without their cells."""
        for line in self.lines:
            yield _preview(line, self.known)


def plan_visits(db: Database, file: VisitsFile, *, sha256: str, corrections: Corrections) -> VisitsPlan:
    """Decide upon a register, reading only. Refused: WrongCorrection, NotFound (a person said by hand)."""
    rows = file.rows
    by_phone = queries.people_by_phone(db, (row.phone for row in rows if row.phone))
    by_name = queries.people_by_name(db, (row.name for row in rows if row.name))
    said_ids = {row: whose for row, whose in corrections.whose.items() if isinstance(whose, int)}
    roots = queries.roots_of(db, said_ids.values())
    said = {**corrections.whose, **{row: roots[person] for row, person in said_ids.items()}}
    taken = queries.taken_keys(db, (row.key for row in rows))
    met = {*by_phone.values(), *(one for ones in by_name.values() for one in ones), *roots.values()}
    met.update(before.person for before in taken.values() if before.person is not None)
    known = queries.known_people(db, met)
    resolver = Resolver(rows, by_phone=by_phone, by_name=by_name, known=known, said=said)
    resolved = [resolver.resolved(row) for row in rows]
    same = _Same(known, taken, corrections)
    very_same = queries.taken_before(db, "visits", sha256)
    ours = same.earlier_editions(db, rows, resolved) | very_same
    lines = tuple(_lines(db, rows, resolved, same, ours, very_same))
    written = [line for line in lines if line.key is not None]
    new = gathered([line.row for line in written], [line.resolved.whose for line in written])
    return VisitsPlan(file, lines, tuple(new), known)


class _Same:
    """Whether a line whose key is known is the line that was taken, or another visit of the same minute."""

    def __init__(
        self, known: dict[PersonId, Known], taken: Mapping[str, TakenBefore], corrections: Corrections
    ) -> None:
        self._known = known
        self.taken = taken
        self._said = corrections.whose
        self._again = corrections.again

    def meet(self, db: Database, before: TakenBefore) -> None:
        """Learn the names of whoever was met late."""
        if before.person is not None and before.person not in self._known:
            self._known.update(queries.known_people(db, (before.person,)))

    def wanted_again(self, row: VisitRow) -> bool:
        """Whether somebody said that this is another one."""
        return row.row in self._again

    def is_same(self, row: VisitRow, whose: Whose, before: TakenBefore) -> bool:
        """A line without a person may be anybody's; one of the same name had its phone mended since."""
        if before.person is None or whose is None or before.person == whose or row.row in self._said:
            return True
        named = self._known.get(before.person)
        return bool(row.name and named is not None and compare_key(row.name) in named.names)

    def earlier_editions(self, db: Database, rows: Sequence[VisitRow], resolved: Sequence[Resolved]) -> frozenset[int]:
        """The imports whose file this one continues: where nearly all that meets is the same, the rest is as well."""
        met: Counter[int] = Counter()
        same: Counter[int] = Counter()
        theirs: Counter[int] = Counter()
        for row, found in zip(rows, resolved, strict=True):
            before = self.taken.get(row.key)
            if before is not None:
                met[before.batch] += 1
                same[before.batch] += self.is_same(row, found.whose, before)
                theirs[before.batch] += before.person is not None and before.person == found.whose
        size = queries.taken_counts(db, met)
        return frozenset(
            batch
            for batch, count in met.items()
            # One person in one minute is in one register only.
            if max(1, count - same[batch]) <= theirs[batch]
            or (count >= _MANY and same[batch] >= _MOSTLY * count)
            or (count >= _FEW and same[batch] == count >= _MOSTLY * size.get(batch, 0))
        )


def _lines(
    db: Database,
    rows: Sequence[VisitRow],
    resolved: Sequence[Resolved],
    same: _Same,
    ours: frozenset[int],
    very_same: frozenset[int],
) -> Iterator[VisitLine]:
    used = {row.key for row in rows}
    for row, found in zip(rows, resolved, strict=True):
        key: str | None = row.key
        shown = found
        decisions = [*row.decisions, *found.decisions]
        if found.whose is not None and row.heads > 1:
            # A visit of somebody is one head: what the line says beyond that is told, not lost in silence.
            decisions.append(Decision(Choice.HEADS_BESIDE_NAME, str(row.heads)))
        before = same.taken.get(row.key)
        if before is not None:
            alike = same.is_same(row, found.whose, before)
            mine = alike or before.batch in ours
            key = None
            if same.wanted_again(row) or not mine:
                key = _key_beside(db, row, found.whose, same, used)
            else:
                doubtful = not alike if before.batch in ours else before.person is None or found.whose is None
                if doubtful and before.batch not in very_same:
                    decisions.append(Decision(Choice.SAME_MOMENT))
                shown = Resolved(before.person, alike=found.alike)
        if key is not None:
            used.add(key)
        yield VisitLine(row, shown, key, tuple(decisions))


def _key_beside(db: Database, row: VisitRow, whose: Whose, same: _Same, used: set[str]) -> str | None:
    # The line's own key is somebody else's visit: the next free one, or None when an earlier run took this line.
    occurrence = row.occurrence
    while True:
        occurrence += 1
        key = row_key(row.bare, occurrence)
        if key in used:
            continue
        before = queries.taken_keys(db, (key,)).get(key)
        if before is None:
            return key
        same.meet(db, before)
        if not same.wanted_again(row) and same.is_same(row, whose, before):
            return None


def _preview(line: VisitLine, known: Mapping[PersonId, Known]) -> PreviewRow:
    row, whose = line.row, line.resolved.whose
    kind, person, label, first = whose_facts(whose, known)
    return PreviewRow(
        row=row.row,
        group=line.group,
        decisions=line.decisions,
        reason=None,
        cells=(),
        day=row.day,
        arrived=row.arrived,
        left=row.left,
        name=row.name,
        words=row.words,
        phone=row.phone,
        other_number=row.other_number,
        category=row.category,
        services=row.services,
        platforms=(row.platform,) if row.platform else (),
        heads=row.heads if whose is None else 1,
        note=row.note,
        whose=kind,
        person_id=person,
        person_label=label,
        first_row=first or (row.row if kind is WhoseKind.NEW else None),
        alike=line.resolved.alike,
    )


def whose_facts(
    whose: Whose, known: Mapping[PersonId, Known]
) -> tuple[WhoseKind, PersonId | None, str | None, int | None]:
    """Whom a line is about, as a preview shows it: kind, person, what to call them, first row of somebody new."""
    if whose is None:
        return WhoseKind.NOBODY, None, None, None
    if isinstance(whose, NewPerson):
        return WhoseKind.NEW, None, whose.label, whose.first_row or None
    return WhoseKind.KNOWN, whose, known[whose].label, None
