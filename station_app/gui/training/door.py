"""The door of a session: the one field, what it does now, whom a text may mean, and what came of it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from station_app.core.desk.model import is_code
from station_app.core.settings.queries import zone
from station_app.core.training.model import Enrolment, Session
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import set_look
from station_app.gui.kit.result_strip import Result
from station_app.gui.runtime.burst import FAST_MS
from station_app.gui.training.door_acts import DoorActs
from station_app.gui.training.door_found import Found, hint_words, is_enough, look_up
from station_app.gui.training.door_mode import Mode, first_mode, modes_of
from station_app.gui.training.door_parts import DoorParts
from station_app.gui.training.door_question import Question
from station_app.gui.training.door_who import Who, who_of
from station_app.gui.training.door_words import Labels, today_of
from station_app.gui.training.enrol_new import Registering
from station_app.texts import translate


class Door(DoorParts):
    """Reads what is typed and scanned and hands it to the acts; the roster it is given says who is on the list."""

    undo_asked = Signal()
    on_asked = Signal()
    """The down arrow with nobody found: on to the list."""

    def __init__(self, context: Context, words: Labels, parent: QWidget | None = None) -> None:
        super().__init__(context, words, parent)
        self._context = context
        self._session: Session | None = None
        self._roster: Sequence[Enrolment] = ()
        self._looked_up = ""
        self._unknown_code: str | None = None
        self.acts = DoorActs(context, self)
        self._registering = Registering(context, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(FAST_MS)  # a scan's keys come sooner: it is looked up once, whole
        self._connect()

    # -- what the view calls ---------------------------------------------------------------------------------------

    def show_session(self, session: Session | None) -> None:
        """Begin at the door of another session: nothing typed, nothing asked."""
        self._session, self._roster = session, ()
        self.acts.shown = None if session is None else session.id
        self.question.clear()
        self.strip.clear()
        self.newcomer.hide()
        self._unknown_code = None
        self.at.clear()
        self._empty()
        if session is not None:
            self.modes.offer(())
            self.offer_modes(session, today_of(self._context), first_mode(session, today_of(self._context)))

    def read(self, session: Session, roster: Sequence[Enrolment]) -> None:
        """The session or its list is another now; what is typed stays."""
        was = self._session
        self._session, self._roster = session, roster
        today = today_of(self._context)
        changed = was is None or modes_of(was, today) != modes_of(session, today)
        self.offer_modes(session, today, first_mode(session, today) if changed else self.mode())
        if self.field.text() and self._looked_up:
            self._look_up(self.field.text())

    def retranslate(self) -> None:
        super().retranslate()
        if self._session is not None:
            self.offer_modes(self._session, today_of(self._context), self.mode())

    def put_mode(self, place: int) -> None:
        """Alt and a digit: what the field does from now on."""
        offered = modes_of(self._session, today_of(self._context)) if self._session is not None else ()
        if 0 < place <= len(offered):
            self.modes.choose([offered[place - 1].value])
            self._on_mode()
            self.field.setFocus()

    def scanned(self, code: str) -> bool:
        """A card names its person; what nobody has is said. Nothing is held up and nothing answered by it."""
        if self._session is None or not modes_of(self._session, today_of(self._context)):
            return False
        self._empty()
        found = look_up(self._context, code, self._roster)
        if len(found) == 1 and not found[0].doubtful and (found[0].by_card or not is_code(code)):
            self._take(found[0], code)
        else:
            self._unknown_code = code
            self.acts.say(
                "look",
                translate("TrainingDoor", "Unknown code {code}").format(code=code),
                translate("TrainingDoor", "Alt N registers somebody with this card"),
            )
        if self.newcomer.isHidden():
            self.field.setFocus()
        return True

    def sign_in(self, one: Enrolment) -> None:
        """Somebody of the list is there, at the time written beside the field."""
        self._row(one, self.acts.sign_in)

    def sign_out(self, one: Enrolment) -> None:
        """Somebody of the list leaves, at the time written beside the field."""
        self._row(one, self.acts.sign_out)

    def take_new(self, person_id: int, name: str, also: str) -> None:
        """Somebody registered now: on with what the field does."""
        who = self._who(person_id, name, "", also=also)
        self._finish()
        self.field.setFocus()
        self.acts.take(self.mode(), who)

    def time_is_right(self) -> bool:
        """Whether what stands beside the field is a time, or nothing; else it is said."""
        try:
            self._at()
        except ValueError:
            set_look(self.at, wrong=True)
            self.acts.refuse(translate("TrainingDoor", "A time is written like 14:51. Nothing was done yet."))
            self.at.setFocus()
            self.at.selectAll()
            return False
        return True

    def give_back(self, typed: str) -> None:
        """What stood in the field for an act that was taken back, or that the machine refused."""
        if typed and not self.field.text():
            self.field.setText(typed)
            self.field.selectAll()

    # -- typing ----------------------------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        self._soon.start()

    def _look_up_now(self) -> None:
        self._soon.stop()
        text = self.field.text()
        if text != self._looked_up:
            self._look_up("" if self.field.lone_digit() else text)

    def _look_up(self, text: str) -> None:
        self._looked_up = text
        found = look_up(self._context, text, self._roster) if is_enough(text) else []
        self.found.show_found(found)
        self.say_hint(hint_words(found, self.mode()) if is_enough(text) else "")

    def _on_enter(self) -> None:
        text = self.field.text()
        if code := self.field.take_scan():
            self.scanned(code)
        elif digit := self.field.lone_digit():
            self._on_answer(digit)
        elif not text.strip():
            return
        else:
            self._look_up_now()
            self._enter(text)

    def _enter(self, text: str) -> None:
        found = self.found.found()
        marked = self.found.marked()
        if marked is None and len(found) == 1 and not found[0].doubtful:
            marked = found[0]
        if marked is not None:
            self._take(marked, text)
        elif found:
            self._context.sounds.play("look")
            self.say_hint(translate("TrainingDoor", "Please mark one with ↓, then Enter. Nothing was done yet."))
        elif is_code(text):
            self.scanned(text.strip())
        elif is_enough(text):
            self.register_new()

    def register_new(self) -> None:
        """Somebody the station does not know: the form, with what was typed."""
        if self._session is None or self.field.isHidden() or self.mode() is Mode.SIGN_OUT:
            self._context.sounds.play("look")
        elif self.newcomer.unfinished():
            self.acts.say("look", translate("TrainingDoor", "Finish registering this one first, or Esc."))
            self.newcomer.name.setFocus()
        else:
            self.newcomer.begin(self.field.text(), self._unknown_code)
            self._empty()

    def _take(self, found: Found, typed: str) -> None:
        if self.time_is_right():
            who = self._who(found.person_id, found.name, typed)
            self._finish()
            if self.at.hasFocus():
                self.field.setFocus()  # the next row of the paper begins with its name
            self.acts.take(self.mode(), who)

    def _row(self, one: Enrolment, act: Callable[[Who], None]) -> None:
        if self.time_is_right():
            who = who_of(one, self._at())
            self.at.clear()
            act(who)

    def _finish(self) -> None:
        # The field is free for the next one, whatever comes of this.
        self._empty()
        self.at.clear()
        self._unknown_code = None

    def _who(self, person_id: int, name: str, typed: str, *, also: str = "") -> Who:
        number = 0 if self._session is None else self._session.id
        return Who(number, person_id, name, typed, at=self._at(), also=also)

    def _at(self) -> datetime | None:
        return None if self._session is None else self.said_at(self._session.day, zone(self._context.db))

    # -- keys ------------------------------------------------------------------------------------------------------

    def _on_moved(self, step: int) -> None:
        self._look_up_now()
        if self.found.found():
            self.found.step(step)
        elif step > 0:
            self.on_asked.emit()

    def _on_escaped(self) -> None:
        if self.field.text():
            self._empty()
        elif (left := self.question.set_aside()) is not None:
            if left.left:
                self.acts.say("look", left.left)
            self.give_back(left.typed)
        else:
            self.strip.clear()

    def _on_answer(self, digit: str) -> None:
        self.field.clear()
        if not self.question.answer(digit):
            self._context.sounds.play("look")

    def _on_question(self, question: Question) -> None:
        self.strip.clear()
        self.question.ask(question)
        if self.newcomer.isHidden():
            self.field.setFocus()

    def _on_question_changed(self) -> None:
        self.field.take_digits = self.question.question() is not None

    def _on_mode(self, _chosen: object = None) -> None:
        if self._session is not None:
            self.say_mode(self._session, today_of(self._context))

    def _on_picked(self, found: Found) -> None:
        self._take(found, self.field.text())

    def _on_said(self, kind: Result, headline: str, detail: str, undo: bool) -> None:
        self.strip.show_result(kind, headline, detail, undo=undo)

    def _on_time_typed(self) -> None:
        set_look(self.at, wrong=False)

    def _empty(self) -> None:
        self.field.letters_only()
        self.field.clear()
        self._soon.stop()
        self._looked_up = ""
        self.found.show_found([])
        self.say_hint("")

    def _connect(self) -> None:
        field = self.field
        field.textEdited.connect(self._on_edited)
        self._soon.timeout.connect(self._look_up_now)
        field.entered.connect(self._on_enter)
        field.moved.connect(self._on_moved)
        field.escaped.connect(self._on_escaped)
        field.answered.connect(self._on_answer)
        field.undo_asked.connect(self.undo_asked)
        self.strip.undo_pressed.connect(self.undo_asked)
        self.at.entered.connect(self._on_enter)
        self.at.escaped.connect(self.field.setFocus)
        self.at.textEdited.connect(self._on_time_typed)
        self.modes.changed.connect(self._on_mode)
        self.found.picked.connect(self._on_picked)
        self.question.changed.connect(self._on_question_changed)
        self.acts.asked.connect(self._on_question)
        self.acts.said.connect(self._on_said)
        self.acts.returned.connect(self.give_back)
