"""Below the day's grid: for whom some hours are put aside, or a reservation that is lent by or given up."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.errors import Refusal
from station_app.core.lending import commands
from station_app.core.lending.model import Reservation
from station_app.core.lending.refusals import NeedsReason
from station_app.core.types import Done
from station_app.gui.kit.context import Context
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.lending.person_picker import PersonPicker
from station_app.texts import translate
from station_app.texts.labels import person_name
from station_app.texts.troubles import explain


class ReservationForm(QWidget):
    """Enter reserves or lends, Escape leaves. Where a manager may set a rule aside the reason is asked for here."""

    left = Signal()
    """Nothing more to do here: done, or given up."""
    cancel_asked = Signal(int)
    """The reservation shown is to be given up."""

    def __init__(self, context: Context, page: str, parent: QWidget | None = None) -> None:
        """`page` is whose acts these are, for undo."""
        super().__init__(parent)
        self.setObjectName("lendingReservationForm")
        self._context = context
        self._page = page
        self._tool = 0
        self._span: tuple[datetime, datetime] | None = None
        self._reservation: Reservation | None = None
        self._what = ""
        self._key = ""
        self._running = False
        self.what = PlainLabel("", "strong", wrap=True)
        self.picker = PersonPicker(context, "lendingReserveWho")
        self.reason = EnterField()
        self.reason.setObjectName("lendingReserveReason")
        self.complaint = PlainLabel("", "bad", wrap=True)
        self.complaint.setObjectName("lendingReserveComplaint")
        self.close_button = button("", "", "lendingReserveClose")
        self.cancel_button = button("", "danger", "lendingReserveCancel")
        self.go = button("", "accent", "lendingReserveGo")
        self._build()
        self._connect()
        self.retranslate()
        self.hide()

    def reserve(self, tool_id: int, what: str, starts_at: datetime, ends_at: datetime) -> None:
        """Ask for whom some hours are; `what` says tool and hours."""
        self._reservation, self._tool, self._span = None, tool_id, (starts_at, ends_at)
        self._begin(what, bare_names=True)

    def open(self, reservation: Reservation, what: str) -> None:
        """A reservation still to come: lend by it or give it up. One on a bare name asks who takes the tool."""
        self._reservation, self._tool, self._span = reservation, reservation.tool_id, None
        self._begin(what, bare_names=False)

    def scanned(self, code: str) -> bool:
        """A card says who; False when it is nobody's, or nobody is asked for."""
        return not self.isHidden() and self.picker.isVisible() and self.picker.pick_by_code(code)

    def unfinished(self) -> bool:
        """Whether it is still asked who, for hours or of a name: nothing is saved yet."""
        return not self.isHidden() and not self.picker.isHidden()

    def reservation_id(self) -> int | None:
        """Which reservation stands here; None for hours still to be reserved, and where nothing is open."""
        return None if self._reservation is None or self.isHidden() else self._reservation.id

    def leave(self) -> None:
        """Close without doing anything."""
        self.hide()
        self.left.emit()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.picker.retranslate()
        self.picker.field.setAccessibleName(translate("Lending", "For whom"))
        reason = translate("Lending", "The manager's reason")
        self.reason.setPlaceholderText(reason)
        self.reason.setAccessibleName(reason)
        for made, words in (
            (self.close_button, translate("Lending", "Close")),
            (self.cancel_button, translate("Lending", "Cancel the reservation")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self._say_go()

    def submit(self) -> None:
        """Reserve, or lend by the reservation."""
        if self._running:
            return
        self.complaint.hide()
        person = self.picker.person_id()
        if self._reservation is not None and self._reservation.person_id is not None:
            person = self._reservation.person_id
        if person is None and self.picker.other_name() is None:
            self._complain(translate("Lending", "Please say for whom: a name, a number or a card."))
            self.picker.setFocus()
            return
        if self._reservation is not None:
            self._run(
                commands.lend,
                translate("Lending", "{what}: lent by the reservation."),
                tool_id=self._tool,
                person_id=person,
                reservation_id=self._reservation.id,
            )
        elif self._span is not None:
            self._run(
                commands.reserve,
                translate("Lending", "{what}: reserved."),
                tool_id=self._tool,
                person_id=person,
                nickname=self.picker.other_name(),
                starts_at=self._span[0],
                ends_at=self._span[1],
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # -- doing it ----------------------------------------------------------------------------------------------------

    def _begin(self, what: str, *, bare_names: bool) -> None:
        self._what, self._key, self._running = what, str(uuid4()), False
        self.what.setText(what)
        known = self._reservation is not None and self._reservation.person_id is not None
        self.picker.begin(bare_names=bare_names)
        self.picker.setVisible(not known)
        self.cancel_button.setVisible(self._reservation is not None)
        self.complaint.hide()
        self.reason.clear()
        self.reason.hide()
        self._say_go()
        self.show()
        (self.go if known else self.picker).setFocus()
        announce(self, what)

    def _run(self, command: Callable[..., Done[Any]], sentence: str, **given: Any) -> None:
        self._running = True
        if self.reason.isVisible():
            given["override"] = self.reason.text().strip() or None
        name = self.picker.typed()
        if self._reservation is not None:
            name = person_name(self._reservation.name, self._reservation.nickname)
        self._context.operations.run(
            command,
            key=self._key,
            done=self._done,
            refused=self._refused,
            troubled=self._troubled,
            about=Told(sentence.format(what=" · ".join(part for part in (self._what, name) if part)), page=self._page),
            **given,
        )

    def _cancel(self) -> None:
        if self._reservation is not None and not self._running:
            self.cancel_asked.emit(self._reservation.id)

    def _done(self, _made: object) -> None:
        self._running = False
        self._context.sounds.play("done")
        self.leave()

    def _refused(self, refusal: Refusal) -> None:
        self._running = False
        self._context.sounds.play("refused")
        self.show()
        self._complain(explain(refusal))
        if isinstance(refusal, NeedsReason):
            self._key = str(uuid4())
            self.reason.show()
            self.reason.setFocus()
            self._say_go()

    def _troubled(self, _trouble: object) -> None:
        self._running = False  # the window says what happened; the form is as it was

    def _complain(self, words: str) -> None:
        self.complaint.setText(words)
        self.complaint.show()
        announce(self, words)

    def _say_go(self) -> None:
        lends = self._reservation is not None
        words = translate("Lending", "Lend it now") if lends else translate("Lending", "Reserve")
        self.go.setText(words)
        self.go.setAccessibleName(words)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for made in (self.close_button, self.cancel_button):
            buttons.addWidget(made)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        for part in (self.what, self.picker, self.complaint, self.reason):
            layout.addWidget(part)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.picker.entered.connect(self.submit)
        self.picker.escaped.connect(self.leave)
        self.reason.entered.connect(self.submit)
        self.reason.escaped.connect(self.leave)
        self.go.clicked.connect(self.submit)
        self.close_button.clicked.connect(self.leave)
        self.cancel_button.clicked.connect(self._cancel)
