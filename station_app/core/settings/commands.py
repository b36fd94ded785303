"""Changing the station's settings and dictionaries. None of it is undoable: it is set back by setting it again."""

import json
from collections.abc import Mapping
from datetime import datetime

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.gate import gate, required
from station_app.core.settings import queries
from station_app.core.settings.model import KINS, LABEL_LIMIT, Dictionary, Entry, Value, WordTaken, checked
from station_app.core.settings.records import (
    entry_at,
    entry_of,
    kin_of,
    labels,
    letter_of,
    meant_by,
    number_of,
    refuse_taken,
)
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.types import NO_ACT, Area, Done

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
        _put(db, key, stored)
        op = record(db, what="settings.set", ids={}, now=now, by=by, key=form)
        return Done(stored, TOUCHED, op)


def set_up(
    db: Database, *, values: Mapping[str, Value], now: datetime, by: int | None, key: str | None = None
) -> Done[None]:
    """Begin a new station with all its settings as one act. Refused as by `set`; then none of them is set."""
    stored = {name: checked(name, value) for name, value in values.items()}
    with write(db):
        require(db, by, Right.SETTINGS)
        if first := first_done(db, key, "settings.set_up"):
            return Done(None, TOUCHED, first.id)
        for name, value in stored.items():
            _put(db, name, value)
        op = record(db, what="settings.set_up", ids={}, now=now, by=by, key=key)
        return Done(None, TOUCHED if stored else frozenset(), op)


def add_entry(
    db: Database,
    *,
    dictionary: Dictionary,
    zh: str,
    en: str = "",
    letter: str = "",
    kin: str = KINS[-1],
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Entry]:
    """A new word in a dictionary, last in order; without an English label the Chinese one serves.

    `letter` and `kin` are a category's. Refused: LabelTaken, WordTaken, LetterTaken, Missing, NotValid, TooLong.
    """
    label, english = labels(dictionary, zh, en)
    with write(db):
        require(db, by, Right.SETTINGS)
        if first := first_done(db, key, "settings.add_entry"):
            return Done(entry_at(db, dictionary, first.only(dictionary.value)), WORDS_TOUCHED, first.id)
        refuse_taken(db, dictionary, label, but=None)
        last, lowest = db.row(f"SELECT max(number), max(sort) FROM {dictionary.value}") or (0, 0)
        number, place = int(last) + 1, int(lowest) + 1
        row = {"code": f"own_{number}", "zh": label, "en": english, "number": number, "sort": place}
        if dictionary is Dictionary.CATEGORY:
            row |= {"kin": kin_of(kin), "letter": letter_of(db, letter, but=None)}
        db.run(
            f"INSERT INTO {dictionary.value} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", (*row.values(),)
        )
        op = record(db, what="settings.add_entry", ids={dictionary.value: [number]}, now=now, by=by, key=key)
        return Done(entry_at(db, dictionary, number), WORDS_TOUCHED, op)


def edit_entry(
    db: Database,
    *,
    dictionary: Dictionary,
    code: str,
    zh: str,
    en: str = "",
    active: bool = True,
    letter: str | None = None,
    kin: str | None = None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Entry]:
    """Rename a word or switch it off; past visits keep it by its code.

    A category's `letter` ("" takes it away) and `kin` stay when they are None. Refused: UnknownCode, LabelTaken,
    WordTaken, LetterTaken, Missing, NotValid, TooLong.
    """
    label, english = labels(dictionary, zh, en)
    with write(db):
        require(db, by, Right.SETTINGS)
        number = number_of(db, dictionary, code)
        if first := first_done(db, key, "settings.edit_entry"):
            return Done(entry_at(db, dictionary, number), WORDS_TOUCHED, first.id)
        refuse_taken(db, dictionary, label, but=code)
        row = {"zh": label, "en": english, "active": int(active)}
        if dictionary is Dictionary.CATEGORY and letter is not None:
            row["letter"] = letter_of(db, letter, but=code)
        if dictionary is Dictionary.CATEGORY and kin is not None:
            row["kin"] = kin_of(kin)
        db.run(
            f"UPDATE {dictionary.value} SET {', '.join(f'{name} = ?' for name in row)} WHERE code = ?",
            (*row.values(), code),
        )
        op = record(db, what="settings.edit_entry", ids={dictionary.value: [number]}, now=now, by=by, key=key)
        return Done(entry_of(db, dictionary, code), WORDS_TOUCHED, op)


