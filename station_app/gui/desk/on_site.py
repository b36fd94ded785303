"""Who is here, the latest first; the button, or L on a row, lets somebody leave."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, number, zone
from station_app.core.visits.model import Visit
from station_app.core.visits.queries import by_ids, here
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.paged_model import Cell, Column, PagedModel, Tag
from station_app.texts import moments, translate
from station_app.texts.labels import visit_name

_LEAVE_COLUMN = 5
_ROWS_AT_ONCE = 25

_TABLE, _SENTENCE, _NOTHING = range(3)


class _Table(DataTable):
    leave_key = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen_id()
        if event.key() == Qt.Key.Key_L and not event.modifiers() and chosen is not None:
            self.leave_key.emit(chosen)
        elif event.text().strip() and event.text().isprintable():
            event.ignore()  # a table would look for a row by it; it is meant for the desk's field
        else:
            super().keyPressEvent(event)


class OnSiteCard(Card):
    """Shows; the page lets people leave."""

    leave_asked = Signal(int)
    """The visit to end."""
    person_asked = Signal(int)
    """The person of the row that was opened."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", padding=0, parent=parent)
        self._context = context
        self._now = context.clock.now()
        self._zone: ZoneInfo = zone(context.db)
        self._labels: dict[Dictionary, dict[str, str]] = {}
        self.table = _Table(context.theme, "")
        self.table.setObjectName("deskInStation")
        self._model: PagedModel[Visit] = PagedModel(self._fetch, self._columns(), self, page=_ROWS_AT_ONCE)
        self.table.show_model(self._model)
        self.table.button_pressed.connect(self._on_button)
        self.table.leave_key.connect(self.leave_asked)
        self.table.opened.connect(self._on_opened)
        self._empty = EmptyState()
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(QWidget())
        self.body.addLayout(self._stack)

    def refresh(self) -> None:
        """Read who is here."""
        db = self._context.db
        self._now = self._context.clock.now()
        self._zone = zone(db)
        ids, heads = here(db, now=self._now)
        self._model.show_ids(ids)
        self.set_count(heads)
        self._show_rows()

    def go_to_first(self) -> None:
        """Put the cursor on who came last; nothing happens while nobody is here."""
        ids = self._model.ids()
        if ids:
            self.table.choose(self.table.chosen_id() or ids[0])
            self.table.setFocus()

    def visit(self, visit_id: int) -> Visit | None:
        """A visit that is shown."""
        return self._model.row_at(self._model.line_of(visit_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_rows()

    def hasHeightForWidth(self) -> bool:
        # It takes what room is left: a sentence that wraps must not press the people found together.
        return False

    def retranslate(self) -> None:
        """Say the words of the card."""
        db = self._context.db
        code = self._context.language.code
        self._labels = {dictionary: labels(db, dictionary, code) for dictionary in Dictionary}
        self.set_title(translate("Desk", "On site"))
        self.set_hint(
            translate("Desk", "Leaving is optional; a visit ends by itself after {minutes} min").format(
                minutes=number(db, "visits.auto_minutes")
            )
        )
        self.table.setAccessibleName(translate("Desk", "On site"))
        self._empty.say(
            translate(
                "Desk",
                "Nobody here yet. Type a phone tail, a name or initials, then Enter; without a name: + and Enter.",
            )
        )
        self._model.set_columns(self._columns())

    def _columns(self) -> list[Column[Visit]]:
        return [
            Column(translate("Desk", "Arrived"), self._arrived, fits="00:00"),
            Column(translate("Desk", "Name"), self._name, fits=translate("Desk", "No name ×12")),
            Column(translate("Desk", "Category · platform"), self._kind, stretch=True),
            Column(translate("Desk", "Services"), self._services, stretch=True),
            Column(translate("Desk", "Stay"), self._stay, align="right", fits=translate("Desk", "89 min")),
            Column("", self._leave, align="right", fits=translate("Desk", "Leaves") + "00"),
        ]

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Visit]:
        return {visit.id: visit for visit in by_ids(self._context.db, ids)}

    def _arrived(self, visit: Visit) -> str:
        return moments.clock(visit.arrived_at, self._zone)

    def _name(self, visit: Visit) -> Cell:
        return Cell(visit_name(visit), look="" if visit.person_id is not None else "dim")

    def _kind(self, visit: Visit) -> Cell:
        category = self._labels[Dictionary.CATEGORY].get(visit.category, visit.category)
        if visit.platform is None:
            return Cell(category)
        return Cell(category, f"· {self._labels[Dictionary.PLATFORM].get(visit.platform, visit.platform)}")

    def _services(self, visit: Visit) -> Cell:
        names = self._labels[Dictionary.SERVICE]
        return Cell(tags=tuple(Tag(names.get(code, code)) for code in visit.services))

    def _stay(self, visit: Visit) -> str:
        return moments.minutes(self._now - visit.arrived_at)

    def _leave(self, visit: Visit) -> Cell:  # noqa: ARG002 - every row has the same button
        return Cell(button=translate("Desk", "Leaves"))

    def _show_rows(self) -> None:
        # Where people found need the room, a sentence cut in half is none.
        fits = self.height() >= self.sizeHint().height()
        self._stack.setCurrentIndex(_TABLE if self._model.ids() else _SENTENCE if fits else _NOTHING)

    def _on_button(self, visit_id: int, column: int) -> None:
        if column == _LEAVE_COLUMN:
            self.leave_asked.emit(visit_id)

    def _on_opened(self, visit_id: int) -> None:
        visit = self.visit(visit_id)
        if visit is not None and visit.person_id is not None:
            self.person_asked.emit(visit.person_id)
