"""What the list of stock and its forms say of goods."""

from datetime import date

from station_app.core.amenities.model import ORIGINS
from station_app.core.gate import ascii_digits
from station_app.core.supplies.model import Batch, Level, Move, MoveKind
from station_app.gui.kit.paged_model import Cell, Tag
from station_app.texts import translate
from station_app.texts.labels import person_name
from station_app.texts.supplies import move_kind, origin_words


def titled(name: str, unit: str) -> str:
    """酸梅汤（瓶）."""
    return translate("Supplies", "{name} ({unit})").format(name=name, unit=unit)


def left_words(stock: int, unit: str) -> str:
    """6 瓶 in stock."""
    return translate("Supplies", "in stock: {stock} {unit}").format(stock=f"{stock:,}", unit=unit)


def expiry_cell(level: Level, today: date, *, brief: bool) -> Cell:
    """The first date to come of what is left, in the colour of how near it is; in words too, unless `brief`."""
    if level.expires_on is None:
        return Cell()
    day = level.expires_on.isoformat()
    if level.expired:
        return Cell(tags=(Tag(translate("Supplies", "{day} expired").format(day=day), "bad"),))
    if not level.expiring:
        return Cell(tags=(Tag(day),))
    days = (level.expires_on - today).days
    soon = translate("Supplies", "today") if days == 0 else translate("Supplies", "in {days} d").format(days=days)
    words = day if brief else f"{day} · {soon}"
    return Cell(tags=(Tag(words, "warn"),))


def day_read(day: date, today: date) -> str:
    """How a typed day was understood."""
    days = (day - today).days
    if days < 0:
        return translate("Supplies", "Read as {day}: past already").format(day=day.isoformat())
    if days == 0:
        return translate("Supplies", "Read as {day}: today").format(day=day.isoformat())
    return translate("Supplies", "Read as {day}, in {days} d").format(day=day.isoformat(), days=f"{days:,}")


def batch_words(batch: Batch, unit: str) -> str:
    """2026-12-20 · B-7 · 240 瓶."""
    day = translate("Supplies", "no date") if batch.expires_on is None else batch.expires_on.isoformat()
    parts = (day, batch.number, batch.donor, f"{batch.left:,} {unit}")
    return " · ".join(part for part in parts if part)


def move_words(move: Move) -> str:
    """What a move was, to whom, of which batch, and why."""
    to = person_name(move.name, move.nickname) if move.person_id is not None else ""
    day = "" if move.expires_on is None else move.expires_on.isoformat()
    batch = " ".join(part for part in (move.batch_number or "", day) if part)
    donor = (move.donor or "") if move.kind is MoveKind.RECEIVED else ""
    return " · ".join(part for part in (to, batch, donor, move.note or "", move.by_name or "") if part)


def move_title(move: Move) -> str:
    """Received, Handed out …"""
    return move_kind(move.kind)


def whole_number(text: str) -> int | None:
    """A number as it was typed, 1,000 and full-width digits too; None where it is none."""
    plain = "".join(char for char in text if not char.isspace() and char not in ",，")
    digits = ascii_digits(plain)
    return int(digits) if digits and len(digits) == len(plain) and len(digits) <= 9 else None


def origins() -> list[tuple[str, str]]:
    """Code and words of where a batch may come from."""
    return [(code, origin_words(code)) for code in ORIGINS]
