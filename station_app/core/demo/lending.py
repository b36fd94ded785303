"""The invented cabinets of a demo station, and who borrowed what: loans follow from the day's visits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from station_app.core.clock import to_text
from station_app.core.demo.days import Arrival
from station_app.core.demo.rows import ZONE
from station_app.core.people.keys import code_key, keys_of
from station_app.core.people.model import check_digit
from station_app.core.storage.database import Database
from station_app.core.visits.model import State

USUAL = 46
_CLOSING = time(21, 0)
_TRIES = 8
# name, kind, cabinet, pieces, accessories, yuan
_CATALOGUE: tuple[tuple[str, str, str, int, tuple[str, ...], int], ...] = (
    ("锤子", "hand", "A1", 2, (), 35),
    ("扳手", "hand", "A1", 6, (), 28),
    ("螺丝刀", "hand", "A1", 6, (), 15),
    ("钳子", "hand", "A2", 3, (), 32),
    ("内六角", "hand", "A2", 2, ("收纳夹",), 25),
    ("卷尺", "hand", "A2", 2, (), 12),
    ("打气筒", "bike", "B1", 3, ("气针", "布袋"), 69),
    ("补胎工具", "bike", "B1", 2, ("胶水", "撬棒"), 45),
    ("应急电源", "bike", "B1", 2, ("充电线", "夹子"), 268),
    ("话筒", "live", "C1", 2, ("接收器", "充电线"), 199),
    ("打光板", "live", "C1", 2, ("支架",), 88),
    ("三脚架", "live", "C1", 2, ("手机夹",), 75),
    ("雨衣", "rain", "D1", 4, (), 49),
    ("雨伞", "rain", "D1", 4, (), 29),
    ("手电", "other", "D2", 1, ("充电线",), 39),
    ("电笔", "other", "D2", 1, (), 9),
    ("充电宝", "other", "D2", 1, ("充电线",), 79),
    ("轮椅", "other", "D2", 1, (), 460),
)
_KINDS_OF = {"tool": ("hand", "bike", "other"), "rain_gear": ("rain",), "live_room": ("live",)}
"""Service of a visit → the kinds of tools that are borrowed with it."""
_MINUTES = {"hand": (10, 70), "bike": (8, 45), "live": (60, 180), "rain": (120, 500), "other": (30, 240)}


@dataclass(slots=True)
class _Piece:
    number: int
    name: str
    kind: str
    cabinet: str
    slot: str
    accessories: tuple[str, ...]
    fen: int
    label: str
    free_at: datetime
    in_repair_since: datetime | None = None
    lost_at: datetime | None = None


@dataclass(slots=True)
class _Loan:
    piece: _Piece
    person: int
    visit: int
    by: int
    out_at: datetime
    day: date
    due_at: datetime
    back_at: datetime
    condition: str
    lost: bool


class Cabinets:
    """The tools of a demo, and their loans day after day; always the same for the same seed and visits."""

    def __init__(self, db: Database, *, seed: int, count: int, first: date, staff: Sequence[int]) -> None:
        self._db = db
        self._staff = staff
        self._since = datetime.combine(first, time(8, 30), ZONE).astimezone(UTC) - timedelta(days=60)
        self._pieces = _invent(Random(f"{seed}/tools"), count, self._since)  # noqa: S311 - the same each time
        self._of_kind = {kind: [piece for piece in self._pieces if piece.kind == kind] for kind in _MINUTES}
        self._seed = seed
        self._loans: list[_Loan] = []

    def lend(self, day: date, arrivals: Sequence[Arrival], first_visit: int) -> None:
        """The loans of a day, from its visits, whose ids begin with `first_visit`."""
        chance = Random(f"{self._seed}/loans/{day.isoformat()}")  # noqa: S311 - as above
        midnight = datetime.combine(day, time(), ZONE).astimezone(UTC)
        due = datetime.combine(day, _CLOSING, ZONE).astimezone(UTC)
        for visit, arrival in enumerate(arrivals, first_visit):
            out = midnight + timedelta(seconds=arrival.arrived + 40)
            if arrival.guest is None or arrival.state is State.VOID or out >= due - timedelta(minutes=15):
                continue
            for service, _ in arrival.services:
                piece = self._free(chance, service, out)
                if piece is not None:
                    self._loans.append(self._loan(chance, piece, arrival.guest + 1, visit, out, day, due))

    def finish(self, until: datetime) -> int:
        """Write tools and loans as they stand at a moment; how many loans there are."""
        self._insert_tools()
        began = [loan for loan in self._loans if loan.out_at < until]
        self._db.run_many(
            "INSERT INTO loan (id, tool_id, person_id, state, out_at, day, due_at, back_at, lost_at, condition,"
            " visit_id, by_id, back_by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self._row(n, loan, until) for n, loan in enumerate(began, 1)),
        )
        self._db.run_many(
            "INSERT INTO loan_accessory (loan_id, place, name, back) VALUES (?, ?, ?, ?)",
            (
                (n, at, name, _came_back(loan, at) if loan.back_at <= until and not loan.lost else None)
                for n, loan in enumerate(began, 1)
                for at, name in enumerate(loan.piece.accessories)
            ),
        )
        for piece in self._pieces:
            if piece.lost_at is not None and piece.lost_at <= until:
                self._stand(piece, "lost", piece.lost_at, None)
            elif piece.in_repair_since is not None and piece.in_repair_since <= until < piece.free_at:
                self._stand(piece, "in_repair", piece.in_repair_since, "坏了，等修")
        return len(began)

    def _free(self, chance: Random, service: str, out: datetime) -> _Piece | None:
        kinds = _KINDS_OF.get(service)
        if kinds is None or chance.random() < 0.25:  # asked, and not borrowed after all
            return None
        there = self._of_kind[chance.choice(kinds)]
        tried = (chance.choice(there) for _ in range(_TRIES) if there)
        return next((piece for piece in tried if piece.lost_at is None and piece.free_at <= out), None)

    def _loan(
        self, chance: Random, piece: _Piece, person: int, visit: int, out: datetime, day: date, due: datetime
    ) -> _Loan:
        low, high = _MINUTES[piece.kind]
        back = out + timedelta(minutes=chance.uniform(low, high))
        if back > due:
            back = due - timedelta(minutes=chance.uniform(1, 15))
        if chance.random() < 0.04:  # forgotten, brought back one of the next days
            back = due + timedelta(hours=chance.uniform(12.5, 60))
        fate = chance.random()
        condition = "damaged" if fate < 0.008 else "parts_missing" if fate < 0.016 and piece.accessories else "good"
        lost = fate > 0.997
        piece.free_at = back + timedelta(minutes=1)
        if lost:
            piece.lost_at = due + timedelta(days=3)
        elif condition == "damaged":
            piece.in_repair_since, piece.free_at = back, back + timedelta(days=chance.uniform(2, 6))
        by = self._staff[(day.toordinal() + visit) % len(self._staff)]
        ended = piece.lost_at if piece.lost_at is not None else back
        return _Loan(piece, person, visit, by, out, day, due, ended, condition, lost)

    def _row(self, number: int, loan: _Loan, until: datetime) -> tuple[object, ...]:
        ended = loan.back_at <= until
        back, lost = ended and not loan.lost, ended and loan.lost
        return (
            number,
            loan.piece.number,
            loan.person,
            "back" if back else "lost" if lost else "open",
            to_text(loan.out_at),
            loan.day.isoformat(),
            to_text(loan.due_at),
            to_text(loan.back_at) if back else None,
            to_text(loan.back_at) if lost else None,
            loan.condition if back else None,
            loan.visit,
            loan.by,
            loan.by if back else None,
        )

    def _stand(self, piece: _Piece, state: str, since: datetime, note: str | None) -> None:
        self._db.run(
            "UPDATE tool SET state = ?, since = ?, state_note = ? WHERE id = ? AND state = 'available'",
            (state, to_text(since), note, piece.number),
        )

    def _insert_tools(self) -> None:
        at = to_text(self._since)
        self._db.run_many(
            "INSERT INTO tool (id, code, code_key, name, kind, cabinet, slot, value_fen, since, created_at, created_by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (p.number, code, code_key(code), p.name, p.kind, p.cabinet, p.slot, p.fen, at, at, self._staff[0])
                for p in self._pieces
                for code in (f"T-{p.number:03d}",)
            ),
        )
        self._db.run_many(
            "INSERT INTO tool_accessory (tool_id, place, name) VALUES (?, ?, ?)",
            ((p.number, at, name) for p in self._pieces for at, name in enumerate(p.accessories)),
        )
        self._db.run_many(
            "INSERT INTO tool_key (key, tool_id) VALUES (?, ?)",
            sorted((key, p.number) for p in self._pieces for key in keys_of(names=(p.name,), numbers=())),
        )
        self._db.run_many(
            "INSERT INTO scan_code (code, tool_id, at) VALUES (?, ?, ?)",
            sorted((p.label, p.number, at) for p in self._pieces),
        )


def _invent(chance: Random, count: int, since: datetime) -> list[_Piece]:
    pieces: list[_Piece] = []
    labels: set[str] = set()
    round_of = 0
    while len(pieces) < count:
        for name, kind, cabinet, several, accessories, yuan in _CATALOGUE:
            for n in range(1, several + 1):
                if len(pieces) == count:
                    return pieces
                called = name if several == 1 and not round_of else f"{name} {round_of * several + n:02d}"
                place = cabinet if not round_of else f"{cabinet[0]}{round_of * 2 + int(cabinet[1:])}"
                number = len(pieces) + 1
                pieces.append(
                    _Piece(number, called, kind, place, str(n), accessories, yuan * 100, _label(chance, labels), since)
                )
        round_of += 1
    return pieces


def _label(chance: Random, taken: set[str]) -> str:
    while True:
        body = f"8{chance.randrange(10**10):010d}"
        code = body + check_digit(body)
        if code not in taken:
            taken.add(code)
            return code


def _came_back(loan: _Loan, place: int) -> int:
    return int(not (loan.condition == "parts_missing" and place == 0))
