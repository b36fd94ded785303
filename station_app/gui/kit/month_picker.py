"""One month, the one before, the one after: for what is kept month by month."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.gui.kit.context import Context
from station_app.gui.kit.look import icon_button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate
from station_app.texts.moments import month_name

_LABEL_PX = 104
_FIRST = date(2000, 1, 1)


class MonthPicker(QWidget):
    """Two arrows around a month's name; no month after the present one."""

    picked = Signal(object)
    """datetime.date: the first day of the month asked for."""

    def __init__(self, context: Context, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = self._newest = today.replace(day=1)
        self.before = icon_button(context.icons, "chevron_left", "", "monthBefore")
        self.after = icon_button(context.icons, "chevron_right", "", "monthAfter")
        self._name = PlainLabel("", "strong")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name.setMinimumWidth(_LABEL_PX)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.before)
        layout.addWidget(self._name)
        layout.addWidget(self.after)
        self.before.clicked.connect(self.go_back)
        self.after.clicked.connect(self.go_on)
        self.retranslate()

    def month(self) -> date:
        """The first day of the month shown."""
        return self._month

    def last_day(self) -> date:
        """The last day of the month shown."""
        return _next(self._month) - timedelta(days=1)

    def go_back(self) -> None:
        """The month before."""
        if self._month > _FIRST:
            self._show((self._month - timedelta(days=1)).replace(day=1))

    def go_on(self) -> None:
        """The month after, if it has begun."""
        if self._month < self._newest:
            self._show(_next(self._month))

    def show_month(self, day: date) -> None:
        """The month a day lies in, without a word to anybody."""
        self._month = day.replace(day=1)
        self.retranslate()

    def begin(self, today: date) -> None:
        """Another day has begun: its month can be picked now."""
        self._newest = today.replace(day=1)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the month and what the arrows do."""
        self._name.setText(month_name(self._month))
        for made, words in (
            (self.before, translate("Kit", "Month before")),
            (self.after, translate("Kit", "Month after")),
        ):
            made.setAccessibleName(words)
            made.setToolTip(words)
        self.after.setEnabled(self._month < self._newest)
        self.before.setEnabled(self._month > _FIRST)

    def _show(self, month: date) -> None:
        self.show_month(month)
        self.picked.emit(month)


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)
