"""Whose a line is, and what can be said about it by one key each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from station_app.core.errors import NotFound
from station_app.core.imports.model import Choice, Reason
from station_app.core.imports.preview import Group, PreviewRow, WhoseKind
from station_app.core.imports.source import Said, SameAs
from station_app.core.people.queries import by_id
from station_app.gui.imports.line_table import who_words
from station_app.gui.imports.person_picker import PersonPicker
from station_app.gui.kit.context import Context
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import labels, translate

_KEYS = {"this": "P", "own": "N", "nobody": "O", "same": "S", "again": "A", "leave": "Del", "undo": "U"}
_SETTLED_BY_SAYING = frozenset({Reason.SHARED_NAME, Reason.UNKNOWN_NAME, Reason.FORM_ALONE})
"""Lines that are taken as soon as somebody says who is meant."""
_RECORDS = frozenset({Group.TAKEN, Group.DECIDED, Group.KNOWN, Group.COMPLETED})


class WhosePanel(QWidget):
    """Says who is meant and how that is known; the buttons print the keys that the list of lines listens for."""

    picked = Signal(int)
    """A known person was picked."""
    closed = Signal()
    """The picker was left without picking."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._title = PlainLabel("", "strong")
        self._who = PlainLabel("", wrap=True)
        self._who.setObjectName("importWho")
        self._alike = PlainLabel("", "hint", wrap=True)
        self.buttons = {act: KeyButton(key, f"import_{act}") for act, key in _KEYS.items()}
        self.picker = PersonPicker(context)
        self.picker.hide()
        acts = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        acts.setSizePolicy(policy)
        flow = FlowLayout(acts, gap=6, row_gap=6)
        for made in self.buttons.values():
            flow.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self._title, self._who, self._alike, self.picker, acts):
            layout.addWidget(widget)
        self.picker.picked.connect(self._on_picked)
        self.picker.closed.connect(self._on_closed)

    def show_line(self, line: PreviewRow, kind: str, said: Said | None, *, left_out: bool, touched: bool) -> None:
        """Show whose a line is; `said` is what the clerk said about it, `touched` whether anything was put right."""
        self.picker.hide()
        record = line.group in _RECORDS
        open_yet = kind == "enrolments" and line.reason in _SETTLED_BY_SAYING
        person = open_yet or (record and kind in ("visits", "people", "enrolments"))
        withdrew = any(decision.choice is Choice.WITHDREW for decision in line.decisions)
        self._who.setText(self._words(line, said))
        others = [person for person in line.alike if person != line.person_id]
        self._alike.setText(
            translate("Imports", "People who could be meant as well: {count}").format(count=len(others))
        )
        self._alike.setVisible((record or open_yet) and bool(others) and said is None)
        for widget in (self._title, self._who):
            widget.setVisible(person)
        for act, shown in {
            "this": person,
            "own": person and line.reason is not Reason.FORM_ALONE,
            "nobody": record and kind == "visits",
            "same": person,
            "again": line.group is Group.KNOWN
            and (kind == "visits" or (kind == "supplies" and line.heads > 0) or withdrew),
            "leave": record or left_out or line.group is Group.NOT_TAKEN,
            "undo": touched,
        }.items():
            self.buttons[act].setVisible(shown)
        self._say_leave(left_out=left_out)

    def may(self, act: str) -> bool:
        """Whether the line at hand offers this."""
        return not self.buttons[act].isHidden()

    def pick(self, line: PreviewRow) -> None:
        """Open the picker, those alike first."""
        self.picker.show()
        self.picker.open([person for person in line.alike if person != line.person_id])

    def retranslate(self) -> None:
        """Say every word anew; the line is the page's to show again."""
        self._title.setText(translate("Imports", "Whose it is"))
        for act, words in (
            ("this", translate("Imports", "This is…")),
            ("own", translate("Imports", "Own person")),
            ("nobody", translate("Imports", "Nobody")),
            ("same", translate("Imports", "Same as line…")),
            ("again", translate("Imports", "Take it all the same")),
            ("undo", translate("Imports", "As in the file")),
        ):
            self.buttons[act].say(words)
        self._say_leave(left_out=False)
        self.picker.retranslate()

    def _say_leave(self, *, left_out: bool) -> None:
        words = translate("Imports", "Take it in") if left_out else translate("Imports", "Leave it out")
        self.buttons["leave"].say(words)

    def _words(self, line: PreviewRow, said: Said | None) -> str:
        if line.reason in _SETTLED_BY_SAYING:
            return translate("Imports", "Not certain yet: say who it is, or leave the line out.")
        if line.whose is WhoseKind.NOBODY:
            return translate("Imports", "Nobody in particular: counted, without a name.")
        if line.whose is WhoseKind.KNOWN and line.person_id is not None:
            name = self._known(line.person_id) or who_words(line)
            if isinstance(said, int):
                return translate("Imports", "{name}: as you said.").format(name=name)
            return translate("Imports", "{name}: known to the station.").format(name=name)
        name = who_words(line)
        if isinstance(said, SameAs) or line.first_row not in (None, line.row):
            row = said.row if isinstance(said, SameAs) else line.first_row
            return translate("Imports", "{name}: a new person, the same as in line {row}.").format(name=name, row=row)
        return translate("Imports", "{name}: a new person.").format(name=name)

    def _known(self, person_id: int) -> str:
        try:
            person = by_id(self._context.db, person_id)
        except NotFound:
            return ""
        name = labels.person_name(person.name, person.nickname, person.phone)
        return f"{name} {labels.masked_phone(person.phone)}".strip()

    def _on_picked(self, person_id: int) -> None:
        self.picker.hide()
        self.picked.emit(person_id)

    def _on_closed(self) -> None:
        self.picker.hide()
        self.closed.emit()
