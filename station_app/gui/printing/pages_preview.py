"""Pages as they will be printed, one at a time in small, and turning them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station_app.gui.kit.context import Context
from station_app.gui.kit.look import icon_button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.printing.paper import HEIGHT, WIDTH, Page
from station_app.gui.runtime.theme import Theme
from station_app.texts import translate


class PagesPreview(QWidget):
    """The paper is white in the dark too. PageUp and PageDown are the dialog's, which calls `turn`."""

    def __init__(self, context: Context, parent: QWidget | None = None, *, landscape: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("pagesPreview")
        self._pages: Sequence[Page] = ()
        self._at = 0
        self.paper = _Paper(context.theme, landscape=landscape)
        self.before = icon_button(
            context.icons, "chevron_left", translate("TrainingPrints", "Previous page (PgUp)"), "previewBefore"
        )
        self.after = icon_button(
            context.icons, "chevron_right", translate("TrainingPrints", "Next page (PgDn)"), "previewAfter"
        )
        self.where = PlainLabel("", "secondary")
        self.where.setObjectName("previewWhere")
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before.clicked.connect(self._turn_back)
        self.after.clicked.connect(self._turn_on)
        self._build()

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these, from the page that was open if there is still one."""
        self._pages = pages
        self._show(self._at)

    def turn(self, by: int) -> None:
        """So many pages on or back; at the ends it stays."""
        self._show(self._at + by)

    def at(self) -> int:
        """Which page is open, from nought."""
        return self._at

    def _turn_back(self) -> None:
        self.turn(-1)

    def _turn_on(self) -> None:
        self.turn(1)

    def _show(self, at: int) -> None:
        last = len(self._pages) - 1
        self._at = max(0, min(at, last))
        self.paper.show_page(self._pages[self._at] if self._pages else None)
        words = translate("TrainingPrints", "Page {page} of {pages}").format(page=self._at + 1, pages=last + 1)
        self.where.setText(words if self._pages else "")
        self.paper.setAccessibleName(words if self._pages else translate("TrainingPrints", "Nothing to print"))
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < last)
        for widget in (self.before, self.after):
            widget.setVisible(last > 0)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        for widget in (self.before, self.where, self.after):
            foot.addWidget(widget)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.paper, 1)
        layout.addLayout(foot)


class _Paper(QWidget):
    """One page as large as there is room."""

    def __init__(self, theme: Theme, *, landscape: bool) -> None:
        super().__init__()
        self.setObjectName("previewPaper")
        self._theme = theme
        self._across, self._down = (HEIGHT, WIDTH) if landscape else (WIDTH, HEIGHT)
        self._page: Page | None = None
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(220, 220))
        theme.changed.connect(self._dress)

    def show_page(self, page: Page | None) -> None:
        """This page, or an empty one."""
        self._page, self._picture = page, None
        self.update()

    def _dress(self) -> None:
        self._picture = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(460 * self._across / self._down), 460) if self._across < self._down else QSize(520, 368)

    def place(self) -> QRectF:
        """Where the paper lies in the widget."""
        scale = min((self.width() - 2) / self._across, (self.height() - 2) / self._down)
        width, height = round(self._across * scale), round(self._down * scale)
        return QRectF((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        place = self.place()
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(place.width() * ratio), round(place.height() * ratio))
        if self._picture is None or self._picture.size() != wanted:
            self._picture = self._drawn(wanted)
        painter = QPainter(self)
        painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        painter.setPen(self._theme.tokens.color("border"))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def _drawn(self, size: QSize) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(QColor("white") if self._page is not None else self._theme.tokens.color("sunken"))
        if self._page is not None and not size.isEmpty():
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(size.width() / self._across, size.height() / self._down)
            self._page(painter)
            painter.end()
        return picture
