"""The columns of the preview of a list of tools: what each piece is, and of which kind."""

from collections.abc import Callable, Mapping
from datetime import date

from station_app.core.imports.preview import Group, PreviewRow
from station_app.gui.imports.line_table import LineColumns, Room, longest_fate, who_words
from station_app.gui.kit.paged_model import Cell, Column
from station_app.texts import translate
from station_app.texts.dictionaries import Words


class ToolColumns(LineColumns):
    """A line of the file is one tool, or several alike; `kinds` are the labels of the kinds by their codes."""

    def __init__(self, words: Words, today: date, changed: Callable[[int], bool], kinds: Mapping[str, str]) -> None:
        super().__init__(words, today, changed)
        self._kinds = kinds

    def columns(self, kind: str, room: Room) -> tuple[Column[PreviewRow], ...]:  # noqa: ARG002 - of tools alone
        """The columns there is room for."""
        chosen = (
            (True, Column(translate("Imports", "Row"), self.row, "right", fits="99,999")),
            (True, Column(translate("Imports", "Fate"), self.fate, fits=longest_fate())),
            (True, Column(translate("Imports", "Tool"), self.tool, stretch=True)),
            (room != "small", Column(translate("Imports", "Kind of tool"), self.kind, fits="修车充气工具")),
            (True, Column(translate("Imports", "Pieces"), self.pieces, "right", fits="999")),
            (True, Column(translate("Imports", "Decided, or why not"), self.why, stretch=True)),
        )
        return tuple(column for shown, column in chosen if shown)

    def tool(self, line: PreviewRow) -> Cell:
        """What it is called, and its number where the file has one."""
        return Cell(who_words(line), line.card or "")

    def kind(self, line: PreviewRow) -> Cell:
        """Of which kind it is."""
        return Cell(self._kind_of(line))

    def pieces(self, line: PreviewRow) -> Cell:
        """How many tools the line becomes."""
        return Cell() if line.group in (Group.SKIPPED, Group.NOT_TAKEN) else Cell(str(line.heads))

    def understood(self, line: PreviewRow) -> str:
        """手动工具 · 2 件 · A1: how a line was read; nothing for one that is no record."""
        if line.group in (Group.SKIPPED, Group.NOT_TAKEN):
            return ""
        pieces = translate("Imports", "pieces: {count}").format(count=line.heads) if line.heads > 1 else ""
        return " · ".join(part for part in (self._kind_of(line), pieces, line.note or "") if part)

    def _kind_of(self, line: PreviewRow) -> str:
        return self._kinds.get(line.category or "", "")
