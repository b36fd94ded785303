import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station_app.core.errors import Cancelled, NotValid
from station_app.core.reports.csv_file import _check, protect, unprotect
from station_app.core.reports.ledgers import Cell, Ledger
from station_app.core.reports.writers import write
from station_app.core.storage.files import NotAsWritten

MakeLedger = Callable[..., Ledger]


def read(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_header_first_then_a_line_a_row(tmp_path: Path, make_ledger: MakeLedger, words: dict[str, str]) -> None:
    path = tmp_path / "log.csv"
    write(make_ledger(60), path, "csv", words)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf\xe5\xba\x8f")
    assert raw.count(b"\n") == raw.count(b"\r\n") == 61
    rows = read(path)
    assert rows[0][:4] == ["序号", "日期", "到站", "离站"]
    assert rows[1][:3] == ["1", "2026-10-01", "09:31"]
    assert rows[1][10] in {"离站", "自动"}
    assert [path.name for path in tmp_path.iterdir()] == ["log.csv"]


def test_no_text_is_a_formula_and_numbers_stay(
    tmp_path: Path, make_ledger: MakeLedger, words: dict[str, str], hostile_row: tuple[Cell, ...]
) -> None:
    path = tmp_path / "log.csv"
    write(make_ledger(rows=[hostile_row]), path, "csv", words)
    row = read(path)[1]
    assert row[0] == "-3"
    assert row[5] == "'+8613800002046"
    assert row[4] == '\'=HYPERLINK("http://example.org")'
    texts = [at for at, cell in enumerate(hostile_row) if isinstance(cell, str) and at != 10]
    assert [unprotect(row[at]) for at in texts] == [hostile_row[at] for at in texts]


@given(st.text())
def test_protecting_is_taken_off_again(text: str) -> None:
    marked = protect(text)
    assert unprotect(marked) == text
    assert marked[:1] not in set("=+-@\t\r")


@given(st.text(alphabet="'=+-@\t\ra1周"))
def test_protecting_is_taken_off_again_from_awkward_texts(text: str) -> None:
    assert unprotect(protect(text)) == text


def test_a_foreign_apostrophe_stays() -> None:
    assert unprotect("'s Hertog") == "'s Hertog"
    assert unprotect("'") == "'"


def test_cancelled_leaves_the_old_file_alone(tmp_path: Path, make_ledger: MakeLedger, words: dict[str, str]) -> None:
    path = tmp_path / "log.csv"
    path.write_text("old", encoding="utf-8")

    def step(done: int, total: int) -> None:
        assert total == 1_000
        if done == 400:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(make_ledger(1_000), path, "csv", words, step)
    assert path.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["log.csv"]


def test_steps_are_told_to_the_end(tmp_path: Path, make_ledger: MakeLedger, words: dict[str, str]) -> None:
    told: list[tuple[int, int]] = []
    write(make_ledger(450), tmp_path / "log.csv", "csv", words, lambda done, total: told.append((done, total)))
    assert told == [(0, 450), (200, 450), (400, 450), (450, 450)]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_ledger_that_miscounts_is_not_kept(
    tmp_path: Path, make_ledger: MakeLedger, words: dict[str, str], form: str
) -> None:
    ledger = make_ledger(10)
    next(iter(ledger.rows))
    with pytest.raises(ValueError, match="9 rows and said 10"):
        write(ledger, tmp_path / "log", form, words)
    assert list(tmp_path.iterdir()) == []


def test_other_formats_are_refused(tmp_path: Path, make_ledger: MakeLedger, words: dict[str, str]) -> None:
    with pytest.raises(NotValid) as caught:
        write(make_ledger(1), tmp_path / "log.pdf", "pdf", words)
    assert (caught.value.field, caught.value.value) == ("format", "pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"a\r\n1\r\n2\r\n", b"\xef\xbb\xbfa\r\n1\r\n", b"\xef\xbb\xbfa\r\n1\r\n\xff\r\n", b"\0" * 20],
)
def test_a_file_that_came_out_wrong_is_noticed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(content)
    with pytest.raises(NotAsWritten):
        _check(path, 2)
    path.write_bytes(b"\xef\xbb\xbfa\r\n1\r\n2\r\n")
    _check(path, 2)
