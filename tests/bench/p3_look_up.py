"""P3: looking somebody up while typing, against LIKE '%…%' over the columns the one box looks into.

Pinyin and initials stand in no column of the program's tables; for the floor they are put into one beside the others.
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from station_app.core.pinyin import spellings
from station_app.core.search.queries import find
from station_app.core.storage.database import Database

from .stations import Station
from .timing import Bar, Result, result, timed

BAR = Bar(median=0.2, aim_ms=10)
_HIT = """SELECT p.id, p.name, p.nickname, p.phone, p.category,
    (SELECT platform FROM person_platform WHERE person_id = p.id AND place = 0), p.note, s.last_at
    FROM person p JOIN typed t ON t.id = p.id LEFT JOIN person_seen s ON s.person_id = p.id"""
_COLUMNS = ("name", "nickname", "spelled", "initials", "phone", "card")
_LIKE = " OR ".join(f"t.{column} LIKE ?1" for column in _COLUMNS)


def measure(station: Station, *, rounds: int) -> Iterator[Result]:
    """A line for each way of typing; `rounds` different texts in each."""
    db = station.copy("p3")
    _put_beside(db)
    for what, texts in _texts(db, rounds):
        times: tuple[list[float], list[float]] = ([], [])
        for turn, text in enumerate(texts):

            def ours(text: str = text) -> None:
                find(db, text)

            def floor(text: str = text) -> None:
                _like(db, text)

            for which, act in ((0, ours), (1, floor)) if turn % 2 else ((1, floor), (0, ours)):
                times[which].append(timed(act))
        yield result("P3", f"look-up: {what}", *times, bar=BAR)
    db.close()


def _put_beside(db: Database) -> None:
    db.conn.execute(
        "CREATE TABLE typed (id INTEGER PRIMARY KEY, name TEXT, nickname TEXT, spelled TEXT, initials TEXT,"
        " phone TEXT, card TEXT)"
    )
    rows = db.rows(
        "SELECT p.id, p.name, p.nickname, p.phone, c.code FROM person p"
        " LEFT JOIN scan_code c ON c.person_id = p.id AND c.active = 1"
    )
    db.conn.executemany("INSERT INTO typed VALUES (?, ?, ?, ?, ?, ?, ?)", [_typed(row) for row in rows])
    db.conn.commit()


def _typed(row: Sequence[Any]) -> tuple[Any, ...]:
    number, name, nickname, phone, card = row
    spelled = spellings(name or nickname)[0]
    return number, name, nickname, "".join(spelled), "".join(part[:1] for part in spelled), phone, card


def _like(db: Database, text: str) -> None:
    db.conn.execute(
        f"{_HIT} WHERE {_LIKE} ORDER BY s.last_at DESC NULLS LAST, p.id DESC LIMIT 8", (f"%{text}%",)
    ).fetchall()


def _texts(db: Database, rounds: int) -> Iterator[tuple[str, list[str]]]:
    chance = Random(3)
    named = db.rows("SELECT name, spelled, initials FROM typed WHERE length(name) >= 2 AND name NOT LIKE '%·%'")
    phones = [row[0] for row in db.rows("SELECT phone FROM typed WHERE phone IS NOT NULL")]
    cards = [row[0] for row in db.rows("SELECT card FROM typed WHERE card IS NOT NULL")]

    def some(values: Sequence[Any]) -> list[Any]:
        return [chance.choice(values) for _ in range(rounds)]

    yield "one hanzi", [name[0] for name, _, _ in some(named)]
    yield "two hanzi", [name[:2] for name, _, _ in some(named)]
    yield "given name", [name[1:] for name, _, _ in some(named)]
    yield "one letter", [initials[0] for _, _, initials in some(named)]
    yield "two initials", [initials[:2] for _, _, initials in some(named)]
    yield "all initials", [initials for _, _, initials in some(named)]
    yield "pinyin, half typed", [spelled[:4] for _, spelled, _ in some(named)]
    yield "whole pinyin", [spelled for _, spelled, _ in some(named)]
    yield "two digits", [phone[-2:] for phone in some(phones)]
    yield "three digits", [phone[-3:] for phone in some(phones)]
    yield "phone tail", [phone[-4:] for phone in some(phones)]
    yield "whole phone", some(phones)
    yield "a tail nobody has", [f"{chance.randrange(10**7):07d}" for _ in range(rounds)]
    yield "card", some(cards)
