"""What schema 5 adds: topics, sessions, enrolment with its waiting list, attendance, certificates, attached files."""

from collections.abc import Iterator

from station_app.core.storage.schema import CODE, moment, words
from station_app.core.storage.schema_2 import DAY
from station_app.core.storage.schema_5_guards import guards

_SHA = "length(file) = 64 AND file NOT GLOB '*[^0-9a-f]*'"

COURSES = (
    f"""CREATE TABLE course (
        code TEXT PRIMARY KEY {CODE},
        zh TEXT NOT NULL {words("zh", 40)},
        en TEXT NOT NULL {words("en", 60)},
        sort INTEGER NOT NULL,
        active INTEGER NOT NULL DEFAULT 1 CHECK(active IN (0, 1)),
        built_in INTEGER NOT NULL DEFAULT 0 CHECK(built_in IN (0, 1)),
        number INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID""",
    "CREATE UNIQUE INDEX course_number ON course(number)",
    # A tool that needs a training is lent to those who had it.
    "ALTER TABLE tool ADD COLUMN course TEXT REFERENCES course(code)",
)

SESSIONS = (
    # `closed_at`: everybody is accounted for. Held without it is running: the first sign-in makes it so.
    f"""CREATE TABLE session (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        course TEXT REFERENCES course(code),
        topic TEXT {words("topic", 80)},
        day TEXT NOT NULL CHECK(day GLOB '{DAY}'),
        starts_at TEXT NOT NULL {moment("starts_at")},
        ends_at TEXT NOT NULL {moment("ends_at")},
        place TEXT {words("place", 60)},
        trainer TEXT {words("trainer", 60)},
        organiser TEXT {words("organiser", 80)},
        capacity INTEGER NOT NULL CHECK(capacity BETWEEN 1 AND 9999),
        points INTEGER NOT NULL DEFAULT 0 CHECK(points BETWEEN 0 AND 1000),
        note TEXT {words("note", 500)},
        state TEXT NOT NULL CHECK(state IN ('planned', 'held', 'cancelled', 'void')),
        closed_at TEXT {moment("closed_at")},
        closed_by INTEGER REFERENCES staff(id),
        cancelled_at TEXT {moment("cancelled_at")},
        cancel_reason TEXT {words("cancel_reason", 200)},
        created_at TEXT NOT NULL {moment("created_at")},
        created_by INTEGER REFERENCES staff(id),
        CHECK(course IS NOT NULL OR topic IS NOT NULL),
        CHECK(ends_at > starts_at),
        CHECK(closed_at IS NULL OR state = 'held'),
        CHECK((state = 'cancelled') = (cancelled_at IS NOT NULL)),
        CHECK(cancel_reason IS NULL OR state = 'cancelled')
    ) STRICT""",
    "CREATE INDEX session_day ON session(day, starts_at, id)",
    "CREATE INDEX session_open ON session(starts_at) WHERE state IN ('planned', 'held') AND closed_at IS NULL",
    "CREATE INDEX session_course ON session(course)",
    f"""CREATE TABLE enrolment (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        session_id INTEGER NOT NULL REFERENCES session(id),
        person_id INTEGER NOT NULL REFERENCES person(id),
        state TEXT NOT NULL CHECK(state IN ('enrolled', 'waiting', 'attended', 'absent', 'withdrawn', 'void')),
        queue INTEGER NOT NULL CHECK(queue > 0),
        walk_in INTEGER NOT NULL DEFAULT 0 CHECK(walk_in IN (0, 1)),
        at TEXT NOT NULL {moment("at")},
        in_at TEXT {moment("in_at")},
        out_at TEXT {moment("out_at")},
        visit_id INTEGER REFERENCES visit(id),
        visit_did TEXT CHECK(visit_did IN ('came', 'took')),
        note TEXT {words("note", 200)},
        by_id INTEGER REFERENCES staff(id),
        CHECK((state = 'attended') = (in_at IS NOT NULL)),
        CHECK(out_at IS NULL OR (in_at IS NOT NULL AND out_at >= in_at)),
        CHECK(visit_did IS NULL OR visit_id IS NOT NULL)
    ) STRICT""",
    "CREATE UNIQUE INDEX enrolment_once ON enrolment(session_id, person_id) WHERE state NOT IN ('withdrawn', 'void')",
    "CREATE INDEX enrolment_queue ON enrolment(session_id, state, queue)",
    "CREATE INDEX enrolment_person ON enrolment(person_id, state)",
    "CREATE INDEX enrolment_visit ON enrolment(visit_id) WHERE visit_id IS NOT NULL",
    f"""CREATE TABLE certificate (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        number TEXT NOT NULL UNIQUE CHECK(number GLOB '[0-9][0-9][0-9][0-9]-[0-9]*' AND length(number) <= 20),
        enrolment_id INTEGER NOT NULL REFERENCES enrolment(id),
        day TEXT NOT NULL CHECK(day GLOB '{DAY}'),
        at TEXT NOT NULL {moment("at")},
        state TEXT NOT NULL DEFAULT 'issued' CHECK(state IN ('issued', 'void')),
        by_id INTEGER REFERENCES staff(id)
    ) STRICT""",
    "CREATE UNIQUE INDEX certificate_of ON certificate(enrolment_id) WHERE state = 'issued'",
    f"""CREATE TABLE session_file (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        session_id INTEGER NOT NULL REFERENCES session(id),
        name TEXT NOT NULL {words("name", 120)},
        file TEXT NOT NULL CHECK({_SHA}),
        size INTEGER NOT NULL CHECK(size > 0),
        state TEXT NOT NULL DEFAULT 'kept' CHECK(state IN ('kept', 'void')),
        at TEXT NOT NULL {moment("at")},
        by_id INTEGER REFERENCES staff(id)
    ) STRICT""",
    "CREATE INDEX session_file_of ON session_file(session_id, id)",
    """CREATE TABLE import_enrolment (
        enrolment_id INTEGER PRIMARY KEY REFERENCES enrolment(id),
        batch_id INTEGER NOT NULL REFERENCES import_batch(id)
    ) STRICT""",
    "CREATE INDEX import_enrolment_batch ON import_enrolment(batch_id)",
)


def statements() -> Iterator[str]:
    """All of schema 5 in an order that can be executed on schema 4."""
    yield from COURSES
    yield from SESSIONS
    yield from guards()
