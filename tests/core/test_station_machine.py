"""Any story of a day, told to the station and to a few lines of Python: both must come to the same figures."""

import copy
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from station_app.core.audit.queries import broken_link
from station_app.core.clock import SetClock, from_text
from station_app.core.desk.queries import today
from station_app.core.errors import Refusal
from station_app.core.people.commands import register
from station_app.core.people.queries import recent
from station_app.core.storage.database import Database, open_database
from station_app.core.types import Done
from station_app.core.undo.commands import undo
from station_app.core.visits import commands, queries
from station_app.core.visits.model import AlreadyIn, AlreadyOut, AlreadyVoid
from tests.conftest import MORNING, contents, truthful

SHANGHAI = ZoneInfo("Asia/Shanghai")
MINUTES = timedelta(minutes=1)


@dataclass
class Stay:
    """A visit as the plain model has it."""

    person: int | None
    heads: int
    arrived: datetime
    state: str = "in"
    meal: bool = False

    @property
    def day(self) -> str:
        return self.arrived.astimezone(SHANGHAI).date().isoformat()


@dataclass
class Plain:
    """The station in plain Python."""

    people: set[int] = field(default_factory=set)
    stays: dict[int, Stay] = field(default_factory=dict)

    def open_of(self, person: int) -> tuple[int, Stay] | None:
        found = [(n, stay) for n, stay in self.stays.items() if stay.person == person and stay.state == "in"]
        assert len(found) <= 1
        return found[0] if found else None

    def counted(self) -> list[Stay]:
        return [stay for stay in self.stays.values() if stay.state != "void"]


