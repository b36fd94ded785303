"""One person's whole story: who they are, how often they came, everything that happened, by chapters."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.desk.queries import trains
from station_app.core.desk.story import Chapter, Line, lines, story, visit_of
from station_app.core.people.lists import alike
from station_app.core.people.model import Person
from station_app.core.people.queries import merged_into
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import entries, zone
from station_app.core.training.queries import learned
from station_app.core.visits import queries
from station_app.core.visits.queries import Filters
from station_app.gui.kit.card import Card
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import ROW_PX, DataTable
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.figure import Figure
from station_app.gui.kit.paged_model import Column, PagedModel
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.people.person_card import PersonCard
from station_app.gui.people.timeline import DOT_COLUMN, DotPainter, StoryColumns
from station_app.texts import moments, translate
from station_app.texts.dictionaries import read_words
from station_app.texts.people import trained

_ALL = "all"


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
        self._person: Person | None = None
        self._trains = True
        self.visits = Card(padding=0)
        self.chapters = Chips("", exclusive=True)
        self.chapters.setObjectName("personChapters")
        self.table = DataTable(context.theme, "")
        self.table.setObjectName("personVisits")
        self.table.horizontalHeader().hide()
        self.model: PagedModel[Line] = PagedModel(self._fetch, self._columns(), self)
        self.table.show_model(self.model)
        self.table.setItemDelegateForColumn(DOT_COLUMN, DotPainter(context.theme, self.table))
        self._none = EmptyState()
        self._hint = PlainLabel("", "hint")
        self._rows = QStackedWidget()
        self._build()
        self.table.opened.connect(self._on_opened)
        self.chapters.changed.connect(self._on_chapter)

    def show_person(self, person: Person, number: str | None) -> None:
        """Show somebody; `number` is their whole number while it is revealed."""
        db = self._context.db
        here = zone(db)
        now = self._context.clock.now()
        today = local_day(now, here)
        month = Filters(first_day=today.replace(day=1), last_day=today, person_id=person.id)
        seen = queries.last_seen(db, person.id)
        last = moments.relative_day(local_day(seen, here), today) if seen is not None else "–"
        self._person = person
        if trains(db) != self._trains:
            self._offer_chapters()
        self.card.show_person(person, read_words(db, self._context.language.code), number, today)
        self.card.show_twice(len(alike(db, person.id, by_address=False)))
        self.card.show_trained(self._trained(person.id))
        self.this_month.show_value(f"{queries.counts(db, month).visits:,}")
        self.in_all.show_value(f"{queries.visits_of(db, person.id):,}")
        self.last.show_value(last)
        self._show_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def begin_at_top(self) -> None:
        """Another person: the whole story, no line is chosen, the newest is in view."""
        self.chapters.choose([_ALL])
        self._show_lines()
        self.table.choose(None)
        self.table.scrollToTop()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.card.retranslate()
        self.this_month.set_caption(translate("People", "visits this month"))
        self.in_all.set_caption(translate("People", "visits in all"))
        self.last.set_caption(translate("People", "last visit"))
        self.chapters.setAccessibleName(translate("People", "What of the story is shown"))
        self._offer_chapters()
        self._hint.setText(translate("People", "Enter on a visit opens the log of that day"))
        self._show_hint()
        self.table.setAccessibleName(translate("People", "Story"))
        self._none.say(translate("People", "Nothing of this kind yet."))

    def _offer_chapters(self) -> None:
        chosen = self.chapters.chosen() or [_ALL]
        self._trains = trains(self._context.db)
        self.chapters.offer(
            [
                Choice(_ALL, translate("People", "All")),
                Choice(Chapter.VISITS, translate("People", "Visits")),
                Choice(Chapter.LOANS, translate("People", "Loans")),
                Choice(Chapter.SUPPLIES, translate("People", "Given")),
                *([Choice(Chapter.TRAINING, translate("People", "Training"))] if self._trains else []),
                Choice(Chapter.RECORD, translate("People", "Details")),
                Choice(Chapter.CARD, translate("People", "Card")),
                Choice(Chapter.CONSENT, translate("People", "Consent")),
                Choice(Chapter.SUSPENSION, translate("People", "Suspension")),
            ]
        )
        self.chapters.choose(chosen)

    def _trained(self, person_id: int) -> str:
        db = self._context.db
        if not self._trains:
            return ""
        had = learned(db, person_id)
        named = {entry.code: entry.label(self._context.language.code) for entry in entries(db, Dictionary.COURSE)}
        return trained(had, [words for code, words in named.items() if code in had.courses])

    def _build(self) -> None:
        figures = Card()
        row = QHBoxLayout()
        row.setSpacing(16)
        for figure in (self.this_month, self.in_all, self.last):
            row.addWidget(figure, 1)
        figures.body.setContentsMargins(16, 8, 16, 10)
        figures.body.addLayout(row)
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 12, 2)
        top.setSpacing(12)
        top.addWidget(self.chapters, 1)
        top.addWidget(self._hint)
        self.visits.body.addLayout(top)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._none)
        # A few lines are enough where room is short; more of them only where there is more.
        self._rows.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._rows.setMinimumHeight(4 * ROW_PX)
        self.visits.body.addWidget(self._rows, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.card)
        layout.addWidget(figures)
        layout.addWidget(self.visits, 1)

    def _show_hint(self) -> None:
        # The chips come first; where both do not stand in one row the hint goes.
        offered = [_ALL, *(each for each in Chapter if each is not Chapter.TRAINING or self._trains)]
        chips = sum(self.chapters.chip(value).sizeHint().width() + 6 for value in offered)
        self._hint.setVisible(chips + self._hint.sizeHint().width() + 3 * 12 <= self.width())

    def _show_lines(self) -> None:
        if self._person is None:
            return
        chosen = self.chapters.chosen()
        chapter = Chapter(chosen[0]) if chosen and chosen[0] != _ALL else None
        self.model.set_columns(self._columns())
        self.model.show_ids(story(self._context.db, self._person.id, chapter))
        self._rows.setCurrentWidget(self.table if self.model.rowCount() else self._none)

    def _on_chapter(self, chosen: list[str]) -> None:  # noqa: ARG002 - read from the chips
        self._show_lines()
        self.table.scrollToTop()

    def _on_opened(self, line: int) -> None:
        visit = visit_of(line)
        if visit is not None:
            self.day_asked.emit(visit)

    def _columns(self) -> tuple[Column[Line], ...]:
        db = self._context.db
        here = zone(db)
        now = self._context.clock.now()
        words = read_words(db, self._context.language.code)
        several = self._person is not None and bool(merged_into(db, self._person.id))
        return StoryColumns(words, here, local_day(now, here), now, several=several).columns()

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Line]:
        return lines(self._context.db, ids)
