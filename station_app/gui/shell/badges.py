"""How much waits on the pages: tools that are late, trainings not closed, what is broken, goods low or too old."""

from PySide6.QtCore import QObject, QTimer, Signal

from station_app.core.desk.model import ToDo
from station_app.core.desk.queries import to_do
from station_app.core.settings.queries import codes
from station_app.core.shifts.queries import today
from station_app.core.supplies.queries import levels
from station_app.core.types import Area
from station_app.gui.kit.context import Context
from station_app.texts import translate

_AREAS = frozenset({Area.LENDING, Area.TRAINING, Area.AMENITIES, Area.SUPPLIES, Area.SETTINGS})
_SOON_MS = 400  # after the act, its sentence and the desk's own list
_MINUTE_MS = 60_000


class Badges(QObject):
    """Read when what is counted changed, a moment later, and once a minute; never for a mere check-in."""

    changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._todo = ToDo()
        self.soon = QTimer(self)
        self.soon.setSingleShot(True)
        self.soon.setInterval(_SOON_MS)
        self.soon.timeout.connect(self.read)
        self.minute = QTimer(self)
        self.minute.setInterval(_MINUTE_MS)
        self.minute.timeout.connect(self.read)
        self.minute.start()
        context.hub.changed.connect(self._on_changed)
        self.soon.start()  # the window is painted first

    def read(self) -> None:
        """Count what waits now."""
        self.soon.stop()
        db, now = self._context.db, self._context.clock.now()
        house = "amenities" not in codes(db, "station.parts_off")
        stock = levels(db, on=today(db, now)) if house else []
        before, self._todo = self._todo, to_do(db, now=now, levels=stock, house=house)
        if before != self._todo:
            self.changed.emit()

    def count(self, page: str) -> int:
        """How much waits on a page; 0 for one where nothing can."""
        found = self._todo
        if page == "lending":
            return len(found.late)
        if page == "training":
            return len(found.sessions)
        if page == "amenities":
            return len(found.faults) + len(found.expired) + len(found.low)
        return 0

    def words(self, page: str) -> str:
        """The same as words, for a screen reader and a tooltip."""
        found = self._todo
        if page == "lending":
            return translate("Shell", "overdue: {count}").format(count=len(found.late))
        if page == "training":
            return translate("Shell", "not closed: {count}").format(count=len(found.sessions))
        parts = (
            (translate("Shell", "faults: {count}"), len(found.faults)),
            (translate("Shell", "goods past their date: {count}"), len(found.expired)),
            (translate("Shell", "goods low: {count}"), len(found.low)),
        )
        return " · ".join(words.format(count=count) for words, count in parts if count)

    def _on_changed(self, touched: frozenset[Area]) -> None:
        if touched & _AREAS:
            self.soon.start()
