"""What schema 2 adds: merged and suspended people, notices, imports that can be taken back, numbered paper sheets."""

from collections.abc import Iterator

from station_app.core.storage.schema import append_only, moment, words

DAY = "[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]"

DICTIONARIES = tuple(
    statement
    for table in ("category", "platform", "service")
    for statement in (
        # An entry's number never changes; its place in the list (`sort`) does.
        f"ALTER TABLE {table} ADD COLUMN number INTEGER NOT NULL DEFAULT 0",
        f"UPDATE {table} SET number = sort",
        f"CREATE UNIQUE INDEX {table}_number ON {table}(number)",
    )
)

NOTICE = (
    f"""CREATE TABLE notice (
        version INTEGER PRIMARY KEY AUTOINCREMENT,
        text TEXT NOT NULL {words("text", 2000)},
        at TEXT NOT NULL {moment("at")},
        by_id INTEGER REFERENCES staff(id)
    ) STRICT""",
)

PEOPLE = (
    f"ALTER TABLE person ADD COLUMN suspended_reason TEXT {words('suspended_reason', 200)}",
    f"ALTER TABLE person ADD COLUMN suspended_since TEXT {moment('suspended_since')}"
    " CHECK((suspended_since IS NULL) = (suspended_reason IS NULL))",
    f"ALTER TABLE person ADD COLUMN suspended_until TEXT CHECK(suspended_until IS NULL OR"
    f" (suspended_until GLOB '{DAY}' AND suspended_reason IS NOT NULL))",
    "CREATE INDEX person_incomplete ON person(id) WHERE name IS NULL AND state = 'active' AND root_id IS NULL",
)

NUMBERS = (
    """CREATE TABLE number (
        kind TEXT NOT NULL CHECK(kind GLOB '[a-z]*'),
        year INTEGER NOT NULL CHECK(year BETWEEN 2000 AND 2999),
        last INTEGER NOT NULL CHECK(last > 0),
        PRIMARY KEY (kind, year)
    ) STRICT, WITHOUT ROWID""",
)

SHEETS = (
    f"""CREATE TABLE paper_sheet (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        number TEXT NOT NULL UNIQUE CHECK(number GLOB '[0-9]*' AND length(number) <= 20),
        lines INTEGER NOT NULL CHECK(lines BETWEEN 1 AND 60),
        day TEXT CHECK(day IS NULL OR day GLOB '{DAY}'),
        unused INTEGER NOT NULL DEFAULT 0 CHECK(unused IN (0, 1)),
        made_at TEXT NOT NULL {moment("made_at")},
        by_id INTEGER REFERENCES staff(id)
    ) STRICT""",
    """CREATE TABLE paper_line (
        sheet_id INTEGER NOT NULL REFERENCES paper_sheet(id),
        line INTEGER NOT NULL CHECK(line > 0),
        visit_id INTEGER UNIQUE REFERENCES visit(id),
        struck TEXT CHECK(struck IN ('blank', 'struck')),
        PRIMARY KEY (sheet_id, line),
        CHECK((visit_id IS NULL) <> (struck IS NULL))
    ) STRICT, WITHOUT ROWID""",
)

_OLD_IMPORTS = ("import_row", "import_person", "import_batch")  # children first: a parent with children is not dropped

