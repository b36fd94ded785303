"""Exporting what the log shows: format, masks, where to, progress, and where the file lies afterwards."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from station_app.core.errors import InUse, Refusal, Trouble
from station_app.core.reports.export import allow
from station_app.core.storage.files import free_name, remove_leftovers
from station_app.core.types import ActId
from station_app.core.visits.queries import Filters, Order
from station_app.gui.kit.card import Card
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.folders import breakable, open_folder, shown_path
from station_app.gui.kit.job_panel import JobPanel
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.jobs import Job
from station_app.texts import translate
from station_app.texts.shown_log import shown_log_words
from station_app.texts.troubles import explain

TARGET = "station_app.core.reports.shown:export_shown_job"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: its filters, order and columns, the filters in words, how many rows, a name for the file."""

    filters: Filters
    order: Order
    columns: tuple[str, ...]
    narrowed: str
    rows: int
    days: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """An export as it was asked for; what is shown afterwards does not change it."""

    shown: Shown
    format: str
    out: Path
    reason: str | None


class ExportPanel(Card):
    """Writes the file in a child process. Phones are masked unless a reason is given; leave is written down before."""

    left = Signal()
    """Escape or Close."""
    said = Signal(str)
    """A sentence for the status line."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.setObjectName("visitsExportPanel")
        self._context = context
        self._shown: Shown | None = None
        self._wanted: Wanted | None = None
        self._reason: str | None = None
        self.job = Job(self)
        self.formats = Chips("", exclusive=True)
        self.formats.setObjectName("visitsExportFormats")
        self._content = PlainLabel("", "secondary", wrap=True)
        self.masked = QCheckBox()
        self.masked.setObjectName("visitsExportMasked")
        self.masked.setChecked(True)
        self.start = button("", "accent", "visitsExportStart")
        self.close_button = button("", "", "visitsExportClose")
        self.panel = JobPanel()
        self.panel.bar.setObjectName("visitsExportProgress")
        self.panel.cancel_button.setObjectName("visitsExportCancel")
        self.open = button("", "small", "visitsExportFolder")
        self.instead = button("", "small", "visitsExportInstead")
        self._build()

    def show_what(self, shown: Shown) -> None:
        """Offer to export this; an export under way goes on with what it was asked for."""
        self._shown = shown
        if not self.job.running():
            self._forget_outcome()
        self._say_what()
        self.start.setFocus()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.set_title(translate("Visits", "Export what is shown"))
        self.formats.setAccessibleName(translate("Visits", "File format"))
        chosen = self.formats.chosen() or ["xlsx"]
        self.formats.offer([Choice("xlsx", translate("Visits", "Excel")), Choice("csv", translate("Visits", "CSV"))])
        self.formats.choose(chosen)
        self.masked.setText(translate("Visits", "Mask phone numbers"))
        for made, words in (
            (self.start, translate("Visits", "Export…")),
            (self.close_button, translate("Visits", "Close")),
            (self.open, translate("Visits", "Open the folder")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self._say_what()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.start)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        for part in (self.formats, self._content, self.masked):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        self.body.addWidget(self.panel)
        for made in (self.open, self.instead):
            made.hide()
            self.body.addWidget(made)
        self.body.addStretch(1)
        self.formats.changed.connect(self._say_what)
        self.masked.clicked.connect(self._mask)
        self.start.clicked.connect(self._ask_where)
        self.close_button.clicked.connect(self.left)
        self.open.clicked.connect(self._open_folder)
        self.instead.clicked.connect(self._save_instead)
        self.job.finished.connect(self._finished)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)

    # -- what the clerk does -------------------------------------------------------------------------------------

    def _format(self) -> str:
        return (self.formats.chosen() or ["xlsx"])[0]

    def _say_what(self) -> None:
        if self._shown is None:
            return
        rows = translate("Visits", "Rows: {rows}, in the order and with the columns of the table.")
        said = [rows.format(rows=f"{self._shown.rows:,}"), self._shown.days, self._shown.narrowed]
        self._content.setText("\n".join(part for part in said if part))

    def _mask(self) -> None:
        self._reason = None
        if self.masked.isChecked():
            return
        self._reason = self._context.prompts.ask_text(
            translate("Visits", "Full phone numbers"),
            translate("Visits", "Why must this file carry full phone numbers? The reason is kept in the log."),
        )
        self.masked.setChecked(self._reason is None)

    def _ask_where(self) -> None:
        if self._shown is None or self.job.running():
            return
        kind = self._format()
        filters = {
            "xlsx": translate("Visits", "Excel workbook (*.xlsx)"),
            "csv": translate("Visits", "CSV file (*.csv)"),
        }
        folder = self._context.prefs.export_folder or _documents()
        name = f"{self._shown.days} {shown_log_words()['ledger.visits']}.{kind}".strip()
        title = translate("Visits", "Save what is shown")
        out = self._context.prompts.choose_save_path(title, folder / name, [filters[kind]])
        if out is not None:
            self._context.prefs.export_folder = out.parent
            self._ask_leave(Wanted(self._shown, kind, _with_suffix(out, kind), self._reason))

    def _ask_leave(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._set_busy(True)
        self._forget_outcome()
        self._context.operations.run(
            allow,
            ledger="visits",
            unmasked=wanted.reason is not None,
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
        self.panel.watch(self.job, translate("Visits", "Writing row {done} of {total}"))
        self.panel.cancel_button.setFocus()
        self.job.start(
            TARGET,
            station=self._context.db.path,
            filters=wanted.shown.filters,
            order=wanted.shown.order,
            columns=wanted.shown.columns,
            narrowed=wanted.shown.narrowed,
            format=wanted.format,
            out=wanted.out,
            language=self._context.language.code,
            words=dict(shown_log_words()),
            unmasked=wanted.reason is not None,
            made_at=self._context.clock.now(),
        )

    def _save_instead(self) -> None:
        # Leave was given a moment ago and no file came of it: the same export, another name.
        if self._wanted is not None:
            self._wanted = replace(self._wanted, out=free_name(self._wanted.out))
            self._set_busy(True)
            self._forget_outcome()
            self._begin()

    def _open_folder(self) -> None:
        if self._wanted is not None:
            open_folder(self._wanted.out.parent)

    # -- how it ended --------------------------------------------------------------------------------------------

    def _finished(self, rows: object) -> None:
        del rows
        if self._wanted is None:
            return
        self._conclude(translate("Visits", "Saved: {path}").format(path=shown_path(self._wanted.out)), "ok")
        self.open.show()
        self.said.emit(translate("Visits", "Exported “{name}”").format(name=self._wanted.out.name))
        self._context.sounds.play("done")
        if self._wanted.reason is not None:
            # A reason is good for one file; the next one is masked again.
            self._reason = None
            self.masked.setChecked(True)

    def _failed(self, error: object) -> None:
        known = isinstance(error, Refusal | Trouble)
        words = translate("Visits", "The file was not written, by a fault of the program. Nothing else is lost.")
        self._conclude(breakable(explain(error)) if isinstance(error, Refusal | Trouble) else words, "bad")
        if isinstance(error, InUse):
            save_as = translate("Visits", "Save as “{name}”").format(name=error.instead.name)
            self.instead.setText(save_as)
            self.instead.setAccessibleName(save_as)
            self.instead.show()
        self._context.sounds.play("refused")
        if not known:
            raise RuntimeError(str(error))  # for the crash report: a bug of ours in the child process

    def _cancelled(self) -> None:
        if self._wanted is not None:
            remove_leftovers(self._wanted.out)
        self._conclude(translate("Visits", "Cancelled. No file was written."), "small")

    def _conclude(self, words: str, look: str) -> None:
        focused = self.window().focusWidget()
        was_here = focused is not None and self.isAncestorOf(focused)
        self._forget_outcome()
        self.panel.say(words, look)
        announce(self.panel, words)
        self._set_busy(False)
        if was_here:
            self.start.setFocus()

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.start, self.formats, self.masked):
            widget.setEnabled(not busy)

    def _forget_outcome(self) -> None:
        for widget in (self.open, self.instead, self.panel):
            widget.hide()


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _with_suffix(path: Path, kind: str) -> Path:
    if path.suffix.lower() == f".{kind}":
        return path
    named = path.with_name(f"{path.name}.{kind}")
    return free_name(named) if named.exists() else named  # nobody was asked about that file
