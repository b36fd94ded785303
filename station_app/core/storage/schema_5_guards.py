"""The guards of schema 5: seats, attendance, closing and certificates, whatever program writes."""

from collections.abc import Iterator

from station_app.core.storage.schema import unique_kept

_LIVE = "('enrolled', 'waiting', 'attended', 'absent')"
_SEATED = "('enrolled', 'attended')"
_TAKEN = f"(SELECT count(*) FROM enrolment WHERE session_id = new.{{session}} AND state IN {_SEATED})"
_ROOT = "(SELECT coalesce(root_id, id) FROM person WHERE id = {person})"


def guards() -> Iterator[str]:
    """The triggers schema 5 adds."""
    for table in ("session", "enrolment", "certificate", "session_file"):
        yield (
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT raise(ABORT, 'kept: {table}'); END"
        )
        yield (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE id = new.id) BEGIN SELECT raise(ABORT, 'kept: {table}'); END"
        )
    yield from _seats()
    yield from _once_a_person()
    yield from _attendance()
    yield from _closing()
    yield from _certificates()
    yield (
        "CREATE TRIGGER import_enrolment_kept BEFORE INSERT ON import_enrolment"
        " WHEN EXISTS (SELECT 1 FROM import_enrolment WHERE enrolment_id = new.enrolment_id)"
        " BEGIN SELECT raise(ABORT, 'unique: import_enrolment'); END"
    )
    yield (
        "CREATE TRIGGER session_file_stays BEFORE UPDATE ON session_file WHEN new.id <> old.id"
        " OR new.session_id <> old.session_id OR new.file <> old.file"
        " BEGIN SELECT raise(ABORT, 'kept: session_file'); END"
    )


def _seats() -> Iterator[str]:
    # Enrolled and attended hold a seat each: never more than there are, and never fewer seats than are held.
    full = f"{_TAKEN.format(session='session_id')} >= (SELECT capacity FROM session WHERE id = new.session_id)"
    yield (
        f"CREATE TRIGGER enrolment_seat_insert BEFORE INSERT ON enrolment WHEN new.state IN {_SEATED} AND {full}"
        " BEGIN SELECT raise(ABORT, 'full: enrolment'); END"
    )
    yield (
        f"CREATE TRIGGER enrolment_seat_update BEFORE UPDATE ON enrolment WHEN new.state IN {_SEATED}"
        f" AND old.state NOT IN {_SEATED} AND {full} BEGIN SELECT raise(ABORT, 'full: enrolment'); END"
    )
    yield (
        "CREATE TRIGGER session_seats BEFORE UPDATE OF capacity ON session"
        f" WHEN new.capacity < {_TAKEN.format(session='id')} BEGIN SELECT raise(ABORT, 'full: session'); END"
    )


def _once_a_person() -> Iterator[str]:
    # Asked of the record that counts: two records of one person are one person.
    mine = _ROOT.format(person="new.person_id")
    theirs = _ROOT.format(person="e.person_id")
    for event, anew in (("INSERT", ""), ("UPDATE", f" AND old.state NOT IN {_LIVE}")):
        yield (
            f"CREATE TRIGGER enrolment_once_{event.lower()} BEFORE {event} ON enrolment"
            f" WHEN new.state IN {_LIVE}{anew} AND EXISTS"
            " (SELECT 1 FROM enrolment e WHERE e.session_id = new.session_id"
            f" AND e.id <> new.id AND e.state IN {_LIVE} AND {theirs} = {mine})"
            " BEGIN SELECT raise(ABORT, 'unique: enrolment.once'); END"
        )
    yield (
        "CREATE TRIGGER person_root_once BEFORE UPDATE OF root_id ON person WHEN new.root_id IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM enrolment m JOIN enrolment e ON e.session_id = m.session_id AND e.id <> m.id"
        f" WHERE m.person_id = new.id AND m.state IN {_LIVE} AND e.state IN {_LIVE}"
        f" AND {theirs} = coalesce((SELECT root_id FROM person WHERE id = new.root_id), new.root_id))"
        " BEGIN SELECT raise(ABORT, 'unique: enrolment.once'); END"
    )
    yield (
        "CREATE TRIGGER enrolment_stays BEFORE UPDATE ON enrolment WHEN new.id <> old.id"
        " OR new.session_id <> old.session_id OR new.person_id <> old.person_id"
        " BEGIN SELECT raise(ABORT, 'kept: enrolment'); END"
    )


