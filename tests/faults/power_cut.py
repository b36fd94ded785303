"""What a disk may hold after the power went: everything synced; of the rest nothing, all, or any part of it.

The parts are: the first ones in their order, whole writes in any order, single sectors of them in any order.

Two things can be unsafe on their own: what stands in a file until the file is synced, and what a name stands for until
its folder is synced. A file taken another name, linked or removed keeps its content: names point at files. A folder is
a name in the one above it, and takes all below it along.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.recorder import Record

SECTOR = 512
"""What a disk writes whole or not at all."""
KINDS = ("nothing", "everything", "first ones", "reordered", "torn", "torn")
"""What may be left of what was not synced; torn writes can do the most harm and come twice as often."""

Names = dict[str, "_File"]


@dataclass(eq=False)
class _File:
    """What of a file is safe, and what was done to it since."""

    safe: bytearray = field(default_factory=bytearray)
    pending: list[Record] = field(default_factory=list)


@dataclass(frozen=True)
class _Naming:
    """One change of names: c(reate), l(ink), r(ename), u(nlink), a folder ma(d)e."""

    what: str
    name: str
    to: str
    file: _File

    def apply(self, names: Names) -> None:
        if self.what in "ur":
            names.pop(self.name, None)
        if self.what in "cd":
            names[self.name] = self.file
        elif self.what in "lr":
            names[self.to] = self.file

    def lies_in(self, folder: str) -> bool:
        return str(Path(self.to or self.name).parent) == folder


class Disk:
    """Follows the records of a run; `cut` says what could be left of it at this moment."""

    def __init__(self, folder: Path) -> None:
        """`folder` as it was before the run, with all below it: that is safe."""
        self._folder = folder
        self._safe: Names = {
            str(path): _File(bytearray(path.read_bytes()))
            for path in folder.rglob("*")
            if path.is_file() and not path.name.endswith("-shm")
        }
        self._now: Names = dict(self._safe)
        self._namings: list[_Naming] = []
        self._unnamed: Names = {}
        """Files that never had a name, until they get one."""
        self._made: set[str] = set()
        """Folders that were not there before."""
        self.said = ""

    def follow(self, record: Record) -> None:
        """One more thing was done."""
        if record.what == "a":
            self.said += record.data.decode()
        elif record.name.endswith("-shm"):
            return  # shared memory is made anew from the log at every start
        elif record.what == "s":
            self._sync(record.name)
        elif record.what in "cdlru":
            self._name(record)
        elif record.name.endswith(" (deleted)"):
            self._unnamed.setdefault(record.name, _File()).pending.append(record)
        elif record.what in "wt":
            if record.name not in self._now:
                self._name(Record("c", record.name, b"", 0))
            self._now[record.name].pending.append(record)

    def uncertain(self) -> bool:
        """Whether anything was done that the power could still undo."""
        return bool(self._namings) or any(file.pending for file in self._now.values())

    def unsafe_names(self) -> set[str]:
        """The last parts of the names that folders and finished files have got and that the power could still take."""
        return {Path(naming.to or naming.name).name for naming in self._namings if naming.what in "dlr"}

    def cut(self, chance: random.Random, into: Path) -> str:
        """Write one image of what may be left; says which kind it is."""
        kind = chance.choice(KINDS)
        names = dict(self._safe)
        for naming in _some(self._namings, kind, chance):
            naming.apply(names)
        for name, file in names.items():
            if any(str(above) not in names for above in Path(name).parents if str(above) in self._made):
                continue
            target = into / Path(name).relative_to(self._folder)
            if name in self._made:
                target.mkdir(parents=True, exist_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_left_of(file, kind, chance))
        return kind

    def _name(self, record: Record) -> None:
        to = record.data.decode() if record.what in "lr" else ""
        file = _File() if record.what in "cd" else self._now.get(record.name) or self._unnamed.get(record.name)
        if record.what == "d":
            self._made.add(record.name)
        if file is None:
            return  # a file that was never looked at, such as shared memory
        naming = _Naming(record.what, record.name, to, file)
        naming.apply(self._now)
        self._namings.append(naming)

    def _sync(self, name: str) -> None:
        file = self._now.get(name) or self._unnamed.get(name)
        if file is not None and name not in self._made:
            for record in file.pending:
                _apply(file.safe, record)
            file.pending.clear()
            return
        for naming in [each for each in self._namings if each.lies_in(name)]:  # a folder: the names in it are safe
            naming.apply(self._safe)
            self._namings.remove(naming)


def _some(namings: list[_Naming], kind: str, chance: random.Random) -> list[_Naming]:
    if kind == "nothing":
        return []
    if kind == "everything":
        return namings
    if kind == "first ones":
        return namings[: chance.randrange(len(namings) + 1)]
    return [naming for naming in namings if chance.random() < 0.5]  # no order is promised between names


def _left_of(file: _File, kind: str, chance: random.Random) -> bytes:
    content = bytearray(file.safe)
    pending = file.pending
    if kind == "nothing":
        pending = []
    elif kind == "first ones":
        pending = pending[: chance.randrange(len(pending) + 1)]
    if kind == "reordered":
        pending = [record for record in pending if chance.random() < 0.5]
    grown = kind == "torn" and chance.random() < 0.5  # the length may be noted before what was written is there
    for record in pending:
        if kind != "torn":
            _apply(content, record)
            continue
        for part in _sectors(record):
            if chance.random() < 0.5:  # later ones may be there while earlier ones are not
                _apply(content, part)
            elif grown and part.what == "w":
                content.extend(bytes(max(0, part.offset + len(part.data) - len(content))))
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
