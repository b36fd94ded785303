"""What the page opens over itself: the form for tools, and the labels."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from station_app.gui.kit.context import Context
from station_app.gui.lending.tool_form.dialog import ToolDialog
from station_app.gui.printing.labels_dialog import LabelsDialog


class LendingDialogs(QObject):
    """Each is made when it is first wanted; the page stays as it is under them."""

    saved = Signal(int)
    """The first of the tools that were added or changed."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._tool_form: ToolDialog | None = None

    def add(self) -> None:
        """The form for a tool, or several alike."""
        self._form().add()

    def edit(self, tool_id: int) -> None:
        """The form about one tool."""
        self._form().edit(tool_id)

    def labels(self, tool_ids: Sequence[int]) -> None:
        """Labels, those of these tools ticked."""
        dialog = LabelsDialog(self._context, tool_ids, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _form(self) -> ToolDialog:
        if self._tool_form is None:
            self._tool_form = ToolDialog(self._context, self._page)
            self._tool_form.saved.connect(self._on_saved)
        return self._tool_form

    def _on_saved(self, tools: tuple[int, ...]) -> None:
        self.saved.emit(tools[0])
