"""The disk is full or fails at the n-th write, for every n and every writer: a clear Trouble, the old file whole."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.faults.recorder import needs_recorder, run_recorded
from tests.faults.writers import WRITERS, facts, leftovers, look_at, prepare

pytestmark = [needs_recorder, pytest.mark.slow]

NO_SPACE, BROKEN = 28, 5


@pytest.mark.parametrize("error", [NO_SPACE, BROKEN], ids=["full", "failing"])
@pytest.mark.parametrize("name", WRITERS)
def test_every_write_may_fail(tmp_path: Path, name: str, error: int) -> None:
    folder, verdicts = prepare(tmp_path / "disk"), list[str]()
    before = facts(folder)
    for n in range(1, 500):
        fresh = Path(shutil.copytree(folder, tmp_path / "run" / "disk"))
        command = [sys.executable, "-c", WRITERS[name].program, str(fresh)]
        run = run_recorded(command, folder=fresh, fail_at=n, fail_as=error)
        assert run.returncode == 0, f"write {n}: {run.stderr[-800:]}"
        assert leftovers(fresh) == [], f"write {n}"
        look_at(fresh, before, name, run.stdout)
        verdicts.append(run.stdout.split()[-1])
        made = WRITERS[name].target
        assert not WRITERS[name].passing or (fresh / "desk" / str(made)).exists() == (verdicts[-1] == "done")
        shutil.rmtree(tmp_path / "run")
        if verdicts[-1] == "done":
            break
    assert verdicts[-1] == "done"
    assert len(verdicts) > 2  # it did fail before
    # A sync or the shared memory that meets a full disk is an input/output error to SQLite.
    full = {"DiskFull"} if error == NO_SPACE else {"NotWritable"}
    own = {"AccessError"} if name == "preferences" else {"ReadFailed", "BackupFailed"}
    assert set(verdicts[:-1]) <= full | own, sorted(set(verdicts))
