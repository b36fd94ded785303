"""The chip at the top that says how hot it is, and the dialog where the level is chosen."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from station_app.core.settings.queries import codes
from station_app.core.shifts.queries import heat, today
from station_app.core.types import Area
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import button, set_look
from station_app.gui.shifts.heat_box import HeatBox
from station_app.gui.shifts.shift_dialog import ShiftDialog
from station_app.texts import translate
from station_app.texts.shifts import heat_label

_MINUTE_MS = 60_000
_HEIGHT = 300


class HeatDialog(ShiftDialog):
    """A click on a level is all; Enter closes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, translate("Shifts", "Heat today"), "heatDialog", parent)
        self.heat = HeatBox(context)
        self.body.addWidget(self.heat)
        self.body.addStretch(1)
        close = button(translate("Shifts", "Done"), "accent", "heatDone")
        close.clicked.connect(self.accept)
        self.foot(close)
        self.resize(self.width(), _HEIGHT)
        self.heat.chips.chip(self.heat.chips.chosen()[0]).setFocus()


class HeatChip(QPushButton):
    """Shown while a level is set; a click opens the tips."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("heatChip")
        self.setAutoDefault(False)
        set_look(self, kind="small")
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.refresh)  # another day begins without heat
        self._minute.start()
        context.hub.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read today's level."""
        db = self._context.db
        off = "amenities" in codes(db, "station.parts_off")
        level = 0 if off else heat(db, today(db, self._context.clock.now()))
        words = translate("Shifts", "Heat {level}").format(level=heat_label(level)) if level else ""
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(level > 0)

    def _on_changed(self, touched: frozenset[Area]) -> None:
        if touched & {Area.SHIFTS, Area.SETTINGS}:
            self.refresh()
