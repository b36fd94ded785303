"""Where things lie on this PC: the station's file, its companions, the shipped resources."""

from pathlib import Path

import platformdirs

_APP = "station-app"


def user_folder() -> Path:
    """The folder of this user's data on this PC; made when first asked for."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False, ensure_exists=True))


def default_station() -> Path:
    """The station's file when no other is named."""
    return user_folder() / "station.sqlite"


def demo_station() -> Path:
    """The file of the invented station, apart from the real one."""
    return user_folder() / "demo" / "demo.sqlite"


def prefs_file() -> Path:
    """What belongs to this PC rather than to the station: language, theme, window size."""
    return user_folder() / "desk.ini"


def log_file() -> Path:
    """The program's log on this PC. It holds ids, never names or phones."""
    folder = user_folder() / "log"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "station-app.log"


def backup_folder(station: Path) -> Path:
    """Where the backups of a station's file are kept on the same PC."""
    return station.with_name(station.stem + ".backups")


def work_folder(station: Path) -> Path:
    """Where unfinished work of a station lies for a while, such as the preview of an import; only this user reads it.

    It holds names and phones: whoever puts a file there deletes it, and sweeps the folder before its first use.
    """
    folder = station.with_name(station.stem + ".work")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def lock_file(station: Path) -> Path:
    """The file whose operating-system lock says the desk is open; its content means nothing."""
    return station.with_name(station.name + ".lock")


def running_file(station: Path) -> Path:
    """A marker beside the station's file while the desk is open; found at a start, the last end was no orderly one."""
    return station.with_name(station.name + ".running")


def was_here_file(station: Path) -> Path:
    """A marker beside the station's file: a station was here, so a missing file is a loss and no beginning."""
    return station.with_name(station.name + ".was-here")


def resources_dir() -> Path:
    """Theme, icons and translations: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"
