"""One person's visits as lines of a story: when, what for, how long."""

from datetime import date, datetime, tzinfo

from station_app.core.visits.model import Origin, State, Visit
from station_app.gui.kit.paged_model import Cell, Column, Look, Tag
from station_app.texts import labels, moments, translate
from station_app.texts.dictionaries import Words


class StoryColumns:
    """Makes the lines in the words, the time zone and at the moment it was made."""

    def __init__(self, words: Words, zone: tzinfo, today: date, now: datetime) -> None:
        self._words = words
        self._zone = zone
        self._today = today
        self._now = now

    def columns(self) -> tuple[Column[Visit], ...]:
        """The moment and the line."""
        widest = moments.relative_day(date(self._today.year - 1, 12, 28), self._today)
        return (
            Column(translate("People", "When"), self.when, fits=f"{widest} 00:00"),
            Column(translate("People", "What"), self.what, stretch=True),
        )

    def when(self, visit: Visit) -> Cell:
        """今天 13:58."""
        day = moments.relative_day(visit.day, self._today)
        clock = "" if visit.hour is None else moments.clock(visit.arrived_at, self._zone)
        return Cell(f"{day} {clock}".strip(), look="dim")

    def what(self, visit: Visit) -> Cell:
        """到站 休息、充电 · 停留 34 分."""
        services = self._words.listed(self._words.services, visit.services)
        parts = (services, self._stay(visit), visit.note or "")
        tags = []
        if visit.origin is Origin.BACK_DATED:
            tags.append(Tag(translate("People", "back-dated"), "info"))
        if visit.state is State.VOID:
            reason = labels.void_reason(visit.void_reason or "")
            tags.append(Tag(translate("People", "Void: {reason}").format(reason=reason), "bad"))
        elif visit.state is State.IN:
            tags.append(Tag(labels.visit_state(State.IN), "ok"))
        struck: Look = "struck" if visit.state is State.VOID else ""
        return Cell(translate("People", "Visit"), " · ".join(part for part in parts if part), tuple(tags), struck)

    def _stay(self, visit: Visit) -> str:
        if visit.state is State.OUT and visit.left_at is not None:
            return translate("People", "stayed {minutes}").format(
                minutes=moments.minutes(visit.left_at - visit.arrived_at)
            )
        if visit.state is State.IN:
            return translate("People", "{minutes} so far").format(minutes=moments.minutes(self._now - visit.arrived_at))
        return ""
