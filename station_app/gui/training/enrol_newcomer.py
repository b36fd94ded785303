"""Somebody the station does not know yet, at the door: name, number, category by Alt and a letter, Enter."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station_app.core.desk.model import Phone, read_entry
from station_app.core.settings.model import Dictionary, Entry
from station_app.core.settings.queries import entries, short_labels
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What is said of somebody new."""

    name: str
    phone: str
    category: str | None
    agreed: bool
    card: str | None


class NewcomerForm(QFrame):
    """Collects; who registers them says what is missing."""

    entered = Signal()
    escaped = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingNewcomer")
        self.setProperty("box", "true")
        self._context = context
        self._card: str | None = None
        self._entries: list[Entry] = []
        self._title, self._hint = PlainLabel("", "heading"), PlainLabel("", "secondary", wrap=True)
        self._captions = (PlainLabel("", "caption"), PlainLabel("", "caption"))
        self.name, self.phone = EnterField(), EnterField()
        self.name.setObjectName("trainingNewName")
        self.phone.setObjectName("trainingNewPhone")
        self.agreed = QCheckBox()
        self.agreed.setObjectName("trainingNewConsent")
        self.categories = Chips("", exclusive=True, gap=4)
        self.categories.setObjectName("trainingNewCategories")
        self._alt = PlainLabel("Alt +", "hint")
        self.complaint = PlainLabel("", "bad", wrap=True)
        self.complaint.setObjectName("trainingNewComplaint")
        self.save = button("", "accent", "trainingNewSave")
        self._build()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def begin(self, typed: str, card: str | None = None) -> None:
        """Show the form with what was typed in its place: a number, or a name."""
        self.retranslate()
        entry = read_entry(typed)
        phone = entry.number if isinstance(entry, Phone) else ""
        self._card = card
        self.phone.setText(phone)
        self.name.setText("" if phone or card else typed.strip())
        self.categories.choose([])
        self.agreed.setChecked(True)
        self.complain("")
        self._say_title()
        self.show()
        (self.phone if self.name.text() else self.name).setFocus()

    def said(self) -> Newcomer:
        """What is filled in so far."""
        chosen = self.categories.chosen()
        return Newcomer(
            name=self.name.text().strip(),
            phone=self.phone.text().strip(),
            category=chosen[0] if chosen else None,
            agreed=self.agreed.isChecked(),
            card=self._card,
        )

    def unfinished(self) -> bool:
        """Whether something stands in it that would be forgotten."""
        return not self.isHidden() and bool(self.name.text().strip() or self.phone.text().strip())

    def complain(self, words: str) -> None:
        """Say beside the form what is missing; nothing typed is touched."""
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))
        announce(self, words)

    def ask_category(self) -> None:
        """Say that the category is missing, the cursor on the first of them."""
        letters = " ".join(entry.letter for entry in self._entries if entry.letter)
        words = translate("TrainingDoor", "Please press Alt and a letter for the category: {letters}")
        self.complain(words.format(letters=letters))

    def retranslate(self) -> None:
        """Say every word anew, the categories too."""
        language = self._context.language.code
        self._entries = entries(self._context.db, Dictionary.CATEGORY, active_only=True)
        short = short_labels(self._context.db, Dictionary.CATEGORY, language)
        self.categories.offer(
            Choice(entry.code, short[entry.code], entry.letter, entry.label(language))
            for entry in self._entries
            if entry.letter
        )
        self.categories.setAccessibleName(translate("TrainingDoor", "Category"))
        words = (translate("TrainingDoor", "Name"), translate("TrainingDoor", "Phone"))
        for caption, field, text in zip(self._captions, (self.name, self.phone), words, strict=True):
            caption.setText(text)
            field.setAccessibleName(text)
            field.setPlaceholderText(translate("TrainingDoor", "optional"))
        self.agreed.setText(translate("TrainingDoor", "Told orally; agrees to leave the number"))
        save = translate("TrainingDoor", "Register")
        self.save.setText(save)
        self.save.setAccessibleName(save)
        self._hint.setText(translate("TrainingDoor", "Name or number, Alt and a letter for the category, Enter"))
        self._say_title()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = chr(event.key()) if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z else ""
        typing = self.name.hasFocus() or self.phone.hasFocus()
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if letter and (alt or (not typing and not event.modifiers())):
            self._choose(letter)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, letter: str) -> None:
        code = next((entry.code for entry in self._entries if entry.letter == letter), None)
        if code is None:
            self.ask_category()
            self._context.sounds.play("look")
        else:
            self.categories.choose([code])
            self.complain("")

    def _on_phone(self, text: str) -> None:
        self.agreed.setEnabled(bool(text.strip()))

    def _say_title(self) -> None:
        self._title.setText(
            translate("TrainingDoor", "Somebody new, with card {card}").format(card=self._card)
            if self._card
            else translate("TrainingDoor", "Somebody new")
        )

    def _build(self) -> None:
        self.agreed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for line in (self.name, self.phone):
            line.entered.connect(self.entered)
            line.escaped.connect(self.escaped)
        self.phone.textChanged.connect(self._on_phone)
        self.save.clicked.connect(self.entered)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._hint, 1)
        fields = QGridLayout()
        fields.setHorizontalSpacing(10)
        fields.setVerticalSpacing(2)
        for column, (caption, field) in enumerate(zip(self._captions, (self.name, self.phone), strict=True)):
            fields.addWidget(caption, 0, column)
            fields.addWidget(field, 1, column)
        kinds = QHBoxLayout()
        kinds.setSpacing(6)
        self._alt.setFixedHeight(30)
        kinds.addWidget(self._alt, 0, Qt.AlignmentFlag.AlignTop)
        kinds.addWidget(self.categories, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.agreed, 1)
        foot.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        for part in (head, fields, kinds):
            layout.addLayout(part)
        layout.addWidget(self.complaint)
        layout.addLayout(foot)
