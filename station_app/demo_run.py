"""The main job on invented data: a station made in a file of its own, its month's visit log written."""

import os
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from station_app.core import paths
from station_app.core.clock import local_day
from station_app.core.demo.build import build
from station_app.core.demo.rows import ZONE
from station_app.core.errors import NotWritable
from station_app.core.reports import periods
from station_app.core.reports.export import export
from station_app.core.reports.ledgers import Words
from station_app.core.storage.database import open_database
from station_app.core.storage.lock import StationLock
from station_app.texts import translate


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
    path = paths.demo_station()
    lock = StationLock(paths.lock_file(path))  # while its desk is open the file is not taken from under it
    try:
        _clear(path)
        say(translate("Cli", "Making an invented station: {month} …").format(month=periods.month_text(period.first)))
        with closing(open_database(path, create=True)) as db:
            made = build(
                db,
                month=period.first,
                seed=seed,
                visits_per_day=visits_per_day,
                people=people,
                now=now,
                live_until=None if month else now,
            )
    finally:
        lock.release()
    say(
        translate("Cli", "People: {people} · visits: {visits} · file: {path}").format(
            people=made.people, visits=made.visits, path=path
        )
    )
    return Demo(path, period)


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


def _clear(path: Path) -> None:
    # The one file this program may begin anew: it holds nobody.
    for old in path.parent.glob(f"{path.name}*"):
        if old.is_file() and old != paths.lock_file(path):
            old.unlink()
