"""Merging, editing, arriving, cards and Undo in any order: nobody is found twice and nothing is lost."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from station_app.core.audit.queries import broken_link
from station_app.core.errors import Refusal
from station_app.core.people import lists, queries
from station_app.core.people.commands import edit, issue_card, lift, merge, register, suspend
from station_app.core.people.keys import keys_of
from station_app.core.search.queries import find
from station_app.core.storage.database import Database, open_database
from station_app.core.types import Done
from station_app.core.undo.commands import undo
from station_app.core.visits import queries as visits
from station_app.core.visits.commands import check_in, check_out, void
from tests.conftest import MORNING

PHONES = ("13800002046", "13911112046", "13722223333")
NAMES = ("周佳宁", "周佳", "李伟", None)
NUMBERS = (None, *PHONES, "0531-88991234")
WHO = st.integers(1, 6)


class Merging(RuleBasedStateMachine):
    """Six people with few names and numbers among them; every command may refuse, none may break anything."""

    db: Database

    @initialize()
    def open_station(self) -> None:
        self._folder = TemporaryDirectory()
        self.db = open_database(Path(self._folder.name) / "station.sqlite", create=True)
        self.now = MORNING
        self.ops: list[int] = []
        for number in range(6):
            self._try(register, name=NAMES[number % 4], phone=NUMBERS[number % 5])

    def teardown(self) -> None:
        if hasattr(self, "db"):
            self.db.close()
            self._folder.cleanup()

    @rule(keep=WHO, drop=WHO)
    def merge(self, keep: int, drop: int) -> None:
        self._try(merge, keep=keep, drop=drop)

    @rule(person=WHO, name=st.sampled_from(NAMES), phone=st.sampled_from(NUMBERS), own=st.booleans())
    def edit(self, person: int, name: str | None, phone: str | None, own: bool) -> None:
        self._try(edit, person_id=person, name=name, phone=phone, phone_own=own)

    @rule(person=WHO)
    def arrive(self, person: int) -> None:
        self._try(check_in, person_id=person)

    @rule(person=WHO)
    def leave(self, person: int) -> None:
        there = visits.open_visit(self.db, person)
        if there is not None:
            self._try(check_out, visit_id=there[0])

    @rule(nth=st.integers(0, 20))
    def void(self, nth: int) -> None:
        self._try(void, visit_id=nth, reason="x")

    @rule(person=WHO)
    def card(self, person: int) -> None:
        self._try(issue_card, person_id=person)

    @rule(person=WHO, held=st.booleans())
    def suspend(self, person: int, held: bool) -> None:
        if held:
            self._try(suspend, person_id=person, reason="x")
        else:
            self._try(lift, person_id=person)

    @rule(back=st.integers(1, 4))
    def undo(self, back: int) -> None:
        if len(self.ops) >= back:
            self._try(undo, op=self.ops[-back])

    @rule()
    def time_passes(self) -> None:
        self.now += timedelta(minutes=50)

    @invariant()
    def keys_are_those_of_the_group(self) -> None:
        if not hasattr(self, "db"):
            return
        wanted: set[tuple[str, int]] = set()
        for root, state in self.db.rows("SELECT coalesce(root_id, id), state FROM person"):
            if state == "active":
                rows = self.db.rows(
                    "SELECT name, nickname, phone, other_number FROM person WHERE ? IN (id, root_id)", (root,)
                )
                for name, nickname, phone, other in rows:
                    wanted |= {(key, root) for key in keys_of(names=(name, nickname), numbers=(phone, other))}
        assert set(self.db.rows("SELECT key, person_id FROM person_key")) == wanted

    @invariant()
    def nobody_is_found_twice(self) -> None:
        if not hasattr(self, "db"):
            return
        roots = {row[0] for row in self.db.rows("SELECT id FROM person WHERE root_id IS NULL AND state = 'active'")}
        for text in ("周", "2046", "88991234", *PHONES):
            found = [hit.person_id for hit in find(self.db, text, limit=20)]
            assert len(found) == len(set(found))
            assert set(found) <= roots
        assert set(queries.recent(self.db)) == roots
        assert queries.count_active(self.db) == len(roots)
        assert len(lists.incomplete(self.db)) == lists.count_incomplete(self.db)
        cards = self.db.rows("SELECT code FROM scan_code WHERE active = 1")
        owners = [queries.by_card(self.db, row[0]) for row in cards]
        assert all(owner is not None and owner.id in roots for owner in owners)

    @invariant()
    def one_owner_a_number(self) -> None:
        if not hasattr(self, "db"):
            return
        for phone in PHONES:
            own = self.db.rows(
                "SELECT DISTINCT coalesce(root_id, id) FROM person WHERE phone = ? AND phone_own = 1"
                " AND state = 'active' ORDER BY 1",
                (phone,),
            )
            assert len(own) <= 1, (phone, own)
            owner = queries.by_own_phone(self.db, phone)
            assert [(owner.id,)] == own if owner else not own

    @invariant()
    def visits_are_counted_by_root(self) -> None:
        if not hasattr(self, "db"):
            return
        counted = sum(visits.visits_of(self.db, person) for person in queries.recent(self.db))
        assert counted == self.db.value("SELECT count(*) FROM visit WHERE state <> 'void'")
        for person in queries.recent(self.db):
            last = max((v.arrived_at for v in visits.page(self.db, person_id=person).rows), default=None)
            assert visits.last_seen(self.db, person) == last, person

    @invariant()
    def the_chain_holds(self) -> None:
        if hasattr(self, "db"):
            assert broken_link(self.db) is None

    def _try(self, command: Callable[..., Done[Any]], **facts: Any) -> None:
        self.now += timedelta(seconds=90)
        try:
            done = command(self.db, **facts, now=self.now, by=None)
        except Refusal:
            return
        if done.touched and command is not undo:
            self.ops.append(done.op)


TestMerging = Merging.TestCase
TestMerging.settings = settings(max_examples=60, stateful_step_count=30)
