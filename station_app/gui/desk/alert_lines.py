"""What needs doing, written as lines: a tag, what it is about, the button, and where that leads."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from station_app.core.amenities.model import Fault
from station_app.core.clock import local_day
from station_app.core.desk.model import ToDo
from station_app.core.lending.model import Loan
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database
from station_app.core.supplies.model import Level
from station_app.core.training.model import Session
from station_app.gui.desk.tool_words import borrower, joined, tool_name
from station_app.gui.desk.training_words import begins, how_many
from station_app.gui.kit.requests import OpenAmenities, OpenTraining, Request, ShowPerson
from station_app.gui.kit.tag import Kind
from station_app.texts import moments, translate

_OF_A_KIND = 3


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One line. `group` says of which kind it is; `way_whole` is the button's name for a screen reader."""

    group: str
    kind: Kind
    tag: str
    words: str
    way: str
    way_whole: str
    request: Request


def lines_of(db: Database, todo: ToDo, now: datetime, language: str) -> list[AlertLine]:
    """Everything that needs doing, the most urgent first."""
    local = zone(db)
    today = local_day(now, local)
    return [
        *(_late(loan, loan.days_late(today, local_day(loan.due_at, local))) for loan in todo.late),
        *(_fault(fault, today) for fault in todo.faults),
        *(_not_closed(each, begins(each, local, today), language) for each in todo.sessions),
        *(_expired(level) for level in todo.expired),
        *(_low(level) for level in todo.low),
        *(_expiring(level, today) for level in todo.expiring),
    ]


def choose(lines: Sequence[AlertLine], most: int) -> list[AlertLine]:
    """The lines that are shown, in their order: of each kind the first, then more of the urgent ones."""
    firsts, others, seen = [], [], Counter[str]()
    for line in lines:
        seen[line.group] += 1
        if seen[line.group] == 1:
            firsts.append(line)
        elif seen[line.group] <= _OF_A_KIND:
            others.append(line)
    chosen = [*firsts, *others][:most]
    return [line for line in lines if line in chosen]


def said_of_more(lines: Sequence[AlertLine], shown: Sequence[AlertLine]) -> str:
    """How many are not shown, and where they stand; empty when all are."""
    hidden = [line for line in lines if line not in shown]
    loans = sum(line.group == "late" for line in hidden)
    sessions = sum(line.group == "sessions" for line in hidden)
    house = len(hidden) - loans - sessions
    parts = []
    if loans:
        parts.append(translate("Desk", "{count} more on the page of lending").format(count=loans))
    if sessions:
        parts.append(translate("Desk", "{count} more on the page of trainings").format(count=sessions))
    if house:
        parts.append(translate("Desk", "{count} more on the page of amenities and supplies").format(count=house))
    return joined(*parts)


def _late(loan: Loan, days: int) -> AlertLine:
    late = translate("Desk", "{days} d").format(days=days) if days else ""
    return AlertLine(
        group="late",
        kind="bad",
        tag=translate("Desk", "Overdue"),
        words=joined(tool_name(loan), borrower(loan), late),
        way=translate("Desk", "Contact"),
        way_whole=translate("Desk", "Contact {name}").format(name=borrower(loan)),
        request=ShowPerson(loan.person_id),
    )


def _fault(fault: Fault, today: date) -> AlertLine:
    days = (today - fault.day).days
    since = translate("Desk", "for {days} d").format(days=days) if days > 0 else ""
    about = joined(fault.amenity or "", fault.what, since)
    to = OpenAmenities(tab="checks") if fault.amenity_id is None else OpenAmenities(amenity_id=fault.amenity_id)
    return _house("fault", "bad", translate("Desk", "Fault"), about, to)


def _not_closed(session: Session, when: str, language: str) -> AlertLine:
    title = session.title(language)
    return AlertLine(
        group="sessions",
        kind="warn",
        tag=translate("Desk", "Not closed"),
        words=joined(title, when, how_many(session)),
        way=translate("Desk", "Close"),
        way_whole=translate("Desk", "Close {session}").format(session=title),
        request=OpenTraining(session.id),
    )


def _expired(level: Level) -> AlertLine:
    words = translate("Desk", "{item}: {count} {unit} past their date").format(
        item=level.name, count=f"{level.expired:,}", unit=level.unit
    )
    return _goods("expired", "bad", translate("Desk", "Expired"), words, level)


def _low(level: Level) -> AlertLine:
    words = translate("Desk", "{item}: {count} {unit} left (mark {mark})").format(
        item=level.name, count=f"{level.stock:,}", unit=level.unit, mark=f"{level.low_mark:,}"
    )
    return _goods("low", "warn", translate("Desk", "Low"), words, level)


def _expiring(level: Level, today: date) -> AlertLine:
    when = ""
    if level.expires_on is not None:
        days = (level.expires_on - today).days
        when = moments.day_of_year(level.expires_on)
        when = joined(when, translate("Desk", "{days} d left").format(days=days))
    words = translate("Desk", "{item}: {count} {unit}").format(
        item=level.name, count=f"{level.expiring:,}", unit=level.unit
    )
    return _goods("expiring", "warn", translate("Desk", "Expiring"), joined(words, when), level)


def _goods(group: str, kind: Kind, tag: str, words: str, level: Level) -> AlertLine:
    return _house(group, kind, tag, words, OpenAmenities(tab="supplies", item_id=level.id))


def _house(group: str, kind: Kind, tag: str, words: str, to: OpenAmenities) -> AlertLine:
    view = translate("Desk", "View")
    whole = translate("Desk", "View {what}").format(what=words)
    return AlertLine(group=group, kind=kind, tag=tag, words=words, way=view, way_whole=whole, request=to)
