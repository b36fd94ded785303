"""The rules of lending: how many tools a person may have out, what an overdue one does, and closed days."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from station_app.core.settings.model import Value
from station_app.gui.kit.context import Context
from station_app.gui.kit.form import Form
from station_app.gui.settings.saving import SettingLine, SettingSwitch, whole_number
from station_app.gui.settings.section import ScrollingSection
from station_app.texts import translate
from station_app.texts.fields import field_name

MOST, BLOCK, CLOSED = "lending.most_open", "lending.block_overdue", "station.closed_days"
_DAY = r"(\d{4})[^\d\s](\d{1,2})[^\d\s](\d{1,2})[^\W\d_]?"
_SPAN = re.compile(rf"{_DAY}\s*(?:[–—~～]|[^\W\d_])\s*{_DAY}|{_DAY}")
"""Year, month and day with any signs or words between them, and after the day; so with two days of a span."""
_BETWEEN = re.compile(r"[\s,，、;；]*")
_LONGEST = timedelta(days=366)


class ClosedDays(SettingLine):
    """Days and spans of days as people write them, shown as few spans as there are."""

    def __init__(self, context: Context, form: Form) -> None:
        super().__init__(context, form, CLOSED, days_of)

    def _show(self, value: Value) -> None:
        super()._show(spans_of(value) if isinstance(value, list) else value)


class LendingSection(ScrollingSection):
    """Most open loans, whether an overdue one blocks, closed days. How long a kind is lent is said with the kinds."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._card = self.add_card()
        self._form = Form()
        self._card.body.addWidget(self._form)
        self.end_cards()
        self.most = SettingLine(context, self._form, MOST, whole_number)
        self.block = SettingSwitch(context, self._form, BLOCK)
        self.closed = ClosedDays(context, self._form)
        for saver in (self.most, self.block, self.closed):
            saver.saved.connect(self._tell)
        self.retranslate()

    def title(self) -> str:
        return translate("Settings", "Tool lending")

    def refresh(self) -> None:
        self.most.show_stored()
        self.block.show_stored()
        self.closed.show_stored()

    def retranslate(self) -> None:
        self._card.set_title(self.title())
        self._card.set_hint(translate("Settings", "The manager may make an exception, with a reason"))
        self._form.say(
            MOST,
            translate("Settings", "Most tools at a time"),
            hint=translate("Settings", "A person has at most so many out; 0 is no limit."),
        )
        self._form.say(BLOCK, translate("Settings", "Overdue"))
        self.block.setText(translate("Settings", "Who has an overdue tool gets no other one"))
        self.block.setAccessibleName(self.block.text())
        self._form.say(
            CLOSED,
            translate("Settings", "Closed days"),
            hint=translate(
                "Settings",
                "2026-10-01 – 2026-10-07, 2026-12-31: nothing is due on them. Weekly rest days are set with the hours.",
            ),
        )

    def _tell(self, setting: str) -> None:
        self.said.emit(translate("Settings", "Saved: {field}").format(field=field_name(setting)))


def days_of(text: str) -> Value:
    """The days written, each as 2026-10-01; the text itself, for the core to refuse, when it is something else."""
    days: list[str] = []
    at = _end(text, 0)
    while at < len(text):
        found = _SPAN.match(text, at)
        if found is None:
            return text
        try:
            numbers = [int(part) for part in found.groups() if part is not None]
            first, last = date(*numbers[:3]), date(*numbers[-3:])
        except ValueError:
            return text
        if not first <= last <= first + _LONGEST:
            return text
        days += [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]
        at = _end(text, found.end())
    return days


def spans_of(days: Sequence[str]) -> str:
    """2026-10-01 – 2026-10-07, 2026-12-31."""
    spans: list[tuple[date, date]] = []
    for day in sorted(map(date.fromisoformat, days)):
        if spans and day - spans[-1][1] <= timedelta(days=1):
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return ", ".join(f"{first}" if first == last else f"{first} – {last}" for first, last in spans)


def _end(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return at if found is None else found.end()
