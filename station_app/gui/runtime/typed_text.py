"""What a field, a list or a box held before keys went into it, so that a scan's first characters can be taken back."""

from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, QPersistentModelIndex
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)

from station_app.gui.runtime.burst import normalise


class Kept:
    """The state of a widget that takes no typing: nothing to restore."""

    def restore(self) -> None:
        """Put the widget back as it was, unless it is gone."""

    def grew_by(self, text: str) -> bool:
        """Whether the widget now holds what it held and this text after it."""
        del text
        return False


@dataclass(slots=True)
class _Line(Kept):
    field: QLineEdit
    text: str
    cursor: int
    start: int
    selected: str

    def restore(self) -> None:
        if not shiboken6.isValid(self.field) or self.field.text() == self.text:
            return
        self._take_out()
        if self.field.text() != self.text:  # a completer or a validator had its say
            self.field.setText(self.text)
        if self.selected:
            self.field.setSelection(self.start, len(self.selected))
        else:
            self.field.setCursorPosition(self.cursor)

    def grew_by(self, text: str) -> bool:
        if not shiboken6.isValid(self.field):
            return False
        kept = "" if self.selected == self.text else self.text
        return normalise(self.field.text()) == normalise(kept + text)

    def _take_out(self) -> None:
        # Through the field's own editing, so that its undo history stays.
        at = self.start if self.selected else self.cursor
        typed = len(self.field.text()) - (len(self.text) - len(self.selected))
        if typed >= 0:
            self.field.setSelection(at, typed)
            self.field.insert(self.selected)


@dataclass(slots=True)
class _Document(Kept):
    field: QTextEdit | QPlainTextEdit
    revision: int
    start: int
    end: int
    selected: str

    def restore(self) -> None:
        if not shiboken6.isValid(self.field) or self.field.document().revision() == self.revision:
            return
        cursor = self.field.textCursor()
        typed_to = cursor.position()
        cursor.setPosition(self.start)
        cursor.setPosition(max(typed_to, self.start), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(self.selected)
        if self.selected:
            cursor.setPosition(self.start)
            cursor.setPosition(self.end, QTextCursor.MoveMode.KeepAnchor)
        self.field.setTextCursor(cursor)


@dataclass(slots=True)
class _Choice(Kept):
    box: QComboBox
    index: int

    def restore(self) -> None:
        if shiboken6.isValid(self.box):
            self.box.setCurrentIndex(self.index)


@dataclass(slots=True)
class _Row(Kept):
    view: QAbstractItemView
    index: QPersistentModelIndex

    def restore(self) -> None:
        if shiboken6.isValid(self.view) and self.view.currentIndex() != self.index:
            line, column, parent = self.index.row(), self.index.column(), self.index.parent()
            self.view.setCurrentIndex(self.view.model().index(line, column, parent))


def keep(target: QObject | None) -> Kept:
    """What typing into `target` may change, as it is now."""
    line = _line_of(target)
    if line is not None and not line.isReadOnly():
        start = line.selectionStart()
        return _Line(line, line.text(), line.cursorPosition(), start, line.selectedText())
    if isinstance(target, QTextEdit | QPlainTextEdit) and not target.isReadOnly():
        cursor = target.textCursor()
        revision = target.document().revision()
        return _Document(target, revision, cursor.selectionStart(), cursor.selectionEnd(), cursor.selectedText())
    if isinstance(target, QComboBox):
        return _Choice(target, target.currentIndex())
    if isinstance(target, QAbstractItemView):
        return _Row(target, QPersistentModelIndex(target.currentIndex()))
    return Kept()


def _line_of(target: QObject | None) -> QLineEdit | None:
    if isinstance(target, QLineEdit):
        return target
    if isinstance(target, QAbstractSpinBox | QComboBox):
        return target.findChild(QLineEdit)
    return None
