"""What the menu of a session and the rows of its list ask for."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from station_app.core.training.model import Enrolment
from station_app.core.training.queries import session
from station_app.gui.kit.page import Page
from station_app.gui.kit.requests import Request, Say, ShowPerson
from station_app.gui.kit.training_export import ExportSession, ExportTrainings
from station_app.gui.training import prints
from station_app.gui.training.door_close import Closing
from station_app.gui.training.list_in import open_list

if TYPE_CHECKING:
    from station_app.gui.training.session_view import SessionView


class SessionDeeds(QObject):
    """Does it with the session shown, or has the page and the shell do it."""

    def __init__(self, view: "SessionView") -> None:
        super().__init__(view)
        self._view, self._context = view, view.context
        self._closing = Closing(view.context, view.door.acts)
        self._closing.call_off_asked.connect(view.cancel_asked)
        self._exports: ExportSession | None = None
        self._ledgers: ExportTrainings | None = None

    def with_session(self, what: str) -> None:
        """Do what the menu says."""
        number = self._view.session_id()
        if number is not None:
            self._of_session(number)[what]()

    def with_row(self, what: str, enrolment_id: int) -> None:
        """Do what is asked of a row."""
        one = self._view.list.row(enrolment_id)
        if one is not None:
            self._of_row(one)[what]()

    def ask(self, request: Request) -> None:
        """Ask something of the shell, through the page this stands on."""
        at: QWidget | None = self._view
        while at is not None and not isinstance(at, Page):
            at = at.parentWidget()
        if isinstance(at, Page):
            at.ask(request)

    def _of_session(self, number: int) -> dict[str, Callable[[], None]]:
        view, context = self._view, self._context
        return {
            "sheet": partial(prints.sign_in_sheet, context, number, view),
            "attendance": partial(prints.attendance_list, context, number, view),
            "certificates": partial(prints.certificates, context, number, None, view),
            "export": partial(self._export, number),
            "ledgers": partial(self._export_month, number),
            "list": partial(open_list, context, number, view.menu.button_of_lists()),
            "files": view.show_files,
            "edit": partial(view.edit_asked.emit, number),
            "cancel": partial(view.cancel_asked.emit, number),
            "close": partial(self._closing.close, number),
        }

    def _of_row(self, one: Enrolment) -> dict[str, Callable[[], None]]:
        door, acts = self._view.door, self._view.door.acts
        return {
            "sign_in": partial(door.sign_in, one),
            "sign_out": partial(door.sign_out, one),
            "promote": partial(acts.promote, one),
            "was_not_here": partial(acts.was_not_here, one),
            "withdraw": partial(acts.withdraw, one),
            "certificate": partial(prints.certificates, self._context, one.session_id, [one.id], self._view),
            "person": partial(self.ask, ShowPerson(one.person_id)),
        }

    def _export(self, session_id: int) -> None:
        if self._exports is None:
            self._exports = ExportSession(self._context, self._view)
            self._exports.said.connect(self._on_said)
        self._exports.show_session(session_id)

    def _export_month(self, session_id: int) -> None:
        """The ledgers of the month the session shown is in."""
        if self._ledgers is None:
            self._ledgers = ExportTrainings(self._context, self._view)
            self._ledgers.said.connect(self._on_said)
        self._ledgers.show_for("training", session(self._context.db, session_id).day)

    def _on_said(self, sentence: str) -> None:
        self.ask(Say(sentence))
