"""Taking stock: down the list by keyboard, every line saved as it is confirmed, a difference with its reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from station_app.core.errors import Missing, NotFound, NotValid, Refusal, Trouble
from station_app.core.supplies import commands, queries
from station_app.core.supplies.model import Item, Moved, MoveKind
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import announce, set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.tag import TagLabel
from station_app.gui.kit.told import Told
from station_app.gui.supplies.act_form import PAGE, QUANTITY
from station_app.gui.supplies.words import left_words, titled, whole_number
from station_app.texts import translate
from station_app.texts.supplies import signed
from station_app.texts.troubles import explain

_NUMBER_PX = 90


class _Number(EnterField):
    """Arrows go to the line before and after."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class CountForm(Card):
    """Enter confirms the number and goes on; an empty one is passed over. Esc ends the round: all of it is saved."""

    left = Signal()
    came_to = Signal(int)
    """The goods that are counted now."""
    counted = Signal(object)
    """dict[int, int]: what was counted in this round, by goods."""
    finished = Signal(str, str, bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", padding=14, parent=parent)
        self.setObjectName("supplyCount")
        self._context = context
        self._ids: list[int] = []
        self._item: Item | None = None
        self._numbers: dict[int, int] = {}
        self._running = False
        self.progress = TagLabel(kind="accent")
        self.progress.setObjectName("supplyCountProgress")
        self.header.insertWidget(2, self.progress)
        self.what = ElidedLabel("", "strong")
        self.what.setObjectName("supplyCountWhat")
        self.on_file = PlainLabel("", "secondary")
        self.number = _Number()
        self.number.setObjectName("supplyCountNumber")
        self.number.setFixedWidth(_NUMBER_PX)
        self.difference = TagLabel(kind="warn")
        self.difference.setObjectName("supplyCountDifference")
        self.reason = EnterField()
        self.reason.setObjectName("supplyCountReason")
        self.wrong = PlainLabel("", "bad", wrap=True)
        self.wrong.setObjectName("supplyCountWrong")
        self.close_it = KeyButton("Esc", "supplyCountEnd")
        self.header.addWidget(self.close_it)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.what, 1)
        for part in (self.on_file, self.number, self.difference):
            row.addWidget(part)
        row.addWidget(self.reason, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.wrong)
        self.number.entered.connect(self._on_number)
        self.number.moved.connect(self._move)
        self.number.textEdited.connect(self._on_typed)
        self.reason.entered.connect(self._on_reason)
        for field in (self.number, self.reason):
            field.escaped.connect(self.end)
        self.close_it.clicked.connect(self.end)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def begin(self, ids: Sequence[int], first: int | None) -> None:
        """Count these, from one of them on."""
        self._ids, self._numbers = list(ids), {}
        self._running = False
        self.show()
        self.retranslate()
        self.counted.emit({})
        if self._ids:
            self.go_to(first if first in self._ids else self._ids[0])

    def go_to(self, item_id: int) -> bool:
        """Count this now, as a scan says; False when it is not in the round."""
        if item_id not in self._ids:
            return False
        try:
            self._item = queries.item(self._context.db, item_id)
        except NotFound:
            return False
        known = self._numbers.get(item_id)
        self.number.setText("" if known is None else str(known))
        self.number.selectAll()
        self.reason.clear()
        self._ask_reason(None)
        self._complain("")
        self._say_item()
        self.came_to.emit(item_id)
        self.number.setFocus()
        return True

    def undone(self) -> None:
        """A count of this round may have been taken back: that line is to be counted again."""
        back = [item for item in self._numbers if self._taken_back(item)]
        if not back or not self.isVisible():
            return
        for item in back:
            del self._numbers[item]
        self._say_progress()
        self.counted.emit(dict(self._numbers))
        self.go_to(back[-1])

    def _taken_back(self, item_id: int) -> bool:
        newest = queries.moves(self._context.db, item_id, limit=1)
        undone = newest[0].reverses if newest else None
        return undone is not None and queries.move(self._context.db, undone).kind is MoveKind.COUNTED

    def again(self) -> None:
        """The stock may have changed elsewhere."""
        if self.isVisible() and self._item is not None:
            self._item = queries.item(self._context.db, self._item.id)
            self._say_item()

    def unfinished(self) -> bool:
        """Whether a difference waits for its reason."""
        return self.isVisible() and not self.reason.isHidden()

    def end(self) -> None:
        """Leave; what was counted is saved already."""
        self.hide()
        self.counted.emit({})
        self.left.emit()
        if self._numbers:
            words = translate("Supplies", "Counted: {done} of {all}")
            headline = words.format(done=f"{len(self._numbers):,}", all=f"{len(self._ids):,}")
            self.finished.emit(headline, translate("Supplies", "Each line is undone in its own history (H)."), False)

    def retranslate(self) -> None:
        """Say every word anew."""
        self.set_title(translate("Supplies", "Stocktake"))
        self.set_hint(translate("Supplies", "Enter: confirmed, next · empty: passed over"))
        self.close_it.say(translate("Supplies", "End"))
        counted, why = translate("Supplies", "Counted"), translate("Supplies", "Why? Then Enter")
        self.number.setPlaceholderText(counted)
        self.number.setAccessibleName(counted)
        self.reason.setPlaceholderText(why)
        self.reason.setAccessibleName(why)
        self._say_item()

    # -- what the clerk does -----------------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        self._complain("")
        self._ask_reason(None)

    def _on_number(self) -> None:
        if self._item is None:
            return
        if not self.number.text().strip():
            self._move(1)
            return
        number = whole_number(self.number.text())
        if number is None:
            self._refused(NotValid(QUANTITY, self.number.text()))
        elif number == self._item.stock:
            self._run(number, None)
        else:
            self._ask_reason(number - self._item.stock)
            self.reason.setFocus()

    def _on_reason(self) -> None:
        number = whole_number(self.number.text())
        if number is not None:
            self._run(number, self.reason.text())

    def _move(self, step: int) -> None:
        if self._item is None:
            return
        at = self._ids.index(int(self._item.id)) + step
        if 0 <= at < len(self._ids):
            self.go_to(self._ids[at])
        elif at >= len(self._ids):
            self._say_end()

    def _run(self, number: int, reason: str | None) -> None:
        item = self._item
        if item is None or self._running:
            return
        self._running = True
        told = translate("Supplies", "Counted: {name} {number}").format(name=item.name, number=f"{number:,}")
        self._context.operations.run(
            commands.count,
            about=Told(told, page=PAGE),
            done=self._done,
            refused=self._refused,
            troubled=self._troubled,
            item_id=item.id,
            counted=number,
            reason=reason,
            explained=True,
        )

    def _done(self, moved: Moved) -> None:
        self._running = False
        self._context.sounds.play("done")
        self._numbers[int(moved.item_id)] = moved.stock
        self._say_progress()
        self.counted.emit(dict(self._numbers))
        at = self._ids.index(int(moved.item_id)) + 1
        if at < len(self._ids):
            self.go_to(self._ids[at])
        else:
            self.go_to(int(moved.item_id))
            self._say_end()

    def _refused(self, refusal: Refusal) -> None:
        self._running = False
        self._context.sounds.play("refused")
        if isinstance(refusal, Missing) and self._item is not None:
            # What is in stock changed while it was counted, or no reason was given.
            self._item = queries.item(self._context.db, self._item.id)
            number = whole_number(self.number.text())
            if number is not None:
                self._ask_reason(number - self._item.stock)
                self.reason.setFocus()
            self._say_item()
        self._complain(explain(refusal))

    def _troubled(self, _trouble: Trouble) -> None:
        self._running = False

    # -- what it says ------------------------------------------------------------------------------------------------

    def _ask_reason(self, difference: int | None) -> None:
        shown = difference is not None
        self.reason.setVisible(shown)
        self.difference.setVisible(shown)
        if difference is not None:
            self.difference.setText(signed(difference))

    def _complain(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.set_look("bad")
        self.wrong.setVisible(bool(words))
        set_look(self.number, wrong=bool(words) and self.reason.isHidden())
        announce(self.number, words)

    def _say_end(self) -> None:
        words = translate("Supplies", "That was the last line. Esc ends the stocktake.")
        self.wrong.setText(words)
        self.wrong.set_look("hint")
        self.wrong.show()
        announce(self.number, words)

    def _say_item(self) -> None:
        self._say_progress()
        if self._item is not None:
            self.what.setText(titled(self._item.name, self._item.unit))
            self.on_file.setText(left_words(self._item.stock, self._item.unit))

    def _say_progress(self) -> None:
        self.progress.setText(f"{len(self._numbers):,} / {len(self._ids):,}")
