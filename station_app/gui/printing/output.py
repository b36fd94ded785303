"""Pages made into a PDF or sent to a printer, a page at a time, so that the window answers meanwhile."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QSizeF, QTimer, Signal
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from station_app.gui.printing.paper import DPI, Page


class NotPrinted(Exception):
    """The printer took no page: it is off, or its driver refused."""


def page_layout() -> QPageLayout:
    """A4 upright, measured from the corner of the paper."""
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def small_layout(wide_mm: float, high_mm: float, name: str) -> QPageLayout:
    """A page of a label printer's roll, as it leaves the printer: what is wide stays wide."""
    size = QPageSize(QSizeF(wide_mm, high_mm), QPageSize.Unit.Millimeter, name, QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


class PageRun(QObject):
    """Paints pages onto a device, one at each turn of the event loop. One run at a time; ends in exactly one signal."""

    progressed = Signal(int, int)
    finished = Signal(object)
    """bytes of a PDF, or None when a printer took the pages."""
    failed = Signal(object)
    """NotPrinted."""
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: Sequence[Page] = ()
        self._at = 0
        self._device: QPagedPaintDevice | None = None
        self._painter: QPainter | None = None
        self._buffer: QBuffer | None = None
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._paint_next)

    def running(self) -> bool:
        """Whether pages are being painted."""
        return self._painter is not None

    def start_pdf(self, pages: Sequence[Page], title: str, layout: QPageLayout | None = None) -> None:
        """Paint into memory: a full disk then shows when the bytes are written, where Qt would say nothing.

        The pages are A4 unless a `layout` says otherwise.
        """
        self._buffer = QBuffer(self)
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(self._buffer)
        writer.setTitle(title)
        writer.setCreator("station-app")
        writer.setResolution(DPI)
        writer.setPageLayout(layout or page_layout())
        self._start(writer, pages)

    def start_printer(
        self, pages: Sequence[Page], printer: QPrinter, title: str, layout: QPageLayout | None = None
    ) -> None:
        """Paint onto a printer the clerk chose, measured from the corner of the paper."""
        printer.setDocName(title)
        printer.setFullPage(True)
        printer.setPageLayout(layout or page_layout())
        self._start(printer, pages)

    def cancel(self) -> None:
        """Stop; what a printer has already taken it prints."""
        if self.running():
            if isinstance(self._device, QPrinter):
                self._device.abort()
            self._end()
            self.cancelled.emit()

    def _start(self, device: QPagedPaintDevice, pages: Sequence[Page]) -> None:
        if self.running():
            raise RuntimeError("pages are still being painted")
        self._device, self._pages, self._at = device, pages, 0
        self._painter = QPainter()
        if not self._painter.begin(device):
            self._end()
            self.failed.emit(NotPrinted())
            return
        scale = device.logicalDpiX() / DPI
        self._painter.scale(scale, scale)
        self._next.start()

    def _paint_next(self) -> None:
        if self._painter is None or self._device is None:
            return
        if self._at and not self._device.newPage():
            self._end()
            self.failed.emit(NotPrinted())
            return
        self._painter.save()
        self._pages[self._at](self._painter)
        self._painter.restore()
        self._at += 1
        self.progressed.emit(self._at, len(self._pages))
        if self._at == len(self._pages):
            self._finish()

    def _finish(self) -> None:
        buffer = self._buffer
        ended = self._painter is not None and self._painter.end()
        self._end()
        if not ended:
            self.failed.emit(NotPrinted())
        else:
            self.finished.emit(None if buffer is None else bytes(buffer.data().data()))

    def _end(self) -> None:
        self._next.stop()
        if self._painter is not None and self._painter.isActive():
            self._painter.end()
        self._painter = self._device = None
        if self._buffer is not None:
            self._buffer.close()
            self._buffer = None
