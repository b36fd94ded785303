"""The left side: whose station it is, the pages, settings and the person on duty at the bottom."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from station_app.core.settings.queries import text
from station_app.core.shifts.model import Shift
from station_app.core.staff.queries import everybody
from station_app.core.types import StaffId
from station_app.gui.kit.card import line
from station_app.gui.kit.context import Context
from station_app.gui.kit.elided_label import ElidedLabel
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.shell.badges import Badges
from station_app.gui.shell.duty_foot import DutyFoot
from station_app.gui.shell.page_button import PageButton
from station_app.gui.shell.pages import PAGES, title
from station_app.texts import translate

WIDTH = 176
NARROW = 56
_ICON = 20


class Navigation(QFrame):
    """Shows where the clerk is; `narrow` shows icons alone."""

    page_asked = Signal(str)
    duty_picked = Signal(str)
    """What is to be done about the shift: "begin", "hand_over", "heat" or "close"."""
    staff_asked = Signal(object)
    """StaffId | None: who is on duty now."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nav")
        self._context = context
        self._narrow = False
        self._station = ElidedLabel("", "strong")
        self._address = ElidedLabel("", "small")
        self._logo = PlainLabel("")
        self._logo.setObjectName("logo")
        self._logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, PageButton] = {}
        self._staff = button("", "quiet", "staffButton")
        self._staff.setProperty("nav", "true")
        self._head = QHBoxLayout()
        self._duty = DutyFoot(context)
        self._duty.picked.connect(self.duty_picked)
        self._shift: Shift | None = None
        self._keeps_shifts = False
        self._menu = QMenu(self._staff)
        self._menu.triggered.connect(self._on_staff)
        self._staff.clicked.connect(self._open_menu)
        self._badges = Badges(context, self)
        self._badges.changed.connect(self._say_badges)
        for entry in PAGES:
            if not entry.hidden:
                self._buttons[entry.name] = self._make(entry.name, entry.icon)
        self._build()

    def show_page(self, name: str) -> None:
        """Mark the page in front."""
        for other, made in self._buttons.items():
            made.setChecked(other == name)
            self._context.icons.put(made, _icon_of(other), "accent" if other == name else "text_2", _ICON)

    def offer(self, names: Sequence[str]) -> None:
        """Show the pages of the parts this station uses."""
        for name, made in self._buttons.items():
            made.setVisible(name in names)

    def show_duty(self, shift: Shift | None, *, offered: bool) -> None:
        """Who is on duty at the foot; `offered`: the station keeps shifts. With a shift acts are signed by it."""
        self._shift, self._keeps_shifts = shift, offered
        self._say_duty()
        self._say_staff()

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, or with their words."""
        self._narrow = narrow
        self._show_width()
        self.retranslate()

    def refresh(self) -> None:
        """Read whose station it is and who may be on duty."""
        db = self._context.db
        self._station.setText(text(db, "station.name") or translate("Shell", "Warm home"))
        self._address.setText(text(db, "station.address"))
        self._address.setVisible(bool(self._address.text()) and not self._narrow)
        self._station.setVisible(not self._narrow)
        self._station.setToolTip("")
        self._say_duty()
        self._say_staff()

    def retranslate(self) -> None:
        """Say the words of the navigation."""
        for name, made in self._buttons.items():
            made.setText("" if self._narrow else title(name))
        self._logo.setText(translate("Shell", "W"))
        self.setAccessibleName(translate("Shell", "Pages"))
        self._say_badges()
        self.refresh()

    def _say_badges(self) -> None:
        for name, made in self._buttons.items():
            waiting = self._badges.count(name)
            made.show_badge(waiting, narrow=self._narrow)
            words = f"{title(name)}: {self._badges.words(name)}" if waiting else title(name)
            made.setAccessibleName(words)
            made.setToolTip(words if waiting or self._narrow else "")

    def _say_staff(self) -> None:
        by = self._context.operations.by
        accounts = [account for account in everybody(self._context.db) if account.active]
        on_duty = next((account.name for account in accounts if account.id == by), None)
        words = translate("Shell", "On duty: {name}").format(name=on_duty or "–")
        self._staff.setText((on_duty or "–")[:1] if self._narrow else words)
        self._staff.setAccessibleName(words)
        self._menu.clear()
        for account in accounts:
            action = self._menu.addAction(account.name.replace("&", "&&"))
            action.setData(account.id)
        nobody = self._menu.addAction(translate("Shell", "nobody named"))
        nobody.setData(None)
        add = self._menu.addAction(translate("Shell", "Add somebody in Settings"))
        add.setData("settings")

    def _say_duty(self) -> None:
        self._duty.setVisible(self._keeps_shifts)
        self._duty.show_shift(self._shift, narrow=self._narrow)
        self._staff.setVisible(self._shift is None)

    def _open_menu(self) -> None:
        self._say_staff()
        above = QPoint(0, -self._menu.sizeHint().height())
        self._menu.popup(self._staff.mapToGlobal(above))

    def _on_staff(self, action: QAction) -> None:
        data = action.data()
        if data == "settings":
            self.page_asked.emit("settings")
            return
        self.staff_asked.emit(None if data is None else StaffId(data))

    def _make(self, name: str, icon: str) -> PageButton:
        made = PageButton()
        made.setObjectName(f"nav.{name}")
        made.setProperty("nav", "true")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setProperty("page", name)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._context.icons.put(made, icon, "text_2", _ICON)
        made.clicked.connect(self._on_clicked)
        return made

    def _on_clicked(self) -> None:
        sender = self.sender()
        self.page_asked.emit(str(sender.property("page")))

    def _build(self) -> None:
        head = self._head
        head.setSpacing(10)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._station)
        names.addWidget(self._address)
        head.addWidget(self._logo)
        head.addLayout(names, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(2)
        layout.addLayout(head)
        self._add(layout, [entry.name for entry in PAGES if not (entry.at_bottom or entry.hidden)])
        layout.addStretch(1)
        self._add(layout, [entry.name for entry in PAGES if entry.at_bottom])
        layout.addWidget(line())
        layout.addWidget(self._duty)
        layout.addWidget(self._staff)
        self._show_width()

    def _show_width(self) -> None:
        self.setFixedWidth(NARROW if self._narrow else WIDTH)
        self._head.setContentsMargins(4 if self._narrow else 8, 8, 4, 8)

    def _add(self, layout: QVBoxLayout, names: Sequence[str]) -> None:
        for name in names:
            layout.addWidget(self._buttons[name])


def _icon_of(name: str) -> str:
    return next(entry.icon for entry in PAGES if entry.name == name)
