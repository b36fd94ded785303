"""The station's letters and digits for typing: the same on the printed sheet, beside the row, and when it is read."""

from collections.abc import Mapping
from dataclasses import dataclass

from station_app.core.gate import compare_key
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import entries, lookup, short_labels
from station_app.core.storage.database import Database
from station_app.gui.sheets.typed import MOST_DIGITS


@dataclass(frozen=True, slots=True)
class Lists:
    """`letters` and `words` lead to categories, `offered` are the services of the digits 1 to 9."""

    letters: Mapping[str, str]
    words: Mapping[str, str]
    short: Mapping[str, str]
    offered: tuple[str, ...]
    categories: tuple[tuple[str, str], ...]
    """Letter and label."""
    services: tuple[tuple[str, str], ...]
    """Digit and label."""

    def letter_of(self, category: str) -> str:
        """The letter of a category, if it has one."""
        return next((letter for letter, code in self.letters.items() if code == category), "")

    def category(self, text: str) -> str | None:
        """The category behind a letter or a word of the station's."""
        key = compare_key(text)
        return self.letters.get(key.upper()) or self.words.get(key)


def read_lists(db: Database, language: str) -> Lists:
    """As the dictionaries stand now."""
    services = entries(db, Dictionary.SERVICE, active_only=True)[:MOST_DIGITS]
    lettered = [entry for entry in entries(db, Dictionary.CATEGORY, active_only=True) if entry.letter]
    short = short_labels(db, Dictionary.CATEGORY, language)
    return Lists(
        letters={entry.letter or "": entry.code for entry in lettered},
        words=lookup(db, Dictionary.CATEGORY),
        short=short,
        offered=tuple(entry.code for entry in services),
        categories=tuple((entry.letter or "", short[entry.code]) for entry in lettered),
        services=tuple((str(at), entry.label(language)) for at, entry in enumerate(services, 1)),
    )


def legend(pairs: tuple[tuple[str, str], ...]) -> str:
    """W 外卖　K 快递员."""
    # A key and its label stay in one line.
    return "   ".join(f"{key}\u00a0{label}" for key, label in pairs)
