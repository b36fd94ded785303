"""The reservations and loans of one day, read for the day's grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from station_app.core.clock import from_text
from station_app.core.lending import queries
from station_app.core.lending.model import Booking, Reservation, ToolState
from station_app.core.lending.queries import Place
from station_app.core.storage.database import Database
from station_app.gui.kit.day_plan import Block, DayPlan
from station_app.texts import translate
from station_app.texts.labels import person_name
from station_app.texts.lending import at

HALF = timedelta(minutes=30)
_RESERVABLE = frozenset({ToolState.AVAILABLE, ToolState.ON_LOAN})


@dataclass(frozen=True, slots=True)
class ReservedDay:
    """A day's grid and what its rows and edges stand for: tools, and moments in UTC."""

    plan: DayPlan
    tools: Sequence[Place]
    edges: Sequence[datetime]


def reservable(db: Database) -> list[Place]:
    """Every tool that can be promised to somebody, in the order of cabinets and slots."""
    return [place for place in queries.places(db) if place.state in _RESERVABLE]


def read_day(db: Database, day: date, tools: Sequence[Place], *, now: datetime) -> ReservedDay:
    """The grid of some tools on one of the station's days: its opening hours, and others in which one is reserved."""
    rows = {place.id: row for row, place in enumerate(tools)}
    found = [each for each in _of_day(db, day) if each.tool_id in rows]
    edges = _edges(db, day, found)
    local = queries.hours(db).zone
    blocks = [block for place in tools if (block := _out(local, place, rows[place.id], edges, now)) is not None]
    for each in found:
        first, after = _span(edges, each.starts_at, each.ends_at)
        if first < after:
            booked = each.state is Booking.BOOKED
            blocks.append(
                Block(
                    row=rows[each.tool_id],
                    first=first,
                    after=after,
                    who=person_name(each.name, each.nickname),
                    words=_words(
                        each, f"{each.starts_at.astimezone(local):%H:%M}", f"{each.ends_at.astimezone(local):%H:%M}"
                    ),
                    number=each.id if booked else None,
                    kind="booked" if booked else "lent",
                )
            )
    plan = DayPlan(
        rows=tuple(f"{place.code} {place.name}" for place in tools),
        edges=tuple(f"{edge.astimezone(local):%H:%M}" for edge in edges),
        blocks=tuple(blocks),
        past=sum(1 for edge in edges[1:] if edge <= now),
    )
    return ReservedDay(plan, tools, edges)


def _of_day(db: Database, day: date) -> list[Reservation]:
    found = queries.reservations_of(db, day)
    hours = queries.hours(db)
    if hours.closes > hours.opens:
        return found
    # Past midnight it is still this day's evening.
    closing, known = hours.closing(day), {each.id for each in found}
    later = queries.reservations_of(db, day + timedelta(days=1))
    return found + [each for each in later if each.id not in known and each.starts_at < closing]


def _edges(db: Database, day: date, found: Sequence[Reservation]) -> tuple[datetime, ...]:
    hours = queries.hours(db)
    midnight = datetime.combine(day, time(), hours.zone).astimezone(UTC)
    night = datetime.combine(day + timedelta(days=1), time(), hours.zone).astimezone(UTC)
    opens = datetime.combine(day, hours.opens, hours.zone).astimezone(UTC)
    last = hours.closing(day)
    first = min([opens, *(max(each.starts_at, midnight) for each in found)])
    first = opens - -(-(opens - first) // HALF) * HALF
    last = max([last, *(min(each.ends_at, max(last, night)) for each in found)])
    return tuple(first + number * HALF for number in range(-(-(last - first) // HALF) + 1))


def _span(edges: Sequence[datetime], starts_at: datetime, ends_at: datetime) -> tuple[int, int]:
    columns = range(len(edges) - 1)
    touched = [column for column in columns if edges[column] < ends_at and edges[column + 1] > starts_at]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)


def _out(local: tzinfo, place: Place, row: int, edges: Sequence[datetime], now: datetime) -> Block | None:
    """A loan that is out now: from now until it is due; what is overdue may come back at any time."""
    if place.due_at is None or not edges:
        return None
    due = from_text(place.due_at)
    first, after = _span(edges, now, max(due, now + HALF))
    if first == after:
        return None
    who = place.borrower or person_name(None, None)
    words = translate("Lending", "{tool} · lent to {name} until {due}").format(
        tool=f"{place.code} {place.name}", name=who, due=at(due.astimezone(local))
    )
    return Block(row, first, after, who, words, None, "lent")


def _words(each: Reservation, start: str, end: str) -> str:
    words = (
        translate("Lending", "{tool} · {start}–{end} · {name} · Enter: open, Del: cancel")
        if each.state is Booking.BOOKED
        else translate("Lending", "{tool} · {start}–{end} · {name} · lent")
    )
    return words.format(
        tool=f"{each.code} {each.tool}", start=start, end=end, name=person_name(each.name, each.nickname)
    )
