"""What the form says before anything is saved: the days it comes to, days of rest, what is on at the same time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from station_app.core.clock import local_day, to_text
from station_app.core.errors import Refusal
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import entries, number, zone
from station_app.core.shifts.queries import hours
from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.model import Session
from station_app.gui.training.plan_typed import ORGANISER, PLACE, TOPIC, TRAINER, Times, Typed, later
from station_app.gui.training.words import day_and_weekday
from station_app.texts import translate
from station_app.texts.moments import clock, day_of_year, relative_day

_MOST_NAMED, _SERIES = 3, 2
_TOGETHER = "\u00a0"
"""A blank that does not end a line: a day and its weekday stay side by side."""
_LAST_BEGIN, _NEXT_DAY = 20, time(10)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What saving would plan. `rest` are the days of it on which the station rests; `over` those that are past."""

    days: Sequence[date]
    rest: frozenset[date]
    over: int
    clashes: Sequence[Session]


NOTHING = Outlook((), frozenset(), 0, ())


def outlook(db: Database, typed: Typed, *, but: int | None, now: datetime) -> Outlook:
    """Look at what would be planned; half typed it comes to nothing yet. `but` is the session that is being changed."""
    local, door = zone(db), hours(db)
    try:
        times = typed.times(local)
    except Refusal:
        return NOTHING
    days = [local_day(begins, local) for begins, _ends in times]
    rest = frozenset(day for day in days if door.promised(day) is None)
    near = queries.clashes(db, to_text(times[0][0]), to_text(times[-1][1]), typed.place.strip() or None, but=but)
    clashing = [each for each in near if any(each.starts_at < ends and each.ends_at > at for at, ends in times)]
    return Outlook(days, rest, sum(ends <= now for _begins, ends in times), clashing)


def usual(db: Database, now: datetime) -> Typed:
    """What the form of a new session begins with: the next full hour, and what the station's settings say."""
    local, minutes = now.astimezone(zone(db)), number(db, "training.minutes")
    today = local.hour < _LAST_BEGIN
    begins = time(local.hour + 1) if today else _NEXT_DAY
    ends = later(begins, minutes)
    return Typed(
        day=local.date() + timedelta(days=0 if today else 1),
        starts=f"{begins:%H:%M}",
        ends="" if ends is None else f"{ends:%H:%M}",
        minutes=str(minutes),
        capacity=str(number(db, "training.capacity")),
        points=str(number(db, "training.points")),
    )


def offered(db: Database, language: str) -> dict[str, list[str]]:
    """What is offered in each field: the topics of the dictionary, and what was said of earlier sessions."""
    courses = [entry.label(language) for entry in entries(db, Dictionary.COURSE, active_only=True)]
    said = {name: queries.said_before(db, name.removeprefix("session.")) for name in (TOPIC, PLACE, TRAINER, ORGANISER)}
    return {**said, TOPIC: [*courses, *said[TOPIC]]}


def without_rest(times: Times, rest: frozenset[date], local: ZoneInfo) -> Times:
    """A series without the days of rest."""
    return [each for each in times if local_day(each[0], local) not in rest]


def days_words(seen: Outlook, today: date, *, leaves_out: bool) -> str:
    """3 sessions: 27 Nov · 4 Dec (rest day) · 11 Dec; nothing of a single one. Their weekday stands at the day."""
    if len(seen.days) < _SERIES:
        return ""
    words = [_day_words(day, today, rest=day in seen.rest, leaves_out=leaves_out) for day in seen.days]
    count = sum(not (leaves_out and day in seen.rest) for day in seen.days)
    joined = " · ".join(each.replace(" ", _TOGETHER) for each in words)
    return translate("TrainingPlan", "{count} sessions: {days}").format(count=count, days=joined)


def warning_words(seen: Outlook, place: str, local: ZoneInfo, today: date, language: str) -> str:
    """What whoever plans should know; nothing of it forbids saving."""
    parts = []
    if len(seen.days) == 1 and seen.rest:
        parts.append(translate("TrainingPlan", "The station rests on this day."))
    if seen.over:
        parts.append(
            translate("TrainingPlan", "This time is over: who came is written in afterwards, from the paper list.")
        )
    if seen.clashes:
        named = [_clash_words(each, local, today, language) for each in seen.clashes[:_MOST_NAMED]]
        more = len(seen.clashes) - len(named)
        if more:
            named.append(translate("TrainingPlan", "and {count} more").format(count=more))
        words = (
            translate("TrainingPlan", "At the same place at this time: {sessions}. It can be saved all the same.")
            if place.strip()
            else translate("TrainingPlan", "At this time there is: {sessions}. It can be saved all the same.")
        )
        parts.append(words.format(sessions=translate("TrainingPlan", "; ").join(named)))
    return "\n".join(parts)


def _day_words(day: date, today: date, *, rest: bool, leaves_out: bool) -> str:
    words = day_of_year(day) if day.year == today.year else relative_day(day, today)
    if not rest:
        return words
    if leaves_out:
        return translate("TrainingPlan", "{day} (rest day, left out)").format(day=words)
    return translate("TrainingPlan", "{day} (rest day)").format(day=words)


def _clash_words(session: Session, local: ZoneInfo, today: date, language: str) -> str:
    moment = f"{day_and_weekday(session.day, today)} {clock(session.starts_at, local)}–{clock(session.ends_at, local)}"
    return " · ".join(part for part in (moment, session.title(language), session.place) if part)
