"""What the clerk does with the amenity opened: places, faults, words; every act told on the strip with its undo."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from station_app.core.amenities import commands, queries
from station_app.core.amenities.model import Amenity, AmenityState, Fault, Occupancy
from station_app.core.errors import NotFound, NotValid, Refusal
from station_app.core.types import Done
from station_app.gui.amenities.amenity_form import AmenityDialog, usual_ones
from station_app.gui.amenities.card import STEPS
from station_app.gui.amenities.fault_form import FaultDialog
from station_app.gui.amenities.words import slot_words
from station_app.gui.kit.told import Told
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
        if amenity is None or not self._card.offers(act):
            return
        if act in _STEPS:
            self._step(act)
        elif act == "occupy":
            self._card.panel.begin()
        elif act == "free":
            self._free()
        elif act == "free_all":
            words = translate("Amenities", "All places freed: {name}").format(name=amenity.name)
            self._run(commands.free_all, words, amenity_id=amenity.id)
        elif act == "report":
            self.faults().report(amenity)
        elif act == "edit":
            self.amenities().edit(amenity)
        elif act == "retire":
            self._retire(amenity)
        elif act == "close":
            self._page.close_card()

    def open(self, amenity_id: int) -> bool:
        """Open an amenity at the right; False when there is none."""
        try:
            amenity = queries.amenity(self._context.db, amenity_id)
        except NotFound:
            return False
        if amenity.state is AmenityState.WITHDRAWN:
            return False
        self._card.panel.hide()
        if self._card.amenity() is None or self._card.amenity().id != amenity.id:  # type: ignore[union-attr]
            self._card.strip.clear()
        self._page.tabs.map.mark(amenity.id)
        self._card.show_amenity(amenity)
        self._page.show_card()
        return True

    def refresh(self) -> None:
        """Show the amenity opened as it is now."""
        amenity = self._card.amenity()
        if amenity is None:
            return
        now = queries.amenity(self._context.db, amenity.id)
        if now.state is AmenityState.WITHDRAWN:
            self._page.close_card()
        else:
            self._card.show_amenity(now)

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

    def _step(self, act: str) -> None:
        fault, prompts = self._card.fault(), self._context.prompts
        if fault is None:
            return
        title = fault.amenity or ""
        facts: dict[str, Any] = {}
        if act == "repair":
            said = prompts.ask_text(title, translate("Amenities", "Who repairs it? May be left empty."), required=False)
            facts["repairer"] = said
        elif act == "mark_fixed":
            said = prompts.ask_text(title, translate("Amenities", "What was done? May be left empty."), required=False)
            facts["outcome"] = said
        elif act == "not_fixed":
            said = prompts.ask_text(title, translate("Amenities", "What is still wrong?"))
            facts["why"] = said
        else:
            said = ""
        if said is None:
            return  # cancelled
        words = translate("Amenities", "Fault gone on with: {name}").format(name=title)
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
        self._tell(f"{fault.amenity or ''} · {fault.what} · {fault_state(fault.state)}")

    def _reported(self, fault: Fault) -> None:
        self._tell(translate("Amenities", "Fault reported: {name}").format(name=fault.amenity or ""))

    def _saved(self, amenities: tuple[Amenity, ...]) -> None:
        words = amenities[0].name if len(amenities) == 1 else f"{amenities[0].name} … {amenities[-1].name}"
        self.open(amenities[0].id)
        self._tell(translate("Amenities", "Saved: {name}").format(name=words))

    def _tell(self, words: str) -> None:
        self._page.strip().show_result("done", words, undo=True)
        self._context.sounds.play("done")
        self._page.tabs.map.setFocus()

    def _dialogs(self) -> tuple[AmenityDialog, FaultDialog]:
        if self._forms is None:
            self._forms = AmenityDialog(self._context, self._page), FaultDialog(self._context, self._page)
            self._forms[0].saved.connect(self._saved)
            self._forms[1].reported.connect(self._reported)
        return self._forms


KEYS = {"O": "occupy", "F": "free", "R": "report", "E": "edit", "Delete": "retire", **STEPS}
"""Single letters where nothing is typed → the act of the card."""
