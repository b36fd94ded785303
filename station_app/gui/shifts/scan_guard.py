"""Keeps a short code from answering a dialog: the scanner router takes six characters and more, a label may have five.

T-001 and Enter come as fast keys. In a dialog of a shift they must not sign anybody in, and never close the station.
"""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from station_app.gui.runtime.burst import PAUSE_MS, Burst
from station_app.gui.runtime.typed_text import Kept, keep

QUIET_MS = 300
"""Enter this soon after a code belongs to it."""
FEWEST = 3
"""So many fast characters are no typing by hand; a digit and Enter are."""

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SILENT = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class ScanGuard(QObject):
    """Watches whatever has the focus in a dialog; an Enter that is no answer does not arrive.

    What a note takes is left alone: Enter is a new line there. Longer codes are the router's.
    """

    begun = Signal()
    """The first of some characters comes: what is chosen now is put back should it be a code."""
    scanning = Signal()
    """It is a code, of whatever length: its digits choose nothing."""
    refused = Signal()
    """A code was kept from answering; the field it went into is as it was."""

    def __init__(self, dialog: QDialog, *, fewest: int = FEWEST, moment: Callable[[], float] | None = None) -> None:
        """`fewest` characters before Enter are a code; `moment` gives milliseconds in place of the keys' own times."""
        super().__init__(dialog)
        self._dialog = dialog
        self._fewest = fewest
        self._moment = moment
        self._elapsed = QElapsedTimer()
        self._elapsed.start()
        self._burst = Burst()
        self._kept = Kept()
        self._swallow_until = -1.0
        self._soon = QTimer(self)  # once the widget has had the key
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.scanning)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return watched is QApplication.focusWidget() and self._on_key(watched, event)
        return False

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if new is not None and (new is self._dialog or self._dialog.isAncestorOf(new)):
            new.removeEventFilter(self)
            new.installEventFilter(self)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in _SILENT or isinstance(watched, QPlainTextEdit):
            return False
        moment = self._read(event)
        if event.key() in _ENTERS and not event.modifiers() & _COMMANDS:
            # A key held down, or the Enter that opened the dialog, does not send it either.
            return event.isAutoRepeat() or self._on_enter(moment)
        text = event.text()
        if event.modifiers() & _COMMANDS or event.isAutoRepeat() or not (text and text.isprintable()):
            self._burst.clear()
            return False
        if self._burst.started_by(moment):
            self._kept = keep(watched)
            self.begun.emit()
        self._burst.add(text, moment)
        if len(self._burst.chars) >= FEWEST:
            self._soon.start()
        return False

    def _on_enter(self, moment: float) -> bool:
        if moment < self._swallow_until:
            return True  # some scanners send a carriage return and a line feed
        burst = self._burst
        recent = bool(burst.chars) and 0 <= moment - burst.last < QUIET_MS
        code = recent and not burst.recognised and len(burst.chars) >= self._fewest
        burst.clear()
        if code:
            self._swallow_until = moment + PAUSE_MS
            self._soon.stop()
            self._kept.restore()
            self.scanning.emit()
            self.refused.emit()
        return code

    def _read(self, event: QKeyEvent) -> float:
        if self._moment is not None:
            return self._moment()
        return float(event.timestamp() or self._elapsed.elapsed())
