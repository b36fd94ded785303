"""Reading settings and dictionaries."""

import json
from typing import Any
from zoneinfo import ZoneInfo

from station_app.core.gate import compare_key
from station_app.core.settings.model import SETTINGS, Dictionary, Entry, UnknownCode, Value
from station_app.core.storage.database import Database


def get(db: Database, key: str) -> Value:
    """A setting, or its default while the station has not set it. KeyError for a key that is none: our mistake."""
    stored = db.value("SELECT value FROM setting WHERE key = ?", (key,))
    default = SETTINGS[key].default
    if stored is None:
        return default
    value: Value = json.loads(stored)
    return value


def text(db: Database, key: str) -> str:
    """A setting of words."""
    return str(get(db, key))


def number(db: Database, key: str) -> int:
    """A setting that counts something."""
    value = get(db, key)
    assert isinstance(value, int), key  # noqa: S101 - the gate let only numbers in
    return value


def flag(db: Database, key: str) -> bool:
    """A setting that is on or off."""
    return bool(get(db, key))


def codes(db: Database, key: str) -> tuple[str, ...]:
    """A setting that lists codes of a dictionary."""
    value = get(db, key)
    assert isinstance(value, list), key  # noqa: S101 - the gate let only lists in
    return tuple(value)


def zone(db: Database) -> ZoneInfo:
    """The station's time zone: where its days and months begin."""
    return ZoneInfo(text(db, "station.timezone"))


def entries(db: Database, dictionary: Dictionary, *, active_only: bool = False) -> list[Entry]:
    """A dictionary in the station's own order."""
    where = "WHERE active = 1" if active_only else ""
    extra = "letter, kin" if dictionary is Dictionary.CATEGORY else "NULL, NULL"
    rows = db.rows(
        f"SELECT code, zh, en, active, built_in, {extra} FROM {dictionary.value} {where} ORDER BY sort, code"
    )
    return [_entry(row) for row in rows]


def labels(db: Database, dictionary: Dictionary, language: str) -> dict[str, str]:
    """Code → label in `zh` or `en`, entries switched off included: old visits still say what they were."""
    return {entry.code: entry.label(language) for entry in entries(db, dictionary)}


def short_labels(db: Database, dictionary: Dictionary, language: str) -> dict[str, str]:
    """Code → label where room is short: in Chinese the shortest alias that is a piece of the label (外卖), if any."""
    short: dict[str, str] = {}
    known = db.rows(
        "SELECT code, word FROM alias WHERE dictionary = ? ORDER BY length(word), word", (dictionary.value,)
    )
    for entry in entries(db, dictionary):
        pieces = [word for code, word in known if code == entry.code and word in entry.zh and len(word) > 1]
        begins = [word for word in pieces if entry.zh.startswith(word)]
        short[entry.code] = (begins or pieces or [entry.zh])[0] if language == "zh" else entry.label(language)
    return short


def aliases(db: Database, dictionary: Dictionary) -> dict[str, tuple[str, ...]]:
    """Code → the other words that lead to an entry; entries without any are left out."""
    found: dict[str, tuple[str, ...]] = {}
    for code, word in db.rows(
        "SELECT code, word FROM alias WHERE dictionary = ? ORDER BY code, word", (dictionary.value,)
    ):
        found[code] = (*found.get(code, ()), word)
    return found


def lookup(db: Database, dictionary: Dictionary) -> dict[str, str]:
    """Compare key of every label and alias → code, for imports and the command line."""
    found: dict[str, str] = {}
    for word, code in db.rows("SELECT word, code FROM alias WHERE dictionary = ?", (dictionary.value,)):
        found[compare_key(word)] = code
    for entry in entries(db, dictionary):
        for word in (entry.code, entry.en, entry.zh):
            found[compare_key(word)] = entry.code
    return found


def require_code(db: Database, dictionary: Dictionary, code: str) -> None:
    """Let a known code pass. Raises UnknownCode."""
    if db.value(f"SELECT 1 FROM {dictionary.value} WHERE code = ?", (code,)) is None:
        raise UnknownCode(dictionary.value, code)


def _entry(row: tuple[Any, ...]) -> Entry:
    code, zh, en, active, built_in, letter, kin = row
    return Entry(code, zh, en, bool(active), bool(built_in), letter, kin)
