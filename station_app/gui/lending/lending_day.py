"""In the place of the cabinets: the day's reservations, or what is overdue and lost; Escape goes back to them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.lending.overdue import OverduePanel
from station_app.gui.lending.reservations import ReservationsPanel
from station_app.texts import translate

RESERVATIONS, OVERDUE = "reservations", "overdue"


class LendingDay(QWidget):
    """The page calls `refresh` when it shows it, and puts the cabinets back when it is `left`."""

    left = Signal()
    """Escape where nothing is begun."""
    said = Signal(str)
    """A sentence for the status line."""

    def __init__(self, context: Context, page: str = "lending", parent: QWidget | None = None) -> None:
        """`page` is whose acts these are, for undo."""
        super().__init__(parent)
        self.setObjectName("lendingDayView")
        self.which = Chips("", exclusive=True)
        self.which.setObjectName("lendingDayWhich")
        self.reservations = ReservationsPanel(context, page)
        self.overdue = OverduePanel(context)
        self._stack = QStackedWidget()
        for panel in (self.reservations, self.overdue):
            self._stack.addWidget(panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.which)
        layout.addWidget(self._stack, 1)
        self.retranslate()
        self.which.choose([RESERVATIONS])
        self.which.changed.connect(self._turned)
        self.reservations.left.connect(self.left)
        self.overdue.left.connect(self.left)
        self.overdue.said.connect(self.said)

    def show_tool(self, tool_id: int) -> bool:
        """The day's grid at a tool's row; False when it cannot be reserved."""
        self._turn(RESERVATIONS)
        return self.reservations.show_tool(tool_id)

    def open_overdue(self) -> None:
        """Show what should be back."""
        self._turn(OVERDUE)
        self.overdue.focus()

    def focus(self) -> None:
        """Put the cursor on what is shown."""
        (self.reservations if self._shows() == RESERVATIONS else self.overdue).focus()

    def refresh(self) -> None:
        """Read what is shown anew."""
        (self.reservations if self._shows() == RESERVATIONS else self.overdue).refresh()

    def scanned(self, code: str) -> bool:
        """A card says for whom, a label goes to its row; False for neither, and where nothing is reserved."""
        return self._shows() == RESERVATIONS and self.reservations.scanned(code)

    def unfinished(self) -> bool:
        """Whether a reservation is begun and not saved."""
        return self.reservations.unfinished()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.which.setAccessibleName(translate("Lending", "Reservations or overdue"))
        self.which.offer(
            (
                Choice(RESERVATIONS, translate("Lending", "Reservations")),
                Choice(OVERDUE, translate("Lending", "Overdue and lost")),
            )
        )
        self.reservations.retranslate()
        self.overdue.retranslate()

    def _shows(self) -> str:
        return (self.which.chosen() or [RESERVATIONS])[0]

    def _turn(self, which: str) -> None:
        self.which.choose([which])
        panel = self.reservations if which == RESERVATIONS else self.overdue
        self._stack.setCurrentWidget(panel)
        panel.refresh()

    def _turned(self, _which: object) -> None:
        self._turn(self._shows())
