"""The window of the first run: a head, one screen, one way on. Closed before the end it leaves nothing behind."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from station_app.core.clock import Clock
from station_app.core.errors import Refusal, Trouble
from station_app.gui.firstrun.backup_step import BackupStep
from station_app.gui.firstrun.begin_step import BeginStep
from station_app.gui.firstrun.choices import Begin, Choices
from station_app.gui.firstrun.foot import Foot
from station_app.gui.firstrun.station_step import StationStep
from station_app.gui.firstrun.step import Step
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.prompts import Prompts
from station_app.gui.runtime.i18n import Language
from station_app.gui.runtime.prefs import Prefs
from station_app.texts import translate

_FRAME = QSize(16, 40)
_USUAL, _SMALLEST = QSize(1280, 720), QSize(480, 300)
_WIDEST, _ICON_PX = 760, 48


class FirstRunWindow(QMainWindow):
    """Enter goes on, Escape and Alt+← go back; what was typed stays in `choices` whatever happens."""

    agreed = Signal(object)
    """Choices: the clerk is through; whoever listens makes the station, or calls `complain`."""
    demo_made = Signal()
    """The invented station lies ready to be looked at."""
    demo_given_up = Signal()
    """The making of the invented station was cancelled or failed: what there is of it can go."""

    def __init__(
        self, station: Path, *, choices: Choices, clock: Clock, prefs: Prefs, language: Language, prompts: Prompts
    ) -> None:
        super().__init__()
        self.setObjectName("firstRun")
        self.choices = choices
        self._clock = clock
        self._prefs = prefs
        self._language = language
        self._station_step = StationStep(choices)
        self.steps: tuple[Step, ...] = (
            self._station_step,
            BeginStep(choices),
            BackupStep(choices, station, prompts),
        )
        self._at = 0
        self._title, self._words = PlainLabel("", "figure", wrap=True), PlainLabel("", "secondary", wrap=True)
        self._count = PlainLabel("", "secondary")
        self._count.setObjectName("firstRunCount")
        self.other = button("", "quiet", "firstRunLanguage")
        self.foot = Foot()
        self._places: list[QVBoxLayout] = []
        self._stack = QStackedWidget()
        self._scroll = QScrollArea()
        self._build()
        self._connect()
        self.retranslate()

    def at(self) -> int:
        """Which screen is shown, from 0."""
        return self._at

    def go_on(self) -> None:
        """The way on: the next screen, the invented station, or the end."""
        if self.foot.job.running() or not self.steps[self._at].take():
            return
        self.foot.calm()
        if self._at == 1 and self.choices.begin is Begin.DEMO:
            self.look_around()
        elif self._at < len(self.steps) - 1:
            self._show(self._at + 1)
        else:
            self.agreed.emit(self.choices)

    def go_back(self) -> None:
        """The screen before; on the first one nothing happens. While the invented station is made, its end."""
        if self.foot.job.running():
            self.foot.job.cancel()
        elif self._at:
            self._show(self._at - 1)

    def look_around(self) -> None:
        """Make the invented station; what was typed is kept for later."""
        self._station_step.keep()
        self.foot.make_demo(self._clock.now())

    def complain(self, known: Refusal | Trouble) -> None:
        """The station could not be made: say why; everything typed is still here."""
        self.foot.complain(known)

    def raise_window(self) -> None:
        """A second start asked for this window."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def retranslate(self) -> None:
        """Say every word in the language in force."""
        self.setWindowTitle(translate("FirstRun", "Warm home · first run"))
        for step in self.steps:
            step.retranslate()
        # The other language in its own words, for whoever cannot read this one.
        self.other.setText("English" if self._language.code == "zh" else "中文")
        self.other.setAccessibleName(self.other.text())
        self._say()

    # -- what Qt calls -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._station_step.keep()
        self.foot.job.cancel()
        super().closeEvent(event)

    # -- answers -----------------------------------------------------------------------------------------------------

    def _enter(self) -> None:
        focused = QApplication.focusWidget()
        if self.foot.job.running():
            return  # one Enter too many cancels nothing
        if isinstance(focused, QPushButton) and not focused.isCheckable():
            focused.click()
        else:
            self.go_on()

    def _show(self, at: int) -> None:
        self._at = at
        self._stack.setCurrentIndex(at)
        self._places[at].insertWidget(1, self.foot)  # right under the card, whose heights differ
        self.foot.show()
        self._say()
        self._focus()
        announce(self, f"{self.steps[at].title()} {self._count.text()}")

    def _focus(self) -> None:
        self.foot.next.setFocus(Qt.FocusReason.OtherFocusReason)
        self.steps[self._at].focus()
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        focused = self._scroll.focusWidget()
        if focused is not None:
            self._scroll.ensureWidgetVisible(focused)

    def _say(self) -> None:
        step = self.steps[self._at]
        self._title.setText(step.title())
        self._words.setText(step.words())
        self._count.setText(f"{self._at + 1} / {len(self.steps)}")
        self.foot.say(self._onward(), first=self._at == 0)

    def _onward(self) -> str:
        if self._at == 1 and self.choices.begin is Begin.DEMO:
            return translate("FirstRun", "Look around")
        if self._at < len(self.steps) - 1:
            return translate("FirstRun", "Next")
        if self.choices.second is None:
            return translate("FirstRun", "Later; open the desk")
        return translate("FirstRun", "Open the desk")

    def _on_busy(self, busy: bool) -> None:
        self.other.setEnabled(not busy)
        for step in self.steps:
            step.setEnabled(not busy)
        if not busy:
            self._focus()

    def _switch_language(self) -> None:
        self._prefs.language = "en" if self._language.code == "zh" else "zh"
        self._language.use(self._prefs.language)

    # -- making it ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        for step in self.steps:
            place = QWidget()
            around = QVBoxLayout(place)
            around.setContentsMargins(0, 0, 0, 0)
            around.setSpacing(16)
            around.addWidget(step)
            around.addStretch(1)
            self._places.append(around)
            self._stack.addWidget(place)
        self._places[0].insertWidget(1, self.foot)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addStretch(2)
        column.addLayout(self._head())
        column.addWidget(self._stack)
        column.addStretch(3)
        content = QWidget()
        across = QHBoxLayout(content)
        across.setContentsMargins(20, 16, 20, 16)
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        self.setCentralWidget(self._scroll)
        room = self.screen().availableGeometry().size() - _FRAME
        self.setMinimumSize(_SMALLEST.boundedTo(room))
        self.resize(_USUAL.boundedTo(room))

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(self.windowIcon().pixmap(QSize(_ICON_PX, _ICON_PX), self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._words)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(picture)
        head.addLayout(words, 1)
        head.addWidget(self.other)
        head.addWidget(self._count)
        return head

    def _connect(self) -> None:
        self.foot.next.clicked.connect(self.go_on)
        self.foot.back.clicked.connect(self.go_back)
        self.foot.look.clicked.connect(self.look_around)
        self.foot.busy.connect(self._on_busy)
        self.foot.demo_made.connect(self.demo_made)
        self.foot.demo_given_up.connect(self.demo_given_up)
        self.other.clicked.connect(self._switch_language)
        # A shortcut and no key: among radio buttons an arrow would go to the next one.
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_back)
        for step in self.steps:
            step.changed.connect(self._say)
