"""What a disk may hold after the power went: everything synced; of the rest nothing, all, or any torn part of it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.recorder import Record

SECTOR = 512
"""What a disk writes whole or not at all."""


@dataclass
class _File:
    """One file: what is safe, what was done to it since, and whether its name is safe in its folder."""

    safe: bytearray = field(default_factory=bytearray)
    pending: list[Record] = field(default_factory=list)
    named: bool = False


class Disk:
    """Follows the records of a run; `cut` says what could be left of it at this moment."""

    def __init__(self, folder: Path) -> None:
        """`folder` as it was before the run: all of that is safe."""
        self._folder = folder
        self._files = {
            str(path): _File(bytearray(path.read_bytes()), named=True)
            for path in folder.iterdir()
            if path.is_file() and not path.name.endswith("-shm")
        }
        self._gone: list[str] = []
        self.said = ""

    def follow(self, record: Record) -> None:
        """One more thing was done."""
        if record.what == "a":
            self.said += record.data.decode()
        elif record.name.endswith("-shm"):
            return  # shared memory: made anew from the log at every start
        elif record.what == "s":
            self._sync(record.name)
        elif record.what == "u":
            self._gone.append(record.name)
        elif record.what in "wtc":
            self._files.setdefault(record.name, _File()).pending.append(record)

    def uncertain(self) -> bool:
        """Whether anything was done that the power could still undo."""
        return bool(self._gone) or any(file.pending or not file.named for file in self._files.values())

    def cut(self, chance: random.Random, into: Path) -> str:
        """Write one image of what may be left; says which kind it is."""
        kind = chance.choice(("nothing", "everything", "first ones", "torn", "torn"))
        for name, file in self._files.items():
            survives = file.named or kind == "everything" or (kind != "nothing" and chance.random() < 0.5)
            if name in self._gone and chance.random() < 0.5:
                continue
            if survives:
                target = into / Path(name).relative_to(self._folder)
                target.write_bytes(_left_of(file, kind, chance))
        return kind

    def _sync(self, name: str) -> None:
        if name not in self._files:  # a folder: the names in it are safe
            for other, file in self._files.items():
                if str(Path(other).parent) == name:
                    file.named = True
            for gone in [path for path in self._gone if str(Path(path).parent) == name]:
                self._files.pop(gone, None)
                self._gone.remove(gone)
            return
        file = self._files[name]
        for record in file.pending:
            _apply(file.safe, record)
        file.pending.clear()


def _left_of(file: _File, kind: str, chance: random.Random) -> bytes:
    content = bytearray(file.safe)
    pending = file.pending
    if kind == "nothing":
        pending = []
    elif kind == "first ones":
        pending = pending[: chance.randrange(len(pending) + 1)]
    for record in pending:
        if kind != "torn":
            _apply(content, record)
            continue
        for part in _sectors(record):
            if chance.random() < 0.5:  # later ones may be there while earlier ones are not
                _apply(content, part)
    return bytes(content)


def _sectors(record: Record) -> Iterator[Record]:
    if record.what != "w":
        yield record
        return
    at = 0
    while at < len(record.data):
        step = SECTOR - (record.offset + at) % SECTOR
        yield Record("w", record.name, record.data[at : at + step], record.offset + at)
        at += step


def _apply(content: bytearray, record: Record) -> None:
    if record.what == "t":
        del content[record.offset :]
        content.extend(bytes(record.offset - len(content)))
    elif record.what == "w":
        content.extend(bytes(max(0, record.offset - len(content))))
        content[record.offset : record.offset + len(record.data)] = record.data
