"""The foot of a step: the way back at the left, what is to be said in the middle, the next step at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station_app.gui.kit.job_panel import JobPanel
from station_app.gui.kit.look import announce
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.jobs import Job


class Foot(QWidget):
    """Progress and complaints stand over the buttons, so that nothing jumps under the mouse."""

    cancel_pressed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` begins the object names of its parts."""
        super().__init__(parent)
        self.panel = JobPanel()
        self.panel.bar.setObjectName(f"{name}Progress")
        self.panel.cancel_button.setObjectName(f"{name}Cancel")
        self._message = PlainLabel("", "bad", wrap=True)
        self._message.setObjectName(f"{name}Message")
        self._message.hide()
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self._message, 1)
        self._row.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.panel)
        layout.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.panel.cancel_pressed.connect(self.cancel_pressed)

    def lay_out(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Put buttons beside what is said; call once, if there are any."""
        for at, widget in enumerate(left):
            self._row.insertWidget(at, widget)
        for widget in right:
            self._row.addWidget(widget)

    def watch(self, job: Job, sentence: str) -> None:
        """Show the progress of a job that is about to start; `sentence` has the places {done} and {total}."""
        self.calm()
        self.panel.watch(job, sentence)

    def complain(self, text: str) -> None:
        """Say what is wrong and what to do; stays until it is calmed."""
        self._say(text, "bad")

    def tell(self, text: str, look: str = "secondary") -> None:
        """Say something that is no complaint."""
        self._say(text, look)

    def calm(self) -> None:
        """Nothing to say."""
        self._message.clear()
        self._message.hide()

    def message(self) -> str:
        """What is said now."""
        return self._message.text()

    def retranslate(self) -> None:
        """What was said in the other language goes; progress goes on."""
        self.calm()

    def _say(self, text: str, look: str) -> None:
        self._message.set_look(look)
        self._message.setText(text)
        self._message.setVisible(bool(text))
        announce(self._message, text)
