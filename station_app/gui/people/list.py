"""Who is offered at the left of the page: the latest visitors, or what the desk's own look-up finds."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QStackedWidget, QWidget

from station_app.core.clock import local_day
from station_app.core.people.model import Person
from station_app.core.people.queries import by_ids, recent
from station_app.core.search.queries import find
from station_app.core.settings.queries import zone
from station_app.core.visits.queries import last_seen
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.search_field import SearchField
from station_app.gui.people.painter import LINE_ROLE, PersonLine, PersonPainter
from station_app.texts import labels, moments, translate
from station_app.texts.dictionaries import Words, read_words

BATCH = 60
MOST_HITS = 50

Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractListModel):
    """The lines shown. Without words looked up it grows by itself when somebody scrolls down."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = Words({}, {}, {})
        self._lines: list[PersonLine] = []
        self._text = ""
        self._more = False

    def look_up(self, text: str) -> None:
        """Show what the look-up finds for these words; without any, the latest visitors (as many as before)."""
        self._words = read_words(self._context.db, self._context.language.code)
        again = BATCH if text or self._text else max(BATCH, len(self._lines))
        self.beginResetModel()
        self._text = text
        self._lines = self._found(text) if text else self._latest(0, again)
        self._more = not text and len(self._lines) == again
        self.endResetModel()

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
        new = self._latest(len(self._lines), BATCH)
        self._more = len(new) == BATCH
        if new:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(new) - 1)
            self._lines.extend(new)
            self.endInsertRows()

    def _latest(self, offset: int, limit: int) -> list[PersonLine]:
        db = self._context.db
        people = by_ids(db, recent(db, limit=limit, offset=offset))
        return [self._line_of_person(person, last_seen(db, person.id)) for person in people]

    def _found(self, text: str) -> list[PersonLine]:
        hits = find(self._context.db, text, limit=MOST_HITS)
        return [
            self._line(
                hit.person_id,
                labels.person_name(hit.name, hit.nickname, hit.phone),
                hit.name or hit.nickname,
                hit.phone,
                hit.platform,
                hit.category,
                hit.last_at,
            )
            for hit in hits
        ]

    def _line_of_person(self, person: Person, last: datetime | None) -> PersonLine:
        name = labels.person_name(person.name, person.nickname, person.phone)
        known = person.name or person.nickname
        return self._line(person.id, name, known, person.phone, person.platform, person.category, last)

    def _line(
        self,
        person_id: int,
        name: str,
        known: str | None,
        phone: str | None,
        platform: str | None,
        category: str,
        last: datetime | None,
    ) -> PersonLine:
        work = self._words.platforms.get(platform, platform) if platform else self._words.categories.get(category, "")
        detail = " · ".join(part for part in (labels.masked_phone(phone), work) if part)
        return PersonLine(person_id, name, detail, self._day(last), initial_of(known))

    def _day(self, last: datetime | None) -> str:
        if last is None:
            return ""
        here = zone(self._context.db)
        return moments.relative_day(local_day(last, here), local_day(self._context.clock.now(), here))


class PeopleList(Card):
    """Search field, button to add somebody, the list. Choosing a line shows the person."""

    person_chosen = Signal(int)
    """The clerk chose a line."""
    add_asked = Signal(str)
    """With what was looked up in vain, if anything."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.search = SearchField(context.icons)
        self.search.setObjectName("peopleSearch")
        self.add = button("", "small", "peopleAdd")
        context.icons.put(self.add, "plus", size=16)
        self._caption = PlainLabel("", "hint")
        self.model = PeopleModel(context, self)
        self.view = QListView()
        self.view.setObjectName("peopleList")
        self.view.setModel(self.model)
        self.view.setItemDelegate(PersonPainter(context.theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        context.theme.changed.connect(self.view.viewport().update)
        self._nobody = EmptyState()
        self.add_found_nobody = self._nobody.offer("", "peopleAddSearched")
        self._rows = QStackedWidget()
        self._choosing = False
        self._build()
        self.search.textEdited.connect(self._on_typed)
        self.search.go_on.connect(self._on_go_on)
        self.add.clicked.connect(self._on_add)
        self.add_found_nobody.clicked.connect(self._on_add_searched)
        self.view.selectionModel().currentChanged.connect(self._on_current)

    def read(self, chosen: int | None) -> None:
        """Read the list anew; `chosen` is the person shown at the right."""
        self._look_up(self.search.text().strip())
        self.mark(chosen)

    def mark(self, person_id: int | None) -> None:
        """Mark the line of the person shown at the right, if there is one."""
        self._choosing = True
        row = self.model.line_of(person_id)
        if row < 0:
            self.view.setCurrentIndex(QModelIndex())
            self.view.clearSelection()
        else:
            self.view.setCurrentIndex(self.model.index(row))
        self._choosing = False

    def first(self) -> int | None:
        """The person of the first line."""
        return self.model.person_at(0)

    def retranslate(self) -> None:
        """Say every word anew."""
        self.search.say(translate("People", "Name, tail or pinyin"))
        self.view.setAccessibleName(translate("People", "People"))
        for made, words in (
            (self.add, translate("People", "Add")),
            (self.add_found_nobody, translate("People", "Add this person")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self._say_caption()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 0)
        top.setSpacing(8)
        top.addWidget(self.search)
        captions = QHBoxLayout()
        captions.setContentsMargins(12, 0, 12, 6)
        captions.addWidget(self._caption, 1)
        captions.addWidget(self.add)
        self._rows.addWidget(self.view)
        self._rows.addWidget(self._nobody)
        self.body.addLayout(top)
        self.body.addLayout(captions)
        self.body.addWidget(self._rows, 1)
        self.body.setSpacing(6)

    def _look_up(self, text: str) -> None:
        self._choosing = True
        self.model.look_up(text)
        self._choosing = False
        found = self.model.rowCount()
        self._rows.setCurrentWidget(self.view if found or not text else self._nobody)
        self._say_caption()

    def _say_caption(self) -> None:
        searched = bool(self.search.text().strip())
        self._caption.setText(translate("People", "Found") if searched else translate("People", "Latest visitors"))
        self._nobody.say(translate("People", "Nobody is found by this."))

    def _on_typed(self, text: str) -> None:
        self._look_up(text.strip())

    def _on_go_on(self) -> None:
        if self.model.rowCount():
            self.view.setFocus()
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0))

    def _on_add(self) -> None:
        self.add_asked.emit("")

    def _on_add_searched(self) -> None:
        self.add_asked.emit(self.search.text().strip())

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002
        person_id = self.model.person_at(current.row())
        if person_id is not None and not self._choosing:
            self.person_chosen.emit(person_id)


def initial_of(name: str | None) -> str:
    """The character in the circle; a dot for somebody without a name."""
    return name[0] if name else "·"
