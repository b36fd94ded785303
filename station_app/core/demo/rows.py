"""Writing an invented station's rows in bulk."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from station_app.core.clock import to_text
from station_app.core.demo.days import Arrival
from station_app.core.demo.people import Guest
from station_app.core.gate import compare_key
from station_app.core.people.keys import keys_of
from station_app.core.people.queries import notice
from station_app.core.storage.database import Database
from station_app.core.visits.model import Origin, State

ZONE = ZoneInfo("Asia/Shanghai")

_CHUNK = 25_000
_SHIFT_CHANGE = 15 * 3600


def insert_guests(db: Database, guests: Sequence[Guest], *, first: date, staff: Sequence[int]) -> None:
    """Everybody's rows; ids are 1, 2, 3 … in the order of `guests`. Known before the demo or since a day of it."""
    start = datetime.combine(first, time(8, 45), ZONE).astimezone(UTC)
    since = [to_text(start + timedelta(days=guest.since or -guest.known_days, seconds=n % 600))
             for n, guest in enumerate(guests)]  # fmt: skip
    numbered = range(1, len(guests) + 1)
    db.run_many(
        "INSERT INTO person (id, name, nickname, name_key, phone, category, employer, note, created_at, created_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (n, g.name, g.nickname, _name_key(g), g.phone, g.category, g.employer, g.note, at, staff[n % len(staff)])
            for n, g, at in zip(numbered, guests, since, strict=True)
        ),
    )
    db.run_many(
        "INSERT INTO person_platform (person_id, place, platform) VALUES (?, ?, ?)",
        ((n, place, code) for n, g in enumerate(guests, 1) for place, code in enumerate(g.platforms)),
    )
    db.run_many(
        "INSERT INTO person_role (person_id, role) VALUES (?, ?)",
        ((n, g.role) for n, g in enumerate(guests, 1) if g.role),
    )
    version = notice(db).version
    db.run_many(
        "INSERT INTO consent (person_id, version, how, at, by_id) VALUES (?, ?, ?, ?, ?)",
        (
            (n, version, g.consent, at, staff[n % len(staff)])
            for n, g, at in zip(numbered, guests, since, strict=True)
            if g.consent
        ),
    )
    db.run_many(
        "INSERT INTO scan_code (code, person_id, at) VALUES (?, ?, ?)",
        sorted((g.card, n, at) for n, g, at in zip(numbered, guests, since, strict=True) if g.card),
    )
    for chunk in _chunks(enumerate(guests, 1)):
        # In the order of the table: scattered keys would touch a page each.
        db.run_many(
            "INSERT INTO person_key (key, person_id) VALUES (?, ?)",
            sorted((key, n) for n, g in chunk for key in keys_of(names=(g.name, g.nickname), numbers=(g.phone,))),
        )


class VisitRows:
    """Writes the visits of one day after the other, and remembers when each person was last seen."""

    def __init__(self, db: Database, *, staff: Sequence[int]) -> None:
        self._db = db
        self._staff = staff
        self.seen: dict[int, str] = {}
        self.visits = self.heads = self.anonymous = self.void = 0

    def insert(self, day: date, arrivals: Sequence[Arrival]) -> None:
        """Write one day's visits with the ids that follow the last ones."""
        midnight = datetime.combine(day, time(), ZONE).astimezone(UTC)
        first = self.visits + 1
        self._db.run_many(
            "INSERT INTO visit (id, person_id, heads, words, category, platform, arrived_at, day, hour, left_at, state,"
            " origin, note, void_reason, by_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [self._row(n, day, midnight, arrival) for n, arrival in enumerate(arrivals, first)],
        )
        self._db.run_many(
            "INSERT INTO visit_service (visit_id, service, by_hand) VALUES (?, ?, ?)",
            [(n, *service) for n, arrival in enumerate(arrivals, first) for service in sorted(arrival.services)],
        )
        self.visits += len(arrivals)

    def finish(self) -> None:
        """Write when each person was last seen."""
        self._db.run_many("INSERT INTO person_seen (person_id, last_at) VALUES (?, ?)", sorted(self.seen.items()))

    def _row(self, number: int, day: date, midnight: datetime, arrival: Arrival) -> tuple[object, ...]:
        at = to_text(midnight + timedelta(seconds=arrival.arrived))
        person = None if arrival.guest is None else arrival.guest + 1
        if arrival.state is State.VOID:
            self.void += 1
        else:
            self.heads += arrival.heads
            if person is None:
                self.anonymous += arrival.heads
            else:
                self.seen[person] = at
        entered = at
        if arrival.origin is Origin.BACK_DATED:
            # From the paper list, before closing on the same day.
            entered = to_text(midnight + timedelta(hours=20, minutes=58, seconds=number % 60))
        return (
            number,
            person,
            arrival.heads,
            arrival.words,
            arrival.category,
            arrival.platform,
            at,
            day.isoformat(),
            arrival.arrived // 3600,
            None if arrival.left is None else to_text(midnight + timedelta(seconds=arrival.left)),
            arrival.state,
            arrival.origin,
            arrival.note,
            arrival.void_reason,
            self._staff[(day.toordinal() + (arrival.arrived >= _SHIFT_CHANGE)) % len(self._staff)],
            entered,
        )


def _name_key(guest: Guest) -> str | None:
    named = guest.name or guest.nickname
    return compare_key(named) if named else None


def _chunks(numbered: Iterable[tuple[int, Guest]]) -> Iterator[list[tuple[int, Guest]]]:
    left = iter(numbered)
    while chunk := list(islice(left, _CHUNK)):
        yield chunk
