"""What the prints of a training state, read from the station and put into words once for all pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from station_app.core.settings.queries import text, zone
from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.model import Enrolment, EnrolmentState, Session, SessionState
from station_app.gui.kit.context import Context
from station_app.texts import translate
from station_app.texts.dictionaries import read_words
from station_app.texts.moments import clock, weekday
from station_app.texts.training_prints import HeadingWords, full_day

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 40
"""Letters of a topic in a file's name: in bytes some file systems take no more."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What every print says of a session, in words; what was not said of it is empty."""

    station: str
    topic: str
    time: str
    place: str
    trainer: str
    organiser: str

    def facts(self, words: HeadingWords) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The lines above the rows of a sheet."""
        return (
            ((words.topic, self.topic),),
            ((words.time, self.time), (words.place, self.place)),
            ((words.trainer, self.trainer), (words.organiser, self.organiser)),
        )


class TrainingFacts:
    """One session and its roster as they are now. Raises NotFound."""

    def __init__(self, context: Context, session_id: int) -> None:
        db: Database = context.db
        self.language = context.language.code
        self.zone: ZoneInfo = zone(db)
        self.session: Session = queries.session(db, session_id)
        self.people: list[Enrolment] = sorted(queries.roster(db, session_id), key=_in_line)
        self.station = text(db, "station.name")
        self.words = read_words(db, self.language)

    def occasion(self) -> Occasion:
        """The session in words."""
        session = self.session
        day = f"{full_day(session.day)} {weekday(session.day)}"
        hours = f"{self.clock(session.starts_at)}–{self.clock(session.ends_at)}"
        return Occasion(
            station=self.station,
            topic=self.topic(),
            time=f"{day} {hours}",
            place=session.place or "",
            trainer=session.trainer or "",
            organiser=session.organiser or "",
        )

    def topic(self) -> str:
        """What the session is called."""
        return self.session.title(self.language)

    def listed(self, *states: EnrolmentState) -> list[Enrolment]:
        """Those of the roster in these states, in the order they were put on the list."""
        return [each for each in self.people if each.state in states]

    def counted(self) -> tuple[int, int, int, int]:
        """How many are expected, came, came unexpected, and are absent; who came unexpected holds a seat too."""
        session = self.session
        walk_ins = sum(each.walk_in for each in self.listed(EnrolmentState.ATTENDED))
        return session.taken + session.absent, session.attended, walk_ins, session.absent

    def standing(self) -> str:
        """What has to be known of a list before the session is closed; nothing after."""
        if self.session.state is SessionState.CANCELLED:
            return translate("TrainingPrints", "This session is cancelled.")
        if not self.session.closed:
            return translate("TrainingPrints", "The session is not closed yet: this is how it stands now.")
        return ""

    def clock(self, moment: datetime | None) -> str:
        """An hour of the station's clock, or nothing."""
        return "" if moment is None else clock(moment, self.zone)

    def category(self, each: Enrolment) -> str:
        """What somebody does."""
        return self.words.categories.get(each.category, each.category)

    def platform(self, each: Enrolment) -> str:
        """For whom, if that is known."""
        return "" if each.platform is None else self.words.platforms.get(each.platform, each.platform)

    def unit(self, each: Enrolment) -> str:
        """What somebody does and for whom, in one."""
        return self.words.work(each.category, () if each.platform is None else (each.platform,))

    def file_name(self, what: str) -> str:
        """What a print is called as a file, without its ending: 签到表-海姆立克急救法-2026-11-24."""
        return as_file_name((what, self.topic(), self.session.day.isoformat()))


def as_file_name(parts: Sequence[str]) -> str:
    """Words as a file's name any system takes."""
    return "-".join(_NOT_IN_NAMES.sub("_", part)[:_LONGEST].strip(" .") for part in parts)


def _in_line(each: Enrolment) -> tuple[int, int]:
    return each.queue, each.id
