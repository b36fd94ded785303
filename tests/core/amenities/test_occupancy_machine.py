"""Any order of taking, freeing, breaking, mending, checking, closing and taking back: never more than there are."""

import copy
import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from station_app.core.amenities import commands, queries
from station_app.core.amenities.model import OPEN_FAULTS, FaultState
from station_app.core.amenities.refusals import (
    FaultOpen,
    Full,
    HasPlace,
    NotInUse,
    NotTaken,
    OutOfOrder,
    SlotTaken,
    StillTaken,
    WrongStep,
)
from station_app.core.checks.queries import check
from station_app.core.clock import SetClock
from station_app.core.closing.commands import close
from station_app.core.errors import NotValid, Refusal
from station_app.core.people.commands import register
from station_app.core.shifts.commands import begin
from station_app.core.shifts.model import NoShift, ShiftOpen
from station_app.core.staff.commands import add as add_staff
from station_app.core.storage.database import Database, open_database
from station_app.core.types import Done
from station_app.core.undo.commands import undo
from station_app.core.visits.commands import check_in, check_out
from station_app.core.visits.model import AlreadyIn, AlreadyOut
from tests.conftest import MORNING, contents, truthful

AMENITIES = (1, 2, 3)
PEOPLE = (1, 2, 3)
AMENITY = st.sampled_from(AMENITIES)
SOMEBODY = st.sampled_from([None, *PEOPLE])
STEPS = {
    "repair": ({FaultState.REPORTED}, FaultState.UNDER_REPAIR),
    "mark_fixed": ({FaultState.REPORTED, FaultState.UNDER_REPAIR}, FaultState.FIXED),
    "not_fixed": ({FaultState.FIXED}, FaultState.UNDER_REPAIR),
    "confirm_fixed": (set(OPEN_FAULTS), FaultState.CONFIRMED),
}
"""From which states a step begins, and where it ends."""


@dataclass(slots=True)
class Broken:
    """A fault: of which amenity, where it stands, the check that opened it."""

    amenity: int
    state: FaultState = FaultState.REPORTED
    opened_by: int | None = None


@dataclass(slots=True)
class Hall:
    """The hall in plain Python."""

    capacity: dict[int, int] = field(default_factory=dict)
    retired: set[int] = field(default_factory=set)
    taken: dict[int, tuple[int, int, int | None]] = field(default_factory=dict)
    """Open places by their ids: which amenity, which slot, who."""
    faults: dict[int, Broken] = field(default_factory=dict)
    checks: dict[int, tuple[str, int | None, int | None]] = field(default_factory=dict)
    """By shift: what the point was found to be, of which amenity, and the fault."""
    here: dict[int, int] = field(default_factory=dict)
    """Open visits by person."""
    shift: int | None = None

    def slots(self, amenity: int) -> set[int]:
        return {slot for of, slot, _ in self.taken.values() if of == amenity}

    def fault(self, amenity: int) -> int | None:
        found = [n for n, each in self.faults.items() if each.amenity == amenity and each.state in OPEN_FAULTS]
        assert len(found) <= 1
        return found[0] if found else None

    def leave(self, person: int) -> None:
        self.taken = {n: each for n, each in self.taken.items() if each[2] != person}


def read(db: Database) -> Hall:
    """The file's own account of it."""
    first = "SELECT min(act_id) FROM act_about WHERE record = 'fault' AND record_id = f.id"
    opened = f"SELECT i.record_id FROM act_about i WHERE i.record = 'inspection' AND i.act_id = ({first})"
    return Hall(
        dict(db.rows("SELECT id, capacity FROM amenity")),
        {row[0] for row in db.rows("SELECT id FROM amenity WHERE state = 'retired'")},
        {row[0]: row[1:] for row in db.rows("SELECT id, amenity_id, slot, person_id FROM occupancy"
                                            " WHERE state = 'open'")},
        {row[0]: Broken(row[1], FaultState(row[2]), row[3])
         for row in db.rows(f"SELECT f.id, f.amenity_id, f.state, ({opened}) FROM fault f"
                                         " WHERE f.state <> 'void'")},
        {row[0]: row[1:] for row in db.rows("SELECT shift_id, result, amenity_id, fault_id FROM inspection"
                                            " WHERE result <> 'none'")},
        dict(db.rows("SELECT person_id, id FROM visit WHERE state = 'in' AND person_id IS NOT NULL")),
        db.value("SELECT id FROM shift WHERE state = 'open'"),
    )  # fmt: skip


