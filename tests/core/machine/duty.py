"""Who is on duty, the door, heat, and the end of the day."""

from datetime import date
from typing import Any

from hypothesis.stateful import rule

from station_app.core.closing.commands import close
from station_app.core.errors import Refusal
from station_app.core.shifts import commands as shifts
from station_app.core.shifts import queries as duty
from station_app.core.shifts.model import HEAT_LEVELS, NoShift, ShiftOpen, StationClosed, StationOpen
from station_app.core.types import Done
from tests.core.machine.corrections import Corrections
from tests.core.machine.days import N, one_of

STAFF = (1, 2)
NOTES = (None, "钥匙在抽屉里", "", "3 号位松了")


class OnDuty(Corrections):
    """Days, files and corrections, and those who do them."""

    def is_past(self, day: date) -> bool:
        """Whether what began on a day is over by now; what that means is tested with the hours of the door."""
        return duty.hours(self.db).is_over(day, self.clock.now())

    def told_unless(self, refusal: type[Refusal] | None, command: Any, **facts: Any) -> Done[Any] | None:
        """Run a command that must go well, or be refused so and change nothing."""
        if refusal is not None:
            self.refused(refusal, command, **facts)
            return None
        return self.told(command, **facts)

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
            for act in self.acts:
                act.stale = True

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
