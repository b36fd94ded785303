"""Eight desks at the door of a session: a seat is given once, a number is given once, it is closed once."""

from datetime import timedelta
from typing import Any

import pytest

from station_app.core.checks.queries import check
from station_app.core.people.commands import register
from station_app.core.storage.database import Database
from station_app.core.training import commands, queries
from tests.conftest import MORNING
from tests.faults.races import race, sound

RUNNERS = 8
SEATS = 3

FOR_THE_LAST_SEATS = """
db = open_database(path)
for n in range(1, {rounds} + 1):
    print(enrol(db, session_id=n, person_id=who + 1, now=now, by=None).value.state)
"""
AT_THE_DOOR = """
db = open_database(path)
for n in range(1, {rounds} + 1):
    try:
        done = sign_in(db, session_id=n, person_id=who + 1, walk_in=True, now=now, by=None)
        print("in" if done.touched else "slip")
    except Refusal as refusal:
        print(type(refusal).__name__)
"""
# Half of them give their place back at once: whoever waits moves up, and nobody is lost.
COMING_AND_GOING = """
db = open_database(path)
for n in range(1, {rounds} + 1):
    enrol(db, session_id=n, person_id=who + 1, now=now, by=None)
    if who % 2:
        withdraw(db, session_id=n, person_id=who + 1, now=now, by=None)
"""
CLOSED_AND_CERTIFIED = """
db = open_database(path)
for n in range(1, {rounds} + 1):
    closed = close_session(db, session_id=n, now=now, by=None)
    print("closed" if closed.touched else "slip")
    made = certify(db, session_id=n, now=now, by=None)
    print("made" if made.touched else "slip")
    print("-".join(each.number[5:] for each in made.value))
"""


def sessions(db: Database, rounds: int) -> None:
    """So many sessions of three seats, and eight people."""
    for n in range(RUNNERS):
        register(db, name=f"周佳宁{n}", now=MORNING, by=None)
    said: dict[str, Any] = {"starts_at": MORNING, "ends_at": MORNING + timedelta(hours=1), "capacity": SEATS}
    for _ in range(rounds):
        commands.plan(db, topic="消防", **said, now=MORNING, by=None)


def for_the_last_seats(station: Database, rounds: int) -> None:
    sessions(station, rounds)
    said = race(station.path, FOR_THE_LAST_SEATS.format(rounds=rounds), RUNNERS)
    for n in range(rounds):
        words = sorted(words[n] for words in said)
        assert words == ["enrolled"] * SEATS + ["waiting"] * (RUNNERS - SEATS)
        queue = [each.queue for each in queries.roster(station, n + 1)]
        assert queue == list(range(1, RUNNERS + 1))  # the seats went to the first
    assert check(station) == []
    sound(station)


def test_eight_for_three_seats(station: Database) -> None:
    for_the_last_seats(station, 5)


@pytest.mark.slow
def test_eight_for_three_seats_again_and_again(station: Database) -> None:
    for_the_last_seats(station, 200)


def test_eight_at_the_door(station: Database) -> None:
    rounds = 4
    sessions(station, rounds)
    said = race(station.path, AT_THE_DOOR.format(rounds=rounds), RUNNERS)
    for n in range(rounds):
        words = sorted(words[n] for words in said)
        assert words == ["SessionFull"] * (RUNNERS - SEATS) + ["in"] * SEATS
        assert queries.session(station, n + 1).attended == SEATS
    assert station.value("SELECT count(*) FROM visit") <= RUNNERS  # one visit each, whatever they attended
    assert check(station) == []


def test_coming_and_going(station: Database) -> None:
    rounds = 4
    sessions(station, rounds)
    race(station.path, COMING_AND_GOING.format(rounds=rounds), RUNNERS)
    for n in range(rounds):
        found = queries.session(station, n + 1)
        assert (found.enrolled, found.waiting) == (SEATS, RUNNERS // 2 - SEATS)
        assert {each.person_id for each in queries.roster(station, n + 1)} == {1, 3, 5, 7}
    assert check(station) == []


def test_closed_once_and_numbered_once(station: Database) -> None:
    rounds, runners = 4, 4
    sessions(station, rounds)
    for n in range(rounds):
        for person in (1, 2):
            commands.sign_in(station, session_id=n + 1, person_id=person, walk_in=True, now=MORNING, by=None)
    said = race(station.path, CLOSED_AND_CERTIFIED.format(rounds=rounds), runners)
    for n in range(rounds):
        for place, word in ((3 * n, "closed"), (3 * n + 1, "made")):
            assert sorted(words[place] for words in said) == sorted([word, *["slip"] * (runners - 1)])
        assert len({words[3 * n + 2] for words in said}) == 1  # all are told the same numbers
    numbers = [row[0] for row in station.rows("SELECT number FROM certificate ORDER BY id")]
    assert numbers == [f"2026-{n:04d}" for n in range(1, 2 * rounds + 1)]
    assert station.value("SELECT count(*) FROM act WHERE what = 'training.close'") == rounds
    assert check(station) == []