def _attendance() -> Iterator[str]:
    # Who attended did so in a session that took place; who is absent, in one that is closed.
    rules = (
        ("attended", "state = 'held'"),
        ("absent", "closed_at IS NOT NULL"),
        ("enrolled", "state IN ('planned', 'held') AND closed_at IS NULL"),
        ("waiting", "state IN ('planned', 'held')"),
    )
    for state, of_session in rules:
        there = f"NOT EXISTS (SELECT 1 FROM session WHERE id = new.session_id AND {of_session})"
        yield (
            f"CREATE TRIGGER enrolment_{state}_insert BEFORE INSERT ON enrolment"
            f" WHEN new.state = '{state}' AND {there} BEGIN SELECT raise(ABORT, '{state}: enrolment'); END"
        )
        yield (
            f"CREATE TRIGGER enrolment_{state}_update BEFORE UPDATE ON enrolment"
            f" WHEN new.state = '{state}' AND old.state <> '{state}' AND {there}"
            f" BEGIN SELECT raise(ABORT, '{state}: enrolment'); END"
        )
    yield (
        "CREATE TRIGGER session_took_place BEFORE UPDATE OF state ON session WHEN new.state <> 'held'"
        " AND EXISTS (SELECT 1 FROM enrolment WHERE session_id = new.id AND state IN ('attended', 'absent'))"
        " BEGIN SELECT raise(ABORT, 'attended: session'); END"
    )

    # A seat given back goes to the first who waits, whoever gave it back.
    first = "(SELECT id FROM enrolment WHERE session_id = new.session_id AND state = 'waiting' ORDER BY queue LIMIT 1)"
    room = (
        "EXISTS (SELECT 1 FROM session WHERE id = new.session_id AND state IN ('planned', 'held')"
        f" AND closed_at IS NULL AND capacity > {_TAKEN.format(session='session_id')})"
    )
    yield (
        f"CREATE TRIGGER enrolment_moves_up AFTER UPDATE OF state ON enrolment WHEN old.state IN {_SEATED}"
        f" AND new.state IN ('withdrawn', 'void') AND {room}"
        f" BEGIN UPDATE enrolment SET state = 'enrolled' WHERE id = {first}; END"
    )


def _closing() -> Iterator[str]:
    # Closing marks the absent itself, once; opening it again brings them back as they were.
    yield (
        "CREATE TRIGGER session_closes AFTER UPDATE OF closed_at ON session"
        " WHEN old.closed_at IS NULL AND new.closed_at IS NOT NULL"
        " BEGIN UPDATE enrolment SET state = 'absent' WHERE session_id = new.id AND state = 'enrolled'; END"
    )
    yield (
        "CREATE TRIGGER session_opens_again AFTER UPDATE OF closed_at ON session"
        " WHEN old.closed_at IS NOT NULL AND new.closed_at IS NULL"
        " BEGIN UPDATE enrolment SET state = 'enrolled' WHERE session_id = new.id AND state = 'absent'; END"
    )
    yield (
        "CREATE TRIGGER session_closed_once BEFORE UPDATE OF closed_at ON session"
        " WHEN old.closed_at IS NOT NULL AND new.closed_at IS NOT NULL AND new.closed_at <> old.closed_at"
        " BEGIN SELECT raise(ABORT, 'closed: session'); END"
    )
    yield (
        "CREATE TRIGGER session_begins_open BEFORE INSERT ON session"
        " WHEN new.state <> 'planned' OR new.closed_at IS NOT NULL BEGIN SELECT raise(ABORT, 'begins: session'); END"
    )
    yield (
        "CREATE TRIGGER session_stays BEFORE UPDATE ON session WHEN new.id <> old.id"
        " BEGIN SELECT raise(ABORT, 'kept: session'); END"
    )


def _certificates() -> Iterator[str]:
    # A number is used once, whatever becomes of the certificate; what it says of somebody stays true while it stands.
    yield (
        "CREATE TRIGGER certificate_number_kept BEFORE INSERT ON certificate"
        " WHEN EXISTS (SELECT 1 FROM certificate WHERE number = new.number)"
        " BEGIN SELECT raise(ABORT, 'unique: certificate.number'); END"
    )
    yield from unique_kept(
        "certificate", "of", "new.state = 'issued'", "state = 'issued' AND enrolment_id = new.enrolment_id"
    )
    for event in ("INSERT", "UPDATE"):
        yield (
            f"CREATE TRIGGER certificate_earned_{event.lower()} BEFORE {event} ON certificate"
            " WHEN new.state = 'issued' AND NOT EXISTS (SELECT 1 FROM enrolment e JOIN session s ON s.id = e.session_id"
            " WHERE e.id = new.enrolment_id AND e.state = 'attended' AND s.closed_at IS NOT NULL)"
            " BEGIN SELECT raise(ABORT, 'earned: certificate'); END"
        )
    yield (
        "CREATE TRIGGER certificate_stays BEFORE UPDATE ON certificate WHEN new.id <> old.id"
        " OR new.number <> old.number OR new.enrolment_id <> old.enrolment_id"
        " BEGIN SELECT raise(ABORT, 'kept: certificate'); END"
    )
    certified = "EXISTS (SELECT 1 FROM certificate WHERE enrolment_id = {id} AND state = 'issued')"
    yield (
        "CREATE TRIGGER enrolment_certified BEFORE UPDATE OF state ON enrolment WHEN new.state <> 'attended'"
        f" AND {certified.format(id='new.id')} BEGIN SELECT raise(ABORT, 'certified: enrolment'); END"
    )
    yield (
        "CREATE TRIGGER session_certified BEFORE UPDATE OF closed_at ON session WHEN new.closed_at IS NULL"
        " AND EXISTS (SELECT 1 FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id"
        " WHERE e.session_id = new.id AND c.state = 'issued') BEGIN SELECT raise(ABORT, 'certified: session'); END"
    )
