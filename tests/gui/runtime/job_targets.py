"""What the job tests run in the child process."""

import os
import time
from pathlib import Path

from station_app.core.errors import Cancelled, DiskFull, NotFound
from station_app.core.types import Step


def count(*, step: Step, total: int, seconds: float = 0.0) -> int:
    for done in range(1, total + 1):
        time.sleep(seconds / total)
        step(done, total)
    return total


def write_forever(*, step: Step, path: str) -> None:
    with Path(path).open("w", encoding="utf-8") as file:
        for done in range(10**9):
            file.write("row\n")
            file.flush()
            step(done, 10**9)
            time.sleep(0.005)


def work_silently(*, step: Step) -> None:
    step(1, 2)
    time.sleep(60)


def refuse(*, step: Step) -> None:
    raise NotFound("person", 7)


def fill_disk(*, step: Step, path: str) -> None:
    raise DiskFull(Path(path))


def stumble(*, step: Step) -> None:
    raise ZeroDivisionError("in the child")


def stop_itself(*, step: Step) -> None:
    raise Cancelled


def die(*, step: Step) -> None:
    os._exit(7)


def give_the_unsendable(*, step: Step) -> object:
    return lambda: None


def process_id(*, step: Step) -> int:
    step(1, 1)
    return os.getpid()
