"""A table over any number of rows: the ids are all there, the rows come in pages when they are looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from station_app.gui.kit.tag import Kind

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Align = Literal["left", "right", "center"]
Look = Literal["", "dim", "strong", "struck", "bad", "warn"]

PAGE = 200
PAGES_KEPT = 12
_UP, _DOWN = "↑", "↓"
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
ID_ROLE = Qt.ItemDataRole.UserRole + 2
ALIGN_ROLE = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Tag:
    """A word on a soft ground inside a cell."""

    text: str
    kind: Kind = "neutral"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: words, smaller words after them, tags, or a button."""

    text: str = ""
    detail: str = ""
    tags: tuple[Tag, ...] = ()
    look: Look = ""
    button: str = ""

    def words(self) -> str:
        """All of it as one plain text, for tooltips and screen readers."""
        parts = (self.text, self.detail, *(tag.text for tag in self.tags), self.button)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its title, and its cell for a row (a text or a `Cell`; made once a row, not at every repaint).

    Its width is that of its title or of the sample text `fits`, whichever is wider; columns with `stretch` share what
    is left over. `key` is the page's own name for it; `sorts` says that a table in another order can be asked for.
    """

    title: str
    text: Callable[[R], "str | Cell"]
    align: Align = "left"
    fits: str = ""
    stretch: bool = False
    key: str = ""
    sorts: bool = False


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
}


class PagedModel(QAbstractTableModel, Generic[R]):
    """`fetch(ids)` gives the rows of up to 200 ids by id; ids it leaves out show as empty lines."""

    rearranged = Signal()
    """Other ids stand in the same number of lines."""
    lengthened = Signal()
    """Other ids stand in more lines than before."""

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Mapping[int, R]],
        columns: Sequence[Column[R]],
        parent: QObject | None = None,
        *,
        page: int = PAGE,
    ) -> None:
        """`page` is how many rows are read at a time; fewer where a list is short and changes often."""
        super().__init__(parent)
        self._page_rows = page
        self._fetch = fetch
        self._columns = tuple(columns)
        self._ids = array("q")
        self._order: tuple[str, bool] = ("", False)
        self._pages: OrderedDict[int, tuple[list[R | None], list[tuple[Cell, ...]]]] = OrderedDict()

    # -- what it holds -------------------------------------------------------------------------------------------

    def show_ids(self, ids: "array[int]") -> None:
        """Show these rows in this order (array("q")). The same ids again only read the rows anew."""
        if ids == self._ids:
            self.refresh()
            return
        if len(ids) == len(self._ids):
            # As many as before: a view keeps what it has measured, which for a million rows takes it a while.
            self._ids = ids
            self.refresh()
            self.rearranged.emit()
            return
        if len(ids) > len(self._ids):
            self._lengthen(ids)
            return
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """The rows may have changed, their ids have not: read those on screen again."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self._columns) - 1))

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Other columns, or the same in another language."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._pages.clear()
        self.endResetModel()

    def columns(self) -> tuple[Column[R], ...]:
        """The columns as given."""
        return self._columns

    def mark_order(self, key: str, *, descending: bool) -> None:
        """Say in the header by which column the rows are in order; the rows come in that order by `show_ids`."""
        if (key, descending) != self._order:
            self._order = (key, descending)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def title(self, column: int) -> str:
        """A column's title, with an arrow when the rows are in its order."""
        made = self._columns[column]
        if not made.key or made.key != self._order[0]:
            return made.title
        return f"{made.title} {_DOWN if self._order[1] else _UP}"

    def ids(self) -> "array[int]":
        """All ids, in order. Do not change it."""
        return self._ids

    def id_at(self, row: int) -> int | None:
        """The id of a line, or None outside the table."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def line_of(self, row_id: int) -> int:
        """The line an id stands in, or -1."""
        return _place(self._ids, row_id)

    def row_at(self, line: int) -> R | None:
        """The row of a line, read if need be; None outside the table or when it is gone from the file."""
        if not 0 <= line < len(self._ids):
            return None
        return self._page(line // self._page_rows)[0][line % self._page_rows]

    # -- what Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = index.row(), index.column()
        if role == ID_ROLE:
            return self.id_at(line)
        if role in (ALIGN_ROLE, Qt.ItemDataRole.TextAlignmentRole):
            align = self._columns[column].align
            return align if role == ALIGN_ROLE else _ALIGN[align]
        if role not in (CELL_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if not 0 <= line < len(self._ids):
            return None
        cell = self._page(line // self._page_rows)[1][line % self._page_rows][column]
        if role == CELL_ROLE:
            return cell
        return cell.text if role == Qt.ItemDataRole.DisplayRole else cell.words()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self._columns[section].align]
        return None

    # -- pages ---------------------------------------------------------------------------------------------------

    def _lengthen(self, ids: "array[int]") -> None:
        # New lines come at the end and all are read again. After a reset a view would also measure its columns anew and
        # paint a second time.
        self.beginInsertRows(QModelIndex(), len(self._ids), len(ids) - 1)
        self._ids = ids
        self._pages.clear()
        self.endInsertRows()
        self.refresh()
        self.lengthened.emit()

    def _page(self, number: int) -> tuple[list[R | None], list[tuple[Cell, ...]]]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        ids = self._ids[number * self._page_rows : (number + 1) * self._page_rows]
        by_id = self._fetch(ids)
        rows = [by_id.get(row_id) for row_id in ids]
        page = (rows, [self._cells(row) for row in rows])
        self._pages[number] = page
        if len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return page

    def _cells(self, row: R | None) -> tuple[Cell, ...]:
        if row is None:
            return tuple(Cell() for _ in self._columns)
        return tuple(_as_cell(column.text(row)) for column in self._columns)


def _as_cell(made: str | Cell) -> Cell:
    return Cell(made) if isinstance(made, str) else made


def _place(ids: "array[int]", wanted: int) -> int:
    # Looked for as bytes: `array.index` makes a number of each id on the way, 25 ms for a million.
    kept, mark, size = ids.tobytes(), array("q", (wanted,)).tobytes(), ids.itemsize
    at = kept.find(mark)
    while at >= 0 and at % size:
        at = kept.find(mark, at + 1)  # the end of one id and the beginning of the next only looked like it
    return at // size if at >= 0 else -1
