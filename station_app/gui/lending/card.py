"""The card at the right: the two ways, tool and borrower, until when, how it came back, and the one button."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QWidget

from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.result_strip import ResultStrip
from station_app.gui.lending.back_panel import BackPanel
from station_app.gui.lending.buttons import ConfirmButton, WayButton
from station_app.gui.lending.due import DueChips
from station_app.gui.lending.fields import BorrowerField, ToolField
from station_app.gui.lending.standing_panel import StandingPanel
from station_app.texts import translate

_CAPTION_PX = 34


class Way(StrEnum):
    """What the card does: lend, bring back, or say where a tool stands that can be neither."""

    LEND = "lend"
    BACK = "back"
    STANDING = "standing"


class LendingCard(Card):
    """Holds the parts and shows those of a way; what happens is decided elsewhere."""

    reason_given = Signal()
    """Enter in the reason's field."""
    left = Signal()
    """Escape."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(padding=14, parent=parent)
        self._way = Way.LEND
        self._captions: list[QLabel] = []
        self.lend, self.back_way = WayButton("F3", "lendingLend"), WayButton("F4", "lendingBack")
        self.tool, self.borrower = ToolField(context), BorrowerField(context)
        self.due, self.back, self.standing = DueChips(context), BackPanel(context), StandingPanel(context)
        self.heads_up = PlainLabel("", "warn", wrap=True)
        self.heads_up.setObjectName("lendingHeadsUp")
        self.reason = EnterField()
        self.reason.setObjectName("lendingReason")
        self.wrong = PlainLabel("", "bad", wrap=True)
        self.wrong.setObjectName("lendingWrong")
        self.more = button("", "", "lendingMore")
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.cancel = KeyButton("Esc", "lendingCancel")
        self.cancel.setProperty("kind", "")
        self.confirm = ConfirmButton("lendingConfirm")
        self.strip = ResultStrip()
        self.strip.setObjectName("lendingStrip")
        self.strip.undo_button.setObjectName("lendingUndo")
        self._tool_caption, self._who_caption = self._caption(self.tool), self._caption(self.borrower)
        self._due_caption, self._reason_caption = self._caption(self.due), self._caption(self.reason)
        self._build()
        self.reason.entered.connect(self.reason_given)
        self.back.left_note.connect(self._to_confirm)
        for line in (self.reason, self.tool, self.borrower, self.back):
            line.escaped.connect(self.left)

    def way(self) -> Way:
        """The way shown."""
        return self._way

    def show_way(self, way: Way, *, with_loan: bool = False, several_ways: bool = True) -> None:
        """Show the parts of a way. `with_loan`: it is known what comes back; `several_ways`: there is a menu."""
        self._way = way
        lending, back = way is Way.LEND, way is Way.BACK
        self.lend.set_taken(lending)
        self.back_way.set_taken(back)
        for parts, shown in (
            ((self._who_caption, self.borrower), lending or (back and with_loan)),
            ((self._due_caption, self.due), lending),
            ((self.back,), back and with_loan),
            ((self.standing,), way is Way.STANDING),
            ((self.confirm,), way is not Way.STANDING or not self.reason.isHidden()),
            ((self.more,), several_ways),
        ):
            for part in parts:
                part.setVisible(shown)
        if not lending:
            self.say_heads_up("")
        self.retranslate()

    def say_heads_up(self, words: str) -> None:
        """What the clerk must hear now."""
        self.heads_up.setText(words)
        self.heads_up.setVisible(bool(words))

    def ask_reason(self, sentence: str, hint: str) -> None:
        """Ask why, beside the sentence that says why it is asked."""
        self.say_wrong(sentence)
        self.reason.setPlaceholderText(hint)
        self.reason.setAccessibleName(hint)
        self.reason.clear()
        self.reason.show()
        self._reason_caption.show()
        self.confirm.show()
        self.retranslate()
        self.reason.setFocus()

    def asks_reason(self) -> bool:
        """Whether a reason is asked for."""
        return not self.reason.isHidden()

    def stop_asking(self) -> None:
        """No reason is asked for any more."""
        self.reason.hide()
        self.reason.clear()
        self._reason_caption.hide()
        self.say_wrong("")

    def say_wrong(self, sentence: str) -> None:
        """What stands in the way, and what to do."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self.reason.setAccessibleDescription(sentence)

    def retranslate(self) -> None:
        """Say every word anew."""
        self.lend.say(translate("Lending", "Lend"))
        self.back_way.say(translate("Lending", "Return"))
        self.cancel.say(translate("Lending", "Cancel"))
        more = translate("Lending", "More")
        self.more.setText(more)
        self.more.setAccessibleName(more)
        self._tool_caption.setText(translate("Lending", "Tool"))
        self._due_caption.setText(translate("Lending", "Due back"))
        self._reason_caption.setText(translate("Lending", "Reason"))
        back = self._way is Way.BACK
        who = translate("Lending", "Brought by") if back else translate("Lending", "Borrower")
        hint = (
            translate("Lending", "Empty: the borrower")
            if back
            else translate("Lending", "Tail, name, initials or scan")
        )
        self._who_caption.setText(who)
        self.borrower.say(who, hint)
        self.tool.retranslate()
        self.due.say()
        self.back.retranslate()
        self.standing.retranslate()
        if self._way is Way.STANDING:
            self.confirm.say(translate("Lending", "Go on"))
        elif back:
            self.confirm.say(translate("Lending", "Confirm return"))
        else:
            self.confirm.say(translate("Lending", "Confirm loan"))

    def _to_confirm(self) -> None:
        self.confirm.setFocus()

    def _caption(self, field: QWidget) -> QLabel:
        made = PlainLabel("", "secondary")
        made.setMinimumHeight(_CAPTION_PX)
        made.setBuddy(field)
        return made

    def _build(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.lend)
        ways.addWidget(self.back_way)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[QLabel | None, QWidget], ...] = (
            (self._tool_caption, self.tool),
            (self._who_caption, self.borrower),
            (self._due_caption, self.due),
            (None, self.standing),
            (None, self.heads_up),
            (None, self.wrong),
            (self._reason_caption, self.reason),
        )
        for row, (caption, part) in enumerate(rows):
            if caption is not None:
                grid.addWidget(caption, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(part, 2 * row, 1)
        grid.addWidget(self.back, 1, 0, 1, 2)  # under the tool, as wide as the card
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.confirm)
        self.body.addLayout(ways)
        self.body.addLayout(grid)
        self.body.addLayout(foot)
        self.body.addWidget(self.strip)
        for hidden in (self.heads_up, self.wrong, self.reason, self._reason_caption):
            hidden.hide()
