"""Several programs on one station at once: every rule has one winner, nobody waits in vain, no file is broken."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from station_app.core.checks.queries import check
from station_app.core.lending.commands import add_many, lend
from station_app.core.people.commands import register
from station_app.core.storage.database import Database, open_database
from tests.conftest import MORNING
from tests.faults.races import one_person_races, pair_races, race, sound
from tests.faults.verdict import Verdict


@pytest.mark.parametrize("runners", [2, 4])
def test_one_person_is_here_once(station: Database, runners: int) -> None:
    register(station, name="周佳宁", now=MORNING, by=None)
    story = """
db = open_database(path)
for n in range(15):
    try:
        done = check_in(db, person_id=1, now=now + timedelta(minutes=2 * n), by=None)
        print("new" if done.touched else "slip")
    except Refusal as refusal:
        print(type(refusal).__name__)
"""
    said = [word for words in race(station.path, story, runners) for word in words]
    assert len(said) == 15 * runners
    assert said.count("new") == 1
    assert set(said) <= {"new", "slip", "AlreadyIn"}
    assert station.value("SELECT count(*) FROM visit") == 1
    assert station.value("SELECT count(*) FROM act WHERE what = 'visits.check_in'") == 1
    sound(station)


def test_counted_once_more_by_everybody_still_leaves_one_open(station: Database) -> None:
    register(station, name="周佳宁", now=MORNING, by=None)
    story = """
db = open_database(path)
for n in range(10):
    check_in(db, person_id=1, again=True, reason="x", now=now + timedelta(minutes=n), by=None)
"""
    race(station.path, story, 3)
    assert station.rows("SELECT state, count(*) FROM visit GROUP BY state ORDER BY state") == [("auto", 29), ("in", 1)]
    sound(station)


def test_one_owner_a_phone_and_one_a_card(station: Database) -> None:
    story = """
db = open_database(path)
for n in range(10):
    for facts in ({"phone": f"1380000{n:04d}"}, {"card": f"9000{n:02d}"}):
        try:
            register(db, **facts, now=now, by=None)
            print("mine")
        except Refusal as refusal:
            print(type(refusal).__name__)
"""
    said = [word for words in race(station.path, story, 3) for word in words]
    assert said.count("mine") == 20
    assert set(said) == {"mine", "PhoneTaken", "CardTaken"}
    assert station.value("SELECT count(*) FROM person") == 20


def test_one_form_sent_by_everybody_is_one_act(station: Database) -> None:
    story = """
db = open_database(path)
for n in range(10):
    print(check_in_anonymous(db, heads=2, now=now, by=None, key=f"form-{n}").op)
"""
    said = race(station.path, story, 4)
    assert all(words == said[0] for words in said)
    assert station.value("SELECT sum(heads) FROM visit") == 20


def test_an_act_is_taken_back_by_one(station: Database) -> None:
    register(station, name="周佳宁", now=MORNING, by=None)
    race(station.path, "db = open_database(path)\ncheck_in_anonymous(db, now=now, by=None)\n", 1)
    story = """
db = open_database(path)
try:
    undo(db, op=2, now=now, by=None)
    print("undone")
except Refusal as refusal:
    print(type(refusal).__name__)
"""
    said = sorted(word for words in race(station.path, story, 4) for word in words)
    assert said == ["AlreadyUndone"] * 3 + ["undone"]
    assert station.value("SELECT count(*) FROM act WHERE undoes = 2") == 1
    sound(station)


FOR_THE_LAST_TOOL = """
db = open_database(path)
for n in range(1, {rounds} + 1):
    try:
        loan = lend(db, tool_id=n, person_id=who + 1, arrive=False, now=now, by=None).value
        print(f"won-{{loan.person_id}}")
    except OnLoan as told:
        print(f"told-{{told.person_id}}")
