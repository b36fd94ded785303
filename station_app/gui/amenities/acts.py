"""What the clerk does with the amenity opened: places, faults, words; every act told on the strip with its undo."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from station_app.core.amenities import commands, queries
from station_app.core.amenities.model import Amenity, AmenityState, Fault, FaultState, Occupancy
from station_app.core.errors import NotFound, NotValid, Refusal
from station_app.core.types import Done
from station_app.gui.amenities.amenity_form import AmenityDialog, usual_ones
from station_app.gui.amenities.card import STEPS
from station_app.gui.amenities.fault_form import FaultDialog
from station_app.gui.amenities.step_line import SAID
from station_app.gui.amenities.words import slot_words
from station_app.gui.kit.told import Told
from station_app.gui.printing.label_sources import AmenityLabels
from station_app.gui.printing.labels_dialog import LabelsDialog
from station_app.texts import translate
from station_app.texts.amenities import fault_state
from station_app.texts.labels import person_name
from station_app.texts.troubles import explain

if TYPE_CHECKING:
    from station_app.gui.amenities.page import AmenitiesPage

_STEPS: dict[str, Callable[..., Done[Fault]]] = {
    "repair": commands.repair,
    "mark_fixed": commands.mark_fixed,
    "confirm_fixed": commands.confirm_fixed,
    "not_fixed": commands.not_fixed,
}


class AmenityActs(QObject):
    """The hand behind the card."""

    def __init__(self, page: "AmenitiesPage") -> None:
        super().__init__(page)
        self._page, self._context, self._card = page, page.context, page.card
        self._forms: tuple[AmenityDialog, FaultDialog] | None = None

    def do(self, act: str) -> None:
        """One of the acts of the card, where it is offered."""
        amenity = self._card.amenity()
        if not self._card.offers(act):
            return
        if act in _STEPS:
            self._step(act)
        elif act == "close":
            self._page.close_card()
        elif amenity is not None:
            self._do(act, amenity)

    def _do(self, act: str, amenity: Amenity) -> None:
        if act == "occupy":
            self._card.ask_place()
        elif act == "free":
            self._free()
        elif act == "free_all":
            words = translate("Amenities", "All places freed: {name}").format(name=amenity.name)
            self._run(commands.free_all, words, amenity_id=amenity.id)
        elif act == "report":
            self.faults().report(amenity)
        elif act == "edit":
            self.amenities().edit(amenity)
        elif act == "label":
            self.labels(amenity.id)
        elif act == "retire":
            self._retire(amenity)

    def open(self, amenity_id: int) -> bool:
        """Open an amenity at the right; False when there is none."""
        try:
            amenity = queries.amenity(self._context.db, amenity_id)
        except NotFound:
            return False
        if amenity.state is AmenityState.WITHDRAWN:
            return False
        shown = self._card.amenity()
        if shown is None or shown.id != amenity.id:
            self._card.close_panels()
            self._card.strip.clear()
        self._page.tabs.map.mark(amenity.id)
        self._card.show_amenity(amenity)
        self._page.show_card()
        return True

    def open_point(self, fault_id: int) -> None:
        """Open the fault of a point of the check, which belongs to no amenity."""
        self._card.close_panels()
        self._card.strip.clear()
        self._page.tabs.map.mark(None)
        self._card.show_point(queries.fault(self._context.db, fault_id))
        self._page.show_card()

    def refresh(self) -> None:
        """Show what is opened as it is now."""
        amenity, fault = self._card.amenity(), self._card.fault()
        if amenity is None:
            if fault is not None:
                self._refresh_point(queries.fault(self._context.db, fault.id))
            return
        now = queries.amenity(self._context.db, amenity.id)
        if now.state is AmenityState.WITHDRAWN:
            self._page.close_card()
        else:
            self._card.show_amenity(now)

    def _refresh_point(self, fault: Fault) -> None:
        if fault.state is FaultState.VOID:
            self._page.close_card()
        else:
            self._card.show_point(fault)

    def occupy(self) -> None:
        """Enter in the panel."""
        amenity = self._card.amenity()
        if amenity is None:
            return
        try:
            facts = self._card.panel.facts(self._context.clock.now())
        except NotValid as refusal:
            self.refused(refusal)
            return
        words = translate("Amenities", "Place taken: {name}").format(name=amenity.name)
        self._run(commands.occupy, words, self._occupied, amenity_id=amenity.id, **facts)

    def occupy_by(self, person_id: int) -> bool:
        """A card was scanned while an amenity with free places is open: its owner takes one."""
        amenity = self._card.amenity()
        if amenity is None or not self._card.offers("occupy"):
            return False
        words = translate("Amenities", "Place taken: {name}").format(name=amenity.name)
        self._run(commands.occupy, words, self._occupied, amenity_id=amenity.id, person_id=person_id)
        return True

    def report(self) -> None:
        """The form for a fault of something that is picked in it."""
        self.faults().ask()

    def print_labels(self) -> None:
        """Labels of all amenities."""
        self.labels()

    def labels(self, *amenity_ids: int) -> None:
        """Labels, those of these amenities ticked."""
        source = AmenityLabels(self._context.db)
        dialog = LabelsDialog(self._context, amenity_ids, self._page, source=source)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def add(self) -> None:
        """The form for a new amenity."""
        self.amenities().add()

    def add_usual(self) -> None:
        """What nearly every station has, in one act."""
        words = translate("Amenities", "The usual amenities added")
        self._run(commands.add_many, words, said=usual_ones())

    def amenities(self) -> AmenityDialog:
        """The form for amenities."""
        return self._dialogs()[0]

    def faults(self) -> FaultDialog:
        """The form for a fault."""
        return self._dialogs()[1]

    def refused(self, refusal: Refusal) -> None:
        """Say on the strip why not."""
        self._page.strip().show_result("refused", explain(refusal))
        self._context.sounds.play("refused")

    # -- the acts ----------------------------------------------------------------------------------------------------

    def _retire(self, amenity: Amenity) -> None:
        if amenity.state is AmenityState.RETIRED:
            words = translate("Amenities", "In use again: {name}").format(name=amenity.name)
            self._run(commands.bring_back, words, amenity_id=amenity.id)
        else:
            words = translate("Amenities", "Retired: {name}").format(name=amenity.name)
            self._run(commands.retire, words, amenity_id=amenity.id)

    def _free(self) -> None:
        chosen = self._card.chosen()
        if chosen is None:
            self._card.places.setFocus()
            return
        words = translate("Amenities", "Place freed: {name} {slot}").format(
            name=chosen.amenity, slot=slot_words(chosen.slot)
        )
        self._run(commands.free, words, occupancy_id=chosen.id)

    def go_on(self) -> None:
        """Enter in the line of a step."""
        fault, step = self._card.fault(), self._card.step
        if fault is None or step.fault_id() != fault.id:
            step.hide()
            return
        self._take_step(fault, step.act(), **step.facts())

    def _step(self, act: str) -> None:
        fault = self._card.fault()
        if fault is None:
            return
        if act in SAID:
            self._card.ask_step(fault, act)
        else:
            self._take_step(fault, act)

    def _take_step(self, fault: Fault, act: str, **facts: Any) -> None:
        words = translate("Amenities", "Fault gone on with: {name}").format(name=fault.amenity or fault.what)
        self._run(_STEPS[act], words, self._stepped, fault_id=fault.id, **facts)

    def _run(
        self, command: Callable[..., Done[Any]], words: str, done: Callable[[Any], None] | None = None, **facts: Any
    ) -> None:
        self._said = words
        self._context.operations.run(
            command,
            done=self._on_done if done is None else done,
            refused=self.refused,
            about=Told(words, page=self._page.name),
            **facts,
        )

    def _on_done(self, value: Any) -> None:
        del value
        self._tell(self._said)

    def _occupied(self, place: Occupancy) -> None:
        self._card.panel.hide()
        who = person_name(place.name, place.nickname) if place.person_id is not None else ""
        words = f"{place.amenity} {slot_words(place.slot)} {who}".strip()
        self._tell(translate("Amenities", "Place taken: {name}").format(name=words))

    def _stepped(self, fault: Fault) -> None:
        self._card.step.end()
        self._tell(" · ".join(part for part in (fault.amenity, fault.what, fault_state(fault.state)) if part))

    def _reported(self, fault: Fault) -> None:
        if fault.amenity_id is not None:
            self.open(fault.amenity_id)
        else:
            self.open_point(fault.id)
        self._tell(translate("Amenities", "Fault reported: {name}").format(name=fault.amenity or fault.what))

    def _saved(self, amenities: tuple[Amenity, ...]) -> None:
        words = amenities[0].name if len(amenities) == 1 else f"{amenities[0].name} … {amenities[-1].name}"
        self.open(amenities[0].id)
        self._tell(translate("Amenities", "Saved: {name}").format(name=words))

    def _tell(self, words: str) -> None:
        self._page.strip().show_result("done", words, undo=True)
        self._context.sounds.play("done")
        self._page.tabs.focus()

    def _dialogs(self) -> tuple[AmenityDialog, FaultDialog]:
        if self._forms is None:
            self._forms = AmenityDialog(self._context, self._page), FaultDialog(self._context, self._page)
            self._forms[0].saved.connect(self._saved)
            self._forms[1].reported.connect(self._reported)
        return self._forms


KEYS = {"O": "occupy", "F": "free", "R": "report", "E": "edit", "L": "label", "Delete": "retire", **STEPS}
"""Single letters where nothing is typed → the act of the card."""
