"""Where the parts of the statistics page lie: the period and its figures on top, then two columns that scroll."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from station_app.gui.kit.card import Card
from station_app.gui.kit.charts import BarChart, HeatMap, RowChart
from station_app.gui.kit.chips import Chip, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.reports.chart_card import ChartCard
from station_app.gui.reports.export_card import ExportCard
from station_app.gui.reports.facts import today_of
from station_app.gui.reports.house_strip import HouseStrip
from station_app.gui.reports.lending_strip import LendingStrip
from station_app.gui.reports.period_chooser import PeriodChooser
from station_app.gui.reports.strip import FigureStrip
from station_app.gui.reports.training_strip import TrainingStrip
from station_app.texts import translate

_RIGHT = 388
_RIGHT_LEAST = 352  # the longest label of a category beside its bar
_TALL = 124


class ReportsParts(QWidget):
    """Everything on the page; the page fills it and listens to it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme, today = context.theme, today_of(context)
        self.chooser = PeriodChooser(context.icons, today)
        self.state = PlainLabel("", "secondary")
        self.state.setObjectName("reportsState")
        self.trouble = PlainLabel("", "bad", wrap=True)
        self.trouble.setObjectName("reportsTrouble")
        self.trouble.hide()
        self.strip = FigureStrip(theme)
        self.lending = LendingStrip(theme)
        self.house = HouseStrip(theme)
        self.training = TrainingStrip(theme)
        self.time = BarChart(theme, "")
        self.time.setFixedHeight(_TALL)
        self.heat = HeatMap(theme, "")
        self.categories, self.platforms, self.services = (RowChart(theme, "") for _ in range(3))
        self.export = ExportCard(context, today)
        self.cards = {
            "time": ChartCard(context, self.time, "time", wide=True),
            "heat": ChartCard(context, self.heat, "heat", wide=True),
            "services": ChartCard(context, self.services, "services"),
            "categories": ChartCard(context, self.categories, "categories"),
            "platforms": ChartCard(context, self.platforms, "platforms"),
        }
        self.numbers = Chip(Choice("numbers", ""))
        self.numbers.setObjectName("reportsNumbers")
        self.cards["heat"].header.insertWidget(self.cards["heat"].header.count() - 1, self.numbers)
        self.empty = EmptyState()
        self.empty.setObjectName("reportsEmpty")
        self.first_step = self.empty.offer("", "reportsFirstStep")
        self.nobody = Card()
        self.nobody.body.addWidget(self.empty)
        self._lay_out()

    def retranslate(self) -> None:
        """Words in the language in force, but those of the period."""
        self.chooser.retranslate()
        self.export.retranslate()
        self.lending.retranslate()
        self.house.retranslate()
        self.training.retranslate()
        self.numbers.say(translate("Reports", "Numbers"))
        self.numbers.setToolTip(translate("Reports", "The count in every cell"))
        pick = translate("Reports", "Pick one to see its visits")
        self.cards["heat"].say(translate("Reports", "Arrivals by weekday and hour"), "")
        self.cards["services"].say(translate("Reports", "Services"), pick)
        self.cards["categories"].say(translate("Reports", "Categories"), pick)
        self.cards["platforms"].say(translate("Reports", "Platforms"), pick)

    def set_pale(self, pale: bool) -> None:
        """Whether figures and charts are of before."""
        self.strip.set_pale(pale)
        self.lending.set_pale(pale)
        self.house.set_pale(pale)
        self.training.set_pale(pale)
        for card in self.cards.values():
            card.chart.set_pale(pale)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(12)
        for widget in (self.nobody, *(self.cards[name] for name in ("time", "heat", "services"))):
            left.addWidget(widget)
        for widget in (self.export, self.cards["categories"], self.cards["platforms"]):
            right.addWidget(widget)
        left.addStretch(1)
        right.addStretch(1)
        side = QWidget()
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        side.setMinimumWidth(_RIGHT_LEAST)
        side.setMaximumWidth(_RIGHT)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(left, 5)
        both.addWidget(side, 3)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.chooser, 1)
        top.addWidget(self.state)
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(20, 12, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addWidget(self.trouble)
        whole.addWidget(self.strip)
        whole.addWidget(self.lending)
        whole.addWidget(self.house)
        whole.addWidget(self.training)
        whole.addLayout(both, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
