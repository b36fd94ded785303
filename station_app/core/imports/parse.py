"""Rows understood: a register's lines as visits, a list's lines as people, and every other line with its reason."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, time

from station_app.core.errors import NotValid, TooLong
from station_app.core.gate import compare_key
from station_app.core.imports.cells import Line, Words, lines, person_cells, shown, skip_reason
from station_app.core.imports.columns import PEOPLE_FIELDS, VISIT_FIELDS, field_of, find_columns
from station_app.core.imports.model import (
    Choice,
    Columns,
    Decision,
    Field,
    Lookups,
    PeopleFile,
    PersonRow,
    Reason,
    Skipped,
    Table,
    VisitRow,
    VisitsFile,
)
from station_app.core.imports.moments import has_year, is_ditto, parse_date, parse_time
from station_app.core.imports.values import cell_text
from station_app.core.people.model import read_card

_KEY_SCHEME = "visit-row/1"
_YEAR = re.compile(r"(20\d\d)\s*[年./-]")
# A stay that begins in the evening and ends before breakfast went past midnight; any other is a slip of the pen.
_EVENING, _MORNING = time(17, 0), time(6, 0)
_FROM_ABOVE = Decision(Choice.DATE_FROM_ABOVE)


def parse_visits(
    table: Table, *, lookups: Lookups, default_year: int, mapping: Mapping[str, str] | None = None
) -> VisitsFile:
    """Every line of a register as a visit or as skipped with a reason, for the preview and the import.

    `default_year` is for dates such as 9月1日 in a file that nowhere names a year. `mapping` as in `find_columns`.
    Raises Unreadable (no header), MissingColumn, UnknownColumn, UnknownField.
    """
    columns = find_columns(table, fields=VISIT_FIELDS, needed=(Field.DAY,), mapping=mapping)
    reader = _Register(table, columns, Words(lookups), default_year)
    rows: list[VisitRow] = []
    skipped: list[Skipped] = []
    for line in lines(table, columns):
        outcome = reader.read(line)
        if isinstance(outcome, VisitRow):
            rows.append(outcome)
        else:
            skipped.append(Skipped(line.number, outcome, shown(line)))
    return VisitsFile(table.name, table.other_sheets, columns, tuple(rows), tuple(skipped))


def parse_people(table: Table, *, lookups: Lookups, mapping: Mapping[str, str] | None = None) -> PeopleFile:
    """Every line of a list of people as a person or as skipped with a reason, for the preview and the import.

    Raises Unreadable (no header), MissingColumn (neither name nor phone), UnknownColumn, UnknownField.
    """
    columns = find_columns(table, fields=PEOPLE_FIELDS, needed=(Field.NAME, Field.PHONE), mapping=mapping)
    words = Words(lookups)
    seen: Counter[tuple[str, str]] = Counter()
    rows: list[PersonRow] = []
    skipped: list[Skipped] = []
    for line in lines(table, columns):
        outcome = skip_reason(line) or _person_or_reason(line, words, seen)
        if isinstance(outcome, PersonRow):
            rows.append(outcome)
        else:
            skipped.append(Skipped(line.number, outcome, shown(line)))
    return PeopleFile(table.name, table.other_sheets, columns, tuple(rows), tuple(skipped))


def row_key(*, day: date, arrived: time | None, services: Iterable[str], occurrence: int) -> str:
    """The import key of a visit: SHA-256 over its day, minute, services and its number among equal lines of the file.

    `services` are the words as typed (`VisitRow.service_words`), not codes: a dictionary may learn a word later.
    Importing a file again, saved in another format, with lines added, sorted anew or with names, phones, platforms,
    leaving times or notes filled in later, gives the same keys, so nothing comes twice. No name and no phone goes
    in, not even hashed: eleven digits are found by trying. Position, sheet and 序号 stay out because one inserted line
    would shift all that follow. The price: lines of two registers with equal day, minute, services and number share
    a key; when the visit behind a known key is somebody else's, the writer tries the next `occurrence`.
    """
    minute = arrived.strftime("%H:%M") if arrived else ""
    parts = (_KEY_SCHEME, day.isoformat(), minute, ",".join(sorted(services)), str(occurrence))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def phones_of_names(rows: Iterable[VisitRow | PersonRow]) -> dict[str, frozenset[str]]:
    """Per name (compare key) the full phones it stands beside in a file: one or none means the name is unique there."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.name:
            found[compare_key(row.name)].update([row.phone] if row.phone else [])
    return {name: frozenset(phones) for name, phones in found.items()}


