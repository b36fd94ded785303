"""Handing over: the note, and who comes next; the note alone may be written any time."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from station_app.core.settings.queries import zone
from station_app.core.shifts.commands import end, hand_over
from station_app.core.shifts.model import Shift
from station_app.core.shifts.queries import current
from station_app.core.types import StaffId
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.shifts.heat_box import HeatBox
from station_app.gui.shifts.note_field import NoteField
from station_app.gui.shifts.shift_dialog import ShiftDialog
from station_app.gui.shifts.staff_picker import StaffPicker
from station_app.texts import translate
from station_app.texts.moments import clock


class HandOverDialog(ShiftDialog):
    """Enter, Ctrl+Enter from the note, hands over to whoever was picked; closing it keeps the note."""

    handed_over = Signal(object)
    """The Shift that runs now."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, translate("Shifts", "Hand over the shift"), "handOver", parent)
        self._who = PlainLabel("", "strong", wrap=True)
        self.note = NoteField(context)
        self.note.sent.connect(self._send)
        self.picker = StaffPicker(context)
        self.picker.picked.connect(self._on_picked)
        self.guard.begun.connect(self.picker.remember)
        self.guard.scanning.connect(self.picker.put_back)
        self.heat = HeatBox(context)
        self.keep = button(translate("Shifts", "Keep the note"), name="shiftKeepNote")
        self.keep.clicked.connect(self.reject)
        self.end = button(translate("Shifts", "End the shift, nobody follows"), name="shiftEnd")
        self.end.clicked.connect(self._end)
        self.hand = button(translate("Shifts", "Hand over"), "accent", "shiftHandOver")
        self.hand.clicked.connect(self._send)
        self._lay_out()
        self.foot(self.keep, self.end, self.hand)
        self.refresh()
        self.note.setFocus()

    def refresh(self) -> None:
        shift = current(self.context.db)
        if shift is None:
            self.note.let_go()
            self.reject()
            return
        since = clock(shift.started_at, zone(self.context.db))
        words = translate("Shifts", "{name} is on duty since {since}.")
        self._who.setText(words.format(name=shift.staff_name, since=since))
        self.note.show_note_of(shift)
        self.picker.offer(but=shift.staff_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.picker.press(event):
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close and keep the note; one too long to be kept is not closed away."""
        if self._fits():
            self.note.write()
            super().reject()

    def _send(self) -> None:
        if self._fits():
            self.picker.pick()

    def _on_picked(self, staff: StaffId) -> None:
        self.context.operations.run(
            hand_over,
            staff_id=staff,
            handover=self.note.text(),
            done=self._on_handed,
            refused=self.refused,
            about=Told(translate("Shifts", "Shift handed over")),
        )

    def _end(self) -> None:
        if self._fits():
            self.context.operations.run(
                end,
                handover=self.note.text(),
                done=self._on_ended,
                refused=self.refused,
                about=Told(translate("Shifts", "Shift ended")),
            )

    def _on_handed(self, shift: Shift) -> None:
        self.note.let_go()
        self.accept()
        self.handed_over.emit(shift)

    def _on_ended(self, shift: Shift) -> None:
        del shift
        self.note.let_go()
        self.accept()

    def _fits(self) -> bool:
        if not self.note.too_long():
            return True
        self.complain(translate("Shifts", "The note is too long to be kept. Please shorten it a little."))
        self.note.setFocus()
        return False

    def _lay_out(self) -> None:
        self.body.addWidget(self._who)
        self.body.addWidget(PlainLabel(translate("Shifts", "Note for whoever comes next"), "secondary"))
        self.body.addWidget(self.note)
        self.body.addWidget(PlainLabel(translate("Shifts", "It is kept as it is typed."), "hint"))
        self.body.addWidget(PlainLabel(translate("Shifts", "Who takes over?"), "strong"))
        self.body.addWidget(self.picker)
        self.body.addWidget(PlainLabel(translate("Shifts", "Heat today"), "strong"))
        self.body.addWidget(self.heat)
        self.body.addStretch(1)
