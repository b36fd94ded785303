"""The other words that lead to one entry of a list: each with a way to take it away, and a field for one more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.look import button, set_look
from station_app.texts import translate


class AliasEditor(QWidget):
    """Asks to add and to take away; Enter in the field adds. The words shown are those of the file."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words: tuple[str, ...] = ()
        self._buttons: list[QPushButton] = []
        self.line = QLineEdit()
        self.line.setObjectName(f"{name}.line")
        self.line.textEdited.connect(self._calm)
        self.add = button("", "small", f"{name}.add")
        self.add.clicked.connect(self._ask_add)
        self.setFocusProxy(self.line)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6, row_gap=6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._chips)
        layout.addLayout(row)

    def show_words(self, words: Sequence[str]) -> None:
        """The words of an entry; what is typed into the field stays."""
        focused = next((at for at, each in enumerate(self._buttons) if each.hasFocus()), None)
        for old in self._buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._words = tuple(words)
        self._buttons = [self._chip(word) for word in self._words]
        self._chips.setVisible(bool(self._buttons))
        if focused is not None:
            # The word that was taken away had the focus; its neighbour takes it.
            (self._buttons[min(focused, len(self._buttons) - 1)] if self._buttons else self.line).setFocus()

    def words(self) -> tuple[str, ...]:
        """The words shown."""
        return self._words

    def chip(self, word: str) -> QPushButton:
        """The button that takes a word away. Raises ValueError."""
        return self._buttons[self._words.index(word)]

    def complain(self) -> None:
        """What stands in the field was refused."""
        set_look(self.line, wrong=True)

    def clear(self) -> None:
        """The word in the field was added."""
        self.line.clear()
        self._calm()

    def retranslate(self, name: str) -> None:
        """Say the words in the language in force; `name` is the field's."""
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(translate("Settings", "One more word, then Enter"))
        self.add.setText(translate("Settings", "Add the word"))
        self.add.setAccessibleName(self.add.text())
        self.show_words(self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.hasFocus():
            self._ask_add()
        else:
            super().keyPressEvent(event)

    def _chip(self, word: str) -> QPushButton:
        made = button(f"{word}  ×", "small")
        made.setProperty("word", word)
        said = translate("Settings", "Take “{word}” away").format(word=word)
        made.setAccessibleName(said)
        made.setToolTip(said)
        made.clicked.connect(self._ask_remove)
        self._flow.addWidget(made)
        made.show()
        return made

    def _ask_add(self) -> None:
        if self.line.text().strip():
            self.added.emit(self.line.text())

    def _ask_remove(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton):
            self.removed.emit(str(pressed.property("word")))

    def _calm(self) -> None:
        set_look(self.line, wrong=False)
