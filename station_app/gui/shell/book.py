"""The pages of the window, made when first wanted; one outside the navigation leads back to where it was asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from station_app.core.settings.queries import codes
from station_app.gui.kit.context import Context
from station_app.gui.kit.page import Page
from station_app.gui.shell.pages import PAGES, Entry


class PageBook(QStackedWidget):
    """Knows which pages there are, which are open, which is in front."""

    asked = Signal(object)
    """A Request of any page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._open: dict[str, Page] = {}
        self._current = ""
        self._back_to = "desk"

    def page(self, name: str) -> Page:
        """A page by name, made when it is first wanted. Raises KeyError for a page there is none of."""
        if name not in self._open:
            made = entry_of(name).make(self._context)
            made.asked.connect(self.asked)
            self._open[name] = made
            self.addWidget(made)
        return self._open[name]

    def turn_to(self, name: str) -> None:
        """Bring a page to the front, cursor where the clerk begins."""
        page = self.page(name)
        if entry_of(name).hidden and self._current and not entry_of(self._current).hidden:
            self._back_to = self._current
        self._current = name
        self.setCurrentWidget(page)
        page.focus()

    def current(self) -> str:
        """The page in front; empty before the first."""
        return self._current

    def back(self) -> str:
        """Where a page outside the navigation was asked for."""
        return self._back_to if self._back_to in self.offered() else "desk"

    def opened(self) -> dict[str, Page]:
        """The pages made so far."""
        return self._open

    def offered(self) -> list[str]:
        """The pages of the navigation in their order, without the parts this station does without."""
        off = codes(self._context.db, "station.parts_off")
        return [entry.name for entry in PAGES if not entry.hidden and entry.part not in off]


def entry_of(name: str) -> Entry:
    """One line of the list of pages. Raises KeyError."""
    return {entry.name: entry for entry in PAGES}[name]
