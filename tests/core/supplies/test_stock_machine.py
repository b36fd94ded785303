"""Any order of adding, receiving, handing out, counting, scrapping and taking back: stock is the sum of its moves."""

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from station_app.core.audit.queries import broken_link
from station_app.core.checks.queries import check
from station_app.core.clock import SetClock, local_day
from station_app.core.errors import Missing, Refusal
from station_app.core.people.commands import register
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database, open_database
from station_app.core.supplies import commands, queries
from station_app.core.supplies.model import ItemState, MoveKind, NotEnough, OnlyExpired, Retired, StillInStock
from station_app.core.types import Done
from station_app.core.undo.commands import undo
from station_app.core.undo.model import AlreadyUndone, TooLate
from station_app.core.visits.commands import check_in, check_out
from station_app.core.visits.model import AlreadyIn, AlreadyOut
from tests.conftest import MORNING, contents, truthful

ITEM = st.integers(1, 2)
QUANTITY = st.integers(1, 9)
EXPIRY = st.sampled_from([None, -1, 0, 20])


class Shelf(RuleBasedStateMachine):
    """Two kinds of goods and a person; what is left of each batch is also told to a dict."""

    db: Database

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.db = open_database(Path(self.folder.name) / "station.sqlite", create=True)
        self.clock = SetClock(MORNING)
        self.truth = truthful(self.db, self.clock)
        register(self.db, name="周佳宁", now=MORNING, by=None)
        for name in ("水", "茶"):
            commands.add_item(self.db, name=name, unit="瓶", kind="drink", now=MORNING, by=None)
        self.kept = {1: True, 2: True}
        self.left: dict[int, dict[int, int]] = {1: {}, 2: {}}
        self.expiry: dict[int, date | None] = {}
        self.acts: list[tuple[Done[Any], dict[int, int]]] = []
        """What was done, and what it took off or put on each batch."""

    def teardown(self) -> None:
        if hasattr(self, "db"):
            assert broken_link(self.db) is None
            assert check(self.db) == []
            self.db.close()
            self.folder.cleanup()

    @property
    def today(self) -> date:
        return local_day(self.clock.now(), zone(self.db))

    def run(self, command: Any, refusals: tuple[type[Refusal], ...], **facts: Any) -> Done[Any] | None:
        before = contents(self.db)
        try:
            done: Done[Any] = self.truth(command, **facts)
        except refusals:
            assert contents(self.db) == before
            return None
        return done

    def moved(self, item: int, done: Done[Any]) -> None:
        """Have the model follow, by what the moves say of their batches."""
        parts: dict[int, int] = {}
        for move in queries.moves_by_ids(self.db, done.value.moves):
            parts[move.batch_id] = parts.get(move.batch_id, 0) + move.quantity
            self.expiry.setdefault(move.batch_id, move.expires_on)
        assert sum(parts.values()) == done.value.quantity
        for batch, quantity in parts.items():
            self.left[item][batch] = self.left[item].get(batch, 0) + quantity
        assert done.value.stock == self.stock(item)
        self.acts.append((done, parts))

    def stock(self, item: int) -> int:
        return sum(self.left[item].values())

    def good(self, item: int) -> int:
        return sum(left for batch, left in self.left[item].items() if (self.expiry[batch] or self.today) >= self.today)

    def out_first(self, item: int, *, past_last: bool) -> list[int]:
        """The batches with something left in the order they go out."""

        def place(batch: int) -> tuple[bool, bool, date, int]:
            day = self.expiry[batch]
            past = day is not None and day < self.today
            return (past and past_last, day is None, day or date.max, batch)

        return sorted((batch for batch, left in self.left[item].items() if left), key=place)

    def taken_in_order(self, item: int, done: Done[Any], *, past_last: bool) -> None:
        expected = self.out_first(item, past_last=past_last)
        taken = [move.batch_id for move in queries.moves_by_ids(self.db, done.value.moves)]
        assert taken == expected[: len(taken)]

    @rule(days=st.sampled_from([0, 1, 25]), hours=st.sampled_from([1, 5]))
    def wait(self, days: int, hours: int) -> None:
        self.clock.forward(timedelta(days=days, hours=hours))

    @rule()
    def come(self) -> None:
        self.run(check_in, (AlreadyIn,), person_id=1, services=[])

    @rule()
    def go(self) -> None:
        last = self.db.value("SELECT max(id) FROM visit")
        if last is not None:
            self.run(check_out, (AlreadyOut,), visit_id=last)

    @rule(item=ITEM, quantity=QUANTITY, expires=EXPIRY)
    def receive(self, item: int, quantity: int, expires: int | None) -> None:
        day = None if expires is None else self.today + timedelta(days=expires)
        done = self.run(commands.receive, (Retired,), item_id=item, quantity=quantity, expires_on=day)
        assert (done is not None) == self.kept[item]
        if done is not None:
            self.moved(item, done)

    @rule(item=ITEM, quantity=QUANTITY, person=st.sampled_from([None, 1]), expired_too=st.booleans())
    def issue(self, item: int, quantity: int, person: int | None, expired_too: bool) -> None:
        there = self.stock(item) if expired_too else self.good(item)
        facts = {"item_id": item, "quantity": quantity, "person_id": person, "expired_too": expired_too}
        done = self.run(commands.issue, (NotEnough, OnlyExpired, Retired), **facts)
        assert (done is not None) == (self.kept[item] and there >= quantity)
        if done is not None:
            self.taken_in_order(item, done, past_last=True)
            self.moved(item, done)

    @rule(item=ITEM, counted=st.integers(0, 12), reason=st.sampled_from([None, "盘点"]))
    def count(self, item: int, counted: int, reason: str | None) -> None:
        difference = counted - self.stock(item)
        done = self.run(
            commands.count, (Missing, Retired), item_id=item, counted=counted, reason=reason, explained=True
        )
        assert (done is not None) == (self.kept[item] and (difference == 0 or reason is not None))
        if done is not None:
            assert done.value.quantity == difference
            if difference < 0:
                self.taken_in_order(item, done, past_last=False)
            self.moved(item, done)

    @rule(item=ITEM, quantity=QUANTITY)
    def scrap(self, item: int, quantity: int) -> None:
        done = self.run(commands.scrap, (NotEnough, Retired), item_id=item, quantity=quantity, reason="破")
        assert (done is not None) == (self.kept[item] and self.stock(item) >= quantity)
        if done is not None:
            self.taken_in_order(item, done, past_last=False)
            self.moved(item, done)

    @rule(item=ITEM)
    def retire(self, item: int) -> None:
        done = self.run(commands.retire_item, (StillInStock,), item_id=item)
        assert (done is not None) == (self.stock(item) == 0)
        if done is not None:
            self.kept[item] = False

    @rule(item=ITEM)
    def keep_again(self, item: int) -> None:
        self.run(commands.bring_back_item, (), item_id=item)
        self.kept[item] = True

    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        if not self.acts:
            return
        # The newest half the time: an older one often has something standing on it.
        done, parts = data.draw(st.one_of(st.just(self.acts[-1]), st.sampled_from(self.acts)))
        item = int(done.value.item_id)
        back = self.run(undo, (TooLate, AlreadyUndone), op=done.op)
        short = any(self.left[item][batch] < quantity for batch, quantity in parts.items())
        if short or not self.kept[item]:
            assert back is None
        if back is not None:
            for batch, quantity in parts.items():
                self.left[item][batch] -= quantity

    @invariant()
    def the_file_says_the_same(self) -> None:
        if not hasattr(self, "db"):
            return
        levels = {int(level.id): level for level in queries.levels(self.db, on=self.today)}
        for item, left in self.left.items():
            total = self.stock(item)
            assert queries.stock(self.db, item) == total
            assert (
                self.db.value("SELECT coalesce(sum(quantity), 0) FROM stock_move WHERE item_id = ?", (item,)) == total
            )
            assert min([0, *left.values()]) == 0
            there = queries.batches(self.db, item)
            assert {batch.id: batch.left for batch in there} == {batch: n for batch, n in left.items() if n}
            assert [batch.id for batch in there] == self.out_first(item, past_last=False)
            assert (queries.item(self.db, item).state is ItemState.ACTIVE) == self.kept[item] == (item in levels)
            if item in levels:
                self.level_is_right(item, levels[item])

    def level_is_right(self, item: int, level: Any) -> None:
        dated = {batch: self.expiry[batch] for batch, left in self.left[item].items() if left}
        days = [day for day in dated.values() if day is not None]
        soon = self.today + timedelta(days=30)
        assert level.expires_on == min(days, default=None)
        assert level.expired == self.stock(item) - self.good(item)
        assert level.expiring == sum(
            self.left[item][batch] for batch, day in dated.items() if day is not None and day <= soon
        )

    @invariant()
    def the_service_follows_what_was_handed_out(self) -> None:
        if not hasattr(self, "db"):
            return
        given = self.db.rows(
            "SELECT DISTINCT m.visit_id FROM stock_move m WHERE m.kind = ? AND m.visit_id IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.reverses = m.id)",
            (MoveKind.ISSUED,),
        )
        served = self.db.rows("SELECT visit_id FROM visit_service WHERE service = 'supplies'")
        assert sorted(given) == sorted(served)


TestShelf = Shelf.TestCase
TestShelf.settings = settings(max_examples=20, stateful_step_count=30)


class LongShelf(Shelf):
    """The same, for thousands of steps."""


TestLongShelf = pytest.mark.slow(LongShelf.TestCase)
TestLongShelf.settings = settings(max_examples=150, stateful_step_count=80)
