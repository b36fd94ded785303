"""A line of text in a form that takes a photo too."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class PictureLine(QLineEdit):
    """A line of text that leaves two keys to the form: pasting where there is no text to paste, and Ctrl+Enter."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        paste = event.matches(QKeySequence.StandardKey.Paste)
        if (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier) or (
            paste and not QGuiApplication.clipboard().text()
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)
