"""Writing rows to a file: format, masks with their reason, where to, progress, and where the file lies afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QWidget

from station_app.core.errors import InUse, Refusal, Trouble
from station_app.core.reports.export import allow
from station_app.core.storage.files import free_name, remove_leftovers
from station_app.core.types import ActId
from station_app.gui.kit.card import Card
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.folders import breakable, documents, open_folder, shown_path, with_suffix
from station_app.gui.kit.job_panel import JobPanel
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.jobs import Job
from station_app.texts import translate
from station_app.texts.troubles import explain


@dataclass(frozen=True, slots=True)
class Wanted:
    """An export as the clerk asked for it; what is changed on the page afterwards does not change it.

    `facts` are those of the job besides the file's. A reason is what lets whole phone numbers out.
    """

    facts: Mapping[str, Any]
    format: str
    out: Path
    reason: str | None


class ExportForm(Card):
    """Writes in a child process, so that the desk stays usable; leave is asked and written down before.

    Subclasses set `target` and fill `facts`, `file_name`, `title_of_place`, `describe` and `words_of_start`.
    """

    said = Signal(str)
    """A sentence for the status line."""

    target = ""
    """The job, "package.module:function"."""
    ledger = "visits"
    """Which ledger goes out, as the log notes it."""

    def __init__(
        self, context: Context, prefix: str, start_name: str, *, upright: bool = False, parent: QWidget | None = None
    ) -> None:
        """`prefix` begins the object names; `upright` puts what comes afterwards one below the other."""
        super().__init__(" ", parent=parent)
        self._context = context
        self._reason: str | None = None
        self._wanted: Wanted | None = None
        self.job = Job(self)
        self.formats = Chips("", exclusive=True)
        self.formats.setObjectName(f"{prefix}Formats")
        self.masked = QCheckBox()
        self.masked.setObjectName(f"{prefix}Masked")
        self.masked.setChecked(True)
        self._content = PlainLabel("", "secondary", wrap=True)
        self.start = button("", "accent", start_name)
        self.panel = JobPanel()
        self.panel.bar.setObjectName(f"{prefix}Progress")
        self.panel.cancel_button.setObjectName(f"{prefix}Cancel")
        self.open = button("", "small", f"{prefix}OpenFolder")
        self.instead = button("", "small", f"{prefix}SaveInstead")
        self.buttons = QHBoxLayout()
        """Beside the button that starts there is room for others."""
        self._build(upright)
        self._connect()

    # -- what a subclass says ----------------------------------------------------------------------------------------

    def facts(self) -> Mapping[str, Any] | None:
        """What would be exported now; None when there is nothing to export."""
        raise NotImplementedError

    def file_name(self) -> str:
        """What the file is called when the clerk does not say otherwise, with its ending."""
        raise NotImplementedError

    def title_of_place(self) -> str:
        """The title over the choice of a place."""
        raise NotImplementedError

    def describe(self) -> str:
        """What the file will hold."""
        raise NotImplementedError

    def words_of_start(self) -> str:
        """What stands on the button that starts."""
        raise NotImplementedError

    # -- for subclasses and pages ------------------------------------------------------------------------------------

    def format(self) -> str:
        """The format chosen."""
        return (self.formats.chosen() or ["xlsx"])[0]

    def say_what(self) -> None:
        """Say anew what would be written."""
        self._content.setText(self.describe())
        self.start.setText(self.words_of_start())
        self.start.setAccessibleName(self.start.text())

    def forget_outcome(self) -> None:
        """What came of an earlier export is shown no more."""
        for widget in (self.open, self.instead, self.panel):
            widget.hide()

    def retranslate(self) -> None:
        """Words in the language in force; the outcome of an earlier export goes."""
        self.formats.setAccessibleName(translate("Kit", "File format"))
        chosen = self.formats.chosen() or ["xlsx"]
        self.formats.offer([Choice("xlsx", translate("Kit", "Excel")), Choice("csv", translate("Kit", "CSV"))])
        self.formats.choose(chosen)
        self.masked.setText(translate("Kit", "Mask phone numbers (138****2046)"))
        self.open.setText(translate("Kit", "Open the folder"))
        self.open.setAccessibleName(self.open.text())
        if not self.job.running():
            self.forget_outcome()
        self.say_what()

    # -- what the clerk does -----------------------------------------------------------------------------------------

    def _mask(self) -> None:
        self._reason = None
        if self.masked.isChecked():
            return
        self._reason = self._context.prompts.ask_text(
            translate("Kit", "Full phone numbers"),
            translate("Kit", "Why must this file carry full phone numbers? The reason is kept in the log."),
        )
        self.masked.setChecked(self._reason is None)

    def _ask_where(self) -> None:
        facts, kind = self.facts(), self.format()
        if facts is None or self.job.running():
            return
        filters = {"xlsx": translate("Kit", "Excel workbook (*.xlsx)"), "csv": translate("Kit", "CSV file (*.csv)")}
        folder = self._context.prefs.export_folder or documents()
        suggested = folder / self.file_name()
        out = self._context.prompts.choose_save_path(self.title_of_place(), suggested, [filters[kind]])
        if out is not None:
            self._context.prefs.export_folder = out.parent
            self._ask_leave(Wanted(facts, kind, with_suffix(out, kind), self._reason))

    def _ask_leave(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._begin_busy()
        self._context.operations.run(
            allow,
            ledger=self.ledger,
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
        self.panel.watch(self.job, translate("Kit", "Writing row {done} of {total}"))
        if self._has_focus():
            self.panel.cancel_button.setFocus()
        self.job.start(
            self.target,
            station=self._context.db.path,
            format=wanted.format,
            out=wanted.out,
            language=self._context.language.code,
            unmasked=wanted.reason is not None,
            made_at=self._context.clock.now(),
            **wanted.facts,
        )

    def _save_instead(self) -> None:
        # Leave was given a moment ago and no file came of it: the same export, another name.
        if self._wanted is not None:
            self._wanted = replace(self._wanted, out=free_name(self._wanted.out))
            self._begin_busy()
            self._begin()

    def _open_folder(self) -> None:
        if self._wanted is not None:
            open_folder(self._wanted.out.parent)

    # -- how it ended ------------------------------------------------------------------------------------------------

    def _finished(self, rows: object) -> None:
        del rows
        if self._wanted is None:
            return
        self._conclude(translate("Kit", "Saved: {path}").format(path=shown_path(self._wanted.out)), "ok")
        self.open.show()
        self.said.emit(translate("Kit", "Exported “{name}”").format(name=self._wanted.out.name))
        self._context.sounds.play("done")
        if self._wanted.reason is not None:
            # A reason is good for one file; the next one is masked again.
            self._reason = None
            self.masked.setChecked(True)

    def _failed(self, error: object) -> None:
        known = isinstance(error, Refusal | Trouble)
        words = translate("Kit", "The file was not written, by a fault of the program. Nothing else is lost.")
        self._conclude(breakable(explain(error)) if isinstance(error, Refusal | Trouble) else words, "bad")
        if isinstance(error, InUse):
            save_as = translate("Kit", "Save as “{name}”").format(name=error.instead.name)
            self.instead.setText(save_as)
            self.instead.setAccessibleName(save_as)
            self.instead.show()
        self._context.sounds.play("refused")
        if not known:
            raise RuntimeError(str(error))  # for the crash report: a bug of ours in the child process

    def _cancelled(self) -> None:
        if self._wanted is not None:
            remove_leftovers(self._wanted.out)
        self._conclude(translate("Kit", "Cancelled. No file was written."), "small")

    def _begin_busy(self) -> None:
        if self._has_focus():
            self.setFocus()  # not on to the next widget of the page: soon there is a button to cancel
        self.forget_outcome()
        self._set_enabled(False)

    def _conclude(self, words: str, look: str) -> None:
        was_here = self._has_focus()
        self.forget_outcome()
        self.panel.say(words, look)
        announce(self.panel, words)
        self._set_enabled(True)
        if was_here:
            self.start.setFocus()

    def _set_enabled(self, enabled: bool) -> None:
        for widget in (self.start, self.formats, self.masked):
            widget.setEnabled(enabled)

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    # -- making it ---------------------------------------------------------------------------------------------------

    def _build(self, upright: bool) -> None:
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self.start)
        after = QBoxLayout(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight)
        for widget in (self.open, self.instead):
            widget.hide()
            after.addWidget(widget)
        after.addStretch(1)
        for part in (self.formats, self._content, self.masked):
            self.body.addWidget(part)
        self.body.addLayout(self.buttons)
        self.body.addWidget(self.panel)
        self.body.addLayout(after)

    def _connect(self) -> None:
        self.formats.changed.connect(self.say_what)
        self.masked.clicked.connect(self._mask)
        self.start.clicked.connect(self._ask_where)
        self.open.clicked.connect(self._open_folder)
        self.instead.clicked.connect(self._save_instead)
        self.job.finished.connect(self._finished)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)
