"""Cards for some people: who has none gets one first, then a PDF or the printer, from a place on the page on."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from station_app.core.people import queries
from station_app.core.people.commands import issue_card
from station_app.core.people.model import Person
from station_app.core.settings.queries import text
from station_app.core.types import Done
from station_app.gui.kit.context import Context
from station_app.gui.printing.cards import PER_PAGE, CardFace, card_pages
from station_app.gui.printing.cards_preview import CardsPreview
from station_app.gui.printing.faces_dialog import FacesDialog
from station_app.gui.printing.printers import Printers
from station_app.texts import translate
from station_app.texts.labels import person_name
from station_app.texts.printing import card_words


class CardsDialog(FacesDialog):
    """For the request PrintCards. Records that were taken back or merged are left out, and said so."""

    def __init__(
        self,
        context: Context,
        person_ids: Sequence[int],
        parent: QWidget | None = None,
        *,
        printers: Printers | None = None,
    ) -> None:
        super().__init__(context, "cards", CardsPreview(context.theme), parent, per_page=PER_PAGE, printers=printers)
        self.setWindowTitle(translate("Printing", "Print cards"))
        self._ids = tuple(dict.fromkeys(person_ids))
        self.lay_out(width=560)
        self.begin(translate("Printing", "Cards {day}"))

    def people(self) -> list[Person]:
        """Whose cards are printed, in the order asked for."""
        return [person for person in queries.by_ids(self._context.db, self._ids) if person.state == "active"]

    def show_choice(self) -> None:
        people = self.people()
        self.count.setText(
            translate("Printing", "Cards: {count} · pages: {pages}").format(
                count=len(people), pages=self.sheets(len(people))
            )
        )
        self.about.setText(" ".join(self._facts(people)))
        self.preview.show_cards(self.first_place(), len(people))
        if not self.delivery.busy():
            self.delivery.allow(bool(people))

    def without_code(self) -> list[int]:
        return [person.id for person in self.people() if person.card is None]

    def issue(self, number: int) -> tuple[Callable[..., Done[Any]], dict[str, Any], str]:
        return issue_card, {"person_id": number}, translate("Printing", "Card given out")

    def deliver(self) -> None:
        station = text(self._context.db, "station.name")
        cards = [
            CardFace(station, person_name(person.name, person.nickname, person.phone), person.card or "")
            for person in self.people()
        ]
        self.delivery.deliver(card_pages(cards, card_words(), start=self.first_place()), self.windowTitle())

    def _facts(self, people: Sequence[Person]) -> list[str]:
        facts = []
        without = sum(person.card is None for person in people)
        if without:
            facts.append(
                translate("Printing", "Without a card so far: {count}. They get one now.").format(count=without)
            )
        left_out = len(self._ids) - len(people)
        if left_out:
            facts.append(
                translate("Printing", "Left out, because merged or taken back: {count}.").format(count=left_out)
            )
        facts.append(
            translate("Printing", "Ten cards on an A4 page, the size of a bank card. Print at 100 %, on card stock.")
        )
        return facts
