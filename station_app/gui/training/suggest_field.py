"""A line of text that offers what was said before; Enter and Escape first answer what is offered."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from station_app.gui.kit.enter_field import EnterField

_MOST_SHOWN = 8


class SuggestField(EnterField):
    """Any part of what is offered finds it; ↓ in the field shows all. Anything else may be typed."""

    def __init__(self, name: str) -> None:
        """`name` is for drivers."""
        super().__init__()
        self.setObjectName(name)
        self._offered = QStringListModel(self)
        offers = QCompleter(self._offered, self)
        offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offers.setFilterMode(Qt.MatchFlag.MatchContains)
        offers.setMaxVisibleItems(_MOST_SHOWN)
        self.setCompleter(offers)

    def offer(self, words: Sequence[str]) -> None:
        """What may be meant, the likeliest first."""
        self._offered.setStringList(list(dict.fromkeys(words)))

    def offered(self) -> list[str]:
        """What is offered."""
        return self._offered.stringList()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.completer().popup()
        open_now = popup is not None and popup.isVisible()
        answers = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
        if popup is not None and open_now and event.key() in answers:
            popup.hide()  # what is marked stands in the field already
        elif event.key() == Qt.Key.Key_Down and not open_now and self._offered.rowCount():
            self.completer().setCompletionPrefix(self.text())
            self.completer().complete()
        else:
            super().keyPressEvent(event)
