"""What every screen of the first run is."""

from PySide6.QtCore import Signal

from station_app.gui.firstrun.choices import Choices
from station_app.gui.kit.card import Card

PADDING = 24


class Step(Card):
    """One screen. Subclasses fill `title`, `words`, `take`, `retranslate` and `focus`."""

    changed = Signal()
    """Something was chosen that another part of the window shows."""

    def __init__(self, choices: Choices) -> None:
        super().__init__(padding=PADDING)
        self.choices = choices
        self.body.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        self.body.setSpacing(14)

    def title(self) -> str:
        """The question of this screen."""
        raise NotImplementedError

    def words(self) -> str:
        """The quiet line under it."""
        raise NotImplementedError

    def take(self) -> bool:
        """Keep what was typed; False when something must be seen to first, which is then said beside it."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say every word in the language in force."""
        raise NotImplementedError

    def focus(self) -> None:
        """Put the cursor where the clerk begins; left alone it stands on the way on."""
        raise NotImplementedError
