import errno
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from station_app.core.errors import Cancelled, DiskFull, InUse, NotWritable, ReadFailed
from station_app.core.storage.files import (
    NotAsWritten,
    as_trouble,
    free_name,
    remove_leftovers,
    replacing,
    working_folder,
)

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
WINDOWS = pytest.mark.skipif(sys.platform != "win32", reason="files held open, as Windows does")


class Said(OSError):
    """An error with Windows' own number, on any system."""

    winerror: int | None = None


def put(target: Path, text: str) -> None:
    with replacing(target) as temporary:
        temporary.write_text(text, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 64 kB."""
    disk = tmp_path / "stick"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anybody can get to, for acting as somebody who is not root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "exports"
        Path(name).chmod(0o755)
        folder.mkdir()
        yield folder


@contextmanager
def nobody() -> Iterator[None]:
    """Root may write anywhere: be somebody else for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_new_file_appears_whole(tmp_path: Path) -> None:
    target = tmp_path / "台账.xlsx"
    with replacing(target) as temporary:
        assert temporary.parent == tmp_path
        temporary.write_text("new", encoding="utf-8")
        assert not target.exists()
    assert target.read_text(encoding="utf-8") == "new"
    assert names(tmp_path) == ["台账.xlsx"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "log.csv"
    put(target, "old and longer")
    put(target, "new")
    assert target.read_text(encoding="utf-8") == "new"
    assert names(tmp_path) == ["log.csv"]


@pytest.mark.parametrize("stop", [Cancelled, KeyboardInterrupt, ValueError])
def test_whatever_stops_the_writer_the_old_file_stays(tmp_path: Path, stop: type[BaseException]) -> None:
    target = tmp_path / "log.csv"
    put(target, "old")
    with pytest.raises(stop):
        _begin_and_stop(target, stop)
    assert target.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["log.csv"]


def test_a_file_that_does_not_read_back_is_thrown_away(tmp_path: Path) -> None:
    target = tmp_path / "log.csv"
    put(target, "old")
    seen = []

    def check(path: Path) -> None:
        seen.append(path.read_text(encoding="utf-8"))
        raise NotAsWritten("three rows are missing")

    with pytest.raises(ReadFailed) as caught, replacing(target, check=check) as temporary:
        temporary.write_text("spoilt", encoding="utf-8")
    assert seen == ["spoilt"]
    assert (caught.value.path, caught.value.detail) == (target, "three rows are missing")
    assert target.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["log.csv"]


def test_a_full_disk_keeps_the_old_file(small_disk: Path) -> None:
    target = small_disk / "log.csv"
    put(target, "old")
    with pytest.raises(DiskFull) as caught, replacing(target) as temporary:
        temporary.write_bytes(b"x" * 200_000)
    assert caught.value.path == target
    assert target.read_text(encoding="utf-8") == "old"
    assert names(small_disk) == ["log.csv"]


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    target = tmp_path / "gone" / "log.csv"
    with pytest.raises(NotWritable) as caught:
        put(target, "new")
    assert caught.value.path == target.parent
    with pytest.raises(NotWritable), working_folder(target):
        pass


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    target = tmp_path / "log.csv"
    target.mkdir()
    with pytest.raises(NotWritable):
        put(target, "new")
    assert names(tmp_path) == ["log.csv"]


@POSIX
def test_a_name_too_long(tmp_path: Path) -> None:
    target = tmp_path / ("长" * 300 + ".csv")
    with pytest.raises(NotWritable):
        put(target, "new")
    assert names(tmp_path) == []


@POSIX
def test_a_folder_that_is_only_read(open_folder: Path) -> None:
    target = open_folder / "log.csv"
    put(target, "old")
    open_folder.chmod(0o555)
    with nobody(), pytest.raises(NotWritable) as caught:
        put(target, "new")
    assert caught.value.path == open_folder
    assert target.read_text(encoding="utf-8") == "old"
    open_folder.chmod(0o755)


@POSIX
def test_a_file_that_is_refused_in_a_folder_that_is_not(open_folder: Path) -> None:
    target = open_folder / "log.csv"
    put(target, "old")
    (open_folder / "log (2).csv").touch()
    target.chmod(0o444)
    open_folder.chmod(0o777)
    with nobody(), pytest.raises(InUse) as caught:
        put(target, "new")
    assert (caught.value.path, caught.value.instead) == (target, open_folder / "log (3).csv")
    assert target.read_text(encoding="utf-8") == "old"
    assert names(open_folder) == ["log (2).csv", "log.csv"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="takes a second user")
def test_a_file_of_somebody_else_in_a_shared_folder(open_folder: Path) -> None:
    target = open_folder / "log.csv"
    put(target, "old")
    target.chmod(0o666)
    open_folder.chmod(0o1777)
    with nobody(), pytest.raises(InUse):
        put(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert names(open_folder) == ["log.csv"]


@POSIX
def test_a_folder_one_may_write_to_but_not_read(open_folder: Path) -> None:
    open_folder.chmod(0o333)
    with nobody():
        put(open_folder / "log.csv", "new")
    open_folder.chmod(0o755)
    assert names(open_folder) == ["log.csv"]


@WINDOWS
def test_a_file_open_in_another_program(tmp_path: Path) -> None:
    target = tmp_path / "log.csv"
    put(target, "old")
    with target.open("rb"), pytest.raises(InUse) as caught:
        put(target, "new")
    assert caught.value.instead == tmp_path / "log (2).csv"
    assert target.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["log.csv"]


@POSIX
def test_others_may_read_what_the_system_lets_them(tmp_path: Path) -> None:
    target = tmp_path / "log.csv"
    before = os.umask(0o022)
    try:
        put(target, "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o644


@pytest.mark.parametrize(
    ("code", "winerror", "trouble"),
    [
        (errno.ENOSPC, None, DiskFull),
        (errno.EDQUOT, None, DiskFull),
        (errno.EINVAL, 39, DiskFull),
        (errno.EIO, None, ReadFailed),
        (errno.EACCES, 21, ReadFailed),
        (errno.EROFS, None, NotWritable),
        (errno.EACCES, 19, NotWritable),
        (errno.EINVAL, 123, NotWritable),
        (errno.EBUSY, None, ReadFailed),
    ],
)
def test_what_the_system_says(tmp_path: Path, code: int, winerror: int | None, trouble: type[Exception]) -> None:
    error = Said(code, "said the system")
    error.winerror = winerror
    assert type(as_trouble(error, tmp_path / "log.csv")) is trouble


def test_free_name(tmp_path: Path) -> None:
    target = tmp_path / "2026.10.xlsx"
    assert free_name(target).name == "2026.10 (2).xlsx"
    (tmp_path / "2026.10 (2).xlsx").touch()
    (tmp_path / "2026.10 (3).xlsx").touch()
    assert free_name(target).name == "2026.10 (4).xlsx"


def test_what_a_killed_writer_left_goes_when_asked(tmp_path: Path) -> None:
    _kill_a_writer(tmp_path / "log.csv")
    _kill_a_writer(tmp_path / "other.csv")
    assert len(names(tmp_path)) == 4
    remove_leftovers(tmp_path / "log.csv")
    assert len(names(tmp_path)) == 2
    remove_leftovers(tmp_path / "other.csv")
    assert names(tmp_path) == []


def test_what_lay_there_for_a_day_goes_by_itself(tmp_path: Path) -> None:
    _kill_a_writer(tmp_path / "log.csv")
    put(tmp_path / "log.csv", "new")
    assert len(names(tmp_path)) == 3
    for name in names(tmp_path):
        os.utime(tmp_path / name, (1_700_000_000, 1_700_000_000))
    put(tmp_path / "log.csv", "newer")
    assert names(tmp_path) == ["log.csv"]


def test_a_working_folder_goes_with_its_content(tmp_path: Path) -> None:
    with working_folder(tmp_path / "log.xlsx") as folder:
        (folder / "part").write_text("x", encoding="utf-8")
        assert folder.parent == tmp_path
    assert names(tmp_path) == []


def _begin_and_stop(target: Path, stop: type[BaseException]) -> None:
    with replacing(target) as temporary:
        temporary.write_text("half", encoding="utf-8")
        raise stop


def _kill_a_writer(target: Path) -> None:
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from station_app.core.storage.files import replacing, working_folder\n"
        "target = Path(sys.argv[1])\n"
        "with replacing(target), working_folder(target) as folder:\n"
        "    (folder / 'part').write_text('half')\n"
        "    os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(target)], check=False)
    assert done.returncode == 9
