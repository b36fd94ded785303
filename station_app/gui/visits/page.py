"""The page of the log (到站登记): every visit of some days, found, looked at, put right, ended, voided, exported."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from station_app.core.clock import local_day
from station_app.core.errors import Refusal
from station_app.core.settings.queries import codes, zone
from station_app.core.types import Area
from station_app.core.visits import commands, queries
from station_app.core.visits.model import State, Visit
from station_app.core.visits.queries import LATEST, Order
from station_app.gui.kit.context import Context
from station_app.gui.kit.page import Page
from station_app.gui.kit.paged_model import PagedModel
from station_app.gui.kit.requests import OpenSheets, Request, Say, ShowPerson, ShowVisits
from station_app.gui.kit.told import Told
from station_app.gui.runtime.actions import Actions
from station_app.gui.visits.columns_menu import ColumnsMenu, turned
from station_app.gui.visits.export_panel import Shown
from station_app.gui.visits.history import history
from station_app.gui.visits.layout import VisitsLayout
from station_app.gui.visits.log_table import SORTS, LogColumns, exported
from station_app.gui.visits.offered import offered
from station_app.gui.visits.ranges import month_of
from station_app.gui.visits.reading import LogReading
from station_app.gui.visits.voiding import Voiding
from station_app.texts import labels, translate
from station_app.texts.dictionaries import read_words
from station_app.texts.troubles import explain

HISTORY_MS = 120
_PAGE = 60  # some screens full: read while the window waits


class VisitsPage(Page):
    """Days at the top, figures and rows below, the chosen visit at the right. Voiding wants a reason."""

    name = "visits"
    areas = frozenset({Area.VISITS, Area.PEOPLE, Area.DICTIONARIES, Area.SETTINGS, Area.STAFF, Area.IMPORTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._zone = zone(context.db)
        self._words = read_words(context.db, context.language.code)
        self._dressed: tuple[object, ...] = ()
        self._order = LATEST
        self.parts = VisitsLayout(context, self.name, self._today(), self)
        self.bar, self.figures, self.table, self.card = (
            self.parts.bar, self.parts.figures, self.parts.table, self.parts.card,
        )  # fmt: skip
        self.form, self.export, self.empty = self.parts.form, self.parts.export, self.parts.empty
        self.clear_filters, self.show_latest = self.parts.clear_filters, self.parts.show_latest
        self.model: PagedModel[Visit] = PagedModel(self._fetch, (), self, page=_PAGE)
        self._dress()
        self.table.show_model(self.model)
        self.reading = LogReading(context, self.table, self.model, self)
        self._menu = ColumnsMenu(self)
        self._history_soon = QTimer(self)
        self._history_soon.setSingleShot(True)
        self._history_soon.setInterval(HISTORY_MS)
        self._voiding = Voiding(context, self.name, self)
        self._connect()
        self._page_keys = Actions(self)
        self._page_keys.add("visits.find", "", self.focus_search, keys=["Ctrl+F"])
        self._row_keys = Actions(self.table)
        for name, slot, keys in (
            ("visits.edit", self.edit_chosen, ["E"]),
            ("visits.leave", self.leave_chosen, ["L"]),
            ("visits.void", self.void_chosen, ["Del", "V"]),
            ("visits.back_date", self.back_date, ["B"]),
            ("visits.export", self.export_shown, ["X"]),
            ("visits.columns", self.choose_columns, ["K"]),
        ):
            self._row_keys.add(name, "", slot, keys=keys, anywhere=False)
        self.retranslate()

    # -- what the shell calls --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the log anew; the chosen visit stays chosen, or the one that took its place."""
        db, code = self.context.db, self.context.language.code
        self._zone = zone(db)
        self._words = read_words(db, code)
        self.bar.offer(offered(db), code)
        self.figures.sheets.setVisible("sheets" not in codes(db, "station.parts_off"))
        self._dress()
        self._read()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.parts.retranslate()
        self._page_keys.say("visits.find", translate("Visits", "Search the log"))
        for name, words in {
            "visits.edit": translate("Visits", "The chosen visit: edit"),
            "visits.leave": translate("Visits", "The chosen visit: leaves"),
            "visits.void": translate("Visits", "The chosen visit: void, with a reason"),
            "visits.back_date": translate("Visits", "Enter a visit of before"),
            "visits.export": translate("Visits", "Export what is shown"),
            "visits.columns": translate("Visits", "Columns and order"),
        }.items():
            self._row_keys.say(name, words)

    def focus(self) -> None:
        """The rows, where arrows move; the search field when there are none."""
        if self.model.rowCount() == 0:
            self.focus_search()
            return
        if self.table.chosen_id() is None:
            self.table.choose(self.model.id_at(0))
        self.table.setFocus()

    def scanned(self, code: str) -> bool:
        """While the form is open a card says whose visit it is."""
        return self.parts.shows(self.form) and self.form.scanned(code)

    def unfinished(self) -> bool:
        return self.form.unfinished()

    def take(self, request: Request) -> None:
        """The rows behind a figure of another page."""
        if isinstance(request, ShowVisits):
            self.bar.offer(offered(self.context.db), self.context.language.code)
            self.bar.show_rows(request, today=self._today())

    def show_days(self, first: date, last: date, category: str | None = None, service: str | None = None) -> None:
        """Show these days, perhaps of one category or service only."""
        self.take(ShowVisits(first, last, category=category, service=service))

    # -- what the clerk does -------------------------------------------------------------------------------------

    def focus_search(self) -> None:
        """Go to the search field; what stands there is selected."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def edit_chosen(self) -> None:
        """Put the chosen visit right, in the form at the right."""
        visit = self._chosen()
        if visit is None:
            return
        if visit.state is State.VOID:
            self.card.complain(translate("Visits", "A void visit is not edited. Take the voiding back first."))
            return
        self.parts.put_side(self.form)
        self.form.edit(visit)

    def back_date(self) -> None:
        """Enter a visit of before, in the form at the right."""
        self.parts.put_side(self.form)
        self.form.back_date(self._today())

    def export_shown(self) -> None:
        """Offer to export what is shown."""
        filters = self.bar.filters(self._today())
        keys = [column.key for column in self.model.columns()]
        shown = Shown(
            filters,
            self._order,
            exported(keys, with_void=filters.with_void),
            " · ".join(self.bar.words()),
            self.model.rowCount(),
            self.bar.days_words(self._today()),
        )
        self.parts.put_side(self.export)
        self.export.show_what(shown)

    def choose_columns(self) -> None:
        """Open the menu of columns and order."""
        below = self.figures.columns
        self._open_menu(below.mapToGlobal(QPoint(0, below.height())))

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

    def _connect(self) -> None:
        for signal, slot in (
            (self.bar.changed, self._read),
            (self.bar.left_down, self.focus),
            (self.table.chosen, self._on_chosen),
            (self.table.opened, self.open_person),
            (self.table.order_asked, self._on_header),
            (self.table.header_menu_asked, self._open_menu),
            (self._menu.order_chosen, self._put_in_order),
            (self._menu.columns_chosen, self._choose),
            (self.figures.columns.clicked, self.choose_columns),
            (self.figures.sheets.clicked, self._on_sheets),
            (self.figures.back_date.clicked, self.back_date),
            (self.figures.export.clicked, self.export_shown),
            (self.clear_filters.clicked, self._on_clear),
            (self.show_latest.clicked, self._on_latest),
            (self.card.edit_asked, self.edit_chosen),
            (self.card.leave_asked, self.leave_chosen),
            (self.card.person_asked, self.open_person),
            (self.card.void_asked, self.void_chosen),
            (self.parts.room_changed, self._dress),
            (self.form.saved, self._on_saved),
            (self.form.left, self._on_side_left),
            (self.export.left, self._on_side_left),
            (self.export.said, self._on_said),
            (self.reading.shown, self._on_read),
            (self.reading.begun, self._on_begun),
            (self._history_soon.timeout, self._show_history),
            (self._voiding.done, self._on_done),
            (self._voiding.refused, self._on_refused),
        ):
            signal.connect(slot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.parts.fit(self.width())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        waiting = self._history_soon.isActive()
        self._history_soon.stop()
        if self.reading.stop() or waiting:  # nobody looks: it is read when the page is shown again
            self._mark_stale()

    # -- reading -------------------------------------------------------------------------------------------------

    def _today(self) -> date:
        return local_day(self.context.clock.now(), self._zone)

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Visit]:
        return {visit.id: visit for visit in queries.by_ids(self.context.db, ids)}

    def _dress(self) -> None:
        # Only when something about the columns is new: to show others costs the place where the clerk looks.
        chosen = self.context.prefs.visit_columns
        columns = LogColumns(self._words, self._zone, self._today())
        dress = (columns, chosen, self.parts.few(), self.parts.may_scroll(), self.context.language.code)
        if dress != self._dressed:
            self._dressed = dress
            self.model.set_columns(columns.columns(chosen, narrow=self.parts.few()))
            policy, scrolls = Qt.ScrollBarPolicy, bool(chosen) or self.parts.may_scroll()
            self.table.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
        self._mark_order()

    def _mark_order(self) -> None:
        key = next((key for key, sort in SORTS.items() if sort is self._order.by), "")
        self.model.mark_order("" if self._order == LATEST else key, descending=self._order.descending)

    def _read(self) -> None:
        self.reading.read(self.bar.filters(self._today()), self._order)

    def _on_begun(self) -> None:
        self.figures.show_reading(keep=self.reading.counts is not None)
        self.parts.show_rows()
        self._show_chosen()

    def _on_read(self) -> None:
        if self.reading.counts is not None:
            self.figures.show_counts(self.reading.counts)
        if self.model.rowCount():
            self.parts.show_rows()
        else:
            self.parts.show_empty(narrowed=self.bar.narrowed(), any_visits=bool(self._latest()))
        self._show_chosen()

    def _latest(self) -> list[Visit]:
        return queries.page(self.context.db, limit=1).rows

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
            self.card.show_history(history(self.context.db, visit, self._words, self._zone))

    # -- columns and order ---------------------------------------------------------------------------------------

    def _open_menu(self, place: QPoint) -> None:
        self._menu.open_at(place, order=self._order, columns=[column.key for column in self.model.columns()])

    def _on_header(self, key: str) -> None:
        self._put_in_order(turned(self._order, SORTS.get(key, LATEST.by)))

    def _put_in_order(self, order: Order) -> None:
        self._order = order
        self._mark_order()
        self._read()

    def _choose(self, keys: tuple[str, ...]) -> None:
        self.context.prefs.visit_columns = keys
        self._dress()

    # -- answers -------------------------------------------------------------------------------------------------

    def _on_clear(self) -> None:
        self.bar.clear()
        self.focus()

    def _on_latest(self) -> None:
        latest = self._latest()
        if latest:
            month = month_of(latest[0].day)
            self.bar.show_rows(ShowVisits(month.first, month.last), today=self._today())
            self.focus()

    def _on_chosen(self) -> None:
        self.card.show_history(())
        self._show_chosen()

    def _on_sheets(self) -> None:
        self.ask(OpenSheets())

    def _on_said(self, sentence: str) -> None:
        self.ask(Say(sentence))

    def _on_side_left(self) -> None:
        self.parts.put_side(self.card)
        self.focus()

    def _on_saved(self, visit: Visit) -> None:
        self.parts.put_side(self.card)
        self.table.choose(visit.id)
        self.focus()

    def _on_refused(self, refusal: Refusal) -> None:
        self._show_chosen()
        self.card.complain(explain(refusal))

    def _on_done(self, visit: Visit) -> None:
        del visit
        self.card.complain("")
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
