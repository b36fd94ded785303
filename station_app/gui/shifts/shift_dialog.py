"""What the dialogs of a shift share: they stand over the desk without stopping it, and read themselves anew."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from station_app.core.errors import Refusal
from station_app.core.types import Area
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.shifts.scan_guard import FEWEST, ScanGuard
from station_app.texts import translate
from station_app.texts.refusals import explain_refusal

_SIZE = QSize(860, 620)
_FRAME = QSize(24, 64)
_MARGIN = 20
AREAS = frozenset({Area.SHIFTS, Area.VISITS, Area.LENDING, Area.TRAINING, Area.AMENITIES, Area.SUPPLIES, Area.STAFF})


class ShiftDialog(QDialog):
    """Not modal: a scan goes through to the desk, and what it changes is seen here at once.

    Subclasses put widgets into `body`, which scrolls, and `fixed`, which does not, fill `refresh`, and call `foot`.
    """

    scan_length = FEWEST
    """So many characters typed fast are a code, and the Enter after them is no answer."""

    def __init__(self, context: Context, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setModal(False)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        self.body.setSpacing(10)
        self._complaint = PlainLabel("", "bad", wrap=True)
        self._complaint.setObjectName("shiftComplaint")
        self._complaint.hide()
        self.fixed = QVBoxLayout()
        self.fixed.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self.fixed.setSpacing(6)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(_MARGIN, 0, _MARGIN, 16)
        self._row.setSpacing(8)
        self._build()
        self.guard = ScanGuard(self, fewest=self.scan_length)
        self.guard.refused.connect(self._on_scan_refused)
        context.hub.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read what the dialog shows."""

    def foot(self, *buttons: QPushButton) -> None:
        """The buttons at the bottom, the last of them the one that Enter presses; before them is Cancel's place."""
        self._row.addStretch(1)
        for each in buttons:
            self._row.addWidget(each)
            each.setAutoDefault(True)  # Enter presses the one the cursor is on, not the last whatever it does
        buttons[-1].setDefault(True)

    def complain(self, words: str) -> None:
        """Say what stands in the way; nothing takes it away."""
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))
        announce(self._complaint, words)

    def refused(self, refusal: Refusal) -> None:
        """A rule says no: what was typed is still there."""
        self.complain(explain_refusal(refusal))
        self.context.sounds.play("refused")

    def _build(self) -> None:
        inside = QWidget()
        inside.setLayout(self.body)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(scroll, 1)
        layout.addLayout(self.fixed)
        complaint = QHBoxLayout()
        complaint.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        complaint.addWidget(self._complaint)
        layout.addLayout(complaint)
        layout.addLayout(self._row)
        room = self.screen().availableGeometry().size() - _FRAME
        self.resize(_SIZE.boundedTo(room))

    def _on_scan_refused(self) -> None:
        self.complain(translate("Shifts", "That was a code, no answer: nothing was done. Please scan it at the desk."))
        self.context.sounds.play("look")

    def _on_changed(self, touched: frozenset[Area]) -> None:
        if touched & AREAS and self.isVisible():
            self.refresh()


def not_now(dialog: QDialog) -> QPushButton:
    """The button that leaves everything as it is."""
    made = button(translate("Shifts", "Not now"), name="shiftNotNow")
    made.clicked.connect(dialog.reject)
    return made
