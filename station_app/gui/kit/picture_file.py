"""A picture written as PNG, whole or not at all."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from station_app.core.storage.files import NotAsWritten, replacing


def save_picture(path: Path, picture: QImage) -> None:
    """Write a PNG beside the target, read it back, then take its place.

    Raises DiskFull, NotWritable, InUse (the old one is open in another program), ReadFailed.
    """
    content = png_of(picture)

    def check(written: Path) -> None:
        if written.read_bytes() != content:
            raise NotAsWritten("the picture does not read back")

    with replacing(path, check=check) as temporary:
        temporary.write_bytes(content)


def png_of(picture: QImage) -> bytes:
    """The bytes of a PNG."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"PNG")).write(picture):
        raise RuntimeError("Qt writes no PNG")
    return bytes(content.data())
