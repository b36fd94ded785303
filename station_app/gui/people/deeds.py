"""What can be done about the person shown, under keys and in the menu: merge, suspend, consent, card, print."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from station_app.core.clock import local_day
from station_app.core.people import commands
from station_app.core.people.model import Person
from station_app.core.people.queries import by_ids
from station_app.core.settings.queries import codes, zone
from station_app.gui.kit.told import Told
from station_app.gui.runtime.actions import Actions
from station_app.texts import labels, translate

if TYPE_CHECKING:
    from station_app.gui.people.page import PeoplePage


class PersonDeeds(QObject):
    """The actions of the page. Those that need no question run at once; Undo takes them back."""

    def __init__(self, page: "PeoplePage") -> None:
        super().__init__(page)
        self._page = page
        self._context = page.context
        self._to_print: list[int] = []
        self.actions = Actions(page)
        self._add_actions()
        menu = page.story.card.menu
        for name in ("merge", "suspend", "lift", "consent", "new_card", "print"):
            menu.addAction(self.get(name))

    def get(self, name: str) -> QAction:
        """An action by its short name. Raises KeyError."""
        return self.actions.get(f"people.{name}")

    def to_print(self) -> tuple[int, ...]:
        """Whose cards are to be printed; who left the file since is left out."""
        people = by_ids(self._context.db, self._to_print)
        return tuple(person.id for person in people if person.state == "active" and person.card is not None)

    def refresh(self) -> None:
        """Say and enable what fits the person shown now, and the list of cards to print."""
        person = self._page.known()
        held = person is not None and self._is_held(person)
        for name in ("edit", "merge", "consent", "new_card"):
            self.get(name).setEnabled(person is not None)
        self.get("suspend").setEnabled(person is not None)
        self.get("lift").setVisible(held)
        cards = "cards" not in codes(self._context.db, "station.parts_off")
        for name in ("new_card", "print"):
            self.get(name).setVisible(cards)
            self.get(name).setEnabled(cards and person is not None)
        self._page.list.show_to_print(len(self.to_print()) if cards else 0)
        self._say_of(person, held=held)

    def retranslate(self) -> None:
        """Say every word anew."""
        for name, words in {
            "add": translate("People", "Add a person"),
            "find": translate("People", "Look somebody up"),
            "edit": translate("People", "Edit"),
            "complete": translate("People", "Complete those without a name"),
            "merge": translate("People", "Merge with another record…"),
            "lift": translate("People", "May borrow again: lift the suspension"),
            "consent": translate("People", "Note consent…"),
        }.items():
            self.actions.say(f"people.{name}", words)
        self._say_of(None, held=False)

    def issue_card(self) -> None:
        """Give the person shown a card with a new number; the cards they had stop working."""
        person = self._page.known()
        if person is not None:
            self._context.operations.run(
                commands.issue_card,
                person_id=person.id,
                refused=self._page.say_refused,
                about=self._told(translate("People", "{name} has a new card number."), person),
            )

    def lift(self) -> None:
        """The person shown may borrow again."""
        person = self._page.known()
        if person is not None:
            self._context.operations.run(
                commands.lift,
                person_id=person.id,
                refused=self._page.say_refused,
                about=self._told(translate("People", "{name} may borrow again."), person),
            )

    def toggle_print(self) -> None:
        """Put the card of the person shown on the list to print, or take it off. Who has none gets one first."""
        person = self._page.known()
        if person is None:
            return
        if person.id in self.to_print():
            self._to_print.remove(person.id)
        elif person.card is not None:
            self._to_print.append(person.id)
        else:
            self._to_print.append(person.id)
            self.issue_card()
        self.refresh()

    def _add_actions(self) -> None:
        page, add = self._page, self.actions.add
        add("people.add", "", page.add, keys=["Ctrl+N"])
        add("people.find", "", page.focus, keys=["Ctrl+F"])
        add("people.edit", "", page.edit, keys=["Ctrl+E"])
        add("people.complete", "", page.completing.show_list, keys=["Ctrl+I"])
        add("people.merge", "", page.merge, keys=["Ctrl+M"])
        add("people.suspend", "", page.suspend, keys=["Ctrl+B"])
        add("people.lift", "", self.lift)
        add("people.consent", "", page.note_consent, keys=["Ctrl+G"])
        add("people.new_card", "", self.issue_card)
        add("people.print", "", self.toggle_print, keys=["Ctrl+P"])

    def _say_of(self, person: Person | None, *, held: bool) -> None:
        listed = person is not None and person.id in self.to_print()
        for name, words in {
            "suspend": translate("People", "Change the suspension…")
            if held
            else translate("People", "Suspend from borrowing…"),
            "new_card": translate("People", "Card lost: give a new number")
            if person is not None and person.card
            else translate("People", "Give a card number"),
            "print": translate("People", "Take the card off the list to print")
            if listed
            else translate("People", "Put the card on the list to print"),
        }.items():
            self.actions.say(f"people.{name}", words)

    def _is_held(self, person: Person) -> bool:
        today = local_day(self._context.clock.now(), zone(self._context.db))
        return person.suspended is not None and person.suspended.in_force(today)

    def _told(self, sentence: str, person: Person) -> Told:
        name = labels.person_name(person.name, person.nickname, person.phone)
        return Told(sentence.format(name=name), page=self._page.name)
