"""A field that looks something up, what was found under it, and a sentence beside it: a tool, or who borrows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.look import announce, set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.tag import Kind, TagLabel

MOST = 5
_ROW_PX = 32
_ID, _NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Found:
    """One line under a field: what it stands for, what the field says when it is picked, and all of it in words."""

    id: int
    name: str
    words: str


class _Line(EnterField):
    """The field itself: arrows move in the list, a tag stands at its right end."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.tag = TagLabel(parent=self)
        self.tag.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.tag.hide()

    def place_tag(self) -> None:
        """Where there is room for it: the right end."""
        size = self.tag.sizeHint()
        self.tag.setGeometry(
            self.width() - size.width() - 10, (self.height() - size.height()) // 2, size.width(), size.height()
        )
        self.setTextMargins(0, 0, size.width() + 10 if not self.tag.isHidden() else 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_tag()


class FoundField(QWidget):
    """Nothing is picked by the program but a lone hit, by Enter; several wait for the arrow keys or a click."""

    picked = Signal(int)
    """The id of what was picked."""
    emptied = Signal()
    """What was picked is picked no more: the clerk types."""
    entered = Signal()
    """Enter with nothing to pick."""
    escaped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Line()
        self.field.setObjectName(name)
        self.list = QListWidget()
        self.list.setObjectName(f"{name}Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.hide()
        self.message = PlainLabel("", "bad", wrap=True)
        self.message.setObjectName(f"{name}Message")
        self.message.hide()
        self._picked: int | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for part in (self.field, self.list, self.message):
            layout.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._on_typed)
        self.field.moved.connect(self._on_moved)
        self.field.entered.connect(self._on_enter)
        self.field.escaped.connect(self._on_escape)
        self.list.itemClicked.connect(self._take)

    def look_up(self, text: str) -> Sequence[Found]:
        """What a typed text may mean; each field has its own."""
        raise NotImplementedError(text)

    def nothing_found(self) -> str:
        """The sentence when nothing was."""
        raise NotImplementedError

    def picked_id(self) -> int | None:
        """What was picked."""
        return self._picked

    def show_picked(self, picked: int, words: str, tag: str = "", kind: Kind = "neutral") -> None:
        """Say what is picked, with a tag at the right."""
        self._picked = picked
        self.field.setText(words)
        self.field.setCursorPosition(0)
        self.field.tag.show_tag(tag, kind)
        self.field.tag.setVisible(bool(tag))
        self.field.place_tag()
        self.field.setAccessibleDescription(tag)
        self._show([])
        self.calm()

    def clear(self) -> None:
        """Empty, nothing picked, nothing said."""
        self._picked = None
        self.field.clear()
        self._no_tag()
        self._show([])
        self.calm()

    def complain(self, sentence: str, look: str = "bad") -> None:
        """Say beside the field what is wrong and what to do."""
        self.message.setText(sentence)
        self.message.set_look(look)
        self.message.setVisible(bool(sentence))
        set_look(self.field, wrong=bool(sentence) and look == "bad")
        self.field.setAccessibleDescription(sentence)
        announce(self.field, sentence)

    def calm(self) -> None:
        """Take the sentence away."""
        self.message.hide()
        self.message.clear()
        set_look(self.field, wrong=False)

    def decide(self) -> bool:
        """Pick what is typed if it can mean but one thing; False leaves it open and says why."""
        if self._picked is not None:
            return True
        only = self.list.currentItem() or (self.list.item(0) if self.list.count() == 1 else None)
        if only is not None and self.list.count():
            self._take(only)
        return self._picked is not None

    def typed(self) -> str:
        """What is typed and not picked."""
        return self.field.text().strip() if self._picked is None else ""

    def _on_typed(self, text: str) -> None:
        was, self._picked = self._picked, None
        self._no_tag()
        self.calm()
        found = self.look_up(text) if text.strip() else []
        self._show(found)
        if text.strip() and not found:
            self.complain(self.nothing_found(), "hint")
        if was is not None:
            self.emptied.emit()

    def _on_moved(self, step: int) -> None:
        if self.list.count():
            row = max(0, min(self.list.currentRow() + step, self.list.count() - 1))
            self.list.setCurrentRow(row)
            announce(self.field, self.list.item(row).text())

    def _on_enter(self) -> None:
        if self._picked is None and self.list.count():
            if not self.decide():
                self._on_moved(1)  # several: the first Enter marks, the next one picks
        elif self.typed():
            self.complain(self.nothing_found())
        else:
            self.entered.emit()

    def _on_escape(self) -> None:
        if self.list.count():
            self._show([])
        else:
            self.escaped.emit()

    def _take(self, item: QListWidgetItem) -> None:
        number, name = int(item.data(_ID)), str(item.data(_NAME))
        self.show_picked(number, name)
        self.picked.emit(number)

    def _show(self, found: Sequence[Found]) -> None:
        self.list.clear()
        for each in found:
            item = QListWidgetItem(each.words)
            item.setData(_ID, each.id)
            item.setData(_NAME, each.name)
            self.list.addItem(item)
        self.list.setFixedHeight(len(found) * _ROW_PX + 4)
        self.list.setVisible(bool(found))

    def _no_tag(self) -> None:
        self.field.tag.hide()
        self.field.place_tag()
