"""The fields of the form of a session: two columns where there is room, and below what they come to."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from station_app.core.errors import Refusal
from station_app.gui.kit.date_field import DateField
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.form import Form
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.training.plan_typed import (
    CAPACITY,
    DAY,
    ENDS,
    MINUTES,
    NOTE,
    ORGANISER,
    PLACE,
    POINTS,
    STARTS,
    TOPIC,
    TRAINER,
    WEEKS,
    Typed,
    later,
    minutes_between,
    time_of,
    whole,
)
from station_app.gui.training.suggest_field import SuggestField
from station_app.texts import translate

_TWO_COLUMNS_PX = 500
_FIRST = date(2000, 1, 1)
_NAMES = {
    TOPIC: "Topic",
    STARTS: "Starts",
    ENDS: "Ends",
    MINUTES: "Minutes",
    WEEKS: "Weeks",
    PLACE: "Place",
    TRAINER: "Trainer",
    ORGANISER: "Organiser",
    CAPACITY: "Capacity",
    POINTS: "Points",
    NOTE: "Note",
}
_SUGGESTS = {TOPIC, PLACE, TRAINER, ORGANISER}
_LEFT, _RIGHT = (TOPIC, DAY, STARTS, ENDS, MINUTES, WEEKS), (PLACE, TRAINER, ORGANISER, CAPACITY, POINTS)


class _Lined(Form):
    """Its labels are as wide as those of the form above it, so that all fields begin at one edge."""

    def widest(self) -> int:
        """How wide its widest label is."""
        return max(label.sizeHint().width() for label in self._labels.values())

    def line_up(self, width: int) -> None:
        """Make all labels so wide."""
        for label in self._labels.values():
            label.setFixedWidth(width)


class PlanFields(QWidget):
    """An end typed says the minutes, minutes typed say the end; a beginning moved takes the end along."""

    changed = Signal()
    """Something was typed or chosen."""
    entered = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, EnterField] = {}
        for name, word in _NAMES.items():
            self.lines[name] = self._line(name, f"trainingPlan{word}")
        self.day = DateField("", first=_FIRST)
        self.day.setObjectName("trainingPlanDay")
        self.without_rest = QCheckBox()
        self.without_rest.setObjectName("trainingPlanWithoutRest")
        self.days = PlainLabel("", "secondary", wrap=True)
        self.days.setObjectName("trainingPlanDays")
        self.warning = PlainLabel("", "warn", wrap=True)
        self.warning.setObjectName("trainingPlanWarning")
        self._left, self._right, self._below = _Lined(), _Lined(), _Lined()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._showing = False
        self._build()
        self.day.picked.connect(self._on_changed)
        self.without_rest.toggled.connect(self._on_changed)

    def show_typed(self, typed: Typed) -> None:
        """Fill the fields."""
        self._showing = True
        for name, line in self.lines.items():
            line.setText(getattr(typed, _word(name)))
            line.setCursorPosition(0)
        self.day.show_day(typed.day)
        self.without_rest.setChecked(typed.without_rest)
        self._showing = False
        self.calm()
        self.changed.emit()

    def typed(self) -> Typed:
        """What stands in the fields."""
        said = {_word(name): line.text() for name, line in self.lines.items()}
        return Typed(day=self.day.day(), without_rest=self.without_rest.isChecked(), **said)

    def offer(self, name: str, words: Sequence[str]) -> None:
        """What may be meant in a field."""
        line = self.lines[name]
        if isinstance(line, SuggestField):
            line.offer(words)

    def say_outlook(self, days: str, warning: str, weekday: str, *, rests: bool) -> None:
        """What saving would come to; `rests`: a series has days of rest, which can be left out."""
        self._left.say(DAY, translate("TrainingPlan", "Day"), hint=weekday)
        for label, words in ((self.days, days), (self.warning, warning)):
            label.setText(words)
            label.setVisible(bool(words))
        self.without_rest.setVisible(rests)

    def complain(self, refusal: Refusal, sentence: str) -> bool:
        """Say a refusal beside its field and go there; False when it is about none of these."""
        field = str(getattr(refusal, "field", CAPACITY if hasattr(refusal, "taken") else ""))
        return any(form.complain(field, sentence) for form in (self._left, self._right, self._below))

    def calm(self) -> None:
        """Take all complaints away."""
        for form in (self._left, self._right, self._below):
            form.calm()

    def message(self, name: str) -> str:
        """What stands beside a field. Raises KeyError."""
        return next(form for form, names in self._forms() if name in names).message(name)

    def allow(self, *, times: bool, series: bool) -> None:
        """`times`: hours and seats may be changed; `series`: several may be planned at once."""
        for field in (self.day, self.lines[STARTS], self.lines[ENDS], self.lines[MINUTES], self.lines[CAPACITY]):
            field.setEnabled(times)
        self.lines[WEEKS].setEnabled(series)

    def retranslate(self) -> None:
        """Say every word anew."""
        words = {
            TOPIC: translate("TrainingPlan", "Topic"),
            DAY: translate("TrainingPlan", "Day"),
            STARTS: translate("TrainingPlan", "Begins"),
            ENDS: translate("TrainingPlan", "Ends"),
            MINUTES: translate("TrainingPlan", "Minutes"),
            WEEKS: translate("TrainingPlan", "Weekly, times"),
            PLACE: translate("TrainingPlan", "Place"),
            TRAINER: translate("TrainingPlan", "Trainer"),
            ORGANISER: translate("TrainingPlan", "Organiser"),
            CAPACITY: translate("TrainingPlan", "Seats"),
            POINTS: translate("TrainingPlan", "Points"),
            NOTE: translate("TrainingPlan", "Note"),
        }
        for form, names in self._forms():
            for name in names:
                form.say(name, words[name])
        self.lines[TOPIC].setPlaceholderText(translate("TrainingPlan", "type, or ↓ for the usual ones"))
        self.lines[STARTS].setPlaceholderText(translate("TrainingPlan", "15:00 or 1500"))
        self.without_rest.setText(translate("TrainingPlan", "Leave the rest days out"))
        self.without_rest.setAccessibleName(self.without_rest.text())
        self.lines[NOTE].setPlaceholderText(translate("TrainingPlan", "what to bring, whom to call"))
        self._line_up(self.width() >= _TWO_COLUMNS_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction, wide = QBoxLayout.Direction, self.width() >= _TWO_COLUMNS_PX
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._columns.setSpacing(24 if wide else 10)
        self._line_up(wide)

    def _line_up(self, wide: bool) -> None:
        under = [self._left, self._below, *([] if wide else [self._right])]
        for forms in (under, [self._right] if wide else []):
            widest = max((form.widest() for form in forms), default=0)
            for form in forms:
                form.line_up(widest)

    # -- what goes with what -----------------------------------------------------------------------------------------

    def _follow(self, text: str) -> None:  # noqa: ARG002 - read from the fields
        moved = self.sender()
        try:
            begins = time_of(self.lines[STARTS].text(), STARTS)
            if moved is self.lines[ENDS]:
                span = minutes_between(begins, time_of(self.lines[ENDS].text(), ENDS))
                if span > 0:
                    self.lines[MINUTES].setText(str(span))
            else:
                ends = later(begins, whole(self.lines[MINUTES].text(), MINUTES))
                if ends is not None:
                    self.lines[ENDS].setText(f"{ends:%H:%M}")
        except Refusal:
            return  # half typed: nothing follows from it yet

    def _on_changed(self, _what: object = None) -> None:
        if not self._showing:
            self.changed.emit()

    def _forms(self) -> tuple[tuple[_Lined, tuple[str, ...]], ...]:
        return ((self._left, _LEFT), (self._right, _RIGHT), (self._below, (NOTE,)))

    def _line(self, name: str, object_name: str) -> EnterField:
        made = SuggestField(object_name) if name in _SUGGESTS else EnterField()
        made.setObjectName(object_name)
        made.entered.connect(self.entered)
        made.escaped.connect(self.escaped)
        made.textChanged.connect(self._on_changed)
        if name in (STARTS, ENDS, MINUTES):
            made.textEdited.connect(self._follow)
        return made

    def _build(self) -> None:
        for form, names in self._forms():
            for name in names:
                form.add(name, "", self.day if name == DAY else self.lines[name])
        for form in (self._left, self._right):
            self._columns.addWidget(form, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._columns)
        for part in (self._below, self.days, self.without_rest, self.warning):
            layout.addWidget(part)
        for part in (self.days, self.without_rest, self.warning):
            part.hide()


def _word(name: str) -> str:
    return {STARTS: "starts", ENDS: "ends"}.get(name, name.removeprefix("session."))
