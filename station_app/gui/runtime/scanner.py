"""The scanner router: a scan anywhere goes to one place, whatever has the focus and whatever input method is on.

A scanner is a keyboard that types very fast. Keys go through to the field at once, so that typing by hand is never
held up; when the sixth fast one makes it a scan, the field is put back as it was and the rest, with the closing Enter
or Tab, is kept from it. A scan therefore never presses a button and never answers a question.

The one field that scans are for (its property `scanField`) is typed into as by hand, Enter included; the router only
leaves word of the scan there (property `scanTail`), and steps in where a scan ended without Enter.
"""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from station_app.gui.runtime.burst import PAUSE_MS, SHORTEST, Burst
from station_app.gui.runtime.typed_text import Kept, keep

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_SILENT = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class _Stopwatch:
    """Milliseconds between events: by the times the system gave them, which hold even when the window was busy.

    Events of input methods and of tests have none; those are timed as they come.
    """

    def __init__(self, given: Callable[[], float] | None) -> None:
        self._given = given
        self._elapsed = QElapsedTimer()
        self._elapsed.start()
        self._stamp = 0
        self._come = 0
        self._sum = 0.0

    def read(self, stamp: int) -> float:
        """The moment of an event with this time stamp (0: none), on one running scale."""
        if self._given is not None:
            return self._given()
        come = self._elapsed.elapsed()
        between = stamp - self._stamp if stamp and self._stamp else come - self._come
        self._sum += max(between, 0)
        self._stamp, self._come = stamp, come
        return self._sum


class ScanRouter(QObject):
    """Recognises scans in all windows of the program; make one, keep it as long as the application."""

    scanned = Signal(str)
    """One code, normalised. Sent one at a time: the next waits until the slots of this one have returned."""
    interrupted_composition = Signal()
    """A scan came into half-composed hanzi and is incomplete; the field was put back: say "scan again"."""

    def __init__(
        self,
        app: QApplication,
        moment: Callable[[], float] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`moment` gives milliseconds and replaces the times of the events, for tests."""
        super().__init__(parent)
        self._watch = _Stopwatch(moment)
        self._burst = Burst()
        self._kept = Kept()
        self._composing: Kept | None = None
        self._spoiled = False
        self._swallow_until = -1.0
        self._codes: deque[str] = deque()
        self._delivering = False
        self._pause = _single_shot(self, PAUSE_MS, self._on_pause)
        self._pause_over = _single_shot(self, 0, self._on_pause_over)
        self._deliver_soon = _single_shot(self, 0, self._deliver)
        app.focusWindowChanged.connect(self._watch_window)
        app.focusChanged.connect(self._watch_widget)
        self._watch_window(app.focusWindow())
        self._watch_widget(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Real keys are seen at their window; those sent straight to a widget carry no time and are seen there."""
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            if isinstance(event, QKeyEvent) and isinstance(watched, QWindow) == bool(event.timestamp()):
                return self._on_key(event, override=kind == QEvent.Type.ShortcutOverride)
        elif kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            return self._on_input_method(event, watched)
        return False

    def _on_key(self, event: QKeyEvent, *, override: bool) -> bool:
        moment = self._watch.read(event.timestamp())
        if event.key() in _ENDS:
            return self._on_end(event, moment, override)
        if event.key() in _SILENT:
            return False
        text = event.text()
        if event.isAutoRepeat() or event.modifiers() & _COMMANDS or not (text and text.isprintable()):
            if not override:
                self._stop()
            return False
        if override:
            # Inside a burst a digit is no shortcut; it comes back as an ordinary key.
            if not self._burst.started_by(moment):
                event.accept()
                return True
            return False
        return self._on_char(text, moment, QApplication.focusWidget())

    def _on_char(self, char: str, moment: float, target: QObject | None) -> bool:
        if self._burst.over(moment):
            self._finish()
        if self._burst.started_by(moment):
            self._kept = self._composing or keep(target)
            self._spoiled = self._composing is not None
        verdict = self._burst.add(char, moment)
        self._pause.start()
        if verdict == "typing" or _takes_scans(target):
            return False
        if verdict == "recognised":
            self._kept.restore()
        return True

    def _on_end(self, event: QKeyEvent, moment: float, override: bool) -> bool:
        live = self._burst.recognised and not self._burst.over(moment)
        if not live and moment >= self._swallow_until:
            if not override:
                self._stop()
            return False
        if override:
            event.accept()
            return True
        field = QApplication.focusWidget()
        if live and field is not None and _takes_scans(field) and event.key() != Qt.Key.Key_Tab:
            field.setProperty("scanTail", self._burst.take())
            self._pause.stop()
            return False
        if live:
            self._finish()
            # Some scanners send a carriage return and a line feed.
            self._swallow_until = moment + PAUSE_MS
        return True

    def _on_input_method(self, event: QInputMethodEvent, watched: QObject) -> bool:
        preedit, commit = event.preeditString(), event.commitString()
        plain = self._composing is None and not preedit and len(commit) == 1
        if plain:
            return self._on_char(commit, self._watch.read(0), watched)
        if not (preedit or commit):
            self._composing = None
            return False
        if self._composing is None:
            self._composing = keep(watched)
        swallowed = self._on_char("", self._watch.read(0), watched)
        self._spoiled = True
        if not preedit:
            self._composing = None
        return swallowed

    def _finish(self) -> None:
        """The burst is over: a scan is queued, a spoiled one reported, typing left alone."""
        self._pause.stop()
        self._pause_over.stop()
        if not self._burst.recognised:
            self._burst.clear()
            return
        code = self._burst.take()
        field = QApplication.focusWidget()
        if _takes_scans(field) and not self._spoiled:
            if not self._kept.grew_by(code):
                return  # the field did something else with the keys
            self._kept.restore()
            self._codes.append(code)
            self._deliver()  # at once: what is typed next must find it done
            return
        if self._spoiled:
            self._composing = None
            QGuiApplication.inputMethod().reset()
            self._kept.restore()
            self.interrupted_composition.emit()
        elif len(code) >= SHORTEST:
            self._codes.append(code)
            self._deliver_soon.start()

    def _stop(self) -> None:
        if self._burst.recognised:
            self._finish()
        else:
            self._burst.clear()
            self._pause.stop()

    def _on_pause(self) -> None:
        # Keys that waited while the window was busy come first.
        self._pause_over.start()

    def _on_pause_over(self) -> None:
        if not self._pause.isActive():
            self._finish()

    def _deliver(self) -> None:
        # A slot may open a dialog, whose own loop brings the next scan in here: that one waits.
        if self._delivering:
            return
        self._delivering = True
        try:
            while self._codes:
                self.scanned.emit(self._codes.popleft())
        finally:
            self._delivering = False

    def _watch_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _watch_widget(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
            self._composing = None
        if new is not None:
            new.removeEventFilter(self)
            new.installEventFilter(self)


def _takes_scans(widget: QObject | None) -> bool:
    return widget is not None and bool(widget.property("scanField"))


def _single_shot(parent: QObject, interval: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.timeout.connect(slot)
    return timer
