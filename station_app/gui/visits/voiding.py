"""Taking a visit out of the counts: the reason is asked for, and asked again when it cannot be kept."""

from PySide6.QtCore import QObject, QTimer, Signal

from station_app.core.errors import Missing, Refusal, TooLong
from station_app.core.visits.commands import void
from station_app.core.visits.model import Visit
from station_app.gui.kit.context import Context
from station_app.gui.kit.told import Told
from station_app.texts import labels, translate
from station_app.texts.troubles import explain


class Voiding(QObject):
    """One visit at a time; what was typed as a reason is never lost."""

    done = Signal(object)
    """The void Visit."""
    refused = Signal(object)
    """A Refusal that another reason would not heal."""

    def __init__(self, context: Context, page: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._page = page
        self._visit: Visit | None = None
        self._question = ""
        self._typed = ""
        # Once the command is over: a question may stay open for long, and nothing else would be saved meanwhile.
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._ask)

    def begin(self, visit: Visit) -> None:
        """Ask why this visit is void; cancelling leaves it as it is."""
        question = translate("Visits", "{name}: why is this visit void? It stays in the log, but in no count.")
        self._visit, self._question, self._typed = visit, question.format(name=labels.visit_name(visit)), ""
        self._ask()

    def _ask(self) -> None:
        title = translate("Visits", "Void a visit")
        reason = self._context.prompts.ask_text(title, self._question, text=self._typed)
        if reason is None or self._visit is None:
            return
        self._typed = reason
        sentence = translate("Visits", "{name}: the visit is void. {reason}")
        told = Told(sentence.format(name=labels.visit_name(self._visit), reason=reason), page=self._page)
        self._context.operations.run(
            void, visit_id=self._visit.id, reason=reason, refused=self._on_refused, done=self._on_done, about=told
        )

    def _on_refused(self, refusal: Refusal) -> None:
        if isinstance(refusal, TooLong | Missing):
            self._question = explain(refusal)
            self._again.start(0)
        else:
            self.refused.emit(refusal)

    def _on_done(self, visit: Visit) -> None:
        self._visit = None
        self.done.emit(visit)
