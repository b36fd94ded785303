"""The benchmark itself still runs: at a tiny size, where its figures mean nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from .__main__ import main
from .growth import growths
from .page import BEGIN, END, put_into
from .run import NUMBERS, Sizes, run
from .stations import build, station_of
from .table import lines
from .timing import Bar, Result

TINY = ["--people", "80", "--rounds", "12", "--log-rows", "300", "--exports", "1", "--backups", "1"]
PAGE = f"before\n{BEGIN}\nold figures\n{END}\nafter\n"


@pytest.fixture
def plain() -> Result:
    return Result("P1", "check-in", 1.0, 1.0, 1.0, 1.0, Bar(median=1.5, p95=2.0), visits=10)


def test_every_measurement_gives_its_lines(tmp_path: Path, qapp: QApplication) -> None:
    build(tmp_path / "bench.sqlite", people=400, visits=900)
    station = station_of(tmp_path / "bench.sqlite", tmp_path)
    results = list(run(station, Sizes(rounds=12, log_rows=(300,), exports=1, backups=1, import_lines=300)))
    assert {one.number for one in results} == set(NUMBERS)
    assert all(0 < one.ours <= max(one.ours_p95, one.ours) and one.floor > 0 for one in results)
    assert all(one.ours <= one.ours_p95 and one.floor <= one.floor_p95 for one in results if one.number != "P10")
    assert all(one.visits == 900 for one in results)
    left = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert all(name.startswith("bench.sqlite") for name in left)


def test_one_table_is_printed_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "table.md"
    main([*TINY, "--visits", "900", "--only", "P1", "--folder", str(tmp_path), "--markdown", str(file)])
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("80 people")
    assert len([line for line in printed if line.startswith("P1")]) == 1
    written = file.read_text(encoding="utf-8").splitlines()
    assert written[2].startswith("|")
    assert set(written[3]) <= set("|-: ")
    assert written[4].startswith("| P1")
    assert [path.name for path in tmp_path.iterdir()] == ["table.md"]


def test_the_growth_is_written_into_the_page_and_painted(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "performance.md").write_text(PAGE, encoding="utf-8")
    main([*TINY, "--growth", "--visits", "300", "900", "--only", "P1", "P9", "--folder", str(tmp_path), "--docs",
          str(tmp_path)])  # fmt: skip
    words = (tmp_path / "performance.md").read_text(encoding="utf-8")
    assert words.startswith("before\n")
    assert words.endswith(f"{END}\nafter\n")
    assert "old figures" not in words
    assert words.count("| P1") == 3  # two sizes, and how it grew
    assert words.count("| P9") == 2
    picture = QImage(str(tmp_path / "pictures" / "growth.png"))
    assert picture.width() > 2_000
    assert capsys.readouterr().out.splitlines()[0].startswith("80 people")


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("words", encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.md"):
        put_into(page, "figures")
    assert page.read_text(encoding="utf-8") == "words"


@pytest.mark.parametrize(("ours", "ours_p95", "holds"), [(1.5, 2.0, True), (1.6, 2.0, False), (1.5, 2.1, False)])
def test_a_missed_bar_is_marked(plain: Result, ours: float, ours_p95: float, holds: bool) -> None:
    one = replace(plain, ours=ours, ours_p95=ours_p95)
    assert one.holds is holds
    assert ("MISSED" in lines([one], markdown=False)[-1]) is not holds


@pytest.mark.parametrize(("silence", "holds"), [(50.0, True), (50.1, False)])
def test_a_silence_is_judged_in_milliseconds(plain: Result, silence: float, holds: bool) -> None:
    assert replace(plain, ours=silence, floor=12.0, bar=Bar(most_ms=50)).holds is holds


@pytest.mark.parametrize(
    ("largest", "floor", "holds"), [(1.5, 1.0, True), (1.6, 1.0, False), (60.0, 50.0, True), (80.0, 50.0, False)]
)
def test_a_curve_is_flat_or_no_steeper_than_its_floor(plain: Result, largest: float, floor: float, holds: bool) -> None:
    (found,) = growths([replace(plain, ours=largest, floor=floor, visits=1_000), plain])
    assert (found.ours, found.floor) == (largest, floor)
    assert found.holds is holds
