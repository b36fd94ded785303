"""Enrolling from a list: pasted, or a file; both go through the import assistant, where every line is seen first."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from station_app.gui.kit.context import Context
from station_app.gui.kit.folders import documents
from station_app.gui.training.paste_list import PasteList, ask_for_list
from station_app.texts import translate


def open_list(context: Context, session_id: int, parent: QWidget) -> None:
    """Offer to paste a list or to choose a file for a session, below `parent`, which stands on a page."""
    menu = ListMenu(context, session_id, parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(parent.mapToGlobal(QPoint(0, parent.height())))
    menu.setActiveAction(menu.paste)


def paste_list(context: Context, session_id: int, parent: QWidget) -> PasteList:
    """Ask for a list to be pasted; what is pasted opens the assistant. Raises NotFound."""
    dialog = PasteList(context, session_id, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def choose_list(context: Context, session_id: int, parent: QWidget) -> None:
    """Ask for a file and open the assistant on it; nothing happens when the clerk thinks better of it."""
    filters = [
        translate("Training", "Lists (*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt)"),
        translate("Training", "All files (*)"),
    ]
    path = context.prompts.choose_open_path(translate("Training", "Choose a list of names"), documents(), filters)
    if path is not None:
        ask_for_list(path, session_id, parent)


class ListMenu(QMenu):
    """Two ways to bring a list: pasted from a chat or a table, or as a file."""

    def __init__(self, context: Context, session_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("trainingListMenu")
        self._context, self._session_id, self._parent = context, session_id, parent
        self.paste: QAction = self.addAction(translate("Training", "Paste a list…"))
        self.file: QAction = self.addAction(translate("Training", "From a file…"))
        self.paste.setObjectName("trainingListPaste")
        self.file.setObjectName("trainingListFile")
        self.paste.triggered.connect(self._on_paste)
        self.file.triggered.connect(self._on_file)

    def _on_paste(self) -> None:
        paste_list(self._context, self._session_id, self._parent)

    def _on_file(self) -> None:
        choose_list(self._context, self._session_id, self._parent)
