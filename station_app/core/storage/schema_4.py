"""What schema 4 adds: shifts and opening hours, amenities with faults and checks, supplies as append-only moves."""

from collections.abc import Iterator

from station_app.core.storage.schema import CODE, moment, words
from station_app.core.storage.schema_2 import DAY
from station_app.core.storage.schema_4_guards import MEANINGS, OPEN_FAULT, guards

_PHOTO = "CHECK(photo IS NULL OR (length(photo) = 64 AND photo NOT GLOB '*[^0-9a-f]*'))"
_PRINTED = "CHECK(length(code) BETWEEN 1 AND 20 AND code NOT GLOB '*[^0-9A-Z-]*')"
_ORIGIN = "CHECK(origin IN ('bought', 'allotted', 'donated'))"


def real_day(column: str) -> str:
    """The CHECK of a day that must be in the calendar: the 30th of February is none."""
    return f"CHECK({column} IS NULL OR ({column} GLOB '{DAY}' AND date({column}) IS {column}))"


def _dictionary(table: str, more: str = "") -> tuple[str, str]:
    return (
        f"""CREATE TABLE {table} (
        code TEXT PRIMARY KEY {CODE},
        zh TEXT NOT NULL {words("zh", 40)},
        en TEXT NOT NULL {words("en", 60)},
        sort INTEGER NOT NULL,
        active INTEGER NOT NULL DEFAULT 1 CHECK(active IN (0, 1)),
        built_in INTEGER NOT NULL DEFAULT 0 CHECK(built_in IN (0, 1)),
        number INTEGER NOT NULL DEFAULT 0{more}
    ) STRICT, WITHOUT ROWID""",
        f"CREATE UNIQUE INDEX {table}_number ON {table}(number)",
    )


DICTIONARIES = (
    *_dictionary("amenity_kind"),
    # What is handed out is a service of the visit it goes with.
    *_dictionary("supply_kind", ",\n        service TEXT REFERENCES service(code)"),
    # What is looked at, which amenities it is about, and from which heat level on (0: every day).
    *_dictionary(
        "check_item",
        ",\n        amenity_kind TEXT REFERENCES amenity_kind(code),"
        "\n        heat INTEGER NOT NULL DEFAULT 0 CHECK(heat IN (0, 35, 37, 40))",
    ),
)

SHIFTS = (
    f"""CREATE TABLE shift (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        staff_id INTEGER NOT NULL REFERENCES staff(id),
        day TEXT NOT NULL CHECK(day GLOB '{DAY}'),
        started_at TEXT NOT NULL {moment("started_at")},
        ended_at TEXT {moment("ended_at")},
        state TEXT NOT NULL CHECK(state IN ('open', 'ended', 'left', 'void')),
        handover TEXT {words("handover", 1000)},
        CHECK((state = 'ended') = (ended_at IS NOT NULL)),
        CHECK(ended_at IS NULL OR ended_at >= started_at)
    ) STRICT""",
    "CREATE UNIQUE INDEX shift_open ON shift(state) WHERE state = 'open'",
    "CREATE INDEX shift_day ON shift(day, id)",
    f"""CREATE TABLE opening (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        day TEXT NOT NULL CHECK(day GLOB '{DAY}'),
        opened_at TEXT NOT NULL {moment("opened_at")},
        closed_at TEXT {moment("closed_at")},
        state TEXT NOT NULL CHECK(state IN ('open', 'closed', 'missed', 'void')),
        opened_by INTEGER REFERENCES staff(id),
        closed_by INTEGER REFERENCES staff(id),
        note TEXT {words("note", 200)},
        CHECK((state = 'closed') = (closed_at IS NOT NULL)),
        CHECK(closed_at IS NULL OR closed_at >= opened_at)
    ) STRICT""",
    "CREATE UNIQUE INDEX opening_open ON opening(state) WHERE state = 'open'",
    "CREATE INDEX opening_day ON opening(day, id)",
    f"""CREATE TABLE heat (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        day TEXT NOT NULL CHECK(day GLOB '{DAY}'),
        level INTEGER NOT NULL CHECK(level IN (0, 35, 37, 40)),
        at TEXT NOT NULL {moment("at")},
        state TEXT NOT NULL DEFAULT 'set' CHECK(state IN ('set', 'void')),
        by_id INTEGER REFERENCES staff(id)
    ) STRICT""",
    "CREATE INDEX heat_day ON heat(day, id)",
)

