"""The row that is typed: Enter goes on, what is wrong is said beside it, nothing typed is lost."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from station_app.core.visits.queries import habits, usual_services
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import announce
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.sheets.fields import EntryRow
from station_app.gui.sheets.found import FoundList
from station_app.gui.sheets.lists import Lists, legend
from station_app.gui.sheets.reading import Reading
from station_app.gui.sheets.typed import FIELDS, FieldName, Row, digits_of
from station_app.gui.sheets.whose import Whose, how_to_say_who
from station_app.texts import translate


class Entry(QWidget):
    """Collects; the page saves. `agreed` says whether phones on this paper may be kept."""

    ready = Signal(object)
    """dict: what the row says, as `enter_line` takes it."""
    escaped = Signal()
    """Escape, and there was nothing of the row to leave."""
    upward = Signal()
    """↑: to the rows above."""

    def __init__(self, context: Context, lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lists = lists
        self._by_hand = False
        self._above = Row()
        self.agreed = True
        self.row = EntryRow()
        self.fields = self.row.fields
        self.found = FoundList()
        self._whose = Whose(context, self.found)
        self.complaint = PlainLabel("", "bad", wrap=True)
        self.complaint.setObjectName("sheetsComplaint")
        self.about = PlainLabel("", "info", wrap=True)
        self.about.setObjectName("sheetsAbout")
        self.legend = PlainLabel("", "small", wrap=True)
        self.legend.setObjectName("sheetsLegend")
        self._build()

    # -- what the page asks ------------------------------------------------------------------------------------------

    def show_lists(self, lists: Lists) -> None:
        """The letters and digits in force."""
        self._lists = lists
        self.legend.setText(f"{legend(lists.categories)}      {legend(lists.services)}")
        if self.typed().empty():
            self._offer_services()

    def typed(self) -> Row:
        """What stands in the fields."""
        texts = {name: self._text(name) for name in FIELDS}
        return Row(**texts, person_id=self._whose.person_id, fresh=self._whose.fresh, by_hand=self._by_hand)

    def begin(self, line: int | None, row: Row | None = None) -> None:
        """An empty row for a line, or one given back; None when there is no line to type."""
        shown = row or Row()
        self.row.show_line(line)
        self.calm()
        self._whose.put(shown.person_id, fresh=shown.fresh)
        self._by_hand = shown.by_hand
        for name in FIELDS:
            self.fields[name].setText(shown.text(name))
        if row is None:
            self._offer_services()

    def hold(self, held: bool) -> None:
        """While the row waits for the file nothing is typed into it: that would be neither saved nor kept."""
        for field in self.fields.values():
            field.setReadOnly(held)

    def remember(self, row: Row) -> None:
        """The row above, for ditto."""
        self._above = row

    def take_person(self, person_id: int) -> None:
        """Somebody was scanned: on to the services."""
        self._whose.put(person_id, fresh=False)
        self.calm()
        self._show_who()
        self.go("services")

    def insist_new(self) -> None:
        """Ctrl+N: whoever is found, this is somebody else."""
        if not self._text("who").strip():
            self._complain("who", how_to_say_who())
            return
        self._whose.put(None, fresh=True)
        self.calm()
        self._show_who()
        self.go("category")

    def go(self, name: FieldName) -> None:
        """The cursor into a field, everything in it selected."""
        self.fields[name].setFocus()
        self.fields[name].selectAll()

    def complain(self, name: FieldName | None, words: str) -> None:
        """Say what is wrong and what to do, and go there; what was typed stays."""
        self.row.wrong(name)
        self.complaint.setText(words)
        self.complaint.show()
        announce(self, words)
        if name is not None:
            self.fields[name].setAccessibleDescription(words)
            self.go(name)

    def calm(self) -> None:
        """Nothing is wrong."""
        self.row.wrong(None)
        self.complaint.hide()
        self.complaint.clear()
        self.about.hide()
        for field in self.fields.values():
            field.setAccessibleDescription("")

    def called(self) -> str:
        """Whose row this is, for the status line."""
        return self._whose.called(self._text("who"))

    def save(self) -> None:
        """Hand the row over, if all of it can be read."""
        self.calm()
        facts = self._facts()
        if facts is not None:
            self.ready.emit(facts)

    def retranslate(self) -> None:
        """Say the words of the row."""
        self.row.retranslate()
        self.found.setAccessibleName(translate("Paper", "People found"))

    # -- keys --------------------------------------------------------------------------------------------------------

    def _on_entered(self, name: FieldName) -> None:
        self.calm()
        if name in ("time", "left"):
            self._on_full(name)
        elif name == "who":
            if self._settled():
                self.go("services" if self._whose.person_id or self._text("category") else "category")
        elif name == "category":
            if self._reads("category"):
                self.go("services")
        else:
            self.save()

    def _on_saved(self, name: FieldName) -> None:
        del name
        self.save()

    def _on_full(self, name: FieldName) -> None:
        self.calm()
        if self._reads(name):
            self.go("who" if name == "time" else "note")

    def _on_ditto(self, name: FieldName) -> None:
        if self.fields[name].isReadOnly():
            return
        self.fields[name].setText(self._above.text(name))
        if name == "who":
            self._whose.put(self._above.person_id, fresh=self._above.fresh)
            self._show_who()
        elif name == "services":
            self._by_hand = self._above.by_hand
        self.calm()
        then: dict[FieldName, FieldName] = {"time": "who", "category": "services"}
        self.go(then.get(name, name))

    def _on_stepped(self, name: FieldName, step: int) -> None:
        choosing = name == "who" and not self.found.isHidden()
        if choosing and (step > 0 or self.found.marked()):
            self.found.step(step)
        elif step < 0:
            self.upward.emit()
        else:
            self._on_ditto(name)

    def _on_escaped(self, name: FieldName) -> None:
        del name
        if self.found.isHidden() and self.complaint.isHidden():
            self.escaped.emit()
        else:
            self._whose.forget_hits()
            self.calm()

    def _on_typed(self, name: FieldName) -> None:
        if name == "services":
            self._by_hand = True
        elif name == "who":
            self._whose.look_up(self._text("who"))
        if not self.complaint.isHidden() or name == "who":
            self.calm()

    def _on_picked(self, line: int) -> None:
        self._whose.pick(line)
        self._show_who()
        self.go("services")

    # -- reading the row ---------------------------------------------------------------------------------------------

    def _settled(self) -> bool:
        words = self._whose.settle(self._text("who"))
        if words:
            return self._complain("who", words)
        heads = self._whose.heads(self._text("who"))
        if heads is not None and heads.letter and heads.letter not in self._lists.letters:
            return self._complain("who", self._reading().category_wrong(heads.letter))
        self._show_who()
        return True

    def _show_who(self) -> None:
        """The name, category and services of whoever it is, where the clerk has not said otherwise."""
        heads = self._whose.heads(self._text("who"))
        letter = heads.letter or "" if heads is not None else ""
        if self._whose.person_id is not None:
            self.fields["who"].setText(self._whose.name())
            letter = self._lists.letter_of(self._whose.category() or "")
        if letter and not self._text("category"):
            self.fields["category"].setText(letter)
        self._offer_services()
        words = self._whose.about(self._text("who"), agreed=self.agreed)
        self.about.setText(words)
        self.about.setVisible(bool(words))

    def _facts(self) -> dict[str, Any] | None:
        sound = self._reads("time") and self._settled() and self._reads("category")
        if not (sound and self._reads("services") and self._reads("left")):
            return None
        reading = self._reading()
        return reading.facts() | self._whose.facts(self._text("who"), reading.category(), agreed=self.agreed)

    def _reading(self) -> Reading:
        return Reading(self.typed(), self._lists)

    def _reads(self, name: FieldName) -> bool:
        """Whether a field can be read; says what is wrong with it otherwise."""
        reading = self._reading()
        if name in ("time", "left"):
            words = reading.time_wrong("time" if name == "time" else "left")
        else:
            words = reading.category_wrong() if name == "category" else reading.services_wrong()
        return not words or self._complain(name, words)

    def _text(self, name: FieldName) -> str:
        return self.fields[name].text()

    def _offer_services(self) -> None:
        """What this person usually takes, until the clerk types what the paper says."""
        if not self._by_hand:
            person, db = self._whose.person_id, self._context.db
            own = () if person is None else habits(db, person)
            self.fields["services"].setText(digits_of(own or usual_services(db), self._lists.offered))

    def _complain(self, name: FieldName, words: str) -> bool:
        self.complain(name, words)
        self._context.sounds.play("look")
        return False

    def _build(self) -> None:
        for field in self.fields.values():
            field.entered.connect(self._on_entered)
            field.saved.connect(self._on_saved)
            field.escaped.connect(self._on_escaped)
            field.stepped.connect(self._on_stepped)
            field.ditto.connect(self._on_ditto)
            field.full.connect(self._on_full)
            field.typed.connect(self._on_typed)
        self.found.picked.connect(self._on_picked)
        words = QVBoxLayout()
        words.setContentsMargins(12, 0, 12, 8)
        words.setSpacing(4)
        for label in (self.complaint, self.about, self.legend):
            words.addWidget(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.row)
        layout.addWidget(self.found)
        layout.addLayout(words)
        self.complaint.hide()
        self.about.hide()