def move_entry(
    db: Database,
    *,
    dictionary: Dictionary,
    code: str,
    before: str | None,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[Entry]:
    """Put a word in front of another one, or last when `before` is None. Refused: UnknownCode."""
    with write(db):
        require(db, by, Right.SETTINGS)
        number = number_of(db, dictionary, code)
        if first := first_done(db, key, "settings.move_entry"):
            return Done(entry_of(db, dictionary, code), WORDS_TOUCHED, first.id)
        old = [entry.code for entry in queries.entries(db, dictionary)]
        if before is not None:
            queries.require_code(db, dictionary, before)
        new = _moved(old, code, before)
        if new == old:
            return Done(entry_of(db, dictionary, code), frozenset(), NO_ACT)
        db.run_many(
            f"UPDATE {dictionary.value} SET sort = ? WHERE code = ? AND sort <> ?",
            [(place, each, place) for place, each in enumerate(new, 1)],
        )
        op = record(db, what="settings.move_entry", ids={dictionary.value: [number]}, now=now, by=by, key=key)
        return Done(entry_of(db, dictionary, code), WORDS_TOUCHED, op)


def add_alias(
    db: Database,
    *,
    dictionary: Dictionary,
    code: str,
    word: str,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[str]:
    """One more word that registers and lists use for an entry; the word as it is kept.

    A word that leads there already changes nothing. Refused: UnknownCode, WordTaken by another entry, Missing, TooLong.
    """
    kept = required(gate(word, field="alias.word", limit=LABEL_LIMIT), field="alias.word")
    with write(db):
        require(db, by, Right.SETTINGS)
        number = number_of(db, dictionary, code)
        if first := first_done(db, key, "settings.add_alias"):
            return Done(kept, WORDS_TOUCHED, first.id)
        meant = meant_by(db, dictionary, kept)
        if meant is not None and meant.code == code:
            return Done(kept, frozenset(), NO_ACT)
        if meant is not None:
            raise WordTaken(dictionary.value, kept, meant.zh)
        db.run("INSERT INTO alias (dictionary, word, code) VALUES (?, ?, ?)", (dictionary.value, kept, code))
        op = record(db, what="settings.add_alias", ids={dictionary.value: [number]}, now=now, by=by, key=key)
        return Done(kept, WORDS_TOUCHED, op)


def remove_alias(
    db: Database,
    *,
    dictionary: Dictionary,
    code: str,
    word: str,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[str]:
    """Take a word away from an entry; adding it brings it back. One that is not there changes nothing.

    Refused: UnknownCode.
    """
    with write(db):
        require(db, by, Right.SETTINGS)
        number = number_of(db, dictionary, code)
        if first := first_done(db, key, "settings.remove_alias"):
            return Done(word, WORDS_TOUCHED, first.id)
        if word not in queries.aliases(db, dictionary).get(code, ()):
            return Done(word, frozenset(), NO_ACT)
        db.run("DELETE FROM alias WHERE dictionary = ? AND word = ?", (dictionary.value, word))
        op = record(db, what="settings.remove_alias", ids={dictionary.value: [number]}, now=now, by=by, key=key)
        return Done(word, WORDS_TOUCHED, op)


def put(db: Database, key: str, value: Value) -> None:
    """Store a checked value; called inside a command's own write."""
    db.run(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, json.dumps(value, ensure_ascii=False)),
    )


def _put(db: Database, key: str, stored: Value) -> None:
    if key == "visits.usual_services" and isinstance(stored, list):
        for code in stored:
            queries.require_code(db, Dictionary.SERVICE, code)
    put(db, key, stored)


def _moved(codes: list[str], code: str, before: str | None) -> list[str]:
    left = [each for each in codes if each != code]
    if before == code:
        return codes
    place = len(left) if before is None else left.index(before)
    return [*left[:place], code, *left[place:]]
