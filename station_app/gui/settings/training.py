"""The rules of trainings: what a session that is planned begins with."""

from station_app.gui.kit.context import Context
from station_app.gui.kit.form import Form
from station_app.gui.settings.saving import SettingLine, whole_number
from station_app.gui.settings.section import ScrollingSection
from station_app.texts import translate
from station_app.texts.fields import field_name

MINUTES, CAPACITY, POINTS = "training.minutes", "training.capacity", "training.points"


class TrainingSection(ScrollingSection):
    """Usual length, seats and points. Each session may say otherwise; those planned already stay as they are."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._card = self.add_card()
        self._form = Form()
        self._card.body.addWidget(self._form)
        self.end_cards()
        self.minutes = SettingLine(context, self._form, MINUTES, whole_number)
        self.capacity = SettingLine(context, self._form, CAPACITY, whole_number)
        self.points = SettingLine(context, self._form, POINTS, whole_number)
        for line in self._lines():
            line.saved.connect(self._tell)
        self.retranslate()

    def title(self) -> str:
        return translate("Settings", "Training")

    def refresh(self) -> None:
        for line in self._lines():
            line.show_stored()

    def retranslate(self) -> None:
        self._card.set_title(self.title())
        self._card.set_hint(translate("Settings", "What a new session begins with; each may say otherwise"))
        self._form.say(
            MINUTES,
            translate("Settings", "Usual length (min)"),
            hint=translate("Settings", "10 to 1440. Who attends is credited with the length of the session."),
        )
        self._form.say(
            CAPACITY,
            translate("Settings", "Usual seats"),
            hint=translate("Settings", "1 to 9999. When all are taken, the next ones go on the waiting list."),
        )
        self._form.say(
            POINTS,
            translate("Settings", "Usual points"),
            hint=translate("Settings", "0 to 1000; 0 is none. Kept with the session, for whoever attends."),
        )

    def _lines(self) -> tuple[SettingLine, ...]:
        return (self.minutes, self.capacity, self.points)

    def _tell(self, setting: str) -> None:
        self.said.emit(translate("Settings", "Saved: {field}").format(field=field_name(setting)))
