"""The quiet work around the desk: backups, the check after the start, what days that were never closed left open."""

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from station_app.core.audit.queries import last_moment
from station_app.core.clock import Doubt, doubt
from station_app.core.errors import Damaged, NotAStation
from station_app.core.settings.queries import text, zone
from station_app.core.shifts import commands as shifts
from station_app.core.shifts.queries import left_open
from station_app.core.storage.second_folder import LOW_MB, free_mb
from station_app.core.visits import commands
from station_app.core.visits.queries import all_open, run_out
from station_app.gui.kit.context import Context
from station_app.gui.runtime.jobs import Job
from station_app.gui.shell.backing_up import BackingUp
from station_app.texts import translate

_EVERY_MS = 30 * 60_000
_MINUTE_MS = 60_000
_CHECK = "station_app.core.checks.job:run"
log = logging.getLogger(__name__)


class Keeper(QObject):
    """Works in child processes; the window stays alive. A backup that fails is a badge and no block."""

    backup_said = Signal(str, bool)
    """Words for the status line, and whether the backup failed."""
    found = Signal(str)
    """The check found something; nothing is written any more."""
    clock_doubted = Signal(object)
    """Doubt: the PC's clock may be wrong and nothing expires by it; None: it is trusted again."""
    disk_said = Signal(str)
    """The disk of the station is nearly full, in a sentence; empty when there is room."""
    backed_up = Signal(str)
    """The backup under way has ended: nothing when well, else the words for why not."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._backups = BackingUp(context, self)
        self._backups.said.connect(self.backup_said)
        self._backups.ended.connect(self.backed_up)
        self._check = Job(self)
        self._check.finished.connect(self._on_checked)
        self._check.failed.connect(self._on_check_failed)
        self._station = text(context.db, "station.uuid")
        self._doubt: Doubt | None = None
        self._clock_confirmed = False
        self._given_up = False
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.sweep)
        self._minute.timeout.connect(self.say_last_backup)  # another folder may have been chosen meanwhile
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._turn)

    def start(self, *, whole_check: bool) -> None:
        """After the first paint: make up for missed closings, check the file, begin the turns."""
        if not self._clock_is_doubtful():
            self._close_past_days()
        self.say_last_backup()
        self._check.start(_CHECK, station=self._context.db.path, whole=whole_check)
        if self._backups.second_waits():
            self._backups.back_up()  # the stick is back, or newly chosen
        self._timer.start()
        self._minute.start()

    def sweep(self) -> None:
        """End the visits that have run out, unless the clock is doubted."""
        if not self._clock_is_doubtful() and run_out(self._context.db, now=self._context.clock.now()):
            self._context.operations.run(commands.end_run_out, undoable=False)

    def confirm_clock(self) -> None:
        """The clerk says the clock is right: what was held back happens now."""
        self._clock_confirmed = True
        self._context.prefs.note_clock(self._station, None)
        self._doubt = None
        self.clock_doubted.emit(None)
        self._close_past_days()
        self.sweep()

    def back_up(self) -> bool:
        """Make a backup if anything changed since the last; False when there is nothing to do."""
        return not self._given_up and self._backups.back_up()

    def give_up(self) -> None:
        """The station is about to be deleted, as the invented one is: closing waits for no backup of it."""
        self._given_up = True

    def gives_up(self) -> bool:
        """Whether the station is about to be deleted."""
        return self._given_up

    def stop(self) -> None:
        """The window closes: no more turns, nothing left running."""
        self._timer.stop()
        self._minute.stop()
        self._check.cancel()
        self._backups.stop()

    def say_last_backup(self) -> None:
        """Tell when the last backup was made, or that none could be made since, and whether the disk is nearly full."""
        self._backups.say()
        self._look_at_disk()

    def _turn(self) -> None:
        self.say_last_backup()
        self._backups.back_up()

    def _look_at_disk(self) -> None:
        try:
            free = free_mb(self._context.db.path.parent)
        except OSError:
            return  # whoever writes next will be told
        words = translate(
            "Shell", "The disk is nearly full: {free} MB are free. Please free some space before nothing can be saved."
        )
        self.disk_said.emit(words.format(free=free) if free < LOW_MB else "")

    def _clock_is_doubtful(self) -> bool:
        if self._clock_confirmed:
            return False
        now, last = self._context.clock.now(), last_moment(self._context.db)
        # A clock far ahead looks right as soon as one act is registered by it: what counts is the moment before those.
        noted = self._context.prefs.clock_trusted(self._station)
        found = doubt(now, noted or last)
        if noted is not None and found is not Doubt.AHEAD:
            self._context.prefs.note_clock(self._station, None)  # it was put right
            found = doubt(now, last)
        elif noted is None and found is Doubt.AHEAD:
            self._context.prefs.note_clock(self._station, last)
        if found is not self._doubt:
            self._doubt = found
            self.clock_doubted.emit(found)
        return found is not None

    def _close_past_days(self) -> None:
        local = zone(self._context.db)
        today = self._context.clock.now().astimezone(local).date()
        if all_open(self._context.db, before=today):
            self._context.operations.run(commands.close_past_days, undoable=False)
        if left_open(self._context.db, now=self._context.clock.now()):
            self._context.operations.run(shifts.close_past_days, undoable=False)

    def _on_checked(self, findings: list[str]) -> None:
        if findings:
            self._stop_writing(findings)

    def _on_check_failed(self, failure: object) -> None:
        # Too broken to be looked over is a finding; a file that is busy is looked over at the next start.
        log.warning("check failed: %s", _kind(failure))
        if isinstance(failure, Damaged):
            self._stop_writing([failure.detail])
        elif isinstance(failure, NotAStation):
            self._stop_writing([_kind(failure)])

    def _stop_writing(self, findings: list[str]) -> None:
        log.critical("the check found: %s", ", ".join(findings))
        self._context.db.finding = ", ".join(findings)
        self.found.emit(findings[0])


def _kind(failure: object) -> str:
    return failure if isinstance(failure, str) else type(failure).__name__
