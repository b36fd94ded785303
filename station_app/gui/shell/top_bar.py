"""The top of the window: the page's title, a door to the desk's field, a banner when something is wrong, the clock."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from station_app.core.settings.queries import zone
from station_app.gui.kit.context import Context
from station_app.gui.kit.key_cap import KeyCap
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import moments, translate

_HEIGHT = 48
_TICK_MS = 1_000


class TopBar(QFrame):
    """Shows the moment on the station's clock."""

    typed = Signal(str)
    """Something typed into the field at the top."""
    answered = Signal()
    """The button beside the banner was pressed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self._context = context
        self._title = PlainLabel("", "title")
        self._field = QLineEdit()
        self._field.setObjectName("topField")
        self._field.setProperty("soft", "true")
        self._field.setMaximumWidth(460)
        self._field.textEdited.connect(self._on_edited)
        self._cap = KeyCap("F2")
        self._banner = PlainLabel("", "bad", wrap=True)
        self._banner.setObjectName("topBanner")
        self._banner.hide()
        self._answer = button("", "small", "topAnswer")
        self._answer.clicked.connect(self.answered)
        self._answer.hide()
        self._clock = PlainLabel("", "clock")
        self._clock.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._day = PlainLabel("", "small")
        self._day.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._chips_box = QWidget()
        self._chips = QHBoxLayout(self._chips_box)
        self._chips.setContentsMargins(0, 0, 0, 0)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()
        self._build()

    def show_title(self, title: str, *, with_field: bool) -> None:
        """Another page is in front; the desk has its own field, and its own line of what the chips say."""
        self._title.setText(title)
        self._chips_box.setVisible(with_field)
        self._field.setVisible(with_field)
        self._cap.setVisible(with_field)

    def show_banner(self, words: str, answer: str = "", *, look: str = "bad") -> None:
        """Something the clerk must know until it is mended; `answer` puts a button beside it."""
        self._banner.set_look(look)
        self._banner.setText(words)
        self._banner.setVisible(bool(words))
        self._answer.setText(answer)
        self._answer.setAccessibleName(answer)
        self._answer.setVisible(bool(answer))

    def add_chip(self, chip: QWidget) -> None:
        """A small button before the clock, on every page but the desk."""
        self._chips.addWidget(chip)

    def retranslate(self) -> None:
        """Say the words of the bar."""
        self._field.setPlaceholderText(translate("Shell", "Scan, or type a name, initials, a phone tail"))
        self._field.setAccessibleName(translate("Shell", "Look somebody up at the desk"))
        self._clock.setText("")
        self._tick()

    def _on_edited(self, text: str) -> None:
        self._field.clear()
        self.typed.emit(text)

    def _tick(self) -> None:
        now, local = self._context.clock.now(), zone(self._context.db)
        clock = moments.clock(now, local)
        if clock != self._clock.text():
            self._clock.setText(clock)
            self._day.setText(moments.whole_day(now.astimezone(local).date()))

    def _build(self) -> None:
        when = QVBoxLayout()
        when.setSpacing(0)
        when.addWidget(self._clock)
        when.addWidget(self._day)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 0, 20, 0)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._field, 2)
        layout.addWidget(self._cap)
        layout.addWidget(self._banner, 3)
        layout.addWidget(self._answer)
        layout.addStretch(1)
        layout.addWidget(self._chips_box)
        layout.addLayout(when)
        self.setFixedHeight(_HEIGHT)
