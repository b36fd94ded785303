"""What the window says of acts: refused, not saved, still waiting, undone; in words and sound, in the status line."""

from PySide6.QtCore import QObject

from station_app.core.audit.model import Act as Undone
from station_app.core.errors import Refusal, Trouble
from station_app.gui.kit.context import Context
from station_app.gui.kit.told import Told
from station_app.gui.runtime.undo import Act
from station_app.gui.shell.status_line import StatusLine
from station_app.texts import translate
from station_app.texts.troubles import explain, explain_trouble


class Saying(QObject):
    """Listens to the operations and to the undo stack, and speaks in the status line."""

    def __init__(self, context: Context, status: StatusLine, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._status = status
        context.operations.refused.connect(self.refused)
        context.operations.troubled.connect(self._on_trouble)
        context.operations.waiting.connect(self._on_waiting)
        context.undo.changed.connect(self._on_undo_changed)

    def refused(self, refusal: Refusal) -> None:
        """A rule says no."""
        self._status.say(explain(refusal))
        self._context.sounds.play("refused")

    def undone(self, act: Act, undone: Undone) -> Told:
        """Say what was undone; what the strip of its page had told of it."""
        del undone
        told = act.about if isinstance(act.about, Told) else Told("")
        self._status.say(translate("Shell", "Undone: {what}").format(what=told.sentence))
        return told

    def scans_held(self, count: int) -> None:
        """Scans wait while a question is open."""
        if count:
            words = translate("Shell", "Scans waiting until the question is closed: {count}")
            self._status.say(words.format(count=count))
            self._context.sounds.play("look")

    def interrupted(self) -> None:
        """A scan met a field in which something was being composed."""
        self._status.say(translate("Shell", "Please scan again."))
        self._context.sounds.play("look")

    def _on_trouble(self, trouble: Trouble) -> None:
        self._context.prompts.message(
            translate("Shell", "This could not be saved"), explain_trouble(trouble), "trouble"
        )

    def _on_waiting(self, waiting: bool) -> None:
        self._status.show_waiting(waiting)

    def _on_undo_changed(self) -> None:
        last = self._context.undo.last()
        self._status.offer_undo(last is not None)
        if last is not None and isinstance(last.about, Told):
            self._status.say(last.about.sentence)
