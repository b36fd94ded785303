"""Whose line it is: said by hand, a full phone, a name only one person has, or nobody's. Decides; writes nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from station_app.core.gate import compare_key
from station_app.core.imports.model import Choice, Decision, NameKind
from station_app.core.imports.source import Said, SameAs, Whom, WrongCorrection
from station_app.core.types import PersonId


class Spoken(Protocol):
    """A line of a file, as far as it speaks of somebody."""

    @property
    def row(self) -> int: ...
    @property
    def name(self) -> str | None: ...
    @property
    def words(self) -> str | None: ...
    @property
    def name_kind(self) -> NameKind: ...
    @property
    def phone(self) -> str | None: ...
    @property
    def other_number(self) -> str | None: ...
    @property
    def category(self) -> str | None: ...
    @property
    def platform(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody the station knows, as far as a register needs them: what to call them, every name they go by."""

    id: PersonId
    label: str | None = field(repr=False)
    names: frozenset[str] = field(repr=False)


@dataclass(slots=True, eq=False)
class NewPerson:
    """Somebody a register speaks of whom the station does not know, gathered over all their lines."""

    phone: str | None = field(repr=False)
    phone_own: bool = True
    first_row: int = 0
    names: Counter[str] = field(default_factory=Counter, repr=False)
    nicknames: Counter[str] = field(default_factory=Counter, repr=False)
    numbers: Counter[str] = field(default_factory=Counter, repr=False)
    categories: Counter[str] = field(default_factory=Counter)
    platforms: Counter[str] = field(default_factory=Counter)

    def hear(self, row: Spoken) -> None:
        """Take in what one more line says of them."""
        self.first_row = self.first_row or row.row
        for said, tally in (
            (row.name, self.names),
            (row.words if row.name_kind is NameKind.ADDRESS else None, self.nicknames),
            (row.other_number, self.numbers),
            (row.category, self.categories),
            (row.platform, self.platforms),
        ):
            if said:
                tally[said] += 1

    @property
    def label(self) -> str | None:
        """What to call them: the name said most, else a form of address."""
        return most(self.names) or most(self.nicknames)


Whose = PersonId | NewPerson | None
"""A person the station knows, one it will know, or nobody in particular."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whose a line is, the decisions that took, and known people who could be meant as well."""

    whose: Whose
    decisions: tuple[Decision, ...] = ()
    alike: tuple[PersonId, ...] = ()


_NOBODY = Resolved(None)


