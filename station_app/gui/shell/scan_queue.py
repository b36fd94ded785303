"""Scans that come while a question is open: kept in order and handed on once it is closed, never an answer to it."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_LOOK_MS = 50


class ScanQueue(QObject):
    """Hands every scan on, one by one; at once when nothing stands in the way."""

    ready = Signal(str)
    held = Signal(int)
    """How many scans wait; 0 once all were handed on."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._codes: list[str] = []
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._hand_on)

    def take(self, code: str) -> None:
        """A scan has come."""
        if self._codes or self._asked():
            self._codes.append(code)
            self._look.start()
            self.held.emit(len(self._codes))
        else:
            self.ready.emit(code)

    def _asked(self) -> bool:
        return self._app.activeModalWidget() is not None

    def _hand_on(self) -> None:
        # A scan may open a question of its own: the rest waits for that one too.
        if self._asked():
            return
        if self._codes:
            self.ready.emit(self._codes.pop(0))
        if not self._codes:
            self._look.stop()
            self.held.emit(0)
