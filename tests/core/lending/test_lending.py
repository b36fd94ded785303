from datetime import UTC, date, datetime, timedelta

import pytest

from station_app.core.audit.queries import acts_about
from station_app.core.clock import SetClock
from station_app.core.errors import KeyTaken, NotFound, NotValid
from station_app.core.lending import queries, rules
from station_app.core.lending.commands import (
    add_tool,
    edit_tool,
    give_back,
    lend,
    renew,
    reserve,
    retire,
    set_loan_length,
)
from station_app.core.lending.model import (
    Condition,
    HeadsUp,
    LoanState,
    Part,
    Tool,
    ToolState,
)
from station_app.core.lending.refusals import (
    HasOverdue,
    NotLendable,
    NotOut,
    OnLoan,
    Reserved,
    Suspended,
    TooMany,
)
from station_app.core.people.commands import merge, register, suspend
from station_app.core.people.model import Person
from station_app.core.settings.commands import set as set_setting
from station_app.core.settings.model import UnknownCode
from station_app.core.storage.database import Database
from station_app.core.types import NO_ACT, Area
from station_app.core.undo.commands import undo
from station_app.core.visits import queries as visits
from station_app.core.visits.commands import check_in, check_out
from station_app.core.visits.model import NotServed, State
from tests.conftest import MORNING, Truth, contents

CLOSING = datetime(2026, 9, 1, 13, tzinfo=UTC)
"""Nine in the evening in Shanghai."""
HOUR = timedelta(hours=1)


def test_a_tool_goes_out_until_closing(station: Database, pump: Tool, rider: Person, truth_of_touched: Truth) -> None:
    done = truth_of_touched(lend, tool_id=pump.id, person_id=rider.id, note="押了身份证的复印件")
    loan = done.value
    assert (loan.tool_id, loan.code, loan.tool) == (pump.id, "T-001", "打气筒")
    assert (loan.person_id, loan.name, loan.phone) == (rider.id, "周佳宁", "13800002046")
    assert (loan.out_at, loan.due_at, loan.day, loan.state) == (MORNING, CLOSING, date(2026, 9, 1), LoanState.OPEN)
    assert loan.parts == (Part("气针", None), Part("布袋", None))
    assert loan.note == "押了身份证的复印件"
    assert queries.tool(station, pump.id).state is ToolState.ON_LOAN
    assert queries.open_loan(station, pump.id) == queries.last_loan(station, pump.id) == loan


def test_lending_counts_a_visit_and_returning_does_not(
    station: Database, pump: Tool, wrench: Tool, rider: Person, truth_of_touched: Truth, clock: SetClock
) -> None:
    first = truth_of_touched(lend, tool_id=pump.id, person_id=rider.id)
    assert first.touched == {Area.LENDING, Area.VISITS}
    (visit,) = visits.in_station(station)
    assert (visit.id, visit.person_id, visit.services, visit.category) == (
        first.value.visit_id,
        rider.id,
        ("tool",),
        "food_rider",
    )
    clock.forward(timedelta(minutes=2))
    second = truth_of_touched(lend, tool_id=wrench.id, person_id=rider.id)
    assert second.touched == {Area.LENDING}
    assert second.value.visit_id == visit.id
    for done in (first, second):
        assert truth_of_touched(give_back, loan_id=done.value.id).touched == {Area.LENDING}
    assert visits.visits_of(station, rider.id) == 1


def test_whoever_is_here_has_used_the_service(
    station: Database, pump: Tool, wrench: Tool, rider: Person, truth_of_touched: Truth
) -> None:
    visit = check_in(station, person_id=rider.id, services=["water"], now=MORNING, by=None).value
    first = truth_of_touched(lend, tool_id=pump.id, person_id=rider.id)
    second = truth_of_touched(lend, tool_id=wrench.id, person_id=rider.id)
    assert visits.by_id(station, visit.id).services == ("water", "tool")
    truth_of_touched(undo, op=first.op)
    assert visits.by_id(station, visit.id).services == ("water", "tool")  # the other one still stands on it
    truth_of_touched(undo, op=second.op)
    assert visits.by_id(station, visit.id).services == ("water",)


