"""What the right side of the page of trainings says: states in tags, what was done, what is asked."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from station_app.core.clock import local_day
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, zone
from station_app.core.training.model import Enrolment, EnrolmentState, Session
from station_app.gui.kit.context import Context
from station_app.gui.kit.paged_model import Tag
from station_app.gui.training.door_mode import Mode
from station_app.texts import moments, translate
from station_app.texts.training import state_of_enrolment


@dataclass(slots=True)
class Labels:
    """The words of a roster: what people do and for whom they ride; where they stand in the session shown."""

    context: Context
    categories: dict[str, str]
    platforms: dict[str, str]
    places: dict[int, int]
    """Place on the waiting list, by enrolment."""
    begun: bool = False
    """Whether the session's day has come: who is enrolled and not signed in is missing then."""

    def read(self) -> None:
        """Read the dictionaries in the language in force."""
        code = self.context.language.code
        self.categories = labels(self.context.db, Dictionary.CATEGORY, code)
        self.platforms = labels(self.context.db, Dictionary.PLATFORM, code)

    def trade(self, category: str, platform: str | None) -> str:
        """Food delivery rider · Meituan."""
        kind = self.categories.get(category, category)
        return f"{kind} · {self.platforms.get(platform, platform)}" if platform else kind

    def tag(self, one: Enrolment) -> Tag:
        """Where somebody stands, in a word on its ground."""
        state = one.state
        if state is EnrolmentState.ATTENDED:
            return Tag(state_of_enrolment(state), "ok")
        if state is EnrolmentState.WAITING:
            words = translate("TrainingDoor", "Waiting {place}").format(place=self.places.get(one.id, 1))
            return Tag(words, "warn")
        if state is EnrolmentState.ABSENT:
            return Tag(state_of_enrolment(state), "bad")
        return Tag(translate("TrainingDoor", "Missing")) if self.begun else Tag(state_of_enrolment(state), "info")


def new_labels(context: Context) -> Labels:
    """Labels that are not read yet."""
    return Labels(context, {}, {}, {})


def mode_words(mode: Mode, *, paper: bool) -> str:
    """What the field does, on its chip."""
    if mode is Mode.SIGN_IN:
        return translate("TrainingDoor", "Paper") if paper else translate("TrainingDoor", "Sign in")
    return {
        Mode.ENROL: translate("TrainingDoor", "Enrol"),
        Mode.SIGN_OUT: translate("TrainingDoor", "Sign out"),
    }[mode]


def field_words(mode: Mode, *, paper: bool) -> str:
    """What may be typed into the field."""
    if mode is Mode.ENROL:
        return translate("TrainingDoor", "Scan or type: enrolled; when full they wait")
    if mode is Mode.SIGN_OUT:
        return translate("TrainingDoor", "Scan or type: signed out")
    if paper:
        return translate("TrainingDoor", "Names, Enter each")
    return translate("TrainingDoor", "Scan or type: signed in, and added if need be")


def paper_words(session: Session, today: date) -> str:
    """What writing in from paper means."""
    if session.day == today:
        return translate("TrainingDoor", "Closed: who is written in now came at the beginning, or at the time given.")
    day = moments.relative_day(session.day, today)
    return translate(
        "TrainingDoor", "Written in from paper: the visit is back-dated to {day}. No time means the beginning."
    ).format(day=day)


def at_words(moment: datetime | None, here: tzinfo) -> str:
    """14:51, or nothing."""
    return "" if moment is None else moments.clock(moment, here)


def timed(context: Context, session: Session) -> str:
    """15:00 First aid: a session among those of a day, several of which may be called the same."""
    return f"{moments.clock(session.starts_at, zone(context.db))} {session.title(context.language.code)}"


def joined(*parts: str) -> str:
    """What is said of an act, one thing after the other."""
    return "   ".join(part for part in parts if part)


def today_of(context: Context) -> date:
    """The station's day."""
    return local_day(context.clock.now(), zone(context.db))
