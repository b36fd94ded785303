"""The keys of the page, declared in one place so that F1 lists them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from station_app.core.lending.model import Condition
from station_app.gui.lending.back_panel import KEYS
from station_app.gui.lending.due import PICKED, THREE, TOMORROW, USUAL
from station_app.gui.runtime.actions import Actions
from station_app.texts import translate
from station_app.texts.lending import condition_words

if TYPE_CHECKING:
    from station_app.gui.lending.page import LendingPage

_DUE = (USUAL, TOMORROW, THREE, PICKED)
_CONDITIONS = {
    Qt.Key.Key_G: Condition.GOOD,
    Qt.Key.Key_D: Condition.DAMAGED,
    Qt.Key.Key_P: Condition.PARTS_MISSING,
}


class LendingKeys(QObject):
    """Shortcuts for the whole window, and single keys that reach the page from where nothing is typed."""

    def __init__(self, page: "LendingPage") -> None:
        super().__init__(page)
        self._page = page
        self._allowed = False
        self._actions = Actions(page)
        add = self._actions.add
        add("lending.lend", "", page.acts.lend_way, keys=["F3"])
        add("lending.back", "", page.acts.back_way, keys=["F4"])
        add("lending.cabinets", "", self._to_cabinets, keys=["F6"])
        add("lending.story", "", page.toggle_story, keys=["Ctrl+H"])
        for at, value in enumerate(_DUE, 1):
            self._tell(add(f"lending.due.{value}", "", self._on_due, keys=[f"Alt+{at}"]), value)
        for condition, key in KEYS.items():
            self._tell(add(f"lending.{condition}", "", self._on_condition, keys=[f"Alt+{key}"]), condition)
        self.allow_back(False)

    def allow_back(self, allowed: bool) -> None:
        """How it came back is asked only while a tool comes back."""
        self._allowed = allowed
        for condition in Condition:
            self._actions.get(f"lending.{condition}").setEnabled(allowed)

    def pressed(self, key: int) -> bool:
        """A single letter or digit pressed where nothing is typed: G, D, P, what is missing, H.

        No shortcuts, which would take the first character of a scan.
        """
        if key == Qt.Key.Key_H:
            self._page.toggle_story()
        elif self._allowed and key in _CONDITIONS:
            self._page.card.back.say_condition(_CONDITIONS[Qt.Key(key)])
        elif self._allowed and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._page.card.back.tick(key - Qt.Key.Key_0)
        else:
            return False
        return True

    def retranslate(self) -> None:
        """Say every word anew."""
        say = self._actions.say
        say("lending.lend", translate("Lending", "Lend a tool"))
        say("lending.back", translate("Lending", "Return a tool"))
        say("lending.cabinets", translate("Lending", "To the cabinets: arrow keys, Enter picks"))
        say("lending.story", translate("Lending", "History of the tool"))
        due = {
            USUAL: translate("Lending", "Due as usual"),
            TOMORROW: translate("Lending", "Due tomorrow"),
            THREE: translate("Lending", "Due in 3 days"),
            PICKED: translate("Lending", "Pick the day it is due"),
        }
        for value, words in due.items():
            say(f"lending.due.{value}", words)
        for condition in Condition:
            words = translate("Lending", "It came back: {condition}").format(condition=condition_words(condition))
            say(f"lending.{condition}", words)

    def _tell(self, action: QAction, value: object) -> None:
        action.setData(value)

    def _to_cabinets(self) -> None:
        self._page.cabinets.setFocus()

    def _on_due(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._page.card.due.choose(str(action.data()))

    def _on_condition(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._page.card.back.say_condition(Condition(str(action.data())))
