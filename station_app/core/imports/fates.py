"""What becomes of each line, told before anything is written: for the preview and the report."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from station_app.core.imports.model import Decision, Reason


class Group(StrEnum):
    """What becomes of a line."""

    TAKEN = "taken"  # as it stands
    DECIDED = "decided"  # with a decision somebody may want to see
    KNOWN = "known"  # there already; nothing is added
    COMPLETED = "completed"  # a known person, something missing is filled in
    NOT_TAKEN = "not_taken"  # it seems to be a record, and could not be read: somebody must look
    SKIPPED = "skipped"  # no record: blank, total, signature, header again, or left out by hand


class WhoseKind(StrEnum):
    """Whom a line is about."""

    KNOWN = "known"
    NEW = "new"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One line of the file and its fate. Codes are those of the dictionaries; `cells` are as in the file.

    `first_row` is the first line of the same new person (the line's own row where it is the first).
    `alike` are known people who could be meant as well. Of goods `day` is the expiry, `card` the batch, `unit` what
    `heads` counts. Of an enrolment `session_id` is the session it is in, and `unit` where it stands there.
    """

    row: int
    group: Group
    decisions: tuple[Decision, ...] = field(repr=False)
    reason: Reason | None
    cells: tuple[str, ...] = field(repr=False)
    day: date | None = None
    arrived: time | None = None
    left: time | None = None
    name: str | None = field(default=None, repr=False)
    words: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    other_number: str | None = field(default=None, repr=False)
    card: str | None = field(default=None, repr=False)
    category: str | None = None
    services: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    heads: int = 1
    note: str | None = field(default=None, repr=False)
    whose: WhoseKind = WhoseKind.NOBODY
    person_id: int | None = None
    person_label: str | None = field(default=None, repr=False)
    first_row: int | None = None
    alike: tuple[int, ...] = ()
    corrected: bool = False
    unit: str | None = None
    session_id: int | None = None
