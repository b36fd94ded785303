"""What the field of a session does with whoever is named there, and which of it a session allows."""

from datetime import date
from enum import StrEnum

from station_app.core.training.model import Session, SessionState


class Mode(StrEnum):
    """One of three; a session begins with the one its day calls for."""

    SIGN_IN = "sign_in"
    ENROL = "enrol"
    SIGN_OUT = "sign_out"


def takes_place(session: Session) -> bool:
    """Whether it was not called off."""
    return session.state in {SessionState.PLANNED, SessionState.HELD}


def from_paper(session: Session, today: date) -> bool:
    """Whether who came is written in afterwards: its day is over, or it is closed."""
    return takes_place(session) and (session.closed or session.day < today)


def modes_of(session: Session, today: date) -> tuple[Mode, ...]:
    """What the field can do for a session, in the order of the keys; nothing for one that was called off."""
    if not takes_place(session):
        return ()
    if session.closed:
        return (Mode.SIGN_IN, Mode.SIGN_OUT)
    return (Mode.SIGN_IN, Mode.ENROL, Mode.SIGN_OUT) if session.day <= today else (Mode.SIGN_IN, Mode.ENROL)


def first_mode(session: Session, today: date) -> Mode:
    """What the field does to begin with: before the session's day it enrols, then it signs in."""
    return Mode.ENROL if session.open and session.day > today else Mode.SIGN_IN
