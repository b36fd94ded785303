"""The tables of schema 1, feature by feature, and the guards that hold the rules whatever program writes.

Times are UTC text of 27 characters, days local `YYYY-MM-DD`; texts have been through the gate.
"""

from collections.abc import Iterator


def words(column: str, limit: int) -> str:
    """The CHECK of a text column: not empty, trimmed (ideographic blank too), no NUL, at most `limit` characters."""
    return (
        f"CHECK({column} IS NULL OR (length({column}) BETWEEN 1 AND {limit}"
        f" AND {column} = trim({column}, ' ' || char(9, 10, 13, 12288)) AND instr({column}, char(0)) = 0))"
    )


def moment(column: str) -> str:
    """The CHECK of a time column."""
    form = "[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T*Z"
    return f"CHECK({column} IS NULL OR ({column} GLOB '{form}' AND length({column}) = 27))"


CODE = "CHECK(code GLOB '[a-z]*' AND length(code) <= 40 AND code NOT GLOB '*[^a-z0-9_]*')"
DIGITS_11 = "[0-9]" * 10

AUDIT = (
    f"""CREATE TABLE act (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL {moment("at")},
        by_id INTEGER REFERENCES staff(id),
        what TEXT NOT NULL CHECK(what GLOB '[a-z]*.[a-z]*'),
        ids TEXT NOT NULL CHECK(json_valid(ids)),
        undoes INTEGER UNIQUE REFERENCES act(id) CHECK(undoes IS NULL OR undoes < id),
        prev TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE CHECK(length(hash) = 64)
    ) STRICT""",
    """CREATE TABLE act_before (
        act_id INTEGER NOT NULL REFERENCES act(id),
        record TEXT NOT NULL,
        record_id INTEGER NOT NULL,
        was TEXT NOT NULL CHECK(json_valid(was)),
        PRIMARY KEY (act_id, record, record_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE act_about (
        record TEXT NOT NULL,
        record_id INTEGER NOT NULL,
        act_id INTEGER NOT NULL REFERENCES act(id),
        PRIMARY KEY (record, record_id, act_id)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE remark (
        act_id INTEGER PRIMARY KEY REFERENCES act(id),
        text TEXT NOT NULL {words("text", 200)}
    ) STRICT""",
)

STAFF = (
    f"""CREATE TABLE staff (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE {words("name", 40)},
        role TEXT NOT NULL CHECK(role IN ('desk', 'manager')),
        active INTEGER NOT NULL DEFAULT 1 CHECK(active IN (0, 1))
    ) STRICT""",
)

SETTINGS = (
    """CREATE TABLE setting (
        key TEXT PRIMARY KEY CHECK(key GLOB '[a-z]*.[a-z]*'),
        value TEXT NOT NULL CHECK(json_valid(value))
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE category (
        code TEXT PRIMARY KEY {CODE},
        zh TEXT NOT NULL {words("zh", 40)},
        en TEXT NOT NULL {words("en", 60)},
        kin TEXT NOT NULL CHECK(kin IN ('new_employment', 'outdoor', 'other')),
        letter TEXT UNIQUE CHECK(letter IS NULL OR letter GLOB '[A-Z]'),
        sort INTEGER NOT NULL,
        active INTEGER NOT NULL DEFAULT 1 CHECK(active IN (0, 1)),
        built_in INTEGER NOT NULL DEFAULT 0 CHECK(built_in IN (0, 1))
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE platform (
        code TEXT PRIMARY KEY {CODE},
        zh TEXT NOT NULL {words("zh", 40)},
        en TEXT NOT NULL {words("en", 60)},
        sort INTEGER NOT NULL,
        active INTEGER NOT NULL DEFAULT 1 CHECK(active IN (0, 1)),
        built_in INTEGER NOT NULL DEFAULT 0 CHECK(built_in IN (0, 1))
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE service (
        code TEXT PRIMARY KEY {CODE},
        zh TEXT NOT NULL {words("zh", 40)},
        en TEXT NOT NULL {words("en", 60)},
        sort INTEGER NOT NULL,
        active INTEGER NOT NULL DEFAULT 1 CHECK(active IN (0, 1)),
        built_in INTEGER NOT NULL DEFAULT 0 CHECK(built_in IN (0, 1))
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE alias (
        dictionary TEXT NOT NULL CHECK(dictionary IN ('category', 'platform', 'service')),
        word TEXT NOT NULL {words("word", 40)},
        code TEXT NOT NULL,
        PRIMARY KEY (dictionary, word)
    ) STRICT, WITHOUT ROWID""",
)