AMENITIES = (
    f"""CREATE TABLE amenity (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        code TEXT NOT NULL {_PRINTED},
        code_key TEXT NOT NULL CHECK(length(code_key) BETWEEN 1 AND 40),
        name TEXT NOT NULL {words("name", 60)},
        kind TEXT NOT NULL REFERENCES amenity_kind(code),
        place TEXT {words("place", 40)},
        capacity INTEGER CHECK(capacity BETWEEN 1 AND 999),
        fills TEXT NOT NULL DEFAULT 'hand' CHECK(fills IN ('hand', 'here')),
        origin TEXT {_ORIGIN},
        donor TEXT {words("donor", 80)},
        since_day TEXT {real_day("since_day")},
        note TEXT {words("note", 500)},
        photo TEXT {_PHOTO},
        state TEXT NOT NULL DEFAULT 'in_use' CHECK(state IN ('in_use', 'retired', 'withdrawn')),
        created_at TEXT NOT NULL {moment("created_at")},
        created_by INTEGER REFERENCES staff(id),
        CHECK(fills = 'hand' OR capacity IS NOT NULL)
    ) STRICT""",
    "CREATE UNIQUE INDEX amenity_code_key ON amenity(code_key) WHERE state <> 'withdrawn'",
    "CREATE INDEX amenity_kind_of ON amenity(kind)",
    f"""CREATE TABLE occupancy (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        amenity_id INTEGER NOT NULL REFERENCES amenity(id),
        slot INTEGER NOT NULL CHECK(slot BETWEEN 1 AND 999),
        person_id INTEGER REFERENCES person(id),
        since_at TEXT NOT NULL {moment("since_at")},
        until_at TEXT {moment("until_at")},
        ended_at TEXT {moment("ended_at")},
        state TEXT NOT NULL CHECK(state IN ('open', 'ended', 'void')),
        how TEXT CHECK(how IN ('freed', 'left', 'auto')),
        by_id INTEGER REFERENCES staff(id),
        ended_by INTEGER REFERENCES staff(id),
        CHECK((state = 'ended') = (ended_at IS NOT NULL)),
        CHECK((state = 'ended') = (how IS NOT NULL)),
        CHECK(ended_at IS NULL OR ended_at >= since_at),
        CHECK(until_at IS NULL OR until_at > since_at)
    ) STRICT""",
    "CREATE UNIQUE INDEX occupancy_slot ON occupancy(amenity_id, slot) WHERE state = 'open'",
    "CREATE UNIQUE INDEX occupancy_person ON occupancy(amenity_id, person_id)"
    " WHERE state = 'open' AND person_id IS NOT NULL",
    "CREATE INDEX occupancy_of ON occupancy(person_id, state) WHERE person_id IS NOT NULL",
    "CREATE INDEX occupancy_since ON occupancy(since_at)",
    f"""CREATE TABLE fault (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        amenity_id INTEGER REFERENCES amenity(id),
        check_item TEXT REFERENCES check_item(code),
        what TEXT NOT NULL {words("what", 200)},
        photo TEXT {_PHOTO},
        state TEXT NOT NULL CHECK(state IN ('reported', 'under_repair', 'fixed', 'confirmed', 'void')),
        day TEXT NOT NULL CHECK(day GLOB '{DAY}'),
        reported_at TEXT NOT NULL {moment("reported_at")},
        repair_at TEXT {moment("repair_at")},
        fixed_at TEXT {moment("fixed_at")},
        confirmed_at TEXT {moment("confirmed_at")},
        reported_by INTEGER REFERENCES staff(id),
        repair_by INTEGER REFERENCES staff(id),
        fixed_by INTEGER REFERENCES staff(id),
        confirmed_by INTEGER REFERENCES staff(id),
        repairer TEXT {words("repairer", 80)},
        outcome TEXT {words("outcome", 200)},
        CHECK(amenity_id IS NOT NULL OR check_item IS NOT NULL),
        CHECK(state NOT IN ('under_repair') OR repair_at IS NOT NULL),
        CHECK(state NOT IN ('fixed', 'confirmed') OR fixed_at IS NOT NULL),
        CHECK(state = 'void' OR (state = 'confirmed') = (confirmed_at IS NOT NULL)),
        CHECK(state NOT IN ('reported', 'under_repair') OR fixed_at IS NULL),
        CHECK(repair_at IS NULL OR repair_at >= reported_at),
        CHECK(fixed_at IS NULL OR fixed_at >= coalesce(repair_at, reported_at)),
        CHECK(confirmed_at IS NULL OR confirmed_at >= fixed_at)
    ) STRICT""",
    f"CREATE UNIQUE INDEX fault_open ON fault(amenity_id) WHERE state IN {OPEN_FAULT} AND amenity_id IS NOT NULL",
    f"CREATE UNIQUE INDEX fault_open_item ON fault(check_item) WHERE state IN {OPEN_FAULT} AND amenity_id IS NULL",
    "CREATE INDEX fault_amenity ON fault(amenity_id, id)",
    "CREATE INDEX fault_day ON fault(day, id)",
    f"""CREATE TABLE inspection (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        shift_id INTEGER NOT NULL REFERENCES shift(id),
        check_item TEXT NOT NULL REFERENCES check_item(code),
        result TEXT NOT NULL CHECK(result IN ('none', 'normal', 'abnormal', 'not_applicable')),
        amenity_id INTEGER REFERENCES amenity(id),
        fault_id INTEGER REFERENCES fault(id),
        note TEXT {words("note", 200)},
        photo TEXT {_PHOTO},
        day TEXT NOT NULL CHECK(day GLOB '{DAY}'),
        at TEXT NOT NULL {moment("at")},
        by_id INTEGER REFERENCES staff(id),
        UNIQUE (shift_id, check_item),
        CHECK(fault_id IS NULL OR result = 'abnormal'),
        CHECK(result <> 'abnormal' OR note IS NOT NULL)
    ) STRICT""",
    "CREATE INDEX inspection_day ON inspection(day, check_item)",
    "CREATE INDEX inspection_amenity ON inspection(amenity_id, at) WHERE amenity_id IS NOT NULL",
    "CREATE INDEX inspection_item ON inspection(check_item, at)",
)

