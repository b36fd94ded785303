"""A finished PDF put in its place, whole or not at all. Imports no Qt: it runs in a child process."""

from pathlib import Path

from station_app.core.storage.files import NotAsWritten, replacing
from station_app.core.types import Step

_HEAD, _END = b"%PDF-", b"%%EOF"


def save_pdf(*, path: Path, content: bytes, step: Step | None = None) -> Path:
    """Write the bytes beside the target, read them back, then take its place.

    Raises DiskFull, NotWritable, InUse (the old one is open in another program), ReadFailed.
    """

    def check(written: Path) -> None:
        if written.read_bytes() != content or not is_whole(content):
            raise NotAsWritten("the PDF does not read back")

    if step is not None:
        step(0, 1)
    with replacing(path, check=check) as temporary:
        temporary.write_bytes(content)
    return path


def is_whole(content: bytes) -> bool:
    """Whether bytes begin and end as a PDF does."""
    return content.startswith(_HEAD) and content.rstrip().endswith(_END)
