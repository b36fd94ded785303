"""Printing one small face a person or a thing: who has no code gets one first, then the pages, from a place on."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.errors import Refusal, Trouble
from station_app.core.settings.queries import zone
from station_app.core.types import Done
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.printing.cards_preview import CardsPreview
from station_app.gui.printing.delivery import Delivery
from station_app.gui.printing.printers import Printers
from station_app.texts import translate


class FacesDialog(QDialog):
    """Subclasses say whose faces, which of them lack a code, how one is given out, and what the pages are."""

    def __init__(
        self,
        context: Context,
        name: str,
        preview: CardsPreview,
        parent: QWidget | None,
        *,
        per_page: int,
        printers: Printers | None,
    ) -> None:
        """`name` begins the object names."""
        super().__init__(parent)
        self.setObjectName(f"{name}Dialog")
        self._context = context
        self._per_page = per_page
        self._waiting: list[int] = []
        self.preview = preview
        self.start = QSpinBox()
        self.start.setObjectName(f"{name}Start")
        self.start.setRange(1, per_page)
        self.start.setFixedWidth(88)
        self.start.lineEdit().setTextMargins(8, 0, 0, 0)
        self.start.setAccessibleName(translate("Printing", "First place on the page"))
        self.start_label = PlainLabel(translate("Printing", "First place on the page"), "secondary")
        self.start_label.setBuddy(self.start)
        self.count = PlainLabel("", "heading", wrap=True)
        self.count.setObjectName(f"{name}Count")
        self.about = PlainLabel("", "secondary", wrap=True)
        self.about.setObjectName(f"{name}About")
        self.delivery = Delivery(context, printers)
        self.leave = button(translate("Printing", "Close"), name=f"{name}Close")

    # -- what a subclass says ----------------------------------------------------------------------------------------

    def show_choice(self) -> None:
        """Say how many there are, and show where they come to lie."""
        raise NotImplementedError

    def without_code(self) -> list[int]:
        """Those who get a code first."""
        raise NotImplementedError

    def issue(self, number: int) -> tuple[Callable[..., Done[Any]], dict[str, Any], str]:
        """The command that gives one of them a code, its facts, and what is said of it."""
        raise NotImplementedError

    def deliver(self) -> None:
        """Hand the pages on."""
        raise NotImplementedError

    # -- for subclasses ----------------------------------------------------------------------------------------------

    def begin(self, suggested: str) -> None:
        """Everything is built: listen, and show what is chosen. `suggested` is the file's name but for the day."""
        self.start.valueChanged.connect(self.show_choice)
        self.preview.picked.connect(self._begin_at)
        self.delivery.asked.connect(self._prepare)
        self.delivery.delivered.connect(self.show_choice)
        self.leave.clicked.connect(self.reject)
        day = local_day(self._context.clock.now(), zone(self._context.db)).isoformat()
        self.delivery.suggest(suggested.format(day=day))
        self.show_choice()
        self.delivery.save.setFocus()

    def lay_out(self, *parts: QWidget, width: int) -> None:
        """The preview at the left, the parts and the way out at the right."""
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.start_label)
        first.addWidget(self.start)
        first.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        for part in (*parts, self.count, self.about):
            right.addWidget(part)
        right.addLayout(first)
        right.addStretch(1)
        right.addWidget(self.delivery)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self.preview)
        body.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(16)
        layout.addLayout(body, 1)
        layout.addLayout(foot)
        self.setMinimumWidth(width)

    def first_place(self) -> int:
        """Where the first one lies, from nought."""
        return self.start.value() - 1

    def sheets(self, count: int) -> int:
        """How many pages so many take."""
        return -(-(self.first_place() + count) // self._per_page)

    def reject(self) -> None:
        """Close, unless pages are on their way."""
        if not self.delivery.busy():
            super().reject()

    # -- giving out codes --------------------------------------------------------------------------------------------

    def _begin_at(self, slot: int) -> None:
        self.start.setValue(slot + 1)

    def _prepare(self) -> None:
        self._waiting = self.without_code()
        self._issue_next()

    def _issued(self, whose: object) -> None:
        del whose
        QTimer.singleShot(0, self, self._issue_next)  # the window answers between two of them

    def _issue_next(self) -> None:
        if not self.delivery.busy():
            return  # cancelled; the codes given out so far are theirs
        if not self._waiting:
            self.deliver()
            return
        command, facts, words = self.issue(self._waiting.pop())
        self._context.operations.run(
            command, done=self._issued, refused=self._refused, troubled=self._troubled, about=Told(words), **facts
        )

    def _refused(self, refusal: Refusal) -> None:
        self.delivery.refuse(refusal)

    def _troubled(self, trouble: Trouble) -> None:
        self.delivery.refuse(trouble)
