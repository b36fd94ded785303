"""What schema 3 adds: tools, their accessories and kinds, loans, reservations; one code table for people and tools."""

from collections.abc import Iterator

from station_app.core.storage.schema import CODE, moment, unique_kept, words
from station_app.core.storage.schema_2 import DAY

DICTIONARIES = (
    f"""CREATE TABLE tool_kind (
        code TEXT PRIMARY KEY {CODE},
        zh TEXT NOT NULL {words("zh", 40)},
        en TEXT NOT NULL {words("en", 60)},
        sort INTEGER NOT NULL,
        active INTEGER NOT NULL DEFAULT 1 CHECK(active IN (0, 1)),
        built_in INTEGER NOT NULL DEFAULT 0 CHECK(built_in IN (0, 1)),
        number INTEGER NOT NULL DEFAULT 0,
        loan_minutes INTEGER CHECK(loan_minutes BETWEEN 5 AND 527040)
    ) STRICT, WITHOUT ROWID""",
    "CREATE UNIQUE INDEX tool_kind_number ON tool_kind(number)",
)
_ALIAS = f"""CREATE TABLE alias (
    dictionary TEXT NOT NULL CHECK(dictionary GLOB '[a-z]*' AND length(dictionary) <= 20),
    word TEXT NOT NULL {words("word", 40)},
    code TEXT NOT NULL,
    PRIMARY KEY (dictionary, word)
) STRICT, WITHOUT ROWID"""

