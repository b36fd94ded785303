"""Where things stand on the page of the log: filters on top, rows at the left, a card beside or, in a slit, below."""

from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.visits.detail import VisitCard
from station_app.gui.visits.export_panel import ExportPanel
from station_app.gui.visits.figures import LogFigures
from station_app.gui.visits.filters import FilterBar
from station_app.gui.visits.form import VisitForm
from station_app.texts import translate

_NARROW_PX, _SLIT_PX = 1000, 760
_CARD_PX, _NARROW_CARD_PX = 264, 236
_FORM_PX, _NARROW_FORM_PX = 340, 312
_MARGIN, _GAP = 20, 16
_FEW_PX = 740
"""Narrower than this the table leaves platform and staff to the card."""
_LOWEST_ROWS, _LOWEST_SIDE = 230, 236


class _Content(QWidget):
    """Asks for no more height than it needs: a scroll area would give it all it likes."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return -1 if layout is None else layout.totalMinimumHeightForWidth(width)


class VisitsLayout(QObject):
    """Makes the parts of the page and puts them in their places; what they do is the page's."""

    room_changed = Signal()
    """The table has more or less room: `few` may be another."""

    def __init__(self, context: Context, name: str, today: date, page: QWidget) -> None:
        super().__init__(page)
        self.bar = FilterBar(context.icons, today)
        self.figures = LogFigures(context.icons)
        self.table = DataTable(context.theme, "")
        self.table.setObjectName("visitsTable")
        self.empty = EmptyState()
        self.clear_filters = self.empty.offer("", "visitsClear")
        self.show_latest = self.empty.offer("", "visitsLatest")
        self.card = VisitCard()
        self.form = VisitForm(context, name)
        self.export = ExportPanel(context)
        self._rows = QStackedWidget()
        self._side = QStackedWidget()
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = QScrollArea()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._show_place)
        self._narrow = self._slit = False
        self._width = _NARROW_PX
        self._build(page)

    def fit(self, width: int) -> None:
        """Arrange for a page of this width."""
        self._width = width
        self._narrow, self._slit = width < _NARROW_PX, width < _SLIT_PX
        direction = QBoxLayout.Direction
        self._below.setDirection(direction.TopToBottom if self._slit else direction.LeftToRight)
        self._rows.setMinimumHeight(_LOWEST_ROWS if self._slit else 0)
        self._side.setMinimumHeight(_LOWEST_SIDE if self._slit else 0)
        self._fit_side()

    def put_side(self, part: QWidget) -> None:
        """Show the card, the form or the export at the right."""
        self._side.setCurrentWidget(part)
        self._fit_side()
        self._look.start(0)

    def _show_place(self) -> None:
        # Once everything stands where it now belongs: the chosen row stays in sight, and what was opened comes into it.
        self.table.scrollTo(self.table.currentIndex())
        if self._slit and not self.shows(self.card):
            self._scroll.ensureWidgetVisible(self._side)

    def few(self) -> bool:
        """Whether the table has room for the fewer columns only."""
        beside = 0 if self._slit else self._side.maximumWidth() + _GAP
        return self._width - 2 * _MARGIN - beside < _FEW_PX

    def may_scroll(self) -> bool:
        """Whether not even the fewer columns have room side by side."""
        return self._slit

    def shows(self, part: QWidget) -> bool:
        """Whether this is what stands at the right."""
        return self._side.currentWidget() is part

    def show_rows(self) -> None:
        """The table, with whatever rows it has."""
        self._rows.setCurrentWidget(self.table)

    def show_empty(self, *, narrowed: bool, any_visits: bool) -> None:
        """Why there are no rows, and what to do about it."""
        self._rows.setCurrentWidget(self.empty)
        self.clear_filters.setVisible(narrowed)
        self.show_latest.setVisible(not narrowed and any_visits)
        if narrowed:
            self.empty.say(
                translate("Visits", "Nothing on these days matches. Clear the filters or choose other days.")
            )
        elif any_visits:
            self.empty.say(translate("Visits", "No visits on these days."))
        else:
            self.empty.say(
                translate(
                    "Visits",
                    "Every visit registered at the desk is kept here: found again, corrected, handed in at the end"
                    " of the month. There are none yet.",
                )
            )

    def retranslate(self) -> None:
        """Say every word anew."""
        for part in (self.bar, self.figures, self.card, self.form, self.export):
            part.retranslate()
        self.table.setAccessibleName(translate("Visits", "Visits"))
        for made, words in (
            (self.clear_filters, translate("Visits", "Clear filters")),
            (self.show_latest, translate("Visits", "Show the latest visits")),
        ):
            made.setText(words)
            made.setAccessibleName(words)

    def _build(self, page: QWidget) -> None:
        self._rows.addWidget(self.table)
        self._rows.addWidget(self.empty)
        for part in (self.card, self.form, self.export):
            self._side.addWidget(part)
        log = Card(padding=0)
        log.body.setSpacing(4)
        log.body.addWidget(self.figures)
        log.body.addWidget(self._rows, 1)
        self._below.setSpacing(_GAP)
        self._below.addWidget(log, 1)
        self._below.addWidget(self._side)
        content = _Content()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        inside.setSpacing(12)
        inside.addWidget(self.bar)
        inside.addLayout(self._below, 1)
        # A window enlarged to 200 % is lower than the page: then it scrolls, and nothing is cut.
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def _fit_side(self) -> None:
        if self._slit:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(1 << 20)
        else:
            wide = _NARROW_FORM_PX if self._narrow else _FORM_PX
            card = _NARROW_CARD_PX if self._narrow else _CARD_PX
            self._side.setFixedWidth(card if self._side.currentWidget() is self.card else wide)
        self.figures.put_narrow(self.few())
        self.room_changed.emit()
