"""The house under a story: places taken, things broken and checked, goods, tools, who is on duty, the door."""

from datetime import date, timedelta
from typing import Any

from hypothesis.stateful import initialize, invariant, precondition, rule

from station_app.core.amenities import commands as amenities
from station_app.core.amenities import queries as places
from station_app.core.amenities.model import OPEN_FAULTS, FaultState
from station_app.core.amenities.refusals import (
    FaultOpen,
    Full,
    HasPlace,
    NotInUse,
    NotTaken,
    OutOfOrder,
    StillTaken,
    WrongStep,
)
from station_app.core.closing.commands import close
from station_app.core.closing.queries import closing
from station_app.core.errors import Refusal
from station_app.core.lending import commands as lending
from station_app.core.lending.refusals import OnLoan
from station_app.core.shifts import commands as shifts
from station_app.core.shifts import queries as duty
from station_app.core.shifts.model import HEAT_LEVELS, NoShift, ShiftOpen, StationClosed, StationOpen
from station_app.core.staff.commands import add as add_staff
from station_app.core.supplies import commands as supplies
from station_app.core.supplies import queries as stock
from station_app.core.supplies.model import NotEnough, OnlyExpired
from station_app.core.types import Done
from station_app.core.visits.model import AlreadyVoid
from tests.core.machine.corrections import Corrections
from tests.core.machine.days import N, one_of
from tests.core.machine.house_plain import Broken, read_house
from tests.core.machine.plain import Stay

CAPACITY = {1: 2, 2: 3}
"""Amenities with places, and how many; the third has none."""
AMENITIES = (1, 2, 3)
STAFF = (1, 2)
TOOLS = (1, 2)
DRINK, DAILY = 1, 2
"""Goods: the one is handed out with a service of the visit, the other is not."""
POINTS: tuple[tuple[str, int | None], ...] = (("sockets", 1), ("water", 3), ("exit", None))
EXPIRY = (None, -1, 0, 20, 400)
NOTES = (None, "钥匙在抽屉里", "", "3 号位松了")
STEPS: tuple[tuple[str, frozenset[FaultState], FaultState], ...] = (
    ("repair", frozenset({FaultState.REPORTED}), FaultState.UNDER_REPAIR),
    ("mark_fixed", frozenset({FaultState.REPORTED, FaultState.UNDER_REPAIR}), FaultState.FIXED),
    ("not_fixed", frozenset({FaultState.FIXED}), FaultState.UNDER_REPAIR),
    ("confirm_fixed", frozenset(OPEN_FAULTS), FaultState.CONFIRMED),
)


