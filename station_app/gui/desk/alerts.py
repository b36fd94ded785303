"""What needs doing, at the desk: tools that should be back, the longest first, each with the way to who has it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from station_app.core.clock import local_day
from station_app.core.lending.model import Loan
from station_app.core.lending.queries import open_loans
from station_app.core.settings.queries import zone
from station_app.core.types import Area
from station_app.gui.desk.tool_words import borrower, joined, tool_name
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.requests import ShowPerson
from station_app.gui.kit.tag import TagLabel
from station_app.texts import translate

_MOST = 3
_SHOWN = frozenset({Area.LENDING, Area.PEOPLE})


class AlertsCard(Card):
    """Reads when a loan or a person changed and once a minute, never for a mere check-in; hidden with nothing to do."""

    asked = Signal(object)
    """ShowPerson: whoever is to be called; the number is shown there, and that is noted."""
    read = Signal()
    """It may be taller or lower than before."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.setObjectName("deskAlerts")
        self._context = context
        self._rows = [_Row() for _ in range(_MOST)]
        for row in self._rows:
            row.contact.clicked.connect(self._ask)
            self.body.addWidget(row)
        self._more = PlainLabel("", "hint")
        self.body.addWidget(self._more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        context.hub.changed.connect(self._on_changed)
        self.hide()

    def refresh(self) -> None:
        """Read what is overdue now."""
        db, now = self._context.db, self._context.clock.now()
        local = zone(db)
        late = open_loans(db, before=now)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(late))
            if at < len(late):
                row.show_loan(late[at], late[at].days_late(local_day(now, local), local_day(late[at].due_at, local)))
        more = len(late) - _MOST
        self._more.setText(translate("Desk", "{count} more on the page of lending").format(count=more))
        self._more.setVisible(more > 0)
        self.set_count(len(late), "bad")
        self.setVisible(bool(late))
        self.read.emit()

    def retranslate(self) -> None:
        """Say the words of the card."""
        self.set_title(translate("Desk", "To do"))
        self.refresh()

    def texts(self) -> list[str]:
        """What the rows say."""
        return [row.words.text() for row in self._rows if not row.isHidden()]

    def _on_changed(self, touched: frozenset[Area]) -> None:
        if touched & _SHOWN:
            self.refresh()

    def _ask(self) -> None:
        pressed = self.sender()
        for row in self._rows:
            if row.contact is pressed:
                self.asked.emit(ShowPerson(row.person_id))


class _Row(QWidget):
    """One tool that should be back."""

    def __init__(self) -> None:
        super().__init__()
        self.person_id = 0
        self.tag = TagLabel(kind="bad")
        self.words = ElidedLabel()
        self.contact: QPushButton = button("", "small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.tag)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.contact)

    def show_loan(self, loan: Loan, days: int) -> None:
        """Say what is late, whose it is and how late."""
        self.person_id = loan.person_id
        late = translate("Desk", "{days} d").format(days=days) if days else ""
        self.words.setText(joined(tool_name(loan), borrower(loan), late))
        self.tag.setText(translate("Desk", "Overdue"))
        self.contact.setText(translate("Desk", "Contact"))
        self.contact.setAccessibleName(translate("Desk", "Contact {name}").format(name=borrower(loan)))
