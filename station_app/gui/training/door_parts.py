"""What the door of a session is made of, and how it looks: the field, its chips, what is found and what came of it."""

from datetime import date, datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.training.model import Session
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.look import announce
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.result_strip import ResultStrip
from station_app.gui.kit.typed_clock import clock_time
from station_app.gui.training.door_field import DoorField
from station_app.gui.training.door_found import FoundList
from station_app.gui.training.door_mode import Mode, from_paper, modes_of
from station_app.gui.training.door_question import QuestionBar
from station_app.gui.training.door_words import Labels, field_words, mode_words, paper_words
from station_app.gui.training.enrol_newcomer import NewcomerForm
from station_app.texts import translate

_TIME_PX = 76
_CHIP_PX = 30


class DoorParts(QWidget):
    """Holds the parts and shows what it is told; decides nothing."""

    def __init__(self, context: Context, words: Labels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = DoorField()
        self.modes = Chips("", exclusive=True, gap=4)
        self.modes.setObjectName("trainingModes")
        self.at = EnterField()
        self.at.setObjectName("trainingAt")
        self.at.setFixedWidth(_TIME_PX)
        self.found = FoundList(context, words)
        self.question = QuestionBar()
        self.newcomer = NewcomerForm(context)
        self.hint = PlainLabel("", "secondary", wrap=True)
        self.hint.setObjectName("trainingHint")
        self.paper = PlainLabel("", "info", wrap=True)
        self.paper.setObjectName("trainingPaper")
        self.strip = ResultStrip()
        self.strip.setObjectName("trainingStrip")
        self.strip.undo_button.setObjectName("trainingUndo")
        self.beside, self.after = QHBoxLayout(), QHBoxLayout()
        self._alt, self._at_words = PlainLabel("Alt +", "hint"), PlainLabel("", "secondary")
        self._build()

    def mode(self) -> Mode:
        """What the field does now."""
        chosen = self.modes.chosen()
        return Mode(chosen[0]) if chosen else Mode.SIGN_IN

    def said_at(self, day: date, here: tzinfo) -> datetime | None:
        """The time written beside the field, of that day; None where none is. Raises ValueError for what is none."""
        text = self.at.text().strip()
        if not text or self.at.isHidden():
            return None
        hour = datetime.strptime(clock_time(text), "%H:%M").time()  # noqa: DTZ007 - of the station's clock
        return datetime.combine(day, hour, here)

    def offer_modes(self, session: Session, today: date, mode: Mode) -> None:
        """Offer what a session allows; the field does `mode`, or else the first of it."""
        offered, paper = modes_of(session, today), from_paper(session, today)
        self.modes.offer(
            Choice(each.value, mode_words(each, paper=paper), str(at)) for at, each in enumerate(offered, 1)
        )
        self.modes.choose([mode.value if mode in offered else (offered or (Mode.SIGN_IN,))[0].value])
        for part in (self.field, self.modes, self._alt):
            part.setVisible(bool(offered))
        self.say_mode(session, today)

    def say_mode(self, session: Session, today: date) -> None:
        """Say what the field does; from paper it asks for the time too."""
        paper, mode = from_paper(session, today), self.mode()
        self.field.say(field_words(mode, paper=paper))
        for part in (self.at, self._at_words):
            part.setVisible(paper and mode is not Mode.ENROL)
        self.paper.setVisible(paper and mode is Mode.SIGN_IN)
        self.paper.setText(paper_words(session, today))

    def say_hint(self, words: str) -> None:
        """A sentence about what is typed."""
        if words == self.hint.text():
            return
        self.hint.setText(words)
        self.hint.setVisible(bool(words))
        announce(self.hint, words)

    def retranslate(self) -> None:
        """Say every word anew."""
        self.modes.setAccessibleName(translate("TrainingDoor", "What the field does"))
        self.found.retranslate()
        self.newcomer.retranslate()
        self._at_words.setText(translate("TrainingDoor", "Time"))
        self.at.setAccessibleName(translate("TrainingDoor", "Time on the paper sheet, such as 14:51; may stay empty"))
        self.at.setPlaceholderText("00:00")

    def _build(self) -> None:
        self.field.setMinimumHeight(40)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.field, 1)
        top.addWidget(self._at_words)
        top.addWidget(self.at)
        self.beside.setSpacing(8)
        top.addLayout(self.beside)
        self._alt.setFixedHeight(_CHIP_PX)
        under = QHBoxLayout()
        under.setSpacing(6)
        under.addWidget(self._alt, 0, Qt.AlignmentFlag.AlignTop)
        under.addWidget(self.modes, 1)
        self.after.setSpacing(8)
        under.addLayout(self.after)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.found)
        layout.addWidget(self.hint)
        layout.addLayout(under)
        for part in (self.paper, self.newcomer, self.question, self.strip):
            layout.addWidget(part)
        self.hint.hide()
        self.paper.hide()
