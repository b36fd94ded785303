"""The end of a session: everybody signed out, who did not come absent, in one act."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from station_app.core.clock import local_day
from station_app.core.errors import Refusal
from station_app.core.settings.queries import zone
from station_app.core.training import commands, queries
from station_app.core.training.model import Session
from station_app.gui.kit.context import Context
from station_app.gui.kit.told import Told
from station_app.gui.training.door_acts import PAGE, DoorActs
from station_app.gui.training.door_question import Answer, Question
from station_app.texts import moments, translate
from station_app.texts.troubles import explain


class Closing(QObject):
    """Asks nothing, but before the session has begun, and when nobody signed in."""

    call_off_asked = Signal(int)
    """The session did not take place: it is to be cancelled."""

    def __init__(self, context: Context, acts: DoorActs) -> None:
        super().__init__(acts)
        self._context, self._acts = context, acts

    def close(self, session_id: int) -> None:
        """Close a session, or ask first."""
        session = queries.session(self._context.db, session_id)
        now, here = self._context.clock.now(), zone(self._context.db)
        today = local_day(now, here) == session.day
        if session.open and today and now < session.starts_at:
            words = translate("TrainingDoor", "The session only begins at {time}. Close it now?")
            way = Answer("1", translate("TrainingDoor", "Close it now"), partial(self.close_now, session.id))
            self._acts.ask(Question(words.format(time=moments.clock(session.starts_at, here)), (way,)))
        elif session.open and not session.attended and session.day <= local_day(now, here):
            self._ask_whether_held(session)
        else:
            self.close_now(session.id)

    def close_now(self, session_id: int) -> None:
        """Close it, asked or not."""
        told = Told(translate("TrainingDoor", "Session closed"), page=PAGE)
        self._context.operations.run(
            commands.close, session_id=session_id, about=told, done=self._closed, refused=self._not_closed
        )

    def _ask_whether_held(self, session: Session) -> None:
        absent = translate("TrainingDoor", "It did: close, {count} absent").format(count=session.enrolled)
        called_off = translate("TrainingDoor", "It did not: cancel it")
        self._acts.ask(
            Question(
                translate("TrainingDoor", "Nobody signed in. Did the session take place?"),
                (
                    Answer("1", called_off, partial(self.call_off_asked.emit, session.id)),
                    Answer("2", absent, partial(self.close_now, session.id)),
                ),
            )
        )

    def _closed(self, session: Session) -> None:
        counts = translate("TrainingDoor", "{came} came and are signed out · {absent} absent")
        self._acts.say(
            "done",
            translate("TrainingDoor", "Session closed"),
            counts.format(came=session.attended, absent=session.absent),
            undo=True,
        )

    def _not_closed(self, refusal: Refusal) -> None:
        self._acts.refuse(explain(refusal))
