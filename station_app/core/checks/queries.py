"""The checks, quick and whole."""

from station_app.core.audit.queries import broken_link
from station_app.core.checks.model import Finding, Kind
from station_app.core.storage.database import Database
from station_app.core.storage.migrations import FINGERPRINT, fingerprint

_TAIL = 200
_OPEN_TWICE = "SELECT person_id FROM visit WHERE state = 'in' GROUP BY person_id HAVING count(*) > 1 AND person_id > 0"
_NOT_SEEN = """SELECT v.person_id FROM visit v LEFT JOIN person_seen s ON s.person_id = v.person_id
    WHERE v.person_id IS NOT NULL AND v.state <> 'void'
    GROUP BY v.person_id HAVING s.last_at IS NULL OR s.last_at <> max(v.arrived_at) LIMIT 1"""


def check(db: Database, *, whole: bool = True) -> list[Finding]:
    """Everything that is not as it must be; empty when all is well. `whole` False reads only the newest acts."""
    pages = "integrity_check" if whole else "quick_check"
    found = [Finding(Kind.PAGES, str(row[0])) for row in db.rows(f"PRAGMA {pages}(10)") if row[0] != "ok"]
    found += [Finding(Kind.REFERENCES, f"{row[0]} {row[1]}") for row in db.rows("PRAGMA foreign_key_check")[:10]]
    if fingerprint(db.conn) != FINGERPRINT:
        found.append(Finding(Kind.SCHEMA, fingerprint(db.conn)[:12]))
    broken = broken_link(db, last=None if whole else _TAIL)
    if broken is not None:
        found.append(Finding(Kind.CHAIN, f"act {broken}"))
    found += [Finding(Kind.VISITS, f"person {row[0]}") for row in db.rows(_OPEN_TWICE)]
    if whole:
        found += [Finding(Kind.SEEN, f"person {row[0]}") for row in db.rows(_NOT_SEEN)]
    return found
