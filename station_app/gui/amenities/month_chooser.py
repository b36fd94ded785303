"""Which month: ‹ Nov 2026 ›, never after this one."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.core.reports.periods import Period, month_of
from station_app.gui.kit.look import icon_button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.icons import Icons
from station_app.texts import translate
from station_app.texts.moments import month_name

_FIRST_YEAR = 2000


class MonthChooser(QWidget):
    """← and → go a month back and on while it has the focus; Alt with PgUp and PgDn is the tab's."""

    changed = Signal()

    def __init__(self, icons: Icons, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._month = month_of(today)
        self._today = today
        self.earlier = icon_button(icons, "chevron_left", "", f"{name}Earlier")
        self.later = icon_button(icons, "chevron_right", "", f"{name}Later")
        self.shown = PlainLabel("", "heading")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self.earlier, self.shown, self.later):
            layout.addWidget(part)
        self.earlier.clicked.connect(self._back)
        self.later.clicked.connect(self._on)
        self.retranslate()

    def period(self) -> Period:
        """The month chosen."""
        return self._month

    def offer(self, today: date) -> None:
        """Which day it is now."""
        self._today = today
        self.retranslate()

    def step(self, by: int) -> None:
        """A month back (-1) or on (1); nothing happens beyond the ends."""
        day = self._month.first - timedelta(days=1) if by < 0 else self._month.last + timedelta(days=1)
        if day <= self._today and day.year >= _FIRST_YEAR:
            self._month = month_of(day)
            self.retranslate()
            self.changed.emit()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.shown.setText(month_name(self._month.first))
        self.setAccessibleName(self.shown.text())
        self.later.setEnabled(self._month.last < self._today)
        for made, words in (
            (self.earlier, translate("Amenities", "The month before")),
            (self.later, translate("Amenities", "The month after")),
        ):
            made.setAccessibleName(words)
            made.setToolTip(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _back(self) -> None:
        self.step(-1)

    def _on(self) -> None:
        self.step(1)
