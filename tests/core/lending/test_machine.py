"""Any order of lending, returning, renewing, reserving, losing, finding, repairing and taking back holds the rules."""

import tempfile
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from station_app.core.audit.queries import broken_link
from station_app.core.checks.queries import check
from station_app.core.clock import SetClock
from station_app.core.errors import NotValid, Refusal
from station_app.core.lending import commands, queries
from station_app.core.lending.model import (
    MOVES,
    Booking,
    LoanState,
    ToolState,
)
from station_app.core.lending.refusals import (
    HasOverdue,
    NotBooked,
    NotLendable,
    NotOut,
    OnLoan,
    OutUntil,
    Overlaps,
    Reserved,
    WrongState,
)
from station_app.core.people.commands import merge, register
from station_app.core.people.model import NotMergeable, SamePerson
from station_app.core.storage.database import Database, open_database
from station_app.core.types import Done
from station_app.core.undo.commands import undo
from station_app.core.undo.model import AlreadyUndone, TooLate
from station_app.core.visits import queries as visits
from tests.conftest import MORNING, contents, truthful

TOOL = st.integers(1, 3)
PERSON = st.integers(1, 3)
ENTERED = {f"lending.{move}": state for move, (_, state) in MOVES.items()}


class Cabinet(RuleBasedStateMachine):
    """Three tools and three people; where each tool stands is also told to a dict."""

    db: Database

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.db = open_database(Path(self.folder.name) / "station.sqlite", create=True)
        self.clock = SetClock(MORNING)
        self.truth = truthful(self.db, self.clock)
        for n in range(3):
            register(self.db, name=f"周{n}", now=MORNING, by=None)
            commands.add_tool(self.db, name=f"锤子{n}", accessories=["布袋"], now=MORNING, by=None)
        self.stands = dict.fromkeys((1, 2, 3), ToolState.AVAILABLE)
        self.acts: list[Done[Any]] = []

    def teardown(self) -> None:
        if hasattr(self, "db"):
            assert broken_link(self.db) is None
            assert check(self.db) == []
            self.db.close()
            self.folder.cleanup()

    def run(self, command: Any, refusals: tuple[type[Refusal], ...], **facts: Any) -> Done[Any] | None:
        before = contents(self.db)
        try:
            done: Done[Any] = self.truth(command, **facts)
        except refusals:
            assert contents(self.db) == before
            return None
        if done.touched and command is not undo:
            self.acts.append(done)
        return done

    @rule(minutes=st.sampled_from([1, 40, 200, 900]))
    def wait(self, minutes: int) -> None:
        self.clock.forward(timedelta(minutes=minutes))

    @rule(tool=TOOL, person=PERSON, override=st.sampled_from([None, "同意"]))
    def lend(self, tool: int, person: int, override: str | None) -> None:
        refusals = (OnLoan, NotLendable, HasOverdue, Reserved)
        done = self.run(commands.lend, refusals, tool_id=tool, person_id=person, override=override)
        free = self.stands[tool] is ToolState.AVAILABLE
        assert done is None or free
        if free and override:
            assert done is not None
        if done is not None:
            self.stands[tool] = ToolState.ON_LOAN

    @rule(tool=TOOL, condition=st.sampled_from(["good", "damaged", "parts_missing"]), missing=st.booleans())
    def give_back(self, tool: int, condition: str, missing: bool) -> None:
        last = queries.last_loan(self.db, tool)
        if last is None:
            return
        facts = {"loan_id": last.id, "condition": condition, "missing": ["布袋"] if missing else []}
        done = self.run(commands.give_back, (NotOut,), **facts)
        assert (done is not None) == (self.stands[tool] is ToolState.ON_LOAN)
        if done is not None:
            self.stands[tool] = ToolState.IN_REPAIR if condition == "damaged" else ToolState.AVAILABLE

    @rule(tool=TOOL, override=st.sampled_from([None, "同意"]))
    def renew(self, tool: int, override: str | None) -> None:
        last = queries.last_loan(self.db, tool)
        if last is not None:
            done = self.run(commands.renew, (NotOut, Reserved), loan_id=last.id, override=override)
            assert done is None or self.stands[tool] is ToolState.ON_LOAN

    @rule(tool=TOOL, move=st.sampled_from(sorted(MOVES)))
    def move(self, tool: int, move: str) -> None:
        done = self.run(getattr(commands, move), (WrongState,), tool_id=tool, reason="因为")
        leaves, enters = MOVES[move]
        assert (done is not None) == (self.stands[tool] in leaves)
        if done is not None:
            self.stands[tool] = enters

    @rule(tool=TOOL, person=PERSON, start=st.integers(0, 8), length=st.integers(1, 4))
    def reserve(self, tool: int, person: int, start: int, length: int) -> None:
        starts = self.clock.now() + timedelta(minutes=30 * start)
        self.run(
            commands.reserve,
            (NotLendable, Overlaps, OutUntil, NotValid),
            tool_id=tool,
            person_id=person,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=30 * length),
        )

    @rule(reservation=st.integers(1, 6))
    def cancel(self, reservation: int) -> None:
        if self.db.value("SELECT count(*) FROM reservation") >= reservation:
            self.run(commands.cancel_reservation, (NotBooked,), reservation_id=reservation)

    @rule(keep=PERSON, drop=PERSON)
    def merge(self, keep: int, drop: int) -> None:
        self.run(merge, (SamePerson, NotMergeable), keep=keep, drop=drop)

    @rule(back=st.integers(1, 5))
    def take_back(self, back: int) -> None:
        if len(self.acts) < back:
            return
        done = self.run(undo, (TooLate, AlreadyUndone), op=self.acts[-back].op)
        if done is not None:
            del self.acts[-back]
            self.stands = dict(self.db.rows("SELECT id, state FROM tool"))
            self.stands = {tool: ToolState(state) for tool, state in self.stands.items()}

    @invariant()
    def the_rules_hold(self) -> None:
        if not hasattr(self, "db"):
            return
        for tool, state in self.stands.items():
            assert queries.tool(self.db, tool).state is state
            assert (queries.open_loan(self.db, tool) is not None) == (state is ToolState.ON_LOAN)
        out = queries.open_loans(self.db)
        assert len({loan.tool_id for loan in out}) == len(out)
        assert all(loan.due_at > loan.out_at for loan in out)
        booked = self.db.rows(
            "SELECT tool_id, starts_at, ends_at FROM reservation WHERE state = ? ORDER BY tool_id, starts_at",
            (Booking.BOOKED,),
        )
        for (tool, _, ends), (next_tool, starts, _) in pairwise(booked):
            assert tool != next_tool or ends <= starts
        # A visit that a loan brought counts as long as a loan of it stands.
        for visit, state in self.db.rows(
            "SELECT DISTINCT visit_id, state <> ? FROM loan WHERE visit_id IS NOT NULL", (LoanState.VOID,)
        ):
            if state:
                assert visits.by_id(self.db, visit).state != "void"
                assert "tool" in visits.by_id(self.db, visit).services


TestCabinet = Cabinet.TestCase
TestCabinet.settings = settings(max_examples=25, stateful_step_count=40)


class LongCabinet(Cabinet):
    """The same, for thousands of steps."""


TestLongCabinet = pytest.mark.slow(LongCabinet.TestCase)
TestLongCabinet.settings = settings(max_examples=150, stateful_step_count=80)
