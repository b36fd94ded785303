"""The fields of a person's form: what stands in them as `Said`, and what is wrong with one beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from station_app.core.errors import Missing, NotValid, Refusal, TooLong
from station_app.core.people.model import CardTaken, Lack, PhoneTaken, Role, read_number
from station_app.core.settings.model import Entry, UnknownCode
from station_app.gui.kit.form import Form
from station_app.gui.kit.look import button, set_look
from station_app.gui.people.drafts import Said
from station_app.gui.people.platforms import PlatformPicker
from station_app.texts import translate

_OTHER_NAMES = {
    "person.other_number": "person.phone",
    "category": "person.category",
    "platform": "person.platforms",
}


class PersonFields(Form):
    """Name, number, work, card and agreement of one person."""

    number_asked = Signal()
    """The whole number is wanted where the masked one stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = _line("personName")
        self.nickname = _line("personNickname")
        self.phone = PhoneField()
        self.shared = _tick("personShared")
        self.category = QComboBox()
        self.category.setObjectName("personCategory")
        self.category.setMaxVisibleItems(12)
        self.platforms = PlatformPicker()
        self.employer = _line("personEmployer")
        self.card = _line("personCard")
        self.roles = {Role.VOLUNTEER: _tick("personVolunteer"), Role.GRID_WORKER: _tick("personGridWorker")}
        self.note = _line("personNote")
        self.consent = _tick("personConsent")
        self._entries: list[Entry] = []
        for name, widget in self._rows().items():
            self.add(name, "", widget)
        self.phone.line.textChanged.connect(self._hint_number)
        self.phone.reveal.clicked.connect(self.number_asked)

    def said(self) -> Said:
        """What stands in the fields now."""
        return Said(
            name=self.name.text(),
            nickname=self.nickname.text(),
            phone=self.phone.number(),
            shared=self.shared.isChecked(),
            category=self.category.currentData() or "",
            platforms=self.platforms.chosen(),
            employer=self.employer.text(),
            roles=tuple(sorted(role.value for role, tick in self.roles.items() if tick.isChecked())),
            note=self.note.text(),
            card=self.card.text(),
            consent=self.consent.isChecked(),
        )

    def show_said(self, said: Said, *, hidden: str, agreed: bool) -> None:
        """Fill the fields. `hidden` is a masked number nobody asked to see whole; `agreed`: consent is on file."""
        self.calm()
        self.name.setText(said.name)
        self.nickname.setText(said.nickname)
        self.phone.show_number(said.phone, hidden=hidden)
        self.shared.setChecked(said.shared)
        self._offer_categories(said.category)
        self.platforms.choose(said.platforms)
        self.employer.setText(said.employer)
        for role, tick in self.roles.items():
            tick.setChecked(role.value in said.roles)
        self.note.setText(said.note)
        self.card.setText(said.card)
        self.consent.setChecked(said.consent)
        self.consent.setEnabled(not agreed)
        for line in (self.name, self.nickname, self.employer, self.note):
            line.setCursorPosition(0)

    def of_lack(self, lack: Lack) -> QWidget:
        """The field in which what is missing is filled in."""
        found: dict[Lack, QWidget] = {
            Lack.NAME: self.name,
            Lack.CATEGORY: self.category,
            Lack.PLATFORM: self.platforms,
            Lack.CONSENT: self.consent,
        }
        return found[lack]

    def offer(self, categories: Sequence[Entry], platforms: Sequence[Entry], language: str) -> None:
        """The lists' entries; what was chosen stays chosen."""
        self._entries = list(categories)
        self._language = language
        self._offer_categories(self.category.currentData() or "")
        self.platforms.offer(platforms, language)

    def refuse(self, refusal: Refusal, text: str) -> bool:
        """Say a refusal beside the field it is about; False when it is about none of this form."""
        field = _field_of(refusal)
        name = _OTHER_NAMES.get(field, field)
        known = self.complain(name, text)
        if name == "person.phone":
            set_look(self.phone.line, wrong=True)
        return known

    def calm(self, only: str | None = None) -> None:
        super().calm(only)
        if only in (None, "person.phone"):
            set_look(self.phone.line, wrong=False)

    def retranslate(self) -> None:
        """Say every word anew."""
        for name, label in field_labels().items():
            self.say(name, label)
        self.shared.setText(translate("People", "Family or workmates use this number too"))
        self.roles[Role.VOLUNTEER].setText(translate("People", "Volunteer"))
        self.roles[Role.GRID_WORKER].setText(translate("People", "Part-time grid worker"))
        self.consent.setText(translate("People", "Told orally, agrees to be kept on file"))
        self.nickname.setPlaceholderText(translate("People", "What the person likes to be called"))
        self.card.setPlaceholderText(translate("People", "Scan a card, or leave it empty"))
        self.category.setPlaceholderText(translate("People", "Choose"))
        reveal = translate("People", "Show and change")
        self.phone.reveal.setText(reveal)
        self.phone.reveal.setAccessibleName(reveal)
        for tick in (self.shared, self.consent, *self.roles.values()):
            tick.setAccessibleName(tick.text())
        self._hint_number()

    def _rows(self) -> dict[str, QWidget]:
        roles = QWidget()
        beside = QHBoxLayout(roles)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(20)
        for tick in self.roles.values():
            beside.addWidget(tick)
        beside.addStretch(1)
        return {
            "person.name": self.name,
            "person.nickname": self.nickname,
            "person.phone": self.phone,
            "shared": self.shared,
            "person.category": self.category,
            "person.platforms": self.platforms,
            "person.employer": self.employer,
            "person.card": self.card,
            "person.roles": roles,
            "person.note": self.note,
            "consent": self.consent,
        }

    def _offer_categories(self, chosen: str) -> None:
        self.category.clear()
        for entry in self._entries:
            if entry.active or entry.code == chosen:
                self.category.addItem(entry.label(self._language), entry.code)
        self.category.setCurrentIndex(self.category.findData(chosen))

    def _hint_number(self) -> None:
        hint = ""
        if not self.phone.is_hidden():
            try:
                other = read_number(self.phone.line.text()).other
            except TooLong:  # said when it is saved
                other = None
            if other is not None:
                hint = translate("People", "No mobile number of 11 digits: kept as another number.")
        self.say("person.phone", translate("People", "Phone"), hint=hint)


