"""The ways back from acts about paper sheets."""

from station_app.core.audit.model import Act
from station_app.core.audit.queries import changed_since
from station_app.core.sheets import queries, records
from station_app.core.sheets.model import Struck
from station_app.core.storage.database import Database
from station_app.core.types import Area
from station_app.core.undo.kept import Ways, kept
from station_app.core.undo.model import TooLate
from station_app.core.undo.people_ways import withdraw
from station_app.core.visits import queries as visits
from station_app.core.visits import records as visit_records
from station_app.core.visits.model import State

SHEETS = frozenset({Area.SHEETS})
TYPED = SHEETS | {Area.VISITS}


def _put_aside(db: Database, act: Act) -> None:
    """Sheets made stay numbered, so that no number comes twice; they will just never be used."""
    for sheet_id in act.ids["paper_sheet"]:
        if queries.by_id(db, sheet_id).last:
            raise TooLate("paper_sheet", sheet_id)
        db.run("UPDATE paper_sheet SET unused = 1 WHERE id = ?", (sheet_id,))


def _take_out(db: Database, act: Act) -> frozenset[Area]:
    visit = visits.by_id(db, act.only("visit"))
    if visit.state is State.VOID:  # voided by hand since: that is taken back first
        raise TooLate("visit", visit.id)
    held = db.value("SELECT 1 FROM paper_line WHERE visit_id = ?", (visit.id,)) is not None
    records.free_of(db, visit.id)
    visit_records.make_void(db, visit)
    return TYPED if held else frozenset({Area.VISITS})


def _take_out_new(db: Database, act: Act) -> frozenset[Area]:
    written = _take_out(db, act)
    withdraw(db, act)
    return written | {Area.PEOPLE}


def _free(db: Database, act: Act) -> None:
    for was in kept(db, act):
        struck = list(_numbers(was.was["free"]))
        for number in struck:
            there = queries.line(db, was.record_id, number)
            if there is None or there.struck is None:  # freed, and perhaps typed in, since
                raise TooLate("paper_sheet", was.record_id)
        records.free(db, was.record_id, struck)


def _hold_again(db: Database, act: Act) -> None:
    for was in kept(db, act):
        (line,) = _numbers([was.was["line"]])
        sheet = queries.by_id(db, was.record_id)
        if sheet.unused or queries.line(db, sheet.id, line) is not None:
            raise TooLate("paper_sheet", sheet.id)
        if was.was["visit_id"] is not None:
            records.fill(db, sheet.id, line, *_numbers([was.was["visit_id"]]))
        else:
            records.strike(db, sheet.id, [line], Struck(str(was.was["struck"])))


def _restore_day(db: Database, act: Act) -> None:
    for was in kept(db, act):
        if changed_since(db, act.id, was, kinds=("sheets.set_day",)):
            raise TooLate("paper_sheet", was.record_id)
        db.run("UPDATE paper_sheet SET day = ? WHERE id = ?", (was.was["day"], was.record_id))


def _restore_unused(db: Database, act: Act) -> None:
    for was in kept(db, act):
        begun = bool(was.was["unused"]) and queries.by_id(db, was.record_id).last > 0
        if begun or changed_since(db, act.id, was, kinds=("sheets.mark_unused",)):
            raise TooLate("paper_sheet", was.record_id)
        db.run("UPDATE paper_sheet SET unused = ? WHERE id = ?", (was.was["unused"], was.record_id))


def _numbers(values: object) -> tuple[int, ...]:
    return tuple(int(value) for value in values) if isinstance(values, list) else ()


WAYS: Ways = {
    "sheets.make_sheets": (_put_aside, SHEETS),
    "sheets.set_day": (_restore_day, SHEETS),
    "sheets.enter_line": (_take_out, TYPED),
    "sheets.enter_line_new": (_take_out_new, TYPED | {Area.PEOPLE}),
    "sheets.strike_lines": (_free, SHEETS),
    "sheets.free_line": (_hold_again, SHEETS),
    "sheets.mark_unused": (_restore_unused, SHEETS),
}
