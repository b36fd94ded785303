"""Reading what is kept of a session: certificates, and the files attached to it."""

from datetime import date
from typing import Any

from station_app.core.clock import from_text
from station_app.core.errors import NotFound
from station_app.core.storage.database import Database
from station_app.core.training.model import Certificate, SessionFile
from station_app.core.types import CertificateId, EnrolmentId, FileId, PersonId, SessionId

_CERTIFICATE = """SELECT c.id, c.number, c.enrolment_id, p.id, p.name, e.session_id, c.day, c.state FROM certificate c
    JOIN enrolment e ON e.id = c.enrolment_id JOIN person w ON w.id = e.person_id
    JOIN person p ON p.id = coalesce(w.root_id, w.id)"""


def certificate(db: Database, certificate_id: int) -> Certificate:
    """One certificate. Raises NotFound."""
    row = db.row(f"{_CERTIFICATE} WHERE c.id = ?", (certificate_id,))
    if row is None:
        raise NotFound("certificate", certificate_id)
    return _certificate(row)


def certificates(db: Database, session_id: int) -> list[Certificate]:
    """The certificates of a session that stand, by number."""
    rows = db.rows(f"{_CERTIFICATE} WHERE e.session_id = ? AND c.state = 'issued' ORDER BY c.id", (session_id,))
    return [_certificate(row) for row in rows]


def file(db: Database, file_id: int) -> SessionFile:
    """One attached file. Raises NotFound."""
    row = db.row("SELECT id, session_id, name, file, size, at FROM session_file WHERE id = ?", (file_id,))
    if row is None:
        raise NotFound("session_file", file_id)
    return _file(row)


def files(db: Database, session_id: int) -> list[SessionFile]:
    """What is kept with a session, in the order it was attached."""
    rows = db.rows(
        "SELECT id, session_id, name, file, size, at FROM session_file WHERE session_id = ? AND state = 'kept'"
        " ORDER BY id",
        (session_id,),
    )
    return [_file(row) for row in rows]


def _certificate(row: tuple[Any, ...]) -> Certificate:
    number, words, enrolment_id, person, name, session_id, day, state = row
    return Certificate(
        id=CertificateId(number),
        number=words,
        enrolment_id=EnrolmentId(enrolment_id),
        person_id=PersonId(person),
        name=name,
        session_id=SessionId(session_id),
        day=date.fromisoformat(day),
        void=state == "void",
    )


def _file(row: tuple[Any, ...]) -> SessionFile:
    number, session_id, name, digest, size, at = row
    return SessionFile(FileId(number), SessionId(session_id), name, digest, size, from_text(at))
