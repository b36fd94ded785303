"""What stands in red at the top until it is mended: the worst of what is wrong, with the button that mends it."""

from PySide6.QtCore import QObject, Signal

from station_app.core.clock import Doubt
from station_app.gui.shell.top_bar import TopBar
from station_app.texts import translate


class Banner(QObject):
    """Gathers what is wrong; the top bar shows one thing at a time."""

    clock_is_right = Signal()
    demo_left = Signal()

    def __init__(self, top: TopBar, *, demo: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top = top
        self._demo = demo
        self._finding = ""
        self._doubt: Doubt | None = None
        self._disk = ""
        top.answered.connect(self._on_answered)

    def show_finding(self, finding: str) -> None:
        """The station's file is not in order."""
        self._finding = finding
        self.say()

    def show_doubt(self, doubt: Doubt | None) -> None:
        """The PC's clock may be wrong."""
        self._doubt = doubt
        self.say()

    def show_disk(self, words: str) -> None:
        """The disk is nearly full; empty once there is room again."""
        self._disk = words
        self.say()

    def say(self) -> None:
        """Say the worst in the language in force."""
        if self._finding:
            words = translate(
                "Shell", "The station's file is not in order ({what}). Nothing is written until it is mended."
            )
            self._top.show_banner(words.format(what=self._finding))
        elif self._doubt is not None:
            self._top.show_banner(_doubt_words(self._doubt), translate("Shell", "The clock is right"))
        elif self._disk:
            self._top.show_banner(self._disk)
        elif self._demo:
            words = translate("Shell", "Invented data to look around in. Nothing here is real.")
            self._top.show_banner(words, translate("Shell", "Leave and delete it"), look="info")
        else:
            self._top.show_banner("")

    def _on_answered(self) -> None:
        if self._doubt is not None:
            self.clock_is_right.emit()
        elif self._demo:
            self.demo_left.emit()


def _doubt_words(found: Doubt) -> str:
    if found is Doubt.BEHIND:
        return translate(
            "Shell", "This PC's clock is behind the last entry. Please check date and time; nothing expires."
        )
    return translate("Shell", "This PC's clock is far ahead of the last entry. Please check the date; nothing expires.")
