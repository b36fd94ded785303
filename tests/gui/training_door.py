"""A clerk at the door of a session, over the real window: what is typed, pressed and seen."""

from datetime import datetime, timedelta

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from station_app.core.clock import SetClock
from station_app.core.training import commands, queries
from station_app.core.training.model import Enrolment, Session
from station_app.core.types import Area, PersonId
from station_app.gui.runtime.burst import FAST_MS, PAUSE_MS
from station_app.gui.shell.window import MainWindow
from station_app.gui.training.page import TrainingPage
from station_app.gui.training.session_view import SessionView
from tests.gui.drivers import Desk

TRAINING = frozenset({Area.TRAINING})


class AtTheDoor(Desk):
    """Opens the page of trainings; sessions and lists are made through the station, what is tested by keys."""

    def __init__(self, window: MainWindow, clock: SetClock) -> None:
        super().__init__(window, clock)
        page = window.page("training")
        assert isinstance(page, TrainingPage)
        self.trainings = page
        self.view: SessionView = page.view

    # -- hands -------------------------------------------------------------------------------------------------------

    def opens(self, session: Session) -> None:
        """The page in front, this session shown, the cursor in its field."""
        self.window.show_page("training")
        self.trainings.show_session(session.id)
        self.view.focus()
        QApplication.processEvents()

    def says(self, text: str) -> None:
        """Type into the field and press Enter."""
        self.view.field.setFocus()
        self.type(text)
        self.enter()

    def scan(self, code: str) -> None:
        super().scan(code)
        QTest.qWait(PAUSE_MS + 20)  # an Enter sooner than that is the scanner's line feed

    # -- the station -------------------------------------------------------------------------------------------------

    def plans(self, topic: str, *, capacity: int = 20, starts: datetime | None = None, **said: object) -> Session:
        begins = starts or self.clock.now() + timedelta(minutes=30)
        done = commands.plan(
            self.db,
            topic=topic,
            starts_at=begins,
            ends_at=begins + timedelta(hours=1),
            capacity=capacity,
            now=self.clock.now(),
            by=None,
            **said,  # type: ignore[arg-type]
        )
        self.window.context.hub.changed.emit(done.touched)
        return done.value

    def enrols(self, session: Session, *people: PersonId) -> None:
        for person in people:
            commands.enrol(self.db, session_id=session.id, person_id=person, now=self.clock.now(), by=None)
        self.window.context.hub.changed.emit(TRAINING)

    def on_list(self, session: Session, person: PersonId) -> Enrolment:
        found = queries.enrolment_of(self.db, session.id, person)
        assert found is not None
        return found

    def session(self, session: Session) -> Session:
        return queries.session(self.db, session.id)

    # -- eyes --------------------------------------------------------------------------------------------------------

    def strip(self) -> str:
        return self.view.door.strip.text() if self.view.door.strip.isVisible() else ""

    def question(self) -> str:
        return self.view.door.question.words() if self.view.door.question.isVisible() else ""

    def answers(self) -> dict[str, str]:
        question = self.view.door.question.question()
        return {each.key: each.words for each in question.answers} if question else {}

    def candidates(self) -> list[str]:
        QTest.qWait(2 * FAST_MS)  # looked up once the keys come no faster than a scanner's
        return [found.name for found in self.view.door.found.found()]

    def under_field(self) -> str:
        return self.view.door.hint.text() if self.view.door.hint.isVisible() else ""

    def typed(self) -> str:
        return self.view.field.text()

    def roster(self) -> list[str]:
        return self.view.list.names()

    def came(self) -> tuple[str, str]:
        return self.view.head.figure.text(), self.view.head.of.text()
