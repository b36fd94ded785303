"""The parts of the page and how they stand: the head, the rows typed, the row being typed under them, the gaps."""

from datetime import date

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from station_app.gui.kit.card import Card, line
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.sheets.entry import Entry
from station_app.gui.sheets.gaps import GapBar
from station_app.gui.sheets.head import SheetHead
from station_app.gui.sheets.lists import Lists
from station_app.texts import translate

_LEAST_TABLE_PX = 124
_LEAST_PX = 570
_UNDER_PX = 110


class _Rows(DataTable):
    """Wishes for no more than it needs: a scroll area asks for the height wished for and not for the least."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _LEAST_TABLE_PX)


class Parts(QObject):
    """Fills a page; where the window is low, all of it scrolls and nothing is cut."""

    def __init__(self, context: Context, lists: Lists, today: date, page: QWidget) -> None:
        super().__init__(page)
        self.head = SheetHead(today)
        self.table = _Rows(context.theme, "")
        self.table.setObjectName("sheetsTable")
        self.entry = Entry(context, lists)
        self.gaps = GapBar()
        self._hint = PlainLabel("", "secondary", wrap=True, parent=self.table.viewport())
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._keys = PlainLabel("", "hint", wrap=True)
        self._scroll = QScrollArea()
        self._build(page)
        for field in self.entry.fields.values():
            field.focused.connect(self.bring_up)
        self.table.verticalScrollBar().rangeChanged.connect(self.to_the_end)
        self.table.horizontalHeader().sectionResized.connect(self.align)

    def show_hint(self, *, visible: bool) -> None:
        """What the page is for, while there are no rows."""
        self._hint.setVisible(visible)

    def align(self) -> None:
        """Put the fields under their columns."""
        self.entry.row.place([self.table.columnWidth(at) for at in range(self.table.model().columnCount())])
        self._hint.setGeometry(self.table.viewport().rect().adjusted(12, 0, -12, 0))

    def bring_up(self) -> None:
        """The row that is typed into view, with room for what is said under it."""
        QTimer.singleShot(0, self, self._bring_up)

    def to_the_end(self) -> None:
        """The newest row into view, unless the clerk is looking at the rows."""
        if not self.table.hasFocus():
            self.table.scrollToBottom()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.head.retranslate()
        self.entry.retranslate()
        self.table.setAccessibleName(translate("Paper", "Rows typed so far"))
        self._hint.setText(
            translate(
                "Paper",
                "Type in what was written on paper: choose the day once, then row after row, in the order of the paper."
                " The rows stand here as they do there.",
            )
        )
        self._keys.setText(
            translate(
                "Paper",
                'Enter: on; at the services it saves · Tab: also leaving and note · Ctrl+Enter: save now · ↓ or ": as'
                " above · ↑: the rows above · Ctrl+N: somebody new · Ctrl+Z: take the last row back",
            )
        )

    def _bring_up(self) -> None:
        field = next((field for field in self.entry.fields.values() if field.hasFocus()), None)
        if field is not None:
            self._scroll.ensureWidgetVisible(field, 0, _UNDER_PX)

    def _build(self, page: QWidget) -> None:
        top = Card(padding=14)
        top.body.addWidget(self.head)
        rows = Card(padding=0)
        rows.body.setSpacing(0)
        rows.body.addWidget(self.table, 1)
        rows.body.addWidget(line())
        rows.body.addWidget(self.entry)
        rows.body.addWidget(self.gaps)
        inside = QWidget()
        inside.setMinimumWidth(_LEAST_PX)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(top)
        layout.addWidget(rows, 1)
        layout.addWidget(self._keys)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
