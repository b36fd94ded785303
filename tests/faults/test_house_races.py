"""Eight desks for the last bottle, the last place, the one shift: one winner, and the others are told why not."""

from pathlib import Path

import pytest

from station_app.core.amenities.commands import add as add_amenity
from station_app.core.amenities.commands import occupy
from station_app.core.checks.queries import check
from station_app.core.people.commands import register
from station_app.core.shifts import queries as shifts
from station_app.core.staff.commands import add as add_staff
from station_app.core.storage.database import Database
from station_app.core.supplies import queries as supplies
from station_app.core.supplies.commands import add_item, receive
from tests.conftest import MORNING
from tests.faults.house_races import RUNNERS, house, last_ones_races
from tests.faults.races import race, sound

FOR_THE_LAST_BOTTLE = """
db = open_database(path)
for n in range(1, {rounds} + 1):
    try:
        issue(db, item_id=n, person_id=who + 1, now=now, by=None)
        print("won")
    except Refusal as refusal:
        print(type(refusal).__name__)
"""
FOR_THE_LAST_PLACE = """
db = open_database(path)
for n in range(1, {rounds} + 1):
    try:
        print(f"won-{{occupy(db, amenity_id=n, person_id=who + 1, slot=1, now=now, by=None).value.person_id}}")
    except SlotTaken as told:
        print(f"told-{{int(told.who[1:]) + 1}}")
"""
FOR_THE_ONE_SHIFT = """
db = open_database(path)
for n in range({rounds}):
    try:
        print(f"won-{{begin(db, staff_id=who + 1, now=now + timedelta(days=n), by=None).value.id}}")
    except ShiftOpen:
        print("told")
"""


def for_the_last_bottle(station: Database, rounds: int) -> None:
    house(station.path, people=RUNNERS, each=rounds)
    said = race(station.path, FOR_THE_LAST_BOTTLE.format(rounds=rounds), RUNNERS)
    for n in range(rounds):
        words = sorted(words[n] for words in said)
        assert words == ["NotEnough"] * (RUNNERS - 1) + ["won"]
        assert supplies.stock(station, n + 1) == 0
    assert station.value("SELECT count(*) FROM stock_move WHERE kind = 'issued'") == rounds
    assert check(station, whole=False) == []
    sound(station)


def for_the_last_place(station: Database, rounds: int) -> None:
    house(station.path, people=RUNNERS, each=rounds)
    said = race(station.path, FOR_THE_LAST_PLACE.format(rounds=rounds), RUNNERS)
    for n in range(rounds):
        words = [words[n] for words in said]
        (winner,) = (word.removeprefix("won-") for word in words if word.startswith("won-"))
        assert words.count(f"told-{winner}") == RUNNERS - 1  # the others hear who sits there
        assert station.rows("SELECT person_id FROM occupancy WHERE amenity_id = ?", (n + 1,)) == [(int(winner),)]
    assert check(station, whole=False) == []


def for_the_one_shift(station: Database, rounds: int) -> None:
    for n in range(RUNNERS):
        add_staff(station, name=f"林{n}", now=MORNING, by=None)
    said = race(station.path, FOR_THE_ONE_SHIFT.format(rounds=rounds), RUNNERS)
    for n in range(rounds):
        words = [words[n] for words in said]
        assert words.count("told") == RUNNERS - 1, words
    assert station.rows("SELECT state, count(*) FROM shift GROUP BY state") == [("left", rounds - 1), ("open", 1)]
    assert station.rows("SELECT state, count(*) FROM opening GROUP BY state") == [("missed", rounds - 1), ("open", 1)]
    assert check(station, whole=False) == []


def test_eight_for_the_last_bottle(station: Database) -> None:
    for_the_last_bottle(station, 10)


def test_eight_for_the_last_place(station: Database) -> None:
    for_the_last_place(station, 10)


def test_eight_for_the_one_shift(station: Database) -> None:
    for_the_one_shift(station, 5)


@pytest.mark.slow
def test_eight_for_the_last_ones_again_and_again(station: Database) -> None:
    for_the_last_place(station, 300)


@pytest.mark.slow
def test_eight_for_the_last_bottle_again_and_again(station: Database) -> None:
    for_the_last_bottle(station, 300)


def test_bottles_come_back_while_others_ask_for_them(tmp_path: Path) -> None:
    verdicts = list(last_ones_races(tmp_path, 6))
    assert [verdict for verdict in verdicts if not verdict.sound] == []
    assert sum(verdict.acknowledged for verdict in verdicts) >= 12


@pytest.mark.slow
def test_bottles_come_back_a_thousand_times(tmp_path: Path) -> None:
    assert [verdict for verdict in last_ones_races(tmp_path, 1_000) if not verdict.sound] == []


def test_an_act_of_the_house_is_done_by_one(station: Database) -> None:
    """The same place freed, the same fault reported, one undo, one closing: by one desk of four."""
    add_staff(station, name="林", now=MORNING, by=None)
    register(station, name="周佳宁", now=MORNING, by=None)
    add_amenity(station, name="充电位", kind="charging", capacity=2, now=MORNING, by=None)
    occupy(station, amenity_id=1, person_id=1, now=MORNING, by=None)
    taken = occupy(station, amenity_id=1, now=MORNING, by=None)
    item = add_item(station, name="水", unit="瓶", kind="drink", now=MORNING, by=None).value
    receive(station, item_id=item.id, quantity=9, now=MORNING, by=None)
    story = f"""
db = open_database(path)
for act in (lambda: free(db, occupancy_id=1, now=now, by=None),
            lambda: report_fault(db, amenity_id=1, what="坏了", now=now, by=None),
            lambda: undo(db, op={taken.op}, now=now, by=None),
            lambda: begin(db, staff_id=1, now=now, by=None),
            lambda: issue(db, item_id=1, quantity=3, now=now, by=None, key="form"),
            lambda: close(db, now=now, by=None) if who == 0 else check_in(db, person_id=1, now=now, by=None)):
    try:
        print(type(act().value).__name__)
    except Refusal as refusal:
        print(type(refusal).__name__)
"""
    said = race(station.path, story, 4)
    wanted = [("Occupancy", "NotTaken"), ("Fault", "FaultOpen"), ("Act", "AlreadyUndone")]
    for n, (winner, others) in enumerate(wanted):
        assert sorted(words[n] for words in said) == sorted([winner, *[others] * 3])
    assert supplies.stock(station, item.id) == 6  # one form
    assert station.value("SELECT count(*) FROM shift WHERE state <> 'void'") >= 1
    assert station.value("SELECT count(*) FROM act WHERE what = 'closing.close'") == 1
    assert station.value("SELECT count(*) FROM occupancy WHERE state = 'open'") == 0
    assert shifts.current(station) is None or shifts.current_opening(station) is not None
    assert check(station) == []
