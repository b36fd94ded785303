"""Merging two records: the other one is picked by a look-up, both are seen side by side, Enter makes them one."""

from uuid import uuid4

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.people import commands
from station_app.core.people.lists import alike
from station_app.core.people.merging import outcome
from station_app.core.people.model import Person
from station_app.core.people.queries import by_id
from station_app.core.search.queries import find
from station_app.core.settings.queries import zone
from station_app.core.visits.queries import visits_of
from station_app.gui.kit.context import Context
from station_app.gui.kit.key_cap import KeyCap
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.search_field import SearchField
from station_app.gui.kit.told import Told
from station_app.gui.people.lines import PeopleModel, PeopleView
from station_app.gui.people.merge_table import MergeRows, MergeTable, Side
from station_app.gui.people.painter import ROW_PX
from station_app.gui.people.panel import Panel
from station_app.gui.runtime.actions import Actions
from station_app.texts import labels, translate
from station_app.texts.dictionaries import read_words

_MOST = 20
_SHOWN = 5


class MergePanel(Panel):
    """First whom, then what comes of it. Alt+S swaps which record stays; Undo takes it all back."""

    def __init__(self, context: Context, page: str, parent: QWidget | None = None) -> None:
        super().__init__(context, page, "peopleMerge", parent)
        self._person: Person | None = None
        self._other: Person | None = None
        self._swapped = False
        self._key = ""
        self.search = SearchField(context.icons)
        self.search.setObjectName("mergeSearch")
        self.model = PeopleModel(context, self)
        self.view = PeopleView(context.theme, self.model, "mergeCandidates")
        self.table = MergeTable()
        self.swap_button = button("", "", "mergeSwap")
        self._swap_key = KeyCap("Alt S")
        self._hint = PlainLabel("", "secondary", wrap=True)
        self._picking, self._comparing = QWidget(), QWidget()
        self._keys = Actions(self)
        self._keys.add("people.swap", "", self.swap, keys=["Alt+S"], anywhere=False)
        self._build()
        self.search.textEdited.connect(self._look_up)
        self.search.go_on.connect(self._on_go_on)
        self.view.opened.connect(self.pick)
        self.view.clicked.connect(self._on_clicked)
        self.swap_button.clicked.connect(self.swap)

    def begin(self, person: Person) -> None:
        """Ask with whom; those with the same number or name are offered."""
        self._person, self._other = person, None
        self.search.clear()
        self._begin_again()

    def pick(self, person_id: int) -> None:
        """Somebody was picked: show both side by side. The safe default stays: a name before none, then this one."""
        if self._person is None or person_id == self._person.id:
            return
        self._other = by_id(self.context.db, person_id)
        self._swapped = self._person.name is None and self._other.name is not None
        self._key = str(uuid4())
        self.end_acting()
        self.complain("")
        self._show_step()
        self._compare()

    def swap(self) -> None:
        """The other record stays."""
        if self._other is not None:
            self._swapped = not self._swapped
            self._compare()

    def act(self) -> None:
        """Make them one."""
        pair = self._pair()
        if pair is None:
            self._on_go_on()
            return
        if not self.begin_acting():
            return
        keep, drop = pair
        sentence = translate("People", "{name} and {other} are one record now.")
        self.context.operations.run(
            commands.merge,
            keep=keep.id,
            drop=drop.id,
            key=self._key,
            done=self._on_done,
            refused=self.refused,
            troubled=self.troubled,
            about=Told(sentence.format(name=_name(keep), other=_name(drop)), page=self.page),
        )

    def is_comparing(self) -> bool:
        """Whether somebody is picked and both stand side by side."""
        return self._other is not None

    def retranslate(self) -> None:
        super().retranslate()
        self.search.say(translate("People", "Name, tail or pinyin of the other record"))
        self.view.setAccessibleName(translate("People", "Records to merge with"))
        swap = translate("People", "The other one stays")
        self.swap_button.setText(swap)
        self.swap_button.setAccessibleName(swap)
        self._keys.say("people.swap", translate("People", "Merging: the other one stays"))
        self.say_go_on(translate("People", "Merge"))
        self._compare()
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._other is not None:
            self._other = None
            self._begin_again()
        else:
            super().keyPressEvent(event)

    def _begin_again(self) -> None:
        self.end_acting()
        self.complain("")
        self._show_step()
        self._look_up(self.search.text())
        self._say()
        self.search.setFocus()

    def _pair(self) -> tuple[Person, Person] | None:
        if self._person is None or self._other is None:
            return None
        return (self._other, self._person) if self._swapped else (self._person, self._other)

    def _look_up(self, text: str) -> None:
        if self._person is None:
            return
        db, mine = self.context.db, self._person.id
        found = (
            [hit.person_id for hit in find(db, text, limit=_MOST)] if text.strip() else alike(db, mine, limit=_SHOWN)
        )
        self.model.show_people([person for person in found if person != mine])
        self.view.setFixedHeight(min(max(self.model.rowCount(), 1), _SHOWN) * ROW_PX + 2)
        self.view.setVisible(self.model.rowCount() > 0)
        self._say()

    def _compare(self) -> None:
        pair = self._pair()
        if pair is None:
            return
        db = self.context.db
        here = zone(db)
        today = local_day(self.context.clock.now(), here)
        keep, drop = (Side(person, visits_of(db, person.id)) for person in pair)
        words = read_words(db, self.context.language.code)
        rows = MergeRows(words, here, today).of(keep, drop, outcome(keep.person, drop.person, today=today))
        stays = translate("People", "Stays: {name}").format(name=_name(keep.person))
        goes = translate("People", "Merged into it: {name}").format(name=_name(drop.person))
        self.table.show_rows(stays, goes, rows)
        self._say()

    def _say(self) -> None:
        if self._person is None:
            return
        self.set_title(translate("People", "Merge {name} with another record").format(name=_name(self._person)))
        if self._other is not None:
            words = translate(
                "People", "Visits, cards and consents of both count as one person's. Ctrl+Z brings both records back."
            )
        elif self.search.text().strip():
            found = self.model.rowCount() > 0
            words = (
                translate("People", "↓ marks, Enter picks.")
                if found
                else translate("People", "Nobody is found by this.")
            )
        elif self.model.rowCount():
            words = translate("People", "The same number or name, perhaps the same person. ↓ marks, Enter picks.")
        else:
            words = translate("People", "Nobody has the same number or name. Please look the other record up.")
        self._hint.setText(words)

    def _show_step(self) -> None:
        comparing = self._other is not None
        if comparing:  # before the search goes: its focus would wander off to the list
            self.go_on.setEnabled(True)
            self.go_on.setFocus()
        self._picking.setVisible(not comparing)
        self._comparing.setVisible(comparing)
        self.swap_button.setVisible(comparing)
        self._swap_key.setVisible(comparing)
        self.go_on.setEnabled(comparing)

    def _on_go_on(self) -> None:
        if self.model.rowCount():
            self.view.setFocus()
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0))

    def _on_clicked(self, index: QModelIndex) -> None:
        person = self.model.person_at(index.row())
        if person is not None:
            self.pick(person)

    def _on_done(self, person: Person) -> None:
        self.end_acting()
        self.acted.emit(person.id)

    def _build(self) -> None:
        picking = QVBoxLayout(self._picking)
        picking.setContentsMargins(0, 0, 0, 0)
        picking.setSpacing(8)
        picking.addWidget(self.search)
        picking.addWidget(self.view)
        comparing = QHBoxLayout(self._comparing)
        comparing.setContentsMargins(0, 0, 0, 0)
        comparing.addWidget(self.table)
        self.search.setMaximumWidth(420)
        self._picking.setMaximumWidth(560)
        for widget in (self._hint, self._picking, self._comparing):
            self.inside.addWidget(widget)
        self.inside.addStretch(1)
        self.foot.insertWidget(0, self.swap_button)
        self.foot.insertWidget(1, self._swap_key)


def _name(person: Person) -> str:
    return labels.person_name(person.name, person.nickname, person.phone)
