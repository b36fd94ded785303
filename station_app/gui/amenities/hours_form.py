"""Hours put right or written down afterwards: the day, from when until when, and why."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from station_app.core.errors import NotValid, Refusal
from station_app.core.settings.queries import zone
from station_app.core.shifts.commands import add_opening, correct_opening
from station_app.core.shifts.model import Opening
from station_app.core.types import Done
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.date_field import DateField
from station_app.gui.kit.form import Form
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.typed_clock import clock_time
from station_app.texts import translate
from station_app.texts.moments import clock
from station_app.texts.refusals import explain_refusal

OPENED, CLOSED, NOTE = "opening.opened_at", "opening.closed_at", "opening.note"


class HoursForm(Card):
    """Saves with Enter; what was typed stays when it is refused. Esc leaves; what is half typed is there again."""

    saved = Signal(object)
    """Opening, as it stands now."""
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.setObjectName("hoursForm")
        self._context = context
        self._opening: Opening | None = None
        self._drafts: dict[tuple[int | None, date], tuple[str, ...]] = {}
        self._touched = self._running = False
        self.day = DateField("", first=date(2000, 1, 1))
        self.opened, self.closed, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self._form = Form()
        self._wrong = PlainLabel("", "bad", wrap=True)
        self._wrong.hide()
        self.save = button("", "accent", "hoursSave")
        self.cancel = button("", "", "hoursCancel")
        self._build()
        self._connect()
        self.retranslate()
        self.hide()

    def correct(self, opening: Opening) -> None:
        """Begin with the hours of an opening as they were recorded."""
        local = zone(self._context.db)
        self._opening = opening
        self._begin(opening.day)
        self.opened.setText(clock(opening.opened_at, local))
        self.closed.setText("" if opening.closed_at is None else clock(opening.closed_at, local))
        self.note.setText(opening.note or "")
        self._take_up_draft()
        (self.closed if opening.closed_at is None else self.opened).setFocus()

    def add(self, day: date) -> None:
        """Begin with a day nobody opened the station on in this program."""
        self._opening = None
        self._begin(day)
        for field in (self.opened, self.closed, self.note):
            field.clear()
        self._take_up_draft()
        self.opened.setFocus()

    def unfinished(self) -> bool:
        """Whether something typed would be lost."""
        return not self.isHidden() and self._touched

    def keeps(self) -> bool:
        """Whether something typed stands in the way of other hours; then it is said, and the cursor is there."""
        if not self.unfinished():
            return False
        self._say_wrong(translate("Amenities", "Save this first with Enter, or leave it with Esc."))
        if not any(field.hasFocus() for field in (self.opened, self.closed, self.note)):
            self.opened.setFocus()
        return True

    def retranslate(self) -> None:
        """Say every word anew."""
        new = self._opening is None
        self.set_title(translate("Amenities", "Write a day down") if new else translate("Amenities", "Correct hours"))
        self._form.say("day", translate("Amenities", "Day"))
        self._form.say(OPENED, translate("Amenities", "Opened"))
        self._form.say(CLOSED, translate("Amenities", "Closed"))
        self.opened.setPlaceholderText(translate("Amenities", "9:05 or 0905"))
        self.closed.setPlaceholderText(translate("Amenities", "Past midnight counts to this day."))
        self._form.say(NOTE, translate("Amenities", "Why"))
        for made, words in (
            (self.save, translate("Amenities", "Save")),
            (self.cancel, translate("Amenities", "Cancel")),
        ):
            made.setText(words)
            made.setAccessibleName(words)

    def submit(self) -> None:
        """Save what is typed, once."""
        if self._running:
            return
        self._form.calm()
        self._wrong.hide()
        opened = self._moment(OPENED, self.opened)
        closed = None if opened is None else self._moment(CLOSED, self.closed, after=opened)
        if opened is None or (closed is None and self.closed.text().strip()):
            self._context.sounds.play("refused")
            return
        if self._opening is None and closed is None:
            self._form.complain(CLOSED, translate("Amenities", "Please say when it closed, such as 21:05."))
            return
        facts: dict[str, Any] = {"opened_at": opened, "closed_at": closed, "note": self.note.text()}
        if self._opening is not None:
            self._run(correct_opening, opening_id=self._opening.id, **facts)
        else:
            self._run(add_opening, **facts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.submit()
        else:
            super().keyPressEvent(event)

    def _run(self, command: Callable[..., Done[Opening]], **facts: Any) -> None:
        self._running = True
        self._context.operations.run(command, done=self._done, refused=self._refused, troubled=self._troubled, **facts)

    def _begin(self, day: date) -> None:
        self.day.show_day(day)
        self.day.setEnabled(self._opening is None)
        self._form.calm()
        self._wrong.hide()
        self.retranslate()
        self.show()

    def _moment(self, field: str, typed: QLineEdit, *, after: datetime | None = None) -> datetime | None:
        text = clock_time(typed.text())
        if not text and field == CLOSED:
            return None
        try:
            at = time.fromisoformat(text)
        except ValueError:
            self._form.complain(field, explain_refusal(NotValid(field, typed.text())))
            return None
        moment = self._at(self.day.day(), at)
        if after is not None and moment <= after:
            moment = self._at(self.day.day() + timedelta(days=1), at)
        return moment

    def _at(self, day: date, at: time) -> datetime:
        local: ZoneInfo = zone(self._context.db)
        return datetime.combine(day, at, local)

    def _done(self, opening: Opening) -> None:
        self._running = self._touched = False
        self._drafts.pop(self._about(), None)
        self.hide()
        self.saved.emit(opening)

    def _refused(self, refusal: Refusal) -> None:
        self._running = False
        self._context.sounds.play("refused")
        sentence = explain_refusal(refusal)
        if not self._form.complain(str(getattr(refusal, "field", "")), sentence):
            self._say_wrong(sentence)

    def _troubled(self, _trouble: object) -> None:
        self._running = False  # the window says what happened; what is typed stays

    def _say_wrong(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()
        announce(self, sentence)

    def _touch(self) -> None:
        self._touched = True

    def _about(self) -> tuple[int | None, date]:
        return (None if self._opening is None else int(self._opening.id)), self.day.day()

    def _take_up_draft(self) -> None:
        draft = self._drafts.get(self._about())
        self._touched = draft is not None
        for field, text in zip((self.opened, self.closed, self.note), draft or (), strict=False):
            field.setText(text)

    def _leave(self) -> None:
        if self._touched:
            self._drafts[self._about()] = tuple(field.text() for field in (self.opened, self.closed, self.note))
        self._touched = False
        self.hide()
        self.left.emit()

    def _build(self) -> None:
        for name, field in (("day", self.day), (OPENED, self.opened), (CLOSED, self.closed), (NOTE, self.note)):
            self._form.add(name, "", field)
        self.day.setObjectName("hoursDay")
        self.opened.setObjectName("hoursOpened")
        self.closed.setObjectName("hoursClosed")
        self.note.setObjectName("hoursNote")
        self.note.setMaxLength(200)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        self.body.addWidget(self._form)
        self.body.addWidget(self._wrong)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self._leave)
        for field in (self.opened, self.closed, self.note):
            field.textEdited.connect(self._touch)
