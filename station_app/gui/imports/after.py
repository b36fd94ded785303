"""What follows an import: where to go on, its report as a file, and all of it back."""

from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from station_app.core.audit.model import Act
from station_app.core.imports.queries import Batch, batch_by_id
from station_app.core.imports.report import Report
from station_app.core.types import Done
from station_app.gui.imports import outcome
from station_app.gui.imports.saving import Saving
from station_app.gui.imports.taking_back import WRITTEN, TakingBack
from station_app.gui.imports.views import Views
from station_app.gui.imports.work import Work
from station_app.gui.kit.context import Context
from station_app.gui.kit.requests import OpenAmenities, OpenTools, OpenTraining, Say, ShowPeople, ShowVisits
from station_app.gui.kit.told import Told
from station_app.texts import translate


class After(QObject):
    """Tells the window what was written, and the undo stack how it goes back."""

    asked = Signal(object)
    """A Request for the shell."""
    finished = Signal()
    """The file at hand is done with."""

    def __init__(self, context: Context, views: Views, work: Work, page: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._views, self._work, self._page = context, views, work, page
        self._last_day: date | None = None
        self.saving = Saving(context, self)
        self.taking_back = TakingBack(context, self)
        views.done.onward_pressed.connect(self._onward)
        views.done.save_pressed.connect(self._save_done)
        views.done.take_back_pressed.connect(self.take_back_last)
        views.preview.save_pressed.connect(self._save_preview)
        views.start.past.take_back_asked.connect(self._take_back)
        self.taking_back.done.connect(self._on_taken_back)
        self.taking_back.ended.connect(self._on_taking_back_ended)

    def show(self, done: Done[Report], last_day: date | None, file: str) -> None:
        """The import is committed; `last_day` is that of the last visits taken."""
        self._last_day = last_day
        if done.touched:
            self._context.undo.push(done.op, Told(outcome.taken_words(done.value), page=self._page))
            self._context.hub.changed.emit(done.touched)
        self._views.done.show_report(done.value, last_day)
        self._views.show_view(self._views.done, file)
        self._context.sounds.play("done")

    def show_late(self, act: Act) -> None:
        """The import was committed although its child was ended: it stands in the list of those of before."""
        words = translate("Imports", "The import had just ended. It stands in the list and can be taken back.")
        self._context.undo.push(act.id, Told(words, page=self._page))
        self._context.hub.changed.emit(WRITTEN)
        self.finished.emit()
        self._views.start.past.foot.tell(words, "warn")

    def take_back_last(self) -> None:
        """The import that is the newest act is taken back."""
        views, last = self._views, self._context.undo.last()
        if last is not None and not self.taking_back.running():
            views.done.set_busy(True)
            self.taking_back.begin(last.op, views.done.foot if views.view() is views.done else views.start.past.foot)

    def _take_back(self, batch: Batch) -> None:
        self.taking_back.ask(batch, self._views.start.past.foot)

    def _save_done(self) -> None:
        if self._work.report is not None:
            self.saving.begin(self._work.report, self._work.preview_path, self._views.done.foot)

    def _save_preview(self) -> None:
        if self._work.report is not None:
            self.saving.begin(self._work.report, self._work.preview_path, self._views.preview.foot)

    def _onward(self) -> None:
        report = self._work.report
        request: ShowVisits | ShowPeople | OpenTools | OpenAmenities | OpenTraining = ShowPeople()
        if report is not None and report.kind == "tools":
            request = OpenTools()
        if report is not None and report.kind == "supplies":
            request = OpenAmenities(tab="supplies")
        if report is not None and report.kind == "enrolments":
            request = OpenTraining(report.source.session_id)
        if report is not None and report.kind == "visits" and self._last_day is not None:
            first = self._last_day.replace(day=1)
            request = ShowVisits(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
        self.finished.emit()
        self.asked.emit(request)

    def _on_taken_back(self, batch: int) -> None:
        words = outcome.taken_back_words(batch_by_id(self._context.db, batch))
        if self._views.view() is self._views.done:
            self.finished.emit()
        self._views.start.past.foot.tell(words, "ok")
        self.asked.emit(Say(words))

    def _on_taking_back_ended(self) -> None:
        self._views.done.set_busy(False)
