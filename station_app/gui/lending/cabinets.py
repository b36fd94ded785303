"""The cabinets: a section for each, a card for each tool."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from itertools import takewhile

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from station_app.core.clock import from_text, to_text
from station_app.core.lending.model import ToolState
from station_app.core.lending.queries import Place
from station_app.gui.kit.card_grid import CardSizes
from station_app.gui.kit.card_look import CardLook
from station_app.gui.kit.card_wall import CardWall
from station_app.gui.lending.card_painter import CardWords, paint_tool
from station_app.gui.lending.words import STATE_KINDS, due_words
from station_app.gui.runtime.theme import Theme, Tokens
from station_app.texts import translate
from station_app.texts.lending import tool_state

_SIZES = CardSizes(card=66, gap=8, head=34, head_font=13)


class Cabinets(CardWall):
    """Shows places. Enter, a click or a double click picks the tool."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("lendingCabinets", theme, _SIZES, parent)
        self._places: Sequence[Place] = ()
        self._kinds: dict[str, str] = {}
        self._now = ""
        self._clock: tuple[datetime, tzinfo] | None = None

    def show_places(self, places: Sequence[Place], kinds: dict[str, str], now: datetime, zone: tzinfo) -> None:
        """Show these; the card that was chosen stays so. `kinds` says the kinds in words."""
        self._kinds = kinds
        self._now, self._clock = to_text(now), (now, zone)
        self._places = tuple(places)
        self.lay([place.id for place in self._places], [place.cabinet for place in self._places])

    def tool_id(self) -> int | None:
        """The tool of the chosen card."""
        return self.chosen_id()

    def shown(self) -> Sequence[Place]:
        """What is shown, in order."""
        return self._places

    def words_of(self, place: Place) -> CardWords:
        """What stands on a card."""
        state = ToolState(place.state)
        where = " · ".join(part for part in (place.code, place.slot) if part)
        if place.due_at is None or self._clock is None:
            return CardWords(place.name, where, tool_state(state), STATE_KINDS.get(state, "neutral"))
        late = place.due_at < self._now
        due = due_words(from_text(place.due_at), *self._clock, short=True)
        said = translate("Lending", "Overdue") if late else tool_state(state)
        return CardWords(place.name, where, said, "bad" if late else "info", place.borrower or "", due, late)

    def head_words(self, first: int) -> str:
        place = self._places[first]
        if place.cabinet is None:
            return translate("Lending", "Without a place")
        words = translate("Lending", "Cabinet {cabinet}").format(cabinet=place.cabinet)
        there = takewhile(lambda each: each.cabinet == place.cabinet, self._places[first:])
        alike = all(each.kind == place.kind for each in there)
        return " · ".join(part for part in (words, self._kinds.get(place.kind, "") if alike else "") if part)

    def spoken(self, at: int) -> str:
        return self.words_of(self._places[at]).words()

    def paint_inside(self, painter: QPainter, look: CardLook, rect: QRect, at: int, tokens: Tokens) -> None:
        paint_tool(painter, look, rect, self.words_of(self._places[at]), tokens)
