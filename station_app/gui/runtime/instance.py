"""One window a station: a second start raises the first and leaves."""

import ctypes
import getpass
import hashlib
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 500
_RAISE = b"raise\n"


class Instance(QObject):
    """Holds the name of a station's file among the programs of this user.

    It is a courtesy to the clerk; what keeps two programs off one file is the lock of the file itself.
    """

    raised = Signal()
    """A second start asked for this window."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        seed = f"{getpass.getuser()}\n{path.resolve()}"
        self._name = f"station-app-{hashlib.sha256(seed.encode()).hexdigest()[:24]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """True: this is the first and now listens. False: another runs and was told to raise its window."""
        if self._tell_first():
            return False
        # Nobody answers: what is left of the name belongs to a program that was ended from outside.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Give the name back, before a restart."""
        self._server.close()

    def _tell_first(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWER_MS):
            return False
        _let_others_come_to_front()
        socket.write(_RAISE)
        socket.waitForBytesWritten(ANSWER_MS)
        socket.disconnectFromServer()
        return True

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            self.raised.emit()


def _let_others_come_to_front() -> None:
    # Windows lets only the program in front raise a window; the second start is in front and may pass that on.
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(-1)
