"""Ctrl+Z belongs to the last act, unless there is typing to take back where the cursor stands."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


class UndoKey(QObject):
    """A line of text claims Ctrl+Z even when it has nothing to undo; this lets the window have it then."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._watch)
        self._watch(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn down the claim of a field that has nothing to undo."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Undo):
            return False
        if isinstance(watched, QLineEdit) and not (watched.text() and watched.isUndoAvailable()):
            event.ignore()
            return True
        return False

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QLineEdit):
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit):
            new.installEventFilter(self)
