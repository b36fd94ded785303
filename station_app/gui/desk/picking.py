"""The tool or the amenity that is picked: at most one of them, asked first for whatever is typed or scanned next."""

from PySide6.QtCore import QObject

from station_app.core.visits.model import Visit
from station_app.gui.desk.acts import DeskActs
from station_app.gui.desk.at_hand import AtHand
from station_app.gui.desk.entry import EntryCard
from station_app.gui.desk.lending import DeskLending
from station_app.gui.desk.places import DeskPlaces
from station_app.gui.kit.context import Context


class DeskPicking(QObject):
    """Passes on to the one that is picked; knows who is at hand."""

    def __init__(self, context: Context, entry: EntryCard, acts: DeskActs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self.near = AtHand(context.clock)
        self.lending = DeskLending(context, entry, acts, self.near, self)
        self.places = DeskPlaces(context, entry, acts, self.near, self)
        acts.arrived.connect(self._on_arrived)

    def stays_at_hand(self, person_id: int | None, visit_id: int | None = None) -> None:
        """Somebody stands at the desk: for a minute they are offered what is picked. None: they went."""
        self.near.stays(person_id, visit_id=visit_id)

    def forget(self) -> None:
        """Nobody is at hand."""
        self.near.stays(None)

    def drop(self) -> None:
        """Nothing is picked."""
        self.lending.drop()
        self.places.drop()

    def take_tool(self, tool_id: int) -> None:
        """A tool was scanned or chosen."""
        self.places.drop()
        self.lending.take(tool_id)

    def take_amenity(self, amenity_id: int) -> None:
        """An amenity was scanned or chosen."""
        before = self.lending.leave()
        self.places.take(amenity_id)
        if before and self._entry.showing() is self._entry.place:
            self._entry.place.complain(before)

    def take_person(self, person_id: int, typed: str) -> bool:
        """Somebody was scanned or chosen: it is for them what is picked. False: nothing is."""
        return self.lending.take_person(person_id) or self.places.take_person(person_id, typed)

    def enter(self) -> bool:
        """Enter, on what is shown of the one that is picked; False when neither is shown."""
        showing = self._entry.showing()
        if showing is self._entry.tool:
            self.lending.enter()
        elif showing is self._entry.place:
            self.places.enter()
        else:
            return False
        return True

    def escaped(self, *, typed: bool) -> None:
        """One step back."""
        self.lending.escaped(typed=typed)
        self.places.escaped(typed=typed)

    def show(self) -> bool:
        """Show what is picked; False when nothing is."""
        return self.lending.show() or self.places.show()

    def hint(self) -> str:
        """What Enter does with somebody who is found now; empty when nothing is picked."""
        return self.lending.hint() or self.places.hint()

    def retranslate(self) -> None:
        """Say the words of what is shown."""
        self.lending.retranslate()
        self.places.retranslate()

    def _on_arrived(self, visit: Visit) -> None:
        self.near.stays(visit.person_id, visit_id=visit.id)
