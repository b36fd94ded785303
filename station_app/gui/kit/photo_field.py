"""A photo in a form: made small, without what a camera wrote into it, and shown beside the buttons that change it."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageReader, QImageWriter, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

LONGEST = 1600
"""Pixels of the longer side at most: a tool or a fault is known by it, and a phone's picture is ten times as big."""
ENDINGS = ("jpg", "jpeg", "png", "webp", "bmp")
_QUALITY = 85
_SHOWN, _SMALL = QSize(132, 99), QSize(46, 34)


class NoPicture(Exception):
    """The file or the clipboard holds no picture that can be read."""


def read_picture(path: Path) -> QImage:
    """A picture file, upright and small. Raises NoPicture."""
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isValid() and max(whole.width(), whole.height()) > LONGEST:
        reader.setScaledSize(_fitting(whole))  # a camera's picture is never unpacked whole
    image = reader.read()
    if image.isNull():
        raise NoPicture(path.name)
    return image


def photo_bytes(image: QImage) -> bytes:
    """A picture as it is kept: JPEG, at most `LONGEST` pixels, on white. Raises NoPicture.

    It is painted anew, so that only what is seen is in it and nothing a camera wrote beside.
    """
    if image.isNull():
        raise NoPicture("clipboard")
    size = image.size()
    if max(size.width(), size.height()) > LONGEST:
        size = _fitting(size)
    clean = QImage(size, QImage.Format.Format_RGB32)
    clean.fill(QColor("white"))
    painter = QPainter(clean)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    same = size == image.size()
    smooth = Qt.TransformationMode.SmoothTransformation
    painter.drawImage(0, 0, image if same else image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    if not writer.write(clean):
        raise NoPicture(writer.errorString())
    return bytes(content.data())


def clipboard_picture() -> QImage | None:
    """The picture in the clipboard, or that of the one file copied there; None without any."""
    data = QGuiApplication.clipboard().mimeData()
    if data.hasImage():
        image = QGuiApplication.clipboard().image()
        return None if image.isNull() else image
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if len(files) == 1 and files[0].lower().endswith(ENDINGS):
        try:
            return read_picture(Path(files[0]))
        except NoPicture:
            return None
    return None


def _fitting(size: QSize) -> QSize:
    return size.scaled(LONGEST, LONGEST, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


class PhotoField(QWidget):
    """A photo in small, and buttons to paste, choose or remove one. What is kept of it is the owner's affair."""

    paste_asked = Signal()
    choose_asked = Signal()
    changed = Signal()
    """Another photo stands here, or none."""

    def __init__(self, name: str, *, compact: bool = False) -> None:
        """`name` begins the object names; `compact` is one line with short words, for a narrow place."""
        super().__init__()
        self._compact = compact
        self._size = _SMALL if compact else _SHOWN
        self._lost = False
        self.content: bytes | None = None
        """The photo as it is kept."""
        self.thumb = PlainLabel("", "hint", wrap=True)
        self.thumb.setObjectName(f"{name}Shown")
        self.thumb.setFixedSize(self._size)
        self.thumb.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.paste = button("", "small", f"{name}Paste")
        self.choose = button("", "small", f"{name}Choose")
        self.remove = button("", "small", f"{name}Remove")
        self.setFocusProxy(self.paste)
        beside = QHBoxLayout() if compact else QVBoxLayout()
        beside.setSpacing(6)
        for made in (self.paste, self.choose, self.remove):
            beside.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        if not compact:
            beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.thumb)
        row.addLayout(beside)
        row.addStretch(1)
        self.paste.clicked.connect(self.paste_asked)
        self.choose.clicked.connect(self.choose_asked)
        self.remove.clicked.connect(self._remove)
        self.retranslate()
        self.show_photo(None)

    def show_photo(self, content: bytes | None, *, lost: bool = False) -> None:
        """Show a photo as it is kept, or none; `lost`: there was one, and its file is gone."""
        self.content, self._lost = content, lost
        pixmap = QPixmap()
        if content is not None and pixmap.loadFromData(content):
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            ratio = self.devicePixelRatioF()
            pixmap = pixmap.scaled(self._size * ratio, keep, smooth)
            pixmap.setDevicePixelRatio(ratio)
            self.thumb.setPixmap(pixmap)
        else:
            self._say_missing()
        self.remove.setVisible(content is not None or lost)
        if self._compact:
            self.thumb.setVisible(content is not None or lost)
            self.choose.setVisible(content is None and not lost)

    def retranslate(self) -> None:
        """Say every word anew."""
        paste = translate("ToolForm", "Paste from the clipboard (Ctrl+V)")
        choose = translate("ToolForm", "Choose a picture…")
        remove = translate("ToolForm", "Remove the photo")
        short = (
            (translate("Kit", "Paste (Ctrl+V)"), translate("Kit", "Choose…"), translate("Kit", "Remove"))
            if self._compact
            else (paste, choose, remove)
        )
        buttons = (self.paste, self.choose, self.remove)
        for made, words, text in zip(buttons, (paste, choose, remove), short, strict=True):
            made.setText(text)
            made.setAccessibleName(words)
            made.setToolTip(words if text != words else "")
        if self.content is None:
            self._say_missing()

    def _say_missing(self) -> None:
        gone, none = translate("ToolForm", "The photo's file is gone."), translate("ToolForm", "No photo yet")
        self.thumb.setText(gone if self._lost else none)

    def _remove(self) -> None:
        self.show_photo(None)
        self.paste.setFocus()
        self.changed.emit()
