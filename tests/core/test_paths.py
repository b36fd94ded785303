import logging
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from station_app.core import paths
from station_app.core.log import start_log


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


def test_everything_of_a_user_lies_in_one_folder(home: Path) -> None:
    folder = paths.user_folder()
    assert folder.is_dir()
    assert home in folder.parents
    for path in (paths.default_station(), paths.demo_station(), paths.prefs_file(), paths.log_file()):
        assert folder in path.parents
    assert paths.log_file().parent.is_dir()
    assert paths.demo_station().parent != paths.default_station().parent


def test_what_belongs_to_a_station_lies_beside_it(tmp_path: Path) -> None:
    station = tmp_path / "暖新之家.sqlite"
    beside = {
        paths.backup_folder(station),
        paths.lock_file(station),
        paths.running_file(station),
        paths.was_here_file(station),
    }
    assert len(beside) == 4
    assert {path.parent for path in beside} == {tmp_path}
    assert all(path.name.startswith("暖新之家") for path in beside)


def test_resources_are_there() -> None:
    assert (paths.resources_dir() / "theme" / "tokens.toml").is_file()


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    logger = logging.getLogger()
    before, level = list(logger.handlers), logger.level
    yield logger
    for handler in [each for each in logger.handlers if each not in before]:
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(level)


def test_the_log_is_written(tmp_path: Path, root: logging.Logger) -> None:
    start_log(tmp_path / "desk.log")
    logging.getLogger("station_app.test").info("act %d", 7)
    assert "station_app.test: act 7" in (tmp_path / "desk.log").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_stops_nothing(
    tmp_path: Path, root: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    start_log(tmp_path / "file" / "desk.log")
    logging.getLogger("station_app.test").info("act 7")
    assert capsys.readouterr().err == ""
    assert not [each for each in root.handlers if isinstance(each, RotatingFileHandler)]
