"""Narrowing the list of stock: all, low, expiring, not kept any more; one kind; what is typed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels
from station_app.core.supplies import queries
from station_app.core.supplies.model import Item, ItemState, Level
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.search_field import SearchField
from station_app.texts import translate

ALL, LOW, EXPIRING, RETIRED = "all", "low", "expiring", "retired"


class Filters(QWidget):
    """Reads every level once; narrowing reads nothing but the keys of what is typed."""

    changed = Signal()
    go_on = Signal()
    """Enter or the down arrow in the field: on to what was found."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._levels: list[Level] = []
        self._retired: list[Level] = []
        self.which = Chips("", exclusive=True)
        self.which.setObjectName("supplyWhich")
        self.kind = QComboBox()
        self.kind.setObjectName("supplyKind")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.search = SearchField(context.icons)
        self.search.setObjectName("supplyFind")
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.kind)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.which)
        layout.addLayout(row)
        self.which.changed.connect(self._on_chip)
        self.kind.activated.connect(self._on_kind)
        self.search.textEdited.connect(self._on_typed)
        self.search.go_on.connect(self.go_on)

    def show_levels(self, levels: Sequence[Level]) -> None:
        """The list as it is now; what was chosen stays."""
        self._levels = list(levels)
        kept = queries.items(self._context.db, retired=True)
        self._retired = [_level(item) for item in kept if item.state is ItemState.RETIRED]
        self._offer()

    def shown(self) -> list[Level]:
        """What is to be shown, in its order."""
        found = {
            ALL: self._levels,
            LOW: [level for level in self._levels if level.low],
            EXPIRING: [level for level in self._levels if level.expiring],
            RETIRED: self._retired,
        }[self.chosen()]
        kind = self.kind.currentData()
        if kind:
            found = [level for level in found if level.kind == kind]
        typed = self.search.text().strip()
        if typed:
            matching = queries.matching(self._context.db, typed)
            found = [level for level in found if level.id in matching]
        return found

    def chosen(self) -> str:
        """Which chip is chosen."""
        return (self.which.chosen() or [ALL])[0]

    def idle(self) -> bool:
        """Whether goods are shown that are not kept any more."""
        return self.chosen() == RETIRED

    def show_all(self) -> None:
        """Narrow nothing."""
        self.which.choose([ALL])
        self.kind.setCurrentIndex(0)
        self.search.clear()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.which.setAccessibleName(translate("Supplies", "Which goods are shown"))
        self.kind.setAccessibleName(translate("Supplies", "Kind of goods"))
        self.search.say(translate("Supplies", "Name, initials or barcode"))
        self._offer()

    def _offer(self) -> None:
        low = sum(1 for level in self._levels if level.low)
        soon = sum(1 for level in self._levels if level.expiring)
        choices = [
            Choice(ALL, translate("Supplies", "All {count}").format(count=f"{len(self._levels):,}")),
            Choice(LOW, translate("Supplies", "Low {count}").format(count=f"{low:,}")),
            Choice(EXPIRING, translate("Supplies", "Expiring {count}").format(count=f"{soon:,}")),
        ]
        if self._retired:
            words = translate("Supplies", "Not kept {count}").format(count=f"{len(self._retired):,}")
            choices.append(Choice(RETIRED, words))
        chosen = self.chosen()
        self.which.offer(choices)
        self.which.choose([chosen if chosen in {choice.value for choice in choices} else ALL])
        self._offer_kinds()

    def _offer_kinds(self) -> None:
        chosen = self.kind.currentData()
        words = labels(self._context.db, Dictionary.SUPPLY_KIND, self._context.language.code)
        self.kind.clear()
        self.kind.addItem(translate("Supplies", "All kinds"), "")
        there = {level.kind for level in (*self._levels, *self._retired)}
        for code, label in words.items():
            if code in there:
                self.kind.addItem(label, code)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))

    def _on_chip(self, chosen: list[str]) -> None:  # noqa: ARG002 - read from the chips
        self.changed.emit()

    def _on_kind(self, index: int) -> None:  # noqa: ARG002
        self.changed.emit()

    def _on_typed(self, text: str) -> None:  # noqa: ARG002
        self.changed.emit()


def _level(item: Item) -> Level:
    return Level(
        item.id, item.name, item.kind, item.unit, item.stock, None, None, 0, 0, None, item.kept_in, item.barcode
    )
