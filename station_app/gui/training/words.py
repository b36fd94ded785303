"""What stands on a session's card: its day, who and where, how full it is, and what wants to be done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from station_app.core.clock import local_day
from station_app.core.settings.queries import zone as zone_of
from station_app.core.training.model import Session, SessionState
from station_app.gui.kit.context import Context
from station_app.gui.kit.tag import Kind
from station_app.texts import translate
from station_app.texts.moments import clock, day_of_year, relative_day, short_weekday
from station_app.texts.training import seats


@dataclass(frozen=True, slots=True)
class CardWords:
    """A card, top to bottom. `filled` is what the bar shows, from 0 to 1; `note` is said in the colour of `kind`."""

    title: str
    tag: str
    tag_kind: Kind
    detail: str
    filled: float
    foot: str
    note: str = ""
    note_kind: Kind = "neutral"

    def words(self) -> str:
        """All of it, for a screen reader and for whoever cannot read the cut title."""
        return " · ".join(part for part in (self.title, self.tag, self.detail, self.foot, self.note) if part)


def card_words(session: Session, now: datetime, zone: tzinfo, language: str) -> CardWords:
    """What stands on the card of a session."""
    today = local_day(now, zone)
    note, kind = _note(session, now)
    return CardWords(
        title=session.title(language),
        tag=_tag(session, today, zone),
        tag_kind="accent" if session.day == today and session.open else "neutral",
        detail=detail_of(session),
        filled=filled_of(session),
        foot=foot_of(session),
        note=note,
        note_kind=kind,
    )


def detail_of(session: Session) -> str:
    """Nurse Lin · hall · 60 min."""
    minutes = translate("TrainingPlan", "{count} min").format(count=session.minutes)
    return " · ".join(part for part in (session.trainer, session.place, minutes) if part)


def filled_of(session: Session) -> float:
    """How much of the bar is coloured."""
    if session.state is SessionState.CANCELLED:
        return 0.0
    held = session.attended if session.closed else session.taken
    return min(held / session.capacity, 1.0)


def foot_of(session: Session) -> str:
    """How many are on the list, or how many came."""
    if not session.closed:
        return seats(session)
    came = translate("TrainingPlan", "{count} came").format(count=session.attended)
    if not session.absent:
        return came
    return translate("TrainingPlan", "{came} · {count} absent").format(came=came, count=session.absent)


def day_words(day: date, today: date) -> str:
    """Today, tomorrow, 27 Nov; with its year when that is another."""
    if day == today:
        return translate("TrainingPlan", "Today")
    if day == today + timedelta(days=1):
        return translate("TrainingPlan", "Tomorrow")
    return day_of_year(day) if day.year == today.year else relative_day(day, today)


def day_and_weekday(day: date, today: date) -> str:
    """27 Nov Fr."""
    words = day_of_year(day) if day.year == today.year else relative_day(day, today)
    return translate("TrainingPlan", "{day} {weekday}").format(day=words, weekday=short_weekday(day))


def named(context: Context, session: Session) -> str:
    """Heimlich manoeuvre, today 15:00: how an act calls a session."""
    local = zone_of(context.db)
    today = local_day(context.clock.now(), local)
    at = f"{day_words(session.day, today)} {clock(session.starts_at, local)}"
    title = session.title(context.language.code)
    return translate("TrainingPlan", "{title}, {moment}").format(title=title, moment=at)


def _tag(session: Session, today: date, zone: tzinfo) -> str:
    return f"{day_words(session.day, today)} {clock(session.starts_at, zone)}"


def _note(session: Session, now: datetime) -> tuple[str, Kind]:
    if session.state is SessionState.CANCELLED:
        return translate("TrainingPlan", "Cancelled"), "bad"
    if session.closed:
        return "", "neutral"
    if session.ends_at <= now:
        return translate("TrainingPlan", "Not closed yet"), "warn"
    if session.attended:
        return translate("TrainingPlan", "{count} signed in").format(count=session.attended), "ok"
    if not session.free:
        return translate("TrainingPlan", "Full"), "warn"
    return "", "neutral"
