"""The disk is full, fails for good, or fails once, at the n-th write, for every n and every writer."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.faults.images import fast_copy
from tests.faults.left import facts, leftovers, look_at, prepare
from tests.faults.recorder import records
from tests.faults.runner import Disk, Run, Runner
from tests.faults.verdict import Verdict
from tests.faults.writers import WRITERS

NO_SPACE, BROKEN = 28, 5
_FULL, _NOT_FULL = {"DiskFull", "NotWritable"}, {"NotWritable"}
# A sync or the shared memory that meets a full disk is an input/output error to SQLite.
_EITHER = {"done", "ReadFailed", "BackupFailed"}
_QT = {"AccessError"}


def failures(
    folder: Path, error: int, *, once: bool = False, names: Sequence[str] = tuple(WRITERS), broken: str = ""
) -> Iterator[Verdict]:
    """Every writer with every write of it failing in turn; what each run left.

    `once`: only that write fails, and whoever goes on after it must not have lost anything by it.
    """
    made = prepare(folder / "disk")
    before = facts(fast_copy(made, folder / "looked at"))
    with Runner(broken=broken) as runner:
        for name in names:
            for n in range(1, _writes(runner, made, name, folder / "sound") + 1):
                fresh = fast_copy(made, folder / "run" / "disk")
                run = runner.run(WRITERS[name].program, fresh, disk=Disk(n, error, int(once)))
                wrong = tuple(f"{name}, write {n}: {each}" for each in _wrong(fresh, name, error, run))
                verdict = look_at(fresh, before, name, run.out)
                yield Verdict(verdict.acknowledged, verdict.lost, verdict.half + wrong)
                shutil.rmtree(folder / "run")


def _writes(runner: Runner, made: Path, name: str, place: Path) -> int:
    fresh, log = fast_copy(made, place / "disk"), place / "log"
    run = runner.run(WRITERS[name].program, fresh, log=log)
    assert (run.code, run.out.split()[-1:]) == (0, ["done"]), f"{name}: {run.err}"
    done = sum(record.what in "wtsr" for record in records(log))
    shutil.rmtree(place)
    return done


def _wrong(folder: Path, name: str, error: int, run: Run) -> Iterator[str]:
    last = (run.out.split() or [""])[-1]
    known = _EITHER | (_FULL if error == NO_SPACE else _NOT_FULL) | (_QT if name == "preferences" else set())
    if run.code != 0:
        yield f"it crashed: {run.err.splitlines()[-1:]}"
    elif last not in known:
        yield f"said {last}"
    if lying := leftovers(folder):
        yield f"{lying} lies about"
    made = str(WRITERS[name].target)
    if WRITERS[name].passing and (folder / "desk" / made).exists() != (last == "done"):
        yield f"{made} lies about"
