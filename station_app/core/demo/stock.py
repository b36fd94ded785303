"""The invented shelves of a demo station: goods come once a week and go out with visits, first-expiring first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from station_app.core.clock import to_text
from station_app.core.demo.days import Arrival
from station_app.core.demo.rows import ZONE
from station_app.core.gate import compare_key
from station_app.core.people.keys import keys_of
from station_app.core.storage.database import Database
from station_app.core.visits.model import State

_UNION, _STREET = "街道总工会配发", "青禾街道办事处"
# name, kind, unit, low mark, F key, a delivery, days it keeps, origin, donor
_CATALOGUE: tuple[tuple[str, str, str, int, int | None, int, int | None, str, str | None], ...] = (
    ("酸梅汤", "drink", "瓶", 20, 5, 120, 75, "allotted", _UNION),
    ("矿泉水", "drink", "瓶", 100, 6, 360, 360, "allotted", _UNION),
    ("绿豆汤", "drink", "罐", 24, None, 72, 180, "donated", "南塘社区超市"),
    ("面包", "food", "个", 10, None, 40, 25, "donated", "麦香饼屋"),
    ("藿香正气水", "medicine", "盒", 10, 7, 20, 80, "allotted", _STREET),
    ("创可贴", "medicine", "片", 30, 8, 100, 900, "bought", None),
    ("碘伏棉签", "medicine", "盒", 6, None, 12, 500, "bought", None),
    ("清凉油", "medicine", "盒", 8, None, 24, 700, "allotted", _UNION),
    ("冰袖", "giveaway", "副", 10, None, 60, None, "allotted", _UNION),
    ("毛巾", "giveaway", "条", 10, None, 80, None, "allotted", _UNION),
    ("抽纸", "daily", "包", 12, None, 48, None, "bought", None),
    ("一次性纸杯", "daily", "包", 6, None, 30, None, "bought", None),
    ("AED 电极片", "equipment", "副", 1, None, 2, 500, "allotted", _STREET),
    ("净水滤芯", "equipment", "支", 1, None, 2, None, "bought", None),
)
_WITH = {
    "supplies": (("酸梅汤", 5), ("矿泉水", 6), ("绿豆汤", 2), ("面包", 1), ("冰袖", 1), ("毛巾", 1)),
    "water": (("矿泉水", 7), ("酸梅汤", 3)),
    "medicine": (("创可贴", 5), ("藿香正气水", 3), ("碘伏棉签", 1), ("清凉油", 1)),
}
"""Service of a visit → what is handed out with it, and how often."""
_SELDOM = {"water": 0.15}
"""Most fill their own cup."""
_KEPT_IN = {"medicine": "medicine_box", "AED 电极片": "aed"}
_SPENT_DAILY = ("抽纸", "一次性纸杯")


@dataclass(slots=True)
class _Batch:
    number: int
    expires: date | None
    left: int


@dataclass(slots=True)
class _Goods:
    number: int
    name: str
    kind: str
    delivery: int
    low: int
    keeps: int | None
    origin: str
    donor: str | None
    batches: list[_Batch] = field(default_factory=list)

    def stock(self) -> int:
        return sum(batch.left for batch in self.batches)


class Shelves:
    """The goods of a demo and their moves, day after day; always the same for the same seed and visits."""

    def __init__(self, db: Database, *, seed: int, staff: Sequence[int]) -> None:
        self._db = db
        self._seed = seed
        self._staff = staff
        self._goods = [
            _Goods(n, name, kind, delivery, low, keeps, origin, donor)
            for n, (name, kind, _, low, _, delivery, keeps, origin, donor) in enumerate(_CATALOGUE, 1)
        ]
        self._named = {goods.name: goods for goods in self._goods}
        self._batches: list[tuple[object, ...]] = []
        self._moves: list[tuple[object, ...]] = []
        self._notes: list[tuple[int, str]] = []

    def day(self, day: date, arrivals: Sequence[Arrival], first_visit: int, until: datetime | None) -> None:
        """What comes in the morning, what goes out with visits, what is counted in the evening of a Sunday."""
        chance = Random(f"{self._seed}/stock/{day.isoformat()}")  # noqa: S311 - the same each time
        self._receive(chance, day)
        for visit, arrival in enumerate(arrivals, first_visit):
            if arrival.state is not State.VOID:
                self._hand_out(chance, day, arrival, visit)
        over = until is None or until.astimezone(ZONE).date() > day
        if over:
            self._spend(chance, day)
            self._throw_away(day)
        if over and day.isoweekday() == 7:
            self._count(chance, day)

    def finish(self, since: datetime) -> int:
        """Write goods, batches and moves; how many moves there are. `since` is when the station began."""
        at = to_text(since)
        boxes = {kind: number for number, kind in self._db.rows("SELECT min(id), kind FROM amenity GROUP BY kind")}
        self._db.run_many(
            "INSERT INTO supply_item (id, name, name_key, kind, unit, low_mark, kept_in, desk_key, created_at,"
            " created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (n, name, compare_key(name), kind, unit, low, _box(boxes, name, kind), key, at, self._staff[0])
                for n, (name, kind, unit, low, key, *_) in enumerate(_CATALOGUE, 1)
            ),
        )
        self._db.run_many(
            "INSERT INTO supply_key (key, item_id) VALUES (?, ?)",
            sorted((key, goods.number) for goods in self._goods for key in keys_of(names=(goods.name,), numbers=())),
        )
        self._db.run_many(
            "INSERT INTO batch (id, item_id, number, expires_on, origin, donor, day) VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._batches,
        )
        self._db.run_many(
            "INSERT INTO stock_move (id, item_id, batch_id, kind, quantity, batch_after, item_after, day, at,"
            " person_id, visit_id, added_service, by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
            self._moves,
        )
        self._db.run_many("INSERT INTO stock_note (move_id, text) VALUES (?, ?)", self._notes)
        return len(self._moves)

    def _receive(self, chance: Random, day: date) -> None:
        begins = not self._moves
        for goods in self._goods:
            runs_low = goods.stock() <= goods.low and day.isoweekday() == 2 and chance.random() < 0.8
            if not (begins or runs_low):
                continue
            expires = None if goods.keeps is None else day + timedelta(days=goods.keeps - chance.randrange(20))
            batch = _Batch(len(self._batches) + 1, expires, 0)
            number = None if expires is None else f"{day:%y%m%d}{goods.number:02d}"
            self._batches.append(
                (batch.number, goods.number, number, expires and expires.isoformat(), goods.origin, goods.donor,
                 day.isoformat())
            )  # fmt: skip
            goods.batches.append(batch)
            self._move(goods, batch, "received", goods.delivery, day, 8 * 3600 + 40 * 60)

    def _hand_out(self, chance: Random, day: date, arrival: Arrival, visit: int) -> None:
        for service, _ in arrival.services:
            kinds = _WITH.get(service)
            if kinds is None or chance.random() > _SELDOM.get(service, 1):
                continue
            (name,) = chance.choices([name for name, _ in kinds], [share for _, share in kinds])
            person = None if arrival.guest is None else arrival.guest + 1
            self._issue(self._named[name], arrival.heads, day, arrival.arrived + 90, person=person, visit=visit)

    def _issue(
        self, goods: _Goods, wanted: int, day: date, second: int, *, person: int | None = None, visit: int | None = None
    ) -> None:
        good = [batch for batch in goods.batches if batch.left and (batch.expires is None or batch.expires >= day)]
        for batch in sorted(good, key=_first_to_expire):
            taken = min(wanted, batch.left)
            if taken:
                self._move(goods, batch, "issued", -taken, day, second, person=person, visit=visit)
                wanted -= taken

    def _spend(self, chance: Random, day: date) -> None:
        for name in _SPENT_DAILY:
            if chance.random() < 0.4:
                self._issue(self._named[name], 1, day, 20 * 3600)

    def _throw_away(self, day: date) -> None:
        for goods in self._goods:
            for batch in goods.batches:
                if batch.left and batch.expires is not None and batch.expires < day:
                    self._move(goods, batch, "scrapped", -batch.left, day, 20 * 3600 + 1800, note="过期")

    def _count(self, chance: Random, day: date) -> None:
        for place, goods in enumerate(self._goods):
            batch = next((each for each in goods.batches if each.left > 2), None)
            if batch is not None:
                missing = chance.choice((0, 0, 0, 0, 0, 0, 0, 1))
                note = "少一件，可能漏记" if missing else None
                self._move(goods, batch, "counted", -missing, day, 20 * 3600 + 2400 + place * 20, note=note)

    def _move(
        self,
        goods: _Goods,
        batch: _Batch,
        kind: str,
        quantity: int,
        day: date,
        second: int,
        *,
        person: int | None = None,
        visit: int | None = None,
        note: str | None = None,
    ) -> None:
        batch.left += quantity
        number = len(self._moves) + 1
        at = datetime.combine(day, time(), ZONE).astimezone(UTC) + timedelta(seconds=second)
        by = self._staff[(day.toordinal() + second) % len(self._staff)]
        self._moves.append(
            (number, goods.number, batch.number, kind, quantity, batch.left, goods.stock(), day.isoformat(),
             to_text(at), person, visit, by)
        )  # fmt: skip
        if note is not None:
            self._notes.append((number, note))


def _first_to_expire(batch: _Batch) -> tuple[date, int]:
    return batch.expires or date.max, batch.number


def _box(boxes: dict[str, int], name: str, kind: str) -> int | None:
    return boxes.get(_KEPT_IN.get(name, _KEPT_IN.get(kind, "")))
