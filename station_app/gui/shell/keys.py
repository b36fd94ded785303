"""F1: every key there is, in one list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from station_app.gui.kit.key_cap import KeyCap
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.runtime.actions import KeyLine
from station_app.texts import translate


class KeysDialog(QDialog):
    """The keys of the window and of the desk's field; Escape or Enter closes it."""

    def __init__(self, parent: QWidget, lines: Sequence[KeyLine]) -> None:
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setWindowTitle(translate("Shell", "Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        shown = [(" ".join(line.keys), line.text) for line in lines] + _of_the_field()
        half = (len(shown) + 1) // 2
        for at, (keys, words) in enumerate(shown):
            column = 0 if at < half else 2
            grid.addWidget(KeyCap(keys), at % half, column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(PlainLabel(words), at % half, column + 1)
        close = button(translate("Shell", "Close"), "accent")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(16)
        layout.addLayout(grid)
        layout.addLayout(row)


def _of_the_field() -> list[tuple[str, str]]:
    return [
        ("Enter", translate("Shell", "Check in whom the field means")),
        ("↓ ↑", translate("Shell", "Mark one of several")),
        ("+  +6  +6h", translate("Shell", "Count without a name: one, six, six sanitation workers")),
        ("L", translate("Shell", "Somebody here leaves (also on a row)")),
        ("R", translate("Shell", "Somebody here counts once more")),
        ("Alt 1 … 9", translate("Shell", "Services of the next visit")),
        ("Alt W K C H Z Q", translate("Shell", "Category of those just counted")),
        ("Shift", translate("Shell", "Hanzi in the field, until the next act")),
        ("Esc", translate("Shell", "Leave what is shown; half-filled forms stay")),
    ]
