"""The sign-in sheet of a training: what it is about, who is expected, and room for a pen."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from station_app.gui.printing.paper import Page
from station_app.gui.printing.paper_form import Column, Form, Row, form_pages, rows_on_page
from station_app.gui.printing.training_facts import Occasion
from station_app.texts.training_prints import SignInWords, came_words, people, to_be_counted

ROW = 92.0
_SHARES = (0.055, 0.185, 0.155, 0.205, 0.19, 0.105, 0.105)
_FACTS = 4
MOST_BLANK = 500


class Fill(StrEnum):
    """How much of a sheet is printed: nothing, the names to sign beside, or what was."""

    EMPTY = "empty"
    NAMES = "names"
    FILLED = "filled"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One person on a sheet; `times` in and out are empty for who has not come, `absent` says so in a word."""

    name: str
    phone: str
    unit: str
    times: tuple[str, str] = ("", "")
    absent: str = ""


@dataclass(frozen=True, slots=True)
class SignInFace:
    """One session's sheet; `counted` are those expected, who came, the walk-ins among them, and the absent."""

    occasion: Occasion
    fill: Fill
    people: Sequence[SignedIn]
    counted: tuple[int, int, int, int]
    blank: int
    """So many lines at least are left for walk-ins; the last page is ruled to its end."""


def sign_in_pages(face: SignInFace, words: SignInWords) -> list[Page]:
    """All pages of a sheet."""
    due, came, walk_ins, absent = face.counted
    filled = face.fill is Fill.FILLED
    numbers = (
        (words.heading.due, to_be_counted() if face.fill is Fill.EMPTY else people(due)),
        (words.heading.came, came_words(came, walk_ins, absent) if filled else to_be_counted()),
    )
    form = Form(
        station=face.occasion.station,
        title=words.title,
        facts=(*face.occasion.facts(words.heading), numbers),
        columns=tuple(
            Column(title, share, at != 1) for at, (title, share) in enumerate(zip(words.columns, _SHARES, strict=True))
        ),
        rows=_rows(face),
        row=ROW,
        page=words.heading.page,
        notice="" if filled else words.notice,
        signed=(words.trainer_signs, words.station_signs),
    )
    return form_pages(form)


def _rows(face: SignInFace) -> list[Row]:
    listed = () if face.fill is Fill.EMPTY else face.people
    rows = [_row(number, each, face.fill) for number, each in enumerate(listed, 1)]
    if face.fill is Fill.FILLED and rows:
        return rows
    each = rows_on_page(_FACTS, ROW)
    wanted = max(len(rows) + face.blank, 1)
    total = -(-wanted // each) * each
    return [*rows, *(Row((str(number), *[""] * 6)) for number in range(len(rows) + 1, total + 1))]


def _row(number: int, each: SignedIn, fill: Fill) -> Row:
    known = (str(number), each.name, each.phone, each.unit)
    if fill is Fill.NAMES:
        return Row((*known, "", "", ""))
    return Row((*known, each.absent, *each.times), faint=bool(each.absent))
