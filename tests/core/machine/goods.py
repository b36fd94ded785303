"""Goods that come, are handed out, counted and scrapped; tools lent and brought back."""

from datetime import timedelta
from typing import Any

from hypothesis.stateful import precondition, rule

from station_app.core.errors import Refusal
from station_app.core.lending import commands as lending
from station_app.core.lending.refusals import OnLoan
from station_app.core.supplies import commands as supplies
from station_app.core.supplies import queries as stock
from station_app.core.supplies.model import NotEnough, OnlyExpired
from station_app.core.types import Done
from station_app.core.visits.model import AlreadyVoid
from tests.core.machine.days import N, one_of
from tests.core.machine.duty import OnDuty
from tests.core.machine.plain import Stay

TOOLS = (1, 2)
DRINK, DAILY = 1, 2
"""Goods: the one is handed out with a service of the visit, the other is not."""
EXPIRY = (None, -1, 0, 20, 400)


class Shelves(OnDuty):
    """What lies on the shelves, and who has it."""

    # ---- goods

    @rule(n=N, when=N)
    def goods_come(self, n: int, when: int) -> None:
        days = one_of(EXPIRY, when)
        expires = None if days is None else self.today() + timedelta(days=days)
        self.moved(self.told(supplies.receive, item_id=n % 2 + 1, quantity=n % 7 + 1, expires_on=expires))

    def moved(self, done: Done[Any]) -> None:
        """The plain shelf follows what the moves say of their batches."""
        moves = stock.moves_by_ids(self.db, done.value.moves)
        assert sum(move.quantity for move in moves) == done.value.quantity
        for move in moves:
            self.plain.house.put(move.batch_id, move.item_id, move.expires_on, move.quantity)
        assert done.value.stock == self.plain.house.stock(done.value.item_id)

    @rule(n=N, to=N, who=N)
    def something_is_handed_out(self, n: int, to: int, who: int) -> None:
        item, quantity, anything, house = n % 2 + 1, n % 3 + 1, n % 5 == 0, self.plain.house
        facts: dict[str, Any] = {"item_id": item, "quantity": quantity, "expired_too": anything}
        stay = self.taker(facts, to, who)
        refusal: type[Refusal] | None = None
        if house.stock(item) < quantity:
            refusal = NotEnough
        elif not anything and house.stock(item, on=self.today()) < quantity:
            refusal = OnlyExpired
        elif stay is not None and stay.state == "void":
            refusal = AlreadyVoid
        done = self.told_unless(refusal, supplies.issue, **facts)
        if done is not None:
            self.moved(done)
            if stay is not None and item == DRINK:
                stay.handed = True

    def taker(self, facts: dict[str, Any], to: int, who: int) -> Stay | None:
        """To whom something is handed out: nobody, somebody known, or whose visit is said; the visit it goes with."""
        if to % 3 == 1 and self.plain.people:
            facts["person_id"] = one_of(sorted(self.plain.people), who)
            there = self.plain.open_of(self.plain.people[facts["person_id"]].root)
            if there is None or there[1].has_run_out(self.clock.now()) or there[1].day < self.today():
                return None
            return there[1]
        if to % 3 == 2 and self.plain.stays:
            facts["visit_id"] = one_of(sorted(self.plain.stays), who)
            return self.plain.stays[facts["visit_id"]]
        return None

    @rule(n=N)
    def goods_are_counted_or_scrapped(self, n: int) -> None:
        item = n % 2 + 1
        there = self.plain.house.stock(item)
        if n % 3:
            self.moved(self.told(supplies.count, item_id=item, counted=n % 11))
            return
        facts = {"item_id": item, "quantity": n % 4 + 1, "reason": "过期"}
        done = self.told_unless(NotEnough if there < n % 4 + 1 else None, supplies.scrap, **facts)
        if done is not None:
            self.moved(done)

    # ---- tools

    @precondition(lambda self: self.known())
    @rule(n=N, who=N)
    def a_tool_is_lent(self, n: int, who: int) -> None:
        tool, record = one_of(TOOLS, n), one_of(sorted(self.plain.people), who)
        person = self.plain.people[record].root
        facts = {"tool_id": tool, "person_id": record, "override": "x"}
        done = self.told_unless(OnLoan if tool in self.plain.house.out else None, lending.lend, **facts)
        if done is None:
            return
        self.plain.house.out[tool] = done.value.id
        self.has_come(person)

    def has_come(self, person: int) -> None:
        """Whatever somebody did counts them as here: their open visit goes on, or one begins."""
        now, there = self.clock.now(), self.plain.open_of(person)
        if there is not None and not there[1].has_run_out(now) and there[1].day >= self.today():
            return
        if there is not None:
            there[1].state = "auto"
        number = self.db.value("SELECT max(id) FROM visit")
        assert number not in self.plain.stays
        local = now.astimezone(self.zone)
        self.plain.stays[number] = Stay(person, 1, now, local.date(), local.hour)

    @precondition(lambda self: self.plain.house.out)
    @rule(n=N)
    def a_tool_comes_back(self, n: int) -> None:
        tool = one_of(sorted(self.plain.house.out), n)
        self.told(lending.give_back, loan_id=self.plain.house.out[tool])
        del self.plain.house.out[tool]
