"""A list somebody pasted, as rows of a table: 1. 周佳宁 13800002046 becomes a name, a phone and the rest as a remark.

The rows go into a file of the station's private work folder, for the import to read like any other. It holds names and
phones: whoever had it written throws it away.
"""

import csv
import re
import shutil
import unicodedata
from pathlib import Path
from uuid import uuid4

from station_app.core.imports.columns import ENROLMENT_FIELDS
from station_app.core.imports.headers import field_of
from station_app.core.paths import work_folder

HEADER = ("姓名", "手机", "备注")
_FOLDER = "pasted-"
_NUMBERED = re.compile(
    r"\s*(?:[(（【\[]?\d{1,3}\s*(?:\ufe0f?\u20e3|[.．、)）】\]:：]|(?=[\t \u3000]+\D))(?!\d)|[①-⑳]|[-*•·]+(?=\s))\s*"
)
_CHAIN = re.compile(r"\s*#\s*(?:接龙|接力)")
_LABEL = re.compile(
    r"(?:姓名|名字|称呼|联系电话|电话|手机号码|手机号|手机|联系方式|备注|name|phone|mobile|tel)\s*:\s*", re.IGNORECASE
)
_PHONE = re.compile(r"(?<![\d*])(?:(?:\+|00)?86[\s-]*)?1[3-9]\d(?:[ -]?\d){8}(?![\d*])")
_COUNTRY = re.compile(r"(?:\+|00)?86(?=1[3-9]\d{9}$)")
_NUMBER = re.compile(r"(?<![\d*])[\d*xX×][\d*xX×-]{4,17}(?![\d*])")
_BETWEEN = re.compile(r"[\t,，;；、|/]+|\s+")
_AROUND = " \t()（）[]【】:：,，;；、。."
_FEWEST_TITLES = 2
_FEWEST_NUMBERED = 2
_NO_TEXT = frozenset({"Cc", "Cs"})

Rows = list[tuple[str, ...]]


def rows_of(text: str) -> Rows:
    """The rows of a pasted text, a header first; nothing when no line holds anything.

    A table with titles of its own stays as it is. Blank lines, the numbers before names and what stands above a
    numbered list are left out.
    """
    lines = [line for line in _lines(text) if line.strip() and not _CHAIN.match(line)]
    if lines and _has_titles(lines[0]):
        return [tuple(cell.strip() for cell in line.split("\t")) for line in lines] if len(lines) > 1 else []
    rows = [row for row in map(_row, _below_heading(lines)) if any(row)]
    return [HEADER, *rows] if rows else []


def people_in(rows: Rows) -> tuple[int, int]:
    """How many people rows seem to speak of, and how many of them have no phone."""
    people = rows[1:]
    return len(people), sum(not any(_PHONE.search(_plain(cell)) for cell in row) for row in people)


def write_pasted(station: Path, rows: Rows, name: str) -> Path:
    """Write rows to a file called `name`.csv that only this user reads. Raises OSError."""
    folder = work_folder(station) / f"{_FOLDER}{uuid4().hex[:8]}"
    folder.mkdir(mode=0o700)
    path = folder / f"{name}.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    return path


def is_pasted(station: Path, path: Path) -> bool:
    """Whether a file is one that was written here."""
    return path.parent.name.startswith(_FOLDER) and path.parent.parent == work_folder(station)


def throw_away(path: Path) -> None:
    """Delete a pasted list. Where something has it open a moment longer, the next sweep takes it."""
    shutil.rmtree(path.parent, ignore_errors=True)


def sweep_pasted(station: Path, but: Path | None = None) -> None:
    """Delete what was left behind by a program that was ended; `but` is the list at hand."""
    for folder in work_folder(station).glob(f"{_FOLDER}*"):
        if but is None or folder != but.parent:
            shutil.rmtree(folder, ignore_errors=True)


def _lines(text: str) -> list[str]:
    kept = (char if char in "\t\n\r\u2028\u2029" or unicodedata.category(char) not in _NO_TEXT else "" for char in text)
    return re.split(r"\r\n|[\r\n\u2028\u2029]", "".join(kept))


def _below_heading(lines: list[str]) -> list[str]:
    """The lines from the first numbered one on, where what stands above only says what the list is for."""
    numbered = [at for at, line in enumerate(lines) if _NUMBERED.match(line)]
    if len(numbered) < _FEWEST_NUMBERED or any(_PHONE.search(_plain(line)) for line in lines[: numbered[0]]):
        return lines
    return lines[numbered[0] :]


def _has_titles(line: str) -> bool:
    cells = [cell.strip() for cell in line.split("\t")]
    titles = [cell for cell in cells if field_of(cell, ENROLMENT_FIELDS) is not None]
    return len(titles) >= _FEWEST_TITLES


def _row(line: str) -> tuple[str, ...]:
    numbered = _NUMBERED.match(line)
    plain = _LABEL.sub(" ", _plain(line if numbered is None else line[numbered.end() :]))
    found = _PHONE.search(plain) or _NUMBER.search(plain)
    phone = "" if found is None else _COUNTRY.sub("", re.sub(r"[\s-]", "", found[0]))
    before = _words(plain if found is None else plain[: found.start()])
    after = [] if found is None else _words(plain[found.end() :])
    if not phone and before and all(field_of(word, ENROLMENT_FIELDS) is not None for word in before):
        return ("", "", "")  # titles with nothing but blanks between them
    words = before or after
    named = _words_of_name(words)
    return (" ".join(words[:named]), phone, " ".join((*words[named:], *(after if before else ()))))


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text.strip(_AROUND)) if word.strip("()（）:：-—")]


def _words_of_name(words: list[str]) -> int:
    # Li Wei is one name of two words, 周佳宁 美团 are a name and a remark.
    count = 1
    while count < len(words) and words[count - 1].isascii() and words[count].isascii() and words[count].isalpha():
        count += 1
    return min(count, len(words))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
