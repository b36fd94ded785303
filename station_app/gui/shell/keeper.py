"""The quiet work around the desk: backups, the check after the start, the visits of days that were never closed."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from station_app.core import paths
from station_app.core.audit.queries import newest
from station_app.core.settings.queries import zone
from station_app.core.storage.backup import backups_in
from station_app.core.visits import commands
from station_app.core.visits.queries import all_open
from station_app.gui.kit.context import Context
from station_app.gui.runtime.jobs import Job
from station_app.texts import moments, translate
from station_app.texts.troubles import explain

_EVERY_MS = 30 * 60_000
_BACKUP = "station_app.core.storage.backup:backup_job"
_CHECK = "station_app.core.checks.job:run"


class Keeper(QObject):
    """Works in child processes; the window stays alive. A backup that fails is a badge and no block."""

    backup_said = Signal(str, bool)
    """Words for the status line, and whether the backup failed."""
    found = Signal(str)
    """The check found something; nothing is written any more."""
    backed_up = Signal()
    """The backup under way has ended, well or not."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._folder = paths.backup_folder(context.db.path)
        self._kept = newest(context.db)
        self._asked = self._kept
        self._backup = Job(self)
        self._backup.finished.connect(self._on_backup)
        self._backup.failed.connect(self._on_backup_failed)
        self._check = Job(self)
        self._check.finished.connect(self._on_checked)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.back_up)

    def start(self, *, whole_check: bool) -> None:
        """After the first paint: make up for missed closings, check the file, begin the turns."""
        self._close_past_days()
        self.say_last_backup()
        self._check.start(_CHECK, station=self._context.db.path, whole=whole_check)
        self._timer.start()

    def back_up(self) -> bool:
        """Make a backup if anything changed since the last; False when there is nothing to do."""
        present = newest(self._context.db)
        if self._backup.running():
            return True
        if present == self._kept:
            return False
        self._asked = present
        self._backup.start(_BACKUP, station=self._context.db.path, folder=self._folder, now=self._context.clock.now())
        return True

    def stop(self) -> None:
        """The window closes: no more turns, nothing left running."""
        self._timer.stop()
        self._check.cancel()
        self._backup.cancel()

    def say_last_backup(self) -> None:
        """Tell when the last backup was made."""
        made = backups_in(self._folder, self._context.db.path.stem)
        if not made:
            self.backup_said.emit(translate("Shell", "No backup yet"), False)
            return
        self.backup_said.emit(translate("Shell", "Last backup {when}").format(when=self._when(made[0][0])), False)

    def _close_past_days(self) -> None:
        local = zone(self._context.db)
        today = self._context.clock.now().astimezone(local).date()
        if all_open(self._context.db, before=today):
            self._context.operations.run(commands.close_past_days, undoable=False)

    def _on_backup(self, made: Path) -> None:
        del made
        self._kept = self._asked
        self.say_last_backup()
        self.backed_up.emit()

    def _on_backup_failed(self, failure: object) -> None:
        words = explain(failure) if not isinstance(failure, str) else failure.strip().splitlines()[-1]  # type: ignore[arg-type]
        self.backup_said.emit(translate("Shell", "Backup failed: {why}").format(why=words), True)
        self.backed_up.emit()

    def _on_checked(self, findings: list[str]) -> None:
        if findings:
            self._context.db.finding = ", ".join(findings)
            self.found.emit(self._context.db.finding)

    def _when(self, moment: datetime) -> str:
        local = zone(self._context.db)
        today = self._context.clock.now().astimezone(local).date()
        day = moments.relative_day(moment.astimezone(local).date(), today)
        return f"{day} {moments.clock(moment, local)}"
