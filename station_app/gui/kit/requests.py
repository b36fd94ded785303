"""What a page may ask of the window: pages do not know each other, the shell answers."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ShowPerson:
    """Open one person's page."""

    person_id: int


@dataclass(frozen=True, slots=True)
class ShowPeople:
    """Open the page of the people as it stands."""


@dataclass(frozen=True, slots=True)
class CheckInPerson:
    """Go to the desk with this person picked, ready for Enter."""

    person_id: int


@dataclass(frozen=True, slots=True)
class ShowVisits:
    """Open the log over some days, narrowed to what is given.

    `weekday` (Monday 0) and `hour` are those of arrival; `newcomers` came for the first time ever in these days.
    """

    first_day: date
    last_day: date
    category: str | None = None
    service: str | None = None
    platform: str | None = None
    weekday: int | None = None
    hour: int | None = None
    unnamed: bool = False
    newcomers: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """Show a sentence in the status line."""

    sentence: str


@dataclass(frozen=True, slots=True)
class UndoLast:
    """Take back the last act, as Ctrl+Z does."""


@dataclass(frozen=True, slots=True)
class GoOnTyping:
    """Go to the desk's field with what was begun elsewhere, the cursor behind it."""

    typed: str


@dataclass(frozen=True, slots=True)
class OpenImport:
    """Open the import assistant, with a file that was dropped on the window or chosen, or with none yet.

    `kind` is that of the file ("visits", "people", "enrolments" …) where the page that asks knows it; `session_id` the
    session a list of enrolments is for.
    """

    path: Path | None = None
    kind: str | None = None
    session_id: int | None = None


@dataclass(frozen=True, slots=True)
class OpenTools:
    """Open the page of the tools, with one of them picked where it is known."""

    tool_id: int | None = None


@dataclass(frozen=True, slots=True)
class OpenTraining:
    """Open the page of trainings, with one session picked where it is known."""

    session_id: int | None = None


@dataclass(frozen=True, slots=True)
class OpenAmenities:
    """Open the page of amenities and supplies; `tab` is "amenities", "supplies", "checks", "hours" or "faults".

    "checklist" is the first of them with the cursor in the check of the shift.
    """

    amenity_id: int | None = None
    tab: str | None = None
    item_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReportFault:
    """Report something broken, of this amenity where it is known."""

    amenity_id: int | None = None


@dataclass(frozen=True, slots=True)
class BeginShift:
    """Sign in to a shift: who is on duty, what the last one left."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Hand the shift over to somebody else."""


@dataclass(frozen=True, slots=True)
class CloseStation:
    """Go through what is still open and close the station."""


@dataclass(frozen=True, slots=True)
class OpenSheets:
    """Open the entry of paper sheets."""


@dataclass(frozen=True, slots=True)
class PrintCards:
    """Print the cards of these people, as many as fit on each page."""

    person_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShowSummary:
    """Show today's summary, a picture without names."""


@dataclass(frozen=True, slots=True)
class GoBack:
    """Leave a page that is no page of the navigation, back to where it was asked for."""


@dataclass(frozen=True, slots=True)
class LeaveDemo:
    """Close the invented station, delete it, and go back to the beginning."""


Request = (
    ShowPerson
    | ShowPeople
    | CheckInPerson
    | ShowVisits
    | GoOnTyping
    | OpenImport
    | OpenTools
    | OpenTraining
    | OpenAmenities
    | ReportFault
    | BeginShift
    | HandOver
    | CloseStation
    | OpenSheets
    | PrintCards
    | ShowSummary
    | GoBack
    | LeaveDemo
    | Say
    | UndoLast
)
