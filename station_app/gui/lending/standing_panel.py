"""A tool that cannot be lent now: where it stands, why, who had it last, and the next step for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.lending import queries
from station_app.core.lending.model import MOVES, Tool, ToolState
from station_app.core.settings.queries import zone
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.lending.words import borrower_of
from station_app.texts import labels, translate
from station_app.texts.lending import at, tool_state

OFFERED = ("find_again", "back_from_repair", "bring_back", "write_off", "retire", "send_to_repair", "report_lost")
"""The moves of a tool, those that bring it back first."""


class StandingPanel(QWidget):
    """Two buttons at most; all moves are in the menu."""

    move_asked = Signal(str)
    """The command."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._tool: Tool | None = None
        self.state = PlainLabel("", "strong", wrap=True)
        self.state.setObjectName("lendingStanding")
        self.last = PlainLabel("", "secondary", wrap=True)
        self.last.setObjectName("lendingLast")
        self.first, self.second = button("", "small", "lendingMove"), button("", "small", "lendingOtherMove")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.first)
        row.addWidget(self.second)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.state)
        layout.addWidget(self.last)
        layout.addLayout(row)
        self.first.clicked.connect(self._on_first)
        self.second.clicked.connect(self._on_second)

    def begin(self, tool: Tool) -> None:
        """Say where a tool stands."""
        self._tool = tool
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word anew."""
        tool = self._tool
        if tool is None:
            return
        here = zone(self._context.db)
        words = translate("Lending", "{state} since {since}")
        said = words.format(state=tool_state(tool.state), since=at(tool.since.astimezone(here)))
        self.state.setText(f"{said} · {tool.state_note}" if tool.state_note else said)
        self.last.setText(self._last(tool))
        moves = moves_of(tool)
        for at_place, made in enumerate((self.first, self.second)):
            made.setVisible(at_place < len(moves))
            if at_place < len(moves):
                made.setText(move_words(moves[at_place]))
                made.setAccessibleName(move_words(moves[at_place]))

    def _last(self, tool: Tool) -> str:
        loan = queries.last_loan(self._context.db, tool.id)
        if loan is None:
            return translate("Lending", "It was never lent.")
        moment = (loan.back_at or loan.lost_at or loan.out_at).astimezone(zone(self._context.db))
        words = translate("Lending", "Last borrower: {name} {phone}, {moment}")
        return words.format(name=borrower_of(loan), phone=labels.masked_phone(loan.phone), moment=at(moment))

    def _on_first(self) -> None:
        self._tell(0)

    def _on_second(self) -> None:
        self._tell(1)

    def _tell(self, number: int) -> None:
        moves = moves_of(self._tool) if self._tool is not None else []
        if number < len(moves):
            self.move_asked.emit(moves[number])


def moves_of(tool: Tool) -> list[str]:
    """What can be done with a tool from where it stands."""
    return [move for move in OFFERED if tool.state in MOVES[move][0]]


def wants_reason(move: str) -> bool:
    """Whether a move asks why before it is done."""
    return MOVES[move][1] is not ToolState.AVAILABLE


def move_words(move: str) -> str:
    """What a move is called on a button."""
    return {
        "send_to_repair": translate("Lending", "To repair"),
        "back_from_repair": translate("Lending", "Repaired"),
        "report_lost": translate("Lending", "Report lost"),
        "find_again": translate("Lending", "Found again"),
        "write_off": translate("Lending", "Write off"),
        "retire": translate("Lending", "Retire"),
        "bring_back": translate("Lending", "Use again"),
    }[move]


def moved_words(move: str) -> str:
    """What was done, for the status line."""
    return {
        "send_to_repair": translate("Lending", "{tool} is in repair."),
        "back_from_repair": translate("Lending", "{tool} is repaired and can be lent."),
        "report_lost": translate("Lending", "{tool} is noted as lost."),
        "find_again": translate("Lending", "{tool} was found and can be lent."),
        "write_off": translate("Lending", "{tool} is written off."),
        "retire": translate("Lending", "{tool} is retired."),
        "bring_back": translate("Lending", "{tool} is in use again."),
    }[move]
