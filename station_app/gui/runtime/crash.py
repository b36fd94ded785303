"""Our own bugs: into the log and one dialog with a report to copy; every command done before is safe in the file."""

import logging
import platform
import re
import sys
import threading
import traceback
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from station_app.texts import translate

log = logging.getLogger(__name__)

_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")
_LONG_NUMBER = re.compile(r"\d{4,}")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def scrub(message: str) -> str:
    """An error's message without what may be a name or a phone: quoted values, long numbers, anything not ASCII."""
    return _NOT_ASCII.sub("…", _LONG_NUMBER.sub("#", _QUOTED.sub("'…'", message)))


def report_of(error: BaseException) -> str:
    """The text of a crash report: versions, then each error of the chain with its places in the code."""
    lines = [f"station-app crash report, Python {platform.python_version()}, Qt {qt_version}, {platform.platform()}"]
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        lines.append(f"{type(at).__module__}.{type(at).__qualname__}: {scrub(str(at))}")
        lines += [line.rstrip() for line in traceback.format_tb(at.__traceback__)]
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
        if at is not None:
            lines.append("which came of")
    return "\n".join(lines)


class CrashReporter(QObject):
    """Catches what nobody caught, on any thread, and shows it on the window's thread, one dialog at a time."""

    restart_asked = Signal()
    """The clerk pressed restart: close in order and start anew."""
    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: CrashDialog | None = None
        # Queued: an error may come out of the middle of painting, where no dialog may open.
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the hooks of the interpreter and its threads."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def report(self, text: str) -> None:
        """Log and show a report that came by another way, such as out of a job's child process."""
        log.critical("%s", text)
        self._caught.emit(text)

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        self.report(report_of(error.with_traceback(trace)))

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            self.report(report_of(args.exc_value))

    def _show(self, report: str) -> None:
        if self._dialog is not None:
            self._dialog.add(report)
            return
        self._dialog = CrashDialog(report)
        self._dialog.finished.connect(self._closed)
        self._dialog.restart.clicked.connect(self._restart)
        self._dialog.open()

    def _restart(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.restart_asked.emit()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class CrashDialog(QDialog):
    """Says that nothing is lost, shows the report, and offers to copy it, to go on and to restart."""

    def __init__(self, report: str) -> None:
        super().__init__()
        self.setObjectName("crashDialog")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(translate("Crash", "Something went wrong in the program"))
        self.setMinimumSize(560, 360)
        told = QLabel(
            translate(
                "Crash",
                "This is a fault of the program. Everything registered so far is saved."
                " You can go on, or restart the program. Please pass the report on.",
            )
        )
        told.setWordWrap(True)
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(translate("Crash", "Crash report"))
        buttons = QDialogButtonBox()
        self.copy = self._button(buttons, translate("Crash", "Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        self.restart = self._button(buttons, translate("Crash", "Restart"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.go_on = self._button(buttons, translate("Crash", "Go on"), QDialogButtonBox.ButtonRole.RejectRole)
        self.go_on.setDefault(True)
        self.go_on.setFocus()
        self.copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(told)
        layout.addWidget(self.text)
        layout.addWidget(buttons)

    def add(self, report: str) -> None:
        """Another error while the dialog is open: it joins the report."""
        self.text.appendPlainText(f"\n{report}")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _button(self, box: QDialogButtonBox, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        button = box.addButton(text, role)
        button.setAutoDefault(False)
        return button
