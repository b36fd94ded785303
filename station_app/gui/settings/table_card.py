"""The shape of a section with a table: title and button, the form under them when it is open, the table below."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from station_app.gui.kit.card import PADDING, Card
from station_app.gui.kit.data_table import ROW_PX

_ROWS_SEEN = 3
_LOW_PX = 420
"""In a section lower than this an open form takes the place of the table."""


def lay_out(
    section: QWidget, card: Card, add: QPushButton, form: QWidget, table: QWidget, *, note: QWidget | None = None
) -> None:
    """Put the parts into a card that fills the section. `note` is a line of explanation above the table."""
    card.header.addWidget(add)
    form.setContentsMargins(PADDING, 4, PADDING, 4)
    card.body.addWidget(form)
    if note is not None:
        note.setContentsMargins(12, 0, PADDING, 0)
        card.body.addWidget(note)
    table.setMinimumHeight(_ROWS_SEEN * ROW_PX)
    card.body.addWidget(table, 1)
    card.body.addStretch(0)
    outer = QVBoxLayout(section)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(card)
    _Room(section, form, [table] if note is None else [table, note])


class _Room(QObject):
    """Hides what stands below an open form where there is no room for both."""

    def __init__(self, section: QWidget, form: QWidget, below: list[QWidget]) -> None:
        super().__init__(section)
        self._section = section
        self._form = form
        self._below = below
        for watched in (section, form):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            away = not self._form.isHidden() and self._section.height() < _LOW_PX
            for each in self._below:
                each.setHidden(away)
        return super().eventFilter(watched, event)
