"""Whose line it is: a full phone, a name only one person has, or nobody in particular. Decides; writes nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from station_app.core.gate import compare_key
from station_app.core.imports.model import NameKind, VisitRow
from station_app.core.imports.parse import phones_of_names
from station_app.core.types import PersonId


@dataclass(slots=True)
class NewPerson:
    """Somebody a register speaks of whom the station does not know, gathered over all their lines."""

    phone: str | None
    names: Counter[str] = field(default_factory=Counter)
    nicknames: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)
    platforms: Counter[str] = field(default_factory=Counter)

    def hear(self, row: VisitRow) -> None:
        """Take in what one more line says of them."""
        for said, tally in (
            (row.name, self.names),
            (row.words if row.name_kind is NameKind.ADDRESS else None, self.nicknames),
            (row.other_number, self.numbers),
            (row.category, self.categories),
            (row.platform, self.platforms),
        ):
            if said:
                tally[said] += 1


Whose = PersonId | NewPerson | None
"""A person the station knows, one it will know, or nobody in particular."""


class Resolver:
    """Finds whose each line of one register is, for the preview and for the import."""

    def __init__(
        self,
        rows: Iterable[VisitRow],
        *,
        by_phone: Mapping[str, PersonId],
        by_name: Mapping[str, frozenset[PersonId]],
    ) -> None:
        self._by_phone = by_phone
        self._by_name = by_name
        self._phones_of_names = phones_of_names(rows)
        self._new_by_phone: dict[str, NewPerson] = {}
        self._new_by_name: dict[str, NewPerson] = {}

    def whose(self, row: VisitRow) -> Whose:
        """A full phone finds or makes somebody; else a name of just one person does; else it is nobody's."""
        if row.phone is not None:
            return self._of_phone(row.phone)
        if row.name is not None:
            return self._of_name(compare_key(row.name))
        return None

    def _of_phone(self, phone: str) -> Whose:
        known = self._by_phone.get(phone)
        if known is not None:
            return known
        return self._new_by_phone.setdefault(phone, NewPerson(phone))

    def _of_name(self, name: str) -> Whose:
        known = set(self._by_name.get(name, ()))
        unknown_phones = []
        for phone in self._phones_of_names.get(name, ()):
            if phone in self._by_phone:
                known.add(self._by_phone[phone])
            else:
                unknown_phones.append(phone)
        if len(known) + len(unknown_phones) > 1:
            return None
        if known:
            return known.pop()
        if unknown_phones:
            return self._of_phone(unknown_phones[0])
        return self._new_by_name.setdefault(name, NewPerson(None))


def gathered(rows: Iterable[VisitRow], whose: Iterable[Whose]) -> list[NewPerson]:
    """The new people of a register, each having heard all their lines, in the order of their first."""
    found: dict[int, NewPerson] = {}
    for row, person in zip(rows, whose, strict=True):
        if isinstance(person, NewPerson):
            found.setdefault(id(person), person).hear(row)
    return list(found.values())
