"""Whose labels are printed: the tools of the station or its amenities; their words and how they are grouped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from station_app.core.amenities import commands as amenity_commands
from station_app.core.amenities import queries as amenities
from station_app.core.lending import commands as lending_commands
from station_app.core.lending import queries as lending
from station_app.core.storage.database import Database
from station_app.core.types import Done
from station_app.texts import translate


@dataclass(frozen=True, slots=True)
class Labelled:
    """One thing that may carry a label: the group it is chosen by, the place printed on it, its label if that is known.

    `label` is only filled by `LabelSource.read`.
    """

    id: int
    code: str
    name: str
    group: str
    place: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class SourceWords:
    """What the dialog calls the things and their groups."""

    every: str
    one_group: str
    group: str
    no_group: str
    which: str
    ticking: str


class LabelSource(Protocol):
    """Where the things come from."""

    def listed(self) -> list[Labelled]:
        """All of them, in the order they are printed."""
        ...

    def read(self, ids: Sequence[int]) -> list[Labelled]:
        """These, with the codes their labels carry."""
        ...

    def issue(self, number: int) -> tuple[Callable[..., Done[Any]], dict[str, Any]]:
        """The command that gives one of them a label, and its facts."""
        ...

    def words(self) -> SourceWords:
        """In the language in force."""
        ...


class ToolLabels:
    """The tools, cabinet by cabinet."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def listed(self) -> list[Labelled]:
        """Every tool the station counts on or misses."""
        return [
            Labelled(tool.id, tool.code, tool.name, tool.cabinet or "", _joined(tool.cabinet, tool.slot))
            for tool in lending.places(self._db)
        ]

    def read(self, ids: Sequence[int]) -> list[Labelled]:
        """These tools."""
        return [
            Labelled(tool.id, tool.code, tool.name, tool.cabinet or "", _joined(tool.cabinet, tool.slot), tool.label)
            for tool in lending.tools(self._db, ids)
        ]

    def issue(self, number: int) -> tuple[Callable[..., Done[Any]], dict[str, Any]]:
        """A label for a tool."""
        return lending_commands.issue_label, {"tool_id": number}

    def words(self) -> SourceWords:
        """Tools and cabinets."""
        return SourceWords(
            every=translate("Printing", "All tools"),
            one_group=translate("Printing", "One cabinet"),
            group=translate("Printing", "Cabinet"),
            no_group=translate("Printing", "Without a cabinet"),
            which=translate("Printing", "Which tools"),
            ticking=translate("Printing", "Tools to tick: blank sets and takes away"),
        )


class AmenityLabels:
    """The amenities in use, place by place as the map of the hall shows them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def listed(self) -> list[Labelled]:
        """Every amenity in use."""
        return [
            Labelled(each.id, each.code, each.name, each.place or "", each.place or "")
            for each in amenities.hall(self._db)
        ]

    def read(self, ids: Sequence[int]) -> list[Labelled]:
        """These amenities."""
        return [
            Labelled(each.id, each.code, each.name, each.place or "", each.place or "", each.label)
            for each in amenities.by_ids(self._db, ids)
        ]

    def issue(self, number: int) -> tuple[Callable[..., Done[Any]], dict[str, Any]]:
        """A label for an amenity."""
        return amenity_commands.issue_label, {"amenity_id": number}

    def words(self) -> SourceWords:
        """Amenities and places."""
        return SourceWords(
            every=translate("Printing", "All amenities"),
            one_group=translate("Printing", "One place"),
            group=translate("Printing", "Place"),
            no_group=translate("Printing", "Without a place"),
            which=translate("Printing", "Which amenities"),
            ticking=translate("Printing", "Amenities to tick: blank sets and takes away"),
        )


def _joined(cabinet: str | None, slot: str | None) -> str:
    return " · ".join(part for part in (cabinet, slot) if part)
