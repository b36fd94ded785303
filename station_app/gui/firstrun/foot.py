"""The foot of the first run: the way on and the way back, what went wrong, and the making of the invented station."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.errors import Refusal, Trouble
from station_app.gui.kit.folders import breakable
from station_app.gui.kit.job_panel import JobPanel
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.key_cap import KeyCap
from station_app.gui.kit.look import announce, button, set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.jobs import Job
from station_app.texts import translate
from station_app.texts.troubles import explain

DEMO = "station_app.demo_run:make_job"


class Foot(QWidget):
    """One accent button; while the invented station is made, its progress and cancel."""

    busy = Signal(bool)
    """Work is under way in a child process: nothing else can be pressed meanwhile."""
    demo_made = Signal()
    demo_given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.job = Job(self)
        self.panel = JobPanel()
        self.panel.cancel_button.setObjectName("firstRunCancel")
        self.wrong = PlainLabel("", "bad", wrap=True)
        self.wrong.setObjectName("firstRunTrouble")
        self.wrong.hide()
        self.back = KeyButton("Esc", "firstRunBack")
        set_look(self.back, kind="quiet")
        self.look = button("", "quiet", "firstRunLook")
        self.next = KeyButton("Enter", "firstRunNext")
        set_look(self.next, kind="accent")
        for cap in self.next.findChildren(KeyCap):
            set_look(cap, on="plain")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self.look)
        row.addStretch(1)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.panel)
        column.addWidget(self.wrong)
        column.addLayout(row)
        self.job.finished.connect(self._made)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._given_up)

    def say(self, onward: str, *, first: bool) -> None:
        """The words of the way on; the first screen has no way back, and offers to look around."""
        self.next.say(onward)
        self.next.updateGeometry()
        self.back.say(translate("FirstRun", "Back"))
        self.back.setVisible(not first)
        words = translate("FirstRun", "Look around with invented data first")
        self.look.setText(words)
        self.look.setAccessibleName(words)
        self.look.setVisible(first)

    def complain(self, known: Refusal | Trouble) -> None:
        """Say why it went wrong."""
        self._complain(explain(known))

    def calm(self) -> None:
        """Nothing is wrong any more."""
        self.wrong.hide()

    def make_demo(self, now: datetime) -> None:
        """Make the invented station in a child process."""
        if self.job.running():
            return
        self.calm()
        self._set_busy(True)
        self.panel.watch(self.job, translate("FirstRun", "Making an invented station: day {done} of {total}"))
        self.panel.cancel_button.setFocus()
        self.job.start(DEMO, now=now)

    def _made(self, made: object) -> None:
        del made
        self.demo_made.emit()

    def _failed(self, failure: object) -> None:
        self._given_up()
        if isinstance(failure, Refusal | Trouble):
            self.complain(failure)
            return
        self._complain(
            translate("FirstRun", "The invented station could not be made, by a fault of the program. Nothing is lost.")
        )
        raise RuntimeError(str(failure))  # for the crash report: a bug of ours in the child process

    def _given_up(self) -> None:
        self._set_busy(False)
        self.demo_given_up.emit()

    def _complain(self, words: str) -> None:
        self.wrong.setText(breakable(words))
        self.wrong.show()
        announce(self.wrong, words)

    def _set_busy(self, busy: bool) -> None:
        for pressed in (self.next, self.back, self.look):
            pressed.setEnabled(not busy)
        for cap in self.next.findChildren(KeyCap):
            cap.setHidden(busy)
        self.busy.emit(busy)
