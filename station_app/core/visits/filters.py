"""Which visits a log shows and in what order, as the SQL that finds them."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from station_app.core.gate import clean
from station_app.core.people.model import NOTE_LIMIT
from station_app.core.people.queries import key_range, key_starts


@dataclass(frozen=True, slots=True)
class Filters:
    """Which visits a log shows; what is None or False does not narrow it. Days are the station's, both ends included.

    `person_id` means all records of that person, `by_id` who registered the visit, `origin` how it came into the file;
    `weekday` (Monday 0) and `hour` are those of arrival, and visits whose time was not said have no hour. `newcomers`
    are people none of whose records had a visit that counts before `first_day`.
    """

    first_day: date | None = None
    last_day: date | None = None
    category: str | None = None
    platform: str | None = None
    service: str | None = None
    origin: str | None = None
    person_id: int | None = None
    by_id: int | None = None
    weekday: int | None = None
    hour: int | None = None
    text: str | None = None
    unnamed: bool = False
    newcomers: bool = False
    on_site: bool = False
    with_void: bool = False


class Sort(StrEnum):
    """What a log can be ordered by."""

    ARRIVED = "arrived"
    NAME = "name"
    CATEGORY = "category"
    PLATFORM = "platform"
    LEFT = "left"
    STAY = "stay"
    STAFF = "staff"
    ENTERED = "entered"


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a log; what a visit does not have comes last, and among equals the latest arrival first."""

    by: Sort = Sort.ARRIVED
    descending: bool = True


LATEST = Order()

_LATEST = "v.day DESC, v.arrived_at DESC, v.id DESC"  # an index is in this order, so that no page is sorted
_EARLIEST = "v.day, v.arrived_at, v.id"
_OWNER = "LEFT JOIN person o ON o.id = v.person_id LEFT JOIN person r ON r.id = coalesce(o.root_id, o.id)"
_SORTED: dict[Sort, tuple[str, str]] = {
    Sort.NAME: (_OWNER, "coalesce(r.name, r.nickname, v.words)"),
    Sort.CATEGORY: ("JOIN category c ON c.code = v.category", "c.sort"),
    Sort.PLATFORM: ("LEFT JOIN platform f ON f.code = v.platform", "f.sort"),
    Sort.LEFT: ("", "v.left_at"),
    Sort.STAY: ("", "unixepoch(v.left_at) - unixepoch(v.arrived_at)"),
    Sort.STAFF: ("LEFT JOIN staff b ON b.id = v.by_id", "b.name"),
    Sort.ENTERED: ("", "v.created_at"),
}


RECORDS = (
    "SELECT g.id FROM person a JOIN person g"
    " ON g.id = coalesce(a.root_id, a.id) OR g.root_id = coalesce(a.root_id, a.id) WHERE a.id = ?"
)
"""Every record of a person: the one that counts and those merged into it."""


_WEEKDAY = "(CAST(strftime('%w', v.day) AS INTEGER) + 6) % 7 = ?"

# No zone is a day away from UTC: `arrived_at` narrows the search in the index, the business day decides.
_NEVER_BEFORE = f"""NOT EXISTS (SELECT 1 FROM visit e WHERE e.person_id IN ({RECORDS.replace("?", "v.person_id")})
    AND e.arrived_at < ? AND e.day < ? AND e.state <> 'void')"""


def order_by(order: Order) -> tuple[str, str]:
    """The joins an order needs, and what stands behind ORDER BY."""
    if order.by is Sort.ARRIVED:
        return "", _LATEST if order.descending else _EARLIEST
    joins, value = _SORTED[order.by]
    # Numbers, not texts, behind it: a million of them are sorted in half the memory.
    return joins, f"{value} {'DESC' if order.descending else 'ASC'} NULLS LAST, unixepoch(v.arrived_at) DESC, v.id DESC"


def where(filters: Filters) -> tuple[str, tuple[Any, ...]]:
    """The condition on `visit v`, and its values."""
    parts: list[str] = ["1 = 1" if filters.with_void else "v.state <> 'void'"]
    values: list[Any] = []
    for condition, given in (
        ("v.day >= ?", None if filters.first_day is None else filters.first_day.isoformat()),
        ("v.day <= ?", None if filters.last_day is None else filters.last_day.isoformat()),
        ("v.category = ?", filters.category),
        ("v.platform = ?", filters.platform),
        ("EXISTS (SELECT 1 FROM visit_service s WHERE s.visit_id = v.id AND s.service = ?)", filters.service),
        ("v.origin = ?", filters.origin),
        (f"v.person_id IN ({RECORDS})", filters.person_id),
        ("v.by_id = ?", filters.by_id),
        (_WEEKDAY, filters.weekday),
        ("v.hour = ?", filters.hour),
    ):
        if given is not None:
            parts.append(condition)
            values.append(given)
    if filters.unnamed:
        parts.append("v.person_id IS NULL")
    if filters.newcomers:
        parts.append("v.person_id IS NOT NULL")
    if filters.newcomers and filters.first_day is not None:
        parts.append(_NEVER_BEFORE)
        values.extend(((filters.first_day + timedelta(days=1)).isoformat(), filters.first_day.isoformat()))
    if filters.on_site:
        parts.append("v.id IN (SELECT id FROM visit WHERE state = 'in')")  # few, and an index of their own
    if filters.text:
        condition, words = _text_condition(filters.text)
        parts.append(condition)
        values.extend(words)
    return " AND ".join(parts), tuple(values)


def _text_condition(text: str) -> tuple[str, tuple[str, ...]]:
    # The keys of merged records lie with the one that counts; their visits stay where they are.
    ranges = [key_range(start) for start in key_starts(text)]
    people = " OR ".join("(key >= ? AND key < ?)" for _ in ranges) or "0"
    plain = clean(text)[:NOTE_LIMIT].replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    words = f"%{plain}%"
    return (
        f"(v.person_id IN (WITH found AS (SELECT person_id FROM person_key WHERE {people})"
        " SELECT person_id FROM found UNION ALL"
        " SELECT id FROM person WHERE root_id IN (SELECT person_id FROM found))"
        " OR v.words LIKE ? ESCAPE '\\' OR v.note LIKE ? ESCAPE '\\')",
        (*(bound for pair in ranges for bound in pair), words, words),
    )
