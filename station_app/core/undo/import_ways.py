"""The ways back from whole imports: what came with one is taken out, what stands on it since stays and is told."""

from datetime import datetime

from station_app.core.audit.model import Act, Before
from station_app.core.audit.queries import before, changed_since, last_moment
from station_app.core.clock import to_text
from station_app.core.lending.records import withdraw as withdraw_tool
from station_app.core.people import records
from station_app.core.storage.database import Database
from station_app.core.supplies import queries as supplies
from station_app.core.supplies import records as goods
from station_app.core.training import records as lists
from station_app.core.training.model import EnrolmentState
from station_app.core.types import Area
from station_app.core.undo.kept import Areas, TimedWays, Ways
from station_app.core.undo.model import TooLate
from station_app.core.visits.model import UNDONE, State

IMPORTS = frozenset({Area.IMPORTS})

_WRITERS = ("people.edit", "people.issue_card", "people.merge", "imports.people")
"""Acts that write what is said of a person."""

# People of a batch whom nothing holds: no visit, place or list, nothing lent or handed out, no record merged
# with theirs, no card given since, and nobody has written to their record since, in an act that still stands.
_LOOSE = """SELECT p.id FROM import_person i
    JOIN person p ON p.id = i.person_id JOIN import_batch b ON b.id = i.batch_id
    WHERE i.batch_id = ?1 AND p.state = 'active' AND p.root_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.person_id = p.id AND v.state <> 'void')
    AND NOT EXISTS (SELECT 1 FROM loan l WHERE (l.person_id = p.id OR l.back_person_id = p.id) AND l.state <> 'void')
    AND NOT EXISTS (SELECT 1 FROM reservation r WHERE r.person_id = p.id AND r.state IN ('booked', 'used'))
    AND NOT EXISTS (SELECT 1 FROM occupancy o WHERE o.person_id = p.id AND o.state = 'open')
    AND NOT EXISTS (SELECT 1 FROM stock_move s WHERE s.person_id = p.id AND s.kind = 'issued'
        AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.reverses = s.id))
    AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = p.id AND e.state <> 'void')
    AND NOT EXISTS (SELECT 1 FROM person m WHERE m.root_id = p.id)
    AND NOT EXISTS (SELECT 1 FROM scan_code c WHERE c.person_id = p.id AND c.at <> b.at)
    AND NOT EXISTS (SELECT 1 FROM act_about o JOIN act a ON a.id = o.act_id WHERE o.record = 'person'
        AND o.record_id = p.id AND o.act_id > ?2 AND a.what GLOB 'people.*' AND a.what <> 'people.reveal'
        AND NOT EXISTS (SELECT 1 FROM act u WHERE u.undoes = a.id))
    AND NOT EXISTS (SELECT 1 FROM act_before w JOIN act a ON a.id = w.act_id WHERE w.record = 'person'
        AND w.record_id = p.id AND w.act_id > ?2 AND NOT EXISTS (SELECT 1 FROM act u WHERE u.undoes = a.id))"""


def _take_out(db: Database, act: Act) -> frozenset[Area]:
    batch = act.only("import_batch")
    written = IMPORTS
    if _void_visits(db, batch):
        written |= {Area.VISITS}
    # Its lines may come again: the keys of a file taken back are free.
    db.run("UPDATE import_row SET key = key || '~' || batch_id WHERE batch_id = ?", (batch,))
    if _withdraw(db, batch, act) + _empty_gaps(db, act):
        written |= {Area.PEOPLE}
    at = last_moment(db)
    db.run("UPDATE import_batch SET undone_at = ? WHERE id = ?", (act.at if at is None else to_text(at), batch))
    return written


