"""Loads the program once, under the recorder, and runs one small program after the other in a fork of itself.

Hundreds of starts of Python would take most of the time otherwise. `python -m tests.faults.runner` reads and answers
one line of JSON for each run.
"""

import ctypes
import gc
import json
import os
import subprocess
import sys
import tempfile
import traceback
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.faults.broken import ROOT, command
from tests.faults.recorder import preloaded

_LOADED = ("core.imports.commands", "core.imports.preview", "core.imports.report_file", "core.reports.export",
           "core.reports.shown", "core.sheets.commands", "core.storage.second_folder", "core.visits.corrections",
           "core.staff.commands", "core.closing.commands", "core.supplies.commands", "beginning")  # fmt: skip
"""What most of them use. Qt is left out: a fork would carry its weight."""


@dataclass(frozen=True, slots=True)
class Run:
    """How a program ended: its exit code, what it said, what it complained of."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Disk:
    """The `fail_at`-th write fails as `fail_as`, `times` often (0: for ever); a `fail_at` of 0 is a sound disk."""

    fail_at: int = 0
    fail_as: int = 28
    times: int = 0


class Runner:
    """Runs programs in which "argv[1]" is a folder; what they do below it is recorded, or fails."""

    def __init__(self, *, broken: str = "") -> None:
        self._process = subprocess.Popen(
            command("-m", "tests.faults.runner", broken=broken),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=preloaded(),
        )

    def run(self, program: str, folder: Path, *, log: Path | None = None, disk: Disk = Disk()) -> Run:
        """Run a program to its end."""
        say, hear = self._process.stdin, self._process.stdout
        assert say is not None
        assert hear is not None
        asked = {"program": program, "folder": str(folder.resolve()), "log": str(log or ""), **asdict(disk)}
        say.write(json.dumps(asked) + "\n")
        say.flush()
        return Run(**json.loads(hear.readline()))

    def __enter__(self) -> "Runner":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.communicate(timeout=30)


def serve() -> None:
    """Answer until there is no more to run."""
    for name in _LOADED:
        import_module(f"station_app.{name}")
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        asked = json.loads(line)
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
            child = os.fork()
            if child == 0:
                _work(asked, out.fileno(), err.fileno())
            _, status = os.waitpid(child, 0)
            out.seek(0)
            err.seek(0)
            ended = {"code": os.waitstatus_to_exitcode(status), "out": out.read(), "err": err.read()}
        answers.write(json.dumps(ended) + "\n")
        answers.flush()


def _work(asked: dict[str, Any], out: int, err: int) -> None:
    os.dup2(out, 1)
    os.dup2(err, 2)
    sys.argv[1:] = [asked["folder"]]
    begin = ctypes.CDLL(None).disk_begin
    begin(*(os.fsencode(asked[each]) for each in ("folder", "log")),
          *(ctypes.c_long(asked[each]) for each in ("fail_at", "fail_as", "times")))  # fmt: skip
    names: dict[str, Any] = {"__name__": "__main__"}
    code = 1
    try:
        exec(compile(asked["program"], "<writer>", "exec"), names)
        code = 0
    except BaseException:
        traceback.print_exc()
    names.clear()  # as at the end of a program: what is still open is closed
    gc.collect()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    serve()
