"""What the preview is narrowed to: fates by chips with their counts, one decision or reason by a list, words."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QSizePolicy, QWidget

from station_app.core.imports.model import Choice, Reason
from station_app.core.imports.preview import Group
from station_app.gui.kit.chips import Chips
from station_app.gui.kit.chips import Choice as Offer
from station_app.gui.kit.search_field import SearchField
from station_app.gui.runtime.icons import Icons
from station_app.texts import translate
from station_app.texts.imports import choice_words, group_words, reason_words

TYPING_MS = 150
_ALL = "all"
_SEARCH_PX, _WHY_PX, _ROW_PX = 190, 176, 30
_NARROW_PX = 760


class FateBar(QWidget):
    """Says what to show as `group`, `choice`, `reason`, `text`."""

    changed = Signal()
    """The clerk chose or typed something."""
    left_down = Signal()
    """Enter or the down arrow in the search field: on to the table."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[Group, int] = {}
        self.fates = Chips("", exclusive=True)
        self.fates.setObjectName("importFates")
        self.why = QComboBox()
        self.why.setObjectName("importWhy")
        self.why.setProperty("kind", "chip")
        self.why.setFixedSize(_WHY_PX, _ROW_PX)
        self.why.setMaxVisibleItems(14)
        self.search = SearchField(icons)
        self.search.setObjectName("importSearch")
        self.search.setFixedWidth(_SEARCH_PX)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._lay_out()
        self.fates.changed.connect(self._on_fate)
        self.why.currentIndexChanged.connect(self._tell)
        self.search.textEdited.connect(self._on_typed)
        self.search.go_on.connect(self._on_go_on)
        self._typing.timeout.connect(self._tell)

    def show_counts(
        self, counts: Mapping[Group, int], choices: Mapping[Choice, int], reasons: Mapping[Reason, int]
    ) -> None:
        """Say how many lines there are of each; what was chosen stays chosen."""
        self._counts = counts
        self._say_fates()
        self._fill_why(choices, reasons)

    def group(self) -> Group | None:
        """The fate chosen; None for all."""
        chosen = (self.fates.chosen() or [_ALL])[0]
        return None if chosen == _ALL else Group(chosen)

    def choice(self) -> Choice | None:
        """The decision chosen in the list."""
        chosen = self.why.currentData()
        return Choice(chosen[1]) if chosen and chosen[0] == "choice" else None

    def reason(self) -> Reason | None:
        """The reason chosen in the list."""
        chosen = self.why.currentData()
        return Reason(chosen[1]) if chosen and chosen[0] == "reason" else None

    def text(self) -> str:
        """The words looked for."""
        return self.search.text().strip()

    def clear(self) -> None:
        """Every line."""
        self._typing.stop()
        self.search.clear()
        self.fates.choose([_ALL])
        self._pick_why(None)
        self._say_fates()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.fates.setAccessibleName(translate("Imports", "Lines shown"))
        self.why.setAccessibleName(translate("Imports", "Only one decision or reason"))
        self.search.say(translate("Imports", "Look for words"))
        chosen = self.fates.chosen() or [_ALL]
        self.fates.offer([Offer(_ALL, translate("Imports", "All")), *(_offer(group) for group in Group)])
        self.fates.choose(chosen)
        self._say_fates()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < _NARROW_PX
        self._layout.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _lay_out(self) -> None:
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.why)
        right.addWidget(self.search)
        right.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.fates, 1)
        self._layout.addLayout(right)
        self._layout.setAlignment(right, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _say_fates(self) -> None:
        if not self.fates.chosen():
            return
        chosen = self.fates.chosen()[0]
        whole = sum(self._counts.values())
        self.fates.chip(_ALL).say(translate("Imports", "All {count}").format(count=f"{whole:,}"))
        for group in Group:
            count = self._counts.get(group, 0)
            chip = self.fates.chip(group.value)
            chip.say(f"{group_words(group)} {count:,}")
            chip.setVisible(count > 0 or chosen == group)
        self.fates.updateGeometry()

    def _fill_why(self, choices: Mapping[Choice, int], reasons: Mapping[Reason, int]) -> None:
        chosen = self.why.currentData()
        before = self.why.blockSignals(True)
        self.why.clear()
        self.why.addItem(translate("Imports", "Any decision"), None)
        for choice, count in choices.items():
            self.why.addItem(f"{choice_words(choice)} · {count:,}", ("choice", str(choice)))
        for reason, count in reasons.items():
            self.why.addItem(f"{reason_words(reason)} · {count:,}", ("reason", str(reason)))
        self.why.view().setMinimumWidth(max(self.why.view().sizeHintForColumn(0) + 40, _WHY_PX))
        self.why.setVisible(self.why.count() > 1)
        self.why.blockSignals(before)
        self._pick_why(chosen)

    def _pick_why(self, chosen: tuple[str, str] | None) -> None:
        before = self.why.blockSignals(True)
        rows = range(self.why.count())
        self.why.setCurrentIndex(next((row for row in rows if self.why.itemData(row) == chosen), 0))
        self.why.blockSignals(before)

    def _on_fate(self) -> None:
        self._pick_why(None)  # a decision of another fate would show nothing
        self.changed.emit()

    def _on_typed(self) -> None:
        self._typing.start()

    def _on_go_on(self) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self.changed.emit()
        self.left_down.emit()

    def _tell(self) -> None:
        self.changed.emit()


def _offer(group: Group) -> Offer:
    return Offer(group.value, group_words(group))
