"""How one step leads to the next: what the clerk presses, what the children answer."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from station_app.core.errors import Refusal, Trouble
from station_app.core.imports.look import FileFacts
from station_app.core.imports.pasted import is_pasted, throw_away
from station_app.core.imports.preview import PreviewFile
from station_app.core.imports.report import Report
from station_app.core.imports.source import FileChanged, Source
from station_app.core.types import Done
from station_app.gui.imports.after import After
from station_app.gui.imports.choosers import ask_for_file, may_forget
from station_app.gui.imports.views import Views
from station_app.gui.imports.words import program_fault
from station_app.gui.imports.work import Work
from station_app.gui.kit.context import Context
from station_app.gui.kit.folders import breakable, documents
from station_app.gui.kit.look import announce
from station_app.gui.kit.requests import Say
from station_app.texts import translate
from station_app.texts.troubles import explain

_USUAL = "visits"
"""What a file is looked at as when nobody said; looked at again when its content says otherwise."""
AGAIN_MS = 600
"""After a correction the preview waits this long for the next one."""


class Flow(QObject):
    """Knows the file at hand and which step it stands in. Nothing is written before the third step is agreed to."""

    asked = Signal(object)
    """A Request for the shell."""

    def __init__(self, context: Context, views: Views, page: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._views = context, views
        self._path: Path | None = None
        self._kind: str | None = None
        self._session: int | None = None
        self._folder: Path | None = None
        self._importing = False
        self._note = ""
        self._then_lines = False
        self._refused: Refusal | Trouble | None = None
        self._last_day: date | None = None
        self.work = Work(context, self)
        self.after = After(context, views, self.work, page, self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._connect()

    # -- what the page calls -----------------------------------------------------------------------------------------

    def expect(self, kind: str | None, session: int | None = None) -> None:
        """The next file chosen is one of this kind, for this session; None finds out."""
        if self._path is None:
            self._kind, self._session = kind, session

    def open_file(self, path: Path, kind: str | None = None, session: int | None = None) -> None:
        """Look at a file; the one at hand, if it was put right, is left only when the clerk agrees."""
        if self.at_work():
            words = translate("Imports", "One import is still at work. Wait for its end, then choose the file again.")
            self.asked.emit(Say(words))
            self._throw_away(path)
            return
        if not self.may_leave():
            self._throw_away(path)
            return
        if path == self._path:
            self._path = None  # it is read once more
        self.begin_anew()
        self._path, self._kind, self._session = path, kind, session
        if not is_pasted(self._context.db.path, path):
            self._folder = path.parent
        self._views.show_view(self._views.start, path.name)
        self._views.start.show_reading(path, self.work.job)
        self.work.look(Source(path, session_id=session), kind or _USUAL)

    def at_work(self) -> bool:
        """Whether the station is being written."""
        return self._importing or self.after.taking_back.running()

    def unfinished(self) -> bool:
        """Whether something was put right in a file that is not taken over yet."""
        return bool(self._views.preview.mending.fixes) and self._views.view() is not self._views.done

    def may_leave(self) -> bool:
        """Whether nothing is lost, or the clerk agrees to lose what was put right."""
        return not self.unfinished() or may_forget(self._context)

    def begin_anew(self) -> None:
        """Let the file at hand go: its preview is deleted, and it too where it was only pasted."""
        self._again.stop()
        self._turn.stop()
        self.after.saving.stop()
        self._views.preview.let_go()
        self._views.columns.let_go()
        self.work.let_go()
        if self._path is not None:
            self._throw_away(self._path)
        self._path = self._kind = self._session = None
        self._importing = self._then_lines = False
        self._views.start.show_purpose()
        self._views.show_view(self._views.start, "")

    def retranslate(self) -> None:
        """Why a file was refused, in the language in force."""
        if self._views.start.refuses():
            self._views.start.say_refusal(self._path or Path(), _words(self._refused))

    def show_lines(self) -> None:
        """From the columns to every line."""
        columns, preview = self._views.columns, self._views.preview
        facts = columns.facts()
        self._then_lines = columns.settle() or self.work.running()
        if facts is None or self._then_lines:
            return  # as soon as the look that is under way has ended
        if missing := columns.missing():
            columns.foot.complain(missing)
            columns.focus()
            return
        before = None if self.work.facts is None else self.work.facts.source
        same_file = before is not None and replace(before, session_id=facts.source.session_id) == facts.source
        same = same_file and self.work.kind == columns.kind()
        if same and before == facts.source and self.work.mapping == columns.mapping() and self.work.report is not None:
            self._views.show_view(preview, self._name())
            if not preview.is_ready():
                self._preview_anew()
            return
        preview.begin(facts, columns.kind(), keep=same)
        columns.foot.watch(self.work.job, translate("Imports", "Working out every line: {done} of {total}"))
        columns.foot.panel.cancel_button.setFocus()
        self.work.preview(facts, columns.kind(), columns.mapping(), preview.mending.fixes.as_corrections())

    # -- what the clerk does -----------------------------------------------------------------------------------------

    def _connect(self) -> None:
        views, work = self._views, self.work
        views.start.choose_pressed.connect(self.choose_file)
        views.start.again_pressed.connect(self._try_again)
        views.columns.look_asked.connect(self._look_anew)
        views.columns.next_pressed.connect(self.show_lines)
        views.columns.back_pressed.connect(self._another)
        views.preview.fixed.connect(self._again.start)
        views.preview.import_pressed.connect(self._import)
        views.preview.back_pressed.connect(self._back_to_columns)
        views.done.another_pressed.connect(self._another)
        self._again.timeout.connect(self._preview_anew)
        self._turn.timeout.connect(self._turn_to_lines)
        work.looked.connect(self._on_looked)
        work.previewed.connect(self._on_previewed)
        work.taken.connect(self._on_taken)
        work.failed.connect(self._on_failed)
        work.given_up.connect(self._on_given_up)
        self.after.finished.connect(self.begin_anew)
        self.after.asked.connect(self.asked)

    def choose_file(self) -> None:
        """Ask for a file and look at it."""
        path = ask_for_file(self._context, self._folder or documents())
        if path is not None:
            self.open_file(path, self._kind, self._session)

    def _try_again(self) -> None:
        if self._path is not None:
            self.open_file(self._path, self._kind, self._session)

    def _another(self) -> None:
        if self.may_leave():
            self.begin_anew()

    def _look_anew(self, source: Source, kind: str, by_hand: bool) -> None:
        columns = self._views.columns
        self._kind = kind
        self.work.stop()
        columns.foot.watch(self.work.job, translate("Imports", "Row {done} of {total}"))
        self.work.look(source, kind, columns.chosen_by_hand() if by_hand else None)

    def _back_to_columns(self) -> None:
        self._again.stop()
        self.work.cancel()
        self._views.show_view(self._views.columns, self._name())

    def _preview_anew(self) -> None:
        preview, facts = self._views.preview, self.work.facts
        if facts is None or self._importing:
            return
        self.work.stop()
        preview.foot.watch(self.work.job, translate("Imports", "Looking again: {done} of {total}"))
        preview.foot.panel.cancel_button.hide()  # what is shown stays meanwhile; there is nothing to be gained by it
        self.work.preview(facts, self.work.kind, self.work.mapping, preview.mending.fixes.as_corrections())

    def _import(self) -> None:
        preview = self._views.preview
        if self.at_work():
            return
        self._importing = True
        self._last_day = preview.last_day()
        preview.set_busy(True)
        preview.foot.watch(self.work.job, translate("Imports", "Taking over: {done} of {total}"))
        preview.foot.panel.cancel_button.setFocus()
        self.work.take_over(preview.mending.fixes.as_corrections())

    # -- what the children answer ------------------------------------------------------------------------------------

    def _on_looked(self, facts: FileFacts) -> None:
        columns = self._views.columns
        if self._kind is None and facts.guessed_kind != _USUAL:
            self._kind = facts.guessed_kind
            self.work.look(replace(facts.source, header_row=None), self._kind)  # its titles are other words
            return
        self._kind = self._kind or _USUAL
        columns.show_facts(facts, self._kind)
        columns.foot.calm()
        if facts.open_elsewhere:
            columns.foot.tell(
                translate("Imports", "The file is open in another program. What is not saved there is not seen here."),
                "warn",
            )
        if self._views.view() is not columns:
            self._views.show_view(columns, self._name())
        if self._then_lines:
            self.show_lines()

    def _on_previewed(self, file: PreviewFile) -> None:
        views = self._views
        self._then_lines = False
        if self.work.report is not None:
            views.preview.show_preview(file, self.work.report)
        if views.view() is views.columns:
            self._turn.start(0)  # after the lines are read the window answers once before it paints them
        if self._note and views.preview.is_ready():
            views.preview.foot.tell(self._note, "warn")
            self._note = ""
        announce(views.preview, views.preview.take.text())

    def _turn_to_lines(self) -> None:
        if self.work.report is not None:
            self._views.show_view(self._views.preview, self._name())

    def _on_taken(self, done: Done[Report]) -> None:
        self._stop_importing()
        self.after.show(done, self._last_day, self._name())

    def _on_failed(self, error: Refusal | Trouble | None) -> None:
        views, words = self._views, _words(error)
        self._then_lines = False
        self._context.sounds.play("refused")
        if views.view() is views.start:
            self._refused = error
            views.start.show_refusal(self._path or Path(), words)
        elif views.view() is views.columns:
            views.columns.foot.complain(words)
            views.columns.restore()
        elif self._importing and error is None and (late := self.work.committed()):
            self._stop_importing()
            self.after.show_late(late)
        else:
            self._stop_importing()
            views.preview.foot.complain(words)
            if isinstance(error, FileChanged):
                self._note = words
                views.preview.mending.put_aside()
                self._preview_anew()

    def _on_given_up(self) -> None:
        views = self._views
        self._then_lines = False
        if views.view() is views.start:
            self.begin_anew()
        elif views.view() is views.columns:
            views.columns.restore()
            views.columns.focus()
        elif self._importing:
            self._stop_importing()
            if late := self.work.committed():
                self.after.show_late(late)
                return
            views.preview.foot.tell(translate("Imports", "Cancelled. Nothing was taken over."))
            views.preview.focus()

    def _throw_away(self, path: Path) -> None:
        if is_pasted(self._context.db.path, path):
            throw_away(path)

    def _stop_importing(self) -> None:
        self._importing = False
        self._views.preview.set_busy(False)

    def _name(self) -> str:
        return "" if self._path is None else self._path.name


def _words(error: Refusal | Trouble | None) -> str:
    return program_fault() if error is None else breakable(explain(error))
