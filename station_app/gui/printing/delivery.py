"""Where pages go: a PDF the clerk names, or a printer; what came of it is said beside the buttons."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from station_app.core.errors import InUse, Refusal, Trouble
from station_app.core.storage.files import free_name, remove_leftovers
from station_app.gui.kit.context import Context
from station_app.gui.kit.folders import breakable, documents, open_folder, shown_path, with_suffix
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.printing.output import PageRun
from station_app.gui.printing.paper import Page
from station_app.gui.printing.printers import Printers, WindowPrinters
from station_app.gui.runtime.jobs import Job
from station_app.texts import translate
from station_app.texts.troubles import explain

_SAVE = "station_app.gui.printing.pdf_file:save_pdf"


class Delivery(QWidget):
    """Two buttons and an outcome. The owner answers `asked` with `deliver` or `refuse`."""

    asked = Signal()
    """The clerk said where to: prepare the pages, then call `deliver`."""
    delivered = Signal()
    """The file lies there, or the printer has the pages."""

    def __init__(self, context: Context, printers: Printers | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.printers: Printers = printers or WindowPrinters()
        self._name = ""
        self._path: Path | None = None
        self._printer: QPrinter | None = None
        self._content = b""
        self._preparing = False
        self.run = PageRun(self)
        self.job = Job(self)
        self.save = button("", "accent", "printSave")
        self.print = button("", name="printPrint")
        self.cancel = button("", "quiet", "printCancel")
        self.open = button("", "small", "printOpenFolder")
        self.instead = button("", "small", "printSaveInstead")
        self.outcome = PlainLabel("", "small", wrap=True)
        self.outcome.setObjectName("printOutcome")
        self._build()
        self.save.clicked.connect(self._ask_path)
        self.print.clicked.connect(self._ask_printer)
        self.cancel.clicked.connect(self._cancel)
        self.open.clicked.connect(self._open_folder)
        self.instead.clicked.connect(self._save_instead)
        self.run.progressed.connect(self._on_page)
        self.run.finished.connect(self._on_painted)
        self.run.failed.connect(self._failed)
        self.run.cancelled.connect(self._on_cancelled)
        self.job.finished.connect(self._on_saved)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._on_cancelled)
        self.retranslate()

    def suggest(self, name: str) -> None:
        """What the PDF is called when the clerk does not say otherwise, without its ending."""
        self._name = name

    def allow(self, allowed: bool) -> None:
        """Whether there is anything to print."""
        self.save.setEnabled(allowed)
        self.print.setEnabled(allowed)

    def deliver(self, pages: Sequence[Page], title: str, layout: QPageLayout | None = None) -> None:
        """Paint these and take them where the clerk said; nothing when it was cancelled meanwhile.

        The pages are A4 unless a `layout` says otherwise.
        """
        if not self._preparing:
            return
        self._preparing = False
        if self._printer is not None:
            self.run.start_printer(pages, self._printer, title, layout)
        else:
            self.run.start_pdf(pages, title, layout)

    def refuse(self, error: Refusal | Trouble) -> None:
        """The pages could not be prepared."""
        self._preparing = False
        self._failed(error)

    def busy(self) -> bool:
        """Whether something is on its way, the pages' preparation included."""
        return self._preparing or self.run.running() or self.job.running()

    def retranslate(self) -> None:
        """Words in the language in force."""
        for made, words in (
            (self.save, translate("Printing", "Save as PDF…")),
            (self.print, translate("Printing", "Print…")),
            (self.cancel, translate("Printing", "Cancel")),
            (self.open, translate("Printing", "Open the folder")),
        ):
            _say(made, words)

    # -- where to ----------------------------------------------------------------------------------------------------

    def _ask_path(self) -> None:
        folder = self._context.prefs.export_folder or documents()
        title = translate("Printing", "Save as PDF")
        filters = [translate("Printing", "PDF file (*.pdf)")]
        path = self._context.prompts.choose_save_path(title, folder / f"{self._name}.pdf", filters)
        if path is not None:
            self._context.prefs.export_folder = path.parent
            self._path, self._printer = with_suffix(path, "pdf"), None
            self._begin()

    def _ask_printer(self) -> None:
        if not self.printers.any():
            self._conclude(
                translate("Printing", "This PC has no printer. Save a PDF and print it elsewhere, from a USB stick."),
                "bad",
            )
            return
        printer = self.printers.choose(translate("Printing", "Print"), self.window())
        if printer is not None:
            self._path, self._printer = None, printer
            self._begin()

    def _begin(self) -> None:
        self._content = b""
        self._hide_outcome()
        self.save.setEnabled(False)
        self.print.setEnabled(False)
        self.cancel.show()
        self._preparing = True
        self.asked.emit()

    # -- on the way --------------------------------------------------------------------------------------------------

    def _on_page(self, done: int, total: int) -> None:
        self.outcome.set_look("small")
        self.outcome.setText(translate("Printing", "Page {done} of {total}").format(done=done, total=total))
        self.outcome.show()

    def _on_painted(self, content: object) -> None:
        if isinstance(content, bytes):
            self._content = content
            self._write()
        else:
            self._conclude(translate("Printing", "Sent to the printer."), "ok")
            self._context.sounds.play("done")
            self.delivered.emit()

    def _write(self) -> None:
        # In a child: a slow stick must not hold up the window.
        self.job.start(_SAVE, path=self._path, content=self._content)

    def _on_saved(self, path: object) -> None:
        if isinstance(path, Path):
            self._conclude(translate("Printing", "Saved: {path}").format(path=shown_path(path)), "ok")
            self.open.show()
            self._context.sounds.play("done")
            self.delivered.emit()

    def _failed(self, error: object) -> None:
        known = isinstance(error, Refusal | Trouble)
        if isinstance(error, Refusal | Trouble):
            words = breakable(explain(error))
        elif self._printer is not None:
            words = translate("Printing", "The printer took nothing. Is it on, with paper in it? Then try again.")
        else:
            words = translate("Printing", "The file was not written, by a fault of the program. Nothing else is lost.")
        self._conclude(words, "bad")
        if isinstance(error, InUse) and self._content:
            _say(self.instead, translate("Printing", "Save as “{name}”").format(name=error.instead.name))
            self.instead.show()
        self._context.sounds.play("refused")
        if not known and self._printer is None:
            raise RuntimeError(str(error))  # for the crash report: a bug of ours

    def _on_cancelled(self) -> None:
        if self._path is not None:
            remove_leftovers(self._path)
        self._conclude(translate("Printing", "Cancelled."), "small")

    # -- buttons -----------------------------------------------------------------------------------------------------

    def _cancel(self) -> None:
        if self._preparing:
            self._preparing = False
            self._on_cancelled()
        self.run.cancel()
        self.job.cancel()

    def _save_instead(self) -> None:
        if self._path is not None and self._content:
            self._path = free_name(self._path)
            self._hide_outcome()
            self.cancel.show()
            self._write()

    def _open_folder(self) -> None:
        if self._path is not None:
            open_folder(self._path.parent)

    # -- what came of it ---------------------------------------------------------------------------------------------

    def _conclude(self, words: str, look: str) -> None:
        self._hide_outcome()
        self.outcome.setText(words)
        self.outcome.set_look(look)
        self.outcome.show()
        announce(self.outcome, words)
        self.save.setEnabled(True)
        self.print.setEnabled(True)

    def _hide_outcome(self) -> None:
        for widget in (self.open, self.instead, self.cancel, self.outcome):
            widget.hide()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (self.save, self.print, self.cancel):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        after = QHBoxLayout()
        after.setSpacing(8)
        for widget in (self.open, self.instead):
            after.addWidget(widget)
        after.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(buttons)
        layout.addWidget(self.outcome)
        layout.addLayout(after)
        self._hide_outcome()


def _say(made: QPushButton, words: str) -> None:
    made.setText(words.replace("&", "&&"))
    made.setAccessibleName(words)
