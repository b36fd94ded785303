"""The left side of the page: what is coming or what has ended, and the button that plans another session."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.errors import NotFound
from station_app.core.settings.queries import zone
from station_app.core.training import queries
from station_app.core.training.model import Session, SessionState
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.look import button, set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.training.session_cards import SessionCards
from station_app.texts import translate

COMING, ENDED = "coming", "ended"
MOST_ENDED = 200


class SessionList(QWidget):
    """Reads the sessions of the chip that is chosen. Which session is shown at the right is the page's to say."""

    chosen = Signal(object)
    """int | None: another session is chosen, to be shown."""
    opened = Signal(int)
    """Enter or a click on a session: on to its field."""
    plan_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sessions: Sequence[Session] = ()
        self.which = Chips("", exclusive=True)
        self.which.setObjectName("trainingWhich")
        self.plan = button("", "accent", "trainingPlan")
        context.icons.put(self.plan, "plus", "on_accent", 16)
        self.cards = SessionCards(context.theme)
        self.nothing = EmptyState()
        self.nothing.setObjectName("trainingNoSessions")
        self.most = PlainLabel("", "hint", wrap=True)
        self._stack = QStackedWidget()
        self._build()
        self._offer()
        self.which.choose([COMING])
        self._connect()

    def read(self) -> None:
        """Read the sessions that are shown; the one chosen stays so while it is among them."""
        db, now = self._context.db, self._context.clock.now()
        coming = self.shows() == COMING
        self._sessions = queries.coming(db) if coming else queries.ended(db, limit=MOST_ENDED)
        self.cards.show_sessions(self._sessions, now, zone(db), self._context.language.code)
        self._stack.setCurrentWidget(self.cards if self._sessions else self.nothing)
        self.most.setVisible(not coming and len(self._sessions) == MOST_ENDED)
        self._say_nothing()

    def shows(self) -> str:
        """Which of the two is shown: COMING or ENDED."""
        return (self.which.chosen() or [COMING])[0]

    def some(self) -> bool:
        """Whether there is any session at all, coming or ended."""
        db = self._context.db
        return bool(self._sessions) or bool(queries.ended(db, limit=1)) or bool(queries.coming(db))

    def session_id(self) -> int | None:
        """The session that is chosen."""
        return self.cards.chosen_id()

    def first(self) -> int | None:
        """Where a clerk begins: today's first session, else the next one, else the first of the list."""
        db, now = self._context.db, self._context.clock.now()
        today = local_day(now, zone(db))
        if self.shows() == COMING:
            for wanted in (
                [each for each in self._sessions if each.day == today and each.ends_at > now],
                [each for each in self._sessions if each.day == today],
                [each for each in self._sessions if each.day > today],
            ):
                if wanted:
                    return int(wanted[0].id)
        return int(self._sessions[0].id) if self._sessions else None

    def mark(self, session_id: int | None) -> bool:
        """Choose a session, in the list it stands in now; False when there is no such session any more."""
        if session_id is None:
            self.cards.mark(None)
            return True
        try:
            session = queries.session(self._context.db, session_id)
        except NotFound:
            return False
        if session.state is SessionState.VOID:
            return False
        wanted = COMING if session.open else ENDED
        if self.shows() != wanted:
            self.which.choose([wanted])
            self.read()
        self.cards.mark(session_id)
        return True

    def calm(self, quiet: bool) -> None:
        """While a form is open its own button is the next step, and not this one."""
        set_look(self.plan, kind="" if quiet else "accent")
        self._context.icons.put(self.plan, "plus", "text_2" if quiet else "on_accent", 16)

    def retranslate(self) -> None:
        """Say every word anew."""
        self.which.setAccessibleName(translate("TrainingPlan", "Which sessions are shown"))
        self.cards.setAccessibleName(translate("TrainingPlan", "Sessions"))
        words = translate("TrainingPlan", "Plan a session")
        self.plan.setText(translate("TrainingPlan", "Plan"))
        self.plan.setAccessibleName(words)
        self.plan.setToolTip(words)
        self.most.setText(
            translate("TrainingPlan", "The latest {count} are shown. Earlier ones stand in the ledger.").format(
                count=MOST_ENDED
            )
        )
        self._offer()
        self._say_nothing()

    def _offer(self) -> None:
        self.which.offer(
            (
                Choice(COMING, translate("TrainingPlan", "Coming")),
                Choice(ENDED, translate("TrainingPlan", "Ended")),
            )
        )

    def _say_nothing(self) -> None:
        if self.shows() == COMING:
            self.nothing.say(translate("TrainingPlan", "Nothing is planned."))
        else:
            self.nothing.say(translate("TrainingPlan", "No session has ended yet."))

    def _on_which(self, _which: object) -> None:
        self.read()
        first = self.first()
        self.cards.mark(first)
        self.chosen.emit(first)

    def _on_moved(self, session_id: int) -> None:
        self.chosen.emit(session_id)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        self.plan.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        top.addWidget(self.which, 1)
        top.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self.cards, self.nothing):
            self._stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.most)
        self.most.hide()

    def _connect(self) -> None:
        self.which.changed.connect(self._on_which)
        self.plan.clicked.connect(self.plan_asked)
        self.cards.moved.connect(self._on_moved)
        self.cards.picked.connect(self.opened)
