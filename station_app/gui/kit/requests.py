"""What a page may ask of the window: pages do not know each other, the shell answers."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ShowPerson:
    """Open one person's page."""

    person_id: int


@dataclass(frozen=True, slots=True)
class CheckInPerson:
    """Go to the desk with this person picked, ready for Enter."""

    person_id: int


@dataclass(frozen=True, slots=True)
class ShowVisits:
    """Open the log over some days, perhaps of one person or category or service."""

    first_day: date
    last_day: date
    category: str | None = None
    service: str | None = None


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


Request = ShowPerson | CheckInPerson | ShowVisits | GoOnTyping | Say | UndoLast
