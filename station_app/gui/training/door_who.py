"""Somebody named at the door of a session."""

from dataclasses import dataclass
from datetime import datetime

from station_app.core.training.model import Enrolment
from station_app.texts.training import name_of


@dataclass(frozen=True, slots=True)
class Who:
    """What they are called, and what stood in the field for them.

    `at`: as the paper says. `also`: what was done of them just before, to be said with the result.
    """

    session_id: int
    person_id: int
    name: str
    typed: str = ""
    at: datetime | None = None
    also: str = ""


def who_of(one: Enrolment, at: datetime | None = None) -> Who:
    """Somebody on a list, as they are named at its door."""
    return Who(one.session_id, one.person_id, name_of(one), at=at)