PEOPLE = (
    f"""CREATE TABLE person (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        state TEXT NOT NULL DEFAULT 'active' CHECK(state IN ('active', 'withdrawn')),
        root_id INTEGER REFERENCES person(id),
        name TEXT {words("name", 60)},
        nickname TEXT {words("nickname", 60)},
        name_key TEXT,
        phone TEXT CHECK(phone IS NULL OR phone GLOB '1{DIGITS_11}'),
        phone_own INTEGER NOT NULL DEFAULT 1 CHECK(phone_own IN (0, 1)),
        other_number TEXT {words("other_number", 40)},
        category TEXT NOT NULL REFERENCES category(code),
        employer TEXT {words("employer", 80)},
        note TEXT {words("note", 500)},
        created_at TEXT NOT NULL {moment("created_at")},
        created_by INTEGER REFERENCES staff(id)
    ) STRICT""",
    "CREATE UNIQUE INDEX person_phone ON person(phone) WHERE phone_own = 1 AND state = 'active' AND root_id IS NULL",
    "CREATE INDEX person_any_phone ON person(phone) WHERE phone IS NOT NULL",
    "CREATE INDEX person_name_key ON person(name_key) WHERE name_key IS NOT NULL",
    "CREATE INDEX person_root ON person(root_id) WHERE root_id IS NOT NULL",
    """CREATE TABLE person_platform (
        person_id INTEGER NOT NULL REFERENCES person(id),
        place INTEGER NOT NULL CHECK(place BETWEEN 0 AND 9),
        platform TEXT NOT NULL REFERENCES platform(code),
        PRIMARY KEY (person_id, place),
        UNIQUE (person_id, platform)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE person_role (
        person_id INTEGER NOT NULL REFERENCES person(id),
        role TEXT NOT NULL CHECK(role IN ('volunteer', 'grid_worker')),
        PRIMARY KEY (person_id, role)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE person_key (
        key TEXT NOT NULL CHECK(length(key) BETWEEN 2 AND 90),
        person_id INTEGER NOT NULL REFERENCES person(id),
        PRIMARY KEY (key, person_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX person_key_person ON person_key(person_id)",
    f"""CREATE TABLE consent (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES person(id),
        version INTEGER NOT NULL CHECK(version > 0),
        how TEXT NOT NULL CHECK(how IN ('oral', 'written')),
        at TEXT NOT NULL {moment("at")},
        by_id INTEGER REFERENCES staff(id)
    ) STRICT""",
    "CREATE INDEX consent_person ON consent(person_id)",
    f"""CREATE TABLE scan_code (
        code TEXT PRIMARY KEY CHECK(length(code) BETWEEN 6 AND 40 AND code NOT GLOB '*[^0-9A-Z-]*'),
        person_id INTEGER NOT NULL REFERENCES person(id),
        active INTEGER NOT NULL DEFAULT 1 CHECK(active IN (0, 1)),
        at TEXT NOT NULL {moment("at")}
    ) STRICT, WITHOUT ROWID""",
    "CREATE UNIQUE INDEX scan_code_person ON scan_code(person_id) WHERE active = 1",
)

VISITS = (
    f"""CREATE TABLE visit (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER REFERENCES person(id),
        heads INTEGER NOT NULL DEFAULT 1 CHECK(heads BETWEEN 1 AND 99),
        words TEXT {words("words", 60)},
        category TEXT NOT NULL REFERENCES category(code),
        platform TEXT REFERENCES platform(code),
        arrived_at TEXT NOT NULL {moment("arrived_at")},
        day TEXT NOT NULL CHECK(day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
        hour INTEGER CHECK(hour BETWEEN 0 AND 23),
        left_at TEXT {moment("left_at")},
        state TEXT NOT NULL CHECK(state IN ('in', 'out', 'auto', 'unknown', 'void')),
        origin TEXT NOT NULL CHECK(origin IN ('desk', 'back_dated', 'import', 'demo')),
        note TEXT {words("note", 500)},
        again_reason TEXT {words("again_reason", 200)},
        void_reason TEXT {words("void_reason", 200)},
        by_id INTEGER REFERENCES staff(id),
        created_at TEXT NOT NULL {moment("created_at")},
        CHECK(person_id IS NULL OR (heads = 1 AND words IS NULL)),
        CHECK(left_at IS NULL OR left_at >= arrived_at),
        CHECK(state NOT IN ('in', 'auto', 'unknown') OR left_at IS NULL),
        CHECK(state <> 'out' OR left_at IS NOT NULL),
        CHECK((state = 'void') = (void_reason IS NOT NULL))
    ) STRICT""",
    "CREATE UNIQUE INDEX visit_open ON visit(person_id) WHERE state = 'in' AND person_id IS NOT NULL",
    "CREATE INDEX visit_in ON visit(arrived_at) WHERE state = 'in'",
    "CREATE INDEX visit_day ON visit(day, arrived_at, id, state)",
    "CREATE INDEX visit_person ON visit(person_id, arrived_at) WHERE person_id IS NOT NULL",
    """CREATE TABLE visit_service (
        visit_id INTEGER NOT NULL REFERENCES visit(id),
        service TEXT NOT NULL REFERENCES service(code),
        by_hand INTEGER NOT NULL CHECK(by_hand IN (0, 1)),
        PRIMARY KEY (visit_id, service)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE person_seen (
        person_id INTEGER PRIMARY KEY REFERENCES person(id),
        last_at TEXT NOT NULL {moment("last_at")}
    ) STRICT""",
    "CREATE INDEX person_seen_last ON person_seen(last_at)",
)

IMPORTS = (
    f"""CREATE TABLE import_batch (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL CHECK(kind IN ('visits', 'people')),
        sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
        taken INTEGER NOT NULL CHECK(taken >= 0),
        not_taken INTEGER NOT NULL CHECK(not_taken >= 0),
        at TEXT NOT NULL {moment("at")},
        by_id INTEGER REFERENCES staff(id)
    ) STRICT""",
    """CREATE TABLE import_row (
        key TEXT PRIMARY KEY CHECK(length(key) BETWEEN 16 AND 80),
        batch_id INTEGER NOT NULL REFERENCES import_batch(id),
        visit_id INTEGER NOT NULL UNIQUE REFERENCES visit(id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX import_row_batch ON import_row(batch_id)",
    """CREATE TABLE import_person (
        person_id INTEGER PRIMARY KEY REFERENCES person(id),
        batch_id INTEGER NOT NULL REFERENCES import_batch(id)
    ) STRICT""",
    "CREATE INDEX import_person_batch ON import_person(batch_id)",
)


def append_only(table: str, same: str) -> Iterator[str]:
    """Three triggers that let rows only be added; `same` finds the row that OR REPLACE would swallow."""
    yield from (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}"
        f" BEGIN SELECT raise(ABORT, 'append-only: {table}'); END",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}"
        f" BEGIN SELECT raise(ABORT, 'append-only: {table}'); END",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"
        f" BEGIN SELECT raise(ABORT, 'append-only: {table}'); END",
    )


def unique_kept(table: str, name: str, when: str, same: str) -> Iterator[str]:
    """Guards that make OR REPLACE fail on a unique index instead of swallowing the other row."""
    for event in ("INSERT", "UPDATE"):
        yield (
            f"CREATE TRIGGER {table}_{name}_{event.lower()} BEFORE {event} ON {table}"
            f" WHEN {when} AND EXISTS (SELECT 1 FROM {table} WHERE id <> new.id AND {same})"
            f" BEGIN SELECT raise(ABORT, 'unique: {table}.{name}'); END"
        )


def guards() -> Iterator[str]:
    """Every trigger of schema 1."""
    yield from append_only("act", "id = new.id OR key = new.key OR undoes = new.undoes OR hash = new.hash")
    yield from unique_kept(
        "visit",
        "open",
        "new.state = 'in' AND new.person_id IS NOT NULL",
        "person_id = new.person_id AND state = 'in'",
    )
    yield from unique_kept(
        "person",
        "phone",
        "new.phone IS NOT NULL AND new.phone_own = 1 AND new.state = 'active' AND new.root_id IS NULL",
        "phone = new.phone AND phone_own = 1 AND state = 'active' AND root_id IS NULL",
    )
    for table in ("visit", "person"):
        yield (
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT raise(ABORT, 'kept: {table}'); END"
        )
        yield (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE id = new.id) BEGIN SELECT raise(ABORT, 'kept: {table}'); END"
        )
    yield (
        "CREATE TRIGGER scan_code_kept BEFORE INSERT ON scan_code"
        " WHEN EXISTS (SELECT 1 FROM scan_code WHERE code = new.code"
        " OR (new.active = 1 AND active = 1 AND person_id = new.person_id))"
        " BEGIN SELECT raise(ABORT, 'unique: scan_code'); END"
    )
    yield (
        "CREATE TRIGGER scan_code_woken BEFORE UPDATE OF active ON scan_code"
        " WHEN new.active = 1 AND EXISTS (SELECT 1 FROM scan_code"
        " WHERE code <> new.code AND active = 1 AND person_id = new.person_id)"
        " BEGIN SELECT raise(ABORT, 'unique: scan_code'); END"
    )
    yield (
        "CREATE TRIGGER import_row_kept BEFORE INSERT ON import_row"
        " WHEN EXISTS (SELECT 1 FROM import_row WHERE key = new.key OR visit_id = new.visit_id)"
        " BEGIN SELECT raise(ABORT, 'unique: import_row'); END"
    )
    yield (
        "CREATE TRIGGER scan_code_stays BEFORE UPDATE OF code, person_id ON scan_code"
        " WHEN new.code <> old.code OR new.person_id <> old.person_id"
        " BEGIN SELECT raise(ABORT, 'kept: scan_code'); END"
    )


def statements() -> Iterator[str]:
    """All of schema 1 in an order that can be executed."""
    for tables in (STAFF, AUDIT, SETTINGS, PEOPLE, VISITS, IMPORTS):
        yield from tables
    yield from guards()