def _void_visits(db: Database, batch: int) -> int:
    db.run("CREATE TEMP TABLE undone_person AS SELECT DISTINCT coalesce(p.root_id, p.id) AS id"
           " FROM import_row r JOIN visit v ON v.id = r.visit_id JOIN person p ON p.id = v.person_id"
           " WHERE r.batch_id = ? AND v.state <> 'void'", (batch,))  # fmt: skip
    db.run(
        "UPDATE visit SET state = ?, void_reason = ?"
        " WHERE state <> 'void' AND id IN (SELECT visit_id FROM import_row WHERE batch_id = ?)",
        (State.VOID, UNDONE, batch),
    )
    voided = int(db.value("SELECT changes()"))
    db.run("DELETE FROM person_seen WHERE person_id IN (SELECT id FROM temp.undone_person)")
    db.run(
        "INSERT INTO person_seen (person_id, last_at) SELECT g.root, max(v.arrived_at) FROM"
        " (SELECT id AS root, id FROM temp.undone_person UNION ALL"
        " SELECT p.root_id, p.id FROM person p JOIN temp.undone_person u ON p.root_id = u.id) g"
        " JOIN visit v ON v.person_id = g.id WHERE v.state <> 'void' GROUP BY g.root"
    )
    db.run("DROP TABLE temp.undone_person")
    return voided


def _withdraw(db: Database, batch: int, act: Act) -> int:
    db.run("CREATE TEMP TABLE undone_person (id INTEGER PRIMARY KEY)")
    db.run(f"INSERT INTO temp.undone_person {_LOOSE}", (batch, act.id))
    db.run("UPDATE person SET state = 'withdrawn' WHERE id IN (SELECT id FROM temp.undone_person)")
    withdrawn = int(db.value("SELECT changes()"))
    for table in ("person_key", "scan_code"):
        db.run(f"DELETE FROM {table} WHERE person_id IN (SELECT id FROM temp.undone_person)")
    db.run("DROP TABLE temp.undone_person")
    return withdrawn


def _empty_gaps(db: Database, act: Act) -> int:
    filled = db.value("SELECT completed FROM import_batch WHERE id = ?", (act.only("import_batch"),))
    if not filled:
        return 0
    rows = before(db, act.id)
    if not rows:  # what they were was deleted after 30 days
        raise TooLate("act", act.id)
    restored = 0
    for was in rows:
        state = db.row("SELECT state, root_id FROM person WHERE id = ?", (was.record_id,))
        if state != ("active", None) or changed_since(db, act.id, was, kinds=_WRITERS):
            continue  # written to since: they stay as they are
        records.restore(db, was)
        restored += 1
    return restored


# Tools of a batch on which nothing stands: no loan, no reservation, and no act since that still counts.
_UNUSED = """SELECT t.id FROM import_tool i JOIN tool t ON t.id = i.tool_id
    WHERE i.batch_id = ?1 AND t.state NOT IN ('on_loan', 'withdrawn')
    AND NOT EXISTS (SELECT 1 FROM loan l WHERE l.tool_id = t.id AND l.state <> 'void')
    AND NOT EXISTS (SELECT 1 FROM reservation r WHERE r.tool_id = t.id AND r.state IN ('booked', 'used'))
    AND NOT EXISTS (SELECT 1 FROM act_about o JOIN act a ON a.id = o.act_id WHERE o.record = 'tool'
        AND o.record_id = t.id AND o.act_id > ?2 AND a.what <> 'undo.undo'
        AND NOT EXISTS (SELECT 1 FROM act u WHERE u.undoes = a.id))"""


def _take_out_tools(db: Database, act: Act) -> frozenset[Area]:
    batch = act.only("import_batch")
    at = last_moment(db)
    db.run("UPDATE import_batch SET undone_at = ? WHERE id = ?", (act.at if at is None else to_text(at), batch))
    unused = [row[0] for row in db.rows(_UNUSED, (batch, act.id))]
    for tool in unused:
        withdraw_tool(db, tool)
    return IMPORTS | {Area.LENDING, Area.PEOPLE} if unused else IMPORTS


_GOODS_WRITERS = ("supplies.edit_item", "supplies.retire_item", "supplies.bring_back_item")
"""Acts that write what is said of goods."""


