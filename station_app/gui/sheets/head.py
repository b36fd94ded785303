"""The top of the page: the day, once; which sheet; what is still missing; printing new ones."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.sheets.model import Sheet
from station_app.gui.kit.date_field import DateField
from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

_MOST_NAMED = 4
_HEIGHT = 36


class SheetHead(QWidget):
    """Tells the page what was chosen; shows what it is told."""

    day_chosen = Signal(object)
    """date"""
    day_entered = Signal()
    """Enter in the day: on to the row."""
    sheet_chosen = Signal(object)
    """int | None: a sheet, or none."""
    print_pressed = Signal()
    again_pressed = Signal()
    """Print the chosen sheet once more."""
    unused_pressed = Signal()
    agreed_changed = Signal(bool)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = DateField("", last=today)
        self.day.setObjectName("sheetsDay")
        self.day.setFixedWidth(140)
        self.day.setKeyboardTracking(False)  # the whole day is written down, not every digit on the way to it
        self.day.show_day(today)
        self.sheet = QComboBox()
        self.sheet.setObjectName("sheetsSheet")
        self.sheet.setMinimumWidth(190)
        self.agreed = QCheckBox()
        self.agreed.setObjectName("sheetsAgreed")
        self.agreed.setChecked(True)
        for widget in (self.day, self.sheet, self.agreed):
            widget.setFixedHeight(_HEIGHT)
        self.unused = button("", name="sheetsUnused")
        self.again = button("", name="sheetsAgain")
        self.print = button("", name="sheetsPrint")
        self.state = PlainLabel("", "secondary", wrap=True)
        self.state.setObjectName("sheetsState")
        self.missing = ElidedLabel("", "small")
        self.missing.setObjectName("sheetsMissing")
        self._day_label, self._sheet_label = PlainLabel("", "secondary"), PlainLabel("", "secondary")
        self._ids: list[int | None] = [None]
        self._sheets: tuple[Sheet, ...] = ()
        self._build()
        self.day.picked.connect(self.day_chosen)
        self.day.lineEdit().returnPressed.connect(self.day_entered)
        self.sheet.activated.connect(self._on_sheet)
        self.agreed.toggled.connect(self.agreed_changed)
        self.again.clicked.connect(self._on_again)
        self.print.clicked.connect(self._on_print)
        self.unused.clicked.connect(self._on_unused)

    def show_sheets(self, sheets: Sequence[Sheet], chosen: int | None) -> None:
        """The sheets to choose from, the chosen one shown."""
        self._sheets = tuple(sheets)
        self._ids = [None, *(sheet.id for sheet in sheets)]
        self.sheet.clear()
        self.sheet.addItems([translate("Paper", "Without a sheet"), *(_named(sheet) for sheet in sheets)])
        self.sheet.setCurrentIndex(self._ids.index(chosen) if chosen in self._ids else 0)

    def show_day(self, day: date, today: date) -> None:
        """Another day, without telling the page."""
        self.day.blockSignals(True)
        self.show_last(today)
        self.day.show_day(day)
        self.day.blockSignals(False)

    def show_last(self, today: date) -> None:
        """The last day that may be chosen: the desk may stay open over midnight."""
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))

    def show_state(self, words: str, missing: Sequence[Sheet], sheet: Sheet | None) -> None:
        """How far the sheet is, which sheets nothing was typed of, whether this one can be put aside."""
        self.state.setText(words)
        numbers = [each.number for each in missing]
        named = translate("Labels", ", ").join(numbers[:_MOST_NAMED])
        if len(numbers) > _MOST_NAMED:
            more = len(numbers) - _MOST_NAMED
            named = translate("Paper", "{numbers} and {count} more").format(numbers=named, count=more)
        self.missing.setText(translate("Paper", "Printed, nothing typed in yet: {numbers}").format(numbers=named))
        self.missing.setVisible(bool(numbers))
        self.unused.setVisible(sheet is not None and (sheet.unused or sheet.untouched))
        self.again.setVisible(sheet is not None and sheet.untouched)
        if sheet is not None:
            words = translate("Paper", "Use it after all") if sheet.unused else translate("Paper", "Never used")
            self.unused.setText(words)
            self.unused.setAccessibleName(words)

    def retranslate(self) -> None:
        """Say the words of the fields."""
        self._day_label.setText(translate("Paper", "Day on the paper"))
        self.day.setAccessibleName(self._day_label.text())
        self._sheet_label.setText(translate("Paper", "Sheet"))
        self.sheet.setAccessibleName(self._sheet_label.text())
        self.agreed.setText(translate("Paper", "The paper asks for consent to keep phones"))
        for made, words in (
            (self.print, translate("Paper", "Print sheets…")),
            (self.again, translate("Paper", "Print again…")),
        ):
            made.setText(words)
            made.setAccessibleName(words)

    def _on_sheet(self, at: int) -> None:
        self.sheet_chosen.emit(self._ids[at])

    def _on_again(self) -> None:
        self.again_pressed.emit()

    def _on_print(self) -> None:
        self.print_pressed.emit()

    def _on_unused(self) -> None:
        self.unused_pressed.emit()

    def _build(self) -> None:
        fields = QWidget()
        flow = FlowLayout(fields, gap=16)
        for widgets in ((self._day_label, self.day), (self._sheet_label, self.sheet), (self.agreed,)):
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
            flow.addWidget(pair)
        self._day_label.setBuddy(self.day)
        self._sheet_label.setBuddy(self.sheet)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.state)
        said.addWidget(self.missing)
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addLayout(said, 1)
        under.addWidget(self.unused)
        under.addWidget(self.again)
        under.addWidget(self.print)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(fields)
        layout.addLayout(under)


def _named(sheet: Sheet) -> str:
    if sheet.unused:
        return translate("Paper", "{number} · never used").format(number=sheet.number)
    if sheet.done:
        return translate("Paper", "{number} · finished").format(number=sheet.number)
    done = sheet.typed + sheet.struck
    return translate("Paper", "{number} · {done} of {lines}").format(number=sheet.number, done=done, lines=sheet.lines)
