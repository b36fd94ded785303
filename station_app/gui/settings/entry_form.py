"""The form for one word of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QLineEdit

from station_app.core.errors import NotValid
from station_app.core.settings.model import KINS, Dictionary, Entry
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.settings.alias_editor import AliasEditor
from station_app.gui.settings.opening_form import OpeningForm
from station_app.texts import translate
from station_app.texts.fields import field_name

LETTER, KIN, WORD = "category.letter", "category.kin", "alias.word"
LENT = "tool_kind.loan_minutes"
_LETTER_PX, _MINUTES_PX, _DIGITS = 72, 120, 9


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form; `letter` and `kin` are a category's."""

    zh: str
    en: str
    active: bool
    letter: str
    kin: str


class EntryForm(OpeningForm):
    """Chinese label, English label, in use or not, other words. Enter in a field saves, Escape closes.

    Other words are added and taken away at once, each by itself; a new entry has none before it is saved.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        super().__init__(f"settingsEntry.{dictionary}")
        self.entry: Entry | None = None
        self._dictionary = dictionary
        self.zh, self.en = self.add_line(f"{dictionary}.zh"), self.add_line(f"{dictionary}.en")
        self.letter, self.kin, self.lent = QLineEdit(), Chips("", exclusive=True), QLineEdit()
        if dictionary is Dictionary.CATEGORY:
            self.letter = self.add_line(LETTER)
            self.letter.setMaximumWidth(_LETTER_PX)
            self.kin.setObjectName(f"settings.{KIN}")
            self.form.add(KIN, "", self.kin)
        if dictionary is Dictionary.TOOL_KIND:
            self.lent = self.add_line(LENT)
            self.lent.setMaximumWidth(_MINUTES_PX)
        self.aliases = AliasEditor(f"settings.{dictionary}.words")
        self.form.add(WORD, "", self.aliases)
        self.active = QCheckBox()
        self.active.setObjectName(f"settings.{dictionary}.active")
        self.form.add("active", "", self.active)

    def open_for(self, entry: Entry | None, words: Sequence[str] = (), minutes: int | None = None) -> None:
        """Open for an entry with its other words, or for a new one; `minutes` is how long a kind of tool is lent."""
        self.entry = entry
        self.zh.setText(entry.zh if entry is not None else "")
        self.en.setText(entry.en if entry is not None else "")
        self.letter.setText(entry.letter or "" if entry is not None else "")
        self.kin.choose([entry.kin or KINS[-1] if entry is not None else KINS[-1]])
        self.lent.setText("" if minutes is None else str(minutes))
        self.active.setChecked(entry is None or entry.active)
        self.active.setEnabled(entry is not None)
        self.aliases.clear()
        self.aliases.show_words(words)
        self.aliases.setEnabled(entry is not None)
        self._say_words()
        self.open_form(self.zh)

    def typed(self) -> Typed:
        """What stands in the form."""
        return Typed(
            self.zh.text(),
            self.en.text(),
            self.active.isChecked(),
            self.letter.text(),
            (self.kin.chosen() or [KINS[-1]])[0],
        )

    def minutes(self) -> int | None:
        """How long a kind of tool is lent; None until closing. Raises NotValid."""
        typed = self.lent.text().strip()
        if typed and not (typed.isdecimal() and len(typed) < _DIGITS):
            raise NotValid(LENT, typed)
        return int(typed) if typed else None

    def retranslate(self) -> None:
        super().retranslate()
        zh, en = f"{self._dictionary}.zh", f"{self._dictionary}.en"
        self.form.say(zh, field_name(zh))
        self.form.say(en, field_name(en), hint=translate("Settings", "Left empty, the Chinese label serves"))
        if self._dictionary is Dictionary.CATEGORY:
            self._say_letter_and_kin()
        if self._dictionary is Dictionary.TOOL_KIND:
            self.form.say(
                LENT,
                field_name(LENT),
                hint=translate("Settings", "Left empty: until closing. 120 is two hours, 2880 two days."),
            )
        self.form.say("active", translate("Settings", "State"))
        self.active.setText(translate("Settings", "In use"))
        self.aliases.retranslate(field_name(WORD))
        self._say_words()

    def _say_letter_and_kin(self) -> None:
        self.form.say(
            LETTER, field_name(LETTER), hint=translate("Settings", "A to Z, or none: the key for somebody new")
        )
        self.form.say(KIN, field_name(KIN))
        words = {
            "new_employment": translate("Settings", "New employment"),
            "outdoor": translate("Settings", "Outdoor work"),
            "other": translate("Settings", "Other"),
        }
        self.kin.offer(Choice(kin, words[kin]) for kin in KINS)

    def _say_words(self) -> None:
        hint = translate("Settings", "Registers and lists with these words mean this entry.")
        if self.entry is None:
            hint = translate("Settings", "Save the new entry first, then open it to add other words.")
        self.form.say(WORD, field_name(WORD), hint=hint)
