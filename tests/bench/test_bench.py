"""The benchmark itself still runs: at a tiny size, where its figures mean nothing."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from .__main__ import main
from .run import NUMBERS, Sizes, run
from .stations import build, station_of
from .table import lines
from .timing import Bar, Result

TINY = ["--people", "80", "--visits", "900", "--rounds", "12", "--log-rows", "300", "--exports", "1"]


def test_every_measurement_gives_its_lines(tmp_path: Path, qapp: QApplication) -> None:
    build(tmp_path / "bench.sqlite", people=80, visits=900)
    station = station_of(tmp_path / "bench.sqlite", tmp_path)
    results = list(run(station, Sizes(rounds=12, log_rows=(300,), exports=1)))
    assert {one.number for one in results} == set(NUMBERS)
    assert all(0 < one.ours <= one.ours_p95 and 0 < one.floor <= one.floor_p95 for one in results)


def test_one_table_is_printed_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "table.md"
    main([*TINY, "--only", "P1", "--folder", str(tmp_path), "--markdown", str(file)])
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("80 people, 900 visits")
    assert len([line for line in printed if line.startswith("P1")]) == 1
    written = file.read_text(encoding="utf-8").splitlines()
    assert written[2].startswith("|")
    assert set(written[3]) <= set("|-: ")
    assert written[4].startswith("| P1")
    assert [path.name for path in tmp_path.iterdir()] == ["table.md"]


@pytest.mark.parametrize(("ours", "ours_p95", "holds"), [(1.5, 2.0, True), (1.6, 2.0, False), (1.5, 2.1, False)])
def test_a_missed_bar_is_marked(ours: float, ours_p95: float, holds: bool) -> None:
    one = Result("P1", "check-in", ours, 1.0, ours_p95, 1.0, Bar(median=1.5, p95=2.0))
    assert one.holds is holds
    assert ("MISSED" in lines([one], markdown=False)[-1]) is not holds
