"""What the desk says of people counted without a name."""

from station_app.core.desk.model import Unnamed
from station_app.gui.desk.entry import EntryCard
from station_app.texts import translate


def how_to_count() -> str:
    """How `+` is used."""
    return translate("Desk", "+ counts one without a name, +6 six, +6h six with a category's letter; 99 at the most")


def what_enter_counts(card: EntryCard, entry: Unnamed) -> str:
    """How many of which category Enter counts."""
    if entry.heads == 0:
        return how_to_count()
    category = card.lettered().get(entry.letter or "")
    who = card.category_name(category) if category else translate("Desk", "category afterwards")
    return translate("Desk", "Enter counts without a name: {heads} · {who}").format(heads=entry.heads, who=who)


def no_such_letter(card: EntryCard, letter: str) -> str:
    """A letter no category has, and those there are."""
    return translate("Desk", "No category has the letter {letter}. Use one of: {letters}").format(
        letter=letter, letters=" ".join(card.lettered())
    )
