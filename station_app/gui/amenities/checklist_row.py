"""A line of the checklist: the point, what was noted, three choices; beneath it what was found wanting."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from station_app.core.amenities.model import Result
from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.tag import TagLabel
from station_app.gui.runtime.theme import Theme
from station_app.texts import translate
from station_app.texts.amenities import result_words
from station_app.texts.amenities_checks import mark_words

ROW_PX = 36
_SIDE = 14
CHOICES = (Result.NORMAL, Result.ABNORMAL, Result.NOT_APPLICABLE)


class MarkButton(QPushButton):
    """One of the three choices; the keyboard marks on the line, so only a click comes here."""

    pressed_for = Signal(str)
    """The result it stands for."""

    def __init__(self, code: str, result: Result) -> None:
        super().__init__()
        self.result = result
        self.setObjectName(f"check.{code}.{result.value}")
        self.setProperty("result", result.value)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_click)

    def say(self, point: str) -> None:
        """The word on it, and what screen readers say."""
        self.setText(mark_words(self.result))
        whole = result_words(self.result)
        self.setToolTip(whole if whole != self.text() else "")
        self.setAccessibleName(translate("Amenities", "{point}: {result}").format(point=point, result=whole))

    def _on_click(self) -> None:
        self.setChecked(not self.isChecked())  # it is marked when it is saved, not when it is pressed
        self.pressed_for.emit(self.result.value)


class CheckRow(QWidget):
    """One point. It is looked at (`set_current`) by keys or a click; a click on a choice marks it."""

    marked = Signal(str, str)
    """The point's code and the result."""
    picked = Signal(str)
    """A click beside the choices."""

    def __init__(self, theme: Theme, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._theme = theme
        self._current = self._strong = False
        self.setObjectName(f"check.{code}")
        self.setFixedHeight(ROW_PX)
        self.point = ElidedLabel()
        self.heat = TagLabel(kind="warn")
        self.note = ElidedLabel("", "small")
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.choices = {result: MarkButton(code, result) for result in CHOICES}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_SIDE, 0, _SIDE, 0)
        layout.setSpacing(6)
        layout.addWidget(self.point)
        layout.addWidget(self.heat)
        layout.addWidget(self.note, 1)
        for made in self.choices.values():
            layout.addWidget(made)
            made.pressed_for.connect(self._on_choice)
        theme.changed.connect(self.update)

    def show_point(self, point: str, heat: int) -> None:
        """What is looked at; `heat` is the level that adds it, 0 every day."""
        self.point.setText(point)
        self.heat.setVisible(bool(heat))
        self.heat.setText(translate("Amenities", "Heat"))
        for made in self.choices.values():
            made.say(point)

    def show_found(self, result: Result | None, note: str, *, wrong: bool) -> None:
        """What it was found to be, None: not yet; a few words beside the point, `wrong` in red."""
        for each, made in self.choices.items():
            made.setChecked(each is result)
        self.note.setText(note)
        self.note.set_look("bad" if wrong else "small")
        found = translate("Amenities", "not looked at yet") if result is None else result_words(result)
        words = translate("Amenities", "{point}: {result}").format(point=self.point.text(), result=found)
        self.setAccessibleName(f"{words} {note}".strip())

    def set_current(self, current: bool, strong: bool) -> None:
        """Whether the keys mark this line; `strong` while they do, for then the list has the focus."""
        if (current, strong) != (self._current, self._strong):
            self._current, self._strong = current, strong
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.code)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setPen(self._theme.color("border"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self._current:
            pen = QPen(self._theme.color("accent"), 2 if self._strong else 1)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _on_choice(self, result: str) -> None:
        self.marked.emit(self.code, result)


class FoundLine(QFrame):
    """The soft red line beneath a point that is wanting: what, which one, what became of it, and its photo."""

    photo_asked = Signal(str)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self.setObjectName(f"check.{code}.found")
        self.setProperty("foundLine", "true")
        self.words = PlainLabel("", wrap=True)
        self.photo = button("", "quiet", f"check.{code}.photo")
        self.photo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_SIDE, 6, _SIDE, 6)
        layout.setSpacing(8)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.photo)
        self.photo.clicked.connect(self._on_photo)

    def show_words(self, words: str, *, photo: bool) -> None:
        """What was found; `photo`: there is one to look at."""
        self.words.setText(words)
        self.setAccessibleName(words)
        shown = translate("Amenities", "Photo")
        self.photo.setText(shown)
        self.photo.setToolTip(translate("Amenities", "Show the photo (P)"))
        self.photo.setAccessibleName(shown)
        self.photo.setVisible(photo)

    def _on_photo(self) -> None:
        self.photo_asked.emit(self.code)
