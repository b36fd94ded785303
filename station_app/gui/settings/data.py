"""Where the station's data lie, the backups beside them, and which versions are at work."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from station_app import __version__
from station_app.core.errors import Refusal, Trouble
from station_app.core.paths import backup_folder
from station_app.core.settings.queries import zone
from station_app.core.storage.backup import backup_path, backups_in
from station_app.core.storage.files import remove_leftovers
from station_app.core.storage.sqlite import sqlite3
from station_app.gui.kit.context import Context
from station_app.gui.kit.folders import breakable, open_folder, shown_path
from station_app.gui.kit.form import Form
from station_app.gui.kit.job_panel import JobPanel
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.jobs import Job
from station_app.gui.settings.section import ScrollingSection
from station_app.texts import translate
from station_app.texts.moments import clock, day_of_year
from station_app.texts.troubles import explain

TARGET = "station_app.core.storage.backup:backup_job"


class DataSection(ScrollingSection):
    """The file, its backups with a button to make one now, and the versions."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._station, self._backups, self._about = self.add_card(), self.add_card(), self.add_card()
        self.end_cards()
        self.job = Job(self)
        self._target: Path | None = None
        self.panel = JobPanel()
        self.panel.bar.setObjectName("settingsBackupProgress")
        self.panel.cancel_button.setObjectName("settingsBackupCancel")
        self.make = button("", name="settingsBackup")
        self.open_station = button("", "small", "settingsOpenStation")
        self.open_backups = button("", "small", "settingsOpenBackups")
        self._file, self._folder, self._last = PlainLabel(wrap=True), PlainLabel(wrap=True), PlainLabel(wrap=True)
        self._program, self._sqlite = PlainLabel(__version__), PlainLabel(sqlite3.sqlite_version)
        self._forms = {name: Form() for name in ("station", "backups", "about")}
        for form, name, label in (
            ("station", "file", self._file),
            ("backups", "folder", self._folder),
            ("backups", "last", self._last),
            ("about", "program", self._program),
            ("about", "sqlite", self._sqlite),
        ):
            label.setMinimumHeight(34)
            self._forms[form].add(name, "", label)
        self._station.body.addWidget(self._forms["station"])
        self._station.body.addLayout(_row(self.open_station))
        self._backups.body.addWidget(self._forms["backups"])
        self._backups.body.addWidget(self.panel)
        self._backups.body.addLayout(_row(self.make, self.open_backups))
        self._about.body.addWidget(self._forms["about"])
        self.make.clicked.connect(self._make)
        self.open_station.clicked.connect(self._open_station)
        self.open_backups.clicked.connect(self._open_backups)
        self.job.finished.connect(self._finished)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)
        self.retranslate()

    def title(self) -> str:
        return translate("Settings", "Data")

    def refresh(self) -> None:
        station, folder = self.context.db.path, self._backup_folder()
        self._file.setText(shown_path(station))
        self._folder.setText(shown_path(folder))
        found = backups_in(folder, station.stem)
        self.open_backups.setEnabled(folder.is_dir())
        if not found:
            self._last.setText(translate("Settings", "none yet"))
            return
        local = zone(self.context.db)
        made = found[0][0].astimezone(local)
        self._last.setText(
            translate("Settings", "{day} {time} · kept: {count}").format(
                day=day_of_year(made.date()), time=clock(made, local), count=len(found)
            )
        )

    def retranslate(self) -> None:
        self._station.set_title(translate("Settings", "The station's file"))
        self._backups.set_title(translate("Settings", "Backups"))
        self._backups.set_hint(translate("Settings", "Read back before they count"))
        self._about.set_title(translate("Settings", "Versions"))
        self._forms["station"].say("file", translate("Settings", "Lies in"))
        self._forms["backups"].say("folder", translate("Settings", "Folder"))
        self._forms["backups"].say("last", translate("Settings", "The last one"))
        self._forms["about"].say("program", translate("Settings", "Program"))
        self._forms["about"].say("sqlite", translate("Settings", "SQLite"))
        for pressed, words in (
            (self.make, translate("Settings", "Make a backup now")),
            (self.open_station, translate("Settings", "Open the folder")),
            (self.open_backups, translate("Settings", "Open the folder")),
        ):
            pressed.setText(words)
            pressed.setAccessibleName(words)
        if not self.job.running():
            self.panel.hide()

    def _backup_folder(self) -> Path:
        return backup_folder(self.context.db.path)

    def _make(self) -> None:
        self.make.setEnabled(False)
        self.panel.watch(self.job)
        self.panel.cancel_button.setFocus()
        station, folder, now = self.context.db.path, self._backup_folder(), self.context.clock.now()
        self._target = backup_path(station, folder, now=now)
        self.job.start(TARGET, station=station, folder=folder, now=now)

    def _finished(self, made: object) -> None:
        if isinstance(made, Path):
            words = translate("Settings", "Backup made: {name}").format(name=shown_path(Path(made.name)))
            self._conclude(words, "ok")
            self.context.sounds.play("done")
            self.said.emit(translate("Settings", "Backup made: {name}").format(name=made.name))

    def _failed(self, error: object) -> None:
        if isinstance(error, Refusal | Trouble):
            self._conclude(breakable(explain(error)), "bad")
            self.context.sounds.play("refused")
            return
        self._conclude(
            translate("Settings", "The backup was not made, by a fault of the program. The station is as it was."),
            "bad",
        )
        raise RuntimeError(str(error))  # for the crash report: a bug of ours in the child process

    def _cancelled(self) -> None:
        if self._target is not None:
            remove_leftovers(self._target)
        self._conclude(translate("Settings", "Cancelled. No backup was made."), "small")

    def _conclude(self, words: str, look: str) -> None:
        was_here = self.panel.cancel_button.hasFocus()
        self.panel.say(words, look)
        announce(self.panel, words)
        self.make.setEnabled(True)
        if was_here:
            self.make.setFocus()
        self.refresh()

    def _open_station(self) -> None:
        open_folder(self.context.db.path.parent)

    def _open_backups(self) -> None:
        open_folder(self._backup_folder())


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for pressed in buttons:
        row.addWidget(pressed)
    row.addStretch(1)
    return row
