"""Tools, amenities and goods that were found, written as the lines of the candidates."""

import re

from station_app.core.amenities import queries as amenities
from station_app.core.amenities.model import Amenity, Fills
from station_app.core.gate import is_hanzi
from station_app.core.lending import queries as lending
from station_app.core.lending.model import Tool
from station_app.core.search.model import Hit, Things
from station_app.core.search.queries import things
from station_app.core.settings.queries import codes, zone
from station_app.core.storage.database import Database
from station_app.core.supplies.model import Item
from station_app.gui.desk import house_words as words
from station_app.gui.desk.candidates import Candidate
from station_app.gui.desk.tool_words import borrower, due, joined, place, tool_name
from station_app.gui.kit.context import Context
from station_app.texts import translate
from station_app.texts.lending import tool_state

_MOST = 6
_CODE = re.compile(r"[A-Za-z]{1,3}[ -]?\d{1,6}", re.ASCII)
_LABEL = re.compile(r"\d{12}", re.ASCII)
_NONE = Things()


def keeps_house(db: Database) -> bool:
    """Whether the station keeps amenities and supplies."""
    return "amenities" not in codes(db, "station.parts_off")


def is_enough(text: str) -> bool:
    """From the first hanzi or the second letter or digit on, candidates are shown."""
    plain = text.strip()
    return len(plain) >= 2 or (len(plain) == 1 and is_hanzi(plain))


def things_for(context: Context, text: str, hits: list[Hit], *, entered: bool = False) -> Things:
    """What a text means that is nobody. The file is asked for what reads as a code or label, or means no person.

    Digits alone are a phone's or a card's on their way, so a code of digits is looked up when it was `entered`.
    """
    plain = text.strip()
    if _CODE.fullmatch(plain) or (_LABEL.fullmatch(plain) and not hits):
        meant = True
    else:
        meant = all(hit.swapped for hit in hits) and is_enough(plain) and (entered or not plain.isdecimal())
    return things(context.db, plain, limit=_MOST, house=keeps_house(context.db)) if meant else _NONE


def rows_of(context: Context, found: Things, *, most: int = _MOST) -> tuple[list[Candidate], list[Candidate]]:
    """Their lines: tools with where they stand; and amenities with what is free, goods with what is left."""
    tools = [_tool(context, tool) for tool in found.tools]
    others = [_amenity(context, amenity) for amenity in found.amenities] + [_item(item) for item in found.items]
    return tools, others[: max(0, most - len(tools))]


def _tool(context: Context, tool: Tool) -> Candidate:
    db, now = context.db, context.clock.now()
    loan = lending.open_loan(db, tool.id)
    about, notice = joined(tool_state(tool.state), place(tool), tool.note or ""), ""
    if loan is not None:
        until = due(loan, now, zone(db))
        late = loan.due_at < now
        about = joined(tool_state(tool.state), borrower(loan), "" if late else until)
        notice = until if late else ""
    return Candidate(0, tool_name(tool), "", "", about, notice, tool_id=tool.id)


def _amenity(context: Context, amenity: Amenity) -> Candidate:
    broken = amenities.open_fault(context.db, amenity.id)
    free = ""
    if amenity.capacity is not None and amenity.fills is Fills.HAND and broken is None:
        taken = len(amenities.slots_taken(context.db, amenity.id))
        free = translate("Desk", "{free} of {capacity} free").format(
            free=max(0, amenity.capacity - taken), capacity=amenity.capacity
        )
    notice = "" if broken is None else translate("Desk", "out of order: {what}").format(what=broken.what)
    about = joined(amenity.place or "", free)
    return Candidate(0, words.amenity_name(amenity), "", "", about, notice, amenity_id=amenity.id)


def _item(item: Item) -> Candidate:
    low = item.low_mark is not None and item.stock <= item.low_mark
    stock = words.in_stock(item)
    return Candidate(0, item.name, "", "", "" if low else stock, stock if low else "", item_id=item.id)
