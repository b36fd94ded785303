"""The strip of a month's figures. Space on one opens what it means, what it was before, and the way to its rows."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.core.reports.model import Statistics
from station_app.gui.kit.card import Card
from station_app.gui.kit.figure import Figure
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.theme import Theme
from station_app.texts import translate
from station_app.texts.sheets import visit_log_words

NONE = "–"
_DEFINITION_PX = 320
KEYS = ("visit_count", "person_count", "service_count", "anonymous_count", "visits_a_person", "visits_a_day")
_MORE_IS_GOOD = frozenset(KEYS) - {"anonymous_count"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure: what it is called, its number in words, what it counts, and the number before, if any."""

    caption: str
    value: str
    definition: str
    before: str = ""
    change: str = ""


def facts_of(now: Statistics, before: Statistics | None) -> dict[str, Fact]:
    """The six figures of a month by key, in the language in force."""
    words, captions = visit_log_words(), _captions()
    definitions = {key: words[f"definition.{key}"] for key in KEYS if f"definition.{key}" in words} | {
        "visits_a_person": translate(
            "Reports", "Visits of people who are known, divided by the people; visits without a name are left out."
        ),
        "visits_a_day": translate("Reports", "Visits divided by the days on which somebody came."),
    }
    values, earlier = _values(now), _values(before) if before is not None else {}
    return {
        key: Fact(
            captions[key],
            _written(values[key]),
            definitions[key],
            _written(earlier.get(key)) if key in earlier else "",
            _change(values[key], earlier.get(key)),
        )
        for key in KEYS
    }


class StripFigure(Figure):
    """A figure that can be asked what it means, by Space, Enter or a click."""

    asked = Signal()

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__("")
        self.key = key
        self.fact = Fact("", NONE, "")
        self._theme = theme
        self.setObjectName(f"reportsFigure.{key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setContentsMargins(8, 4, 4, 4)

    def show_fact(self, fact: Fact) -> None:
        """Show a figure of another month."""
        self.fact = fact
        self.set_caption(fact.caption)
        self.show_value(fact.value)
        self.show_note(fact.change, "ok" if self.key in _MORE_IS_GOOD and fact.change.startswith("▲") else "small")
        self.setAccessibleDescription(translate("Reports", "Space: how it is counted"))
        self.setToolTip(fact.definition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._theme.color("accent"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.end()


class FigureStrip(Card):
    """All figures side by side; visits and people always stand next to each other."""

    rows_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(padding=8)
        self.figures = {key: StripFigure(theme, key) for key in KEYS}
        self.definition = DefinitionCard(self)
        self.definition.rows.clicked.connect(self._ask_rows)
        row = QHBoxLayout()
        row.setSpacing(4)
        for figure in self.figures.values():
            figure.asked.connect(self._explain)
            row.addWidget(figure, 1, Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(8, 8, 8, 8)
        self.body.addLayout(row)

    def show_facts(self, facts: dict[str, Fact]) -> None:
        """Show the figures of a month."""
        for key, fact in facts.items():
            self.figures[key].show_fact(fact)

    def close_definition(self) -> None:
        """Put the definition away, if one is open."""
        self.definition.hide()

    def _explain(self) -> None:
        figure = self.sender()
        if isinstance(figure, StripFigure):
            self.definition.setParent(self.parentWidget())  # over the page, not cut off at the strip
            self.definition.open_at(figure, figure.fact)

    def _ask_rows(self) -> None:
        self.close_definition()
        self.rows_asked.emit()


class DefinitionCard(Card):
    """What a figure means, over the page; Escape closes it, Enter goes to the rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setObjectName("reportsDefinition")
        self.setFixedWidth(_DEFINITION_PX)
        self._text = PlainLabel(wrap=True)
        self._before = PlainLabel("", "secondary", wrap=True)
        self.rows = button("", "small", "reportsRows")
        row = QHBoxLayout()
        row.addWidget(self.rows)
        row.addStretch(1)
        for label in (self._text, self._before):
            self.body.addWidget(label)
        self.body.addLayout(row)
        self._figure: QWidget | None = None
        self.rows.installEventFilter(self)
        self.hide()

    def open_at(self, figure: QWidget, fact: Fact) -> None:
        """Open under a figure, over whatever lies there; it closes when it loses the focus."""
        self._figure = figure
        self.set_title(f"{fact.caption}  {fact.value}")
        self._text.setText(fact.definition)
        before = translate("Reports", "The same days of the month before: {count}").format(count=fact.before)
        self._before.setText(before)
        self._before.setVisible(bool(fact.before))
        self.rows.setText(translate("Reports", "Show these visits"))
        self.rows.setAccessibleName(self.rows.text())
        over = self.parentWidget()
        if over is not None:
            below = figure.mapTo(over, QPoint(0, figure.height() + 4))
            self.move(min(below.x(), over.width() - self.width()), below.y())
        self.show()
        layout = self.layout()
        if layout is not None:  # adjusting the size alone cuts lines that wrap
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(_DEFINITION_PX))
        self.raise_()
        self.rows.setFocus()
        announce(self, self.text())

    def text(self) -> str:
        """What it says."""
        said = [self._text.text()]
        if not self._before.isHidden():
            said.append(self._before.text())
        return " ".join(said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._figure is not None:
            self._figure.setFocus()
        else:
            super().keyPressEvent(event)


def _captions() -> dict[str, str]:
    return {
        "visit_count": translate("Reports", "Visits"),
        "person_count": translate("Reports", "People"),
        "service_count": translate("Reports", "Services used"),
        "anonymous_count": translate("Reports", "No name"),
        "visits_a_person": translate("Reports", "Visits a person"),
        "visits_a_day": translate("Reports", "Visits a day"),
    }


def _values(of: Statistics) -> dict[str, float | None]:
    days = sum(1 for count in of.by_day.values() if count)
    named = of.visit_count - of.anonymous_count
    return {
        "visit_count": of.visit_count,
        "person_count": of.person_count,
        "service_count": of.service_count,
        "anonymous_count": of.anonymous_count,
        "visits_a_person": named / of.person_count if of.person_count else None,
        "visits_a_day": of.visit_count / days if days else None,
    }


def _written(value: float | None) -> str:
    if value is None:
        return NONE
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def _change(now: float | None, before: float | None) -> str:
    if not now or not before:
        return ""
    percent = round(100 * (now - before) / before)
    if percent == 0:
        return "±0%"
    return f"{'▲' if percent > 0 else '▼'}{abs(percent):,}%"
