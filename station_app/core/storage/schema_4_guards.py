"""The guards of schema 4: places, faults, stock and codes, whatever program writes."""

from collections.abc import Iterator

from station_app.core.storage.schema import append_only, unique_kept

OPEN_FAULT = "('reported', 'under_repair', 'fixed')"
MEANINGS = ("person_id", "tool_id", "amenity_id", "item_id")
"""What a scan code may mean, as columns of its table."""


def guards() -> Iterator[str]:
    """The triggers schema 4 adds."""
    for table in ("shift", "opening", "heat", "amenity", "occupancy", "fault", "inspection", "supply_item", "batch"):
        yield (
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT raise(ABORT, 'kept: {table}'); END"
        )
        yield (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE id = new.id) BEGIN SELECT raise(ABORT, 'kept: {table}'); END"
        )
    for table in ("shift", "opening"):
        yield from unique_kept(table, "one", "new.state = 'open'", "state = 'open'")
    yield from _occupied_within()
    yield from _one_fault()
    yield from _stock()
    yield from _one_meaning_a_code()
    for table, column in (("import_item", "item_id"), ("import_move", "move_id")):
        yield (
            f"CREATE TRIGGER {table}_kept BEFORE INSERT ON {table}"
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {column} = new.{column})"
            f" BEGIN SELECT raise(ABORT, 'unique: {table}'); END"
        )


def _occupied_within() -> Iterator[str]:
    # A place is taken once and is there: never beyond the capacity, never where a fault is open.
    yield from unique_kept(
        "occupancy",
        "slot",
        "new.state = 'open'",
        "amenity_id = new.amenity_id AND state = 'open' AND (slot = new.slot OR person_id = new.person_id)",
    )
    there = (
        "NOT EXISTS (SELECT 1 FROM amenity WHERE id = new.amenity_id AND state = 'in_use' AND fills = 'hand'"
        " AND capacity >= new.slot)"
    )
    broken = f"EXISTS (SELECT 1 FROM fault WHERE amenity_id = new.amenity_id AND state IN {OPEN_FAULT}"
    yield (
        "CREATE TRIGGER occupancy_offered BEFORE INSERT ON occupancy"
        f" WHEN new.state = 'open' AND ({there} OR {broken}))"
        " BEGIN SELECT raise(ABORT, 'not offered: occupancy'); END"
    )
    # A place left by mistake is taken again though it broke meanwhile: whoever had it sits there still.
    yield (
        "CREATE TRIGGER occupancy_offered_again BEFORE UPDATE ON occupancy WHEN new.state = 'open'"
        f" AND (old.state <> 'open' OR new.slot <> old.slot)"
        f" AND ({there} OR {broken} AND reported_at < new.since_at))"
        " BEGIN SELECT raise(ABORT, 'not offered: occupancy'); END"
    )
    yield (
        "CREATE TRIGGER occupancy_stays BEFORE UPDATE ON occupancy WHEN new.id <> old.id"
        " OR new.amenity_id <> old.amenity_id BEGIN SELECT raise(ABORT, 'kept: occupancy'); END"
    )
    yield (
        "CREATE TRIGGER amenity_holds BEFORE UPDATE ON amenity WHEN EXISTS (SELECT 1 FROM occupancy"
        " WHERE amenity_id = new.id AND state = 'open' AND (new.state <> 'in_use' OR new.fills <> 'hand'"
        " OR new.capacity IS NULL OR slot > new.capacity)) BEGIN SELECT raise(ABORT, 'occupied: amenity'); END"
    )
    yield (
        "CREATE TRIGGER amenity_stays BEFORE UPDATE ON amenity WHEN new.id <> old.id"
        " BEGIN SELECT raise(ABORT, 'kept: amenity'); END"
    )
    yield from unique_kept(
        "amenity", "code", "new.state <> 'withdrawn'", "state <> 'withdrawn' AND code_key = new.code_key"
    )


def _one_fault() -> Iterator[str]:
    yield from unique_kept(
        "fault",
        "open",
        f"new.state IN {OPEN_FAULT}",
        f"state IN {OPEN_FAULT} AND amenity_id IS new.amenity_id"
        " AND (amenity_id IS NOT NULL OR check_item = new.check_item)",
    )
    yield (
        "CREATE TRIGGER fault_stays BEFORE UPDATE ON fault WHEN new.id <> old.id"
        " OR new.amenity_id IS NOT old.amenity_id OR new.reported_at <> old.reported_at"
        " BEGIN SELECT raise(ABORT, 'kept: fault'); END"
    )
    yield (
        "CREATE TRIGGER inspection_kept BEFORE INSERT ON inspection WHEN EXISTS (SELECT 1 FROM inspection"
        " WHERE shift_id = new.shift_id AND check_item = new.check_item)"
        " BEGIN SELECT raise(ABORT, 'unique: inspection'); END"
    )
    yield (
        "CREATE TRIGGER inspection_stays BEFORE UPDATE ON inspection WHEN new.id <> old.id"
        " OR new.shift_id <> old.shift_id OR new.check_item <> old.check_item"
        " BEGIN SELECT raise(ABORT, 'kept: inspection'); END"
    )