class Day(RuleBasedStateMachine):
    """People come, stay, leave, are counted again, voided and taken back, while the clock goes on."""

    db: Database

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.db = open_database(Path(self.folder.name) / "station.sqlite", create=True)
        self.clock = SetClock(MORNING)
        self.truth = truthful(self.db, self.clock)
        self.plain = Plain()
        self.acts: list[tuple[int, Plain]] = []

    def teardown(self) -> None:
        if hasattr(self, "db"):
            assert broken_link(self.db) is None
            assert self.db.rows("PRAGMA foreign_key_check") == []
            self.db.close()
            self.folder.cleanup()

    def told(self, command: Any, **facts: Any) -> Done[Any]:
        before = copy.deepcopy(self.plain)
        done = self.truth(command, **facts)
        if done.touched:
            self.acts.append((done.op, before))
        return done

    def refused(self, refusal: type[Refusal], command: Any, **facts: Any) -> None:
        before = contents(self.db)
        with pytest.raises(refusal):
            command(self.db, now=self.clock.now(), by=None, **facts)
        assert contents(self.db) == before

    def known(self) -> bool:
        return bool(self.plain.people)

    def visited(self) -> bool:
        return bool(self.plain.stays)

    def acted(self) -> bool:
        return bool(self.acts)

    @rule(minutes=st.sampled_from([0.2, 1, 5, 30, 89, 91, 300, 900, -2]))
    def time_passes(self, minutes: float) -> None:
        self.clock.forward(minutes * MINUTES)

    @rule()
    def somebody_is_registered(self) -> None:
        self.plain.people.add(self.told(register, name="周佳宁").value.id)

    @rule(meal=st.booleans())
    def somebody_new_comes(self, meal: bool) -> None:
        visit = self.told(commands.check_in_new, name="单小满", services=["meal"] if meal else []).value
        self.plain.people.add(visit.person_id)
        self.plain.stays[visit.id] = Stay(visit.person_id, 1, self.clock.now(), meal=meal)

    @rule(heads=st.integers(1, 99))
    def a_group_comes(self, heads: int) -> None:
        visit = self.told(commands.check_in_anonymous, heads=heads).value
        self.plain.stays[visit.id] = Stay(None, heads, self.clock.now())

    @precondition(known)
    @rule(data=st.data(), again=st.booleans(), meal=st.booleans())
    def somebody_known_comes(self, data: st.DataObject, again: bool, meal: bool) -> None:
        person = data.draw(st.sampled_from(sorted(self.plain.people)))
        facts = {"person_id": person, "services": ["meal"] if meal else [], "again": again, "reason": "x"}
        now, there = self.clock.now(), self.plain.open_of(person)
        if there and not again:
            stayed = now - there[1].arrived
            today_here = now.astimezone(SHANGHAI).date().isoformat()
            if abs(stayed) <= MINUTES:
                assert self.told(commands.check_in, **facts).value.id == there[0]
                return
            if stayed <= 90 * MINUTES and there[1].day >= today_here:
                self.refused(AlreadyIn, commands.check_in, **facts)
                return
        visit = self.told(commands.check_in, **facts).value
        if there:
            there[1].state = "auto"
        self.plain.stays[visit.id] = Stay(person, 1, now, meal=meal)

    @precondition(visited)
    @rule(data=st.data())
    def somebody_leaves(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.plain.stays)))
        if self.plain.stays[number].state == "in":
            self.told(commands.check_out, visit_id=number)
            self.plain.stays[number].state = "out"
        else:
            self.refused(AlreadyOut, commands.check_out, visit_id=number)

    @precondition(visited)
    @rule(data=st.data())
    def a_visit_was_wrong(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.plain.stays)))
        if self.plain.stays[number].state == "void":
            self.refused(AlreadyVoid, commands.void, visit_id=number, reason="x")
        else:
            self.told(commands.void, visit_id=number, reason="x")
            self.plain.stays[number].state = "void"

    @rule(command=st.sampled_from([commands.end_run_out, commands.close_day, commands.close_past_days]))
    def visits_end(self, command: Any) -> None:
        now = self.clock.now()
        ended = self.told(command).value
        for number, stay in self.plain.stays.items():
            due = {
                commands.end_run_out: now - stay.arrived > 90 * MINUTES,
                commands.close_day: True,
                commands.close_past_days: stay.day < now.astimezone(SHANGHAI).date().isoformat(),
            }
            if stay.state == "in" and due[command]:
                stay.state = "auto"
                assert number in ended

    @precondition(acted)
    @rule()
    def the_last_act_is_taken_back(self) -> None:
        op, before = self.acts.pop()
        self.truth(undo, op=op)
        stays = {**dict.fromkeys(self.plain.stays), **before.stays}
        self.plain = Plain(before.people, {number: stay for number, stay in stays.items() if stay is not None})

    @precondition(acted)
    @rule(data=st.data())
    def an_older_act_is_taken_back(self, data: st.DataObject) -> None:
        place = data.draw(st.integers(0, len(self.acts) - 1))
        before = contents(self.db)
        try:
            self.truth(undo, op=self.acts[place][0])
        except Refusal:
            assert contents(self.db) == before
        else:  # what it comes to depends on what followed: read it, the invariants below still judge it
            self.acts.clear()
            self.plain = self.read()

    def read(self) -> Plain:
        rows = self.db.rows("SELECT id, person_id, heads, arrived_at, state FROM visit")
        meals = {row[0] for row in self.db.rows("SELECT visit_id FROM visit_service WHERE service = 'meal'")}
        stays = {row[0]: Stay(row[1], row[2], from_text(row[3]), row[4], row[0] in meals) for row in rows}
        return Plain(set(recent(self.db, limit=1000)), stays)

    @invariant()
    def the_figures_are_the_same(self) -> None:
        if not hasattr(self, "plain"):
            return
        counted, now = self.plain.counted(), self.clock.now()
        counts = queries.counts(self.db, queries.Filters())
        assert counts.visits == sum(stay.heads for stay in counted)
        assert counts.people == len({stay.person for stay in counted} - {None})
        assert counts.anonymous == sum(stay.heads for stay in counted if stay.person is None)
        day = [stay for stay in counted if stay.day == now.astimezone(SHANGHAI).date().isoformat()]
        here = [stay for stay in counted if stay.state == "in" and now - stay.arrived <= 90 * MINUTES]
        hours: Counter[int] = Counter()
        for stay in day:
            hours[stay.arrived.astimezone(SHANGHAI).hour] += stay.heads
        shown = today(self.db, now=now)
        assert shown.visit_count == sum(stay.heads for stay in day)
        assert shown.person_count == len({stay.person for stay in day} - {None})
        assert shown.meals == sum(stay.heads for stay in day if stay.meal)
        assert shown.on_site == sum(stay.heads for stay in here)
        assert shown.by_hour == dict(hours)

    @invariant()
    def nobody_is_lost_or_here_twice(self) -> None:
        if not hasattr(self, "plain"):
            return
        assert set(recent(self.db, limit=1000)) == self.plain.people
        assert {stay.person for stay in self.plain.counted()} - {None} <= self.plain.people
        for person in self.plain.people:
            self.plain.open_of(person)
            came = [stay.arrived for stay in self.plain.counted() if stay.person == person]
            assert queries.last_seen(self.db, person) == max(came, default=None)
            assert queries.visits_of(self.db, person) == len(came)


class LongDay(Day):
    """The same, for longer."""


Day.TestCase.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
LongDay.TestCase.settings = settings(max_examples=500, stateful_step_count=60, deadline=None)
TestDay = Day.TestCase
TestLongDay = pytest.mark.slow(LongDay.TestCase)
