"""What an act leaves behind for the status line and for Undo: its sentence, and what its page wants back with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """Handed to `Operations.run(about=…)`. `page` names whose act it was, `typed` the field's text to give back."""

    sentence: str
    page: str = ""
    typed: str = ""
