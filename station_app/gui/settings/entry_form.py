"""The form for one word of a list."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox

from station_app.core.settings.model import Dictionary, Entry
from station_app.gui.settings.opening_form import OpeningForm
from station_app.texts import translate
from station_app.texts.fields import field_name


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form."""

    zh: str
    en: str
    active: bool


class EntryForm(OpeningForm):
    """Chinese label, English label, in use or not. Enter in a field saves, Escape closes."""

    def __init__(self, dictionary: Dictionary) -> None:
        super().__init__(f"settingsEntry.{dictionary}")
        self.entry: Entry | None = None
        self._dictionary = dictionary
        self.zh, self.en = self.add_line(f"{dictionary}.zh"), self.add_line(f"{dictionary}.en")
        self.active = QCheckBox()
        self.active.setObjectName(f"settings.{dictionary}.active")
        self.form.add("active", "", self.active)

    def open_for(self, entry: Entry | None) -> None:
        """Open for a word, or for a new one."""
        self.entry = entry
        self.zh.setText(entry.zh if entry is not None else "")
        self.en.setText(entry.en if entry is not None else "")
        self.active.setChecked(entry is None or entry.active)
        self.active.setEnabled(entry is not None)
        self.open_form(self.zh)

    def typed(self) -> Typed:
        """What stands in the form."""
        return Typed(self.zh.text(), self.en.text(), self.active.isChecked())

    def retranslate(self) -> None:
        super().retranslate()
        zh, en = f"{self._dictionary}.zh", f"{self._dictionary}.en"
        self.form.say(zh, field_name(zh))
        self.form.say(en, field_name(en), hint=translate("Settings", "Left empty, the Chinese label serves"))
        self.form.say("active", translate("Settings", "State"))
        self.active.setText(translate("Settings", "In use"))
