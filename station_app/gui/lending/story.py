"""A tool's history, when it is asked for: who had it and when, what befell it."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from station_app.core.clock import local_day
from station_app.core.desk.story import Deed
from station_app.core.desk.tool_story import tool_story
from station_app.core.lending.model import LoanState, Tool
from station_app.core.settings.queries import zone
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.data_table import DataTable
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.paged_model import Cell, Column, Look, PagedModel, Tag
from station_app.gui.lending.words import borrower_of
from station_app.texts import moments, translate
from station_app.texts.lending import condition_words, loan_state


class ToolStory(Card):
    """Stands where the open loans stand; Esc goes back to them."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", padding=0, elides=True, parent=parent)
        self._context = context
        self._tool: Tool | None = None
        self._deeds: list[Deed] = []
        self.close_it = KeyButton("H", "lendingStoryClose")
        self.header.addWidget(self.close_it)
        self.table = DataTable(context.theme, "")
        self.table.setObjectName("lendingStory")
        self.model: PagedModel[Deed] = PagedModel(self._fetch, self._columns(), self)
        self.table.show_model(self.model)
        self.body.addWidget(self.table, 1)
        self.close_it.clicked.connect(self.left)

    def show_tool(self, tool: Tool) -> None:
        """Show the history of a tool, the newest first."""
        self._tool = tool
        self._deeds = tool_story(self._context.db, tool.id)
        self.model.show_ids(array("q", range(len(self._deeds))))
        self._say_title()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.close_it.say(translate("Lending", "Close"))
        self.table.setAccessibleName(translate("Lending", "History"))
        self.model.set_columns(self._columns())
        self._say_title()

    def _say_title(self) -> None:
        if self._tool is not None:
            words = translate("Lending", "History of {tool}")
            self.set_title(words.format(tool=f"{self._tool.code} {self._tool.name}"))

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Deed]:
        return {number: self._deeds[number] for number in ids}

    def _columns(self) -> tuple[Column[Deed], ...]:
        today = local_day(self._context.clock.now(), zone(self._context.db))
        widest = moments.relative_day(date(today.year - 1, 12, 28), today)
        return (
            Column(translate("Lending", "When"), self._when, fits=f"{widest} 00:00"),
            Column(translate("Lending", "What"), self._what, stretch=True),
        )

    def _when(self, deed: Deed) -> Cell:
        here = zone(self._context.db)
        day = moments.relative_day(local_day(deed.at, here), local_day(self._context.clock.now(), here))
        return Cell(f"{day} {moments.clock(deed.at, here)}", look="dim")

    def _what(self, deed: Deed) -> Cell:
        tags = (Tag(translate("Lending", "taken back")),) if deed.undone else ()
        look: Look = "struck" if deed.undone else ""
        return Cell(deed_words(deed), _detail(deed), tags, look)


def deed_words(deed: Deed) -> str:
    """What happened to a tool, in a few words."""
    return {
        "lending.loan": translate("Lending", "Lent"),
        "lending.add_tool": translate("Lending", "Added"),
        "lending.add_many": translate("Lending", "Added"),
        "lending.edit_tool": translate("Lending", "Changed"),
        "lending.issue_label": translate("Lending", "New label"),
        "lending.renew": translate("Lending", "Renewed"),
        "lending.reserve": translate("Lending", "Reserved"),
        "lending.cancel_reservation": translate("Lending", "Reservation cancelled"),
        "lending.send_to_repair": translate("Lending", "To repair"),
        "lending.back_from_repair": translate("Lending", "Repaired"),
        "lending.report_lost": translate("Lending", "Lost"),
        "lending.find_again": translate("Lending", "Found again"),
        "lending.write_off": translate("Lending", "Written off"),
        "lending.retire": translate("Lending", "Retired"),
        "lending.bring_back": translate("Lending", "In use again"),
        "imports.tools": translate("Lending", "Imported"),
    }.get(deed.what, deed.what)


def _detail(deed: Deed) -> str:
    parts = [deed.words or "", deed.by_name or ""]
    loan = deed.loan
    if loan is not None:
        ended = condition_words(loan.condition) if loan.condition is not None else loan_state(loan.state)
        parts = [borrower_of(loan), *([] if loan.state is LoanState.VOID else [ended]), *parts]
    return " · ".join(part for part in parts if part)
