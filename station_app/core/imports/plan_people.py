"""A whole list of people decided upon: who is new, who is known, what fills a gap, what differs. Writes nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from station_app.core.gate import compare_key
from station_app.core.imports import queries
from station_app.core.imports.fates import Group, PreviewRow, WhoseKind
from station_app.core.imports.model import Choice, Decision, PeopleFile, PersonRow, Reason
from station_app.core.imports.resolve import Known, groups_of
from station_app.core.imports.source import Corrections, Said, SameAs, Whom, WrongCorrection
from station_app.core.people import queries as people
from station_app.core.people.model import Person
from station_app.core.storage.database import Database
from station_app.core.types import PersonId

_AT_ONCE = 500


@dataclass(slots=True, eq=False)
class Entry:
    """What a list says of one person, over all their lines: the first that says something counts."""

    person: Person | None = None
    name: str | None = field(default=None, repr=False)
    nickname: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    other_number: str | None = field(default=None, repr=False)
    card: str | None = field(default=None, repr=False)
    category: str | None = None
    platforms: tuple[str, ...] = ()
    note: str | None = field(default=None, repr=False)
    phone_own: bool = True
    first_row: int = 0

    def hear(self, row: PersonRow, *, phone: str | None, card: str | None) -> None:
        """Take in one more line; `phone` and `card` are those the person may have."""
        self.first_row = self.first_row or row.row
        for name in ("name", "nickname", "other_number", "category", "platforms", "note"):
            if not getattr(self, name):
                setattr(self, name, getattr(row, name))
        self.phone = self.phone or phone
        self.card = self.card or card

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left by which somebody could be found."""
        return not (self.name or self.nickname or self.phone or self.other_number or self.card)

    def gaps(self) -> frozenset[str]:
        """What it adds to a person the station knows."""
        if self.person is None:
            return frozenset()
        return frozenset(name for name in _FILLED if getattr(self, name) and _is_gap(self.person, name))


