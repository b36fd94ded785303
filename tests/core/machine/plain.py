"""The station in plain Python: what a story comes to, without SQL, and the same read back from a file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from station_app.core.clock import from_text
from station_app.core.storage.database import Database
from station_app.core.visits.model import has_run_out
from tests.core.machine.house_plain import House, read_house
from tests.core.machine.lessons_plain import Lesson, read_lessons

AUTO_MINUTES = 90
_FAMILY = "周李王张刘陈杨赵黄吴徐孙胡朱高林"
_GIVEN = "佳宁小满建国秀英志强美玲海涛雪梅"


def name_of(n: int) -> str:
    """The n-th name; no two are alike and none begins another."""
    rest, last = divmod(n, len(_GIVEN))
    family, first = divmod(rest, len(_GIVEN))
    return _FAMILY[family] + _GIVEN[first] + _GIVEN[last]


def phone_of(n: int) -> str:
    """The n-th mobile number."""
    return f"139{n:08d}"


@dataclass(slots=True)
class Person:
    """A record of somebody. `root` is the record that counts; that of a root is its own."""

    name: str
    phone: str
    root: int


@dataclass(slots=True)
class Stay:
    """A visit: its day and hour by the station's clock of the time, the record it stands under."""

    person: int | None
    heads: int
    arrived: datetime
    day: date
    hour: int | None
    state: str = "in"
    meal: bool = False
    origin: str = "desk"
    left: datetime | None = None
    handed: bool = False
    """Something was handed out that is a service of the visit."""

    def has_run_out(self, now: datetime) -> bool:
        """Whether it has lasted longer than a visit may."""
        return has_run_out(self.arrived, now, minutes=AUTO_MINUTES)


@dataclass(slots=True)
class Plain:
    """People, visits, the lines of paper sheets, and the house."""

    people: dict[int, Person] = field(default_factory=dict)
    stays: dict[int, Stay] = field(default_factory=dict)
    sheets: set[int] = field(default_factory=set)
    lines: dict[tuple[int, int], int | None] = field(default_factory=dict)
    """What a line of a sheet holds: a visit, or None where it was struck."""
    house: House = field(default_factory=House)
    lessons: dict[int, Lesson] = field(default_factory=dict)

    def roots(self) -> list[int]:
        """Everybody there is."""
        return sorted(number for number, person in self.people.items() if person.root == number)

    def root(self, record: int | None) -> int | None:
        """Whom a record means."""
        return None if record is None else self.people[record].root

    def group(self, root: int) -> list[int]:
        """All the records of somebody."""
        return [number for number, person in self.people.items() if person.root == root]

    def open_of(self, root: int) -> tuple[int, Stay] | None:
        """The open visit of somebody; nobody has two."""
        found = [(n, stay) for n, stay in self.stays.items() if stay.state == "in" and self.root(stay.person) == root]
        assert len(found) <= 1
        return found[0] if found else None

    def counted(self, first: date = date.min, last: date = date.max) -> list[Stay]:
        """The visits of some days that count."""
        return [stay for stay in self.stays.values() if stay.state != "void" and first <= stay.day <= last]

    def who(self, stays: Iterable[Stay]) -> set[int]:
        """The known people of these visits."""
        return {root for stay in stays if (root := self.root(stay.person)) is not None}

    def new(self, first: date, last: date) -> set[int]:
        """Who came in these days for the first time ever."""
        return self.who(self.counted(first, last)) - self.who(self.counted(last=first - timedelta(days=1)))

    def leave_places(self, person: int | None) -> None:
        """Somebody has left: no place is theirs under any of their records."""
        if person is None:
            return
        taken, theirs = self.house.taken, set(self.group(self.people[person].root))
        self.house.taken = {number: each for number, each in taken.items() if each[2] not in theirs}

    def merge(self, keep: int, drop: int) -> bool:
        """`drop` and all its records are `keep` from now on; nobody is here, or on a list, twice.

        Tells whether somebody moved up by it.
        """
        here, there = self.open_of(keep), self.open_of(drop)
        if there is not None and here is not None:
            there[1].state = "auto"
        elif there is not None:
            there[1].person = keep
        theirs = [self.group(root) for root in (keep, drop)]
        moved = [lesson.one_place(*theirs) for lesson in self.lessons.values()]
        for record in self.group(drop):
            self.people[record].root = keep
        return any(moved)


def heads(stays: Iterable[Stay]) -> int:
    """How many heads these visits are."""
    return sum(stay.heads for stay in stays)


def read(db: Database) -> Plain:
    """The file's own account of it."""
    meals = {row[0] for row in db.rows("SELECT visit_id FROM visit_service WHERE service = 'meal'")}
    handed = {row[0] for row in db.rows("SELECT visit_id FROM visit_service WHERE service = 'supplies'")}
    stays = {
        number: Stay(person, count, from_text(arrived), date.fromisoformat(day), hour, state, number in meals, origin,
                     None if left is None else from_text(left), number in handed)
        for number, person, count, arrived, day, hour, state, origin, left in db.rows(
            "SELECT id, person_id, heads, arrived_at, day, hour, state, origin, left_at FROM visit"
        )
    }  # fmt: skip
    people = {
        number: Person(name, phone, root)
        for number, name, phone, root in db.rows(
            "SELECT id, name, phone, coalesce(root_id, id) FROM person p WHERE (SELECT state FROM person r"
            " WHERE r.id = coalesce(p.root_id, p.id)) = 'active'"
        )
    }
    lines = db.rows("SELECT sheet_id, line, visit_id FROM paper_line")
    sheets = {row[0] for row in db.rows("SELECT id FROM paper_sheet WHERE unused = 0")}
    return Plain(people, stays, sheets, {(sheet, line): visit for sheet, line, visit in lines}, read_house(db),
                 read_lessons(db))  # fmt: skip
