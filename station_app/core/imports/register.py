"""The lines of a register as visits: their day from the cell, the row above or the title, their times, their key."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import partial

from station_app.core.errors import TooLong
from station_app.core.imports.cells import Line, Words, person_cells, skip_reason
from station_app.core.imports.headers import field_of
from station_app.core.imports.model import Bare, Cell, Choice, Columns, Decision, Field, Reason, Table, VisitRow
from station_app.core.imports.moments import has_year, is_ditto, parse_date, parse_time, year_out_of_range
from station_app.core.imports.values import cell_text

_KEY_SCHEME = "visit-row/1"
_YEAR = re.compile(r"(20\d\d)\s*[年./-]")
_YEAR_IN_NAME = re.compile(r"(?<!\d)(20\d\d)(?:[01]\d(?:[0-3]\d)?)?(?!\d)")
# A stay that begins in the evening and ends before breakfast went past midnight; any other is a slip of the pen.
_EVENING, _MORNING = time(17, 0), time(6, 0)
_FROM_ABOVE = Decision(Choice.DATE_FROM_ABOVE)
_DAYS_TO_1904 = 1_462
_MOST_DAYS = 100_000
_MOST_YEARS = 20
_HALF_A_YEAR = 183


def row_key(bare: Bare, occurrence: int) -> str:
    """The import key of a visit: SHA-256 over its day, minute, services and its number among equal lines of the file.

    The services are the words as typed, not codes: a dictionary may learn a word later. All three are as they stand in
    the file where they can be read there, also when somebody mended them in the preview. Importing a file again, saved
    in another format, with lines added, sorted anew or with names, phones, platforms, leaving times or notes filled in
    later, gives the same keys, so nothing comes twice. No name and no phone goes in, not even hashed: eleven digits are
    found by trying. Position, sheet and 序号 stay out because one inserted line would shift all that follow. The price:
    lines of two registers with equal day, minute, services and number share a key; when the visit behind a known key is
    somebody else's, the writer tries the next `occurrence`.
    """
    minute = bare.arrived.strftime("%H:%M") if bare.arrived else ""
    parts = (_KEY_SCHEME, bare.day.isoformat(), minute, ",".join(sorted(bare.services)), str(occurrence))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class Register:
    """Reads the lines of one register in order, because a blank date means the line above."""

    def __init__(
        self,
        table: Table,
        columns: Columns,
        words: Words,
        *,
        default_year: int,
        now: datetime | None = None,
        as_in_file: Mapping[int, Bare] | None = None,
    ) -> None:
        self._words = words
        self._now = now
        self._as_in_file = as_in_file or {}
        self._from_1904 = table.from_1904
        self._seen: Counter[Bare] = Counter()
        title = [cell_text(cell) for row in table.rows[: max(columns.header_row - 1, 0)] for cell in row]
        named = _year_of(title) or _year_in_name(table.name) or _year_in_name(table.path.stem)
        named = named or _first_year(table, columns)
        self._year = named or default_year
        self._year_is_guessed = named is None
        self._title_day = next((day for text in title if (day := _day_in_title(text, self._year))), None)
        self._above: date | None = None
        self._above_was_bad = False

    def read(self, line: Line) -> VisitRow | Reason:
        reason = skip_reason(line)
        if reason in {Reason.BLANK, Reason.TOTAL, Reason.SIGNATURE, Reason.REPEATED_HEADER}:
            return reason
        day = self._day(line)
        if reason is not None:
            return reason
        if isinstance(day, Reason):
            return day
        try:
            return self._impossible(line, day) or self._visit(line, day)
        except TooLong:
            return Reason.TOO_LONG

    def _day(self, line: Line) -> date | Reason:
        value = line.value(Field.DAY)
        if is_ditto(value):
            return self._day_from_above(line)
        day = self._with_year(value) if has_year(value) else self._without_year(value)
        if day is None:
            self._above_was_bad = True
            year = year_out_of_range(value)
            if year is not None:
                return Reason.OLD_DATE if year < self._year else Reason.FUTURE_DATE
            return Reason.BAD_DATE
        if not has_year(value):
            line.decide(Choice.YEAR_ADDED, value)
        self._above, self._above_was_bad = day, False
        return day

    def _with_year(self, value: Cell) -> date | None:
        if self._from_1904 and isinstance(value, int | float) and 0 < value < _MOST_DAYS:
            value += _DAYS_TO_1904
        return parse_date(value, self._year)

    def _without_year(self, value: Cell) -> date | None:
        # 1月1日 below 2026-12-31 is next year's; the first date of a file is the last such day there was.
        if self._above is not None:
            same = parse_date(value, self._above.year)
            beside = (parse_date(value, self._above.year + step) for step in (-1, 1))
            days = [day for day in beside if day is not None and _days_between(self._above, day) < _HALF_A_YEAR]
            days += [same] if same is not None else []
            return min(days, key=partial(_days_between, self._above), default=None)
        if not self._year_is_guessed or self._now is None:
            return parse_date(value, self._year)
        years = range(self._year, self._year - 5, -1)
        past = (day for year in years if (day := parse_date(value, year)) and day <= self._now.date())
        return next(past, None)

    def _impossible(self, line: Line, day: date) -> Reason | None:
        # A day or an hour that has not come yet was typed wrongly, and so was one of another age.
        if self._now is None:
            return None
        today, clock = self._now.date(), self._now.time()
        if day > today:
            return Reason.FUTURE_DATE
        if day.year < today.year - _MOST_YEARS:
            return Reason.OLD_DATE
        if day == today:
            times = (parse_time(line.value(field)) for field in (Field.ARRIVED, Field.LEFT))
            if any(moment is not None and moment > clock for moment in times):
                return Reason.FUTURE_DATE
        return None

    def _day_from_above(self, line: Line) -> date | Reason:
        if self._above_was_bad:
            return Reason.NO_DATE
        if self._above is not None:
            line.decisions.append(_FROM_ABOVE)
            return self._above
        if self._title_day is not None:
            line.decide(Choice.DATE_FROM_TITLE)
            return self._title_day
        return Reason.NO_DATE

    def _visit(self, line: Line, day: date) -> VisitRow:
        cells = person_cells(line, self._words)
        note = line.note()
        arrived = _arrived(line)
        left, overnight = _left(line, arrived)
        services, unknown_services = self._words.services(line)
        platform, unknown_platform = self._words.platform(line)
        typed = self._words.service_words(line)
        bare = self._as_in_file.get(line.number) or Bare(day, arrived and arrived.replace(second=0), typed)
        self._seen[bare] += 1
        occurrence = self._seen[bare]
        return VisitRow(
            row=line.number,
            day=day,
            arrived=arrived,
            left=left,
            overnight=overnight,
            name=cells.name,
            words=cells.words,
            name_kind=cells.name_kind,
            phone=cells.phone,
            other_number=cells.other_number,
            category=cells.category,
            unknown_category=cells.unknown_category,
            platform=platform,
            unknown_platform=unknown_platform,
            services=services,
            unknown_services=unknown_services,
            service_words=typed,
            heads=cells.heads,
            note=note,
            decisions=tuple(line.decisions),
            occurrence=occurrence,
            bare=bare,
            key=row_key(bare, occurrence),
        )


def _year_of(texts: Iterable[str]) -> int | None:
    found = (match for text in texts if (match := _YEAR.search(text)))
    return next((int(match[1]) for match in found), None)


def _year_in_name(name: str) -> int | None:
    match = _YEAR_IN_NAME.search(name)
    return int(match[1]) if match else None


def _first_year(table: Table, columns: Columns) -> int | None:
    at = columns.at[Field.DAY]
    cells = (row[at] for row in table.rows[columns.last_header_row :] if at < len(row))
    days = (parse_date(cell, 0) for cell in cells if has_year(cell))
    return next((day.year for day in days if day is not None), None)


def _day_in_title(text: str, year: int) -> date | None:
    # 填表日期：2026-10-08 is the day of the paper, 日期：2026-09-01 that of the visits.
    label, colon, day = text.replace("：", ":").partition(":")
    if colon and field_of(label, (Field.DAY,)) is None:
        return None
    return parse_date(day.strip() if colon else text, year)


def _days_between(one: date, other: date) -> int:
    return abs((one - other).days)


def _arrived(line: Line) -> time | None:
    value = line.value(Field.ARRIVED)
    if value is None:
        value = line.value(Field.DAY)
        arrived = parse_time(value) if isinstance(value, str) or hasattr(value, "hour") else None
        if arrived in {None, time(0, 0)}:
            line.decide(Choice.TIME_MISSING)
            return None
        return arrived
    arrived = parse_time(value)
    if arrived is None:
        line.decide(Choice.TIME_UNREADABLE, value)
    return arrived


def _left(line: Line, arrived: time | None) -> tuple[time | None, bool]:
    value = line.value(Field.LEFT)
    if value is None:
        return None, False
    left = parse_time(value)
    if left is None:
        line.decide(Choice.LEFT_UNREADABLE, value)
        return None, False
    if arrived is None or left >= arrived:
        return left, False
    if arrived >= _EVENING and left <= _MORNING:
        line.decide(Choice.OVERNIGHT, value)
        return left, True
    line.decide(Choice.LEFT_BEFORE_ARRIVED, value)
    return None, False
