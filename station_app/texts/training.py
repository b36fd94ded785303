"""Trainings in words: where sessions and people on their lists stand, and why a rule says no."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, tzinfo
from typing import Any

from station_app.core.errors import Refusal
from station_app.core.training.model import Enrolment, EnrolmentState, Session, SessionState
from station_app.core.training.refusals import (
    AlreadyEnrolled,
    EnrolledElsewhere,
    FileTooBig,
    NobodyAttended,
    NotClosed,
    NotOnRoster,
    NotYet,
    Other,
    SeatsTaken,
    SessionBegun,
    SessionFull,
    SessionOver,
    WrongEnrolmentState,
)
from station_app.texts import translate
from station_app.texts.labels import in_language, person_name
from station_app.texts.moments import day_of_year, relative_day, weekday

_MEGABYTE = 1024 * 1024


def state_of_session(session: Session) -> str:
    """Where a session stands, in a word."""
    if session.closed:
        return translate("Training", "Closed")
    return {
        SessionState.PLANNED: translate("Training", "Planned"),
        SessionState.HELD: translate("Training", "Running"),
        SessionState.CANCELLED: translate("Training", "Cancelled"),
        SessionState.VOID: translate("Training", "Taken back"),
    }[session.state]


def state_of_enrolment(state: EnrolmentState) -> str:
    """Where somebody stands in a session, in a word; on the list and not there yet is missing."""
    return {
        EnrolmentState.ENROLLED: translate("Training", "Enrolled"),
        EnrolmentState.WAITING: translate("Training", "Waiting"),
        EnrolmentState.ATTENDED: translate("Training", "Signed in"),
        EnrolmentState.ABSENT: translate("Training", "Absent"),
        EnrolmentState.WITHDRAWN: translate("Training", "Withdrawn"),
        EnrolmentState.VOID: translate("Training", "Taken back"),
    }[state]


def when(session: Session, zone: tzinfo, today: date) -> str:
    """Today 15:00-16:00, or with the day and its weekday."""
    begins, ends = session.starts_at.astimezone(zone), session.ends_at.astimezone(zone)
    day = relative_day(session.day, today)
    if session.day != today:
        day = f"{day} {weekday(session.day)}"
    return f"{day} {begins:%H:%M}–{ends:%H:%M}"


def seats(session: Session) -> str:
    """How many of the seats are held, and how many people wait."""
    held = translate("Training", "{taken} / {capacity} enrolled").format(taken=session.taken, capacity=session.capacity)
    if not session.waiting:
        return held
    return translate("Training", "{held} · {count} waiting").format(held=held, count=session.waiting)


def hours(minutes: int) -> str:
    """How long in hours, with one digit where it is no whole number: 1.5 hours."""
    return translate("Training", "{hours} h").format(hours=f"{minutes / 60:.1f}".removesuffix(".0"))


def name_of(enrolment: Enrolment) -> str:
    """What somebody on a list is called."""
    return person_name(enrolment.name, enrolment.nickname, enrolment.phone)


def others_named(others: Iterable[Other]) -> str:
    """Other sessions of the day by their hour and name, one after the other."""
    named = (f"{other.starts_at:%H:%M} {in_language(other.zh, other.en)}" for other in others)
    return translate("Training", ", ").join(named)


def _moment(at: datetime) -> str:
    return f"{day_of_year(at.date())} {at:%H:%M}"


def _full(error: SessionFull) -> str:
    return translate(
        "Training", "All {capacity} seats are held. Add a seat, or put the person on the waiting list."
    ).format(capacity=error.capacity)


def _seats_taken(error: SeatsTaken) -> str:
    return translate(
        "Training", "{taken} people hold a seat already. Keep at least so many, or withdraw somebody first."
    ).format(taken=error.taken)


def _over(error: SessionOver) -> str:
    if error.state is SessionState.CANCELLED:
        return translate("Training", "This session is cancelled. Undo that first, or plan a new one.")
    if error.state is SessionState.HELD:
        return translate("Training", "This session is closed. Who came can still be written in from paper.")
    return translate("Training", "This session was taken back. Please choose another.")


def _not_closed(error: NotClosed) -> str:  # noqa: ARG001 - the page shows which session
    return translate("Training", "This session is not closed yet. Close it first, then this can be done.")


def _begun(error: SessionBegun) -> str:
    return translate(
        "Training", "People have signed in ({count}), so this session is not cancelled. Close it instead."
    ).format(count=error.attended)


def _not_yet(error: NotYet) -> str:
    return translate(
        "Training", "This session is on {moment}. Until that day people are enrolled, not signed in."
    ).format(moment=_moment(error.starts_at))


def _already(error: AlreadyEnrolled) -> str:
    return translate("Training", "On the list already: {state}; nothing was changed.").format(
        state=state_of_enrolment(error.state)
    )


def _not_on_roster(error: NotOnRoster) -> str:  # noqa: ARG001 - the page shows who
    return translate("Training", "This person is not on the list of this session. Please enrol them first.")


def _wrong_state(error: WrongEnrolmentState) -> str:
    return translate("Training", "Where this person stands is: {state}. From there this cannot be done.").format(
        state=state_of_enrolment(error.state)
    )


def _elsewhere(error: EnrolledElsewhere) -> str:
    return translate("Training", "Not on this list, but on that of: {sessions}. Say which session is meant.").format(
        sessions=others_named(error.others)
    )


def _nobody(error: NobodyAttended) -> str:  # noqa: ARG001 - the page shows which session
    return translate("Training", "Nobody signed in to this session, so there is no certificate to give.")


def _too_big(error: FileTooBig) -> str:
    return translate(
        "Training", "{name} has {size} MB; at most {limit} MB are kept with a session. Please make it smaller."
    ).format(name=error.name, size=-(-error.size // _MEGABYTE), limit=error.limit // _MEGABYTE)


SENTENCES: dict[type[Refusal], Callable[[Any], str]] = {
    SessionFull: _full,
    SeatsTaken: _seats_taken,
    SessionOver: _over,
    NotClosed: _not_closed,
    SessionBegun: _begun,
    NotYet: _not_yet,
    AlreadyEnrolled: _already,
    NotOnRoster: _not_on_roster,
    WrongEnrolmentState: _wrong_state,
    EnrolledElsewhere: _elsewhere,
    NobodyAttended: _nobody,
    FileTooBig: _too_big,
}
