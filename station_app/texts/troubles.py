"""What went wrong with the machine: what happened, what is safe, what to do. One text for each Trouble."""

from collections.abc import Callable
from typing import Any

from station_app.core.errors import (
    AlreadyRunning,
    AlreadyThere,
    BackupFailed,
    Busy,
    Damaged,
    DiskFull,
    InUse,
    NotAStation,
    NotWritable,
    OldSqlite,
    ReadFailed,
    Refusal,
    StationMissing,
    TooNew,
    TooOld,
    Trouble,
)
from station_app.texts import translate
from station_app.texts.refusals import explain_refusal


def explain(error: Refusal | Trouble) -> str:
    """The words for anything core raises on purpose."""
    if isinstance(error, Trouble):
        return explain_trouble(error)
    return explain_refusal(error)


def explain_trouble(error: Trouble) -> str:
    """The words for a trouble; every kind has some (a test sees to it)."""
    return TEXTS[type(error)](error)


def _busy(error: Busy) -> str:
    return translate(
        "Troubles",
        "Another program is using the station's file, so this was not saved. Nothing else is lost."
        " Close the other program and try again: {path}",
    ).format(path=error.path)


def _disk_full(error: DiskFull) -> str:
    return translate(
        "Troubles",
        "The disk is full, so this was not written. Everything saved before is safe."
        " Free some space, then try again: {path}",
    ).format(path=error.path)


def _not_writable(error: NotWritable) -> str:
    return translate(
        "Troubles", "This place cannot be written to. Choose another folder, or have it unlocked: {path}"
    ).format(path=error.path)


def _in_use(error: InUse) -> str:
    return translate(
        "Troubles",
        "The file is open in another program, such as Excel."
        " Close it there and try again, or save as “{instead}”: {path}",
    ).format(path=error.path, instead=error.instead.name)


def _read_failed(error: ReadFailed) -> str:
    return translate(
        "Troubles",
        "The disk did not answer while reading or writing. The file itself is as it was."
        " Check the disk or stick, then try again: {path} ({detail})",
    ).format(path=error.path, detail=error.detail)


def _damaged(error: Damaged) -> str:
    return translate(
        "Troubles",
        "The station's file is not in order, so nothing is written to it any more. Do not delete it."
        " Call whoever looks after this PC; the backups lie beside it: {path} ({detail})",
    ).format(path=error.path, detail=error.detail)


def _not_a_station(error: NotAStation) -> str:
    return translate(
        "Troubles", "This file is not a station's file; it was not touched. Choose another: {path}"
    ).format(path=error.path)


def _station_missing(error: StationMissing) -> str:
    return translate(
        "Troubles",
        "The station's file is missing or empty. No new one was begun. Look for it, or take the newest backup: {path}",
    ).format(path=error.path)


def _already_there(error: AlreadyThere) -> str:
    return translate("Troubles", "There is a file here already; it was not touched: {path}").format(path=error.path)


def _too_new(error: TooNew) -> str:
    return translate(
        "Troubles",
        "The station's file was written by a newer program (file {file}, this program {program}). It was not touched."
        " Please install the newer program: {path}",
    ).format(path=error.path, file=error.file_version, program=error.program_version)


def _too_old(error: TooOld) -> str:
    return translate(
        "Troubles",
        "The station's file is of an older program (file {file}, this program {program}). Please open the desk on it"
        " once: it is brought up to date there, after a backup. {path}",
    ).format(path=error.path, file=error.file_version, program=error.program_version)


def _old_sqlite(error: OldSqlite) -> str:
    return translate(
        "Troubles", "The database library is too old: {version}, needed is {needed}. Please install the program again."
    ).format(version=error.version, needed=error.needed)


def _already_running(error: AlreadyRunning) -> str:
    return translate("Troubles", "The station is open already on this PC: {path}").format(path=error.path)


def _backup_failed(error: BackupFailed) -> str:
    return translate(
        "Troubles",
        "The backup did not read back as it should and was thrown away. The station itself is as it was."
        " Try another folder: {path} ({detail})",
    ).format(path=error.path, detail=error.detail)


TEXTS: dict[type[Trouble], Callable[[Any], str]] = {
    Busy: _busy,
    DiskFull: _disk_full,
    NotWritable: _not_writable,
    InUse: _in_use,
    ReadFailed: _read_failed,
    Damaged: _damaged,
    NotAStation: _not_a_station,
    StationMissing: _station_missing,
    AlreadyThere: _already_there,
    TooNew: _too_new,
    TooOld: _too_old,
    OldSqlite: _old_sqlite,
    AlreadyRunning: _already_running,
    BackupFailed: _backup_failed,
}
