"""A question at the door, answered by one key: which session is meant, a seat more, close all the same.

Questions wait behind each other, so that a scan that comes while one is open holds nobody up and answers nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import announce
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

NONE_OF_THEM = "0"


@dataclass(frozen=True, slots=True)
class Answer:
    """One way on: its key, its words, and what it does."""

    key: str
    words: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, of whom, and the ways on. `left`: what is said when it is set aside by Escape.

    `typed`: whom the field named, to stand there again when it is set aside.
    """

    words: str
    answers: tuple[Answer, ...]
    left: str = ""
    typed: str = ""


class QuestionBar(QFrame):
    """Shows the first question that waits."""

    changed = Signal()
    """Another question is shown, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingQuestion")
        self.setProperty("box", "true")
        self._waiting: list[Question] = []
        self._buttons: list[KeyButton] = []
        self._words = PlainLabel("", "strong", wrap=True)
        self._words.setObjectName("trainingQuestionWords")
        self._more = PlainLabel("", "hint")
        self._row = QWidget()
        self._flow = FlowLayout(self._row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        for part in (self._words, self._row, self._more):
            layout.addWidget(part)
        self.hide()

    def ask(self, question: Question) -> None:
        """Ask it, behind those that wait."""
        self._waiting.append(question)
        self._show()

    def question(self) -> Question | None:
        """The one that is shown."""
        return self._waiting[0] if self._waiting else None

    def answer(self, key: str) -> bool:
        """Do what a key stands for; False for a key that stands for nothing."""
        question = self.question()
        chosen = next((each for each in question.answers if each.key == key), None) if question else None
        if chosen is None:
            return False
        self._waiting.pop(0)
        self._show()
        chosen.act()
        return True

    def set_aside(self) -> Question | None:
        """Escape: the question is left, and nothing was done."""
        left = self._waiting.pop(0) if self._waiting else None
        self._show()
        return left

    def clear(self) -> None:
        """No questions: another session is shown."""
        self._waiting.clear()
        self._show()

    def words(self) -> str:
        """What is asked now."""
        question = self.question()
        return "" if question is None else question.words

    def _show(self) -> None:
        question = self.question()
        for made in self._buttons:
            self._flow.removeWidget(made)
            made.hide()
            made.deleteLater()
        self._buttons = []
        for each in question.answers if question else ():
            made = KeyButton(each.key, f"trainingAnswer{each.key}")
            made.say(each.words)
            made.clicked.connect(self._on_clicked)
            self._flow.addWidget(made)
            self._buttons.append(made)
        behind = len(self._waiting) - 1
        self._words.setText(self.words())
        self._more.setText(translate("TrainingDoor", "{count} more questions wait").format(count=behind))
        self._more.setVisible(behind > 0)
        self.setVisible(question is not None)
        self.setAccessibleName(self.words())
        if question is not None:
            announce(self, question.words)
        self.changed.emit()

    def _on_clicked(self) -> None:
        question = self.question()
        for made, each in zip(self._buttons, question.answers if question else (), strict=False):
            if made is self.sender():
                self.answer(each.key)
                return
