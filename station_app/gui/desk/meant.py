"""Whom a key of the desk is about: whoever is marked among the candidates, or the one there is."""

from station_app.gui.desk.candidates import Candidate
from station_app.gui.desk.entry import EntryCard


def person_meant(entry: EntryCard) -> Candidate | None:
    """The row the clerk marked, or the one there is, when it is somebody; never one found by a mere guess."""
    candidates = entry.candidates
    if entry.showing() is not candidates:
        return None
    row = candidates.marked()
    if row is None and len(candidates.rows()) == 1 and not candidates.rows()[0].doubtful:
        row = candidates.rows()[0]
    return row if row is not None and row.person_id else None
