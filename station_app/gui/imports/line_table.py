"""The columns of the preview: a line of the file, its fate first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Literal

from station_app.core.imports.model import Choice
from station_app.core.imports.preview import Group, PreviewRow, WhoseKind
from station_app.core.imports.report import LOSING
from station_app.gui.imports import words as said
from station_app.gui.kit.paged_model import Cell, Column, Look, Tag
from station_app.texts import labels, moments, translate
from station_app.texts.dictionaries import Words
from station_app.texts.imports import choice_words, reason_words

NO_TIME = "–"
Room = Literal["wide", "usual", "small"]
_LONG_DAY = date(2026, 11, 28)


class LineColumns:
    """Makes the cells in the words and on the day of the moment it was made; `changed` are rows under correction."""

    def __init__(self, words: Words, today: date, changed: Callable[[int], bool]) -> None:
        self._words = words
        self._today = today
        self._changed = changed

    def columns(self, kind: str, room: Room) -> tuple[Column[PreviewRow], ...]:
        """The columns for visits or people. What there is no room for is on the card of a line."""
        wide = room == "wide"
        name = Column(
            translate("Imports", "Who"),
            self.who if wide else self.name,
            fits="欧阳明月 138****0000 " + (translate("Imports", "new person") + "　　" if wide else ""),
        )
        when = Column(translate("Imports", "Day and time"), self.when, fits=f"{moments.day_of_year(_LONG_DAY)} 00:00")
        services = Column(translate("Imports", "Services"), self.services, fits="热饭　充电　", stretch=True)
        work = Column(translate("Imports", "Category · platform"), self.work, stretch=True)
        visits, people = kind == "visits", kind == "people"
        chosen = (
            (True, Column(translate("Imports", "Row"), self.row, "right", fits="99,999")),
            (True, Column(translate("Imports", "Fate"), self.fate, fits=longest_fate())),
            (visits and room != "small", when),
            (True, name),
            (visits and wide, services),
            (people and room != "small", work),
            (True, Column(translate("Imports", "Decided, or why not"), self.why, stretch=True)),
        )
        return tuple(column for shown, column in chosen if shown)

    def row(self, line: PreviewRow) -> Cell:
        """Which row of the file it is."""
        return Cell(f"{line.row:,}", look="dim")

    def fate(self, line: PreviewRow) -> Cell:
        """What becomes of it, in a word and a colour; one just corrected is being looked at again."""
        if self._changed(line.row):
            return Cell(tags=(Tag(translate("Imports", "changed"), "accent"),))
        return Cell(tags=(Tag(said.short_group_words(line.group), said.group_kind(line.group)),))

    def when(self, line: PreviewRow) -> Cell:
        """9月23日 14:26; the year too when it is another."""
        if line.day is None:
            return Cell(NO_TIME, look="dim")
        same_year = line.day.year == self._today.year
        day = moments.day_of_year(line.day) if same_year else line.day.isoformat()
        return Cell(f"{day} {line.arrived.strftime('%H:%M') if line.arrived else NO_TIME}")

    def understood(self, line: PreviewRow) -> str:
        """9月23日 14:26 · 外卖配送员 · 美团 · 饮水、休息: how a line was read; nothing for one that is no record."""
        if line.group in (Group.SKIPPED, Group.NOT_TAKEN):
            return ""
        parts = [
            self.when(line).text if line.day is not None else "",
            self.work(line),
            self._words.listed(self._words.services, line.services),
            line.other_number or "",
            line.note or "",
        ]
        return " · ".join(part for part in parts if part)

    def name(self, line: PreviewRow) -> Cell:
        """The name with the masked phone, a form of address, or nobody."""
        look: Look = "dim" if line.whose is WhoseKind.NOBODY else ""
        return Cell(who_words(line), labels.masked_phone(line.phone), look=look)

    def who(self, line: PreviewRow) -> Cell:
        """The same, and whether it is the first line of somebody new."""
        tags = (Tag(translate("Imports", "new person"), "info"),) if _is_new(line) else ()
        return replace(self.name(line), tags=tags)

    def work(self, line: PreviewRow) -> str:
        """外卖配送员 · 美团."""
        return "" if line.category is None else self._words.work(line.category, line.platforms)

    def services(self, line: PreviewRow) -> Cell:
        """A tag for each service."""
        return Cell(tags=tuple(Tag(self._words.services.get(code, code)) for code in line.services))

    def why(self, line: PreviewRow) -> Cell:
        """The weightiest decision, how many more there are; or why the line is not taken."""
        if line.reason is not None:
            return Cell(reason_words(line.reason), look="bad" if line.group is Group.NOT_TAKEN else "dim")
        choices = sorted(dict.fromkeys(decision.choice for decision in line.decisions), key=_loses_nothing)
        if not choices:
            return Cell()
        more = f"+{len(choices) - 1}" if len(choices) > 1 else ""
        return Cell(choice_words(choices[0]), more, look="dim")


def longest_fate() -> str:
    """The widest word of a fate, so that the column is wide enough for each."""
    return max((said.short_group_words(group) for group in Group), key=len) + "　"  # and the ends of the tag


def _loses_nothing(choice: Choice) -> bool:
    return choice not in LOSING  # what did not get in as it stands is what somebody wants to see first


def who_words(line: PreviewRow) -> str:
    """What a line calls whom it is about; a line that is no record shows the words of its cells."""
    if line.group in (Group.SKIPPED, Group.NOT_TAKEN) and not (line.name or line.words or line.person_label):
        return " ".join(cell for cell in line.cells if cell)
    if line.person_label:
        return line.person_label
    if line.name or line.words or line.phone:
        return labels.person_name(line.name, line.words, line.phone)
    unnamed = labels.person_name(None, None)
    return unnamed if line.heads == 1 else f"{unnamed} ×{line.heads}"


def _is_new(line: PreviewRow) -> bool:
    taken = line.group in (Group.TAKEN, Group.DECIDED)
    return taken and line.whose is WhoseKind.NEW and line.first_row in (None, line.row)
