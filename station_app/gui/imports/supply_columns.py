"""The columns of the preview of a list of goods: what came, how many, of which batch, good until when."""

from collections.abc import Callable, Mapping
from datetime import date

from station_app.core.imports.preview import Group, PreviewRow
from station_app.gui.imports.line_table import LineColumns, Room, longest_fate, who_words
from station_app.gui.kit.paged_model import Cell, Column
from station_app.texts import translate
from station_app.texts.dictionaries import Words

_NO_RECORD = (Group.SKIPPED, Group.NOT_TAKEN)


class SupplyColumns(LineColumns):
    """A line of the file is some goods that came, or goods alone; `kinds` are the labels of kinds by code."""

    def __init__(self, words: Words, today: date, changed: Callable[[int], bool], kinds: Mapping[str, str]) -> None:
        super().__init__(words, today, changed)
        self._kinds = kinds

    def columns(self, kind: str, room: Room) -> tuple[Column[PreviewRow], ...]:  # noqa: ARG002 - of goods alone
        """The columns there is room for."""
        chosen = (
            (True, Column(translate("Imports", "Row"), self.row, "right", fits="99,999")),
            (True, Column(translate("Imports", "Fate"), self.fate, fits=longest_fate())),
            (True, Column(translate("Imports", "Goods"), self.goods, stretch=True)),
            (room == "wide", Column(translate("Imports", "Kind of goods"), self.kind, fits="慰问品　")),
            (True, Column(translate("Imports", "Quantity"), self.quantity, "right", fits="99,999 瓶")),
            (room != "small", Column(translate("Imports", "Expires"), self.expires, fits="2026-11-28")),
            (True, Column(translate("Imports", "Decided, or why not"), self.why, stretch=True)),
        )
        return tuple(column for shown, column in chosen if shown)

    def goods(self, line: PreviewRow) -> Cell:
        """What they are called, and the batch where the file has one."""
        return Cell(who_words(line), line.card or "")

    def kind(self, line: PreviewRow) -> Cell:
        """Of which kind they are."""
        return Cell("" if line.group in _NO_RECORD else self._kind_of(line))

    def quantity(self, line: PreviewRow) -> Cell:
        """How many came; nothing where the line says only that there are such goods."""
        return Cell(_quantity(line))

    def expires(self, line: PreviewRow) -> Cell:
        """Until when they are good; a day that has passed is said in colour as well as in the decision."""
        if line.day is None:
            return Cell()
        return Cell(line.day.isoformat(), look="bad" if line.day < self._today else "")

    def understood(self, line: PreviewRow) -> str:
        """饮品 · 240 瓶 · 2027-03-31 · 市总工会: how a line was read; nothing for one that is no record."""
        if line.group in _NO_RECORD:
            return ""
        until = "" if line.day is None else translate("Imports", "good until {day}").format(day=line.day.isoformat())
        return " · ".join(part for part in (self._kind_of(line), _quantity(line), until, line.note or "") if part)

    def _kind_of(self, line: PreviewRow) -> str:
        return self._kinds.get(line.category or "", "")


def _quantity(line: PreviewRow) -> str:
    if line.group in _NO_RECORD or not line.heads:
        return ""
    return f"{line.heads:,} {line.unit or ''}".strip()
