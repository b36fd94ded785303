"""The card at the top of a person's story: who it is, how to reach them, what can be done."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from station_app.core.masks import mask_number
from station_app.core.people.model import How, Person, Role
from station_app.gui.kit.card import Card
from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.tag import TagLabel
from station_app.gui.people.form import hidden_number
from station_app.gui.people.lines import initial_of
from station_app.texts import labels, translate
from station_app.texts.dictionaries import Words
from station_app.texts.people import suspended

_CIRCLE_PX = 52
_LINE_PX = 28
_BUTTONS_BELOW_PX = 700


class PersonCard(Card):
    """Shows a person; the page acts on its signals."""

    reveal_asked = Signal()
    check_in_asked = Signal()
    edit_asked = Signal()
    twice_asked = Signal()
    """Look at those who may be the same person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("personCardAbove")
        self._circle = PlainLabel("", "avatar")
        self.name = ElidedLabel("", "title")
        self.name.setObjectName("personTitle")
        self._roles = {role: TagLabel(kind="accent" if role is Role.VOLUNTEER else "neutral") for role in Role}
        self._work = PlainLabel("", "secondary")
        self.number = PlainLabel("", "secondary")
        self.number.setObjectName("personNumber")
        self.reveal = button("", "quiet", "peopleReveal")
        self._code = PlainLabel("", "secondary")
        self._code.setObjectName("personCode")
        self.twice = button("", "quiet", "peopleTwice")
        self._held = TagLabel(kind="warn")
        self._held.setObjectName("personSuspended")
        self._note = PlainLabel("", "", wrap=True)
        self._why = PlainLabel("", "warn", wrap=True)
        self._small = PlainLabel("", "small", wrap=True)
        self.trained = PlainLabel("", "secondary", wrap=True)
        self.trained.setObjectName("personTrained")
        self.check_in = button("", "accent", "peopleCheckIn")
        self.edit = button("", "", "peopleEdit")
        self.more = button("", "", "peopleMore")
        self.menu = QMenu(self.more)
        self._numbered = QWidget()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.reveal.clicked.connect(self.reveal_asked)
        self.check_in.clicked.connect(self.check_in_asked)
        self.edit.clicked.connect(self.edit_asked)
        self.twice.clicked.connect(self.twice_asked)

    def show_person(self, person: Person, words: Words, number: str | None, today: date) -> None:
        """Show somebody; `number` is the whole number while it is revealed."""
        title = labels.person_name(person.name, person.nickname, person.phone)
        if person.name and person.nickname:
            title = translate("People", "{name} ({nickname})").format(name=person.name, nickname=person.nickname)
        self._circle.setText(initial_of(person.name or person.nickname))
        self.name.setText(title)
        for role, tag in self._roles.items():
            tag.setVisible(role.value in person.roles)
        self._work.setText(words.work(person.category, person.platforms))
        hidden = hidden_number(person)
        self.number.setText(number or hidden)
        self._numbered.setVisible(bool(hidden))
        self.reveal.setVisible(bool(hidden) and number is None)
        self._code.setText(translate("People", "Card {code}").format(code=person.card) if person.card else "")
        self._code.setVisible(person.card is not None)
        held = person.suspended if person.suspended is not None and person.suspended.in_force(today) else None
        self._held.setText(suspended(held, today) if held is not None else "")
        self._held.setVisible(held is not None)
        self._why.setText(translate("People", "Why suspended: {reason}").format(reason=held.reason) if held else "")
        self._why.setVisible(held is not None)
        self._note.setText(translate("People", "Note: {note}").format(note=person.note) if person.note else "")
        self._note.setVisible(person.note is not None)
        shared = "" if person.phone_own else translate("People", "shared number")
        second = person.other_number if person.phone and person.other_number else ""
        if second and number is None:
            second = mask_number(second)
        also = translate("People", "also {number}").format(number=second) if second else ""
        parts = (_consent(person), shared, also, person.employer or "")
        self._small.setText(" · ".join(part for part in parts if part))
        self.setAccessibleName(title)

    def show_twice(self, count: int) -> None:
        """How many may be the same person under another record; none hides it."""
        words = translate("People", "Perhaps on file twice ({count})").format(count=count)
        self.twice.setText(words)
        self.twice.setAccessibleName(words)
        self.twice.setVisible(count > 0)

    def show_trained(self, words: str) -> None:
        """What they learned at the station; nothing hides it."""
        self.trained.setText(words)
        self.trained.setVisible(bool(words))

    def retranslate(self) -> None:
        """Say every word anew; what is shown of a person is the page's to show again."""
        self._roles[Role.VOLUNTEER].setText(translate("People", "Volunteer"))
        self._roles[Role.GRID_WORKER].setText(translate("People", "Part-time grid worker"))
        for made, words in (
            (self.reveal, translate("People", "Show")),
            (self.check_in, translate("People", "Check in")),
            (self.edit, translate("People", "Edit")),
            (self.more, translate("People", "More")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self.reveal.setAccessibleName(translate("People", "Show the whole number; this is logged"))
        self.reveal.setToolTip(translate("People", "Show the whole number; this is logged"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self.width() < _BUTTONS_BELOW_PX
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if self._layout.direction() != direction:
            self._layout.setDirection(direction)

    def _build(self) -> None:
        self._circle.setFixedSize(_CIRCLE_PX, _CIRCLE_PX)
        self._circle.setAlignment(Qt.AlignmentFlag.AlignCenter)
        numbered = QHBoxLayout(self._numbered)
        numbered.setContentsMargins(0, 0, 0, 0)
        numbered.setSpacing(2)
        numbered.addWidget(self.number)
        numbered.addWidget(self.reveal)
        names, reached = QWidget(), QWidget()
        first = FlowLayout(names, gap=8, row_gap=4)
        for widget in (self.name, *self._roles.values(), self._held, self.twice):
            first.addWidget(widget)
        second = FlowLayout(reached, gap=18, row_gap=0)
        for part in (self._work, self._numbered, self._code):
            part.setMinimumHeight(_LINE_PX)
            second.addWidget(part)
        known = QVBoxLayout()
        known.setSpacing(3)
        for each in (names, reached, self._why, self._note, self.trained, self._small):
            known.addWidget(each)
        who = QHBoxLayout()
        who.setSpacing(16)
        who.addWidget(self._circle, 0, Qt.AlignmentFlag.AlignTop)
        who.addLayout(known, 1)
        self.more.setMenu(self.menu)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for made in (self.check_in, self.edit, self.more):
            acts.addWidget(made)
        acts.addStretch(1)
        self._layout.setSpacing(12)
        self._layout.addLayout(who, 1)
        self._layout.addLayout(acts)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.addLayout(self._layout)


def _consent(person: Person) -> str:
    if person.consent is None:
        return translate("People", "consent not noted yet")
    words = (
        translate("People", "agreed in writing to be kept on file")
        if person.consent == How.WRITTEN
        else translate("People", "agreed orally to be kept on file")
    )
    if not person.consent_older:
        return words
    return translate("People", "{agreed}, to an older notice").format(agreed=words)
