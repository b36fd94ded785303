"""What the strips under that of the visits share: figures with rows, as many side by side as have room."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel

from station_app.gui.kit.asked_figure import AskedFigure, DefinitionCard
from station_app.gui.kit.card import Card
from station_app.gui.kit.look import set_look
from station_app.gui.reports.figures import NONE, Fact
from station_app.gui.runtime.theme import Theme
from station_app.texts import translate

_GAP = 4
_LEAST = 240  # narrower than all figures side by side: then they stand in more lines


class AskedStrip(Card):
    """What each counts opens on Space or a click, its rows on Enter. Hidden until it is shown."""

    rows_asked = Signal(str)
    """The key of the figure whose rows are wanted."""

    def __init__(self, theme: Theme, name: str, keys: Sequence[str], columns: tuple[int, ...]) -> None:
        """`columns`: how many may stand side by side, the most first."""
        super().__init__(" ", padding=8)
        self.setObjectName(name)
        self.setMinimumWidth(_LEAST)
        self.figures = {key: AskedFigure(theme, f"reportsFigure.{key}") for key in keys}
        self.definition = DefinitionCard(self, f"{name}Definition")
        self._choices = columns
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        for figure in self.figures.values():
            figure.setContentsMargins(8, 4, 4, 4)
            figure.show_value(NONE)
            figure.asked.connect(self._explain)
            figure.rows_asked.connect(self._ask_rows)
        self.header.setContentsMargins(16, 8, 16, 0)
        self.body.setContentsMargins(8, 0, 8, 8)
        self.body.addLayout(self._grid)
        self._put(columns[0])
        self.hide()

    def show_facts(self, facts: Mapping[str, Fact]) -> None:
        """Show the figures of a period, in the language in force."""
        for key, fact in facts.items():
            figure = self.figures[key]
            figure.explain(fact.caption, fact.definition)
            figure.show_value(fact.value)
            figure.show_note(fact.change, fact.look)
        self._arrange()

    def set_pale(self, pale: bool) -> None:
        """Whether what it shows is of before: newer figures are being counted."""
        for label in self.findChildren(QLabel):
            set_look(label, pale=pale)

    def close_definition(self) -> None:
        """Put the definition away, if one is open."""
        self.definition.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _explain(self) -> None:
        figure = self.sender()
        if isinstance(figure, AskedFigure):
            self.definition.setParent(self.parentWidget())  # over the charts below, not cut off at the strip
            self.definition.open_at(figure, translate("Reports", "Show where it comes from"))

    def _ask_rows(self) -> None:
        figure = self.sender()
        self.rows_asked.emit(next(key for key, known in self.figures.items() if known is figure))

    # -- as many side by side as have room for their words -----------------------------------------------------------

    def _arrange(self) -> None:
        room = self.width() - 20
        self._put(next((columns for columns in self._choices if self._need(columns) <= room), self._choices[-1]))

    def _need(self, columns: int) -> int:
        # Columns share the room evenly: the widest decides.
        return columns * (max(figure.sizeHint().width() for figure in self.figures.values()) + _GAP)

    def _put(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, figure in enumerate(self.figures.values()):
            self._grid.addWidget(figure, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(self._choices[0]):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
