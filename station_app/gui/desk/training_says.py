"""What the desk says of trainings and one person: which are offered, what Enter does, enrolled, waiting, signed in."""

from collections.abc import Sequence

from station_app.core.clock import local_day
from station_app.core.desk.model import Does, Offered
from station_app.core.errors import Refusal
from station_app.core.people.queries import by_id, root_of
from station_app.core.settings.queries import zone
from station_app.core.training.model import Enrolment, EnrolmentState, Session
from station_app.core.training.queries import session as read
from station_app.core.training.refusals import EnrolledElsewhere, SessionFull
from station_app.gui.desk.candidates import Candidate
from station_app.gui.desk.tool_words import joined
from station_app.gui.desk.training_words import how_many
from station_app.gui.kit.context import Context
from station_app.texts import translate
from station_app.texts.labels import person_name
from station_app.texts.training import state_of_enrolment, when
from station_app.texts.troubles import explain


class TrainingSays:
    """Words sentences from what it is handed; changes nothing."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def name(self, person_id: int) -> str:
        """What a person is called."""
        person = by_id(self._context.db, root_of(self._context.db, person_id))
        return person_name(person.name, person.nickname, person.phone)

    def title(self, session: Session) -> str:
        """What a session is called."""
        return session.title(self._context.language.code)

    def when(self, session: Session) -> str:
        """Its day and hours."""
        local = zone(self._context.db)
        return when(session, local, local_day(self._context.clock.now(), local))

    def which(self, person_id: int) -> str:
        """Which session is meant?"""
        return translate("Desk", "A training for {name}: which one?").format(name=self.name(person_id))

    def rows(self, offered: Sequence[Offered]) -> list[Candidate]:
        """The lines, each with its digit in front."""
        return [
            Candidate(
                person_id=0,
                name=f"{at}  {self.title(each.session)}",
                number="",
                tail="",
                about=joined(self.when(each.session), how_many(each.session), each.session.place or ""),
                notice=self._stands(each),
            )
            for at, each in enumerate(offered, 1)
        ]

    def onward(self, offered: Offered) -> str:
        """The word on the button."""
        return {
            Does.ENROL: translate("Desk", "Enrol"),
            Does.WAIT: translate("Desk", "On the waiting list"),
            Does.SIGN_IN: translate("Desk", "Sign in"),
            Does.NOTHING: "",
        }[offered.does]

    def no_way_on(self, offered: Offered) -> str:
        """Enter, and there is nothing to do."""
        if offered.state is None or offered.state is EnrolmentState.ATTENDED:
            return translate("Desk", "Signed in already.")
        words = translate("Desk", "On this list already: {state}. Signing in is on the day itself.")
        return words.format(state=state_of_enrolment(offered.state))

    def key(self) -> str:
        """Somebody was found who is on the list of a training."""
        return translate("Desk", "Enter checks in · Ctrl+T: to the training")

    def whom(self) -> str:
        """Ctrl+T, and nobody is meant."""
        return translate("Desk", "Type or scan somebody first, then Ctrl+T for a training.")

    def mark_first(self) -> str:
        """Ctrl+T, and several were found."""
        return translate("Desk", "Please mark somebody with ↓, then Ctrl+T.")

    def register_first(self) -> str:
        """Ctrl+T, and somebody new is half filled in."""
        return translate("Desk", "Enter registers first; then Ctrl+T for a training.")

    def none_planned(self) -> str:
        """There is no session to come."""
        return translate("Desk", "No training is planned. Sessions are planned on the page of trainings.")

    def done(self, does: Does, person_id: int, session: Session) -> str:
        """It was done: who, and what."""
        words = {
            Does.SIGN_IN: translate("Desk", "{name} signed in: {session}"),
            Does.WAIT: translate("Desk", "{name} waits for a seat: {session}"),
        }.get(does, translate("Desk", "{name} enrolled: {session}"))
        return words.format(name=self.name(person_id), session=self.title(session))

    def after(self, enrolment: Enrolment) -> str:
        """When, and how many are there now; of somebody who waits their place."""
        session = read(self._context.db, enrolment.session_id)
        place = ""
        if enrolment.state is EnrolmentState.WAITING:
            place = translate("Desk", "waiting list, place {place}").format(place=session.waiting)
        return joined(self.when(session), place, how_many(session))

    def refused(self, refusal: Refusal) -> str:
        """What is in the way; and what pressing once more does, where that is a way on."""
        if isinstance(refusal, EnrolledElsewhere):
            again = translate("Desk", "Enter once more: here all the same.")
            return f"{explain(refusal)} {again}"
        if isinstance(refusal, SessionFull):
            full = translate("Desk", "All {capacity} seats are held. Enter once more: one seat more.")
            return full.format(capacity=refusal.capacity)
        return explain(refusal)

    def _stands(self, offered: Offered) -> str:
        if offered.state is not None:
            return state_of_enrolment(offered.state)
        return translate("Desk", "full") if offered.does is Does.WAIT else ""
