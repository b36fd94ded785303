"""The invented house of a demo station: amenities, who was on duty, opening hours, what was checked and broke."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from station_app.core.clock import to_text
from station_app.core.demo.rows import ZONE
from station_app.core.people.keys import code_key
from station_app.core.people.model import check_digit
from station_app.core.storage.database import Database

_HALL, _ROOM, _BACK = "大厅", "直播间", "后厨"
# name, kind, place, capacity, fills, origin, donor
_AMENITIES: tuple[tuple[str, str, str, int | None, str, str, str | None], ...] = (
    ("充电位", "charging", _HALL, 12, "hand", "bought", None),
    ("休息座位", "seating", _HALL, 40, "here", "bought", None),
    ("饮水机 1 号", "water", _HALL, None, "hand", "allotted", "青禾街道办事处"),
    ("饮水机 2 号", "water", _HALL, None, "hand", "allotted", "青禾街道办事处"),
    ("空调", "air", _HALL, None, "hand", "bought", None),
    ("AED", "aed", _HALL, None, "hand", "allotted", "青禾街道办事处"),
    ("急救药箱", "medicine_box", _HALL, None, "hand", "donated", "南塘社区卫生站"),
    ("灭火器", "fire", _HALL, None, "hand", "bought", None),
    ("工具柜", "tools", _HALL, None, "hand", "donated", "街道总工会"),
    ("无线网络", "network", _HALL, None, "hand", "bought", None),
    ("直播间", "live_room", _ROOM, 1, "hand", "bought", None),
    ("电冰箱", "fridge", _BACK, None, "hand", "donated", "南塘社区超市"),
    ("微波炉", "microwave", _BACK, 2, "hand", "donated", "南塘社区超市"),
    ("卫生间", "restroom", _BACK, None, "hand", "bought", None),
)
_BREAKS = (
    ("饮水机 2 号", "water", "不出热水"),
    ("微波炉", "microwave", "转盘不转"),
    ("空调", "air", "制冷不足，滴水"),
    ("无线网络", "network", "连得上，打不开网页"),
)
_NOT_HERE = frozenset({"hours_sign"})
_SHIFTS = ((time(8, 50), time(15, 0)), (time(15, 0), time(21, 5)))
_REPAIRER = "厂家售后"
_LATE_CHANCE, _EARLY_CHANCE, _FORGOTTEN_CHANCE = 0.07, 0.04, 0.02
_HANDOVERS = (
    "酸梅汤剩得不多，明早问工会要一批。",
    "充电位 3 号插座有点松，已贴条，明天叫电工看。",
    "明天下午三点海姆立克培训，提前把椅子摆好。",
    "冰箱除过霜了，温度 4 ℃，正常。",
    "雨衣还差一件没还，客人说明天送来。",
)


@dataclass(slots=True)
class _Fault:
    number: int
    amenity: int
    item: str
    what: str
    reported: datetime
    repair: datetime
    fixed: datetime
    confirmed: datetime
    by: int


class House:
    """What happens around the visits of a demo, day after day; always the same for the same seed."""

    def __init__(self, db: Database, *, seed: int, first: date, staff: Sequence[int]) -> None:
        self._db = db
        self._seed = seed
        self._staff = staff
        self.since = datetime.combine(first, time(8, 30), ZONE).astimezone(UTC) - timedelta(days=60)
        self._numbers = {name: n for n, (name, *_) in enumerate(_AMENITIES, 1)}
        self._items = [row[0] for row in db.rows("SELECT code FROM check_item WHERE heat = 0 ORDER BY sort")]
        self._shifts: list[tuple[object, ...]] = []
        self._openings: list[tuple[object, ...]] = []
        self._checks: list[tuple[object, ...]] = []
        self._faults: list[_Fault] = []

    def day(self, day: date, until: datetime | None) -> None:
        """The opening, shifts and checks of a day, as far as they have happened by `until`."""
        chance = Random(f"{self._seed}/house/{day.isoformat()}")  # noqa: S311 - the same each time
        end = until or datetime.max.replace(tzinfo=UTC)
        self._break(chance, day)
        if until is not None and day == until.astimezone(ZONE).date() - timedelta(days=1):
            self._break_for_now(day)
        self._open(chance, day, end)
        for half, (starts, ends) in enumerate(_SHIFTS):
            at = _moment(day, starts, chance.randrange(0, 600))
            if at < end:
                self._serve(chance, day, half, at, _moment(day, ends, chance.randrange(0, 300)), end)

    def finish(self, until: datetime) -> None:
        """Write everything as it stands at a moment."""
        self._insert_amenities()
        for sql, rows in self._statements(until):
            self._db.run_many(sql, rows)

    def _break(self, chance: Random, day: date) -> None:
        standing = {fault.amenity for fault in self._faults if fault.confirmed > _moment(day, time(8), 0)}
        if chance.random() > 0.12:
            return
        name, item, what = chance.choice(_BREAKS)
        if self._numbers[name] in standing:
            return
        reported = _moment(day, time(9, 5), chance.randrange(0, 900))
        repair = reported + timedelta(hours=chance.uniform(1, 20))
        fixed = repair + timedelta(hours=chance.uniform(2, 40))
        confirmed = fixed + timedelta(hours=chance.uniform(0.2, 3))
        self._faults.append(
            _Fault(len(self._faults) + 1, self._numbers[name], item, what, reported, repair, fixed, confirmed,
                   self._staff[day.toordinal() % len(self._staff)])
        )  # fmt: skip

    def _break_for_now(self, day: date) -> None:
        # A demo that is looked at now has something to mend.
        name, item, what = _BREAKS[0]
        number = self._numbers[name]
        reported = _moment(day, time(9, 10), 0)
        for fault in self._faults:
            if fault.amenity == number and fault.confirmed > reported - timedelta(hours=2):
                fault.confirmed = reported - timedelta(hours=2)
                fault.fixed = min(fault.fixed, fault.confirmed)
                fault.repair = min(fault.repair, fault.fixed)
                fault.reported = min(fault.reported, fault.repair)
        repair, fixed = reported + timedelta(hours=5), reported + timedelta(hours=70)
        self._faults.append(
            _Fault(len(self._faults) + 1, number, item, what, reported, repair, fixed, fixed + timedelta(hours=2),
                   self._staff[0])
        )  # fmt: skip

    def _open(self, chance: Random, day: date, end: datetime) -> None:
        late = chance.random() < _LATE_CHANCE
        opened = _moment(day, time(9, 0) if late else time(8, 48), chance.randrange(240, 1500) if late else
                         chance.randrange(0, 660))  # fmt: skip
        early = chance.random() < _EARLY_CHANCE
        closed = _moment(day, time(20, 20) if early else time(21, 0), chance.randrange(0, 900))
        if opened >= end:
            return
        by = self._staff[day.toordinal() % len(self._staff)]
        state = "open" if closed >= end else "missed" if chance.random() < _FORGOTTEN_CHANCE else "closed"
        done = state == "closed"
        self._openings.append(
            (len(self._openings) + 1, day.isoformat(), to_text(opened), to_text(closed) if done else None, state, by,
             by if done else None)
        )  # fmt: skip

    def _serve(self, chance: Random, day: date, half: int, at: datetime, ends: datetime, end: datetime) -> None:
        who = self._staff[(day.toordinal() + half) % len(self._staff)]
        over = ends < end
        note = chance.choice(_HANDOVERS) if half == len(_SHIFTS) - 1 and over else None
        number = len(self._shifts) + 1
        self._shifts.append(
            (number, who, day.isoformat(), to_text(at), to_text(ends) if over else None, "ended" if over else "open",
             note)
        )  # fmt: skip
        moment = at + timedelta(minutes=2)
        for item in self._items:
            moment += timedelta(seconds=chance.randrange(4, 14))
            if moment >= end:
                return
            self._check(number, day, item, moment, who, chance)

    def _check(self, shift: int, day: date, item: str, at: datetime, who: int, chance: Random) -> None:
        fault = next(
            (
                each
                for each in self._faults
                if each.item == item and each.reported - timedelta(hours=1) <= at < each.fixed
            ),
            None,
        )
        result, note = "normal", None
        if fault is not None:
            fault.reported = min(fault.reported, at)
            result, note = "abnormal", fault.what
        elif item in _NOT_HERE:
            result = "not_applicable"
        elif item == "fridge":
            note = f"{chance.choice((3, 4, 4, 5))} ℃"
        self._checks.append(
            (len(self._checks) + 1, shift, item, result, fault and fault.amenity, fault and fault.number, note,
             day.isoformat(), to_text(at), who)
        )  # fmt: skip

    def _statements(self, until: datetime) -> Iterator[tuple[str, Sequence[tuple[object, ...]]]]:
        yield (
            "INSERT INTO shift (id, staff_id, day, started_at, ended_at, state, handover) VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._shifts,
        )
        yield (
            "INSERT INTO opening (id, day, opened_at, closed_at, state, opened_by, closed_by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._openings,
        )
        told = [fault for fault in self._faults if fault.reported < until]
        yield (
            "INSERT INTO fault (id, amenity_id, check_item, what, state, day, reported_at, repair_at, fixed_at,"
            " confirmed_at, reported_by, repair_by, fixed_by, confirmed_by, repairer)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [_row(fault, until) for fault in told],
        )
        yield (
            "INSERT INTO inspection (id, shift_id, check_item, result, amenity_id, fault_id, note, day, at, by_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._checks,
        )

    def _insert_amenities(self) -> None:
        at, since = to_text(self.since), self.since.astimezone(ZONE).date().isoformat()
        self._db.run_many(
            "INSERT INTO amenity (id, code, code_key, name, kind, place, capacity, fills, origin, donor, since_day,"
            " created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (n, code, code_key(code), *words, since, at, self._staff[0])
                for n, words in enumerate(_AMENITIES, 1)
                for code in (f"S-{n:03d}",)
            ),
        )
        chance = Random(f"{self._seed}/amenities")  # noqa: S311 - the same each time
        labels = sorted({_label(chance) for _ in range(2 * len(_AMENITIES))})[: len(_AMENITIES)]
        self._db.run_many(
            "INSERT INTO scan_code (code, amenity_id, at) VALUES (?, ?, ?)",
            [(label, n, at) for n, label in enumerate(labels, 1)],
        )


def _moment(day: date, clock: time, seconds: int) -> datetime:
    return datetime.combine(day, clock, ZONE).astimezone(UTC) + timedelta(seconds=seconds)


def _row(fault: _Fault, until: datetime) -> tuple[object, ...]:
    repaired, fixed, confirmed = (at <= until for at in (fault.repair, fault.fixed, fault.confirmed))
    state = "confirmed" if confirmed else "fixed" if fixed else "under_repair" if repaired else "reported"
    return (
        fault.number,
        fault.amenity,
        fault.item,
        fault.what,
        state,
        fault.reported.astimezone(ZONE).date().isoformat(),
        to_text(fault.reported),
        to_text(fault.repair) if repaired else None,
        to_text(fault.fixed) if fixed else None,
        to_text(fault.confirmed) if confirmed else None,
        fault.by,
        fault.by if repaired else None,
        fault.by if fixed else None,
        fault.by if confirmed else None,
        _REPAIRER if repaired else None,
    )


def _label(chance: Random) -> str:
    body = f"8{chance.randrange(10**10):010d}"
    return body + check_digit(body)
