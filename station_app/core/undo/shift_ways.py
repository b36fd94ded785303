"""The ways back from acts about shifts, openings and heat."""

from collections.abc import Sequence

from station_app.core.audit.model import Act, Before
from station_app.core.audit.queries import before, changed_since
from station_app.core.clock import to_text
from station_app.core.shifts import queries, records
from station_app.core.shifts.model import OpeningState, ShiftState
from station_app.core.storage.database import Database
from station_app.core.types import Area
from station_app.core.undo.kept import Ways, kept
from station_app.core.undo.model import TooLate

SHIFTS = frozenset({Area.SHIFTS})

_CLOSING = "closing.close"
_SHIFT_ACTS = ("shifts.write_handover", "shifts.hand_over", "shifts.end", "shifts.begin", _CLOSING)
_OPENING_ACTS = ("shifts.correct_opening", "shifts.close_station", "shifts.open_station", "shifts.begin", _CLOSING)
_PAST = "shifts.close_past_days"


def put_back(db: Database, act: Act, rows: Sequence[Before]) -> None:
    """The shift and the opening an act ended go on as they were. Raises TooLate when another runs, or one moved on."""
    for was in rows:
        if was.record == "shift":
            _require_unchanged(db, act, was, _SHIFT_ACTS)
            _require_none_runs(db, was)
            records.restore(db, was)
        elif was.record == "opening":
            _require_unchanged(db, act, was, _OPENING_ACTS)
            _require_none_runs(db, was)
            records.restore(db, was)
            _require_no_overlap(db, act, was.record_id)


def _unbegin(db: Database, act: Act) -> None:
    """Nobody came on duty: the shift never was, nor the opening it made; what made room for it stands as before."""
    rows = before(db, act.id)
    _void_shift(db, act, act.ids["shift"][0])
    _void_openings(db, act, rows)
    put_back(db, act, rows)


def _unhand(db: Database, act: Act) -> None:
    _void_shift(db, act, act.ids["shift"][0])
    put_back(db, act, kept(db, act))


def _unopen(db: Database, act: Act) -> None:
    rows = before(db, act.id)
    _void_openings(db, act, rows)
    put_back(db, act, rows)


def _put_back(db: Database, act: Act) -> None:
    put_back(db, act, kept(db, act))


def _void_added(db: Database, act: Act) -> None:
    opening = queries.opening(db, act.only("opening"))
    if opening.state is OpeningState.VOID or _changed(db, act, Before("opening", opening.id, {}), _OPENING_ACTS):
        raise TooLate("opening", opening.id)
    records.void_opening(db, opening.id)


def _cool_again(db: Database, act: Act) -> None:
    mark = act.only("heat")
    if db.value(
        "SELECT 1 FROM heat WHERE id > ?1 AND state = 'set' AND day = (SELECT day FROM heat WHERE id = ?1)", (mark,)
    ):
        raise TooLate("heat", mark)
    db.run("UPDATE heat SET state = 'void' WHERE id = ?", (mark,))


def _void_shift(db: Database, act: Act, shift_id: int) -> None:
    # What was looked at or written down in a shift stands on it.
    shift = queries.shift(db, shift_id)
    if shift.state is not ShiftState.OPEN or _changed(db, act, Before("shift", shift_id, {}), _SHIFT_ACTS):
        raise TooLate("shift", shift_id)
    found = db.value("SELECT id FROM inspection WHERE shift_id = ? AND result <> 'none' LIMIT 1", (shift_id,))
    if found is not None:
        raise TooLate("inspection", found)
    records.void_shift(db, shift_id)


def _void_openings(db: Database, act: Act, rows: Sequence[Before]) -> None:
    there = {was.record_id for was in rows if was.record == "opening"}
    for opening_id in act.ids.get("opening", ()):
        if opening_id in there:
            continue
        opening = queries.opening(db, opening_id)
        if opening.state is not OpeningState.OPEN or _changed(
            db, act, Before("opening", opening_id, {}), _OPENING_ACTS
        ):
            raise TooLate("opening", opening_id)
        records.void_opening(db, opening_id)


def _require_unchanged(db: Database, act: Act, was: Before, kinds: tuple[str, ...]) -> None:
    now = (queries.shift if was.record == "shift" else queries.opening)(db, was.record_id)
    if now.state in {ShiftState.VOID, OpeningState.VOID} or _changed(db, act, was, kinds):
        raise TooLate(was.record, was.record_id)


def _require_none_runs(db: Database, was: Before) -> None:
    if was.was.get("state") != ShiftState.OPEN:
        return
    running = queries.current(db) if was.record == "shift" else queries.current_opening(db)
    if running is not None and running.id != was.record_id:
        raise TooLate(was.record, running.id)


def _require_no_overlap(db: Database, act: Act, opening_id: int) -> None:
    # Hours given free by the act may have been written down as another opening since. What was there before the act,
    # by a clock that was ahead, stood beside it then and may do so again.
    opening = queries.opening(db, opening_id)
    going_on = "9" if opening.state is OpeningState.OPEN else to_text(opening.opened_at)
    until = going_on if opening.closed_at is None else to_text(opening.closed_at)
    other = queries.overlapping(db, to_text(opening.opened_at), until, but=opening_id, after_act=act.id)
    if other is not None:
        raise TooLate("opening", other.id)


def _changed(db: Database, act: Act, was: Before, kinds: tuple[str, ...]) -> bool:
    return changed_since(db, act.id, was, kinds=(*kinds, _PAST))


WAYS: Ways = {
    "shifts.begin": (_unbegin, SHIFTS),
    "shifts.hand_over": (_unhand, SHIFTS),
    "shifts.write_handover": (_put_back, SHIFTS),
    "shifts.end": (_put_back, SHIFTS),
    "shifts.open_station": (_unopen, SHIFTS),
    "shifts.close_station": (_put_back, SHIFTS),
    "shifts.correct_opening": (_put_back, SHIFTS),
    "shifts.add_opening": (_void_added, SHIFTS),
    "shifts.set_heat": (_cool_again, SHIFTS),
}
