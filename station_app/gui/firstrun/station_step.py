"""The first screen: which station this is and when it is open. Nothing is compulsory."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from station_app.core.errors import Refusal
from station_app.core.settings.model import checked
from station_app.gui.firstrun.choices import Choices
from station_app.gui.firstrun.step import Step
from station_app.gui.kit.look import announce, set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.typed_clock import clock_time
from station_app.gui.kit.weekdays import Weekdays
from station_app.texts import translate
from station_app.texts.fields import field_name
from station_app.texts.refusals import explain_refusal

_LINES = ("name", "code", "street", "community", "address", "opens", "closes")
_CLOCKS = ("opens", "closes")
_NARROW = 600


class _Captioned(QWidget):
    """A caption, what stands under it, and room for a message."""

    def __init__(self, *fields: QWidget) -> None:
        super().__init__()
        self.caption = PlainLabel("", "caption")
        self.message = PlainLabel("", "hint", wrap=True)
        self.message.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in fields:
            row.addWidget(field, int(isinstance(field, QLineEdit | Weekdays)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.caption)
        layout.addLayout(row)
        layout.addWidget(self.message)
        layout.addStretch(1)


class StationStep(Step):
    """Name, code, street office, community, address, hours, days of rest."""

    def __init__(self, choices: Choices) -> None:
        super().__init__(choices)
        self.lines = {name: QLineEdit() for name in _LINES}
        for name, line in self.lines.items():
            line.setObjectName(f"firstRun.{name}")
            line.setText(str(choices.station[f"station.{name}"]))
            line.textEdited.connect(self._calm)
        self.rest = Weekdays("")
        self.rest.setObjectName("firstRun.rest_days")
        stored = choices.station["station.rest_days"]
        self.rest.choose(stored if isinstance(stored, list) else [])
        self._until = PlainLabel()
        names = ("name", "code", "street", "community", "address")
        self._parts = {name: _Captioned(self.lines[name]) for name in names}
        self._parts["hours"] = _Captioned(self.lines["opens"], self._until, self.lines["closes"])
        self._parts["rest"] = _Captioned(self.rest)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self.body.addLayout(self._grid)
        self._narrow: bool | None = None
        self._arrange(narrow=False)
        self.retranslate()

    def title(self) -> str:
        return translate("FirstRun", "Welcome. First, your station")

    def words(self) -> str:
        return translate("FirstRun", "Three steps, one minute. All of it can be changed later in Settings.")

    def take(self) -> bool:
        self._calm()
        wrong = [name for name in self.lines if not self._take_line(name)]
        self.choices.station["station.rest_days"] = list(self.rest.chosen())
        if wrong:
            self.lines[wrong[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def keep(self) -> None:
        """Note what is typed as it is, for when the window comes back."""
        for name, line in self.lines.items():
            self.choices.station[f"station.{name}"] = line.text()
        self.choices.station["station.rest_days"] = list(self.rest.chosen())

    def retranslate(self) -> None:
        optional = translate("FirstRun", "{field} (optional)")
        for name in ("name", "code", "street", "community", "address"):
            words = field_name(f"station.{name}")
            self.lines[name].setAccessibleName(words)
            self._parts[name].caption.setText(words if name == "name" else optional.format(field=words))
        self.lines["name"].setPlaceholderText(translate("FirstRun", "such as: Bluestone Lane warm home"))
        self.lines["code"].setPlaceholderText(translate("FirstRun", "such as HY-017"))
        for name in _CLOCKS:
            self.lines[name].setAccessibleName(field_name(f"station.{name}"))
        self._parts["hours"].caption.setText(translate("FirstRun", "Opening hours"))
        self._until.setText(translate("FirstRun", "to"))
        self._parts["rest"].caption.setText(field_name("station.rest_days"))
        self.rest.setAccessibleName(field_name("station.rest_days"))
        self.rest.retranslate()
        self._say_hints()

    def focus(self) -> None:
        self.lines["name"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.lines["name"].selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < _NARROW)

    def _take_line(self, name: str) -> bool:
        setting, typed = f"station.{name}", self.lines[name].text()
        if name in _CLOCKS:
            typed = clock_time(typed)
        try:
            self.choices.station[setting] = checked(setting, typed)
        except Refusal as refusal:
            self._complain(name, explain_refusal(refusal))
            return False
        self.lines[name].setText(str(self.choices.station[setting]))
        return True

    def _complain(self, name: str, words: str) -> None:
        message = self._parts["hours" if name in _CLOCKS else name].message
        message.setText(words)
        message.set_look("bad")
        message.show()
        set_look(self.lines[name], wrong=True)
        self.lines[name].setAccessibleDescription(words)
        announce(self.lines[name], words)

    def _calm(self) -> None:
        for line in self.lines.values():
            set_look(line, wrong=False)
            line.setAccessibleDescription("")
        self._say_hints()

    def _say_hints(self) -> None:
        for part in self._parts.values():
            part.message.clear()
            part.message.hide()
        hint = self._parts["name"].message
        hint.set_look("hint")
        hint.setText(translate("FirstRun", "Heads every sheet and export. Left empty, Settings asks for it again."))
        hint.show()

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        places = {
            "name": (0, 0, 1, 4),
            "code": (0, 4, 1, 2),
            "street": (1, 0, 1, 3),
            "community": (1, 3, 1, 3),
            "address": (2, 0, 1, 6),
            "hours": (3, 0, 1, 3),
            "rest": (3, 3, 1, 3),
        }
        for at, (name, part) in enumerate(self._parts.items()):
            self._grid.removeWidget(part)
            row, column, rows, columns = (at, 0, 1, 6) if narrow else places[name]
            self._grid.addWidget(part, row, column, rows, columns)
        for column in range(6):
            self._grid.setColumnStretch(column, 1)
