"""The keys of the whole window: what each does, said for F1, and Ctrl+1, Ctrl+2 … for the pages there are."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from station_app.gui.runtime.actions import Actions, KeyLine
from station_app.gui.shell.pages import title
from station_app.texts import translate

_KEYS = {
    "field": "F2",
    "undo": "Ctrl+Z",
    "keys": "F1",
    "standing": "Ctrl+Shift+C",
    "summary": "Ctrl+Shift+D",
    "shift": "F9",
    "heat": "Ctrl+Shift+H",
    "close": "F12",
}
_OF_SHIFTS = ("shift", "heat", "close")
"""Keys a station that keeps no shifts has no use for."""


class WindowKeys(Actions):
    """Declares the keys once; `does` says what each of them does, by its name."""

    page_asked = Signal(str)

    def __init__(self, window: QWidget, does: Mapping[str, Callable[[], None]], *, pages: int) -> None:
        super().__init__(window)
        self._named = {name: self.add(name, "", does[name], keys=(keys,)) for name, keys in _KEYS.items()}
        self._pages = [self.add(f"page.{at}", "", self._on_page, keys=(f"Ctrl+{at}",)) for at in range(1, pages + 1)]

    def retranslate(self, *, keeps_shifts: bool) -> None:
        """Say what the keys do; those of shifts are silent where there are none."""
        for name, words in _words(keeps_shifts=keeps_shifts).items():
            self.say(name, words)
        for name in _OF_SHIFTS:
            self._named[name].setEnabled(keeps_shifts)

    def offer(self, pages: Sequence[str]) -> None:
        """Give the digits to these pages, in order; the others have none."""
        for action in self._pages:
            action.setEnabled(False)
            action.setText("")
        for name, action in zip(pages, self._pages, strict=False):
            action.setData(name)
            action.setText(title(name))
            action.setEnabled(True)

    def _on_page(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.page_asked.emit(str(action.data()))


def lines_of(page: QWidget) -> list[KeyLine]:
    """The keys of a page and of its parts."""
    return [line for actions in page.findChildren(Actions) for line in actions.lines()]


def _words(*, keeps_shifts: bool) -> dict[str, str]:
    return {
        "field": translate("Shell", "To the check-in field, from anywhere"),
        "undo": translate("Shell", "Undo the last act"),
        "keys": translate("Shell", "All keys"),
        "standing": translate("Shell", "Copy today, this month and this year as one sentence"),
        "summary": translate("Shell", "Today's summary as a picture without names"),
        "shift": translate("Shifts", "Sign in to the shift, hand over, write the note") if keeps_shifts else "",
        "heat": translate("Shifts", "Heat: level, tips, drinks needed") if keeps_shifts else "",
        "close": translate("Shifts", "Close the station") if keeps_shifts else "",
    }