def test_a_visit_that_has_run_out_ends_and_a_new_one_begins(
    station: Database, pump: Tool, rider: Person, truth_of_touched: Truth, clock: SetClock
) -> None:
    old = check_in(station, person_id=rider.id, services=["water"], now=MORNING, by=None).value
    clock.forward(timedelta(minutes=91))
    done = truth_of_touched(lend, tool_id=pump.id, person_id=rider.id)
    assert visits.by_id(station, old.id).state is State.AUTO
    assert done.value.visit_id != old.id
    truth_of_touched(undo, op=done.op)
    assert visits.by_id(station, old.id).state is State.IN
    assert visits.by_id(station, done.value.visit_id or 0).state is State.VOID


def test_lending_without_counting(station: Database, pump: Tool, rider: Person, truth_of_touched: Truth) -> None:
    done = truth_of_touched(lend, tool_id=pump.id, person_id=rider.id, arrive=False)
    assert done.touched == {Area.LENDING}
    assert done.value.visit_id is None
    truth_of_touched(undo, op=done.op)


def test_the_visit_goes_with_the_last_loan(
    station: Database, pump: Tool, wrench: Tool, rider: Person, truth_of_touched: Truth
) -> None:
    first = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None)
    second = lend(station, tool_id=wrench.id, person_id=rider.id, now=MORNING, by=None)
    assert truth_of_touched(undo, op=first.op).touched == {Area.LENDING}
    assert visits.visits_of(station, rider.id) == 1
    assert truth_of_touched(undo, op=second.op).touched == {Area.LENDING, Area.VISITS}
    assert visits.visits_of(station, rider.id) == 0
    assert visits.last_seen(station, rider.id) is None


def test_a_visit_void_already_is_left_alone(
    station: Database, pump: Tool, rider: Person, truth_of_touched: Truth
) -> None:
    came = check_in(station, person_id=rider.id, now=MORNING, by=None)
    done = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None)
    undo(station, op=came.op, now=MORNING, by=None)
    assert truth_of_touched(undo, op=done.op).touched == {Area.LENDING}


def test_a_service_taken_off_by_hand_is_left_alone(
    station: Database, pump: Tool, rider: Person, truth_of_touched: Truth
) -> None:
    from station_app.core.visits.corrections import edit  # noqa: PLC0415

    visit = check_in(station, person_id=rider.id, now=MORNING, by=None).value
    done = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None)
    edit(station, visit_id=visit.id, services=["rest"], now=MORNING, by=None)
    assert truth_of_touched(undo, op=done.op).touched == {Area.LENDING}
    assert visits.by_id(station, visit.id).services == ("rest",)


def test_the_same_form_lends_once(station: Database, pump: Tool, rider: Person, truth_of_touched: Truth) -> None:
    first = truth_of_touched(lend, tool_id=pump.id, person_id=rider.id, key="form")
    before = contents(station)
    again = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None, key="form")
    assert (again.value, again.op, again.touched) == (first.value, first.op, first.touched)
    with pytest.raises(KeyTaken):
        give_back(station, loan_id=1, now=MORNING, by=None, key="form")
    assert contents(station) == before


def test_who_has_it_is_told(station: Database, pump: Tool, rider: Person, other: Person) -> None:
    loan = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None).value
    before = contents(station)
    with pytest.raises(OnLoan) as refused:
        lend(station, tool_id=pump.id, person_id=other.id, override="x", now=MORNING, by=None)
    told = refused.value
    assert (told.tool_id, told.code, told.loan_id, told.person_id) == (pump.id, "T-001", loan.id, rider.id)
    assert (told.name, told.due_at, told.due_at.hour) == ("周佳宁", CLOSING, 21)
    assert contents(station) == before


def test_what_cannot_be_lent(station: Database, pump: Tool, rider: Person) -> None:
    with pytest.raises(NotFound):
        lend(station, tool_id=99, person_id=rider.id, now=MORNING, by=None)
    with pytest.raises(NotFound):
        lend(station, tool_id=pump.id, person_id=99, now=MORNING, by=None)
    for due in (MORNING, MORNING - HOUR, MORNING + timedelta(days=367)):
        with pytest.raises(NotValid):
            lend(station, tool_id=pump.id, person_id=rider.id, due_at=due, now=MORNING, by=None)
    retire(station, tool_id=pump.id, now=MORNING, by=None)
    with pytest.raises(NotLendable) as refused:
        lend(station, tool_id=pump.id, person_id=rider.id, override="x", now=MORNING, by=None)
    assert refused.value.state is ToolState.RETIRED


def test_a_registration_taken_back_borrows_nothing(station: Database, pump: Tool) -> None:
    somebody = register(station, name="岳青", now=MORNING, by=None)
    undo(station, op=somebody.op, now=MORNING, by=None)
    with pytest.raises(NotServed):
        lend(station, tool_id=pump.id, person_id=somebody.value.id, now=MORNING, by=None)


