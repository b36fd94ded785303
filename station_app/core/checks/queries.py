"""The checks, quick and whole."""

from station_app.core.audit.queries import broken_link
from station_app.core.checks import sums
from station_app.core.checks.model import Finding, Kind
from station_app.core.errors import Damaged
from station_app.core.people.queries import count_active
from station_app.core.storage.database import Database
from station_app.core.storage.migrations import FINGERPRINT, fingerprint

_TAIL = 200
_ACTS_GONE = """SELECT max(q.seq) FROM sqlite_sequence q WHERE q.name = 'act'
    HAVING max(q.seq) > (SELECT coalesce(max(id), 0) FROM act)"""
_OPEN_TWICE = "SELECT person_id FROM visit WHERE state = 'in' GROUP BY person_id HAVING count(*) > 1 AND person_id > 0"
# People merged into one are seen as one: by the record that stayed.
_ROOT = "SELECT coalesce(p.root_id, p.id) FROM person p WHERE p.id = v.person_id"
_NOT_SEEN = f"""SELECT t.root FROM (SELECT ({_ROOT}) AS root, max(v.arrived_at) AS last FROM visit v
    WHERE v.person_id IS NOT NULL AND v.state <> 'void' GROUP BY root) t
    LEFT JOIN person_seen s ON s.person_id = t.root WHERE s.last_at IS NULL OR s.last_at <> t.last LIMIT 1"""
# What a merged record was last seen stays as it was; whoever takes them apart again finds it anew.
_SEEN_NOWHERE = """SELECT s.person_id FROM person_seen s JOIN person o ON o.id = s.person_id AND o.root_id IS NULL
    WHERE NOT EXISTS (SELECT 1 FROM visit v
    WHERE v.state <> 'void' AND v.person_id IN (SELECT id FROM person WHERE id = s.person_id OR root_id = s.person_id))
    LIMIT 1"""

_NOT_AS_LENT = """SELECT t.id FROM tool t WHERE (t.state = 'on_loan') <>
    (SELECT count(*) FROM loan l WHERE l.tool_id = t.id AND l.state = 'open')"""
_PROMISED_TWICE = """SELECT DISTINCT a.tool_id FROM reservation a JOIN reservation b ON b.tool_id = a.tool_id
    AND b.id <> a.id AND b.starts_at < a.ends_at AND b.ends_at > a.starts_at
    WHERE a.state = 'booked' AND b.state = 'booked'"""


def check(db: Database, *, whole: bool = True) -> list[Finding]:
    """Everything that is not as it must be; empty when all is well. `whole` False reads only the newest acts.

    A part so damaged that it cannot be read is a finding too. Raises Busy, ReadFailed: those say nothing of the file.
    """
    found: list[Finding] = []
    for look in _WHOLE if whole else _QUICK:
        try:
            found += look(db)
        except Damaged as damaged:
            found.append(Finding(Kind.PAGES, damaged.detail))
    return list(dict.fromkeys(found))


def _pages_whole(db: Database) -> list[Finding]:
    return _pages(db, "integrity_check")


def _pages_quick(db: Database) -> list[Finding]:
    return _pages(db, "quick_check")


def _pages(db: Database, pragma: str) -> list[Finding]:
    return [Finding(Kind.PAGES, str(row[0])) for row in db.rows(f"PRAGMA {pragma}(10)") if row[0] != "ok"]


def _references(db: Database) -> list[Finding]:
    return [Finding(Kind.REFERENCES, f"{row[0]} {row[1]}") for row in db.rows("PRAGMA foreign_key_check")[:10]]


def _schema(db: Database) -> list[Finding]:
    found = fingerprint(db.conn)
    return [] if found == FINGERPRINT else [Finding(Kind.SCHEMA, found[:12])]


def _chain_whole(db: Database) -> list[Finding]:
    return _chain(db, None)


def _chain_tail(db: Database) -> list[Finding]:
    return _chain(db, _TAIL)


def _chain(db: Database, last: int | None) -> list[Finding]:
    broken = broken_link(db, last=last)
    # Ids are never given twice: when the highest is gone, the newest acts were taken out.
    gone = db.value(_ACTS_GONE)
    return [Finding(Kind.CHAIN, f"act {act}") for act in (broken, gone) if act is not None]


def _visits(db: Database) -> list[Finding]:
    return [Finding(Kind.VISITS, f"person {row[0]}") for row in db.rows(_OPEN_TWICE)]


def _seen(db: Database) -> list[Finding]:
    return [Finding(Kind.SEEN, f"person {row[0]}") for query in (_NOT_SEEN, _SEEN_NOWHERE) for row in db.rows(query)]


def _loans(db: Database) -> list[Finding]:
    rows = (row for query in (_NOT_AS_LENT, _PROMISED_TWICE) for row in db.rows(f"{query} LIMIT 10"))
    return [Finding(Kind.LOANS, f"tool {row[0]}") for row in rows]


_HOUSE = [sums.stock, sums.places, sums.faults, sums.shifts, sums.trainings]
_QUICK = [_pages_quick, _references, _schema, _chain_tail, _visits, _loans, *_HOUSE]
_WHOLE = [_pages_whole, _references, _schema, _chain_whole, _visits, _seen, _loans, *_HOUSE]


def size_of(db: Database) -> dict[str, int]:
    """How much a station holds: people known, visits that count, tools, sessions, acts; for `station-app info`."""
    return {
        "people": count_active(db),
        "visits": int(db.value("SELECT count(*) FROM visit WHERE state <> 'void'")),
        "tools": int(db.value("SELECT count(*) FROM tool WHERE state <> 'withdrawn'")),
        "loans": int(db.value("SELECT count(*) FROM loan WHERE state <> 'void'")),
        "sessions": int(db.value("SELECT count(*) FROM session WHERE state <> 'void'")),
        "acts": int(db.value("SELECT count(*) FROM act")),
    }
