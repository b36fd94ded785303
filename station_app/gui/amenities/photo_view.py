"""A photo kept with a check, to be looked at."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from station_app.core.errors import NotFound
from station_app.core.storage.photos import photo
from station_app.gui.kit.context import Context
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

_LARGEST = QSize(900, 560)


class PhotoView(QDialog):
    """Escape closes it. A photo whose file is gone is said."""

    def __init__(self, context: Context, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("photoView")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shown = PlainLabel("")
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addWidget(self.shown)
        pixmap = QPixmap()
        try:
            pixmap.loadFromData(photo(context.db.path, name))
        except (NotFound, OSError):
            self.shown.setText(translate("ToolForm", "The photo's file is gone."))
            return
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.shown.setPixmap(pixmap.scaled(_LARGEST, keep, smooth))
        self.shown.setAccessibleName(title)
