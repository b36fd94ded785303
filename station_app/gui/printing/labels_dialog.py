"""Labels for tools or amenities: all, those of a cabinet or place, or ticked ones; on A4 sheets, or off a roll."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from station_app.core.types import Done
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.printing.cards_preview import CardsPreview
from station_app.gui.printing.faces_dialog import FacesDialog
from station_app.gui.printing.label_sources import Labelled, LabelSource, ToolLabels
from station_app.gui.printing.labels import PER_PAGE, LabelFace, Stock, label_pages, label_place, layout_of
from station_app.gui.printing.printers import Printers
from station_app.texts import translate

ALL, CABINET, TICKED = "all", "cabinet", "ticked"
"""Which ones; a cabinet for tools, a place for amenities."""
_ID = Qt.ItemDataRole.UserRole


class LabelsDialog(FacesDialog):
    """Opened by a page; `ids` are ticked beforehand. What has no label gets one. `source`: the tools if left out."""

    def __init__(
        self,
        context: Context,
        ids: Sequence[int] = (),
        parent: QWidget | None = None,
        *,
        source: LabelSource | None = None,
        printers: Printers | None = None,
    ) -> None:
        preview = CardsPreview(context.theme, per_page=PER_PAGE, place=label_place)
        super().__init__(context, "labels", preview, parent, per_page=PER_PAGE, printers=printers)
        self.setWindowTitle(translate("Printing", "Print labels"))
        self._source = source or ToolLabels(context.db)
        self._words = self._source.words()
        self._listed = self._source.listed()
        self.which, self.stock = Chips("", exclusive=True), Chips("", exclusive=True)
        self.cabinet = QComboBox()
        self.list = QListWidget()
        self._name()
        self._fill(frozenset(ids))
        self.lay_out(self.which, self.cabinet, self.list, self.stock, width=600)
        self._connect()
        self.begin(translate("Printing", "Labels {day}"))

    def chosen_ids(self) -> list[int]:
        """Whose labels are printed, in the order they are listed."""
        which = self.which.chosen()[0]
        if which == TICKED:
            return [item.data(_ID) for item in self._items() if item.checkState() is Qt.CheckState.Checked]
        cabinet = self.cabinet.currentData()
        return [each.id for each in self._listed if which == ALL or each.group == cabinet]

    # -- choosing ----------------------------------------------------------------------------------------------------

    def _fill(self, ticked: frozenset[int]) -> None:
        self.which.offer(
            (
                Choice(ALL, self._words.every),
                Choice(CABINET, self._words.one_group),
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
        for group in dict.fromkeys(each.group for each in self._listed):
            self.cabinet.addItem(group or self._words.no_group, group)
        for each in self._listed:
            item = QListWidgetItem(_line(each))
            item.setData(_ID, each.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if each.id in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def _kind(self) -> Stock:
        return Stock(self.stock.chosen()[0])

    def show_choice(self) -> None:
        which, sheet = self.which.chosen()[0], self._kind() is Stock.SHEET
        self.cabinet.setVisible(which == CABINET)
        self.list.setVisible(which == TICKED)
        for widget in (self.start_label, self.start, self.preview):
            widget.setVisible(sheet)
        count = len(self.chosen_ids())
        pages = self.sheets(count) if sheet else count
        self.count.setText(
            translate("Printing", "Labels: {count} · pages: {pages}").format(count=count, pages=pages if count else 0)
        )
        self.about.setText(
            translate("Printing", "24 labels of 70 × 37 mm on an A4 sheet. Print at 100 %, not fitted to the page.")
            if sheet
            else translate("Printing", "One label a page. Choose the label printer and its paper of 40 × 30 mm.")
        )
        self.preview.show_cards(self.first_place(), count)
        if not self.delivery.busy():
            self.delivery.allow(bool(count))

    # -- printing ----------------------------------------------------------------------------------------------------

    def without_code(self) -> list[int]:
        return [each.id for each in self._source.read(self.chosen_ids()) if each.label is None]

    def issue(self, number: int) -> tuple[Callable[..., Done[Any]], dict[str, Any], str]:
        command, facts = self._source.issue(number)
        return command, facts, translate("Printing", "Label given out")

    def deliver(self) -> None:
        labels = [
            LabelFace(each.label or each.code, each.code, each.name, each.place)
            for each in self._source.read(self.chosen_ids())
        ]
        stock = self._kind()
        pages = label_pages(labels, stock, start=self.first_place())
        self.delivery.deliver(pages, self.windowTitle(), layout_of(stock))

    # -- making it ---------------------------------------------------------------------------------------------------

    def _name(self) -> None:
        for widget, name, words in (
            (self.which, "labelsWhich", self._words.which),
            (self.stock, "labelsStock", translate("Printing", "Printed on")),
            (self.cabinet, "labelsCabinet", self._words.group),
            (self.list, "labelsTools", self._words.ticking),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(words)
        self.cabinet.setMaxVisibleItems(12)

    def _connect(self) -> None:
        self.which.changed.connect(self.show_choice)
        self.stock.changed.connect(self.show_choice)
        self.cabinet.currentIndexChanged.connect(self.show_choice)
        self.list.itemChanged.connect(self.show_choice)


def _line(each: Labelled) -> str:
    return "  ".join(part for part in (each.code, each.name, each.place) if part)
