"""The shape of a section with a table: title and button, the form under them when it is open, the table below."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from station_app.gui.kit.card import PADDING, Card


def lay_out(section: QWidget, card: Card, add: QPushButton, form: QWidget, table: QWidget) -> None:
    """Put the parts into a card that fills the section."""
    card.header.addWidget(add)
    form.setContentsMargins(PADDING, 4, PADDING, 4)
    card.body.addWidget(form)
    card.body.addWidget(table, 1)
    outer = QVBoxLayout(section)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(card)
