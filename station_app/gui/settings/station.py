"""Who the station is and when it is open: the head of every export, and where its days begin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from station_app.core.settings.model import time_zones
from station_app.core.settings.queries import text
from station_app.gui.kit.context import Context
from station_app.gui.kit.form import Form
from station_app.gui.kit.typed_clock import clock_time
from station_app.gui.kit.weekdays import Weekdays
from station_app.gui.settings.saving import SettingLine, SettingToggles
from station_app.gui.settings.section import ScrollingSection
from station_app.texts import translate
from station_app.texts.fields import field_name

NAME, REST = "station.name", "station.rest_days"
_WHO = (NAME, "station.code", "station.address", "station.street", "station.community")


class StationSection(ScrollingSection):
    """Name, code, street office, community, address, hours, days of rest and time zone."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._who, self._when = self.add_card(), self.add_card()
        self._names, self._times = Form(), Form()
        self._who.body.addWidget(self._names)
        self._when.body.addWidget(self._times)
        self.end_cards()
        self.fields = {name: SettingLine(context, self._names, name) for name in _WHO} | {
            "station.opens": SettingLine(context, self._times, "station.opens", clock_time),
            "station.closes": SettingLine(context, self._times, "station.closes", clock_time),
        }
        self.rest = Weekdays("")
        self._rest_saved = SettingToggles(context, self._times, REST, self.rest)
        self.fields["station.timezone"] = SettingLine(context, self._times, "station.timezone")
        zones = QCompleter(sorted(time_zones()), self)
        zones.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        zones.setFilterMode(Qt.MatchFlag.MatchContains)
        self.fields["station.timezone"].setCompleter(zones)
        self._rest_saved.saved.connect(self._tell)
        for field in self.fields.values():
            field.saved.connect(self._tell)
        self.retranslate()

    def title(self) -> str:
        return translate("Settings", "Station")

    def refresh(self) -> None:
        for field in self.fields.values():
            field.show_stored()
        self._rest_saved.show_stored()
        self._ask_for_name()

    def retranslate(self) -> None:
        self._who.set_title(translate("Settings", "Station"))
        self._who.set_hint(translate("Settings", "Heads every export and sheet"))
        self._when.set_title(translate("Settings", "Hours"))
        for field in self.fields.values():
            field.retranslate()
        self._ask_for_name()
        for name in ("station.opens", "station.closes"):
            self._times.say(name, field_name(name), hint=translate("Settings", "24-hour clock, such as 09:00"))
        self._times.say(REST, field_name(REST))
        self.rest.retranslate()
        self._times.say(
            "station.timezone",
            field_name("station.timezone"),
            hint=translate("Settings", "Days and months of the station begin by this zone, whatever the PC says."),
        )

    def _ask_for_name(self) -> None:
        hint = translate("Settings", "Still without a name: exports and sheets have an empty head.")
        self._names.say(NAME, field_name(NAME), hint="" if text(self.context.db, NAME) else hint)

    def _tell(self, setting: str) -> None:
        self.said.emit(translate("Settings", "Saved: {field}").format(field=field_name(setting)))
