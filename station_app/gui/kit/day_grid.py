"""A day as a grid: a row a tool, a column every half-hour, what is taken as blocks. By keys, by mouse, in words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QToolTip, QWidget

from station_app.gui.kit.day_grid_painter import HEAD, ROW, GridPlace, paint_day
from station_app.gui.kit.day_plan import DayPlan
from station_app.gui.kit.look import announce
from station_app.gui.runtime.theme import Theme
from station_app.texts import translate

_LABELS = 190
_LEAST_ROWS = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class DayGrid(QAbstractScrollArea):
    """Arrows move. Enter on a free cell begins a booking, arrows stretch it, Enter ends it, Escape gives it up.

    On a block Enter opens it and Del gives it up. With the mouse a booking is drawn from its first cell to its last.
    """

    span_chosen = Signal(int, int, int)
    """Row, first column and the one after the last, of hours that were free when they were drawn."""
    opened = Signal(int)
    """Enter or a click on a reservation."""
    cancel_asked = Signal(int)
    """Del on a reservation."""
    looked = Signal(str)
    """What is said of the cell that is looked at."""
    escaped = Signal()
    """Escape with no booking begun."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """`name` is for drivers."""
        super().__init__(parent)
        self._theme = theme
        self._plan = DayPlan()
        self._at = (0, 0)
        self._begun: int | None = None
        self._asked: tuple[int, int, int] | None = None  # shown until the day is read anew: for whom is being asked
        self._drawing = False
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(ROW)
        theme.changed.connect(self.viewport().update)

    # -- what it shows -----------------------------------------------------------------------------------------------

    def show_plan(self, plan: DayPlan) -> None:
        """Show a day. The cell that was looked at stays, unless the grid has become smaller; a begun booking goes."""
        self._plan = plan
        self._begun, self._drawing, self._asked = None, False, None
        self._at = (
            max(0, min(self._at[0], len(plan.rows) - 1)),
            max(0, min(self._at[1], plan.columns - 1)),
        )
        self.setAccessibleDescription("; ".join(block.words for block in plan.blocks))
        self._set_bar()
        self.viewport().update()

    def plan(self) -> DayPlan:
        """What is shown."""
        return self._plan

    def at(self) -> tuple[int, int]:
        """Row and column of the cell that is looked at."""
        return self._at

    def go_to(self, row: int, column: int) -> None:
        """Look at a cell and bring it into view."""
        self._at = (row, column)
        top = row * ROW
        bar = self.verticalScrollBar()
        seen = self.viewport().height() - HEAD
        if top < bar.value():
            bar.setValue(top)
        elif top + ROW > bar.value() + seen:
            bar.setValue(top + ROW - seen)
        self._tell()
        self.viewport().update()

    def begun(self) -> tuple[int, int] | None:
        """The columns of a booking that is being made: its first and the one after its last."""
        if self._begun is None:
            return None
        return min(self._begun, self._at[1]), max(self._begun, self._at[1]) + 1

    def asked(self) -> tuple[int, int, int] | None:
        """The hours that were chosen and are not put aside yet: row, first column, the one after the last."""
        return self._asked

    def words(self) -> str:
        """What is said of the cell that is looked at."""
        plan = self._plan
        if not plan.rows or not plan.columns:
            return ""
        row, column = self._at
        span = self.begun()
        if span is not None:
            return translate("Lending", "{tool} · {start}–{end} · Enter: reserve").format(
                tool=plan.rows[row], start=plan.edges[span[0]], end=plan.edges[span[1]]
            )
        block = plan.block_at(row, column)
        if block is not None:
            return block.words
        words = translate("Lending", "{tool} · {start} · over") if column < plan.past else translate(
            "Lending", "{tool} · {start} · free"
        )  # fmt: skip
        return words.format(tool=plan.rows[row], start=plan.edges[column])

    def place(self) -> GridPlace:
        """Where rows and columns lie in the viewport now."""
        labels = min(_LABELS, self.viewport().width() // 3)
        return GridPlace(
            labels, self.viewport().width() - labels - 1, self._plan.columns, self.verticalScrollBar().value()
        )

    def sizeHint(self) -> QSize:
        return QSize(640, HEAD + ROW * max(len(self._plan.rows), _LEAST_ROWS))

    def minimumSizeHint(self) -> QSize:
        return QSize(360, HEAD + ROW * _LEAST_ROWS)

    # -- keys and mouse ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._give_up()
        elif not self._plan.rows or not self._plan.columns:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._step(*_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._begun is None:
            self.go_to(self._at[0], 0 if key == Qt.Key.Key_Home else self._plan.columns - 1)
        elif key in _ENTER and not event.isAutoRepeat():
            self._enter()
        elif key == Qt.Key.Key_Delete:
            block = self._plan.block_at(*self._at)
            if block is not None and block.number is not None:
                self.cancel_asked.emit(block.number)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._cell(event.position())
        if at is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._begun = None
        self.go_to(*at)
        if self._free(*at):
            self._begun, self._drawing = at[1], True
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._cell(event.position())
        if self._drawing and at is not None:
            self._stretch(at[1])
        elif at is not None and (block := self._plan.block_at(*at)) is not None:
            QToolTip.showText(event.globalPosition().toPoint(), block.words, self.viewport())
        else:
            QToolTip.hideText()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._cell(event.position())
        if self._drawing:
            self._drawing = False
            self._end()
        elif at == self._at and (block := self._plan.block_at(*at)) is not None and block.number is not None:
            self.opened.emit(block.number)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        span = self.begun()
        painter = QPainter(self.viewport())
        paint_day(
            painter,
            QRectF(self.viewport().rect()),
            self._plan,
            self.place(),
            self._theme.tokens,
            self.font(),
            at=self._at if self.hasFocus() else None,
            begun=self._asked if span is None else (self._at[0], *span),
        )
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_bar()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()

    # -- a booking ---------------------------------------------------------------------------------------------------

    def _step(self, rows: int, columns: int) -> None:
        if self._begun is not None:
            self._stretch(self._at[1] + columns)
            return
        row = max(0, min(self._at[0] + rows, len(self._plan.rows) - 1))
        self.go_to(row, max(0, min(self._at[1] + columns, self._plan.columns - 1)))

    def _stretch(self, column: int) -> None:
        # As far as it is free: two bookings never lie in one cell.
        step = 1 if column > self._at[1] else -1
        reached = self._at[1]
        while reached != column and self._free(self._at[0], reached + step):
            reached += step
        self.go_to(self._at[0], reached)

    def _enter(self) -> None:
        if self._begun is not None:
            self._end()
            return
        block = self._plan.block_at(*self._at)
        if block is not None and block.number is not None:
            self.opened.emit(block.number)
        elif self._free(*self._at):
            self._begun = self._at[1]
            self._tell()
            self.viewport().update()

    def _end(self) -> None:
        span = self.begun()
        self._begun = None
        self.viewport().update()
        if span is not None:
            self._asked = (self._at[0], *span)
            self.span_chosen.emit(self._at[0], *span)

    def _give_up(self) -> None:
        if self._begun is None:
            self.escaped.emit()
            return
        self._begun, self._drawing = None, False
        self._tell()
        self.viewport().update()

    def _free(self, row: int, column: int) -> bool:
        inside = self._plan.past <= column < self._plan.columns and 0 <= row < len(self._plan.rows)
        block = self._plan.block_at(row, column) if inside else None
        # A loan is no promise: a manager may reserve before it is due, and the core asks for the reason.
        return inside and (block is None or block.kind == "lent")

    def _cell(self, point: QPointF) -> tuple[int, int] | None:
        return self.place().cell_at(point, len(self._plan.rows))

    def _tell(self) -> None:
        words = self.words()
        self.looked.emit(words)
        announce(self, words)

    def _set_bar(self) -> None:
        seen = max(self.viewport().height() - HEAD, ROW)
        self.verticalScrollBar().setPageStep(seen)
        self.verticalScrollBar().setRange(0, max(0, len(self._plan.rows) * ROW - seen))
