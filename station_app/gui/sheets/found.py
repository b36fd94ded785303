"""The people a name or a phone on the paper may mean, under the row; none is chosen by the program."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from station_app.core.clock import local_day
from station_app.core.search.model import Hit
from station_app.core.settings.queries import zone
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import announce
from station_app.texts import moments, translate
from station_app.texts.dictionaries import Words
from station_app.texts.labels import masked_phone, person_name

_ROW_PX = 34


class FoundList(QListWidget):
    """The field keeps the focus; ↓ and ↑ there mark a line here."""

    picked = Signal(int)
    """The line that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheetsFound")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.itemClicked.connect(self._on_clicked)
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these, none marked; hides when there are none."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(line)
            item.setSizeHint(QSize(10, _ROW_PX))
            self.addItem(item)
        self.setCurrentRow(-1)
        self.setFixedHeight(_ROW_PX * len(lines) + 2 * self.frameWidth())
        self.setVisible(bool(lines))

    def step(self, step: int) -> None:
        """Mark the next line or the one before; stops at the ends."""
        self.setCurrentRow(max(0, min(self.currentRow() + step, self.count() - 1)))
        announce(self, self.currentItem().text() if self.currentItem() else "")

    def marked(self) -> int | None:
        """The line the clerk marked."""
        return self.currentRow() if self.currentRow() >= 0 else None

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.picked.emit(self.row(item))


def line_of(context: Context, hit: Hit, words: Words) -> str:
    """周佳宁　138****2046　外卖配送员 · 美团　上次 9月3日."""
    about = words.work(hit.category, [hit.platform] if hit.platform else [])
    parts = [person_name(hit.name, hit.nickname, hit.phone), masked_phone(hit.phone), about]
    if hit.last_at is not None:
        local = zone(context.db)
        day = moments.relative_day(local_day(hit.last_at, local), local_day(context.clock.now(), local))
        parts.append(translate("Paper", "last here {day}").format(day=day))
    return "    ".join(part for part in parts if part)
