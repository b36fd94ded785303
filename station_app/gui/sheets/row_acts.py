"""Saving a row: onto its line of a sheet, or without a sheet into the log; what is refused goes beside its field."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from station_app.core.errors import Missing, NotValid, Refusal, TooLong, Trouble
from station_app.core.people.model import PhoneTaken
from station_app.core.sheets import commands
from station_app.core.visits.corrections import back_date
from station_app.core.visits.model import Visit
from station_app.gui.kit.context import Context
from station_app.gui.kit.told import Told
from station_app.gui.sheets.typed import FieldName, Place, Row, packed
from station_app.texts import translate

_FIELDS: Mapping[str, FieldName] = {
    "visit.arrived": "time",
    "visit.left": "left",
    "visit.note": "note",
    "visit.words": "who",
    "visit.heads": "who",
    "person.name": "who",
    "person.nickname": "who",
    "person.phone": "who",
    "person.other_number": "who",
}
"""Where a refusal of the core belongs."""


class RowActs(QObject):
    """One row at a time; the same row sent twice is one act."""

    saved = Signal(object, object, int)
    """Row, Place and the visit it became."""
    refused = Signal(object)
    """Refusal"""
    troubled = Signal()
    """The machine said no, as the window tells: the row can be sent again."""

    def __init__(self, context: Context, page: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._page = page
        self._sent: tuple[Row, Place] | None = None
        self._key = ""
        self.new_row()

    def new_row(self) -> None:
        """What is saved next is another act."""
        self._key = str(uuid4())

    def busy(self) -> bool:
        """Whether a row waits for the file: another program may hold it for some seconds."""
        return self._sent is not None

    def save(self, row: Row, place: Place, called: str, facts: dict[str, Any]) -> None:
        """Save a row. `called` is whose it is, for the status line; the row itself is kept for Undo."""
        if self.busy():
            return
        self._sent = row, place
        sentence = translate("Paper", "Line {line}: {who}").format(line=place.line, who=called)
        on_sheet = place.sheet_id is not None
        where: dict[str, Any] = {"sheet_id": place.sheet_id, "line": place.line} if on_sheet else {}
        self._context.operations.run(
            commands.enter_line if on_sheet else back_date,
            day=date.fromisoformat(place.day),
            done=self._saved,
            refused=self._refused,
            troubled=self._troubled,
            key=self._key,
            about=Told(sentence, page=self._page, typed=packed(row, place)),
            **where,
            **facts,
        )

    def _saved(self, visit: Visit) -> None:
        if self._sent is not None:
            (row, place), self._sent = self._sent, None
            self.saved.emit(row, place, visit.id)

    def _refused(self, refusal: Refusal) -> None:
        self._sent = None
        self.refused.emit(refusal)

    def _troubled(self, trouble: Trouble) -> None:  # noqa: ARG002 - the window tells it
        self._sent = None
        self.troubled.emit()


def field_of(refusal: Refusal) -> FieldName | None:
    """Beside which field a refusal is said; None for one about the whole row."""
    if isinstance(refusal, PhoneTaken):
        return "who"
    return _FIELDS.get(refusal.field) if isinstance(refusal, TooLong | NotValid | Missing) else None
