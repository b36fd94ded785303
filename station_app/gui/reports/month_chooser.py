"""Which month: ‹ 2026年11月 ›, by arrow keys, buttons or from the list."""

from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from station_app.gui.kit.look import icon_button
from station_app.gui.runtime.icons import Icons
from station_app.texts import translate
from station_app.texts.moments import month_name

_TITLE_PX = 16


class MonthChooser(QWidget):
    """Months from the first with visits to the present one. Starts at the present one and stays where it was put."""

    changed = Signal()
    """Another month is chosen: see `month`."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = _MonthBox()
        self._earlier = icon_button(icons, "chevron_left", "", "reportsEarlier")
        self._later = icon_button(icons, "chevron_right", "", "reportsLater")
        self._earlier.clicked.connect(self._go_back)
        self._later.clicked.connect(self._go_on)
        self.box.currentIndexChanged.connect(self._moved)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._earlier, self.box, self._later):
            layout.addWidget(widget)
        layout.addStretch(1)

    def offer(self, first: date, last: date) -> None:
        """Offer the months of these days and all between; the chosen one stays chosen if it is among them."""
        chosen = self.box.currentData()
        with QSignalBlocker(self.box):
            self.box.clear()
            for month in _months(first, last):
                self.box.addItem(month_name(month), month)
            at = self.box.findData(chosen) if chosen is not None else -1
            self.box.setCurrentIndex(at if at >= 0 else self.box.count() - 1)
        self._enable()

    def month(self) -> date:
        """The first day of the chosen month. Call `offer` before."""
        chosen: date = self.box.currentData()
        return chosen

    def retranslate(self) -> None:
        """Words in the language in force."""
        self.box.setAccessibleName(translate("Reports", "Month"))
        self.box.setToolTip(translate("Reports", "← the month before · → the month after"))
        for pressed, words in (
            (self._earlier, translate("Reports", "The month before")),
            (self._later, translate("Reports", "The month after")),
        ):
            pressed.setAccessibleName(words)
            pressed.setToolTip(words)
        for at in range(self.box.count()):
            self.box.setItemText(at, month_name(self.box.itemData(at)))

    def _moved(self) -> None:
        self._enable()
        self.changed.emit()

    def _go_back(self) -> None:
        self.box.step(-1)

    def _go_on(self) -> None:
        self.box.step(1)

    def _enable(self) -> None:
        self._earlier.setEnabled(self.box.currentIndex() > 0)
        self._later.setEnabled(self.box.currentIndex() < self.box.count() - 1)


class _MonthBox(QComboBox):
    """The month in words; ← and → go one back and on. A wheel over it scrolls the page, not the months."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reportsMonth")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        font = QFont(self.font())
        font.setPixelSize(_TITLE_PX)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)

    def step(self, by: int) -> None:
        """So many months on; nothing happens beyond the ends."""
        at = self.currentIndex() + by
        if 0 <= at < self.count():
            self.setCurrentIndex(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _months(first: date, last: date) -> list[date]:
    at, end = first.replace(day=1), last.replace(day=1)
    found = [at]
    while at < end:
        at = (at + timedelta(days=31)).replace(day=1)
        found.append(at)
    return found
