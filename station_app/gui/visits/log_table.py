"""The columns of the log: a visit as one row of cells."""

from dataclasses import replace
from datetime import date, datetime, tzinfo

from station_app.core.visits.model import Origin, State, Visit
from station_app.gui.kit.paged_model import Cell, Column, Look, Tag
from station_app.texts import labels, moments, translate
from station_app.texts.dictionaries import Words

NO_TIME = "–"


class LogColumns:
    """Makes the cells in the words, the time zone and on the day of the moment it was made."""

    def __init__(self, words: Words, zone: tzinfo, today: date) -> None:
        self._words = words
        self._zone = zone
        self._today = today

    def columns(self, *, narrow: bool) -> tuple[Column[Visit], ...]:
        """The columns in order; a narrow table leaves platform and staff to the card of a visit."""
        day = moments.day_of_year(date(self._today.year, 11, 28)) + " "
        ends = ("00:00", translate("Visits", "on site"), translate("Visits", "auto"))
        work = translate("Visits", "Category") if narrow else translate("Visits", "Category · platform")
        usual = self._words.categories.get("food_rider", "")
        platform = "" if narrow else self._words.platforms.get("taobao_flash", "")
        wide = (
            Column(translate("Visits", "Date"), self.day, fits=day),
            Column(translate("Visits", "Arrived"), self.arrived, fits="00:00"),
            Column(translate("Visits", "Name"), self.name, fits="欧阳明月 138****0000 0"),
            Column(work, self.category if narrow else self.work, fits=f"{usual} {platform}", stretch=True),
            Column(translate("Visits", "Services"), self.services, fits="热饭　充电　", stretch=True),
            Column(translate("Visits", "Left"), self.left, "right", fits=max(ends, key=len)),
        )
        return wide if narrow else (*wide, Column(translate("Visits", "Staff"), self.staff, fits="林老师"))

    def day(self, visit: Visit) -> str:
        """9月23日; the year too when it is another."""
        if visit.day.year == self._today.year:
            return moments.day_of_year(visit.day)
        return moments.relative_day(visit.day, self._today)

    def arrived(self, visit: Visit) -> str:
        """14:26, or a dash when the register said no time."""
        return NO_TIME if visit.hour is None else moments.clock(visit.arrived_at, self._zone)

    def name(self, visit: Visit) -> Cell:
        """The name with the masked phone; void ones struck through with their reason."""
        tags = []
        if visit.origin is Origin.BACK_DATED:
            tags.append(Tag(translate("Visits", "back-dated"), "info"))
        if visit.state is State.VOID:
            reason = labels.void_reason(visit.void_reason or "")
            tags.append(Tag(translate("Visits", "Void: {reason}").format(reason=reason), "bad"))
            # A reason is read first where room is short, so the phone makes way for it.
            return Cell(labels.visit_name(visit), "", tuple(tags), "struck")
        unnamed = visit.person_id is None and not visit.words
        return Cell(labels.visit_name(visit), labels.masked_phone(visit.phone), tuple(tags), "dim" if unnamed else "")

    def work(self, visit: Visit) -> Cell:
        """外卖配送员 · 美团."""
        platform = "" if visit.platform is None else self._words.platforms.get(visit.platform, visit.platform)
        return replace(self.category(visit), detail=f"· {platform}" if platform else "")

    def category(self, visit: Visit) -> Cell:
        """外卖配送员."""
        return Cell(self._words.categories.get(visit.category, visit.category), look=_look(visit))

    def services(self, visit: Visit) -> Cell:
        """A tag for each service."""
        return Cell(tags=tuple(Tag(self._words.services.get(code, code)) for code in visit.services))

    def left(self, visit: Visit) -> Cell:
        """When they left: 在站, a time, 自动, or a dash; nothing for void ones."""
        return Cell(left_words(visit, self._zone), look="" if visit.state in (State.IN, State.OUT) else "dim")

    def staff(self, visit: Visit) -> Cell:
        """Who registered the visit."""
        return Cell(visit.by_name or "", look=_look(visit))


def left_words(visit: Visit, zone: tzinfo) -> str:
    """How a visit ended, in a word or a time."""
    if visit.state is State.OUT and visit.left_at is not None:
        return moments.clock(visit.left_at, zone)
    return {
        State.IN: translate("Visits", "on site"),
        State.AUTO: translate("Visits", "auto"),
        State.UNKNOWN: NO_TIME,
    }.get(visit.state, "")


def stay(visit: Visit, now: datetime) -> str:
    """How long: 34 分, so far for somebody still here; nothing when nobody knows."""
    if visit.state is State.IN:
        return moments.minutes(now - visit.arrived_at)
    if visit.state is State.OUT and visit.left_at is not None:
        return moments.minutes(visit.left_at - visit.arrived_at)
    return ""


def _look(visit: Visit) -> Look:
    return "struck" if visit.state is State.VOID else ""
