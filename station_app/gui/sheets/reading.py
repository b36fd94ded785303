"""What the fields of a row say, and what is wrong with one that says nothing the station knows."""

from datetime import time
from typing import Any, Literal

from station_app.gui.sheets.lists import Lists
from station_app.gui.sheets.typed import NotATime, Row, read_services, read_time
from station_app.texts import translate


class Reading:
    """One row as it stands. Each `…_wrong` is a sentence of what to do, or nothing when the field can be read."""

    def __init__(self, row: Row, lists: Lists) -> None:
        self._row = row
        self._lists = lists

    def category(self) -> str | None:
        """The category of its letter or word; None when it is blank."""
        text = self._row.category.strip()
        return self._lists.category(text) if text else None

    def facts(self) -> dict[str, Any]:
        """All but whose row it is, as the core takes it; only once nothing is wrong."""
        found = self._services()
        facts: dict[str, Any] = {
            "arrived": self._time("time"),
            "left": self._time("left"),
            "services": () if isinstance(found, str) else found,
            "note": self._row.note.strip() or None,
        }
        return facts if self._row.by_hand else {**facts, "chosen": ()}

    def time_wrong(self, name: Literal["time", "left"]) -> str:
        """For the time of arriving or leaving."""
        try:
            self._time(name)
        except NotATime:
            return translate("Paper", "A time is typed as 1358 or 13:58; leave it blank when there is none.")
        return ""

    def category_wrong(self, text: str | None = None) -> str:
        """For the category, or for a letter typed elsewhere."""
        typed = self._row.category.strip() if text is None else text
        if not typed or self._lists.category(typed) is not None:
            return ""
        words = translate("Paper", "“{text}” is no category. One letter: {letters}; blank when nobody knows.")
        return words.format(text=typed, letters=" ".join(self._lists.letters))

    def services_wrong(self) -> str:
        """For the services."""
        found = self._services()
        if not isinstance(found, str):
            return ""
        words = translate("Paper", "“{text}” is no service. Digits 1 to {last}, such as 12.")
        return words.format(text=found, last=len(self._lists.offered))

    def _time(self, name: Literal["time", "left"]) -> time | None:
        return read_time(self._row.time if name == "time" else self._row.left)

    def _services(self) -> tuple[str, ...] | str:
        return read_services(self._row.services, self._lists.offered)
