"""The check of a shift in words: its title, what was marked, what became of what was found, how long it took."""

from datetime import datetime, timedelta

from station_app.core.amenities.model import Fault, FaultState, Inspection, Result
from station_app.texts import translate
from station_app.texts.amenities import fault_state, result_words

_NOON = 12
_AT_ONE_GO = timedelta(hours=1)
"""Whoever took longer was called away in between; how long it took says nothing then."""


def check_title(started: datetime) -> str:
    """早班巡检 or 晚班巡检, by the hour the shift began in the station's zone."""
    if started.hour < _NOON:
        return translate("Amenities", "Early shift check")
    return translate("Amenities", "Late shift check")


def shift_words(started: datetime) -> str:
    """早班 or 晚班, by the hour the shift began in the station's zone."""
    return translate("Amenities", "Early shift") if started.hour < _NOON else translate("Amenities", "Late shift")


def mark_words(result: Result) -> str:
    """A result as short as a button takes it."""
    if result is Result.NOT_APPLICABLE:
        return translate("Amenities", "N/A")
    return result_words(result)


def marked_as(point: str, result: Result) -> str:
    """What was just marked."""
    return translate("Amenities", "{point}: {result}").format(point=point, result=result_words(result))


def found_words(found: Inspection, amenity: str | None, fault: Fault | None, *, opened_here: bool) -> str:
    """What was found wanting, about which one, and what became of it; the photo is told of by its own button."""
    note = found.note or ""
    parts = [note if amenity is None else translate("Amenities", "{name}: {what}").format(name=amenity, what=note)]
    if found.fault_id is not None:
        parts.append(fault_words(fault, opened_here=opened_here))
    return " · ".join(parts)


def fault_words(fault: Fault | None, *, opened_here: bool) -> str:
    """What became of a fault a check found; None: it is confirmed as fixed by now."""
    if fault is None:
        return translate("Amenities", "Fixed and confirmed")
    if fault.state is not FaultState.REPORTED:
        return fault_state(fault.state)
    if opened_here:
        return translate("Amenities", "Fault reported")
    return translate("Amenities", "Joined to the open report")


def joins(fault: Fault) -> str:
    """That what is about to be said belongs to a fault that is open already."""
    return translate("Amenities", "Reported already: {what} ({state}). This is added to that report.").format(
        what=fault.what, state=fault_state(fault.state)
    )


def already_reported(fault: Fault, *, several: bool) -> str:
    """On a line not looked at yet: what is known to be broken."""
    if several and fault.amenity is not None:
        return translate("Amenities", "Open fault: {name} {what}").format(name=fault.amenity, what=fault.what)
    return translate("Amenities", "Open fault: {what}").format(what=fault.what)


def all_done(points: int, took: timedelta, abnormal: int) -> tuple[str, str]:
    """A kind word when the last point is looked at: the headline, and what is left to say."""
    if took > _AT_ONE_GO:
        headline = translate("Amenities", "All {points} points done. Thank you!").format(points=points)
    else:
        headline = translate("Amenities", "All {points} points done in {time}. Thank you!").format(
            points=points, time=took_words(took)
        )
    if not abnormal:
        return headline, ""
    return headline, translate("Amenities", "{count} abnormal, reported").format(count=abnormal)


def took_words(took: timedelta) -> str:
    """1 min 48 s."""
    seconds = max(1, round(took.total_seconds()))
    if seconds < 60:
        return translate("Amenities", "{seconds} s").format(seconds=seconds)
    return translate("Amenities", "{minutes} min {seconds} s").format(minutes=seconds // 60, seconds=seconds % 60)
