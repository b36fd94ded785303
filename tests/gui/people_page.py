"""What the tests of the people's page share: a station with somebody in it, the page in an active window, its keys."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.people import commands
from station_app.core.people.model import Person
from station_app.core.storage.database import Database
from station_app.gui.people.page import PeoplePage
from tests.gui.bare_page import Clerk, make_context, part

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Open = Callable[[], PeoplePage]


@pytest.fixture
def opened(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path) -> Iterator[Open]:
    """Opens the page in a real, active window, once the station holds what the test wants."""
    context = make_context(station, clock, tmp_path, Clerk())

    def opening() -> PeoplePage:
        page = PeoplePage(context)
        qtbot.addWidget(page)
        page.resize(1104, 580)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.focus()
        return page

    yield opening
    context.language.use("en")
    QApplication.processEvents()  # the page says its words anew while there is a station


def known(station: Database, clock: SetClock, **said: object) -> Person:
    """Somebody on file."""
    return commands.register(station, **said, now=clock.now(), by=None).value  # type: ignore[arg-type]


def press_key(page: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the focus is."""
    focused = page.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def label(page: QWidget, name: str) -> str:
    """The words of a label."""
    found = part(page, name)
    assert isinstance(found, QLabel)
    return found.text()


def field(page: QWidget, name: str) -> QLineEdit:
    """A line to type in."""
    found = part(page, name)
    assert isinstance(found, QLineEdit)
    return found


def listed(page: PeoplePage) -> list[str]:
    """The names in the list at the left."""
    return [str(page.list.model.data(page.list.model.index(row))) for row in range(page.list.model.rowCount())]


def details(page: PeoplePage) -> list[str]:
    """The whole lines of the list at the left."""
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(page.list.model.data(page.list.model.index(row), role)) for row in range(page.list.model.rowCount())]


def story(page: PeoplePage) -> list[str]:
    """The lines of the story."""
    model, role = page.story.model, Qt.ItemDataRole.AccessibleTextRole
    return [str(model.data(model.index(row, 2), role)) for row in range(model.rowCount())]
