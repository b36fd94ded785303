"""Somebody looked up by name, number or card, or a bare name: for whom something is put aside, who takes it."""

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

_MOST = 5
_ROW_PX = 32
_NAME_ONLY = -1


class _Line(EnterField):
    """The field above the list: arrows move in the list."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class PersonPicker(QWidget):
    """A field and what was found below it; a single hit is taken by Enter, among several a row is picked.

    A bare name is taken where nobody is found, or where its row is picked; never where `bare_names` is off.
    """

    changed = Signal()
    entered = Signal()
    """Enter with somebody picked, or with an empty field."""
    escaped = Signal()

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        """`name` begins the object names."""
        super().__init__(parent)
        self._context = context
        self._bare_names = True
        self._person: int | None = None
        self._bare = False
        self.field = _Line()
        self.field.setObjectName(name)
        self.found = QListWidget()
        self.found.setObjectName(f"{name}Found")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.hide()
        self._state = PlainLabel("", "hint", wrap=True)
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
        self.found.itemClicked.connect(self._take)

    def begin(self, *, bare_names: bool = True) -> None:
        """Nobody picked and nothing typed."""
        self._bare_names = bare_names
        self._person, self._bare = None, False
        self.field.clear()
        self._show_found([])
        self._say()

    def person_id(self) -> int | None:
        """Who was picked."""
        return self._person

    def bare_name(self) -> str | None:
        """The name alone, when that was picked."""
        return self.field.text().strip() if self._bare else None

    def decided(self) -> bool:
        """Whether somebody or a bare name was picked."""
        return self._person is not None or self._bare

    def shown_name(self) -> str:
        """What stands in the field."""
        return self.field.text().strip()

    def pick_by_code(self, code: str) -> bool:
        """Pick the owner of a scanned card; False when it is nobody's."""
        hits = [hit for hit in find(self._context.db, code) if hit.by_card]
        if hits:
            self._pick(hits[0].person_id, _name(hits[0]))
        return bool(hits)

    def retranslate(self) -> None:
        """Say every word anew."""
        self.field.setPlaceholderText(translate("Lending", "Name, phone tail or card"))
        self.found.setAccessibleName(translate("Lending", "People found"))
        self._say()

    def _on_typed(self, text: str) -> None:
        self._person, self._bare = None, False
        self._show_found(find(self._context.db, text, limit=_MOST) if text.strip() else [])
        self._say()
        self.changed.emit()

    def _on_moved(self, step: int) -> None:
        if self.found.count():
            row = max(0, min(self.found.currentRow() + step, self.found.count() - 1))
            self.found.setCurrentRow(row)
            announce(self.field, self.found.item(row).text())

    def _on_enter(self) -> None:
        if self.decided() or not self.field.text().strip():
            self.entered.emit()
            return
        item = self.found.currentItem() or self._only()
        if item is not None:
            self._take(item)

    def _only(self) -> QListWidgetItem | None:
        return self.found.item(0) if self._people() == 1 or (self._people() == 0 and self.found.count()) else None

    def _people(self) -> int:
        rows = (self.found.item(row) for row in range(self.found.count()))
        return sum(1 for item in rows if item.data(Qt.ItemDataRole.UserRole) != _NAME_ONLY)

    def _on_escape(self) -> None:
        if self.found.count():
            self._show_found([])
            self.found.clear()
        else:
            self.escaped.emit()

    def _take(self, item: QListWidgetItem) -> None:
        person = int(item.data(Qt.ItemDataRole.UserRole))
        if person != _NAME_ONLY:
            self._pick(person, str(item.data(Qt.ItemDataRole.UserRole + 1)))
            return
        self._bare = True
        self._after_picking()

    def _pick(self, person_id: int, name: str) -> None:
        self._person, self._bare = person_id, False
        self.field.setText(name)
        self._after_picking()

    def _after_picking(self) -> None:
        self._show_found([])
        self._say()
        self.changed.emit()

    def _show_found(self, hits: list[Hit]) -> None:
        self.found.clear()
        for hit in hits:
            self._add(f"{_name(hit)}  {labels.masked_phone(hit.phone)}".strip(), hit.person_id, _name(hit))
        typed = self.field.text().strip()
        if self._bare_names and typed and not self.decided():
            self._add(translate("Lending", "Only the name “{name}”").format(name=typed), _NAME_ONLY, typed)
        rows = self.found.count()
        self.found.setFixedHeight(rows * _ROW_PX + 4)
        self.found.setVisible(bool(rows))

    def _add(self, text: str, person: int, name: str) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, int(person))
        item.setData(Qt.ItemDataRole.UserRole + 1, name)
        self.found.addItem(item)

    def _say(self) -> None:
        if self._bare:
            words = translate("Lending", "By name alone: nobody on file.")
        elif self._person is None and self.field.text().strip() and not self.found.count():
            words = translate("Lending", "Nobody found. Please type another name or number.")
        elif self.found.count() > 1:
            words = translate("Lending", "↓ and Enter to pick")
        else:
            words = ""
        self._state.setText(words)
        self._state.setVisible(bool(words))


def _name(hit: Hit) -> str:
    return labels.person_name(hit.name, hit.nickname, hit.phone)
