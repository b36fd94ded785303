"""The backups of a sitting: every half-hour if anything changed and at the end, on this PC and in the second folder."""

import logging
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from station_app.core import paths
from station_app.core.audit.queries import last_moment, newest
from station_app.core.errors import Refusal, Trouble
from station_app.core.settings.queries import zone
from station_app.core.storage.backup import backup_path, backups_in
from station_app.core.storage.files import remove_leftovers
from station_app.core.storage.second_folder import Kept
from station_app.gui.kit.context import Context
from station_app.gui.kit.second_copy import KEEP, SecondCopy, badge
from station_app.gui.runtime.jobs import Job
from station_app.texts import moments, translate
from station_app.texts.troubles import explain

_PATIENCE_MS = 60_000
"""A stick that failed a moment ago is not tried again at once: closing would never end."""
log = logging.getLogger(__name__)


class BackingUp(QObject):
    """Works in a child process. What goes wrong is a badge and no block, least of all with the second folder."""

    said = Signal(str, bool)
    """Words for the status line, and whether something failed."""
    ended = Signal(str)
    """The backup under way has ended: nothing when well, else the words for why not."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._folder = paths.backup_folder(context.db.path)
        self._second = SecondCopy(context)
        self._kept = self._in_last_backup()
        self._asked = self._kept
        self._failure: object = None
        self._target: Path | None = None
        self._since_second = QElapsedTimer()
        self._job = Job(self)
        self._job.finished.connect(self._on_kept)
        self._job.failed.connect(self._on_failed)

    def back_up(self) -> bool:
        """Back up what changed since the last time, or carry on what the second folder lacks; False: nothing to do."""
        if self._job.running():
            return True
        present = newest(self._context.db)
        fresh = present != self._kept
        if not fresh and not self.second_waits():
            return False
        self._asked = present
        facts = self._second.facts(fresh=fresh)
        self._target = backup_path(self._context.db.path, self._folder, now=facts["now"])
        self._job.start(KEEP, **facts)
        return True

    def second_waits(self) -> bool:
        """Whether the second folder lacks the newest backup and was not tried a moment ago."""
        tried = self._since_second.isValid() and not self._since_second.hasExpired(_PATIENCE_MS)
        return not tried and self._second.behind()

    def stop(self) -> None:
        """Leave nothing running and nothing half."""
        if self._job.running():
            self._job.cancel()
            if self._target is not None:
                remove_leftovers(self._target)
                self._second.remove_leftovers(self._target)

    def say(self) -> None:
        """Tell when the last backup was made, or what failed since."""
        if self._failure is not None:
            self.said.emit(translate("Shell", "Backup failed: {why}").format(why=_why(self._failure)), True)
            return
        made = backups_in(self._folder, self._context.db.path.stem)
        words = translate("Shell", "No backup yet")
        if made:
            words = translate("Shell", "Last backup {when}").format(when=self._when(made[0][0]))
        state = self._second.state()
        wrong = "" if state is None else badge(state)
        self.said.emit(f"{words} · {wrong}" if wrong else words, bool(wrong))

    def _on_kept(self, kept: Kept) -> None:
        self._kept = self._asked
        self._failure = None
        self._second.note(kept)
        if kept.failure is not None:
            log.warning("second folder: %s", _kind(kept.failure))
            self._since_second.start()
        self.say()
        self.ended.emit("")

    def _on_failed(self, failure: object) -> None:
        log.warning("backup failed: %s", _kind(failure))
        self._failure = failure
        self.say()
        self.ended.emit(_why(failure))

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
