"""Tools in the desk's words: what a tool is called here, who has it until when, what must be heard when it goes out."""

from datetime import datetime, tzinfo

from station_app.core.clock import local_day
from station_app.core.lending.model import Condition, HeadsUp, Loan, Tool
from station_app.texts import moments, translate
from station_app.texts.labels import person_name
from station_app.texts.lending import condition_words


def tool_name(what: Tool | Loan) -> str:
    """T-013 打气筒."""
    return f"{what.code} {what.name if isinstance(what, Tool) else what.tool}"


def borrower(loan: Loan) -> str:
    """Who has it, or had it."""
    return person_name(loan.name, loan.nickname, loan.phone)


def place(tool: Tool) -> str:
    """A1-3; empty when it is not said where the tool belongs."""
    return "-".join(part for part in (tool.cabinet, tool.slot) if part)


def moment(at: datetime, now: datetime, zone: tzinfo) -> str:
    """20:30 of today; with the day of another."""
    day, clock = local_day(at, zone), moments.clock(at, zone)
    today = local_day(now, zone)
    return clock if day == today else f"{moments.relative_day(day, today)} {clock}"


def due(loan: Loan, now: datetime, zone: tzinfo) -> str:
    """When a loan is due, or since when it is overdue."""
    when = moment(loan.due_at, now, zone)
    if loan.due_at >= now:
        return translate("Desk", "due {when}").format(when=when)
    return translate("Desk", "overdue since {when}").format(when=when)


def tools_out(out: int, overdue: int) -> str:
    """Overdue: 1 of 2 tools out. Empty when there is none."""
    if overdue:
        return translate("Desk", "overdue: {overdue} of {out} tools out").format(out=out, overdue=overdue)
    return translate("Desk", "tools out: {out}").format(out=out) if out else ""


def heads_up(heads: HeadsUp, now: datetime, zone: tzinfo) -> str:
    """What the clerk must hear when a tool goes out; empty when there is nothing."""
    parts = []
    if heads.overdue:
        parts.append(
            translate("Desk", "has {out} more out, {overdue} overdue").format(out=heads.out, overdue=heads.overdue)
        )
    elif heads.out:
        parts.append(translate("Desk", "has {out} more out").format(out=heads.out))
    if heads.accessories:
        parts.append(translate("Desk", "comes with {parts}").format(parts=listed(heads.accessories)))
    if heads.reserved_from is not None:
        when = moment(heads.reserved_from, now, zone)
        parts.append(translate("Desk", "reserved for somebody else from {when}").format(when=when))
    return joined(*parts, heads.note or "")


def came_back(loan: Loan, brought_by: str | None, zone: tzinfo) -> str:
    """How a loan ended: in what condition, how late, without what, by whose hands."""
    said = [borrower(loan)]
    if brought_by is not None:
        both = translate("Desk", "lent to {name}, brought by {other}")
        said = [both.format(name=borrower(loan), other=brought_by)]
    if loan.condition is Condition.DAMAGED:
        said.append(translate("Desk", "Damaged: not lent again until it is repaired"))
    elif loan.condition is Condition.PARTS_MISSING:
        missing = [part.name for part in loan.parts if part.back is False]
        said.append(
            translate("Desk", "missing: {parts}").format(parts=listed(missing))
            if missing
            else condition_words(loan.condition)
        )
    days = loan.days_late(local_day(loan.back_at or loan.due_at, zone), local_day(loan.due_at, zone))
    if days:
        said.append(translate("Desk", "days late: {days}").format(days=days))
    return joined(*said)


def listed(names: tuple[str, ...] | list[str]) -> str:
    """One after the other."""
    return translate("Desk", ", ").join(names)


def joined(*parts: str) -> str:
    """What there is of these, in one line."""
    return " · ".join(part for part in parts if part)
