"""The lines of the opening hours: every opening of a month, and every day nobody wrote down; their cells in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from station_app.core.clock import local_day
from station_app.core.shifts import queries
from station_app.core.shifts.model import OpenDay, Opening, OpeningState
from station_app.core.storage.database import Database
from station_app.gui.kit.paged_model import Cell, Column, Tag
from station_app.texts import translate
from station_app.texts.moments import clock, day_of_year, short_weekday

ACT = "act"
"""The column of the button."""
_NONE = Cell("—", look="dim")


@dataclass(frozen=True, slots=True)
class HoursLine:
    """An opening, or a day without one. `late` and `early` in minutes; `begun`: the door should be open by now;
    `missed`: nobody closed it."""

    day: date
    opening: Opening | None
    rest: bool
    begun: bool
    missed: bool
    late: int
    early: int
    zone: tzinfo

    @property
    def number(self) -> int:
        """The opening's id; for a day without one a number below 0."""
        return -self.day.toordinal() if self.opening is None else self.opening.id


def month_lines(
    db: Database, first: date, last: date, *, now: datetime
) -> tuple[dict[int, HoursLine], dict[date, OpenDay]]:
    """The lines by their number, the newest first, from the station's first opening until today; and the days open."""
    openings = queries.openings(db, first, last)
    days = {day.day: day for day in queries.open_days(db, first, last, now=now)}
    door, since = queries.hours(db), queries.first_open_day(db)
    today = local_day(now, door.zone)
    lines: list[HoursLine] = []
    for day in _days(first if since is None else max(first, since), min(last, today)):
        promised = door.promised(day)
        rest, begun = promised is None, day < today or (promised is not None and promised[0] <= now)
        of_day = [opening for opening in openings if opening.day == day]
        known = days.get(day)
        # Late is who opened first, early who closed last.
        late_of = of_day[0].id if known is not None else None
        early_of = max(of_day, key=_closing).id if known is not None else None
        for opening in reversed(of_day):
            late = known.late_minutes if known is not None and opening.id == late_of else 0
            missed = opening.state is OpeningState.MISSED
            missed = missed or (opening.state is OpeningState.OPEN and door.is_over(day, now))
            early = known.early_minutes if known is not None and opening.id == early_of else 0
            lines.append(HoursLine(day, opening, rest, begun, missed, late, early, door.zone))
        if not of_day and since is not None:
            lines.append(HoursLine(day, None, rest, begun, False, 0, 0, door.zone))
    return {line.number: line for line in lines}, days


def columns(*, narrow: bool = False) -> tuple[Column[HoursLine], ...]:
    """The columns of the table, in the language in force; `narrow`: from when until when in one."""
    button = max((_correct(), _write_down()), key=len)
    hours = translate("Amenities", "Hours")
    times: tuple[Column[HoursLine], ...] = (
        Column(translate("Amenities", "Opened"), _opened, fits="00:00"),
        Column(translate("Amenities", "Closed"), _closed, fits="00:00"),
        Column(hours, _hours, align="right", fits="23:59"),
    )
    return (
        Column(translate("Amenities", "Day"), _day, fits=day_words(date(2026, 12, 28))),
        *((Column(hours, _both, fits="00:00–00:00"),) if narrow else times),
        Column(translate("Amenities", "Against the door"), _against, stretch=True),
        Column("", _button, align="right", fits=button + "0", key=ACT),
    )


