"""Trainings under a story: planned, enrolled in, come to, closed and cancelled."""

from datetime import timedelta

from hypothesis.stateful import invariant, precondition, rule

from station_app.core.errors import Refusal
from station_app.core.training import commands, queries
from station_app.core.training.refusals import (
    AlreadyEnrolled,
    NotOnRoster,
    NotYet,
    SessionBegun,
    SessionFull,
    SessionOver,
    WrongEnrolmentState,
)
from tests.core.machine.days import N, one_of
from tests.core.machine.house import Housed
from tests.core.machine.lessons_plain import Lesson, read_lessons

BEGINS = (-2, 0, 1, 26)
"""In so many hours."""
MOST = 6


class Taught(Housed):
    """A house where people are taught something."""

    def lesson(self, n: int) -> tuple[int, Lesson]:
        """One of the sessions."""
        number = one_of(sorted(self.plain.lessons), n)
        return number, self.plain.lessons[number]

    def taught(self) -> bool:
        return bool(self.plain.lessons) and self.known()

    @precondition(lambda self: len(self.plain.lessons) < MOST)
    @rule(n=N)
    def a_session_is_planned(self, n: int) -> None:
        starts = self.clock.now() + timedelta(hours=one_of(BEGINS, n))
        ends, seats = starts + timedelta(hours=2), n % 3 + 1
        made = self.told(commands.plan, topic="消防", starts_at=starts, ends_at=ends, capacity=seats).value
        self.plain.lessons[made.id] = Lesson(starts.astimezone(self.zone).date(), starts, ends, seats)

    @precondition(lambda self: self.taught())
    @rule(n=N, who=N)
    def somebody_enrols(self, n: int, who: int) -> None:
        number, lesson = self.lesson(n)
        record = one_of(sorted(self.plain.people), who)
        root = self.plain.people[record].root
        there = lesson.of(self.plain.group(root))
        refusal = SessionOver if not lesson.open else AlreadyEnrolled if there is not None else None
        done = self.told_unless(refusal, commands.enrol, session_id=number, person_id=record)
        if done is not None:
            lesson.stands[done.value.id] = (root, "enrolled" if lesson.free else "waiting")

    @precondition(lambda self: self.taught())
    @rule(n=N, who=N)
    def somebody_withdraws(self, n: int, who: int) -> None:
        number, lesson = self.lesson(n)
        record = one_of(sorted(self.plain.people), who)
        there = lesson.of(self.plain.group(self.plain.people[record].root))
        state = None if there is None else lesson.stands[there][1]
        refusal: type[Refusal] | None = NotOnRoster if there is None else SessionOver if not lesson.open else None
        if refusal is None and state == "attended":
            refusal = WrongEnrolmentState
        done = self.told_unless(refusal, commands.withdraw, session_id=number, person_id=record)
        if done is not None and there is not None:
            assert bool(done.value.promoted) == lesson.leave(there)

    @precondition(lambda self: self.taught())
    @rule(n=N, who=N)
    def somebody_signs_in(self, n: int, who: int) -> None:
        number, lesson = self.lesson(n)
        record, widen, now = one_of(sorted(self.plain.people), who), bool(n % 2), self.clock.now()
        root = self.plain.people[record].root
        live = lesson.open and (lesson.day == self.today() or lesson.starts <= now <= lesson.ends)
        facts = {"session_id": number, "person_id": record, "walk_in": True, "widen": widen, "arrive": live}
        there = lesson.of(self.plain.group(root))
        state = None if there is None else lesson.stands[there][1]
        if lesson.state == "cancelled":
            self.refused(SessionOver, commands.sign_in, **facts)
        elif self.today() < lesson.day:
            self.refused(NotYet, commands.sign_in, **facts)
        elif state == "attended":
            assert not self.told(commands.sign_in, **facts).touched
        elif state != "enrolled" and lesson.free <= 0 and not widen:
            self.refused(SessionFull, commands.sign_in, **facts)
        else:
            done = self.told(commands.sign_in, **facts).value
            lesson.capacity += state != "enrolled" and lesson.free <= 0
            lesson.state = "held"
            lesson.stands[done.id] = (root if there is None else lesson.stands[there][0], "attended")
            if live:
                self.has_come(root)

    @precondition(lambda self: self.plain.lessons)
    @rule(n=N)
    def a_session_is_over(self, n: int) -> None:
        number, lesson = self.lesson(n)
        if lesson.state == "cancelled":
            self.refused(SessionOver, commands.close, session_id=number)
        elif self.today() < lesson.day:
            self.refused(NotYet, commands.close, session_id=number)
        elif self.told(commands.close, session_id=number).touched:
            lesson.close()

    @precondition(lambda self: self.plain.lessons)
    @rule(n=N)
    def a_session_will_not_be(self, n: int) -> None:
        number, lesson = self.lesson(n)
        came = any(state == "attended" for _, state in lesson.stands.values())
        refusal = SessionOver if lesson.closed else SessionBegun if came else None
        if self.told_unless(refusal, commands.cancel, session_id=number) is not None:
            lesson.state = "cancelled"

    @invariant()
    def the_lists_are_as_told(self) -> None:
        if not hasattr(self, "plain"):
            return
        assert read_lessons(self.db) == self.plain.lessons
        for number, lesson in self.plain.lessons.items():
            assert lesson.free >= 0
            waits = any(state == "waiting" for _, state in lesson.stands.values())
            assert not (lesson.open and lesson.free and waits)
            found = queries.session(self.db, number)
            assert (found.open, found.free) == (lesson.open, lesson.free)
            assert len(queries.roster(self.db, number)) == len(lesson.stands)
        open_ones = [number for number, lesson in self.plain.lessons.items() if lesson.open]
        assert sorted(each.id for each in queries.coming(self.db)) == sorted(open_ones)
