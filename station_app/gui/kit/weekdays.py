"""The seven days of the week as toggles: on which ones a station rests."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from station_app.core.settings.model import WEEKDAYS
from station_app.gui.kit.chips import Chips, Choice
from station_app.texts import translate
from station_app.texts.moments import weekday

_A_MONDAY = date(2026, 11, 23)


class Weekdays(Chips):
    """Monday to Sunday; a chip is short, its whole name is said to screen readers."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._flow.setContentsMargins(0, 2, 0, 2)  # as high as a field beside it
        self.retranslate()

    def retranslate(self) -> None:
        """Say the days in the language in force; what is chosen stays."""
        short = (
            translate("Moments", "Mo"),
            translate("Moments", "Tu"),
            translate("Moments", "We"),
            translate("Moments", "Th"),
            translate("Moments", "Fr"),
            translate("Moments", "Sa"),
            translate("Moments", "Su"),
        )
        whole = (weekday(_A_MONDAY + timedelta(days=at)) for at in range(len(WEEKDAYS)))
        self.offer(Choice(day, words, whole=name) for day, words, name in zip(WEEKDAYS, short, whole, strict=True))
