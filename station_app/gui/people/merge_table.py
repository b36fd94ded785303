"""Two records side by side before they become one: what stays, what is filled in, what no page shows any more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from station_app.core.clock import from_text, local_day
from station_app.core.masks import mask_number
from station_app.core.people.merging import Outcome
from station_app.core.people.model import Person, Suspension
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.tag import TagLabel
from station_app.gui.people.fields import field_labels
from station_app.texts import labels, moments, translate
from station_app.texts.dictionaries import Words
from station_app.texts.people import agreed, role_names, suspended_why

_FIELDS = ("name", "nickname", "phone", "other_number", "category", "platforms", "employer", "roles", "note")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records, with what is counted of it."""

    person: Person
    visits: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what is said after merging, and what the record merged into it said."""

    label: str
    after: str
    dropped: str
    filled: bool = False
    hidden: bool = False


class MergeRows:
    """Makes the lines of the comparison."""

    def __init__(self, words: Words, zone: tzinfo, today: date) -> None:
        self._words = words
        self._zone = zone
        self._today = today

    def of(self, keep: Side, drop: Side, after: Outcome) -> list[Row]:
        """The lines in which at least one record says something."""
        return [row for row in self._all(keep, drop, after) if row.after or row.dropped]

    def _all(self, keep: Side, drop: Side, after: Outcome) -> Iterator[Row]:
        named = field_labels()
        said = _Said(self._words)
        for field in _FIELDS:
            yield Row(
                named.get(f"person.{field}", translate("People", "Another number")),
                said.of(field, getattr(after.fields, field)),
                said.of(field, getattr(drop.person, field)),
                field in after.filled,
                field in after.hidden,
            )
        held = self._suspended(drop.person.suspended)
        gets = "suspended" in after.filled
        yield Row(translate("People", "Suspended"), self._suspended(after.suspended), held, gets)
        yield _both(named["person.card"], keep.person.card, drop.person.card)
        yield _both(named["consent"], _agreed(keep.person), _agreed(drop.person))
        visits = str(keep.visits + drop.visits)
        yield Row(translate("People", "Visits"), visits, str(drop.visits), drop.visits > 0)
        yield Row(translate("People", "On file since"), self._since(keep.person), self._since(drop.person))

    def _since(self, person: Person) -> str:
        return moments.relative_day(local_day(from_text(person.created_at), self._zone), self._today)

    def _suspended(self, held: Suspension | None) -> str:
        return "" if held is None or not held.in_force(self._today) else suspended_why(held, self._today)


class MergeTable(QWidget):
    """Shows the lines; the tags say in words what the colours say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mergeTable")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        self.rows: list[Row] = []

    def show_rows(self, stays: str, goes: str, rows: list[Row]) -> None:
        """Show these lines under the names of the two records."""
        self.rows = rows
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for column, words in ((1, stays), (2, goes)):
            self._grid.addWidget(PlainLabel(words, "heading", wrap=True), 0, column)
        for at, row in enumerate(rows, 1):
            self._grid.addWidget(PlainLabel(row.label, "secondary"), at, 0, Qt.AlignmentFlag.AlignTop)
            filled = TagLabel(translate("People", "comes along"), "ok") if row.filled else None
            self._grid.addWidget(_said(row.after, "strong" if row.filled else "", filled), at, 1)
            hidden = TagLabel(translate("People", "not shown any more"), "warn") if row.hidden else None
            self._grid.addWidget(_said(row.dropped, "secondary", hidden), at, 2)
        self.setAccessibleDescription("; ".join(_words(row) for row in rows))


class _Said:
    """The values of a record in words."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def of(self, field: str, value: object) -> str:
        if value is None or value == ():
            return ""
        if field == "category":
            return "" if value == "unknown" else self._words.categories.get(str(value), str(value))
        if isinstance(value, tuple):
            named = role_names() if field == "roles" else self._words.platforms
            return self._words.listed(named, value)
        if field == "phone":
            return labels.masked_phone(str(value))
        return mask_number(str(value)) if field == "other_number" else str(value)


def _both(label: str, keep: str | None, drop: str | None) -> Row:
    # Neither is lost: a scan of either card finds the person, and each consent stays noted.
    parts = dict.fromkeys(part for part in (keep, drop) if part)
    return Row(label, translate("Labels", ", ").join(parts), drop or "", drop is not None and drop != keep)


def _agreed(person: Person) -> str | None:
    return None if person.consent is None else agreed(person.consent)


def _said(words: str, look: str, tag: TagLabel | None) -> QWidget:
    made = QWidget()
    beside = QHBoxLayout(made)
    beside.setContentsMargins(0, 0, 0, 0)
    beside.setSpacing(8)
    label = PlainLabel(words, look, wrap=True)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    beside.addWidget(label, 1)
    if tag is not None and words:
        beside.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
    return made


def _words(row: Row) -> str:
    marks = [translate("People", "comes along")] if row.filled else []
    marks += [translate("People", "not shown any more")] if row.hidden else []
    return " ".join((row.label, row.after, row.dropped, *marks))
