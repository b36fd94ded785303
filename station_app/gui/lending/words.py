"""When something is due, in the few words there is room for, and who has it."""

from datetime import date, datetime, tzinfo

from station_app.core.clock import local_day
from station_app.core.lending.model import HeadsUp, Loan, ToolState
from station_app.gui.kit.tag import Kind
from station_app.texts import labels, moments, translate
from station_app.texts.lending import at

STATE_KINDS: dict[ToolState, Kind] = {
    ToolState.AVAILABLE: "ok",
    ToolState.ON_LOAN: "info",
    ToolState.IN_REPAIR: "warn",
    ToolState.LOST: "bad",
}


def due_words(due_at: datetime, now: datetime, zone: tzinfo, *, short: bool = False) -> str:
    """Today 21:00, tomorrow 12:00, 27 Nov, 2 days late. `short`: today is not said, as on a card."""
    day, today = local_day(due_at, zone), local_day(now, zone)
    clock = moments.clock(due_at, zone)
    if due_at < now and day < today:
        return late_words((today - day).days)
    if day == today:
        if due_at < now:
            return translate("Lending", "was due {clock}").format(clock=clock)
        return clock if short else translate("Lending", "Today {clock}").format(clock=clock)
    if (day - today).days == 1:
        if short:
            return translate("Lending", "tomorrow")
        return translate("Lending", "Tomorrow {clock}").format(clock=clock)
    return due_day(day, today)


def due_day(day: date, today: date) -> str:
    """27 Nov; with its year when that is another."""
    return moments.day_of_year(day) if day.year == today.year else moments.relative_day(day, today)


def late_words(days: int) -> str:
    """2 days late."""
    if days == 1:
        return translate("Lending", "1 day late")
    return translate("Lending", "{days} days late").format(days=days)


def borrower_of(loan: Loan) -> str:
    """Who has it."""
    return labels.person_name(loan.name, loan.nickname, loan.phone)


def heads_up_words(told: HeadsUp, zone: tzinfo) -> str:
    """What the clerk must hear as a tool goes out; empty when there is nothing."""
    parts = []
    if told.overdue:
        words = translate("Lending", "has {count} out, {overdue} overdue")
        parts.append(words.format(count=told.out, overdue=told.overdue))
    elif told.out:
        parts.append(translate("Lending", "has {count} out already").format(count=told.out))
    if told.accessories:
        joined = translate("Lending", ", ").join(told.accessories)
        parts.append(translate("Lending", "comes with: {accessories}").format(accessories=joined))
    if told.reserved_from is not None:
        words = translate("Lending", "reserved from {start}")
        parts.append(words.format(start=at(told.reserved_from.astimezone(zone))))
    if told.note:
        parts.append(told.note)
    return " · ".join(parts)
