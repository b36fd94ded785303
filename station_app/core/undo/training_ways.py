"""The ways back from acts about trainings."""

from collections.abc import Sequence

from station_app.core.audit.model import Act, Before
from station_app.core.audit.queries import before, changed_since
from station_app.core.clock import local_day
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database
from station_app.core.training import queries, records
from station_app.core.training.model import SERVICE, Enrolment, EnrolmentState, Session, SessionState
from station_app.core.types import Area
from station_app.core.undo.kept import Ways, kept
from station_app.core.undo.model import TooLate
from station_app.core.undo.visit_ways import go_on
from station_app.core.visits import coming

TRAINING = frozenset({Area.TRAINING})
_SEATS = ("training.edit", "training.close", "training.promote", "training.sign_in")
"""Acts that write what is said of a session, or how many seats it has."""
_ON_CLOSING = ("training.sign_in", "training.sign_out", "training.edit")
"""Acts that stand on a closing when they follow it: signed in from paper, signed out by hand."""
_ON_LIST = frozenset({EnrolmentState.ENROLLED, EnrolmentState.WAITING})


def _unplan(db: Database, act: Act) -> None:
    for session_id in act.ids["session"]:
        found = queries.session(db, session_id)
        listed = found.enrolled + found.waiting + found.attended + found.absent
        if found.state is not SessionState.PLANNED or listed or queries.files(db, session_id):
            raise TooLate("session", session_id)
        records.put_state(db, session_id, SessionState.VOID)


def _restore_words(db: Database, act: Act) -> None:
    """What is said of a session stands as before; who moved up by it waits again."""
    rows = kept(db, act)
    was = next(row for row in rows if row.record == "session")
    found = queries.session(db, was.record_id)
    gone = found.state in {SessionState.CANCELLED, SessionState.VOID}
    if gone or changed_since(db, act.id, was, kinds=_SEATS):
        raise TooLate("session", found.id)
    _wait_again(db, rows)
    fields = records.gated(db, records.said_before(was))
    moved_on = found.attended and local_day(fields.starts_at, zone(db)) > found.day
    if moved_on or fields.capacity < queries.session(db, found.id).taken:
        raise TooLate("session", found.id)
    records.update_session(db, found.id, fields)
    records.move_up(db, queries.session(db, found.id))


def _uncancel(db: Database, act: Act) -> None:
    found = queries.session(db, act.only("session"))
    if found.state is not SessionState.CANCELLED:
        raise TooLate("session", found.id)
    records.put_state(db, found.id, SessionState.PLANNED)
    records.move_up(db, queries.session(db, found.id))  # two records of one person may have become one meanwhile


def _unenrol(db: Database, act: Act) -> None:
    """They never were on the list; the seat goes to the first who waits."""
    for number in reversed(act.ids["enrolment"]):
        found = queries.enrolment(db, number)
        if found.state not in _ON_LIST:
            raise TooLate("enrolment", number)
        _require_open(db, found)
        records.put_enrolment(db, number, EnrolmentState.VOID)


def _unwithdraw(db: Database, act: Act) -> None:
    """They are on the list again as they were; who moved up waits again, unless there is room for both."""
    gone, *up = act.ids["enrolment"]
    rows = kept(db, act)
    found = queries.enrolment(db, gone)
    session = _require_open(db, found)
    there = queries.enrolment_of(db, session.id, found.person_id)
    if found.state is not EnrolmentState.WITHDRAWN or there is not None:
        raise TooLate("enrolment", gone)
    was = EnrolmentState(str(next(row for row in rows if row.record_id == gone).was["state"]))
    if was is EnrolmentState.ENROLLED and not session.free:
        _wait_again(db, [row for row in rows if row.record_id in up])
        if not queries.session(db, session.id).free:
            raise TooLate("enrolment", gone)
    records.put_enrolment(db, gone, was)
    records.move_up(db, queries.session(db, session.id))


def _unpromote(db: Database, act: Act) -> None:
    rows = kept(db, act)
    found = queries.enrolment(db, act.only("enrolment"))
    session = _require_open(db, found)
    _wait_again(db, rows)
    _give_seat_back(db, session.id, rows)
    records.move_up(db, queries.session(db, session.id))


def _unsign(db: Database, act: Act) -> frozenset[Area]:
    """They did not sign in: on the list as before, or not at all; the visit it counted is void."""
    rows = before(db, act.id)
    found = queries.enrolment(db, act.only("enrolment"))
    session = queries.session(db, found.session_id)
    _require_signed_in(db, act, found, session)
    was = next((row for row in rows if row.record == "enrolment"), None)
    if was is None and not found.walk_in:  # what was before was deleted after 30 days
        raise TooLate("act", act.id)
    records.put_enrolment(db, found.id, EnrolmentState.ABSENT if session.closed else EnrolmentState.WAITING)
    _give_seat_back(db, session.id, rows)
    state = EnrolmentState.VOID if was is None else EnrolmentState(str(was.was["state"]))
    records.put_enrolment(db, found.id, state)
    now_stands = queries.session(db, session.id)
    if now_stands.open and not now_stands.attended:
        records.put_state(db, session.id, SessionState.PLANNED)
    records.move_up(db, now_stands)
    gone = coming.go(db, "enrolment", found.id, service=SERVICE)
    if gone.visit_id is not None and gone.visit_id in act.ids.get("visit", ()):
        go_on(db, rows)
    return TRAINING | gone.touched


