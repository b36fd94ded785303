"""What is kept with a session, photos of the event and slides: shown with their size, added, opened, removed."""

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.settings.queries import zone
from station_app.core.training import queries
from station_app.core.training.model import SessionFile
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import button
from station_app.gui.kit.paged_model import Cell, Column, PagedModel, Tag
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.training.door_acts import DoorActs
from station_app.gui.training.files_panel_acts import FileActs
from station_app.texts import moments, translate

_KILO = 1024


class _Table(DataTable):
    """Delete removes the chosen file; pasting and Escape are the panel's."""

    removed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.chosen_id() is not None:
            self.removed.emit(self.chosen_id())
        elif event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Paste):
            event.ignore()  # the panel's
        else:
            super().keyPressEvent(event)


class FilesPanel(QWidget):
    """Stands where the list stands; Escape goes back to it. Files can be dropped on it."""

    left = Signal()

    def __init__(self, context: Context, acts: DoorActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingFiles")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._context = context
        self._session: int | None = None
        self._files: dict[int, SessionFile] = {}
        self.acts = FileActs(context, acts, self)
        self.title = PlainLabel("", "heading")
        self.back = KeyButton("Esc", "trainingFilesBack")
        self.add, self.paste = button("", "small", "trainingFileAdd"), button("", "small", "trainingFilePaste")
        self.table = _Table(context.theme, "")
        self.table.setObjectName("trainingFileTable")
        self.model: PagedModel[SessionFile] = PagedModel(self._fetch, self._columns(), self)
        self.table.show_model(self.model)
        self.nothing = EmptyState()
        self.hint = PlainLabel("", "hint")
        self._stack = QStackedWidget()
        self._build()

    def show_session(self, session_id: int | None) -> None:
        """Show the files of a session."""
        self._session = session_id
        self.acts.session_id = session_id
        self.read()

    def read(self) -> None:
        """Read them again."""
        files = queries.files(self._context.db, self._session) if self._session is not None else []
        self._files = {int(each.id): each for each in files}
        self.model.show_ids(array("q", self._files))
        self._stack.setCurrentWidget(self.table if files else self.nothing)
        self.hint.setVisible(bool(files))

    def count(self) -> int:
        """How many files there are."""
        return len(self._files)

    def focus(self) -> None:
        """The list, or the button that adds the first."""
        if self._files:
            if self.table.chosen_id() is None:
                self.table.choose(next(iter(self._files)))
            self.table.setFocus()
        else:
            self.add.setFocus()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.title.setText(translate("TrainingDoor", "Photos and files"))
        self.back.say(translate("TrainingDoor", "Back to the list"))
        for made, words in (
            (self.add, translate("TrainingDoor", "Add files…")),
            (self.paste, translate("TrainingDoor", "Paste a picture (Ctrl+V)")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self.table.setAccessibleName(translate("TrainingDoor", "Photos and files"))
        self.nothing.say(
            translate(
                "TrainingDoor",
                "Photos of the event and slides are kept here. Drop files here, choose them, or paste a picture.",
            )
        )
        self.hint.setText(translate("TrainingDoor", "Enter opens · Del removes · drop files here to add them"))
        self.model.set_columns(self._columns())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.acts.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.add.hasFocus():
            self.acts.choose()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files dropped on the panel are kept with the session and not imported."""
        if self.acts.take_dropped(event.mimeData()):
            event.acceptProposedAction()

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, SessionFile]:
        return {number: self._files[number] for number in ids if number in self._files}

    def _columns(self) -> tuple[Column[SessionFile], ...]:
        remove = translate("TrainingDoor", "Remove")
        return (
            Column(translate("TrainingDoor", "File"), self._name, stretch=True),
            Column(translate("TrainingDoor", "Size"), self._size, align="right", fits="000.0 MB"),
            Column(translate("TrainingDoor", "Added"), self._at, align="right", fits=self._widest_day()),
            Column("", self._remove, fits=f"{remove}000"),
        )

    def _name(self, file: SessionFile) -> Cell:
        tags = (Tag(translate("TrainingDoor", "photo")),) if file.picture else ()
        return Cell(file.name, tags=tags)

    def _size(self, file: SessionFile) -> Cell:
        return Cell(size_words(file.size), look="dim")

    def _at(self, file: SessionFile) -> Cell:
        here = zone(self._context.db)
        today = local_day(self._context.clock.now(), here)
        day = moments.relative_day(local_day(file.at, here), today)
        return Cell(f"{day} {moments.clock(file.at, here)}", look="dim")

    def _widest_day(self) -> str:
        day = local_day(self._context.clock.now(), zone(self._context.db))
        return f"{moments.day_of_year(day.replace(month=12, day=28))} 00:00"

    def _remove(self, _file: SessionFile) -> Cell:
        return Cell(button=translate("TrainingDoor", "Remove"))

    def _on_button(self, file_id: int, column: int) -> None:  # noqa: ARG002 - there is one
        self._on_removed(file_id)

    def _on_removed(self, file_id: int) -> None:
        if file_id in self._files:
            self.acts.remove(self._files[file_id])

    def _on_opened(self, file_id: int) -> None:
        if file_id in self._files:
            self.acts.open(self._files[file_id])

    def _build(self) -> None:
        for part in (self.table, self.nothing):
            self._stack.addWidget(part)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addStretch(1)
        for made in (self.paste, self.add, self.back):
            head.addWidget(made)
        self.hint.setContentsMargins(16, 0, 16, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.hint)
        self.add.clicked.connect(self.acts.choose)
        self.paste.clicked.connect(self.acts.paste)
        self.back.clicked.connect(self.left)
        self.table.opened.connect(self._on_opened)
        self.table.button_pressed.connect(self._on_button)
        self.table.removed.connect(self._on_removed)


def size_words(size: int) -> str:
    """12.4 MB, 380 KB."""
    if size >= _KILO * _KILO:
        return f"{size / _KILO / _KILO:.1f} MB"
    return f"{max(1, round(size / _KILO))} KB"
