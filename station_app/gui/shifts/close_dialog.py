"""Closing the station: all that stands open on one page, the note, then Enter."""

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from station_app.core.closing.commands import close
from station_app.core.closing.model import Closed, Closing
from station_app.core.closing.queries import closing
from station_app.core.settings.queries import zone
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.requests import Request
from station_app.gui.kit.told import Told
from station_app.gui.shifts.matter_list import MatterList
from station_app.gui.shifts.matters import Wording
from station_app.gui.shifts.note_field import NoteField
from station_app.gui.shifts.shift_dialog import ShiftDialog, not_now
from station_app.texts import translate
from station_app.texts.moments import clock


class CloseDialog(ShiftDialog):
    """`leaving`: the window is about to close; it may do so without closing the station."""

    closed = Signal(object)
    """Closed: what closing did."""
    left_open = Signal()
    """The window closes, the station stays as it is."""
    asked = Signal(object)
    """A Request: what stands open is to be looked at."""

    scan_length = 1  # nothing is typed where Enter closes the station: any character before it came from a scanner

    def __init__(self, context: Context, parent: QWidget | None = None, *, leaving: bool = False) -> None:
        super().__init__(context, translate("Shifts", "Close the station"), "closeStation", parent)
        self._open = PlainLabel("", "strong", wrap=True)
        self._open.setObjectName("closeOpen")
        self._matters = MatterList(translate("Shifts", "Nothing stands open: everybody is out, everything is back."))
        self._matters.asked.connect(self._on_asked)
        self._caption = PlainLabel(translate("Shifts", "Note for whoever comes next"), "secondary")
        self.note = NoteField(context)
        self.note.sent.connect(self._close_station)
        self.leave = button(translate("Shifts", "Only close the window"), name="shiftLeaveOpen")
        self.leave.setVisible(leaving)
        self.leave.clicked.connect(self._leave_open)
        self.close_station = button(translate("Shifts", "Close the station"), "accent", "shiftClose")
        self.close_station.clicked.connect(self._close_station)
        self.body.addWidget(self._open)
        self.body.addWidget(self._matters)
        self.fixed.addWidget(self._caption)
        self.fixed.addWidget(self.note)
        self.body.addStretch(1)
        self.foot(not_now(self), self.leave, self.close_station)
        self.refresh()
        self.close_station.setFocus()

    def refresh(self) -> None:
        context = self.context
        found = closing(context.db, now=context.clock.now())
        local = zone(context.db)
        self._open.setText(_open_words(found, local))
        self._matters.show_matters(Wording(context.db, found, local, context.language.code).for_closing())
        self.note.show_note_of(found.shift)
        for widget in (self._caption, self.note):
            widget.setVisible(found.shift is not None)
        anything = bool(found.shift or found.opening or found.here or found.taken)
        self.close_station.setEnabled(anything)

    def reject(self) -> None:
        """Close the dialog and keep the note; one too long to be kept is not closed away."""
        if self._fits():
            self.note.write()
            super().reject()

    def _on_asked(self, request: Request) -> None:
        self.reject()
        if not self.isVisible():
            self.asked.emit(request)

    def _close_station(self) -> None:
        if not (self._fits() and self.close_station.isEnabled()):
            return
        has_note = self.note.isVisibleTo(self)
        self.context.operations.run(
            close,
            handover=self.note.text() if has_note else None,
            done=self._on_closed,
            refused=self.refused,
            about=Told(translate("Shifts", "Station closed")),
        )

    def _on_closed(self, done: Closed) -> None:
        self.note.let_go()
        self.accept()
        self.closed.emit(done)

    def _leave_open(self) -> None:
        if self._fits():
            self.note.write()
            self.accept()
            self.left_open.emit()

    def _fits(self) -> bool:
        if not self.note.too_long():
            return True
        self.complain(translate("Shifts", "The note is too long to be kept. Please shorten it a little."))
        self.note.setFocus()
        return False


def closed_words(done: Closed) -> str:
    """What closing did, for the status line."""
    parts = [translate("Shifts", "Station closed")]
    if done.visits:
        parts.append(translate("Shifts", "checked out: {count}").format(count=len(done.visits)))
    if done.places:
        parts.append(translate("Shifts", "places freed: {count}").format(count=len(done.places)))
    return " · ".join(parts)


def _open_words(found: Closing, local: tzinfo) -> str:
    if found.opening is not None and found.shift is not None:
        words = translate("Shifts", "Open since {since}, {name} is on duty.")
    elif found.opening is not None:
        words = translate("Shifts", "Open since {since}, nobody is on duty.")
    elif found.shift is not None:
        words = translate("Shifts", "{name} is on duty; no opening is recorded.")
    elif found.here or found.taken:
        return translate("Shifts", "No opening is recorded, but somebody is still in.")
    else:
        return translate("Shifts", "The station is closed already.")
    since = "" if found.opening is None else clock(found.opening.opened_at, local)
    return words.format(since=since, name="" if found.shift is None else found.shift.staff_name)
