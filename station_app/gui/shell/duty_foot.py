"""The foot of the navigation: who is on duty and since when, and what can be done about it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from station_app.core.settings.queries import zone
from station_app.core.shifts.model import Shift
from station_app.gui.kit.context import Context
from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.look import button, set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate
from station_app.texts.moments import clock

_BEGIN, _HAND, _HEAT, _CLOSE = "begin", "hand_over", "heat", "close"


class DutyFoot(QWidget):
    """With nobody on duty one button signs in; else it says who is, and opens the menu of the shift."""

    picked = Signal(str)
    """"begin", "hand_over", "heat" or "close"."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shift: Shift | None = None
        self._narrow = False
        self.button = button("", "quiet", "shiftButton")
        self.button.setProperty("nav", "true")
        self.button.clicked.connect(self._on_clicked)
        self._menu = QMenu(self.button)
        self._menu.setObjectName("shiftMenu")
        self._menu.triggered.connect(self._on_picked)
        self.avatar = PlainLabel("")
        self.avatar.setObjectName("dutyAvatar")
        self.avatar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.who = ElidedLabel("", "small")
        self.since = ElidedLabel("", "small")
        self._build()

    def show_shift(self, shift: Shift | None, *, narrow: bool) -> None:
        """Who is on duty; `narrow` has room for one character."""
        self._shift, self._narrow = shift, narrow
        if shift is None:
            words = translate("Shifts", "Sign in to the shift")
            self.button.setText(translate("Shifts", "In") if narrow else words)
        else:
            since = clock(shift.started_at, zone(self._context.db))
            words = translate("Shifts", "On duty: {name}\nsince {since}").format(name=shift.staff_name, since=since)
            self.button.setText("")
            self.avatar.setText(shift.staff_name[:1])
            who, _, at = words.partition("\n")
            self.who.setText(who)
            self.since.setText(at)
        self.avatar.setVisible(shift is not None)
        for label in (self.who, self.since):
            label.setVisible(shift is not None and not narrow)
        self.button.setAccessibleName(words.replace("\n", " "))
        self.button.setToolTip(words.replace("\n", " ") if narrow else "")
        set_look(self.button, duty="off" if shift is None else "on")

    def _build(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addStretch(1)
        for label in (self.who, self.since):
            lines.addWidget(label)
        lines.addStretch(1)
        inside = QHBoxLayout(self.button)
        inside.setContentsMargins(6, 0, 6, 0)
        inside.setSpacing(8)
        inside.addWidget(self.avatar)
        inside.addLayout(lines, 1)
        for part in (self.avatar, self.who, self.since):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # it is all one button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)

    def _on_clicked(self) -> None:
        if self._shift is None:
            self.picked.emit(_BEGIN)
            return
        self._fill()
        self._menu.popup(self.button.mapToGlobal(QPoint(0, -self._menu.sizeHint().height())))

    def _fill(self) -> None:
        self._menu.clear()
        for name, words in (
            (_HAND, translate("Shifts", "Hand over, or write the note…")),
            (_HEAT, translate("Shifts", "Heat…")),
            (_CLOSE, translate("Shifts", "Close the station…")),
        ):
            action = self._menu.addAction(words)
            action.setData(name)

    def _on_picked(self, action: QAction) -> None:
        self.picked.emit(str(action.data()))
