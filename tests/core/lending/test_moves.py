from datetime import timedelta
from typing import Any

import pytest

from station_app.core.errors import Missing, NotAllowed
from station_app.core.lending import commands, queries
from station_app.core.lending.commands import (
    find_again,
    give_back,
    lend,
    report_lost,
    retire,
    send_to_repair,
    write_off,
)
from station_app.core.lending.model import (
    MOVES,
    LoanState,
    Tool,
    ToolState,
)
from station_app.core.lending.refusals import (
    NotOut,
    WrongState,
)
from station_app.core.people.commands import register
from station_app.core.people.model import Person
from station_app.core.staff.commands import add, set_active
from station_app.core.storage.database import Database
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from tests.conftest import MORNING, Truth, contents

HOUR = timedelta(hours=1)
ORDER = {
    ToolState.AVAILABLE: (),
    ToolState.ON_LOAN: ("lend",),
    ToolState.IN_REPAIR: ("send_to_repair",),
    ToolState.LOST: ("report_lost",),
    ToolState.WRITTEN_OFF: ("report_lost", "write_off"),
    ToolState.RETIRED: ("retire",),
}


def bring_to(db: Database, state: ToolState, tool: Tool, person: Person) -> None:
    for step in ORDER[state]:
        facts: dict[str, Any] = {"person_id": person.id} if step == "lend" else {"reason": "因为"}
        getattr(commands, step)(db, tool_id=tool.id, **facts, now=MORNING, by=None)
    assert queries.tool(db, tool.id).state is state


@pytest.mark.parametrize("state", ORDER)
@pytest.mark.parametrize("move", MOVES)
def test_every_move_from_every_state(
    station: Database, pump: Tool, rider: Person, truth_of_touched: Truth, move: str, state: ToolState
) -> None:
    bring_to(station, state, pump, rider)
    leaves, enters = MOVES[move]
    before, was = contents(station), queries.tool(station, pump.id)
    if state not in leaves:
        with pytest.raises(WrongState) as refused:
            truth_of_touched(getattr(commands, move), tool_id=pump.id, reason="因为")
        assert (refused.value.state, refused.value.asked) == (state, move)
        assert contents(station) == before
        return
    done = truth_of_touched(getattr(commands, move), tool_id=pump.id, reason="因为", key="form")
    assert done.value.state is enters
    assert done.value.state_note == (None if enters is ToolState.AVAILABLE else "因为")
    again = getattr(commands, move)(station, tool_id=pump.id, reason="因为", now=MORNING, by=None, key="form")
    assert (again.value, again.op) == (done.value, done.op)
    truth_of_touched(undo, op=done.op)
    assert queries.tool(station, pump.id) == was
    left = contents(station)
    for table in ("tool", "loan", "loan_accessory"):
        assert left[table] == before[table]


def test_a_loan_ends_as_lost_and_its_tool_is_found(station: Database, pump: Tool, rider: Person) -> None:
    loan = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None).value
    lost = report_lost(station, tool_id=pump.id, reason="路上丢了", now=MORNING + HOUR, by=None)
    after = queries.loan(station, loan.id)
    assert (after.state, after.lost_at, after.back_at) == (LoanState.LOST, MORNING + HOUR, None)
    assert queries.last_loan(station, pump.id) == after
    assert queries.open_loans(station) == []
    with pytest.raises(NotOut):
        give_back(station, loan_id=loan.id, now=MORNING, by=None)
    found = find_again(station, tool_id=pump.id, now=MORNING + 2 * HOUR, by=None)
    assert queries.loan(station, loan.id).state is LoanState.LOST
    with pytest.raises(TooLate):
        undo(station, op=lost.op, now=MORNING, by=None)
    undo(station, op=found.op, now=MORNING, by=None)
    undo(station, op=lost.op, now=MORNING, by=None)
    assert queries.open_loans(station) == [loan]


def test_writing_off_is_the_managers(station: Database, pump: Tool) -> None:
    report_lost(station, tool_id=pump.id, now=MORNING, by=None)
    with pytest.raises(Missing):
        write_off(station, tool_id=pump.id, reason=" ", now=MORNING, by=None)
    gone = add(station, name="王敏", now=MORNING, by=None).value
    set_active(station, staff_id=gone.id, active=False, now=MORNING, by=None)
    with pytest.raises(NotAllowed) as refused:
        write_off(station, tool_id=pump.id, reason="找不到", now=MORNING, by=gone.id)
    assert refused.value.right == "write_off"
    assert write_off(station, tool_id=pump.id, reason="找不到", now=MORNING, by=None).value.state_note == "找不到"
    assert queries.places(station) == []


def test_an_older_move_stays_under_a_newer_one(station: Database, pump: Tool, rider: Person) -> None:
    repair = send_to_repair(station, tool_id=pump.id, now=MORNING, by=None)
    back = commands.back_from_repair(station, tool_id=pump.id, now=MORNING, by=None)
    again = send_to_repair(station, tool_id=pump.id, now=MORNING, by=None)
    for done in (repair, back):
        with pytest.raises(TooLate):
            undo(station, op=done.op, now=MORNING, by=None)
    undo(station, op=again.op, now=MORNING, by=None)
    loan = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None)
    returned = give_back(station, loan_id=loan.value.id, now=MORNING, by=None)
    for op in (back.op, loan.op):
        with pytest.raises(TooLate):
            undo(station, op=op, now=MORNING, by=None)
    undo(station, op=returned.op, now=MORNING, by=None)
    undo(station, op=loan.op, now=MORNING, by=None)
    undo(station, op=back.op, now=MORNING, by=None)
    undo(station, op=repair.op, now=MORNING, by=None)
    assert queries.tool(station, pump.id) == pump


def test_a_return_stays_under_the_next_loan_of_the_tool(station: Database, pump: Tool, rider: Person) -> None:
    first = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None).value
    returned = give_back(station, loan_id=first.id, now=MORNING, by=None)
    lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=returned.op, now=MORNING, by=None)


def test_a_renewal_and_what_stands_on_it(station: Database, pump: Tool, rider: Person) -> None:
    loan = lend(station, tool_id=pump.id, person_id=rider.id, now=MORNING, by=None)
    first = commands.renew(station, loan_id=loan.value.id, now=MORNING, by=None)
    second = commands.renew(station, loan_id=loan.value.id, now=MORNING, by=None)
    for done in (loan, first):
        with pytest.raises(TooLate):
            undo(station, op=done.op, now=MORNING, by=None)
    undo(station, op=second.op, now=MORNING, by=None)
    undo(station, op=first.op, now=MORNING, by=None)
    assert queries.loan(station, loan.value.id) == loan.value
    returned = give_back(station, loan_id=loan.value.id, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=loan.op, now=MORNING, by=None)
    undo(station, op=returned.op, now=MORNING, by=None)
    undo(station, op=loan.op, now=MORNING, by=None)


def test_nothing_goes_out_again_to_somebody_taken_back(station: Database, pump: Tool) -> None:
    somebody = register(station, name="岳青", now=MORNING, by=None)
    loan = lend(station, tool_id=pump.id, person_id=somebody.value.id, now=MORNING, by=None).value
    give_back(station, loan_id=loan.id, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=somebody.op, now=MORNING, by=None)


def test_what_was_before_is_forgotten_after_thirty_days(station: Database, pump: Tool, rider: Person) -> None:
    old = retire(station, tool_id=pump.id, now=MORNING, by=None)
    later = MORNING + timedelta(days=31)
    commands.bring_back(station, tool_id=pump.id, now=later, by=None)
    with pytest.raises(TooLate):
        undo(station, op=old.op, now=later, by=None)
