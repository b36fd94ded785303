"""Progress of a long job: a bar, words, and cancel."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.jobs import Job
from station_app.texts import translate


class JobPanel(QWidget):
    """Shows one job at a time. `bar` and `cancel_button` carry the object names drivers look for."""

    cancel_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._text = PlainLabel("", "small", wrap=True)
        self.cancel_button = button("", "quiet")
        self.cancel_button.clicked.connect(self._tell)
        self._job: Job | None = None
        self._sentence = "{done} / {total}"
        self._said = False
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text, 1)
        row.addWidget(self.cancel_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.bar)
        layout.addLayout(row)
        self._say_cancel()
        self.hide()

    def watch(self, job: Job, sentence: str = "{done} / {total}") -> None:
        """Show a job that is about to start; cancel ends it. `sentence` has the places {done} and {total}."""
        self._let_go()
        self._job = job
        self._sentence = sentence
        self._said = False
        job.progressed.connect(self._on_progress)
        for signal in (job.finished, job.failed, job.cancelled):
            signal.connect(self._on_end)
        self.bar.setRange(0, 0)
        self._text.clear()
        self.cancel_button.show()
        self.bar.show()
        self.show()

    def say(self, text: str, look: str = "small") -> None:
        """The outcome, in place of the progress: where the file lies, or why there is none."""
        self._said = True
        self._text.setText(text)
        self._text.set_look(look)
        self.bar.hide()
        self.cancel_button.hide()
        self.show()

    def text(self) -> str:
        """What stands under the bar."""
        return self._text.text()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say_cancel()
        super().changeEvent(event)

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        words = self._sentence.format(done=f"{done:,}", total=f"{total:,}")
        self._text.set_look("small")
        self._text.setText(words)
        self.bar.setAccessibleName(words)

    def _on_end(self) -> None:
        # The page's own slot may have said the outcome before this one runs.
        self._let_go()
        if not self._said:
            self.hide()

    def _let_go(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.progressed.disconnect(self._on_progress)
            for signal in (job.finished, job.failed, job.cancelled):
                signal.disconnect(self._on_end)

    def _tell(self) -> None:
        self.cancel_pressed.emit()
        if self._job is not None:
            self._job.cancel()

    def _say_cancel(self) -> None:
        words = translate("Kit", "Cancel")
        self.cancel_button.setText(words)
        self.cancel_button.setAccessibleName(words)
