"""What the clerk puts right in the line at hand: a cell, whose it is, whether it is taken at all."""

from PySide6.QtCore import QObject, Signal

from station_app.core.imports.preview import Group, PreviewFile, PreviewRow
from station_app.core.imports.source import Said, SameAs, Whom
from station_app.gui.imports.detail import LineCard
from station_app.gui.imports.fixes import Fixes
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.runtime.actions import Actions
from station_app.texts import translate

_NOBODY = frozenset({Group.SKIPPED, Group.NOT_TAKEN})


class Mending(QObject):
    """Listens to the card's buttons and to one key each on the list of lines. `fixes` is all of it so far."""

    fixed = Signal(int)
    """Something was put right in this row."""

    def __init__(self, context: Context, table: DataTable, card: LineCard, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._card = card
        self._file: PreviewFile | None = None
        self._line: PreviewRow | None = None
        self.fixes = Fixes()
        self._aside = Fixes()
        self._cells_aside: dict[int, tuple[str, ...]] = {}
        self._keys = Actions(table)
        for act, slot, key in (
            ("this", self.pick_person, "P"),
            ("own", self.say_own, "N"),
            ("nobody", self.say_nobody, "O"),
            ("same", self.say_same, "S"),
            ("again", self.take_again, "A"),
            ("leave", self.leave_out, "Del"),
            ("undo", self.forget, "U"),
        ):
            self._keys.add(f"imports.{act}", "", slot, keys=[key], anywhere=False)
            card.whose.buttons[act].clicked.connect(slot)
        card.typed.connect(self._on_typed)
        card.whose.picked.connect(self._on_picked)

    # -- what the preview calls --------------------------------------------------------------------------------------

    def show(self, line: PreviewRow | None, kind: str, taken: str, *, pending: bool) -> None:
        """Show the line at hand in the card; None for none. `taken` is how it was understood."""
        self._line = line
        if line is None:
            self._card.show_nothing()
            return
        row, fixes = line.row, self.fixes
        self._card.show_line(
            line,
            kind,
            taken,
            said=fixes.whose.get(row),
            corrected={column: text for (at, column), text in fixes.cells.items() if at == row},
            left_out=row in fixes.left_out,
            touched=row in fixes.rows(),
            pending=pending,
        )

    def put_aside(self) -> None:
        """The file was saved anew: it is looked at without corrections first, then with those that still fit."""
        rows = sorted(self.fixes.rows())
        self._aside, self.fixes = self.fixes, Fixes()
        self._cells_aside = {} if self._file is None else {line.row: line.cells for line in self._file.rows(rows)}

    def take_up(self, file: PreviewFile) -> frozenset[int]:
        """Another preview is shown: the rows whose corrections, put aside, fit because their lines stand as before."""
        self._file = file
        aside, self._aside = self._aside, Fixes()
        if not aside:
            return frozenset()
        now = {line.row: line.cells for line in file.rows(sorted(aside.rows()))}
        same = frozenset(row for row, cells in self._cells_aside.items() if now.get(row) == cells)
        self.fixes = aside.only(same)
        return same

    def forget_all(self) -> None:
        """Another file, or other columns: nothing was put right yet."""
        self.fixes = self._aside = Fixes()

    def let_go(self) -> None:
        """The preview is about to be closed."""
        self.forget_all()
        self._cells_aside = {}
        self._file = self._line = None
        self._card.show_nothing()

    def retranslate(self) -> None:
        """Say what the keys do."""
        for act, words in (
            ("this", translate("Imports", "The chosen line: this is…")),
            ("own", translate("Imports", "The chosen line: a person of their own")),
            ("nobody", translate("Imports", "The chosen line: nobody in particular")),
            ("same", translate("Imports", "The chosen line: same as line…")),
            ("again", translate("Imports", "The chosen line: take it all the same")),
            ("leave", translate("Imports", "The chosen line: leave it out")),
            ("undo", translate("Imports", "The chosen line: as in the file")),
        ):
            self._keys.say(f"imports.{act}", words)

    # -- what the clerk does -----------------------------------------------------------------------------------------

    def pick_person(self) -> None:
        """This is … somebody the station knows."""
        line = self._line_for("this")
        if line is not None:
            self._card.whose.pick(line)

    def say_own(self) -> None:
        """A person of their own, not the one proposed."""
        self._say(Whom.NEW, "own")

    def say_nobody(self) -> None:
        """Nobody in particular."""
        self._say(Whom.NOBODY, "nobody")

    def say_same(self) -> None:
        """The same person as another line."""
        line = self._line_for("same")
        if line is None or self._file is None:
            return
        typed = self._context.prompts.ask_text(
            translate("Imports", "The same person"),
            translate("Imports", "As in which line of the file? Type its number."),
        )
        if typed is None:
            return
        row = int(typed) if typed.isdecimal() and len(typed) < 9 else 0
        other = self._file.rows([row]) if row != line.row else []
        if not other or other[0].group in _NOBODY:
            words = translate(
                "Imports", "“{typed}” is no other line with somebody in it. The numbers stand at the left."
            )
            self._card.complain(words.format(typed=typed))
            return
        self._say(SameAs(row), "same")

    def take_again(self) -> None:
        """A line that looks like one taken before is another one."""
        line = self._line_for("again")
        if line is not None and self.fixes.take_again(line.row):
            self._tell(line.row)

    def leave_out(self) -> None:
        """Leave the line out, or take it in again."""
        line = self._line_for("leave")
        if line is not None and self.fixes.leave_out(line.row):
            self._tell(line.row)

    def forget(self) -> None:
        """The line as it stands in the file."""
        line = self._line_for("undo")
        if line is not None and self.fixes.forget(line.row):
            self._tell(line.row)

    # -- answers -----------------------------------------------------------------------------------------------------

    def _on_typed(self, column: int, text: str) -> None:
        line = self._line
        if line is None:
            return
        in_file = line.cells[column] if column < len(line.cells) else ""
        if self.fixes.type_cell(line.row, column, text, in_file):
            self._tell(line.row)

    def _on_picked(self, person_id: int) -> None:
        self._say(person_id, "this")

    def _line_for(self, act: str) -> PreviewRow | None:
        return self._line if self._line is not None and self._card.whose.may(act) else None

    def _say(self, whose: Said, act: str) -> None:
        line = self._line_for(act)
        if line is not None and self.fixes.say_whose(line.row, whose):
            self._tell(line.row)

    def _tell(self, row: int) -> None:
        self._card.complain("")
        self.fixed.emit(row)
