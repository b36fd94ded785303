"""A form that opens above a table and closes again, with its own buttons for saving and closing."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from station_app.gui.kit.form import Form
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

_LOWEST_PX = 96


class _FormScroll(QScrollArea):
    """As high as its form where there is room; scrolls it in a low window, so that nothing is cut."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self._form = form
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(form)

    def sizeHint(self) -> QSize:
        wanted = self._form.sizeHint()
        if self._form.hasHeightForWidth() and self.viewport().width() > 0:
            wanted.setHeight(self._form.heightForWidth(self.viewport().width()))
        return wanted

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self.sizeHint().height(), _LOWEST_PX))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


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
        self._scroll = _FormScroll(self.form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(10)
        layout.addWidget(self._scroll)
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
        self._scroll.verticalScrollBar().setValue(0)
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
        if self.form.complain(field, words):
            self._scroll.ensureWidgetVisible(self.form.focusWidget() or self.form)
        else:
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
