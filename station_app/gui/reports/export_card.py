"""The export of a month's visit log: form, masking, progress, and where the file lies afterwards."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from station_app.core.errors import InUse, Refusal, Trouble
from station_app.core.reports.export import allow
from station_app.core.reports.periods import Period, month_of, month_text
from station_app.core.storage.files import free_name, remove_leftovers
from station_app.core.types import ActId
from station_app.gui.kit.card import Card
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.folders import breakable, open_folder, shown_path
from station_app.gui.kit.job_panel import JobPanel
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.reports.facts import today_of
from station_app.gui.runtime.jobs import Job
from station_app.texts import translate
from station_app.texts.sheets import visit_log_words
from station_app.texts.troubles import explain

TARGET = "station_app.core.reports.export:export"
LEDGER = "visits"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An export as the clerk asked for it; what is changed on the page afterwards does not change it."""

    period: Period
    format: str
    out: Path
    reason: str | None

    @property
    def unmasked(self) -> bool:
        """Whether phone numbers go out whole: never without a reason."""
        return self.reason is not None


class ExportCard(Card):
    """Writes the file in a child process, so that the desk stays usable. Phones are masked unless a reason is given."""

    said = Signal(str)
    """A sentence for the status line."""

    def __init__(self, context: Context) -> None:
        super().__init__(" ")
        self._context = context
        self._period = month_of(today_of(context))
        self._rows = 0
        self._reason: str | None = None
        self._wanted: Wanted | None = None
        self.job = Job(self)
        self.formats = Chips("", exclusive=True)
        self.masked = QCheckBox()
        self.masked.setObjectName("reportsMasked")
        self.masked.setChecked(True)
        self._content = PlainLabel("", "secondary", wrap=True)
        self.start = button("", "accent", "reportsExport")
        self.panel = JobPanel()
        self.panel.bar.setObjectName("reportsProgress")
        self.panel.cancel_button.setObjectName("reportsCancel")
        self.open = button("", "small", "reportsOpenFolder")
        self.instead = button("", "small", "reportsSaveInstead")
        after = QHBoxLayout()
        for widget in (self.open, self.instead):
            widget.hide()
            after.addWidget(widget)
        after.addStretch(1)
        for part in (self.formats, self._content, self.masked, self.start, self.panel):
            self.body.addWidget(part)
        self.body.addLayout(after)
        self.formats.changed.connect(self._say_what)
        self.masked.clicked.connect(self._mask)
        self.start.clicked.connect(self._ask_where)
        self.open.clicked.connect(self._open_folder)
        self.instead.clicked.connect(self._save_instead)
        self.job.finished.connect(self._finished)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)

    def show_period(self, period: Period, rows: int) -> None:
        """Offer this month, whose visit log has so many rows."""
        self._period, self._rows = period, rows
        self._say_what()

    def retranslate(self) -> None:
        """Words in the language in force; the outcome of an earlier export goes."""
        self.set_title(translate("Reports", "Export the month's visit log"))
        self.formats.setAccessibleName(translate("Reports", "File format"))
        chosen = self.formats.chosen() or ["xlsx"]
        self.formats.offer([Choice("xlsx", translate("Reports", "Excel")), Choice("csv", translate("Reports", "CSV"))])
        self.formats.choose(chosen)
        self.masked.setText(translate("Reports", "Mask phone numbers (138****2046)"))
        self.open.setText(translate("Reports", "Open the folder"))
        self.open.setAccessibleName(self.open.text())
        if not self.job.running():
            self._forget_outcome()
        self._say_what()

    def file_name(self) -> str:
        """2026-11 服务登记台账.xlsx: what the file is called when the clerk does not say otherwise."""
        title = visit_log_words()["ledger.visits"]
        return f"{month_text(self._period.first)} {title}.{self._format()}"

    def _format(self) -> str:
        return (self.formats.chosen() or ["xlsx"])[0]

    def _say_what(self) -> None:
        rows = f"{self._rows:,}"
        if self._format() == "xlsx":
            words = translate("Reports", "Rows: {rows}. With a summary, charts and lines to sign.").format(rows=rows)
        else:
            words = translate("Reports", "Rows: {rows}. Plain rows for other programs.").format(rows=rows)
        self._content.setText(words)
        name = translate("Reports", "Export to “{name}”").format(name=self.file_name())
        self.start.setText(name)
        self.start.setAccessibleName(name)

    def _mask(self) -> None:
        self._reason = None
        if self.masked.isChecked():
            return
        self._reason = self._context.prompts.ask_text(
            translate("Reports", "Full phone numbers"),
            translate("Reports", "Why must this file carry full phone numbers? The reason is kept in the log."),
        )
        self.masked.setChecked(self._reason is None)

    def _ask_where(self) -> None:
        kind = self._format()
        filters = {
            "xlsx": translate("Reports", "Excel workbook (*.xlsx)"),
            "csv": translate("Reports", "CSV file (*.csv)"),
        }
        folder = self._context.prefs.export_folder or _documents()
        title = translate("Reports", "Save the visit log")
        out = self._context.prompts.choose_save_path(title, folder / self.file_name(), [filters[kind]])
        if out is not None:
            self._context.prefs.export_folder = out.parent
            self._ask_leave(Wanted(self._period, kind, _with_suffix(out, kind), self._reason))

    def _ask_leave(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._set_busy()
        self._context.operations.run(
            allow,
            ledger=LEDGER,
            unmasked=wanted.unmasked,
            reason=wanted.reason,
            undoable=False,
            done=self._begin,
            refused=self._failed,
            troubled=self._failed,
        )

    def _begin(self, _act: ActId | None = None) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        self.panel.watch(self.job, translate("Reports", "Writing row {done} of {total}"))
        if self._has_focus():
            self.panel.cancel_button.setFocus()
        self.job.start(
            TARGET,
            station=self._context.db.path,
            ledger=LEDGER,
            period=wanted.period,
            format=wanted.format,
            out=wanted.out,
            language=self._context.language.code,
            words=dict(visit_log_words()),
            unmasked=wanted.unmasked,
            made_at=self._context.clock.now(),
        )

    def _finished(self, rows: object) -> None:
        del rows
        if self._wanted is None:
            return
        self._conclude(translate("Reports", "Saved: {path}").format(path=shown_path(self._wanted.out)), "ok")
        self.open.show()
        self.said.emit(translate("Reports", "Exported “{name}”").format(name=self._wanted.out.name))
        self._context.sounds.play("done")
        if self._wanted.unmasked:
            # A reason is good for one file; the next one is masked again.
            self._reason = None
            self.masked.setChecked(True)

    def _failed(self, error: object) -> None:
        known = isinstance(error, Refusal | Trouble)
        words = translate("Reports", "The file was not written, by a fault of the program. Nothing else is lost.")
        self._conclude(breakable(explain(error)) if isinstance(error, Refusal | Trouble) else words, "bad")
        if isinstance(error, InUse):
            save_as = translate("Reports", "Save as “{name}”").format(name=error.instead.name)
            self.instead.setText(save_as)
            self.instead.setAccessibleName(save_as)
            self.instead.show()
        self._context.sounds.play("refused")
        if not known:
            raise RuntimeError(str(error))  # for the crash report: a bug of ours in the child process

    def _cancelled(self) -> None:
        if self._wanted is not None:
            remove_leftovers(self._wanted.out)
        self._conclude(translate("Reports", "Cancelled. No file was written."), "small")

    def _save_instead(self) -> None:
        # Leave was given a moment ago and no file came of it: the same export, another name.
        if self._wanted is not None:
            wanted = self._wanted
            self._wanted = Wanted(wanted.period, wanted.format, free_name(wanted.out), wanted.reason)
            self._set_busy()
            self._begin()

    def _open_folder(self) -> None:
        if self._wanted is not None:
            open_folder(self._wanted.out.parent)

    def _set_busy(self) -> None:
        if self._has_focus():
            self.setFocus()  # not on to the next widget of the page: soon there is a button to cancel
        self._forget_outcome()
        for widget in (self.start, self.formats, self.masked):
            widget.setEnabled(False)

    def _conclude(self, words: str, look: str) -> None:
        was_here = self._has_focus()
        self._forget_outcome()
        self.panel.say(words, look)
        announce(self.panel, words)
        for widget in (self.start, self.formats, self.masked):
            widget.setEnabled(True)
        if was_here:
            self.start.setFocus()

    def _forget_outcome(self) -> None:
        for widget in (self.open, self.instead, self.panel):
            widget.hide()

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _with_suffix(path: Path, kind: str) -> Path:
    if path.suffix.lower() == f".{kind}":
        return path
    named = path.with_name(f"{path.name}.{kind}")
    return free_name(named) if named.exists() else named  # nobody was asked about that file
