"""Which session a list of enrolments is for: one of the open ones, or as each line says."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station_app.core.errors import NotFound
from station_app.core.training import queries
from station_app.core.training.model import Session
from station_app.gui.imports import words
from station_app.gui.imports.choosers import chooser
from station_app.gui.kit.context import Context
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

_BOX_PX, _ROW_PX = 320, 30


class SessionBox(QWidget):
    """A list of the open sessions. What was chosen stays chosen when it is read again, though it were closed since."""

    changed = Signal()
    """The clerk chose another."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._label = PlainLabel("", "secondary")
        self._label.setContentsMargins(10, 0, 0, 0)
        self._label.setMinimumHeight(_ROW_PX)
        self.box = chooser("importSession")
        self.box.setFixedWidth(_BOX_PX)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._label)
        layout.addWidget(self.box)
        self.box.currentIndexChanged.connect(self._on_chosen)

    def show_session(self, session_id: int | None) -> None:
        """Offer the sessions there are now, with this one chosen; None: each line says which."""
        before = self.box.blockSignals(True)
        self.box.clear()
        self.box.addItem(translate("Imports", "as each line says"), None)
        for session in self._offered(session_id):
            self.box.addItem(words.words_of_session(self._context, session), int(session.id))
        self.box.setCurrentIndex(max(self.box.findData(session_id), 0))
        self.box.view().setMinimumWidth(max(self.box.view().sizeHintForColumn(0) + 40, _BOX_PX))
        self.box.setToolTip(self.box.currentText())
        self.box.blockSignals(before)

    def let_go(self) -> None:
        """Offer nothing: the file at hand is let go."""
        before = self.box.blockSignals(True)
        self.box.clear()
        self.box.blockSignals(before)

    def session_id(self) -> int | None:
        """The session chosen for the whole list."""
        chosen = self.box.currentData()
        return None if chosen is None else int(chosen)

    def retranslate(self) -> None:
        """Say every word anew."""
        said = translate("Imports", "Session")
        self._label.setText(said)
        self.box.setAccessibleName(said)
        if self.box.count():
            self.show_session(self.session_id())

    def _offered(self, session_id: int | None) -> list[Session]:
        db = self._context.db
        offered = queries.coming(db)
        if session_id is not None and all(each.id != session_id for each in offered):
            try:
                offered.insert(0, queries.session(db, session_id))
            except NotFound:
                return offered
        return offered

    def _on_chosen(self) -> None:
        self.box.setToolTip(self.box.currentText())
        self.changed.emit()
