"""The first step: which file; why one was not read and what to do; what was taken over before."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.imports.queries import Batch
from station_app.gui.imports.past import PastCard
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.folders import breakable
from station_app.gui.kit.job_panel import JobPanel
from station_app.gui.kit.look import announce, button, set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.jobs import Job
from station_app.texts import translate

_TALL_PX, _WORDS_PX = 236, 150


class StartView(QWidget):
    """One accent button: choose a file, or try the refused one again. Enter presses it."""

    choose_pressed = Signal()
    again_pressed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card(" ")
        self._purpose = QWidget()
        self._words = EmptyState()
        self._words.setMaximumHeight(_WORDS_PX)
        self.choose = self._words.offer("", "importChoose")
        self._kinds = PlainLabel("", "hint", wrap=True)
        self._kinds.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._refused = QWidget()
        self._refused_file = PlainLabel("", "strong", wrap=True)
        self._refused_file.setObjectName("importRefusedFile")
        self._refused_why = PlainLabel("", "bad", wrap=True)
        self._refused_why.setObjectName("importRefused")
        self.again = button("", name="importAgain")
        self.other = button("", name="importChooseOther")
        self.panel = JobPanel()
        self.panel.bar.setObjectName("importReadProgress")
        self.panel.cancel_button.setObjectName("importReadCancel")
        self._reading = PlainLabel("", "strong", wrap=True)
        self._busy = QWidget()
        self.past = PastCard(context)
        self._build()
        self.choose.clicked.connect(self.choose_pressed)
        self.other.clicked.connect(self.choose_pressed)
        self.again.clicked.connect(self.again_pressed)
        self._show_only(self._purpose)

    def show_purpose(self) -> None:
        """What the assistant is for, and the first step."""
        self._show_only(self._purpose)

    def show_reading(self, path: Path, job: Job) -> None:
        """A file is being read by a job that is about to start."""
        self._reading.setText(translate("Imports", "Reading “{name}”").format(name=breakable(path.name)))
        self._show_only(self._busy)
        self.panel.watch(job, translate("Imports", "Row {done} of {total}"))
        self.panel.cancel_button.setFocus()
        announce(self, self._reading.text())

    def show_refusal(self, path: Path, why: str) -> None:
        """A file could not be read: its name, why, and what to do."""
        self.say_refusal(path, why)
        self._show_only(self._refused)
        self.again.setFocus()
        announce(self, why)

    def say_refusal(self, path: Path, why: str) -> None:
        """The words of it, anew in another language."""
        self._refused_file.setText(breakable(path.name))
        self._refused_why.setText(why)

    def refuses(self) -> bool:
        """Whether a refusal is shown."""
        return self._refused.isVisibleTo(self)

    def show_past(self, batches: Sequence[Batch]) -> None:
        """What was taken over before; without any there is no list."""
        self.past.show_batches(batches)
        self.past.setVisible(bool(batches))

    def focus(self) -> None:
        """The next step."""
        for made in (self.panel.cancel_button, self.again, self.choose):
            if made.isVisibleTo(self):
                made.setFocus()
                return

    def retranslate(self) -> None:
        """Say every word anew."""
        self._card.set_title(translate("Imports", "Take over a register or a list"))
        self._words.say(
            translate(
                "Imports",
                "Registers of visits, lists of people, tools, supplies and enrolments come in here as they are. You see"
                " every line before anything is written, and can take a whole import back.",
            )
        )
        self._kinds.setText(
            translate(
                "Imports", "Excel and WPS (xlsx, xls, et), LibreOffice (ods), csv – or drop the file on the window."
            )
        )
        for made, words in (
            (self.choose, translate("Imports", "Choose a file…")),
            (self.other, translate("Imports", "Choose another file…")),
            (self.again, translate("Imports", "Try again")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self.past.retranslate()

    def _build(self) -> None:
        set_look(self.choose, kind="accent")
        set_look(self.again, kind="accent")
        refused = QVBoxLayout(self._refused)
        refused.setContentsMargins(0, 4, 0, 0)
        refused.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.again)
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        refused.addWidget(self._refused_file)
        refused.addWidget(self._refused_why)
        refused.addLayout(buttons)
        refused.addStretch(1)
        busy = QVBoxLayout(self._busy)
        busy.setContentsMargins(0, 4, 0, 0)
        busy.setSpacing(12)
        busy.addWidget(self._reading)
        busy.addWidget(self.panel)
        busy.addStretch(1)
        purpose = QVBoxLayout(self._purpose)
        purpose.setContentsMargins(0, 0, 0, 0)
        purpose.setSpacing(0)
        purpose.addStretch(2)
        purpose.addWidget(self._words)
        purpose.addWidget(self._kinds)
        purpose.addStretch(3)
        for part in (self._purpose, self._refused, self._busy):
            self._card.body.addWidget(part, 1)
        self._card.setMinimumHeight(_TALL_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._card, 2)
        layout.addWidget(self.past, 3)

    def _show_only(self, part: QWidget) -> None:
        for each in (self._purpose, self._refused, self._busy):
            each.setVisible(each is part)
