"""A list's lines as people to be enrolled: who they are, and which session a line names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from station_app.core.errors import TooLong
from station_app.core.imports.cells import Line, Words, person_cells, skip_reason
from station_app.core.imports.columns import ENROLMENT_FIELDS, find_columns
from station_app.core.imports.mended import mended, require_fitting
from station_app.core.imports.model import (
    Cell,
    Choice,
    Columns,
    Decision,
    Field,
    Lookups,
    NameKind,
    Reason,
    Skipped,
    Table,
)
from station_app.core.imports.moments import has_year, is_ditto, parse_date, parse_time
from station_app.core.imports.sorted_out import sort_out
from station_app.core.imports.source import NO_CORRECTIONS, Corrections
from station_app.core.training.model import ENROL_NOTE_LIMIT, TOPIC_LIMIT
from station_app.core.types import Step

_UNTIL = re.compile(r"\s*[-–—~～至到][^-–—~～至到]*$")
_DAY = re.compile(r"(?:\d{4}\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}(?:[日号]|(?![\d:：]))")
_CLOCK = re.compile(r"(?:上午|中午|下午|晚上|晚)?\s*\d{1,2}[:：点时](?:\d{1,2}分?|半)?")
_RANGE = re.compile(r"\s*[-–—~～至到]\s*" + _CLOCK.pattern)
_BETWEEN = " \t·|，,;；()（）"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line says of its session; nothing of it when all are None."""

    topic: str | None = None
    day: date | None = None
    begins: time | None = None

    def __bool__(self) -> bool:
        return self != _NOTHING


_NOTHING = Asked()


@dataclass(frozen=True, slots=True)
class EnrolmentRow:
    """One line of a list of people to be enrolled. `why`: what of its session could not be read."""

    row: int
    name: str | None = field(repr=False)
    words: str | None = field(repr=False)
    name_kind: NameKind
    phone: str | None = field(repr=False)
    other_number: str | None = field(repr=False)
    category: str | None
    platforms: tuple[str, ...]
    asked: Asked
    note: str | None = field(repr=False)
    decisions: tuple[Decision, ...] = field(repr=False)
    why: Reason | None = None

    @property
    def platform(self) -> str | None:
        """The first platform named."""
        return self.platforms[0] if self.platforms else None


@dataclass(frozen=True, slots=True)
class EnrolmentsFile:
    """A whole list: every line below the header is either in `rows` or in `skipped`. `session_id` is for all of it."""

    sheet: str
    other_sheets: tuple[str, ...]
    columns: Columns
    rows: tuple[EnrolmentRow, ...]
    skipped: tuple[Skipped, ...]
    session_id: int | None = None


def parse_enrolments(
    table: Table,
    *,
    lookups: Lookups,
    today: date,
    session_id: int | None = None,
    mapping: Mapping[str, str] | None = None,
    header_row: int | None = None,
    corrections: Corrections = NO_CORRECTIONS,
    step: Step | None = None,
) -> EnrolmentsFile:
    """Every line of a list as somebody to be enrolled or as skipped with a reason.

    Raises Unreadable (no header), MissingColumn (neither name nor phone), UnknownColumn, UnknownField, TwoColumns,
    WrongCorrection.
    """
    columns = find_columns(
        table, fields=ENROLMENT_FIELDS, needed=(Field.NAME, Field.PHONE), mapping=mapping, header_row=header_row
    )
    require_fitting(table, columns, corrections)
    table = mended(table, corrections)
    reader = _Reader(Words(lookups), today)

    def read(line: Line) -> EnrolmentRow | Reason:
        return skip_reason(line) or reader.read(line)

    rows, skipped = sort_out(table, columns, read, corrections=corrections, step=step)
    return EnrolmentsFile(table.name, table.other_sheets, columns, rows, skipped, session_id)


class _Reader:
    """Reads lines in order, because a blank session means that of the line above."""

    def __init__(self, words: Words, today: date) -> None:
        self._words = words
        self._today = today
        self._above: tuple[Asked, Reason | None] = (_NOTHING, None)

    def read(self, line: Line) -> EnrolmentRow | Reason:
        try:
            asked, why = self._session(line)
            return self._row(line, asked, why)
        except TooLong:
            return Reason.TOO_LONG

    def _row(self, line: Line, asked: Asked, why: Reason | None) -> EnrolmentRow | Reason:
        cells = person_cells(line, self._words)
        words = line.nickname() or cells.words
        if not (cells.name or words or cells.phone or cells.other_number):
            return Reason.EMPTY
        platforms, _ = self._words.platforms(line)
        note = line.note()
        if note is not None and len(note) > ENROL_NOTE_LIMIT:
            raise TooLong("enrolment.note", ENROL_NOTE_LIMIT, len(note))
        return EnrolmentRow(
            row=line.number,
            name=cells.name,
            words=words,
            name_kind=cells.name_kind,
            phone=cells.phone,
            other_number=cells.other_number,
            category=cells.category,
            platforms=platforms,
            asked=asked,
            note=note,
            decisions=tuple(line.decisions),
            why=why,
        )

    def _session(self, line: Line) -> tuple[Asked, Reason | None]:
        values = [line.value(each) for each in (Field.TOPIC, Field.HELD, Field.BEGINS)]
        if all(map(is_ditto, values)):
            if self._above[0] or self._above[1]:
                line.decide(Choice.SESSION_FROM_ABOVE)
            return self._above
        self._above = (_NOTHING, Reason.SESSION_UNSAID)  # should it be too long to be read
        self._above = self._said(line)
        return self._above

    def _said(self, line: Line) -> tuple[Asked, Reason | None]:
        topic, held, begins = line.text(Field.TOPIC, TOPIC_LIMIT), line.value(Field.HELD), line.value(Field.BEGINS)
        if topic is not None and held is None and (day := _DAY.match(topic)):
            held, topic = day[0], topic[day.end() :].strip(_BETWEEN) or None
            if topic and begins is None and (clock := _CLOCK.match(topic)):
                begins, topic = clock[0], _after(topic, clock.end())
        found = None if held is None else self._day(held)
        if held is not None and found is None:
            return Asked(topic), Reason.BAD_DATE
        moment = _time(begins) if begins is not None else _time_in(held)
        if begins is not None and moment is None:
            return Asked(topic, found), Reason.BAD_TIME
        return Asked(topic, found, moment), None

    def _day(self, value: Cell) -> date | None:
        if has_year(value):
            return parse_date(value, self._today.year)
        # 1月5日 in a list of December is next year's.
        years = range(self._today.year - 1, self._today.year + 2)
        days = [day for year in years if (day := parse_date(value, year)) is not None]
        return min(days, key=self._away, default=None)

    def _away(self, day: date) -> int:
        return abs((day - self._today).days)


def _time(value: Cell) -> time | None:
    found = parse_time(value)
    if found is None and isinstance(value, str):
        found = parse_time(_UNTIL.sub("", value))
    return None if found is None else found.replace(second=0)


def _time_in(value: Cell) -> time | None:
    # A day that is a moment: 2026-11-27 15:00; a day alone is midnight in a sheet, and 11.20 is no time.
    if isinstance(value, str):
        value = _DAY.sub("", value, count=1).strip(_BETWEEN)
    elif not isinstance(value, datetime):
        return None
    found = _time(value)
    return None if found == time(0, 0) else found


def _after(text: str, at: int) -> str | None:
    rest = text[at:]
    if until := _RANGE.match(rest):
        rest = rest[until.end() :]
    return rest.strip(_BETWEEN) or None
