import subprocess
import sys
from pathlib import Path

import pytest

from station_app.core.errors import AlreadyRunning, NotWritable
from station_app.core.storage.lock import StationLock

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
