"""The figures of a period's trainings: sessions held and cancelled, who came, to what, who stayed away."""

from dataclasses import dataclass
from typing import Any

from station_app.core.reports.house_figures import ends
from station_app.core.reports.periods import Period
from station_app.core.storage.database import Database

MINUTES = "(unixepoch(s.ends_at) - unixepoch(s.starts_at)) / 60"
"""How long a session is planned to be: what each who attended is credited with."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What one topic came to: its sessions that were held, and who attended them, every time counted."""

    sessions: int
    attended: int


@dataclass(frozen=True, slots=True)
class TrainingFigures:
    """Figures over the sessions of a period's days; what was taken back is in none.

    `held` sessions somebody signed in to or that were closed · `cancelled` sessions · `attended` everybody who signed
    in, every time counted · `walk_ins` of them those who were not on the list · `people` distinct people of them ·
    `minutes` they attended, each for the length of the session · `absent` who were on the list and did not come ·
    `expected` who were on the list of a session that is closed, so came or did not. `by_topic` goes by the code of the
    course or, where it is none, the words of the session; the most attended first.
    """

    period: Period
    held: int
    cancelled: int
    attended: int
    walk_ins: int
    people: int
    minutes: int
    absent: int
    expected: int
    by_topic: dict[str, Topic]

    @property
    def hours(self) -> float:
        """The minutes as hours."""
        return self.minutes / 60

    @property
    def absent_share(self) -> float | None:
        """How many of a hundred who were expected did not come; None while nobody was."""
        return 100 * self.absent / self.expected if self.expected else None

    @property
    def anything(self) -> bool:
        """Whether there is anything to show."""
        return self.held > 0 or self.cancelled > 0

    def as_json(self) -> dict[str, Any]:
        """The entry `training` of `station-app stats --json`."""
        return {
            "held": self.held,
            "cancelled": self.cancelled,
            "attended": self.attended,
            "walk_ins": self.walk_ins,
            "people": self.people,
            "minutes": self.minutes,
            "absent": self.absent,
            "expected": self.expected,
            "absent_share": self.absent_share,
            "by_topic": {
                key: {"sessions": topic.sessions, "attended": topic.attended} for key, topic in self.by_topic.items()
            },
        }


def training(db: Database, period: Period) -> TrainingFigures:
    """The trainings of a period as they stand now."""
    days = ends(period)
    sessions = db.rows(
        "SELECT coalesce(s.course, s.topic), sum(s.state = 'held'), sum(s.state = 'cancelled') FROM session s"
        " WHERE s.day BETWEEN ? AND ? AND s.state IN ('held', 'cancelled') GROUP BY 1",
        days,
    )
    of_days = "FROM session s JOIN enrolment e ON e.session_id = s.id"
    within = "WHERE s.day BETWEEN ? AND ? AND s.state = 'held' AND e.state"
    came = db.rows(
        "SELECT coalesce(s.course, s.topic), sum(e.state = 'attended'), sum(e.state = 'attended' AND e.walk_in),"
        f" sum((e.state = 'attended') * ({MINUTES})), sum(e.state = 'absent'),"
        " sum(s.closed_at IS NOT NULL AND (e.state = 'absent' OR NOT e.walk_in))"
        f" {of_days} {within} IN ('attended', 'absent') GROUP BY 1",
        days,
    )
    people = db.value(
        f"SELECT count(DISTINCT coalesce(p.root_id, p.id)) {of_days} JOIN person p ON p.id = e.person_id"
        f" {within} = 'attended'",
        days,
    )
    attended = {row[0]: row[1] for row in came}
    topics = [(key, Topic(held, attended.get(key, 0))) for key, held, _ in sessions if held]
    topics.sort(key=lambda pair: (-pair[1].attended, -pair[1].sessions, pair[0]))
    return TrainingFigures(
        period=period,
        held=sum(row[1] for row in sessions),
        cancelled=sum(row[2] for row in sessions),
        attended=sum(attended.values()),
        walk_ins=sum(row[2] for row in came),
        people=int(people),
        minutes=sum(row[3] for row in came),
        absent=sum(row[4] for row in came),
        expected=sum(row[5] for row in came),
        by_topic=dict(topics),
    )
