"""Acts about lines and sheets that hold no visit: blank, struck out, free again, never used."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from station_app.core.errors import Refusal
from station_app.core.sheets import commands
from station_app.core.sheets.model import Sheet, Struck
from station_app.gui.kit.context import Context
from station_app.gui.kit.told import Told
from station_app.texts import translate


class LineActs(QObject):
    """Runs the commands; what came of it goes to the page."""

    struck = Signal(int)
    """These lines hold nothing now; the last of them."""
    marked = Signal(int)
    """The sheet was put aside, or is used after all."""
    refused = Signal(object)
    """Refusal"""

    def __init__(self, context: Context, page: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._page = page
        self._last = 0

    def strike(self, sheet: Sheet, lines: Sequence[int], how: Struck) -> None:
        """Say of lines that they hold nothing."""
        several = translate("Paper", "Lines {first} to {last} hold nothing")
        words = translate("Paper", "Line {first} holds nothing") if len(lines) == 1 else several
        self._last = lines[-1]
        self._context.operations.run(
            commands.strike_lines,
            sheet_id=sheet.id,
            lines=lines,
            how=how,
            done=self._on_struck,
            refused=self._on_refused,
            about=Told(words.format(first=lines[0], last=lines[-1]), page=self._page),
        )

    def free(self, sheet: Sheet, line: int) -> None:
        """Have a line to be typed again."""
        self._context.operations.run(
            commands.free_line,
            sheet_id=sheet.id,
            line=line,
            refused=self._on_refused,
            about=Told(translate("Paper", "Line {line} is free again").format(line=line), page=self._page),
        )

    def turn_unused(self, sheet: Sheet) -> None:
        """Put a sheet aside, or take it back into use."""
        aside = translate("Paper", "Sheet {number} put aside")
        words = translate("Paper", "Sheet {number} is used after all") if sheet.unused else aside
        self._context.operations.run(
            commands.mark_unused,
            sheet_ids=[sheet.id],
            unused=not sheet.unused,
            done=self._on_marked,
            refused=self._on_refused,
            about=Told(words.format(number=sheet.number), page=self._page),
        )

    def _on_struck(self, sheet: Sheet) -> None:
        del sheet
        self.struck.emit(self._last)

    def _on_marked(self, sheets: tuple[Sheet, ...]) -> None:
        self.marked.emit(sheets[0].id)

    def _on_refused(self, refusal: Refusal) -> None:
        self.refused.emit(refusal)
