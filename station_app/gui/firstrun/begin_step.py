"""The second screen: what the station starts with, and which parts of the program it uses."""

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout

from station_app.core.settings.model import PARTS
from station_app.gui.firstrun.choices import Begin, Choices
from station_app.gui.firstrun.step import Step
from station_app.gui.kit.card import line
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.parts import part_hint, part_name
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

_INDENT = 26


class BeginStep(Step):
    """Empty, with the old register, or a look around; every part is on until it is switched off."""

    def __init__(self, choices: Choices) -> None:
        super().__init__(choices)
        self._group = QButtonGroup(self)
        self.begins = {begin: QRadioButton() for begin in Begin}
        self._hints = {begin: PlainLabel("", "hint", wrap=True) for begin in Begin}
        for begin, choice in self.begins.items():
            choice.setObjectName(f"firstRun.begin.{begin}")
            choice.setChecked(begin is choices.begin)
            choice.toggled.connect(self._keep)
            self._group.addButton(choice)
            self._hints[begin].setContentsMargins(_INDENT, 0, 0, 0)
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(choice)
            pair.addWidget(self._hints[begin])
            self.body.addLayout(pair)
        self.body.addWidget(line())
        self._parts_title = PlainLabel("", "strong")
        self._parts_hint = PlainLabel("", "hint", wrap=True)
        self.parts = {part: QCheckBox() for part in PARTS}
        row = FlowLayout(gap=24, row_gap=4)
        for part, switch in self.parts.items():
            switch.setObjectName(f"firstRun.part.{part}")
            switch.setChecked(part not in choices.parts_off)
            switch.toggled.connect(self._keep)
            row.addWidget(switch)
        self.body.addWidget(self._parts_title)
        self.body.addLayout(row)
        self.body.addWidget(self._parts_hint)
        self.retranslate()

    def title(self) -> str:
        return translate("FirstRun", "Where to begin?")

    def words(self) -> str:
        return translate("FirstRun", "Whatever you choose, the other ways stay open.")

    def take(self) -> bool:
        self._keep()
        return True

    def retranslate(self) -> None:
        for begin, name, hint in (
            (
                Begin.EMPTY,
                translate("FirstRun", "Begin empty"),
                translate("FirstRun", "The first rider can be registered at once."),
            ),
            (
                Begin.REGISTER,
                translate("FirstRun", "Take over the old register"),
                translate(
                    "FirstRun", "Excel, WPS or CSV. You look it over first; nothing is written before you agree."
                ),
            ),
            (
                Begin.DEMO,
                translate("FirstRun", "Look around with invented data first"),
                translate("FirstRun", "Never mixed with real data, and gone with one press."),
            ),
        ):
            self.begins[begin].setText(name)
            self.begins[begin].setAccessibleName(name)
            self.begins[begin].setAccessibleDescription(hint)
            self._hints[begin].setText(hint)
        self._parts_title.setText(translate("FirstRun", "The station uses"))
        self._parts_hint.setText(
            translate("FirstRun", "What is switched off has no page and no button; Settings brings it back.")
        )
        for part, switch in self.parts.items():
            switch.setText(part_name(part))
            switch.setAccessibleName(part_name(part))
            switch.setAccessibleDescription(part_hint(part))
            switch.setToolTip(part_hint(part))

    def focus(self) -> None:
        self.begins[self.choices.begin].setFocus()

    def _keep(self) -> None:
        self.choices.begin = next(begin for begin, choice in self.begins.items() if choice.isChecked())
        self.choices.parts_off = [part for part, switch in self.parts.items() if not switch.isChecked()]
        self.changed.emit()
