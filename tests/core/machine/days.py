"""Days at a station: people register, come, leave, come again; the clock goes on, back and far ahead."""

import copy
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from station_app.core.clock import SetClock
from station_app.core.errors import Refusal
from station_app.core.people.commands import register
from station_app.core.settings.commands import set as set_setting
from station_app.core.storage.database import Database, open_database
from station_app.core.types import Done
from station_app.core.visits import commands
from station_app.core.visits.model import SLIP, AlreadyIn, AlreadyOut, AlreadyVoid
from tests.conftest import MORNING, contents, truthful
from tests.core.machine.plain import Person, Plain, Stay, name_of, phone_of

T = TypeVar("T")
N = st.integers(0, 999)
"""Every choice of a story is a number: so the same rules can be drawn by Hypothesis or told at random for long."""

ZONES = ("Asia/Shanghai", "America/New_York", "Asia/Shanghai", "Pacific/Chatham")
MINUTES = (1, 5, 30, 89, 91, 300, 900, 1440, -2, -91, 0.2)
CLOSINGS = (commands.end_run_out, commands.close_day, commands.close_past_days)
DAYS = (1, 27, 32, 62, 366, -1, -32, -366)


def one_of(things: Sequence[T], n: int) -> T:
    """The n-th of some things, counted round and round."""
    return things[n % len(things)]


@dataclass(slots=True)
class Act:
    """An act that may be taken back: by which command and when it was done, and what stood before."""

    what: str
    op: int
    at: datetime
    before: Plain
    stale: bool = False
    """Something that is never taken back came after it: what stood before is not what would stand again."""


