"""Why a rule of lending says no: what is impossible, and what a manager may set aside with a reason."""

from dataclasses import dataclass
from datetime import date, datetime

from station_app.core.errors import Refusal
from station_app.core.lending.model import Booking, ToolState


@dataclass(eq=False)
class NeedsReason(Refusal):
    """A rule that a manager may set aside with a reason (`override`), which is recorded.

    Moments in refusals are in the station's zone: they are shown as they are.
    """


@dataclass(eq=False)
class CodeTaken(Refusal):
    """Another tool is called by this code, or one that reads the same (T-13 and T-013)."""

    tool_id: int
    code: str


@dataclass(eq=False)
class ScanCodeTaken(Refusal):
    """The code of a label is a card of somebody or the label of another tool already."""

    label: str


@dataclass(eq=False)
class OnLoan(Refusal):
    """The tool is out: who has it, and until when, by the station's clock."""

    tool_id: int
    code: str
    loan_id: int
    person_id: int
    name: str | None
    nickname: str | None
    due_at: datetime


@dataclass(eq=False)
class NotLendable(Refusal):
    """The tool is not there to be lent: in repair, lost, written off, retired."""

    tool_id: int
    code: str
    state: ToolState


@dataclass(eq=False)
class NotOut(Refusal):
    """The tool is not out, so it cannot be brought back or renewed; `state` is where the tool stands."""

    tool_id: int
    code: str
    state: ToolState


@dataclass(eq=False)
class WrongState(Refusal):
    """What was asked of a tool does not go from where it stands."""

    tool_id: int
    code: str
    state: ToolState
    asked: str


@dataclass(eq=False)
class Overlaps(Refusal):
    """The tool is reserved in these hours already."""

    reservation_id: int
    name: str | None
    starts_at: datetime
    ends_at: datetime


@dataclass(eq=False)
class NotBooked(Refusal):
    """The reservation is not to come any more: lent, cancelled or taken back."""

    reservation_id: int
    state: Booking


@dataclass(eq=False)
class Suspended(NeedsReason):
    """The borrower may not borrow for now; `until` None has no end."""

    person_id: int
    reason: str
    until: date | None


@dataclass(eq=False)
class TooMany(NeedsReason):
    """The borrower has as many tools out as the station lets one person have."""

    person_id: int
    out: int
    limit: int


@dataclass(eq=False)
class HasOverdue(NeedsReason):
    """The borrower has something out that should be back."""

    person_id: int
    overdue: int


@dataclass(eq=False)
class NeedsTraining(NeedsReason):
    """The borrower has not had the training of the tool: a course, by its Chinese and English name.

    `next_at`: when its next session begins, one with a free seat if there is any; None while none is planned.
    """

    person_id: int
    course: str
    zh: str
    en: str
    next_at: datetime | None = None


@dataclass(eq=False)
class Reserved(NeedsReason):
    """Somebody else has reserved the tool for hours in which it would be out."""

    reservation_id: int
    name: str | None
    starts_at: datetime
    ends_at: datetime


@dataclass(eq=False)
class OutUntil(NeedsReason):
    """The tool is out and due only after a reservation would begin."""

    loan_id: int
    due_at: datetime
