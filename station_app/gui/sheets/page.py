"""The page of paper sheets (纸质登记补录): the day once, then row after row in the order of the paper."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from station_app.core.clock import local_day
from station_app.core.errors import NotValid, Refusal
from station_app.core.people.queries import by_card
from station_app.core.settings.queries import zone
from station_app.core.sheets import commands, queries
from station_app.core.sheets.model import LineDone, Sheet, SheetUnused, Struck
from station_app.core.types import Area
from station_app.gui.kit.context import Context
from station_app.gui.kit.page import Page
from station_app.gui.kit.paged_model import PagedModel
from station_app.gui.kit.requests import GoBack, Say
from station_app.gui.kit.told import Told
from station_app.gui.printing.printers import Printers, WindowPrinters
from station_app.gui.runtime.actions import Actions
from station_app.gui.sheets.line_acts import LineActs
from station_app.gui.sheets.lists import read_lists
from station_app.gui.sheets.parts import Parts
from station_app.gui.sheets.pile import Pile
from station_app.gui.sheets.print_dialog import PrintSheetsDialog
from station_app.gui.sheets.row_acts import RowActs, field_of
from station_app.gui.sheets.rows import RowColumns, Typed
from station_app.gui.sheets.typed import Place, Row, unpacked
from station_app.texts import translate
from station_app.texts.dictionaries import read_words
from station_app.texts.troubles import explain

_NARROW_PX = 700


class SheetsPage(Page):
    """Asked for with OpenSheets and left with Escape. What is half typed stays when the page is left."""

    name = "sheets"
    areas = frozenset({Area.SHEETS, Area.VISITS, Area.PEOPLE, Area.DICTIONARIES, Area.SETTINGS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.printers: Printers = WindowPrinters()
        self._narrow = False
        self.pile = Pile(context.db)
        self.acts = LineActs(context, self.name, self)
        self.row_acts = RowActs(context, self.name, self)
        self._line: int | None = 1
        self._aside: list[Row] = []  # half typed, or taken back before, when an older row was taken back
        lists = read_lists(context.db, context.language.code)
        self._columns = RowColumns(read_words(context.db, context.language.code), lists.short, zone(context.db))
        self.parts = Parts(context, lists, self._today(), self)
        self.head, self.table = self.parts.head, self.parts.table
        self.entry, self.gaps = self.parts.entry, self.parts.gaps
        self.model: PagedModel[Typed] = PagedModel(self._fetch, (), self)
        self.table.show_model(self.model)
        self._connect()
        self._declare_keys()
        self.retranslate()

    # -- what the shell calls ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the sheets and the rows anew; what is half typed stays."""
        db, code = self.context.db, self.context.language.code
        lists = read_lists(db, code)
        self.entry.show_lists(lists)
        self._columns = RowColumns(read_words(db, code), lists.short, zone(db))
        self.model.set_columns(self._columns.columns(narrow=self._narrow))
        self.head.show_last(self._today())
        self.pile.read()
        self._show_rows()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.parts.retranslate()
        for name, words in (
            ("sheets.new", translate("Paper", "The row on paper: somebody new, whoever is found")),
            ("sheets.blank", translate("Paper", "This line of the sheet is blank")),
            ("sheets.struck", translate("Paper", "This line of the sheet is struck out")),
            ("sheets.gap", translate("Paper", "To the next line passed over")),
            ("sheets.rest", translate("Paper", "The rest of the sheet is blank")),
        ):
            self.actions_.say(name, words)
        self._row_keys.say("sheets.free", translate("Paper", "The chosen line: to be typed again"))

    def focus(self) -> None:
        """The day while nothing is typed, else the row."""
        if not self.pile.rows and self.entry.typed().empty():
            self.head.day.setFocus()
            self.head.day.selectAll()
        else:
            self._to_row()

    def scanned(self, code: str) -> bool:
        """The code of a sheet chooses it; a card says whose row this is."""
        person = by_card(self.context.db, code)
        sheet = queries.by_number(self.context.db, code)
        if self.row_acts.busy():
            self._look_here(translate("Paper", "The row before is still being saved. Please scan again."))
        elif person is not None and self._line is not None:
            self.entry.take_person(person.id)
        elif person is not None:
            self._look_here(translate("Paper", "No line is open for this card. Choose another sheet, then scan again."))
        elif sheet is not None:
            self.choose(sheet.id)
        else:
            self._look_here(translate("Paper", "Nobody has the card {code}.").format(code=code))
        return True

    def unfinished(self) -> bool:
        return bool(self._aside) or not self.entry.typed().empty()

    def undone(self, told: Told) -> None:
        """A row was taken back: it stands in the fields again, in its line."""
        given = unpacked(told.typed)
        if given is None:
            return
        row, place = given
        if not self.entry.typed().empty():
            self._aside.append(self.entry.typed())
        if self.pile.sheet_id != place.sheet_id:
            self.pile.turn_to(place.sheet_id)
            self._show_rows()
        self.head.show_day(date.fromisoformat(place.day), self._today())
        self._begin(place.line, row)
        self._to_row()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_PX
        if narrow != self._narrow:
            self._narrow = narrow
            self.model.set_columns(self._columns.columns(narrow=narrow))
        QTimer.singleShot(0, self, self.parts.align)

    # -- which sheet, which day --------------------------------------------------------------------------------------

    def choose(self, sheet_id: int | None) -> None:
        """Another sheet, or none; a row half typed goes along."""
        self.pile.turn_to(sheet_id)
        self._show_rows()
        if self.pile.sheet is not None and self.pile.sheet.day is not None:
            self.head.show_day(self.pile.sheet.day, self._today())
        self._begin(self.pile.next_line(), self._half_typed())
        self.focus()

    def _on_day(self, day: date) -> None:
        if self.pile.sheet is not None:
            self.context.operations.run(
                commands.set_day, sheet_id=self.pile.sheet.id, day=day, undoable=False, refused=self._refused
            )

    def _show_rows(self) -> None:
        self.head.show_sheets(self.pile.sheets(), self.pile.sheet_id)
        self.model.show_ids(array("q", self.pile.rows))
        self.parts.show_hint(visible=not self.pile.rows)
        if self._line is None or self.pile.holds(self._line):
            # Another window, an undo or a void may have changed what this line holds.
            self._line = self.pile.next_line()
        self.entry.row.show_line(self._line)
        self._say_state()
        self.parts.align()
        self.parts.to_the_end()

    def _say_state(self) -> None:
        sheet = self.pile.sheet
        self.head.show_state(self.pile.words(), self.pile.missing(), sheet)
        self.gaps.show_gaps(self.pile.gaps(), None if sheet is None else self._line, self.pile.rest())

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Typed]:
        return {line: self.pile.rows[line] for line in ids if line in self.pile.rows}

    # -- the row -----------------------------------------------------------------------------------------------------

    def _begin(self, line: int | None, row: Row | None = None) -> None:
        self._line = line
        self.row_acts.new_row()
        self.entry.begin(line, row)
        self._say_state()

    def _half_typed(self) -> Row | None:
        row = self.entry.typed()
        return None if row.empty() else row

    def _to_row(self) -> None:
        """To the field where the clerk goes on."""
        if self._line is None:
            self.head.sheet.setFocus()
            return
        row = self.entry.typed()
        self.entry.go("services" if row.who else "who" if row.time else "time")

    def _to_time(self) -> None:
        self.entry.go("time")

    def _save(self, facts: dict[str, Any]) -> None:
        if self._line is not None:
            place = Place(self.pile.sheet_id, self._line, self.head.day.day().isoformat())
            self.row_acts.save(self.entry.typed(), place, self.entry.called(), facts)
            self.entry.hold(self.row_acts.busy())

    def _saved(self, row: Row, place: Place, visit_id: int) -> None:
        if place.sheet_id is None:
            self.pile.add_loose(visit_id)
            self._show_rows()
        self.entry.remember(row)
        self.context.sounds.play("done")
        self.entry.hold(False)
        self._begin(self.pile.next_line(place.line), self._from_aside())
        self.ask(Say(translate("Paper", "Line {line} is saved").format(line=place.line)))
        self._to_row()

    def _from_aside(self) -> Row | None:
        return self._aside.pop() if self._aside else None

    def _go_on_typing(self) -> None:
        self.entry.hold(False)

    def _look_here(self, words: str) -> None:
        self.entry.complain(None, words)
        self.context.sounds.play("look")

    def _refused(self, refusal: Refusal) -> None:
        self._go_on_typing()
        words = explain(refusal)
        if isinstance(refusal, LineDone | SheetUnused):  # by another window: show what it did
            self.pile.read()
            self._show_rows()
            if self._line is not None:
                moved = translate("Paper", "What you typed stands in line {line} now.").format(line=self._line)
                words = f"{words} {moved}"
        self.context.sounds.play("refused")
        self.entry.complain(field_of(refusal), words)
        if isinstance(refusal, NotValid) and refusal.field == "visit.day":
            self.head.day.setFocus()

    # -- lines that hold nothing -------------------------------------------------------------------------------------

    def strike_blank(self) -> None:
        """Nobody wrote on this line."""
        self._strike(Struck.BLANK)

    def strike_struck(self) -> None:
        """What was written on this line was crossed out."""
        self._strike(Struck.STRUCK)

    def strike_rest(self) -> None:
        """Nobody wrote below the last line."""
        if self.pile.sheet is not None and self.pile.rest():
            self.acts.strike(self.pile.sheet, list(self.pile.rest()), Struck.BLANK)

    def next_gap(self) -> None:
        """To the next line passed over; what is half typed goes along."""
        gaps = self.pile.gaps()
        if gaps:
            at = self._line or 0
            self._begin(next((gap for gap in gaps if gap > at), gaps[0]), self._half_typed())
            self._to_row()

    def free_chosen(self) -> None:
        """The chosen line is to be typed again."""
        chosen = self.table.chosen_id()
        if self.pile.sheet is not None and self.pile.holds(chosen):
            self.acts.free(self.pile.sheet, chosen or 0)

    def insist_new(self) -> None:
        """This row is somebody new, whoever is found."""
        if self._line is not None:
            self.entry.insist_new()

    def _strike(self, how: Struck) -> None:
        if self._line is None or self.pile.sheet is None:
            return
        if self._half_typed() is not None:
            words = translate("Paper", "Something is typed in this line. Save it, or clear it first.")
            self.entry.complain("who", words)
        else:
            self.acts.strike(self.pile.sheet, [self._line], how)

    def _on_struck(self, last: int) -> None:
        self._begin(self.pile.next_line(last), self._half_typed() or self._from_aside())
        self._to_row()

    # -- the rows above, printing, leaving ---------------------------------------------------------------------------

    def _to_rows(self) -> None:
        if self.pile.rows:
            self.table.setFocus()
            self.table.choose(max(self.pile.rows))

    def _on_opened(self, line: int) -> None:
        if self.pile.rows[line].gap:
            self._begin(line, self._half_typed())
        self._to_row()

    def _mark_unused(self) -> None:
        if self.pile.sheet is not None:
            self.acts.turn_unused(self.pile.sheet)

    def _on_marked(self, sheet_id: int) -> None:
        self.pile.turn_to(sheet_id)
        self._show_rows()
        self._begin(self.pile.next_line(), self._half_typed())

    def print_sheets(self) -> None:
        """Number new sheets and print them."""
        self._print(None)

    def print_again(self) -> None:
        """The chosen sheet once more, after a paper jam."""
        self._print(self.pile.sheet)

    def _print(self, again: Sheet | None) -> None:
        dialog = PrintSheetsDialog(self.context, self._today(), self.window(), again=again, printers=self.printers)
        dialog.exec()
        dialog.deleteLater()

    def _leave(self) -> None:
        self.ask(GoBack())

    def _on_agreed(self, agreed: bool) -> None:
        self.entry.agreed = agreed

    def _today(self) -> date:
        return local_day(self.context.clock.now(), zone(self.context.db))

    # -- building ----------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.head.day_chosen.connect(self._on_day)
        self.head.day_entered.connect(self._to_time)
        self.head.sheet_chosen.connect(self.choose)
        self.head.print_pressed.connect(self.print_sheets)
        self.head.again_pressed.connect(self.print_again)
        self.head.unused_pressed.connect(self._mark_unused)
        self.head.agreed_changed.connect(self._on_agreed)
        self.entry.ready.connect(self._save)
        self.entry.escaped.connect(self._leave)
        self.entry.upward.connect(self._to_rows)
        self.table.opened.connect(self._on_opened)
        self.row_acts.saved.connect(self._saved)
        self.row_acts.refused.connect(self._refused)
        self.row_acts.troubled.connect(self._go_on_typing)
        self.acts.struck.connect(self._on_struck)
        self.acts.marked.connect(self._on_marked)
        self.acts.refused.connect(self._refused)
        self.gaps.blank.clicked.connect(self.strike_blank)
        self.gaps.struck.clicked.connect(self.strike_struck)
        self.gaps.rest.clicked.connect(self.strike_rest)
        self.gaps.next.clicked.connect(self.next_gap)

    def _declare_keys(self) -> None:
        self.actions_ = Actions(self)
        for name, slot, keys in (
            ("sheets.new", self.insist_new, "Ctrl+N"),
            ("sheets.blank", self.strike_blank, "Alt+B"),
            ("sheets.struck", self.strike_struck, "Alt+X"),
            ("sheets.gap", self.next_gap, "Alt+G"),
            ("sheets.rest", self.strike_rest, "Alt+E"),
        ):
            self.actions_.add(name, "", slot, keys=[keys], anywhere=False)
        self._row_keys = Actions(self.table)
        self._row_keys.add("sheets.free", "", self.free_chosen, keys=["Del"], anywhere=False)
        self._row_keys.add("sheets.back", "", self._to_row, keys=["Esc"], anywhere=False)