def test_a_registration_with_a_loan_is_not_taken_back(station: Database, pump: Tool) -> None:
    from station_app.core.undo.model import TooLate  # noqa: PLC0415

    somebody = register(station, name="岳青", now=MORNING, by=None)
    done = lend(station, tool_id=pump.id, person_id=somebody.value.id, arrive=False, now=MORNING, by=None)
    with pytest.raises(TooLate) as refused:
        undo(station, op=somebody.op, now=MORNING, by=None)
    assert (refused.value.record, refused.value.record_id) == ("loan", done.value.id)
    undo(station, op=done.op, now=MORNING, by=None)
    undo(station, op=somebody.op, now=MORNING, by=None)


def test_a_tool_comes_back_whole(
    station: Database, pump: Tool, rider: Person, truth_of_touched: Truth, clock: SetClock
) -> None:
    loan = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None).value
    clock.forward(HOUR)
    done = truth_of_touched(give_back, loan_id=loan.id, key="form")
    assert (done.value.state, done.value.condition, done.value.back_at) == ("back", Condition.GOOD, clock.now())
    assert done.value.parts == (Part("气针", True), Part("布袋", True))
    assert (done.value.returned_by, done.value.days_late(date(2026, 9, 1), date(2026, 9, 1))) == (None, 0)
    tool = queries.tool(station, pump.id)
    assert (tool.state, tool.since) == (ToolState.AVAILABLE, clock.now())
    assert give_back(station, loan_id=loan.id, now=MORNING, by=None, key="form").value == done.value
    with pytest.raises(NotOut) as refused:
        give_back(station, loan_id=loan.id, now=MORNING, by=None)
    assert refused.value.state is ToolState.AVAILABLE


def test_parts_missing(station: Database, pump: Tool, rider: Person, other: Person) -> None:
    loan = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None).value
    with pytest.raises(NotValid):
        give_back(station, loan_id=loan.id, missing=["说明书"], now=MORNING, by=None)
    with pytest.raises(NotValid):
        give_back(station, loan_id=loan.id, condition="fine", now=MORNING, by=None)
    done = give_back(station, loan_id=loan.id, missing=["布袋"], person_id=other.id, now=MORNING, by=None)
    assert (done.value.condition, done.value.returned_by) == (Condition.PARTS_MISSING, other.id)
    assert done.value.parts == (Part("气针", True), Part("布袋", False))
    assert queries.tool(station, pump.id).state is ToolState.AVAILABLE
    assert done.op in {act.id for act in acts_about(station, "person", other.id)}


def test_damage_opens_a_repair(station: Database, pump: Tool, rider: Person, truth_of_touched: Truth) -> None:
    loan = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None).value
    done = truth_of_touched(give_back, loan_id=loan.id, condition="damaged", note="漏气", person_id=rider.id)
    assert done.value.returned_by is None  # the borrower brought it
    tool = queries.tool(station, pump.id)
    assert (tool.state, tool.state_note) == (ToolState.IN_REPAIR, "漏气")
    with pytest.raises(NotLendable):
        lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None)
    truth_of_touched(undo, op=done.op)
    assert queries.tool(station, pump.id).state is ToolState.ON_LOAN
    assert queries.loan(station, loan.id) == loan


def test_a_clock_set_back_does_not_stand_in_the_door(station: Database, pump: Tool, rider: Person) -> None:
    loan = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None).value
    done = give_back(station, loan_id=loan.id, condition="damaged", now=MORNING - HOUR, by=None)
    assert done.value.back_at == MORNING


def test_a_loan_is_renewed(station: Database, pump: Tool, rider: Person, truth_of_touched: Truth) -> None:
    loan = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None).value
    done = truth_of_touched(renew, loan_id=loan.id, key="form")
    assert (done.value.due_at, done.value.renewals) == (CLOSING + timedelta(days=1), 1)
    assert renew(station, loan_id=loan.id, now=MORNING, by=None, key="form").value == done.value
    said = truth_of_touched(renew, loan_id=loan.id, due_at=MORNING + 3 * HOUR)
    assert (said.value.due_at, said.value.renewals) == (MORNING + 3 * HOUR, 2)
    same = truth_of_touched(renew, loan_id=loan.id, due_at=MORNING + 3 * HOUR)
    assert (same.value, same.op) == (said.value, NO_ACT)
    with pytest.raises(NotValid):
        renew(station, loan_id=loan.id, due_at=MORNING, now=MORNING, by=None)
    give_back(station, loan_id=loan.id, now=MORNING, by=None)
    with pytest.raises(NotOut):
        renew(station, loan_id=loan.id, now=MORNING, by=None)


