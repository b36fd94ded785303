"""What the clerk does with tools: who and what is picked, when that is enough, and what came of it."""

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from station_app.core.errors import NotFound, Refusal, Trouble
from station_app.core.lending import queries
from station_app.core.lending.model import Loan, Tool, ToolState
from station_app.core.lending.refusals import NotOut
from station_app.core.people.queries import by_id, root_of
from station_app.core.types import Done
from station_app.gui.kit.requests import GoOnTyping
from station_app.gui.kit.told import Told
from station_app.gui.lending.card import Way
from station_app.gui.lending.deals import Deals
from station_app.gui.lending.moves import Moves
from station_app.gui.lending.sayings import Sayings
from station_app.texts import translate
from station_app.texts.troubles import explain

if TYPE_CHECKING:
    from station_app.gui.lending.page import LendingPage

AT_HAND = timedelta(seconds=60)
"""So long after a loan the next tool scanned goes to the same person without a question."""

Retry = Callable[[str], None]


class LendingActs(QObject):
    """The hand behind the card. Whoever was picked before the tool stays for the next tool."""

    def __init__(self, page: "LendingPage") -> None:
        super().__init__(page)
        self._page, self._card, self._context = page, page.card, page.context
        self._db = page.context.db
        self.says = Sayings(page.context, page.card)
        self.deals = Deals(self, page.context, page.card)
        self.moves = Moves(self, page.context, page.card, page.dialogs)
        self._tool: Tool | None = None
        self._person: int | None = None
        self._person_first = False
        self._held_since: datetime | None = None
        self._stays_back = False
        self._retry: Retry | None = None
        self.key = str(uuid4())
        """The form's own: however often Enter is pressed, it is done once."""
        self._running = False
        self._scans: deque[str] = deque()

    # -- what is picked ------------------------------------------------------------------------------------------

    def tool(self) -> Tool | None:
        """The tool picked."""
        return self._tool

    def person_id(self) -> int | None:
        """Who borrows, or brings back for somebody else."""
        return self._person

    def pick_tool(self, tool_id: int, *, scanned: bool = False) -> None:
        """A tool: free ones are lent, those that are out come back, the others say where they stand."""
        if scanned and self._back_waits():
            again = self._tool is not None and self._tool.id == tool_id
            self.confirm()  # the same label again is Enter; with another one the clerk went on
            if again:
                return
        tool = queries.tool(self._db, tool_id)
        self._stop_asking()
        self._card.strip.clear()
        self._tool = tool
        self._page.left.show_tool(tool.id)
        loan = queries.open_loan(self._db, tool.id)
        self._card.tool.show_tool(tool.id, late=loan is not None and loan.due_at < self._context.clock.now())
        self._page.show_story_of(tool)
        if loan is not None:
            self._begin_back(loan)
        elif tool.state is not ToolState.AVAILABLE:
            self._card.standing.begin(tool)
            self._show(Way.STANDING)
            self._card.standing.first.setFocus()
        elif self._stays_back:
            self._show(Way.BACK)
            self._card.tool.complain(explain(NotOut(tool.id, tool.code, tool.state)))
            self._card.tool.field.selectAll()
        else:
            self._begin_lending(scanned=scanned)

    def pick_by_hand(self, tool_id: int) -> None:
        """A card, a line of a list, a button."""
        self.pick_tool(tool_id)

    def pick_person_by_hand(self, person_id: int) -> None:
        """A line of the people found."""
        self.pick_person(person_id)

    def pick_person(self, person_id: int, *, scanned: bool = False) -> None:
        """Somebody: who borrows; or who brings back what another person has."""
        person = root_of(self._db, person_id)
        self._stop_asking()
        if self._card.way() is Way.STANDING:
            self._forget_tool()
            self._show(Way.LEND)
        self._person = person
        self._person_first = self._tool is None
        self._held_since = None
        self._card.borrower.show_person(person)
        if self._card.way() is Way.BACK:
            if self._tool is None:
                self.begin(Way.LEND, keep_person=True)
            return
        self.say_terms()
        if self._tool is None:
            self._card.tool.setFocus()
        elif scanned:
            self.confirm()

    def unpick_tool(self) -> None:
        """The clerk types another tool."""
        self._tool = None
        self._stop_asking()
        self._page.show_story_of(None)
        if self._card.way() is Way.STANDING:
            self._show(Way.LEND)
        else:
            self._show(self._card.way())
        self.say_terms()

    def unpick_person(self) -> None:
        """The clerk types another person."""
        self._person = self._held_since = None
        self._stop_asking()
        self.say_terms()

    # -- the ways ------------------------------------------------------------------------------------------------

    def lend_way(self) -> None:
        """F3."""
        self._stays_back = False
        self.begin(Way.LEND)

    def back_way(self) -> None:
        """F4."""
        self._stays_back = True
        self.begin(Way.BACK)

    def begin_quietly(self) -> None:
        """Empty, when the page is made: nothing takes the focus."""
        self._show(Way.LEND)
        self._card.due.say()

    def next_one(self) -> None:
        """On with the next, the way it was."""
        self.begin(Way.BACK if self._stays_back else Way.LEND)

    def begin(self, way: Way, *, keep_person: bool = False) -> None:
        """Empty the card for the next one."""
        self._stop_asking()
        self._forget_tool()
        if not keep_person:
            self._person = self._held_since = None
            self._card.borrower.clear()
        self._card.back.forget()
        self._card.due.begin()
        self.key = str(uuid4())
        self._show(way)
        self.say_terms()
        self._card.tool.setFocus()

    def cancel(self) -> None:
        """Esc: away with what is half done; once more leaves the way back."""
        if self._tool is None and self._person is None and not self._card.tool.typed():
            self._stays_back = False
        self.next_one()

    def refresh(self) -> None:
        """What is picked may stand elsewhere by now."""
        tool = self._tool
        if self._running:
            return  # what this card did itself is told in a moment
        if self._person is not None and not self._still_there(self._person):
            self.unpick_person()
            self._card.borrower.clear()
        if tool is None:
            self.say_terms()
            return
        try:
            now = queries.tool(self._db, tool.id)
        except NotFound:
            self.begin(Way.LEND)
            return
        if now.state is ToolState.WITHDRAWN:
            self.begin(Way.LEND)
        elif now.state is not tool.state:
            self.pick_tool(now.id)
        else:
            self.say_terms()

    def say_terms(self) -> None:
        """Until when, and what the clerk must hear, for what is picked now."""
        if self._card.way() is not Way.LEND:
            return
        person = None if self._person is None else by_id(self._db, self._person)
        self._card.due.show_usual(self._tool, person)
        self._card.say_heads_up(self.says.heads_up(self._tool, self._person))

    def after_loan(self) -> None:
        """Whoever was picked before the tool has the next tool too."""
        stays = self._person_first
        self.begin(Way.LEND, keep_person=stays)
        if stays and self._person is not None:
            self._held_since = self._context.clock.now()
            self._card.borrower.show_person(self._person)
            self.say_terms()

    # -- doing it ------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Enter: lend, take back, or go on with the reason given."""
        if self._running:
            return
        if self._card.asks_reason() and self._retry is not None:
            self._retry(self._card.reason.text())
            return
        way = self._card.way()
        if way is Way.STANDING or not self._tool_is_decided(way):
            return
        if way is Way.LEND:
            self.deals.confirm_loan()
        else:
            self.deals.confirm_back()

    def ask_reason(self, sentence: str, hint: str, retry: Retry) -> None:
        """Ask why before something is done."""
        self._retry = retry
        self._card.ask_reason(sentence, hint)

    def run(
        self,
        command: Callable[..., Done[Any]],
        told: str,
        done: Callable[..., None],
        refused: Callable[[Refusal], None],
        **facts: Any,
    ) -> None:
        """Run one command of this card; a second Enter meanwhile does nothing."""
        self._running = True
        self._context.operations.run(
            command,
            done=done,
            refused=refused,
            troubled=self._on_trouble,
            about=Told(told, page=self._page.name),
            **facts,
        )

    def finished(self) -> None:
        """A command came to its end; what was scanned meanwhile comes next."""
        self._running = False
        if self._scans:
            QTimer.singleShot(0, self, self._take_scan)

    def keeps(self, code: str) -> bool:
        """Keep a scan while a command waits for the file; False when there is none under way."""
        if self._running:
            self._scans.append(code)
        return self._running

    # -- lending -------------------------------------------------------------------------------------------------

    def _begin_lending(self, *, scanned: bool) -> None:
        self._show(Way.LEND)
        self.say_terms()
        if self._person is None:
            self._card.borrower.setFocus()
        elif scanned and self._is_at_hand():
            self.confirm()
        else:
            self._card.confirm.setFocus()

    def _begin_back(self, loan: Loan) -> None:
        self._person = self._held_since = None
        self._card.borrower.clear()
        self._card.back.begin(loan)
        self._show(Way.BACK, with_loan=True)
        self.key = str(uuid4())
        self._card.confirm.setFocus()

    # -- small things --------------------------------------------------------------------------------------------

    def _tool_is_decided(self, way: Way) -> bool:
        if self._tool is not None:
            return True
        if self._card.tool.decide():
            return self._card.way() is way  # it is out after all: the clerk sees that first
        if not self._card.tool.typed():
            self._card.tool.complain(translate("Lending", "Which tool? Type its number or name, or scan its label."))
        self._card.tool.setFocus()
        return False

    def _show(self, way: Way, *, with_loan: bool = False) -> None:
        self._card.show_way(way, with_loan=with_loan, several_ways=self._tool is not None)
        self._page.keys.allow_back(with_loan)
        self.moves.offer(self._tool)

    def _forget_tool(self) -> None:
        self._tool = None
        self._card.tool.clear()
        self._page.show_story_of(None)

    def _stop_asking(self) -> None:
        self._retry = None
        self._card.stop_asking()

    def _is_at_hand(self) -> bool:
        return self._held_since is None or self._context.clock.now() - self._held_since <= AT_HAND

    def _still_there(self, person_id: int) -> bool:
        self._person = root_of(self._db, person_id)  # merged since: the record that stayed
        return by_id(self._db, self._person).state == "active"

    def _back_waits(self) -> bool:
        loan = self._card.back.loan()
        return self._card.way() is Way.BACK and loan is not None and self._tool is not None and self._retry is None

    def _take_scan(self) -> None:
        while self._scans and not self._running:
            code = self._scans.popleft()
            if not self._page.scanned(code):
                self._page.ask(GoOnTyping(code))

    def _on_trouble(self, trouble: Trouble) -> None:
        del trouble  # the window says it
        self.finished()
