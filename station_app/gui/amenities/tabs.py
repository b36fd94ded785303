"""The left of the page: chips for what is shown, the map with the goods under it, the other tabs made when wanted."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.desk.hall import HallCard, hall
from station_app.core.settings.queries import zone
from station_app.gui.amenities.amenities_export import ExportAmenities
from station_app.gui.amenities.checks_tab import ChecksTab
from station_app.gui.amenities.fault_list import FaultList
from station_app.gui.amenities.hours_tab import HoursTab
from station_app.gui.amenities.map import AmenityMap
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import button
from station_app.gui.kit.requests import Say
from station_app.gui.kit.told import Told
from station_app.gui.supplies.panel import SuppliesPanel
from station_app.texts import translate

AMENITIES, SUPPLIES, CHECKS, HOURS, FAULTS = "amenities", "supplies", "checks", "hours", "faults"
_LEAST_UNDER = 206
"""The goods under the map are never lower, in pixels."""

Tab = SuppliesPanel | ChecksTab | HoursTab
MAKERS: dict[str, Callable[[Context], Tab]] = {SUPPLIES: SuppliesPanel, CHECKS: ChecksTab, HOURS: HoursTab}
"""Tabs that are made when they are first wanted."""


class AmenityTabs(QWidget):
    """Knows what is shown at the left."""

    add_asked = Signal()
    usual_asked = Signal()
    turned = Signal(str)
    """Another tab is shown."""
    asked = Signal(object)
    """A Request of a tab."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._cards: list[HallCard] = []
        self._broken = 0
        self._made: dict[str, Tab] = {}
        self.chips = Chips("", exclusive=True)
        self.chips.setObjectName("amenityTabs")
        self.add = KeyButton("N", "amenityAdd")
        self.labels = button("", "small", "amenityLabels")
        self.export = button("", "small", "amenityExport")
        self._exports: ExportAmenities | None = None
        self.map = AmenityMap(context.theme)
        self.under = SuppliesPanel(context, compact=True)
        self.nothing = EmptyState()
        self.usual = self.nothing.offer("", "amenityUsual")
        self.add_first = self.nothing.offer("", "amenityAddFirst")
        self.faults = FaultList(context)
        self._stack = QStackedWidget()
        self._hall = QStackedWidget()
        self._build()
        self.chips.changed.connect(self._on_chip)
        self.add.clicked.connect(self.add_asked)
        self.export.clicked.connect(self._on_export)
        self.add_first.clicked.connect(self.add_asked)
        self.usual.clicked.connect(self.usual_asked)
        self.under.asked.connect(self.asked)

    def tab(self) -> str:
        """What is shown."""
        return (self.chips.chosen() or [AMENITIES])[0]

    def focus(self) -> None:
        """What the tab in front is about: the map, the list of faults, of goods, of days."""
        made = self._made.get(self.tab())
        if made is not None:
            made.focus()
        else:
            (self.faults.list if self.tab() == FAULTS else self.map).setFocus()

    def goods(self) -> SuppliesPanel | None:
        """The tab of the goods, while it is shown."""
        shown = self._made.get(self.tab())
        return shown if isinstance(shown, SuppliesPanel) else None

    def unfinished(self) -> bool:
        """Whether something half typed stands in a tab."""
        return any(made.unfinished() for made in (self.under, *self._made.values()))

    def undone(self, told: Told) -> None:
        """The goods told of what is undone now; the other tabs see for themselves."""
        for made in (self.under, *self._made.values()):
            if isinstance(made, SuppliesPanel):
                made.undone(told)

    def show_tab(self, tab: str) -> None:
        """Show a tab; one this page has not is passed over."""
        if tab not in (AMENITIES, FAULTS, *MAKERS):
            return
        self.chips.choose([tab])
        self._turn(tab)

    def read(self) -> None:
        """Read the hall and the faults."""
        now, here = self._context.clock.now(), zone(self._context.db)
        self._cards = hall(self._context.db, now=now)
        self.map.show_cards(self._cards, now, here)
        self._hall.setCurrentIndex(0 if self._cards else 1)
        self._show_add()
        self._offer(self.faults.read())
        self._read_shown()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.chips.setAccessibleName(translate("Amenities", "What is shown"))
        self.map.setAccessibleName(translate("Amenities", "Map of the hall"))
        self.nothing.say(
            translate(
                "Amenities",
                "Here stands what the station has: places to charge and sit, machines, first aid. Each has its state, "
                "its free places and its faults.",
            )
        )
        for made, words in (
            (self.labels, translate("Amenities", "Labels")),
            (self.add_first, translate("Amenities", "Add an amenity")),
            (self.usual, translate("Amenities", "Add the usual ones")),
            (self.export, translate("Amenities", "Export…")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self.add.say(translate("Amenities", "Add an amenity"))
        for made_tab in self._made.values():
            made_tab.retranslate()
        self._offer(self._broken)

    def _offer(self, broken: int) -> None:
        self._broken = broken
        faults = translate("Amenities", "Faults")
        words = {
            AMENITIES: translate("Amenities", "Amenities"),
            SUPPLIES: translate("Amenities", "Supplies"),
            CHECKS: translate("Amenities", "Checks"),
            HOURS: translate("Amenities", "Opening hours"),
            FAULTS: f"{faults} {broken}" if broken else faults,
        }
        shown = self.tab()
        self.chips.offer([Choice(tab, words[tab]) for tab in words if tab in (AMENITIES, FAULTS, *MAKERS)])
        self.chips.choose([shown])

    def _read_shown(self) -> None:
        shown = self._made.get(self.tab())
        if isinstance(shown, ChecksTab | HoursTab):  # the goods read by themselves
            shown.read()

    def _show_add(self) -> None:
        for made in (self.add, self.labels):
            made.setVisible(bool(self._cards) and self.tab() == AMENITIES)
        self.export.setVisible(bool(self._cards) and self.tab() in (AMENITIES, FAULTS))

    def _on_chip(self, chosen: list[str]) -> None:
        self._turn(chosen[0] if chosen else AMENITIES)
        self.focus()  # the letters are those of what is shown now

    def _turn(self, tab: str) -> None:
        if tab in MAKERS and tab not in self._made:
            made = MAKERS[tab](self._context)
            made.retranslate()
            if isinstance(made, SuppliesPanel | HoursTab):
                made.asked.connect(self.asked)
            if isinstance(made, HoursTab):
                made.export_asked.connect(self._export_hours)
            elif isinstance(made, ChecksTab):
                made.export_asked.connect(self._export_checks)
            self._made[tab] = made
            self._stack.addWidget(made)
        shown: QWidget = self._made.get(tab) or (self.faults if tab == FAULTS else self._first)
        on_map = self.map.hasFocus()
        self._stack.setCurrentWidget(shown)
        if on_map and tab == FAULTS:
            self.faults.list.setFocus()  # the letters are still those of the page
        self._show_add()
        self._read_shown()
        self.turned.emit(tab)

    # -- files -------------------------------------------------------------------------------------------------------

    def _on_export(self) -> None:
        self._export(FAULTS if self.tab() == FAULTS else AMENITIES)

    def _export_checks(self, month: date) -> None:
        self._export("inspections", month)

    def _export_hours(self, month: date) -> None:
        self._export("openings", month)

    def _export(self, ledger: str, month: date | None = None) -> None:
        if self._exports is None:
            self._exports = ExportAmenities(self._context, self)
            self._exports.said.connect(self._tell)
        self._exports.show_for(ledger, month)

    def _tell(self, sentence: str) -> None:
        self.asked.emit(Say(sentence))

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.chips, 1)
        for made in (self.export, self.labels, self.add):
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            top.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self._first = QWidget()
        column = QVBoxLayout(self._first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._hall.addWidget(self.map)
        self._hall.addWidget(self.nothing)
        self.under.setMinimumHeight(_LEAST_UNDER)
        column.addWidget(self._hall, 2)
        column.addWidget(self.under, 1)
        self._stack.addWidget(self._first)
        self._stack.addWidget(self.faults)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        self.chips.offer([Choice(AMENITIES, "")])
        self.chips.choose([AMENITIES])
