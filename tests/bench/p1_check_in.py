"""P1: a check-in, against its own statements replayed through plain sqlite3.

Three copies of one file get the same check-ins with the same keys at the same moments, so that every id and hash is the
same in all: on the first the statements are recorded, on the second the command is timed, on the third the recorded
statements are.
"""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from station_app.core.storage.database import Database
from station_app.core.storage.sqlite import sqlite3
from station_app.core.visits.commands import check_in

from .stations import Station
from .timing import Bar, Result, result, timed

BAR = Bar(median=1.5, p95=2.0)
_PRAGMAS = ("synchronous", "foreign_keys", "recursive_triggers", "trusted_schema", "cell_size_check", "secure_delete",
            "temp_store", "cache_size", "journal_mode")  # fmt: skip
_SERVICES = (("water", "rest"), ("water",), ("water", "rest", "charging"), ("water", "meal"))


def measure(station: Station, *, rounds: int) -> Iterator[Result]:
    """So many check-ins of people spread over the file."""
    recorder, ours = station.copy("p1-recorded"), station.copy("p1-ours")
    floor = station.copy("p1-floor")
    plain = _plain(floor)
    people = Random(1).sample(range(1, station.people + 1), min(station.people, rounds + 5))
    times: tuple[list[float], list[float]] = ([], [])
    for turn, person in enumerate(people):
        arrival = _Arrival(person, turn, station)
        statements = arrival.recorded(recorder)

        def replay(statements: list[str] = statements) -> None:
            for statement in statements:
                plain.execute(statement).fetchall()

        def command(arrival: _Arrival = arrival) -> None:
            arrival.check_in(ours)

        pair = ((0, command), (1, replay)) if turn % 2 else ((1, replay), (0, command))
        for which, act in pair:
            took = timed(act)
            if turn >= 5:  # the first ones warm the caches of both
                times[which].append(took)
    same = "SELECT hash FROM act ORDER BY id DESC LIMIT 1"
    if ours.value(same) != plain.execute(same).fetchone()[0]:
        raise RuntimeError("the replay did not write what the command wrote")
    for db in (recorder, ours):
        db.close()
    plain.close()
    yield result("P1", "check-in, committed", *times, bar=BAR)


class _Arrival:
    """One check-in, the same on whatever copy it is done."""

    def __init__(self, person: int, turn: int, station: Station) -> None:
        self._person, self._turn = person, turn
        self._now = station.now + timedelta(seconds=turn)

    def check_in(self, db: Database) -> None:
        """Do it."""
        check_in(
            db,
            person_id=self._person,
            services=_SERVICES[self._turn % len(_SERVICES)],
            now=self._now,
            by=1,
            key=f"bench-{self._turn}",
        )

    def recorded(self, db: Database) -> list[str]:
        """Do it and hand back the statements it sent, values in them."""
        traced: list[str] = []
        db.conn.set_trace_callback(traced.append)
        self.check_in(db)
        db.conn.set_trace_callback(None)
        return list(_sent(traced))


def _sent(traced: list[str]) -> Iterator[str]:
    # SQLite traces a statement again for every trigger it fires; no two writes of ours are alike.
    before = ""
    for statement in traced:
        if statement != before and not statement.startswith("--"):
            yield statement
        before = statement


def _plain(db: Database) -> sqlite3.Connection:
    # The same file and pragmas, nothing of ours around it.
    pragmas = {name: db.value(f"PRAGMA {name}") for name in _PRAGMAS}
    path = db.path
    db.close()
    plain = sqlite3.connect(str(path), isolation_level=None)
    for name, value in pragmas.items():
        plain.execute(f"PRAGMA {name} = {value}")
    return plain
