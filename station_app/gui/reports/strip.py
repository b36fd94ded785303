"""The strip of a period's figures: the comparison under each, its meaning on Space, its rows on Enter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from station_app.gui.kit.asked_figure import AskedFigure, DefinitionCard
from station_app.gui.kit.card import Card
from station_app.gui.kit.look import set_look
from station_app.gui.reports.figures import KEYS, NONE, Fact
from station_app.gui.runtime.theme import Theme
from station_app.texts import translate


class FigureStrip(Card):
    """All figures side by side; visits and people always stand next to each other."""

    rows_asked = Signal(str)
    """The key of the figure whose rows are wanted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(padding=8)
        self.figures = {key: AskedFigure(theme, f"reportsFigure.{key}") for key in KEYS}
        self.definition = DefinitionCard(self, "reportsDefinition")
        row = QHBoxLayout()
        row.setSpacing(4)
        for figure in self.figures.values():
            figure.setContentsMargins(8, 4, 4, 4)
            figure.show_value(NONE)
            figure.asked.connect(self._explain)
            figure.rows_asked.connect(self._ask_rows)
            row.addWidget(figure, 1, Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(8, 8, 8, 8)
        self.body.addLayout(row)

    def show_facts(self, facts: dict[str, Fact]) -> None:
        """Show the figures of a period."""
        for key, fact in facts.items():
            figure = self.figures[key]
            figure.explain(fact.caption, fact.definition)
            figure.show_value(fact.value)
            figure.show_note(fact.change, fact.look)

    def set_pale(self, pale: bool) -> None:
        """Whether what it shows is of before: newer figures are being counted."""
        for label in self.findChildren(QLabel):
            set_look(label, pale=pale)

    def close_definition(self) -> None:
        """Put the definition away, if one is open."""
        self.definition.hide()

    def _explain(self) -> None:
        figure = self.sender()
        if isinstance(figure, AskedFigure):
            self.definition.setParent(self.parentWidget())  # over the charts below, not cut off at the strip
            self.definition.open_at(figure, translate("Reports", "Show these visits"))

    def _ask_rows(self) -> None:
        figure = self.sender()
        self.rows_asked.emit(next(key for key in KEYS if self.figures[key] is figure))
