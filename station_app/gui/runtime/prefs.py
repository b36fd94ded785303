"""What belongs to this PC and not to the station: language, theme, window, sound, folders for exports and backups."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from station_app.core.clock import from_text, to_text
from station_app.core.storage.files import sync_folder

LANGUAGES = ("", "zh", "en")
THEMES = ("system", "light", "dark")


class Prefs:
    """Reads and writes an ini file. Every value has a default; a value nobody knows counts as the default."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """Empty (as Windows), "zh" or "en"."""
        return self._one_of("language", LANGUAGES)

    @language.setter
    def language(self, value: str) -> None:
        self._choose("language", value, LANGUAGES)

    @property
    def theme(self) -> str:
        """One of "system", "light", "dark"."""
        return self._one_of("theme", THEMES)

    @theme.setter
    def theme(self, value: str) -> None:
        self._choose("theme", value, THEMES)

    @property
    def sound(self) -> bool:
        """Whether results are also heard."""
        return bool(self._settings.value("sound", True, type=bool))

    @sound.setter
    def sound(self, value: bool) -> None:
        self._settings.setValue("sound", value)

    @property
    def geometry(self) -> QByteArray:
        """What `QWidget.saveGeometry` gave last time; empty on the first start."""
        value = self._settings.value("window/geometry", QByteArray(), type=QByteArray)
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._settings.setValue("window/geometry", value)

    @property
    def export_folder(self) -> Path | None:
        """Where the last export went, if that folder is still there."""
        text = str(self._settings.value("export_folder", "", type=str))
        folder = Path(text)
        return folder if text and folder.is_dir() else None

    @export_folder.setter
    def export_folder(self, value: Path) -> None:
        self._settings.setValue("export_folder", str(value))

    @property
    def visit_columns(self) -> tuple[str, ...]:
        """Which columns the log shows, by their keys; empty for the usual ones."""
        return tuple(key for key in str(self._settings.value("visit_columns", "", type=str)).split(".") if key)

    @visit_columns.setter
    def visit_columns(self, keys: tuple[str, ...]) -> None:
        self._settings.setValue("visit_columns", ".".join(keys))

    @property
    def second_folder(self) -> Path | None:
        """Where the backups are carried as well, whether it is there now or not; None while none was chosen."""
        text = str(self._settings.value("second_folder", "", type=str))
        return Path(text) if text else None

    @second_folder.setter
    def second_folder(self, value: Path | None) -> None:
        # What was noted is about the folder before.
        self._settings.remove("second_copied")
        self._settings.remove("second_trouble")
        self._settings.setValue("second_folder", "" if value is None else str(value))

    def second_copied(self, station: str) -> str:
        """The name of the last backup of a station (by its UUID) that came to the second folder; empty for none."""
        return str(self._settings.value(f"second_copied/{station}", "", type=str))

    def second_trouble(self, station: str) -> str:
        """What was wrong with the second folder at the last try, as a word; empty when all was well."""
        return str(self._settings.value(f"second_trouble/{station}", "", type=str))

    def note_second(self, station: str, *, copied: str | None, trouble: str) -> None:
        """Remember how the last try went; `copied` None leaves the last success as it was."""
        if copied is not None:
            self._settings.setValue(f"second_copied/{station}", copied)
        self._settings.setValue(f"second_trouble/{station}", trouble)

    def clock_trusted(self, station: str) -> datetime | None:
        """The last moment of a station (by its UUID) before the clock was far ahead; None while it is believed."""
        with suppress(ValueError):
            return from_text(str(self._settings.value(f"clock_trusted/{station}", "", type=str)))
        return None

    def note_clock(self, station: str, trusted: datetime | None) -> None:
        """Remember, also when the program is started again, that the clock is doubted; None forgets it."""
        self._settings.setValue(f"clock_trusted/{station}", "" if trusted is None else to_text(trusted))
        self.save()

    def save(self) -> None:
        """Write to the disk now; also happens by itself at the end."""
        self._settings.sync()
        with suppress(OSError):  # Qt makes the content safe and leaves the new file's name to chance
            sync_folder(Path(self._settings.fileName()).parent)

    def _one_of(self, name: str, choices: tuple[str, ...]) -> str:
        value = str(self._settings.value(name, choices[0], type=str))
        return value if value in choices else choices[0]

    def _choose(self, name: str, value: str, choices: tuple[str, ...]) -> None:
        if value not in choices:
            raise ValueError(f"{name} is one of {choices}, not {value!r}")
        self._settings.setValue(name, value)
