"""The import assistant (导入): a file, its columns, every line shown, and only then taken over."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from station_app.core.imports.queries import batches
from station_app.core.types import Area
from station_app.gui.imports.flow import Flow
from station_app.gui.imports.views import Views
from station_app.gui.kit.context import Context
from station_app.gui.kit.page import Page
from station_app.gui.kit.requests import GoBack, OpenImport, Request
from station_app.gui.kit.told import Told


class ImportPage(Page):
    """Three steps and an end. It stays as it is while another page is in front; when it is left its file is let go."""

    name = "imports"
    areas = frozenset({Area.IMPORTS, Area.STAFF, Area.SETTINGS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.views = Views(context)
        self.flow = Flow(context, self.views, self.name, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.views)
        self.flow.asked.connect(self.asked)
        self.views.steps.leave.clicked.connect(self.leave)
        self.retranslate()

    def refresh(self) -> None:
        """Read the earlier imports anew; the file at hand is left alone."""
        self.views.start.show_past(batches(self.context.db))

    def retranslate(self) -> None:
        """Say every word anew."""
        self.views.retranslate()
        self.flow.retranslate()

    def focus(self) -> None:
        """Where the clerk goes on in the step at hand."""
        self.views.view().focus()

    def take(self, request: Request) -> None:
        """A file to be looked at; without one the assistant stands as it was left."""
        if not isinstance(request, OpenImport):
            return
        if request.path is None:
            self.flow.expect(request.kind, request.session_id)
        else:
            self.flow.open_file(request.path, request.kind, request.session_id)

    def scanned(self, code: str) -> bool:
        """A card says whose a line is while somebody is being picked; else it goes to the desk."""
        return self.views.preview.card.whose.picker.scanned(code)

    def undone(self, told: Told) -> None:
        """An import was taken back from the foot of the window."""
        if told.page == self.name and self.views.view() is self.views.done:
            self.flow.begin_anew()

    def unfinished(self) -> bool:
        return self.flow.unfinished()

    def takes_back(self, told: Told) -> bool:
        """Ctrl+Z from any page: the import is taken back here, in a child, with progress."""
        del told
        self.take_back_last()
        return True

    def take_back_last(self) -> None:
        """The import that is the newest act is taken back in a child, with progress here."""
        if not self.flow.at_work():
            self.flow.after.take_back_last()

    def leave(self) -> None:
        """Back to where the assistant was asked for. What is at work goes on and is found again here."""
        if self.flow.at_work():
            self.ask(GoBack())
        elif self.flow.may_leave():
            self.flow.begin_anew()
            self.ask(GoBack())

    # -- events ------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Ctrl+Z over an import just made is ours: the window would undo thousands of rows on its own thread.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._undoes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if self._undoes(event):
            self.take_back_last()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif isinstance(focused, QPushButton) and focused.isVisible():
            focused.click()
        elif self.views.view() is self.views.columns:
            self.flow.show_lines()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.window().isHidden():  # the window closes; another page in front lets nothing go
            self.flow.begin_anew()

    def _undoes(self, event: QKeyEvent) -> bool:
        last = self.context.undo.last()
        ours = last is not None and isinstance(last.about, Told) and last.about.page == self.name
        return ours and event.matches(QKeySequence.StandardKey.Undo)
