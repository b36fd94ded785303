"""The page of amenities and supplies (设施物资): the hall as a map, its faults and goods, the check at the right."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.amenities import queries
from station_app.core.search.queries import find
from station_app.core.types import Area
from station_app.gui.amenities.acts import KEYS, AmenityActs
from station_app.gui.amenities.card import AmenityCard
from station_app.gui.amenities.checklist import Checklist
from station_app.gui.amenities.checklist_keys import LoneDigits
from station_app.gui.amenities.tabs import AMENITIES, FAULTS, SUPPLIES, AmenityTabs
from station_app.gui.kit.context import Context
from station_app.gui.kit.page import Page
from station_app.gui.kit.requests import OpenAmenities, ReportFault, Request, UndoLast
from station_app.gui.kit.result_strip import ResultStrip
from station_app.gui.kit.told import Told
from station_app.gui.runtime.actions import Actions
from station_app.texts import translate

CHECKLIST = "checklist"
"""A request's word for the map with the cursor in the check."""
_MINUTE = 60_000
_RIGHT_PX, _NARROW_RIGHT_PX, _NARROW = 446, 380, 1000


class AmenitiesPage(Page):
    """Tabs at the left; at the right the check of the shift, or the amenity that is opened."""

    name = "amenities"
    areas = frozenset(
        {Area.AMENITIES, Area.SUPPLIES, Area.SHIFTS, Area.VISITS, Area.PEOPLE, Area.DICTIONARIES, Area.SETTINGS}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.tabs = AmenityTabs(context)
        self.card = AmenityCard(context)
        self.rest = Checklist(context)
        self._strip = ResultStrip()
        self._strip.setObjectName("amenityPageStrip")
        self._right = QStackedWidget()
        self._digits = LoneDigits(self)
        self._digits.pressed.connect(self._on_digit)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._actions = Actions(self)
        self._build()
        self.acts = AmenityActs(self)
        self._connect()
        self.retranslate()

    # -- what the shell calls ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the hall; what is opened stays open."""
        self.tabs.read()
        self.rest.read()
        self.acts.refresh()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.tabs.retranslate()
        self.card.retranslate()
        self.rest.retranslate()
        self._actions.say("amenities.map", translate("Amenities", "To the map: arrow keys, Enter opens"))
        self._actions.say("amenities.check", translate("Amenities", "To the check of the shift"))
        self._actions.say("amenities.goods", translate("Amenities", "To the supplies"))
        self._actions.say("amenities.add", translate("Amenities", "Add an amenity"))
        self._actions.say("amenities.report", translate("Amenities", "Report a fault of anything"))
        self._actions.say("amenities.labels", translate("Amenities", "Print labels of amenities"))

    def focus(self) -> None:
        """The map, or the list of the tab in front."""
        self.tabs.focus()

    def scanned(self, code: str) -> bool:
        """A label opens its amenity; a card takes a place of the one that is open. Scanning never frees."""
        goods = self.tabs.goods()
        amenity = queries.by_scan(self.context.db, code)
        if amenity is not None:
            self.tabs.show_tab(AMENITIES)
            return self.acts.open(amenity.id)
        if goods is not None and goods.scanned(code):
            return True
        people = [hit for hit in find(self.context.db, code) if hit.by_card]
        return bool(people) and self.acts.occupy_by(people[0].person_id)

    def take(self, request: Request) -> None:
        """An amenity, a tab or goods to be shown, or something to be reported."""
        if isinstance(request, ReportFault):
            if request.amenity_id is None or not self.acts.open(request.amenity_id):
                self.acts.report()
            else:
                self.acts.do("report")
        elif isinstance(request, OpenAmenities):
            tab = SUPPLIES if request.item_id is not None else request.tab
            if tab == CHECKLIST:
                self._begin_check()
            elif tab is not None:
                self.tabs.show_tab(tab)
                self.tabs.focus()
            if request.amenity_id is not None:
                self.tabs.show_tab(AMENITIES)
                self.acts.open(request.amenity_id)
            goods = self.tabs.goods()
            if goods is not None:
                goods.take(request)

    def unfinished(self) -> bool:
        return self.tabs.unfinished() or self.rest.unfinished() or self.card.unfinished()

    def undone(self, told: Told) -> None:
        """The strip told of what is undone now."""
        self.tabs.undone(told)
        for strip in (self.card.strip, self._strip):
            strip.clear()

    def _on_digit(self, digit: str) -> None:
        self.rest.focus()
        self.rest.lines.mark(digit)

    def _begin_check(self) -> None:
        self.tabs.show_tab(AMENITIES)
        self._right.setCurrentWidget(self.rest)
        self.rest.focus()

    # -- what its parts call -----------------------------------------------------------------------------------------

    def strip(self) -> ResultStrip:
        """Where an act is told: on the card while it is open, else under the tabs."""
        return self.card.strip if self._right.currentWidget() is self.card else self._strip

    def show_card(self) -> None:
        """The amenity opened stands at the right."""
        self._strip.clear()
        self._right.setCurrentWidget(self.card)

    def close_card(self) -> None:
        """The check again."""
        self._right.setCurrentWidget(self.rest)
        self.tabs.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = KEYS.get(Qt.Key(event.key()).name.removeprefix("Key_"))
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.isAutoRepeat() or (event.modifiers() and not shift) or not self._takes_keys():
            super().keyPressEvent(event)
        elif self._right.currentWidget() is self.rest and self._digits.takes(event):
            return  # a mark, once it is sure that no scanner is typing
        elif event.key() == Qt.Key.Key_N and not shift:
            self.acts.add()
        elif event.key() == Qt.Key.Key_R and shift:
            self.acts.report()
        elif act is not None and self._open_chosen():
            self.acts.do("free_all" if shift and act == "free" else act)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = _NARROW_RIGHT_PX if self.width() < _NARROW else _RIGHT_PX
        self._right.setFixedWidth(min(wide, max(self.width() // 2, 300)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def _escape(self) -> None:
        if self.card.close_panels():
            self.tabs.focus()
        elif self._right.currentWidget() is self.card:
            self.close_card()

    def _takes_keys(self) -> bool:
        # Over the list of faults the letters are those of what is opened beside it.
        return self.tabs.tab() in (AMENITIES, FAULTS)

    def _open_chosen(self) -> bool:
        # A letter on a chosen card opens it first, so that what is done is seen.
        if self._right.currentWidget() is self.card and not self.tabs.map.hasFocus():
            return True
        if self.tabs.tab() != AMENITIES:
            return False
        chosen = self.tabs.map.amenity_id()
        if chosen is None:
            return False
        shown = self.card.amenity()
        if self._right.currentWidget() is self.card and shown is not None and shown.id == chosen:
            return True
        return self.acts.open(chosen)

    def _build(self) -> None:
        self._right.addWidget(self.rest)
        self._right.addWidget(self.card)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.tabs, 1)
        left.addWidget(self._strip)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        layout.addLayout(left, 1)
        layout.addWidget(self._right)

    def _connect(self) -> None:
        tabs, card, acts = self.tabs, self.card, self.acts
        tabs.map.picked.connect(acts.open)
        tabs.faults.picked.connect(acts.open)
        tabs.faults.point_picked.connect(acts.open_point)
        tabs.faults.report.clicked.connect(acts.report)
        tabs.labels.clicked.connect(acts.print_labels)
        tabs.add_asked.connect(acts.add)
        tabs.usual_asked.connect(acts.add_usual)
        tabs.asked.connect(self.asked)
        self.rest.asked.connect(self.asked)
        card.act_asked.connect(acts.do)
        card.panel.entered.connect(acts.occupy)
        card.step.entered.connect(acts.go_on)
        for line in (card.panel, card.step):
            line.escaped.connect(self._escape)
        for strip in (card.strip, self._strip):
            strip.undo_pressed.connect(self._undo)
        self._minute.timeout.connect(self.refresh)
        self._actions.add("amenities.map", "", self._to_map, keys=["F6"])
        self._actions.add("amenities.check", "", self._to_check, keys=["F7"])
        self._actions.add("amenities.goods", "", self._to_goods, keys=["F8"])
        self._actions.add("amenities.add", "", acts.add, keys=["Ctrl+N"])
        self._actions.add("amenities.report", "", acts.report, keys=["Ctrl+R"])
        self._actions.add("amenities.labels", "", acts.print_labels, keys=["Ctrl+P"])

    def _to_map(self) -> None:
        self.tabs.show_tab(AMENITIES)
        self.tabs.focus()

    def _to_goods(self) -> None:
        self.tabs.show_tab(SUPPLIES)
        self.tabs.focus()

    def _to_check(self) -> None:
        self._right.setCurrentWidget(self.rest)
        self.rest.focus()

    def _undo(self) -> None:
        self.ask(UndoLast())
