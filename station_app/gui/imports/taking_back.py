"""A whole import taken back in a child: thousands of rows, and the window lives."""

from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from station_app.core.audit.model import Act
from station_app.core.audit.queries import act_by_id, undone_by
from station_app.core.errors import Refusal, Trouble
from station_app.core.imports.queries import Batch
from station_app.core.types import Area, Done
from station_app.gui.imports.foot import Foot
from station_app.gui.imports.past import what_came
from station_app.gui.imports.runner import Runner
from station_app.gui.imports.words import program_fault
from station_app.gui.kit.context import Context
from station_app.texts import translate
from station_app.texts.troubles import explain

TARGET = "station_app.core.imports.commands:undo_import_job"
WRITTEN = frozenset({Area.VISITS, Area.PEOPLE, Area.LENDING, Area.SUPPLIES, Area.TRAINING, Area.IMPORTS})
"""What an import, or taking it back, may have written, where nobody is left to say it exactly."""


class TakingBack(QObject):
    """One at a time. What it took back is no act to be undone any more."""

    done = Signal(int)
    """The import_batch that was taken back."""
    ended = Signal()
    """Taken back, refused or given up."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._runner = Runner(self)
        self._op = 0
        self._foot: Foot | None = None

    def running(self) -> bool:
        """Whether one is being taken back."""
        return self._runner.running()

    def ask(self, batch: Batch, foot: Foot) -> bool:
        """Take an import of earlier back, once the clerk has seen what that means."""
        if self.running():
            return False
        agreed = self._context.prompts.confirm(
            translate("Imports", "Take back the whole import"),
            _question(batch).format(name=batch.file or "", what=what_came(batch)),
            yes=translate("Imports", "Take it back"),
            danger=True,
        )
        if agreed:
            self.begin(batch.op, foot)
        return agreed

    def begin(self, op: int, foot: Foot) -> None:
        """Take it back now; `foot` shows how far it is."""
        if self.running():
            return
        self._op, self._foot = op, foot
        foot.watch(self._runner.job, translate("Imports", "Taking back: {done} of {total}"))
        self._runner.start(
            TARGET,
            done=self._on_done,
            failed=self._on_failed,
            given_up=self._on_given_up,
            station=self._context.db.path,
            op=op,
            now=self._context.clock.now(),
            by=self._context.operations.by,
            key=str(uuid4()),
        )

    def _on_done(self, done: Done[Act]) -> None:
        self._conclude(done.value, done.touched)

    def _conclude(self, act: Act, touched: frozenset[Area]) -> None:
        _forget(self._context, self._op)
        self._context.hub.changed.emit(touched)
        self._context.sounds.play("done")
        self.done.emit(act.ids["import_batch"][0])
        self.ended.emit()

    def _over_already(self) -> bool:
        # A child may be ended after its commit: what the file says counts.
        if undone_by(self._context.db, self._op) is None:
            return False
        self._conclude(act_by_id(self._context.db, self._op), WRITTEN)
        return True

    def _on_failed(self, error: Refusal | Trouble | None) -> None:
        if error is None and self._over_already():
            return
        if self._foot is not None:
            self._foot.complain(program_fault() if error is None else explain(error))
        self._context.sounds.play("refused")
        self.ended.emit()

    def _on_given_up(self) -> None:
        if self._over_already():
            return
        if self._foot is not None:
            self._foot.tell(translate("Imports", "Cancelled. The import stands as it was."))
        self.ended.emit()


def _question(batch: Batch) -> str:
    if batch.kind == "tools":
        return translate(
            "Imports", "{name}: {what}. All of it goes out of the station again. What was lent since stays."
        )
    if batch.kind == "supplies":
        return translate(
            "Imports",
            "{name}: {what}. All of it goes out of stock again. If some was handed out or counted since, nothing is"
            " taken back.",
        )
    if batch.kind == "enrolments":
        return translate(
            "Imports",
            "{name}: {what}. All of them go from the lists again, and who waits moves up. If one of them signed in"
            " since, nothing is taken back.",
        )
    return translate("Imports", "{name}: {what}. All of it goes out of the station again. Whoever came since stays.")


def _forget(context: Context, op: int) -> None:
    acts = context.undo.acts()
    if any(act.op == op for act in acts):
        context.undo.clear()
        for act in acts:
            if act.op != op:
                context.undo.push(act.op, act.about)
