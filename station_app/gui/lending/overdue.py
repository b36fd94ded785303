"""What should be back and what is lost: who has it or had it last, their number on a click, ledgers as files."""

from array import array
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from station_app.core.errors import Refusal
from station_app.core.people.commands import reveal
from station_app.core.settings.queries import zone
from station_app.core.types import Area
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.look import announce
from station_app.gui.kit.paged_model import PagedModel
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.lending.lending_export import LendingExport
from station_app.gui.lending.overdue_rows import SHOWS, Missed, MissedColumns, lost, overdue
from station_app.texts import translate
from station_app.texts.troubles import explain

OVERDUE, LOST = "overdue", "lost"
_WIDE, _SIDE, _LEAST, _ANY = 1000, 320, 240, 16_777_215
_AREAS = frozenset({Area.LENDING, Area.PEOPLE, Area.SETTINGS})


class OverduePanel(QWidget):
    """Embed it, call `refresh` when it is shown; it reads itself anew when lending changed.

    A number is shown whole by its button, or by Enter on the row; the log keeps who looked. It is masked again when
    the panel is left.
    """

    tool_chosen = Signal(object)
    """int | None: the tool of the selected row."""
    left = Signal()
    """Escape."""
    said = Signal(str)
    """A sentence for the status line."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lendingOverdue")
        self._context = context
        self._rows: dict[int, Missed] = {}
        self._numbers: dict[int, str] = {}
        self._columns = MissedColumns(zone(context.db), self._numbers)
        self.which = Chips("", exclusive=True)
        self.which.setObjectName("lendingOverdueWhich")
        self.table = DataTable(context.theme, "")
        self.table.setObjectName("lendingOverdueTable")
        self.model: PagedModel[Missed] = PagedModel(self._fetch, self._columns.overdue())
        self.table.show_model(self.model)
        self.empty = EmptyState()
        self.empty.setObjectName("lendingOverdueEmpty")
        self.trouble = PlainLabel("", "bad", wrap=True)
        self.trouble.setObjectName("lendingOverdueTrouble")
        self.trouble.hide()
        self.export = LendingExport(context)
        self._build()
        self.which.choose([OVERDUE])
        self.retranslate()
        self._connect()

    def refresh(self) -> None:
        """Read both lists anew."""
        db, now = self._context.db, self._context.clock.now()
        late, gone = overdue(db, now=now), lost(db, now=now)
        self._offer(len(late), len(gone))
        rows = late if self.shows() == OVERDUE else gone
        self._columns = MissedColumns(zone(db), self._numbers)
        self._rows = {row.id: row for row in rows}
        self.model.set_columns(self._columns.overdue() if self.shows() == OVERDUE else self._columns.lost())
        self.model.show_ids(array("q", self._rows))
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.empty.say(
            translate("Lending", "Nothing is overdue.")
            if self.shows() == OVERDUE
            else translate("Lending", "No piece is lost.")
        )

    def shows(self) -> str:
        """Which of the two is shown: OVERDUE or LOST."""
        return (self.which.chosen() or [OVERDUE])[0]

    def show_list(self, which: str) -> None:
        """Show OVERDUE or LOST."""
        self.which.choose([which])
        self.refresh()

    def focus(self) -> None:
        """Put the cursor on the list."""
        self.table.setFocus()
        if self.table.chosen_id() is None and self._rows:
            self.table.choose(next(iter(self._rows)))

    def retranslate(self) -> None:
        """Say every word anew."""
        self.which.setAccessibleName(translate("Lending", "Overdue or lost"))
        self.table.setAccessibleName(translate("Lending", "Overdue and lost pieces"))
        self.export.retranslate()
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction, wide = QBoxLayout.Direction, self.width() >= _WIDE
        self._both.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self.export.setMinimumWidth(_SIDE if wide else 0)
        self.export.setMaximumWidth(_SIDE if wide else _ANY)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._numbers.clear()  # whoever looks next is noted again
        self.model.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- numbers -----------------------------------------------------------------------------------------------------

    def _reveal(self, tool_id: int, column: int | None = None) -> None:
        row = self._rows.get(tool_id)
        if column is not None and self.model.columns()[column].key != SHOWS:
            return
        if row is None or row.loan is None or not row.loan.phone or row.loan.person_id in self._numbers:
            return
        person = row.loan.person_id
        self._say("")
        self._context.operations.run(
            reveal,
            person_id=person,
            undoable=False,
            done=partial(self._revealed, person),  # several may wait for a busy file: each number to its person
            refused=self._refused,
        )

    def _revealed(self, person_id: int, number: str) -> None:
        self._numbers[person_id] = number
        self.model.refresh()
        announce(self.table, number)

    def _refused(self, refusal: Refusal) -> None:
        self._say(explain(refusal))
        self._context.sounds.play("refused")

    # -- the rest ----------------------------------------------------------------------------------------------------

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Missed]:
        return {number: self._rows[number] for number in ids if number in self._rows}

    def _offer(self, late: int, gone: int) -> None:
        words = translate("Lending", "{list} {count}")
        self.which.offer(
            (
                Choice(OVERDUE, words.format(list=translate("Lending", "Overdue"), count=late)),
                Choice(LOST, words.format(list=translate("Lending", "Lost"), count=gone)),
            )
        )
        if not self.which.chosen():
            self.which.choose([OVERDUE])

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        announce(self.trouble, words)

    def _which_chosen(self, _which: object) -> None:
        self.refresh()

    def _changed(self, touched: frozenset[Area]) -> None:
        if touched & _AREAS and self.isVisible():
            self.refresh()

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        for part in (self.which, self.trouble):
            left.addWidget(part)
        self.table.setMinimumHeight(_LEAST)
        left.addWidget(self.table, 1)
        left.addWidget(self.empty, 1)
        side = QVBoxLayout()
        side.addWidget(self.export)
        side.addStretch(1)
        content = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(16)
        self._both.addLayout(left, 1)
        self._both.addLayout(side)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _connect(self) -> None:
        self.which.changed.connect(self._which_chosen)
        self.table.button_pressed.connect(self._reveal)
        self.table.opened.connect(self._reveal)
        self.table.chosen.connect(self.tool_chosen)
        self.export.said.connect(self.said)
        self._context.hub.changed.connect(self._changed)
