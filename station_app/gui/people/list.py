"""Who is offered at the left of the page: by lists, the latest visitors first, or what the desk's look-up finds."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from station_app.core.clock import local_day
from station_app.core.people import lists
from station_app.core.people.queries import recent
from station_app.core.search.queries import among, find
from station_app.core.settings.queries import zone
from station_app.gui.kit.card import Card
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.look import button
from station_app.gui.kit.search_field import SearchField
from station_app.gui.people.lines import BATCH, PeopleModel, PeopleView
from station_app.texts import translate

MOST_HITS = 50


class Which(StrEnum):
    """The lists of the page."""

    RECENT = "recent"
    VOLUNTEERS = "volunteers"
    INCOMPLETE = "incomplete"
    SUSPENDED = "suspended"


class PeopleList(Card):
    """Search field, button to add somebody, the lists as chips, the people. Choosing a line shows the person."""

    person_chosen = Signal(int)
    """The clerk chose a line."""
    person_opened = Signal(int)
    """Enter on a line."""
    add_asked = Signal(str)
    """With what was looked up in vain, if anything."""
    print_asked = Signal()
    """The cards of those chosen for it are to be printed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self._context = context
        self.search = SearchField(context.icons)
        self.search.setObjectName("peopleSearch")
        self.add = button("", "small", "peopleAdd")
        context.icons.put(self.add, "plus", size=16)
        self.chips = Chips("", exclusive=True)
        self.chips.setObjectName("peopleLists")
        self.model = PeopleModel(context, self)
        self.view = PeopleView(context.theme, self.model, "peopleList")
        self.print_cards = button("", "small", "peoplePrintCards")
        self.print_cards.hide()
        self._nobody = EmptyState()
        self.add_found_nobody = self._nobody.offer("", "peopleAddSearched")
        self._rows = QStackedWidget()
        self._choosing = False
        self._ids: Sequence[int] = ()
        self._to_print = 0
        self._build()
        self.search.textEdited.connect(self._on_typed)
        self.search.go_on.connect(self._on_go_on)
        self.chips.changed.connect(self._on_chip)
        self.add.clicked.connect(self._on_add)
        self.add_found_nobody.clicked.connect(self._on_add_searched)
        self.print_cards.clicked.connect(self.print_asked)
        self.view.opened.connect(self.person_opened)
        self.view.selectionModel().currentChanged.connect(self._on_current)

    def which(self) -> Which:
        """The list that is shown."""
        chosen = self.chips.chosen()
        return Which(chosen[0]) if chosen else Which.RECENT

    def show_list(self, which: Which) -> None:
        """Show another list, whole."""
        self.search.clear()
        self.chips.choose([which])
        self._look_up("")

    def read(self, chosen: int | None) -> None:
        """Read the list anew; `chosen` is the person shown at the right."""
        self._offer_lists()
        self._look_up(self.search.text().strip(), again=True)
        self.mark(chosen)

    def mark(self, person_id: int | None) -> None:
        """Mark the line of the person shown at the right, if there is one."""
        self._choosing = True
        row = self.model.line_of(person_id)
        if row < 0:
            self.view.setCurrentIndex(QModelIndex())
            self.view.clearSelection()
        else:
            self.view.setCurrentIndex(self.model.index(row))
            self.view.scrollTo(self.model.index(row))
        self._choosing = False

    def first(self) -> int | None:
        """The person of the first line."""
        return self.model.person_at(0)

    def ids(self) -> Sequence[int]:
        """Everybody in the list that is shown, those not scrolled to included; empty for the latest visitors."""
        return self._ids

    def show_to_print(self, count: int) -> None:
        """How many cards are to be printed; with none the button goes."""
        self._to_print = count
        self.print_cards.setVisible(count > 0)
        words = translate("People", "Print cards ({count})").format(count=count)
        self.print_cards.setText(words)
        self.print_cards.setAccessibleName(words)

    def retranslate(self) -> None:
        """Say every word anew."""
        self.search.say(translate("People", "Name, tail or pinyin"))
        self.view.setAccessibleName(translate("People", "People"))
        self.chips.setAccessibleName(translate("People", "Which people are shown"))
        for made, words in (
            (self.add, translate("People", "Add")),
            (self.add_found_nobody, translate("People", "Add this person")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self._offer_lists()
        self.show_to_print(self._to_print)
        self._say_nobody()

    def _offer_lists(self) -> None:
        count = lists.count_incomplete(self._context.db)
        words = {
            Which.RECENT: translate("People", "Recent"),
            Which.VOLUNTEERS: translate("People", "Volunteers"),
            Which.INCOMPLETE: translate("People", "To complete"),
            Which.SUSPENDED: translate("People", "Suspended"),
        }
        if count:
            words[Which.INCOMPLETE] = translate("People", "To complete {count}").format(count=f"{count:,}")
        if not self.chips.chosen():
            self.chips.offer([Choice(which, text) for which, text in words.items()])
            self.chips.choose([Which.RECENT])
        for which, text in words.items():  # not offered anew: the focus stays on a chip whose count changes
            self.chips.chip(which).say(text)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 0)
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.add)
        chips = QHBoxLayout()
        chips.setContentsMargins(12, 0, 12, 2)
        chips.addWidget(self.chips)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self.print_cards)
        self._rows.addWidget(self.view)
        self._rows.addWidget(self._nobody)
        self.body.addLayout(top)
        self.body.addLayout(chips)
        self.body.addWidget(self._rows, 1)
        self.body.addLayout(foot)
        self.body.setSpacing(6)

    def _look_up(self, text: str, *, again: bool = False) -> None:
        db, which = self._context.db, self.which()
        self._choosing = True
        self.model.show_lacks = which is Which.INCOMPLETE
        self._ids = self._listed(which)
        if which is Which.RECENT and not text:
            # As many as before, so that whoever scrolled down stays where they were.
            self.model.show(self._latest, at_least=max(BATCH, self.model.rowCount()) if again else BATCH)
        elif which is Which.RECENT:
            self.model.show_people([hit.person_id for hit in find(db, text, limit=MOST_HITS)])
        else:
            self._ids = among(db, text, self._ids) if text else self._ids
            self.model.show_people(self._ids)
        self._choosing = False
        found = self.model.rowCount()
        plain = which is Which.RECENT and not text
        self._rows.setCurrentWidget(self.view if found or plain else self._nobody)
        self._say_nobody()

    def _listed(self, which: Which) -> Sequence[int]:
        db = self._context.db
        if which is Which.VOLUNTEERS:
            return lists.volunteers(db)
        if which is Which.INCOMPLETE:
            return lists.incomplete(db)
        if which is Which.SUSPENDED:
            return lists.suspended(db, today=local_day(self._context.clock.now(), zone(db)))
        return ()

    def _latest(self, offset: int, limit: int) -> Sequence[int]:
        return recent(self._context.db, limit=limit, offset=offset)

    def _say_nobody(self) -> None:
        searched = bool(self.search.text().strip())
        words = {
            Which.RECENT: "",
            Which.VOLUNTEERS: translate("People", "No volunteers yet. The role is ticked in a person's form."),
            Which.INCOMPLETE: translate("People", "Everybody on file has a name."),
            Which.SUSPENDED: translate("People", "Nobody is suspended from borrowing."),
        }[self.which()]
        self._nobody.say(translate("People", "Nobody is found by this.") if searched else words)
        self.add_found_nobody.setVisible(searched)

    def _on_typed(self, text: str) -> None:
        self._look_up(text.strip())

    def _on_chip(self, chosen: list[str]) -> None:  # noqa: ARG002 - read from the chips
        self._look_up(self.search.text().strip())

    def _on_go_on(self) -> None:
        if self.model.rowCount():
            self.view.setFocus()
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0))

    def _on_add(self) -> None:
        self.add_asked.emit("")

    def _on_add_searched(self) -> None:
        self.add_asked.emit(self.search.text().strip())

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002
        person_id = self.model.person_at(current.row())
        if person_id is not None and not self._choosing:
            self.person_chosen.emit(person_id)
