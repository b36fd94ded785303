"""What should be back and what is lost, as rows of a table: the piece, who has it or had it last, their number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from station_app.core.clock import local_day
from station_app.core.lending import queries
from station_app.core.lending.model import Loan, ToolState
from station_app.core.storage.database import Database
from station_app.gui.kit.paged_model import Cell, Column
from station_app.texts import translate
from station_app.texts.labels import masked_phone, person_name
from station_app.texts.lending import at

NOBODY = "–"
SHOWS = "shows"
"""The key of the column whose button shows the whole number."""


@dataclass(frozen=True, slots=True)
class Missed:
    """One piece. `id` is the tool's; `loan` the one it is out by, or the last one of a lost piece, if any."""

    id: int
    code: str
    tool: str
    loan: Loan | None
    since: datetime
    days: int


def overdue(db: Database, *, now: datetime) -> list[Missed]:
    """What is out after it was due, the longest first; `since` is when it was due, `days` how many days ago."""
    local = queries.hours(db).zone
    today = local_day(now, local)
    return [
        Missed(
            loan.tool_id, loan.code, loan.tool, loan, loan.due_at, loan.days_late(today, local_day(loan.due_at, local))
        )
        for loan in queries.open_loans(db, before=now)
    ]


def lost(db: Database, *, now: datetime) -> list[Missed]:
    """Pieces that are lost, the newest first; `since` is when it was said, `days` how many days ago."""
    local = queries.hours(db).zone
    today = local_day(now, local)
    ids = [place.id for place in queries.places(db) if place.state == ToolState.LOST]
    rows = [
        Missed(
            tool.id,
            tool.code,
            tool.name,
            queries.last_loan(db, tool.id),
            tool.since,
            max(0, (today - local_day(tool.since, local)).days),
        )
        for tool in queries.tools(db, ids)
    ]
    return sorted(rows, key=lambda row: row.since, reverse=True)


@dataclass(frozen=True)
class MissedColumns:
    """Makes the cells in the station's zone; numbers in `revealed`, by person, are shown whole."""

    zone: tzinfo
    revealed: Mapping[int, str]

    def overdue(self) -> Sequence[Column[Missed]]:
        """The columns of what should be back."""
        return (
            self._piece(),
            self._borrower(translate("Lending", "Borrower")),
            *self._phone(),
            Column(translate("Lending", "Due"), self._since, fits="24 Nov 00:00"),
            Column(translate("Lending", "Days late"), _days, align="right"),
        )

    def lost(self) -> Sequence[Column[Missed]]:
        """The columns of what is lost."""
        return (
            self._piece(),
            self._borrower(translate("Lending", "Last borrower")),
            *self._phone(),
            Column(translate("Lending", "Reported lost"), self._since, fits="24 Nov 00:00"),
        )

    def _piece(self) -> Column[Missed]:
        return Column(translate("Lending", "Tool"), _tool, stretch=True)

    def _borrower(self, title: str) -> Column[Missed]:
        return Column(title, _borrower, stretch=True)

    def _phone(self) -> Sequence[Column[Missed]]:
        return (
            Column(translate("Lending", "Phone"), self._number, fits="138****0000"),
            Column("", self._button, fits=f"{_show()}    ", key=SHOWS),
        )

    def _number(self, row: Missed) -> Cell:
        if row.loan is None or not row.loan.phone:
            return Cell(NOBODY, look="dim")
        return Cell(self.revealed.get(row.loan.person_id) or masked_phone(row.loan.phone))

    def _button(self, row: Missed) -> Cell:
        hidden = row.loan is not None and row.loan.phone and row.loan.person_id not in self.revealed
        return Cell(button=_show()) if hidden else Cell()

    def _since(self, row: Missed) -> str:
        return at(row.since.astimezone(self.zone))


def _show() -> str:
    return translate("Lending", "Show")


def _tool(row: Missed) -> Cell:
    return Cell(row.tool, detail=row.code)


def _borrower(row: Missed) -> Cell:
    if row.loan is None:
        return Cell(translate("Lending", "Never lent"), look="dim")
    return Cell(person_name(row.loan.name, row.loan.nickname, row.loan.phone))


def _days(row: Missed) -> Cell:
    return Cell(f"{row.days:,}", look="bad" if row.days else "warn")
