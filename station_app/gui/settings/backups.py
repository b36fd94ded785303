"""The backups of the station: on this PC, in the second folder, made now, and which folder the second one is."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from station_app.core.errors import Refusal, Trouble
from station_app.core.paths import backup_folder, demo_station
from station_app.core.settings.queries import zone
from station_app.core.storage.backup import backup_path, backups_in
from station_app.core.storage.files import remove_leftovers
from station_app.core.storage.second_folder import Kept
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.folders import breakable, open_folder, shown_path
from station_app.gui.kit.form import Form
from station_app.gui.kit.job_panel import JobPanel
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.second_copy import KEEP, SecondCopy, sentence
from station_app.gui.runtime.jobs import Job
from station_app.texts import translate
from station_app.texts.moments import clock, day_of_year
from station_app.texts.troubles import explain

_LINE_PX = 34


class BackupsCard(Card):
    """Two places with the last success of each; a backup made now goes to both."""

    said = Signal(str)
    """A sentence for the status line."""

    def __init__(self, context: Context) -> None:
        super().__init__(" ")
        self._context = context
        self._second = SecondCopy(context)
        self._target: Path | None = None
        self.job = Job(self)
        self.panel = JobPanel()
        self.panel.bar.setObjectName("settingsBackupProgress")
        self.panel.cancel_button.setObjectName("settingsBackupCancel")
        self.make = button("", name="settingsBackup")
        self.choose = button("", name="settingsChooseSecond")
        self.stop = button("", name="settingsStopSecond")
        self.open_folder = button("", name="settingsOpenBackups")
        self.form = Form()
        self.lines = {name: PlainLabel(wrap=True) for name in ("folder", "last", "second", "second_last")}
        for name, label in self.lines.items():
            label.setMinimumHeight(_LINE_PX)
            self.form.add(name, "", label)
        self._wrong = PlainLabel("", "warn", wrap=True)
        self._wrong.setObjectName("settingsSecondTrouble")
        self.body.addWidget(self.form)
        self.body.addWidget(self._wrong)
        self.body.addWidget(self.panel)
        self.body.addLayout(_row(self.make, self.choose, self.stop, self.open_folder))
        self.make.clicked.connect(self._make)
        self.choose.clicked.connect(self._choose)
        self.stop.clicked.connect(self._stop)
        self.open_folder.clicked.connect(self._open)
        self.job.finished.connect(self._finished)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)

    def refresh(self) -> None:
        """Read both places."""
        station = self._context.db.path
        folder = backup_folder(station)
        made = backups_in(folder, station.stem)
        self.lines["folder"].setText(shown_path(folder))
        none = translate("Settings", "none yet")
        self.lines["last"].setText(
            translate("Settings", "{when} · kept: {count}").format(when=self._when(made[0][0]), count=len(made))
            if made
            else none
        )
        self.open_folder.setEnabled(folder.is_dir())
        state = self._second.state()
        self.lines["second"].setText(self._no_second() if state is None else shown_path(state.folder))
        self.lines["second_last"].setText(none if state is None or state.last is None else self._when(state.last))
        wrong = "" if state is None else sentence(state)
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self.choose.setVisible(station != demo_station())
        self.stop.setVisible(state is not None)

    def retranslate(self) -> None:
        """Say every word in the language in force."""
        self.set_title(translate("Settings", "Backups"))
        self.set_hint(translate("Settings", "Read back before they count"))
        for name, words in (
            ("folder", translate("Settings", "On this PC")),
            ("last", translate("Settings", "The last one")),
            ("second", translate("Settings", "Second folder")),
            ("second_last", translate("Settings", "The last one there")),
        ):
            self.form.say(name, words)
        for pressed, words in (
            (self.make, translate("Settings", "Make a backup now")),
            (self.choose, translate("Settings", "Choose a USB stick …")),
            (self.stop, translate("Settings", "Stop using it")),
            (self.open_folder, translate("Settings", "Open the folder")),
        ):
            pressed.setText(words)
            pressed.setAccessibleName(words)
        if not self.job.running():
            self.panel.hide()

    def _no_second(self) -> str:
        if self._context.db.path == demo_station():
            return translate("Settings", "none: invented data are not copied")
        return translate("Settings", "none yet: a USB stick brings everything back, should this PC break")

    def _make(self) -> None:
        self._busy(True)
        self.panel.watch(self.job, translate("Settings", "Copying to the second folder: {done} %"))
        self.panel.cancel_button.setFocus()
        facts = self._second.facts(fresh=True)
        self._target = backup_path(facts["station"], facts["folder"], now=facts["now"])
        self.job.start(KEEP, **facts)

    def _choose(self) -> None:
        state = self._second.state()
        begin = Path.home() if state is None else state.folder
        folder = self._context.prompts.choose_folder(translate("Settings", "Folder on a USB stick"), begin)
        if folder is None:
            return
        try:
            self._second.choose(folder)
        except (Refusal, Trouble) as known:
            self._conclude(breakable(explain(known)), "bad")
            self._context.sounds.play("refused")
        else:
            self._make()  # only a copy that was read back says that the stick is good

    def _stop(self) -> None:
        self._second.stop()
        self._conclude(translate("Settings", "The folder is not used any more. The copies in it stay."), "small")
        self.choose.setFocus()

    def _finished(self, kept: Kept) -> None:
        self._second.note(kept)
        if kept.failure is not None:
            words = translate("Settings", "The backup is made on this PC, but not in the second folder: {why}")
            self._conclude(breakable(words.format(why=explain(kept.failure))), "bad")
            self._context.sounds.play("look")
            return
        words = translate("Settings", "Backup made: {name}")
        if kept.second is not None:
            words = translate("Settings", "Backup made, in the second folder too: {name}")
        self._conclude(words.format(name=shown_path(Path(kept.first.name))), "ok")
        self._context.sounds.play("done")
        self.said.emit(words.format(name=kept.first.name))

    def _failed(self, error: object) -> None:
        if isinstance(error, Refusal | Trouble):
            self._conclude(breakable(explain(error)), "bad")
            self._context.sounds.play("refused")
            return
        self._conclude(
            translate("Settings", "The backup was not made, by a fault of the program. The station is as it was."),
            "bad",
        )
        raise RuntimeError(str(error))  # for the crash report: a bug of ours in the child process

    def _cancelled(self) -> None:
        if self._target is not None:
            remove_leftovers(self._target)
            self._second.remove_leftovers(self._target)
        self._conclude(translate("Settings", "Cancelled."), "small")

    def _conclude(self, words: str, look: str) -> None:
        was_here = self.panel.cancel_button.hasFocus()
        self.panel.say(words, look)
        announce(self.panel, words)
        self._busy(False)
        if was_here:
            self.make.setFocus()
        self.refresh()

    def _busy(self, busy: bool) -> None:
        for pressed in (self.make, self.choose, self.stop):
            pressed.setEnabled(not busy)

    def _open(self) -> None:
        open_folder(backup_folder(self._context.db.path))

    def _when(self, moment: datetime) -> str:
        local = zone(self._context.db)
        made = moment.astimezone(local)
        return f"{day_of_year(made.date())} {clock(made, local)}"


def _row(*buttons: QPushButton) -> FlowLayout:
    row = FlowLayout(gap=8)
    for pressed in buttons:
        row.addWidget(pressed)
    return row