SUPPLIES = (
    f"""CREATE TABLE supply_item (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL {words("name", 60)},
        name_key TEXT NOT NULL CHECK(length(name_key) BETWEEN 1 AND 120),
        kind TEXT NOT NULL REFERENCES supply_kind(code),
        unit TEXT NOT NULL {words("unit", 10)},
        low_mark INTEGER CHECK(low_mark BETWEEN 0 AND 1000000),
        kept_in INTEGER REFERENCES amenity(id),
        desk_key INTEGER CHECK(desk_key BETWEEN 5 AND 8),
        note TEXT {words("note", 500)},
        state TEXT NOT NULL DEFAULT 'active' CHECK(state IN ('active', 'retired', 'withdrawn')),
        created_at TEXT NOT NULL {moment("created_at")},
        created_by INTEGER REFERENCES staff(id),
        CHECK(desk_key IS NULL OR state = 'active')
    ) STRICT""",
    "CREATE UNIQUE INDEX supply_item_name ON supply_item(name_key) WHERE state <> 'withdrawn'",
    "CREATE UNIQUE INDEX supply_item_desk ON supply_item(desk_key) WHERE desk_key IS NOT NULL",
    "CREATE INDEX supply_item_kept ON supply_item(kept_in) WHERE kept_in IS NOT NULL",
    """CREATE TABLE supply_key (
        key TEXT NOT NULL CHECK(length(key) BETWEEN 2 AND 90),
        item_id INTEGER NOT NULL REFERENCES supply_item(id),
        PRIMARY KEY (key, item_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX supply_key_item ON supply_key(item_id)",
    f"""CREATE TABLE batch (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        item_id INTEGER NOT NULL REFERENCES supply_item(id),
        number TEXT {words("number", 40)},
        expires_on TEXT {real_day("expires_on")},
        origin TEXT {_ORIGIN},
        donor TEXT {words("donor", 80)},
        day TEXT NOT NULL CHECK(day GLOB '{DAY}')
    ) STRICT""",
    "CREATE INDEX batch_item ON batch(item_id, expires_on, id)",
    f"""CREATE TABLE stock_move (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        item_id INTEGER NOT NULL REFERENCES supply_item(id),
        batch_id INTEGER NOT NULL REFERENCES batch(id),
        kind TEXT NOT NULL CHECK(kind IN ('received', 'issued', 'counted', 'scrapped', 'reversed')),
        quantity INTEGER NOT NULL CHECK(quantity BETWEEN -1000000 AND 1000000),
        batch_after INTEGER NOT NULL CHECK(batch_after >= 0),
        item_after INTEGER NOT NULL CHECK(item_after >= 0),
        day TEXT NOT NULL CHECK(day GLOB '{DAY}'),
        at TEXT NOT NULL {moment("at")},
        person_id INTEGER REFERENCES person(id),
        visit_id INTEGER REFERENCES visit(id),
        added_service INTEGER NOT NULL DEFAULT 0 CHECK(added_service IN (0, 1)),
        reverses INTEGER UNIQUE REFERENCES stock_move(id),
        by_id INTEGER REFERENCES staff(id),
        CHECK((kind = 'reversed') = (reverses IS NOT NULL)),
        CHECK(kind <> 'received' OR quantity > 0),
        CHECK(kind NOT IN ('issued', 'scrapped') OR quantity < 0),
        CHECK(kind = 'issued' OR (person_id IS NULL AND visit_id IS NULL)),
        CHECK(added_service = 0 OR visit_id IS NOT NULL)
    ) STRICT""",
    "CREATE INDEX stock_move_item ON stock_move(item_id, id)",
    "CREATE INDEX stock_move_batch ON stock_move(batch_id, id)",
    "CREATE INDEX stock_move_day ON stock_move(day, id)",
    "CREATE INDEX stock_move_person ON stock_move(person_id) WHERE person_id IS NOT NULL",
    "CREATE INDEX stock_move_visit ON stock_move(visit_id) WHERE visit_id IS NOT NULL",
    f"""CREATE TABLE stock_note (
        move_id INTEGER PRIMARY KEY REFERENCES stock_move(id),
        text TEXT NOT NULL {words("text", 200)}
    ) STRICT""",
)

IMPORTS = (
    """CREATE TABLE import_item (
        item_id INTEGER PRIMARY KEY REFERENCES supply_item(id),
        batch_id INTEGER NOT NULL REFERENCES import_batch(id)
    ) STRICT""",
    "CREATE INDEX import_item_batch ON import_item(batch_id)",
    """CREATE TABLE import_move (
        move_id INTEGER PRIMARY KEY REFERENCES stock_move(id),
        batch_id INTEGER NOT NULL REFERENCES import_batch(id)
    ) STRICT""",
    "CREATE INDEX import_move_batch ON import_move(batch_id)",
)

_SCAN_CODE = (
    f"""CREATE TABLE scan_code (
        code TEXT PRIMARY KEY CHECK(length(code) BETWEEN 6 AND 40 AND code NOT GLOB '*[^0-9A-Z-]*'),
        person_id INTEGER REFERENCES person(id),
        tool_id INTEGER REFERENCES tool(id),
        amenity_id INTEGER REFERENCES amenity(id),
        item_id INTEGER REFERENCES supply_item(id),
        active INTEGER NOT NULL DEFAULT 1 CHECK(active IN (0, 1)),
        at TEXT NOT NULL {moment("at")},
        CHECK((person_id IS NOT NULL) + (tool_id IS NOT NULL) + (amenity_id IS NOT NULL) + (item_id IS NOT NULL) = 1)
    ) STRICT, WITHOUT ROWID""",
    *(
        f"CREATE UNIQUE INDEX scan_code_{owner.removesuffix('_id')} ON scan_code({owner})"
        f" WHERE active = 1 AND {owner} IS NOT NULL"
        for owner in MEANINGS
    ),
)


def statements() -> Iterator[str]:
    """All of schema 4 in an order that can be executed on schema 3."""
    for tables in (DICTIONARIES, SHIFTS, AMENITIES, SUPPLIES, IMPORTS):
        yield from tables
    yield from _codes_anew()
    yield from guards()


def _codes_anew() -> Iterator[str]:
    # A CHECK cannot be altered: the codes wait aside while their table is made anew.
    yield "CREATE TEMP TABLE old_scan_code AS SELECT code, person_id, tool_id, active, at FROM scan_code"
    yield "DROP TABLE scan_code"
    yield from _SCAN_CODE
    yield (
        "INSERT INTO scan_code (code, person_id, tool_id, active, at)"
        " SELECT code, person_id, tool_id, active, at FROM temp.old_scan_code"
    )
    yield "DROP TABLE temp.old_scan_code"
