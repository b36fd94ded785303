"""The lines of people, at the left of the page and where somebody is picked: read as they come into view."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from station_app.core.clock import local_day
from station_app.core.people.lists import lacks
from station_app.core.people.model import Lack, Person
from station_app.core.people.queries import by_ids
from station_app.core.settings.queries import zone
from station_app.core.visits.queries import last_seen
from station_app.gui.kit.context import Context
from station_app.gui.people.painter import LINE_ROLE, PersonLine, PersonPainter
from station_app.gui.runtime.theme import Theme
from station_app.texts import labels, moments
from station_app.texts.dictionaries import Words, read_words
from station_app.texts.people import lacking, suspended_why

BATCH = 60

Index = QModelIndex | QPersistentModelIndex
Read = Callable[[int, int], Sequence[int]]
"""(offset, limit) → the ids of the next people."""


class PeopleModel(QAbstractListModel):
    """Grows by itself when somebody scrolls down. `show_lacks`: each line says what is still to be asked."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = Words({}, {}, {})
        self._lines: list[PersonLine] = []
        self._read: Read = _nobody
        self._more = False
        self.show_lacks = False

    def show(self, read: Read, *, at_least: int = BATCH) -> None:
        """Show what `read` hands out, the first ones at once."""
        self._words = read_words(self._context.db, self._context.language.code)
        self.beginResetModel()
        self._read = read
        self._lines = self._next(0, at_least)
        self._more = len(self._lines) == at_least
        self.endResetModel()

    def show_people(self, ids: Sequence[int]) -> None:
        """Show these, in their order."""
        self.show(_of(ids))

    def person_at(self, row: int) -> int | None:
        """The person of a line."""
        return self._lines[row].person_id if 0 <= row < len(self._lines) else None

    def line_of(self, person_id: int | None) -> int:
        """The line of a person, or -1."""
        return next((at for at, line in enumerate(self._lines) if line.person_id == person_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        return line.words() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:  # noqa: ARG002
        new = self._next(len(self._lines), BATCH)
        self._more = len(new) == BATCH
        if new:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(new) - 1)
            self._lines.extend(new)
            self.endInsertRows()

    def _next(self, offset: int, limit: int) -> list[PersonLine]:
        db = self._context.db
        people = by_ids(db, self._read(offset, limit))
        missing = lacks(db, people) if self.show_lacks else {}
        here = zone(db)
        today = local_day(self._context.clock.now(), here)
        lines = []
        for person in people:
            last = last_seen(db, person.id)
            when = "" if last is None else moments.relative_day(local_day(last, here), today)
            lines.append(self._line(person, missing.get(person.id, ()), when, today))
        return lines

    def _line(self, person: Person, missing: Sequence[Lack], when: str, today: date) -> PersonLine:
        name = labels.person_name(person.name, person.nickname, person.phone)
        held = person.suspended
        if missing:
            return PersonLine(person.id, name, lacking(missing), when, initial_of(person.nickname))
        if held is not None and held.in_force(today):
            detail = suspended_why(held, today)
            return PersonLine(person.id, name, detail, when, initial_of(person.name or person.nickname), warn=True)
        work = self._words.categories.get(person.category, "")
        if person.platform:
            work = self._words.platforms.get(person.platform, person.platform)
        detail = " · ".join(part for part in (labels.masked_phone(person.phone), work) if part)
        return PersonLine(person.id, name, detail, when, initial_of(person.name or person.nickname))


class PeopleView(QListView):
    """A list of people's lines."""

    opened = Signal(int)
    """Enter on somebody."""

    def __init__(self, theme: Theme, model: PeopleModel, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._people = model
        self.setModel(model)
        self.setItemDelegate(PersonPainter(theme, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            person = self._people.person_at(self.currentIndex().row())
            if person is not None and not event.isAutoRepeat():
                self.opened.emit(person)
            return
        super().keyPressEvent(event)


def initial_of(name: str | None) -> str:
    """The character in the circle; a dot for somebody without a name."""
    return name[0] if name else "·"


def _nobody(offset: int, limit: int) -> Sequence[int]:  # noqa: ARG001
    return ()


def _of(ids: Sequence[int]) -> Read:
    def read(offset: int, limit: int) -> Sequence[int]:
        return ids[offset : offset + limit]

    return read
