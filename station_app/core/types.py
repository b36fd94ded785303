"""The few types every feature shares: ids, areas of the file, and what a command hands back."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NewType, TypeVar

PersonId = NewType("PersonId", int)
VisitId = NewType("VisitId", int)
StaffId = NewType("StaffId", int)
SheetId = NewType("SheetId", int)
ToolId = NewType("ToolId", int)
LoanId = NewType("LoanId", int)
ReservationId = NewType("ReservationId", int)
ShiftId = NewType("ShiftId", int)
OpeningId = NewType("OpeningId", int)
AmenityId = NewType("AmenityId", int)
OccupancyId = NewType("OccupancyId", int)
FaultId = NewType("FaultId", int)
ItemId = NewType("ItemId", int)
BatchId = NewType("BatchId", int)
MoveId = NewType("MoveId", int)
SessionId = NewType("SessionId", int)
EnrolmentId = NewType("EnrolmentId", int)
CertificateId = NewType("CertificateId", int)
FileId = NewType("FileId", int)
ActId = NewType("ActId", int)

NO_ACT = ActId(0)
"""In place of an act when a command found nothing to do and wrote nothing: there is nothing to take back."""

T_co = TypeVar("T_co", covariant=True)

Step = Callable[[int, int], None]
"""Told `(done, total)` by a long job now and then; it raises `errors.Cancelled` to end the job."""


class Area(StrEnum):
    """A part of the file a screen can show. A command says which ones it wrote, so that just those are read again."""

    SETTINGS = "settings"
    DICTIONARIES = "dictionaries"
    STAFF = "staff"
    PEOPLE = "people"
    VISITS = "visits"
    SHEETS = "sheets"
    TRAINING = "training"
    LENDING = "lending"
    SHIFTS = "shifts"
    AMENITIES = "amenities"
    SUPPLIES = "supplies"
    IMPORTS = "imports"


@dataclass(frozen=True, slots=True)
class Done(Generic[T_co]):
    """A command that was committed: its value, the areas whose tables it wrote, and the act that `undo` takes."""

    value: T_co
    touched: frozenset[Area]
    op: ActId