def _require_signed_in(db: Database, act: Act, found: Enrolment, session: Session) -> None:
    closed_since = _since(db, act, "session", session.id, kinds=("training.close",))
    out_since = _since(db, act, "enrolment", found.id, kinds=("training.sign_out",))
    if found.state is not EnrolmentState.ATTENDED or closed_since or out_since or found.certificate is not None:
        raise TooLate("enrolment", found.id)


def _sign_out_back(db: Database, act: Act) -> None:
    found = queries.enrolment(db, act.only("enrolment"))
    closed_since = _since(db, act, "session", found.session_id, kinds=("training.close",))
    if found.out_at is None or closed_since:
        raise TooLate("enrolment", found.id)
    records.put_out(db, [found.id], out_at=None)


def _reopen(db: Database, act: Act) -> None:
    """Nobody is accounted for: the absent are on the list again, and who was signed out by closing is there still."""
    was = next(row for row in kept(db, act) if row.record == "session")
    found = queries.session(db, was.record_id)
    written_in = _since(db, act, "session", found.id, kinds=_ON_CLOSING)
    no_room = found.attended + found.absent > found.capacity  # the absent would hold a seat again
    if not found.closed or no_room or queries.certificates(db, found.id) or written_in:
        raise TooLate("session", found.id)
    records.put_out(db, act.ids.get("enrolment", ()), out_at=None)
    records.open_session(db, found.id, SessionState.HELD if found.attended else SessionState(str(was.was["state"])))
    records.move_up(db, queries.session(db, found.id))  # two records of one person may have become one meanwhile


def _since(db: Database, act: Act, record: str, record_id: int, *, kinds: tuple[str, ...]) -> bool:
    """Whether a later act of these kinds is about the record and still stands; known for longer than 30 days."""
    marks = ",".join("?" * len(kinds))
    found = db.value(
        f"SELECT 1 FROM act a JOIN act_about o ON o.act_id = a.id WHERE o.record = ? AND o.record_id = ? AND a.id > ?"
        f" AND a.what IN ({marks}) AND NOT EXISTS (SELECT 1 FROM act u WHERE u.undoes = a.id)",
        (record, record_id, act.id, *kinds),
    )
    return found is not None


def _uncertify(db: Database, act: Act) -> None:
    for number in act.ids["certificate"]:
        if queries.certificate(db, number).void:
            raise TooLate("certificate", number)
        db.run("UPDATE certificate SET state = 'void' WHERE id = ?", (number,))


def _certify_again(db: Database, act: Act) -> None:
    found = queries.certificate(db, act.only("certificate"))
    held = queries.enrolment(db, found.enrolment_id)
    if not found.void or held.state is not EnrolmentState.ATTENDED or held.certificate is not None:
        raise TooLate("certificate", found.id)
    db.run("UPDATE certificate SET state = 'issued' WHERE id = ?", (found.id,))


def _detach(db: Database, act: Act) -> None:
    kept_still = queries.file(db, act.only("session_file"))
    if kept_still not in queries.files(db, kept_still.session_id):
        raise TooLate("session_file", kept_still.id)
    db.run("UPDATE session_file SET state = 'void' WHERE id = ?", (kept_still.id,))


def _attach_again(db: Database, act: Act) -> None:
    gone = queries.file(db, act.only("session_file"))
    for each in queries.files(db, gone.session_id):
        if (each.name, each.file) == (gone.name, gone.file):  # attached again by hand
            raise TooLate("session_file", each.id)
    db.run("UPDATE session_file SET state = 'kept' WHERE id = ?", (gone.id,))


def _require_open(db: Database, found: Enrolment) -> Session:
    session = queries.session(db, found.session_id)
    if not session.open:
        raise TooLate("session", session.id)
    return session


def _wait_again(db: Database, rows: Sequence[Before]) -> None:
    for row in rows:
        if row.record == "enrolment":
            if queries.enrolment(db, row.record_id).state is not EnrolmentState.ENROLLED:
                raise TooLate("enrolment", row.record_id)
            records.put_enrolment(db, row.record_id, EnrolmentState.WAITING)


def _give_seat_back(db: Database, session_id: int, rows: Sequence[Before]) -> None:
    if any(row.record == "session" for row in rows):  # the act added one
        found = queries.session(db, session_id)
        records.put_capacity(db, session_id, max(found.capacity - 1, found.taken, 1))


WAYS: Ways = {
    "training.plan": (_unplan, TRAINING),
    "training.plan_many": (_unplan, TRAINING),
    "training.edit": (_restore_words, TRAINING),
    "training.cancel": (_uncancel, TRAINING),
    "training.enrol": (_unenrol, TRAINING),
    "training.enrol_many": (_unenrol, TRAINING),
    "training.withdraw": (_unwithdraw, TRAINING),
    "training.promote": (_unpromote, TRAINING),
    "training.sign_in": (_unsign, TRAINING | {Area.VISITS, Area.LENDING}),
    "training.sign_out": (_sign_out_back, TRAINING),
    "training.close": (_reopen, TRAINING),
    "training.certify": (_uncertify, TRAINING),
    "training.void_certificate": (_certify_again, TRAINING),
    "training.attach": (_detach, TRAINING),
    "training.detach": (_attach_again, TRAINING),
}
