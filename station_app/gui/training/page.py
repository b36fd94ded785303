"""The page of trainings (培训活动): the sessions at the left; at the right one of them, or the form of one."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.errors import NotFound
from station_app.core.settings.queries import zone
from station_app.core.training import queries
from station_app.core.types import Area
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.look import set_look
from station_app.gui.kit.page import Page
from station_app.gui.kit.requests import OpenTraining, Request
from station_app.gui.kit.told import Told
from station_app.gui.runtime.actions import Actions
from station_app.gui.training.cancel_dialog import CancelDialog
from station_app.gui.training.plan_form import PlanForm
from station_app.gui.training.session_view import SessionView
from station_app.gui.training.sessions import SessionList
from station_app.texts import translate

_MINUTE = 60_000
_LEFT_PX, _NARROW_LEFT_PX, _NARROW, _TINY = 300, 276, 940, 720


class TrainingPage(Page):
    """Arrow keys in the list show a session at once; its field signs in, enrols, finds."""

    name = "training"
    areas = frozenset({Area.TRAINING, Area.PEOPLE, Area.DICTIONARIES, Area.SETTINGS, Area.IMPORTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sessions = SessionList(context)
        self.view = SessionView(context)
        self.form = PlanForm(context, self.name)
        self.nothing = EmptyState()
        self.nothing.setObjectName("trainingNothing")
        self.plan_first = self.nothing.offer("", "trainingPlanFirst")
        set_look(self.plan_first, kind="accent")
        self._shown: int | None = None
        self._day: date | None = None
        self._right = QStackedWidget()
        self._work = QWidget()
        self._whole = QStackedWidget()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._keys = Actions(self)
        self._build()
        self._connect()
        self.retranslate()

    # -- what the shell calls ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list; the session that is shown stays, wherever it stands in the list now."""
        self.sessions.read()
        if self._shown is None or not self.sessions.mark(self._shown):
            self._show(self._first())
        else:
            self.view.refresh()
        self._show_parts()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.sessions.retranslate()
        self.form.retranslate()
        self.nothing.say(
            translate(
                "TrainingPlan",
                "Trainings stand here: who is enrolled, who waits for a seat, who came. "
                "At the door everybody signs in with a card or a name.",
            )
        )
        words = translate("TrainingPlan", "Plan the first session")
        self.plan_first.setText(words)
        self.plan_first.setAccessibleName(words)
        self._keys.say("training.sessions", translate("TrainingPlan", "To the sessions: arrow keys, Enter goes on"))
        self._keys.say("training.plan", translate("TrainingPlan", "Plan a session"))
        self._keys.say("training.edit", translate("TrainingPlan", "Change the session shown"))

    def focus(self) -> None:
        """The form while it is open; the field of an open session, or the list."""
        if self.form.is_open():
            self.form.focus()
        elif self._whole.currentWidget() is self.nothing:
            self.plan_first.setFocus()
        elif self._shown is not None and queries.session(self.context.db, self._shown).open:
            self.view.focus()
        else:
            self._to_sessions()

    def scanned(self, code: str) -> bool:
        """A card signs in to the session shown; beside an open form it is the desk's."""
        return self._right.currentWidget() is self.view and self._shown is not None and self.view.scanned(code)

    def take(self, request: Request) -> None:
        """A session to be shown."""
        if isinstance(request, OpenTraining) and request.session_id is not None:
            self.show_session(request.session_id)
            self.focus()

    def unfinished(self) -> bool:
        return self.form.unfinished() or self.view.unfinished()

    def undone(self, told: Told) -> None:
        """The right side told of what is undone now, and has its text again."""
        self.view.undone(told)

    # -- what its parts call -------------------------------------------------------------------------------------

    def show_session(self, session_id: int) -> None:
        """Show a session, whichever list it stands in; a form that is open is put aside."""
        self.form.put_aside()
        self.sessions.read()
        if self.sessions.mark(session_id):
            self._show(session_id)
        self._show_parts()

    def plan(self) -> None:
        """Plan a session."""
        self.form.plan()
        self._show_parts()
        self.form.focus()

    def edit(self, session_id: int) -> None:
        """Change a session."""
        try:
            self.form.edit(session_id)
        except NotFound:
            return  # taken back meanwhile; the list has told
        self._show_parts()
        self.form.focus()

    def cancel(self, session_id: int) -> None:
        """Ask whether a session is to be cancelled, and whom to tell."""
        dialog = CancelDialog(self.context, session_id, self.name, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.focus)
        dialog.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width()
        left = _LEFT_PX if wide >= _NARROW else _NARROW_LEFT_PX
        self.sessions.setFixedWidth(left if wide >= _TINY else max(wide * 2 // 5, 1))

    def showEvent(self, event: QShowEvent) -> None:
        today = local_day(self.context.clock.now(), zone(self.context.db))
        if today != self._day:
            self._day, self._shown, self._stale = today, None, True  # another day begins with its own first session
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    # -- showing -------------------------------------------------------------------------------------------------

    def _show(self, session_id: int | None) -> None:
        self._shown = session_id
        self.sessions.mark(session_id)
        self.view.show_session(session_id)

    def _first(self) -> int | None:
        # With nothing to come the page begins with what has ended, and not with an empty half.
        first = self.sessions.first()
        if first is None:
            latest = queries.ended(self.context.db, limit=1)
            first = int(latest[0].id) if latest and self._shown is None else None
        return first

    def _show_parts(self) -> None:
        some = self._shown is not None or self.form.is_open() or self.sessions.some()
        self._whole.setCurrentWidget(self._work if some else self.nothing)
        self._right.setCurrentWidget(self.form if self.form.is_open() else self.view)
        self.sessions.calm(self.form.is_open())

    def _to_sessions(self) -> None:
        self.sessions.cards.setFocus()

    def _on_chosen(self, session_id: int | None) -> None:
        self.form.put_aside()
        self._show(session_id)
        self._show_parts()

    def _on_opened(self, session_id: int) -> None:
        if self.form.is_open() or session_id != self._shown:
            self._on_chosen(session_id)
        self.view.focus()

    def _on_typed(self, event: QKeyEvent) -> None:
        if not self.form.is_open():
            QApplication.sendEvent(self.view, event)

    def _edit_shown(self) -> None:
        if self._shown is not None:
            self.edit(self._shown)

    def _on_saved(self, session_id: int) -> None:
        self.show_session(session_id)
        self._to_sessions()

    def _on_left(self) -> None:
        self._show_parts()
        self.focus()

    def _on_other(self, session_id: int) -> None:
        self.show_session(session_id)
        self.view.focus()

    def _on_minute(self) -> None:
        # What has ended and is not closed says so; what is typed at the right stays as it is.
        self.sessions.read()
        self.sessions.cards.mark(self._shown)

    def _build(self) -> None:
        for part in (self.view, self.form):
            self._right.addWidget(part)
        both = QHBoxLayout(self._work)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(16)
        both.addWidget(self.sessions)
        both.addWidget(self._right, 1)
        for whole in (self._work, self.nothing):
            self._whole.addWidget(whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(self._whole)

    def _connect(self) -> None:
        sessions, view, form = self.sessions, self.view, self.form
        sessions.chosen.connect(self._on_chosen)
        sessions.opened.connect(self._on_opened)
        sessions.plan_asked.connect(self.plan)
        sessions.cards.typed.connect(self._on_typed)
        self.plan_first.clicked.connect(self.plan)
        view.edit_asked.connect(self.edit)
        view.cancel_asked.connect(self.cancel)
        view.session_asked.connect(self._on_other)
        form.saved.connect(self._on_saved)
        form.left.connect(self._on_left)
        self._minute.timeout.connect(self._on_minute)
        self._keys.add("training.sessions", "", self._to_sessions, keys=["F6"])
        self._keys.add("training.plan", "", self.plan, keys=["Ctrl+N"])
        self._keys.add("training.edit", "", self._edit_shown, keys=["Ctrl+E"])
