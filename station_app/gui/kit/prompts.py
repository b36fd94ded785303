"""Every question and file choice of the program, behind one protocol, so that tests answer them without a screen."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

Kind = Literal["info", "warning", "trouble"]
Filters = Sequence[str]
"""File filters as Qt writes them: "Excel (*.xlsx)"."""


class Prompts(Protocol):
    """What a page may ask the clerk. None and False always mean: do nothing."""

    def ask_text(self, title: str, question: str, *, text: str = "", required: bool = True) -> str | None:
        """A line of text such as a reason; None when cancelled. `required` refuses an empty one."""
        ...

    def confirm(self, title: str, question: str, *, yes: str, danger: bool = False) -> bool:
        """Whether to go on; the button for yes carries the word `yes`, the safe one is the default."""
        ...

    def message(self, title: str, text: str, kind: Kind = "info") -> None:
        """Something to read and close."""
        ...

    def choose_save_path(self, title: str, suggested: Path, filters: Filters) -> Path | None:
        """Where to write a file."""
        ...

    def choose_open_path(self, title: str, folder: Path, filters: Filters) -> Path | None:
        """Which file to read."""
        ...

    def choose_folder(self, title: str, folder: Path) -> Path | None:
        """Which folder to use, such as a USB stick's."""
        ...


class WindowPrompts:
    """Asks with dialogs over a window. Scans reach none of them: the router keeps their Enter."""

    def __init__(self, window: QWidget | None = None) -> None:
        self._window = window

    def stand_over(self, window: QWidget) -> None:
        """Over which window the dialogs stand, once it has been made."""
        self._window = window

    def ask_text(self, title: str, question: str, *, text: str = "", required: bool = True) -> str | None:
        dialog = TextDialog(self._window, title, question, text=text, required=required)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.answer()
        dialog.deleteLater()
        return answer if accepted else None

    def confirm(self, title: str, question: str, *, yes: str, danger: bool = False) -> bool:
        box = confirm_box(self._window, title, question, yes=yes, danger=danger)
        box.exec()
        answer = box.clickedButton() is not None and box.clickedButton().objectName() == "promptYes"
        box.deleteLater()
        return answer

    def message(self, title: str, text: str, kind: Kind = "info") -> None:
        icons = {"info": QMessageBox.Icon.Information, "warning": QMessageBox.Icon.Warning}
        box = _box(self._window, title, text, icons.get(kind, QMessageBox.Icon.Critical))
        box.addButton(translate("Kit", "Close"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        box.deleteLater()

    def choose_save_path(self, title: str, suggested: Path, filters: Filters) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(suggested), ";;".join(filters))
        return Path(name) if name else None

    def choose_open_path(self, title: str, folder: Path, filters: Filters) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), ";;".join(filters))
        return Path(name) if name else None

    def choose_folder(self, title: str, folder: Path) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._window, title, str(folder))
        return Path(name) if name else None


class TextDialog(QDialog):
    """One line of text. Enter in the field answers; an empty answer is refused beside the field when one is needed."""

    def __init__(self, parent: QWidget | None, title: str, question: str, *, text: str, required: bool) -> None:
        super().__init__(parent)
        self.setObjectName("promptText")
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self._required = required
        self.field = QLineEdit(text)
        self.field.setAccessibleName(question)
        self.field.selectAll()
        self.field.returnPressed.connect(self._answered)
        self._complaint = PlainLabel("", "bad", wrap=True)
        self.ok = button(translate("Kit", "OK"), "accent", "promptOk")
        self.ok.clicked.connect(self._answered)
        self.cancel = button(translate("Kit", "Cancel"), name="promptCancel")
        self.cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.ok)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(question, wrap=True))
        layout.addWidget(self.field)
        layout.addWidget(self._complaint)
        layout.addLayout(buttons)
        self.field.setFocus()

    def answer(self) -> str:
        """What stands in the field, blanks at its ends gone."""
        return self.field.text().strip()

    def _answered(self) -> None:
        if self._required and not self.answer():
            self._complaint.setText(translate("Kit", "Please write a few words."))
            announce(self.field, self._complaint.text())
            return
        self.accept()


def confirm_box(parent: QWidget | None, title: str, question: str, *, yes: str, danger: bool) -> QMessageBox:
    """The question of `confirm`: Cancel has the focus and answers Enter and Escape."""
    box = _box(parent, title, question, QMessageBox.Icon.NoIcon)
    agree = box.addButton(yes.replace("&", "&&"), QMessageBox.ButtonRole.AcceptRole)
    agree.setObjectName("promptYes")
    agree.setProperty("kind", "danger" if danger else "")
    cancel = box.addButton(translate("Kit", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    cancel.setObjectName("promptCancel")
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    return box


def _box(parent: QWidget | None, title: str, text: str, icon: QMessageBox.Icon) -> QMessageBox:
    box = QMessageBox(icon, title, text, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
