"""Finding people while somebody types: by key ranges when few match, by walking the latest visitors when many do.

And things: tools, amenities, goods, by what was typed or scanned.
"""

from collections.abc import Sequence
from typing import Any

from station_app.core.amenities import queries as amenities
from station_app.core.amenities.model import Amenity
from station_app.core.clock import from_text
from station_app.core.errors import NotValid, TooLong
from station_app.core.gate import ascii_digits
from station_app.core.lending import queries as lending
from station_app.core.lending.model import Tool
from station_app.core.people.keys import DIGITS
from station_app.core.people.model import read_card
from station_app.core.people.queries import key_range, key_starts
from station_app.core.search.model import Hit, Things
from station_app.core.storage.database import Database
from station_app.core.supplies import queries as supplies
from station_app.core.supplies.model import Item
from station_app.core.types import PersonId

_FEW = 1_200
"""Fewer matching keys than this are ranked outright; more of them are found by walking the latest visitors."""

_HIT = """SELECT p.id, p.name, p.nickname, p.phone, p.category,
    (SELECT platform FROM person_platform WHERE person_id = p.id AND place = 0), p.note, s.last_at
    FROM person p LEFT JOIN person_seen s ON s.person_id = p.id"""


def find(db: Database, text: str, *, limit: int = 8) -> list[Hit]:
    """At most `limit` people for a typed or scanned text, the latest visitor first. Never chooses; may be empty."""
    by_card = _by_card(db, text)
    if by_card:
        return by_card
    starts = key_starts(text)
    hits = _ranked(db, starts, limit) if starts else []
    return hits or _swapped(db, text, limit)


def among(db: Database, text: str, ids: Sequence[int]) -> list[int]:
    """Of these people those a typed or scanned text may mean, in their order."""
    found = {hit.person_id for hit in _by_card(db, text)}
    for start in () if found else key_starts(text):
        rows = db.rows("SELECT person_id FROM person_key WHERE key >= ? AND key < ?", key_range(start))
        found.update(row[0] for row in rows)
    return [person for person in ids if person in found]


def things(db: Database, text: str, *, limit: int = 6, house: bool = True) -> Things:
    """At most `limit` of each kind of thing for a typed text; tools alone without the `house`. May be empty."""
    tools = tuple(lending.find(db, text, limit=limit))
    if not house:
        return Things(tools)
    return Things(tools, tuple(amenities.find(db, text, limit=limit)), tuple(supplies.find(db, text, limit=limit)))


def thing_of(db: Database, code: str, *, house: bool = True) -> Tool | Amenity | Item | None:
    """What carries a scanned code: a tool's or an amenity's label, a packet's barcode; None for any other."""
    tool = lending.by_scan(db, code)
    if tool is not None or not house:
        return tool
    return amenities.by_scan(db, code) or supplies.by_barcode(db, code)


def _by_card(db: Database, text: str) -> list[Hit]:
    try:
        card = read_card(text)
    except (NotValid, TooLong):
        return []
    rows = db.rows(
        f"{_HIT} WHERE p.id = (SELECT coalesce(r.root_id, r.id) FROM scan_code c JOIN person r ON r.id = c.person_id"
        " WHERE c.code = ? AND c.active = 1)",
        (card,),
    )
    return [_hit(row, by_card=True) for row in rows]


def _ranked(db: Database, starts: tuple[str, ...], limit: int) -> list[Hit]:
    few = not any(_many(db, start) for start in starts)
    return _hits(db, _latest(db, starts, limit) if few else _walk(db, starts, limit))


def _many(db: Database, start: str) -> bool:
    # Counted no further than that, so that a single common letter costs no more than a rare name.
    found = "SELECT 1 FROM person_key WHERE key >= ? AND key < ? LIMIT 1 OFFSET ?"
    return db.row(found, (*key_range(start), _FEW - 1)) is not None


def _latest(db: Database, starts: tuple[str, ...], limit: int) -> list[int]:
    # Ranked by a narrow table first: whoever is not among the first few is not read at all.
    found = " UNION ".join("SELECT DISTINCT person_id FROM person_key WHERE key >= ? AND key < ?" for _ in starts)
    rows = db.rows(
        f"SELECT found.person_id FROM ({found}) found LEFT JOIN person_seen s ON s.person_id = found.person_id"
        " ORDER BY s.last_at DESC NULLS LAST, found.person_id DESC LIMIT ?",
        (*(bound for start in starts for bound in key_range(start)), limit),
    )
    return [row[0] for row in rows]


def _walk(db: Database, starts: tuple[str, ...], limit: int) -> list[int]:
    # So many match that the first eight among the latest visitors are near: each is asked for a matching key.
    condition = " OR ".join("(k.key >= ? AND k.key < ?)" for _ in starts)
    bounds = [bound for start in starts for bound in key_range(start)]
    seen = db.rows(
        "SELECT s.person_id FROM person_seen s INDEXED BY person_seen_last"
        f" WHERE EXISTS (SELECT 1 FROM person_key k WHERE k.person_id = s.person_id AND ({condition}))"
        " ORDER BY s.last_at DESC, s.person_id DESC LIMIT ?",
        (*bounds, limit),
    )
    if len(seen) == limit:
        return [row[0] for row in seen]
    unseen = db.rows(
        f"SELECT DISTINCT k.person_id FROM person_key k WHERE ({condition})"
        " AND NOT EXISTS (SELECT 1 FROM person_seen s WHERE s.person_id = k.person_id)"
        " ORDER BY k.person_id DESC LIMIT ?",
        (*bounds, limit - len(seen)),
    )
    return [row[0] for row in (*seen, *unseen)]


def _hits(db: Database, ids: list[int]) -> list[Hit]:
    marks = ",".join("?" * len(ids))
    found = {row[0]: _hit(row) for row in db.rows(f"{_HIT} WHERE p.id IN ({marks})", ids)}
    return [found[person] for person in ids]


def _swapped(db: Database, text: str, limit: int) -> list[Hit]:
    digits = ascii_digits(text)
    if not 4 <= len(digits) <= 11 or any(char.isalpha() for char in text):
        return []
    swaps = {
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        for at in range(len(digits) - 1)
        if digits[at] != digits[at + 1]
    }
    # Only whole tails: a key that ends with the digits, as the clerk meant the end of the number.
    marks = ",".join("?" * len(swaps))
    rows = db.rows(
        f"{_HIT} WHERE p.id IN (SELECT person_id FROM person_key WHERE key IN ({marks}))"
        " ORDER BY s.last_at DESC NULLS LAST, p.id DESC LIMIT ?",
        (*(DIGITS + swap for swap in sorted(swaps)), limit),
    )
    return [_hit(row, swapped=True) for row in rows]


def _hit(row: tuple[Any, ...], *, by_card: bool = False, swapped: bool = False) -> Hit:
    number, name, nickname, phone, category, platform, note, last = row
    return Hit(
        person_id=PersonId(number),
        name=name,
        nickname=nickname,
        phone=phone,
        category=category,
        platform=platform,
        note=note,
        last_at=None if last is None else from_text(last),
        by_card=by_card,
        swapped=swapped,
    )
