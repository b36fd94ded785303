"""What is broken: an amenity, or a point of the check that belongs to none; looked for by code, name or initials."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from station_app.core.amenities import queries
from station_app.core.people.keys import keys_of
from station_app.core.people.queries import key_starts
from station_app.core.shifts.model import HEAT_LEVELS
from station_app.gui.kit.context import Context
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.look import announce
from station_app.texts import translate

_ROW_PX, _ROWS = 32, 6
_DATA = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Broken:
    """An amenity, or a point of the check, by what it is called."""

    name: str
    amenity_id: int | None = None
    check_item: str | None = None

    def facts(self) -> dict[str, Any]:
        """What the command is told."""
        return {"amenity_id": self.amenity_id, "check_item": self.check_item}


class BrokenField(QWidget):
    """A line and what it may mean; arrows choose, Enter takes it. All of it is listed while nothing is typed."""

    picked = Signal()
    """It is known what is broken."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen: Broken | None = None
        self._points: list[Broken] = []
        self.field = _Line()
        self.field.setObjectName("faultAbout")
        self.found = QListWidget()
        self.found.setObjectName("faultAboutFound")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.field)
        layout.addWidget(self.found)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._on_typed)
        self.field.moved.connect(self._on_moved)
        self.field.entered.connect(self._on_enter)
        self.found.itemClicked.connect(self._take)

    def begin(self) -> None:
        """Nothing yet."""
        self._chosen = None
        language = self._context.language.code
        points = queries.checklist(self._context.db, heat=HEAT_LEVELS[-1])  # those of hot days too
        self._points = [
            Broken(line.item.label(language), check_item=line.item.code) for line in points if not line.amenities
        ]
        self.field.clear()
        self.field.setPlaceholderText(translate("Amenities", "Code, name or initials; ↓ and Enter"))
        self.found.setAccessibleName(translate("Amenities", "What it may be"))
        self._show("")

    def put(self, broken: Broken) -> None:
        """It is known from the start."""
        self._chosen = broken
        self.field.setText(broken.name)
        self.found.hide()

    def chosen(self) -> Broken | None:
        """What was picked."""
        return self._chosen

    def _on_typed(self, text: str) -> None:
        self._chosen = None
        self._show(text.strip())

    def _on_moved(self, step: int) -> None:
        if self.found.isVisible() and self.found.count():
            row = max(0, min(self.found.currentRow() + step, self.found.count() - 1))
            self.found.setCurrentRow(row)
            announce(self.field, self.found.item(row).text())

    def _on_enter(self) -> None:
        if self._chosen is not None:
            self.picked.emit()
            return
        item = self.found.currentItem() or (self.found.item(0) if self.found.count() == 1 else None)
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.put(item.data(_DATA))
        self.picked.emit()

    def _show(self, typed: str) -> None:
        self.found.clear()
        db = self._context.db
        amenities = queries.find(db, typed, limit=20) if typed else queries.amenities(db)
        for each in amenities:
            words = "  ".join(part for part in (each.code, each.name, each.place) if part)
            self._add(words, Broken(each.name, amenity_id=each.id))
        starts = key_starts(typed) if typed else ()
        for point in self._points:
            keys = keys_of(names=(point.name,), numbers=())
            if not typed or any(key.startswith(start) for key in keys for start in starts):
                words = translate("Amenities", "{name} (point of the check)").format(name=point.name)
                self._add(words, point)
        self.found.setFixedHeight(min(self.found.count(), _ROWS) * _ROW_PX + 4)
        self.found.setVisible(bool(self.found.count()))

    def _add(self, words: str, broken: Broken) -> None:
        item = QListWidgetItem(words)
        item.setData(_DATA, broken)
        self.found.addItem(item)


class _Line(EnterField):
    """Arrows move in the list below."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the dialog's
        else:
            super().keyPressEvent(event)