class Housed(Corrections):
    """Days, files and corrections, in a house with things in it."""

    @initialize(n=N)
    def open(self, n: int) -> None:
        super().open(n=n)
        for name in ("林老师", "陈老师"):
            self.truth(add_staff, name=name)
        for name, kind in (("充电位", "charging"), ("座位", "seating"), ("饮水机", "water")):
            capacity = {"charging": CAPACITY[1], "seating": CAPACITY[2]}.get(kind)
            self.truth(amenities.add, name=name, kind=kind, capacity=capacity)
        for name, kind in (("水", "drink"), ("纸巾", "daily")):
            self.truth(supplies.add_item, name=name, unit="件", kind=kind)
        for name in ("扳手", "气筒"):
            self.truth(lending.add_tool, name=name)

    def is_past(self, day: date) -> bool:
        """Whether what began on a day is over by now; what that means is tested with the hours of the door."""
        return duty.hours(self.db).is_over(day, self.clock.now())

    def told_unless(self, refusal: type[Refusal] | None, command: Any, **facts: Any) -> Done[Any] | None:
        """Run a command that must go well, or be refused so and change nothing."""
        if refusal is not None:
            self.refused(refusal, command, **facts)
            return None
        return self.told(command, **facts)

    # ---- places

    @rule(n=N, who=N)
    def somebody_takes_a_place(self, n: int, who: int) -> None:
        house, amenity = self.plain.house, one_of(sorted(CAPACITY), n)
        person = one_of([None, *sorted(self.plain.people)], who)
        root = self.plain.root(person)
        free = [slot for slot in range(1, CAPACITY[amenity] + 1) if slot not in house.slots(amenity)]
        refusal: type[Refusal] | None = None
        if amenity in house.retired:
            refusal = NotInUse
        elif house.fault(amenity) is not None:
            refusal = OutOfOrder
        elif root is not None and amenity in {of for of, _, each in house.taken.values() if self.whose(each) == root}:
            refusal = HasPlace
        elif not free:
            refusal = Full
        done = self.told_unless(refusal, amenities.occupy, amenity_id=amenity, person_id=person)
        if done is not None:
            assert done.value.slot == free[0]
            self.plain.house.taken[done.value.id] = (amenity, free[0], root)

    def whose(self, record: int | None) -> int | None:
        """Whom a record means, which may be of somebody whose registration was taken back."""
        return self.plain.root(record) if record in self.plain.people else record

    @rule(n=N)
    def a_place_is_freed(self, n: int) -> None:
        last = self.db.value("SELECT max(id) FROM occupancy") or 0
        if n % 5 == 0 or not last:
            amenity = one_of(sorted(CAPACITY), n)
            there = {number for number, each in self.plain.house.taken.items() if each[0] == amenity}
            assert {each.id for each in self.told(amenities.free_all, amenity_id=amenity).value} == there
        else:
            number = n % last + 1
            there = {number} & set(self.plain.house.taken)
            self.told_unless(None if there else NotTaken, amenities.free, occupancy_id=number)
        for number in there:
            del self.plain.house.taken[number]

    @rule(n=N)
    def an_amenity_is_retired_or_back(self, n: int) -> None:
        amenity, house = one_of(AMENITIES, n), self.plain.house
        if amenity in house.retired:
            self.told(amenities.bring_back, amenity_id=amenity)
            self.plain.house.retired.discard(amenity)
        elif self.told_unless(StillTaken if house.slots(amenity) else None, amenities.retire, amenity_id=amenity):
            self.plain.house.retired.add(amenity)

    # ---- what is broken, and the check

    @rule(n=N)
    def something_breaks(self, n: int) -> None:
        amenity, house = one_of(AMENITIES, n), self.plain.house
        gone = NotInUse if amenity in house.retired else None
        refusal = gone or (None if house.fault(amenity) is None else FaultOpen)
        done = self.told_unless(refusal, amenities.report_fault, amenity_id=amenity, what="坏了")
        if done is not None:
            self.plain.house.faults[done.value.id] = Broken(amenity, None)

    @precondition(lambda self: self.plain.house.faults)
    @rule(n=N, step=N)
    def something_is_mended(self, n: int, step: int) -> None:
        number, (name, begins, ends) = one_of(sorted(self.plain.house.faults), n), one_of(STEPS, step)
        facts = {"why": "还是坏的"} if name == "not_fixed" else {}
        state = self.plain.house.faults[number].state
        refusal = None if state in begins else WrongStep
        if self.told_unless(refusal, getattr(amenities, name), fault_id=number, **facts) is not None:
            self.plain.house.faults[number].state = ends

    @rule(n=N, found=N)
    def a_point_is_checked(self, n: int, found: int) -> None:
        (point, amenity), house = one_of(POINTS, n), self.plain.house
        result = ("normal", "abnormal", "not_applicable")[found % 3]
        shift = self.on_duty()
        refusal = NoShift if shift is None else NotInUse if amenity in house.retired else None
        facts = {"check_item": point, "amenity_id": amenity, "result": result}
        standing = house.fault(amenity, point)
        done = self.told_unless(refusal, amenities.inspect, note="x" if result == "abnormal" else None, **facts)
        if done is None or shift is None or not done.touched:
            return
        fault, old = done.value.fault_id, house.checks.get((shift, point))
        if result != "abnormal":
            assert fault is None
        elif standing is None:
            assert fault not in house.faults
            house.faults[fault] = Broken(amenity, point, opened_by=done.value.id)
        else:
            assert fault == standing
        house.checks[shift, point] = (done.value.id, result, fault)
        if old is not None and old[2] is not None and old[2] != fault:
            self.void_what_it_opened(old[0], old[2])

    def void_what_it_opened(self, check: int, fault: int) -> None:
        """The fault a check had opened never was, unless somebody went on with it or another check joined it."""
        mine, others = self.plain.house.faults[fault], self.plain.house.checks.values()
        joined = any(number != check and each == fault for number, _, each in others)
        if mine.opened_by == check and mine.state is FaultState.REPORTED and not joined:
            del self.plain.house.faults[fault]

    # ---- shifts, the door, heat

    def running(self) -> int | None:
        """The shift that is open, also one of an earlier day."""
        return next((number for number, each in self.plain.house.shifts.items() if each[0] == "open"), None)

    def opened(self) -> int | None:
        """The opening that is open, also one of an earlier day."""
        return next((number for number, each in self.plain.house.doors.items() if each[0] == "open"), None)

    def on_duty(self) -> int | None:
        """The shift that runs today."""
        number = self.running()
        return None if number is None or self.is_past(self.plain.house.shifts[number][2]) else number

    def end_shift(self, state: str, *, note: str | None, keep: bool = False) -> None:
        """The open shift is over."""
        number = self.running()
        assert number is not None
        _, staff, day, before = self.plain.house.shifts[number]
        self.plain.house.shifts[number] = (state, staff, day, before if keep else note)

    def past_days_are_left(self) -> None:
        """What an earlier day left open is left so."""
        shift, door, house = self.running(), self.opened(), self.plain.house
        if shift is not None and self.is_past(house.shifts[shift][2]):
            self.end_shift("left", note=None, keep=True)
        if door is not None and self.is_past(house.doors[door][1]):
            house.doors[door] = ("missed", house.doors[door][1])

    @rule(n=N)
    def somebody_comes_on_duty(self, n: int) -> None:
        staff, opens = one_of(STAFF, n), n % 3 > 0
        facts = {"staff_id": staff, "open_station": opens}
        done = self.told_unless(ShiftOpen if self.on_duty() is not None else None, shifts.begin, **facts)
        if done is None:
            return
        self.past_days_are_left()
        self.plain.house.shifts[done.value.id] = ("open", staff, self.today(), None)
        if opens and self.opened() is None:
            self.door_opens()

    def door_opens(self) -> None:
        """The newest opening of the file is one of today."""
        number = self.db.value("SELECT max(id) FROM opening")
        assert number not in self.plain.house.doors
        self.plain.house.doors[number] = ("open", self.today())

    @rule(n=N, note=N)
    def a_shift_is_handed_over_or_ends(self, n: int, note: int) -> None:
        number, said = self.on_duty(), one_of(NOTES, note)
        if n % 3 == 0:
            self.told_unless(NoShift if number is None else None, shifts.end, handover=said)
            if number is not None:
                self.end_shift("ended", note=said or None, keep=said is None)
            return
        staff = one_of(STAFF, n)
        same = number is not None and self.plain.house.shifts[number][1] == staff
        refusal = NoShift if number is None else ShiftOpen if same else None
        done = self.told_unless(refusal, shifts.hand_over, staff_id=staff, handover=said)
        if done is not None:
            self.end_shift("ended", note=said or None, keep=said is None)
            self.plain.house.shifts[done.value.id] = ("open", staff, self.today(), None)

    @rule(note=N)
    def a_note_is_written(self, note: int) -> None:
        number, said = self.on_duty(), one_of(NOTES, note)
        self.told_unless(NoShift if number is None else None, shifts.write_handover, text=said)
        if number is not None:
            self.end_shift("open", note=said or None)

    @rule(n=N)
    def the_door_opens_or_closes(self, n: int) -> None:
        number = self.opened()
        today = number is not None and not self.is_past(self.plain.house.doors[number][1])
        if n % 2 == 0:
            if self.told_unless(None if today else StationClosed, shifts.close_station) and number is not None:
                self.plain.house.doors[number] = ("closed", self.plain.house.doors[number][1])
        elif self.told_unless(StationOpen if today else None, shifts.open_station):
            if number is not None:
                self.plain.house.doors[number] = ("missed", self.plain.house.doors[number][1])
            self.door_opens()

    @rule(n=N)
    def it_is_hot(self, n: int) -> None:
        level = one_of(HEAT_LEVELS, n)
        if self.told(shifts.set_heat, level=level).touched:
            self.plain.house.heat[self.today()] = level

    @rule()
    def what_was_left_open_is_left(self) -> None:
        before = (self.running(), self.opened())
        self.told(shifts.close_past_days)
        self.past_days_are_left()
        if before != (self.running(), self.opened()):
            self.acts.pop()  # it is not taken back

    @rule(note=N)
    def the_station_is_closed(self, note: int) -> None:
        said = one_of(NOTES, note)
        house, shift, door = self.plain.house, self.running(), self.opened()
        done = self.told(close, handover=said)
        assert set(done.value.places) == set(house.taken)
        assert set(done.value.visits) == {number for number, stay in self.plain.stays.items() if stay.state == "in"}
        assert (done.value.shift_id, done.value.opening_id) == (shift, door)
        house.taken.clear()
        for stay in self.plain.stays.values():
            stay.state = "auto" if stay.state == "in" else stay.state
        self.past_days_are_left()
        if self.running() is not None:
            self.end_shift("ended", note=said or None, keep=said is None)
        if self.opened() is not None and door is not None:
            house.doors[door] = ("closed", house.doors[door][1])

    # ---- goods

    @rule(n=N, when=N)
    def goods_come(self, n: int, when: int) -> None:
        days = one_of(EXPIRY, when)
        expires = None if days is None else self.today() + timedelta(days=days)
        self.moved(self.told(supplies.receive, item_id=n % 2 + 1, quantity=n % 7 + 1, expires_on=expires))

    def moved(self, done: Done[Any]) -> None:
        """The plain shelf follows what the moves say of their batches."""
        moves = stock.moves_by_ids(self.db, done.value.moves)
        assert sum(move.quantity for move in moves) == done.value.quantity
        for move in moves:
            self.plain.house.put(move.batch_id, move.item_id, move.expires_on, move.quantity)
        assert done.value.stock == self.plain.house.stock(done.value.item_id)

    @rule(n=N, to=N, who=N)
    def something_is_handed_out(self, n: int, to: int, who: int) -> None:
        item, quantity, anything, house = n % 2 + 1, n % 3 + 1, n % 5 == 0, self.plain.house
        facts: dict[str, Any] = {"item_id": item, "quantity": quantity, "expired_too": anything}
        stay = self.taker(facts, to, who)
        refusal: type[Refusal] | None = None
        if house.stock(item) < quantity:
            refusal = NotEnough
        elif not anything and house.stock(item, on=self.today()) < quantity:
            refusal = OnlyExpired
        elif stay is not None and stay.state == "void":
            refusal = AlreadyVoid
        done = self.told_unless(refusal, supplies.issue, **facts)
        if done is not None:
            self.moved(done)
            if stay is not None and item == DRINK:
                stay.handed = True

    def taker(self, facts: dict[str, Any], to: int, who: int) -> Stay | None:
        """To whom something is handed out: nobody, somebody known, or whose visit is said; the visit it goes with."""
        if to % 3 == 1 and self.plain.people:
            facts["person_id"] = one_of(sorted(self.plain.people), who)
            there = self.plain.open_of(self.plain.people[facts["person_id"]].root)
            if there is None or there[1].has_run_out(self.clock.now()) or there[1].day < self.today():
                return None
            return there[1]
        if to % 3 == 2 and self.plain.stays:
            facts["visit_id"] = one_of(sorted(self.plain.stays), who)
            return self.plain.stays[facts["visit_id"]]
        return None

    @rule(n=N)
    def goods_are_counted_or_scrapped(self, n: int) -> None:
        item = n % 2 + 1
        there = self.plain.house.stock(item)
        if n % 3:
            self.moved(self.told(supplies.count, item_id=item, counted=n % 11))
            return
        facts = {"item_id": item, "quantity": n % 4 + 1, "reason": "过期"}
        done = self.told_unless(NotEnough if there < n % 4 + 1 else None, supplies.scrap, **facts)
        if done is not None:
            self.moved(done)

    # ---- tools

    @precondition(lambda self: self.known())
    @rule(n=N, who=N)
    def a_tool_is_lent(self, n: int, who: int) -> None:
        tool, record = one_of(TOOLS, n), one_of(sorted(self.plain.people), who)
        person, now = self.plain.people[record].root, self.clock.now()
        facts = {"tool_id": tool, "person_id": record, "override": "x"}
        done = self.told_unless(OnLoan if tool in self.plain.house.out else None, lending.lend, **facts)
        if done is None:
            return
        self.plain.house.out[tool] = done.value.id
        there = self.plain.open_of(person)
        if there is not None and not there[1].has_run_out(now) and there[1].day >= self.today():
            return
        if there is not None:
            there[1].state = "auto"
        number = self.db.value("SELECT max(id) FROM visit")
        assert number not in self.plain.stays
        local = now.astimezone(self.zone)
        self.plain.stays[number] = Stay(person, 1, now, local.date(), local.hour)

    @precondition(lambda self: self.plain.house.out)
    @rule(n=N)
    def a_tool_comes_back(self, n: int) -> None:
        tool = one_of(sorted(self.plain.house.out), n)
        self.told(lending.give_back, loan_id=self.plain.house.out[tool])
        del self.plain.house.out[tool]

    # ---- what always holds

    @invariant()
    def the_house_is_as_told(self) -> None:
        if not hasattr(self, "plain"):
            return
        house = self.plain.house
        assert read_house(self.db) == house
        on_map = {place.id: place for place in places.hall(self.db)}
        assert set(on_map) == set(AMENITIES) - house.retired
        for amenity, capacity in CAPACITY.items():
            taken = house.slots(amenity)
            assert len(taken) == sum(of == amenity for of, _, _ in house.taken.values()) <= capacity
            if amenity in on_map:
                broken = house.fault(amenity)
                assert (on_map[amenity].taken, on_map[amenity].fault_id) == (len(taken), broken)
                assert on_map[amenity].free == (0 if broken else capacity - len(taken))
        for item in (DRINK, DAILY):
            level = stock.level(self.db, item, on=self.today())
            assert level.stock == stock.stock(self.db, item) == house.stock(item)
            assert level.expired == house.stock(item) - house.stock(item, on=self.today())
        for _, result, fault in house.checks.values():
            assert (fault is not None) == (result == "abnormal")
            assert fault is None or fault in house.faults

    @invariant()
    def the_closing_page_names_what_is_open(self) -> None:
        if not hasattr(self, "plain"):
            return
        house, found = self.plain.house, closing(self.db, now=self.clock.now())
        assert {each.id for each in found.taken} == set(house.taken)
        assert {each.id for each in found.loans} == set(house.out.values())
        assert {each.id for each in found.faults} == {n for n, f in house.faults.items() if f.state in OPEN_FAULTS}
        assert (found.shift and found.shift.id, found.opening and found.opening.id) == (self.running(), self.opened())
        for place in found.taken:
            assert place.person_id == self.whose(house.taken[place.id][2])
        served = {row[0] for row in self.db.rows("SELECT visit_id FROM visit_service WHERE service = 'supplies'")}
        assert served == {number for number, stay in self.plain.stays.items() if stay.handed}
