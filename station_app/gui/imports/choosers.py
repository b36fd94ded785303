"""What the clerk chooses: a file, whether to leave one, and over the columns its sheet, characters and session."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from station_app.gui.kit.context import Context
from station_app.texts import translate

_CHOOSER_PX, _ROW_PX, _MOST = 190, 30, 12


def chooser(name: str) -> QComboBox:
    """A list to choose one thing from, in the row of chips."""
    made = QComboBox()
    made.setObjectName(name)
    made.setProperty("kind", "chip")
    made.setFixedHeight(_ROW_PX)
    made.setFixedWidth(_CHOOSER_PX)
    made.setMaxVisibleItems(_MOST)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def show(shown: bool, *widgets: QWidget) -> None:
    """Show widgets where there is something to choose, and hide them where there is not."""
    for widget in widgets:
        widget.setVisible(shown)


def ask_for_file(context: Context, folder: Path) -> Path | None:
    """The file the clerk chooses; None when they think better of it."""
    filters = [
        translate("Imports", "Registers and lists (*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt)"),
        translate("Imports", "All files (*)"),
    ]
    return context.prompts.choose_open_path(translate("Imports", "Choose a register or a list"), folder, filters)


def may_forget(context: Context) -> bool:
    """Whether the clerk agrees to lose what was put right in the file at hand."""
    return context.prompts.confirm(
        translate("Imports", "Leave this file?"),
        translate(
            "Imports", "Nothing was taken over yet. What you put right in this file is forgotten when you leave it."
        ),
        yes=translate("Imports", "Leave it"),
        danger=True,
    )
