"""Why an act cannot be taken back."""

from dataclasses import dataclass

from station_app.core.errors import Refusal


@dataclass(eq=False)
class NotUndoable(Refusal):
    """Acts of this kind are not taken back: they are put right by acting anew."""

    what: str


@dataclass(eq=False)
class AlreadyUndone(Refusal):
    """The act was taken back already."""

    op: int


@dataclass(eq=False)
class TooLate(Refusal):
    """Something happened since that stands on this act, so it stays; `record` and `record_id` say on what."""

    record: str
    record_id: int
