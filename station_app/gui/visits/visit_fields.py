"""The fields of a visit, in the order of the paper: whose, when, what work, what was taken."""

from datetime import date, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.people.queries import by_id as person_by_id
from station_app.core.settings.model import Dictionary, Entry
from station_app.core.settings.queries import entries, zone
from station_app.core.visits.model import MOST_HEADS
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.date_field import DateField
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.form import Form
from station_app.gui.visits.said import Said
from station_app.gui.visits.who import WhoField
from station_app.texts import translate


class VisitFields(QWidget):
    """Shows a `Said` and hands back what stands there now. Names of the rows are those of the core's refusals."""

    entered = Signal()
    escaped = Signal()
    changed = Signal()
    """Something that decides which rows there are."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._begun = Said(date.min)
        self.form = Form()
        self.who = WhoField(context)
        self.phone = _line("visitNewPhone")
        self.heads = QSpinBox()
        self.heads.setObjectName("visitHeads")
        self.heads.setRange(1, MOST_HEADS)
        self.heads.lineEdit().setTextMargins(8, 0, 0, 0)
        self.day = DateField("", first=date(2000, 1, 1))
        self.day.setObjectName("visitDay")
        self.day.setKeyboardTracking(False)
        self.arrived = _line("visitArrived")
        self.left = _line("visitLeft")
        self.category = _Choices("visitFormCategory")
        self.platform = _Choices("visitFormPlatform")
        self.services = Chips("")
        self.services.setObjectName("visitFormServices")
        self.note = _line("visitNote")
        self.reason = _line("visitReason")
        self._rows: dict[str, QWidget] = {
            "visit.person": self.who,
            "person.phone": self.phone,
            "visit.heads": self.heads,
            "visit.day": self.day,
            "visit.arrived": self.arrived,
            "visit.left": self.left,
            "category": self.category,
            "platform": self.platform,
            "service": self.services,
            "visit.note": self.note,
            "visit.reason": self.reason,
        }
        for name, field in self._rows.items():
            self.form.add(name, " ", field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        for line in (self.phone, self.arrived, self.left, self.note, self.reason):
            line.entered.connect(self.entered)
            line.escaped.connect(self.escaped)
        self.who.entered.connect(self.entered)
        self.who.escaped.connect(self.escaped)
        self.who.changed.connect(self._on_who)
        self.day.picked.connect(self._on_day)
        self.retranslate()

    def begin(self, said: Said, name: str, *, day: bool, offers_new: bool) -> None:
        """Show this; `day` and somebody new only where they may be said."""
        self._begun = said
        self._offer()
        self.who.begin(said.person_id, name, offers_new=offers_new)
        self.phone.setText(said.phone)
        self.heads.setValue(said.heads)
        self.day.show_day(said.day)
        self.arrived.setText(said.arrived)
        self.left.setText(said.left)
        self.category.choose(said.category)
        self.platform.choose(said.platform)
        self.services.choose(sorted(said.services))
        self.note.setText(said.note)
        self.reason.setText(said.reason)
        self._show_row("visit.day", day)
        self._show_who()

    def said(self) -> Said:
        """What stands there now."""
        person, new = self.who.person_id(), self.who.new_name()
        offered = frozenset(self.services.chosen())
        return Said(
            day=self.day.day(),
            arrived=self.arrived.text().strip(),
            left=self.left.text().strip(),
            person_id=person,
            new_name=new,
            phone=self.phone.text() if new is not None else "",
            heads=self.heads.value(),
            category=self.category.chosen() or "unknown",
            platform=self.platform.chosen(),
            services=offered,
            note=self.note.text(),
            reason=self.reason.text(),
        )

    def ask_reason(self, asked: bool) -> None:
        """Whether there is a row for the reason."""
        self._show_row("visit.reason", asked)

    def focus_first(self, *, new: bool) -> None:
        """Where the clerk begins: whose visit it was, or the times of one that is known."""
        if new:
            self.who.field.setFocus()
        else:
            self.arrived.setFocus()
            self.arrived.selectAll()

    def today(self) -> date:
        """The station's day."""
        return local_day(self._context.clock.now(), self.zone())

    def zone(self) -> tzinfo:
        """The station's zone."""
        return zone(self._context.db)

    def retranslate(self) -> None:
        """Say every word anew."""
        for name, words in {
            "visit.person": translate("Visits", "Person"),
            "person.phone": translate("Visits", "Phone"),
            "visit.heads": translate("Visits", "Heads"),
            "visit.day": translate("Visits", "Date"),
            "visit.arrived": translate("Visits", "Arrived"),
            "visit.left": translate("Visits", "Left"),
            "category": translate("Visits", "Category"),
            "platform": translate("Visits", "Platform"),
            "service": translate("Visits", "Services"),
            "visit.note": translate("Visits", "Note"),
            "visit.reason": translate("Visits", "Reason"),
        }.items():
            self.form.say(name, words)
        self.form.say(
            "visit.reason",
            translate("Visits", "Reason"),
            hint=translate("Visits", "The month is over: why is it changed?"),
        )
        self.who.field.setAccessibleName(translate("Visits", "Person"))
        for line in (self.arrived, self.left):
            line.setPlaceholderText("14:05")
        self.phone.setPlaceholderText(translate("Visits", "if they leave it"))
        self.who.retranslate()
        self._offer()

    # -- rows ------------------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        db, code = self._context.db, self._context.language.code
        said = self._begun
        self.category.offer(_offered(entries(db, Dictionary.CATEGORY), {said.category}), code)
        kept = {said.platform} if said.platform else set()
        self.platform.offer(_offered(entries(db, Dictionary.PLATFORM), kept), code, none=translate("Visits", "none"))
        services = _offered(entries(db, Dictionary.SERVICE), set(said.services))
        self.services.offer([Choice(entry.code, entry.label(code)) for entry in services])

    def _on_who(self) -> None:
        person = self.who.person_id()
        # Of somebody just picked the work is known, unless it was said already.
        if person is not None and person != self._begun.person_id and self.category.chosen() in (None, "unknown"):
            known = person_by_id(self._context.db, person)
            self.category.choose(known.category)
            if self.platform.chosen() is None:
                self.platform.choose(known.platform)
        self._show_who()
        self.changed.emit()

    def _show_who(self) -> None:
        named = self.who.person_id() is not None or self.who.new_name() is not None
        self._show_row("person.phone", self.who.new_name() is not None)
        # A group that was counted keeps its row, so that nobody of it gets lost unseen.
        self._show_row("visit.heads", not named or self.heads.value() != 1)

    def _on_day(self) -> None:
        self.changed.emit()

    def _show_row(self, name: str, shown: bool) -> None:
        field = self._rows[name]
        field.setVisible(shown)
        for caption in self.form.findChildren(QLabel):
            if caption.buddy() is field:
                caption.setVisible(shown)
        if not shown:
            self.form.calm(name)


class _Choices(QComboBox):
    """A list of codes. The wheel scrolls the form and changes nothing by accident."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setMaxVisibleItems(12)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, offered: list[Entry], language: str, *, none: str = "") -> None:
        """Offer these, and perhaps none of them; what was chosen stays chosen."""
        chosen = self.chosen()
        self.clear()
        if none:
            self.addItem(none, None)
        for entry in offered:
            self.addItem(entry.label(language), entry.code)
        self.choose(chosen)

    def chosen(self) -> str | None:
        """The code chosen."""
        code = self.currentData()
        return None if code is None else str(code)

    def choose(self, code: str | None) -> None:
        """Choose a code; one that is not offered leaves the first."""
        self.setCurrentIndex(max(self.findData(code), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _line(name: str) -> EnterField:
    made = EnterField()
    made.setObjectName(name)
    return made


def _offered(known: list[Entry], kept: set[str]) -> list[Entry]:
    # What was switched off since is offered only where it stands already.
    return [entry for entry in known if entry.active or entry.code in kept]
