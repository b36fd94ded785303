"""Photos are kept once, byte for byte, and a spoilt one is not shown as the picture."""

from pathlib import Path

import pytest

from station_app.core.errors import NotFound, Trouble
from station_app.core.lending.commands import add_tool
from station_app.core.storage.database import Database
from station_app.core.storage.photos import keep_photo, photo, photo_folder
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
