"""What needs doing, at the desk: tools late, faults, trainings not closed, goods past their date or low."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from station_app.core.desk.queries import to_do
from station_app.core.shifts.queries import today
from station_app.core.supplies.model import Level
from station_app.core.supplies.queries import levels
from station_app.core.types import Area
from station_app.gui.desk.alert_lines import choose, lines_of, said_of_more
from station_app.gui.desk.found_things import keeps_house
from station_app.gui.desk.way_row import WayRow, request_of
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

_MOST = 4
_SOON_MS = 200
_STOCK = frozenset({Area.SUPPLIES, Area.SETTINGS})
_SHOWN = frozenset({Area.LENDING, Area.PEOPLE, Area.AMENITIES, Area.TRAINING})


class AlertsCard(Card):
    """Reads when what it shows changed and once a minute, never for a mere check-in; hidden with nothing to do.

    The list of stock takes longest: it is read a moment after goods were handed out, when that is said already.
    """

    asked = Signal(object)
    """ShowPerson: whoever is to be called; OpenAmenities: what is broken, or the goods; OpenTraining."""
    read = Signal()
    """It may be taller or lower than before."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.setObjectName("deskAlerts")
        self._context = context
        self._rows = [WayRow() for _ in range(_MOST)]
        for row in self._rows:
            row.way.clicked.connect(self._ask)
            self.body.addWidget(row)
        self._more = PlainLabel("", "hint", wrap=True)
        self._more.setObjectName("deskAlertsMore")
        self.body.addWidget(self._more)
        self._levels: list[Level] = []
        self.soon = QTimer(self)
        self.soon.setSingleShot(True)
        self.soon.setInterval(_SOON_MS)
        self.soon.timeout.connect(self.refresh)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        context.hub.changed.connect(self._on_changed)
        self.hide()

    def refresh(self) -> None:
        """Read what needs doing now, stock and all."""
        self.soon.stop()
        db = self._context.db
        self._levels = levels(db, on=today(db, self._context.clock.now())) if keeps_house(db) else []
        self._show()

    def retranslate(self) -> None:
        """Say the words of the card."""
        self.set_title(translate("Desk", "To do"))
        self.refresh()

    def texts(self) -> list[str]:
        """What the rows say."""
        return [row.words.text() for row in self._rows if not row.isHidden()]

    def _show(self) -> None:
        db, now = self._context.db, self._context.clock.now()
        todo = to_do(db, now=now, levels=self._levels, house=keeps_house(db))
        lines = lines_of(db, todo, now, self._context.language.code)
        shown = choose(lines, _MOST)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(shown))
            if at < len(shown):
                line = shown[at]
                row.show_way((line.tag, line.kind), line.words, (line.way, line.way_whole), line.request)
        widest = max((row.tag.sizeHint().width() for row in self._rows[: len(shown)]), default=0)
        for row in self._rows:
            row.tag.setMinimumWidth(widest)  # what the tags are about stands in one column
        more = said_of_more(lines, shown)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.set_count(len(lines), "bad" if any(line.kind == "bad" for line in lines) else "warn")
        self.setVisible(bool(lines))
        self.read.emit()

    def _on_changed(self, touched: frozenset[Area]) -> None:
        if touched & _STOCK:
            self.soon.start()
        if touched & _SHOWN:
            self._show()

    def _ask(self) -> None:
        request = request_of(self._rows, self.sender())
        if request is not None:
            self.asked.emit(request)
