"""Shifts, opening hours and heat in words, and why a rule about them says no."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from station_app.core.desk.heat import DaysLike, Need
from station_app.core.errors import Refusal
from station_app.core.shifts.model import (
    NoShift,
    OpeningsOverlap,
    OpeningState,
    ShiftOpen,
    ShiftState,
    StationClosed,
    StationOpen,
)
from station_app.texts import translate
from station_app.texts.moments import day_of_year

_SMALLEST = 0.1


def shift_state(state: ShiftState) -> str:
    """Where a shift stands, in a word."""
    return {
        ShiftState.OPEN: translate("Shifts", "On duty"),
        ShiftState.ENDED: translate("Shifts", "Ended"),
        ShiftState.LEFT: translate("Shifts", "Not signed off"),
        ShiftState.VOID: translate("Shifts", "Taken back"),
    }[state]


def opening_state(state: OpeningState) -> str:
    """Where an opening stands, in a word."""
    return {
        OpeningState.OPEN: translate("Shifts", "Open"),
        OpeningState.CLOSED: translate("Shifts", "Closed"),
        OpeningState.MISSED: translate("Shifts", "Closing not recorded"),
        OpeningState.VOID: translate("Shifts", "Taken back"),
    }[state]


def heat_label(level: int) -> str:
    """A level of heat as a chip shows it."""
    if level == 0:
        return translate("Shifts", "No heat")
    return translate("Shifts", "{level} °C").format(level=level)


def heat_tips(level: int) -> list[str]:
    """What helps at a level of heat, the most important first; advice to riders and to the desk, no order."""
    tips = {
        35: [
            translate("Shifts", "Offer water to everybody who comes in, and say where the shade is."),
            translate("Shifts", "Keep heat medicine and cold towels within reach."),
        ],
        37: [
            translate("Shifts", "Suggest a rest from noon to four, ten minutes at least."),
            translate("Shifts", "Ice and cold packs belong in the fridge now."),
        ],
        40: [
            translate("Shifts", "Look at everybody who comes in: dizzy, cold sweat, confused means shade and 120."),
            translate("Shifts", "Put the emergency numbers where all can see them."),
        ],
    }
    return [tip for least, of_level in sorted(tips.items(), reverse=True) if level >= least for tip in of_level]


def drinks_needed(need: Need) -> str:
    """How much drink will be needed and what there is."""
    if need.like is DaysLike.NONE:
        return translate(
            "Shifts", "{stock} drinks in stock. How many will be needed can be said after some days."
        ).format(stock=need.in_stock)
    if need.short:
        return translate("Shifts", "About {expected} drinks needed, {stock} in stock: {short} short.").format(
            expected=need.expected, stock=need.in_stock, short=need.short
        )
    return translate("Shifts", "About {expected} drinks needed, {stock} in stock: enough.").format(
        expected=need.expected, stock=need.in_stock
    )


def reckoned_from(need: Need) -> str:
    """From which days a need was reckoned; empty when from none."""
    days = {
        DaysLike.HOT: translate("Shifts", "{days} earlier days as hot"),
        DaysLike.WEEKDAY: translate("Shifts", "{days} earlier days of the same weekday"),
        DaysLike.LATELY: translate("Shifts", "the last {days} open days"),
    }.get(need.like)
    if days is None:
        return ""
    if need.known_issues:
        each = translate("Shifts", "{drinks} drinks a head handed out")
    elif need.written:
        each = translate("Shifts", "{drinks} drinks a head assumed, only {written} written down")
    else:
        each = translate("Shifts", "{drinks} drinks a head assumed")
    each = each.format(drinks=f"{need.a_head:.1f}", written=_small(need.written))
    return translate("Shifts", "Reckoned from {days}: {visits} visits a day, {each}.").format(
        days=days.format(days=need.days), visits=f"{need.visits:.0f}", each=each
    )


def _small(drinks: float) -> str:
    """0.3, and what is less than 0.1 not as 0.0."""
    return f"{drinks:.1f}" if drinks >= _SMALLEST else f"{drinks:.2g}"


def at(moment: datetime) -> str:
    """24 Nov 21:00, of a moment in the station's zone."""
    return f"{day_of_year(moment.date())} {moment:%H:%M}"


def _shift_open(error: ShiftOpen) -> str:
    return translate("Shifts", "{name} is on duty since {since}. Please hand over instead.").format(
        name=error.staff_name, since=at(error.since)
    )


def _no_shift(error: NoShift) -> str:  # noqa: ARG001 - nobody is on duty, so there is nothing to say of them
    return translate("Shifts", "Nobody is on duty. Please sign in to a shift first.")


def _station_open(error: StationOpen) -> str:
    return translate("Shifts", "The station is open since {since}; nothing was changed.").format(since=at(error.since))


def _station_closed(error: StationClosed) -> str:  # noqa: ARG001 - it holds no facts
    return translate("Shifts", "The station is not open, so it is not closed. Nothing was changed.")


def _openings_overlap(error: OpeningsOverlap) -> str:
    if error.until is None:
        return translate("Shifts", "The station was opened at {since} already. Please choose other hours.").format(
            since=at(error.since)
        )
    return translate(
        "Shifts", "The station was open from {since} to {until} already. Please choose other hours."
    ).format(since=at(error.since), until=at(error.until))


SENTENCES: dict[type[Refusal], Callable[[Any], str]] = {
    ShiftOpen: _shift_open,
    NoShift: _no_shift,
    StationOpen: _station_open,
    StationClosed: _station_closed,
    OpeningsOverlap: _openings_overlap,
}
