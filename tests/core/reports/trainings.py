"""Trainings of a month, made by commands: held, not closed, cancelled, still to come; what they come to is by hand."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from station_app.core.clock import to_text
from station_app.core.people.commands import merge, register
from station_app.core.reports import house_ledgers, ledgers
from station_app.core.storage.database import Database, write
from station_app.core.training.commands import (
    cancel,
    certify,
    close,
    enrol,
    plan,
    sign_in,
    sign_out,
    withdraw,
)
from station_app.core.undo.commands import undo
from tests.core.reports.house import at

WORDS = {
    key: key for key in (*ledgers.WORD_KEYS, *house_ledgers.WORD_KEYS)
} | {
    "training.total": "{held} {cancelled} {attended} {people} {hours}",
    "attendance.total": "{attended} {people} {absent} {hours}",
    "separator": "; ",
}  # fmt: skip
"""Every label is its own key, but those with fields."""

NOW = datetime(2026, 9, 5, 2, 0, tzinfo=UTC)
"""Ten in the morning of 5 September in Shanghai: when the ledgers are made."""


def teach(db: Database) -> Database:
    """Session 1 on the 1st: two of three came, a walk-in with a seat more, one waited. 2 on the 2nd: the first of them
    and somebody's other record, nobody closed it. 3 cancelled, 4 to come, 5 taken back, 6 was in August."""
    when: dict[str, Any] = {"now": at(1, 9), "by": None}
    for name, phone, category in (
        ("周佳宁", "13800002046", "food_rider"),
        ("孟凯", "13700008805", "food_rider"),
        ("小孟", None, "courier"),
        ("孙晓雨", None, "courier"),
        ("高翔", "13100004406", "courier"),
        (None, "13500006612", "streamer"),
    ):
        platforms = ["meituan"] if name == "周佳宁" else []
        register(db, name=name, phone=phone, category=category, platforms=platforms, **when)
    said: dict[str, Any] = {"place": "大厅", "trainer": "林护士", "organiser": "区急救站", "points": 5}
    plan(db, topic="海姆立克", starts_at=at(1, 15), ends_at=at(1, 16, 30), capacity=3, note="带教具", **said, **when)
    plan(db, topic="骑手座谈会", starts_at=at(2, 10), ends_at=at(2, 11), capacity=10, points=0, **when)
    plan(db, topic="消防", starts_at=at(3, 15), ends_at=at(3, 16), capacity=20, **when)
    plan(db, topic="海姆立克", starts_at=at(20, 15), ends_at=at(20, 16), capacity=20, points=0, **when)
    wrong = plan(db, topic="海姆立克", starts_at=at(4, 15), ends_at=at(4, 16), capacity=20, **when)
    undo(db, op=wrong.op, **when)
    plan(db, topic="消防", starts_at=at(-5, 15), ends_at=at(-5, 16), capacity=20, **when)
    sign_in(db, session_id=6, person_id=1, **when)

    for session, person in ((1, 1), (1, 2), (1, 4), (1, 5), (2, 4), (3, 1), (4, 1)):
        enrol(db, session_id=session, person_id=person, **when)
    withdraw(db, session_id=2, person_id=4, **when)
    for minute, person in ((51, 1), (55, 2)):
        sign_in(db, session_id=1, person_id=person, now=at(1, 14, minute), by=None)
    sign_in(db, session_id=1, person_id=6, widen=True, now=at(1, 15, 5), by=None)
    sign_out(db, session_id=1, person_id=1, now=at(1, 16), by=None)
    close(db, session_id=1, now=at(1, 16, 40), by=None)
    certify(db, session_id=1, enrolment_ids=[2], now=at(1, 16, 45), by=None)
    cancel(db, session_id=3, reason="讲师生病", now=at(2, 9), by=None)
    for person in (1, 3):
        sign_in(db, session_id=2, person_id=person, now=at(2, 10), by=None)
    merge(db, keep=2, drop=3, now=at(2, 18), by=None)
    return db


def fill(db: Database, *, sessions: int, each: int, days: int, last: date) -> None:
    """So many sessions with `each` people on the list, spread over `days` up to the last; for what is timed."""
    first = last - timedelta(days=days - 1)
    people = max(each * 4, 1)
    stamp = to_text(datetime.combine(first, time(), UTC))
    begins = [
        datetime.combine(first + timedelta(days=n * days // sessions), time(7), UTC) for n in range(sessions)
    ]  # fmt: skip
    with write(db):
        db.run_many(
            "INSERT INTO person (name, category, state, created_at) VALUES (?, 'courier', 'active', ?)",
            [(f"骑手{n}", stamp) for n in range(people)],
        )
        db.run_many(
            "INSERT INTO session (course, day, starts_at, ends_at, capacity, state, created_at)"
            " VALUES (?, ?, ?, ?, ?, 'planned', ?)",
            [
                (
                    ("heimlich", "fire_safety", "ebike")[n % 3],
                    each_at.date().isoformat(),
                    to_text(each_at),
                    to_text(each_at + timedelta(hours=1)),
                    max(each, 1),
                    stamp,
                )
                for n, each_at in enumerate(begins)
            ],
        )
        db.run("UPDATE session SET state = 'held'")
        db.run_many(
            "INSERT INTO enrolment (session_id, person_id, state, queue, at, in_at) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (n + 1, (n + 3 * m) % people + 1, *_state(m), m + 1, stamp, to_text(each_at) if m % 5 else None)
                for n, each_at in enumerate(begins)
                for m in range(each)
            ],
        )
        db.run("UPDATE session SET closed_at = ends_at")


def _state(place: int) -> tuple[str]:
    return ("attended" if place % 5 else "enrolled",)
