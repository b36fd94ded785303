"""What is printed of a training, asked for by its page: the sign-in sheet, the attendance list, the certificates."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from station_app.core.errors import Refusal
from station_app.gui.kit.context import Context
from station_app.gui.printing.attendance_dialog import AttendanceDialog
from station_app.gui.printing.certificates_dialog import CertificatesDialog
from station_app.gui.printing.sign_in_dialog import SignInDialog
from station_app.texts import translate
from station_app.texts.refusals import explain_refusal


def print_sign_in(context: Context, session_id: int, parent: QWidget) -> None:
    """Open the sign-in sheet of a session: names to sign, empty lines, or as it was."""
    _open(context, partial(SignInDialog, context, session_id, parent))


def print_attendance(context: Context, session_id: int, parent: QWidget) -> None:
    """Open the list of who attended a session."""
    _open(context, partial(AttendanceDialog, context, session_id, parent))


def print_certificates(context: Context, session_id: int, enrolment_ids: Sequence[int] | None, parent: QWidget) -> None:
    """Open the certificates of a session, of everybody who attended or of those named."""
    _open(context, partial(CertificatesDialog, context, session_id, enrolment_ids, parent))


def _open(context: Context, make: Callable[[], QDialog]) -> None:
    try:
        dialog = make()
    except Refusal as refusal:  # the session is gone
        context.prompts.message(translate("TrainingPrints", "Print"), explain_refusal(refusal), "warning")
        return
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