IMPORTS = (
    f"""CREATE TABLE import_batch (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL CHECK(kind GLOB '[a-z]*' AND length(kind) <= 20),
        sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
        file TEXT {words("file", 200)},
        taken INTEGER NOT NULL CHECK(taken >= 0),
        completed INTEGER NOT NULL DEFAULT 0 CHECK(completed >= 0),
        not_taken INTEGER NOT NULL CHECK(not_taken >= 0),
        at TEXT NOT NULL {moment("at")},
        by_id INTEGER REFERENCES staff(id),
        undone_at TEXT {moment("undone_at")}
    ) STRICT""",
    """CREATE TABLE import_row (
        key TEXT PRIMARY KEY CHECK(length(key) BETWEEN 16 AND 100),
        batch_id INTEGER NOT NULL REFERENCES import_batch(id),
        visit_id INTEGER NOT NULL UNIQUE REFERENCES visit(id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX import_row_batch ON import_row(batch_id)",
    """CREATE TABLE import_person (
        person_id INTEGER PRIMARY KEY REFERENCES person(id),
        batch_id INTEGER NOT NULL REFERENCES import_batch(id)
    ) STRICT""",
    "CREATE INDEX import_person_batch ON import_person(batch_id)",
    f"""CREATE TABLE import_mapping (
        kind TEXT NOT NULL CHECK(kind GLOB '[a-z]*' AND length(kind) <= 20),
        headers TEXT NOT NULL CHECK(length(headers) = 64),
        mapping TEXT NOT NULL CHECK(json_valid(mapping)),
        at TEXT NOT NULL {moment("at")},
        PRIMARY KEY (kind, headers)
    ) STRICT, WITHOUT ROWID""",
)


def guards() -> Iterator[str]:
    """The triggers schema 2 adds."""
    yield from append_only("notice", "version = new.version")
    yield from _merging()
    yield (
        "CREATE TRIGGER import_row_kept BEFORE INSERT ON import_row"
        " WHEN EXISTS (SELECT 1 FROM import_row WHERE key = new.key OR visit_id = new.visit_id)"
        " BEGIN SELECT raise(ABORT, 'unique: import_row'); END"
    )
    yield (
        "CREATE TRIGGER paper_sheet_kept BEFORE INSERT ON paper_sheet"
        " WHEN EXISTS (SELECT 1 FROM paper_sheet WHERE id = new.id OR number = new.number)"
        " BEGIN SELECT raise(ABORT, 'unique: paper_sheet'); END"
    )
    yield (
        "CREATE TRIGGER paper_line_kept BEFORE INSERT ON paper_line WHEN EXISTS (SELECT 1 FROM paper_line"
        " WHERE (sheet_id = new.sheet_id AND line = new.line) OR visit_id = new.visit_id)"
        " BEGIN SELECT raise(ABORT, 'unique: paper_line'); END"
    )
    yield (
        "CREATE TRIGGER paper_line_on_sheet BEFORE INSERT ON paper_line"
        " WHEN new.line > (SELECT lines FROM paper_sheet WHERE id = new.sheet_id)"
        " BEGIN SELECT raise(ABORT, 'beyond: paper_line'); END"
    )
    yield (
        "CREATE TRIGGER number_rises BEFORE UPDATE ON number WHEN new.last <= old.last"
        " BEGIN SELECT raise(ABORT, 'rises: number'); END"
    )
    yield (
        "CREATE TRIGGER number_kept BEFORE INSERT ON number"
        " WHEN EXISTS (SELECT 1 FROM number WHERE kind = new.kind AND year = new.year AND last >= new.last)"
        " BEGIN SELECT raise(ABORT, 'rises: number'); END"
    )


def statements() -> Iterator[str]:
    """All of schema 2 in an order that can be executed on schema 1."""
    for tables in (DICTIONARIES, NOTICE, PEOPLE, NUMBERS, SHEETS):
        yield from tables
    yield from _imports_anew()
    yield from guards()


def _merging() -> Iterator[str]:
    # A merged record points at one that is not merged itself, is pointed at by none, and has nobody in the station.
    for event in ("INSERT", "UPDATE OF root_id"):
        name = event.split()[0].lower()
        yield (
            f"CREATE TRIGGER person_root_{name} BEFORE {event} ON person WHEN new.root_id IS NOT NULL AND ("
            " new.root_id = new.id"
            " OR EXISTS (SELECT 1 FROM person WHERE id = new.root_id AND (root_id IS NOT NULL OR state <> 'active'))"
            " OR EXISTS (SELECT 1 FROM person WHERE root_id = new.id)"
            f" OR EXISTS (SELECT 1 FROM visit WHERE person_id = new.id AND state = 'in'))"
            " BEGIN SELECT raise(ABORT, 'root: person'); END"
        )
    yield (
        "CREATE TRIGGER person_root_stays BEFORE UPDATE OF state ON person WHEN new.state <> 'active'"
        " AND EXISTS (SELECT 1 FROM person WHERE root_id = new.id) BEGIN SELECT raise(ABORT, 'root: person'); END"
    )
    for event in ("INSERT", "UPDATE"):
        yield (
            f"CREATE TRIGGER visit_of_root_{event.lower()} BEFORE {event} ON visit WHEN new.state = 'in'"
            " AND EXISTS (SELECT 1 FROM person WHERE id = new.person_id AND root_id IS NOT NULL)"
            " BEGIN SELECT raise(ABORT, 'root: visit'); END"
        )


def _imports_anew() -> Iterator[str]:
    # A CHECK cannot be altered: the rows wait aside while their tables are made anew.
    for table in _OLD_IMPORTS:
        yield f"CREATE TEMP TABLE old_{table} AS SELECT * FROM {table}"
    for table in _OLD_IMPORTS:
        yield f"DROP TABLE {table}"
    yield from IMPORTS
    yield (
        "INSERT INTO import_batch (id, kind, sha256, taken, not_taken, at, by_id)"
        " SELECT id, kind, sha256, taken, not_taken, at, by_id FROM temp.old_import_batch"
    )
    yield "INSERT INTO import_row (key, batch_id, visit_id) SELECT key, batch_id, visit_id FROM temp.old_import_row"
    yield "INSERT INTO import_person (person_id, batch_id) SELECT person_id, batch_id FROM temp.old_import_person"
    for table in _OLD_IMPORTS:
        yield f"DROP TABLE temp.old_{table}"
