"""Building an invented station in an empty file: a full month for the demo, years of it for the benchmark."""

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from station_app.core.clock import local_day
from station_app.core.demo import lending, live, rows
from station_app.core.demo.days import Arrival, arrivals
from station_app.core.demo.fill import Facts, fill
from station_app.core.demo.people import invent
from station_app.core.errors import NotValid
from station_app.core.storage.database import Database
from station_app.core.types import Step

VISITS_A_TOOL = 200
"""A large station has a tool for so many visits: 5,000 at a million."""


def build(
    db: Database,
    *,
    month: date,
    seed: int,
    visits_per_day: int,
    people: int,
    now: datetime,
    live_until: datetime | None = None,
    step: Step | None = None,
) -> Facts:
    """Fill an empty station with a whole month, the same for the same month, seed and sizes.

    With `live_until` the days after the month follow up to that moment, and a few people are still there; a moment
    within the month or before it adds nothing. `step` hears of every day.
    Refused: AlreadyThere when the file holds anything, NotValid for sizes below 1.
    """
    _require_sizes(visits_per_day, people)
    first = month.replace(day=1)
    length = calendar.monthrange(first.year, first.month)[1]
    after = first + timedelta(days=length)
    until = live_until if live_until is not None and local_day(live_until, rows.ZONE) >= after else None
    today = None if until is None else local_day(until, rows.ZONE)
    total = length if today is None else (today - first).days + 1
    town = invent(seed, people, days=length)

    def days() -> Iterator[tuple[date, list[Arrival]]]:
        for index in range(total):
            day = first + timedelta(days=index)
            planned = arrivals(town, seed, day, index=index, usual=visits_per_day)
            yield day, live.over(planned, until) if until is not None and day == today else planned

    def told(done: int) -> None:
        if step is not None:
            step(done, total)

    made = fill(db, town.guests, days(), first=first, now=now, told=told, tools=lending.USUAL, seed=seed, until=until,
                furnished=True)  # fmt: skip
    if until is None:
        return made
    here = live.check_in_some(db, town, seed=seed, now=until)
    return replace(made, visits=made.visits + here, heads=made.heads + here, on_site=here)


def build_large(
    db: Database,
    *,
    people: int,
    visits: int,
    seed: int,
    now: datetime,
    first: date = date(2021, 1, 1),
    visits_per_day: int = 500,
    step: Step | None = None,
) -> Facts:
    """Fill an empty station with exactly so many visits, day after day from `first`, and tools, for measuring.

    `step` hears of the visits written. Refused: AlreadyThere when the file holds anything, NotValid for sizes below 1.
    """
    _require_sizes(visits_per_day, people, visits)
    town = invent(seed, people, days=max(1, visits // visits_per_day))
    written = 0

    def told(_done: int) -> None:
        if step is not None:
            step(written, visits)

    def days() -> Iterator[tuple[date, list[Arrival]]]:
        nonlocal written
        index = 0
        while written < visits:
            day = first + timedelta(days=index)
            planned = arrivals(town, seed, day, index=index, usual=visits_per_day)[: visits - written]
            written += len(planned)
            index += 1
            yield day, planned

    return fill(db, town.guests, days(), first=first, now=now, told=told, tools=visits // VISITS_A_TOOL, seed=seed)


def _require_sizes(*sizes: int) -> None:
    for size in sizes:
        if size < 1:
            raise NotValid("demo.size", str(size))
