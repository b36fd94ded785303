from datetime import UTC, date, datetime, timedelta

import pytest

from station_app.core.audit.queries import acts_about
from station_app.core.clock import SetClock
from station_app.core.errors import KeyTaken, NotAllowed, NotFound, NotValid, TooLong
from station_app.core.settings.commands import set as set_setting
from station_app.core.shifts import queries
from station_app.core.shifts.commands import (
    begin,
    close_past_days,
    close_station,
    end,
    hand_over,
    open_station,
    set_heat,
    write_handover,
)
from station_app.core.shifts.model import NoShift, OpeningState, PastDays, ShiftOpen, ShiftState
from station_app.core.staff.commands import set_active
from station_app.core.staff.model import Staff
from station_app.core.storage.database import Database
from station_app.core.types import NO_ACT
from station_app.core.undo.commands import undo
from station_app.core.undo.model import AlreadyUndone, NotUndoable, TooLate
from tests.conftest import MORNING, Truth, contents

DAY = date(2026, 9, 1)
HOUR = timedelta(hours=1)


def test_signing_in_opens_the_station(station: Database, lin: Staff, truth_of_touched: Truth) -> None:
    shift = truth_of_touched(begin, staff_id=lin.id).value
    assert (shift.staff_id, shift.staff_name, shift.day) == (lin.id, "林老师", DAY)
    assert (shift.started_at, shift.ended_at, shift.state, shift.handover) == (MORNING, None, ShiftState.OPEN, None)
    assert queries.current(station) == shift
    opened = queries.current_opening(station)
    assert opened is not None
    assert (opened.opened_at, opened.state, opened.opened_by) == (MORNING, OpeningState.OPEN, "林老师")


def test_signing_in_leaves_an_open_station_open(station: Database, lin: Staff, truth_of_touched: Truth) -> None:
    opened = truth_of_touched(open_station).value
    done = truth_of_touched(begin, staff_id=lin.id)
    assert queries.current_opening(station) == opened
    truth_of_touched(undo, op=done.op)
    assert queries.current_opening(station) == opened
    assert queries.current(station) is None


def test_signing_in_may_leave_the_door_shut(station: Database, lin: Staff, truth_of_touched: Truth) -> None:
    truth_of_touched(begin, staff_id=lin.id, open_station=False)
    assert queries.current_opening(station) is None


def test_only_one_is_on_duty(station: Database, lin: Staff, gao: Staff, clock: SetClock) -> None:
    first = begin(station, staff_id=lin.id, now=MORNING, by=None).value
    untouched = contents(station)
    with pytest.raises(ShiftOpen) as refused:
        begin(station, staff_id=gao.id, now=MORNING + HOUR, by=None)
    assert (refused.value.shift_id, refused.value.staff_name) == (first.id, "林老师")
    assert f"{refused.value.since:%H:%M}" == "10:00"
    assert contents(station) == untouched


def test_nobody_unknown_or_at_rest_signs_in(station: Database, lin: Staff) -> None:
    with pytest.raises(NotFound):
        begin(station, staff_id=99, now=MORNING, by=None)
    set_active(station, staff_id=lin.id, active=False, now=MORNING, by=None)
    with pytest.raises(NotAllowed):
        begin(station, staff_id=lin.id, now=MORNING, by=None)
    assert queries.current(station) is None


def test_the_same_key_signs_in_once(station: Database, lin: Staff) -> None:
    first = begin(station, staff_id=lin.id, now=MORNING, by=None, key="k")
    assert begin(station, staff_id=lin.id, now=MORNING + HOUR, by=None, key="k") == first
    assert len(queries.shifts_of(station, DAY, DAY)) == 1
    with pytest.raises(KeyTaken):
        end(station, now=MORNING, by=None, key="k")


