"""The filters that are asked for now and then, in one menu: platform, who registered, how it came in, who is there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from station_app.core.settings.model import Entry
from station_app.core.staff.model import Staff
from station_app.core.visits.model import Origin
from station_app.core.visits.queries import Filters
from station_app.gui.kit.chips import Chip, Choice
from station_app.gui.kit.requests import ShowVisits
from station_app.texts import moments, translate

_ARROW_PX = 18
_A_MONDAY = date(2026, 11, 23)


class MoreFilters(Chip):
    """A chip that opens a menu; it says what is on, and is coloured then."""

    picked = Signal()
    """The clerk chose something in the menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Choice("more", ""), parent)
        self.setObjectName("visitsMore")
        self._menu = QMenu(self)
        self._menu.setObjectName("visitsMoreMenu")
        self._platforms = _Codes(self._menu)
        self._staff = _Codes(self._menu)
        self._flags: dict[str, QAction] = {}
        for name in ("slot", "unnamed", "newcomers", "on_site", Origin.BACK_DATED.value, Origin.IMPORT.value):
            self._flags[name] = self._menu.addAction("")
            self._flags[name].setObjectName(f"visitsMore.{name}")
            self._flags[name].setCheckable(True)
            self._flags[name].triggered.connect(self._on_flag)
        self._slot: tuple[int | None, int | None] = (None, None)
        self._menu.addSeparator()
        for codes in (self._platforms, self._staff):
            self._menu.addMenu(codes.menu)
            codes.picked.connect(self._on_picked)
        self.setCheckable(False)
        self.setMenu(self._menu)

    def narrow(self, filters: Filters) -> Filters:
        """The filters with what is on here."""
        origin = next((name for name in (Origin.BACK_DATED, Origin.IMPORT) if self._on(name.value)), None)
        staff = self._staff.chosen()
        weekday, hour = self._slot if self._on("slot") else (None, None)
        return replace(
            filters,
            platform=self._platforms.chosen(),
            by_id=None if staff is None else int(staff),
            origin=None if origin is None else origin.value,
            weekday=weekday,
            hour=hour,
            unnamed=self._on("unnamed"),
            newcomers=self._on("newcomers"),
            on_site=self._on("on_site"),
        )

    def words(self) -> list[str]:
        """What is on, in words."""
        found = [action.text() for action in self._flags.values() if action.isChecked()]
        for codes in (self._platforms, self._staff):
            if codes.chosen() is not None:
                words = translate("Visits", "{what}: {after}")
                found.append(words.format(what=codes.menu.title(), after=codes.label()))
        return found

    def put(self, wanted: ShowVisits) -> None:
        """Narrow to what another page wants to show and to nothing else; quietly."""
        self.clear()
        self._slot = (wanted.weekday, wanted.hour)
        self._flags["slot"].setChecked(self._slot != (None, None))
        self._flags["unnamed"].setChecked(wanted.unnamed)
        self._flags["newcomers"].setChecked(wanted.newcomers)
        self._platforms.choose(wanted.platform)
        self._say()

    def clear(self) -> None:
        """Nothing is narrowed here any more; quietly."""
        for action in self._flags.values():
            action.setChecked(False)
        for codes in (self._platforms, self._staff):
            codes.choose(None)
        self._say()

    def offer(self, platforms: Sequence[Entry], staff: Sequence[Staff], language: str) -> None:
        """What can be chosen; what was chosen stays chosen."""
        self._platforms.offer([(entry.code, entry.label(language)) for entry in platforms])
        self._staff.offer([(str(person.id), person.name) for person in staff])
        self._say()

    def retranslate(self) -> None:
        """Say every word anew."""
        for name, words in {
            "slot": "",
            "unnamed": translate("Visits", "Without a name only"),
            "newcomers": translate("Visits", "New in these days only"),
            "on_site": translate("Visits", "On site only"),
            Origin.BACK_DATED.value: translate("Visits", "Back-dated only"),
            Origin.IMPORT.value: translate("Visits", "Imported only"),
        }.items():
            self._flags[name].setText(words)
        self._platforms.retranslate(translate("Visits", "Platform"), translate("Visits", "all"))
        self._staff.retranslate(translate("Visits", "Registered by"), translate("Visits", "all"))
        self._say()

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_ARROW_PX, 0)

    def _on(self, name: str) -> bool:
        return self._flags[name].isChecked()

    def _on_flag(self) -> None:
        # A visit came in one way only.
        sender = self.sender()
        pair = (self._flags[Origin.BACK_DATED.value], self._flags[Origin.IMPORT.value])
        if sender in pair:
            for action in pair:
                if action is not sender:
                    action.setChecked(False)
        self._on_picked()

    def _on_picked(self) -> None:
        self._say()
        self.picked.emit()

    def _say_slot(self) -> None:
        # A weekday and an hour come from the statistics alone, and go again when they are taken off.
        weekday, hour = self._slot
        said = [] if weekday is None else [moments.weekday(_A_MONDAY + timedelta(days=weekday))]
        said += [] if hour is None else [f"{hour}:00–{hour + 1}:00"]
        self._flags["slot"].setText(" ".join(said))
        self._flags["slot"].setVisible(self._flags["slot"].isChecked())

    def _say(self) -> None:
        self._say_slot()
        on = self.words()
        if not on:
            self.say(translate("Visits", "More"))
        elif len(on) == 1:
            self.say(on[0])
        else:
            self.say(translate("Visits", "More: {count} filters").format(count=len(on)))
        self.setCheckable(bool(on))
        self.setChecked(bool(on))


class _Codes(QWidget):
    """A submenu in which one of several may be chosen, or all."""

    picked = Signal()

    def __init__(self, parent: QMenu) -> None:
        super().__init__(parent)
        self.hide()
        self.menu = QMenu(parent)
        self._all = ""
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._tell)

    def offer(self, offered: Sequence[tuple[str, str]]) -> None:
        """Offer these codes with their labels."""
        chosen = self.chosen()
        for action in self._group.actions():
            self._group.removeAction(action)
            self.menu.removeAction(action)
            action.deleteLater()
        for code, label in (("", self._all), *offered):
            action = self.menu.addAction(label.replace("&", "&&"))
            action.setCheckable(True)
            action.setData(code)
            self._group.addAction(action)
        self.choose(chosen)

    def chosen(self) -> str | None:
        """The code chosen, or None for all."""
        action = self._group.checkedAction()
        return (str(action.data()) or None) if action is not None else None

    def label(self) -> str:
        """The words of what is chosen."""
        action = self._group.checkedAction()
        return "" if action is None else action.text().replace("&&", "&")

    def choose(self, code: str | None) -> None:
        """Choose quietly; a code that is not offered means all."""
        actions = self._group.actions()
        found = [action for action in actions if action.data() == (code or "")] or actions[:1]
        for action in found:
            action.setChecked(True)

    def retranslate(self, title: str, everything: str) -> None:
        """Other words."""
        self.menu.setTitle(title)
        self._all = everything
        for action in self._group.actions()[:1]:
            action.setText(everything)

    def _tell(self) -> None:
        self.picked.emit()
