"""The whole program is killed while a clerk types: what its strip showed as done is there, nothing by half."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.faults.images import fast_folder
from tests.faults.window_kills import window_kills

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="signals and forks of POSIX")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where the station lies; in memory when there is room, for the sake of many starts."""
    with TemporaryDirectory(dir=fast_folder(), prefix="kill-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def test_the_window_is_killed(folder: Path) -> None:
    verdicts = list(window_kills(folder, 3, 3))
    assert sum(verdict.acknowledged for verdict in verdicts) > 0
    assert [verdict for verdict in verdicts if not verdict.sound] == []


@pytest.mark.slow
def test_the_window_is_killed_two_hundred_times(folder: Path) -> None:
    verdicts = list(window_kills(folder, 200, 7))
    assert len(verdicts) == 200
    assert [verdict for verdict in verdicts if not verdict.sound] == []
