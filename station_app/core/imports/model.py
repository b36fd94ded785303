"""What an import reads, as facts: cells of a file, rows understood, rows left out and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

Cell = str | int | float | bool | date | time | datetime | None

NAME_LIMIT = 60
WORD_LIMIT = 60
NOTE_LIMIT = 500


class Kind(StrEnum):
    """What a file is by its content, whatever its name says."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


class Mark(StrEnum):
    """What is special about a cell besides its value."""

    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class SheetFact:
    """A sheet of a file with anything in it; `rows` counts to its last filled row."""

    name: str
    rows: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of one sheet: `rows[0]` is row 1 of the file. Marks lie at (row number, column index).

    `sheets` are all of the file with anything in them; `encoding` is that of a text file.
    """

    path: Path
    kind: Kind
    name: str
    rows: tuple[tuple[Cell, ...], ...] = field(repr=False)
    marks: Mapping[tuple[int, int], Mark] = field(default_factory=dict, repr=False)
    sheets: tuple[SheetFact, ...] = ()
    encoding: str | None = None
    from_1904: bool = False

    @property
    def other_sheets(self) -> tuple[str, ...]:
        """The other visible sheets with anything in them."""
        return tuple(sheet.name for sheet in self.sheets if sheet.name != self.name and not sheet.hidden)


class Field(StrEnum):
    """What a column can hold; these are the words of `--map column=field`."""

    NUMBER = "number"
    DAY = "day"
    ARRIVED = "arrived"
    LEFT = "left"
    NAME = "name"
    NICKNAME = "nickname"
    PHONE = "phone"
    CATEGORY = "category"
    PLATFORM = "platform"
    SERVICES = "services"
    HEADS = "heads"
    NOTE = "note"
    CARD = "card"
    CODE = "code"
    KIND = "kind"
    CABINET = "cabinet"
    SLOT = "slot"
    QUANTITY = "quantity"
    ACCESSORIES = "accessories"
    VALUE = "value"
    STATUS = "status"
    BRAND = "brand"
    MODEL = "model"
    SIZE = "size"
    UNIT = "unit"
    LOW_MARK = "low_mark"
    BATCH = "batch"
    EXPIRES = "expires"
    ORIGIN = "origin"
    DONOR = "donor"
    BARCODE = "barcode"
    TOPIC = "topic"
    HELD = "held"
    BEGINS = "begins"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column (index from 0) holds which field. `unused` are headers, or letters, of columns not read.

    `header_row` is the first row of the header, 0 where there is none; `depth` is 2 where a header has two rows.
    """

    header_row: int
    at: Mapping[Field, int]
    headers: Mapping[Field, str]
    unused: tuple[str, ...]
    depth: int = 1

    @property
    def last_header_row(self) -> int:
        """The row above the first line; 0 where there is no header."""
        return self.header_row and self.header_row + self.depth - 1


@dataclass(frozen=True, slots=True)
class Lookups:
    """The station's dictionaries: word → code, with every label and alias a register may use."""

    categories: Mapping[str, str]
    platforms: Mapping[str, str]
    services: Mapping[str, str]
    tool_kinds: Mapping[str, str] = field(default_factory=dict)
    supply_kinds: Mapping[str, str] = field(default_factory=dict)


class NameKind(StrEnum):
    """What stands in a name cell: nothing, a name, a form of address (张师傅), or a word for anybody (骑手)."""

    NOTHING = "nothing"
    NAME = "name"
    ADDRESS = "address"
    ANYBODY = "anybody"


