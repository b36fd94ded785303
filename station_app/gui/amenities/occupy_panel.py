"""Who takes a place, and until when: somebody on file, nobody known (empty), or several (+3)."""

import re
from datetime import datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.core.errors import NotValid
from station_app.core.settings.queries import zone
from station_app.gui.kit.context import Context
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.person_lookup import PersonLookup
from station_app.texts import translate

_SEVERAL = re.compile(r"[+＋]\s*([0-9]{1,3})")
_MOST = 5


class Taker(PersonLookup):
    """Enter takes the only person found; +3 and nothing at all are answers too."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "amenityTaker", most=_MOST)

    def several(self) -> int | None:
        """How many without a name were asked for."""
        found = _SEVERAL.fullmatch(self.typed())
        return None if found is None else int(found[1])

    def other_words(self, typed: str) -> str | None:
        del typed
        return None

    def words(self) -> str:
        if self.person_id() is not None or not self.typed() or self.several() is not None:
            return ""
        if not self.found.count():
            return translate("Amenities", "Nobody found. Leave it empty for somebody without a name.")
        return translate("Amenities", "↓ and Enter to pick") if self.found.count() > 1 else ""

    def on_enter(self) -> None:
        if self.person_id() is not None or not self.typed() or self.several() is not None:
            self.entered.emit()
            return
        rows = self.people()
        item = self.found.currentItem() or (rows[0] if len(rows) == 1 else None)
        if item is not None:
            self.take(item)
            self.entered.emit()


class OccupyPanel(QWidget):
    """Enter in either field asks for the place."""

    entered = Signal()
    escaped = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.taker = Taker(context)
        self.until = EnterField()
        self.until.setObjectName("amenityUntil")
        self.until.setMaximumWidth(120)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.taker, 1)
        layout.addWidget(self.until)
        for field in (self.taker, self.until):
            field.entered.connect(self.entered)
            field.escaped.connect(self.escaped)

    def begin(self) -> None:
        """Nobody yet."""
        self.taker.put(None, "")
        self.until.clear()
        self.show()
        self.taker.setFocus()

    def facts(self, now: datetime) -> dict[str, object]:
        """What is to be taken. Raises NotValid for an hour that is none."""
        facts: dict[str, object] = {"until_at": self._until(now)}
        several = self.taker.several()
        if several is not None:
            facts["places"] = several
        elif self.taker.person_id() is not None:
            facts["person_id"] = self.taker.person_id()
        return facts

    def unfinished(self) -> bool:
        """Whether something is half typed."""
        return not self.isHidden() and bool(self.taker.typed() or self.until.text().strip())

    def retranslate(self) -> None:
        """Say every word anew."""
        self.taker.field.setPlaceholderText(translate("Amenities", "Name, tail or card; empty or +3 without a name"))
        self.taker.field.setAccessibleName(translate("Amenities", "Who takes the place"))
        self.taker.found.setAccessibleName(translate("Amenities", "People found"))
        self.until.setPlaceholderText(translate("Amenities", "until 16:00"))
        self.until.setAccessibleName(translate("Amenities", "Until when, may be left out"))
        self.taker.say()

    def _until(self, now: datetime) -> datetime | None:
        typed = self.until.text().strip().replace("：", ":")
        if not typed:
            return None
        try:
            hour = time.fromisoformat(typed if len(typed.split(":")[0]) == 2 else f"0{typed}")
        except ValueError:
            raise NotValid("occupancy.until_at", typed) from None
        here = zone(self._context.db)
        at = datetime.combine(now.astimezone(here).date(), hour, here)
        return at if at > now else at + timedelta(days=1)