def test_signing_in_is_taken_back_with_the_opening_it_made(
    station: Database, lin: Staff, truth_of_touched: Truth
) -> None:
    done = truth_of_touched(begin, staff_id=lin.id)
    truth_of_touched(undo, op=done.op)
    assert queries.current(station) is None
    assert queries.current_opening(station) is None
    assert queries.shifts_of(station, DAY, DAY) == []
    assert queries.openings(station, DAY, DAY) == []
    assert queries.shift(station, done.value.id).state is ShiftState.VOID
    truth_of_touched(begin, staff_id=lin.id)  # there is room again


def test_a_shift_something_was_written_in_stays(station: Database, lin: Staff) -> None:
    done = begin(station, staff_id=lin.id, now=MORNING, by=None)
    note = write_handover(station, text="冰箱声音大", now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=done.op, now=MORNING, by=None)
    undo(station, op=note.op, now=MORNING, by=None)
    undo(station, op=done.op, now=MORNING, by=None)
    assert queries.current(station) is None


def test_a_shift_whose_opening_was_closed_stays(station: Database, lin: Staff) -> None:
    done = begin(station, staff_id=lin.id, now=MORNING, by=None)
    close_station(station, now=MORNING + HOUR, by=None)
    with pytest.raises(TooLate):
        undo(station, op=done.op, now=MORNING + HOUR, by=None)
    assert queries.current(station) == done.value


def test_handing_over_keeps_the_note_and_begins_the_next(
    station: Database, lin: Staff, gao: Staff, clock: SetClock, truth_of_touched: Truth
) -> None:
    first = truth_of_touched(begin, staff_id=lin.id).value
    clock.forward(4 * HOUR)
    done = truth_of_touched(hand_over, staff_id=gao.id, handover=" 2 号饮水机不出热水 \n\n 已报修 \n")
    last = queries.last_before(station)
    assert last is not None
    assert (last.id, last.state, last.ended_at) == (first.id, ShiftState.ENDED, clock.now())
    assert last.handover == "2 号饮水机不出热水\n\n已报修"
    assert (done.value.staff_name, done.value.started_at) == ("高晓", clock.now())
    assert queries.current(station) == done.value
    truth_of_touched(undo, op=done.op)
    assert queries.current(station) == first
    assert queries.shifts_of(station, DAY, DAY) == [first]


def test_handing_over_without_a_note_keeps_what_was_written(
    station: Database, lin: Staff, gao: Staff, truth_of_touched: Truth
) -> None:
    truth_of_touched(begin, staff_id=lin.id)
    truth_of_touched(write_handover, text="钥匙在左边抽屉")
    truth_of_touched(hand_over, staff_id=gao.id)
    last = queries.last_before(station)
    assert last is not None
    assert last.handover == "钥匙在左边抽屉"
    with pytest.raises(ShiftOpen):
        hand_over(station, staff_id=gao.id, now=MORNING, by=None)


def test_nobody_on_duty_hands_nothing_over(station: Database, lin: Staff) -> None:
    with pytest.raises(NoShift):
        hand_over(station, staff_id=lin.id, now=MORNING, by=None)
    with pytest.raises(NoShift):
        end(station, now=MORNING, by=None)
    with pytest.raises(NoShift):
        write_handover(station, text="无", now=MORNING, by=None)


def test_a_note_is_written_all_day_long(station: Database, lin: Staff, truth_of_touched: Truth) -> None:
    truth_of_touched(begin, staff_id=lin.id)
    first = truth_of_touched(write_handover, text="一")
    assert truth_of_touched(write_handover, text=" 一 ").op == NO_ACT
    second = truth_of_touched(write_handover, text="一\n二")
    assert second.value.handover == "一\n二"
    with pytest.raises(TooLate):
        undo(station, op=first.op, now=MORNING, by=None)
    truth_of_touched(undo, op=second.op)
    assert queries.shift(station, second.value.id).handover == "一"
    assert truth_of_touched(write_handover, text="").value.handover is None


def test_a_note_may_have_a_thousand_characters(station: Database, lin: Staff) -> None:
    begin(station, staff_id=lin.id, now=MORNING, by=None)
    assert write_handover(station, text="字" * 1000, now=MORNING, by=None).value.handover == "字" * 1000
    with pytest.raises(TooLong):
        write_handover(station, text="字" * 1001, now=MORNING, by=None)
    with pytest.raises(TooLong):
        end(station, handover="字" * 1001, now=MORNING, by=None)


