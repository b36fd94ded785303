"""What is done with the file at hand, each in a child: read it, work out every line, take it over."""

from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from station_app.core.audit.model import Act
from station_app.core.audit.queries import first_done
from station_app.core.errors import Refusal, Trouble
from station_app.core.imports.look import FileFacts
from station_app.core.imports.pasted import sweep_pasted
from station_app.core.imports.report import Report
from station_app.core.imports.source import Corrections, Source
from station_app.core.types import Done
from station_app.gui.imports.places import Previews
from station_app.gui.imports.runner import Runner
from station_app.gui.kit.context import Context
from station_app.gui.runtime.jobs import Job

LOOK = "station_app.core.imports.look:look_job"
PREVIEW = "station_app.core.imports.preview:preview_job"
IMPORT = "station_app.core.imports.commands:import_job"


class Work(QObject):
    """One thing at a time; the next ends the one before. Keeps what is needed for the next step, and the preview."""

    looked = Signal(object)
    """FileFacts."""
    previewed = Signal(object)
    """The PreviewFile; the one before is closed and deleted when the slots have run."""
    taken = Signal(object)
    """Done[Report], after the commit."""
    failed = Signal(object)
    """A Refusal, a Trouble, or None for a fault of the program."""
    given_up = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._runner = Runner(self)
        self._previews = Previews(context.db.path)
        self._swept = False
        self._into: Path | None = None
        self._key = ""
        self.facts: FileFacts | None = None
        self.kind = "visits"
        self.mapping: dict[str, str] = {}
        self.report: Report | None = None
        self.preview_path: Path | None = None

    @property
    def job(self) -> Job:
        """The job, for the panel that shows its progress."""
        return self._runner.job

    def running(self) -> bool:
        """Whether something is under way."""
        return self._runner.running()

    def look(self, source: Source, kind: str, mapping: dict[str, str] | None = None) -> None:
        """Look at a file: its sheets, characters, header row and columns."""
        if not self._swept:
            self._swept = True
            self._previews.sweep()
            sweep_pasted(self._context.db.path, source.path)
        self._throw_away()
        self._runner.start(
            LOOK,
            done=self._on_looked,
            failed=self._on_failed,
            given_up=self._on_given_up,
            station=self._context.db.path,
            source=source,
            kind=kind,
            mapping=mapping,
        )

    def preview(self, facts: FileFacts, kind: str, mapping: dict[str, str], corrections: Corrections) -> None:
        """Work out what becomes of every line. Nothing is written to the station."""
        self.facts, self.kind, self.mapping = facts, kind, mapping
        self._throw_away()
        self._into = self._previews.next_path()
        self._runner.start(
            PREVIEW,
            done=self._on_previewed,
            failed=self._on_failed,
            given_up=self._on_given_up,
            remove_on_cancel=[self._into],
            station=self._context.db.path,
            source=facts.source,
            kind=kind,
            mapping=mapping,
            corrections=corrections,
            into=self._into,
            now=self._context.clock.now(),
        )

    def take_over(self, corrections: Corrections) -> None:
        """Take the file over as it was previewed; refused when it was saved anew since."""
        if self.facts is None or self.report is None:
            return
        self._key = str(uuid4())
        self._runner.start(
            IMPORT,
            done=self._on_taken,
            failed=self._on_failed,
            given_up=self._on_given_up,
            station=self._context.db.path,
            source=self.facts.source,
            kind=self.kind,
            mapping=self.mapping,
            corrections=corrections,
            sha256=self.report.sha256,
            now=self._context.clock.now(),
            by=self._context.operations.by,
            key=self._key,
        )

    def committed(self) -> Act | None:
        """The act of an import that ended just before it was given up: a child may be ended after its commit."""
        return first_done(self._context.db, self._key, f"imports.{self.kind}") if self._key else None

    def stop(self) -> None:
        """End what is under way without a word: something else follows."""
        self._runner.stop()
        self._throw_away()

    def cancel(self) -> None:
        """End what is under way, as the clerk's Cancel does."""
        self._runner.cancel()

    def let_go(self) -> None:
        """End what is under way and delete the preview."""
        self._runner.stop()
        self._previews.let_go()
        self._into = self.preview_path = self.report = self.facts = None

    def _on_looked(self, facts: FileFacts) -> None:
        self.looked.emit(facts)

    def _on_previewed(self, report: Report) -> None:
        into, self._into = self._into, None
        if into is None:
            return
        self.report, self.preview_path = report, into
        self.previewed.emit(self._previews.open(into))
        self._previews.close_but(into)

    def _on_taken(self, done: Done[Report]) -> None:
        self.report = done.value
        self.taken.emit(done)

    def _on_failed(self, error: Refusal | Trouble | None) -> None:
        self._throw_away()
        self.failed.emit(error)

    def _on_given_up(self) -> None:
        self._throw_away()
        self.given_up.emit()

    def _throw_away(self) -> None:
        into, self._into = self._into, None
        if into is not None:
            self._runner.stop()
            self._previews.throw_away(into)
