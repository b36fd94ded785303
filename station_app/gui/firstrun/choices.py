"""What the first run has been told so far; nothing of it is in any file before the end."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from station_app.core.settings.model import SETTINGS, Value


class Begin(StrEnum):
    """What a station starts with."""

    EMPTY = "empty"
    REGISTER = "register"
    DEMO = "demo"


def _defaults() -> dict[str, Value]:
    kept = ("name", "code", "street", "community", "address", "opens", "closes", "rest_days")
    return {f"station.{name}": SETTINGS[f"station.{name}"].default for name in kept}


@dataclass(slots=True)
class Choices:
    """`station` holds settings by name as they were typed. The same `key` makes one station, however often asked."""

    station: dict[str, Value] = field(default_factory=_defaults)
    begin: Begin = Begin.EMPTY
    parts_off: list[str] = field(default_factory=list)
    second: Path | None = None
    key: str = field(default_factory=lambda: str(uuid4()))

    def settings(self) -> dict[str, Value]:
        """All of it as settings of the station."""
        return {**self.station, "station.parts_off": list(self.parts_off)}
