"""Today's plan at the desk: the day's trainings by the hour, each with the way to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from station_app.core.clock import local_day
from station_app.core.desk.queries import trains
from station_app.core.settings.queries import zone
from station_app.core.training.model import Session
from station_app.core.training.queries import of_today
from station_app.core.types import Area
from station_app.gui.desk.tool_words import joined
from station_app.gui.desk.training_words import begins, how_many
from station_app.gui.desk.way_row import WayRow, request_of
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.requests import OpenTraining
from station_app.texts import translate
from station_app.texts.training import state_of_session

_MOST = 3
_SHOWN = frozenset({Area.TRAINING, Area.SETTINGS, Area.DICTIONARIES})


class PlanCard(Card):
    """Reads when a training changed and once a minute, never for a mere check-in; hidden on a day without any."""

    asked = Signal(object)
    """OpenTraining: a session."""
    read = Signal()
    """It may be taller or lower than before."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.setObjectName("deskPlan")
        self._context = context
        self._rows = [WayRow() for _ in range(_MOST)]
        for row in self._rows:
            row.way.clicked.connect(self._ask)
            self.body.addWidget(row)
        self._more = PlainLabel("", "hint", wrap=True)
        self.body.addWidget(self._more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        context.hub.changed.connect(self._on_changed)
        self.hide()

    def refresh(self) -> None:
        """Read the day, whichever it is by now. What is to come stands before what is closed."""
        db, now = self._context.db, self._context.clock.now()
        sessions = of_today(db, now=now) if trains(db) else []
        ahead = [each for each in sessions if not each.closed]
        ordered = [*ahead, *(each for each in sessions if each.closed)]
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(ordered))
            if at < len(ordered):
                self._say(row, ordered[at], begins(ordered[at], zone(db), local_day(now, zone(db))))
        more = len(ordered) - _MOST
        self._more.setText(translate("Desk", "{count} more on the page of trainings").format(count=more))
        self._more.setVisible(more > 0)
        self.set_count(len(ahead), "info")
        self.setVisible(bool(ordered))
        self.read.emit()

    def retranslate(self) -> None:
        """Say the words of the card."""
        self.set_title(translate("Desk", "Today's plan"))
        self.refresh()

    def texts(self) -> list[str]:
        """What the rows say."""
        return [row.text() for row in self._rows if not row.isHidden()]

    def _on_changed(self, touched: frozenset[Area]) -> None:
        if touched & _SHOWN:
            self.refresh()

    def _say(self, row: WayRow, session: Session, at: str) -> None:
        title = session.title(self._context.language.code)
        closed = state_of_session(session) if session.closed else ""
        row.show_way(
            (at, "neutral" if session.closed else "info"),
            joined(title, how_many(session), closed),
            (translate("Desk", "Open"), translate("Desk", "Open {session}").format(session=title)),
            OpenTraining(session.id),
        )

    def _ask(self) -> None:
        request = request_of(self._rows, self.sender())
        if request is not None:
            self.asked.emit(request)
