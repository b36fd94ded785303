"""The quiet work around the desk: backups, the check after the start, the visits of days that were never closed."""

import logging
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from station_app.core import paths
from station_app.core.audit.queries import last_moment, newest
from station_app.core.clock import Doubt, doubt
from station_app.core.errors import Damaged, NotAStation, Refusal, Trouble
from station_app.core.settings.queries import zone
from station_app.core.storage.backup import backup_path, backups_in
from station_app.core.storage.files import remove_leftovers
from station_app.core.visits import commands
from station_app.core.visits.queries import all_open, run_out
from station_app.gui.kit.context import Context
from station_app.gui.runtime.jobs import Job
from station_app.texts import moments, translate
from station_app.texts.troubles import explain

_EVERY_MS = 30 * 60_000
_MINUTE_MS = 60_000
_BACKUP = "station_app.core.storage.backup:backup_job"
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
    backed_up = Signal(str)
    """The backup under way has ended: nothing when well, else the words for why not."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._folder = paths.backup_folder(context.db.path)
        self._kept = self._in_last_backup()
        self._asked = self._kept
        self._failure: object = None
        self._target: Path | None = None
        self._backup = Job(self)
        self._backup.finished.connect(self._on_backup)
        self._backup.failed.connect(self._on_backup_failed)
        self._check = Job(self)
        self._check.finished.connect(self._on_checked)
        self._check.failed.connect(self._on_check_failed)
        self._doubt: Doubt | None = None
        self._clock_confirmed = False
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.sweep)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.back_up)

    def start(self, *, whole_check: bool) -> None:
        """After the first paint: make up for missed closings, check the file, begin the turns."""
        if not self._clock_is_doubtful():
            self._close_past_days()
        self.say_last_backup()
        self._check.start(_CHECK, station=self._context.db.path, whole=whole_check)
        self._timer.start()
        self._minute.start()

    def sweep(self) -> None:
        """End the visits that have run out, unless the clock is doubted."""
        if not self._clock_is_doubtful() and run_out(self._context.db, now=self._context.clock.now()):
            self._context.operations.run(commands.end_run_out, undoable=False)

    def confirm_clock(self) -> None:
        """The clerk says the clock is right: what was held back happens now."""
        self._clock_confirmed = True
        self._doubt = None
        self.clock_doubted.emit(None)
        self._close_past_days()
        self.sweep()

    def back_up(self) -> bool:
        """Make a backup if anything changed since the last; False when there is nothing to do."""
        present = newest(self._context.db)
        if self._backup.running():
            return True
        if present == self._kept:
            return False
        self._asked = present
        station, now = self._context.db.path, self._context.clock.now()
        self._target = backup_path(station, self._folder, now=now)
        self._backup.start(_BACKUP, station=station, folder=self._folder, now=now)
        return True

    def stop(self) -> None:
        """The window closes: no more turns, nothing left running."""
        self._timer.stop()
        self._minute.stop()
        self._check.cancel()
        if self._backup.running():
            self._backup.cancel()
            if self._target is not None:
                remove_leftovers(self._target)

    def say_last_backup(self) -> None:
        """Tell when the last backup was made, or that none could be made since."""
        if self._failure is not None:
            words = translate("Shell", "Backup failed: {why}").format(why=_why(self._failure))
            self.backup_said.emit(words, True)
            return
        made = backups_in(self._folder, self._context.db.path.stem)
        if not made:
            self.backup_said.emit(translate("Shell", "No backup yet"), False)
            return
        self.backup_said.emit(translate("Shell", "Last backup {when}").format(when=self._when(made[0][0])), False)

    def _clock_is_doubtful(self) -> bool:
        if self._clock_confirmed:
            return False
        found = doubt(self._context.clock.now(), last_moment(self._context.db))
        # A clock far ahead looks right again as soon as one act is registered by it, so that doubt stays.
        if found is None and self._doubt is Doubt.AHEAD:
            return True
        if found is not self._doubt:
            self._doubt = found
            self.clock_doubted.emit(found)
        return found is not None

    def _close_past_days(self) -> None:
        local = zone(self._context.db)
        today = self._context.clock.now().astimezone(local).date()
        if all_open(self._context.db, before=today):
            self._context.operations.run(commands.close_past_days, undoable=False)

    def _on_backup(self, made: Path) -> None:
        del made
        self._kept = self._asked
        self._failure = None
        self.say_last_backup()
        self.backed_up.emit("")

    def _on_backup_failed(self, failure: object) -> None:
        log.warning("backup failed: %s", _kind(failure))
        self._failure = failure
        self.say_last_backup()
        self.backed_up.emit(_why(failure))

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

    def _in_last_backup(self) -> int:
        # What the command line did, or a sitting that ended with the power, is in no backup yet.
        last, made = last_moment(self._context.db), backups_in(self._folder, self._context.db.path.stem)
        covered = last is None or (bool(made) and made[0][0] > last)
        return newest(self._context.db) if covered else 0

    def _when(self, moment: datetime) -> str:
        local = zone(self._context.db)
        today = self._context.clock.now().astimezone(local).date()
        day = moments.relative_day(moment.astimezone(local).date(), today)
        return f"{day} {moments.clock(moment, local)}"


def _why(failure: object) -> str:
    if isinstance(failure, Refusal | Trouble):
        return explain(failure)
    return translate("Shell", "a fault of the program; the log has more")


def _kind(failure: object) -> str:
    return failure if isinstance(failure, str) else type(failure).__name__
