"""The handover note while it is written: kept as it is typed, so that nothing of it is lost."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from station_app.core.shifts.commands import write_handover
from station_app.core.shifts.model import HANDOVER_LIMIT, Shift
from station_app.gui.kit.context import Context
from station_app.texts import translate

_PAUSE_MS = 1_500
_HEIGHT = 96


class NoteField(QPlainTextEdit):
    """Enter begins a new line, Ctrl+Enter sends, Tab leaves. A pause in typing writes the note down."""

    sent = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shift: int | None = None
        self._written = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.write)
        self.setObjectName("shiftNote")
        self.setAccessibleName(translate("Shifts", "Note for whoever comes next"))
        self.setPlaceholderText(
            translate("Shifts", "What should whoever comes next know? Keys, parcels, who comes back for what …")
        )
        self.setTabChangesFocus(True)
        self.setFixedHeight(_HEIGHT)
        self.textChanged.connect(self._on_typed)

    def show_note_of(self, shift: Shift | None) -> None:
        """The note of the running shift; what is being typed stays."""
        number = None if shift is None else shift.id
        note = "" if shift is None else shift.handover or ""
        if number == self._shift and (note == self._written or self.text() != self._written):
            return
        self._shift, self._written = number, note
        if self.text() != note:
            self.setPlainText(note)
        self._pause.stop()

    def text(self) -> str:
        """The note as it would be kept."""
        lines = [line.strip() for line in self.toPlainText().splitlines()]
        return "\n".join(lines).strip("\n")

    def too_long(self) -> bool:
        """Whether the note has more characters than are kept."""
        return len(self.text()) > HANDOVER_LIMIT

    def write(self) -> None:
        """Write down what stands here, unless it is written already."""
        self._pause.stop()
        text = self.text()
        if self._shift is None or text == self._written or self.too_long():
            return
        self._written = text
        self._context.operations.run(write_handover, text=text, undoable=False)

    def let_go(self) -> None:
        """The note went with its shift: it is not written any more."""
        self._pause.stop()
        self._shift = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.write()

    def _on_typed(self) -> None:
        if self._shift is not None:
            self._pause.start()