class Resolver:
    """Finds whose each line of one register is, for the preview and for the import."""

    def __init__(
        self,
        rows: Sequence[Spoken],
        *,
        by_phone: Mapping[str, PersonId],
        by_name: Mapping[str, frozenset[PersonId]],
        known: Mapping[PersonId, Known],
        said: Mapping[int, Said],
    ) -> None:
        self._by_phone = by_phone
        self._by_name = by_name
        self._known = known
        self._said = said
        self._members = groups_of(said)
        self._new_by_phone: dict[str, NewPerson] = {}
        self._new_by_name: dict[str, NewPerson] = {}
        self._phones_of_names: defaultdict[str, set[str]] = defaultdict(set)
        self._names_of_phones: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._by_hand: dict[int, Whose] = {}
        self._anchored: defaultdict[str, dict[int, Whose]] = defaultdict(dict)
        self._found: dict[tuple[str | None, str | None], Resolved] = {}
        self._hear(rows)

    def resolved(self, row: Spoken) -> Resolved:
        """What was said by hand; else a full phone finds or makes somebody; else a name of just one person does."""
        if row.row in self._by_hand:
            return self._resolved_by_hand(row)
        if row.phone is None and row.name is None:
            return _NOBODY
        place = (row.phone, row.name)
        found = self._found.get(place)
        if found is None:
            found = self._of_phone(row.phone, row.name) if row.phone else self._of_name(row.name or "")
            self._found[place] = found
        return found

    def _hear(self, rows: Sequence[Spoken]) -> None:
        for row in rows:
            if row.phone and row.name and row.row not in self._members:
                self._phones_of_names[compare_key(row.name)].add(row.phone)
                self._names_of_phones[row.phone][row.name] += 1
        self._settle_by_hand(rows)
        for row in rows:
            whose: Whose
            if row.row in self._by_hand:
                whose = self._by_hand[row.row]
            elif row.phone:
                whose = self._owner(row.phone)
            else:
                continue
            if row.name and whose is not None:
                self._anchored[compare_key(row.name)][_identity(whose)] = whose

    def _owner(self, phone: str) -> PersonId | NewPerson:
        known = self._by_phone.get(phone)
        return known if known is not None else self._new_by_phone.setdefault(phone, NewPerson(phone))

    def _settle_by_hand(self, rows: Sequence[Spoken]) -> None:
        spoken_of = {row.row: row for row in rows if row.row in self._members}
        for number in sorted(self._members):
            if number not in spoken_of:
                raise WrongCorrection(number)
        for group in {id(group): group for group in self._members.values()}.values():
            whose = self._whose_by_hand([spoken_of[number] for number in sorted(group)])
            self._by_hand.update(dict.fromkeys(group, whose))

    def _whose_by_hand(self, lines: Sequence[Spoken]) -> Whose:
        each = (self._said.get(line.row) for line in lines)
        said = next((whose for whose in each if whose is not None and not isinstance(whose, SameAs)), None)
        if said is Whom.NOBODY:
            return None
        if isinstance(said, int):
            return PersonId(said)
        phone = next((line.phone for line in lines if line.phone), None)
        if said is Whom.NEW:
            return self._somebody_new(phone)
        return self._owner(phone) if phone else self._of_first_name(lines)

    def _somebody_new(self, phone: str | None) -> NewPerson:
        # One of two with one phone: the other one owns it, or the first of them does.
        taken = phone in self._by_phone or phone in self._new_by_phone or phone in self._names_of_phones
        person = NewPerson(phone, phone_own=not taken)
        if phone is not None and not taken:
            self._new_by_phone[phone] = person
        return person

    def _of_first_name(self, lines: Sequence[Spoken]) -> Whose:
        name = next((compare_key(line.name) for line in lines if line.name), None)
        if name is None:
            return NewPerson(None)
        known, phones = self._by_name.get(name, frozenset()), self._phones_of_names.get(name, set())
        if len(known) == 1 and not phones:
            return next(iter(known))
        if len(phones) == 1 and not known:
            return self._owner(next(iter(phones)))
        return NewPerson(None) if known or phones else self._new_by_name.setdefault(name, NewPerson(None))

    def _resolved_by_hand(self, row: Spoken) -> Resolved:
        whose = self._by_hand[row.row]
        decisions = []
        if isinstance(whose, NewPerson):
            if row.phone and not whose.phone_own and row.phone == whose.phone:
                decisions.append(Decision(Choice.PHONE_SHARED, row.phone))
            elif row.phone and row.phone != whose.phone:
                decisions.append(Decision(Choice.PHONE_DIFFERS, row.phone))
        return Resolved(whose, tuple(decisions))

    def _of_phone(self, phone: str, name: str | None) -> Resolved:
        whose = self._owner(phone)
        if name is None:
            return Resolved(whose)
        key = compare_key(name)
        if isinstance(whose, NewPerson):
            return self._of_new_phone(whose, phone, name, key)
        known = self._known[whose]
        if known.names and key not in known.names:
            alike = tuple(sorted(self._by_name.get(key, ())))
            return Resolved(whose, (Decision(Choice.NAME_DIFFERS, name),), alike)
        return Resolved(whose)

    def _of_new_phone(self, whose: NewPerson, phone: str, name: str, key: str) -> Resolved:
        decisions = []
        names = self._names_of_phones[phone]
        usual = most(names)
        if usual is not None and compare_key(usual) != key:
            decisions.append(Decision(Choice.NAME_DIFFERS, name))
        alike = tuple(sorted(self._by_name.get(key, ())))
        others = sorted(self._phones_of_names[key] - {phone})
        if alike or others:
            decisions.append(Decision(Choice.PHONE_DIFFERS, " / ".join(others[:2])))
        return Resolved(whose, tuple(decisions), alike)

    def _of_name(self, name: str) -> Resolved:
        key = compare_key(name)
        meant: dict[int, Whose] = {_identity(person): person for person in self._by_name.get(key, ())}
        meant.update(self._anchored.get(key, {}))
        if len(meant) > 1:
            alike = tuple(sorted(person for person in meant.values() if isinstance(person, int)))
            return Resolved(None, (Decision(Choice.SHARED_NAME, name),), alike)
        if meant:
            return Resolved(next(iter(meant.values())))
        return Resolved(self._new_by_name.setdefault(key, NewPerson(None)))


def gathered(rows: Iterable[Spoken], whose: Iterable[Whose]) -> list[NewPerson]:
    """The new people of a register, each having heard all their lines, in the order of their first."""
    found: dict[int, NewPerson] = {}
    for row, person in zip(rows, whose, strict=True):
        if isinstance(person, NewPerson):
            found.setdefault(id(person), person).hear(row)
    return list(found.values())


def most(tally: Counter[str]) -> str | None:
    """What was said most often, the first of equals; None when nothing was said."""
    return max(tally, key=partial(_count, tally)) if tally else None


def _count(tally: Counter[str], word: str) -> int:
    return tally[word]


def _identity(whose: Whose) -> int:
    return whose if isinstance(whose, int) else -id(whose)


def groups_of(said: Mapping[int, Said]) -> dict[int, set[int]]:
    """Rows said to be about one person, each with all the others; a row spoken of alone is a group of one."""
    found: dict[int, set[int]] = {row: {row} for row in said}
    for row, whose in said.items():
        if isinstance(whose, SameAs):
            joined = found[row] | found.get(whose.row, {whose.row})
            found.update(dict.fromkeys(joined, joined))
    return found
