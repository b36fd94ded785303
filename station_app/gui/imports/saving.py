"""The report of an import as a file: every line, what became of it and why, for whoever asks later."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from station_app.core.errors import InUse, Refusal, Trouble
from station_app.core.imports.report import Report
from station_app.core.storage.files import free_name, remove_leftovers
from station_app.gui.imports.foot import Foot
from station_app.gui.imports.runner import Runner
from station_app.gui.imports.words import program_fault
from station_app.gui.kit.context import Context
from station_app.gui.kit.folders import breakable, documents, shown_path, with_suffix
from station_app.texts import translate
from station_app.texts.imports import report_words
from station_app.texts.troubles import explain

TARGET = "station_app.gui.imports.report_job:report_job"
_FORMATS = ("xlsx", "csv")


@dataclass(frozen=True, slots=True)
class _Wanted:
    report: Report
    preview: Path | None
    out: Path
    foot: Foot


class Saving(QObject):
    """Asks where to, writes in a child, says where the file lies. A file open in Excel is saved beside it."""

    ended = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._runner = Runner(self)
        self._wanted: _Wanted | None = None

    def begin(self, report: Report, preview: Path | None, foot: Foot) -> bool:
        """Ask for a place and begin; False when the clerk thought better of it or one is being written already."""
        if self._runner.running():
            return False
        name = translate("Imports", "Import report {name}").format(name=report.file.stem)
        folder = self._context.prefs.export_folder or documents()
        filters = [
            translate("Imports", "Excel workbook (*.xlsx)"),
            translate("Imports", "CSV file (*.csv)"),
        ]
        title = translate("Imports", "Save the report of the import")
        out = self._context.prompts.choose_save_path(title, folder / f"{name}.xlsx", filters)
        if out is None:
            return False
        self._context.prefs.export_folder = out.parent
        self._write(_Wanted(report, preview, with_suffix(out, *_FORMATS), foot))
        return True

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._runner.stop()

    def _write(self, wanted: _Wanted) -> None:
        self._wanted = wanted
        wanted.foot.watch(self._runner.job, translate("Imports", "Writing row {done} of {total}"))
        self._runner.start(
            TARGET,
            done=self._on_done,
            failed=self._on_failed,
            given_up=self._on_given_up,
            report=wanted.report,
            preview=wanted.preview,
            out=wanted.out,
            format=wanted.out.suffix.lower().removeprefix("."),
            words=report_words(),
        )

    def _on_done(self, rows: object) -> None:
        del rows
        if self._wanted is not None:
            words = translate("Imports", "Saved: {path}").format(path=shown_path(self._wanted.out))
            self._wanted.foot.tell(words, "ok")
            self._context.sounds.play("done")
        self.ended.emit()

    def _on_failed(self, error: Refusal | Trouble | None) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        if isinstance(error, InUse):
            # Open in Excel: what the clerk wants is the file, so it lies beside, under the name that is said.
            self._write(_Wanted(wanted.report, wanted.preview, free_name(wanted.out), wanted.foot))
            return
        wanted.foot.complain(program_fault() if error is None else breakable(explain(error)))
        self._context.sounds.play("refused")
        self.ended.emit()

    def _on_given_up(self) -> None:
        if self._wanted is not None:
            remove_leftovers(self._wanted.out)
            self._wanted.foot.tell(translate("Imports", "Cancelled. No file was written."))
        self.ended.emit()
