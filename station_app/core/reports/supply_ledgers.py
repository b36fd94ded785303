"""The ledgers of supplies: the list of stock, the card of every kind of goods, receipts and issues."""

from collections.abc import Iterator
from typing import Any

from station_app.core.clock import local_day
from station_app.core.masks import mask_phone
from station_app.core.reports.cells import day_cell, moment_cell
from station_app.core.reports.house_figures import STANDS, SupplyFigures, ends, supplies_of
from station_app.core.reports.ledgers import Cell, Column, Content, Figure, How, Kind, Summary, SummaryTable
from station_app.core.reports.periods import Period
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, zone
from station_app.core.storage.database import Database
from station_app.core.supplies.model import MoveKind
from station_app.core.supplies.queries import levels

CARRIED = "move_kind.carried"

SUPPLIES = (
    Column("no", Kind.INT, 6),
    Column("item", Kind.TEXT, 20),
    Column("supply_kind", Kind.TEXT, 10),
    Column("unit", Kind.TEXT, 7),
    Column("carried", Kind.INT, 10),
    Column("received", Kind.INT, 9),
    Column("issued", Kind.INT, 9),
    Column("scrapped", Kind.INT, 9),
    Column("counted", Kind.INT, 11),
    Column("at_end", Kind.INT, 10),
    Column("stock", Kind.INT, 9),
    Column("low_mark", Kind.INT, 9),
    Column("first_expiry", Kind.DATE, 12),
    Column("expiring", Kind.INT, 9),
    Column("item_state", Kind.WORD, 9),
)
STOCK_CARD = (
    Column("item", Kind.TEXT, 20),
    Column("unit", Kind.TEXT, 7),
    Column("moved_at", Kind.MOMENT, 17),
    Column("move_kind", Kind.WORD, 10),
    Column("change", Kind.INT, 9),
    Column("balance", Kind.INT, 9),
    Column("batch", Kind.TEXT, 14),
    Column("expires_on", Kind.DATE, 12),
    Column("recipient", Kind.TEXT, 14),
    Column("reason", Kind.TEXT, 24),
    Column("by", Kind.TEXT, 10),
)
MOVES = (
    Column("no", Kind.INT, 6),
    Column("moved_at", Kind.MOMENT, 17),
    Column("item", Kind.TEXT, 18),
    Column("unit", Kind.TEXT, 7),
    Column("move_kind", Kind.WORD, 10),
    Column("change", Kind.INT, 9),
    Column("batch", Kind.TEXT, 14),
    Column("expires_on", Kind.DATE, 12),
    Column("recipient", Kind.TEXT, 14),
    Column("phone", Kind.PHONE, 14),
    Column("donor", Kind.TEXT, 16),
    Column("reason", Kind.TEXT, 24),
    Column("by", Kind.TEXT, 10),
)
COLUMNS = {"supplies": SUPPLIES, "stock_card": STOCK_CARD, "moves": MOVES}
"""Ledger → its columns."""

FIGURES = ("received", "issued", "scrapped", "counted")
WORD_KEYS = (
    *(f"ledger.{name}" for name in COLUMNS),
    *dict.fromkeys(f"column.{column.key}" for columns in COLUMNS.values() for column in columns),
    "summary.issued_by_kind",
    CARRIED,
    *(f"move_kind.{kind}" for kind in MoveKind),
    *(f"item_state.{state}" for state in ("active", "low", "retired")),
    *(f"{kind}.supplies_{name}" for kind in ("figure", "definition") for name in FIGURES),
)
"""Every label these need besides those of the writers."""

_MOVE = (
    "SELECT m.id, m.item_id, i.name, i.unit, m.at, m.kind, m.quantity, b.number, b.expires_on, b.donor,"
    " p.name, p.nickname, p.phone, n.text, s.name"
    " FROM stock_move m JOIN supply_item i ON i.id = m.item_id JOIN batch b ON b.id = m.batch_id"
    " LEFT JOIN stock_note n ON n.move_id = m.id LEFT JOIN staff s ON s.id = m.by_id"
    " LEFT JOIN person o ON o.id = m.person_id LEFT JOIN person p ON p.id = coalesce(o.root_id, o.id)"
)
_MOST_AT_ONCE = 5_000


def supplies(db: Database, period: Period, how: How) -> Content:
    """The list of stock: what there is now, and what came and went in the period."""
    moved = _moved(db, period)
    kinds = labels(db, Dictionary.SUPPLY_KIND, how.language)
    now = {level.id: level for level in levels(db, on=local_day(how.made_at, zone(db)))}
    items = db.rows(
        "SELECT id, name, kind, unit, low_mark, state FROM supply_item WHERE state <> 'withdrawn' ORDER BY name_key, id"
    )
    shown = [row for row in items if row[5] == "active" or any(moved.get(row[0], ()))]

    def row(number: int, item: tuple[Any, ...]) -> tuple[Cell, ...]:
        item_id, name, kind, unit, low_mark, state = item
        carried, received, issued, scrapped, counted = moved.get(item_id, (0, 0, 0, 0, 0))
        level = now.get(item_id)
        stock = 0 if level is None else level.stock
        return (
            number,
            name,
            kinds[kind],
            unit,
            carried,
            received,
            -issued,
            -scrapped,
            counted,
            carried + received + issued + scrapped + counted,
            stock,
            low_mark,
            None if level is None else level.expires_on,
            None if level is None else level.expiring or None,
            "item_state.low" if level is not None and level.low else f"item_state.{state}",
        )

    return Content(
        columns=SUPPLIES,
        rows=(row(number, item) for number, item in enumerate(shown, 1)),
        count=len(shown),
        summary=_summary(supplies_of(db, period), kinds),
    )


