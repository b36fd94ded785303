"""The invented trainings of a demo station: once or twice a week, for people who were there that day."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from station_app.core.clock import to_text
from station_app.core.demo.days import Arrival
from station_app.core.demo.people import Guest
from station_app.core.demo.rows import ZONE
from station_app.core.storage.database import Database
from station_app.core.storage.numbers import next_numbers
from station_app.core.training.model import CERTIFICATE, SERVICE
from station_app.core.visits.model import State

# course, place, trainer, organiser, seats, certificates are given for it
PROGRAMME: tuple[tuple[str, str, str, str, int, bool], ...] = (
    ("heimlich", "大厅", "林护士", "南塘社区卫生站", 20, True),
    ("ebike", "门前广场", "刘师傅", "青禾街道总工会", 20, False),
    ("labour_rights", "大厅", "何律师", "青禾街道总工会", 30, False),
    ("cpr_aed", "大厅", "林护士", "南塘社区卫生站", 16, True),
    ("anti_fraud", "大厅", "周警官", "南塘派出所", 30, False),
    ("short_video", "直播间", "阿宁", "青禾路暖新之家", 8, False),
)
_WEDNESDAY, _SATURDAY = (3, time(15, 0), 60), (6, time(10, 0), 90)
"""Weekday, begin, minutes."""
_EARLY, _LATE = 80 * 60, 12 * 60
_POINTS = 5


@dataclass(slots=True)
class _Held:
    number: int
    course: str
    day: date
    starts: datetime
    minutes: int
    capacity: int
    certified: bool
    words: tuple[str, str, str]
    people: list[tuple[int, int | None, datetime | None, bool]] = field(default_factory=list)
    """Person, visit, signed in at, walk-in; who has no visit stayed away."""


class Trainings:
    """The sessions held in a demo, day after day; always the same for the same seed and visits."""

    def __init__(self, db: Database, guests: Sequence[Guest], *, seed: int, staff: Sequence[int]) -> None:
        self._db = db
        self._seed = seed
        self._staff = staff
        self._known = [n for n, guest in enumerate(guests) if guest.name]
        self._held: list[_Held] = []

    def day(self, day: date, arrivals: list[Arrival], first_visit: int, until: datetime | None) -> list[Arrival]:
        """What is held on a day that is over; the visits of who came, with the service and as long as it took."""
        over = until is None or until.astimezone(ZONE).date() > day
        plan = next((each for each in (_WEDNESDAY, _SATURDAY) if each[0] == day.isoweekday()), None)
        if not over or plan is None or (plan is _SATURDAY and day.isocalendar().week % 2):
            return arrivals
        _, begins, minutes = plan
        chance = Random(f"{self._seed}/training/{day.isoformat()}")  # noqa: S311 - the same each time
        course, place, trainer, organiser, seats, certified = PROGRAMME[len(self._held) % len(PROGRAMME)]
        start = begins.hour * 3600 + begins.minute * 60
        there = _there(arrivals, start, minutes)[:seats]
        if not there:
            return arrivals
        held = _Held(len(self._held) + 1, course, day, datetime.combine(day, begins, ZONE).astimezone(UTC), minutes,
                     seats, certified, (place, trainer, organiser))  # fmt: skip
        self._held.append(held)
        stayed = list(arrivals)
        for index in there:
            arrival = arrivals[index]
            person = (arrival.guest or 0) + 1
            at = held.starts - timedelta(seconds=max(0, start - arrival.arrived) * chance.uniform(0, 0.9))
            at = max(at, datetime.combine(day, time(), ZONE).astimezone(UTC) + timedelta(seconds=arrival.arrived + 20))
            held.people.append((person, first_visit + index, at, chance.random() < 0.12))
            stayed[index] = _stays(arrival, start + minutes * 60 + chance.randrange(60, 1500))
        self._add_absent(chance, held)
        return stayed

    def finish(self) -> None:
        """Write the sessions, their lists, and the certificates given for some of them."""
        for held in self._held:
            self._insert(held)
        for held in self._held:
            if held.certified:
                self._certify(held)

    def _add_absent(self, chance: Random, held: _Held) -> None:
        came = {person for person, *_ in held.people}
        others = [number + 1 for number in self._known if number + 1 not in came]
        room = held.capacity - len(held.people)
        for person in chance.sample(others, min(len(others), room, chance.randrange(1, 5))):
            held.people.append((person, None, None, False))

    def _insert(self, held: _Held) -> None:
        ends = held.starts + timedelta(minutes=held.minutes)
        by = self._staff[held.number % len(self._staff)]
        planned = to_text(held.starts - timedelta(days=6))
        self._db.run(
            "INSERT INTO session (id, course, day, starts_at, ends_at, place, trainer, organiser, capacity, points,"
            " state, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'planned', ?, ?)",
            (held.number, held.course, held.day.isoformat(), to_text(held.starts), to_text(ends), *held.words,
             held.capacity, _POINTS, planned, by),
        )  # fmt: skip
        self._db.run("UPDATE session SET state = 'held' WHERE id = ?", (held.number,))
        self._db.run_many(
            "INSERT INTO enrolment (session_id, person_id, state, queue, walk_in, at, in_at, out_at, visit_id,"
            " visit_did, by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (held.number, person, "enrolled" if at is None else "attended", queue, int(walk_in),
                 planned if at is None or not walk_in else to_text(at), at and to_text(at),
                 at and to_text(max(at, ends)), visit, visit and "took", by)
                for queue, (person, visit, at, walk_in) in enumerate(held.people, 1)
            ],
        )  # fmt: skip
        closed = to_text(ends + timedelta(minutes=4))
        self._db.run("UPDATE session SET closed_at = ?, closed_by = ? WHERE id = ?", (closed, by, held.number))

    def _certify(self, held: _Held) -> None:
        rows = self._db.rows(
            "SELECT id FROM enrolment WHERE session_id = ? AND state = 'attended' ORDER BY queue", (held.number,)
        )
        given = held.starts + timedelta(minutes=held.minutes + 10)
        numbers = next_numbers(self._db, CERTIFICATE, year=held.day.year, count=len(rows))
        self._db.run_many(
            "INSERT INTO certificate (number, enrolment_id, day, at, by_id) VALUES (?, ?, ?, ?, ?)",
            [
                (f"{held.day.year}-{number:04d}", row[0], held.day.isoformat(), to_text(given), self._staff[0])
                for number, row in zip(numbers, rows, strict=True)
            ],
        )


def _there(arrivals: Sequence[Arrival], start: int, minutes: int) -> list[int]:
    """Whose visits fall to the beginning of a session, each person once."""
    found: dict[int, int] = {}
    for index, arrival in enumerate(arrivals):
        near = start - _EARLY <= arrival.arrived <= start + _LATE
        stays = arrival.left is None or arrival.left < start + minutes * 60 + 3600
        if arrival.guest is not None and arrival.state is not State.VOID and near and stays:
            found.setdefault(arrival.guest, index)
    return list(found.values())


def _stays(arrival: Arrival, until: int) -> Arrival:
    services = arrival.services if any(code == SERVICE for code, _ in arrival.services) else [
        *arrival.services, (SERVICE, 1)]  # fmt: skip
    left = arrival.left if arrival.left is None else max(arrival.left, until)
    return replace(arrival, left=left, services=services)
