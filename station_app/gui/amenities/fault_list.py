"""What is broken and what was: open faults first, how long each has been out of service."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from station_app.core.amenities import queries
from station_app.core.amenities.model import OPEN_FAULTS, Fault
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, zone
from station_app.gui.amenities.rows import Rows
from station_app.gui.amenities.words import fault_words, moment_words
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

_ID = Qt.ItemDataRole.UserRole
_MOST = 500


class FaultList(Card):
    """Enter or a click opens the amenity of a fault, or the fault itself where it has none."""

    picked = Signal(int)
    """The amenity."""
    point_picked = Signal(int)
    """The fault of a point of the check."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", padding=0, parent=parent)
        self._context = context
        self.nothing = PlainLabel("", "secondary", wrap=True)
        self.nothing.setMargin(14)
        self.list = Rows("amenityFaults")
        self.report = KeyButton("Shift R", "faultReport")
        self.header.addWidget(self.report)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.list, 1)
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)

    def read(self) -> int:
        """Read the faults; how many are open."""
        db, now, here = self._context.db, self._context.clock.now(), zone(self._context.db)
        faults = queries.faults(db, open_only=False)[:_MOST]
        points = labels(db, Dictionary.CHECK_ITEM, self._context.language.code)
        self.list.clear()
        for fault in faults:
            said = [_about(fault, points), fault.what, fault_words(fault.state, fault.out_minutes(now))]
            said += [moment_words(fault.reported_at, now, here), fault.reported_by or "", fault.repairer or ""]
            item = QListWidgetItem(" · ".join(part for part in said if part))
            item.setData(_ID, (fault.amenity_id, fault.id))
            self.list.addItem(item)
        still_open = sum(fault.state in OPEN_FAULTS for fault in faults)
        self.set_title(translate("Amenities", "Faults"))
        self.set_count(still_open or None, "bad")
        self.report.say(translate("Amenities", "Report a fault"))
        self.nothing.setText(translate("Amenities", "Nothing is broken, and nothing was."))
        self.nothing.setVisible(not faults)
        self.list.setVisible(bool(faults))
        self.list.setAccessibleName(translate("Amenities", "Faults"))
        return still_open

    def _on_item(self, item: QListWidgetItem) -> None:
        amenity, fault = item.data(_ID)
        if amenity is not None:
            self.picked.emit(int(amenity))
        else:
            self.point_picked.emit(int(fault))


def _about(fault: Fault, points: dict[str, str]) -> str:
    # Of which amenity, or of which point of the check.
    return fault.amenity or points.get(fault.check_item or "", "")
