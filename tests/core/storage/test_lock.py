import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from station_app.core.errors import AlreadyRunning, Busy, NotWritable
from station_app.core.storage import lock
from station_app.core.storage.database import open_database
from station_app.core.storage.lock import StationLock, one_maker

HOLD = """
import sys
from pathlib import Path
from station_app.core.storage.lock import StationLock
lock = StationLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_one_desk_a_station(tmp_path: Path) -> None:
    path = tmp_path / "new" / "station.lock"
    lock = StationLock(path)
    with pytest.raises(AlreadyRunning) as refused:
        StationLock(path)
    assert refused.value.path == path
    lock.release()
    StationLock(path).release()


@pytest.mark.parametrize("content", [b"", b"4711", b"\xff garbage \0"])
def test_what_a_lock_file_says_means_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "station.lock"
    path.write_bytes(content)
    StationLock(path).release()
    assert path.read_bytes() == content


def test_the_lock_goes_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / "station.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(AlreadyRunning):
            StationLock(path)
        other.kill()
        other.wait()
    StationLock(path).release()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritable):
        StationLock(tmp_path / "file" / "station.lock")


def test_a_second_maker_waits_for_the_first_and_finds_its_station(tmp_path: Path) -> None:
    path = tmp_path / "station.sqlite"
    path.touch()  # an empty file is what a maker takes away: never while another one is at work
    second: list[str] = []

    def make() -> None:
        with closing(open_database(path, create=True)) as db:
            second.append(db.value("SELECT value FROM setting WHERE key = 'station.uuid'"))

    other = threading.Thread(target=make)
    with one_maker(path):
        other.start()
        other.join(0.3)
        assert other.is_alive()
        assert path.stat().st_size == 0
    other.join(20)
    with closing(open_database(path)) as db:
        assert second == [db.value("SELECT value FROM setting WHERE key = 'station.uuid'")]


def test_a_maker_that_never_ends_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_WAITS", 3)
    path = tmp_path / "station.sqlite"
    with one_maker(path), pytest.raises(Busy):
        open_database(path, create=True)
    assert not path.exists()
