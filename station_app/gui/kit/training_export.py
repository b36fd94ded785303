"""The ledgers of trainings as files: the sessions and the attendance of a month, and who was in one session.

self._export = ExportTrainings(context, self)      made once, with the page; `said` to its status line
self._export.show_for("training")                  or "attendance", with the month of a day where one is picked
self._session_export = ExportSession(context, self)
self._session_export.show_session(session_id)      the button “Export” of one session
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from station_app.core.reports import house_ledgers
from station_app.core.reports.export import OF_SESSION
from station_app.core.reports.periods import Period
from station_app.core.settings.queries import zone
from station_app.core.shifts.queries import today
from station_app.core.training.model import Session
from station_app.core.training.queries import session as one_session
from station_app.gui.kit.context import Context
from station_app.gui.kit.export_dialog import ExportDialog, FormDialog
from station_app.gui.kit.ledger_export import LedgerExport, MonthlyExport
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate
from station_app.texts.training import when
from station_app.texts.training_sheets import training_words

_NO_NAME = frozenset('<>:"/\\|?*')
"""What the name of a file on Windows may not hold."""
_LONGEST = 30
"""So much of a topic goes into the name: a file's name has at most 255 bytes, a hanzi being three."""


class TrainingLedgers(MonthlyExport):
    """Only the attendance says phone numbers."""

    ledgers = house_ledgers.TRAINING
    without_phones = frozenset({"training"})


class ExportTrainings(ExportDialog):
    """Opened by the button over the list of sessions."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        form = TrainingLedgers(context, "trainingExport", training_words)
        super().__init__(context, form, "exportTrainings", parent)


class SessionAttendance(LedgerExport):
    """The attendance of one session, with everybody on its list as they stand now."""

    ledgers = (OF_SESSION,)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._session: Session | None = None
        self._named = PlainLabel("", "strong", wrap=True)
        self._named.setObjectName("sessionExportNamed")
        super().__init__(context, "sessionExport", training_words, self._named, parent)
        self.which.hide()  # there is nothing to choose
        self.retranslate()

    def show_session(self, session_id: int) -> None:
        """Offer this session; while a file is being written what is offered stays. Raises NotFound."""
        if not self.job.running():
            self._session = one_session(self._context.db, session_id)
            self.retranslate()

    def period(self) -> Period:
        day = self._today() if self._session is None else self._session.day
        return Period(day, day)

    def days_words(self) -> str:
        if self._session is None:
            return self._today().isoformat()
        return f"{self._session.starts_at.astimezone(zone(self._context.db)):%Y-%m-%d %H-%M}"

    def facts(self) -> Mapping[str, Any]:
        of = {} if self._session is None else {"session": int(self._session.id)}
        return {**super().facts(), **of}

    def file_name(self) -> str:
        """2026-09-23 15-00 海姆立克急救法 培训签到台账.xlsx; what no name of a file may hold is left out."""
        topic = "" if self._session is None else self._session.title(self._context.language.code)
        allowed = "".join(" " if sign in _NO_NAME or not sign.isprintable() else sign for sign in topic[:_LONGEST])
        words = (self.days_words(), " ".join(allowed.split()), training_words()[f"ledger.{OF_SESSION}"])
        return f"{' '.join(word for word in words if word)}.{self.format()}"

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(translate("Kit", "Attendance of one session"))
        if self._session is not None:
            title = self._session.title(self._context.language.code)
            at = when(self._session, zone(self._context.db), self._today())
            self._named.setText(f"{title}\n{at}")

    def _today(self) -> date:
        return today(self._context.db, self._context.clock.now())


class ExportSession(FormDialog):
    """Opened by the button of one session."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.form = SessionAttendance(context)
        super().__init__(context, self.form, "exportSession", parent)

    def show_session(self, session_id: int) -> None:
        """Open for a session. Raises NotFound."""
        self.form.show_session(session_id)
        self._open_titled(translate("Kit", "Export the attendance"))
