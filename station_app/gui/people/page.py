"""The page of the people (服务对象): look somebody up, see their story, add, edit, complete, merge, suspend."""

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from station_app.core.errors import NotFound, NotValid, Refusal, TooLong
from station_app.core.people import commands
from station_app.core.people.model import Lack, Person, read_card
from station_app.core.people.queries import by_card, by_id, count_active, root_of
from station_app.core.types import Area
from station_app.core.visits.queries import by_id as visit_by_id
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.page import Page
from station_app.gui.kit.requests import CheckInPerson, PrintCards, Request, Say, ShowPerson, ShowVisits
from station_app.gui.people.completing import Completing
from station_app.gui.people.consent import ConsentPanel
from station_app.gui.people.deeds import PersonDeeds
from station_app.gui.people.form import PersonForm
from station_app.gui.people.layout import PeopleLayout
from station_app.gui.people.list import PeopleList, Which
from station_app.gui.people.merge import MergePanel
from station_app.gui.people.story import StoryView
from station_app.gui.people.suspend import SuspendPanel
from station_app.texts import translate
from station_app.texts.troubles import explain


class PeoplePage(Page):
    """The list at the left; at the right one person's story, or what is asked. One whole number at a time is shown."""

    name = "people"
    areas = frozenset(
        {Area.PEOPLE, Area.VISITS, Area.LENDING, Area.TRAINING, Area.DICTIONARIES, Area.SETTINGS, Area.IMPORTS}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._person_id: int | None = None
        self._number: str | None = None
        self.list = PeopleList(context)
        self.story = StoryView(context)
        self.form = PersonForm(context, self.name)
        self.merging = MergePanel(context, self.name)
        self.suspending = SuspendPanel(context, self.name)
        self.consenting = ConsentPanel(context, self.name)
        self.nobody = EmptyState()
        self.add_first = self.nobody.offer("", "peopleAddFirst")
        self._layout = PeopleLayout(self.list, self)
        self.completing = Completing(self)
        self.deeds = PersonDeeds(self)
        for part in (self.nobody, self.story, *self._under_way()):
            self._layout.add(part)
        self._connect()
        self.retranslate()

    # -- what the shell calls --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read list and person anew; what is under way is left alone. At first the latest visitor is shown."""
        self.list.read(self._person_id)
        self.deeds.refresh()
        if self._layout.now() in self._under_way():
            return
        if self.known() is None:
            self._number = None
            self._person_id = self._root() or self.list.first()
            self.list.mark(self._person_id)
        self.show_story()

    def retranslate(self) -> None:
        """Say every word anew."""
        for part in (self.list, self.story, self.form, self.merging, self.suspending, self.consenting, self.deeds):
            part.retranslate()
        words = translate("People", "Add a person")
        self.add_first.setText(words)
        self.add_first.setAccessibleName(words)

    def focus(self) -> None:
        """The search field; what stands there is selected. What is under way goes first."""
        now = self._layout.now()
        if now is not None and now in self._under_way() and not now.isAncestorOf(self.focusWidget() or self):
            if now is self.form:
                self.form.begin()
            else:
                now.setFocus()
            return
        self.list.search.setFocus()
        self.list.search.selectAll()

    def unfinished(self) -> bool:
        return self.form.unfinished()

    def take(self, request: Request) -> None:
        """Somebody to be shown."""
        if isinstance(request, ShowPerson):
            self.show_person(request.person_id)

    def show_person(self, person_id: int) -> None:
        """Open one person, by whichever of their records; a form under way becomes a draft."""
        self._keep_typed()
        try:
            person_id = root_of(self.context.db, person_id)
        except NotFound:
            return
        if person_id != self._person_id:
            self._number = None
        self._person_id = person_id
        self.list.mark(person_id)
        self.show_story()
        self.story.begin_at_top()

    def scanned(self, code: str) -> bool:
        """A card shows its person, is merged with or goes into the form, as it stands. Unknown: False, to the desk."""
        now = self._layout.now()
        if now is self.form:
            self.form.scanned(code)
            return True
        try:
            person = by_card(self.context.db, read_card(code))
        except (NotValid, TooLong):
            return False
        if person is None or person.state != "active":
            return False
        if now is self.merging:
            self.merging.pick(person.id)
        else:
            self.show_person(person.id)
        return True

    # -- what the clerk does -------------------------------------------------------------------------------------

    def add(self) -> None:
        """The form for somebody new, as it was left."""
        self._open_new("")

    def edit(self) -> None:
        """The form about the person shown."""
        person = self.known()
        if person is not None:
            self.completing.stop()
            self.open_form(person)

    def merge(self) -> None:
        """Ask with whose record the person's shown is to be one."""
        self._ask_in(self.merging)

    def suspend(self) -> None:
        """Ask why and until when the person shown may not borrow."""
        self._ask_in(self.suspending)

    def note_consent(self) -> None:
        """Ask whether the person shown agrees to be kept on file."""
        self._ask_in(self.consenting)

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
                refused=self.say_refused,
            )

    def open_form(self, person: Person, lacks: Sequence[Lack] = ()) -> None:
        """The form about somebody; `lacks` is what is still to be asked while one after the other is completed."""
        self.form.open_person(person, self._number, lacks)
        self._show_form()

    def show_story(self) -> None:
        """The story of the person shown, or what the page is for."""
        person = self.known()
        self.deeds.refresh()
        if person is None:
            self._say_nobody()
            self._layout.show(self.nobody)
            return
        self.story.show_person(person, self._number)
        self._layout.show(self.story)

    def known(self) -> Person | None:
        """The person shown, if they are still on file."""
        if self._person_id is None:
            return None
        try:
            person = by_id(self.context.db, self._person_id)
        except NotFound:
            return None
        return person if person.state == "active" else None

    def say_refused(self, refusal: Refusal) -> None:
        """A refusal that belongs beside no field is told by the window."""
        self.ask(Say(explain(refusal)))

    # -- building ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout.fit(self.width())

    def _connect(self) -> None:
        self.list.person_chosen.connect(self._on_chosen)
        self.list.person_opened.connect(self._on_opened)
        self.list.add_asked.connect(self._open_new)
        self.list.print_asked.connect(self._print_cards)
        self.add_first.clicked.connect(self.add)
        self.story.day_asked.connect(self._show_day)
        card = self.story.card
        card.check_in_asked.connect(self.check_in)
        card.edit_asked.connect(self.edit)
        card.reveal_asked.connect(self.reveal)
        card.twice_asked.connect(self.merge)
        self.form.saved.connect(self._on_saved)
        self.form.passed_over.connect(self.completing.go_on)
        self.form.put_aside.connect(self._on_put_aside)
        self.form.person_asked.connect(self._on_chosen)
        self.form.merge_asked.connect(self._merge_with)
        for panel in (self.merging, self.suspending, self.consenting):
            panel.left.connect(self._on_left)
            panel.acted.connect(self._on_saved)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._number is not None:
            self._number = None
            self._mark_stale()

    # -- showing -------------------------------------------------------------------------------------------------

    def _under_way(self) -> tuple[QWidget, ...]:
        return (self.form, self.merging, self.suspending, self.consenting)

    def _keep_typed(self) -> None:
        self.form.keep()
        self.suspending.keep()

    def _root(self) -> int | None:
        # Merged or taken back since: a merged person is shown under the record that stayed.
        if self._person_id is None:
            return None
        root = root_of(self.context.db, self._person_id)
        return root if root != self._person_id else None

    def _ask_in(self, panel: MergePanel | SuspendPanel | ConsentPanel) -> None:
        person = self.known()
        if person is not None:
            self._keep_typed()
            self.completing.stop()
            self._layout.show(panel)
            self._layout.bring_into_view()
            panel.begin(person)

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
        self._layout.show(self.form)
        self._layout.bring_into_view()
        self.form.begin()

    def _on_chosen(self, person_id: int) -> None:
        self.completing.stop()
        self.show_person(person_id)

    def _merge_with(self, person_id: int, other_id: int) -> None:
        self.show_person(person_id)
        self.merge()
        self.merging.pick(other_id)

    def _on_opened(self, person_id: int) -> None:
        self.show_person(person_id)
        if self.list.which() is Which.INCOMPLETE:
            self.completing.begin(person_id)
        else:
            self.story.card.check_in.setFocus()

    # -- answers -------------------------------------------------------------------------------------------------

    def _open_new(self, looked_up: str) -> None:
        self.completing.stop()
        self.form.open_new(looked_up)
        self._show_form()

    def _on_saved(self, person_id: int) -> None:
        self.show_person(person_id)
        if self.completing.is_on():
            self.completing.go_on()
        else:
            self._layout.bring_into_view()
            self.story.card.check_in.setFocus()

    def _on_put_aside(self) -> None:
        back_to = self.list.view if self.completing.is_on() else self.list.search
        self.completing.stop()
        self.show_story()
        back_to.setFocus()

    def _on_left(self) -> None:
        self.show_story()
        self._layout.bring_into_view()
        self.story.card.more.setFocus()

    def _on_revealed(self, number: str) -> None:
        self._number = number
        self.show_story()
        self.story.card.check_in.setFocus()

    def _print_cards(self) -> None:
        self.ask(PrintCards(self.deeds.to_print()))

    def _show_day(self, visit_id: int) -> None:
        day = visit_by_id(self.context.db, visit_id).day
        self.ask(ShowVisits(day, day))
