"""Somebody new: the category by one letter, a form of address if they like, one tick for the number; the name later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.settings.model import Entry
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.look import announce
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-filled newcomer, kept while the clerk is called away."""

    phone: str | None = None
    card: str | None = None
    nickname: str = ""
    category: str | None = None
    agreed: bool = True


class NewcomerForm(QWidget):
    """Collects; the page registers."""

    entered = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deskNewcomer")
        self._title = PlainLabel("", "heading")
        self._hint = PlainLabel("", "secondary", wrap=True)
        self.categories = Chips("", exclusive=True, gap=4)
        self._nickname_label = PlainLabel("", "secondary")
        self.nickname = EnterField()
        self.nickname.setObjectName("deskNickname")
        self.nickname.setMaximumWidth(180)
        self.nickname.entered.connect(self.entered)
        self.nickname.escaped.connect(self.escaped)
        self.agreed = QCheckBox()
        self.agreed.setObjectName("deskConsent")
        self.agreed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.complaint = PlainLabel("", "bad", wrap=True)
        self.complaint.hide()
        self._phone: str | None = None
        self._card: str | None = None
        self._build()

    def offer_categories(self, entries: Sequence[Entry], language: str, short: Mapping[str, str]) -> None:
        """The categories that have a letter, in the station's order, by their short words."""
        self.categories.offer(
            Choice(entry.code, short[entry.code], entry.letter, entry.label(language))
            for entry in entries
            if entry.letter
        )

    def begin(self, draft: Draft) -> None:
        """Show somebody new, or go on with a draft."""
        self._phone, self._card = draft.phone, draft.card
        self.nickname.setText(draft.nickname)
        self.categories.choose([draft.category] if draft.category else [])
        self.agreed.setChecked(draft.agreed)
        self.agreed.setVisible(draft.phone is not None)
        self.complain("")
        self._say_title()

    def draft(self) -> Draft:
        """What is filled in so far."""
        chosen = self.categories.chosen()
        return Draft(
            phone=self._phone,
            card=self._card,
            nickname=self.nickname.text(),
            category=chosen[0] if chosen else None,
            agreed=self.agreed.isChecked(),
        )

    def complain(self, text: str) -> None:
        """Say beside the form what is missing; nothing typed is touched."""
        self.complaint.setText(text)
        self.complaint.setVisible(bool(text))
        announce(self, text)

    def retranslate(self) -> None:
        """Say the words of the form."""
        self._say_title()
        self.categories.setAccessibleName(translate("Desk", "Category"))
        self._nickname_label.setText(translate("Desk", "Form of address"))
        self.nickname.setAccessibleName(translate("Desk", "Form of address"))
        self.nickname.setPlaceholderText(translate("Desk", "optional"))
        self.agreed.setText(translate("Desk", "Told orally; agrees to leave the number"))

    def _say_title(self) -> None:
        self._title.setText(
            translate("Desk", "Somebody new, with card {card}").format(card=self._card)
            if self._card
            else translate("Desk", "Somebody new")
        )
        self._hint.setText(translate("Desk", "One letter for the category, Enter registers; the name can come later"))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._hint, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._nickname_label)
        foot.addWidget(self.nickname)
        foot.addWidget(self.agreed)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.categories)
        layout.addLayout(foot)
        layout.addWidget(self.complaint)
