"""Labelled fields one under the other, each with room for a message beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from station_app.gui.kit.look import announce, set_look
from station_app.gui.kit.plain_label import PlainLabel


class Form(QWidget):
    """Rows of label and field. What was typed is never cleared by a message."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._fields: dict[str, QWidget] = {}
        self._labels: dict[str, PlainLabel] = {}
        self._messages: dict[str, PlainLabel] = {}
        self._hints: dict[str, str] = {}

    def add(self, name: str, label: str, field: QWidget, *, hint: str = "") -> QWidget:
        """Add a row. `name` is the field's name in the core's refusals (`Missing.field` …); gives the field back."""
        row = self._grid.rowCount()
        caption = PlainLabel(label, "secondary")
        caption.setMinimumHeight(34)
        caption.setBuddy(field)
        field.setAccessibleName(label)
        message = PlainLabel(hint, "hint", wrap=True, parent=self)
        message.setVisible(bool(hint))
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(field)
        column.addWidget(message)
        self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(column, row, 1)
        self._fields[name] = field
        self._labels[name] = caption
        self._messages[name] = message
        self._hints[name] = hint
        return field

    def complain(self, name: str, text: str, *, go_there: bool = True) -> bool:
        """Say what is wrong with a field and what to do, beside it, and go there; False when it has no such field.

        `go_there=False` for fields that save when they are left: the clerk is on the way to another one.
        """
        if name not in self._fields:
            return False
        field, message = self._fields[name], self._messages[name]
        message.setText(text)
        message.set_look("bad")
        message.show()
        set_look(field, wrong=True)
        field.setAccessibleDescription(text)
        if go_there:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(field, text)
        return True

    def calm(self, only: str | None = None) -> None:
        """Take all complaints away, or that of one field; hints come back."""
        for name, field in self._fields.items():
            if only not in (None, name):
                continue
            message = self._messages[name]
            message.setText(self._hints[name])
            message.set_look("hint")
            message.setVisible(bool(self._hints[name]))
            set_look(field, wrong=False)
            field.setAccessibleDescription("")

    def say(self, name: str, label: str, *, hint: str = "") -> None:
        """New words for a row, after the language changed. Raises KeyError."""
        self._labels[name].setText(label)
        self._fields[name].setAccessibleName(label)
        self._hints[name] = hint
        if self._fields[name].property("wrong") != "true":
            self._messages[name].setText(hint)
            self._messages[name].setVisible(bool(hint))

    def message(self, name: str) -> str:
        """What stands beside a field now: a complaint or its hint. Raises KeyError."""
        return self._messages[name].text()
