"""How visits are registered: when one ends by itself, and which services are chosen beforehand."""

from station_app.core.errors import Refusal
from station_app.core.settings.model import NEVER_PRESELECTED, Dictionary, Value
from station_app.core.settings.queries import codes, entries
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.form import Form
from station_app.gui.settings.saving import SettingLine, set_setting, whole_number
from station_app.gui.settings.section import ScrollingSection
from station_app.texts import translate
from station_app.texts.fields import field_name
from station_app.texts.refusals import explain_refusal

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
        self.usual.setObjectName(f"settings.{USUAL}")
        self._form.add(USUAL, "", self.usual)
        self.usual.changed.connect(self._save_usual)
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
        self._show_usual()

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

    def _save_usual(self, chosen: list[str]) -> None:
        self.context.operations.run(
            set_setting,
            setting=USUAL,
            value=chosen,
            undoable=False,
            done=self._usual_saved,
            refused=self._usual_refused,
            troubled=self._usual_troubled,
        )

    def _usual_saved(self, value: Value) -> None:
        del value
        self._form.calm(USUAL)
        self._tell(USUAL)

    def _usual_refused(self, refusal: Refusal) -> None:
        self._show_usual()
        self._form.complain(USUAL, explain_refusal(refusal), go_there=False)

    def _usual_troubled(self, _trouble: object) -> None:
        self._show_usual()

    def _show_usual(self) -> None:
        self.usual.choose(codes(self.context.db, USUAL))

    def _tell(self, setting: str) -> None:
        self.said.emit(translate("Settings", "Saved: {field}").format(field=field_name(setting)))
