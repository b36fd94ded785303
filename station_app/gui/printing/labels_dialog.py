"""Labels for tools: all of them, those of a cabinet, or ticked ones; on A4 sheets from a place on, or off a roll."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from station_app.core.clock import local_day
from station_app.core.errors import Refusal, Trouble
from station_app.core.lending import queries
from station_app.core.lending.commands import issue_label
from station_app.core.lending.model import Tool
from station_app.core.settings.queries import zone
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.printing.cards_preview import CardsPreview
from station_app.gui.printing.delivery import Delivery
from station_app.gui.printing.labels import PER_PAGE, LabelFace, Stock, label_pages, label_place, layout_of
from station_app.gui.printing.printers import Printers
from station_app.texts import translate

ALL, CABINET, TICKED = "all", "cabinet", "ticked"
_ID = Qt.ItemDataRole.UserRole


class LabelsDialog(QDialog):
    """Opened by the page of lending; `tool_ids` are ticked beforehand. A tool without a label's code gets one."""

    def __init__(
        self,
        context: Context,
        tool_ids: Sequence[int] = (),
        parent: QWidget | None = None,
        *,
        printers: Printers | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("labelsDialog")
        self.setWindowTitle(translate("Printing", "Print labels"))
        self._context = context
        self._places = queries.places(context.db)
        self._waiting: list[int] = []
        self.which, self.stock = Chips("", exclusive=True), Chips("", exclusive=True)
        self.cabinet = QComboBox()
        self.list = QListWidget()
        self.start = QSpinBox()
        self.preview = CardsPreview(context.theme, per_page=PER_PAGE, place=label_place)
        self.count, self.about = PlainLabel("", "heading", wrap=True), PlainLabel("", "secondary", wrap=True)
        self._from = PlainLabel(translate("Printing", "First place on the page"), "secondary")
        self.delivery = Delivery(context, printers)
        self.leave = button(translate("Printing", "Close"), name="labelsClose")
        self._name()
        self._fill(frozenset(tool_ids))
        self._build()
        self._connect()
        day = local_day(context.clock.now(), zone(context.db)).isoformat()
        self.delivery.suggest(translate("Printing", "Labels {day}").format(day=day))
        self._show()
        self.delivery.save.setFocus()

    def chosen_ids(self) -> list[int]:
        """Whose labels are printed, in the order of cabinets and slots."""
        which = self.which.chosen()[0]
        if which == TICKED:
            return [item.data(_ID) for item in self._items() if item.checkState() is Qt.CheckState.Checked]
        cabinet = self.cabinet.currentData()
        return [place.id for place in self._places if which == ALL or (place.cabinet or "") == cabinet]

    def reject(self) -> None:
        """Close, unless pages are on their way."""
        if not self.delivery.busy():
            super().reject()

    # -- choosing ----------------------------------------------------------------------------------------------------

    def _fill(self, ticked: frozenset[int]) -> None:
        self.which.offer(
            (
                Choice(ALL, translate("Printing", "All tools")),
                Choice(CABINET, translate("Printing", "One cabinet")),
                Choice(TICKED, translate("Printing", "Ticked ones")),
            )
        )
        self.which.choose([TICKED if ticked else ALL])
        self.stock.offer(
            (
                Choice(Stock.SHEET, translate("Printing", "A4 sheet, 3 × 8")),
                Choice(Stock.ROLL, translate("Printing", "Label printer, 40 × 30 mm")),
            )
        )
        self.stock.choose([Stock.SHEET])
        for cabinet in dict.fromkeys(place.cabinet or "" for place in self._places):
            self.cabinet.addItem(cabinet or translate("Printing", "Without a cabinet"), cabinet)
        for place in self._places:
            item = QListWidgetItem(_line(place.code, place.name, place.cabinet, place.slot))
            item.setData(_ID, place.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if place.id in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def _begin_at(self, slot: int) -> None:
        self.start.setValue(slot + 1)

    def _kind(self) -> Stock:
        return Stock(self.stock.chosen()[0])

    def _show(self) -> None:
        which, sheet = self.which.chosen()[0], self._kind() is Stock.SHEET
        self.cabinet.setVisible(which == CABINET)
        self.list.setVisible(which == TICKED)
        for widget in (self._from, self.start, self.preview):
            widget.setVisible(sheet)
        count = len(self.chosen_ids())
        start = self.start.value() - 1
        pages = -(-(start + count) // PER_PAGE) if sheet else count
        self.count.setText(
            translate("Printing", "Labels: {count} · pages: {pages}").format(count=count, pages=pages if count else 0)
        )
        self.about.setText(
            translate("Printing", "24 labels of 70 × 37 mm on an A4 sheet. Print at 100 %, not fitted to the page.")
            if sheet
            else translate("Printing", "One label a page. Choose the label printer and its paper of 40 × 30 mm.")
        )
        self.preview.show_cards(start, count)
        if not self.delivery.busy():
            self.delivery.allow(bool(count))

    # -- printing ----------------------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        self._waiting = [tool.id for tool in queries.tools(self._context.db, self.chosen_ids()) if tool.label is None]
        self._issue_next()

    def _issued(self, tool: Tool) -> None:
        del tool
        QTimer.singleShot(0, self, self._issue_next)  # the window answers between two of them

    def _issue_next(self) -> None:
        if not self.delivery.busy():
            return  # cancelled; the codes given out so far are theirs
        if not self._waiting:
            self._deliver()
            return
        self._context.operations.run(
            issue_label,
            tool_id=self._waiting.pop(),
            done=self._issued,
            refused=self._refused,
            troubled=self._troubled,
            about=Told(translate("Printing", "Label given out")),
        )

    def _refused(self, refusal: Refusal) -> None:
        self.delivery.refuse(refusal)

    def _troubled(self, trouble: Trouble) -> None:
        self.delivery.refuse(trouble)

    def _deliver(self) -> None:
        labels = [
            LabelFace(tool.label or tool.code, tool.code, tool.name, _place(tool.cabinet, tool.slot))
            for tool in queries.tools(self._context.db, self.chosen_ids())
        ]
        stock = self._kind()
        pages = label_pages(labels, stock, start=self.start.value() - 1)
        self.delivery.deliver(pages, self.windowTitle(), layout_of(stock))

    # -- making it ---------------------------------------------------------------------------------------------------

    def _name(self) -> None:
        for widget, name, words in (
            (self.which, "labelsWhich", translate("Printing", "Which tools")),
            (self.stock, "labelsStock", translate("Printing", "Printed on")),
            (self.cabinet, "labelsCabinet", translate("Printing", "Cabinet")),
            (self.list, "labelsTools", translate("Printing", "Tools to tick: blank sets and takes away")),
            (self.start, "labelsStart", translate("Printing", "First place on the page")),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(words)
        self.count.setObjectName("labelsCount")
        self.about.setObjectName("labelsAbout")
        self.start.setRange(1, PER_PAGE)
        self.start.setFixedWidth(88)
        self.start.lineEdit().setTextMargins(8, 0, 0, 0)
        self.cabinet.setMaxVisibleItems(12)
        self._from.setBuddy(self.start)

    def _connect(self) -> None:
        self.which.changed.connect(self._show)
        self.stock.changed.connect(self._show)
        self.cabinet.currentIndexChanged.connect(self._show)
        self.list.itemChanged.connect(self._show)
        self.start.valueChanged.connect(self._show)
        self.preview.picked.connect(self._begin_at)
        self.delivery.asked.connect(self._prepare)
        self.delivery.delivered.connect(self._show)
        self.leave.clicked.connect(self.reject)

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._from)
        first.addWidget(self.start)
        first.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        for part in (self.which, self.cabinet, self.list, self.stock, self.count, self.about):
            right.addWidget(part)
        right.addLayout(first)
        right.addStretch(1)
        right.addWidget(self.delivery)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self.preview)
        body.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(16)
        layout.addLayout(body, 1)
        layout.addLayout(foot)
        self.setMinimumWidth(600)


def _place(cabinet: str | None, slot: str | None) -> str:
    return " · ".join(part for part in (cabinet, slot) if part)


def _line(code: str, name: str, cabinet: str | None, slot: str | None) -> str:
    return "  ".join(part for part in (code, name, _place(cabinet, slot)) if part)
