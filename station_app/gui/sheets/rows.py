"""The rows typed so far, in the order of the paper: visits, struck lines, and lines that were passed over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from station_app.core.sheets.model import Line, Struck
from station_app.core.visits.model import State, Visit
from station_app.gui.kit.paged_model import Cell, Column, Look
from station_app.texts import labels, moments, translate
from station_app.texts.dictionaries import Words
from station_app.texts.paper import struck_words

_NONE = "—"


@dataclass(frozen=True, slots=True)
class Typed:
    """One line of the table: a visit, why there is none, or (both None) nothing yet."""

    line: int
    visit: Visit | None = None
    struck: Struck | None = None

    @property
    def gap(self) -> bool:
        """Whether the line was passed over."""
        return self.visit is None and self.struck is None


def rows_of(found: Sequence[Line]) -> dict[int, Typed]:
    """The lines of a sheet down to the lowest that is done, gaps among them."""
    known = {each.line: Typed(each.line, each.visit, each.struck) for each in found}
    return {line: known.get(line, Typed(line)) for line in range(1, max(known, default=0) + 1)}


class RowColumns:
    """Makes the cells; `digits` are the keys of the services."""

    def __init__(self, words: Words, short: Mapping[str, str], zone: tzinfo) -> None:
        self._words = words
        self._short = short
        self._zone = zone

    def columns(self, *, narrow: bool) -> tuple[Column[Typed], ...]:
        """As on the paper; a narrow table shortens the category rather than push the note out."""
        clock = "00:000" if narrow else "00:00 00"  # and room for the field's own edges
        longest = max(self._short.values(), key=len, default="")[: 0 if narrow else 12]
        return (
            Column(translate("Paper", "No."), self.number, "center", fits="00"),
            Column(translate("Paper", "Time"), self.time, fits=clock),
            Column(translate("Paper", "Name · phone"), self.name, stretch=True),
            Column(translate("Paper", "Category"), self.category, fits=longest),
            Column(translate("Paper", "Services"), self.services, stretch=True),
            Column(translate("Paper", "Left"), self.left, fits=clock),
            Column(translate("Paper", "Note"), self.note, stretch=True),
        )

    def number(self, row: Typed) -> Cell:
        """The line on the paper."""
        return Cell(str(row.line), look="warn" if row.gap else _look(row))

    def time(self, row: Typed) -> Cell:
        """13:58, or a dash when the paper says none."""
        if row.visit is None:
            return Cell()
        shown = _NONE if row.visit.hour is None else moments.clock(row.visit.arrived_at, self._zone)
        return Cell(shown, look=_look(row))

    def name(self, row: Typed) -> Cell:
        """Who it was, or why there is nobody."""
        if row.visit is not None:
            return Cell(labels.visit_name(row.visit), labels.masked_phone(row.visit.phone), look=_look(row))
        if row.struck is not None:
            return Cell(struck_words(row.struck), look="dim")
        return Cell(translate("Paper", "not typed yet"), look="warn")

    def category(self, row: Typed) -> Cell:
        """外卖."""
        code = "" if row.visit is None else row.visit.category
        return Cell(self._short.get(code, code), look=_look(row))

    def services(self, row: Typed) -> Cell:
        """饮水、休息."""
        codes = () if row.visit is None else row.visit.services
        return Cell(self._words.listed(self._words.services, codes), look=_look(row))

    def left(self, row: Typed) -> Cell:
        """When they left, where the paper says so."""
        if row.visit is None:
            return Cell()
        if row.visit.state is State.VOID:
            return Cell(labels.visit_state(State.VOID), look="bad")
        left = row.visit.left_at
        return Cell(_NONE if left is None else moments.clock(left, self._zone), look="dim" if left is None else "")

    def note(self, row: Typed) -> Cell:
        """What else the paper says."""
        return Cell("" if row.visit is None else row.visit.note or "", look=_look(row))


def _look(row: Typed) -> Look:
    if row.visit is None:
        return "dim"
    return "struck" if row.visit.state is State.VOID else ""
