"""Closing the window in good order: the last act saved, long work asked about, the day summed up, a backup made."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from station_app.gui.kit.context import Context
from station_app.gui.runtime.jobs import Job
from station_app.gui.shell.book import PageBook
from station_app.gui.shell.closing import ClosingDialog
from station_app.gui.shell.day_summary import DaySummary
from station_app.gui.shell.duty import Duty
from station_app.gui.shell.keeper import Keeper
from station_app.gui.shell.pages import title
from station_app.texts import translate


class Leaving(QObject):
    """Says whether the window may close now, and closes it later when it may not yet."""

    close_now = Signal()
    half_typed = Signal(str)
    """The page on which the clerk would rather go on."""
    said = Signal(str)
    """A sentence for the status line."""

    def __init__(
        self,
        context: Context,
        book: PageBook,
        keeper: Keeper,
        summary: DaySummary,
        duty: Duty,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._summary = summary
        self._duty = duty
        self._asked_duty = False
        duty.leaving_answered.connect(self._on_duty_answered)
        self._context = context
        self._book = book
        self._keeper = keeper
        self._window = window
        self._dialog: ClosingDialog | None = None
        self._when_idle = False
        self._ready = False
        keeper.backed_up.connect(self._on_backed_up)
        context.operations.troubled.connect(self._stay)
        context.operations.waiting.connect(self._on_waiting)

    def may_close(self) -> bool:
        """Whether nothing stands in the way; else what does is being seen to."""
        return self._ready or not self._must_stay()

    def _must_stay(self) -> bool:
        if self._dialog is not None or self._shift_stays():
            return True
        if self._context.operations.busy():
            self._when_idle = True
            self.said.emit(translate("Shell", "Closes as soon as the last act is saved."))
            return True
        under_way = [job for page in self._book.opened().values() for job in page.findChildren(Job) if job.running()]
        if (under_way and not self._asked_to_leave()) or not self._agreed_to_forget():
            return True
        for job in under_way:
            job.cancel()
        picture = None if self._keeper.gives_up() else self._summary.copy()
        if not self._keeper.back_up():
            return False
        self._dialog = ClosingDialog(self._window, picture)
        self._dialog.finished.connect(self._on_dialog_closed)
        self._dialog.open()
        return True

    def _shift_stays(self) -> bool:
        # The closing page is offered once; whoever closes the window again has answered.
        if not (self._asked_duty or self._keeper.gives_up() or self._duty.may_leave()):
            return True
        self._duty.put_aside()
        self._asked_duty = True
        return False

    def _asked_to_leave(self) -> bool:
        return self._context.prompts.confirm(
            translate("Shell", "Close now?"),
            translate("Shell", "A file is still being read or written. When you close now, that work is given up."),
            yes=translate("Shell", "Close and give it up"),
        )

    def _agreed_to_forget(self) -> bool:
        half = [name for name, page in self._book.opened().items() if page.unfinished()]
        if not half:
            return True
        agreed = self._context.prompts.confirm(
            translate("Shell", "Close now?"),
            translate("Shell", "Half typed and not saved: {pages}. It is forgotten when you close now.").format(
                pages=translate("Shell", ", ").join(title(name) for name in half)
            ),
            yes=translate("Shell", "Close and forget it"),
        )
        if not agreed:
            self.half_typed.emit(half[0])
        return agreed

    def _on_backed_up(self, why: str) -> None:
        if self._dialog is None:
            return
        if why:
            self._dialog.fail(why)
        elif not self._keeper.back_up():  # one that began earlier has not the last acts
            self._dialog.finish()

    def _stay(self) -> None:
        self._when_idle = False  # what was not saved is still there to be tried again

    def _on_waiting(self, waiting: bool) -> None:
        if self._when_idle and not waiting:
            self._when_idle = False
            QTimer.singleShot(0, self, self._close)

    def _on_duty_answered(self, goes_on: bool) -> None:
        self._asked_duty = goes_on
        if goes_on:
            QTimer.singleShot(0, self, self._close)

    def _on_dialog_closed(self) -> None:
        self._dialog = None
        self._ready = True
        self._close()

    def _close(self) -> None:
        self.close_now.emit()
