"""The page of the log (到站登记): every visit of some days, found, looked at, ended and voided."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.errors import Refusal
from station_app.core.settings.model import Dictionary, Entry
from station_app.core.settings.queries import entries, zone
from station_app.core.types import Area
from station_app.core.visits import commands, queries
from station_app.core.visits.model import State, Visit
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.page import Page
from station_app.gui.kit.paged_model import PagedModel
from station_app.gui.kit.requests import Request, ShowPerson, ShowVisits
from station_app.gui.kit.told import Told
from station_app.gui.runtime.actions import Actions
from station_app.gui.visits.detail import VisitCard
from station_app.gui.visits.figures import LogFigures
from station_app.gui.visits.filters import FilterBar
from station_app.gui.visits.history import history
from station_app.gui.visits.log_table import LogColumns
from station_app.gui.visits.ranges import Days, month_of
from station_app.gui.visits.voiding import Voiding
from station_app.texts import labels, translate
from station_app.texts.dictionaries import read_words
from station_app.texts.troubles import explain

HISTORY_MS = 120
_NARROW_PX = 1000
_CARD_PX, _NARROW_CARD_PX = 264, 236


class VisitsPage(Page):
    """Days at the top, figures and rows below, the chosen visit at the right. Voiding wants a reason."""

    name = "visits"
    areas = frozenset({Area.VISITS, Area.PEOPLE, Area.DICTIONARIES, Area.SETTINGS, Area.STAFF, Area.IMPORTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._zone = zone(context.db)
        self._words = read_words(context.db, context.language.code)
        self._columns = LogColumns(self._words, self._zone, self._today())
        self._narrow = False
        self.bar = FilterBar(context.icons, self._today())
        self.figures = LogFigures()
        self.table = DataTable(context.theme, "")
        self.table.setObjectName("visitsTable")
        self.model: PagedModel[Visit] = PagedModel(self._fetch, self._columns.columns(narrow=False), self)
        self.table.show_model(self.model)
        self.empty = EmptyState()
        self.clear_filters = self.empty.offer("", "visitsClear")
        self.show_latest = self.empty.offer("", "visitsLatest")
        self.card = VisitCard()
        self._rows = QStackedWidget()
        self._history_soon = QTimer(self)
        self._history_soon.setSingleShot(True)
        self._history_soon.setInterval(HISTORY_MS)
        self._voiding = Voiding(context, self.name, self)
        self._build()
        self._connect()
        self._page_keys = Actions(self)
        self._page_keys.add("visits.find", "", self.focus_search, keys=["Ctrl+F"])
        self._row_keys = Actions(self.table)
        self._row_keys.add("visits.leave", "", self.leave_chosen, keys=["L"], anywhere=False)
        self._row_keys.add("visits.void", "", self.void_chosen, keys=["Del"], anywhere=False)
        self.retranslate()

    # -- what the shell calls --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the log anew; the chosen visit stays chosen, or the one that took its place."""
        db, code = self.context.db, self.context.language.code
        self._zone = zone(db)
        self._words = read_words(db, code)
        self._columns = LogColumns(self._words, self._zone, self._today())
        self.bar.offer(entries(db, Dictionary.CATEGORY), entries(db, Dictionary.SERVICE), code)
        self.model.set_columns(self._columns.columns(narrow=self._narrow))
        self._read()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.bar.retranslate()
        self.card.retranslate()
        self.table.setAccessibleName(translate("Visits", "Visits"))
        self.figures.retranslate()
        for made, words in (
            (self.clear_filters, translate("Visits", "Clear filters")),
            (self.show_latest, translate("Visits", "Show the latest visits")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self._page_keys.say("visits.find", translate("Visits", "Search the log"))
        self._row_keys.say("visits.leave", translate("Visits", "The chosen visit: leaves"))
        self._row_keys.say("visits.void", translate("Visits", "The chosen visit: void, with a reason"))

    def focus(self) -> None:
        """The rows, where arrows move; the search field when there are none."""
        if self.model.rowCount() == 0:
            self.focus_search()
            return
        if self.table.chosen_id() is None:
            self.table.choose(self.model.id_at(0))
        self.table.setFocus()

    def take(self, request: Request) -> None:
        """The rows behind a figure of another page."""
        if isinstance(request, ShowVisits):
            self.show_days(request.first_day, request.last_day, category=request.category, service=request.service)

    def show_days(self, first: date, last: date, category: str | None = None, service: str | None = None) -> None:
        """Show these days, perhaps of one category or service only: the rows behind a figure of another page."""
        self.bar.offer(*self._choices())
        self.bar.show_days(Days(first, last), today=self._today(), category=category, service=service)

    # -- what the clerk does -------------------------------------------------------------------------------------

    def focus_search(self) -> None:
        """Go to the search field; what stands there is selected."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def leave_chosen(self) -> None:
        """The person of the chosen visit leaves."""
        visit = self._chosen()
        if visit is None:
            return
        name = labels.visit_name(visit)
        told = Told(translate("Visits", "{name} left.").format(name=name), page=self.name)
        self.context.operations.run(
            commands.check_out, visit_id=visit.id, refused=self._on_refused, done=self._on_done, about=told
        )

    def void_chosen(self) -> None:
        """Take the chosen visit out of the counts, once a reason is given."""
        visit = self._chosen()
        if visit is None:
            return
        if visit.state is State.VOID:
            self.card.complain(translate("Visits", "This visit is void already."))
            return
        self._voiding.begin(visit)

    def open_person(self) -> None:
        """Open the page of the person whose visit is chosen; a visit without a name has none."""
        visit = self._chosen()
        if visit is not None and visit.person_id is not None:
            self.ask(ShowPerson(visit.person_id))

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._rows.addWidget(self.table)
        self._rows.addWidget(self.empty)
        log = Card(padding=0)
        log.body.setSpacing(4)
        log.body.addWidget(self.figures)
        log.body.addWidget(self._rows, 1)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(log, 1)
        below.addWidget(self.card)
        self.card.setFixedWidth(_CARD_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.bar)
        layout.addLayout(below, 1)

    def _connect(self) -> None:
        self.bar.changed.connect(self._on_filters)
        self.bar.left_down.connect(self.focus)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self.open_person)
        self.clear_filters.clicked.connect(self._on_clear)
        self.show_latest.clicked.connect(self._on_latest)
        self.card.leave_asked.connect(self.leave_chosen)
        self.card.person_asked.connect(self.open_person)
        self.card.void_asked.connect(self.void_chosen)
        self._history_soon.timeout.connect(self._show_history)
        self._voiding.done.connect(self._on_done)
        self._voiding.refused.connect(self._on_refused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_PX
        if narrow != self._narrow:
            self._narrow = narrow
            self.card.setFixedWidth(_NARROW_CARD_PX if narrow else _CARD_PX)
            self.model.set_columns(self._columns.columns(narrow=narrow))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._history_soon.isActive():  # nobody looks: it is read when the page is shown again
            self._history_soon.stop()
            self._mark_stale()

    # -- reading -------------------------------------------------------------------------------------------------

    def _today(self) -> date:
        return local_day(self.context.clock.now(), self._zone)

    def _choices(self) -> tuple[list[Entry], list[Entry], str]:
        db = self.context.db
        return entries(db, Dictionary.CATEGORY), entries(db, Dictionary.SERVICE), self.context.language.code

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Visit]:
        return {visit.id: visit for visit in queries.by_ids(self.context.db, ids)}

    def _read(self) -> None:
        chosen = self.table.chosen_id()
        line = -1 if chosen is None else self.model.line_of(chosen)
        filters = self.bar.filters(self._today())
        self.model.show_ids(queries.ids(self.context.db, filters))
        self.figures.show_counts(queries.counts(self.context.db, filters))
        rows = self.model.rowCount()
        if line >= 0 and self.table.chosen_id() is None and rows:
            self.table.choose(self.model.id_at(min(line, rows - 1)))
        self._rows.setCurrentWidget(self.table if rows else self.empty)
        if not rows:
            self._say_empty()
        self._show_chosen()

    def _say_empty(self) -> None:
        narrowed = self.bar.narrowed()
        latest = queries.page(self.context.db, limit=1).rows
        self.clear_filters.setVisible(narrowed)
        self.show_latest.setVisible(not narrowed and bool(latest))
        if narrowed:
            self.empty.say(
                translate("Visits", "Nothing on these days matches. Clear the filters or choose other days.")
            )
        elif latest:
            self.empty.say(translate("Visits", "No visits on these days."))
        else:
            self.empty.say(
                translate(
                    "Visits",
                    "Every visit registered at the desk is kept here: found again, corrected, handed in at the end"
                    " of the month. There are none yet.",
                )
            )

    def _chosen(self) -> Visit | None:
        chosen = self.table.chosen_id()
        return None if chosen is None else queries.by_id(self.context.db, chosen)

    def _show_chosen(self) -> None:
        visit = self._chosen()
        if visit is None:
            self._history_soon.stop()
            self.card.show_nothing()
            return
        now = self.context.clock.now()
        self.card.show_visit(visit, self._words, zone=self._zone, now=now, today=self._today())
        self._history_soon.start()

    def _show_history(self) -> None:
        visit = self._chosen()
        if visit is not None:
            self.card.show_history(history(self.context.db, visit, self._zone))

    # -- answers -------------------------------------------------------------------------------------------------

    def _on_filters(self) -> None:
        self._read()

    def _on_clear(self) -> None:
        self.bar.clear()
        self.focus()

    def _on_latest(self) -> None:
        latest = queries.page(self.context.db, limit=1).rows
        if latest:
            self.bar.show_days(month_of(latest[0].day), today=self._today())
            self.focus()

    def _on_chosen(self) -> None:
        self.card.show_history(())
        self._show_chosen()

    def _on_refused(self, refusal: Refusal) -> None:
        self._show_chosen()
        self.card.complain(explain(refusal))

    def _on_done(self, visit: Visit) -> None:
        del visit
        self.card.complain("")
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
