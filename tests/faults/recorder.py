"""Running an unmodified program with `recorder.c` between it and the disk, and reading what was recorded."""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

SOURCE = Path(__file__).with_name("recorder.c")
needs_recorder = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None, reason="the recorder wants Linux and a C compiler"
)


@dataclass(frozen=True, slots=True)
class Record:
    """One thing done: w(rite) t(runcate) s(ync) c(reate) u(nlink) r(ename) l(ink), a folder ma(d)e, or a(cknowledged)
    on its output."""

    what: str
    name: str
    data: bytes
    offset: int


@cache
def recorder() -> Path:
    """The recorder, compiled once a session."""
    made = Path(mkdtemp(prefix="recorder-")) / "recorder.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", made, SOURCE, "-ldl", "-lpthread"], check=True)
    return made


def run_recorded(
    command: Sequence[str], *, folder: Path, log: Path, cwd: Path | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end and record what it, and what it starts, does below `folder`."""
    around = preloaded() | {"DISK_FOLDER": str(folder.resolve()), "DISK_LOG": str(log)}
    return subprocess.run(command, env=around, capture_output=True, text=True, check=False, cwd=cwd)


def preloaded() -> dict[str, str]:
    """The environment of a program that the recorder stands under."""
    return os.environ | {"LD_PRELOAD": str(recorder())}


def records(log: Path) -> Iterator[Record]:
    """What was recorded, in its order."""
    whole, at = log.read_bytes(), 0
    while at < len(whole):
        what, name_length, length, offset = struct.unpack_from("<cIIq", whole, at)
        at += 17
        name = whole[at : at + name_length].decode()
        yield Record(what.decode(), name, whole[at + name_length : at + name_length + length], offset)
        at += name_length + length
