"""Which parts of the program the station uses: a part that is switched off has no page and no button."""

from PySide6.QtWidgets import QCheckBox

from station_app.core.errors import Refusal
from station_app.core.settings.model import PARTS, Value
from station_app.core.settings.queries import codes
from station_app.gui.kit.context import Context
from station_app.gui.kit.parts import part_hint, part_name
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.settings.saving import set_setting
from station_app.gui.settings.section import ScrollingSection, caption
from station_app.texts import translate
from station_app.texts.refusals import explain_refusal

OFF = "station.parts_off"


class PartsSection(ScrollingSection):
    """One switch a part, saved at once. What was registered with a part stays when it is switched off."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._card = self.add_card()
        self.switches = {part: QCheckBox() for part in PARTS}
        self._hints = {part: caption() for part in PARTS}
        for part, switch in self.switches.items():
            switch.setObjectName(f"settings.part.{part}")
            switch.clicked.connect(self._save)
            self._card.body.addWidget(switch)
            self._hints[part].setContentsMargins(24, 0, 0, 8)
            self._card.body.addWidget(self._hints[part])
        self._wrong = PlainLabel("", "bad", wrap=True)
        self._wrong.hide()
        self._card.body.addWidget(self._wrong)
        self.end_cards()
        self.retranslate()

    def title(self) -> str:
        return translate("Settings", "Parts in use")

    def refresh(self) -> None:
        off = codes(self.context.db, OFF)
        for part, switch in self.switches.items():
            switch.setChecked(part not in off)

    def retranslate(self) -> None:
        self._card.set_title(self.title())
        self._card.set_hint(translate("Settings", "Nothing is deleted by switching off"))
        for part, switch in self.switches.items():
            switch.setText(part_name(part))
            switch.setAccessibleName(part_name(part))
            switch.setAccessibleDescription(part_hint(part))
            self._hints[part].setText(part_hint(part))

    def _save(self) -> None:
        self.context.operations.run(
            set_setting,
            setting=OFF,
            value=[part for part, switch in self.switches.items() if not switch.isChecked()],
            undoable=False,
            done=self._saved,
            refused=self._refused,
            troubled=self._troubled,
        )

    def _saved(self, value: Value) -> None:
        del value
        self._wrong.hide()
        self.said.emit(translate("Settings", "Saved: {field}").format(field=self.title()))

    def _refused(self, refusal: Refusal) -> None:
        self._wrong.setText(explain_refusal(refusal))
        self._wrong.show()
        self.refresh()

    def _troubled(self, _trouble: object) -> None:
        self.refresh()
