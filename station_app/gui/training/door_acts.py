"""What is done with people of a session: the commands are run, the result is said, what has to be decided is asked."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from station_app.core.errors import Refusal
from station_app.core.settings.queries import zone
from station_app.core.training import commands, queries
from station_app.core.training.model import Enrolment, EnrolmentState, Session
from station_app.core.training.refusals import AlreadyEnrolled, EnrolledElsewhere, NotYet, SessionFull
from station_app.core.types import Done
from station_app.core.undo.commands import undo
from station_app.gui.kit.context import Context
from station_app.gui.kit.result_strip import Result
from station_app.gui.kit.told import Told
from station_app.gui.training.door_ask import Asking
from station_app.gui.training.door_mode import Mode, from_paper
from station_app.gui.training.door_question import Question
from station_app.gui.training.door_who import Who, who_of
from station_app.gui.training.door_words import at_words, joined, timed, today_of
from station_app.texts import moments, translate
from station_app.texts.training import name_of
from station_app.texts.troubles import explain

PAGE = "training"


class DoorActs(QObject):
    """Each act is another one: a name typed twice is refused by the station, not lost by the page."""

    said = Signal(str, str, str, bool)
    """Result, headline, detail, whether undo is offered."""
    asked = Signal(object)
    """Question"""
    returned = Signal(str)
    """A rule or the machine said no: what stood in the field is given back."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.shown: int | None = None
        """The session whose door this is; of another one its name is said too."""
        self._asking = Asking(context, self)

    # -- at the door -----------------------------------------------------------------------------------------------

    def take(self, mode: Mode, who: Who) -> None:
        """Do with somebody what the field does now."""
        {Mode.SIGN_IN: self.sign_in, Mode.ENROL: self.enrol, Mode.SIGN_OUT: self.sign_out}[mode](who)

    def sign_in(self, who: Who, *, walk_in: bool = False, widen: bool = False) -> None:
        """Somebody is there. Whoever is on another list, or finds every seat held, is asked about."""
        self._run(
            commands.sign_in,
            translate("TrainingDoor", "{name} signed in").format(name=who.name),
            who,
            self._signed_in,
            partial(self._not_signed_in, walk_in),
            session_id=who.session_id,
            person_id=who.person_id,
            at=who.at,
            walk_in=walk_in,
            widen=widen,
        )

    def enrol(self, who: Who) -> None:
        """Somebody is put on the list."""
        told = translate("TrainingDoor", "{name} enrolled").format(name=who.name)
        self._run(
            commands.enrol,
            told,
            who,
            self._enrolled,
            self._not_enrolled,
            session_id=who.session_id,
            person_id=who.person_id,
        )

    def sign_out(self, who: Who) -> None:
        """Somebody leaves the session."""
        told = translate("TrainingDoor", "{name} signed out").format(name=who.name)
        self._run(
            commands.sign_out,
            told,
            who,
            self._signed_out,
            self._refused,
            session_id=who.session_id,
            person_id=who.person_id,
            at=who.at,
        )

    # -- on the list -----------------------------------------------------------------------------------------------

    def withdraw(self, one: Enrolment) -> None:
        """Somebody on the list will not come."""
        told = translate("TrainingDoor", "{name} withdrawn").format(name=name_of(one))
        self._run(commands.withdraw, told, who_of(one), self._withdrawn, self._refused, enrolment_id=one.id)

    def promote(self, one: Enrolment, *, widen: bool = False) -> None:
        """Somebody who waits gets a seat; when there is none, one more is asked about."""
        told = translate("TrainingDoor", "{name} has a seat").format(name=name_of(one))
        refused = partial(self._not_promoted, one)
        self._run(
            commands.promote, told, who_of(one), self._promoted, refused, enrolment_id=one.id, widen=widen
        )  # fmt: skip

    def was_not_here(self, one: Enrolment) -> None:
        """Somebody was signed in who is not there: that act is taken back, however long ago it was."""
        act = queries.act_of_sign_in(self._context.db, one.id)
        if act is None:
            words = translate("TrainingDoor", "How they were signed in is no longer known, so this stays.")
            self.refuse(words, name_of(one))
            return
        self._context.operations.run(
            undo,
            op=act,
            undoable=False,
            done=partial(self._taken_back, one, act),
            refused=partial(self._refused, who_of(one)),
        )

    # -- results ---------------------------------------------------------------------------------------------------

    def say(self, kind: Result, headline: str, detail: str = "", *, undo: bool = False) -> None:
        """Say something in words, colour and sound."""
        self._context.sounds.play(kind)
        self.said.emit(kind, headline, detail, undo)

    def refuse(self, sentence: str, name: str = "") -> None:
        """Say why nothing was done; a sentence is long, so it stands where it wraps."""
        self.say("refused", name or translate("TrainingDoor", "Not done"), sentence)

    def refused(self, refusal: Refusal, who: Who) -> None:
        """Say why a rule says no to somebody, and give back what stood in the field for them."""
        self.refuse(joined(explain(refusal), who.also), who.name)
        self.returned.emit(who.typed)

    def ask(self, question: Question) -> None:
        """Ask the clerk; what is done meanwhile goes on."""
        self._context.sounds.play("look")
        self.asked.emit(question)

    def _taken_back(self, one: Enrolment, op: int, _act: object) -> None:
        self._context.undo.forget(op)
        headline = translate("TrainingDoor", "{name} was not there").format(name=name_of(one))
        self.say("done", headline, translate("TrainingDoor", "The sign-in is taken back, and the visit it counted."))

    def _run(
        self,
        command: Callable[..., Done[Enrolment]],
        told: str,
        who: Who,
        done: Callable[[Who, bool, Enrolment], None],
        refused: Callable[[Who, Refusal], None],
        **facts: Any,
    ) -> None:
        about = Told(told, page=PAGE, typed=who.typed)
        self._context.operations.run(
            command,
            done=partial(self._done, about, who, done),
            refused=partial(refused, who),
            troubled=partial(self._troubled, who),
            about=about,
            **facts,
        )
        if self._context.operations.busy():
            waits = translate("TrainingDoor", "The file is busy; this waits its turn and is done by itself.")
            self.said.emit("look", who.name, waits, False)

    def _done(self, about: Told, who: Who, then: Callable[[Who, bool, Enrolment], None], one: Enrolment) -> None:
        last = self._context.undo.last()
        then(who, last is not None and last.about is about, one)  # else nothing was changed

    def _troubled(self, who: Who, _trouble: object) -> None:
        self.returned.emit(who.typed)

    def _signed_in(self, who: Who, fresh: bool, one: Enrolment) -> None:
        session = queries.session(self._context.db, one.session_id)
        name, at = name_of(one), at_words(one.in_at, zone(self._context.db))
        if not fresh:
            headline = translate("TrainingDoor", "{name} is signed in already, {time}").format(name=name, time=at)
            self.say("look", headline, translate("TrainingDoor", "Nothing was changed."))
            return
        self.say(
            "done",
            translate("TrainingDoor", "{name} signed in {time}").format(name=name, time=at),
            joined(
                who.also,
                self._elsewhere(session),
                translate("TrainingDoor", "added on the spot") if one.walk_in else "",
                self._paper(session),
                here_words(session),
                one.note or "",
            ),
            undo=True,
        )

    def _elsewhere(self, session: Session) -> str:
        return "" if session.id == self.shown else timed(self._context, session)

    def _paper(self, session: Session) -> str:
        today = today_of(self._context)
        if not from_paper(session, today) or session.day == today:
            return ""
        day = moments.relative_day(session.day, today)
        return translate("TrainingDoor", "visit back-dated to {day}").format(day=day)

    def _enrolled(self, who: Who, fresh: bool, one: Enrolment) -> None:
        del fresh
        session = queries.session(self._context.db, one.session_id)
        if one.state is EnrolmentState.WAITING:
            headline = translate("TrainingDoor", "{name} is on the waiting list, place {place}")
            every = translate("TrainingDoor", "{taken} of {capacity} seats held")
            every = every.format(taken=session.taken, capacity=session.capacity)
            headline = headline.format(name=name_of(one), place=session.waiting)
            self.say("look", headline, joined(who.also, every), undo=True)
            return
        seats = translate("TrainingDoor", "{taken} of {capacity} seats held")
        self.say(
            "done",
            translate("TrainingDoor", "{name} enrolled").format(name=name_of(one)),
            joined(who.also, seats.format(taken=session.taken, capacity=session.capacity)),
            undo=True,
        )

    def _signed_out(self, who: Who, fresh: bool, one: Enrolment) -> None:
        name, at = name_of(one), at_words(one.out_at, zone(self._context.db))
        if fresh:
            self.say(
                "done", translate("TrainingDoor", "{name} signed out {time}").format(name=name, time=at), undo=True
            )
        else:
            headline = translate("TrainingDoor", "{name} is signed out already, {time}").format(name=name, time=at)
            self.say("look", headline, joined(who.also, translate("TrainingDoor", "Nothing was changed.")))

    def _withdrawn(self, who: Who, fresh: bool, one: Enrolment) -> None:
        del who, fresh
        up = [name_of(each) for each in queries.enrolments(self._context.db, one.promoted)]
        moved = translate("TrainingDoor", "moved up from the waiting list: {names}")
        named = translate("TrainingDoor", ", ").join(up)
        headline = translate("TrainingDoor", "{name} withdrawn").format(name=name_of(one))
        self.say("done", headline, moved.format(names=named) if up else "", undo=True)

    def _promoted(self, who: Who, fresh: bool, one: Enrolment) -> None:
        del who, fresh
        session = queries.session(self._context.db, one.session_id)
        seats = translate("TrainingDoor", "{taken} of {capacity} seats held")
        headline = translate("TrainingDoor", "{name} has a seat").format(name=name_of(one))
        self.say("done", headline, seats.format(taken=session.taken, capacity=session.capacity), undo=True)

    # -- refusals --------------------------------------------------------------------------------------------------

    def _not_signed_in(self, walk_in: bool, who: Who, refusal: Refusal) -> None:
        if isinstance(refusal, EnrolledElsewhere):
            self._asking.which_session(who, refusal)
        elif isinstance(refusal, SessionFull):
            self._asking.seat_at_the_door(who, refusal, walk_in=walk_in)
        elif isinstance(refusal, NotYet):
            self.refuse(joined(explain(refusal), translate("TrainingDoor", "Alt 2: enrol")), who.name)
            self.returned.emit(who.typed)
        else:
            self.refused(refusal, who)

    def _not_enrolled(self, who: Who, refusal: Refusal) -> None:
        if isinstance(refusal, AlreadyEnrolled):
            self.say("look", who.name, explain(refusal))
        else:
            self.refused(refusal, who)

    def _not_promoted(self, one: Enrolment, who: Who, refusal: Refusal) -> None:
        if isinstance(refusal, SessionFull):
            self._asking.seat_for_waiting(one, refusal)
        else:
            self.refused(refusal, who)

    def _refused(self, who: Who, refusal: Refusal) -> None:
        self.refused(refusal, who)


def here_words(session: Session) -> str:
    """How many of those who have a seat are there."""
    return translate("TrainingDoor", "{came} of {taken} are there").format(came=session.attended, taken=session.taken)
