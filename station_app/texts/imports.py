"""What an import did and why a file or a line could not be taken, in words."""

from collections.abc import Callable
from typing import Any

from station_app.core.errors import Refusal
from station_app.core.imports.model import (
    Choice,
    MissingColumn,
    Reason,
    UnknownColumn,
    UnknownField,
    Unreadable,
    Why,
)
from station_app.texts import translate


def choice_words(choice: Choice) -> str:
    """A decision an import took over cells."""
    return {
        Choice.DATE_FROM_ABOVE: translate("Imports", "blank date: the date of the row above"),
        Choice.DATE_FROM_TITLE: translate("Imports", "blank date: the date in the title"),
        Choice.YEAR_ADDED: translate("Imports", "date without a year: the year of the register"),
        Choice.TIME_MISSING: translate("Imports", "no time of arrival"),
        Choice.TIME_UNREADABLE: translate("Imports", "time of arrival not readable"),
        Choice.LEFT_UNREADABLE: translate("Imports", "leaving time not readable"),
        Choice.LEFT_BEFORE_ARRIVED: translate("Imports", "leaving time before arrival"),
        Choice.OVERNIGHT: translate("Imports", "left after midnight"),
        Choice.PHONE_REPAIRED: translate("Imports", "phone tidied (blanks, dashes, full-width digits, number cells)"),
        Choice.PHONE_INCOMPLETE: translate(
            "Imports", "phone of the wrong length: kept as other number where there is a person"
        ),
        Choice.PHONE_UNREADABLE: translate("Imports", "phone not readable"),
        Choice.SECOND_PHONE: translate("Imports", "a second phone in the cell"),
        Choice.PLACEHOLDER_NAME: translate(
            "Imports", "no name but words for anybody, or a form of address: kept as words"
        ),
        Choice.UNKNOWN_CATEGORY: translate("Imports", "category not in the list"),
        Choice.UNKNOWN_PLATFORM: translate("Imports", "platform not in the list"),
        Choice.UNKNOWN_SERVICE: translate("Imports", "service not in the list"),
        Choice.GROUP: translate("Imports", "several heads in one row"),
        Choice.HEADS_UNREADABLE: translate("Imports", "number of heads not readable"),
        Choice.CARD_UNREADABLE: translate("Imports", "card code not readable"),
        Choice.HEADS_TOO_MANY: translate("Imports", "more heads than one entry takes: entered as 99"),
        Choice.HEADS_BESIDE_NAME: translate("Imports", "several heads beside a name: counted as one"),
        Choice.FORMULA_DROPPED: translate("Imports", "formula in a remark: left out"),
        Choice.CELL_ERROR: translate("Imports", "error in a cell"),
    }[choice]


def reason_words(reason: Reason) -> str:
    """Why a line is no record."""
    return {
        Reason.BLANK: translate("Imports", "blank row"),
        Reason.TOTAL: translate("Imports", "row of totals"),
        Reason.SIGNATURE: translate("Imports", "signature row"),
        Reason.REPEATED_HEADER: translate("Imports", "header once more"),
        Reason.EMPTY: translate("Imports", "nothing in the row but its number"),
        Reason.NO_DATE: translate("Imports", "no date, and none above"),
        Reason.BAD_DATE: translate("Imports", "date not readable"),
        Reason.TOO_LONG: translate("Imports", "text too long"),
    }[reason]


def _unreadable(error: Unreadable) -> str:
    sentence = {
        Why.EMPTY: translate("Imports", "The file is empty: {path}. Please choose the register itself."),
        Why.ENCRYPTED: translate(
            "Imports", "The file has a password: {path}. Open it in Excel, save it without the password, try again."
        ),
        Why.BROKEN: translate(
            "Imports", "The file is damaged: {path} {detail}. Open it in Excel, save it anew as .xlsx, try again."
        ),
        Why.TOO_BIG: translate("Imports", "The file is too big: {path} {detail}. Please split it by month."),
        Why.UNSAFE: translate(
            "Imports", "The file holds things a register does not need: {path} {detail}. Save it anew as .xlsx or .csv."
        ),
        Why.ENCODING: translate(
            "Imports",
            "The characters of the file are not readable: {path} {detail}. Save it as .xlsx, or as .csv in UTF-8.",
        ),
        Why.UNKNOWN_KIND: translate(
            "Imports", "This kind of file cannot be read ({detail}): {path}. Save it as .xlsx or .csv."
        ),
        Why.NO_HEADER: translate(
            "Imports", "No row with column titles was found: {path}. There must be one with a date or a name column."
        ),
    }[error.why]
    where = translate("Imports", "(row {row})").format(row=error.row) if error.row else ""
    return sentence.format(path=error.path.name, detail=f"{error.detail} {where}".strip())


def _missing_column(error: MissingColumn) -> str:
    return translate("Imports", 'No column for {fields} among: {headers}. Name it with --map "column=field".').format(
        fields=" / ".join(error.fields), headers=", ".join(error.headers)
    )


def _unknown_column(error: UnknownColumn) -> str:
    return translate("Imports", "There is no column “{column}”. The file has: {headers}.").format(
        column=error.column, headers=", ".join(error.headers)
    )


def _unknown_field(error: UnknownField) -> str:
    return translate("Imports", "There is no field “{field}”. There are: {fields}.").format(
        field=error.field, fields=", ".join(error.fields)
    )


SENTENCES: dict[type[Refusal], Callable[[Any], str]] = {
    Unreadable: _unreadable,
    MissingColumn: _missing_column,
    UnknownColumn: _unknown_column,
    UnknownField: _unknown_field,
}
