"""Numbered paper sheets in words: why a line cannot be written, and what stands in one."""

from collections.abc import Callable
from typing import Any

from station_app.core.errors import Refusal
from station_app.core.sheets.model import LineDone, LineHolds, NoSuchLine, SheetBegun, SheetUnused, Struck
from station_app.texts import translate


def struck_words(how: Struck) -> str:
    """Why a line holds no visit, in a word."""
    return {
        Struck.BLANK: translate("Paper", "blank"),
        Struck.STRUCK: translate("Paper", "struck out"),
    }[how]


def _line_done(error: LineDone) -> str:
    if error.struck is not None:
        return translate(
            "Paper",
            "Line {line} of {number} was said to be {what}. To type it after all, choose it above and press Del.",
        ).format(line=error.line, number=error.number, what=struck_words(error.struck))
    return translate(
        "Paper", "Line {line} of {number} is typed in already; nothing was changed. Please choose another line."
    ).format(line=error.line, number=error.number)


def _no_such_line(error: NoSuchLine) -> str:
    return translate("Paper", "{number} has lines 1 to {lines}; there is no line {line}.").format(
        number=error.number, lines=error.lines, line=error.line
    )


def _line_holds(error: LineHolds) -> str:
    return translate(
        "Paper", "Line {line} of {number} holds a visit. Undo or void that visit, then the line can be typed again."
    ).format(line=error.line, number=error.number)


def _sheet_begun(error: SheetBegun) -> str:
    return translate("Paper", "Something of sheet {number} is typed in, so it was used.").format(number=error.number)


def _sheet_unused(error: SheetUnused) -> str:
    return translate("Paper", "Sheet {number} is marked as unused. Take it back into use first.").format(
        number=error.number
    )


SENTENCES: dict[type[Refusal], Callable[[Any], str]] = {
    LineDone: _line_done,
    NoSuchLine: _no_such_line,
    LineHolds: _line_holds,
    SheetBegun: _sheet_begun,
    SheetUnused: _sheet_unused,
}
