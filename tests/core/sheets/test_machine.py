"""Any order of typing, striking, freeing and taking back: one visit a line, gaps right, no number twice."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from station_app.core.audit.queries import broken_link
from station_app.core.clock import SetClock
from station_app.core.errors import Refusal
from station_app.core.sheets import queries
from station_app.core.sheets.commands import enter_line, free_line, make_sheets, mark_unused, strike_lines
from station_app.core.sheets.model import LineDone, LineHolds, NoSuchLine, SheetBegun, SheetUnused
from station_app.core.storage.database import Database, open_database
from station_app.core.types import Done
from station_app.core.undo.commands import undo
from station_app.core.undo.model import AlreadyUndone, TooLate
from station_app.core.visits import queries as visits
from station_app.core.visits.commands import void
from station_app.core.visits.model import AlreadyVoid, State
from tests.conftest import MORNING, contents, truthful

LINES = 6
SHEET = st.integers(1, 4)
NUMBER = st.integers(0, LINES + 1)


class Pile(RuleBasedStateMachine):
    """A few small sheets; what each line holds is also told to a dict."""

    db: Database

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.db = open_database(Path(self.folder.name) / "station.sqlite", create=True)
        self.truth = truthful(self.db, SetClock(MORNING))
        self.numbers: list[str] = []
        self.unused: set[int] = set()
        self.held: dict[tuple[int, int], int | str] = {}
        self.void: set[int] = set()
        self.acts: list[Done[Any]] = []

    def teardown(self) -> None:
        if hasattr(self, "db"):
            assert broken_link(self.db) is None
            self.db.close()
            self.folder.cleanup()

    def run(self, command: Any, refusals: tuple[type[Refusal], ...], **facts: Any) -> Done[Any] | None:
        before = contents(self.db)
        try:
            done: Done[Any] = self.truth(command, **facts)
        except refusals:
            assert contents(self.db) == before
            return None
        if done.touched and command is not undo:
            self.acts.append(done)
        return done

    @rule(count=st.integers(1, 2))
    def make(self, count: int) -> None:
        if len(self.numbers) < 4:
            done = self.run(make_sheets, (), count=count, lines=LINES)
            assert done is not None
            self.numbers += [sheet.number for sheet in done.value]

    @rule(sheet=SHEET, line=NUMBER, new=st.booleans())
    def type(self, sheet: int, line: int, new: bool) -> None:
        if sheet > len(self.numbers):
            return
        facts: dict[str, Any] = {"newcomer": {"nickname": "张师傅"}} if new else {}
        refusals = (LineDone, NoSuchLine, SheetUnused)
        done = self.run(enter_line, refusals, sheet_id=sheet, line=line, day=date(2026, 8, 31), **facts)
        free = 1 <= line <= LINES and sheet not in self.unused and (sheet, line) not in self.held
        assert (done is not None) == free
        if done is not None:
            self.held[sheet, line] = done.value.id

    @rule(sheet=SHEET, lines=st.lists(NUMBER, min_size=1, max_size=3), how=st.sampled_from(["blank", "struck"]))
    def strike(self, sheet: int, lines: list[int], how: str) -> None:
        if sheet > len(self.numbers):
            return
        refusals = (LineDone, NoSuchLine, SheetUnused)
        done = self.run(strike_lines, refusals, sheet_id=sheet, lines=lines, how=how)
        if done is not None:
            assert not any((sheet, line) in self.held for line in lines)
            self.held.update({(sheet, line): how for line in lines})

    @rule(sheet=SHEET, line=NUMBER)
    def free(self, sheet: int, line: int) -> None:
        if sheet > len(self.numbers):
            return
        done = self.run(free_line, (LineHolds,), sheet_id=sheet, line=line)
        if done is not None:
            held = self.held.pop((sheet, line), None)
            assert held is None or isinstance(held, str) or held in self.void

    @rule(sheet=SHEET, unused=st.booleans())
    def mark(self, sheet: int, unused: bool) -> None:
        if sheet > len(self.numbers):
            return
        done = self.run(mark_unused, (SheetBegun,), sheet_ids=[sheet], unused=unused)
        assert (done is None) == (unused and any(key[0] == sheet for key in self.held))
        if done is not None:
            (self.unused.add if unused else self.unused.discard)(sheet)

    @rule(at=st.integers(0, 5))
    def void_one(self, at: int) -> None:
        typed = [held for held in self.held.values() if isinstance(held, int)]
        if typed:
            visit = typed[at % len(typed)]
            if self.run(void, (AlreadyVoid,), visit_id=visit, reason="x") is not None:
                self.void.add(visit)

    @rule(back=st.integers(1, 4))
    def take_back(self, back: int) -> None:
        if len(self.acts) < back:
            return
        done = self.run(undo, (TooLate, AlreadyUndone), op=self.acts[-back].op)
        if done is None:
            return
        del self.acts[-back]
        # What stands now is read from the file: the invariants hold it against every rule there is.
        self.held = {
            (sheet, line): visit if visit is not None else struck
            for sheet, line, visit, struck in self.db.rows("SELECT sheet_id, line, visit_id, struck FROM paper_line")
        }
        self.unused = {row[0] for row in self.db.rows("SELECT id FROM paper_sheet WHERE unused = 1")}
        self.void = {row[0] for row in self.db.rows("SELECT id FROM visit WHERE state = 'void'")}

    @invariant()
    def lines_hold_what_was_typed(self) -> None:
        if not hasattr(self, "db"):
            return
        assert len(set(self.numbers)) == len(self.numbers)
        assert sorted(sheet.number for sheet in queries.sheets(self.db)) == sorted(self.numbers)
        for sheet in queries.sheets(self.db):
            mine = {line: held for (number, line), held in self.held.items() if number == sheet.id}
            assert sheet.unused == (sheet.id in self.unused)
            assert sheet.typed == sum(isinstance(held, int) for held in mine.values())
            assert sheet.struck == sum(isinstance(held, str) for held in mine.values())
            last = max(mine, default=0)
            assert queries.gaps(self.db, sheet.id) == tuple(n for n in range(1, last) if n not in mine)
            assert not (sheet.unused and mine)
        typed = [held for held in self.held.values() if isinstance(held, int)]
        assert len(set(typed)) == len(typed)
        # Every visit that counts stands in exactly one line, unless its line was freed while it was void.
        for visit in visits.page(self.db, limit=500, with_void=True).rows:
            assert visit.id in typed or visit.state is State.VOID or visit.id in self._freed()

    def _freed(self) -> set[int]:
        rows = self.db.rows("SELECT json_extract(was, '$.visit_id') FROM act_before WHERE record = 'paper_sheet'")
        return {row[0] for row in rows if row[0] is not None}


TestPile = Pile.TestCase
TestPile.settings = settings(max_examples=25, stateful_step_count=30)


class LongPile(Pile):
    """The same, for much longer."""


TestLongPile = pytest.mark.slow(LongPile.TestCase)
TestLongPile.settings = settings(max_examples=300, stateful_step_count=60)
