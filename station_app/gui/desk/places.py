"""Places at the desk: an amenity scanned or picked, and whoever comes next or is at hand takes a place or frees it."""

from dataclasses import dataclass, replace
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject

from station_app.core.amenities import commands, queries
from station_app.core.amenities.model import Amenity, AmenityState, Fault, Fills, Occupancy
from station_app.core.amenities.refusals import NotInUse
from station_app.core.errors import Refusal
from station_app.core.people.queries import root_of
from station_app.gui.desk.acts import DeskActs
from station_app.gui.desk.at_hand import AtHand, StillAtHand
from station_app.gui.desk.entry import EntryCard
from station_app.gui.desk.place_says import PlaceSays
from station_app.gui.desk.tool_words import joined
from station_app.gui.kit.context import Context
from station_app.texts.troubles import explain


@dataclass(frozen=True, slots=True)
class _Picked:
    """The amenity the clerk is at, and who is to take a place there or free theirs."""

    amenity: Amenity
    person_id: int | None
    key: str


@dataclass(frozen=True, slots=True)
class _State:
    """How it stands at the moment it is shown."""

    taken: list[Occupancy]
    fault: Fault | None
    free: int

    def of(self, person_id: int | None) -> Occupancy | None:
        """The place of a person."""
        return next((each for each in self.taken if person_id is not None and each.person_id == person_id), None)


