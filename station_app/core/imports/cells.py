"""One line of a table by field, with the decisions taken over it, and the cells visits and people have in common."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from station_app.core.gate import compare_key, gate, gate_name
from station_app.core.imports.model import (
    NAME_LIMIT,
    NOTE_LIMIT,
    WORD_LIMIT,
    Cell,
    Choice,
    Columns,
    Decision,
    Field,
    Lookups,
    Mark,
    NameKind,
    Reason,
    Table,
)
from station_app.core.imports.names import name_kind, parse_heads, without_heads
from station_app.core.imports.values import Phone, PhoneKind, cell_text, parse_phone, parse_services, service_words
from station_app.core.types import Step
from station_app.core.visits.model import MOST_HEADS

_FACTS = frozenset(Field) - {Field.NUMBER, Field.DAY, Field.NOTE}
_TOTAL = re.compile(
    r"(?:本?[页日月周]?(?:合计|总计|小计|共计|累计)|total|subtotal|grandtotal|sum)(?:人次|人数)?:?\d*(?:人次|人)?$"
)
_NUMBER = re.compile(r"[\d,.]+")
_SIGNATURE = re.compile(
    r"(?:审核|审批|填表|制表|填报|经办|负责|登记|值班|站点负责|单位负责|复核|统计|签字|签名|盖章|签章|站长|主理人|日期|填表日期|"
    r"checked by|signature|signed|prepared by|approved by)[^:]{0,6}:"
)
_MOST_DIGITS = 3
_TELL_EVERY = 1_000
_LOST = "\ufffd"  # what a program writes for a character it could not read
_NO_PHONE = frozenset({"无", "没有", "没留", "不留", "未留", "保密", "不详", "空", "无电话", "none", "na", "nil"})


Heads = tuple[Mapping[Field, Cell], ...]
"""The cells of the header's rows by field: a line that holds them is the header once more."""


class Line:
    """A row of the table: its cells by field, and what was decided over them."""

    __slots__ = ("_cells", "_columns", "_heads", "_marks", "_values", "decisions", "number")

    def __init__(self, table: Table, columns: Columns, number: int, heads: Heads = ()) -> None:
        self.number = number
        self.decisions: list[Decision] = []
        self._cells = cells = table.rows[number - 1]
        self._columns = columns
        self._heads = heads
        self._marks = table.marks
        self._values: dict[Field, Cell] = {
            field: cells[at] for field, at in columns.at.items() if at < len(cells) and self._holds(at)
        }

    def _holds(self, at: int) -> bool:
        value = self._cells[at]
        if value is None or (isinstance(value, str) and not value.strip()):
            return False
        return self._marks.get((self.number, at)) is not Mark.ERROR

    def value(self, field: Field) -> Cell:
        """The cell of a field; None when it is blank, holds an error or there is no such column."""
        return self._values.get(field)

    def mark(self, field: Field) -> Mark | None:
        """What is special about the cell of a field."""
        return self._marks.get((self.number, self._columns.at.get(field, -1)))

    def text(self, field: Field, limit: int = WORD_LIMIT) -> str | None:
        """The cell of a field as clean text. Raises TooLong."""
        return gate(cell_text(self.value(field)), field=field, limit=limit)

    def note(self) -> str | None:
        """The remark; a formula's number and a lone 0 are no words of anybody's. Raises TooLong."""
        value = self.value(Field.NOTE)
        mark = self.mark(Field.NOTE)
        if mark is Mark.ERROR:
            self.decide(Choice.CELL_ERROR)
            return None
        number = isinstance(value, int | float)
        if number and (mark is Mark.FORMULA or not value):
            self.decide(Choice.FORMULA_DROPPED, value)
            return None
        return self.text(Field.NOTE, NOTE_LIMIT)

    def nickname(self) -> str | None:
        """The form of address in a column of its own. Raises TooLong."""
        if Field.NICKNAME not in self._values:
            return None
        return gate_name(cell_text(self.value(Field.NICKNAME)), field=Field.NICKNAME, limit=NAME_LIMIT)

    def decide(self, choice: Choice, value: Cell = None) -> None:
        self.decisions.append(Decision(choice, cell_text(value)))

    def filled(self) -> list[str]:
        """All filled cells of the row as text, also those of columns that are no field."""
        return [text for cell in self._cells if cell is not None and (text := cell_text(cell))]

    def is_blank(self) -> bool:
        return not self._values and not self.filled()

    def repeats_header(self) -> bool:
        for head in self._heads:
            same = sum(value == head.get(field) for field, value in self._values.items())
            if same > 1 or (same and same == len(self._columns.at)):
                return True
        return False

    def lost_characters(self) -> bool:
        """Whether a cell was spoilt before it came here: its words are gone and must be typed anew."""
        return any(isinstance(value, str) and _LOST in value for value in self._values.values())

    def has_facts(self) -> bool:
        return not self._values.keys().isdisjoint(_FACTS)


