"""The door for changes: once each, in order, patient with a busy file, and every outcome told to the right one."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.errors import Busy, DiskFull, NotFound, Refusal, Trouble
from station_app.core.types import ActId, Area, Done, StaffId
from station_app.gui.runtime.changes import Hub
from station_app.gui.runtime.operations import Operations
from station_app.gui.runtime.undo import Act, UndoStack

NOON = datetime(2026, 9, 23, 4, 0, tzinfo=UTC)
FILE = Path("station.sqlite")


@dataclass
class Book:
    """Stands where the station's file would: notes each entry once by its key, and can be held by someone else."""

    busy_times: int = 0
    entries: list[str] = field(default_factory=list)
    keys: dict[str, Done[str]] = field(default_factory=dict)
    tries: int = 0
    break_after_commit: bool = False
    seen: list[tuple[datetime, StaffId | None]] = field(default_factory=list)


def enter(book: Book, *, word: str, now: datetime, by: StaffId | None, key: str) -> Done[str]:
    book.tries += 1
    if key in book.keys:
        return book.keys[key]
    if book.busy_times:
        book.busy_times -= 1
        raise Busy(FILE)
    book.entries.append(word)
    book.seen.append((now, by))
    done = Done(word, frozenset({Area.VISITS}), ActId(len(book.entries)))
    book.keys[key] = done
    if book.break_after_commit:
        book.break_after_commit = False
        raise Busy(FILE)
    return done


def look(book: Book, *, now: datetime, by: StaffId | None, key: str) -> Done[str]:
    return Done("nothing new", frozenset(), ActId(0))


def refuse(book: Book, *, now: datetime, by: StaffId | None, key: str) -> Done[str]:
    raise NotFound("person", 7)


def run_full(book: Book, *, now: datetime, by: StaffId | None, key: str) -> Done[str]:
    raise DiskFull(FILE)


def stumble(book: Book, *, now: datetime, by: StaffId | None, key: str) -> Done[str]:
    raise ZeroDivisionError


def take_back(book: Book, *, op: ActId, now: datetime, by: StaffId | None, key: str) -> Done[int]:
    if op == 99:
        raise NotFound("act", op)
    if book.busy_times:
        book.busy_times -= 1
        raise Busy(FILE)
    return Done(int(op), frozenset({Area.VISITS}), ActId(1000 + op))


class Window(QObject):
    """A window's worth of runtime, noting what it is told."""

    def __init__(self, book: Book, patience_ms: int = 5_000) -> None:
        super().__init__()
        self.hub = Hub(self)
        self.undo = UndoStack(take_back, self)
        self.operations = Operations(book, SetClock(NOON), self.hub, self.undo, patience_ms=patience_ms, parent=self)
        self.told: list[Any] = []
        self.refusals: list[Refusal] = []
        self.troubles: list[Trouble] = []
        self.waits: list[bool] = []
        self.values: list[Any] = []
        self.hub.changed.connect(self.told.append)
        self.operations.refused.connect(self.refusals.append)
        self.operations.troubled.connect(self.troubles.append)
        self.operations.waiting.connect(self.waits.append)

    def enter(self, word: str, **options: Any) -> None:
        self.operations.run(enter, word=word, done=self.values.append, **options)


def test_a_command_is_run_told_remembered_and_answered(qtbot: QtBot) -> None:
    book = Book()
    window = Window(book)
    window.operations.by = StaffId(3)
    window.enter("周佳宁", about="2046")
    assert book.entries == ["周佳宁"]
    assert book.seen == [(NOON, StaffId(3))]
    assert window.told == [frozenset({Area.VISITS})]
    assert window.values == ["周佳宁"]
    assert window.undo.acts() == (Act(ActId(1), "2046"),)


def test_what_touches_nothing_is_neither_told_nor_undone(qtbot: QtBot) -> None:
    window = Window(Book())
    window.operations.run(look, done=window.values.append)
    assert (window.values, window.told, window.undo.acts()) == (["nothing new"], [], ())


def test_what_cannot_be_undone_is_told_only(qtbot: QtBot) -> None:
    window = Window(Book())
    window.enter("x", undoable=False)
    assert (len(window.told), window.undo.acts()) == (1, ())


def test_the_same_form_twice_is_one_act(qtbot: QtBot) -> None:
    book = Book()
    window = Window(book)
    window.enter("x", key="k")
    window.enter("x", key="k")
    assert (book.entries, window.values, len(window.undo.acts())) == (["x"], ["x", "x"], 1)


def test_a_busy_file_is_waited_for_and_what_follows_keeps_its_order(qtbot: QtBot) -> None:
    book = Book(busy_times=3)
    window = Window(book)
    for word in "abc":
        window.enter(word)
    assert (book.entries, window.operations.busy()) == ([], True)
    qtbot.waitUntil(lambda: window.values == ["a", "b", "c"])
    assert book.entries == ["a", "b", "c"]
    assert book.tries == 6
    assert len(window.told) == 3
    assert window.waits == [True, False]
    assert not window.operations.busy()


