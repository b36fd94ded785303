"""The words of the assistant: fates of lines, fields, how a column was understood, whose a line is."""

from collections.abc import Sequence

from station_app.core.clock import local_day
from station_app.core.errors import NotFound
from station_app.core.imports.model import Field
from station_app.core.imports.preview import Group
from station_app.core.settings.queries import zone
from station_app.core.training import queries
from station_app.core.training.model import Session
from station_app.gui.kit.chips import Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.tag import Kind
from station_app.texts import translate
from station_app.texts.imports import group_words
from station_app.texts.training import seats, when


def short_group_words(group: Group) -> str:
    """What becomes of a line, as short as a column of a table wants it."""
    if group is Group.DECIDED:
        return translate("Imports", "decided")
    if group is Group.COMPLETED:
        return translate("Imports", "gaps filled")
    return group_words(group)


def group_kind(group: Group) -> Kind:
    """The colour that repeats the word."""
    kinds: dict[Group, Kind] = {
        Group.TAKEN: "ok",
        Group.DECIDED: "warn",
        Group.KNOWN: "info",
        Group.COMPLETED: "ok",
        Group.NOT_TAKEN: "bad",
        Group.SKIPPED: "neutral",
    }
    return kinds[group]


def kind_words(kind: str) -> str:
    """What a file holds."""
    return {
        "people": translate("Imports", "People"),
        "tools": translate("Imports", "Tools"),
        "supplies": translate("Imports", "Supplies"),
        "enrolments": translate("Imports", "Enrolments"),
    }.get(kind, translate("Imports", "Visits"))


def kind_choices() -> list[Choice]:
    """What a file can be said to hold."""
    return [
        Choice("visits", translate("Imports", "A register of visits")),
        Choice("people", translate("Imports", "A list of people")),
        Choice("tools", translate("Imports", "A list of tools")),
        Choice("supplies", translate("Imports", "A list of supplies")),
        Choice("enrolments", translate("Imports", "A list of enrolments")),
    ]


def kind_of_fields(fields: Sequence[Field]) -> str:
    """The kind whose words fields are called by."""
    marks = {Field.CABINET: "tools", Field.UNIT: "supplies", Field.TOPIC: "enrolments"}
    return next((kind for field, kind in marks.items() if field in fields), "visits")


def words_of_session(context: Context, session: Session) -> str:
    """When a session is, what it is called, how many of its seats are held."""
    local = zone(context.db)
    today = local_day(context.clock.now(), local)
    return " · ".join((when(session, local, today), session.title(context.language.code), seats(session)))


def session_words(context: Context, session_id: int | None) -> str:
    """The same of a session by its id; nothing of none."""
    if session_id is None:
        return ""
    try:
        return words_of_session(context, queries.session(context.db, session_id))
    except NotFound:
        return ""


def nothing_yet_words(context: Context, session_id: int | None) -> str:
    """Over the lines of a preview; the session first where they are all for one."""
    said = translate("Imports", "Nothing is written yet: this is what would become of every line.")
    session = session_words(context, session_id)
    return said if not session else translate("Imports", "{session}. {nothing}").format(session=session, nothing=said)


def missing_session_words() -> str:
    """What to do when neither a session was chosen nor a column says which."""
    return translate("Imports", "Which session? Choose it above, or the column that names it, then go on.")


def missing_words(kind: str) -> str:
    """What to do when the field a kind needs has no column."""
    if kind in ("people", "enrolments"):
        return translate("Imports", "Which column holds the name or the phone? Choose it in the list, then go on.")
    if kind == "tools":
        return translate("Imports", "Which column holds the names of the tools? Choose it in the list, then go on.")
    if kind == "supplies":
        return translate("Imports", "Which column holds the names of the goods? Choose it in the list, then go on.")
    return translate("Imports", "Which column holds the date? Choose it in the list, then go on.")


def field_words(field: Field, kind: str = "visits") -> str:
    """What a column can hold; lists of tools and of goods say what is named and numbered."""
    things = {
        ("tools", Field.NAME): translate("Imports", "Name of the tool"),
        ("tools", Field.NUMBER): translate("Imports", "Number in the list"),
        ("supplies", Field.NAME): translate("Imports", "Name of the goods"),
        ("supplies", Field.NUMBER): translate("Imports", "Number in the list"),
        ("supplies", Field.KIND): translate("Imports", "Kind of goods"),
        ("enrolments", Field.NUMBER): translate("Imports", "Number in the list"),
    }
    said = things.get((kind, field))
    return _field_words(field) if said is None else said


def _field_words(field: Field) -> str:
    return {
        Field.NUMBER: translate("Imports", "Line number"),
        Field.DAY: translate("Imports", "Date"),
        Field.ARRIVED: translate("Imports", "Arrived"),
        Field.LEFT: translate("Imports", "Left"),
        Field.NAME: translate("Imports", "Name"),
        Field.NICKNAME: translate("Imports", "Form of address"),
        Field.PHONE: translate("Imports", "Phone"),
        Field.CATEGORY: translate("Imports", "Category"),
        Field.PLATFORM: translate("Imports", "Platform"),
        Field.SERVICES: translate("Imports", "Services"),
        Field.HEADS: translate("Imports", "Heads"),
        Field.NOTE: translate("Imports", "Note"),
        Field.CARD: translate("Imports", "Card"),
        Field.CODE: translate("Imports", "Tool number"),
        Field.KIND: translate("Imports", "Kind of tool"),
        Field.CABINET: translate("Imports", "Cabinet"),
        Field.SLOT: translate("Imports", "Slot"),
        Field.QUANTITY: translate("Imports", "Quantity"),
        Field.ACCESSORIES: translate("Imports", "Accessories"),
        Field.VALUE: translate("Imports", "Value"),
        Field.STATUS: translate("Imports", "State"),
        Field.BRAND: translate("Imports", "Brand"),
        Field.MODEL: translate("Imports", "Model"),
        Field.SIZE: translate("Imports", "Size"),
        Field.UNIT: translate("Imports", "Unit"),
        Field.LOW_MARK: translate("Imports", "Low mark"),
        Field.BATCH: translate("Imports", "Batch"),
        Field.EXPIRES: translate("Imports", "Expires"),
        Field.ORIGIN: translate("Imports", "Origin"),
        Field.DONOR: translate("Imports", "From whom"),
        Field.BARCODE: translate("Imports", "Barcode"),
        Field.TOPIC: translate("Imports", "Topic or session"),
        Field.HELD: translate("Imports", "Day of the session"),
        Field.BEGINS: translate("Imports", "Begin"),
    }[field]


def leave_out_words() -> str:
    """In place of a field."""
    return translate("Imports", "leave out")


def why_words(why: str) -> str:
    """How a column came to its field."""
    return {
        "word": translate("Imports", "by its title"),
        "remembered": translate("Imports", "as last time"),
        "content": translate("Imports", "by its content"),
        "given": translate("Imports", "chosen"),
    }.get(why, "")


def encoding_words(encoding: str) -> str:
    """An encoding as a clerk may have met it."""
    known = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "gb18030": "GBK / GB18030", "utf-16": "UTF-16"}
    return known.get(encoding.lower(), encoding.upper())


def program_fault() -> str:
    """When a child of ours fails: the report follows."""
    return translate(
        "Imports", "This did not work, by a fault of the program. Nothing was taken over, nothing is lost."
    )
