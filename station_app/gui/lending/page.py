"""The page of the tools (借还): the cabinets, lending and bringing back, what is out."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.lending import queries
from station_app.core.lending.model import Tool
from station_app.core.search.queries import find
from station_app.core.types import Area
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import ROW_PX
from station_app.gui.kit.page import Page
from station_app.gui.kit.requests import OpenImport, OpenTools, Request, UndoLast
from station_app.gui.kit.told import Told
from station_app.gui.lending.acts import LendingActs
from station_app.gui.lending.card import LendingCard
from station_app.gui.lending.dialogs import LendingDialogs
from station_app.gui.lending.keys import LendingKeys
from station_app.gui.lending.left import LendingLeft
from station_app.gui.lending.open_loans import OpenLoans
from station_app.gui.lending.story import ToolStory

_MINUTE = 60_000
_RIGHT_PX, _NARROW_RIGHT_PX, _NARROW = 480, 412, 1000


class LendingPage(Page):
    """Cabinets at the left; at the right the card, and under it what is out or the history of a tool."""

    name = "lending"
    areas = frozenset({Area.LENDING, Area.PEOPLE, Area.DICTIONARIES, Area.SETTINGS, Area.IMPORTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.left = LendingLeft(context)
        self.cabinets = self.left.cabinets
        self.card = LendingCard(context)
        self.loans = OpenLoans(context)
        self.story = ToolStory(context)
        self._under = QStackedWidget()
        self._right = QWidget()
        self._story_wanted = False
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._build()
        self.dialogs = LendingDialogs(context, self)
        self.acts = LendingActs(self)
        self.keys = LendingKeys(self)
        self._connect()
        self.retranslate()
        self.acts.begin_quietly()

    # -- what the shell calls ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read cabinets and loans; what is picked stays picked unless it stands elsewhere now."""
        self.left.read()
        self.loans.read()
        self.acts.refresh()

    def retranslate(self) -> None:
        """Say every word anew."""
        for part in (self.left, self.card, self.loans, self.story, self.keys):
            part.retranslate()
        self.acts.moves.offer(self.acts.tool())

    def focus(self) -> None:
        """The field of the tool; what is half done stays."""
        tool = self.acts.tool()
        (self.card.tool if tool is None else self.card.confirm).setFocus()

    def scanned(self, code: str) -> bool:
        """A label picks its tool, a card its person; both together lend. Unknown: False, to the desk."""
        if self.acts.keeps(code):
            return True
        plan = self.left.planning()
        if plan is not None and plan.unfinished() and plan.scanned(code):
            return True
        tool = queries.by_scan(self.context.db, code)
        if tool is not None:
            self.acts.pick_tool(tool.id, scanned=True)
            return True
        people = [hit for hit in find(self.context.db, code) if hit.by_card]
        if people:
            self.acts.pick_person(people[0].person_id, scanned=True)
        return bool(people)

    def take(self, request: Request) -> None:
        """A tool to be shown."""
        if isinstance(request, OpenTools) and request.tool_id is not None:
            self.acts.pick_tool(request.tool_id)

    def unfinished(self) -> bool:
        plan = self.left.plan
        half = self.card.asks_reason() and bool(self.card.reason.text().strip())
        return half or (plan is not None and plan.unfinished())

    def undone(self, told: Told) -> None:
        """The strip told of what is undone now."""
        del told
        self.card.strip.clear()

    # -- what its parts call -------------------------------------------------------------------------------------

    def show_story_of(self, tool: Tool | None) -> None:
        """The history follows the tool picked, while it is shown."""
        if tool is None:
            self._story_wanted = False
        elif self._story_wanted:
            self.story.show_tool(tool)
        self._under.setCurrentWidget(self.story if self._story_wanted else self.loans)

    def toggle_story(self) -> None:
        """H: the history of the tool picked, or of the card chosen; once more what is out."""
        tool = self.acts.tool()
        chosen = self.cabinets.tool_id()
        if tool is None and chosen is not None:
            tool = queries.tool(self.context.db, chosen)
        self._story_wanted = not self._story_wanted and tool is not None
        self.show_story_of(tool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.acts.cancel()
        elif event.modifiers() or not self.keys.pressed(event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self.loans.set_narrow(narrow)
        wide = _NARROW_RIGHT_PX if narrow else _RIGHT_PX
        self._right.setFixedWidth(min(wide, max(self.width() // 2, 320)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()
        self.card.back.show_number(None)

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._under.addWidget(self.loans)
        self._under.addWidget(self.story)
        self._under.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._under.setMinimumHeight(3 * ROW_PX)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        right.addWidget(self.card)
        right.addWidget(self._under, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        layout.addWidget(self.left, 1)
        layout.addWidget(self._right)

    def _connect(self) -> None:
        card, acts = self.card, self.acts
        self.cabinets.picked.connect(acts.pick_by_hand)
        card.lend.clicked.connect(acts.lend_way)
        card.back_way.clicked.connect(acts.back_way)
        card.tool.picked.connect(acts.pick_by_hand)
        card.tool.emptied.connect(acts.unpick_tool)
        card.tool.entered.connect(acts.confirm)
        card.borrower.picked.connect(acts.pick_person_by_hand)
        card.borrower.emptied.connect(acts.unpick_person)
        card.borrower.entered.connect(acts.confirm)
        card.back.entered.connect(acts.confirm)
        card.back.number_asked.connect(acts.moves.reveal)
        card.due.changed.connect(acts.say_terms)
        card.standing.move_asked.connect(acts.moves.begin)
        card.reason_given.connect(acts.confirm)
        card.confirm.clicked.connect(acts.confirm)
        card.cancel.clicked.connect(acts.cancel)
        card.left.connect(acts.cancel)
        card.strip.undo_pressed.connect(self._undo)
        self.loans.back_asked.connect(self._on_back_asked)
        self.loans.renew_asked.connect(acts.moves.renew)
        self.story.left.connect(self.toggle_story)
        self.left.add_asked.connect(self.dialogs.add)
        self.dialogs.saved.connect(self.left.show_tool)
        self.left.import_asked.connect(self._import)
        self.left.labels_asked.connect(self._ask_labels)
        self.left.reservations_asked.connect(self._ask_reservations)
        self._minute.timeout.connect(self._on_minute)

    def _on_back_asked(self, loan_id: int) -> None:
        loan = self.loans.loan(loan_id)
        if loan is not None:
            self.acts.pick_by_hand(loan.tool_id)

    def _on_minute(self) -> None:
        # What was due is late now; only what is painted says so.
        self.left.read()
        self.loans.read()

    def _undo(self) -> None:
        self.ask(UndoLast())

    def _import(self) -> None:
        self.ask(OpenImport(kind="tools"))

    def _ask_labels(self) -> None:
        tool = self.acts.tool()
        self.dialogs.labels(() if tool is None else (tool.id,))

    def _ask_reservations(self) -> None:
        tool = self.acts.tool()
        if self.left.planning() is None:
            self.left.show_plan(None if tool is None else tool.id)
        else:
            self.left.show_cabinets()
