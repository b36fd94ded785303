"""The acts behind one visit, each as a line: when, what, by whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from station_app.core.clock import local_day
from station_app.core.people import queries as people
from station_app.core.storage.database import Database
from station_app.core.visits.history import Change, Event
from station_app.core.visits.history import history as events_of
from station_app.core.visits.model import Origin, Visit
from station_app.texts import labels, moments, translate
from station_app.texts.dictionaries import Words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a visit's history."""

    when: str
    what: str


def history(db: Database, visit: Visit, words: Words, zone: tzinfo) -> list[Line]:
    """What befell a visit, newest first; how it came into the file last, when that was not at the desk."""
    say = _Sayings(db, words, zone)
    lines = [_line(event, visit, zone, say) for event in events_of(db, visit.id)]
    origin = _origins().get(visit.origin)
    if origin is not None:
        lines.append(Line("", origin))
    return lines


def act_words(what: str) -> str:
    """What an act did to a visit, in a few words."""
    return {
        "visits.check_in": translate("Visits", "arrived"),
        "visits.check_in_new": translate("Visits", "registered and arrived"),
        "visits.check_in_anonymous": translate("Visits", "counted without a name"),
        "visits.set_category": translate("Visits", "category set"),
        "visits.check_out": translate("Visits", "left"),
        "visits.end_run_out": translate("Visits", "ended by itself, time was up"),
        "visits.close_day": translate("Visits", "ended at closing"),
        "visits.close_past_days": translate("Visits", "ended by a closing made up for"),
        "visits.void": translate("Visits", "voided"),
        "visits.edit": translate("Visits", "edited"),
        "visits.back_date": translate("Visits", "entered later"),
        "visits.back_date_new": translate("Visits", "registered and entered later"),
        "sheets.enter_line": translate("Visits", "typed in from a paper sheet"),
    }.get(what, translate("Visits", "changed"))


class _Sayings:
    """Puts the changes of an edit into words."""

    def __init__(self, db: Database, words: Words, zone: tzinfo) -> None:
        self._db = db
        self._words = words
        self._zone = zone

    def of(self, change: Change) -> Iterable[str]:
        """A change as one or two pieces of a line."""
        if change.field == "services":
            return self._services(change.before, change.after)
        say: Callable[[Any], str] = getattr(self, f"_{change.field}")
        return (self._from_to(_captions()[change.field], say(change.before), say(change.after)),)

    def _services(self, before: tuple[str, ...], after: tuple[str, ...]) -> Iterable[str]:
        name = self._words.services
        for code in after:
            if code not in before:
                yield translate("Visits", "added “{service}”").format(service=name.get(code, code))
        for code in before:
            if code not in after:
                yield translate("Visits", "took away “{service}”").format(service=name.get(code, code))

    def _from_to(self, caption: str, before: str, after: str) -> str:
        if not before:
            return translate("Visits", "{what}: {after}").format(what=caption, after=after)
        if not after:
            return translate("Visits", "{what} taken away: {before}").format(what=caption, before=before)
        return translate("Visits", "{what}: {before} → {after}").format(what=caption, before=before, after=after)

    def _person(self, person_id: int | None) -> str:
        if person_id is None:
            return labels.person_name(None, None)
        person = people.by_id(self._db, people.root_of(self._db, person_id))
        return labels.person_name(person.name, person.nickname, person.phone)

    def _heads(self, heads: int) -> str:
        return str(heads)

    def _category(self, code: str) -> str:
        return self._words.categories.get(code, code)

    def _platform(self, code: str | None) -> str:
        return "" if code is None else self._words.platforms.get(code, code)

    def _note(self, note: str | None) -> str:
        return note or ""

    def _day(self, day: Any) -> str:
        return moments.day_of_year(day)

    def _arrived(self, moment: Any) -> str:
        return "" if moment is None else moments.clock(moment, self._zone)

    _left = _arrived


def _line(event: Event, visit: Visit, zone: tzinfo, say: _Sayings) -> Line:
    day = local_day(event.at, zone)
    when = moments.clock(event.at, zone)
    if day != visit.day:
        when = f"{moments.day_of_year(day)} {when}"
    pieces = [piece for change in event.changes for piece in say.of(change)]
    what = translate("Visits", "; ").join(pieces) or act_words(event.what)
    if event.undid is not None:
        what = translate("Visits", "taken back: {what}").format(what=act_words(event.undid))
    if event.reason:
        what = translate("Visits", "{what} (reason: {reason})").format(what=what, reason=event.reason)
    return Line(when, f"{what} · {event.by_name}" if event.by_name else what)


def _captions() -> dict[str, str]:
    return {
        "person": translate("Visits", "Person"),
        "heads": translate("Visits", "Heads"),
        "category": translate("Visits", "Category"),
        "platform": translate("Visits", "Platform"),
        "note": translate("Visits", "Note"),
        "day": translate("Visits", "Date"),
        "arrived": translate("Visits", "Arrived"),
        "left": translate("Visits", "Left"),
    }


def _origins() -> dict[Origin, str]:
    return {
        Origin.BACK_DATED: translate("Visits", "entered later from paper"),
        Origin.IMPORT: translate("Visits", "taken over from an earlier register"),
        Origin.DEMO: translate("Visits", "part of the demo"),
    }
