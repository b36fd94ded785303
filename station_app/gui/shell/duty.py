"""Who is on duty, as the window sees it: it signs acts with their name, and opens what belongs to a shift."""

from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from station_app.core.closing.model import Closed
from station_app.core.settings.queries import codes
from station_app.core.shifts.model import Shift
from station_app.core.shifts.queries import current, current_opening
from station_app.core.types import Area
from station_app.gui.kit.context import Context
from station_app.gui.kit.requests import OpenAmenities
from station_app.gui.shifts.begin_dialog import BeginDialog
from station_app.gui.shifts.close_dialog import CloseDialog, closed_words
from station_app.gui.shifts.hand_over_dialog import HandOverDialog
from station_app.gui.shifts.heat_dialog import HeatDialog
from station_app.texts import translate

PART = "amenities"
D = TypeVar("D", bound=QDialog)


class Duty(QObject):
    """One dialog at a time; asking for another puts the open one aside."""

    changed = Signal()
    """Somebody else is on duty, or nobody."""
    asked = Signal(object)
    """A Request for the window."""
    said = Signal(str)
    """A sentence for the status line."""
    station_closed = Signal()
    """The day is over: it is time for its summary and a backup."""
    leaving_answered = Signal(bool)
    """Whether the window goes on closing after the closing page it opened."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._shift: Shift | None = None
        self._dialog: QDialog | None = None
        self._leaving = False
        context.hub.changed.connect(self._on_changed)
        self.read()

    def offered(self) -> bool:
        """Whether this station keeps shifts."""
        return PART not in codes(self._context.db, "station.parts_off")

    def shift(self) -> Shift | None:
        """Who is on duty; nobody where the station keeps no shifts."""
        return self._shift

    def read(self) -> None:
        """Read who is on duty; acts are theirs from now on."""
        shift = current(self._context.db) if self.offered() else None
        before, self._shift = self._shift, shift
        if shift is not None:
            if before is None or before.staff_id != shift.staff_id:
                self._context.operations.by = shift.staff_id
        elif before is not None:
            self._context.operations.by = None
        if shift != before:
            self.changed.emit()

    def remind(self) -> None:
        """Say once that nobody has signed in; nothing stands in the way of the desk."""
        if self.offered() and self._shift is None:
            self.said.emit(translate("Shifts", "Nobody is on duty yet: F9 signs in to the shift."))

    def open_shift(self) -> None:
        """F9: sign in, or hand over and write the note."""
        if self._shift is None:
            self.begin()
        else:
            self.hand_over()

    def begin(self) -> None:
        """Who is on duty, and what the last shift left; the handing over when somebody is on duty already."""
        if not self.offered():
            return
        if self._shift is not None:
            self.hand_over()
            return
        dialog = self._show(BeginDialog(self._context, self._window))
        dialog.signed_in.connect(self._on_signed_in)

    def hand_over(self) -> None:
        """The note and the next person; signing in when nobody is on duty."""
        if not self.offered():
            return
        if self._shift is None:
            self.begin()
            return
        self._show(HandOverDialog(self._context, self._window))

    def heat(self) -> None:
        """The level of heat, tips, and the need of drinks."""
        if self.offered():
            self._show(HeatDialog(self._context, self._window))

    def close_station(self) -> None:
        """All that stands open on one page, and closing it."""
        if self.offered():
            self._open_closing(leaving=False)

    def may_leave(self) -> bool:
        """Whether the window closes without asking; else the closing page is open and answers later.

        Closing the window a second time is answer enough.
        """
        if self._leaving or not self.offered() or not self._stands_open():
            return True
        self._open_closing(leaving=True)
        return False

    def put_aside(self) -> None:
        """Close the dialog that is open, as its Escape does; what was typed is kept."""
        dialog = self._dialog
        if dialog is not None:
            dialog.reject()

    def _stands_open(self) -> bool:
        return self._shift is not None or current_opening(self._context.db) is not None

    def _open_closing(self, *, leaving: bool) -> None:
        dialog = self._show(CloseDialog(self._context, self._window, leaving=leaving))
        self._leaving = leaving
        dialog.closed.connect(self._on_station_closed)
        dialog.left_open.connect(self._on_left_open)
        dialog.asked.connect(self.asked)

    def _show(self, dialog: D) -> D:
        self.put_aside()
        self._dialog = dialog
        dialog.finished.connect(self._on_finished)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def _on_finished(self, result: int) -> None:
        dialog = self.sender()
        if not isinstance(dialog, QDialog):
            return
        dialog.deleteLater()
        if dialog is self._dialog:
            self._dialog = None
            self._window.activateWindow()
        if self._leaving and not result:
            self._leaving = False
            self.leaving_answered.emit(False)

    def _on_signed_in(self, shift: Shift) -> None:
        self.read()
        self.said.emit(translate("Shifts", "{name} is on duty.").format(name=shift.staff_name))
        self.asked.emit(OpenAmenities(tab="checklist"))

    def _on_station_closed(self, closed: Closed) -> None:
        self.said.emit(closed_words(closed))
        if self._leaving:
            self.leaving_answered.emit(True)
        else:
            self.station_closed.emit()

    def _on_left_open(self) -> None:
        self.leaving_answered.emit(True)

    def _on_changed(self, touched: frozenset[Area]) -> None:
        if touched & {Area.SHIFTS, Area.STAFF, Area.SETTINGS}:
            self.read()
