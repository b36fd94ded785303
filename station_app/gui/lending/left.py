"""The left side of the page: kinds as chips with counts, buttons, the cabinets, or what the page is for."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.lending import queries
from station_app.core.lending.queries import Place
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import entries, labels, short_labels, zone
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.look import button
from station_app.gui.lending.cabinets import Cabinets
from station_app.gui.lending.lending_day import LendingDay
from station_app.texts import translate

_ALL = "all"


class LendingLeft(QWidget):
    """Reads every place at once; narrowing to a kind reads nothing."""

    add_asked = Signal()
    import_asked = Signal()
    labels_asked = Signal()
    reservations_asked = Signal()
    """The day grid is wanted, or the cabinets again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._places: list[Place] = []
        self.kinds = Chips("", exclusive=True)
        self.kinds.setObjectName("lendingKinds")
        self.add = button("", "small", "lendingAdd")
        context.icons.put(self.add, "plus", size=16)
        self.labels = button("", "small", "lendingLabels")
        self.reservations = button("", "small", "lendingReserve")
        self.cabinets = Cabinets(context.theme)
        self.nothing = EmptyState()
        self.add_first = self.nothing.offer("", "lendingAddFirst")
        self.import_first = self.nothing.offer("", "lendingImportFirst")
        self.plan: LendingDay | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.cabinets)
        self._stack.addWidget(self.nothing)
        self._build()
        self.kinds.changed.connect(self._on_kind)
        for made, signal in (
            (self.add, self.add_asked),
            (self.add_first, self.add_asked),
            (self.import_first, self.import_asked),
            (self.labels, self.labels_asked),
            (self.reservations, self.reservations_asked),
        ):
            made.clicked.connect(signal)

    def read(self) -> None:
        """Read every tool's place."""
        self._places = queries.places(self._context.db)
        for made in (self.labels, self.reservations, self.add):
            made.setVisible(bool(self._places))
        if self.planning() is None:
            self.show_cabinets()
        self._offer_kinds()
        self._show()

    def show_tool(self, tool_id: int) -> None:
        """Bring a tool's card into view, whatever kind is shown."""
        if self.cabinets.tool_id() != tool_id:
            self.cabinets.mark(tool_id)
        if self.cabinets.tool_id() is None and any(place.id == tool_id for place in self._places):
            self.kinds.choose([_ALL])
            self._show()
            self.cabinets.mark(tool_id)

    def show_plan(self, tool_id: int | None) -> None:
        """A day's reservations, or what is overdue, instead of the cabinets; at the row of a tool."""
        if self.plan is None:
            self.plan = LendingDay(self._context)
            self.plan.left.connect(self.show_cabinets)
            self._stack.addWidget(self.plan)
        self._stack.setCurrentWidget(self.plan)
        self.kinds.hide()
        self.plan.refresh()
        if tool_id is None or not self.plan.show_tool(tool_id):
            self.plan.focus()
        self._say_plan()

    def show_cabinets(self) -> None:
        """The cabinets again."""
        self._stack.setCurrentWidget(self.cabinets if self._places else self.nothing)
        self.kinds.setVisible(bool(self._places))
        self._say_plan()

    def planning(self) -> LendingDay | None:
        """The reservations, while they are shown."""
        return self.plan if self._stack.currentWidget() is self.plan else None

    def retranslate(self) -> None:
        """Say every word anew."""
        self.kinds.setAccessibleName(translate("Lending", "Which tools are shown"))
        self.cabinets.setAccessibleName(translate("Lending", "Cabinets"))
        self.nothing.say(translate("Lending", "Number your tools first; twelve wrenches in one go."))
        for made, words in (
            (self.add, translate("Lending", "Add tool")),
            (self.labels, translate("Lending", "Labels")),
            (self.add_first, translate("Lending", "Add")),
            (self.import_first, translate("Lending", "Import")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        if self.plan is not None:
            self.plan.retranslate()
        self._say_plan()

    def _say_plan(self) -> None:
        planning = self.planning() is not None
        words = translate("Lending", "Cabinets") if planning else translate("Lending", "Reserve")
        self.reservations.setText(words)
        self.reservations.setAccessibleName(words)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.kinds, 1)
        for made in (self.add, self.labels, self.reservations):
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # also where no chips stand beside
            top.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)

    def _offer_kinds(self) -> None:
        counts = Counter(place.kind for place in self._places)
        short = short_labels(self._context.db, Dictionary.TOOL_KIND, self._context.language.code)
        known = [entry.code for entry in entries(self._context.db, Dictionary.TOOL_KIND) if counts[entry.code]]
        words = {_ALL: translate("Lending", "All {count}").format(count=f"{len(self._places):,}")}
        words.update({code: f"{short.get(code, code)} {counts[code]:,}" for code in known})
        chosen = self.kinds.chosen() or [_ALL]
        self.kinds.offer([Choice(value, text) for value, text in words.items()])
        self.kinds.choose(chosen if chosen[0] in words else [_ALL])

    def _show(self) -> None:
        db = self._context.db
        self.cabinets.show_places(
            self._of_kind(),
            labels(db, Dictionary.TOOL_KIND, self._context.language.code),
            self._context.clock.now(),
            zone(db),
        )

    def _of_kind(self) -> Sequence[Place]:
        kind = (self.kinds.chosen() or [_ALL])[0]
        return self._places if kind == _ALL else [place for place in self._places if place.kind == kind]

    def _on_kind(self, chosen: list[str]) -> None:  # noqa: ARG002 - read from the chips
        self._show()
