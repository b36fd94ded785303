"""The right side of the page of trainings: one session, its field at the door, its roster, its prints and files."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.errors import NotFound
from station_app.core.training import queries
from station_app.core.training.model import Session, SessionState
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import ROW_PX, DataTable
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.look import button
from station_app.gui.kit.requests import UndoLast
from station_app.gui.kit.told import Told
from station_app.gui.runtime.actions import Actions
from station_app.gui.training.door import Door
from station_app.gui.training.door_words import new_labels, today_of
from station_app.gui.training.files_panel import FilesPanel
from station_app.gui.training.list_in import open_list
from station_app.gui.training.roster import Roster
from station_app.gui.training.session_view_deeds import SessionDeeds
from station_app.gui.training.session_view_head import SessionHead
from station_app.gui.training.session_view_menu import SessionMenu
from station_app.texts import translate

_NARROW = 620
_MODES = 3
_LINES = 1
_LEAST = 84


class _Under(QStackedWidget):
    """The list or the files; what a form at the door needs it takes from them, down to a line."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(_LINES * ROW_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page = self.currentWidget()
        if page is not None:
            page.setVisible(self.height() >= _LEAST)  # less than that shows halves of words

    def hasHeightForWidth(self) -> bool:
        return False  # chips that wrap would make of the height it likes to have the least it takes


