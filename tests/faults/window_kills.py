"""Kills of the whole program with its window, while a clerk types."""

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

from tests.faults.broken import ROOT, command
from tests.faults.desk_process import Said
from tests.faults.verdict import Verdict
from tests.faults.window_look import PEOPLE, look_at, new_station

A_STATION = 100
"""So many kills on one file, started again each time on what was left of it."""


class Windows:
    """One loaded program that is started again and again."""

    def __init__(self, station: Path, *, broken: str = "") -> None:
        # What a killed program's child complains of is no news; it is told when something else is wrong.
        self._complaints = TemporaryFile("w+")  # noqa: SIM115 - closed by `close`
        self._process = subprocess.Popen(
            command("-m", "tests.faults.window_desk", str(station), broken=broken),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            text=True,
            cwd=ROOT,
        )

    def killed(self, seed: int, *, opened: bool, seconds: float) -> Said:
        """Start it, kill it so long after the window opened (or after it was started); what it had shown as done."""
        say, hear = self._process.stdin, self._process.stdout
        assert say is not None
        assert hear is not None
        say.write(f"go {seed}\n")
        say.flush()
        pid, words = 0, list[str]()
        while not pid or (opened and words[-1:] != ["open"]):
            line = hear.readline().split()
            if line[0] == "pid":
                pid = int(line[1])
            else:
                words.append(line[0])
            assert line[0] != "ended", f"the window did not open: {self._told()}"
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        said: Said = []
        while (line := hear.readline().split())[0] != "ended":
            if line[0] != "open":
                said.append((line[0], int(line[1])))
        assert int(line[1]) == -signal.SIGKILL, f"the window ended by itself: {self._told()}"
        return said

    def close(self) -> None:
        """No more windows."""
        self._process.communicate(timeout=30)
        self._complaints.close()

    def _told(self) -> str:
        self._complaints.seek(0)
        return self._complaints.read()[-2_000:]


def window_kills(folder: Path, times: int, seed: int, *, broken: str = "") -> Iterator[Verdict]:
    """So many kills, a hundred on one file; nine of ten while the clerk works, the others while the window opens."""
    chance = random.Random(seed)
    for first in range(0, times, A_STATION):
        station = new_station(folder / f"{first}" / "station.sqlite")
        yield from _kills_of(station, min(A_STATION, times - first), chance, broken)
        shutil.rmtree(station.parent, ignore_errors=True)  # a check of the killed program may still have it open


def _kills_of(station: Path, times: int, chance: random.Random, broken: str) -> Iterator[Verdict]:
    windows, seen = Windows(station, broken=broken), PEOPLE
    try:
        for _ in range(times):
            opened = chance.random() < 0.9
            seconds = chance.uniform(0, 0.4 if opened else 0.6)
            said = windows.killed(chance.randrange(2**31), opened=opened, seconds=seconds)
            verdict, seen = look_at(station, said, seen)
            yield verdict
    finally:
        windows.close()
