"""Goods at the desk: one key, a packet's barcode or Enter on what was found hands out, to whoever stands here."""

from dataclasses import dataclass, replace
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from station_app.core.errors import Refusal
from station_app.core.supplies import commands, queries
from station_app.core.supplies.model import DESK_KEYS, Item, Moved
from station_app.core.types import Area
from station_app.core.visits import queries as visits
from station_app.gui.desk import house_words as words
from station_app.gui.desk.acts import DeskActs
from station_app.gui.desk.at_hand import AtHand, StillAtHand
from station_app.gui.desk.candidates import Candidate
from station_app.gui.desk.entry import EntryCard
from station_app.gui.desk.found_things import keeps_house
from station_app.gui.desk.meant import person_meant
from station_app.gui.desk.tool_says import ToolSays
from station_app.gui.desk.tool_words import joined
from station_app.gui.kit.context import Context
from station_app.gui.runtime.actions import Actions
from station_app.texts import translate
from station_app.texts.labels import visit_name
from station_app.texts.troubles import explain

_SHOWN = frozenset({Area.SUPPLIES, Area.SETTINGS})
_MOST = 99


@dataclass(frozen=True, slots=True)
class _Giving:
    """So many of some goods for somebody; for nobody in particular without a person and a visit.

    `said` is what is to be said of the check-in before it, `typed` what goes back into the field when it is undone.
    """

    item: Item
    quantity: int
    person_id: int | None = None
    visit_id: int | None = None
    typed: str = ""
    said: str = ""


