"""The third screen: where the backups go as well. They are kept on this PC in any case."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from station_app.core.errors import Refusal, Trouble
from station_app.core.paths import backup_folder
from station_app.core.storage.second_folder import check_folder
from station_app.gui.firstrun.choices import Choices
from station_app.gui.firstrun.step import Step
from station_app.gui.kit.folders import breakable, shown_path
from station_app.gui.kit.form import Form
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.prompts import Prompts
from station_app.texts import translate
from station_app.texts.troubles import explain

_LINE_PX = 34


class BackupStep(Step):
    """A folder on a USB stick, looked at when it is chosen; or later."""

    def __init__(self, choices: Choices, station: Path, prompts: Prompts) -> None:
        super().__init__(choices)
        self._station = station
        self._prompts = prompts
        self._form = Form()
        self._first, self.second = PlainLabel(shown_path(backup_folder(station)), wrap=True), PlainLabel(wrap=True)
        self.second.setObjectName("firstRun.second")
        for name, label in (("first", self._first), ("second", self.second)):
            label.setMinimumHeight(_LINE_PX)
            self._form.add(name, "", label)
        self.choose = button("", name="firstRun.choose")
        self.stop = button("", name="firstRun.stop")
        self.wrong = PlainLabel("", "bad", wrap=True)
        self.wrong.hide()
        self._hint = PlainLabel("", "hint", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choose)
        row.addWidget(self.stop)
        row.addStretch(1)
        self.body.addWidget(self._form)
        self.body.addLayout(row)
        self.body.addWidget(self.wrong)
        self.body.addWidget(self._hint)
        self.choose.clicked.connect(self._choose)
        self.stop.clicked.connect(self._stop)
        self.retranslate()

    def title(self) -> str:
        return translate("FirstRun", "Where do the backups go?")

    def words(self) -> str:
        return translate("FirstRun", "On this PC they are kept by themselves. A USB stick helps when the PC breaks.")

    def take(self) -> bool:
        return True

    def retranslate(self) -> None:
        self._form.say("first", translate("FirstRun", "On this PC"))
        self._form.say("second", translate("FirstRun", "USB stick"))
        for pressed, words in (
            (self.choose, translate("FirstRun", "Choose a USB stick …")),
            (self.stop, translate("FirstRun", "Not this one")),
        ):
            pressed.setText(words)
            pressed.setAccessibleName(words)
        self._hint.setText(
            translate(
                "FirstRun",
                "Every half-hour and at closing, read back each time. A stick that is away stops nothing.",
            )
        )
        self._show()

    def focus(self) -> None:
        """The way on has the cursor: Enter leaves the stick for later."""

    def _choose(self) -> None:
        folder = self._prompts.choose_folder(
            translate("FirstRun", "Folder on a USB stick"), self.choices.second or Path.home()
        )
        if folder is None:
            return
        try:
            check_folder(self._station, folder)
        except (Refusal, Trouble) as known:
            self.wrong.setText(breakable(explain(known)))
            self.wrong.show()
            announce(self.choose, explain(known))
        else:
            self.choices.second = folder
            self._show()

    def _stop(self) -> None:
        self.choices.second = None
        self._show()
        self.choose.setFocus()

    def _show(self) -> None:
        second = self.choices.second
        self.second.setText(shown_path(second) if second else translate("FirstRun", "none yet; it can be chosen later"))
        self.stop.setVisible(second is not None)
        self.wrong.hide()
        self.changed.emit()