class Days(RuleBasedStateMachine):
    """What happens at the desk."""

    db: Database
    plain: Plain

    @initialize(n=N)
    def open(self, n: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.place = Path(self.folder.name)
        self.db = open_database(self.place / "station.sqlite", create=True)
        self.clock = SetClock(MORNING)
        self.latest = MORNING
        self.truth = truthful(self.db, self.clock)
        self.zone = ZoneInfo(one_of(ZONES, n))
        self.truth(set_setting, key="station.timezone", value=self.zone.key)
        self.plain = Plain()
        self.acts: list[Act] = []
        self.born = 0
        self.minutes: dict[date, set[int]] = {}

    def teardown(self) -> None:
        if hasattr(self, "db"):
            self.db.close()
            self.folder.cleanup()

    # ---- how a command is told

    def told(self, command: Any, **facts: Any) -> Done[Any]:
        """Run a command that must go well; its `touched` is held against what was written."""
        before = copy.deepcopy(self.plain)
        done = self.truth(command, **facts)
        self.latest = max(self.latest, self.clock.now())
        if done.touched:
            self.acts.append(Act(command.__name__, done.op, self.clock.now(), before))
        return done

    def refused(self, refusal: type[Refusal], command: Any, **facts: Any) -> None:
        """Run a command that must be refused and change nothing."""
        before = contents(self.db)
        with pytest.raises(refusal):
            command(self.db, now=self.clock.now(), by=None, **facts)
        assert contents(self.db) == before

    def today(self) -> date:
        return self.clock.now().astimezone(self.zone).date()

    def arrive(self, visit: Any, person: int | None, *, count: int = 1, meal: bool = False) -> None:
        """Somebody is here from now on."""
        now = self.clock.now()
        local = now.astimezone(self.zone)
        self.plain.stays[int(visit.id)] = Stay(person, count, now, local.date(), local.hour, meal=meal)

    def newcomer(self) -> dict[str, str]:
        """Somebody nobody has heard of."""
        self.born += 1
        return {"name": name_of(self.born), "phone": phone_of(self.born)}

    def known(self) -> bool:
        return bool(self.plain.people)

    def visited(self) -> bool:
        return bool(self.plain.stays)

    # ---- time, and the program itself

    @rule(n=N)
    def time_passes(self, n: int) -> None:
        self.clock.forward(one_of(MINUTES, n) * timedelta(minutes=1))

    @rule(n=N)
    def the_clock_jumps(self, n: int) -> None:
        moved = self.clock.now() + one_of(DAYS, n) * timedelta(days=1)
        if 2020 < moved.year < 2035:
            self.clock.set(moved)

    @rule(n=N)
    def a_night_passes(self, n: int) -> None:
        """It is just after the station's midnight, and the closing that was missed is made up for."""
        midnight = datetime.combine(self.today() + timedelta(days=1), time(0), self.zone).astimezone(UTC)
        self.clock.set(midnight + timedelta(minutes=n % 120))
        self.visits_end(CLOSINGS.index(commands.close_past_days))

    @rule()
    def the_program_is_started_again(self) -> None:
        self.db.close()
        self.db = open_database(self.place / "station.sqlite")
        self.truth = truthful(self.db, self.clock)

    # ---- people come and go

    @rule()
    def somebody_is_registered(self) -> None:
        who = self.newcomer()
        person = self.told(register, **who).value
        self.meets(person.id, who)

    def meets(self, person: int, who: dict[str, str]) -> None:
        """The plain station knows somebody more."""
        self.plain.people[int(person)] = Person(who["name"], who["phone"], int(person))

    @rule(n=N)
    def somebody_new_comes(self, n: int) -> None:
        who, meal = self.newcomer(), bool(n % 2)
        visit = self.told(commands.check_in_new, services=["meal"] if meal else [], **who).value
        self.meets(visit.person_id, who)
        self.arrive(visit, int(visit.person_id), meal=meal)

    @rule(n=N)
    def a_group_comes(self, n: int) -> None:
        count = n % 99 + 1
        self.arrive(self.told(commands.check_in_anonymous, heads=count).value, None, count=count)

    @precondition(lambda self: self.known())
    @rule(who=N, n=N)
    def somebody_known_comes(self, who: int, n: int) -> None:
        record = one_of(sorted(self.plain.people), who)
        again, meal = n % 3 == 0, n % 2 == 0
        facts = {"person_id": record, "services": ["meal"] if meal else [], "again": again, "reason": "x"}
        person = self.plain.people[record].root
        now, there = self.clock.now(), self.plain.open_of(person)
        if there and not again:
            number, stay = there
            if abs(now - stay.arrived) <= SLIP:
                assert self.told(commands.check_in, **facts).value.id == number
                return
            if not stay.has_run_out(now) and stay.day >= self.today():
                self.refused(AlreadyIn, commands.check_in, **facts)
                return
        visit = self.told(commands.check_in, **facts).value
        if there:
            there[1].state = "auto"
        self.arrive(visit, person, meal=meal)

    @precondition(lambda self: self.visited())
    @rule(n=N)
    def somebody_leaves(self, n: int) -> None:
        number = one_of(sorted(self.plain.stays), n)
        stay = self.plain.stays[number]
        if stay.state != "in":
            self.refused(AlreadyOut, commands.check_out, visit_id=number)
            return
        self.told(commands.check_out, visit_id=number)
        stay.state, stay.left = "out", max(self.clock.now(), stay.arrived)
        self.plain.leave_places(stay.person)

    @precondition(lambda self: self.visited())
    @rule(n=N)
    def a_visit_was_wrong(self, n: int) -> None:
        number = one_of(sorted(self.plain.stays), n)
        if self.plain.stays[number].state == "void":
            self.refused(AlreadyVoid, commands.void, visit_id=number, reason="x")
        else:
            self.told(commands.void, visit_id=number, reason="x")
            self.plain.stays[number].state = "void"

    @rule(n=N)
    def visits_end(self, n: int) -> None:
        now, today = self.clock.now(), self.today()
        command = one_of(CLOSINGS, n)
        ended = self.told(command).value
        due = {
            number
            for number, stay in self.plain.stays.items()
            if stay.state == "in"
            and (
                command is commands.close_day
                or (command is commands.end_run_out and stay.has_run_out(now))
                or (command is commands.close_past_days and stay.day < today)
            )
        }
        assert set(ended) == due
        for number in due:
            self.plain.stays[number].state = "auto"
            self.plain.leave_places(self.plain.stays[number].person)