def test_an_overdue_loan_is_renewed_from_now(station: Database, pump: Tool, rider: Person) -> None:
    loan = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None).value
    later = MORNING + timedelta(days=3)
    assert renew(station, loan_id=loan.id, now=later, by=None).value.due_at == CLOSING + timedelta(days=3)


def test_how_long_a_kind_is_lent_for(station: Database, pump: Tool, rider: Person, truth_of_touched: Truth) -> None:
    first = truth_of_touched(set_loan_length, kind="bike", minutes=120, key="form")
    assert set_loan_length(station, kind="bike", minutes=120, now=MORNING, by=None, key="form") == first
    assert set_loan_length(station, kind="bike", minutes=120, now=MORNING, by=None).op == NO_ACT
    assert lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None).value.due_at == MORNING + 2 * HOUR
    for minutes in (4, 600_000):
        with pytest.raises(NotValid):
            set_loan_length(station, kind="bike", minutes=minutes, now=MORNING, by=None)
    with pytest.raises(UnknownCode):
        set_loan_length(station, kind="boat", minutes=60, now=MORNING, by=None)


def test_a_day_that_is_closed(station: Database, pump: Tool, rider: Person) -> None:
    set_setting(station, key="station.closed_days", value=["2026-09-01", "2026-09-02"], now=MORNING, by=None)
    loan = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None).value
    assert loan.due_at == CLOSING + timedelta(days=2)


def test_no_limit_until_the_station_sets_one(
    station: Database, pump: Tool, wrench: Tool, rider: Person, truth_of_touched: Truth
) -> None:
    lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None)
    set_setting(station, key="lending.most_open", value=1, now=MORNING, by=None)
    with pytest.raises(TooMany) as refused:
        lend(station, tool_id=wrench.id, person_id=rider.id, now=MORNING, by=None)
    assert (refused.value.out, refused.value.limit) == (1, 1)
    done = truth_of_touched(lend, tool_id=wrench.id, person_id=rider.id, override="站长同意")
    assert station.value("SELECT text FROM remark WHERE act_id = ?", (done.op,)) == "站长同意"


def test_nothing_while_something_is_overdue(station: Database, pump: Tool, wrench: Tool, rider: Person) -> None:
    lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None)
    later = MORNING + timedelta(days=2)
    with pytest.raises(HasOverdue) as refused:
        lend(station, tool_id=wrench.id, person_id=rider.id, now=later, by=None)
    assert refused.value.overdue == 1
    set_setting(station, key="lending.block_overdue", value=False, now=MORNING, by=None)
    done = lend(station, tool_id=wrench.id, person_id=rider.id, override="用不上", now=later, by=None)
    assert station.value("SELECT count(*) FROM remark WHERE act_id = ?", (done.op,)) == 0  # nothing was in the way


def test_a_suspension_needs_a_reason(station: Database, pump: Tool, rider: Person) -> None:
    suspend(station, person_id=rider.id, reason="三次逾期", until=date(2026, 9, 8), now=MORNING, by=None)
    with pytest.raises(Suspended) as refused:
        lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None)
    assert (refused.value.reason, refused.value.until) == ("三次逾期", date(2026, 9, 8))
    lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING + timedelta(days=8), by=None)


def test_what_the_clerk_must_hear(station: Database, pump: Tool, wrench: Tool, rider: Person, other: Person) -> None:
    edit_tool(station, tool_id=pump.id, note="先放气再拔针", now=MORNING, by=None)
    lend(station, tool_id=wrench.id, person_id=rider.id, now=MORNING, by=None)
    later = MORNING + timedelta(days=1)
    reserve(
        station, tool_id=pump.id, person_id=other.id, starts_at=later + 4 * HOUR, ends_at=later + 5 * HOUR,
        now=later, by=None,
    )  # fmt: skip
    told = rules.heads_up(station, tool_id=pump.id, person_id=rider.id, now=later)
    assert told == HeadsUp(1, 1, ("气针", "布袋"), later + 4 * HOUR, "先放气再拔针")
    assert rules.heads_up(station, tool_id=pump.id, person_id=other.id, now=later).reserved_from is None
    loan = lend(station, tool_id=pump.id, person_id=other.id, now=later, by=None).value
    assert rules.heads_up(station, tool_id=pump.id, person_id=other.id, now=later, but_loan=loan.id).out == 0


