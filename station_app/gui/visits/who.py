"""Whose visit it is: somebody found by name, number or card, somebody new, or nobody named."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from station_app.core.search.model import Hit
from station_app.core.search.queries import find
from station_app.gui.kit.context import Context
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.look import announce
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import labels, translate
from station_app.texts.dictionaries import Words, read_words

_MOST = 6
_ROW_PX = 32
_NEWCOMER = -1


class _Line(EnterField):
    """The field above the list: arrows move in the list."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class WhoField(QWidget):
    """A field and what was found below it. Nobody is picked by the program: a row is, by Enter or a click."""

    changed = Signal()
    """Somebody was picked, or nobody is any more."""
    entered = Signal()
    """Enter with nothing to pick: on with the form."""
    escaped = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words: Words | None = None
        self._person: int | None = None
        self._new = False
        self._offers_new = False
        self.field = _Line()
        self.field.setObjectName("visitWho")
        self.found = QListWidget()
        self.found.setObjectName("visitWhoFound")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.found.hide()
        self._state = PlainLabel("", "hint", wrap=True)
        self._state.setObjectName("visitWhoState")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for part in (self.field, self.found, self._state):
            layout.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._on_typed)
        self.field.moved.connect(self._on_moved)
        self.field.entered.connect(self._on_enter)
        self.field.escaped.connect(self._on_escape)
        self.found.itemClicked.connect(self._on_clicked)

    def begin(self, person_id: int | None, name: str, *, offers_new: bool) -> None:
        """Show whose visit it is now. `offers_new`: somebody unknown may be registered with it."""
        self._offers_new = offers_new
        self._words = read_words(self._context.db, self._context.language.code)
        self._person, self._new = person_id, False
        self.field.setText(name if person_id is not None else "")
        self._show_found([])
        self._say()

    def person_id(self) -> int | None:
        """Who was picked."""
        return self._person

    def new_name(self) -> str | None:
        """What somebody new is called, when that was picked."""
        return self.field.text().strip() if self._new else None

    def undecided(self) -> bool:
        """Whether something is typed and nobody picked."""
        return bool(self.field.text().strip()) and self._person is None and not self._new

    def pick_by_code(self, code: str) -> bool:
        """Pick the owner of a scanned card; False when it is nobody's."""
        hits = [hit for hit in find(self._context.db, code) if hit.by_card]
        if hits:
            self._pick(hits[0].person_id, _name(hits[0]))
        return bool(hits)

    def retranslate(self) -> None:
        """Say every word anew."""
        self.field.setPlaceholderText(translate("Visits", "Name, phone tail or card"))
        self.found.setAccessibleName(translate("Visits", "People found"))
        self._say()

    # -- typing --------------------------------------------------------------------------------------------------

    def _on_typed(self, text: str) -> None:
        self._person, self._new = None, False
        self._show_found(find(self._context.db, text, limit=_MOST) if text.strip() else [])
        self._say()
        self.changed.emit()

    def _on_moved(self, step: int) -> None:
        if self.found.isVisible():
            row = max(0, min(self.found.currentRow() + step, self.found.count() - 1))
            self.found.setCurrentRow(row)
            announce(self.field, self.found.item(row).text())

    def _on_enter(self) -> None:
        item = self.found.currentItem() if self.found.isVisible() else None
        if item is None and self.undecided() and self._only() is not None:
            item = self._only()
        if item is not None:
            self._take(item)
        else:
            self.entered.emit()

    def _only(self) -> QListWidgetItem | None:
        # One hit: Enter takes it, as at the desk; several are never chosen among.
        people = [self.found.item(row) for row in range(self.found.count())]
        known = [item for item in people if item.data(Qt.ItemDataRole.UserRole) != _NEWCOMER]
        return known[0] if len(known) == 1 and self.found.isVisible() else None

    def _on_escape(self) -> None:
        if self.found.isVisible():
            self._show_found([])
        else:
            self.escaped.emit()

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        person = item.data(Qt.ItemDataRole.UserRole)
        if person == _NEWCOMER:
            self._new = True
            self._show_found([])
            self._say()
            self.changed.emit()
        else:
            self._pick(person, item.data(Qt.ItemDataRole.UserRole + 1))

    def _pick(self, person_id: int, name: str) -> None:
        self._person, self._new = person_id, False
        self.field.setText(name)
        self._show_found([])
        self._say()
        self.changed.emit()

    # -- showing -------------------------------------------------------------------------------------------------

    def _show_found(self, hits: list[Hit]) -> None:
        self.found.clear()
        for hit in hits:
            self._add(f"{_name(hit)}  {self._about(hit)}", hit.person_id, _name(hit))
        typed = self.field.text().strip()
        if self._offers_new and typed and not self._new and self._person is None:
            self._add(translate("Visits", "Somebody new: “{name}”").format(name=typed), _NEWCOMER, typed)
        rows = self.found.count()
        self.found.setFixedHeight(rows * _ROW_PX + 4)
        self.found.setVisible(bool(rows))

    def _add(self, text: str, person: int, name: str) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, int(person))
        item.setData(Qt.ItemDataRole.UserRole + 1, name)
        self.found.addItem(item)

    def _about(self, hit: Hit) -> str:
        category = "" if self._words is None else self._words.categories.get(hit.category, hit.category)
        return " · ".join(part for part in (labels.masked_phone(hit.phone), category) if part)

    def _say(self) -> None:
        if self._new:
            words = translate("Visits", "Will be registered as somebody new.")
        elif self._person is not None:
            words = ""
        elif self.found.isVisible():
            words = translate("Visits", "↓ and Enter to pick")
        elif self.undecided():
            words = translate("Visits", "Nobody found. Please type another name or number, or empty the field.")
        else:
            words = translate("Visits", "Empty: without a name")
        self._state.setText(words)
        self._state.setVisible(bool(words))


def _name(hit: Hit) -> str:
    return labels.person_name(hit.name, hit.nickname, hit.phone)