def hours_words(minutes: int) -> str:
    """12:05 h: whole hours and minutes."""
    return translate("Amenities", "{hours}:{minutes} h").format(hours=minutes // 60, minutes=f"{minutes % 60:02d}")


def day_words(day: date) -> str:
    """9月23日 周三 / 23 Sep, We."""
    return translate("Amenities", "{day}, {weekday}").format(day=day_of_year(day), weekday=short_weekday(day))


def who_and_why(line: HoursLine | None) -> str:
    """Who opened and closed, and what was noted; empty for a day without an opening."""
    if line is None or line.opening is None:
        return ""
    opening = line.opening
    parts = (
        opening.opened_by and translate("Amenities", "Opened by {name}").format(name=opening.opened_by),
        opening.closed_by and translate("Amenities", "Closed by {name}").format(name=opening.closed_by),
        opening.note,
    )
    return " · ".join(part for part in parts if part)


def totals(days: list[OpenDay]) -> str:
    """The sums of a month; empty without a day that was open."""
    if not days:
        return ""
    known = sum(day.minutes for day in days if day.minutes is not None)
    words = [
        translate("Amenities", "{count} days open").format(count=len(days)),
        translate("Amenities", "{hours} of service").format(hours=hours_words(known)),
    ]
    late, early = sum(day.late_minutes > 0 for day in days), sum(day.early_minutes > 0 for day in days)
    missed = sum(day.missed for day in days)
    if late:
        words.append(translate("Amenities", "{count} opened late").format(count=late))
    if early:
        words.append(translate("Amenities", "{count} closed early").format(count=early))
    if missed:
        words.append(
            translate("Amenities", "{count} without a closing, their hours are in no sum").format(count=missed)
        )
    return " · ".join(words)


def _days(first: date, last: date) -> Iterator[date]:
    day = last
    while day >= first:
        yield day
        day -= timedelta(days=1)


def _closing(opening: Opening) -> datetime:
    return opening.closed_at or opening.opened_at


def _correct() -> str:
    return translate("Amenities", "Correct")


def _write_down() -> str:
    return translate("Amenities", "Write down")


def _day(line: HoursLine) -> Cell:
    return Cell(day_words(line.day), look="dim" if line.opening is None else "")


def _opened(line: HoursLine) -> Cell:
    return _NONE if line.opening is None else Cell(clock(line.opening.opened_at, line.zone))


def _closed(line: HoursLine) -> Cell:
    if line.opening is None or line.opening.closed_at is None:
        return _NONE
    later = local_day(line.opening.closed_at, line.zone) > line.day
    return Cell(clock(line.opening.closed_at, line.zone), detail="+1" if later else "")


def _both(line: HoursLine) -> Cell:
    if line.opening is None or line.opening.closed_at is None:
        return _opened(line)
    closed = _closed(line)
    return Cell(f"{_opened(line).text}–{closed.text}", detail=closed.detail)


def _hours(line: HoursLine) -> Cell:
    if line.opening is None or line.opening.closed_at is None:
        return _NONE
    minutes = int((line.opening.closed_at - line.opening.opened_at).total_seconds()) // 60
    return Cell(f"{minutes // 60}:{minutes % 60:02d}")


def _against(line: HoursLine) -> Cell:
    if line.opening is None:
        if line.rest:
            return Cell(tags=(Tag(translate("Amenities", "day of rest")),))
        if not line.begun:
            return Cell(tags=(Tag(translate("Amenities", "not open yet")),))
        return Cell(tags=(Tag(translate("Amenities", "not recorded"), "warn"),))
    return Cell(tags=_tags(line, line.opening))


def _late_words(minutes: int) -> str:
    return translate("Amenities", "{count} min late").format(count=minutes)


def _tags(line: HoursLine, opening: Opening) -> tuple[Tag, ...]:
    tags: list[Tag] = []
    if line.missed:
        tags.append(Tag(translate("Amenities", "closing missed"), "bad"))
    elif opening.state is OpeningState.OPEN:
        tags.append(Tag(translate("Amenities", "open now"), "ok"))
    if line.late:
        tags.append(Tag(_late_words(line.late), "warn"))
    if line.early:
        tags.append(Tag(translate("Amenities", "{count} min early").format(count=line.early), "warn"))
    if line.rest:
        tags.append(Tag(translate("Amenities", "day of rest")))
    return tuple(tags) or (Tag(translate("Amenities", "in time"), "ok"),)


def _button(line: HoursLine) -> Cell:
    if line.opening is not None:
        return Cell(button=_correct())
    return Cell(button=_write_down()) if line.begun else Cell()
