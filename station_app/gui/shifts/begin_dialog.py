"""Signing in to a shift: who it is, what the last one left, what stands open."""

from datetime import timedelta, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from station_app.core.closing.queries import closing
from station_app.core.errors import Refusal
from station_app.core.settings.queries import zone
from station_app.core.shifts.commands import begin
from station_app.core.shifts.model import Shift, ShiftState
from station_app.core.shifts.queries import last_before
from station_app.core.types import StaffId
from station_app.core.visits.filters import Filters
from station_app.core.visits.queries import counts
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.shifts.heat_box import HeatBox
from station_app.gui.shifts.matter_list import MatterList
from station_app.gui.shifts.matters import Wording
from station_app.gui.shifts.shift_dialog import ShiftDialog, not_now
from station_app.gui.shifts.staff_picker import StaffPicker
from station_app.texts import translate
from station_app.texts.moments import clock, relative_day


class BeginDialog(ShiftDialog):
    """A digit picks, Enter signs in and opens the station."""

    signed_in = Signal(object)
    """The Shift that began."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, translate("Shifts", "Sign in to the shift"), "beginShift", parent)
        self._by: StaffId | None = None
        self.picker = StaffPicker(context)
        self.picker.picked.connect(self._on_picked)
        self.guard.begun.connect(self.picker.remember)
        self.guard.scanning.connect(self.picker.put_back)
        self._from = PlainLabel("", "secondary", wrap=True)
        self._from.setObjectName("lastShift")
        self._note = PlainLabel("", "heading", wrap=True)
        self._note.setObjectName("lastNote")
        self._came = PlainLabel("", "secondary", wrap=True)
        self._came.setObjectName("lastDay")
        self._matters = MatterList(translate("Shifts", "Nothing stands open. Have a good shift."))
        self.heat = HeatBox(context)
        self.sign_in = button(translate("Shifts", "Sign in"), "accent", "shiftSignIn")
        self.sign_in.clicked.connect(self.picker.pick)
        self._lay_out()
        self.foot(not_now(self), self.sign_in)
        self.picker.offer()
        self.refresh()
        self.picker.go()

    def refresh(self) -> None:
        context = self.context
        now, local = context.clock.now(), zone(context.db)
        self._show_last(last_before(context.db))
        found = closing(context.db, now=now)
        self._matters.show_matters(Wording(context.db, found, local, context.language.code).for_coming())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.picker.press(event):
            super().keyPressEvent(event)

    def _show_last(self, last: Shift | None) -> None:
        now, local = self.context.clock.now(), zone(self.context.db)
        today = now.astimezone(local).date()
        if last is None:
            self._from.setText(translate("Shifts", "This is the first shift: nobody has left a note yet."))
            day = today - timedelta(days=1)
        else:
            day = last.day
            self._from.setText(_last_words(last, relative_day(day, today), _until(last, local)))
        self._note.setText("" if last is None else last.handover or translate("Shifts", "No note was left."))
        self._note.setVisible(last is not None)
        figures = counts(self.context.db, Filters(first_day=day, last_day=day))
        self._came.setText(
            translate("Shifts", "Visits {day}: {visits} · known people: {people}").format(
                day=relative_day(day, today), visits=figures.visits, people=figures.people
            )
        )
        self._came.setVisible(figures.visits > 0)

    def _on_picked(self, staff: StaffId) -> None:
        # Whoever signs in does so themselves; should it be refused, the desk stays with whoever had it.
        operations = self.context.operations
        self._by, operations.by = operations.by, staff
        operations.run(
            begin,
            staff_id=staff,
            done=self._on_begun,
            refused=self._on_refused,
            about=Told(translate("Shifts", "Signed in to the shift")),
        )

    def _on_begun(self, shift: Shift) -> None:
        self.accept()
        self.signed_in.emit(shift)

    def _on_refused(self, refusal: Refusal) -> None:
        self.context.operations.by = self._by
        self.refused(refusal)

    def _lay_out(self) -> None:
        box = QFrame()
        box.setProperty("box", "true")
        note = QVBoxLayout(box)
        note.setContentsMargins(16, 12, 16, 12)
        note.setSpacing(4)
        for label in (self._from, self._note, self._came):
            note.addWidget(label)
        self.body.addWidget(PlainLabel(translate("Shifts", "Who is on duty?"), "strong"))
        self.body.addWidget(self.picker)
        self.body.addWidget(box)
        self.body.addWidget(self._matters)
        self.body.addWidget(PlainLabel(translate("Shifts", "Heat today"), "strong"))
        self.body.addWidget(self.heat)
        self.body.addStretch(1)


def _until(last: Shift, local: tzinfo) -> str:
    return "" if last.ended_at is None else clock(last.ended_at, local)


def _last_words(last: Shift, day: str, until: str) -> str:
    if last.state is ShiftState.LEFT:
        words = translate("Shifts", "{name}, {day}, not signed off")
    else:
        words = translate("Shifts", "{name}, {day} until {until}")
    return words.format(name=last.staff_name, day=day, until=until)
