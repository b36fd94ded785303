"""Supplies on the page of amenities: the list of stock with its acts; small under the map, whole in its own tab."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.search.queries import find
from station_app.core.settings.queries import zone
from station_app.core.supplies import queries
from station_app.core.supplies.model import Level
from station_app.core.types import Area
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import ROW_PX
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.look import button
from station_app.gui.kit.page import Page
from station_app.gui.kit.requests import OpenImport, Say, UndoLast
from station_app.gui.kit.result_strip import ResultStrip
from station_app.gui.kit.tag import TagLabel
from station_app.gui.kit.told import Told
from station_app.gui.supplies.act_form import ActForm
from station_app.gui.supplies.count_form import CountForm
from station_app.gui.supplies.filters import Filters
from station_app.gui.supplies.issue_form import IssueForm
from station_app.gui.supplies.item_form import ItemForm
from station_app.gui.supplies.receive_form import ReceiveForm
from station_app.gui.supplies.scrap_form import ScrapForm
from station_app.gui.supplies.stock_card import StockCard
from station_app.gui.supplies.stock_table import ISSUE, RECEIVE, StockList, StockTable
from station_app.gui.supplies.supplies_export import ExportSupplies
from station_app.texts import translate

_HEAD_PX = 60
_KEYS = ("I", "R", "X", "C", "H", "E", "N")


class SuppliesPanel(Page):
    """A part of a page that reads by itself. `compact`: the list alone, a form takes its place while it is open."""

    name = "supplies"
    areas = frozenset({Area.SUPPLIES, Area.DICTIONARIES, Area.SETTINGS})

    def __init__(self, context: Context, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("suppliesCompact" if compact else "suppliesPanel")
        self._compact = compact
        self._levels: list[Level] = []
        self.filters = Filters(context)
        self.card = Card(" ", padding=0)
        self.low = TagLabel(kind="warn")
        self.low.setObjectName("supplyLow")
        self.card.header.insertWidget(2, self.low)
        self.add = button("", "small", "supplyAdd")
        self.export = button("", "small", "supplyExport")
        self._exports: ExportSupplies | None = None
        self.table = StockTable(context.theme, "")
        self.table.setObjectName("supplyTable")
        self.list = StockList(context, self.table, compact=compact, parent=self)
        self.nothing, self.none_found = EmptyState(), EmptyState()
        self.add_first = self.nothing.offer("", "supplyAddFirst")
        self.import_first = self.nothing.offer("", "supplyImportFirst")
        self.issue, self.receive, self.scrap = IssueForm(context), ReceiveForm(context), ScrapForm(context)
        self.item, self.count = ItemForm(context), CountForm(context)
        self.history = StockCard(context)
        self.strip = ResultStrip()
        self.strip.setObjectName("supplyStrip")
        self.strip.undo_button.setObjectName("supplyUndo")
        self._buttons = {key: KeyButton(key, f"supplyKey{key}") for key in _KEYS}
        self._rows, self._stack = QStackedWidget(), QStackedWidget()
        self._acts = QWidget()
        self._build()
        self._connect()
        self._show_parts()
        self.retranslate()

    # -- what the page calls -------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list; what is chosen stays chosen, a form that is open stays as it is."""
        today = local_day(self.context.clock.now(), zone(self.context.db))
        self._levels = queries.levels(self.context.db, on=today)
        self.filters.show_levels(self._levels)
        self._show()
        self.count.again()
        if self._showing_history():
            self.history.read()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.card.set_title(translate("Supplies", "Supplies"))
        self.card.set_hint(translate("Supplies", "First to expire goes first"))
        self.nothing.say(
            translate(
                "Supplies", "What you hand out and keep: drinks, medicine, tissues, with batches, dates and marks."
            )
        )
        self.none_found.say(translate("Supplies", "Nothing here fits. Esc in the field shows all."))
        for made, words in (
            (self.add, translate("Supplies", "Add")),
            (self.add_first, translate("Supplies", "Add")),
            (self.import_first, translate("Supplies", "Import")),
            (self.export, translate("Supplies", "Export…")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        for key, words in _key_words().items():
            self._buttons[key].say(words)
        self.filters.retranslate()
        self.list.retranslate()
        self.history.retranslate()
        self.count.retranslate()
        for form in self._forms():
            form.retranslate()
        self._say_low()

    def focus(self) -> None:
        """The form that is open, or the list."""
        form = self._open_form()
        (form or self.table).setFocus()

    def scanned(self, code: str) -> bool:
        """A barcode picks its goods, or goes into the form of goods; a card says to whom. Unknown: False."""
        if self.item.isVisible():
            self.item.put_barcode(code)
            return True
        item = queries.by_barcode(self.context.db, code)
        if item is not None:
            if self.count.isVisible():
                return self.count.go_to(int(item.id))
            return self.show_item(int(item.id))
        if self.issue.isVisible() and any(hit.by_card for hit in find(self.context.db, code)):
            return self.issue.pick_card(code)
        return False

    def show_item(self, item_id: int) -> bool:
        """Pick goods in the list, whatever it is narrowed to; an open form goes on with them unless typed in."""
        if self.unfinished():
            self.strip.show_result("look", translate("Supplies", "Finish this first, or Esc."))
            self.context.sounds.play("refused")
            return True
        if self.list.level(item_id) is None:
            self.filters.show_all()
            self._show()
        if not self.table.choose(item_id):
            return False
        if self.issue.isVisible() or self.receive.isVisible() or self.scrap.isVisible():
            self.begin("I" if self.issue.isVisible() else "R" if self.receive.isVisible() else "X")
        else:
            self._close_history()
            self.table.setFocus()
        return True

    def unfinished(self) -> bool:
        return any(form.touched() for form in self._forms()) or self.count.unfinished()

    def undone(self, told: Told) -> None:
        """The strip told of what is undone now."""
        del told
        self.strip.clear()
        self.count.undone()

    # -- what the clerk does -------------------------------------------------------------------------------------

    def begin(self, key: str) -> bool:
        """What a key of the list begins; False when there is nothing to do it with."""
        level = self.list.chosen()
        if key == "N":
            self._open(self.item)
            self.item.add()
        elif key == "C" and self._levels and not self.filters.idle():
            self._open(self.count)
            self.count.begin(self.list.ids(), None if level is None else int(level.id))
        elif level is None:
            return False
        elif key == "E":
            self._open(self.item)
            self.item.edit(int(level.id))
        elif key == "H":
            self._open(None)
            self.history.show_item(int(level.id))
            self._stack.setCurrentWidget(self.history)
            self._show_parts()
            self.history.table.setFocus()
        elif key in "IRX" and not self.filters.idle():
            self._begin_act(key, level)
        else:
            return False
        return True

    def _begin_act(self, key: str, level: Level) -> None:
        if key == "I":
            self._open(self.issue)
            self.issue.begin(level)
        elif key == "R":
            self._open(self.receive)
            self.receive.begin(level)
        else:
            self._open(self.scrap)
            self.scrap.begin(level)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().upper()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self._open_form() is not None:
            super().keyPressEvent(event)
        elif key == "/":
            self.filters.search.setFocus()
        elif key not in _KEYS or not self.begin(key):
            super().keyPressEvent(event)

    def _on_key_button(self) -> None:
        made = self.sender()
        for key, each in self._buttons.items():
            if each is made:
                self.begin(key)

    def _on_button(self, item_id: int, column: int) -> None:
        self.table.choose(item_id)
        self.begin({ISSUE: "I", RECEIVE: "R"}[self.list.act_of(column)])

    def _on_opened(self, item_id: int) -> None:  # noqa: ARG002 - it is the one chosen
        self.begin("E" if self.filters.idle() else "I")

    def _on_add(self) -> None:
        self.begin("N")

    def _on_left(self) -> None:
        self._show_parts()
        self.table.setFocus()

    def _on_finished(self, headline: str, detail: str, undo: bool) -> None:
        self.strip.show_result("done", headline, detail, undo=undo)
        self._show_parts()
        if not self._showing_history():
            self.table.setFocus()

    def _on_refused(self, sentence: str) -> None:
        self.strip.show_result("refused", sentence)

    def _on_saved(self, item_id: int) -> None:
        if not self.table.choose(item_id):
            self.filters.show_all()
            self._show()
            self.table.choose(item_id)

    def _on_counting(self, item_id: int) -> None:
        self.table.choose(item_id)

    def _close_history(self) -> None:
        if self._showing_history():
            self._stack.setCurrentWidget(self.card)
            self._show_parts()
            self.table.setFocus()

    def _undo(self) -> None:
        self.ask(UndoLast())

    def _import(self) -> None:
        self.ask(OpenImport(kind="supplies"))

    def _export(self) -> None:
        if self._exports is None:
            self._exports = ExportSupplies(self.context, self)
            self._exports.said.connect(self._tell)
        self._exports.show_for("supplies")

    def _tell(self, sentence: str) -> None:
        self.ask(Say(sentence))

    # -- showing -------------------------------------------------------------------------------------------------

    def _forms(self) -> tuple[ActForm, ...]:
        return (self.issue, self.receive, self.scrap, self.item)

    def _open_form(self) -> QWidget | None:
        return next((form for form in (*self._forms(), self.count) if not form.isHidden()), None)

    def _showing_history(self) -> bool:
        return self._stack.currentWidget() is self.history

    def _open(self, form: QWidget | None) -> None:
        for each in (*self._forms(), self.count):
            if each is not form:
                each.hide()
        self.strip.clear()
        self._stack.setCurrentWidget(self.card)
        if form is not None:
            form.show()
        self._show_parts()

    def _show_parts(self) -> None:
        form = self._open_form()
        self._stack.setVisible(not (self._compact and form is not None and form is not self.count))
        some = bool(self._levels) or self.filters.idle()
        listing = not self._compact and form is None and not self._showing_history() and some
        self.filters.setVisible(listing)
        self._acts.setVisible(listing)

    def _show(self) -> None:
        # Under the map what wants looking after comes first; the whole list stays in its own order.
        shown = sorted(self._levels, key=_calm) if self._compact else self.filters.shown()
        self.list.show_levels(shown, idle=not self._compact and self.filters.idle())
        some = bool(self._levels) or self.filters.idle()
        self._rows.setCurrentWidget(self.table if shown else self.none_found if some else self.nothing)
        self.add.setVisible(some)
        self.export.setVisible(some and not self._compact)
        self._say_low()
        self._show_parts()

    def _say_low(self) -> None:
        low = sum(1 for level in self._levels if level.low)
        self.low.setVisible(bool(low))
        self.low.setText(translate("Supplies", "{count} low").format(count=f"{low:,}"))

    def _build(self) -> None:
        self._rows.addWidget(self.table)
        for empty in (self.nothing, self.none_found):
            self._rows.addWidget(empty)
        for made in (self.export, self.add):
            self.card.header.addWidget(made)
        self.card.body.addWidget(self._rows, 1)
        for shown in (self.card, self.history):
            self._stack.addWidget(shown)
        # A form takes its room from the list, down to some lines.
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight((3 if self._compact else 5) * ROW_PX + _HEAD_PX)
        acts = FlowLayout(self._acts)
        for made in self._buttons.values():
            acts.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for part in (self.filters, *self._forms(), self.count):
            layout.addWidget(part)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._acts)
        layout.addWidget(self.strip)
        layout.addStretch()  # a form alone stands at the top

    def _connect(self) -> None:
        self.filters.changed.connect(self._show)
        self.filters.go_on.connect(self._to_list)
        self.table.button_pressed.connect(self._on_button)
        self.table.opened.connect(self._on_opened)
        for made in self._buttons.values():
            made.clicked.connect(self._on_key_button)
        for adds in (self.add, self.add_first):
            adds.clicked.connect(self._on_add)
        self.import_first.clicked.connect(self._import)
        self.export.clicked.connect(self._export)
        for form in self._forms():
            form.left.connect(self._on_left)
            form.finished.connect(self._on_finished)
        self.item.saved.connect(self._on_saved)
        self.count.left.connect(self._on_left)
        self.count.finished.connect(self._on_finished)
        self.count.came_to.connect(self._on_counting)
        self.count.counted.connect(self.list.mark_counted)
        self.history.left.connect(self._close_history)
        self.history.finished.connect(self._on_finished)
        self.history.refused.connect(self._on_refused)
        self.strip.undo_pressed.connect(self._undo)

    def _to_list(self) -> None:
        if self.list.chosen() is None and self.list.ids():
            self.table.choose(self.list.ids()[0])
        self.table.setFocus()


def _calm(level: Level) -> bool:
    return not (level.low or level.expiring)


def _key_words() -> dict[str, str]:
    return {
        "I": translate("Supplies", "Hand out"),
        "R": translate("Supplies", "Receive"),
        "X": translate("Supplies", "Scrap"),
        "C": translate("Supplies", "Stocktake"),
        "H": translate("Supplies", "Stock card"),
        "E": translate("Supplies", "Change"),
        "N": translate("Supplies", "New goods"),
    }
