"""Several desks at once for the last bottle and the last place: one gets it, and what it is told is so."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from station_app.core.amenities.commands import add_many as add_amenities
from station_app.core.amenities.model import AmenitySaid
from station_app.core.people.commands import register
from station_app.core.storage.database import Database, open_database
from station_app.core.supplies.commands import add_item, receive
from tests.conftest import MORNING
from tests.faults.races import rounds_of, unexpected
from tests.faults.verdict import Verdict, unsound

RUNNERS = 8

# Every second round asks for the place by its number; even desks take the bottle back at once.
_LAST_ONES = """
def work(n):
    try:
        moved = issue(db, item_id=n, person_id=who + 1, now=now, by=None)
        print(f"bottle={moved.value.id}", flush=True)
        if who % 2 == 0 and n % 2 == 0:
            undo(db, op=moved.op, now=now, by=None)
            print(f"back={moved.value.id}", flush=True)
    except Refusal as refusal:
        print(type(refusal).__name__, flush=True)
    place = occupy(db, amenity_id=n, person_id=who + 1, slot=1 if n % 2 else None, now=now, by=None)
    print(f"place={place.value.id}", flush=True)
"""


def house(path: Path, *, people: int, each: int) -> None:
    """A new station with so many people, and as many kinds of goods of one bottle and amenities of one place."""
    with closing(open_database(path, create=True)) as db:
        for n in range(people):
            register(db, name=f"周{n}", now=MORNING, by=None)
        for n in range(each):
            item = add_item(db, name=f"水{n}", unit="瓶", kind="drink", now=MORNING, by=None).value
            receive(db, item_id=item.id, quantity=1, now=MORNING, by=None)
        for first in range(0, each, 100):
            seat: AmenitySaid = {"name": "座位", "kind": "seating", "capacity": 1}
            add_amenities(db, said=[seat] * min(100, each - first), now=MORNING, by=None)


def last_ones_races(folder: Path, rounds: int, *, broken: str = "") -> Iterator[Verdict]:
    """So many races for one bottle and one place each; a bottle taken back may be handed out again."""
    station = folder / "station.sqlite"
    house(station, people=RUNNERS, each=rounds)
    said = list(rounds_of(station, _LAST_ONES, rounds, RUNNERS, broken))
    with closing(open_database(station)) as db:
        wrong = unsound(db)
        for n, words in enumerate(said, 1):
            there = _there(db, n)
            told = [word for word in words if "=" in word]
            half = [*unexpected(n, words), *_wrong(db, n, words), *(wrong if n == 1 else [])]
            yield Verdict(len(told), tuple(word for word in told if word not in there), tuple(half))


def _there(db: Database, n: int) -> set[str]:
    moves = db.rows("SELECT id, reverses FROM stock_move WHERE item_id = ? AND kind <> 'received'", (n,))
    places = db.rows("SELECT id FROM occupancy WHERE amenity_id = ? AND state = 'open'", (n,))
    return {
        *(f"bottle={move}" for move, reverses in moves if reverses is None),
        *(f"back={reverses}" for _, reverses in moves if reverses is not None),
        *(f"place={place}" for (place,) in places),
    }


def _wrong(db: Database, n: int, words: Sequence[str]) -> list[str]:
    given, back = (sum(word.startswith(what) for word in words) for what in ("bottle=", "back="))
    left = db.value("SELECT item_after FROM stock_move WHERE item_id = ? ORDER BY id DESC LIMIT 1", (n,))
    found = []
    if left != 1 - given + back or left not in (0, 1):
        found.append(f"goods {n}: {left} left, {given} handed out, {back} taken back")
    if n % 2 and given != 1:
        found.append(f"goods {n}: handed out {given} times")
    if sum(word.startswith("place=") for word in words) != 1:
        found.append(f"amenity {n}: not taken once")
    return found
