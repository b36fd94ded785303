"""What is printed of a session, as the page asks for it; the dialogs are those of printing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from station_app.gui.kit.context import Context
from station_app.gui.printing import trainings


def sign_in_sheet(context: Context, session_id: int, parent: QWidget) -> None:
    """The sheet people sign, blank or filled."""
    trainings.print_sign_in(context, session_id, parent)


def attendance_list(context: Context, session_id: int, parent: QWidget) -> None:
    """Who attended."""
    trainings.print_attendance(context, session_id, parent)


def certificates(context: Context, session_id: int, enrolment_ids: Sequence[int] | None, parent: QWidget) -> None:
    """The certificates of everybody who attended, or of those named."""
    trainings.print_certificates(context, session_id, enrolment_ids, parent)
