"""The steps one over the other, each scrolling where the window is small."""

from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from station_app.gui.imports.columns import ColumnsView
from station_app.gui.imports.done import DoneView
from station_app.gui.imports.preview import PreviewView
from station_app.gui.imports.start import StartView
from station_app.gui.imports.steps import STEPS, StepBar
from station_app.gui.kit.context import Context

View = StartView | ColumnsView | PreviewView | DoneView


class Views(QWidget):
    """Shows one of the four at a time, and the step it belongs to."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = StepBar()
        self.start = StartView(context)
        self.columns = ColumnsView(context)
        self.preview = PreviewView(context)
        self.done = DoneView()
        self._all: tuple[View, ...] = (self.start, self.columns, self.preview, self.done)
        self._stack = QStackedWidget()
        for view in self._all:
            self._stack.addWidget(_scrolling(view))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.steps)
        layout.addWidget(self._stack, 1)

    def view(self) -> View:
        """The one shown."""
        return self._all[self._stack.currentIndex()]

    def show_view(self, view: View, file: str) -> None:
        """Bring one to the front; `file` is the name beside the steps. The cursor goes where the clerk goes on."""
        at = self._all.index(view)
        self._stack.setCurrentIndex(at)
        self.steps.show_step((*STEPS, "done")[at], file)
        if self.isVisible():
            view.focus()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.steps.retranslate()
        for view in self._all:
            view.retranslate()


def _scrolling(view: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(area.focusPolicy().NoFocus)
    area.setWidget(view)
    return area
