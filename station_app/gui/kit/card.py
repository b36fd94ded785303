"""A card: a surface with a title, a count beside it and a hint at the right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.tag import Kind, TagLabel

PADDING = 16
_EDGE = 12  # as far as the words of a table stand from its edge
_CORNER = 8  # what lies at the edges stays clear of the round corners


class Card(QFrame):
    """Put content into `body`; `header` takes buttons at the right of the title."""

    def __init__(
        self,
        title: str = "",
        *,
        hint: str = "",
        padding: int = PADDING,
        elides: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`padding` around the body; 0 for a table that runs to the edges, its title above the first column.

        `elides`: the title names somebody, and a long name must not push the card wider than the page.
        """
        super().__init__(parent)
        self._title = ElidedLabel(title, "heading") if elides else PlainLabel(title, "heading")
        self._count = TagLabel(kind="accent")
        self._count.hide()
        self._hint = PlainLabel(hint, "hint")
        self._head = QWidget(self)
        self.header = QHBoxLayout(self._head)
        side = padding or _EDGE
        self.header.setContentsMargins(side, 12, side, 0)
        self.header.setSpacing(8)
        for widget in (self._title, self._count):
            self.header.addWidget(widget)
        self.header.addStretch(1)
        self.header.addWidget(self._hint)
        self._head.setVisible(bool(title))
        self._head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(padding, 12 if padding else 4, padding, padding or _CORNER)
        self.body.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        outer.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Another title; none hides the head."""
        self._title.setText(title)
        self._head.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_count(self, count: int | None, kind: Kind = "accent") -> None:
        """The number beside the title; None takes it away."""
        self._count.setVisible(count is not None)
        if count is not None:
            self._count.show_tag(f"{count:,}", kind)

    def set_hint(self, hint: str) -> None:
        """The quiet words at the right of the title."""
        self._hint.setText(hint)


def line() -> QFrame:
    """A thin line between two parts of a card."""
    made = QFrame()
    made.setProperty("line", "true")
    return made
