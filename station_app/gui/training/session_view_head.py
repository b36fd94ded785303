"""The head of a session: what it is called, when and where, and how many of those expected are there."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.settings.queries import zone
from station_app.core.training.model import Session, SessionState
from station_app.gui.kit.context import Context
from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.tag import Kind, TagLabel
from station_app.gui.training.door_words import today_of
from station_app.texts import translate
from station_app.texts.training import state_of_session, when


class SessionHead(QWidget):
    """Says what it is given."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.title = ElidedLabel("", "title")
        self.title.setObjectName("trainingTitle")
        self.state = TagLabel()
        self.state.setObjectName("trainingState")
        self.facts = ElidedLabel("", "small")
        self.facts.setObjectName("trainingFacts")
        self.figure, self.of = PlainLabel("", "figure"), PlainLabel("", "secondary")
        self.figure.setObjectName("trainingCame")
        self.of.setObjectName("trainingOf")
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.title)
        first.addWidget(self.state)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(first)
        words.addWidget(self.facts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(words, 1)
        layout.addWidget(self.figure)
        layout.addWidget(self.of)

    def show_session(self, session: Session) -> None:
        """Say what a session is."""
        today = today_of(self._context)
        self.title.setText(session.title(self._context.language.code))
        self.state.show_tag(*_state(session))
        facts = [when(session, zone(self._context.db), today), session.place or "", session.trainer or ""]
        if session.points:
            facts.append(translate("TrainingDoor", "{points} points").format(points=session.points))
        if session.cancel_reason:
            facts.append(session.cancel_reason)
        self.facts.setText(" · ".join(fact for fact in facts if fact))
        figure, of = _figures(session, begun=session.day <= today)
        self.figure.setText(figure)
        self.of.setText(of)
        self.of.setAccessibleName(f"{figure} {of}")


def _state(session: Session) -> tuple[str, Kind]:
    kinds: dict[SessionState, Kind] = {SessionState.HELD: "ok", SessionState.CANCELLED: "bad"}
    kind = "neutral" if session.closed else kinds.get(session.state, "neutral")
    return state_of_session(session), kind


def _figures(session: Session, *, begun: bool) -> tuple[str, str]:
    if session.closed:
        of = translate("TrainingDoor", "/ {count} attended")
        return str(session.attended), of.format(count=session.attended + session.absent)
    if begun:
        return str(session.attended), translate("TrainingDoor", "/ {count} signed in").format(count=session.taken)
    return str(session.taken), translate("TrainingDoor", "/ {count} enrolled").format(count=session.capacity)
