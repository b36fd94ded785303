"""How visits are registered: when one ends by itself, and which services are chosen beforehand."""

from station_app.core.settings.model import NEVER_PRESELECTED, Dictionary
from station_app.core.settings.queries import entries
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.form import Form
from station_app.gui.settings.saving import SettingLine, SettingToggles, whole_number
from station_app.gui.settings.section import ScrollingSection
from station_app.texts import translate
from station_app.texts.fields import field_name

MINUTES, USUAL = "visits.auto_minutes", "visits.usual_services"


class VisitsSection(ScrollingSection):
    """Minutes until a visit ends by itself; the station's usual services as chips."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._card = self.add_card()
        self._form = Form()
        self._card.body.addWidget(self._form)
        self.end_cards()
        self.minutes = SettingLine(context, self._form, MINUTES, whole_number)
        self.minutes.saved.connect(self._tell)
        self.usual = Chips("")
        self._usual_saved = SettingToggles(context, self._form, USUAL, self.usual)
        self._usual_saved.saved.connect(self._tell)
        self.retranslate()

    def title(self) -> str:
        return translate("Settings", "Registration")

    def refresh(self) -> None:
        self.minutes.show_stored()
        language = self.context.language.code
        self.usual.offer(
            Choice(entry.code, entry.label(language))
            for entry in entries(self.context.db, Dictionary.SERVICE, active_only=True)
            if entry.code not in NEVER_PRESELECTED
        )
        self._usual_saved.show_stored()

    def retranslate(self) -> None:
        self._card.set_title(translate("Settings", "Registration"))
        self._form.say(
            MINUTES,
            field_name(MINUTES),
            hint=translate("Settings", "10 to 1440. At closing every visit ends anyway; leaving is never compulsory."),
        )
        self._form.say(
            USUAL,
            field_name(USUAL),
            hint=translate(
                "Settings", "Chosen for each visit beforehand. Meals, medicine, supplies and tools are picked by hand."
            ),
        )

    def _tell(self, setting: str) -> None:
        self.said.emit(translate("Settings", "Saved: {field}").format(field=field_name(setting)))
