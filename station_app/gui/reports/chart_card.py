"""A chart in its card: says what is looked at, and is copied as a picture by a button, a menu or Ctrl+C."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QImage, QKeySequence

from station_app.gui.kit.card import Card
from station_app.gui.kit.charts import Chart, picture_of
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import icon_button
from station_app.texts import translate


class ChartCard(Card):
    """The page says title and hint; the hint makes way for what is looked at where the card is `wide`."""

    copy_asked = Signal()

    def __init__(self, context: Context, chart: Chart, name: str, *, wide: bool = False) -> None:
        """`name` is for drivers: the chart is `reports.<name>`, its button `reportsCopy.<name>`."""
        super().__init__(" ")
        self.chart = chart
        self._context = context
        self._usual = ""
        chart.setObjectName(f"reports.{name}")
        self._button = icon_button(context.icons, "copy", "", f"reportsCopy.{name}")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # with the keyboard Ctrl+C on the chart
        self._button.clicked.connect(self._ask_copy)
        self._action = QAction(chart)
        self._action.setObjectName(f"action.reports.copy.{name}")
        self._action.setShortcuts(QKeySequence.StandardKey.Copy)
        self._action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._action.triggered.connect(self._ask_copy)
        chart.addAction(self._action)
        chart.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.header.addWidget(self._button)
        self.body.addWidget(chart)
        if wide:
            chart.looked.connect(self._on_looked)

    def say(self, title: str, hint: str) -> None:
        """Title and hint, in the language in force."""
        self._usual = hint
        self.set_title(title)
        self.set_hint(hint)
        self.chart.setAccessibleName(title)
        words = translate("Reports", "Copy as picture")
        self._action.setText(words)
        self._button.setAccessibleName(translate("Reports", "Copy as picture: {title}").format(title=title))
        self._button.setToolTip(translate("Reports", "Copy as picture (Ctrl+C on the chart)"))

    def picture(self, under: str) -> QImage:
        """The chart as others see it, in the light theme; `under` says which days and whose they are."""
        return picture_of(self.chart, self.accessibleName(), under, self._context.theme.light)

    def _ask_copy(self) -> None:
        self.copy_asked.emit()

    def _on_looked(self, words: str) -> None:
        self.set_hint(words or self._usual)