def _take_out_supplies(db: Database, act: Act, now: datetime, by: int | None) -> Areas:
    """What came is moved back, goods that came with it never were; refused whole where something stands on it."""
    batch = act.only("import_batch")
    moved = db.rows(
        "SELECT m.id, m.item_id, m.batch_id, m.quantity, g.state FROM import_move i JOIN stock_move m"
        " ON m.id = i.move_id JOIN supply_item g ON g.id = m.item_id WHERE i.batch_id = ? ORDER BY m.id DESC",
        (batch,),
    )
    for move, item, came, quantity, state in moved:
        if state != "active":
            raise TooLate("supply_item", item)
        counted = supplies.counted_since(db, item, move)
        if counted is not None:
            raise TooLate("stock_move", counted)
        if supplies.batch(db, came).left < quantity:
            raise TooLate("batch", came)
        goods.reverse(db, move, now=now, by=by)
    touched = IMPORTS | {Area.SUPPLIES}
    for (item,) in db.rows("SELECT item_id FROM import_item WHERE batch_id = ? ORDER BY item_id", (batch,)):
        if _withdraw_goods(db, item, act):
            touched |= {Area.PEOPLE}
    db.run("UPDATE import_batch SET undone_at = ? WHERE id = ?", (to_text(now), batch))
    return touched


def _withdraw_goods(db: Database, item: int, act: Act) -> bool:
    stands = supplies.standing_move(db, item)
    if stands is not None:
        raise TooLate("stock_move", stands)
    state = db.value("SELECT state FROM supply_item WHERE id = ?", (item,))
    if state != "active" or changed_since(db, act.id, Before("supply_item", item, {}), kinds=_GOODS_WRITERS):
        raise TooLate("supply_item", item)
    return goods.withdraw(db, item)


def _take_out_enrolments(db: Database, act: Act) -> frozenset[Area]:
    """Whom it put on a list never was on it; the seats go to who waits. Refused whole once one of them signed in."""
    batch = act.only("import_batch")
    # Who waits goes first, so that nobody of this list moves up only to go as well.
    rows = db.rows(
        "SELECT e.id, e.state, e.session_id, s.state IN ('planned', 'held') AND s.closed_at IS NULL"
        " FROM import_enrolment i JOIN enrolment e ON e.id = i.enrolment_id JOIN session s ON s.id = e.session_id"
        " WHERE i.batch_id = ? AND e.state NOT IN ('withdrawn', 'void') ORDER BY e.state <> 'waiting', e.id DESC",
        (batch,),
    )
    for enrolment, state, session, is_open in rows:
        if state in {EnrolmentState.ATTENDED, EnrolmentState.ABSENT}:
            raise TooLate("enrolment", enrolment)
        if not is_open:
            raise TooLate("session", session)
    for enrolment, *_ in rows:
        lists.put_enrolment(db, enrolment, EnrolmentState.VOID)
    touched = IMPORTS | {Area.TRAINING} if rows else IMPORTS
    if _withdraw(db, batch, act):
        touched |= {Area.PEOPLE}
    at = last_moment(db)
    db.run("UPDATE import_batch SET undone_at = ? WHERE id = ?", (act.at if at is None else to_text(at), batch))
    return touched


WAYS: Ways = {
    "imports.enrolments": (_take_out_enrolments, IMPORTS | {Area.TRAINING, Area.PEOPLE}),
    "imports.tools": (_take_out_tools, IMPORTS | {Area.LENDING, Area.PEOPLE}),
    "imports.visits": (_take_out, IMPORTS | {Area.VISITS, Area.PEOPLE}),
    "imports.people": (_take_out, IMPORTS | {Area.PEOPLE}),
}
TIMED: TimedWays = {"imports.supplies": (_take_out_supplies, IMPORTS | {Area.SUPPLIES, Area.PEOPLE})}


def went_with_import(db: Database, visit_id: int) -> bool:
    """Whether the import that brought a visit was taken back: then nothing brings that visit back alone."""
    found = db.value(
        "SELECT 1 FROM import_row r JOIN import_batch b ON b.id = r.batch_id"
        " WHERE r.visit_id = ? AND b.undone_at IS NOT NULL",
        (visit_id,),
    )
    return found is not None
