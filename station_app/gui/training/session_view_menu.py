"""What else is done with a session: printed, exported, changed, called off, closed; one menu and one next step."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from station_app.core.training.model import Session
from station_app.gui.kit.look import button
from station_app.gui.training.door_mode import takes_place
from station_app.texts import translate

_GROUPS = (
    ("sheet", "attendance", "certificates"),
    ("export", "ledgers"),
    ("list", "files"),
    ("edit", "cancel", "close"),
)


class SessionMenu(QObject):
    """Offers what a session's state allows; who listens does it."""

    asked = Signal(str)
    """One of the names in the groups of the menu."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheet = button("", "", "trainingPrint")
        self.export = button("", "", "trainingExport")
        self.more = button("", "", "trainingMore")
        self.next = button("", "small", "trainingNext")
        self.menu = QMenu(self.more)
        self.menu.setObjectName("trainingMenu")
        self.more.setMenu(self.menu)
        self._actions: dict[str, QAction] = {}
        self._next = ""
        for group in _GROUPS:
            for name in group:
                self._add(name)
            self.menu.addSeparator()
        self.sheet.clicked.connect(self._on_sheet)
        self.export.clicked.connect(self._on_export)
        self.next.clicked.connect(self._on_next)

    def show_session(self, session: Session, *, begun: bool) -> None:
        """Offer what can be done with a session."""
        real = takes_place(session)
        can: dict[str, bool] = {
            "sheet": real,
            "export": True,
            "ledgers": True,
            "attendance": real and session.attended > 0,
            "certificates": real and session.attended > 0,
            "list": session.open,
            "files": True,
            "edit": real,
            "cancel": session.open and not session.attended,
            "close": session.open and begun,
        }
        for name, action in self._actions.items():
            action.setEnabled(can[name])
        self.sheet.setEnabled(real)
        self._next = "close" if can["close"] else "list" if can["list"] else "certificates" if real else ""
        self.next.setVisible(bool(self._next))
        self.next.setEnabled(bool(self._next) and can[self._next])
        self._say_next()

    def set_narrow(self, narrow: bool) -> None:
        """Where there is no room, what is printed and exported stands in the menu alone."""
        self.sheet.setHidden(narrow)
        self.export.setHidden(narrow)

    def button_of_lists(self) -> QPushButton:
        """Under which button a list is offered: the next step where it is that, else the menu."""
        return self.next if self._next == "list" else self.more

    def retranslate(self) -> None:
        """Say every word anew."""
        for name, words in _words().items():
            if name in self._actions:
                self._actions[name].setText(words)
        _say(self.sheet, translate("TrainingDoor", "Sign-in sheet…"))
        _say(self.export, translate("TrainingDoor", "Export…"))
        _say(self.more, translate("TrainingDoor", "More"))
        self._say_next()

    def _say_next(self) -> None:
        _say(self.next, _words().get(self._next, ""))

    def _add(self, name: str) -> None:
        action = self.menu.addAction("")
        action.setObjectName(f"training.{name}")
        action.setData(name)
        action.triggered.connect(self._on_action)
        self._actions[name] = action

    def _on_action(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.asked.emit(str(action.data()))

    def _on_sheet(self) -> None:
        self.asked.emit("sheet")

    def _on_export(self) -> None:
        self.asked.emit("export")

    def _on_next(self) -> None:
        self.asked.emit(self._next)


def _words() -> dict[str, str]:
    return {
        "sheet": translate("TrainingDoor", "Print the sign-in sheet…"),
        "export": translate("TrainingDoor", "Export…"),
        "ledgers": translate("TrainingDoor", "Ledgers of the month…"),
        "attendance": translate("TrainingDoor", "Print the attendance list…"),
        "certificates": translate("TrainingDoor", "Certificates…"),
        "list": translate("TrainingDoor", "Enrol from a list…"),
        "files": translate("TrainingDoor", "Photos and files"),
        "edit": translate("TrainingDoor", "Change the session…"),
        "cancel": translate("TrainingDoor", "Cancel the session…"),
        "close": translate("TrainingDoor", "Sign all out and close"),
    }


def _say(made: QPushButton, words: str) -> None:
    made.setText(words)
    made.setAccessibleName(words)
