"""What stands in place of the story for a moment: a title, what is asked, Cancel and the one act. Escape leaves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.errors import Refusal, Trouble
from station_app.gui.kit.card import PADDING, Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.key_cap import KeyCap
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.people.layout import LowScroll
from station_app.texts import translate
from station_app.texts.troubles import explain


class Panel(Card):
    """Subclasses put widgets into `inside`, fill `act` and `retranslate`. Enter acts, wherever the focus is."""

    left = Signal()
    """Escape or Cancel: nothing was done."""
    acted = Signal(int)
    """The person's id, after it is in the file."""

    def __init__(self, context: Context, page: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(" ", padding=0, elides=True, parent=parent)
        self.setObjectName(name)
        self.context = context
        self.page = page
        self.header.setContentsMargins(PADDING, 12, PADDING, 0)
        self.inside = QVBoxLayout()
        self.complaint = PlainLabel("", "bad", wrap=True)
        self.complaint.setObjectName(f"{name}Complaint")
        self.cancel = button("", "", f"{name}Cancel")
        self.go_on = button("", "accent", f"{name}Do")
        self.foot = QHBoxLayout()
        self._acting = False
        self._build_panel()
        self.cancel.clicked.connect(self.left)
        self.go_on.clicked.connect(self.act)

    def act(self) -> None:
        """Do it; a refusal is said here and nothing typed is lost."""

    def retranslate(self) -> None:
        """Say every word anew."""
        words = translate("People", "Cancel")
        self.cancel.setText(words)
        self.cancel.setAccessibleName(words)

    def say_go_on(self, words: str) -> None:
        """What the one act is called."""
        self.go_on.setText(words)
        self.go_on.setAccessibleName(words)

    def complain(self, words: str) -> None:
        """Say what is wrong; nothing takes it away."""
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))
        announce(self, words)

    def begin_acting(self) -> bool:
        """Whether to go on: False while the act before is still under way."""
        if self._acting:
            return False
        self._acting = True
        self.complain("")
        return True

    def end_acting(self) -> None:
        """The act is over, or the panel begins anew."""
        self._acting = False

    def refused(self, refusal: Refusal) -> None:
        """Say why not."""
        self.end_acting()
        self.complain(explain(refusal))

    def troubled(self, trouble: Trouble) -> None:  # noqa: ARG002 - the window tells it
        """The machine said no: it can be tried again."""
        self.end_acting()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._entered()
        else:
            super().keyPressEvent(event)

    def _entered(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.hasFocus() and not focused.isCheckable():
            focused.click()
        else:
            self.act()

    def _build_panel(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 4, 16, 8)
        column.setSpacing(10)
        self.inside.setSpacing(10)
        column.addLayout(self.inside, 1)
        column.addWidget(self.complaint)
        self.complaint.hide()
        scroll = LowScroll()
        scroll.setWidget(inside)
        self.foot.setContentsMargins(16, 8, 16, 8)
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(KeyCap("Esc"))
        self.foot.addSpacing(8)
        self.foot.addWidget(self.go_on)
        self.foot.addWidget(KeyCap("Enter"))
        self.body.addWidget(scroll, 1)
        self.body.addLayout(self.foot)
