"""What stands open, in words: the lists that whoever comes and whoever closes looks through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from station_app.core.amenities.model import Fault, Occupancy
from station_app.core.amenities.queries import check_item
from station_app.core.closing.model import Closing
from station_app.core.lending.model import Loan
from station_app.core.storage.database import Database
from station_app.core.supplies.model import Level
from station_app.core.training.model import Session
from station_app.gui.kit.requests import OpenAmenities, OpenTraining, Request
from station_app.gui.kit.tag import Kind
from station_app.texts import translate
from station_app.texts.labels import person_name, visit_name
from station_app.texts.moments import clock, day_of_year
from station_app.texts.training import seats, when

MOST = 5
"""So many of a list are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One list: its title, how many, the first of them in words, how many more, what will become of them.

    `way` is a button's words, `request` what it asks for; a list without one only shows.
    """

    name: str
    title: str
    count: int
    kind: Kind
    lines: tuple[str, ...]
    more: int = 0
    hint: str = ""
    way: str = ""
    request: Request | None = None


class Wording:
    """Makes the lists of a closing page; those with nothing in them are left out."""

    def __init__(self, db: Database, closing: Closing, local: tzinfo, language: str) -> None:
        self._db, self._of, self._local, self._language = db, closing, local, language

    def for_coming(self) -> list[Matter]:
        """What whoever comes on duty should know."""
        return [each for each in (self._faults(), self._loans(), self._low(), self._expiring()) if each.count]

    def for_closing(self) -> list[Matter]:
        """What whoever closes should have looked at."""
        lists = (self._loans(), self._here(), self._taken(), self._low(), self._expiring(), self._faults())
        return [*self._unchecked(), *self._sessions(), *(each for each in lists if each.count)]

    def _loans(self) -> Matter:
        late = sum(each.due_at < self._of.at for each in self._of.loans)
        hint = translate("Shifts", "{count} overdue").format(count=late) if late else ""
        return Matter(
            "loans",
            translate("Shifts", "Tools out"),
            len(self._of.loans),
            "bad" if late else "warn",
            tuple(self._loan(each) for each in self._of.loans[:MOST]),
            _more(self._of.loans),
            hint,
        )

    def _here(self) -> Matter:
        return Matter(
            "here",
            translate("Shifts", "Still in"),
            sum(each.heads for each in self._of.here),
            "info",
            tuple(_joined(visit_name(each), clock(each.arrived_at, self._local)) for each in self._of.here[:MOST]),
            _more(self._of.here),
            translate("Shifts", "Closing checks them out; it is marked as automatic."),
        )

    def _taken(self) -> Matter:
        return Matter(
            "taken",
            translate("Shifts", "Places taken"),
            len(self._of.taken),
            "info",
            tuple(_place(each) for each in self._of.taken[:MOST]),
            _more(self._of.taken),
            translate("Shifts", "Closing frees them."),
        )

    def _low(self) -> Matter:
        lines = tuple(
            translate("Shifts", "{name}: {stock} {unit}").format(name=each.name, stock=each.stock, unit=each.unit)
            for each in self._of.low[:MOST]
        )
        return Matter("low", translate("Shifts", "Low stock"), len(self._of.low), "warn", lines, _more(self._of.low))

    def _expiring(self) -> Matter:
        lines = tuple(_expiry(each) for each in self._of.expiring[:MOST])
        expired = any(each.expired for each in self._of.expiring)
        return Matter(
            "expiring",
            translate("Shifts", "Expires soon"),
            len(self._of.expiring),
            "bad" if expired else "warn",
            lines,
            _more(self._of.expiring),
        )

    def _faults(self) -> Matter:
        lines = tuple(self._fault(each) for each in self._of.faults[:MOST])
        faults = self._of.faults
        return Matter("faults", translate("Shifts", "Out of order"), len(faults), "bad", lines, _more(faults))

    def _unchecked(self) -> Iterator[Matter]:
        left = self._of.to_check - self._of.checked
        if left > 0:
            line = translate("Shifts", "{checked} of {all} points looked at").format(
                checked=self._of.checked, all=self._of.to_check
            )
            yield Matter(
                "checklist",
                translate("Shifts", "Check of the shift"),
                left,
                "warn",
                (line,),
                way=translate("Shifts", "To the check"),
                request=OpenAmenities(tab="checklist"),
            )

    def _sessions(self) -> Iterator[Matter]:
        found = self._of.sessions
        if found:
            yield Matter(
                "sessions",
                translate("Shifts", "Trainings not closed"),
                len(found),
                "warn",
                tuple(self._session(each) for each in found[:MOST]),
                _more(found),
                translate("Shifts", "Who came and who did not is said by closing them."),
                way=translate("Shifts", "To the training"),
                request=OpenTraining(found[0].id),
            )

    def _session(self, session: Session) -> str:
        day = when(session, self._local, self._now().date())
        return _joined(session.title(self._language), day, seats(session))

    def _loan(self, loan: Loan) -> str:
        who = person_name(loan.name, loan.nickname, loan.phone)
        due = loan.due_at.astimezone(self._local)
        when = f"{due:%H:%M}" if due.date() == self._now().date() else f"{day_of_year(due.date())} {due:%H:%M}"
        words = (
            translate("Shifts", "overdue since {when}")
            if loan.due_at < self._of.at
            else translate("Shifts", "due {when}")
        )
        return _joined(f"{loan.code} {loan.tool}", who, words.format(when=when))

    def _fault(self, fault: Fault) -> str:
        name = fault.amenity
        if name is None and fault.check_item is not None:
            point = check_item(self._db, fault.check_item)
            name = fault.check_item if point is None else point.label(self._language)
        return _joined(name or "", fault.what, day_of_year(fault.day))

    def _now(self) -> datetime:
        return self._of.at.astimezone(self._local)


def _more(rows: Sequence[object]) -> int:
    return max(0, len(rows) - MOST)


def _place(taken: Occupancy) -> str:
    who = person_name(taken.name, taken.nickname) if taken.person_id is not None else ""
    return _joined(f"{taken.amenity} {taken.slot}", who)


def _expiry(level: Level) -> str:
    if level.expired:
        words = translate("Shifts", "{count} {unit} past their date").format(count=level.expired, unit=level.unit)
    else:
        words = translate("Shifts", "{count} {unit} until {day}").format(
            count=level.expiring, unit=level.unit, day=level.expires_on
        )
    return _joined(level.name, words)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
