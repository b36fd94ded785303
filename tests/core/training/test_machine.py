"""Any order of planning, enrolling, signing in, closing, certifying, merging and taking back holds the rules."""

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from station_app.core.audit.queries import broken_link
from station_app.core.checks.queries import check
from station_app.core.clock import SetClock
from station_app.core.errors import NotValid, Refusal
from station_app.core.lending import commands as lending
from station_app.core.lending.refusals import OnLoan
from station_app.core.people.commands import merge, register
from station_app.core.people.model import NotMergeable, SamePerson
from station_app.core.storage.database import Database, open_database
from station_app.core.training import commands, queries
from station_app.core.training.model import EnrolmentState, SessionState
from station_app.core.training.refusals import (
    AlreadyEnrolled,
    EnrolledElsewhere,
    NobodyAttended,
    NotClosed,
    NotOnRoster,
    NotYet,
    SeatsTaken,
    SessionBegun,
    SessionFull,
    SessionOver,
    WrongEnrolmentState,
)
from station_app.core.types import Done
from station_app.core.undo.commands import undo
from station_app.core.undo.model import AlreadyUndone, TooLate
from tests.conftest import MORNING, contents, truthful

SESSION = st.integers(1, 4)
PERSON = st.integers(1, 5)
HOUR = timedelta(hours=1)


