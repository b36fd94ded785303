"""Trainings in plain Python: what a story of sessions comes to, and the same read back from a file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from station_app.core.clock import from_text
from station_app.core.storage.database import Database

_BEST = ("attended", "enrolled", "waiting", "absent")
_SEATED = ("enrolled", "attended")


@dataclass(slots=True)
class Lesson:
    """A session: its seats, whether it can still be enrolled in, and who stands how on its list."""

    day: date
    starts: datetime
    ends: datetime
    capacity: int
    state: str = "planned"
    closed: bool = False
    stands: dict[int, tuple[int, str]] = field(default_factory=dict)
    """By enrolment, in the order of the list: the record, and the state."""

    @property
    def open(self) -> bool:
        """Whether people can be enrolled."""
        return self.state in ("planned", "held") and not self.closed

    @property
    def free(self) -> int:
        """How many seats are left."""
        return self.capacity - sum(state in _SEATED for _, state in self.stands.values())

    def of(self, records: Sequence[int]) -> int | None:
        """The enrolment of somebody with these records; nobody has two."""
        found = [number for number, (record, _) in self.stands.items() if record in records]
        assert len(found) <= 1
        return found[0] if found else None

    def put(self, enrolment: int, state: str) -> None:
        """Somebody on the list stands so from now on."""
        self.stands[enrolment] = (self.stands[enrolment][0], state)

    def leave(self, enrolment: int) -> bool:
        """Somebody is on the list no more; the first who waits gets a seat that is free. Whether anybody did."""
        del self.stands[enrolment]
        waiting = [number for number, (_, state) in sorted(self.stands.items()) if state == "waiting"]
        if not (self.open and self.free and waiting):
            return False
        self.put(waiting[0], "enrolled")
        return True

    def one_place(self, keep: Sequence[int], drop: Sequence[int]) -> bool:
        """Two records become one person: the better place stays. Whether somebody moved up by it."""
        both = [number for records in (keep, drop) if (number := self.of(records)) is not None]
        worse = sorted(both, key=lambda number: _BEST.index(self.stands[number][1]))[1:]
        return any(self.leave(number) for number in worse)

    def close(self) -> None:
        """Who did not come is absent."""
        self.state, self.closed = "held", True
        for number, (_, state) in list(self.stands.items()):
            if state == "enrolled":
                self.put(number, "absent")


def read_lessons(db: Database) -> dict[int, Lesson]:
    """The file's own account of them."""
    found = {
        row[0]: Lesson(date.fromisoformat(row[1]), from_text(row[2]), from_text(row[3]), row[4], row[5], bool(row[6]))
        for row in db.rows(
            "SELECT id, day, starts_at, ends_at, capacity, state, closed_at IS NOT NULL FROM session"
            " WHERE state <> 'void'"
        )
    }
    rows = db.rows(
        "SELECT session_id, id, person_id, state FROM enrolment WHERE state NOT IN ('withdrawn', 'void') ORDER BY id"
    )
    for session, number, person, state in rows:
        found[session].stands[number] = (person, state)
    return found
