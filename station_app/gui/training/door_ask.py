"""What is asked at the door, and what each key does: which session is meant, a seat more."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from station_app.core.training import queries
from station_app.core.training.model import Enrolment, Session
from station_app.core.training.refusals import EnrolledElsewhere, Other, SessionFull
from station_app.gui.kit.context import Context
from station_app.gui.training.door_question import NONE_OF_THEM, Answer, Question
from station_app.gui.training.door_who import Who
from station_app.gui.training.door_words import timed
from station_app.texts import translate
from station_app.texts.training import name_of

if TYPE_CHECKING:
    from station_app.gui.training.door_acts import DoorActs

_MOST = 9


class Asking:
    """Makes the questions of `DoorActs`; the answers call it again, told what was decided."""

    def __init__(self, context: Context, acts: "DoorActs") -> None:
        self._context, self._acts = context, acts

    def which_session(self, who: Who, refusal: EnrolledElsewhere) -> None:
        """Somebody is on the list of another session of the day: there, or here all the same."""
        here = queries.session(self._context.db, refusal.session_id)
        there = [self._there(key, who, other) for key, other in enumerate(refusal.others[:_MOST], 1)]
        stay = translate("TrainingDoor", "Add here: {session}").format(session=timed(self._context, here))
        stays = Answer(NONE_OF_THEM, stay, partial(self._acts.sign_in, who, walk_in=True))
        words = translate("TrainingDoor", "{name} is not on this list, but on another one of the day. Which is meant?")
        self._ask(words.format(name=who.name), (*there, stays), who)

    def seat_at_the_door(self, who: Who, refusal: SessionFull, *, walk_in: bool) -> None:
        """Every seat is held and somebody stands at the door: a seat more, or the waiting list."""
        ways = [Answer("1", _one_more(refusal), partial(self._acts.sign_in, who, walk_in=walk_in, widen=True))]
        session = queries.session(self._context.db, refusal.session_id)
        if session.open and queries.enrolment_of(self._context.db, session.id, who.person_id) is None:
            ways.append(Answer("2", translate("TrainingDoor", "Waiting list"), partial(self._acts.enrol, who)))
        self._ask(_full(who.name, refusal, self._elsewhere(session)), tuple(ways), who)

    def seat_for_waiting(self, one: Enrolment, refusal: SessionFull) -> None:
        """Somebody who waits is to move up, and there is no seat."""
        way = Answer("1", _one_more(refusal), partial(self._acts.promote, one, widen=True))
        self._ask(_full(name_of(one), refusal, ""), (way,), Who(one.session_id, one.person_id, name_of(one)))

    def _there(self, key: int, who: Who, other: Other) -> Answer:
        words = translate("TrainingDoor", "Sign in to {time} {session}")
        if other.waiting:
            words = translate("TrainingDoor", "Sign in to {time} {session} (waiting list)")
        title = other.zh if self._context.language.code == "zh" else other.en
        moved = replace(who, session_id=other.session_id)
        return Answer(
            str(key),
            words.format(time=f"{other.starts_at:%H:%M}", session=title),
            partial(self._acts.sign_in, moved),
        )

    def _ask(self, words: str, answers: tuple[Answer, ...], who: Who) -> None:
        left = translate("TrainingDoor", "{name}: nothing was done").format(name=who.name)
        self._acts.ask(Question(words, answers, left, who.typed))

    def _elsewhere(self, session: Session) -> str:
        return "" if session.id == self._acts.shown else timed(self._context, session)


def _one_more(refusal: SessionFull) -> str:
    words = translate("TrainingDoor", "Add a seat: {count}")
    return words.format(count=refusal.capacity + 1)


def _full(name: str, refusal: SessionFull, session: str) -> str:
    if session:
        words = translate("TrainingDoor", "{name}: {capacity} of {capacity} seats of {session} are held.")
        return words.format(name=name, capacity=refusal.capacity, session=session)
    words = translate("TrainingDoor", "{name}: {capacity} of {capacity} seats are held.")
    return words.format(name=name, capacity=refusal.capacity)
