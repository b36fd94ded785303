"""The disk is full or fails at the n-th write, for every n and every writer: a clear Trouble, the old file whole."""

from pathlib import Path

import pytest

from tests.faults.commands import COMMANDS, all_commands
from tests.faults.failing import BROKEN, NO_SPACE, failures
from tests.faults.recorder import needs_recorder
from tests.faults.writers import FILES, WRITERS

pytestmark = needs_recorder


def test_no_command_is_forgotten() -> None:
    assert set(COMMANDS) == all_commands()


def test_every_write_of_a_file_may_fail(tmp_path: Path) -> None:
    verdicts = list(failures(tmp_path, NO_SPACE, names=["rows left out"]))
    assert [verdict for verdict in verdicts if not verdict.sound] == []
    assert len(verdicts) > 2


@pytest.mark.slow
@pytest.mark.parametrize("error", [NO_SPACE, BROKEN], ids=["full", "failing"])
@pytest.mark.parametrize("name", WRITERS)
def test_every_write_may_fail(tmp_path: Path, name: str, error: int) -> None:
    verdicts = list(failures(tmp_path, error, names=[name]))
    assert [verdict for verdict in verdicts if not verdict.sound] == []
    assert sum(not verdict.acknowledged for verdict in verdicts) > 2  # it did fail


@pytest.mark.slow
@pytest.mark.parametrize("name", [*FILES, "visits.check_in", "imports.import_visits", "undo of people.merge"])
def test_every_write_may_fail_once(tmp_path: Path, name: str) -> None:
    assert [verdict for verdict in failures(tmp_path, BROKEN, names=[name], once=True) if not verdict.sound] == []