class SessionView(QWidget):
    """Shows one session, or that none is picked. The page reads it anew by `refresh` and hands it scans."""

    edit_asked = Signal(int)
    """The session is to be changed, by id."""
    cancel_asked = Signal(int)
    """The session is to be cancelled, by id."""
    session_asked = Signal(int)
    """Go to another session, by id."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingSession")
        self.context = context
        self._session: Session | None = None
        words = new_labels(context)
        self.head = SessionHead(context)
        self.door = Door(context, words)
        self.list = Roster(context, words)
        self.files = FilesPanel(context, self.door.acts)
        self.menu = SessionMenu(self)
        self.deeds = SessionDeeds(self)
        self.files_button = button("", "small", "trainingFilesButton")
        self.nothing = EmptyState()
        self._under, self._stack = _Under(), QStackedWidget()
        self._actions = Actions(self)
        self._build()
        self._connect()
        self._declare_keys()
        self.retranslate()
        self.show_session(None)

    @property
    def field(self) -> QLineEdit:
        """The one field."""
        return self.door.field

    @property
    def roster(self) -> DataTable:
        """The table of who is on the list."""
        return self.list.table

    # -- what the page calls ---------------------------------------------------------------------------------------

    def show_session(self, session_id: int | None) -> None:
        """Show a session from the beginning, or none. The one that is shown already is only read again."""
        if session_id is not None and session_id == self.session_id():
            self.refresh()
            return
        self._session = self._read(session_id)
        self.door.show_session(self._session)
        self.files.show_session(None if self._session is None else self._session.id)
        self._under.setCurrentWidget(self.list)
        self.list.table.choose(None)
        self._show()

    def session_id(self) -> int | None:
        """Which session is shown."""
        return None if self._session is None else self._session.id

    def refresh(self) -> None:
        """Read what is shown again."""
        if self._session is not None:
            self._session = self._read(self._session.id)
            if self._session is None:
                self.door.show_session(None)
            self.files.read()
        self._show()

    def scanned(self, text: str) -> bool:
        """Take a scan; False when nothing here can be meant by it."""
        return self._session is not None and self.door.scanned(text)

    def focus(self) -> None:
        """The field; where there is none, the list."""
        if self.field.isHidden():
            self.list.go_to_first()
        else:
            self.field.setFocus()

    def show_files(self) -> None:
        """What is kept with the session, in place of the list."""
        self._under.setCurrentWidget(self.files)
        self.files.focus()

    def undone(self, told: Told) -> None:
        """An act of the page was taken back: what it told of is gone, what stood in the field stands there again."""
        self.door.strip.clear()
        self.door.give_back(told.typed)

    def unfinished(self) -> bool:
        """Whether somebody new is half typed."""
        return self.door.newcomer.unfinished()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.nothing.say(
            translate("TrainingDoor", "Pick a session at the left: who is enrolled, and the field that signs in.")
        )
        for part in (self.list, self.door, self.files, self.menu):
            part.retranslate()
        for at, words in enumerate(_mode_words(), 1):
            self._actions.say(f"training.mode.{at}", words)
        self._actions.say("training.newcomer", translate("TrainingDoor", "Register somebody new"))
        self._actions.say("training.roster", translate("TrainingDoor", "To the list: keys of a row stand below it"))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if text.strip() and text.isprintable() and plain and not self.field.isHidden():
            self._to_field(event)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.set_narrow(self.width() < _NARROW)
        self.menu.set_narrow(self.width() < _NARROW)

    # -- showing ---------------------------------------------------------------------------------------------------

    def _read(self, session_id: int | None) -> Session | None:
        if session_id is None:
            return None
        try:
            session = queries.session(self.context.db, session_id)
        except NotFound:
            return None
        return None if session.state is SessionState.VOID else session

    def _show(self) -> None:
        session = self._session
        self._stack.setCurrentIndex(0 if session is None else 1)
        if session is None:
            return
        roster = queries.roster(self.context.db, session.id)
        self.head.show_session(session)
        self.list.show_roster(session, roster)
        self.door.read(session, roster)
        self.menu.show_session(session, begun=session.day <= today_of(self.context))
        files = translate("TrainingDoor", "Files {count}") if self.files.count() else translate("TrainingDoor", "Files")
        self.files_button.setText(files.format(count=self.files.count()))
        self.files_button.setAccessibleName(self.files_button.text())

    # -- what is asked ---------------------------------------------------------------------------------------------

    def _on_first_list(self) -> None:
        number = self.session_id()
        if number is not None:
            open_list(self.context, number, self.list.from_list)

    def _toggle_files(self) -> None:
        if self._under.currentWidget() is self.files:
            self._show_list()
        else:
            self.show_files()

    def _show_list(self) -> None:
        self._under.setCurrentWidget(self.list)
        self.focus()

    def _to_field(self, event: QKeyEvent) -> None:
        self.field.setFocus()
        self.field.keyPressEvent(event)

    def _undo(self) -> None:
        self.deeds.ask(UndoLast())

    def _on_mode_key(self) -> None:
        for at in range(1, _MODES + 1):
            if self._actions.get(f"training.mode.{at}") is self.sender():
                self.door.put_mode(at)

    # -- making it -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        for made in (self.menu.sheet, self.menu.export, self.menu.more):
            self.door.beside.addWidget(made)
        self.door.after.addWidget(self.menu.next)
        self.list.beside.addWidget(self.files_button)
        card = Card(padding=0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 10, 16, 0)
        top.setSpacing(10)
        top.addWidget(self.head)
        top.addWidget(self.door)
        self._under.addWidget(self.list)
        self._under.addWidget(self.files)
        card.body.addLayout(top)
        card.body.addWidget(self._under, 1)
        none = Card(padding=0)
        none.body.addWidget(self.nothing)
        self._stack.addWidget(none)
        self._stack.addWidget(card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        self.door.undo_asked.connect(self._undo)
        self.door.on_asked.connect(self.list.go_to_first)
        self.list.row_asked.connect(self.deeds.with_row)
        self.list.from_list.clicked.connect(self._on_first_list)
        self.list.table.typed.connect(self._to_field)
        self.list.table.left.connect(self.focus)
        self.menu.asked.connect(self.deeds.with_session)
        self.files_button.clicked.connect(self._toggle_files)
        self.files.left.connect(self._show_list)

    def _declare_keys(self) -> None:
        for at in range(1, _MODES + 1):
            self._actions.add(f"training.mode.{at}", "", self._on_mode_key, keys=[f"Alt+{at}"], anywhere=False)
        self._actions.add("training.newcomer", "", self.door.register_new, keys=["Alt+N"], anywhere=False)
        self._actions.add("training.roster", "", self.list.go_to_first, keys=["F7"])


def _mode_words() -> tuple[str, ...]:
    return (
        translate("TrainingDoor", "The field signs in"),
        translate("TrainingDoor", "The field enrols"),
        translate("TrainingDoor", "The field signs out"),
    )
