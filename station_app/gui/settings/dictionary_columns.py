"""What the table of a list of words shows, column by column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from station_app.core.settings.model import Dictionary, Entry
from station_app.gui.kit.paged_model import Cell, Column, Tag
from station_app.texts import translate
from station_app.texts.fields import field_name

_DESK_KEYS = 7
"""So many services have a key at the desk at once; the others stand behind “More”, unless that would be only one."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with the key it has at the desk, the other words that lead to it, and how long its tools are lent."""

    entry: Entry
    key: str
    words: tuple[str, ...]
    minutes: int | None = None


def rows_of(
    dictionary: Dictionary,
    entries: Sequence[Entry],
    words: Mapping[str, tuple[str, ...]],
    lent: Mapping[str, int | None],
) -> list[Row]:
    """The rows of a list in its order. The first services in use have the desk's keys."""
    active = [entry.code for entry in entries if entry.active]
    shown = active if len(active) <= _DESK_KEYS + 1 else active[:_DESK_KEYS]
    keys = {code: f"Alt {at}" for at, code in enumerate(shown, 1)}
    return [
        Row(
            entry,
            keys.get(entry.code, "") if dictionary is Dictionary.SERVICE else entry.letter or "",
            words.get(entry.code, ()),
            lent.get(entry.code),
        )
        for entry in entries
    ]


def columns(dictionary: Dictionary, *, narrow: bool) -> tuple[Column[Row], ...]:
    """The columns in the language in force, the two with buttons last; platforms and kinds of tools have no keys.

    A narrow table leaves out the English label and the state, which the button beside it says as well.
    """
    off, on = translate("Settings", "Switch off"), translate("Settings", "Switch on")
    key = Column(translate("Settings", "Key"), _key, fits="Alt 9")
    length = Column(translate("Settings", "Lent for"), _length, fits=lent_for(None) + "00")
    wide = (
        Column(field_name(f"{dictionary}.en"), _en, stretch=True),
        Column(translate("Settings", "State"), _state, fits=_in_use() + "000"),
    )
    return (
        *((key,) if dictionary in (Dictionary.SERVICE, Dictionary.CATEGORY) else ()),
        Column(field_name(f"{dictionary}.zh"), _zh, stretch=True),
        *((length,) if dictionary is Dictionary.TOOL_KIND else ()),
        *(() if narrow else wide),
        Column("", _switch, align="right", fits=max(off, on, key=len) + "00"),
        Column("", _change, align="right", fits=translate("Settings", "Change") + "00"),
    )


def order_words(dictionary: Dictionary) -> str:
    """How the order is changed and what it means."""
    if dictionary is Dictionary.SERVICE:
        return translate(
            "Settings",
            "Drag a row, or Alt+↑ and Alt+↓, to change the order. The first seven in use have keys at the desk.",
        )
    if dictionary is Dictionary.CHECK_ITEM:
        return translate("Settings", "Drag a row, or Alt+↑ and Alt+↓: the check goes through the points in this order.")
    return translate("Settings", "Drag a row, or Alt+↑ and Alt+↓, to change the order in every list of choices.")


def kept_words(dictionary: Dictionary) -> str:
    """What becomes of an entry that is switched off."""
    if dictionary is Dictionary.COURSE:
        return translate("Settings", "What is switched off stays on past sessions.")
    return translate("Settings", "What is switched off stays on past visits.")


def lent_for(minutes: int | None) -> str:
    """How long a kind of tool is lent: until closing, 2 days, 3 h, 90 min."""
    if minutes is None:
        return translate("Settings", "until closing")
    for whole, words in (
        (24 * 60, translate("Settings", "{count} d")),
        (60, translate("Settings", "{count} h")),
    ):
        if minutes % whole == 0:
            return words.format(count=minutes // whole)
    return translate("Settings", "{count} min").format(count=minutes)


def _length(row: Row) -> str:
    return lent_for(row.minutes)


def _key(row: Row) -> str:
    return row.key


def _zh(row: Row) -> Cell:
    words = translate("Labels", ", ").join(row.words)
    return Cell(row.entry.zh, detail=words, look="" if row.entry.active else "dim")


def _en(row: Row) -> str:
    return row.entry.en


def _state(row: Row) -> Cell:
    if row.entry.active:
        return Cell(tags=(Tag(_in_use(), "ok"),))
    return Cell(tags=(Tag(translate("Settings", "Off"), "neutral"),))


def _switch(row: Row) -> Cell:
    on = row.entry.active
    return Cell(button=translate("Settings", "Switch off") if on else translate("Settings", "Switch on"))


def _change(row: Row) -> Cell:  # noqa: ARG001 - the same for every word
    return Cell(button=translate("Settings", "Change"))


def _in_use() -> str:
    return translate("Settings", "In use")
