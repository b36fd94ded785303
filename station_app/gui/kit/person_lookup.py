"""Looking somebody up by name, number or card: a field and what was found below it. Nobody is picked by the program."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from station_app.core.search.model import Hit
from station_app.core.search.queries import find
from station_app.gui.kit.context import Context
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.look import announce
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import labels

_ROW_PX = 32
_OTHER = -1


class _Line(EnterField):
    """The field above the list: arrows move in the list."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class PersonLookup(QWidget):
    """Subclasses say what Enter takes, what is said below, and what is offered besides the people found."""

    changed = Signal()
    """Somebody was picked, or nobody is any more."""
    entered = Signal()
    """Enter with nothing to pick: on with the form."""
    escaped = Signal()

    def __init__(self, context: Context, name: str, *, most: int, parent: QWidget | None = None) -> None:
        """`name` begins the object names; `most` people are shown."""
        super().__init__(parent)
        self.context = context
        self._most = most
        self._person: int | None = None
        self._other = False
        self.field = _Line()
        self.field.setObjectName(name)
        self.found = QListWidget()
        self.found.setObjectName(f"{name}Found")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.found.hide()
        self._state = PlainLabel("", "hint", wrap=True)
        self._state.setObjectName(f"{name}State")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for part in (self.field, self.found, self._state):
            layout.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._on_typed)
        self.field.moved.connect(self._on_moved)
        self.field.entered.connect(self.on_enter)
        self.field.escaped.connect(self._on_escape)
        self.found.itemClicked.connect(self.take)

    # -- what a subclass says ----------------------------------------------------------------------------------------

    def other_words(self, typed: str) -> str | None:
        """The row that stands for none of the people found; None where there is none."""
        raise NotImplementedError

    def about(self, hit: Hit) -> str:
        """What stands behind a name found."""
        return labels.masked_phone(hit.phone)

    def words(self) -> str:
        """What is said below the field."""
        raise NotImplementedError

    def on_enter(self) -> None:
        """Enter in the field."""
        raise NotImplementedError

    # -- for subclasses and forms ------------------------------------------------------------------------------------

    def person_id(self) -> int | None:
        """Who was picked."""
        return self._person

    def other_name(self) -> str | None:
        """What was typed, when the other row was picked."""
        return self.typed() if self._other else None

    def decided(self) -> bool:
        """Whether somebody or the other row was picked."""
        return self._person is not None or self._other

    def typed(self) -> str:
        """What stands in the field."""
        return self.field.text().strip()

    def put(self, person_id: int | None, name: str) -> None:
        """Begin with somebody, or with nobody and an empty field."""
        self._person, self._other = person_id, False
        self.field.setText(name if person_id is not None else "")
        self._show_found([])
        self.say()

    def pick_by_code(self, code: str) -> bool:
        """Pick the owner of a scanned card; False when it is nobody's."""
        hits = [hit for hit in find(self.context.db, code) if hit.by_card]
        if hits:
            self._pick(hits[0].person_id, _name(hits[0]))
        return bool(hits)

    def rows(self) -> list[QListWidgetItem]:
        """What is offered, the other row too."""
        return [self.found.item(row) for row in range(self.found.count())]

    def people(self) -> list[QListWidgetItem]:
        """The people offered."""
        return [item for item in self.rows() if item.data(Qt.ItemDataRole.UserRole) != _OTHER]

    def take(self, item: QListWidgetItem) -> None:
        """Pick a row."""
        person = int(item.data(Qt.ItemDataRole.UserRole))
        if person == _OTHER:
            self._other = True
            self._after_picking()
        else:
            self._pick(person, str(item.data(Qt.ItemDataRole.UserRole + 1)))

    def say(self) -> None:
        """Say anew what stands below the field."""
        words = self.words()
        self._state.setText(words)
        self._state.setVisible(bool(words))

    # -- typing and showing ------------------------------------------------------------------------------------------

    def _on_typed(self, text: str) -> None:
        self._person, self._other = None, False
        self._show_found(find(self.context.db, text, limit=self._most) if text.strip() else [])
        self.say()
        self.changed.emit()

    def _on_moved(self, step: int) -> None:
        if self.found.count():
            row = max(0, min(self.found.currentRow() + step, self.found.count() - 1))
            self.found.setCurrentRow(row)
            announce(self.field, self.found.item(row).text())

    def _on_escape(self) -> None:
        if self.found.count():
            self._hide_found()
        else:
            self.escaped.emit()

    def _pick(self, person_id: int, name: str) -> None:
        self._person, self._other = person_id, False
        self.field.setText(name)
        self._after_picking()

    def _after_picking(self) -> None:
        self._show_found([])
        self.say()
        self.changed.emit()

    def _show_found(self, hits: list[Hit]) -> None:
        self._hide_found()
        for hit in hits:
            self._add(f"{_name(hit)}  {self.about(hit)}".strip(), hit.person_id, _name(hit))
        other = self.other_words(self.typed()) if self.typed() and not self.decided() else None
        if other is not None:
            self._add(other, _OTHER, self.typed())
        self.found.setFixedHeight(self.found.count() * _ROW_PX + 4)
        self.found.setVisible(bool(self.found.count()))

    def _hide_found(self) -> None:
        self.found.clear()
        self.found.hide()

    def _add(self, text: str, person: int, name: str) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, int(person))
        item.setData(Qt.ItemDataRole.UserRole + 1, name)
        self.found.addItem(item)


def _name(hit: Hit) -> str:
    return labels.person_name(hit.name, hit.nickname, hit.phone)
