"""Changing the station's settings and dictionaries. None of it is undoable: it is set back by setting it again."""

import json
from datetime import datetime

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.gate import compare_key, gate, required
from station_app.core.settings import queries
from station_app.core.settings.model import (
    LABEL_LIMIT,
    Dictionary,
    Entry,
    LabelTaken,
    Value,
    checked,
)
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import Area, Done

TOUCHED = frozenset({Area.SETTINGS})
WORDS_TOUCHED = frozenset({Area.DICTIONARIES})


def set(  # noqa: A001 - the name other programs know it by
    db: Database, *, key: str, value: Value, now: datetime, by: int | None, form: str | None = None
) -> Done[Value]:
    """Set one setting; `form` is the form's UUID (`key` names the setting). Refused: an unknown key, a wrong value."""
    stored = checked(key, value)
    with write(db):
        require(db, by, Right.SETTINGS)
        if first := first_done(db, form, "settings.set"):
            return Done(queries.get(db, key), TOUCHED, first.id)
        if key == "visits.usual_services" and isinstance(stored, list):
            for code in stored:
                queries.require_code(db, Dictionary.SERVICE, code)
        put(db, key, stored)
        op = record(db, what="settings.set", ids={}, now=now, by=by, key=form)
        return Done(stored, TOUCHED, op)


def add_entry(
    db: Database,
    *,
    dictionary: Dictionary,
    zh: str,
    en: str = "",
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Entry]:
    """A new word in a dictionary, last in order; without an English label the Chinese one serves. Refused: taken."""
    label, english = _labels(dictionary, zh, en)
    with write(db):
        require(db, by, Right.SETTINGS)
        if first := first_done(db, key, "settings.add_entry"):
            return Done(_entry_at(db, dictionary, first.only(dictionary.value)), WORDS_TOUCHED, first.id)
        _refuse_taken(db, dictionary, label, but=None)
        last, lowest = db.row(f"SELECT max(number), max(sort) FROM {dictionary.value}") or (0, 0)
        number, place = int(last) + 1, int(lowest) + 1
        kin, kin_value = (", kin", ", 'other'") if dictionary is Dictionary.CATEGORY else ("", "")
        db.run(
            f"INSERT INTO {dictionary.value} (code, zh, en, number, sort{kin}) VALUES (?, ?, ?, ?, ?{kin_value})",
            (f"own_{number}", label, english, number, place),
        )
        op = record(db, what="settings.add_entry", ids={dictionary.value: [number]}, now=now, by=by, key=key)
        return Done(_entry_at(db, dictionary, number), WORDS_TOUCHED, op)


def edit_entry(
    db: Database,
    *,
    dictionary: Dictionary,
    code: str,
    zh: str,
    en: str = "",
    active: bool = True,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Entry]:
    """Rename a word or switch it off; past visits keep it by its code. Refused: unknown, no label, label taken."""
    label, english = _labels(dictionary, zh, en)
    with write(db):
        require(db, by, Right.SETTINGS)
        queries.require_code(db, dictionary, code)
        number = int(db.value(f"SELECT number FROM {dictionary.value} WHERE code = ?", (code,)))
        if first := first_done(db, key, "settings.edit_entry"):
            return Done(_entry_at(db, dictionary, number), WORDS_TOUCHED, first.id)
        _refuse_taken(db, dictionary, label, but=code)
        db.run(
            f"UPDATE {dictionary.value} SET zh = ?, en = ?, active = ? WHERE code = ?",
            (label, english, int(active), code),
        )
        op = record(db, what="settings.edit_entry", ids={dictionary.value: [number]}, now=now, by=by, key=key)
        return Done(_entry_at(db, dictionary, number), WORDS_TOUCHED, op)


def put(db: Database, key: str, value: Value) -> None:
    """Store a checked value; called inside a command's own write."""
    db.run(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, json.dumps(value, ensure_ascii=False)),
    )


def _labels(dictionary: Dictionary, zh: str, en: str) -> tuple[str, str]:
    field = f"{dictionary.value}.zh"
    label = required(gate(zh, field=field, limit=LABEL_LIMIT), field=field)
    return label, gate(en, field=f"{dictionary.value}.en", limit=60) or label


def _refuse_taken(db: Database, dictionary: Dictionary, label: str, *, but: str | None) -> None:
    for entry in queries.entries(db, dictionary):
        if entry.code != but and compare_key(entry.zh) == compare_key(label):
            raise LabelTaken(dictionary.value, label)


def _entry_at(db: Database, dictionary: Dictionary, number: int) -> Entry:
    code = db.value(f"SELECT code FROM {dictionary.value} WHERE number = ?", (number,))
    return next(entry for entry in queries.entries(db, dictionary) if entry.code == code)
