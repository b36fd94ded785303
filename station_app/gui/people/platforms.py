"""Several platforms in order: the first is the primary one. Picked from a list, taken away by pressing one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QWidget

from station_app.core.settings.model import Entry
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.look import button
from station_app.texts import translate


class PlatformPicker(QWidget):
    """Chosen platforms as buttons, then the list to add from."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: list[str] = []
        self._labels: dict[str, str] = {}
        self._offered: list[str] = []
        self._buttons: list[QPushButton] = []
        self.list = _OpenedList()
        self.list.setObjectName("personPlatform")
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.list.setMaxVisibleItems(12)
        self.list.activated.connect(self._on_picked)
        self._flow = FlowLayout(self, row_gap=6)
        self._flow.addWidget(self.list)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.list)

    def chosen(self) -> tuple[str, ...]:
        """The codes, the primary one first."""
        return tuple(self._chosen)

    def choose(self, codes: Sequence[str]) -> None:
        """Show exactly these, without telling."""
        self._chosen = list(codes)
        self._show()

    def offer(self, entries: Sequence[Entry], language: str) -> None:
        """What can be picked, and every label: what is switched off still says its name."""
        self._labels = {entry.code: entry.label(language) for entry in entries}
        self._offered = [entry.code for entry in entries if entry.active]
        self._show()

    def _show(self) -> None:
        for old in self._buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        self._flow.removeWidget(self.list)
        for place, code in enumerate(self._chosen):
            label = self._labels.get(code, code)
            words = translate("People", "{platform} (primary)").format(platform=label) if place == 0 else label
            made = button(f"{words}  ×")
            made.setAccessibleName(translate("People", "Take {platform} away").format(platform=label))
            made.setProperty("code", code)
            made.clicked.connect(self._on_taken_away)
            made.setParent(self)
            self._flow.addWidget(made)
            made.show()
            self._buttons.append(made)
        self._flow.addWidget(self.list)
        self.list.clear()
        self.list.setPlaceholderText(translate("People", "Add a platform"))
        for code in self._offered:
            if code not in self._chosen:
                self.list.addItem(self._labels[code], code)
        self.list.setCurrentIndex(-1)
        self.updateGeometry()

    def _on_picked(self, row: int) -> None:
        code = self.list.itemData(row)
        if code is not None:
            self._chosen.append(code)
            self._show()
            self.changed.emit()

    def _on_taken_away(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton):
            self._chosen.remove(str(pressed.property("code")))
            self.list.setFocus()
            self._show()
            self.changed.emit()


class _OpenedList(QComboBox):
    """A list that opens before it chooses: arrows on a closed one would pick what nobody looked at."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F4):
            self.showPopup()
        else:
            event.ignore()

    def showPopup(self) -> None:
        super().showPopup()
        self.view().setCurrentIndex(self.model().index(0, 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
