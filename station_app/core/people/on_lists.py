"""Two records of one person on the list of one session: one of them stays there, and how both come back."""

from collections.abc import Sequence

from station_app.core.audit.model import Before
from station_app.core.storage.database import Database

_BEST = ("attended", "enrolled", "waiting", "absent")
"""Whichever of two stands further on in this order gives way."""


def settle(db: Database, keep: int, drop: int) -> list[Before]:
    """Leave one place on each list to two records that become one; before their roots do. What was before."""
    rows = db.rows(
        "SELECT e.session_id, e.id, e.state, e.in_at, e.out_at, c.id FROM enrolment e"
        " JOIN person p ON p.id = e.person_id"
        " LEFT JOIN certificate c ON c.enrolment_id = e.id AND c.state = 'issued'"
        " WHERE coalesce(p.root_id, p.id) IN (?, ?) AND e.state IN ('enrolled', 'waiting', 'attended', 'absent')"
        " ORDER BY coalesce(p.root_id, p.id) <> ?, e.id",
        (keep, drop, keep),
    )
    by_session: dict[int, list[tuple[int, str, str | None, str | None, int | None]]] = {}
    for session, *rest in rows:
        number, state, in_at, out_at, certificate = rest
        by_session.setdefault(session, []).append((number, state, in_at, out_at, certificate))
    before: list[Before] = []
    for stands in by_session.values():
        for number, state, in_at, out_at, certificate in sorted(stands, key=_rank)[1:]:
            if certificate is not None:
                db.run("UPDATE certificate SET state = 'void' WHERE id = ?", (certificate,))
                before.append(Before("certificate", certificate, {"state": "issued"}))
            db.run("UPDATE enrolment SET state = 'void', in_at = NULL, out_at = NULL WHERE id = ?", (number,))
            before.append(Before("enrolment", number, {"state": state, "in_at": in_at, "out_at": out_at}))
    return before


def come_back(db: Database, rows: Sequence[Before]) -> bool:
    """Put those back on their lists that gave way, as far as there is a seat; after the records are two again.

    Tells whether any was. Who is on the list anew, and whoever was on that of a session cancelled since, stays.
    """
    back = [_back(db, was) for was in rows if was.record == "enrolment"]
    for was in rows:
        if was.record == "certificate":
            db.run(
                "UPDATE certificate SET state = 'issued' WHERE id = ?1 AND EXISTS (SELECT 1 FROM enrolment e"
                " JOIN session s ON s.id = e.session_id JOIN certificate c ON c.enrolment_id = e.id WHERE c.id = ?1"
                " AND e.state = 'attended' AND s.closed_at IS NOT NULL)",
                (was.record_id,),
            )
    return any(back)


def _back(db: Database, was: Before) -> bool:
    session, state, closed, free, now_is = db.row(
        "SELECT s.id, s.state, s.closed_at, s.capacity - (SELECT count(*) FROM enrolment WHERE session_id = s.id"
        " AND state IN ('enrolled', 'attended')), e.state FROM enrolment e JOIN session s ON s.id = e.session_id"
        " WHERE e.id = ?", (was.record_id,)) or (0, "void", None, 0, "")  # fmt: skip
    if state not in {"planned", "held"} or now_is != "void" or _there_already(db, was.record_id):
        return False
    before = str(was.was["state"])
    if before == "attended":
        _seat_anew(db, session, free=free)
        values = ("attended", was.was["in_at"], was.was["out_at"], was.record_id)
    else:
        values = (_on_list(before, closed=closed is not None, free=free), None, None, was.record_id)
    db.run("UPDATE enrolment SET state = ?, in_at = ?, out_at = ? WHERE id = ?", values)
    return True


def _there_already(db: Database, enrolment_id: int) -> bool:
    # Put on the list anew while both were one: by the record that counts, so it may be this one's.
    found = db.value(
        "SELECT 1 FROM enrolment b JOIN person p ON p.id = b.person_id JOIN enrolment e ON e.session_id = b.session_id"
        " JOIN person o ON o.id = e.person_id WHERE b.id = ? AND e.state IN ('enrolled', 'waiting', 'attended',"
        " 'absent') AND coalesce(o.root_id, o.id) = coalesce(p.root_id, p.id)",
        (enrolment_id,),
    )
    return found is not None


def _on_list(before: str, *, closed: bool, free: int) -> str:
    if closed:
        return "waiting" if before == "waiting" else "absent"
    return "enrolled" if free > 0 else "waiting"


def _seat_anew(db: Database, session: int, *, free: int) -> None:
    # They were there: a seat was theirs, whoever has it now.
    if free <= 0:
        db.run("UPDATE session SET capacity = capacity + 1 WHERE id = ?", (session,))
    db.run("UPDATE session SET state = 'held' WHERE id = ? AND state = 'planned'", (session,))


def _rank(stand: tuple[int, str, str | None, str | None, int | None]) -> tuple[bool, int]:
    _, state, _, _, certificate = stand
    return certificate is None, _BEST.index(state)