class Classroom(RuleBasedStateMachine):
    """Five people and some sessions of one to three seats; two begin today, others tomorrow or over midnight."""

    db: Database

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.db = open_database(Path(self.folder.name) / "station.sqlite", create=True)
        self.clock = SetClock(MORNING)
        self.truth = truthful(self.db, self.clock)
        for n in range(5):
            register(self.db, name=f"周佳{n}", now=MORNING, by=None)
        lending.add_tool(self.db, name="锤子", now=MORNING, by=None)
        self.acts: list[Done[Any]] = []
        self.undone: set[int] = set()
        self.numbers: list[str] = []
        for hours, capacity in ((1, 1), (1, 2)):
            self.plan(hours=hours, capacity=capacity)

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
        if not done.touched:
            assert contents(self.db) == before
        elif command is not undo:
            self.acts.append(done)
        return done

    def there(self, session: int) -> bool:
        return bool(self.db.value("SELECT 1 FROM session WHERE id = ?", (session,)))

    @rule(minutes=st.sampled_from([1, 40, 200, 900, 1440, -60]))
    def wait(self, minutes: int) -> None:
        self.clock.forward(timedelta(minutes=minutes))

    @precondition(lambda self: not self.there(4))
    @rule(hours=st.sampled_from([-20, 1, 3, 13, 24]), capacity=st.integers(1, 3))
    def plan(self, hours: int, capacity: int) -> None:
        starts = self.clock.now() + hours * HOUR
        self.run(commands.plan, (), topic="消防安全", starts_at=starts, ends_at=starts + 2 * HOUR, capacity=capacity)

    @rule(session=SESSION, hours=st.sampled_from([None, -24, 0, 1, 24]), capacity=st.integers(1, 4))
    def edit(self, session: int, hours: int | None, capacity: int) -> None:
        if not self.there(session):
            return
        facts: dict[str, Any] = {"capacity": capacity}
        if hours is not None:
            starts = self.clock.now() + hours * HOUR
            facts.update(starts_at=starts, ends_at=starts + 2 * HOUR)
        self.run(commands.edit, (SessionOver, SeatsTaken, SessionBegun), session_id=session, **facts)

    @rule(session=SESSION)
    def cancel(self, session: int) -> None:
        if self.there(session):
            self.run(commands.cancel, (SessionOver, SessionBegun), session_id=session, reason="老师生病")

    @rule(session=SESSION, person=PERSON)
    def enrol(self, session: int, person: int) -> None:
        if not self.there(session):
            return
        free = queries.session(self.db, session).free
        done = self.run(commands.enrol, (SessionOver, AlreadyEnrolled), session_id=session, person_id=person)
        if done is not None:
            assert done.value.state is (EnrolmentState.ENROLLED if free else EnrolmentState.WAITING)

    @rule(session=SESSION, people=st.lists(PERSON, max_size=4))
    def enrol_many(self, session: int, people: list[int]) -> None:
        if self.there(session):
            self.run(commands.enrol_many, (SessionOver,), session_id=session, person_ids=people)

    @rule(session=SESSION, person=PERSON)
    def withdraw(self, session: int, person: int) -> None:
        if not self.there(session):
            return
        waited = [each.id for each in queries.roster(self.db, session) if each.state is EnrolmentState.WAITING]
        refusals = (SessionOver, NotOnRoster, WrongEnrolmentState)
        done = self.run(commands.withdraw, refusals, session_id=session, person_id=person)
        if done is not None:
            for moved in done.value.promoted:
                assert moved == waited.pop(0)

    @rule(session=SESSION, n=st.integers(0, 4), widen=st.booleans())
    def promote(self, session: int, n: int, widen: bool) -> None:
        roster = queries.roster(self.db, session)
        if n < len(roster):
            refusals = (SessionOver, WrongEnrolmentState, SessionFull)
            self.run(commands.promote, refusals, enrolment_id=roster[n].id, widen=widen)

    @rule(
        session=SESSION, person=PERSON, widen=st.booleans(), walk_in=st.booleans(), arrive=st.booleans(),
        late=st.sampled_from([None, 10, 400]),
    )  # fmt: skip
    def sign_in(self, session: int, person: int, widen: bool, walk_in: bool, arrive: bool, late: int | None) -> None:
        if not self.there(session):
            return
        facts: dict[str, Any] = {
            "session_id": session,
            "person_id": person,
            "widen": widen,
            "walk_in": walk_in,
            "arrive": arrive,
        }
        if late is not None:
            facts["at"] = self.clock.now() - timedelta(minutes=late)
        done = self.run(commands.sign_in, (SessionOver, NotYet, EnrolledElsewhere, SessionFull, NotValid), **facts)
        if done is not None:
            assert done.value.state is EnrolmentState.ATTENDED
            again = self.run(commands.sign_in, (), session_id=session, person_id=person)
            assert again is not None
            assert not again.touched

    @rule(session=SESSION, person=PERSON)
    def sign_out(self, session: int, person: int) -> None:
        if self.there(session):
            self.run(commands.sign_out, (NotOnRoster, WrongEnrolmentState), session_id=session, person_id=person)

    @rule(session=SESSION, sign_out=st.booleans())
    def close(self, session: int, sign_out: bool) -> None:
        if not self.there(session):
            return
        done = self.run(commands.close, (SessionOver, NotYet), session_id=session, sign_out=sign_out)
        if done is not None:
            again = self.run(commands.close, (), session_id=session)
            assert again is not None
            assert not again.touched

    @rule(session=SESSION)
    def certify(self, session: int) -> None:
        if not self.there(session):
            return
        done = self.run(commands.certify, (SessionOver, NotClosed, NobodyAttended), session_id=session)
        if done is not None:
            fresh = [each.number for each in done.value if each.number not in self.numbers]
            assert bool(fresh) == bool(done.touched)
            self.numbers += fresh
            assert self.numbers == sorted(set(self.numbers))

    @rule(n=st.integers(1, 6))
    def void_certificate(self, n: int) -> None:
        if self.db.value("SELECT count(*) FROM certificate") >= n:
            self.run(commands.void_certificate, (), certificate_id=n, reason="写错了")

    @rule(session=SESSION, name=st.sampled_from(["a.jpg", "b.pdf"]))
    def attach(self, session: int, name: str) -> None:
        if self.there(session):
            self.run(commands.attach, (), session_id=session, name=name, content=b"x")

    @rule(n=st.integers(1, 3))
    def detach(self, n: int) -> None:
        if self.db.value("SELECT count(*) FROM session_file") >= n:
            self.run(commands.detach, (), file_id=n)

    @rule(person=PERSON)
    def lend(self, person: int) -> None:
        self.run(lending.lend, (OnLoan,), tool_id=1, person_id=person, override="同意")

    @rule(keep=PERSON, drop=PERSON)
    def merge(self, keep: int, drop: int) -> None:
        self.run(merge, (SamePerson, NotMergeable), keep=keep, drop=drop)

    @rule(back=st.integers(1, 6))
    def take_back(self, back: int) -> None:
        if len(self.acts) < back:
            return
        act = self.acts[-back]
        done = self.run(undo, (TooLate, AlreadyUndone), op=act.op)
        if done is not None:
            assert act.op not in self.undone
            self.undone.add(act.op)
            assert self.run(undo, (AlreadyUndone,), op=act.op) is None

    @precondition(lambda self: self.acts)
    @rule()
    def take_back_the_last(self) -> None:
        self.take_back(1)
        self.acts.pop()

    @invariant()
    def the_rules_hold(self) -> None:
        if not hasattr(self, "db"):
            return
        for number in [row[0] for row in self.db.rows("SELECT id FROM session")]:
            session, roster = queries.session(self.db, number), queries.roster(self.db, number)
            states = [each.state for each in roster]
            assert session.taken == states.count(EnrolmentState.ENROLLED) + states.count(EnrolmentState.ATTENDED)
            assert session.taken <= session.capacity
            assert len({each.person_id for each in roster}) == len(roster)
            assert not session.attended or session.state is SessionState.HELD
            assert not session.absent or session.closed
            assert not session.closed or not session.enrolled
            assert not (session.open and session.free and session.waiting), "a seat is free and somebody waits"
            assert session.state is not SessionState.VOID or not roster
            for each in roster:
                assert each.certificate is None or (session.closed and each.state is EnrolmentState.ATTENDED)
                assert queries.enrolment_of(self.db, number, each.person_id) == each
            files = [(each.name, each.file) for each in queries.files(self.db, number)]
            assert len(set(files)) == len(files)

    @invariant()
    def a_visit_counts_while_somebody_attends_by_it(self) -> None:
        if not hasattr(self, "db"):
            return
        for table, live, service in (
            ("enrolment", "state = 'attended'", "training"),
            ("loan", "state <> 'void'", "tool"),
        ):
            wrong = self.db.rows(
                f"SELECT b.id FROM {table} b JOIN visit v ON v.id = b.visit_id WHERE b.{live} AND (v.state = 'void'"
                " OR NOT EXISTS (SELECT 1 FROM visit_service WHERE visit_id = v.id AND service = ?))",
                (service,),
            )
            assert wrong == [], table


TestClassroom = Classroom.TestCase
TestClassroom.settings = settings(max_examples=25, stateful_step_count=50)


class LongClassroom(Classroom):
    """The same, for thousands of steps."""


TestLongClassroom = pytest.mark.slow(LongClassroom.TestCase)
TestLongClassroom.settings = settings(max_examples=300, stateful_step_count=100)
