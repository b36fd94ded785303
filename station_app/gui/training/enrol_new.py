"""Registering somebody new at the door and, once that is written, doing with them what the field does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from station_app.core.errors import Refusal
from station_app.core.people.commands import register
from station_app.core.people.model import How, Person
from station_app.gui.kit.context import Context
from station_app.gui.kit.told import Told
from station_app.gui.training.door_acts import PAGE
from station_app.gui.training.enrol_newcomer import Newcomer
from station_app.texts import labels, translate
from station_app.texts.troubles import explain

if TYPE_CHECKING:
    from station_app.gui.training.door import Door


class Registering(QObject):
    """Two acts, each with its own undo: the person, and what is done with them."""

    def __init__(self, context: Context, door: "Door") -> None:
        super().__init__(door)
        self._context, self._door = context, door
        self.form = door.newcomer
        self.form.entered.connect(self._on_enter)
        self.form.escaped.connect(self._on_escaped)

    def _on_enter(self) -> None:
        said = self.form.said()
        if not (said.name or said.phone or said.card):
            self._complain(translate("TrainingDoor", "Please write a name or a number."))
            self.form.name.setFocus()
        elif said.category is None:
            self.form.ask_category()
            self._context.sounds.play("look")
        elif self._door.time_is_right():
            self._register(said, said.category)

    def _register(self, said: Newcomer, category: str) -> None:
        keeps = bool(said.phone) and said.agreed
        name = labels.person_name(said.name or None, None, said.phone if keeps else None)
        told = translate("TrainingDoor", "{name} registered").format(name=name)
        self._context.operations.run(
            register,
            about=Told(told, page=PAGE),
            done=self._registered,
            refused=self._not_registered,
            name=said.name or None,
            phone=said.phone if keeps else None,
            consent=How.ORAL if keeps else None,
            card=said.card,
            category=category,
        )

    def _registered(self, person: Person) -> None:
        self.form.hide()
        name = labels.person_name(person.name, person.nickname, person.phone)
        self._door.take_new(person.id, name, translate("TrainingDoor", "registered"))

    def _not_registered(self, refusal: Refusal) -> None:
        self._complain(explain(refusal))

    def _complain(self, words: str) -> None:
        self.form.complain(words)
        self._context.sounds.play("refused")

    def _on_escaped(self) -> None:
        self.form.hide()
        self._door.field.setFocus()
