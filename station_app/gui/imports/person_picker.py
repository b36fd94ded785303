"""Somebody the station knows, picked by the desk's own look-up; who could be meant stands there at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from station_app.core.people.queries import by_ids
from station_app.core.search.queries import find
from station_app.gui.kit.context import Context
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.search_field import SearchField
from station_app.texts import labels, translate
from station_app.texts.dictionaries import Words, read_words

_MOST = 8
_ROW_PX = 34


class PersonPicker(QWidget):
    """A field and a list under it. Nobody is chosen by itself; one hit alone is taken by Enter. Escape closes."""

    picked = Signal(int)
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._alike: tuple[int, ...] = ()
        self._words = Words({}, {}, {})
        self.search = SearchField(context.icons)
        self.search.setObjectName("importPersonSearch")
        self.list = _List()
        self.list.setObjectName("importPersonList")
        self._nobody = PlainLabel("", "hint", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.search, self.list, self._nobody):
            layout.addWidget(widget)
        self.search.textEdited.connect(self._on_typed)
        self.search.go_on.connect(self._on_go_on)
        self.list.itemClicked.connect(self._on_clicked)
        self.list.entered_on.connect(self._on_clicked)
        self.retranslate()

    def open(self, alike: Sequence[int]) -> None:
        """Begin with those who could be meant."""
        self._alike = tuple(alike)
        self._words = read_words(self._context.db, self._context.language.code)
        self.search.clear()
        self._fill("")
        self.search.setFocus()

    def scanned(self, code: str) -> bool:
        """A card picks its person while the picker is open; False when it is not."""
        if not self.isVisible():
            return False
        for hit in find(self._context.db, code, limit=1):
            if hit.by_card:
                self.picked.emit(hit.person_id)
        return True

    def retranslate(self) -> None:
        """Say every word anew."""
        self.search.say(translate("Imports", "Name, tail or pinyin"))
        self.list.setAccessibleName(translate("Imports", "People who could be meant"))
        self._nobody.setText(translate("Imports", "Nobody is found by this."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, text: str) -> None:
        self.list.clear()
        if text:
            for hit in find(self._context.db, text, limit=_MOST):
                self._add(hit.person_id, hit.name, hit.nickname, hit.phone, hit.category, hit.platform)
        else:
            for person in by_ids(self._context.db, self._alike):
                self._add(person.id, person.name, person.nickname, person.phone, person.category, person.platform)
        rows = self.list.count()
        self.list.setVisible(rows > 0)
        self.list.setFixedHeight(max(rows, 1) * _ROW_PX + 4)
        self._nobody.setVisible(not rows and bool(text))

    def _add(
        self,
        person_id: int,
        name: str | None,
        nickname: str | None,
        phone: str | None,
        category: str,
        platform: str | None,
    ) -> None:
        work = self._words.work(category, () if platform is None else (platform,))
        known = (labels.person_name(name, nickname, phone), labels.masked_phone(phone), work)
        item = QListWidgetItem(" ".join(part for part in known if part))
        item.setData(Qt.ItemDataRole.UserRole, person_id)
        self.list.addItem(item)

    def _on_typed(self, text: str) -> None:
        self._fill(text.strip())

    def _on_go_on(self) -> None:
        if self.list.count() == 1:
            self._on_clicked(self.list.item(0))
        elif self.list.count():
            self.list.setFocus()
            self.list.setCurrentRow(0)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.picked.emit(int(item.data(Qt.ItemDataRole.UserRole)))


class _List(QListWidget):
    entered_on = Signal(QListWidgetItem)

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.entered_on.emit(self.currentItem())
        else:
            super().keyPressEvent(event)
