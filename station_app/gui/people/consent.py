"""Writing down that somebody agreed to be kept on file: what they are told, and what they agreed to before."""

from uuid import uuid4

from PySide6.QtWidgets import QWidget

from station_app.core.clock import local_day
from station_app.core.people import commands
from station_app.core.people.model import Consent, How, Person
from station_app.core.people.queries import consents, notice
from station_app.core.settings.queries import zone
from station_app.gui.kit.card import line
from station_app.gui.kit.context import Context
from station_app.gui.kit.key_cap import KeyCap
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.people.panel import Panel
from station_app.gui.runtime.actions import Actions
from station_app.texts import labels, moments, translate
from station_app.texts.people import agreed


class ConsentPanel(Panel):
    """Enter or 1: agreed orally; 2: in writing."""

    def __init__(self, context: Context, page: str, parent: QWidget | None = None) -> None:
        super().__init__(context, page, "peopleConsent", parent)
        self._person: Person | None = None
        self._key = ""
        self._told = PlainLabel("", "heading")
        self.text = PlainLabel("", "", wrap=True)
        self.text.setObjectName("consentNotice")
        self._before = PlainLabel("", "heading")
        self.history = PlainLabel("", "secondary", wrap=True)
        self.history.setObjectName("consentHistory")
        self.written = button("", "", "consentWritten")
        self._keys = Actions(self)
        self._keys.add("people.consent_oral", "", self.act, keys=["1"], anywhere=False)
        self._keys.add("people.consent_written", "", self.agree_in_writing, keys=["2"], anywhere=False)
        self._build()
        self.written.clicked.connect(self.agree_in_writing)

    def begin(self, person: Person) -> None:
        """Ask one person."""
        self._person, self._key = person, str(uuid4())
        self.end_acting()
        self.complain("")
        self._show()
        self.go_on.setFocus()

    def act(self) -> None:
        """They agreed orally."""
        self._agree(How.ORAL)

    def agree_in_writing(self) -> None:
        """They signed."""
        self._agree(How.WRITTEN)

    def retranslate(self) -> None:
        super().retranslate()
        oral, written = agreed(How.ORAL), agreed(How.WRITTEN)
        self.say_go_on(oral)
        self.written.setText(written)
        self.written.setAccessibleName(written)
        self._keys.say("people.consent_oral", translate("People", "Consent: {agreed}").format(agreed=oral))
        self._keys.say("people.consent_written", translate("People", "Consent: {agreed}").format(agreed=written))
        self._before.setText(translate("People", "Agreed before"))
        self._show()

    def _agree(self, how: How) -> None:
        if self._person is None or not self.begin_acting():
            return
        name = labels.person_name(self._person.name, self._person.nickname, self._person.phone)
        self.context.operations.run(
            commands.edit,
            person_id=self._person.id,
            consent=how.value,
            key=self._key,
            done=self._on_done,
            refused=self.refused,
            troubled=self.troubled,
            about=Told(translate("People", "{name}: consent noted.").format(name=name), page=self.page),
        )

    def _on_done(self, person: Person) -> None:
        self.end_acting()
        self.acted.emit(person.id)

    def _show(self) -> None:
        if self._person is None:
            return
        now = notice(self.context.db)
        name = labels.person_name(self._person.name, self._person.nickname, self._person.phone)
        self.set_title(translate("People", "{name}: consent to be kept on file").format(name=name))
        told = translate("People", "Please say this to the person (notice no. {version}):")
        self._told.setText(told.format(version=now.version))
        self.text.setText(now.text)
        found = consents(self.context.db, self._person.id)
        self.history.setText("\n".join(self._line(consent, now.version) for consent in found))
        if not found:
            self.history.setText(translate("People", "Nothing noted yet."))

    def _line(self, consent: Consent, newest: int) -> str:
        here = zone(self.context.db)
        today = local_day(self.context.clock.now(), here)
        how = agreed(consent.how)
        older = translate("People", "an older notice") if consent.version < newest else ""
        number = translate("People", "notice no. {version}").format(version=consent.version)
        day = moments.relative_day(local_day(consent.at, here), today)
        return " · ".join(part for part in (how, number, older, day, consent.by_name) if part)

    def _build(self) -> None:
        self.text.setMaximumWidth(620)
        for widget in (self._told, self.text, line(), self._before, self.history):
            self.inside.addWidget(widget)
        self.inside.addStretch(1)
        at = self.foot.indexOf(self.go_on)
        self.foot.insertWidget(at, self.written)
        self.foot.insertWidget(at + 1, KeyCap("2"))
        self.foot.insertSpacing(at + 2, 8)