@dataclass(frozen=True, slots=True)
class PersonCells:
    """Who a line is about."""

    name: str | None = field(repr=False)
    words: str | None = field(repr=False)
    name_kind: NameKind
    phone: str | None = field(repr=False)
    other_number: str | None = field(repr=False)
    category: str | None
    unknown_category: str | None
    heads: int


def lines(table: Table, columns: Columns, step: Step | None = None) -> Iterator[Line]:
    """Every row below the header; `step` hears of every thousandth."""
    last = columns.last_header_row
    heads = tuple(
        {field: row[at] for field, at in columns.at.items() if at < len(row) and row[at] is not None}
        for row in table.rows[columns.header_row - 1 : last]
        if columns.header_row
    )
    for number in range(last + 1, len(table.rows) + 1):
        if step is not None and number % _TELL_EVERY == 0:
            step(number, len(table.rows))
        yield Line(table, columns, number, heads)


def shown(line: Line) -> tuple[str, ...]:
    """The filled cells of a line left out, short enough for a list."""
    return tuple(text[:WORD_LIMIT] for text in line.filled())


def skip_reason(line: Line) -> Reason | None:
    """Why a line is no record, if it is none: blank, total, signatures, header again, nothing but a date."""
    if line.is_blank():
        return Reason.BLANK
    if not line.has_facts() or not _identifies(line):
        words = [unicodedata.normalize("NFKC", text).casefold() for text in line.filled()[:2]]
        if any(_TOTAL.match(compare_key(word).rstrip(":")) for word in words):
            return Reason.TOTAL
        if any(_SIGNATURE.match(word.replace(" ", "")) or _SIGNATURE.match(word) for word in words):
            return Reason.SIGNATURE
    if line.repeats_header():
        return Reason.REPEATED_HEADER
    if line.lost_characters():
        return Reason.LOST_CHARACTERS
    return None if line.has_facts() else Reason.EMPTY


def _identifies(line: Line) -> bool:
    # A count under the services is a total's; in a text file it is text like everything else.
    services = line.value(Field.SERVICES)
    named = isinstance(services, str) and not _NUMBER.fullmatch(services.strip())
    return named or parse_phone(line.value(Field.PHONE)) is not None


def person_cells(line: Line, words: "Words") -> PersonCells:
    """Name or words, number, category and heads of a line. Raises TooLong."""
    name = _name(cell_text(line.value(Field.NAME)))
    kind = name_kind(name)
    phone, other = _numbers(line)
    heads = _heads(line, name if kind is NameKind.ANYBODY and phone is None else None)
    spoken = name if kind is not NameKind.NAME else line.nickname()
    if name and kind is not NameKind.NAME:
        line.decide(Choice.FORM_OF_ADDRESS if kind is NameKind.ADDRESS else Choice.PLACEHOLDER_NAME, name)
    if heads > 1 and spoken:
        # Full-width signs come out longer than they went in.
        spoken = gate_name(without_heads(spoken), field=Field.NAME, limit=NAME_LIMIT)
    category, unknown_category = words.category(line)
    return PersonCells(
        name=name if kind is NameKind.NAME else None,
        words=spoken,
        name_kind=kind,
        phone=phone,
        other_number=other,
        category=category,
        unknown_category=unknown_category,
        heads=heads,
    )


@lru_cache(maxsize=20_000)
def _name(text: str) -> str | None:
    return gate_name(text, field=Field.NAME, limit=NAME_LIMIT)