def _stock() -> Iterator[str]:
    # Stock is the sum of its moves: each says what is left after it, and only what follows from the one before.
    yield from append_only("stock_move", "id = new.id OR (reverses IS NOT NULL AND reverses = new.reverses)")
    for column, owner in (("item_after", "item_id"), ("batch_after", "batch_id")):
        yield (
            f"CREATE TRIGGER stock_move_{owner.removesuffix('_id')}_sum BEFORE INSERT ON stock_move"
            f" WHEN new.{column} <> new.quantity + coalesce((SELECT {column} FROM stock_move"
            f" WHERE {owner} = new.{owner} ORDER BY id DESC LIMIT 1), 0)"
            " BEGIN SELECT raise(ABORT, 'sum: stock_move'); END"
        )
    yield (
        "CREATE TRIGGER stock_move_of_item BEFORE INSERT ON stock_move"
        " WHEN (SELECT item_id FROM batch WHERE id = new.batch_id) IS NOT new.item_id"
        " BEGIN SELECT raise(ABORT, 'batch: stock_move'); END"
    )
    yield (
        "CREATE TRIGGER stock_move_reverses BEFORE INSERT ON stock_move WHEN new.reverses IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM stock_move WHERE id = new.reverses AND batch_id = new.batch_id"
        " AND quantity = -new.quantity AND kind <> 'reversed')"
        " BEGIN SELECT raise(ABORT, 'reverses: stock_move'); END"
    )
    yield (
        "CREATE TRIGGER batch_stays BEFORE UPDATE ON batch WHEN new.id <> old.id OR new.item_id <> old.item_id"
        " BEGIN SELECT raise(ABORT, 'kept: batch'); END"
    )
    yield (
        "CREATE TRIGGER supply_item_stays BEFORE UPDATE ON supply_item WHEN new.id <> old.id"
        " BEGIN SELECT raise(ABORT, 'kept: supply_item'); END"
    )
    yield from unique_kept(
        "supply_item",
        "name",
        "new.state <> 'withdrawn'",
        "state <> 'withdrawn' AND (name_key = new.name_key OR desk_key = new.desk_key)",
    )


def _one_meaning_a_code() -> Iterator[str]:
    # One scan means one thing: a person, a tool, an amenity or a kind of goods, and what is printed is nobody's card.
    owners = " OR ".join(f"{owner} = new.{owner}" for owner in MEANINGS)
    moved = " OR ".join(f"new.{owner} IS NOT old.{owner}" for owner in MEANINGS)
    yield (
        "CREATE TRIGGER scan_code_kept BEFORE INSERT ON scan_code"
        " WHEN EXISTS (SELECT 1 FROM scan_code WHERE code = new.code"
        f" OR (new.active = 1 AND active = 1 AND ({owners})))"
        " OR EXISTS (SELECT 1 FROM tool WHERE code = new.code AND state <> 'withdrawn' AND id IS NOT new.tool_id)"
        " OR EXISTS (SELECT 1 FROM amenity WHERE code = new.code AND state <> 'withdrawn'"
        " AND id IS NOT new.amenity_id)"
        " BEGIN SELECT raise(ABORT, 'unique: scan_code'); END"
    )
    yield (
        "CREATE TRIGGER scan_code_woken BEFORE UPDATE OF active ON scan_code"
        " WHEN new.active = 1 AND EXISTS (SELECT 1 FROM scan_code"
        f" WHERE code <> new.code AND active = 1 AND ({owners}))"
        " BEGIN SELECT raise(ABORT, 'unique: scan_code'); END"
    )
    yield (
        f"CREATE TRIGGER scan_code_stays BEFORE UPDATE OF code, {', '.join(MEANINGS)} ON scan_code"
        f" WHEN new.code <> old.code OR {moved}"
        " BEGIN SELECT raise(ABORT, 'kept: scan_code'); END"
    )
    for event in ("INSERT", "UPDATE"):
        yield (
            f"CREATE TRIGGER amenity_no_card_{event.lower()} BEFORE {event} ON amenity WHEN new.state <> 'withdrawn'"
            " AND (EXISTS (SELECT 1 FROM scan_code WHERE code = new.code AND amenity_id IS NOT new.id)"
            " OR EXISTS (SELECT 1 FROM tool WHERE code_key = new.code_key AND state <> 'withdrawn'))"
            " BEGIN SELECT raise(ABORT, 'unique: amenity'); END"
        )
        yield (
            f"CREATE TRIGGER tool_no_amenity_{event.lower()} BEFORE {event} ON tool WHEN new.state <> 'withdrawn'"
            " AND EXISTS (SELECT 1 FROM amenity WHERE code_key = new.code_key AND state <> 'withdrawn')"
            " BEGIN SELECT raise(ABORT, 'unique: tool'); END"
        )
