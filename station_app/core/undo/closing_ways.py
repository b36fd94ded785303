"""The way back from closing the station: who was there is there again, unless something befell them since."""

from station_app.core.amenities import records as amenities
from station_app.core.audit.model import Act, Before
from station_app.core.closing.commands import touched
from station_app.core.storage.database import Database
from station_app.core.types import Area
from station_app.core.undo.kept import Areas, Ways, kept
from station_app.core.undo.shift_ways import put_back
from station_app.core.undo.visit_ways import go_on

EVERYTHING = frozenset({Area.VISITS, Area.AMENITIES, Area.SHIFTS})


def _open_again(db: Database, act: Act) -> Areas:
    """Shift and opening go on, visits go on, places are taken again where they are still free and offered.

    The areas it names are those it wrote: what befell somebody since is left alone.
    """
    rows = kept(db, act)
    put_back(db, act, rows)
    back = touched({was.record: [] for was in rows if was.record in {"shift", "opening"}})
    if _went_on(db, rows):
        back |= {Area.VISITS}
    places = [amenities.take_again(db, was.record_id) for was in rows if was.record == "occupancy"]
    return back | {Area.AMENITIES} if any(places) else back


def _went_on(db: Database, rows: list[Before]) -> bool:
    still_out = "SELECT count(*) FROM visit WHERE state = 'in'"
    before = db.value(still_out)
    go_on(db, rows)
    return bool(db.value(still_out) != before)


WAYS: Ways = {"closing.close": (_open_again, EVERYTHING)}
