"""Photos are kept once, byte for byte, and a spoilt one is not shown as the picture."""

from datetime import timedelta
from pathlib import Path

import pytest

from station_app.core.errors import NotFound, Trouble
from station_app.core.lending.commands import add_tool
from station_app.core.storage.backup import make_backup
from station_app.core.storage.database import Database
from station_app.core.storage.photos import keep_photo, photo, photo_folder
from station_app.core.storage.second_folder import keep_job
from tests.conftest import MORNING


def test_a_photo_is_kept_once(station: Database) -> None:
    name = keep_photo(station.path, b"picture")
    assert (keep_photo(station.path, b"picture"), photo(station.path, name)) == (name, b"picture")
    assert [path.name for path in photo_folder(station.path).iterdir()] == [name]
    tool = add_tool(station, name="锤子", photo=name, now=MORNING, by=None).value
    assert tool.photo == name


def test_a_spoilt_photo_is_none_and_is_kept_anew(station: Database) -> None:
    name = keep_photo(station.path, b"picture")
    (photo_folder(station.path) / name).write_bytes(b"spoilt")
    with pytest.raises(NotFound):
        photo(station.path, name)
    assert keep_photo(station.path, b"picture") == name
    assert photo(station.path, name) == b"picture"
    with pytest.raises(NotFound):
        photo(station.path, "0" * 64)


def test_a_folder_that_is_a_file(station: Database, tmp_path: Path) -> None:
    photo_folder(station.path).write_text("x")
    with pytest.raises(Trouble):
        keep_photo(station.path, b"picture")


def test_photos_go_with_the_backups_once_each(
    station: Database, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept, stick = tmp_path / "kept", tmp_path_factory.mktemp("stick")
    first, second = keep_photo(station.path, b"one"), keep_photo(station.path, b"two")
    (photo_folder(station.path) / second).write_bytes(b"garbled")
    done = keep_job(station=station.path, uuid="0123456789abcdef", folder=kept, second=stick, fresh=True, now=MORNING)
    assert done.failure is None
    copies = [path for place in (kept, stick) for path in place.rglob(first)]
    assert [path.read_bytes() for path in copies] == [b"one", b"one"]
    assert [*kept.rglob(second), *stick.rglob(second)] == []
    written = [path.stat().st_mtime_ns for path in copies]
    keep_photo(station.path, b"two")
    make_backup(station.path, kept, now=MORNING + timedelta(hours=1))
    assert [path.stat().st_mtime_ns for path in copies] == written
    assert [path.read_bytes() for path in kept.rglob(second)] == [b"two"]