TOOLS = (
    f"""CREATE TABLE tool (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        code TEXT NOT NULL CHECK(length(code) BETWEEN 1 AND 20 AND code NOT GLOB '*[^0-9A-Z-]*'),
        code_key TEXT NOT NULL CHECK(length(code_key) BETWEEN 1 AND 40),
        name TEXT NOT NULL {words("name", 80)},
        kind TEXT NOT NULL REFERENCES tool_kind(code),
        cabinet TEXT {words("cabinet", 20)},
        slot TEXT {words("slot", 20)},
        value_fen INTEGER CHECK(value_fen BETWEEN 0 AND 100000000),
        note TEXT {words("note", 500)},
        photo TEXT CHECK(photo IS NULL OR (length(photo) = 64 AND photo NOT GLOB '*[^0-9a-f]*')),
        state TEXT NOT NULL DEFAULT 'available' CHECK(state IN
            ('available', 'on_loan', 'in_repair', 'lost', 'written_off', 'retired', 'withdrawn')),
        state_note TEXT {words("state_note", 200)},
        since TEXT NOT NULL {moment("since")},
        created_at TEXT NOT NULL {moment("created_at")},
        created_by INTEGER REFERENCES staff(id)
    ) STRICT""",
    "CREATE UNIQUE INDEX tool_code ON tool(code) WHERE state <> 'withdrawn'",
    "CREATE UNIQUE INDEX tool_code_key ON tool(code_key) WHERE state <> 'withdrawn'",
    "CREATE INDEX tool_place ON tool(cabinet, slot, code_key)",
    """CREATE TABLE tool_accessory (
        tool_id INTEGER NOT NULL REFERENCES tool(id),
        place INTEGER NOT NULL CHECK(place BETWEEN 0 AND 19),
        name TEXT NOT NULL CHECK(length(name) BETWEEN 1 AND 40),
        PRIMARY KEY (tool_id, place),
        UNIQUE (tool_id, name)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tool_key (
        key TEXT NOT NULL CHECK(length(key) BETWEEN 2 AND 90),
        tool_id INTEGER NOT NULL REFERENCES tool(id),
        PRIMARY KEY (key, tool_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX tool_key_tool ON tool_key(tool_id)",
)

LOANS = (
    f"""CREATE TABLE loan (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        tool_id INTEGER NOT NULL REFERENCES tool(id),
        person_id INTEGER NOT NULL REFERENCES person(id),
        state TEXT NOT NULL CHECK(state IN ('open', 'back', 'lost', 'void')),
        out_at TEXT NOT NULL {moment("out_at")},
        day TEXT NOT NULL CHECK(day GLOB '{DAY}'),
        due_at TEXT NOT NULL {moment("due_at")},
        back_at TEXT {moment("back_at")},
        lost_at TEXT {moment("lost_at")},
        condition TEXT CHECK(condition IN ('good', 'damaged', 'parts_missing')),
        renewals INTEGER NOT NULL DEFAULT 0 CHECK(renewals >= 0),
        back_person_id INTEGER REFERENCES person(id),
        visit_id INTEGER REFERENCES visit(id),
        visit_did TEXT CHECK(visit_did IN ('came', 'took')),
        note TEXT {words("note", 200)},
        back_note TEXT {words("back_note", 200)},
        by_id INTEGER REFERENCES staff(id),
        back_by_id INTEGER REFERENCES staff(id),
        CHECK(due_at > out_at),
        CHECK(back_at IS NULL OR back_at >= out_at),
        CHECK(lost_at IS NULL OR lost_at >= out_at),
        CHECK((state = 'back') = (back_at IS NOT NULL)),
        CHECK((state = 'back') = (condition IS NOT NULL)),
        CHECK((state = 'lost') = (lost_at IS NOT NULL)),
        CHECK((back_person_id IS NULL AND back_note IS NULL AND back_by_id IS NULL) OR state = 'back'),
        CHECK(visit_did IS NULL OR visit_id IS NOT NULL)
    ) STRICT""",
    "CREATE UNIQUE INDEX loan_open ON loan(tool_id) WHERE state = 'open'",
    "CREATE INDEX loan_due ON loan(due_at) WHERE state = 'open'",
    "CREATE INDEX loan_tool ON loan(tool_id, id)",
    "CREATE INDEX loan_person ON loan(person_id, state)",
    "CREATE INDEX loan_day ON loan(day, out_at, id)",
    "CREATE INDEX loan_visit ON loan(visit_id) WHERE visit_id IS NOT NULL",
    """CREATE TABLE loan_accessory (
        loan_id INTEGER NOT NULL REFERENCES loan(id),
        place INTEGER NOT NULL CHECK(place BETWEEN 0 AND 19),
        name TEXT NOT NULL CHECK(length(name) BETWEEN 1 AND 40),
        back INTEGER CHECK(back IN (0, 1)),
        PRIMARY KEY (loan_id, place)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE reservation (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        tool_id INTEGER NOT NULL REFERENCES tool(id),
        person_id INTEGER REFERENCES person(id),
        nickname TEXT {words("nickname", 60)},
        starts_at TEXT NOT NULL {moment("starts_at")},
        ends_at TEXT NOT NULL {moment("ends_at")},
        state TEXT NOT NULL CHECK(state IN ('booked', 'used', 'cancelled', 'void')),
        loan_id INTEGER REFERENCES loan(id),
        note TEXT {words("note", 200)},
        created_at TEXT NOT NULL {moment("created_at")},
        by_id INTEGER REFERENCES staff(id),
        CHECK(ends_at > starts_at),
        CHECK((person_id IS NULL) <> (nickname IS NULL)),
        CHECK((state = 'used') = (loan_id IS NOT NULL))
    ) STRICT""",
    "CREATE INDEX reservation_tool ON reservation(tool_id, starts_at) WHERE state = 'booked'",
    "CREATE INDEX reservation_start ON reservation(starts_at)",
    "CREATE INDEX reservation_person ON reservation(person_id) WHERE person_id IS NOT NULL",
    "CREATE INDEX reservation_loan ON reservation(loan_id) WHERE loan_id IS NOT NULL",
)

IMPORTS = (
    """CREATE TABLE import_tool (
        tool_id INTEGER PRIMARY KEY REFERENCES tool(id),
        batch_id INTEGER NOT NULL REFERENCES import_batch(id)
    ) STRICT""",
    "CREATE INDEX import_tool_batch ON import_tool(batch_id)",
)

_SCAN_CODE = (
    f"""CREATE TABLE scan_code (
        code TEXT PRIMARY KEY CHECK(length(code) BETWEEN 6 AND 40 AND code NOT GLOB '*[^0-9A-Z-]*'),
        person_id INTEGER REFERENCES person(id),
        tool_id INTEGER REFERENCES tool(id),
        active INTEGER NOT NULL DEFAULT 1 CHECK(active IN (0, 1)),
        at TEXT NOT NULL {moment("at")},
        CHECK((person_id IS NULL) <> (tool_id IS NULL))
    ) STRICT, WITHOUT ROWID""",
    "CREATE UNIQUE INDEX scan_code_person ON scan_code(person_id) WHERE active = 1 AND person_id IS NOT NULL",
    "CREATE UNIQUE INDEX scan_code_tool ON scan_code(tool_id) WHERE active = 1 AND tool_id IS NOT NULL",
)


def guards() -> Iterator[str]:
    """The triggers schema 3 adds."""
    for table in ("tool", "loan", "reservation"):
        yield (
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT raise(ABORT, 'kept: {table}'); END"
        )
        yield (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE id = new.id) BEGIN SELECT raise(ABORT, 'kept: {table}'); END"
        )
    yield from unique_kept(
        "tool",
        "code",
        "new.state <> 'withdrawn'",
        "state <> 'withdrawn' AND (code = new.code OR code_key = new.code_key)",
    )
    yield from unique_kept("loan", "open", "new.state = 'open'", "tool_id = new.tool_id AND state = 'open'")
    yield from _out_is_out()
    yield from _reserved_once()
    yield from _one_meaning_a_code()
    yield (
        "CREATE TRIGGER import_tool_kept BEFORE INSERT ON import_tool"
        " WHEN EXISTS (SELECT 1 FROM import_tool WHERE tool_id = new.tool_id)"
        " BEGIN SELECT raise(ABORT, 'unique: import_tool'); END"
    )


def statements() -> Iterator[str]:
    """All of schema 3 in an order that can be executed on schema 2."""
    yield from DICTIONARIES
    yield from _anew("alias", "dictionary, word, code", (_ALIAS,))
    for tables in (TOOLS, LOANS, IMPORTS):
        yield from tables
    yield from _anew("scan_code", "code, person_id, active, at", _SCAN_CODE)
    yield from guards()


def _anew(table: str, columns: str, made: tuple[str, ...]) -> Iterator[str]:
    # A CHECK or NOT NULL cannot be altered: the rows wait aside while their table is made anew.
    yield f"CREATE TEMP TABLE old_{table} AS SELECT {columns} FROM {table}"
    yield f"DROP TABLE {table}"
    yield from made
    yield f"INSERT INTO {table} ({columns}) SELECT {columns} FROM temp.old_{table}"
    yield f"DROP TABLE temp.old_{table}"


def _out_is_out() -> Iterator[str]:
    # A tool is on loan exactly while it has an open loan: loans move it there and back, nothing else does.
    free = "(SELECT state FROM tool WHERE id = new.tool_id) IS NOT 'available'"
    borrower = "EXISTS (SELECT 1 FROM person WHERE id = new.person_id AND (state <> 'active' OR root_id IS NOT NULL))"
    yield (
        f"CREATE TRIGGER loan_of_what_is_there BEFORE INSERT ON loan WHEN new.state = 'open' AND ({free} OR {borrower})"
        " BEGIN SELECT raise(ABORT, 'not lendable: loan'); END"
    )
    yield (
        "CREATE TRIGGER loan_again_of_what_is_there BEFORE UPDATE ON loan"
        f" WHEN new.state = 'open' AND old.state <> 'open' AND {free}"
        " BEGIN SELECT raise(ABORT, 'not lendable: loan'); END"
    )
    yield (
        "CREATE TRIGGER loan_stays BEFORE UPDATE ON loan"
        " WHEN new.id <> old.id OR new.tool_id <> old.tool_id OR new.person_id <> old.person_id"
        " BEGIN SELECT raise(ABORT, 'kept: loan'); END"
    )
    out = "UPDATE tool SET state = 'on_loan', since = new.out_at, state_note = NULL WHERE id = new.tool_id"
    yield f"CREATE TRIGGER loan_opens AFTER INSERT ON loan WHEN new.state = 'open' BEGIN {out}; END"
    yield (
        "CREATE TRIGGER loan_opens_again AFTER UPDATE ON loan WHEN new.state = 'open' AND old.state <> 'open'"
        f" BEGIN {out}; END"
    )
    yield (
        "CREATE TRIGGER loan_closes AFTER UPDATE ON loan WHEN old.state = 'open' AND new.state <> 'open'"
        " BEGIN UPDATE tool SET state = CASE new.state WHEN 'lost' THEN 'lost' ELSE 'available' END,"
        " since = coalesce(new.back_at, new.lost_at, since) WHERE id = new.tool_id; END"
    )
    yield (
        "CREATE TRIGGER tool_begins_here BEFORE INSERT ON tool WHEN new.state = 'on_loan'"
        " BEGIN SELECT raise(ABORT, 'loans: tool'); END"
    )
    yield (
        "CREATE TRIGGER tool_out_by_loan BEFORE UPDATE ON tool WHEN (new.state = 'on_loan')"
        " <> EXISTS (SELECT 1 FROM loan WHERE tool_id = new.id AND state = 'open')"
        " BEGIN SELECT raise(ABORT, 'loans: tool'); END"
    )
    yield (
        "CREATE TRIGGER tool_stays BEFORE UPDATE ON tool WHEN new.id <> old.id"
        " BEGIN SELECT raise(ABORT, 'kept: tool'); END"
    )


def _reserved_once() -> Iterator[str]:
    for event in ("INSERT", "UPDATE"):
        yield (
            f"CREATE TRIGGER reservation_apart_{event.lower()} BEFORE {event} ON reservation WHEN new.state = 'booked'"
            " AND EXISTS (SELECT 1 FROM reservation WHERE tool_id = new.tool_id AND state = 'booked'"
            " AND id <> new.id AND starts_at < new.ends_at AND ends_at > new.starts_at)"
            " BEGIN SELECT raise(ABORT, 'overlap: reservation'); END"
        )
    yield (
        "CREATE TRIGGER reservation_stays BEFORE UPDATE ON reservation WHEN new.id <> old.id"
        " OR new.tool_id <> old.tool_id BEGIN SELECT raise(ABORT, 'kept: reservation'); END"
    )


def _one_meaning_a_code() -> Iterator[str]:
    # One scan means one thing: a code is one person's or one tool's, and what is printed on a tool is nobody's card.
    both = " OR (new.active = 1 AND active = 1 AND (person_id = new.person_id OR tool_id = new.tool_id))"
    yield (
        "CREATE TRIGGER scan_code_kept BEFORE INSERT ON scan_code"
        f" WHEN EXISTS (SELECT 1 FROM scan_code WHERE code = new.code{both})"
        " OR EXISTS (SELECT 1 FROM tool WHERE code = new.code AND state <> 'withdrawn' AND id IS NOT new.tool_id)"
        " BEGIN SELECT raise(ABORT, 'unique: scan_code'); END"
    )
    yield (
        "CREATE TRIGGER scan_code_woken BEFORE UPDATE OF active ON scan_code"
        " WHEN new.active = 1 AND EXISTS (SELECT 1 FROM scan_code WHERE code <> new.code AND active = 1"
        " AND (person_id = new.person_id OR tool_id = new.tool_id))"
        " BEGIN SELECT raise(ABORT, 'unique: scan_code'); END"
    )
    yield (
        "CREATE TRIGGER scan_code_stays BEFORE UPDATE OF code, person_id, tool_id ON scan_code"
        " WHEN new.code <> old.code OR new.person_id IS NOT old.person_id OR new.tool_id IS NOT old.tool_id"
        " BEGIN SELECT raise(ABORT, 'kept: scan_code'); END"
    )
    for event in ("INSERT", "UPDATE"):
        yield (
            f"CREATE TRIGGER tool_no_card_{event.lower()} BEFORE {event} ON tool WHEN new.state <> 'withdrawn'"
            " AND EXISTS (SELECT 1 FROM scan_code WHERE code = new.code AND tool_id IS NOT new.id)"
            " BEGIN SELECT raise(ABORT, 'unique: tool'); END"
        )