def test_a_shift_ends_and_goes_on_again(
    station: Database, lin: Staff, gao: Staff, clock: SetClock, truth_of_touched: Truth
) -> None:
    begun = truth_of_touched(begin, staff_id=lin.id).value
    clock.forward(HOUR)
    done = truth_of_touched(end, handover="都好")
    assert (done.value.state, done.value.ended_at, done.value.handover) == (ShiftState.ENDED, clock.now(), "都好")
    assert queries.current(station) is None
    truth_of_touched(undo, op=done.op)
    assert queries.current(station) == begun
    with pytest.raises(AlreadyUndone):
        undo(station, op=done.op, now=MORNING, by=None)


def test_an_end_stays_once_somebody_else_is_on_duty(station: Database, lin: Staff, gao: Staff) -> None:
    begin(station, staff_id=lin.id, now=MORNING, by=None)
    done = end(station, now=MORNING, by=None)
    begin(station, staff_id=gao.id, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=done.op, now=MORNING, by=None)


def test_a_clock_set_back_does_not_stand_in_the_door(station: Database, lin: Staff, gao: Staff) -> None:
    shift = begin(station, staff_id=lin.id, now=MORNING, by=None).value
    earlier = MORNING - 30 * HOUR
    opened = close_station(station, now=earlier, by=None).value
    assert (opened.closed_at, opened.opened_at) == (MORNING, MORNING)
    hand_over(station, staff_id=gao.id, now=earlier, by=None)
    assert queries.shift(station, shift.id).ended_at == MORNING
    last = end(station, now=earlier - HOUR, by=None).value
    assert last.ended_at == earlier


def test_yesterdays_shift_is_left_and_its_opening_missed(
    station: Database, lin: Staff, gao: Staff, clock: SetClock, truth_of_touched: Truth
) -> None:
    old = truth_of_touched(begin, staff_id=lin.id).value
    opened = queries.current_opening(station)
    clock.forward(timedelta(days=1))
    with pytest.raises(NoShift):
        hand_over(station, staff_id=gao.id, now=clock.now(), by=None)
    with pytest.raises(NoShift):
        end(station, now=clock.now(), by=None)
    done = truth_of_touched(begin, staff_id=gao.id)
    assert queries.shift(station, old.id).state is ShiftState.LEFT
    assert queries.shift(station, old.id).ended_at is None
    assert [each.state for each in queries.openings(station, DAY, DAY)] == [OpeningState.MISSED]
    today = queries.current_opening(station)
    assert today is not None
    assert today.day == DAY + timedelta(days=1)
    truth_of_touched(undo, op=done.op)
    assert (queries.current(station), queries.current_opening(station)) == (old, opened)


def test_past_days_are_made_up_for_once(
    station: Database, lin: Staff, clock: SetClock, truth_of_touched: Truth
) -> None:
    shift = truth_of_touched(begin, staff_id=lin.id).value
    opened = queries.current_opening(station)
    assert opened is not None
    assert truth_of_touched(close_past_days).value == PastDays(None, None)
    clock.forward(timedelta(days=3))
    done = truth_of_touched(close_past_days)
    assert done.value == PastDays(shift.id, opened.id)
    assert truth_of_touched(close_past_days).op == NO_ACT
    with pytest.raises(NotUndoable):
        undo(station, op=done.op, now=clock.now(), by=None)
    assert (queries.current(station), queries.current_opening(station)) == (None, None)
    last = queries.last_before(station)
    assert last is not None
    assert (last.id, last.state) == (shift.id, ShiftState.LEFT)


