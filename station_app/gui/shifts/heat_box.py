"""Heat: the level chosen by hand, what helps, and how much drink will be needed. It advises and orders nothing."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from station_app.core.desk.heat import need
from station_app.core.shifts.commands import set_heat
from station_app.core.shifts.model import HEAT_LEVELS
from station_app.core.shifts.queries import heat, today
from station_app.core.types import Area
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.texts import translate
from station_app.texts.shifts import drinks_needed, heat_label, heat_tips, reckoned_from

AREAS = frozenset({Area.SHIFTS, Area.SUPPLIES})


class HeatBox(QWidget):
    """Reads itself anew when heat or stock changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.chips = Chips(translate("Shifts", "Heat level"), exclusive=True)
        self.chips.setObjectName("heatLevels")
        self.chips.offer(Choice(str(level), heat_label(level)) for level in HEAT_LEVELS)
        self.chips.changed.connect(self._on_chosen)
        self._tips = PlainLabel("", wrap=True)
        self._tips.setObjectName("heatTips")
        self._need = PlainLabel("", "strong", wrap=True)
        self._need.setObjectName("heatNeed")
        self._from = PlainLabel("", "hint", wrap=True)
        self._from.setObjectName("heatFrom")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.chips, self._tips, self._need, self._from):
            layout.addWidget(widget)
        context.hub.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read today's level and what it asks for."""
        db, now = self._context.db, self._context.clock.now()
        level = heat(db, today(db, now))
        self.chips.choose([str(level)])
        tips = heat_tips(level)
        self._tips.setText("\n".join(f"· {tip}" for tip in tips))
        self._tips.setVisible(bool(tips))
        for label in (self._need, self._from):
            label.setVisible(level > 0)
        if level:
            found = need(db, now=now, level=level)
            self._need.setText(drinks_needed(found))
            self._need.set_look("bad" if found.short else "strong")
            self._from.setText(reckoned_from(found))
            self._from.setVisible(bool(self._from.text()))

    def _on_chosen(self, chosen: list[str]) -> None:
        level = int(chosen[0])
        words = translate("Shifts", "Heat: {level}").format(level=heat_label(level))
        self._context.operations.run(set_heat, level=level, about=Told(words))

    def _on_changed(self, touched: frozenset[Area]) -> None:
        if touched & AREAS:
            self.refresh()
