"""A word on a soft ground: a state, a service, a count."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from station_app.gui.kit.look import set_look
from station_app.gui.kit.plain_label import PlainLabel

Kind = Literal["neutral", "accent", "ok", "warn", "bad", "info"]


class TagLabel(PlainLabel):
    """A tag. Its colour only repeats what its word says. `round_ends` for counts in the navigation."""

    def __init__(
        self,
        text: str = "",
        kind: Kind = "neutral",
        *,
        round_ends: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("kind", kind)
        if round_ends:
            self.setProperty("round", "true")

    def show_tag(self, text: str, kind: Kind) -> None:
        """Another word and kind."""
        self.setText(text)
        set_look(self, kind=kind)
