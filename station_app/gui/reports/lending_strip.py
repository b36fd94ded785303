"""The figures of a period's lending under those of its visits, where anything was lent or lost in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from station_app.core.reports.lending_figures import LendingFigures
from station_app.gui.kit.asked_figure import AskedFigure, DefinitionCard
from station_app.gui.kit.card import Card
from station_app.gui.kit.look import set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.reports.figures import NONE, Fact, change_of, held_against, written
from station_app.gui.reports.words import days_words
from station_app.gui.runtime.theme import Theme
from station_app.texts import translate
from station_app.texts.sheets import lending_words

LENDING_KEYS = ("lent_count", "borrower_count", "late_count", "overdue_count", "damaged_count", "lost_count")
_MORE_IS_GOOD = frozenset({"lent_count", "borrower_count"})


class LendingStrip(Card):
    """What each counts opens on Space or a click; it hides where nothing was lent."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(padding=8)
        self.setObjectName("reportsLending")
        self.figures = {key: AskedFigure(theme, f"reportsFigure.{key}") for key in LENDING_KEYS}
        self.definition = DefinitionCard(self, "reportsLendingDefinition")
        row = QHBoxLayout()
        row.setSpacing(4)
        self.title = PlainLabel("", "heading")
        self.title.setContentsMargins(8, 0, 12, 0)
        row.addWidget(self.title, 0, Qt.AlignmentFlag.AlignVCenter)
        for figure in self.figures.values():
            figure.setContentsMargins(8, 4, 4, 4)
            figure.show_value(NONE)
            figure.asked.connect(self._explain)
            figure.rows_asked.connect(self._explain)
            row.addWidget(figure, 1, Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(8, 8, 8, 8)
        self.body.addLayout(row)
        self.hide()

    def show_lending(self, now: LendingFigures, before: LendingFigures) -> None:
        """Show the figures of a period; none when nothing was lent or lost in it."""
        self.close_definition()
        self.setVisible(now.lent_count > 0 or now.lost_count > 0)
        for key, fact in lending_facts(now, before).items():
            figure = self.figures[key]
            figure.explain(fact.caption, fact.definition)
            figure.setAccessibleDescription(translate("Reports", "Space: how it is counted"))
            figure.show_value(fact.value)
            figure.show_note(fact.change, fact.look)

    def retranslate(self) -> None:
        """The title, in the language in force."""
        self.title.setText(translate("Reports", "Tool lending"))
        self.setAccessibleName(self.title.text())

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
            self.definition.open_at(figure)


def lending_facts(now: LendingFigures, before: LendingFigures) -> dict[str, Fact]:
    """The figures of a period's lending by key, in the language in force; `before` is what it is held against."""
    words, found = lending_words(), {}
    any_before = before.lent_count > 0 or before.lost_count > 0
    days = days_words(before.period.first, before.period.last)
    for key in LENDING_KEYS:
        value, earlier = getattr(now, key), getattr(before, key)
        change = change_of(value, earlier, any_before=any_before)
        against = (
            held_against(days, earlier, change)
            if any_before
            else translate("Reports", "Nothing to hold it against: nothing was lent on {days}.").format(days=days)
        )
        good = key in _MORE_IS_GOOD and change.startswith("▲")
        found[key] = Fact(
            words[f"figure.{key}"],
            written(value),
            f"{words[f'definition.{key}']}\n\n{against}",
            change,
            "ok" if good else "small",
        )
    return found
