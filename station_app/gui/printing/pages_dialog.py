"""A dialog over pages: how they will look, what is chosen, and where they go."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPageLayout
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from station_app.gui.kit.context import Context
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.printing.delivery import Delivery
from station_app.gui.printing.pages_preview import PagesPreview
from station_app.gui.printing.paper import Page
from station_app.gui.printing.printers import Printers
from station_app.texts import translate

_WIDE, _HIGH = 860, 560
_RIGHT = 340


class PagesDialog(QDialog):
    """Subclasses say what the pages are, and what happens before they are made."""

    def __init__(
        self,
        context: Context,
        name: str,
        title: str,
        parent: QWidget | None,
        *,
        printers: Printers | None,
        layout: QPageLayout | None = None,
    ) -> None:
        """`name` begins the object names; the pages are A4 upright unless a `layout` says otherwise."""
        super().__init__(parent)
        self.setObjectName(f"{name}Dialog")
        self.setWindowTitle(title)
        self._context = context
        self._layout = layout
        lying = layout is not None and layout.orientation() is QPageLayout.Orientation.Landscape
        self.preview = PagesPreview(context, landscape=lying)
        self.heading = PlainLabel("", "heading", wrap=True)
        self.heading.setObjectName(f"{name}Heading")
        self.about = PlainLabel("", "secondary", wrap=True)
        self.about.setObjectName(f"{name}About")
        self.warning = PlainLabel("", "warn", wrap=True)
        self.warning.setObjectName(f"{name}Warning")
        self.delivery = Delivery(context, printers)
        self.leave = button(translate("TrainingPrints", "Close"), name=f"{name}Close")

    # -- what a subclass says ----------------------------------------------------------------------------------------

    def show_choice(self) -> None:
        """Read again, and show what would be printed now."""
        raise NotImplementedError

    def prepare(self) -> None:
        """It is clear where the pages go: call `hand_on`, at once or when they can be made."""
        raise NotImplementedError

    # -- for subclasses ----------------------------------------------------------------------------------------------

    def begin(self, *options: QWidget) -> None:
        """Everything is built: lay it out, listen, and show what is chosen."""
        self._lay_out(options)
        self.delivery.asked.connect(self.prepare)
        self.delivery.delivered.connect(self.show_choice)
        self.leave.clicked.connect(self.reject)
        self.show_choice()
        self.delivery.save.setFocus()

    def say(self, heading: str, about: str, warning: str, pages: Sequence[Page]) -> None:
        """Show the pages and what there is to know of them; without pages nothing can be printed."""
        for label, words in ((self.heading, heading), (self.about, about), (self.warning, warning)):
            label.setText(words)
            label.setVisible(bool(words))
        self.preview.show_pages(pages)
        if not self.delivery.busy():
            self.delivery.allow(bool(pages))

    def hand_on(self, pages: Sequence[Page]) -> None:
        """Take the pages where the clerk said."""
        self.delivery.deliver(pages, self.windowTitle(), self._layout)

    def reject(self) -> None:
        """Close, unless pages are on their way."""
        if not self.delivery.busy():
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageUp.value: -1, Qt.Key.Key_PageDown.value: 1}
        if event.key() in turns:
            self.preview.turn(turns[event.key()])
        else:
            super().keyPressEvent(event)

    def _lay_out(self, options: Sequence[QWidget]) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        for part in (self.heading, self.about, *options, self.warning):
            right.addWidget(part)
        right.addStretch(1)
        right.addWidget(self.delivery)
        side = QWidget()
        side.setFixedWidth(_RIGHT)
        right.setContentsMargins(0, 0, 0, 0)
        side.setLayout(right)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self.preview, 1)
        body.addWidget(side)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(16)
        whole.addLayout(body, 1)
        whole.addLayout(foot)
        self.resize(_WIDE, _HIGH)
