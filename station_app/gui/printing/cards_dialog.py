"""Cards for some people: who has none gets one first, then a PDF or the printer, from a place on the page on."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.errors import Refusal, Trouble
from station_app.core.people import queries
from station_app.core.people.commands import issue_card
from station_app.core.people.model import Person
from station_app.core.settings.queries import text, zone
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.printing.cards import PER_PAGE, CardFace, card_pages
from station_app.gui.printing.cards_preview import CardsPreview
from station_app.gui.printing.delivery import Delivery
from station_app.gui.printing.printers import Printers
from station_app.texts import translate
from station_app.texts.labels import person_name
from station_app.texts.printing import card_words


class CardsDialog(QDialog):
    """For the request PrintCards. Records that were taken back or merged are left out, and said so."""

    def __init__(
        self,
        context: Context,
        person_ids: Sequence[int],
        parent: QWidget | None = None,
        *,
        printers: Printers | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cardsDialog")
        self.setWindowTitle(translate("Printing", "Print cards"))
        self._context = context
        self._ids = tuple(dict.fromkeys(person_ids))
        self._waiting: list[int] = []
        self.start = QSpinBox()
        self.start.setObjectName("cardsStart")
        self.start.setRange(1, PER_PAGE)
        self.start.setFixedWidth(88)
        self.start.lineEdit().setTextMargins(8, 0, 0, 0)
        self.start.setAccessibleName(translate("Printing", "First place on the page"))
        self.preview = CardsPreview(context.theme)
        self.count = PlainLabel("", "heading", wrap=True)
        self.count.setObjectName("cardsCount")
        self.about = PlainLabel("", "secondary", wrap=True)
        self.about.setObjectName("cardsAbout")
        self.delivery = Delivery(context, printers)
        self.leave = button(translate("Printing", "Close"), name="cardsClose")
        self._build()
        self.start.valueChanged.connect(self._show)
        self.preview.picked.connect(self._begin_at)
        self.delivery.asked.connect(self._prepare)
        self.delivery.delivered.connect(self._show)
        self.leave.clicked.connect(self.reject)
        day = local_day(context.clock.now(), zone(context.db)).isoformat()
        self.delivery.suggest(translate("Printing", "Cards {day}").format(day=day))
        self._show()
        self.delivery.save.setFocus()

    def people(self) -> list[Person]:
        """Whose cards are printed, in the order asked for."""
        return [person for person in queries.by_ids(self._context.db, self._ids) if person.state == "active"]

    def reject(self) -> None:
        """Close, unless pages are on their way."""
        if not self.delivery.busy():
            super().reject()

    def _begin_at(self, slot: int) -> None:
        self.start.setValue(slot + 1)

    def _show(self) -> None:
        people = self.people()
        start = self.start.value() - 1
        pages = -(-(start + len(people)) // PER_PAGE)
        self.count.setText(
            translate("Printing", "Cards: {count} · pages: {pages}").format(count=len(people), pages=pages)
        )
        self.about.setText(" ".join(self._facts(people)))
        self.preview.show_cards(start, len(people))
        if not self.delivery.busy():
            self.delivery.allow(bool(people))

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

    # -- printing ----------------------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        self._waiting = [person.id for person in self.people() if person.card is None]
        self._issue_next()

    def _issued(self, person: Person) -> None:
        del person
        QTimer.singleShot(0, self, self._issue_next)  # the window answers between two of them

    def _issue_next(self) -> None:
        if not self.delivery.busy():
            return  # cancelled; the cards given out so far are theirs
        if not self._waiting:
            self._deliver()
            return
        self._context.operations.run(
            issue_card,
            person_id=self._waiting.pop(),
            done=self._issued,
            refused=self._refused,
            troubled=self._troubled,
            about=Told(translate("Printing", "Card given out")),
        )

    def _refused(self, refusal: Refusal) -> None:
        self.delivery.refuse(refusal)

    def _troubled(self, trouble: Trouble) -> None:
        self.delivery.refuse(trouble)

    def _deliver(self) -> None:
        station = text(self._context.db, "station.name")
        cards = [
            CardFace(station, person_name(person.name, person.nickname, person.phone), person.card or "")
            for person in self.people()
        ]
        pages = card_pages(cards, card_words(), start=self.start.value() - 1)
        self.delivery.deliver(pages, self.windowTitle())

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        label = PlainLabel(translate("Printing", "First place on the page"), "secondary")
        label.setBuddy(self.start)
        first.addWidget(label)
        first.addWidget(self.start)
        first.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.count)
        right.addWidget(self.about)
        right.addLayout(first)
        right.addStretch(1)
        right.addWidget(self.delivery)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self.preview)
        body.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(16)
        layout.addLayout(body, 1)
        layout.addLayout(foot)
        self.setMinimumWidth(560)
