"""The station's own words for categories, platforms and services, in one language, read once for a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels
from station_app.core.storage.database import Database
from station_app.texts import translate


@dataclass(frozen=True, slots=True)
class Words:
    """Code → label. A code that is in no dictionary any more stands for itself."""

    categories: dict[str, str]
    platforms: dict[str, str]
    services: dict[str, str]

    def work(self, category: str, platforms: Iterable[str]) -> str:
        """外卖配送员 · 美团、达达: what somebody does, and for whom."""
        named = self.listed(self.platforms, platforms)
        label = self.categories.get(category, category)
        return f"{label} · {named}" if named else label

    def listed(self, labels: dict[str, str], codes: Iterable[str]) -> str:
        """Several labels in a row: 休息、充电."""
        return translate("Labels", ", ").join(labels.get(code, code) for code in codes)


def read_words(db: Database, language: str) -> Words:
    """The words of the moment in `zh` or `en`; entries switched off included, since old visits still show them."""
    return Words(
        labels(db, Dictionary.CATEGORY, language),
        labels(db, Dictionary.PLATFORM, language),
        labels(db, Dictionary.SERVICE, language),
    )
