"""The house under a story: places taken, things broken and checked, and what must hold of all in it."""

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
from station_app.core.closing.queries import closing
from station_app.core.errors import Refusal
from station_app.core.lending import commands as lending
from station_app.core.shifts.model import NoShift
from station_app.core.staff.commands import add as add_staff
from station_app.core.supplies import commands as supplies
from station_app.core.supplies import queries as stock
from tests.core.machine.days import N, one_of
from tests.core.machine.goods import DAILY, DRINK, Shelves
from tests.core.machine.house_plain import Broken, read_house

CAPACITY = {1: 2, 2: 3}
"""Amenities with places, and how many; the third has none."""
AMENITIES = (1, 2, 3)
POINTS: tuple[tuple[str, int | None], ...] = (("sockets", 1), ("water", 3), ("exit", None))
STEPS: tuple[tuple[str, frozenset[FaultState], FaultState], ...] = (
    ("repair", frozenset({FaultState.REPORTED}), FaultState.UNDER_REPAIR),
    ("mark_fixed", frozenset({FaultState.REPORTED, FaultState.UNDER_REPAIR}), FaultState.FIXED),
    ("not_fixed", frozenset({FaultState.FIXED}), FaultState.UNDER_REPAIR),
    ("confirm_fixed", frozenset(OPEN_FAULTS), FaultState.CONFIRMED),
)


class Housed(Shelves):
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

    # ---- what always holds

    @invariant()
    def the_house_is_as_told(self) -> None:
        if not hasattr(self, "plain"):
            return
        house = self.plain.house
        assert read_house(self.db) == house
        on_map = {int(place.id): place for place in places.hall(self.db)}
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