class Places(RuleBasedStateMachine):
    """Three amenities with one, two and three places, three people and a shift."""

    db: Database

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.db = open_database(Path(self.folder.name) / "station.sqlite", create=True)
        self.clock = SetClock(MORNING)
        self.truth = truthful(self.db, self.clock)
        self.hall = Hall()
        self.acts: list[tuple[int, Hall]] = []
        for n in PEOPLE:
            register(self.db, name=f"周{n}", now=MORNING, by=None)
        add_staff(self.db, name="林", now=MORNING, by=None)
        for n in AMENITIES:
            commands.add(self.db, name=f"充电位 {n}", kind="charging", capacity=n, now=MORNING, by=None)
        self.hall = read(self.db)

    def teardown(self) -> None:
        if hasattr(self, "db"):
            self.db.close()
            self.folder.cleanup()

    def does(self, command: Any, refusal: type[Refusal] | None = None, **facts: Any) -> Done[Any] | None:
        """Run a command that must go well, or be refused so and write nothing; the model is kept for an undo."""
        if refusal is not None:
            before = contents(self.db)
            with pytest.raises(refusal):
                command(self.db, now=self.clock.now(), by=None, **facts)
            assert contents(self.db) == before
            return None
        kept = copy.deepcopy(self.hall)
        done: Done[Any] = self.truth(command, **facts)
        if done.touched:
            self.acts.append((done.op, kept))
        return done

    # ---- places

    @rule(amenity=AMENITY, person=SOMEBODY, slot=st.sampled_from([None, None, 1, 2, 4]))
    def occupy(self, amenity: int, person: int | None, slot: int | None) -> None:
        hall, taken = self.hall, self.hall.slots(amenity)
        free = [each for each in range(1, hall.capacity[amenity] + 1) if each not in taken]
        refusal: type[Refusal] | None = None
        if amenity in hall.retired:
            refusal = NotInUse
        elif hall.fault(amenity):
            refusal = OutOfOrder
        elif person is not None and any(each[::2] == (amenity, person) for each in hall.taken.values()):
            refusal = HasPlace
        elif slot is not None and slot > hall.capacity[amenity]:
            refusal = NotValid
        elif slot is not None and slot in taken:
            refusal = SlotTaken
        elif not free:
            refusal = Full
        done = self.does(commands.occupy, refusal, amenity_id=amenity, person_id=person, slot=slot)
        if done is not None:
            assert done.value.slot == (slot or free[0])
            hall.taken[done.value.id] = (amenity, done.value.slot, person)

    @rule(amenity=AMENITY, places=st.integers(2, 3))
    def several_come(self, amenity: int, places: int) -> None:
        hall, taken = self.hall, self.hall.slots(amenity)
        free = [each for each in range(1, hall.capacity[amenity] + 1) if each not in taken]
        refusal: type[Refusal] | None = Full if len(free) < places else None
        if amenity in hall.retired or hall.fault(amenity):
            refusal = NotInUse if amenity in hall.retired else OutOfOrder
        done = self.does(commands.occupy, refusal, amenity_id=amenity, places=places)
        if done is not None:
            for n, slot in enumerate(free[:places]):
                hall.taken[done.value.id + n] = (amenity, slot, None)

    @rule(data=st.data())
    def free(self, data: st.DataObject) -> None:
        last = self.db.value("SELECT max(id) FROM occupancy") or 0
        if last:
            number = data.draw(st.integers(1, last))
            self.does(commands.free, None if number in self.hall.taken else NotTaken, occupancy_id=number)
            self.hall.taken.pop(number, None)

    @rule(amenity=AMENITY)
    def free_all(self, amenity: int) -> None:
        done = self.does(commands.free_all, amenity_id=amenity)
        assert done is not None
        there = {n for n, each in self.hall.taken.items() if each[0] == amenity}
        assert {each.id for each in done.value} == there
        for number in there:
            del self.hall.taken[number]

    @rule(amenity=AMENITY, capacity=st.integers(1, 4))
    def other_places(self, amenity: int, capacity: int) -> None:
        small = max(self.hall.slots(amenity), default=0) > capacity
        self.does(commands.edit, StillTaken if small else None, amenity_id=amenity, capacity=capacity)
        if not small:
            self.hall.capacity[amenity] = capacity

    @rule(amenity=AMENITY, out=st.booleans())
    def retire_or_bring_back(self, amenity: int, out: bool) -> None:
        if out:
            full = bool(self.hall.slots(amenity)) and amenity not in self.hall.retired
            self.does(commands.retire, StillTaken if full else None, amenity_id=amenity)
            self.hall.retired |= set() if full else {amenity}
        else:
            self.does(commands.bring_back, amenity_id=amenity)
            self.hall.retired.discard(amenity)

    # ---- people

    @rule(person=st.sampled_from(PEOPLE))
    def come(self, person: int) -> None:
        refusal = AlreadyIn if person in self.hall.here else None
        self.clock.forward(timedelta(minutes=2))  # else it were a slip
        done = self.does(check_in, refusal, person_id=person)
        if done is not None:
            self.hall.here[person] = done.value.id

    @rule(data=st.data())
    def go(self, data: st.DataObject) -> None:
        last = self.db.value("SELECT max(id) FROM visit") or 0
        if not last:
            return
        visit = data.draw(st.integers(1, last))
        person = next((who for who, each in self.hall.here.items() if each == visit), None)
        done = self.does(check_out, AlreadyOut if person is None else None, visit_id=visit)
        if done is not None and person is not None:
            del self.hall.here[person]
            self.hall.leave(person)

    @rule()
    def come_on_duty(self) -> None:
        done = self.does(begin, ShiftOpen if self.hall.shift else None, staff_id=1)
        if done is not None:
            self.hall.shift = done.value.id

    @rule()
    def close_the_station(self) -> None:
        done = self.does(close)
        assert done is not None
        assert set(done.value.places) == set(self.hall.taken)
        assert set(done.value.visits) == set(self.hall.here.values())
        self.hall.taken, self.hall.here, self.hall.shift = {}, {}, None

    # ---- what is broken

    @rule(amenity=AMENITY)
    def report(self, amenity: int) -> None:
        there = NotInUse if amenity in self.hall.retired else None
        refusal = there or (FaultOpen if self.hall.fault(amenity) else None)
        done = self.does(commands.report_fault, refusal, amenity_id=amenity, what="坏了")
        if done is not None:
            self.hall.faults[done.value.id] = Broken(amenity)

    @rule(data=st.data(), step=st.sampled_from(sorted(STEPS)))
    def go_on_with(self, data: st.DataObject, step: str) -> None:
        if not self.hall.faults:
            return
        number = data.draw(st.sampled_from(sorted(self.hall.faults)))
        fault, (begins, ends) = self.hall.faults[number], STEPS[step]
        facts = {"why": "还是坏的"} if step == "not_fixed" else {}
        refusal = None if fault.state in begins else WrongStep
        if self.does(getattr(commands, step), refusal, fault_id=number, **facts) is not None:
            fault.state = ends

    @rule(amenity=st.sampled_from([None, *AMENITIES]), result=st.sampled_from(["normal", "abnormal"]))
    def look_at(self, amenity: int | None, result: str) -> None:
        hall = self.hall
        amenity = 1 if result == "abnormal" and amenity is None else amenity
        refusal = NoShift if hall.shift is None else NotInUse if amenity in hall.retired else None
        facts = {"check_item": "sockets", "amenity_id": amenity, "result": result, "note": "松了"}
        done = self.does(commands.inspect, refusal, **facts)
        if done is None or hall.shift is None:
            return
        old, standing = hall.checks.get(hall.shift), None if amenity is None else hall.fault(amenity)
        fault = done.value.fault_id
        if done.touched:
            if result == "abnormal" and standing is None:
                assert fault not in hall.faults
                hall.faults[fault] = Broken(amenity or 0, opened_by=done.value.id)
            elif result == "abnormal":
                assert fault == standing
            self.void_what_was_opened(old, fault, done.value.id)
        hall.checks[hall.shift] = (result, amenity, fault)

    def void_what_was_opened(self, old: tuple[str, int | None, int | None] | None, fault: int | None, by: int) -> None:
        """The fault a check had opened is void when the check says otherwise, unless somebody went on with it."""
        was = None if old is None else old[2]
        if was is None or was == fault:
            return
        mine = self.hall.faults[was]
        joined = any(shift != self.hall.shift and each[2] == was for shift, each in self.hall.checks.items())
        if mine.opened_by == by and not joined and mine.state is FaultState.REPORTED:
            del self.hall.faults[was]

    # ---- taken back

    @rule()
    def take_the_last_back(self) -> None:
        if self.acts:
            op, self.hall = self.acts.pop()
            self.truth(undo, op=op)

    @rule(data=st.data())
    def take_an_older_back(self, data: st.DataObject) -> None:
        if not self.acts:
            return
        op, _ = data.draw(st.sampled_from(self.acts))
        before = contents(self.db)
        try:
            self.truth(undo, op=op)
        except Refusal:
            assert contents(self.db) == before
        else:  # what it comes to depends on what followed; the invariants judge it
            self.acts.clear()
            self.hall = read(self.db)

    # ---- what always holds

    @invariant()
    def the_file_says_the_same(self) -> None:
        if not hasattr(self, "db"):
            return
        hall = self.hall
        assert read(self.db) == hall
        for place in queries.hall(self.db):
            taken = hall.slots(place.id)
            assert place.taken == len(taken) == len(queries.occupancies(self.db, amenity_id=place.id))
            assert len(taken) <= hall.capacity[place.id]
            assert max(taken, default=0) <= hall.capacity[place.id]
            assert place.fault_id == hall.fault(place.id)
            assert place.free == (0 if place.fault_id else hall.capacity[place.id] - len(taken))
        assert {place.id for place in queries.hall(self.db)} == set(AMENITIES) - hall.retired
        assert not {of for of, _, _ in hall.taken.values()} & hall.retired
        for result, _, fault in hall.checks.values():
            assert (fault is not None) == (result == "abnormal")
            assert fault is None or fault in hall.faults  # void ones are not
        assert check(self.db, whole=False) == []


TestPlaces = Places.TestCase
TestPlaces.settings = settings(max_examples=25, stateful_step_count=30)


class LongPlaces(Places):
    """The same, for thousands of steps."""


TestLongPlaces = pytest.mark.slow(LongPlaces.TestCase)
TestLongPlaces.settings = settings(max_examples=300, stateful_step_count=60)
