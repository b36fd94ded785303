"""Long work: progress, result, refusal, death and cancel, each told once, while the window answers."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from pytestqt.qtbot import QtBot

from station_app.core.errors import DiskFull, NotFound
from station_app.gui.runtime.jobs import Job

HERE = Path(__file__).parent


class Ear(QObject):
    """Notes all a job says, and how long the window was silent at worst."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.steps: list[tuple[int, int]] = []
        self.ends: list[tuple[str, object]] = []
        self.longest = 0
        job.progressed.connect(self._step)
        job.finished.connect(self._finished)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        self._since = QElapsedTimer()
        self._since.start()
        self._beat = QTimer(self)
        self._beat.setInterval(1)
        self._beat.timeout.connect(self._tick)
        self._beat.start()

    def ended(self) -> bool:
        return bool(self.ends)

    def _step(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def _finished(self, value: object) -> None:
        self.ends.append(("finished", value))

    def _failed(self, what: object) -> None:
        self.ends.append(("failed", what))

    def _cancelled(self) -> None:
        self.ends.append(("cancelled", None))

    def _tick(self) -> None:
        self.longest = max(self.longest, self._since.restart())


@pytest.fixture
def job(qtbot: QtBot) -> Job:
    return Job()


@pytest.fixture
def ear(job: Job) -> Ear:
    return Ear(job)


def test_progress_then_the_result(qtbot: QtBot, job: Job, ear: Ear) -> None:
    job.start("tests.gui.runtime.job_targets:count", total=100_000)
    assert job.running()
    qtbot.waitUntil(ear.ended, timeout=20_000)
    assert ear.ends == [("finished", 100_000)]
    assert ear.steps[-1] == (100_000, 100_000)
    assert ear.steps == sorted(ear.steps)
    assert not job.running()


def test_progress_comes_at_most_twenty_times_a_second(qtbot: QtBot, job: Job, ear: Ear) -> None:
    job.start("tests.gui.runtime.job_targets:count", total=1_000, seconds=1.0)
    qtbot.waitUntil(ear.ended, timeout=20_000)
    assert 3 <= len(ear.steps) <= 40


def test_cancel_ends_the_child_and_removes_what_it_left(qtbot: QtBot, job: Job, ear: Ear, tmp_path: Path) -> None:
    unfinished = tmp_path / "log.xlsx.part"
    job.start("tests.gui.runtime.job_targets:write_forever", remove_on_cancel=[unfinished], path=str(unfinished))
    qtbot.waitUntil(lambda: len(ear.steps) >= 2, timeout=20_000)
    assert unfinished.exists()
    job.cancel()
    assert ear.ends == [("cancelled", None)]
    assert not unfinished.exists()
    job.cancel()
    qtbot.wait(150)
    assert len(ear.ends) == 1
    assert not unfinished.exists(), "the child still writes"


def test_a_child_that_never_looks_up_is_ended_at_once(qtbot: QtBot, job: Job, ear: Ear) -> None:
    job.start("tests.gui.runtime.job_targets:work_silently")
    process = job._process
    assert process is not None
    qtbot.waitUntil(lambda: bool(ear.steps), timeout=20_000)
    clock = QElapsedTimer()
    clock.start()
    job.cancel()
    assert clock.elapsed() < 1_000
    assert not process.is_alive()
    assert ear.ends == [("cancelled", None)]


def test_a_job_can_be_started_again_but_not_twice(qtbot: QtBot, job: Job, ear: Ear) -> None:
    job.start("tests.gui.runtime.job_targets:process_id")
    with pytest.raises(RuntimeError):
        job.start("tests.gui.runtime.job_targets:process_id")
    qtbot.waitUntil(ear.ended, timeout=20_000)
    job.start("tests.gui.runtime.job_targets:process_id")
    qtbot.waitUntil(lambda: len(ear.ends) == 2, timeout=20_000)
    assert ear.ends[0] != ear.ends[1]
    assert ear.ends[0][1] != os.getpid()


def test_refusal_and_trouble_come_back_as_facts(qtbot: QtBot, job: Job, ear: Ear, tmp_path: Path) -> None:
    job.start("tests.gui.runtime.job_targets:refuse")
    qtbot.waitUntil(ear.ended, timeout=20_000)
    refusal = ear.ends[0][1]
    assert isinstance(refusal, NotFound)
    assert (refusal.what, refusal.id) == ("person", 7)
    job.start("tests.gui.runtime.job_targets:fill_disk", path=str(tmp_path))
    qtbot.waitUntil(lambda: len(ear.ends) == 2, timeout=20_000)
    trouble = ear.ends[1][1]
    assert isinstance(trouble, DiskFull)
    assert trouble.path == tmp_path


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("stumble", "ZeroDivisionError: in the child"),
        ("die", "exit code 7"),
        ("give_the_unsendable", "local object"),
        ("not_there", "AttributeError"),
    ],
)
def test_a_bug_comes_back_as_text(qtbot: QtBot, job: Job, ear: Ear, target: str, words: str) -> None:
    job.start(f"tests.gui.runtime.job_targets:{target}")
    qtbot.waitUntil(ear.ended, timeout=20_000)
    assert ear.ends[0][0] == "failed"
    assert words in str(ear.ends[0][1])


def test_a_target_may_cancel_itself(qtbot: QtBot, job: Job, ear: Ear) -> None:
    job.start("tests.gui.runtime.job_targets:stop_itself")
    qtbot.waitUntil(ear.ended, timeout=20_000)
    assert ear.ends == [("cancelled", None)]


def test_the_window_answers_while_a_job_runs(qtbot: QtBot, job: Job, ear: Ear) -> None:
    job.start("tests.gui.runtime.job_targets:count", total=200, seconds=0.5)
    qtbot.wait(20)
    ear.longest = 0
    qtbot.waitUntil(ear.ended, timeout=20_000)
    assert ear.longest < 250  # the bar of 50 ms is the benchmark's; here the machine is shared


PARENT = """
import sys, time
sys.path[:0] = {paths!r}
from PySide6.QtCore import QCoreApplication, QTimer
from station_app.gui.runtime.jobs import Job

if __name__ == "__main__":
    app = QCoreApplication([])
    job = Job()
    job.start("tests.gui.runtime.job_targets:work_silently")
    print(job._process.pid, flush=True)
    if {killed}:
        time.sleep(60)
    QTimer.singleShot(1500, app.quit)
    app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="looks for the process in /proc")
@pytest.mark.parametrize("killed", [False, True])
def test_no_child_outlives_the_program(tmp_path: Path, killed: bool) -> None:
    script = tmp_path / "parent.py"
    paths = [str(HERE.parents[2]), str(HERE)]
    script.write_text(PARENT.format(paths=paths, killed=killed), encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert Path(f"/proc/{child}").exists()
        if killed:
            time.sleep(1.5)
            parent.kill()
        parent.wait(30)
    deadline = time.monotonic() + 10
    while _alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(child)


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
