"""What the clerk put right in a preview, line by line: pure, so that a line can be given back as it was."""

from dataclasses import dataclass, field

from station_app.core.imports.source import Corrections, Said


@dataclass(slots=True)
class Fixes:
    """Corrections under way. Rows are those of the file, columns counted from 0."""

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    whose: dict[int, Said] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)
    again: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.rows())

    def rows(self) -> frozenset[int]:
        """The rows something was put right in."""
        return frozenset({row for row, _ in self.cells} | self.whose.keys() | self.left_out | self.again)

    def type_cell(self, row: int, column: int, text: str, as_in_file: str) -> bool:
        """Another text for a cell; the file's own takes the correction away. False when that changes nothing."""
        before = self.cells.get((row, column), as_in_file)
        if text == before:
            return False
        if text == as_in_file:
            del self.cells[row, column]
        else:
            self.cells[row, column] = text
        return True

    def say_whose(self, row: int, whose: Said) -> bool:
        """Whose a line is; a line that was left out comes in again. False when it is said already."""
        if self.whose.get(row) == whose and row not in self.left_out:
            return False
        self.whose[row] = whose
        self.left_out.discard(row)
        return True

    def leave_out(self, row: int) -> bool:
        """Leave a line out, or take it in again. Always a change."""
        if row in self.left_out:
            self.left_out.discard(row)
        else:
            self.left_out.add(row)
        return True

    def take_again(self, row: int) -> bool:
        """A line that looks like one taken before is another one all the same. False when it is said already."""
        if row in self.again:
            return False
        self.again.add(row)
        self.left_out.discard(row)
        return True

    def forget(self, row: int) -> bool:
        """Give a line back as it stands in the file. False when nothing was put right in it."""
        if row not in self.rows():
            return False
        self.cells = {at: text for at, text in self.cells.items() if at[0] != row}
        self.whose.pop(row, None)
        self.left_out.discard(row)
        self.again.discard(row)
        return True

    def only(self, rows: frozenset[int]) -> "Fixes":
        """What was put right in these rows alone."""
        return Fixes(
            {at: text for at, text in self.cells.items() if at[0] in rows},
            {row: said for row, said in self.whose.items() if row in rows},
            self.left_out & rows,
            self.again & rows,
        )

    def as_corrections(self) -> Corrections:
        """As the core takes them; later changes here do not reach it."""
        return Corrections(
            cells=dict(self.cells),
            whose=dict(self.whose),
            left_out=frozenset(self.left_out),
            again=frozenset(self.again),
        )
