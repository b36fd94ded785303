"""The main job on invented data: a station made in a file of its own, its month's visit log written."""

import os
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from station_app.beginning import clear_demo
from station_app.core import paths
from station_app.core.clock import local_day
from station_app.core.demo.build import build
from station_app.core.demo.fill import Facts
from station_app.core.demo.rows import ZONE
from station_app.core.errors import NotWritable
from station_app.core.reports import periods
from station_app.core.reports.export import export
from station_app.core.reports.ledgers import Words
from station_app.core.storage.database import open_database
from station_app.core.storage.lock import StationLock
from station_app.core.types import Step
from station_app.texts import translate

SEED, VISITS, PEOPLE = 17, 60, 400
"""Of the station made to look around in; the command line asks for its own."""


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the invented station lies and which month it has whole."""

    path: Path
    period: periods.Period


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere where a screen is named."""
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make(
    *,
    month: str | None,
    seed: int,
    visits_per_day: int,
    people: int,
    now: datetime,
    say: Callable[[str], None],
) -> Demo:
    """Make the invented station anew; a real station is never touched.

    Refused: NotValid for a month that is none, AlreadyRunning while a desk is open on the invented station.

    Without a month it is the last whole one, and the days since then follow, so that the desk has a today.
    """
    period = periods.month(month) if month else _last_whole_month(now)
    said = translate("Cli", "Making an invented station: {month} …").format(month=periods.month_text(period.first))
    made = _make(
        period,
        seed=seed,
        visits_per_day=visits_per_day,
        people=people,
        now=now,
        live_until=None if month else now,
        begun=partial(say, said),
    )
    path = paths.demo_station()
    say(
        translate("Cli", "People: {people} · visits: {visits} · file: {path}").format(
            people=made.people, visits=made.visits, path=path
        )
    )
    return Demo(path, period)


def make_job(*, now: datetime, step: Step | None = None) -> Path:
    """The invented station with the last whole month and today, made for the window's child process; its file.

    Raises AlreadyRunning while a desk is open on it, Trouble.
    """
    _make(_last_whole_month(now), seed=SEED, visits_per_day=VISITS, people=PEOPLE, now=now, live_until=now, step=step)
    return paths.demo_station()


def write_log(demo: Demo, *, folder: Path, language: str, words: Words, now: datetime) -> Path:
    """Write the month's visit log of the invented station into a folder; the file."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritable(folder) from error
    name = translate("Cli", "{month} visit log (invented).xlsx").format(month=periods.month_text(demo.period.first))
    target = folder.resolve() / name
    export(
        station=demo.path,
        ledger="visits",
        period=demo.period,
        format="xlsx",
        out=target,
        language=language,
        words=words,
        made_at=now,
    )
    return target


def _last_whole_month(now: datetime) -> periods.Period:
    this_month = local_day(now, ZONE).replace(day=1)
    return periods.month_of(this_month - timedelta(days=1))


def _make(
    period: periods.Period,
    *,
    seed: int,
    visits_per_day: int,
    people: int,
    now: datetime,
    live_until: datetime | None,
    begun: Callable[[], None] | None = None,
    step: Step | None = None,
) -> Facts:
    path = paths.demo_station()
    lock = StationLock(paths.lock_file(path))  # while its desk is open the file is not taken from under it
    try:
        clear_demo()  # the one file this program may begin anew: it holds nobody
        if begun is not None:
            begun()
        with closing(open_database(path, create=True)) as db:
            return build(
                db,
                month=period.first,
                seed=seed,
                visits_per_day=visits_per_day,
                people=people,
                now=now,
                live_until=live_until,
                step=step,
            )
    finally:
        lock.release()
