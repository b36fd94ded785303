"""The base of the forms over the list of stock: two columns of fields, Enter does it, Esc leaves."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from station_app.core.errors import NotValid, Refusal, Trouble
from station_app.core.supplies.model import Moved
from station_app.core.types import Done
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.form import Form
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import announce, set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.supplies.words import left_words, titled, whole_number
from station_app.texts import translate
from station_app.texts.troubles import explain

PAGE = "amenities"
QUANTITY, NOTE = "stock_move.quantity", "stock_move.note"


class ActForm(Card):
    """Subclasses fill `first` and `second` and say what `submit` runs. A refusal loses nothing typed."""

    left = Signal()
    """Esc, or the cancel button."""
    finished = Signal(str, str, bool)
    """What was done, what is left, and whether it can be undone."""

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        super().__init__(" ", padding=14, elides=True, parent=parent)
        self.setObjectName(name)
        self.context = context
        self._name = name
        self._key = ""
        self._running = False
        self._touched = False
        self.first, self.second = Form(), Form()
        self.wrong = PlainLabel("", "bad", wrap=True)
        self.wrong.setObjectName(f"{name}Wrong")
        self.cancel = KeyButton("Esc", f"{name}Cancel")
        self.go = KeyButton("Enter", f"{name}Go")
        set_look(self.go, kind="accent")
        set_look(self.cancel, kind="")
        columns = QHBoxLayout()
        columns.setSpacing(20)
        for form in (self.first, self.second):
            columns.addWidget(form, 1, Qt.AlignmentFlag.AlignTop)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addWidget(self.wrong, 1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.go)
        self.body.addLayout(columns)
        self.body.addLayout(self.foot)
        self.cancel.clicked.connect(self.leave)
        self.go.clicked.connect(self.submit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    # -- what a subclass says ----------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Enter: do it."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say every word anew."""
        self.cancel.say(translate("Supplies", "Cancel"))

    # -- for subclasses ----------------------------------------------------------------------------------------------

    def line(self, name: str) -> EnterField:
        """A line of text whose Enter does it and whose Esc leaves."""
        made = EnterField()
        made.setObjectName(name)
        made.entered.connect(self.submit)
        made.escaped.connect(self.leave)
        made.textEdited.connect(self.touch)
        return made

    def begin_anew(self) -> None:
        """Another form: nothing said, nothing refused."""
        self._key = str(uuid4())
        self._running = self._touched = False
        self.calm()
        self.show()

    def calm(self) -> None:
        """Take all complaints away."""
        self.first.calm()
        self.second.calm()
        self.wrong.clear()

    def touch(self, _text: str = "") -> None:
        """Something was typed or chosen."""
        self._touched = True

    def touched(self) -> bool:
        """Whether something was typed that would be lost."""
        return self._touched and self.isVisible()

    def quantity_of(self, field: EnterField) -> int:
        """The number in a field. Raises NotValid."""
        found = whole_number(field.text())
        if found is None:
            raise NotValid(QUANTITY, field.text())
        return found

    def run(self, command: Callable[..., Done[Any]], told: str, done: Callable[[Any], None], **facts: Any) -> None:
        """Do it once, however often Enter is pressed."""
        if self._running:
            return
        self._running = True
        self.calm()
        self._done = done
        self.context.operations.run(
            command,
            key=self._key,
            about=Told(told, page=PAGE),
            done=self._on_done,
            refused=self.refuse,
            troubled=self._on_trouble,
            **facts,
        )

    def finish(self, headline: str, moved: Moved) -> None:
        """Say what was done and what is left, and go."""
        self.hide()
        self.finished.emit(headline, left_words(moved.stock, moved.unit), True)

    def refuse(self, refusal: Refusal) -> None:
        """Say a refusal beside its field, or under the form."""
        self._running = False
        self.context.sounds.play("refused")
        text = explain(refusal)
        field = self.field_of(refusal)
        if self.first.complain(field, text) or self.second.complain(field, text):
            return
        self.wrong.setText(text)
        announce(self, text)

    def field_of(self, refusal: Refusal) -> str:
        """Which field a refusal is about."""
        return str(getattr(refusal, "field", QUANTITY if hasattr(refusal, "wanted") else ""))

    def head(self, what: str, name: str, unit: str, stock: int) -> None:
        """领用 · 酸梅汤（瓶）· in stock: 6."""
        self.set_title(f"{what} · {titled(name, unit)} · {left_words(stock, unit)}")

    def leave(self) -> None:
        """Close it without doing anything."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.submit()
        elif event.text().isalnum():
            event.accept()  # a letter beside a field is not a key of the list behind
        else:
            super().keyPressEvent(event)

    def _on_done(self, value: Any) -> None:
        self._running = self._touched = False
        self.context.sounds.play("done")
        self._done(value)

    def _on_trouble(self, trouble: Trouble) -> None:  # noqa: ARG002 - the window says what happened
        self._running = False
