"""What the desk's look-up found, written as the lines of the candidates."""

from station_app.core.clock import local_day
from station_app.core.desk.queries import known
from station_app.core.people.queries import by_id, root_of
from station_app.core.search.model import Hit
from station_app.core.search.queries import find
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, zone
from station_app.gui.desk.candidates import Candidate
from station_app.gui.desk.house_words import given, held
from station_app.gui.desk.tool_words import joined, tools_out
from station_app.gui.desk.training_words import listed
from station_app.gui.kit.context import Context
from station_app.texts import moments, translate
from station_app.texts.labels import masked_phone, person_name
from station_app.texts.people import suspended_why


def how_to_choose(hits: list[Hit], found: int, picking: str) -> str:
    """The hint under what was found; `picking` is the question of the tool or the place that is picked."""
    if hits and hits[0].swapped:
        return translate("Desk", "Nobody has this tail. Did you mean one of these? ↓ marks, Enter checks in")
    if picking or found <= 1:
        return picking
    return translate("Desk", "Several found: ↓ marks, Enter checks in · Ctrl+N: somebody new · +: without a name")


def is_card(hits: list[Hit]) -> bool:
    """Whether what stands in the field is a card's code."""
    return len(hits) == 1 and hits[0].by_card


def hit_of(context: Context, person_id: int) -> list[Hit]:
    """One person as a look-up finds them, by whichever of their records."""
    person = by_id(context.db, root_of(context.db, person_id))
    text = person.phone or person.name or person.nickname or person.card or ""
    return [hit for hit in find(context.db, text, limit=200) if hit.person_id == person.id]


def candidates_of(context: Context, hits: list[Hit]) -> list[Candidate]:
    """The lines of several hits, in their order."""
    code = context.language.code
    categories = labels(context.db, Dictionary.CATEGORY, code)
    platforms = labels(context.db, Dictionary.PLATFORM, code)
    return [_candidate(context, hit, categories, platforms) for hit in hits]


def _candidate(context: Context, hit: Hit, categories: dict[str, str], platforms: dict[str, str]) -> Candidate:
    db, now = context.db, context.clock.now()
    about = [categories.get(hit.category, hit.category)]
    if hit.platform:
        about.append(platforms.get(hit.platform, hit.platform))
    if hit.last_at is not None:
        local = zone(db)
        day = moments.relative_day(local_day(hit.last_at, local), local_day(now, local))
        about.append(translate("Desk", "last here {day}").format(day=day))
    more = known(db, hit.person_id, now=now)
    barred = suspended_why(more.suspended, local_day(now, zone(db))) if more.suspended is not None else ""
    notice = joined(barred, more.note or "", given(more.given))
    if more.open_since is not None:
        here = translate("Desk", "on site {stay}").format(stay=moments.minutes(now - more.open_since))
        notice = joined(here, notice)
    trained = listed(more.sessions, zone(db), local_day(now, zone(db)), context.language.code) if more.sessions else ""
    notice = joined(tools_out(more.tools_out, more.tools_overdue), held(more.places, now), trained, notice)
    number = masked_phone(hit.phone)
    return Candidate(
        person_id=hit.person_id,
        name=person_name(hit.name, hit.nickname, hit.phone),
        number=number[:-4],
        tail=number[-4:],
        about=" · ".join(about),
        notice=notice,
        doubtful=hit.swapped,
        enrolled=bool(more.sessions),
    )
