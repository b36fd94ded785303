"""Tool lending in words: where a tool stands, how it came back, and why a rule says no."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from station_app.core.errors import Refusal
from station_app.core.lending.model import (
    Booking,
    Condition,
    LoanState,
    ToolState,
)
from station_app.core.lending.refusals import (
    CodeTaken,
    HasOverdue,
    NeedsReason,
    NeedsTraining,
    NotBooked,
    NotLendable,
    NotOut,
    OnLoan,
    OutUntil,
    Overlaps,
    Reserved,
    ScanCodeTaken,
    Suspended,
    TooMany,
    WrongState,
)
from station_app.core.settings.model import Entry
from station_app.texts import translate
from station_app.texts.labels import in_language, person_name
from station_app.texts.moments import day_of_year


def tool_state(state: ToolState) -> str:
    """Where a tool stands, in a word."""
    return {
        ToolState.AVAILABLE: translate("Lending", "Available"),
        ToolState.ON_LOAN: translate("Lending", "On loan"),
        ToolState.IN_REPAIR: translate("Lending", "In repair"),
        ToolState.LOST: translate("Lending", "Lost"),
        ToolState.WRITTEN_OFF: translate("Lending", "Written off"),
        ToolState.RETIRED: translate("Lending", "Retired"),
        ToolState.WITHDRAWN: translate("Lending", "Taken back"),
    }[state]


def loan_state(state: LoanState) -> str:
    """Where a loan stands, in a word."""
    return {
        LoanState.OPEN: translate("Lending", "Out"),
        LoanState.BACK: translate("Lending", "Back"),
        LoanState.LOST: translate("Lending", "Lost by the borrower"),
        LoanState.VOID: translate("Lending", "Taken back"),
    }[state]


def condition_words(condition: Condition) -> str:
    """How a tool came back, in a word."""
    return {
        Condition.GOOD: translate("Lending", "Whole"),
        Condition.DAMAGED: translate("Lending", "Damaged"),
        Condition.PARTS_MISSING: translate("Lending", "Parts missing"),
    }[condition]


def booking_state(state: Booking) -> str:
    """Where a reservation stands, in a word."""
    return {
        Booking.BOOKED: translate("Lending", "Reserved"),
        Booking.USED: translate("Lending", "Lent by it"),
        Booking.CANCELLED: translate("Lending", "Cancelled"),
        Booking.VOID: translate("Lending", "Taken back"),
    }[state]


def at(moment: datetime) -> str:
    """24 Nov 21:00, of a moment in the station's zone."""
    return f"{day_of_year(moment.date())} {moment:%H:%M}"


def _needs_reason(error: NeedsReason) -> str:  # noqa: ARG001 - each kind has its own sentence
    return translate("Lending", "This needs the manager's reason.")


def _code_taken(error: CodeTaken) -> str:
    return translate("Lending", "{code} is another tool's number, or reads the same. Please choose another.").format(
        code=error.code
    )


def _scan_code_taken(error: ScanCodeTaken) -> str:
    return translate(
        "Lending", "{code} is somebody's card or on another tool already. Please choose another code."
    ).format(code=error.label)


def _on_loan(error: OnLoan) -> str:
    return translate("Lending", "{code} is out: {name} has it until {due}. Scan it to bring it back.").format(
        code=error.code, name=person_name(error.name, error.nickname), due=at(error.due_at)
    )


def _not_lendable(error: NotLendable) -> str:
    return {
        ToolState.IN_REPAIR: translate("Lending", "{code} is in repair. Say that it is repaired, then lend it."),
        ToolState.LOST: translate("Lending", "{code} is lost. Say that it was found, then lend it."),
        ToolState.WRITTEN_OFF: translate("Lending", "{code} is written off. Say that it was found, then lend it."),
        ToolState.RETIRED: translate("Lending", "{code} is retired. Take it into use again, then lend it."),
    }.get(error.state, translate("Lending", "{code} is not there to be lent. Please look it up again.")).format(
        code=error.code
    )


def _not_out(error: NotOut) -> str:
    return translate("Lending", "{code} is not out ({state}); nothing was changed.").format(
        code=error.code, state=tool_state(error.state)
    )


def _wrong_state(error: WrongState) -> str:
    if error.state is ToolState.ON_LOAN:
        return translate("Lending", "{code} is out. Bring it back first, then it can be done.").format(code=error.code)
    return translate("Lending", "{code} is: {state}. From there this cannot be done; nothing was changed.").format(
        code=error.code, state=tool_state(error.state)
    )


def _overlaps(error: Overlaps) -> str:
    return translate(
        "Lending", "{name} has reserved it from {start} to {end}. Please choose other hours, or another piece."
    ).format(name=person_name(error.name, None), start=at(error.starts_at), end=at(error.ends_at))


def _not_booked(error: NotBooked) -> str:
    return translate("Lending", "This reservation is: {state}; nothing was changed.").format(
        state=booking_state(error.state)
    )


def _suspended(error: Suspended) -> str:
    if error.until is None:
        return translate(
            "Lending", "May not borrow for now ({reason}). The manager may allow it with a reason."
        ).format(reason=error.reason)
    return translate(
        "Lending", "May not borrow until {day} ({reason}). The manager may allow it with a reason."
    ).format(day=day_of_year(error.until), reason=error.reason)


def _too_many(error: TooMany) -> str:
    return translate(
        "Lending", "Has {out} out; the most is {limit}. The manager may allow one more with a reason."
    ).format(out=error.out, limit=error.limit)


def _has_overdue(error: HasOverdue) -> str:
    return translate(
        "Lending", "Has {count} overdue. Bring that back first, or the manager may allow it with a reason."
    ).format(count=error.overdue)


def _needs_training(error: NeedsTraining) -> str:
    course = in_language(error.zh, error.en)
    if error.next_at is None:
        return translate(
            "Lending",
            "Needs the training {course}, none is planned. The manager may lend it all the same, with a reason.",
        ).format(course=course)
    return translate(
        "Lending", "Needs the training {course}, next on {start}. The manager may lend it all the same, with a reason."
    ).format(course=course, start=at(error.next_at))


def training_needed(course: Entry) -> str:
    """needs the training Heimlich manoeuvre."""
    return translate("Lending", "needs the training {course}").format(course=in_language(course.zh, course.en))


def _reserved(error: Reserved) -> str:
    return translate(
        "Lending", "{name} has reserved it from {start} to {end}. The manager may lend it all the same, with a reason."
    ).format(name=person_name(error.name, None), start=at(error.starts_at), end=at(error.ends_at))


def _out_until(error: OutUntil) -> str:
    return translate(
        "Lending", "It is out until {due}. The manager may reserve it all the same, with a reason."
    ).format(due=at(error.due_at))


SENTENCES: dict[type[Refusal], Callable[[Any], str]] = {
    NeedsReason: _needs_reason,
    CodeTaken: _code_taken,
    ScanCodeTaken: _scan_code_taken,
    OnLoan: _on_loan,
    NotLendable: _not_lendable,
    NotOut: _not_out,
    WrongState: _wrong_state,
    Overlaps: _overlaps,
    NotBooked: _not_booked,
    Suspended: _suspended,
    TooMany: _too_many,
    HasOverdue: _has_overdue,
    NeedsTraining: _needs_training,
    Reserved: _reserved,
    OutUntil: _out_until,
}
