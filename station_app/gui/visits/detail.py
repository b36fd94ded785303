"""The card of one visit: what is known of it, what befell it, and what can be done with it."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from station_app.core.masks import mask_number
from station_app.core.visits.model import State, Visit
from station_app.gui.kit.card import Card, line
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.tag import Kind, TagLabel
from station_app.gui.visits.history import Line
from station_app.gui.visits.log_table import NO_TIME, left_words, stay
from station_app.texts import labels, moments, translate
from station_app.texts.dictionaries import Words

_CAPTION_PX = 40
_FACTS = ("arrived", "left", "stay", "phone", "category", "platform", "services", "staff", "note", "again", "void")


class VisitCard(Card):
    """Shows a visit, or how to choose one. The page acts on its signals."""

    leave_asked = Signal()
    edit_asked = Signal()
    person_asked = Signal()
    void_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.setObjectName("visitCard")
        self._name = PlainLabel("", "heading", wrap=True)
        self._name.setObjectName("visitName")
        self._state = TagLabel()
        self._captions = {fact: PlainLabel("", "secondary") for fact in _FACTS}
        self._values = {fact: PlainLabel("", wrap=True) for fact in _FACTS}
        self.leave = button("", "accent", "visitLeave")
        self.edit = button("", "", "visitEdit")
        self.person = button("", "", "visitPerson")
        self.void = button("", "danger", "visitVoid")
        self._complaint = PlainLabel("", "bad", wrap=True)
        self._complaint.setObjectName("visitComplaint")
        self._history_title = PlainLabel("", "strong")
        self._history = QVBoxLayout()
        self._above_history = line()
        self._lines: list[PlainLabel] = []
        self._hint = PlainLabel("", "secondary", wrap=True)
        self._content = QWidget()
        self._scroll = QScrollArea()
        self._build()
        self.leave.clicked.connect(self.leave_asked)
        self.edit.clicked.connect(self.edit_asked)
        self.person.clicked.connect(self.person_asked)
        self.void.clicked.connect(self.void_asked)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No visit is chosen."""
        self._scroll.hide()
        self.void.hide()
        self._hint.show()

    def show_visit(self, visit: Visit, words: Words, *, zone: tzinfo, now: datetime, today: date) -> None:
        """Show one visit; its history follows by `show_history`."""
        self._name.setText(labels.visit_name(visit))
        state, kind = self._state_of(visit, now)
        self._state.show_tag(state, kind)
        self._fill(_facts(visit, words, zone, now, today))
        self.leave.setVisible(visit.state is State.IN)
        self.edit.setVisible(visit.state is not State.VOID)
        self.person.setVisible(visit.person_id is not None)
        self.void.setVisible(visit.state is not State.VOID)
        self.complain("")
        self._hint.hide()
        self._scroll.show()
        self.setAccessibleName(f"{labels.visit_name(visit)} {state}")

    def show_history(self, lines: Sequence[Line]) -> None:
        """What befell the visit, newest first."""
        for label in self._lines:
            self._history.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._lines = [PlainLabel(f"{each.when} {each.what}".strip(), "small", wrap=True) for each in lines]
        for label in self._lines:
            self._history.addWidget(label)
        self._history_title.setVisible(bool(lines))
        self._above_history.setVisible(bool(lines))

    def history_text(self) -> list[str]:
        """The lines of the history as they stand there."""
        return [label.text() for label in self._lines]

    def fact(self, name: str) -> str:
        """What stands beside a caption such as "left"; empty when the row is not shown. Raises KeyError."""
        return self._values[name].text()

    def complain(self, text: str) -> None:
        """Say, under the buttons, why something was refused."""
        self._complaint.setText(text)
        self._complaint.setVisible(bool(text))
        announce(self, text)

    def retranslate(self) -> None:
        """Say every word anew; what is shown of a visit is the page's to show again."""
        for fact, caption in {
            "arrived": translate("Visits", "Arrived"),
            "left": translate("Visits", "Left"),
            "stay": translate("Visits", "Stay"),
            "phone": translate("Visits", "Phone"),
            "category": translate("Visits", "Category"),
            "platform": translate("Visits", "Platform"),
            "services": translate("Visits", "Services"),
            "staff": translate("Visits", "Staff"),
            "note": translate("Visits", "Note"),
            "again": translate("Visits", "Again"),
            "void": translate("Visits", "Void"),
        }.items():
            self._captions[fact].setText(caption)
        for made, words in (
            (self.leave, translate("Visits", "Leaves")),
            (self.edit, translate("Visits", "Edit")),
            (self.person, translate("Visits", "Open person")),
            (self.void, translate("Visits", "Void… (with a reason)")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self._history_title.setText(translate("Visits", "History"))
        self._hint.setText(
            translate(
                "Visits",
                "Choose a visit to see it whole.\n\n↑ ↓  move\nEnter  open the person\nE  edit\nL  leaves\nDelete  void"
                "\nB  enter one of before\nK  columns and order",
            )
        )

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        facts = QGridLayout()
        facts.setHorizontalSpacing(12)
        facts.setVerticalSpacing(6)
        facts.setColumnStretch(1, 1)
        facts.setColumnMinimumWidth(0, _CAPTION_PX)
        for row, fact in enumerate(_FACTS):
            self._captions[fact].setContentsMargins(0, 2, 0, 0)
            facts.addWidget(self._captions[fact], row, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(self._values[fact], row, 1)
        buttons = QWidget()
        acts = FlowLayout(buttons, gap=8)
        acts.addWidget(self.leave)
        acts.addWidget(self.edit)
        acts.addWidget(self.person)
        self._history.setSpacing(4)
        content = QVBoxLayout(self._content)
        content.setContentsMargins(16, 6, 16, 12)
        content.setSpacing(12)
        content.addLayout(head)
        content.addLayout(facts)
        content.addWidget(buttons)
        content.addWidget(self._complaint)
        content.addWidget(self._above_history)
        content.addWidget(self._history_title)
        content.addLayout(self._history)
        content.addStretch(1)
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._content)
        self._hint.setContentsMargins(16, 8, 16, 8)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 0, 16, 8)
        foot.addWidget(self.void)
        self.body.addWidget(self._hint, 1)
        self.body.addWidget(scroll, 1)
        self.body.addLayout(foot)

    def _fill(self, facts: dict[str, str]) -> None:
        for fact in _FACTS:
            words = facts.get(fact, "")
            self._values[fact].setText(words)
            self._values[fact].setVisible(bool(words))
            self._captions[fact].setVisible(bool(words))

    def _state_of(self, visit: Visit, now: datetime) -> tuple[str, Kind]:
        if visit.state is State.IN:
            return translate("Visits", "On site {minutes}").format(minutes=stay(visit, now)), "ok"
        return labels.visit_state(visit.state), "bad" if visit.state is State.VOID else "neutral"


def _facts(visit: Visit, words: Words, zone: tzinfo, now: datetime, today: date) -> dict[str, str]:
    day = moments.relative_day(visit.day, today)
    time = NO_TIME if visit.hour is None else moments.clock(visit.arrived_at, zone)
    return {
        "arrived": f"{day} {time}",
        "left": "" if visit.state is State.IN else left_words(visit, zone),
        "stay": "" if visit.state is State.IN else stay(visit, now),
        "phone": labels.masked_phone(visit.phone) or (mask_number(visit.other_number) if visit.other_number else ""),
        "category": words.categories.get(visit.category, visit.category),
        "platform": words.listed(words.platforms, () if visit.platform is None else (visit.platform,)),
        "services": words.listed(words.services, visit.services),
        "staff": visit.by_name or "",
        "note": visit.note or "",
        "again": visit.again_reason or "",
        "void": labels.void_reason(visit.void_reason) if visit.void_reason else "",
    }
