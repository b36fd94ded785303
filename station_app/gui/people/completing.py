"""Completing one after the other those who lack a name: whose turn it is next, and the form opened on them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from station_app.core.people.lists import lacks
from station_app.core.people.model import Lack, Person
from station_app.core.people.queries import by_id, by_ids
from station_app.core.storage.database import Database
from station_app.gui.kit.requests import Say
from station_app.gui.people.list import Which
from station_app.texts import translate

if TYPE_CHECKING:
    from station_app.gui.people.page import PeoplePage


class Round:
    """One go through a list. Who was completed meanwhile is passed by; nobody is asked twice in one go."""

    def __init__(self, db: Database, ids: Sequence[int] = ()) -> None:
        self._db = db
        self._left = list(ids)

    def begin_at(self, person_id: int) -> None:
        """Start with this one; those before are not asked."""
        at = self._left.index(person_id) if person_id in self._left else len(self._left)
        self._left = self._left[at:]

    def is_on(self) -> bool:
        """Whether somebody is being completed."""
        return bool(self._left)

    def next(self) -> int | None:
        """The one after; None at the end, and the go is over."""
        while self._left:
            self._left.pop(0)
            people = by_ids(self._db, self._left[:1])
            if people and people[0].state == "active" and people[0].name is None:
                return people[0].id
        return None

    def stop(self) -> None:
        """The clerk turned to something else."""
        self._left = []

    def lacks(self, person: Person) -> tuple[Lack, ...]:
        """What is still to be asked of one."""
        return lacks(self._db, [person])[person.id]


class Completing(QObject):
    """Enter on somebody in the list opens the form, Enter there saves and goes on to the next one."""

    def __init__(self, page: "PeoplePage") -> None:
        super().__init__(page)
        self._page = page
        self._round = Round(page.context.db)

    def show_list(self) -> None:
        """Those who lack a name, the first of them marked."""
        people = self._page.list
        people.show_list(Which.INCOMPLETE)
        people.view.setFocus()
        first = people.first()
        if first is not None:
            self._page.show_person(first)

    def begin(self, person_id: int) -> None:
        """Complete this one and then those under them in the list."""
        self._round = Round(self._page.context.db, self._page.list.ids())
        self._round.begin_at(person_id)
        self._open(person_id)

    def is_on(self) -> bool:
        """Whether one after the other is being completed."""
        return self._round.is_on()

    def stop(self) -> None:
        """The clerk turned to something else."""
        self._round.stop()

    def go_on(self) -> None:
        """This one is done, or says nothing today: the next one, or back to the list."""
        following = self._round.next()
        if following is not None:
            self._page.show_person(following)
            self._open(following)
            return
        self._page.ask(Say(translate("People", "That was the last one of the list.")))
        self._page.show_story()
        self._page.list.view.setFocus()

    def _open(self, person_id: int) -> None:
        person = by_id(self._page.context.db, person_id)
        self._page.open_form(person, self._round.lacks(person))
