"""The campaign is one command: one table, on the screen and as Markdown, and an exit code that tells."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.__main__ import main
from tests.faults.packs import Row, tried
from tests.faults.recorder import needs_recorder
from tests.faults.verdict import Verdict


@needs_recorder
def test_one_table_is_printed_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "table.md"
    assert main(["--races", "3", "--only", "guards", "race one person", "--markdown", str(file)]) == 0
    table = [line for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    assert [line.split("|")[1].strip() for line in table[2:]] == ["guards", "race one person"]
    assert all("holds" in line for line in table[2:])
    assert file.read_text(encoding="utf-8").splitlines()[2:] == table


@pytest.mark.parametrize(
    ("tries", "lost", "half", "holds"), [(3, 0, 0, True), (3, 1, 0, False), (3, 0, 1, False), (0, 0, 0, False)]
)
def test_a_line_holds_only_when_nothing_is_lost_or_half(tries: int, lost: int, half: int, holds: bool) -> None:
    assert Row("pack", tries, 5, lost, half, 1.0).holds is holds


def test_what_is_cut_short_tells_what_it_has() -> None:
    def tries(_folder: Path) -> Iterator[Verdict]:
        yield Verdict(3)
        raise KeyboardInterrupt

    row = tried("pack", tries)
    assert (row.tries, row.acknowledged, row.stopped, row.holds) == (1, 3, True, True)


def test_what_is_lost_ends_the_command_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.faults.__main__.tried", lambda name, _tries: Row(name, 3, 3, 1, 0, 1.0, ("lost: in 3",)))
    assert main(["--only", "guards"]) == 1
