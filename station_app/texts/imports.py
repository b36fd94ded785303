"""What an import did and why a file or a line could not be taken, in words."""

from collections.abc import Callable
from typing import Any

from station_app.core.errors import Refusal
from station_app.core.imports.fates import Group
from station_app.core.imports.model import Choice, Reason
from station_app.core.imports.refusals import (
    MissingColumn,
    OpenElsewhere,
    TwoColumns,
    UnknownColumn,
    UnknownField,
    Unreadable,
    Why,
)
from station_app.core.imports.report_file import ReportWords
from station_app.core.imports.source import FileChanged, WrongCorrection
from station_app.texts import translate


def group_words(group: Group) -> str:
    """What becomes of a line."""
    return {
        Group.TAKEN: translate("Imports", "taken"),
        Group.DECIDED: translate("Imports", "taken, with a decision"),
        Group.KNOWN: translate("Imports", "there already"),
        Group.COMPLETED: translate("Imports", "known, gaps filled in"),
        Group.NOT_TAKEN: translate("Imports", "not taken"),
        Group.SKIPPED: translate("Imports", "skipped"),
    }[group]


def report_words() -> ReportWords:
    """The words of the report of an import as a file."""
    return ReportWords(
        lines=translate("Imports", "Rows"),
        summary=translate("Imports", "Summary"),
        columns=(
            translate("Imports", "Row"),
            translate("Imports", "What became of it"),
            translate("Imports", "Why, and what was decided"),
            translate("Imports", "Person"),
        ),
        file=translate("Imports", "File"),
        sheet=translate("Imports", "Sheet"),
        count=translate("Imports", "Count"),
        groups={group: group_words(group) for group in Group},
        choices={choice: choice_words(choice) for choice in Choice},
        reasons={reason: reason_words(reason) for reason in Reason},
    )


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
        Choice.PLACEHOLDER_NAME: translate("Imports", "no name but words for anybody: kept as words"),
        Choice.FORM_OF_ADDRESS: translate("Imports", "a form of address and no name: kept as form of address"),
        Choice.NAME_DIFFERS: translate("Imports", "another name under this phone: the phone counts"),
        Choice.PHONE_DIFFERS: translate("Imports", "another phone under this name"),
        Choice.PHONE_SHARED: translate("Imports", "two people share this phone"),
        Choice.SHARED_NAME: translate("Imports", "several people have this name: left without a person"),
        Choice.SAME_MOMENT: translate(
            "Imports", "day, minute and services of a row taken before: counted as there already"
        ),
        Choice.REPEATED_PERSON: translate("Imports", "the same person as in a row above"),
        Choice.UNKNOWN_CATEGORY: translate("Imports", "category not in the list"),
        Choice.UNKNOWN_PLATFORM: translate("Imports", "platform not in the list"),
        Choice.UNKNOWN_SERVICE: translate("Imports", "service not in the list"),
        Choice.GROUP: translate("Imports", "several heads in one row"),
        Choice.HEADS_UNREADABLE: translate("Imports", "number of heads not readable"),
        Choice.CATEGORY_DIFFERS: translate("Imports", "another category than on file: left as on file"),
        Choice.PLATFORM_DIFFERS: translate("Imports", "other platforms than on file: left as on file"),
        Choice.NOTE_DIFFERS: translate("Imports", "another remark than on file: left as on file"),
        Choice.CARD_DIFFERS: translate("Imports", "another card than on file: left as on file"),
        Choice.CARD_TAKEN: translate("Imports", "this card was given to somebody else, or was lost: not given"),
        Choice.CARD_UNREADABLE: translate("Imports", "card code not readable"),
        Choice.HEADS_TOO_MANY: translate("Imports", "more heads than one entry takes: entered as 99"),
        Choice.HEADS_BESIDE_NAME: translate("Imports", "several heads beside a name: counted as one"),
        Choice.FORMULA_DROPPED: translate("Imports", "formula in a remark: left out"),
        Choice.CELL_ERROR: translate("Imports", "error in a cell"),
        Choice.PIECES: translate("Imports", "several pieces: a tool each"),
        Choice.KIND_GUESSED: translate("Imports", "kind guessed by the name"),
        Choice.UNKNOWN_KIND: translate("Imports", "kind not in the list"),
        Choice.UNKNOWN_STATUS: translate("Imports", "state not understood: taken as available"),
        Choice.QUANTITY_UNREADABLE: translate("Imports", "quantity not understood: taken as one"),
        Choice.VALUE_UNREADABLE: translate("Imports", "value not understood: left out"),
        Choice.CODE_UNREADABLE: translate("Imports", "number of the tool cannot be used: given a new one"),
        Choice.ACCESSORIES_TOO_MANY: translate("Imports", "accessories too many or too long: shortened"),
        Choice.UNIT_MISSING: translate("Imports", "no unit: counted in pieces"),
        Choice.LOW_MARK_UNREADABLE: translate("Imports", "low mark not understood: left out"),
        Choice.UNKNOWN_ORIGIN: translate("Imports", "origin not understood: left out"),
        Choice.BARCODE_UNREADABLE: translate("Imports", "barcode not readable: left out"),
        Choice.BARCODE_TAKEN: translate("Imports", "this barcode means something else already: left out"),
        Choice.BARCODE_DIFFERS: translate("Imports", "another barcode than on file: left as on file"),
        Choice.LOW_MARK_DIFFERS: translate("Imports", "another low mark than on file: left as on file"),
        Choice.EXPIRED_ALREADY: translate("Imports", "past its date already: taken in as expired"),
        Choice.SAME_STOCK: translate(
            "Imports", "the same goods, batch and quantity as of an earlier import: counted as there already"
        ),
        Choice.WAITING_LIST: translate("Imports", "every seat is held: on the waiting list"),
        Choice.WITHDREW: translate("Imports", "was on this list and withdrew: not put on it again"),
        Choice.SESSION_FROM_ABOVE: translate("Imports", "no session in the row: that of the row above"),
        Choice.SESSION_DIFFERS: translate("Imports", "names another topic or time: the session chosen counts"),
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
        Reason.FUTURE_DATE: translate("Imports", "date or time has not come yet"),
        Reason.OLD_DATE: translate("Imports", "date more than 20 years ago"),
        Reason.TOO_LONG: translate("Imports", "text too long"),
        Reason.LOST_CHARACTERS: translate("Imports", "characters lost before (�): type them anew"),
        Reason.LEFT_OUT: translate("Imports", "left out by hand"),
        Reason.CODE_TAKEN: translate("Imports", "number of another tool"),
        Reason.BAD_QUANTITY: translate("Imports", "quantity not readable"),
        Reason.NEGATIVE_QUANTITY: translate("Imports", "quantity less than nothing"),
        Reason.BROKEN_QUANTITY: translate("Imports", "quantity is no whole number"),
        Reason.LARGE_QUANTITY: translate("Imports", "quantity over 1,000,000"),
        Reason.BAD_EXPIRY: translate("Imports", "expiry is no date: type it as 2027-05-31 or 2027-05"),
        Reason.UNIT_DIFFERS: translate("Imports", "quantity in another unit than the goods are counted in"),
        Reason.GOODS_RETIRED: translate("Imports", "these goods are not kept any more: take them into use again first"),
        Reason.FORM_ALONE: translate("Imports", "no name and no phone: nobody is known by a form of address alone"),
        Reason.UNKNOWN_NAME: translate("Imports", "nobody of this name is known, and there is no phone"),
        Reason.SHARED_NAME: translate("Imports", "several people have this name: say who it is"),
        Reason.NO_SESSION: translate("Imports", "there is no such session"),
        Reason.TWO_SESSIONS: translate("Imports", "more than one session could be meant"),
        Reason.SESSION_UNSAID: translate("Imports", "does not say which session"),
        Reason.OTHER_SESSION: translate("Imports", "names another session than the one chosen"),
        Reason.SESSION_CLOSED: translate("Imports", "the session is closed"),
        Reason.SESSION_CANCELLED: translate("Imports", "the session is cancelled"),
        Reason.BAD_TIME: translate("Imports", "time not readable"),
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
            "Imports",
            "This kind of file cannot be read ({detail}): {path}. Open it in WPS or Excel and save it as .xlsx.",
        ),
        Why.NO_HEADER: translate(
            "Imports", "No row with column titles was found: {path}. There must be one with a date or a name column."
        ),
        Why.NO_SUCH_ROW: translate(
            "Imports", "{path} has fewer rows {detail}. Choose a row that is there as the header."
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


def _two_columns(error: TwoColumns) -> str:
    return translate("Imports", "Two columns cannot both be “{field}”: {columns}. Leave one of them out.").format(
        field=error.field, columns=", ".join(error.columns)
    )


def _open_elsewhere(error: OpenElsewhere) -> str:
    return translate(
        "Imports",
        "The file cannot be opened: {path}. Another program, such as Excel, has it open, or it is locked for you."
        " Save and close it there, then try again.",
    ).format(path=error.path.name)


def _wrong_correction(error: WrongCorrection) -> str:
    return translate(
        "Imports", "A correction of row {row} fits nothing there any more. Take that correction back, then try again."
    ).format(row=error.row)


def _file_changed(error: FileChanged) -> str:
    return translate(
        "Imports", "The file was saved anew since you looked at it: {path}. Look at it once more before importing."
    ).format(path=error.path.name)


SENTENCES: dict[type[Refusal], Callable[[Any], str]] = {
    Unreadable: _unreadable,
    MissingColumn: _missing_column,
    UnknownColumn: _unknown_column,
    UnknownField: _unknown_field,
    TwoColumns: _two_columns,
    OpenElsewhere: _open_elsewhere,
    WrongCorrection: _wrong_correction,
    FileChanged: _file_changed,
}