def _numbers(line: Line) -> tuple[str | None, str | None]:
    value = line.value(Field.PHONE)
    if value is None:
        return None, None
    phone = parse_phone(value)
    if phone is None:
        if compare_key(cell_text(value)).strip("/") not in _NO_PHONE | {""}:
            line.decide(Choice.PHONE_UNREADABLE, value)
        return None, None
    return _decided(line, phone, value)


def _decided(line: Line, phone: Phone, value: Cell) -> tuple[str | None, str | None]:
    if phone.second is not None:
        line.decide(Choice.SECOND_PHONE, value)
    if phone.kind is PhoneKind.OTHER:
        line.decide(Choice.PHONE_INCOMPLETE, value)
        return None, phone.number
    if phone.repaired:
        line.decide(Choice.PHONE_REPAIRED, value)
    return phone.number, phone.second


def _heads(line: Line, words: str | None) -> int:
    value = line.value(Field.HEADS)
    told = cell_text(value)
    alone = f"{told}人" if told.isdecimal() and len(told) <= _MOST_DIGITS else told
    heads = parse_heads(alone or words or "") or 0
    if heads > MOST_HEADS:
        line.decide(Choice.HEADS_TOO_MANY, value if told else words)
        return MOST_HEADS
    if heads:
        if heads > 1:
            line.decide(Choice.GROUP, value if told else words)
        return heads
    if told:
        line.decide(Choice.HEADS_UNREADABLE, value)
    return 1


class Words:
    """The station's words with their codes, compared without case, width and blanks; each text is looked up once."""

    def __init__(self, lookups: Lookups) -> None:
        self._categories = _keyed(lookups.categories)
        self._platforms = _keyed(lookups.platforms)
        self._services = _keyed(lookups.services)
        self._cells: dict[tuple[Field, str], tuple[str | None, str | None]] = {}
        self._as_typed: dict[str, tuple[str, ...]] = {}
        self._split: dict[tuple[int, str], tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def category(self, line: Line) -> tuple[str | None, str | None]:
        """Code, or the word the station does not know."""
        code, text = self._known(line, Field.CATEGORY, self._categories)
        if text and code is None:
            line.decide(Choice.UNKNOWN_CATEGORY, text)
            return None, text
        return code, None

    def _known(self, line: Line, field: Field, lookup: Mapping[str, str]) -> tuple[str | None, str | None]:
        raw = cell_text(line.value(field))
        found = self._cells.get((field, raw))
        if found is None:
            text = gate(raw, field=field, limit=WORD_LIMIT)
            found = self._cells[field, raw] = (lookup.get(compare_key(text)) if text else None, text)
        return found

    def platform(self, line: Line) -> tuple[str | None, str | None]:
        """Code of the first platform named, or the words the station does not know."""
        codes, unknown = self.platforms(line)
        return (codes[0] if codes else None), ("、".join(unknown) or None)

    def platforms(self, line: Line) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Codes of all platforms named, and unknown words."""
        code, text = self._known(line, Field.PLATFORM, self._platforms)
        if code is not None or not text:
            return ((code,) if code else ()), ()
        return self._several(line, text, self._platforms, Choice.UNKNOWN_PLATFORM)

    def services(self, line: Line) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Codes of all services named, and unknown words."""
        text = cell_text(line.value(Field.SERVICES))
        return self._several(line, text, self._services, Choice.UNKNOWN_SERVICE) if text else ((), ())

    def service_words(self, line: Line) -> tuple[str, ...]:
        """The words of the services cell as they stand, for the row's key."""
        text = cell_text(line.value(Field.SERVICES))
        if text not in self._as_typed:
            self._as_typed[text] = service_words(text)
        return self._as_typed[text]

    def _several(
        self, line: Line, text: str, lookup: Mapping[str, str], choice: Choice
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        place = (id(lookup), text)
        found = self._split.get(place)
        if found is None:
            clean = gate(text, field=Field.SERVICES, limit=NOTE_LIMIT) or ""
            found = self._split[place] = parse_services(clean, lookup)
        for word in found[1]:
            line.decide(choice, word)
        return found


def _keyed(words: Mapping[str, str]) -> dict[str, str]:
    return {compare_key(word): code for word, code in words.items()}