def test_merged_people_are_one_borrower(station: Database, pump: Tool, wrench: Tool, rider: Person) -> None:
    twin = register(station, nickname="小周", now=MORNING, by=None).value
    lend(station, tool_id=pump.id, person_id=twin.id, arrive=False, now=MORNING, by=None)
    merge(station, keep=rider.id, drop=twin.id, now=MORNING, by=None)
    set_setting(station, key="lending.most_open", value=1, now=MORNING, by=None)
    for borrower in (rider, twin):
        with pytest.raises(TooMany):
            lend(station, tool_id=wrench.id, person_id=borrower.id, now=MORNING, by=None)
    (loan,) = queries.open_loans(station, person_id=rider.id)
    assert (loan.person_id, loan.name) == (rider.id, "周佳宁")
    done = lend(station, tool_id=wrench.id, person_id=twin.id, override="x", now=MORNING, by=None)
    assert done.value.person_id == rider.id
    give_back(station, loan_id=loan.id, now=MORNING, by=None)
    assert len(queries.open_loans(station)) == 1


def test_open_loans_by_when_they_are_due(station: Database, rider: Person, other: Person) -> None:
    tools = [add_tool(station, name="锤子", now=MORNING, by=None).value for _ in range(3)]
    for tool, hours in zip(tools, (5, 1, 3), strict=True):
        due = MORNING + hours * HOUR
        lend(station, tool_id=tool.id, person_id=rider.id, due_at=due, now=MORNING, by=None)
    assert [loan.code for loan in queries.open_loans(station)] == ["T-002", "T-003", "T-001"]
    late = queries.open_loans(station, before=MORNING + 2 * HOUR)
    assert [loan.code for loan in late] == ["T-002"]
    assert queries.open_loans(station, person_id=other.id) == []
    assert queries.loans(station, [3, 1]) == [queries.loan(station, 3), queries.loan(station, 1)]
    assert queries.out_and_overdue(station, rider.id, now=MORNING + 4 * HOUR) == (3, 2)
    assert late[0].days_late(date(2026, 9, 4), date(2026, 9, 1)) == 3


def test_places_of_the_cabinets(station: Database, pump: Tool, wrench: Tool, rider: Person) -> None:
    far = add_tool(station, name="锯", cabinet="A10", now=MORNING, by=None).value
    near = add_tool(station, name="尺", cabinet="A2", now=MORNING, by=None).value
    loose = add_tool(station, name="灯", now=MORNING, by=None).value
    gone = add_tool(station, name="旧", now=MORNING, by=None).value
    retire(station, tool_id=gone.id, now=MORNING, by=None)
    loan = lend(station, tool_id=wrench.id, person_id=rider.id, now=MORNING, by=None).value
    places = queries.places(station)
    assert [place.id for place in places] == [pump.id, wrench.id, near.id, far.id, loose.id]
    assert (places[1].borrower, places[1].loan_id, places[1].state) == ("周佳宁", loan.id, "on_loan")
    assert places[1].due_at == "2026-09-01T13:00:00.000000Z"
    assert (places[0].borrower, places[0].due_at) == (None, None)
    counts = queries.count_by_state(station)
    assert (counts[ToolState.AVAILABLE], counts[ToolState.ON_LOAN], counts[ToolState.RETIRED]) == (4, 1, 1)


def test_a_lent_tool_is_held_back_by_its_reservation(
    station: Database, pump: Tool, rider: Person, other: Person
) -> None:
    starts = MORNING + 3 * HOUR
    reserve(station, tool_id=pump.id, person_id=other.id, starts_at=starts, ends_at=starts + HOUR, now=MORNING, by=None)
    loan = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None).value
    assert loan.due_at == starts
    with pytest.raises(Reserved):
        renew(station, loan_id=loan.id, now=MORNING, by=None)
    assert renew(station, loan_id=loan.id, override="单师傅同意", now=MORNING, by=None).value.due_at > starts


def test_left_and_come_again(station: Database, pump: Tool, rider: Person) -> None:
    visit = check_in(station, person_id=rider.id, now=MORNING, by=None).value
    check_out(station, visit_id=visit.id, now=MORNING + HOUR, by=None)
    done = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING + 2 * HOUR, by=None)
    assert done.value.visit_id != visit.id
    assert visits.visits_of(station, rider.id) == 2
