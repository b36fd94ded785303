"""The acts behind one visit, each as a line: when, what, by whom."""

from dataclasses import dataclass
from datetime import tzinfo

from station_app.core.audit.model import Act
from station_app.core.audit.queries import act_by_id, acts_about
from station_app.core.clock import from_text, local_day
from station_app.core.staff.queries import everybody
from station_app.core.storage.database import Database
from station_app.core.types import StaffId
from station_app.core.visits.model import Origin, Visit
from station_app.texts import moments, translate


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a visit's history."""

    when: str
    what: str


def history(db: Database, visit: Visit, zone: tzinfo) -> list[Line]:
    """What befell a visit, newest first; how it came into the file last, when that was not at the desk."""
    names = {staff.id: staff.name for staff in everybody(db)}
    lines = [_line(db, act, visit, zone, names) for act in acts_about(db, "visit", visit.id)]
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
    }.get(what, translate("Visits", "changed"))


def _line(db: Database, act: Act, visit: Visit, zone: tzinfo, names: dict[StaffId, str]) -> Line:
    at = from_text(act.at)
    day = local_day(at, zone)
    when = moments.clock(at, zone)
    if day != visit.day:
        when = f"{moments.day_of_year(day)} {when}"
    what = act_words(act.what)
    if act.undoes is not None:
        what = translate("Visits", "taken back: {what}").format(what=act_words(act_by_id(db, act.undoes).what))
    who = names.get(act.by) if act.by is not None else None
    return Line(when, f"{what} · {who}" if who else what)


def _origins() -> dict[Origin, str]:
    return {
        Origin.BACK_DATED: translate("Visits", "entered later from paper"),
        Origin.IMPORT: translate("Visits", "taken over from an earlier register"),
        Origin.DEMO: translate("Visits", "part of the demo"),
    }
