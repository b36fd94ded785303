"""A session is cancelled: who is on its list and is to be told, their numbers on a click, the list to be copied."""

from array import array
from collections.abc import Mapping, Sequence
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.errors import Refusal, Trouble
from station_app.core.people.commands import reveal
from station_app.core.settings.queries import zone
from station_app.core.training import commands, queries
from station_app.core.training.model import REASON_LIMIT, Enrolment, Session, SessionState
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import ROW_PX, DataTable
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.paged_model import PagedModel
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.training.cancel_list import SHOWS, TellColumns, copied, to_tell
from station_app.gui.training.words import named
from station_app.texts import translate
from station_app.texts.training import when
from station_app.texts.troubles import explain

_WIDE, _BARE, _MOST_ROWS = 580, 290, 8
_FRAME = QSize(16, 48)
"""What the system puts around a dialog."""


class CancelDialog(QDialog):
    """Open it over a session. Cancelled, it stays open while there is somebody to tell; a second time it only tells."""

    cancelled = Signal(int)
    """The session that was cancelled."""

    def __init__(self, context: Context, session_id: int, page: str, parent: QWidget | None = None) -> None:
        """`page` is whose act it is, for undo. Raises NotFound."""
        super().__init__(parent)
        self.setObjectName("trainingCancel")
        self._context, self._page = context, page
        self._session = queries.session(context.db, session_id)
        self._people = to_tell(queries.roster(context.db, session_id))
        self._rows = {int(each.id): each for each in self._people}
        self._numbers: dict[int, str] = {}
        self._wanted: list[int] = []
        self._key, self._running = str(uuid4()), False
        self.what = PlainLabel("", "strong", wrap=True)
        self.hint = PlainLabel("", "secondary", wrap=True)
        self.hint.setObjectName("trainingCancelHint")
        self.table = DataTable(context.theme, "")
        self.table.setObjectName("trainingCancelList")
        self.model: PagedModel[Enrolment] = PagedModel(self._fetch, TellColumns(self._numbers).all())
        self.table.show_model(self.model)
        self._list = Card(padding=0)
        self.reason = EnterField()
        self.reason.setObjectName("trainingCancelReason")
        self.reason.setMaxLength(REASON_LIMIT)
        self.wrong = PlainLabel("", "bad", wrap=True)
        self.wrong.setObjectName("trainingCancelWrong")
        self.show_all = button("", "", "trainingCancelNumbers")
        self.copy = button("", "", "trainingCancelCopy")
        self.leave = button("", "", "trainingCancelLeave")
        self.go = button("", "danger", "trainingCancelGo")
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.setSingleShot(True)
        self._build()
        self._connect()
        self._say()
        self.model.show_ids(array("q", self._rows))
        rows = min(len(self._rows), _MOST_ROWS)
        tall = _BARE + rows * ROW_PX if rows else self.sizeHint().height()
        self.resize(QSize(_WIDE, tall).boundedTo(self.screen().availableGeometry().size() - _FRAME))
        (self.reason if self._asks() else self.copy).setFocus()

    def reject(self) -> None:
        """Close; numbers that are still to be shown are not any more."""
        self._wanted.clear()
        super().reject()

    def submit(self) -> None:
        """Cancel the session, once."""
        if self._running or not self._asks():
            return
        self._running = True
        self._say_wrong("")
        words = named(self._context, self._session)
        self._context.operations.run(
            commands.cancel,
            session_id=self._session.id,
            reason=self.reason.text().strip() or None,
            key=self._key,
            about=Told(translate("TrainingPlan", "Cancelled: {session}").format(session=words), page=self._page),
            done=self._done,
            refused=self._refused,
            troubled=self._troubled,
        )

    # -- cancelling ----------------------------------------------------------------------------------------------

    def _asks(self) -> bool:
        return self._session.state is not SessionState.CANCELLED

    def _done(self, session: Session) -> None:
        self._running = False
        self._session = session
        self._context.sounds.play("done")
        self.cancelled.emit(int(session.id))
        if not self._people:
            self.accept()
            return
        self._say()
        self.copy.setFocus()
        announce(self, self.hint.text())

    def _refused(self, refusal: Refusal) -> None:
        self._running = False
        self._context.sounds.play("refused")
        self._say_wrong(explain(refusal))

    def _troubled(self, trouble: Trouble) -> None:  # noqa: ARG002 - the window says what happened
        self._running = False

    # -- numbers -------------------------------------------------------------------------------------------------

    def _on_row(self, enrolment_id: int, column: int | None = None) -> None:
        if column is None or self.model.columns()[column].key == SHOWS:
            self._reveal([enrolment_id])

    def _on_show_all(self) -> None:
        self._reveal(list(self._rows))

    def _reveal(self, ids: Sequence[int]) -> None:
        people = [self._rows[each] for each in ids]
        self._wanted = [int(each.person_id) for each in people if each.phone and each.person_id not in self._numbers]
        self._say_wrong("")
        self._reveal_next()

    def _reveal_next(self) -> None:
        # One after the other: each is an act of its own in the log, and the window stays awake between them.
        if self._wanted:
            person = self._wanted.pop(0)
            self._context.operations.run(
                reveal,
                person_id=person,
                undoable=False,
                done=partial(self._revealed, person),
                refused=self._not_revealed,
            )

    def _revealed(self, person_id: int, shown: str) -> None:
        self._numbers[person_id] = shown
        if self._wanted:
            self._next.start()
        else:
            announce(self.table, shown)
        self.model.refresh()
        self._say()

    def _not_revealed(self, refusal: Refusal) -> None:
        self._wanted.clear()
        self._context.sounds.play("refused")
        self._say_wrong(explain(refusal))

    def _on_copy(self) -> None:
        local = zone(self._context.db)
        today = local_day(self._context.clock.now(), local)
        session = self._session
        said = (session.title(self._context.language.code), when(session, local, today), session.place)
        headline = translate("TrainingPlan", "{session} does not take place.").format(
            session=" · ".join(part for part in said if part)
        )
        reason = session.cancel_reason or self.reason.text().strip()
        if reason:
            headline = translate("TrainingPlan", "{headline} Reason: {reason}").format(headline=headline, reason=reason)
        QGuiApplication.clipboard().setText(copied(headline, self._people, self._numbers))
        words = translate("TrainingPlan", "Copied: {count} people").format(count=len(self._people))
        self.copy.setText(words)
        announce(self.copy, words)

    # -- showing -------------------------------------------------------------------------------------------------

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Enrolment]:
        return {number: self._rows[number] for number in ids if number in self._rows}

    def _say(self) -> None:
        asks, count = self._asks(), len(self._people)
        local = zone(self._context.db)
        today = local_day(self._context.clock.now(), local)
        parts = (self._session.title(self._context.language.code), when(self._session, local, today))
        self.what.setText(" · ".join((*parts, *([self._session.place] if self._session.place else []))))
        title = translate("TrainingPlan", "Cancel the session") if asks else translate("TrainingPlan", "Cancelled")
        self.setWindowTitle(title)
        if not count:
            self.hint.setText(translate("TrainingPlan", "Nobody is on its list."))
        elif asks:
            words = translate("TrainingPlan", "{count} people are on its list and are to be told:")
            self.hint.setText(words.format(count=count))
        else:
            words = translate("TrainingPlan", "Cancelled. Please tell the {count} people on its list:")
            self.hint.setText(words.format(count=count))
        reason = translate("TrainingPlan", "Why? May be left empty.")
        self.reason.setPlaceholderText(reason)
        self.reason.setAccessibleName(reason)
        self.table.setAccessibleName(translate("TrainingPlan", "Who is to be told"))
        hidden = any(each.phone and each.person_id not in self._numbers for each in self._people)
        for made, words, shown in (
            (self.show_all, translate("TrainingPlan", "Show all numbers"), hidden),
            (self.copy, translate("TrainingPlan", "Copy the list"), bool(count)),
            (self.leave, translate("TrainingPlan", "Keep it") if asks else translate("TrainingPlan", "Close"), True),
            (self.go, translate("TrainingPlan", "Cancel the session"), asks),
        ):
            made.setText(words)
            made.setAccessibleName(words)
            made.setVisible(shown)
        self._list.setVisible(bool(count))
        self.reason.setVisible(asks)

    def _say_wrong(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        announce(self.wrong, words)

    def _build(self) -> None:
        self.table.setMinimumHeight(2 * ROW_PX)  # its head and one line; the rest as there is room
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for made in (self.show_all, self.copy):
            foot.addWidget(made)
        foot.addStretch(1)
        for made in (self.leave, self.go):
            foot.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        for part in (self.what, self.hint):
            layout.addWidget(part)
        self._list.body.addWidget(self.table)
        layout.addWidget(self._list, 1)
        for last in (self.reason, self.wrong):
            layout.addWidget(last)
        layout.addLayout(foot)
        self.wrong.hide()

    def _connect(self) -> None:
        self.table.button_pressed.connect(self._on_row)
        self.table.opened.connect(self._on_row)
        self.reason.entered.connect(self.submit)
        self.reason.escaped.connect(self.reject)
        self.go.clicked.connect(self.submit)
        self.leave.clicked.connect(self.reject)
        self.copy.clicked.connect(self._on_copy)
        self.show_all.clicked.connect(self._on_show_all)
        self._next.timeout.connect(self._reveal_next)