class PhoneField(QWidget):
    """A number, or the masked one with a button that asks to see it whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = _line("personPhone")
        self.reveal: QPushButton = button("", "", "personReveal")
        self._hidden = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.reveal)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_number(self, number: str, *, hidden: str) -> None:
        """A number to be changed, or a masked one that is only looked at."""
        self._hidden = bool(hidden)
        self.line.setReadOnly(self._hidden)
        self.line.setText(hidden or number)
        self.reveal.setVisible(self._hidden)

    def number(self) -> str:
        """What was typed; nothing while the number is masked."""
        return "" if self._hidden else self.line.text()

    def is_hidden(self) -> bool:
        """Whether the masked number stands there."""
        return self._hidden

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)


def field_labels() -> dict[str, str]:
    """What each field of the form is called."""
    return {
        "person.name": translate("People", "Name"),
        "person.nickname": translate("People", "Form of address"),
        "person.phone": translate("People", "Phone"),
        "shared": translate("People", "Shared"),
        "person.category": translate("People", "Category"),
        "person.platforms": translate("People", "Platforms"),
        "person.employer": translate("People", "Employer"),
        "person.card": translate("People", "Card"),
        "person.roles": translate("People", "Roles"),
        "person.note": translate("People", "Note"),
        "consent": translate("People", "Consent"),
    }


def _line(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    return field


def _tick(name: str) -> QCheckBox:
    tick = QCheckBox()
    tick.setObjectName(name)
    return tick


def _field_of(refusal: Refusal) -> str:
    if isinstance(refusal, PhoneTaken):
        return "person.phone"
    if isinstance(refusal, CardTaken):
        return "person.card"
    if isinstance(refusal, UnknownCode):
        return refusal.dictionary
    if isinstance(refusal, TooLong | Missing | NotValid):
        return refusal.field
    return ""
