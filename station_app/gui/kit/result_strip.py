"""What was just done, in words and colour, with undo beside it."""

from typing import Literal

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import announce, set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

Result = Literal["done", "look", "refused"]
_DETAIL_PX = 150  # a long name makes way for what was done


class ResultStrip(QFrame):
    """Stays until the next result; hidden while there is none. Its sound is the page's to play."""

    undo_pressed = Signal()

    def __init__(self, undo_keys: str = "Ctrl Z", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = ElidedLabel()
        self._headline.setObjectName("resultHeadline")
        self._detail = PlainLabel(wrap=True)
        self._detail.setObjectName("resultDetail")
        self._undo = KeyButton(undo_keys)
        self._undo.clicked.connect(self._tell)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 12, 6)
        layout.setSpacing(12)
        layout.addWidget(self._headline)
        layout.addWidget(self._detail, 1)
        layout.addWidget(self._undo)
        self.setMinimumHeight(42)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._say_undo()
        self.hide()

    @property
    def undo_button(self) -> QWidget:
        """The undo button, for its object name and for drivers."""
        return self._undo

    def show_result(self, kind: Result, headline: str, detail: str = "", *, undo: bool = False) -> None:
        """Say a result; `undo` offers to take it back."""
        self._headline.setText(headline)
        self._detail.setText(detail)
        self._detail.setMinimumWidth(_DETAIL_PX if detail else 0)
        self._undo.setVisible(undo)
        set_look(self, kind=kind)
        for label in (self._headline, self._detail):
            set_look(label, of=kind)
        words = f"{headline} {detail}".strip()
        self.setAccessibleName(words)
        self.show()
        announce(self, words)

    def clear(self) -> None:
        """Nothing to say."""
        self._headline.clear()
        self._detail.clear()
        self.hide()

    def text(self) -> str:
        """What it says now."""
        return f"{self._headline.text()} {self._detail.text()}".strip()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say_undo()
            self.clear()  # said in the other language; what it was about is done
        super().changeEvent(event)

    def _say_undo(self) -> None:
        self._undo.say(translate("Kit", "Undo"))

    def _tell(self) -> None:
        self.undo_pressed.emit()