def test_a_busy_after_the_commit_is_still_one_act(qtbot: QtBot) -> None:
    book = Book(break_after_commit=True)
    window = Window(book)
    window.enter("x")
    qtbot.waitUntil(lambda: window.values == ["x"])
    assert (book.entries, len(window.told)) == (["x"], 1)


def test_patience_ends_with_trouble_and_the_queue_goes_on(qtbot: QtBot) -> None:
    book = Book(busy_times=10**6)
    window = Window(book, patience_ms=250)
    own: list[Trouble] = []
    window.enter("lost", troubled=own.append)
    qtbot.waitUntil(lambda: len(window.troubles) == 1)
    assert isinstance(own[0], Busy)
    book.busy_times = 1
    window.enter("kept")
    qtbot.waitUntil(lambda: book.entries == ["kept"])
    assert len(window.troubles) == 1


def test_a_refusal_goes_to_the_page_or_else_to_the_signal(qtbot: QtBot) -> None:
    window = Window(Book())
    own: list[Refusal] = []
    window.operations.run(refuse, refused=own.append)
    assert (len(own), window.refusals) == (1, [])
    window.operations.run(refuse)
    assert isinstance(window.refusals[0], NotFound)
    assert (window.told, window.undo.acts()) == ([], ())


def test_trouble_is_always_signalled(qtbot: QtBot) -> None:
    window = Window(Book())
    window.operations.run(run_full)
    assert isinstance(window.troubles[0], DiskFull)


def test_a_bug_goes_up_and_the_next_command_still_runs(qtbot: QtBot) -> None:
    book = Book()
    window = Window(book)
    with pytest.raises(ZeroDivisionError):
        window.operations.run(stumble)
    window.enter("next")
    assert book.entries == ["next"]


def test_a_bug_behind_a_wait_does_not_hold_up_the_queue(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[type[BaseException]] = []
    book = Book(busy_times=1)
    window = Window(book)
    window.enter("a")
    window.operations.run(stumble)
    window.enter("b")
    monkeypatch.setattr(sys, "excepthook", _note_kind(caught))
    qtbot.waitUntil(lambda: book.entries == ["a", "b"])
    assert caught == [ZeroDivisionError]


def _note_kind(caught: list[type[BaseException]]) -> Callable[..., None]:
    def hook(kind: type[BaseException], *rest: object) -> None:
        caught.append(kind)

    return hook


def test_a_command_started_by_another_waits_for_its_end(qtbot: QtBot) -> None:
    book = Book()
    window = Window(book)
    order: list[str] = []

    def lend(value: str) -> None:
        window.operations.run(enter, word="loan", done=order.append)
        order.append(value)

    window.operations.run(enter, word="visit", done=lend)
    assert order == ["visit", "loan"]
    assert book.entries == ["visit", "loan"]


def test_undo_takes_the_newest_first_and_once(qtbot: QtBot) -> None:
    book = Book()
    window = Window(book)
    window.enter("a")
    window.enter("b")
    undone: list[tuple[Act, Any]] = []

    def note(act: Act, value: Any) -> None:
        undone.append((act, value))

    book.busy_times = 1
    assert window.undo.undo_last(window.operations, done=note)
    assert window.undo.undo_last(window.operations, done=note)
    assert not window.undo.undo_last(window.operations, done=note)
    qtbot.waitUntil(lambda: len(undone) == 2)
    assert [value for _, value in undone] == [2, 1]
    assert window.undo.acts() == ()


def test_an_undo_that_trouble_stopped_can_be_tried_again(qtbot: QtBot) -> None:
    book = Book()
    window = Window(book, patience_ms=100)
    window.enter("a")
    book.busy_times = 10**6
    window.undo.undo_last(window.operations)
    qtbot.waitUntil(lambda: len(window.troubles) == 1)
    assert window.undo.last() == Act(ActId(1))


def test_a_refused_undo_does_not_stand_in_the_way(qtbot: QtBot) -> None:
    window = Window(Book())
    window.undo.push(ActId(1))
    window.undo.push(ActId(99))
    window.undo.undo_last(window.operations)
    assert isinstance(window.refusals[0], NotFound)
    assert window.undo.last() == Act(ActId(1))


def test_the_stack_says_when_it_changes(qtbot: QtBot) -> None:
    stack = UndoStack(take_back)
    with qtbot.waitSignal(stack.changed, timeout=100):
        stack.push(ActId(1))
    with qtbot.waitSignal(stack.changed, timeout=100):
        stack.push(ActId(2))
    with qtbot.waitSignal(stack.changed, timeout=100):
        stack.clear()
    assert stack.acts() == ()


def test_a_hundred_thousand_signals(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 aborts the process after a few hundred."""

    class Counter(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.areas = 0
            self.flags = 0

        def count(self, areas: frozenset[Area]) -> None:
            self.areas += len(areas)

        def flag(self, waiting: bool) -> None:
            self.flags += waiting

    hub, counter, window = Hub(), Counter(), Window(Book())
    hub.changed.connect(counter.count)
    window.operations.waiting.connect(counter.flag)
    touched = frozenset({Area.VISITS, Area.PEOPLE})
    for _ in range(100_000):
        hub.changed.emit(touched)
        window.operations.waiting.emit(True)
    assert (counter.areas, counter.flags) == (200_000, 100_000)
