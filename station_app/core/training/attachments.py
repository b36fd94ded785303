"""Files kept with a session: photos of the event, slides. They lie beside the station's file, under their bytes."""

from datetime import datetime

from station_app.core.audit.commands import record
from station_app.core.audit.queries import first_done
from station_app.core.clock import to_text
from station_app.core.errors import Missing
from station_app.core.gate import gate, required
from station_app.core.staff.model import Right
from station_app.core.staff.queries import require
from station_app.core.storage.database import Database, write
from station_app.core.storage.photos import keep_photo
from station_app.core.training import queries
from station_app.core.training.model import FILE_NAME_LIMIT, LARGEST_FILE, SessionFile
from station_app.core.training.refusals import FileTooBig
from station_app.core.types import NO_ACT, Area, Done

TOUCHED = frozenset({Area.TRAINING})
NOTHING: frozenset[Area] = frozenset()


def attach(
    db: Database,
    *,
    session_id: int,
    name: str,
    content: bytes,
    now: datetime,
    by: int | None,
    key: str | None = None,
) -> Done[SessionFile]:
    """Keep a file with a session under the name it had. The same bytes under the same name are kept once.

    Refused: NotFound, Missing (no name, an empty file), TooLong, FileTooBig. Raises DiskFull, NotWritable, ReadFailed.
    """
    called = required(gate(name, field="session_file.name", limit=FILE_NAME_LIMIT), field="session_file.name")
    if not content:
        raise Missing("session_file.content")
    if len(content) > LARGEST_FILE:
        raise FileTooBig(called, len(content), LARGEST_FILE)
    queries.session(db, session_id)
    digest = keep_photo(db.path, content)  # before the lock: a slow stick must not hold up the desk
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.attach"):
            return Done(queries.file(db, first.only("session_file")), TOUCHED, first.id)
        session = queries.session(db, session_id)
        for each in queries.files(db, session.id):
            if (each.name, each.file) == (called, digest):
                return Done(each, NOTHING, NO_ACT)
        made = db.run(
            "INSERT INTO session_file (session_id, name, file, size, at, by_id) VALUES (?, ?, ?, ?, ?, ?)",
            (session.id, called, digest, len(content), to_text(now), by),
        )
        ids: dict[str, list[int]] = {"session_file": [made], "session": [session.id]}
        op = record(db, what="training.attach", ids=ids, now=now, by=by, key=key)
        return Done(queries.file(db, made), TOUCHED, op)


def detach(db: Database, *, file_id: int, now: datetime, by: int | None, key: str | None = None) -> Done[SessionFile]:
    """A file is no longer shown with its session; its bytes stay. Twice changes nothing. Refused: NotFound."""
    with write(db):
        require(db, by, Right.REGISTER)
        if first := first_done(db, key, "training.detach"):
            return Done(queries.file(db, first.only("session_file")), TOUCHED, first.id)
        found = queries.file(db, file_id)
        if db.value("SELECT state FROM session_file WHERE id = ?", (file_id,)) == "void":
            return Done(found, NOTHING, NO_ACT)
        db.run("UPDATE session_file SET state = 'void' WHERE id = ?", (found.id,))
        ids: dict[str, list[int]] = {"session_file": [found.id], "session": [found.session_id]}
        op = record(db, what="training.detach", ids=ids, now=now, by=by, key=key)
        return Done(found, TOUCHED, op)
