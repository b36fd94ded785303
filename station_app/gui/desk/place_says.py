"""What the desk says of one amenity: what is free, who has a place, taken, free again, out of order."""

from station_app.core.amenities.model import Amenity, Fault, Occupancy
from station_app.core.people.queries import by_id
from station_app.gui.desk import house_words as words
from station_app.gui.desk.tool_words import joined
from station_app.gui.kit.context import Context
from station_app.texts import translate
from station_app.texts.labels import person_name

_MOST = 6


class PlaceSays:
    """Words sentences from what it is handed; changes nothing."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def name(self, person_id: int) -> str:
        """What a person is called."""
        person = by_id(self._context.db, person_id)
        return person_name(person.name, person.nickname, person.phone)

    def who_takes(self, amenity: Amenity, free: int) -> str:
        """So many are free: who takes one?"""
        return translate("Desk", "{amenity}: {free} of {capacity} free. Who takes a place?").format(
            amenity=words.amenity_name(amenity), free=free, capacity=amenity.capacity
        )

    def full(self, amenity: Amenity) -> str:
        """None is free."""
        return translate("Desk", "{amenity} is full: {capacity} of {capacity} taken.").format(
            amenity=words.amenity_name(amenity), capacity=amenity.capacity
        )

    def for_whom(self, amenity: Amenity, person_id: int, free: int) -> str:
        """A place for whoever is at hand?"""
        return translate("Desk", "{amenity}: a place for {name}? {free} of {capacity} free").format(
            amenity=words.amenity_name(amenity), name=self.name(person_id), free=free, capacity=amenity.capacity
        )

    def free_it(self, amenity: Amenity, taken: Occupancy) -> str:
        """Somebody has a place there: do they give it back?"""
        stay = words.since(taken.since_at, self._context.clock.now())
        if taken.person_id is None:
            return translate("Desk", "{place} has been taken for {stay}. Is it free again?").format(
                place=self.place(amenity, taken), stay=stay
            )
        return translate("Desk", "{name} has {place} for {stay}. Is it free again?").format(
            name=self.name(taken.person_id), place=self.place(amenity, taken), stay=stay
        )

    def broken(self, amenity: Amenity, fault: Fault) -> str:
        """It is not offered, and why."""
        return translate("Desk", "{amenity} is out of order: {what}").format(
            amenity=words.amenity_name(amenity), what=fault.what
        )

    def no_places(self) -> str:
        """Nobody takes a place there by hand."""
        return translate("Desk", "no places to take here")

    def about(self, amenity: Amenity, taken: list[Occupancy]) -> str:
        """Where it stands, who has a place, a note."""
        now = self._context.clock.now()
        who = [words.occupant(each, now) for each in taken[:_MOST]]
        if len(taken) > _MOST:
            who.append(translate("Desk", "{count} more").format(count=len(taken) - _MOST))
        return joined(amenity.place or "", *who, amenity.note or "")

    def place(self, amenity: Amenity, taken: Occupancy) -> str:
        """充电位 3号."""
        return words.place_name(amenity.name, taken.slot, amenity.capacity)

    def take(self) -> str:
        """The word on the button."""
        return translate("Desk", "Take a place")

    def give_back(self) -> str:
        """The word on the button while it is asked whether a place is free again."""
        return translate("Desk", "Free again")

    def picking(self, amenity: Amenity) -> str:
        """What Enter does with somebody who is looked up now."""
        return translate("Desk", "Who takes a place at {amenity}? ↓ marks, Enter takes it").format(
            amenity=words.amenity_name(amenity)
        )

    def nobody_yet(self) -> str:
        """Enter, and nobody is said."""
        return translate("Desk", "Scan a card, or type who takes the place. Esc: nobody")

    def taken(self, amenity: Amenity, name: str) -> str:
        """Somebody is given a place; which one is known once it is written."""
        return translate("Desk", "{amenity} → {name}").format(amenity=amenity.name, name=name)

    def took(self, amenity: Amenity, taken: Occupancy, name: str) -> str:
        """Somebody has this very place now."""
        return translate("Desk", "{amenity} → {name}").format(amenity=self.place(amenity, taken), name=name)

    def still_free(self, amenity: Amenity, free: int) -> str:
        """What is left after it."""
        return translate("Desk", "{free} of {capacity} free").format(free=free, capacity=amenity.capacity)

    def free_again(self, amenity: Amenity, taken: Occupancy) -> str:
        """A place is free again."""
        return translate("Desk", "{place} is free again").format(place=self.place(amenity, taken))

    def had_it(self, taken: Occupancy) -> str:
        """Who had it, and for how long."""
        stay = words.since(taken.since_at, self._context.clock.now())
        if taken.person_id is None:
            return stay
        return translate("Desk", "{name} was there {stay}").format(name=self.name(taken.person_id), stay=stay)
