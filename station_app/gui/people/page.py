"""The page of the people (服务对象): look somebody up, see their story, add and edit."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from station_app.core.errors import NotFound, NotValid, Refusal, TooLong
from station_app.core.people import commands
from station_app.core.people.model import Person, read_card
from station_app.core.people.queries import by_card, by_id, count_active
from station_app.core.types import Area
from station_app.core.visits.queries import by_id as visit_by_id
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.page import Page
from station_app.gui.kit.requests import CheckInPerson, Request, Say, ShowPerson, ShowVisits
from station_app.gui.kit.told import Told
from station_app.gui.people.form import PersonForm
from station_app.gui.people.list import PeopleList
from station_app.gui.people.story import StoryView
from station_app.gui.runtime.actions import Actions
from station_app.texts import labels, translate
from station_app.texts.troubles import explain

_LIST_PX, _WIDEST_LIST_PX = 248, 288


class PeoplePage(Page):
    """The list at the left; at the right one person's story, or the form. A whole number is shown one at a time."""

    name = "people"
    areas = frozenset({Area.PEOPLE, Area.VISITS, Area.DICTIONARIES, Area.SETTINGS, Area.IMPORTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._person_id: int | None = None
        self._number: str | None = None
        self.list = PeopleList(context)
        self.story = StoryView(context)
        self.form = PersonForm(context, self.name)
        self.nobody = EmptyState()
        self.add_first = self.nobody.offer("", "peopleAddFirst")
        self._right = QStackedWidget()
        self._build()
        self._connect()
        self._keys = Actions(self)
        self._keys.add("people.add", "", self.add, keys=["Ctrl+N"])
        self._keys.add("people.find", "", self.focus, keys=["Ctrl+F"])
        self.retranslate()

    # -- what the shell calls --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read list and person anew; a form under way is left alone. At first the latest visitor is shown."""
        self.list.read(self._person_id)
        if self._right.currentWidget() is self.form:
            return
        person = self._known()
        if person is None:
            self._number = None
            self._person_id = self.list.first()
            self.list.mark(self._person_id)
        self._show_story()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.list.retranslate()
        self.story.retranslate()
        self.form.retranslate()
        words = translate("People", "Add a person")
        self.add_first.setText(words)
        self.add_first.setAccessibleName(words)
        self._keys.say("people.add", words)
        self._keys.say("people.find", translate("People", "Look somebody up"))

    def focus(self) -> None:
        """The search field; what stands there is selected. A form under way goes first."""
        if self._right.currentWidget() is self.form and not self.form.isAncestorOf(self.focusWidget() or self):
            self.form.fields.name.setFocus()
            return
        self.list.search.setFocus()
        self.list.search.selectAll()

    def take(self, request: Request) -> None:
        """Somebody to be shown."""
        if isinstance(request, ShowPerson):
            self.show_person(request.person_id)

    def show_person(self, person_id: int) -> None:
        """Open one person; a form under way becomes a draft."""
        self.form.keep()
        if person_id != self._person_id:
            self._number = None
        self._person_id = person_id
        self.list.mark(person_id)
        self._show_story()
        self.story.begin_at_top()

    def scanned(self, code: str) -> bool:
        """A card shows its person; while the form is open it goes into the card field. Unknown: False, to the desk."""
        if self._right.currentWidget() is self.form:
            self.form.scanned(code)
            return True
        try:
            person = by_card(self.context.db, read_card(code))
        except (NotValid, TooLong):
            return False
        if person is None or person.state != "active":
            return False
        self.show_person(person.id)
        return True

    # -- what the clerk does -------------------------------------------------------------------------------------

    def add(self) -> None:
        """The form for somebody new, as it was left."""
        self._open_new("")

    def edit(self) -> None:
        """The form about the person shown."""
        person = self._known()
        if person is not None:
            self.form.open_person(person, self._number)
            self._show_form()

    def check_in(self) -> None:
        """Go to the desk with the person picked."""
        if self._person_id is not None:
            self.ask(CheckInPerson(self._person_id))

    def reveal(self) -> None:
        """Show the whole number of the person shown; the log keeps who looked."""
        if self._person_id is not None:
            self.context.operations.run(
                commands.reveal,
                person_id=self._person_id,
                undoable=False,
                done=self._on_revealed,
                refused=self._on_refused,
            )

    def issue_card(self) -> None:
        """Give the person shown a card with a new number; an older card stops working."""
        person = self._known()
        if person is not None:
            name = labels.person_name(person.name, person.nickname, person.phone)
            sentence = translate("People", "{name} has a new card number.").format(name=name)
            self.context.operations.run(
                commands.issue_card,
                person_id=person.id,
                refused=self._on_refused,
                about=Told(sentence, page=self.name),
            )

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        for part in (self.nobody, self.story, self.form):
            self._right.addWidget(part)
        self.list.setMinimumWidth(_LIST_PX)
        self.list.setMaximumWidth(_WIDEST_LIST_PX)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        layout.addWidget(self.list, 27)
        layout.addWidget(self._right, 73)

    def _connect(self) -> None:
        self.list.person_chosen.connect(self.show_person)
        self.list.add_asked.connect(self._open_new)
        self.add_first.clicked.connect(self.add)
        self.story.day_asked.connect(self._show_day)
        card = self.story.card
        card.check_in_asked.connect(self.check_in)
        card.edit_asked.connect(self.edit)
        card.reveal_asked.connect(self.reveal)
        card.card_asked.connect(self.issue_card)
        self.form.saved.connect(self._on_saved)
        self.form.put_aside.connect(self._on_put_aside)
        self.form.person_asked.connect(self.show_person)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._number is not None:
            self._number = None
            self._mark_stale()

    # -- showing -------------------------------------------------------------------------------------------------

    def _known(self) -> Person | None:
        if self._person_id is None:
            return None
        try:
            person = by_id(self.context.db, self._person_id)
        except NotFound:
            return None
        return person if person.state == "active" else None

    def _show_story(self) -> None:
        person = self._known()
        if person is None:
            self._say_nobody()
            self._right.setCurrentWidget(self.nobody)
            return
        self.story.show_person(person, self._number)
        self._right.setCurrentWidget(self.story)

    def _say_nobody(self) -> None:
        nobody_at_all = count_active(self.context.db) == 0
        self.nobody.say(
            translate(
                "People",
                "Whoever leaves a name or a number at the desk is found here again: their visits, their card,"
                " what to know about them. Add the first person, or check somebody new in at the desk.",
            )
            if nobody_at_all
            else translate("People", "Choose somebody at the left, or look them up.")
        )

    def _show_form(self) -> None:
        self._right.setCurrentWidget(self.form)
        self.form.fields.name.setFocus()

    # -- answers -------------------------------------------------------------------------------------------------

    def _open_new(self, looked_up: str) -> None:
        self.form.open_new(looked_up)
        self._show_form()

    def _on_saved(self, person_id: int) -> None:
        self.show_person(person_id)
        self.story.card.check_in.setFocus()

    def _on_put_aside(self) -> None:
        self._show_story()
        self.list.search.setFocus()

    def _on_revealed(self, number: str) -> None:
        self._number = number
        self._show_story()
        self.story.card.check_in.setFocus()

    def _on_refused(self, refusal: Refusal) -> None:
        self.ask(Say(explain(refusal)))

    def _show_day(self, visit_id: int) -> None:
        day = visit_by_id(self.context.db, visit_id).day
        self.ask(ShowVisits(day, day))
