"""How the program looks, speaks and sounds on this PC; every choice is in force at once."""

from PySide6.QtWidgets import QCheckBox

from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.form import Form
from station_app.gui.settings.section import ScrollingSection
from station_app.texts import translate

SYSTEM = "system"


class AppearanceSection(ScrollingSection):
    """Theme, language, sound. They belong to the PC, not to the station's file."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._card = self.add_card()
        self._form = Form()
        self._card.body.addWidget(self._form)
        self.end_cards()
        self.theme, self.language = Chips("", exclusive=True), Chips("", exclusive=True)
        self.sound = QCheckBox()
        for name, field in (("theme", self.theme), ("language", self.language), ("sound", self.sound)):
            field.setObjectName(f"settings.{name}")
            self._form.add(name, "", field)
        self.theme.changed.connect(self._use_theme)
        self.language.changed.connect(self._use_language)
        self.sound.toggled.connect(self._use_sound)
        self.retranslate()

    def title(self) -> str:
        return translate("Settings", "Appearance")

    def refresh(self) -> None:
        prefs = self.context.prefs
        self.theme.choose([prefs.theme])
        self.language.choose([prefs.language or SYSTEM])
        self.sound.setChecked(prefs.sound)

    def retranslate(self) -> None:
        self._card.set_title(translate("Settings", "Appearance"))
        self._card.set_hint(translate("Settings", "For this PC only"))
        self._form.say("theme", translate("Settings", "Theme"))
        self._form.say("language", translate("Settings", "Language"))
        self._form.say("sound", translate("Settings", "Sound"))
        was_here = self.language.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.theme.offer(
            (
                Choice(SYSTEM, translate("Settings", "As Windows")),
                Choice("light", translate("Settings", "Light")),
                Choice("dark", translate("Settings", "Dark")),
            )
        )
        self.language.offer(
            (
                Choice(SYSTEM, translate("Settings", "As Windows")),
                # Each language in its own words, so that whoever reads only one finds the way back.
                Choice("zh", "中文"),
                Choice("en", "English"),
            )
        )
        self.sound.setText(translate("Settings", "A short sound for done, look here and refused"))
        self.refresh()
        if was_here:
            # The chip that was pressed is gone with its old words; its successor takes the focus.
            self.language.chip(self.language.chosen()[0]).setFocus()

    def _use_theme(self, chosen: list[str]) -> None:
        self.context.prefs.theme = chosen[0]
        self.context.theme.use(chosen[0])

    def _use_language(self, chosen: list[str]) -> None:
        choice = "" if chosen[0] == SYSTEM else chosen[0]
        self.context.prefs.language = choice
        self.context.language.use(choice)

    def _use_sound(self, on: bool) -> None:
        self.context.prefs.sound = on
        self.context.sounds.on = on
