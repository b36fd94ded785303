"""The lines of the checklist, one of them looked at: arrows go, digits mark; a form may stand under one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from station_app.core.amenities.model import Line, Result
from station_app.gui.amenities.checklist_keys import MARKS, LoneDigits
from station_app.gui.amenities.checklist_row import CheckRow, FoundLine
from station_app.gui.kit.look import announce
from station_app.gui.runtime.theme import Theme

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CheckLines(QScrollArea):
    """Shows what it is told; marking is the owner's affair."""

    marked = Signal(str, str)
    """The point's code and the result asked for."""
    note_asked = Signal(str)
    photo_asked = Signal(str)

    def __init__(self, theme: Theme, form: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checkLines")
        self._theme, self._form = theme, form
        self._codes: list[str] = []
        self._rows: dict[str, CheckRow] = {}
        self._found: dict[str, FoundLine] = {}
        self._current = ""
        self._digits = LoneDigits(self)
        self._digits.pressed.connect(self.mark)
        self._inner = QWidget()
        self._layout = QVBoxLayout(self._inner)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(form)
        self._layout.addStretch(1)
        form.hide()
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_lines(self, lines: Sequence[Line], language: str) -> None:
        """Show these points; the one looked at stays, or is the first not looked at yet."""
        codes = [line.item.code for line in lines]
        if codes != self._codes:
            self._make(codes)
        for line in lines:
            self._rows[line.item.code].show_point(line.item.label(language), line.item.heat)
        if self._current not in self._codes:
            waiting = [line.item.code for line in lines if line.found is None]
            self._current = next(iter([*waiting, *codes]), "")
        self._say_current()

    def row(self, code: str) -> CheckRow:
        """The line of a point. Raises KeyError."""
        return self._rows[code]

    def found_line(self, code: str) -> FoundLine:
        """What stands beneath the line of a point. Raises KeyError."""
        return self._found[code]

    def current(self) -> str:
        """The point looked at."""
        return self._current

    def go_to(self, code: str) -> None:
        """Look at a point and bring it into view."""
        if code in self._rows:
            self._current = code
            self._say_current()
            self.ensureWidgetVisible(self._rows[code], 0, self._rows[code].height())
            announce(self, self._rows[code].accessibleName())

    def open_form(self, code: str) -> None:
        """Put the form under a line."""
        self._layout.removeWidget(self._form)
        self._layout.insertWidget(self._layout.indexOf(self._rows[code]) + 1, self._form)
        self._form.show()
        QTimer.singleShot(0, self, self._show_form)  # it has its height then

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._codes:
            super().keyPressEvent(event)
        elif key in _STEPS:
            at = self._codes.index(self._current) + _STEPS[key]
            self.go_to(self._codes[max(0, min(at, len(self._codes) - 1))])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(self._codes[0 if key == Qt.Key.Key_Home else -1])
        elif key == Qt.Key.Key_N and not event.modifiers() and not event.isAutoRepeat():
            self.note_asked.emit(self._current)
        elif key == Qt.Key.Key_P and not event.modifiers() and not event.isAutoRepeat():
            self.photo_asked.emit(self._current)
        elif not self._digits.takes(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._say_current()

    def mark(self, digit: str) -> None:
        """A digit pressed by hand, here or on the map: it marks the line looked at."""
        result = MARKS.get(digit)
        if result is not None and self.hasFocus() and self._current:
            self.marked.emit(self._current, result.value)

    def _on_row(self, code: str) -> None:
        self.go_to(code)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _on_choice(self, code: str, result: str) -> None:
        self._on_row(code)
        self.marked.emit(code, Result(result).value)

    def _say_current(self) -> None:
        for code, row in self._rows.items():
            row.set_current(code == self._current, self.hasFocus())

    def _show_form(self) -> None:
        if self._form.isVisible():
            self.ensureWidgetVisible(self._form, 0, 0)

    def _make(self, codes: Sequence[str]) -> None:
        for old in (*self._rows.values(), *self._found.values()):
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._codes = list(codes)
        self._rows = {code: CheckRow(self._theme, code) for code in codes}
        self._found = {code: FoundLine(code) for code in codes}
        self._layout.removeWidget(self._form)
        for at, code in enumerate(codes):
            row, found = self._rows[code], self._found[code]
            self._layout.insertWidget(2 * at, row)
            self._layout.insertWidget(2 * at + 1, found)
            found.hide()
            row.picked.connect(self._on_row)
            row.marked.connect(self._on_choice)
            found.photo_asked.connect(self.photo_asked)
        self._layout.insertWidget(2 * len(codes), self._form)
