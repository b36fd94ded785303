"""One person's whole story: who they are, how often they came, every visit."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.people.model import Person
from station_app.core.settings.queries import zone
from station_app.core.visits import queries
from station_app.core.visits.model import Visit
from station_app.core.visits.queries import Filters
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.figure import Figure
from station_app.gui.kit.paged_model import Column, PagedModel
from station_app.gui.people.person_card import PersonCard
from station_app.gui.people.timeline import StoryColumns
from station_app.texts import moments, translate
from station_app.texts.dictionaries import read_words


class StoryView(QWidget):
    """Reads and shows one person. The page acts on the buttons of `card`."""

    day_asked = Signal(int)
    """Open the log on the day of this visit."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.card = PersonCard()
        self.this_month = Figure("")
        self.this_month.setObjectName("personThisMonth")
        self.in_all = Figure("")
        self.in_all.setObjectName("personInAll")
        self.last = Figure("")
        self.visits = Card(" ", padding=0)
        self.table = DataTable(context.theme, "")
        self.table.setObjectName("personVisits")
        self.table.horizontalHeader().hide()
        self.model: PagedModel[Visit] = PagedModel(self._fetch, self._columns(), self)
        self.table.show_model(self.model)
        self._none = EmptyState()
        self._rows = QStackedWidget()
        self._build()
        self.table.opened.connect(self.day_asked)

    def show_person(self, person: Person, number: str | None) -> None:
        """Show somebody; `number` is their whole number while it is revealed."""
        db = self._context.db
        here = zone(db)
        now = self._context.clock.now()
        today = local_day(now, here)
        month = Filters(first_day=today.replace(day=1), last_day=today, person_id=person.id)
        seen = queries.last_seen(db, person.id)
        last = moments.relative_day(local_day(seen, here), today) if seen is not None else "–"
        self.card.show_person(person, read_words(db, self._context.language.code), number)
        self.this_month.show_value(f"{queries.counts(db, month).visits:,}")
        self.in_all.show_value(f"{queries.visits_of(db, person.id):,}")
        self.last.show_value(last)
        self.model.set_columns(self._columns())
        self.model.show_ids(queries.ids(db, Filters(person_id=person.id, with_void=True)))
        self._rows.setCurrentWidget(self.table if self.model.rowCount() else self._none)

    def begin_at_top(self) -> None:
        """Another person: no visit is chosen, the newest is in view."""
        self.table.choose(None)
        self.table.scrollToTop()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.card.retranslate()
        self.this_month.set_caption(translate("People", "visits this month"))
        self.in_all.set_caption(translate("People", "visits in all"))
        self.last.set_caption(translate("People", "last visit"))
        self.visits.set_title(translate("People", "Visits"))
        self.visits.set_hint(translate("People", "Enter opens the log of that day"))
        self.table.setAccessibleName(translate("People", "Visits"))
        self._none.say(translate("People", "No visit yet. Check this person in and it stands here."))

    def _build(self) -> None:
        figures = Card()
        row = QHBoxLayout()
        row.setSpacing(16)
        for figure in (self.this_month, self.in_all, self.last):
            row.addWidget(figure, 1)
        figures.body.setContentsMargins(16, 8, 16, 10)
        figures.body.addLayout(row)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._none)
        self.visits.body.addWidget(self._rows, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.card)
        layout.addWidget(figures)
        layout.addWidget(self.visits, 1)

    def _columns(self) -> tuple[Column[Visit], ...]:
        db = self._context.db
        here = zone(db)
        now = self._context.clock.now()
        words = read_words(db, self._context.language.code)
        return StoryColumns(words, here, local_day(now, here), now).columns()

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Visit]:
        return {visit.id: visit for visit in queries.by_ids(self._context.db, ids)}
