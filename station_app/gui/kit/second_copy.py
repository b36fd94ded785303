"""The second folder of the backups as the window sees it: chosen or not, its last success, what is wrong with it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from station_app.core import paths
from station_app.core.errors import DiskFull, NotWritable, Refusal, Trouble
from station_app.core.settings.queries import text
from station_app.core.storage.backup import backups_in, moment_in
from station_app.core.storage.files import remove_leftovers
from station_app.core.storage.second_folder import FolderAway, Kept, NotApart, TooLittleRoom, check_folder, place_in
from station_app.gui.kit.context import Context
from station_app.texts import translate

KEEP = "station_app.core.storage.second_folder:keep_job"
"""The job that backs the station up and carries the copy on."""

_TROUBLES: dict[type[Refusal | Trouble], str] = {
    FolderAway: "away",
    TooLittleRoom: "full",
    DiskFull: "full",
    NotWritable: "closed",
    NotApart: "together",
}
_SAME_DISK, _OTHER = "same_disk", "other"


@dataclass(frozen=True, slots=True)
class SecondState:
    """How the second folder stands: `last` is the moment of the last backup that came there."""

    folder: Path
    last: datetime | None
    trouble: str


class SecondCopy:
    """Reads and notes it in the preferences: the folder belongs to the PC, and a stick is not asked for it here.

    The invented station has none: what is invented is never mixed with real copies.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._station = context.db.path
        self._uuid = text(context.db, "station.uuid")

    def state(self) -> SecondState | None:
        """How it stands; None while none was chosen."""
        folder = self._context.prefs.second_folder
        if folder is None or self._station == paths.demo_station():
            return None
        copied = self._context.prefs.second_copied(self._uuid)
        return SecondState(
            folder, moment_in(copied, self._station.stem), self._context.prefs.second_trouble(self._uuid)
        )

    def behind(self) -> bool:
        """Whether a backup of this PC has not come to the second folder yet."""
        state = self.state()
        if state is None:
            return False
        made = backups_in(paths.backup_folder(self._station), self._station.stem)
        return not made or made[0][0] != state.last

    def facts(self, *, fresh: bool) -> dict[str, Any]:
        """What the job `KEEP` is told."""
        state = self.state()
        return {
            "station": self._station,
            "uuid": self._uuid,
            "folder": paths.backup_folder(self._station),
            "second": None if state is None else state.folder,
            "fresh": fresh,
            "now": self._context.clock.now(),
        }

    def note(self, kept: Kept) -> None:
        """Remember how the job ended."""
        if self.state() is None:
            return
        if kept.failure is not None:
            trouble, copied = _TROUBLES.get(type(kept.failure), _OTHER), None
        else:
            trouble = _SAME_DISK if kept.same_disk else ""
            copied = None if kept.second is None else kept.second.name
        self._context.prefs.note_second(self._uuid, copied=copied, trouble=trouble)

    def choose(self, folder: Path) -> None:
        """Use a folder from now on. Raises NotApart, FolderAway, TooLittleRoom, Trouble."""
        check_folder(self._station, folder)
        self._context.prefs.second_folder = folder
        self._context.prefs.save()

    def stop(self) -> None:
        """Use none any more; the copies there stay."""
        self._context.prefs.second_folder = None
        self._context.prefs.save()

    def remove_leftovers(self, backup: Path) -> None:
        """Take away what a killed job left of the copy of a backup."""
        state = self.state()
        if state is not None:
            remove_leftovers(place_in(state.folder, self._station, self._uuid) / backup.name)


def badge(state: SecondState) -> str:
    """What is wrong with the second folder, in a few words for the status line; empty when nothing is."""
    return {
        "away": translate("SecondCopy", "stick not there"),
        "full": translate("SecondCopy", "stick full"),
        "closed": translate("SecondCopy", "stick read-only"),
        "together": translate("SecondCopy", "second folder not used"),
        _OTHER: translate("SecondCopy", "not copied to the stick"),
    }.get(state.trouble, "")


def sentence(state: SecondState) -> str:
    """What is wrong with the second folder and what to do; empty when nothing is."""
    return {
        "away": translate("SecondCopy", "The stick is not there. Plug it in: the next backup is copied by itself."),
        "full": translate("SecondCopy", "The stick is full. Free some space on it, or choose another one."),
        "closed": translate("SecondCopy", "The stick cannot be written to. Unlock it, or choose another one."),
        "together": translate(
            "SecondCopy", "The folder lies with the station itself. Choose one on a stick or another disk."
        ),
        _OTHER: translate("SecondCopy", "The last copy did not succeed. Check the stick, or choose another one."),
        _SAME_DISK: translate(
            "SecondCopy", "This folder is on the same disk as the station: should the disk break, both are gone."
        ),
    }.get(state.trouble, "")
