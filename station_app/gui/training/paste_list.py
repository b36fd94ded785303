"""A list pasted from a chat or a table, one person a line, made into a file for the import assistant."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.imports.pasted import people_in, rows_of, write_pasted
from station_app.core.settings.queries import zone
from station_app.core.training import queries
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.page import Page
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.requests import OpenImport
from station_app.gui.runtime.actions import Actions
from station_app.texts import translate
from station_app.texts.training import seats, when

KIND = "enrolments"
_WIDE, _TALL, _FRAME = 560, 440, 48
_LOWEST_PX, _LOW_SCREEN_PX = 64, 500


class PasteList(QDialog):
    """Takes lines such as `1. 周佳宁 13800002046`. Nothing is written here but a file that only the assistant reads.

    It deletes that file when it is done with it.
    """

    def __init__(self, context: Context, session_id: int, parent: QWidget) -> None:
        """`parent` stands on the page that is to ask for the assistant. Raises NotFound."""
        super().__init__(parent)
        self.setObjectName("trainingPasteList")
        self._context = context
        self._session = queries.session(context.db, session_id)
        self._what = PlainLabel("", "strong", wrap=True)
        self._hint = PlainLabel("", "secondary", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setObjectName("trainingPasteText")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(_LOWEST_PX)
        self.count = PlainLabel("", "secondary", wrap=True)
        self.count.setObjectName("trainingPasteCount")
        self.leave = button("", "", "trainingPasteLeave")
        self.go = button("", "accent", "trainingPasteGo")
        self._keys = Actions(self)
        self._keys.add("training.paste_go", "", self.submit, keys=["Ctrl+Return", "Ctrl+Enter"])
        self._layout = QVBoxLayout(self)
        self._build()
        self._say()
        self.text.textChanged.connect(self._on_changed)
        self.go.clicked.connect(self.submit)
        self.leave.clicked.connect(self.reject)
        self.text.setFocus()

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size()
        wide = min(_WIDE, room.width() - _FRAME)
        return QSize(wide, max(min(_TALL, room.height() - _FRAME), self._layout.totalHeightForWidth(wide)))

    def submit(self) -> None:
        """Write the lines down and have the assistant opened on them; says so where there is nobody in them."""
        rows = rows_of(self.text.toPlainText())
        if not rows:
            self._complain(translate("Training", "There is no name and no phone in these lines yet."))
            return
        name = translate("Training", "Pasted list")
        try:
            path = write_pasted(self._context.db.path, rows, name)
        except OSError:
            words = translate("Training", "The list could not be put aside: is the disk full? Nothing was enrolled.")
            self._complain(words)
            return
        self.text.clear()
        self.accept()
        ask_for_list(path, self._session.id, self)

    def _on_changed(self) -> None:
        people, missing = people_in(rows_of(self.text.toPlainText()))
        words = translate("Training", "People: {count}").format(count=f"{people:,}")
        if missing:
            words = translate("Training", "{people} · without a phone: {count}").format(
                people=words, count=f"{missing:,}"
            )
        self.count.set_look("secondary")
        self.count.setText(words if people else "")

    def _complain(self, words: str) -> None:
        self._context.sounds.play("refused")
        self.count.set_look("bad")
        self.count.setText(words)
        announce(self.count, words)
        self.text.setFocus()

    def _say(self) -> None:
        local = zone(self._context.db)
        today = local_day(self._context.clock.now(), local)
        session = self._session
        self.setWindowTitle(translate("Training", "Enrol from a pasted list"))
        title = session.title(self._context.language.code)
        self._what.setText(" · ".join((title, when(session, local, today), seats(session))))
        hint = translate(
            "Training",
            "Paste names and phones from a chat, a sign-up chain or a table, one person a line. You see what becomes of"
            " every line before anybody is enrolled.",
        )
        self._hint.setText(hint)
        self.text.setPlaceholderText(
            translate("Training", "1. Zhou Jianing 13800002046\n2. Sun Xiaoyu, 135 0000 6612, first row\n3. Li Yun")
        )
        self.text.setAccessibleName(translate("Training", "The list, one person a line"))
        self.text.setAccessibleDescription(hint)
        keys = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        for made, words in (
            (self.leave, translate("Training", "Back")),
            (self.go, translate("Training", "See every line")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self.go.setToolTip(keys)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.go, 0, Qt.AlignmentFlag.AlignBottom)
        layout = self._layout
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self._what)
        layout.addWidget(self._hint)
        # On a low screen the room goes to the list; what it says is the field's description too.
        self._hint.setVisible(self.screen().availableGeometry().height() >= _LOW_SCREEN_PX)
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)


def ask_for_list(path: Path, session_id: int, widget: QWidget) -> None:
    """Have the page on which a widget stands ask for the assistant, with a list for a session."""
    at: QWidget | None = widget
    while at is not None and not isinstance(at, Page):
        at = at.parentWidget()
    if isinstance(at, Page):
        at.ask(OpenImport(path, KIND, session_id))