"""


def race_for_tools(station: Database, *, runners: int, rounds: int) -> None:
    for n in range(runners):
        register(station, name=f"周{n}", now=MORNING, by=None)
    for _ in range(0, rounds, 100):
        add_many(station, name="扳手", count=min(100, rounds), now=MORNING, by=None)
    said = race(station.path, FOR_THE_LAST_TOOL.format(rounds=rounds), runners)
    for n in range(rounds):
        words = [words[n] for words in said]
        (winner,) = (word.removeprefix("won-") for word in words if word.startswith("won-"))
        assert words.count(f"told-{winner}") == runners - 1  # the others hear who has it
        assert station.rows("SELECT person_id FROM loan WHERE tool_id = ?", (n + 1,)) == [(int(winner),)]
    assert check(station, whole=False) == []
    sound(station)


def test_eight_for_the_last_tool(station: Database) -> None:
    race_for_tools(station, runners=8, rounds=10)


@pytest.mark.slow
def test_eight_for_the_last_tool_a_thousand_times(station: Database) -> None:
    race_for_tools(station, runners=8, rounds=1_000)


def test_hours_are_promised_to_one_and_a_tool_comes_back_once(station: Database) -> None:
    register(station, name="周佳宁", now=MORNING, by=None)
    add_many(station, name="话筒", count=2, now=MORNING, by=None)
    lend(station, tool_id=1, person_id=1, now=MORNING, by=None)
    story = """
db = open_database(path)
try:
    give_back(db, loan_id=1, now=now, by=None)
    print("back")
except Refusal as refusal:
    print(type(refusal).__name__)
for n in range(6):
    begins = now + timedelta(minutes=30 * n)
    try:
        reserve(db, tool_id=2, nickname="x", starts_at=begins, ends_at=begins + timedelta(hours=1), now=now, by=None)
        print("mine")
    except Refusal as refusal:
        print(type(refusal).__name__)
"""
    said = [word for words in race(station.path, story, 4) for word in words]
    assert (said.count("back"), said.count("NotOut")) == (1, 3)
    assert set(said) == {"back", "NotOut", "mine", "Overlaps"}
    assert station.value("SELECT count(*) FROM reservation") == said.count("mine") >= 3
    assert check(station, whole=False) == []


@pytest.mark.parametrize("there", ["nothing", "an empty file"])
def test_four_open_a_new_station_at_once(tmp_path: Path, there: str) -> None:
    path = tmp_path / "new" / "station.sqlite"
    path.parent.mkdir()
    if there == "an empty file":
        path.touch()
    story = """
db = open_database(path, create=True)
print(db.value("SELECT value FROM setting WHERE key = 'station.uuid'"))
check_in_anonymous(db, now=now, by=None)
db.close()
"""
    said = [word for words in race(path, story, 4) for word in words]
    assert len(set(said)) == 1
    db = open_database(path)
    assert db.value("SELECT count(*) FROM visit") == 4
    sound(db)
    db.close()
    assert {each.name for each in path.parent.iterdir()} == {"station.sqlite", "station.sqlite.was-here"}


@pytest.mark.slow
def test_four_open_a_new_station_at_once_again_and_again(tmp_path: Path) -> None:
    for n in range(15):
        folder = tmp_path / str(n)
        folder.mkdir()
        test_four_open_a_new_station_at_once(folder, "nothing" if n % 2 else "an empty file")


def test_everybody_checks_one_person_in(tmp_path: Path) -> None:
    verdicts = list(one_person_races(tmp_path, 10))
    assert [verdict for verdict in verdicts if not verdict.sound] == []
    assert sum(verdict.acknowledged for verdict in verdicts) == 10


def test_merging_and_undoing_race_with_arrivals(tmp_path: Path) -> None:
    verdicts = list(pair_races(tmp_path, 10))
    assert [verdict for verdict in verdicts if not verdict.sound] == []
    assert sum(verdict.acknowledged for verdict in verdicts) >= 30


@pytest.mark.slow
@pytest.mark.parametrize("races", [one_person_races, pair_races])
def test_a_thousand_races(tmp_path: Path, races: Callable[[Path, int], Iterator[Verdict]]) -> None:
    verdicts = list(races(tmp_path, 1_000))
    assert len(verdicts) == 1_000
    assert [verdict for verdict in verdicts if not verdict.sound] == []
