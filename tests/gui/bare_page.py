"""One page alone, over a real station: its context, and a clerk who answers its questions."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from station_app.core.clock import Clock
from station_app.core.paths import resources_dir
from station_app.core.storage.database import Database
from station_app.core.undo.commands import undo
from station_app.gui.kit.context import Context
from station_app.gui.kit.page import Page
from station_app.gui.kit.prompts import Filters, Kind
from station_app.gui.runtime.changes import Hub
from station_app.gui.runtime.i18n import Language
from station_app.gui.runtime.icons import Icons
from station_app.gui.runtime.operations import Operations
from station_app.gui.runtime.prefs import Prefs
from station_app.gui.runtime.sounds import Sounds
from station_app.gui.runtime.theme import Theme
from station_app.gui.runtime.undo import UndoStack


@dataclass
class Clerk:
    """Answers what a page asks: the next text and path of those laid ready; nothing ready means cancel."""

    texts: list[str] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    suggested: list[Path] = field(default_factory=list)
    agrees: bool = False

    def ask_text(self, title: str, question: str, *, text: str = "", required: bool = True) -> str | None:
        self.asked.append(question)
        return self.texts.pop(0) if self.texts else None

    def confirm(self, title: str, question: str, *, yes: str, danger: bool = False) -> bool:
        self.asked.append(question)
        return self.agrees

    def message(self, title: str, text: str, kind: Kind = "info") -> None:
        self.asked.append(text)

    def choose_save_path(self, title: str, suggested: Path, filters: Filters) -> Path | None:
        self.suggested.append(suggested)
        return self.paths.pop(0) if self.paths else None

    def choose_open_path(self, title: str, folder: Path, filters: Filters) -> Path | None:
        return self.paths.pop(0) if self.paths else None

    def choose_folder(self, title: str, folder: Path) -> Path | None:
        return self.paths.pop(0) if self.paths else None


def make_context(db: Database, clock: Clock, folder: Path, clerk: Clerk) -> Context:
    """All a page is handed, in English and light, with its own prefs in a folder."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    # The pages of the tests before wait for an event loop to go; dressing them again would take seconds.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    hub, stack = Hub(), UndoStack(undo)
    theme = _theme()
    theme.use("light")
    return Context(
        db=db,
        clock=clock,
        hub=hub,
        operations=Operations(db, clock, hub, stack),
        undo=stack,
        prefs=Prefs(folder / "desk.ini"),
        theme=theme,
        icons=Icons(theme, resources_dir()),
        language=Language(app, resources_dir(), "en"),
        prompts=clerk,
        sounds=Sounds(resources_dir(), on=False),
    )


@cache
def _theme() -> Theme:
    # One for all tests, as one for the program: dressing the application anew for each costs half a second.
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return Theme(app, resources_dir(), "light")


needs_fonts = pytest.mark.skipif(sys.platform == "win32", reason="without a screen Qt has no fonts there")
"""For tests of what is cut: there every letter is a box."""


class Requests(QObject):
    """Notes what a page asks of the window."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.all: list[object] = []
        page.asked.connect(self._note)

    def _note(self, request: object) -> None:
        self.all.append(request)


def cut_words(page: QWidget) -> Sequence[str]:
    """The visible labels and buttons of a page that are given less width than their words need."""
    wanting: list[str] = []
    worded: list[QLabel | QAbstractButton] = [*page.findChildren(QLabel), *page.findChildren(QAbstractButton)]
    for widget in worded:
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        if widget.isVisible() and not wraps and widget.text() and widget.width() < widget.sizeHint().width():
            wanting.append(widget.text())
    return wanting


def part(page: QWidget, name: str) -> QWidget:
    """The widget of an object name, as a driver finds it."""
    found = page.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found
