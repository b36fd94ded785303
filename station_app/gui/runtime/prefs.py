"""What belongs to this PC and not to the station: language, theme, window, sound, the last export folder."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

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

    def save(self) -> None:
        """Write to the disk now; also happens by itself at the end."""
        self._settings.sync()

    def _one_of(self, name: str, choices: tuple[str, ...]) -> str:
        value = str(self._settings.value(name, choices[0], type=str))
        return value if value in choices else choices[0]

    def _choose(self, name: str, value: str, choices: tuple[str, ...]) -> None:
        if value not in choices:
            raise ValueError(f"{name} is one of {choices}, not {value!r}")
        self._settings.setValue(name, value)
