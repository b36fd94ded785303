"""The columns of the log: a visit as one row of cells, and what each column is in an export."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from station_app.core.clock import from_text, local_day
from station_app.core.visits.model import Origin, State, Visit
from station_app.core.visits.queries import Sort
from station_app.gui.kit.paged_model import Cell, Column, Look, Tag
from station_app.texts import labels, moments, translate
from station_app.texts.dictionaries import Words

NO_TIME = "–"
USUAL = ("day", "arrived", "name", "work", "services", "left", "staff")
NARROW = USUAL[:-1]
EVERY = ("day", "arrived", "name", "work", "services", "left", "stay", "note", "staff", "entered")
FIXED = "name"
"""The column that always stays: without it a row says nothing."""

SORTS = {
    "day": Sort.ARRIVED,
    "name": Sort.NAME,
    "work": Sort.CATEGORY,
    "left": Sort.LEFT,
    "stay": Sort.STAY,
    "staff": Sort.STAFF,
    "entered": Sort.ENTERED,
}
"""What a click on a column's header asks for; the time of arrival is the day's order too."""

_EXPORTED = {
    "day": ("day",),
    "arrived": ("arrived",),
    "name": ("name", "heads", "phone", "origin"),
    "work": ("category", "platform"),
    "services": ("services",),
    "left": ("left", "state"),
    "stay": ("stay",),
    "note": ("note",),
    "staff": ("by",),
    "entered": ("entered",),
}


def column_titles() -> dict[str, str]:
    """What heads each column."""
    return {
        "day": translate("Visits", "Date"),
        "arrived": translate("Visits", "Arrived"),
        "name": translate("Visits", "Name"),
        "work": translate("Visits", "Category · platform"),
        "services": translate("Visits", "Services"),
        "left": translate("Visits", "Left"),
        "stay": translate("Visits", "Stay"),
        "note": translate("Visits", "Note"),
        "staff": translate("Visits", "Staff"),
        "entered": translate("Visits", "Entered"),
    }


def exported(keys: Sequence[str], *, with_void: bool) -> tuple[str, ...]:
    """The columns of an export of these columns; of void visits it says so and why."""
    found = [part for key in keys for part in _EXPORTED[key]]
    if with_void:
        found += [part for part in ("state", "void_reason") if part not in found]
    return tuple(found)


@dataclass(frozen=True)
class LogColumns:
    """Makes the cells in the words, the time zone and on the day of the moment it was made."""

    words: Words
    zone: tzinfo
    today: date

    def columns(self, chosen: Sequence[str], *, narrow: bool) -> tuple[Column[Visit], ...]:
        """The columns of these keys; none of them are the usual ones, a narrow table leaving some to the card."""
        keys = tuple(key for key in EVERY if key in chosen)
        if FIXED not in keys:
            keys = NARROW if narrow else USUAL
            short = narrow
        else:
            short = False
        return tuple(self._column(key, short=short) for key in keys)

    def _column(self, key: str, *, short: bool) -> Column[Visit]:
        titles = column_titles()
        day = moments.day_of_year(date(self.today.year, 11, 28)) + " "
        ends = ("00:00", translate("Visits", "on site"), translate("Visits", "auto"))
        usual = self.words.categories.get("food_rider", "")
        platform = "" if short else self.words.platforms.get("taobao_flash", "")
        work = translate("Visits", "Category") if short else titles["work"]
        sorts = key in SORTS or key == "arrived"
        made: dict[str, Column[Visit]] = {
            "day": Column(titles["day"], self.day, fits=day),
            "arrived": Column(titles["arrived"], self.arrived, fits="00:00"),
            "name": Column(titles["name"], self.name, fits="欧阳明月 138****0000 0"),
            "work": Column(work, self.category if short else self.work, fits=f"{usual} {platform}", stretch=True),
            "services": Column(titles["services"], self.services, fits="热饭　充电　", stretch=True),
            "left": Column(titles["left"], self.left, "right", fits=max(ends, key=len)),
            "stay": Column(titles["stay"], self.stay, "right", fits=moments.minutes(timedelta(minutes=655))),
            "note": Column(titles["note"], self.note, fits="膝盖有伤靠门坐", stretch=True),
            "staff": Column(titles["staff"], self.staff, fits="林老师"),
            "entered": Column(titles["entered"], self.entered, fits=f"{day} 00:00"),
        }
        return replace(made[key], key=key, sorts=sorts)

    def day(self, visit: Visit) -> str:
        """9月23日; the year too when it is another."""
        return self._day(visit.day)

    def arrived(self, visit: Visit) -> str:
        """14:26, or a dash when the register said no time."""
        return NO_TIME if visit.hour is None else moments.clock(visit.arrived_at, self.zone)

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
        platform = "" if visit.platform is None else self.words.platforms.get(visit.platform, visit.platform)
        return replace(self.category(visit), detail=f"· {platform}" if platform else "")

    def category(self, visit: Visit) -> Cell:
        """外卖配送员."""
        return Cell(self.words.categories.get(visit.category, visit.category), look=_look(visit))

    def services(self, visit: Visit) -> Cell:
        """A tag for each service."""
        return Cell(tags=tuple(Tag(self.words.services.get(code, code)) for code in visit.services))

    def left(self, visit: Visit) -> Cell:
        """When they left: 在站, a time, 自动, or a dash; nothing for void ones."""
        return Cell(left_words(visit, self.zone), look="" if visit.state in (State.IN, State.OUT) else "dim")

    def stay(self, visit: Visit) -> Cell:
        """34 分, when somebody said when they left."""
        left = visit.left_at if visit.state is State.OUT and visit.hour is not None else None
        return Cell("" if left is None else moments.minutes(left - visit.arrived_at))

    def note(self, visit: Visit) -> Cell:
        """What was noted."""
        return Cell(visit.note or "", look="dim")

    def staff(self, visit: Visit) -> Cell:
        """Who registered the visit."""
        return Cell(visit.by_name or "", look=_look(visit))

    def entered(self, visit: Visit) -> Cell:
        """When it was written down: for one entered later that is another day."""
        moment = from_text(visit.created_at)
        return Cell(f"{self._day(local_day(moment, self.zone))} {moments.clock(moment, self.zone)}", look="dim")

    def _day(self, day: date) -> str:
        return moments.day_of_year(day) if day.year == self.today.year else moments.relative_day(day, self.today)


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
    if visit.state is State.OUT and visit.left_at is not None and visit.hour is not None:
        return moments.minutes(visit.left_at - visit.arrived_at)
    return ""


def _look(visit: Visit) -> Look:
    return "struck" if visit.state is State.VOID else ""