class DeskHanding(QObject):
    """Knows the goods of the keys F5 to F8; hands out what is asked for and says what is left."""

    def __init__(self, context: Context, entry: EntryCard, acts: DeskActs, near: AtHand, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._entry = entry
        self._acts = acts
        self._near = near
        self._says = ToolSays(context)
        self._items: dict[int, Item] = {}
        self._given: _Giving | None = None
        self._key = ""
        self._actions = Actions(page)
        for number in DESK_KEYS:
            action = self._actions.add(_name(number), "", self._on_key, keys=(f"F{number}",), anywhere=False)
            action.setData(number)
            action.setAutoRepeat(False)  # a key held down hands out one
        entry.supplies.pressed.connect(self.press)
        context.hub.changed.connect(self._on_changed)

    def retranslate(self) -> None:
        """Say the words of the keys."""
        self._entry.supplies.retranslate()
        self._read()

    def press(self, number: int) -> None:
        """F5 to F8: one of its goods, or as many as the number in the field says, to whoever is meant or at hand."""
        item = self._items.get(number)
        if item is None:
            return
        typed = self._entry.field.text()
        marked = person_meant(self._entry)
        quantity = _quantity(typed)
        if quantity and (marked is None or self._entry.candidates.marked() is None):
            self._hand(item, quantity, typed=typed)
        elif marked is not None:
            self._hand_to(item, marked, typed)
        elif not typed.strip() or self._entry.showing() is self._entry.here:
            self._hand(item, 1)
        else:
            self._ask_whom(number)

    def take(self, item_id: int, *, typed: str = "") -> None:
        """A packet was scanned, or goods chosen among what was found: one of them to whoever is at hand."""
        self._hand(queries.item(self._context.db, item_id), 1, typed=typed)

    def hint(self, rows: list[Candidate]) -> str:
        """What Enter does with the goods that were found alone; empty when it is about anything else."""
        if len(rows) != 1 or rows[0].item_id is None:
            return ""
        if (person := self._near.person()) is None:
            return translate("Desk", "Enter hands out one")
        return translate("Desk", "Enter hands out one to {name}").format(name=self._says.name(person))

    # -- to whom -----------------------------------------------------------------------------------------------------

    def _ask_whom(self, number: int) -> None:
        if self._entry.showing() is self._entry.newcomer:
            self._entry.newcomer.complain(
                translate("Desk", "Enter registers first; then F{key} hands out. Nothing was handed out.").format(
                    key=number
                )
            )
        elif self._entry.showing() is self._entry.candidates:
            self._entry.show_candidates(
                translate("Desk", "Please mark somebody with ↓, then F{key}. Nothing was handed out.").format(
                    key=number
                )
            )
        else:
            self._entry.show_hint(
                translate("Desk", "Nothing was handed out: Enter takes what stands here, then F{key}.").format(
                    key=number
                )
            )
        self._context.sounds.play("look")

    def _hand_to(self, item: Item, row: Candidate, typed: str) -> None:
        giving = _Giving(item, 1, person_id=row.person_id)
        self._acts.check_in(row.person_id, typed, partial(self._after_arrival, giving))

    def _after_arrival(self, giving: _Giving, visit_id: int, said: str) -> None:
        self._near.stays(giving.person_id, visit_id=visit_id)
        self._run(replace(giving, visit_id=visit_id, said=said))

    def _hand(self, item: Item, quantity: int, *, typed: str = "") -> None:
        self._acts.hand_over()
        self._run(_Giving(item, quantity, self._near.person(), self._near.visit(), typed))

    # -- handing out -------------------------------------------------------------------------------------------------

    def _run(self, giving: _Giving) -> None:
        operations = self._context.operations
        if not (operations.busy() and self._given == giving):
            self._key = str(uuid4())  # the same again while the file is busy: nothing seemed to happen, it is one
        self._given = giving
        operations.run(
            commands.issue,
            item_id=giving.item.id,
            quantity=giving.quantity,
            person_id=giving.person_id,
            visit_id=giving.visit_id,
            key=self._key,
            done=partial(self._handed_out, giving),
            refused=partial(self._refused, giving),
            about=StillAtHand(self._headline(giving), "desk", giving.typed),
        )

    def _handed_out(self, giving: _Giving, moved: Moved) -> None:
        self._near.goes_on()
        low = giving.item.low_mark is not None and moved.stock <= giving.item.low_mark
        detail = joined(words.left(giving.item, moved), giving.said)
        self._acts.finish("look" if low else "done", self._headline(giving), detail, undo=True)

    def _refused(self, giving: _Giving, refusal: Refusal) -> None:
        if giving.said:  # whoever it was for is checked in all the same
            self._acts.finish("refused", explain(refusal), giving.said, undo=True)
        else:
            self._acts.say("refused", explain(refusal))

    def _headline(self, giving: _Giving) -> str:
        amount = words.amount(giving.item, giving.quantity)
        if giving.person_id is not None:
            name = self._says.name(giving.person_id)
        elif giving.visit_id is not None:
            name = visit_name(visits.by_id(self._context.db, giving.visit_id))
        else:
            return translate("Desk", "{goods} handed out").format(goods=amount)
        return translate("Desk", "{goods} → {name}").format(goods=amount, name=name)

    # -- the keys ----------------------------------------------------------------------------------------------------

    def _on_key(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.press(int(action.data()))

    def _on_changed(self, touched: frozenset[Area]) -> None:
        if touched & _SHOWN:
            self._read()

    def _read(self) -> None:
        db = self._context.db
        found = queries.desk_items(db) if keeps_house(db) else []
        self._items = {each.desk_key: each for each in found if each.desk_key is not None}
        self._entry.supplies.offer(found)
        for number in DESK_KEYS:
            item = self._items.get(number)
            self._actions.get(_name(number)).setEnabled(item is not None)
            self._actions.say(
                _name(number), "" if item is None else translate("Desk", "Hand out one: {item}").format(item=item.name)
            )


def _name(number: int) -> str:
    return f"desk.hand.F{number}"


def _quantity(typed: str) -> int:
    """How many a bare number in the field asks for; 0 for what is none."""
    plain = typed.strip()
    return int(plain) if plain.isdecimal() and 1 <= int(plain) <= _MOST and len(plain) <= len(str(_MOST)) else 0
