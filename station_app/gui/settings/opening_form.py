"""A form that opens above a table and closes again, with its own buttons for saving and closing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from station_app.gui.kit.form import Form
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate


class OpeningForm(QWidget):
    """Hidden until `open_form`. Enter in a line saves; Escape closes. What was typed stays when it is refused."""

    asked = Signal()
    """Save what was typed."""
    closed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.form = Form()
        self.save = button("", "accent", f"{name}.save")
        self.cancel = button("", name=f"{name}.cancel")
        self.save.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.close_form)
        self._complaint = PlainLabel("", "bad", wrap=True)
        self._complaint.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._complaint, 1)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(10)
        layout.addWidget(self.form)
        layout.addLayout(row)
        self.setMaximumWidth(640)
        self.hide()

    def add_line(self, field: str) -> QLineEdit:
        """A line of text for a field of the core."""
        line = QLineEdit()
        line.setObjectName(f"settings.{field}")
        line.returnPressed.connect(self._ask)
        self.form.add(field, "", line)
        return line

    def open_form(self, first: QLineEdit) -> None:
        """Show it and begin in a line."""
        self.calm()
        self.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    def close_form(self) -> None:
        """Put it away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def calm(self) -> None:
        """No complaint."""
        self.form.calm()
        self._complaint.hide()

    def complain(self, field: str, words: str) -> None:
        """Say what is wrong beside the field, or under the form when it is about none of them."""
        self.calm()
        if not self.form.complain(field, words):
            self._complaint.setText(words)
            self._complaint.show()
            announce(self, words)

    def retranslate(self) -> None:
        """Words in the language in force."""
        for pressed, words in (
            (self.save, translate("Settings", "Save")),
            (self.cancel, translate("Settings", "Cancel")),
        ):
            pressed.setText(words)
            pressed.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.asked.emit()
