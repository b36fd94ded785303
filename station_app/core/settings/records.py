"""What a dictionary entry may be called and by what it is found, judged inside a command's own write."""

import unicodedata

from station_app.core.errors import NotValid
from station_app.core.gate import compare_key, gate, required
from station_app.core.settings import queries
from station_app.core.settings.model import (
    KINS,
    LABEL_LIMIT,
    Dictionary,
    Entry,
    LabelTaken,
    LetterTaken,
    WordTaken,
)
from station_app.core.storage.database import Database


def labels(dictionary: Dictionary, zh: str, en: str) -> tuple[str, str]:
    """Both labels as they are stored; without an English one the Chinese serves. Raises Missing, TooLong."""
    field = f"{dictionary.value}.zh"
    label = required(gate(zh, field=field, limit=LABEL_LIMIT), field=field)
    return label, gate(en, field=f"{dictionary.value}.en", limit=60) or label


def refuse_taken(db: Database, dictionary: Dictionary, label: str, *, but: str | None) -> None:
    """Let a label pass that no other entry is called by. Raises LabelTaken, WordTaken."""
    wanted = compare_key(label)
    known = queries.entries(db, dictionary)
    for entry in known:
        if entry.code != but and compare_key(entry.zh) == wanted:
            raise LabelTaken(dictionary.value, label)
    for code, words in queries.aliases(db, dictionary).items():
        if code != but and wanted in {compare_key(word) for word in words}:
            raise WordTaken(dictionary.value, label, next(entry.zh for entry in known if entry.code == code))


def meant_by(db: Database, dictionary: Dictionary, word: str) -> Entry | None:
    """The entry that a word leads to already, by label, code or alias."""
    code = queries.lookup(db, dictionary).get(compare_key(word))
    return None if code is None else entry_of(db, dictionary, code)


def letter_of(db: Database, typed: str, *, but: str | None) -> str | None:
    """The desk's letter as it is stored, none for an empty text. Raises NotValid, LetterTaken."""
    letter = unicodedata.normalize("NFKC", typed).strip().upper()
    if not letter:
        return None
    if len(letter) != 1 or not "A" <= letter <= "Z":
        raise NotValid("category.letter", typed)
    for entry in queries.entries(db, Dictionary.CATEGORY):
        if entry.letter == letter and entry.code != but:
            raise LetterTaken(letter, entry.zh)
    return letter


def kin_of(kin: str) -> str:
    """A known group of categories. Raises NotValid."""
    if kin not in KINS:
        raise NotValid("category.kin", kin)
    return kin


def number_of(db: Database, dictionary: Dictionary, code: str) -> int:
    """The number of an entry in the acts; it never changes. Raises UnknownCode."""
    queries.require_code(db, dictionary, code)
    return int(db.value(f"SELECT number FROM {dictionary.value} WHERE code = ?", (code,)))


def entry_of(db: Database, dictionary: Dictionary, code: str) -> Entry:
    """An entry as it is now."""
    return next(entry for entry in queries.entries(db, dictionary) if entry.code == code)


def entry_at(db: Database, dictionary: Dictionary, number: int) -> Entry:
    """The entry of a number."""
    return entry_of(db, dictionary, db.value(f"SELECT code FROM {dictionary.value} WHERE number = ?", (number,)))