def test_who_closes_past_midnight_is_not_left_before(station: Database, lin: Staff, gao: Staff) -> None:
    set_setting(station, key="station.opens", value="18:00", now=MORNING, by=None)
    set_setting(station, key="station.closes", value="02:00", now=MORNING, by=None)
    evening = datetime(2026, 9, 1, 10, tzinfo=UTC)
    begin(station, staff_id=lin.id, now=evening, by=None)
    past_midnight = evening + 7 * HOUR  # one o'clock in the morning of the 2nd
    assert close_past_days(station, now=past_midnight, by=None).op == NO_ACT
    shift = hand_over(station, staff_id=gao.id, now=past_midnight, by=None).value
    assert shift.day == date(2026, 9, 2)
    closed = close_station(station, now=past_midnight + 2 * HOUR, by=None).value  # an hour late
    assert (closed.day, closed.state) == (DAY, OpeningState.CLOSED)


def test_whoever_stays_late_may_close_after_midnight(station: Database, lin: Staff) -> None:
    begin(station, staff_id=lin.id, now=MORNING, by=None)
    midnight = MORNING + 14 * HOUR + timedelta(minutes=10)  # the door says nine in the evening
    assert close_past_days(station, now=midnight, by=None).op == NO_ACT
    assert close_station(station, now=midnight, by=None).value.day == DAY
    assert end(station, now=midnight, by=None).value.ended_at == midnight


@pytest.mark.parametrize(
    ("opens", "closes", "hours_after_ten", "over"),
    [
        ("09:00", "21:00", 16.9, False),
        ("09:00", "21:00", 17, True),
        ("18:00", "02:00", 21.9, False),
        ("18:00", "02:00", 22, True),
        ("09:00", "09:00", 22.9, False),
        ("09:00", "09:00", 23, True),
        ("04:00", "23:00", 17.9, False),
        ("04:00", "23:00", 18, True),
    ],
)
def test_when_a_day_is_over(station: Database, opens: str, closes: str, hours_after_ten: float, over: bool) -> None:
    set_setting(station, key="station.opens", value=opens, now=MORNING, by=None)
    set_setting(station, key="station.closes", value=closes, now=MORNING, by=None)
    assert queries.hours(station).is_over(DAY, MORNING + hours_after_ten * HOUR) is over


def test_heat_is_set_by_hand_and_taken_back(station: Database, clock: SetClock, truth_of_touched: Truth) -> None:
    assert truth_of_touched(set_heat, level=0).op == NO_ACT
    first = truth_of_touched(set_heat, level=35)
    second = truth_of_touched(set_heat, level=40)
    assert truth_of_touched(set_heat, level=40).op == NO_ACT
    assert (first.value, second.value, queries.heat(station, DAY)) == (35, 40, 40)
    with pytest.raises(TooLate):
        undo(station, op=first.op, now=MORNING, by=None)
    truth_of_touched(undo, op=second.op)
    assert queries.heat(station, DAY) == 35
    clock.forward(timedelta(days=1))
    assert queries.heat(station, DAY + timedelta(days=1)) == 0


def test_a_hot_day_stays_hot_in_its_evening(station: Database) -> None:
    for level in (37, 35, 0):
        set_heat(station, level=level, now=MORNING, by=None)
    assert queries.heat(station, DAY) == 0
    assert queries.heat_days(station, DAY, DAY) == {DAY: 37}
    assert queries.heat_days(station, DAY + timedelta(days=1), DAY + timedelta(days=9)) == {}


def test_other_heat_is_none(station: Database) -> None:
    with pytest.raises(NotValid):
        set_heat(station, level=38, now=MORNING, by=None)
    done = set_heat(station, level=37, now=MORNING, by=None, key="hot")
    assert set_heat(station, level=37, now=MORNING, by=None, key="hot") == done


def test_acts_know_what_they_are_about(station: Database, lin: Staff) -> None:
    shift = begin(station, staff_id=lin.id, now=MORNING, by=None).value
    write_handover(station, text="好", now=MORNING, by=lin.id)
    acts = acts_about(station, "shift", shift.id)
    assert [(act.what, act.by) for act in acts] == [("shifts.write_handover", lin.id), ("shifts.begin", None)]
    assert [act.what for act in acts_about(station, "staff", lin.id)][:1] == ["shifts.begin"]
