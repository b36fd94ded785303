"""The packs of the fault campaign, what each counts, and the broken builds that each must see."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

from tests.faults.broken import ROOT, command
from tests.faults.cuts import CUT, desk_cuts, window_cuts, writer_cuts
from tests.faults.failing import BROKEN, NO_SPACE, failures
from tests.faults.guards import WAYS
from tests.faults.house_races import last_ones_races
from tests.faults.images import fast_folder
from tests.faults.kills import desk_kills, job_kills
from tests.faults.races import one_person_races, pair_races
from tests.faults.verdict import Verdict
from tests.faults.window_kills import window_kills
from tests.faults.writers import WRITERS

SEED = 20261124
TOLD = 5
"""So many of the things that were wrong are told word by word."""

Tries = Callable[[Path], Iterator[Verdict]]
"""Works in an empty folder; one verdict a try."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How often things are done: kills of the window (and of the desk without one), images a pack, races."""

    kills: int = 1_000
    images: int = 10_000
    races: int = 1_000
    writers: tuple[str, ...] = tuple(WRITERS)
    """Which of the writers are cut and failed."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was tried, and what came of it."""

    pack: str
    tries: int
    acknowledged: int
    lost: int
    half: int
    seconds: float
    told: tuple[str, ...] = ()
    stopped: bool = False
    """It was cut short: the figures are of what was tried by then."""

    @property
    def holds(self) -> bool:
        """Nothing lost, nothing by half, and it was tried at all."""
        return self.tries > 0 and not self.lost and not self.half


def packs(sizes: Sizes) -> dict[str, Tries]:
    """All packs by their names, at a size."""
    kills, images, races = sizes.kills, sizes.images, sizes.races
    cut = tuple(name for name in sizes.writers if name in CUT)
    return {
        "kill window": partial(window_kills, times=kills, seed=SEED),
        "kill desk": partial(desk_kills, times=kills, seed=SEED),
        "kill writers": partial(job_kills, times=kills // 2, seed=SEED),
        "power cut desk": partial(desk_cuts, count=images, seed=SEED),
        "power cut window": partial(window_cuts, count=images, seed=SEED),
        "power cut writers": partial(writer_cuts, count=images, seed=SEED, names=cut),
        "disk full": partial(failures, error=NO_SPACE, names=sizes.writers),
        "disk failing": partial(failures, error=BROKEN, names=sizes.writers),
        "disk failing once": partial(failures, error=BROKEN, once=True, names=sizes.writers),
        "race one person": partial(one_person_races, rounds=races),
        "race merge, undo": partial(pair_races, rounds=races),
        "race last ones": partial(last_ones_races, rounds=races),
        "guards": guarded,
    }


def guarded(folder: Path, *, broken: str = "") -> Iterator[Verdict]:
    """Every way around the file's rules, by our own connection and by a careless one: what got through is wrong."""
    done = run(
        command("-m", "tests.faults.guards", str(folder / "station.sqlite"), broken=broken),
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    through = done.stdout.splitlines()
    if done.returncode not in (0, 1) or bool(through) != bool(done.returncode):
        yield Verdict(half=(done.stderr,))
    for n in range(2 * len(WAYS)):
        yield Verdict(half=tuple(through[n : n + 1]))


ORDERS = ["visits.check_in", "imports.import_visits"]
BUILDS: dict[tuple[str, str], Callable[..., Iterator[Verdict]]] = {
    ("told before commit", "kill window"): partial(window_kills, times=20, seed=3),
    ("told before commit", "kill desk"): partial(desk_kills, times=20, seed=3),
    ("an act in two commits", "kill desk"): partial(desk_kills, times=20, seed=3),
    ("synchronous NORMAL", "power cut desk"): partial(desk_cuts, count=150, seed=3, acts=30),
    ("fsync left out", "power cut desk"): partial(desk_cuts, count=150, seed=3, acts=30),
    ("told before commit", "power cut desk"): partial(desk_cuts, count=150, seed=3, acts=30),
    ("synchronous NORMAL", "power cut window"): partial(window_cuts, count=150, seed=3, acts=10),
    ("fsync left out", "power cut writers"): partial(
        writer_cuts, count=300, seed=3, names=["workbook", "rows left out"]
    ),
    ("rename before fsync", "power cut writers"): partial(
        writer_cuts, count=600, seed=3, names=["backup", "second folder"]
    ),
    ("synchronous NORMAL", "power cut writers"): partial(writer_cuts, count=200, seed=3, names=ORDERS),
    ("written in place", "disk full"): partial(failures, error=NO_SPACE, names=["workbook"]),
    ("failed commit not heard", "disk failing"): partial(failures, error=BROKEN, names=ORDERS[:1]),
    ("deferred BEGIN", "race one person"): partial(one_person_races, rounds=100),
    ("deferred BEGIN", "race merge, undo"): partial(pair_races, rounds=50),
    ("deferred BEGIN", "race last ones"): partial(last_ones_races, rounds=50),
    ("trigger dropped", "guards"): guarded,
}
"""By the build and the pack that must see it."""


def tried(name: str, tries: Tries) -> Row:
    """Run a pack in a folder of its own, which is gone afterwards; what was counted, also when Ctrl+C cut it short."""
    counted, acknowledged, begun = 0, 0, time.monotonic()
    lost, half, told, stopped = 0, 0, list[str](), False
    with TemporaryDirectory(dir=fast_folder(), prefix="faults-", ignore_cleanup_errors=True) as folder:
        try:
            for verdict in tries(Path(folder)):
                counted += 1
                acknowledged += verdict.acknowledged
                lost += len(verdict.lost)
                half += bool(verdict.half)
                told += [f"lost: {each}" for each in verdict.lost] + list(verdict.half)
                del told[TOLD:]
        except KeyboardInterrupt:
            stopped = True
    return Row(name, counted, acknowledged, lost, half, time.monotonic() - begun, tuple(told), stopped)


def broken_build(build: str, pack: str) -> Row:
    """Try a broken build by the pack that must see it: here a row that holds is the failure."""
    return tried(f"{build} / {pack}", partial(BUILDS[build, pack], broken=build))
