"""The settings page: a list of sections at the left, the chosen one at the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from station_app.core.settings.model import Dictionary
from station_app.core.types import Area
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.page import Page
from station_app.gui.kit.requests import Say
from station_app.gui.settings.appearance import AppearanceSection
from station_app.gui.settings.data import DataSection
from station_app.gui.settings.dictionary import DictionarySection
from station_app.gui.settings.lending import LendingSection
from station_app.gui.settings.parts import PartsSection
from station_app.gui.settings.privacy import PrivacySection
from station_app.gui.settings.section import Section
from station_app.gui.settings.staff import StaffSection
from station_app.gui.settings.station import StationSection
from station_app.gui.settings.supplies import SuppliesSection
from station_app.gui.settings.training import TrainingSection
from station_app.gui.settings.visits import VisitsSection
from station_app.texts import translate

_LIST_PX = 168
_LINE_PX = 30  # so that all of them have room in the lowest window


class SettingsPage(Page):
    """Every section reads when the page is shown and saves by itself; there is no button to save all."""

    name = "settings"
    areas = frozenset({Area.SETTINGS, Area.DICTIONARIES, Area.STAFF})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sections: dict[str, Section] = {
            "station": StationSection(context),
            "visits": VisitsSection(context),
            "lending": LendingSection(context),
            "supplies": SuppliesSection(context),
            "training": TrainingSection(context),
            "services": DictionarySection(context, Dictionary.SERVICE),
            "categories": DictionarySection(context, Dictionary.CATEGORY),
            "platforms": DictionarySection(context, Dictionary.PLATFORM),
            "tool_kinds": DictionarySection(context, Dictionary.TOOL_KIND),
            "amenity_kinds": DictionarySection(context, Dictionary.AMENITY_KIND),
            "supply_kinds": DictionarySection(context, Dictionary.SUPPLY_KIND),
            "check_items": DictionarySection(context, Dictionary.CHECK_ITEM),
            "courses": DictionarySection(context, Dictionary.COURSE),
            "parts": PartsSection(context),
            "staff": StaffSection(context),
            "privacy": PrivacySection(context),
            "appearance": AppearanceSection(context),
            "data": DataSection(context),
        }
        self.list = QListWidget()
        self.list.setObjectName("settingsSections")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        for name, section in self.sections.items():
            section.setObjectName(f"settings.{name}")
            section.said.connect(self._say)
            self._stack.addWidget(section)
            item = QListWidgetItem()
            item.setSizeHint(QSize(0, _LINE_PX))
            self.list.addItem(item)
        side = Card(padding=4)
        side.body.setContentsMargins(4, 4, 4, 4)
        side.body.addWidget(self.list)
        side.setFixedWidth(_LIST_PX)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 16, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(side)
        layout.addWidget(self._stack, 1)
        self.list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        self._name_sections()

    def refresh(self) -> None:
        for section in self.sections.values():
            section.refresh()

    def retranslate(self) -> None:
        self._name_sections()
        for section in self.sections.values():
            section.retranslate()

    def focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        self._stale = True  # backups and who is on duty change without a word from the file
        super().showEvent(event)

    def open(self, name: str) -> None:
        """Show a section by name. Raises KeyError."""
        self.list.setCurrentRow(self._stack.indexOf(self.sections[name]))

    def _name_sections(self) -> None:
        self.list.setAccessibleName(translate("Settings", "Sections"))
        for at, section in enumerate(self.sections.values()):
            self.list.item(at).setText(section.title())

    def _say(self, sentence: str) -> None:
        self.ask(Say(sentence))