_FILLED = ("name", "nickname", "phone", "category", "platforms", "note", "card")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A line and its fate."""

    row: PersonRow
    entry: Entry
    group: Group
    decisions: tuple[Decision, ...] = field(repr=False)
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class PeoplePlan:
    """What an import of a list of people will do."""

    file: PeopleFile
    lines: tuple[PersonLine, ...]
    new: tuple[Entry, ...]
    filled: tuple[Entry, ...]

    without_person = 0

    @property
    def new_people_count(self) -> int:
        """How many people will be made."""
        return len(self.new)

    @property
    def taken(self) -> int:
        """How many people will be made."""
        return len(self.new)

    @property
    def completed(self) -> int:
        """How many known people get what was missing."""
        return len(self.filled)

    def rows(self) -> Iterator[PreviewRow]:
        """The lines as the preview shows them, without their cells."""
        return (_preview(line) for line in self.lines)


def plan_people(db: Database, file: PeopleFile, *, corrections: Corrections) -> PeoplePlan:
    """Decide upon a list of people, reading only. Refused: WrongCorrection, NotFound (a person said by hand)."""
    whose = _Whose(db, file.rows, corrections.whose)
    told = [_told(row, whose) for row in file.rows]
    entries = {id(entry): entry for _, entry, _ in told}.values()
    lines: list[PersonLine] = []
    for row, entry, decisions in told:
        group, reason = _fate(row, entry, decisions, whose.is_nobody(row.row))
        lines.append(PersonLine(row, entry, group, decisions, reason))
    kept = [entry for entry in entries if entry.first_row]
    new = tuple(entry for entry in kept if entry.person is None and not entry.is_empty)
    return PeoplePlan(file, tuple(lines), new, tuple(entry for entry in kept if entry.gaps()))


def _told(row: PersonRow, whose: "_Whose") -> tuple[PersonRow, Entry, tuple[Decision, ...]]:
    if whose.is_nobody(row.row):
        return row, Entry(), row.decisions
    entry = whose.entry(row)
    decisions = [*row.decisions, *_differences(row, entry, whose.names(entry))]
    if entry.first_row:
        decisions.append(Decision(Choice.REPEATED_PERSON, str(entry.first_row)))
    phone, card = row.phone, row.card
    if phone and not entry.phone_own and entry.phone in {None, phone}:
        decisions.append(Decision(Choice.PHONE_SHARED, phone))
    elif phone and (whose.refuses_phone(phone, entry) or _there(entry, "phone") not in {None, phone}):
        decisions.append(Decision(Choice.PHONE_DIFFERS, phone))
        phone = None
    if card and whose.refuses_card(card, entry):
        decisions.append(Decision(Choice.CARD_TAKEN, card))
        card = None
    elif card and _there(entry, "card") not in {None, card}:
        decisions.append(Decision(Choice.CARD_DIFFERS, card))
        card = None
    entry.hear(row, phone=phone, card=card)
    return row, entry, tuple(decisions)


def _fate(row: PersonRow, entry: Entry, decisions: Sequence[Decision], nobody: bool) -> tuple[Group, Reason | None]:
    if nobody:
        return Group.SKIPPED, Reason.LEFT_OUT
    if entry.person is None and entry.is_empty:
        return Group.SKIPPED, Reason.EMPTY
    if entry.first_row != row.row:
        return Group.KNOWN, None
    if entry.person is not None:
        return (Group.COMPLETED if entry.gaps() else Group.KNOWN), None
    return (Group.DECIDED if decisions else Group.TAKEN), None


def _differences(row: PersonRow, entry: Entry, names: frozenset[str]) -> Iterator[Decision]:
    # What a list says otherwise than the station, or than an earlier line, is told and not written.
    for word, there in ((row.name, _there(entry, "name")), (row.nickname, _there(entry, "nickname"))):
        if word and there and compare_key(word) not in names | {compare_key(str(there))}:
            yield Decision(Choice.NAME_DIFFERS, word)
    category = _there(entry, "category")
    if row.category not in {None, "unknown", category} and category not in {None, "unknown"}:
        yield Decision(Choice.CATEGORY_DIFFERS, row.category_words)
    platforms = _there(entry, "platforms")
    if isinstance(platforms, tuple) and platforms and not set(row.platforms) <= set(platforms):
        yield Decision(Choice.PLATFORM_DIFFERS, row.platform_words)
    note = _there(entry, "note")
    if row.note and isinstance(note, str) and row.note not in note:
        yield Decision(Choice.NOTE_DIFFERS, row.note)


def _there(entry: Entry, name: str) -> object:
    if entry.person is not None and not _is_gap(entry.person, name):
        return getattr(entry.person, name)
    return getattr(entry, name)


def _is_gap(person: Person, name: str) -> bool:
    if name == "category":
        return person.category == "unknown"
    return not getattr(person, name)


class _Whose:
    """Finds whose a line is: said by hand, by phone, by card, or by being the nth of a name and number."""

    def __init__(self, db: Database, rows: Sequence[PersonRow], said: Mapping[int, Said]) -> None:
        self._said = said
        self._groups = groups_of(said)
        self._rows = {row.row: row for row in rows if row.row in self._groups}
        for number in sorted(self._groups):
            if number not in self._rows:
                raise WrongCorrection(number)
        self._by_phone = queries.people_by_phone(db, (row.phone for row in rows if row.phone))
        self._holders = queries.holders(db, (row.card for row in rows if row.card))
        self._unphoned: dict[tuple[str, str, int], PersonId] = {}
        counted_so_far: Counter[tuple[str, str]] = Counter()
        for person, key, number_text in queries.people_without_phone(db):
            counted_so_far[key, number_text] += 1
            self._unphoned[key, number_text, counted_so_far[key, number_text]] = person
        ids = {whose for whose in said.values() if isinstance(whose, int)}
        self._roots = queries.roots_of(db, ids)
        found = {known for row in rows if (known := self._known(row)) is not None} | set(self._roots.values())
        self._people = _by_ids(db, sorted(found))
        self._names = queries.known_people(db, found)
        self._entries: dict[object, Entry] = {}
        self._cards: dict[str, Entry] = {}
        self._phones: dict[str, Entry] = {}
        # Of two with one phone the one found by it owns it, and not the one somebody told apart.
        self._owned = {row.phone for row in rows if row.phone and not self._is_new(row.row)}

    def is_nobody(self, row: int) -> bool:
        """Whether somebody said that a line, or one it was said to be the same as, is about nobody."""
        return row in self._groups and self._said_of(self._groups[row]) is Whom.NOBODY

    def names(self, entry: Entry) -> frozenset[str]:
        """Every name a known person goes by."""
        nobody = Known(PersonId(0), None, frozenset())
        return nobody.names if entry.person is None else self._names.get(entry.person.id, nobody).names

    def entry(self, row: PersonRow) -> Entry:
        """The entry of a line's person, made with their first line."""
        key, person, own = self._place(row)
        if key not in self._entries:
            self._entries[key] = Entry(person, phone_own=own)
        return self._entries[key]

    def refuses_phone(self, phone: str, entry: Entry) -> bool:
        """Whether a phone is another person's: one said by hand to be somebody known does not take it."""
        owner = self._by_phone.get(phone)
        if owner is not None:
            return entry.person is None or entry.person.id != owner
        return self._phones.setdefault(phone, entry) is not entry

    def refuses_card(self, card: str, entry: Entry) -> bool:
        """Whether a card is somebody else's, or was given out and stopped before."""
        holder = self._holders.get(card)
        if holder is not None:
            theirs = entry.person is not None and holder.person == entry.person.id
            return not (theirs and holder.active)
        return self._cards.setdefault(card, entry) is not entry

    def _place(self, row: PersonRow) -> tuple[object, Person | None, bool]:
        group = self._groups.get(row.row)
        if group is None:
            return self._as_it_stands([row], row.row)
        said = self._said_of(group)
        if isinstance(said, int):
            root = self._roots[said]
            return root, self._people[root], True
        members = [self._rows[one] for one in sorted(group)]
        if said is not Whom.NEW:
            return self._as_it_stands(members, min(group))
        phone = next((one.phone for one in members if one.phone), None)
        taken = phone in self._by_phone or phone in self._owned or phone in self._phones
        return ("by hand", min(group)), None, not taken

    def _as_it_stands(self, members: Sequence[PersonRow], else_by: int) -> tuple[object, Person | None, bool]:
        known = next((found for one in members if (found := self._known(one)) is not None), None)
        if known is not None:
            return known, self._people[known], True
        return next((one.phone for one in members if one.phone), ("row", else_by)), None, True

    def _said_of(self, group: set[int]) -> Said | None:
        each = (self._said.get(member) for member in sorted(group))
        return next((whose for whose in each if whose is not None and not isinstance(whose, SameAs)), None)

    def _is_new(self, row: int) -> bool:
        return row in self._groups and self._said_of(self._groups[row]) is Whom.NEW

    def _known(self, row: PersonRow) -> PersonId | None:
        if row.phone:
            return self._by_phone.get(row.phone)
        key = compare_key(row.name or row.nickname or "")
        holder = self._holders.get(row.card or "")
        if holder is not None and holder.active and (not key or key == holder.name_key):
            return holder.person
        if not key and not row.other_number:
            return None
        return self._unphoned.get((key, row.other_number or "", row.occurrence))


def _by_ids(db: Database, ids: Sequence[PersonId]) -> dict[PersonId, Person]:
    found: dict[PersonId, Person] = {}
    for start in range(0, len(ids), _AT_ONCE):
        found.update((person.id, person) for person in people.by_ids(db, ids[start : start + _AT_ONCE]))
    return found


def _preview(line: PersonLine) -> PreviewRow:
    row, entry = line.row, line.entry
    known = entry.person
    whose = WhoseKind.NOBODY if line.reason else WhoseKind.KNOWN if known is not None else WhoseKind.NEW
    label = (known.name or known.nickname) if known is not None else entry.name or entry.nickname
    return PreviewRow(
        row=row.row,
        group=line.group,
        decisions=line.decisions,
        reason=line.reason,
        cells=(),
        name=row.name,
        words=row.nickname,
        phone=row.phone,
        other_number=row.other_number,
        card=row.card,
        category=row.category,
        platforms=row.platforms,
        note=row.note,
        whose=whose,
        person_id=None if known is None else known.id,
        person_label=None if line.reason else label,
        first_row=entry.first_row if whose is WhoseKind.NEW else None,
    )