def stock_card(db: Database, period: Period, how: How) -> Content:  # noqa: ARG001 - as all readers
    """Every move of the period with what was left after it, one kind of goods after the other.

    What was taken back stands there, and what took it back too: a card is never rubbed out.
    """
    first, last = ends(period)
    before = dict(db.rows("SELECT item_id, sum(quantity) FROM stock_move WHERE day < ? GROUP BY item_id", (first,)))
    moves = dict(db.rows("SELECT item_id, count(*) FROM stock_move WHERE day BETWEEN ? AND ? GROUP BY item_id",
                         (first, last)))  # fmt: skip
    items = [
        row
        for row in db.rows("SELECT id, name, unit FROM supply_item WHERE state <> 'withdrawn' ORDER BY name_key")
        if moves.get(row[0]) or before.get(row[0])
    ]
    local = zone(db)

    def rows() -> Iterator[tuple[Cell, ...]]:
        for item_id, name, unit in items:
            balance = before.get(item_id, 0)
            yield (name, unit, None, CARRIED, None, balance, None, None, None, None, None)
            found = db.rows(f"{_MOVE} WHERE m.item_id = ? AND m.day BETWEEN ? AND ? ORDER BY m.id",
                            (item_id, first, last)) if item_id in moves else ()  # fmt: skip
            for _, _, _, _, at, kind, change, batch, expires, _, person, nickname, _, note, by in found:
                balance += change
                yield (
                    name,
                    unit,
                    moment_cell(at, local),
                    f"move_kind.{kind}",
                    change,
                    balance,
                    batch,
                    day_cell(expires),
                    person or nickname,
                    note,
                    by,
                )

    return Content(
        columns=STOCK_CARD,
        rows=rows(),
        count=len(items) + sum(moves.get(row[0], 0) for row in items),
        grouped=True,
    )


def moves(db: Database, period: Period, how: How) -> Content:
    """What came and went in the period, in the order it happened; what was taken back is left out."""
    local = zone(db)
    ids = [row[0] for row in db.rows(
        f"SELECT m.id FROM stock_move m WHERE m.day BETWEEN ? AND ? AND m.quantity <> 0 AND {STANDS}"
        " ORDER BY m.day, m.id",
        ends(period),
    )]  # fmt: skip

    def rows() -> Iterator[tuple[Cell, ...]]:
        number = 0
        for start in range(0, len(ids), _MOST_AT_ONCE):
            some = ids[start : start + _MOST_AT_ONCE]
            found = {row[0]: row for row in db.rows(f"{_MOVE} WHERE m.id IN ({','.join('?' * len(some))})", some)}
            for move in some:
                number += 1
                _, _, item, unit, at, kind, change, batch, expires, donor, name, nickname, phone, note, by = found[move]
                yield (
                    number,
                    moment_cell(at, local),
                    item,
                    unit,
                    f"move_kind.{kind}",
                    change,
                    batch,
                    day_cell(expires),
                    name or nickname,
                    mask_phone(phone) if how.masked and phone is not None else phone,
                    donor,
                    note,
                    by,
                )

    kinds = labels(db, Dictionary.SUPPLY_KIND, how.language)
    return Content(columns=MOVES, rows=rows(), count=len(ids), summary=_summary(supplies_of(db, period), kinds))


def _moved(db: Database, period: Period) -> dict[int, tuple[int, int, int, int, int]]:
    # What was there before, came, went, was thrown away and was found over or short: by goods.
    first, last = ends(period)
    rows = db.rows(
        "SELECT m.item_id, sum(m.quantity * (m.day < ?1)),"
        " sum(m.quantity * (m.day >= ?1 AND m.kind = 'received')),"
        " sum(m.quantity * (m.day >= ?1 AND m.kind = 'issued')),"
        " sum(m.quantity * (m.day >= ?1 AND m.kind = 'scrapped')),"
        " sum(m.quantity * (m.day >= ?1 AND m.kind = 'counted'))"
        f" FROM stock_move m WHERE m.day <= ?2 AND {STANDS} GROUP BY m.item_id",
        (first, last),
    )
    return {item: tuple(counts) for item, *counts in rows}


def _summary(figures: SupplyFigures, kinds: dict[str, str]) -> Summary:
    return Summary(
        figures=tuple(
            Figure(f"supplies_{key}", getattr(figures, key), f"definition.supplies_{key}") for key in FIGURES
        ),
        tables=(
            SummaryTable(
                "issued_by_kind",
                ("supply_kind", "issued"),
                tuple((kinds[code], count) for code, count in figures.issued_by_kind.items()),
                "bar",
            ),
        ),
    )
