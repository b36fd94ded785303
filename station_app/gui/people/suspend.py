"""Suspending somebody from borrowing (暂停借用): why, and until when."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.errors import Missing, NotValid, Refusal, TooLong
from station_app.core.people import commands
from station_app.core.people.model import Person
from station_app.core.settings.queries import zone
from station_app.gui.kit.context import Context
from station_app.gui.kit.date_field import DateField
from station_app.gui.kit.enter_field import EnterField
from station_app.gui.kit.form import Form
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.people.panel import Panel
from station_app.texts import labels, translate
from station_app.texts.troubles import explain

_USUAL = timedelta(days=7)
_REASON, _UNTIL = "person.suspended_reason", "person.suspended_until"


@dataclass(frozen=True, slots=True)
class _Said:
    reason: str
    until: date
    no_end: bool


class SuspendPanel(Panel):
    """Says what there is already when it is opened on somebody suspended."""

    def __init__(self, context: Context, page: str, parent: QWidget | None = None) -> None:
        super().__init__(context, page, "peopleSuspend", parent)
        self._person: Person | None = None
        self._key = ""
        self._begun: dict[int, _Said] = {}
        self.form = Form()
        self.reason = EnterField()
        self.reason.setObjectName("suspendReason")
        self.until = DateField("")
        self.until.setObjectName("suspendUntil")
        self.no_end = QCheckBox()
        self.no_end.setObjectName("suspendNoEnd")
        self._about = PlainLabel("", "secondary", wrap=True)
        self._build()
        self.reason.entered.connect(self.act)
        self.reason.escaped.connect(self.left)
        self.left.connect(self._forget)
        self.no_end.toggled.connect(self.until.setDisabled)

    def begin(self, person: Person) -> None:
        """Ask about one person; what was typed of them before somebody else was opened stands there again."""
        self.keep()
        self._person, self._key = person, str(uuid4())
        self.end_acting()
        self.complain("")
        self.form.calm()
        today = local_day(self.context.clock.now(), zone(self.context.db))
        held = person.suspended if person.suspended is not None and person.suspended.in_force(today) else None
        self.until.setMinimumDate(QDate(today.year, today.month, today.day))
        there = _Said("", today + _USUAL, no_end=False)
        if held is not None:
            there = _Said(held.reason, held.until or there.until, no_end=held.until is None)
        said = self._begun.get(person.id, there)
        self.reason.setText(said.reason)
        self.no_end.setChecked(said.no_end)
        self.until.show_day(said.until)
        self._say_title()
        self.reason.setFocus()

    def keep(self) -> None:
        """Keep what is typed until this person is opened again, or it is done or cancelled."""
        if self._person is not None and not self.isHidden():
            self._begun[self._person.id] = _Said(self.reason.text(), self.until.day(), self.no_end.isChecked())

    def act(self) -> None:
        """Suspend; the reason is needed."""
        if self._person is None or not self.begin_acting():
            return
        self.form.calm()
        name = labels.person_name(self._person.name, self._person.nickname, self._person.phone)
        self.context.operations.run(
            commands.suspend,
            person_id=self._person.id,
            reason=self.reason.text(),
            until=None if self.no_end.isChecked() else self.until.day(),
            key=self._key,
            done=self._on_done,
            refused=self.refused,
            troubled=self.troubled,
            about=Told(translate("People", "{name} may not borrow for now.").format(name=name), page=self.page),
        )

    def refused(self, refusal: Refusal) -> None:
        self.end_acting()
        field = refusal.field if isinstance(refusal, Missing | NotValid | TooLong) else ""
        if not self.form.complain(field, explain(refusal)):
            self.complain(explain(refusal))

    def retranslate(self) -> None:
        super().retranslate()
        self.form.say(_REASON, translate("People", "Reason"))
        self.form.say(_UNTIL, translate("People", "Until"), hint=translate("People", "This day still counts."))
        self.reason.setPlaceholderText(translate("People", "e.g. an umbrella not brought back"))
        self.no_end.setText(translate("People", "Without an end"))
        self.no_end.setAccessibleName(self.no_end.text())
        self.until.setAccessibleName(translate("People", "Until"))
        self._about.setText(
            translate(
                "People",
                "The desk says it when this person comes. They are served as before; they only borrow nothing.",
            )
        )
        self.say_go_on(translate("People", "Suspend"))
        self._say_title()

    def _say_title(self) -> None:
        if self._person is not None:
            name = labels.person_name(self._person.name, self._person.nickname, self._person.phone)
            self.set_title(translate("People", "{name}: suspend from borrowing").format(name=name))

    def _forget(self) -> None:
        if self._person is not None:
            self._begun.pop(self._person.id, None)
            self._person = None

    def _on_done(self, person: Person) -> None:
        self.end_acting()
        self._forget()
        self.acted.emit(person.id)

    def _build(self) -> None:
        ends = QWidget()
        beside = QHBoxLayout(ends)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        beside.addWidget(self.until)
        beside.addWidget(self.no_end)
        beside.addStretch(1)
        ends.setFocusProxy(self.until)
        self.form.setMaximumWidth(620)
        self.form.add(_REASON, "", self.reason)
        self.form.add(_UNTIL, "", ends)
        self.inside.addWidget(self._about)
        self.inside.addWidget(self.form)
        self.inside.addStretch(1)
