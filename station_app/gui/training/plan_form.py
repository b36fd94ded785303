"""A session is planned, or several weekly ones, or one is changed: saved with Enter, left with Esc, never lost."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.errors import NotValid, Refusal, Trouble
from station_app.core.settings.queries import zone
from station_app.core.training import commands, queries
from station_app.core.training.model import Session
from station_app.core.types import Done
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import announce, button, set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.training.plan_fields import PlanFields
from station_app.gui.training.plan_typed import TOPIC, WEEKS, Typed, changes, typed_of
from station_app.gui.training.plan_words import (
    Outlook,
    days_words,
    offered,
    outlook,
    usual,
    warning_words,
    without_rest,
)
from station_app.gui.training.words import named
from station_app.texts import translate
from station_app.texts.moments import weekday
from station_app.texts.troubles import explain


class PlanForm(Card):
    """Open it with `plan` or `edit`. What is half typed when it is left is there again the next time."""

    saved = Signal(int)
    """The session that was planned or changed, the first of several."""
    left = Signal()

    def __init__(self, context: Context, page: str, parent: QWidget | None = None) -> None:
        """`page` is whose acts these are, for undo."""
        super().__init__(" ", elides=True, parent=parent)
        self.setObjectName("trainingPlanForm")
        self._context, self._page = context, page
        self._session: Session | None = None
        self._before = Typed(day=local_day(context.clock.now(), zone(context.db)))
        self._drafts: dict[int | None, Typed] = {}
        self._key = ""
        self._open = self._running = self._many = False
        self._scroll = QScrollArea()
        self.fields = PlanFields()
        self.again = PlainLabel("", "hint", wrap=True)
        self.wrong = PlainLabel("", "bad", wrap=True)
        self.wrong.setObjectName("trainingPlanWrong")
        self.afresh = button("", "quiet", "trainingPlanAfresh")
        self.cancel = KeyButton("Esc", "trainingPlanLeave")
        self.save = KeyButton("Enter", "trainingPlanSave")
        set_look(self.cancel, kind="")
        set_look(self.save, kind="accent")
        self._build()
        self._connect()
        self.retranslate()

    # -- what the page calls -----------------------------------------------------------------------------------------

    def plan(self) -> None:
        """A new session, or the one that is half typed."""
        self._begin(None, usual(self._context.db, self._context.clock.now()))

    def edit(self, session_id: int) -> None:
        """Change a session. Raises NotFound."""
        session = queries.session(self._context.db, session_id)
        self._begin(session, typed_of(session, zone(self._context.db), self._context.language.code))

    def is_open(self) -> bool:
        """Whether a form is under way."""
        return self._open

    def unfinished(self) -> bool:
        """Whether anything typed is not saved, in the fields or put aside."""
        return bool(self._drafts) or self._touched()

    def put_aside(self) -> None:
        """Something else is shown; what was typed stays as a draft."""
        self._keep()
        self._open = False

    def leave(self) -> None:
        """Esc: put it aside, and say so."""
        self.put_aside()
        self.left.emit()

    def focus(self) -> None:
        """Put the cursor where typing begins."""
        self.fields.lines[TOPIC].setFocus()
        self.fields.lines[TOPIC].selectAll()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.set_title(translate("TrainingPlan", "Plan a session"))
        if self._session is not None:
            words = translate("TrainingPlan", "Change {session}")
            self.set_title(words.format(session=named(self._context, self._session)))
        self.fields.retranslate()
        self.again.setText(translate("TrainingPlan", "What was half typed is here again."))
        self.cancel.say(translate("TrainingPlan", "Leave"))
        self._say_save()
        words = translate("TrainingPlan", "Begin afresh")
        self.afresh.setText(words)
        self.afresh.setAccessibleName(words)
        if self._open:
            self._offer()
            self._look()

    def submit(self) -> None:
        """Save, once."""
        if self._running or not self._open:
            return
        self.fields.calm()
        self.wrong.hide()
        typed = self.fields.typed()
        try:
            if self._session is not None:
                said = changes(self._before, typed, zone(self._context.db))
                told = translate("TrainingPlan", "Changed: {session}").format(
                    session=named(self._context, self._session)
                )
                self._run(commands.edit, told, session_id=self._session.id, **said)
            else:
                self._plan(typed)
        except Refusal as refusal:
            self._refused(refusal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._enter()
        else:
            super().keyPressEvent(event)

    # -- doing it ----------------------------------------------------------------------------------------------------

    def _enter(self) -> None:
        on = self.focusWidget()
        if isinstance(on, QPushButton):
            on.click()  # Enter on a button is that button
        else:
            self.submit()

    def _plan(self, typed: Typed) -> None:
        local = zone(self._context.db)
        times, said = typed.times(local), typed.said()
        if typed.without_rest and len(times) > 1:
            times = without_rest(times, self._seen(typed).rest, local)
            if not times:
                raise NotValid(WEEKS, typed.weeks)
        topic = typed.topic.strip()
        if len(times) == 1:
            told = translate("TrainingPlan", "Planned: {topic}").format(topic=topic)
            self._run(commands.plan, told, starts_at=times[0][0], ends_at=times[0][1], **said)
        else:
            words = translate("TrainingPlan", "Planned {count} times: {topic}")
            self._run(commands.plan_many, words.format(count=len(times), topic=topic), times=times, **said)

    def _run(self, command: Callable[..., Done[Any]], told: str, **facts: Any) -> None:
        self._running = True
        self._context.operations.run(
            command,
            key=self._key,
            about=Told(told, page=self._page),
            done=self._done,
            refused=self._refused,
            troubled=self._troubled,
            **facts,
        )

    def _done(self, value: Session | tuple[Session, ...]) -> None:
        self._running = self._open = False
        self._drafts.pop(self._about(), None)
        self._context.sounds.play("done")
        self.saved.emit(int(value[0].id if isinstance(value, tuple) else value.id))

    def _refused(self, refusal: Refusal) -> None:
        self._running = False
        self._context.sounds.play("refused")
        sentence = explain(refusal)
        if self.fields.complain(refusal, sentence):
            self._scroll.ensureWidgetVisible(self.fields.focusWidget() or self.fields)
            return
        self.wrong.setText(sentence)
        self.wrong.show()
        announce(self, sentence)

    def _troubled(self, trouble: Trouble) -> None:  # noqa: ARG002 - the window says what happened
        self._running = False

    # -- beginning and leaving ---------------------------------------------------------------------------------------

    def _begin(self, session: Session | None, before: Typed) -> None:
        if self._running:
            return  # what was sent is waited for first
        if self._open:
            self._keep()
        self._session, self._before, self._key = session, before, str(uuid4())
        self._open = True
        draft = self._drafts.pop(self._about(), None)
        self.fields.allow(times=session is None or not session.closed, series=session is None)
        self._offer()
        self.fields.show_typed(draft or before)
        self.again.setVisible(draft is not None)
        self.afresh.setVisible(draft is not None)
        self.wrong.hide()
        self._scroll.verticalScrollBar().setValue(0)
        self.retranslate()
        self.focus()

    def _keep(self) -> None:
        if self._touched():
            self._drafts[self._about()] = self.fields.typed()

    def _touched(self) -> bool:
        return self._open and self.fields.typed() != self._before

    def _about(self) -> int | None:
        return None if self._session is None else int(self._session.id)

    def _afresh(self) -> None:
        self.fields.show_typed(self._before)
        self.again.hide()
        self.afresh.hide()
        self.focus()

    # -- showing -----------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        if not self._open:
            return
        typed, local = self.fields.typed(), zone(self._context.db)
        today = local_day(self._context.clock.now(), local)
        seen = self._seen(typed)
        self._many = len(seen.days) > 1
        self.fields.say_outlook(
            days_words(seen, today, leaves_out=typed.without_rest),
            warning_words(seen, typed.place, local, today, self._context.language.code),
            weekday(typed.day),
            rests=self._many and bool(seen.rest),
        )
        self._say_save()

    def _seen(self, typed: Typed) -> Outlook:
        return outlook(self._context.db, typed, but=self._about(), now=self._context.clock.now())

    def _offer(self) -> None:
        for name, words in offered(self._context.db, self._context.language.code).items():
            self.fields.offer(name, words)

    def _say_save(self) -> None:
        if self._session is not None:
            self.save.say(translate("TrainingPlan", "Save"))
        elif self._many:
            self.save.say(translate("TrainingPlan", "Plan them"))
        else:
            self.save.say(translate("TrainingPlan", "Plan it"))

    def _build(self) -> None:
        self.header.addWidget(self.afresh)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.again)
        column.addWidget(self.fields)
        column.addStretch(1)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.wrong, 1)
        foot.addStretch()
        for made in (self.cancel, self.save):
            foot.addWidget(made)
        self.body.addWidget(self._scroll, 1)
        self.body.addLayout(foot)
        for part in (self.again, self.afresh, self.wrong):
            part.hide()

    def _connect(self) -> None:
        self.fields.changed.connect(self._look)
        self.fields.entered.connect(self.submit)
        self.fields.escaped.connect(self.leave)
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.leave)
        self.afresh.clicked.connect(self._afresh)
