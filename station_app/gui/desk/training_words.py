"""Trainings in the desk's words: when and what, where somebody stands, how many are there."""

from collections.abc import Sequence
from datetime import date, tzinfo

from station_app.core.desk.model import OnList
from station_app.core.training.model import Session, SessionState
from station_app.texts import moments, translate
from station_app.texts.training import seats, state_of_enrolment


def begins(session: Session, zone: tzinfo, today: date) -> str:
    """15:00 of today; with the day of another."""
    clock = moments.clock(session.starts_at, zone)
    return clock if session.day == today else f"{moments.relative_day(session.day, today)} {clock}"


def listed(sessions: Sequence[OnList], zone: tzinfo, today: date, language: str) -> str:
    """15:00 Heimlich manoeuvre Enrolled: the next trainings of somebody; empty when there is none."""
    return " · ".join(
        f"{begins(each.session, zone, today)} {each.session.title(language)} {state_of_enrolment(each.state)}"
        for each in sessions
    )


def how_many(session: Session) -> str:
    """11 / 18 there, once people have signed in; before that how many seats are held."""
    if session.state is not SessionState.HELD:
        return seats(session)
    return translate("Desk", "{attended} / {expected} there").format(
        attended=session.attended, expected=session.attended + session.enrolled + session.absent
    )
