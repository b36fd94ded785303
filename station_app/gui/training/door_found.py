"""Whom a text typed at the door may mean: who is on the list first; none chosen by us."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from station_app.core.gate import is_hanzi
from station_app.core.search.model import Hit
from station_app.core.search.queries import among, find
from station_app.core.training.model import Enrolment
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import ROW_PX, DataTable
from station_app.gui.kit.look import announce
from station_app.gui.kit.paged_model import Cell, Column, PagedModel, Tag
from station_app.gui.training.door_mode import Mode
from station_app.gui.training.door_words import Labels
from station_app.texts import labels, translate

MOST = 6


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody a text may mean. `doubtful`: only with two digits swapped, never taken unless marked."""

    person_id: int
    name: str
    phone: str | None
    category: str
    platform: str | None
    enrolment: Enrolment | None
    doubtful: bool = False
    by_card: bool = False


def is_enough(text: str) -> bool:
    """From the first hanzi or the second letter or digit on, people are looked up."""
    plain = text.strip()
    return len(plain) >= 2 or (len(plain) == 1 and is_hanzi(plain))


def look_up(context: Context, text: str, roster: Sequence[Enrolment]) -> list[Found]:
    """At most six people for a text, those on the list first and of them those who are missing."""
    hits = find(context.db, text, limit=MOST)
    on_list: dict[int, Enrolment] = {}
    for each in roster:
        on_list.setdefault(each.person_id, each)
    if not hits or hits[0].by_card or hits[0].swapped:
        return [_of_hit(hit, on_list.get(hit.person_id)) for hit in hits]
    meant = among(context.db, text, list(on_list))[:MOST]
    found = [_of_enrolment(on_list[person]) for person in meant]
    found += [_of_hit(hit, None) for hit in hits if hit.person_id not in on_list]
    return found[:MOST]


def hint_words(found: Sequence[Found], mode: Mode) -> str:
    """What is said under those found, of how to choose, or that there is nobody."""
    if found and found[0].doubtful:
        return translate("TrainingDoor", "Nobody has this tail. Did you mean one of these? ↓ marks")
    if len(found) > 1:
        return translate("TrainingDoor", "Several found: ↓ marks, then Enter")
    if found:
        return ""
    if mode is Mode.SIGN_OUT:
        return translate("TrainingDoor", "Nobody found.")
    return translate("TrainingDoor", "Nobody found. Enter registers somebody new here.")


def _of_hit(hit: Hit, enrolment: Enrolment | None) -> Found:
    name = labels.person_name(hit.name, hit.nickname, hit.phone)
    return Found(
        hit.person_id, name, hit.phone, hit.category, hit.platform, enrolment, hit.swapped, hit.by_card
    )  # fmt: skip


def _of_enrolment(one: Enrolment) -> Found:
    name = labels.person_name(one.name, one.nickname, one.phone)
    return Found(one.person_id, name, one.phone, one.category, one.platform, one)


class FoundList(DataTable):
    """A few lines under the field, which keeps the focus. The marked line is the one Enter takes."""

    picked = Signal(object)
    """Found: the line that was clicked."""

    def __init__(self, context: Context, words: Labels, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "", parent)
        self.setObjectName("trainingFound")
        self._words = words
        self._rows: dict[int, Found] = {}
        self._model_of: PagedModel[Found] = PagedModel(self._fetch, self._columns(), self, page=MOST)
        self.show_model(self._model_of)
        self.horizontalHeader().hide()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def show_found(self, found: Sequence[Found]) -> None:
        """Show these, none marked; nobody hides the list."""
        if not found and not self._rows:
            return
        self._rows = {each.person_id: each for each in found}
        self.choose(None)
        self._model_of.show_ids(array("q", self._rows))
        self.setFixedHeight(len(self._rows) * ROW_PX + 2)
        self.setVisible(bool(self._rows))

    def found(self) -> tuple[Found, ...]:
        """Who is shown."""
        return tuple(self._rows.values())

    def marked(self) -> Found | None:
        """The line the clerk marked."""
        chosen = self.chosen_id()
        return None if chosen is None else self._rows.get(chosen)

    def step(self, step: int) -> None:
        """Mark the next line or the one before; stops at the ends."""
        ids = list(self._rows)
        chosen = self.chosen_id()
        at = ids.index(chosen) + step if chosen in ids else 0
        self.choose(ids[max(0, min(at, len(ids) - 1))])
        if (marked := self.marked()) is not None:
            announce(self, f"{marked.name} {labels.masked_phone(marked.phone)}")

    def retranslate(self) -> None:
        """Say every word anew."""
        self.setAccessibleName(translate("TrainingDoor", "People found"))
        self._model_of.set_columns(self._columns())

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Found]:
        return {number: self._rows[number] for number in ids if number in self._rows}

    def _columns(self) -> tuple[Column[Found], ...]:
        return (
            Column("", self._who, stretch=True),
            Column("", self._about, stretch=True),
            Column("", self._state, fits=translate("TrainingDoor", "Not on the list") + "00000"),
        )

    def _who(self, found: Found) -> Cell:
        return Cell(found.name, labels.masked_phone(found.phone), look="strong")

    def _about(self, found: Found) -> Cell:
        return Cell(self._words.trade(found.category, found.platform), look="dim")

    def _state(self, found: Found) -> Cell:
        if found.enrolment is None:
            return Cell(tags=(Tag(translate("TrainingDoor", "Not on the list")),))
        return Cell(tags=(self._words.tag(found.enrolment),))

    def _on_clicked(self, index: QModelIndex) -> None:
        found = self._rows.get(self._model_of.id_at(index.row()) or 0)
        if found is not None:
            self.picked.emit(found)
