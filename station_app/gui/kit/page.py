"""The base of every page: reads again when its areas changed, says its words anew in another language."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from station_app.core.types import Area
from station_app.gui.kit.context import Context
from station_app.gui.kit.requests import Request
from station_app.gui.kit.told import Told


class Page(QWidget):
    """Subclasses set `name` and `areas`, build their widgets, fill `refresh`, `retranslate` and perhaps `scanned`."""

    asked = Signal(object)
    """A Request for the shell."""

    name = ""
    """The page's word in object names: `page.<name>`, `nav.<name>`."""
    areas: frozenset[Area] = frozenset()
    """What the page shows; a change of anything else does not concern it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName(f"page.{self.name}")
        self._stale = True
        context.hub.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read what the page shows; called when it is first shown and when its areas changed."""

    def retranslate(self) -> None:
        """Say every word in the language in force; called after it changed, before `refresh`."""

    def focus(self) -> None:
        """Put the cursor where the clerk begins on this page."""

    def scanned(self, code: str) -> bool:
        """Take a scan while this page is in front; False sends it to the desk."""
        del code
        return False

    def take(self, request: Request) -> None:
        """Do what another part of the window asked of this page; the shell has brought it to the front."""

    def unfinished(self) -> bool:
        """Whether something half typed on this page would be forgotten when the window closes."""
        return False

    def takes_back(self, told: Told) -> bool:
        """Begin to take back the newest act, one of this page's that takes long; False leaves it to the window."""
        del told
        return False

    def undone(self, told: Told) -> None:
        """An act of this page was taken back: give back what it left behind."""

    def ask(self, request: Request) -> None:
        """Ask something of the shell."""
        self.asked.emit(request)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_if_stale()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._mark_stale()
        super().changeEvent(event)

    def _on_changed(self, touched: frozenset[Area]) -> None:
        if touched & self.areas:
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read_if_stale()

    def _read_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