def _person_or_reason(line: Line, words: Words, seen: Counter[tuple[str, str]]) -> PersonRow | Reason:
    try:
        return _person(line, words, seen)
    except TooLong:
        return Reason.TOO_LONG


def _person(line: Line, words: Words, seen: Counter[tuple[str, str]]) -> PersonRow | Reason:
    cells = person_cells(line, words)
    card = _card(line)
    nickname = line.nickname() or cells.words
    if not (cells.name or nickname or cells.phone or cells.other_number or card):
        return Reason.EMPTY
    platforms, unknown_platforms = words.platforms(line)
    occurrence = 0
    if cells.phone is None:
        key = (compare_key(cells.name or nickname or ""), cells.other_number or "")
        seen[key] += 1
        occurrence = seen[key]
    return PersonRow(
        row=line.number,
        name=cells.name,
        nickname=nickname,
        phone=cells.phone,
        other_number=cells.other_number,
        card=card,
        category=cells.category,
        unknown_category=cells.unknown_category,
        platforms=platforms,
        unknown_platforms=unknown_platforms,
        note=line.note(),
        decisions=tuple(line.decisions),
        occurrence=occurrence,
    )


def _card(line: Line) -> str | None:
    text = line.text(Field.CARD)
    if text is None:
        return None
    try:
        return read_card(text)
    except NotValid:
        line.decide(Choice.CARD_UNREADABLE, text)
        return None


class _Register:
    """Reads the lines of one register in order, because a blank date means the line above."""

    def __init__(self, table: Table, columns: Columns, words: Words, default_year: int) -> None:
        self._words = words
        self._seen: Counter[tuple[date, time | None, tuple[str, ...]]] = Counter()
        title = [cell_text(cell) for row in table.rows[: columns.header_row - 1] for cell in row]
        self._year = _year_of(title) or _year_of([table.name]) or _first_year(table, columns) or default_year
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
            return self._visit(line, day)
        except TooLong:
            return Reason.TOO_LONG

    def _day(self, line: Line) -> date | Reason:
        value = line.value(Field.DAY)
        if is_ditto(value):
            return self._day_from_above(line)
        day = parse_date(value, self._year)
        if day is None:
            self._above_was_bad = True
            return Reason.BAD_DATE
        if not has_year(value):
            day = _nearest(day, self._above)
            line.decide(Choice.YEAR_ADDED, value)
        self._above, self._above_was_bad = day, False
        return day

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
        bare = (day, arrived and arrived.replace(second=0), typed)
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
            key=row_key(day=day, arrived=arrived, services=typed, occurrence=occurrence),
        )


def _year_of(texts: Iterable[str]) -> int | None:
    found = (match for text in texts if (match := _YEAR.search(text)))
    return next((int(match[1]) for match in found), None)


def _first_year(table: Table, columns: Columns) -> int | None:
    at = columns.at[Field.DAY]
    cells = (row[at] for row in table.rows[columns.header_row :] if at < len(row))
    days = (parse_date(cell, 0) for cell in cells if has_year(cell))
    return next((day.year for day in days if day is not None), None)


def _day_in_title(text: str, year: int) -> date | None:
    # 填表日期：2026-10-08 is the day of the paper, 日期：2026-09-01 that of the visits.
    label, colon, day = text.replace("：", ":").partition(":")
    if colon and field_of(label, (Field.DAY,)) is None:
        return None
    return parse_date(day.strip() if colon else text, year)


def _nearest(day: date, above: date | None) -> date:
    # 1月1日 below 2026-12-31 is next year's.
    if above is None or abs((day - above).days) < 183:
        return day
    try:
        return day.replace(year=day.year + (1 if day < above else -1))
    except ValueError:
        return day


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
