"""Where the station's data lie, the backups in two places, and which versions are at work."""

from PySide6.QtWidgets import QHBoxLayout

from station_app import __version__
from station_app.core.storage.sqlite import sqlite3
from station_app.gui.kit.context import Context
from station_app.gui.kit.folders import open_folder, shown_path
from station_app.gui.kit.form import Form
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.settings.backups import BackupsCard
from station_app.gui.settings.section import ScrollingSection
from station_app.texts import translate


class DataSection(ScrollingSection):
    """The file, its backups with a button to make one now, and the versions."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._station = self.add_card()
        self.backups = BackupsCard(context)
        self.backups.said.connect(self.said)
        self.cards.addWidget(self.backups)
        self._about = self.add_card()
        self.end_cards()
        self.open_station = button("", "small", "settingsOpenStation")
        self._file = PlainLabel(wrap=True)
        self._program, self._sqlite = PlainLabel(__version__), PlainLabel(sqlite3.sqlite_version)
        self._place, self._versions = Form(), Form()
        for form, name, label in (
            (self._place, "file", self._file),
            (self._versions, "program", self._program),
            (self._versions, "sqlite", self._sqlite),
        ):
            label.setMinimumHeight(34)
            form.add(name, "", label)
        self._station.body.addWidget(self._place)
        row = QHBoxLayout()
        row.addWidget(self.open_station)
        row.addStretch(1)
        self._station.body.addLayout(row)
        self._about.body.addWidget(self._versions)
        self.open_station.clicked.connect(self._open_station)
        self.retranslate()

    def title(self) -> str:
        return translate("Settings", "Data")

    def refresh(self) -> None:
        self._file.setText(shown_path(self.context.db.path))
        self.backups.refresh()

    def retranslate(self) -> None:
        self._station.set_title(translate("Settings", "The station's file"))
        self._about.set_title(translate("Settings", "Versions"))
        self._place.say("file", translate("Settings", "Lies in"))
        self._versions.say("program", translate("Settings", "Program"))
        self._versions.say("sqlite", translate("Settings", "SQLite"))
        words = translate("Settings", "Open the folder")
        self.open_station.setText(words)
        self.open_station.setAccessibleName(words)
        self.backups.retranslate()

    def _open_station(self) -> None:
        open_folder(self.context.db.path.parent)