class Choice(StrEnum):
    """A decision the import took over a cell, to be shown in the preview."""

    DATE_FROM_ABOVE = "date_from_above"
    DATE_FROM_TITLE = "date_from_title"
    YEAR_ADDED = "year_added"
    TIME_MISSING = "time_missing"
    TIME_UNREADABLE = "time_unreadable"
    LEFT_UNREADABLE = "left_unreadable"
    LEFT_BEFORE_ARRIVED = "left_before_arrived"
    OVERNIGHT = "overnight"
    PHONE_REPAIRED = "phone_repaired"
    PHONE_INCOMPLETE = "phone_incomplete"
    PHONE_UNREADABLE = "phone_unreadable"
    SECOND_PHONE = "second_phone"
    PLACEHOLDER_NAME = "placeholder_name"
    FORM_OF_ADDRESS = "form_of_address"
    NAME_DIFFERS = "name_differs"
    PHONE_DIFFERS = "phone_differs"
    PHONE_SHARED = "phone_shared"
    SHARED_NAME = "shared_name"
    SAME_MOMENT = "same_moment"
    REPEATED_PERSON = "repeated_person"
    UNKNOWN_CATEGORY = "unknown_category"
    UNKNOWN_PLATFORM = "unknown_platform"
    UNKNOWN_SERVICE = "unknown_service"
    GROUP = "group"
    HEADS_UNREADABLE = "heads_unreadable"
    CATEGORY_DIFFERS = "category_differs"
    PLATFORM_DIFFERS = "platform_differs"
    NOTE_DIFFERS = "note_differs"
    CARD_DIFFERS = "card_differs"
    CARD_TAKEN = "card_taken"
    CARD_UNREADABLE = "card_unreadable"
    HEADS_TOO_MANY = "heads_too_many"
    HEADS_BESIDE_NAME = "heads_beside_name"
    FORMULA_DROPPED = "formula_dropped"
    CELL_ERROR = "cell_error"
    PIECES = "pieces"
    KIND_GUESSED = "kind_guessed"
    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_STATUS = "unknown_status"
    QUANTITY_UNREADABLE = "quantity_unreadable"
    VALUE_UNREADABLE = "value_unreadable"
    CODE_UNREADABLE = "code_unreadable"
    ACCESSORIES_TOO_MANY = "accessories_too_many"
    UNIT_MISSING = "unit_missing"
    LOW_MARK_UNREADABLE = "low_mark_unreadable"
    UNKNOWN_ORIGIN = "unknown_origin"
    BARCODE_UNREADABLE = "barcode_unreadable"
    BARCODE_TAKEN = "barcode_taken"
    BARCODE_DIFFERS = "barcode_differs"
    LOW_MARK_DIFFERS = "low_mark_differs"
    EXPIRED_ALREADY = "expired_already"
    SAME_STOCK = "same_stock"
    WAITING_LIST = "waiting_list"
    WITHDREW = "withdrew"
    SESSION_FROM_ABOVE = "session_from_above"
    SESSION_DIFFERS = "session_differs"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision and the words of the cell it was taken over; these may be personal, so they stay out of logs."""

    choice: Choice
    value: str = field(default="", repr=False)


class Bare(NamedTuple):
    """What the key of a line is made of: its day, its minute and the words of its services, as in the file."""

    day: date
    arrived: time | None
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One line of a register as a visit, in the station's local time.

    `name` identifies somebody; `words` (张师傅, 骑手) do not. `phone` is a full mobile number, `other_number` any
    other. Codes come from the lookups; words they do not know stand beside. `service_words` are the cell as typed.
    `bare` and `key` are explained at `register.row_key`.
    """

    row: int
    day: date
    arrived: time | None
    left: time | None
    overnight: bool
    name: str | None = field(repr=False)
    words: str | None = field(repr=False)
    name_kind: NameKind
    phone: str | None = field(repr=False)
    other_number: str | None = field(repr=False)
    category: str | None
    unknown_category: str | None
    platform: str | None
    unknown_platform: str | None
    services: tuple[str, ...]
    unknown_services: tuple[str, ...]
    service_words: tuple[str, ...]
    heads: int
    note: str | None = field(repr=False)
    decisions: tuple[Decision, ...]
    occurrence: int
    bare: Bare
    key: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of a list of people. `occurrence` counts lines of this file of one name and number, no full phone."""

    row: int
    name: str | None = field(repr=False)
    nickname: str | None = field(repr=False)
    phone: str | None = field(repr=False)
    other_number: str | None = field(repr=False)
    card: str | None = field(repr=False)
    category: str | None
    unknown_category: str | None
    platforms: tuple[str, ...]
    unknown_platforms: tuple[str, ...]
    note: str | None = field(repr=False)
    decisions: tuple[Decision, ...]
    occurrence: int
    category_words: str = ""
    platform_words: str = ""


class Reason(StrEnum):
    """Why a line is no visit, no person, no tool, no goods and nobody enrolled."""

    BLANK = "blank"
    TOTAL = "total"
    SIGNATURE = "signature"
    REPEATED_HEADER = "repeated_header"
    EMPTY = "empty"
    NO_DATE = "no_date"
    BAD_DATE = "bad_date"
    FUTURE_DATE = "future_date"
    OLD_DATE = "old_date"
    TOO_LONG = "too_long"
    LOST_CHARACTERS = "lost_characters"
    LEFT_OUT = "left_out"
    CODE_TAKEN = "code_taken"
    BAD_QUANTITY = "bad_quantity"
    NEGATIVE_QUANTITY = "negative_quantity"
    BROKEN_QUANTITY = "broken_quantity"
    LARGE_QUANTITY = "large_quantity"
    BAD_EXPIRY = "bad_expiry"
    UNIT_DIFFERS = "unit_differs"
    GOODS_RETIRED = "goods_retired"
    FORM_ALONE = "form_alone"
    UNKNOWN_NAME = "unknown_name"
    SHARED_NAME = "shared_name"
    NO_SESSION = "no_session"
    TWO_SESSIONS = "two_sessions"
    SESSION_UNSAID = "session_unsaid"
    OTHER_SESSION = "other_session"
    SESSION_CLOSED = "session_closed"
    SESSION_CANCELLED = "session_cancelled"
    BAD_TIME = "bad_time"

    @property
    def is_problem(self) -> bool:
        """Whether somebody must look: the line seems to be a record that could not be read."""
        return self in _PROBLEMS


_PROBLEMS = frozenset(
    {
        Reason.NO_DATE,
        Reason.BAD_DATE,
        Reason.FUTURE_DATE,
        Reason.OLD_DATE,
        Reason.TOO_LONG,
        Reason.LOST_CHARACTERS,
        Reason.CODE_TAKEN,
        Reason.BAD_QUANTITY,
        Reason.NEGATIVE_QUANTITY,
        Reason.BROKEN_QUANTITY,
        Reason.LARGE_QUANTITY,
        Reason.BAD_EXPIRY,
        Reason.UNIT_DIFFERS,
        Reason.GOODS_RETIRED,
        Reason.FORM_ALONE,
        Reason.UNKNOWN_NAME,
        Reason.SHARED_NAME,
        Reason.NO_SESSION,
        Reason.TWO_SESSIONS,
        Reason.SESSION_UNSAID,
        Reason.OTHER_SESSION,
        Reason.SESSION_CLOSED,
        Reason.SESSION_CANCELLED,
        Reason.BAD_TIME,
    }
)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line left out, its reason, and its filled cells as text."""

    row: int
    reason: Reason
    cells: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class VisitsFile:
    """A whole register: every line below the header is either in `rows` or in `skipped`."""

    sheet: str
    other_sheets: tuple[str, ...]
    columns: Columns
    rows: tuple[VisitRow, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """A whole list of people: every line below the header is either in `rows` or in `skipped`."""

    sheet: str
    other_sheets: tuple[str, ...]
    columns: Columns
    rows: tuple[PersonRow, ...]
    skipped: tuple[Skipped, ...]
