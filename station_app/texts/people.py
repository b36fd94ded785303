"""What a person lacks, whether they may borrow, what they agreed to: in a few words for any page."""

from collections.abc import Iterable, Sequence
from datetime import date

from station_app.core.people.model import How, Lack, Role, Suspension
from station_app.core.training.model import Learned
from station_app.texts import moments, translate
from station_app.texts.training import hours


def suspended(held: Suspension, today: date) -> str:
    """暂停借用至9月30日；没有期限时只说暂停借用."""
    if held.until is None:
        return translate("Labels", "May not borrow")
    day = moments.relative_day(held.until, today)
    return translate("Labels", "May not borrow until {day}").format(day=day)


def suspended_why(held: Suspension, today: date) -> str:
    """暂停借用至9月30日：欠一把伞."""
    return translate("Labels", "{suspended}: {reason}").format(suspended=suspended(held, today), reason=held.reason)


def lacking(lacks: Iterable[Lack]) -> str:
    """缺：姓名、所属平台."""
    words = {
        Lack.NAME: translate("Labels", "name"),
        Lack.CATEGORY: translate("Labels", "category"),
        Lack.PLATFORM: translate("Labels", "platform"),
        Lack.CONSENT: translate("Labels", "consent"),
    }
    listed = translate("Labels", ", ").join(words[lack] for lack in lacks)
    return translate("Labels", "To ask: {lacking}").format(lacking=listed)


def agreed(how: str) -> str:
    """How somebody agreed to be kept on file."""
    return translate("Labels", "Agreed in writing") if how == How.WRITTEN else translate("Labels", "Agreed orally")


def role_names() -> dict[str, str]:
    """Role → what it is called."""
    return {
        Role.VOLUNTEER.value: translate("Labels", "Volunteer"),
        Role.GRID_WORKER.value: translate("Labels", "Part-time grid worker"),
    }


def trained(learned: Learned, courses: Sequence[str]) -> str:
    """Trainings: 3, 4.5 h · Heimlich manoeuvre, First aid for wounds. Empty for somebody who attended none."""
    if not learned.sessions:
        return ""
    words = translate("Labels", "Trainings: {count}, {hours}").format(
        count=learned.sessions, hours=hours(learned.minutes)
    )
    listed = translate("Labels", ", ").join(courses)
    return f"{words} · {listed}" if listed else words