class DeskPlaces(QObject):
    """One amenity at a time; what is typed or scanned next is asked of it, and the panel says where it stands."""

    def __init__(
        self, context: Context, entry: EntryCard, acts: DeskActs, near: AtHand, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._entry = entry
        self._acts = acts
        self._near = near
        self._panel = entry.place
        self._says = PlaceSays(context)
        self._picked: _Picked | None = None
        self._panel.enter_asked.connect(self.enter)

    # -- what the page tells -----------------------------------------------------------------------------------------

    def take(self, amenity_id: int) -> None:
        """An amenity was scanned or chosen."""
        self.drop()
        amenity, field = queries.amenity(self._context.db, amenity_id), self._entry.field
        field.letters_only()
        field.setFocus()
        if amenity.state is not AmenityState.IN_USE:
            field.selectAll()
            self._entry.show_nothing()
            self._acts.say("refused", explain(NotInUse(amenity.id, amenity.name, amenity.state)))
            return
        field.clear()
        fault = queries.open_fault(self._context.db, amenity.id)
        if amenity.capacity is None or amenity.fills is not Fills.HAND:
            self._entry.show_nothing()
            if fault is not None:
                self._acts.say("refused", self._says.broken(amenity, fault), amenity.place or "")
            else:
                about = joined(self._says.no_places(), amenity.place or "")
                self._acts.say("look", f"{amenity.code} {amenity.name}", about)
            return
        self._picked = _Picked(amenity, None, str(uuid4()))
        self.show()
        self._context.sounds.play("look" if fault is None else "refused")

    def take_person(self, person_id: int, typed: str) -> bool:
        """Somebody was scanned or chosen: a place is theirs, or they free the one they have. False: none is picked."""
        if self._picked is None:
            return False
        person_id = root_of(self._context.db, person_id)
        self._picked = replace(self._picked, person_id=person_id)
        if self._state(self._picked.amenity).of(person_id) is None:
            self._occupy(person_id, typed)
            return True
        self._entry.field.clear()
        self.show()
        self._context.sounds.play("look")
        return True

    def enter(self) -> None:
        """Enter: the way on that the panel offers."""
        picked = self._picked
        if picked is None:
            return
        theirs = self._to_free(self._state(picked.amenity), picked)
        if theirs is not None:
            self._free(theirs)
        elif picked.person_id is not None:
            self._occupy(picked.person_id, "")
        else:
            self._panel.complain(self._says.nobody_yet())
            self._context.sounds.play("look")

    def escaped(self, *, typed: bool) -> None:
        """One step back: from what is typed to the amenity, from whom the place is for, from the amenity."""
        picked = self._picked
        if picked is None or typed:
            return
        if picked.person_id is None:
            self.drop()
        else:
            self._near.stays(None)
            self._picked = replace(picked, person_id=None)

    def show(self) -> bool:
        """Show the amenity that is picked; False when there is none."""
        picked = self._picked
        if picked is None:
            return False
        if picked.person_id is None:
            picked = self._picked = replace(picked, person_id=self._near.person())
        state = self._state(picked.amenity)
        headline, onward = self._offer(picked, state)
        self._panel.offer(headline, self._says.about(picked.amenity, state.taken), onward)
        self._entry.say_onward(onward or self._says.take())
        self._entry.show_place()
        return True

    def retranslate(self) -> None:
        """Say the words of the amenity that is shown."""
        if self._entry.showing() is self._panel:
            self.show()

    def hint(self) -> str:
        """What Enter does with somebody who is found while an amenity is picked; empty when none is."""
        return "" if self._picked is None else self._says.picking(self._picked.amenity)

    def drop(self) -> None:
        """No amenity is picked."""
        if self._picked is not None:
            self._picked = None
            self._entry.say_onward("")

    # -- what there is -----------------------------------------------------------------------------------------------

    def _state(self, amenity: Amenity) -> _State:
        db = self._context.db
        taken = queries.occupancies(db, amenity_id=amenity.id)
        fault = queries.open_fault(db, amenity.id)
        free = 0 if fault is not None else max(0, (amenity.capacity or 0) - len(taken))
        return _State(taken, fault, free)

    def _to_free(self, state: _State, picked: _Picked) -> Occupancy | None:
        # A single place is plain: whoever has it is meant. Of several it is the one of the person said.
        alone = picked.amenity.capacity == 1 and len(state.taken) == 1
        return state.taken[0] if alone else state.of(picked.person_id)

    def _offer(self, picked: _Picked, state: _State) -> tuple[str, str]:
        amenity = picked.amenity
        theirs = self._to_free(state, picked)
        if theirs is not None:
            return self._says.free_it(amenity, theirs), self._says.give_back()
        if state.fault is not None:
            return self._says.broken(amenity, state.fault), ""
        if state.free == 0:
            return self._says.full(amenity), ""
        if picked.person_id is not None:
            return self._says.for_whom(amenity, picked.person_id, state.free), self._says.take()
        return self._says.who_takes(amenity, state.free), ""

    # -- taking and freeing ------------------------------------------------------------------------------------------

    def _occupy(self, person_id: int, typed: str) -> None:
        # Whoever takes a place is in the station: they are checked in first, and leaving frees the place.
        picked = self._picked
        if picked is not None:
            state = self._state(picked.amenity)
            if state.free == 0:  # known before anybody is checked in for nothing
                self._entry.field.clear()
                self.show()
                self._context.sounds.play("refused")
                return
            self._acts.check_in(person_id, typed, partial(self._after_arrival, picked, person_id))

    def _after_arrival(self, picked: _Picked, person_id: int, visit_id: int, said: str) -> None:
        self._near.stays(person_id, visit_id=visit_id)
        name = self._says.name(person_id)
        self._context.operations.run(
            commands.occupy,
            amenity_id=picked.amenity.id,
            person_id=person_id,
            key=picked.key,
            done=partial(self._occupied, picked, said),
            refused=partial(self._refused, picked, said),
            about=StillAtHand(self._says.taken(picked.amenity, name), "desk", picked.amenity.code),
        )

    def _occupied(self, picked: _Picked, said: str, taken: Occupancy) -> None:
        self._done_with(picked)
        name = "" if taken.person_id is None else self._says.name(taken.person_id)
        free = self._says.still_free(picked.amenity, self._state(picked.amenity).free)
        self._acts.finish("done", self._says.took(picked.amenity, taken, name), joined(free, said), undo=True)

    def _free(self, taken: Occupancy) -> None:
        picked = self._picked
        if picked is None:
            return
        self._acts.hand_over()
        self._context.operations.run(
            commands.free,
            occupancy_id=taken.id,
            key=picked.key,
            done=partial(self._freed, picked),
            refused=partial(self._refused, picked, ""),
            about=StillAtHand(self._says.free_again(picked.amenity, taken), "desk", picked.amenity.code),
        )

    def _freed(self, picked: _Picked, taken: Occupancy) -> None:
        self._done_with(picked)
        self._near.goes_on()
        free = self._says.still_free(picked.amenity, self._state(picked.amenity).free)
        detail = joined(self._says.had_it(taken), free)
        self._acts.finish("done", self._says.free_again(picked.amenity, taken), detail, undo=True)

    def _refused(self, picked: _Picked, said: str, refusal: Refusal) -> None:
        if said:  # whoever it was for is checked in all the same
            self._acts.finish("refused", explain(refusal), said, undo=True)
            return
        self._context.sounds.play("refused")
        if self._picked is None or self._picked.key != picked.key:
            self._acts.refused.emit(explain(refusal))  # the file was busy, and the clerk has gone on
            return
        # It stands elsewhere by now: shown anew as it is.
        self._picked = replace(self._picked, person_id=None, key=str(uuid4()))
        self._entry.field.clear()
        self.show()
        self._panel.complain(explain(refusal))
        self._entry.field.setFocus()

    def _done_with(self, picked: _Picked) -> None:
        if self._picked is not None and self._picked.key == picked.key:
            self.drop()
