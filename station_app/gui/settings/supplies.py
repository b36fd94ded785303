"""The rules of supplies: how many days before its date a batch is shown as expiring."""

from station_app.gui.kit.context import Context
from station_app.gui.kit.form import Form
from station_app.gui.settings.saving import SettingLine, whole_number
from station_app.gui.settings.section import ScrollingSection
from station_app.texts import translate
from station_app.texts.fields import field_name

EXPIRING = "supplies.expiring_days"


class SuppliesSection(ScrollingSection):
    """How early the lists and the desk warn. The mark of each kind of goods is said with the goods."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._card = self.add_card()
        self._form = Form()
        self._card.body.addWidget(self._form)
        self.end_cards()
        self.expiring = SettingLine(context, self._form, EXPIRING, whole_number)
        self.expiring.saved.connect(self._tell)
        self.retranslate()

    def title(self) -> str:
        return translate("Settings", "Supplies")

    def refresh(self) -> None:
        self.expiring.show_stored()

    def retranslate(self) -> None:
        self._card.set_title(self.title())
        self._form.say(
            EXPIRING,
            translate("Settings", "Expiring, days ahead"),
            hint=translate("Settings", "From so many days before its date a batch is shown as expiring (1 to 365)."),
        )

    def _tell(self, setting: str) -> None:
        self.said.emit(translate("Settings", "Saved: {field}").format(field=field_name(setting)))
