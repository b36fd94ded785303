"""The figures of a period's house under those of its visits: hours of service, supplies, faults, checks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel

from station_app.core.reports.house_figures import HouseFigures
from station_app.gui.kit.asked_figure import AskedFigure, DefinitionCard
from station_app.gui.kit.card import Card
from station_app.gui.kit.look import set_look
from station_app.gui.reports.figures import NONE, Fact, change_of, held_against, written
from station_app.gui.reports.words import days_words
from station_app.gui.runtime.theme import Theme
from station_app.texts import translate
from station_app.texts.house_sheets import house_words

TABS = {
    "open_days": "hours",
    "open_hours": "hours",
    "late_days": "hours",
    "supplies_issued": "supplies",
    "amenities_faults_reported": "faults",
    "amenities_out_hours": "faults",
    "amenities_checks": "checks",
    "amenities_abnormal": "checks",
}
"""Figure → the tab of the page of amenities where its rows are."""
_MORE_IS_GOOD = frozenset({"open_days", "open_hours", "amenities_checks"})
_COLUMNS = (8, 4, 2)
_GAP = 4
_LEAST = 240  # narrower than all figures side by side: then they stand in more lines


class HouseStrip(Card):
    """What each counts opens on Space or a click, its rows on Enter; it hides where there is nothing to show."""

    rows_asked = Signal(str)
    """The key of the figure whose rows are wanted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(" ", padding=8)
        self.setObjectName("reportsHouse")
        self.setMinimumWidth(_LEAST)
        self.figures = {key: AskedFigure(theme, f"reportsFigure.{key}") for key in TABS}
        self.definition = DefinitionCard(self, "reportsHouseDefinition")
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
        self._put(_COLUMNS[0])
        self.hide()

    def show_house(self, now: HouseFigures, before: HouseFigures, *, wanted: bool) -> None:
        """Show the figures of a period; none when there are none, or when the station does without the part."""
        self.close_definition()
        self.setVisible(wanted and now.anything)
        for key, fact in house_facts(now, before).items():
            figure = self.figures[key]
            figure.explain(fact.caption, fact.definition)
            figure.show_value(fact.value)
            figure.show_note(fact.change, fact.look)
        self._arrange()

    def retranslate(self) -> None:
        """The title, in the language in force."""
        self.set_title(translate("Reports", "Amenities and supplies"))

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
        self.rows_asked.emit(next(key for key in TABS if self.figures[key] is figure))

    # -- as many side by side as have room for their words -----------------------------------------------------------

    def _arrange(self) -> None:
        room = self.width() - 20
        self._put(next((columns for columns in _COLUMNS if self._need(columns) <= room), _COLUMNS[-1]))

    def _need(self, columns: int) -> int:
        # Columns share the room evenly: the widest decides.
        return columns * (max(figure.sizeHint().width() for figure in self.figures.values()) + _GAP)

    def _put(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, figure in enumerate(self.figures.values()):
            self._grid.addWidget(figure, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(_COLUMNS[0]):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def house_facts(now: HouseFigures, before: HouseFigures) -> dict[str, Fact]:
    """The figures of a period's house by key, in the language in force; `before` is what it is held against."""
    words, found = house_words(), {}
    values, earlier = _values(now), _values(before)
    days = days_words(before.period.first, before.period.last)
    for key in TABS:
        change = change_of(values[key], earlier[key], any_before=before.anything)
        against = (
            held_against(days, earlier[key], change)
            if before.anything
            else translate("Reports", "Nothing to hold it against: nothing was recorded on {days}.").format(days=days)
        )
        good = key in _MORE_IS_GOOD and change.startswith("▲")
        found[key] = Fact(
            words[f"figure.{key}"],
            written(values[key]),
            f"{words[f'definition.{key}']}\n\n{against}",
            change,
            "ok" if good else "small",
        )
    return found


def _values(of: HouseFigures) -> dict[str, float]:
    return {
        "open_days": of.opening.open_days,
        "open_hours": of.opening.open_hours,
        "late_days": of.opening.late_days,
        "supplies_issued": of.supplies.issued,
        "amenities_faults_reported": of.amenities.faults_reported,
        "amenities_out_hours": of.amenities.out_hours,
        "amenities_checks": of.amenities.checks,
        "amenities_abnormal": of.amenities.abnormal,
    }
