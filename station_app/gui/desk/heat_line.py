"""On a hot day one quiet line of advice, above the day's figures."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.core.shifts import queries as shifts
from station_app.core.types import Area
from station_app.gui.desk.found_things import keeps_house
from station_app.gui.kit.context import Context
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.tag import TagLabel
from station_app.texts import translate
from station_app.texts.shifts import heat_label, heat_tips

_SHOWN = frozenset({Area.SHIFTS, Area.SETTINGS})


class HeatLine(QWidget):
    """Reads when heat was set and once a minute; hidden while there is none."""

    read = Signal()
    """It is there now, or gone."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deskHeat")
        self._context = context
        self._level = 0
        self._tag = TagLabel(kind="warn")
        self._tip = PlainLabel("", "secondary", wrap=True)
        self._tip.setObjectName("deskHeatTip")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 0, 2, 0)
        layout.setSpacing(8)
        layout.addWidget(self._tag)
        layout.addWidget(self._tip, 1)
        context.hub.changed.connect(self._on_changed)
        self.hide()

    def refresh(self) -> None:
        """Read the level of today."""
        db = self._context.db
        level = shifts.heat(db, shifts.today(db, self._context.clock.now())) if keeps_house(db) else 0
        if level != self._level:
            self._level = level
            self.retranslate()

    def retranslate(self) -> None:
        """Say the level and the first of its tips; all of them when the mouse rests on it."""
        if self._level:
            tips = heat_tips(self._level)
            heat = translate("Desk", "Heat {level}").format(level=heat_label(self._level))
            self._tag.setText(heat)
            self._tip.setText(tips[0])
            self.setToolTip("\n".join(tips))
            self.setAccessibleName(f"{heat}: {tips[0]}")
        self.setVisible(bool(self._level))
        self.read.emit()

    def _on_changed(self, touched: frozenset[Area]) -> None:
        if touched & _SHOWN:
            self.refresh()
