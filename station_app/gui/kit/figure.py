"""A big number with its caption, as in a strip of the day's figures."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from station_app.gui.kit.plain_label import PlainLabel

_GAP = 6


class Figure(QWidget):
    """Number and caption; `beside` puts the caption at the number's right instead of under it."""

    def __init__(self, caption: str, value: str = "–", *, beside: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = PlainLabel(value, "figure")
        self._caption = PlainLabel(caption, "caption")
        self._note = PlainLabel("", "small")
        self._note.hide()
        direction = QBoxLayout.Direction
        layout = QBoxLayout(direction.LeftToRight if beside else direction.TopToBottom, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP if beside else 0)
        align = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeft
        for label in (self._value, self._caption, self._note):
            layout.addWidget(label, 0, align)
        if not beside:
            layout.addStretch(1)  # numbers of a strip stand on one line, with a note under some or not
        vertical = QSizePolicy.Policy.Fixed if beside else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self._say()

    def width_beside(self) -> int:
        """How much room number and caption take side by side."""
        return self._value.sizeHint().width() + _GAP + self._caption.sizeHint().width()

    def put_beside(self, beside: bool) -> None:
        """The caption at the right of the number, or under it where room is short."""
        layout = self.layout()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if isinstance(layout, QBoxLayout) and layout.direction() != direction:
            layout.setDirection(direction)
            layout.setSpacing(_GAP if beside else 0)

    def show_value(self, value: str) -> None:
        """The number, already written for people (1,831)."""
        self._value.setText(value)
        self._say()

    def show_note(self, note: str, look: str = "small") -> None:
        """A line under it, such as the change against last month; look "ok", "bad" … An empty one goes away."""
        self._note.setText(note)
        self._note.set_look(look)
        self._note.setVisible(bool(note))
        self._say()

    def set_caption(self, caption: str) -> None:
        """Other words under the number, after the language changed."""
        self._caption.setText(caption)
        self._say()

    def caption(self) -> str:
        """The words at the number."""
        return self._caption.text()

    def value(self) -> str:
        """The number as it stands there."""
        return self._value.text()

    def _say(self) -> None:
        words = (self._caption.text(), self._value.text(), self._note.text())
        self.setAccessibleName(" ".join(word for word in words if word))
