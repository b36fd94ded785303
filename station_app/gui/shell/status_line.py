"""The bottom of the window: saved and backed up, the last act with undo, the keys that matter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.key_cap import KeyCap
from station_app.gui.kit.look import announce, button, set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate


class StatusLine(QFrame):
    """Says; the shell acts."""

    undo_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self._dot = QFrame()
        self._dot.setObjectName("savedDot")
        self._dot.setFixedSize(8, 8)
        self._saved = PlainLabel("", "small")
        self._backup = PlainLabel("", "small")
        self._backup.setObjectName("backupState")
        self._message = ElidedLabel("", "small")
        self._message.setObjectName("statusMessage")
        self._undo = button("", "quiet", "undoButton")
        self._undo.clicked.connect(self.undo_pressed)
        self._undo.hide()
        self._keys: list[tuple[KeyCap, PlainLabel]] = [
            (KeyCap(keys), PlainLabel("", "small")) for keys in ("F2", "Ctrl Z", "F1")
        ]
        self._waiting = False
        self._build()

    def say(self, sentence: str) -> None:
        """What was just done."""
        self._message.setText(sentence)
        announce(self._message, sentence)

    def message(self) -> str:
        """What it says now."""
        return self._message.text()

    def offer_undo(self, offered: bool) -> None:
        """Show the button while something can be taken back."""
        self._undo.setVisible(offered)

    def show_waiting(self, waiting: bool) -> None:
        """Another program holds the file; the act is tried again."""
        self._waiting = waiting
        self._say_saved()

    def show_backup(self, words: str, *, failing: bool = False) -> None:
        """When the last backup was made, or that it failed."""
        self._backup.setText(words)
        self._backup.set_look("bad" if failing else "small")

    def set_narrow(self, narrow: bool) -> None:
        """Only the first key, where there is little room."""
        for cap, label in self._keys[1:]:
            cap.setHidden(narrow)
            label.setHidden(narrow)

    def retranslate(self) -> None:
        """Say the words of the line."""
        words = (translate("Shell", "Check in"), translate("Shell", "Undo"), translate("Shell", "Keys"))
        for (_, label), word in zip(self._keys, words, strict=True):
            label.setText(word)
        self._undo.setText(translate("Shell", "Undo"))
        self._undo.setAccessibleName(translate("Shell", "Undo"))
        self._say_saved()

    def _say_saved(self) -> None:
        self._saved.setText(
            translate("Shell", "Waiting for the file …") if self._waiting else translate("Shell", "Saved on this PC")
        )
        set_look(self._dot, waiting=self._waiting)

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(6)
        layout.addWidget(self._dot)
        layout.addWidget(self._saved)
        layout.addSpacing(12)
        layout.addWidget(self._backup)
        layout.addSpacing(12)
        layout.addWidget(self._message, 1)
        layout.addWidget(self._undo)
        for cap, label in self._keys:
            layout.addWidget(cap)
            layout.addWidget(label)
