"""The stock card of one kind of goods: every move, who made it and why; the newest that stands can be taken back."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from station_app.core.audit.queries import acts_about
from station_app.core.clock import local_day
from station_app.core.errors import Refusal
from station_app.core.settings.queries import zone
from station_app.core.supplies import queries
from station_app.core.supplies.model import Move, MoveKind
from station_app.core.undo.commands import undo
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.paged_model import Cell, Column, Look, PagedModel, Tag
from station_app.gui.supplies.words import left_words, move_title, move_words, titled
from station_app.texts import moments, translate
from station_app.texts.supplies import signed
from station_app.texts.troubles import explain

_MOST = 1000


class _Moves(DataTable):
    """Esc and H go back to the list."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_H) and not event.modifiers():
            self.left.emit()
        elif event.text().isalnum() and not event.modifiers():
            event.accept()  # no key of the list behind
        else:
            super().keyPressEvent(event)


class StockCard(Card):
    """Stands where the list stands; H or Esc go back to it."""

    left = Signal()
    finished = Signal(str, str, bool)
    refused = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", padding=0, elides=True, parent=parent)
        self._context = context
        self._item: int | None = None
        self._moves: dict[int, Move] = {}
        self._newest: int | None = None
        self._widest_year = 0
        self.close_it = KeyButton("H", "supplyCardClose")
        self.header.addWidget(self.close_it)
        self.table = _Moves(context.theme, "")
        self.table.setObjectName("supplyCard")
        self.model: PagedModel[Move] = PagedModel(self._fetch, self._columns(), self)
        self.table.show_model(self.model)
        self.body.addWidget(self.table, 1)
        self.close_it.clicked.connect(self.left)
        self.table.left.connect(self.left)
        self.table.button_pressed.connect(self._take_back)

    def show_item(self, item_id: int) -> None:
        """Show the moves of these goods, the newest first."""
        self._item = item_id
        self.read()
        self.table.choose(next(iter(self._moves), None))

    def item_id(self) -> int | None:
        """Whose card it is."""
        return self._item

    def read(self) -> None:
        """Read the moves again."""
        if self._item is None:
            return
        moves = queries.moves(self._context.db, self._item, limit=_MOST)
        self._moves = {int(move.id): move for move in moves}
        self._newest = next((int(move.id) for move in moves if _stands(move)), None)
        if self._oldest_year() != self._widest_year:
            self.model.set_columns(self._columns())  # days of another year are longer
        self.model.show_ids(array("q", self._moves))
        self._say_title()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.close_it.say(translate("Supplies", "Close"))
        self.table.setAccessibleName(translate("Supplies", "Stock card"))
        self.model.set_columns(self._columns())
        self._say_title()

    def _say_title(self) -> None:
        if self._item is not None:
            item = queries.item(self._context.db, self._item)
            words = translate("Supplies", "Stock card · {goods} · {left}")
            self.set_title(words.format(goods=titled(item.name, item.unit), left=left_words(item.stock, item.unit)))

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Move]:
        return {number: self._moves[number] for number in ids if number in self._moves}

    def _columns(self) -> tuple[Column[Move], ...]:
        today = local_day(self._context.clock.now(), zone(self._context.db))
        self._widest_year = self._oldest_year()
        widest = moments.relative_day(date(self._widest_year, 12, 28), today)
        return (
            Column(translate("Supplies", "When"), self._when, fits=f"{widest} 00:00"),
            Column(translate("Supplies", "What"), self._what, stretch=True),
            Column(translate("Supplies", "Quantity"), self._quantity, align="right", fits="+100,000"),
            Column(translate("Supplies", "Left"), self._left, align="right", fits="100,000"),
            Column("", self._back, fits=translate("Supplies", "Undo")),
        )

    def _oldest_year(self) -> int:
        today = local_day(self._context.clock.now(), zone(self._context.db))
        return min((move.day.year for move in self._moves.values()), default=today.year)

    def _when(self, move: Move) -> Cell:
        here = zone(self._context.db)
        day = moments.relative_day(move.day, local_day(self._context.clock.now(), here))
        return Cell(f"{day} {moments.clock(move.at, here)}", look="dim")

    def _what(self, move: Move) -> Cell:
        tags = (Tag(translate("Supplies", "taken back")),) if move.reversed else ()
        return Cell(move_title(move), move_words(move), tags, _look(move))

    def _quantity(self, move: Move) -> Cell:
        return Cell(signed(move.quantity), look=_look(move))

    def _left(self, move: Move) -> Cell:
        return Cell(f"{move.item_after:,}", look="dim")

    def _back(self, move: Move) -> Cell:
        return Cell(button=translate("Supplies", "Undo")) if move.id == self._newest else Cell()

    def _take_back(self, move_id: int, column: int) -> None:  # noqa: ARG002 - there is one
        acts = acts_about(self._context.db, "stock_move", move_id)
        if not acts:
            return
        if not acts[-1].what.startswith("supplies."):
            self.refused.emit(translate("Supplies", "This came with an import. It is taken back whole, under Import."))
            return
        self._context.operations.run(
            undo, op=acts[-1].id, undoable=False, done=self._taken_back, refused=self._not_taken_back
        )

    def _taken_back(self, _act: object) -> None:
        self._context.sounds.play("done")
        self.finished.emit(translate("Supplies", "Taken back"), "", False)

    def _not_taken_back(self, refusal: Refusal) -> None:
        self._context.sounds.play("refused")
        self.refused.emit(explain(refusal))


def _stands(move: Move) -> bool:
    return not move.reversed and move.kind is not MoveKind.REVERSED


def _look(move: Move) -> Look:
    if move.reversed:
        return "struck"
    return "dim" if move.kind is MoveKind.REVERSED else ""
