"""The ledgers of trainings: the sessions of a period with what they came to, and who was on their lists."""

from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Any

from station_app.core.clock import from_text, to_text
from station_app.core.masks import mask_phone
from station_app.core.reports.cells import clock_of, day_cell
from station_app.core.reports.house_figures import ends
from station_app.core.reports.ledgers import Cell, Column, Content, Figure, How, Kind, Summary, SummaryTable, Under
from station_app.core.reports.periods import Period
from station_app.core.reports.training_figures import MINUTES, TrainingFigures, training
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, zone
from station_app.core.storage.database import Database
from station_app.core.training.model import Session

TRAINING = (
    Column("no", Kind.INT, 6),
    Column("day", Kind.DATE, 12),
    Column("begins", Kind.TIME, 8),
    Column("ends", Kind.TIME, 8),
    Column("topic", Kind.TEXT, 20),
    Column("training_place", Kind.TEXT, 10),
    Column("trainer", Kind.TEXT, 12),
    Column("organiser", Kind.TEXT, 16),
    Column("seats", Kind.INT, 8),
    Column("enrolled", Kind.INT, 8),
    Column("attended", Kind.INT, 8),
    Column("walk_ins", Kind.INT, 9),
    Column("absent", Kind.INT, 8),
    Column("waiting", Kind.INT, 8),
    Column("attended_hours", Kind.NUMBER, 9),
    Column("session_state", Kind.WORD, 10),
    Column("points", Kind.INT, 7),
    Column("note", Kind.TEXT, 18),
)
ATTENDANCE = (
    Column("no", Kind.INT, 6),
    Column("day", Kind.DATE, 12),
    Column("begins", Kind.TIME, 8),
    Column("topic", Kind.TEXT, 22),
    Column("name", Kind.TEXT, 14),
    Column("phone", Kind.PHONE, 14),
    Column("category", Kind.TEXT, 14),
    Column("platform", Kind.TEXT, 12),
    Column("enrolment_state", Kind.WORD, 10),
    Column("signed_in", Kind.TIME, 8),
    Column("signed_out", Kind.TIME, 8),
    Column("walk_in", Kind.WORD, 9),
    Column("attended_hours", Kind.NUMBER, 9),
    Column("certificate", Kind.CODE, 12),
    Column("note", Kind.TEXT, 20),
)
COLUMNS = {"training": TRAINING, "attendance": ATTENDANCE}
"""Ledger → its columns."""

FIGURES = ("held", "cancelled", "attended", "people", "walk_ins", "hours", "absent", "absent_share")
SESSION_STATES = ("planned", "running", "unclosed", "held", "cancelled")
ENROLMENT_STATES = ("enrolled", "waiting", "attended", "absent")
WORD_KEYS = (
    *(f"ledger.{name}" for name in COLUMNS),
    *dict.fromkeys(f"column.{column.key}" for columns in COLUMNS.values() for column in columns),
    "column.session_count",
    "column.attended_count",
    "separator",
    "walk_in.yes",
    "summary.attended_by_topic",
    "training.total",  # {held} {cancelled} {attended} {people} {hours}
    "attendance.total",  # {attended} {people} {absent} {hours}
    *(f"session_state.{state}" for state in SESSION_STATES),
    *(f"enrolment_state.{state}" for state in ENROLMENT_STATES),
    *(f"{kind}.training_{name}" for kind in ("figure", "definition") for name in FIGURES),
)
"""Every label these need besides those of the writers."""

_SESSIONS = f"""SELECT s.day, s.starts_at, s.ends_at, coalesce(s.topic, {{label}}), s.place, s.trainer, s.organiser,
    s.capacity, s.state, s.closed_at, s.points, s.cancel_reason, s.note, {MINUTES},
    coalesce(sum(e.state IN ('enrolled', 'attended', 'absent') AND NOT e.walk_in), 0),
    coalesce(sum(e.state = 'attended'), 0), coalesce(sum(e.state = 'attended' AND e.walk_in), 0),
    coalesce(sum(e.state = 'absent'), 0), coalesce(sum(e.state = 'waiting'), 0)
    FROM session s LEFT JOIN course c ON c.code = s.course LEFT JOIN enrolment e ON e.session_id = s.id
    WHERE s.day BETWEEN ? AND ? AND s.state <> 'void' GROUP BY s.id ORDER BY s.starts_at, s.id"""
_LISTED = f"""SELECT s.day, s.starts_at, coalesce(s.topic, {{label}}), {MINUTES}, p.id, p.name, p.nickname, p.phone,
    p.category, (SELECT platform FROM person_platform WHERE person_id = p.id ORDER BY place LIMIT 1),
    e.state, e.in_at, e.out_at, e.walk_in, t.number, e.note
    FROM session s LEFT JOIN course c ON c.code = s.course JOIN enrolment e ON e.session_id = s.id
    JOIN person w ON w.id = e.person_id JOIN person p ON p.id = coalesce(w.root_id, w.id)
    LEFT JOIN certificate t ON t.enrolment_id = e.id AND t.state = 'issued'
    WHERE {{which}} AND e.state IN ('enrolled', 'waiting', 'attended', 'absent')
    ORDER BY s.starts_at, s.id, e.queue, e.id"""


def sessions(db: Database, period: Period, how: How) -> Content:
    """Every session of the period, the cancelled ones too, with what it came to as it stands now."""
    local, figures = zone(db), training(db, period)
    found = db.rows(_SESSIONS.format(label=_label(how)), ends(period))

    def rows() -> Iterator[tuple[Cell, ...]]:
        for number, row in enumerate(found, 1):
            day, begins, until, topic, place, trainer, organiser, seats, state, closed, points, why, note, *rest = row
            minutes, listed, attended, walk_ins, absent, waiting = rest
            yield (
                number,
                day_cell(day),
                _time(begins, local),
                _time(until, local),
                topic,
                place,
                trainer,
                organiser,
                seats,
                listed,
                attended,
                walk_ins,
                absent,
                waiting,
                _hours(attended * minutes),
                f"session_state.{_state(state, closed, until, how.made_at)}",
                points,
                how.words["separator"].join(words for words in (why, note) if words) or None,
            )

    total = how.words["training.total"].format(
        held=figures.held,
        cancelled=figures.cancelled,
        attended=figures.attended,
        people=figures.people,
        hours=_hours(figures.minutes),
    )
    return Content(
        columns=TRAINING,
        rows=rows(),
        count=len(found),
        under=(Under("", (total,)),) if found else (),
        summary=_summary(db, figures, how),
    )


def attendance(db: Database, period: Period, how: How) -> Content:
    """Everybody on the list of a session of the period that was held, or of the one session `how` asks for.

    That one is told as it stands, also before it was held; it has no figures of the period with it.
    """
    local = zone(db)
    which = "s.day BETWEEN ? AND ? AND s.state = 'held'"
    values: tuple[str, ...] | tuple[int] = ends(period)
    if how.session is not None:
        which, values = "s.id = ? AND s.state <> 'void'", (how.session,)
    found = db.rows(_LISTED.format(label=_label(how), which=which), values)
    categories = labels(db, Dictionary.CATEGORY, how.language)
    platforms = labels(db, Dictionary.PLATFORM, how.language)

    def rows() -> Iterator[tuple[Cell, ...]]:
        for number, row in enumerate(found, 1):
            day, begins, topic, minutes, _, name, nickname, phone, category, platform, state, *rest = row
            signed_in, signed_out, walk_in, certificate, note = rest
            yield (
                number,
                day_cell(day),
                _time(begins, local),
                topic,
                name or nickname,
                mask_phone(phone) if how.masked and phone is not None else phone,
                categories.get(category, category),
                platforms.get(platform, platform),
                f"enrolment_state.{state}",
                _time(signed_in, local),
                _time(signed_out, local),
                "walk_in.yes" if walk_in else None,
                _hours(minutes) if state == "attended" else None,
                certificate,
                note,
            )

    return Content(
        columns=ATTENDANCE,
        rows=rows(),
        count=len(found),
        under=(Under("", (_attendance_total(found, how),)),) if found else (),
        summary=None if how.session is not None else _summary(db, training(db, period), how),
    )


def called(session: Session, language: str, local: tzinfo) -> str:
    """A session by its hours, its topic and its place, as a heading names it."""
    hours = "–".join(f"{moment.astimezone(local):%H:%M}" for moment in (session.starts_at, session.ends_at))
    return " · ".join(part for part in (hours, session.title(language), session.place, session.trainer) if part)


def _attendance_total(found: list[tuple[Any, ...]], how: How) -> str:
    came = [row for row in found if row[10] == "attended"]
    return how.words["attendance.total"].format(
        attended=len(came),
        people=len({row[4] for row in came}),
        absent=sum(row[10] == "absent" for row in found),
        hours=_hours(sum(row[3] for row in came)),
    )


def _summary(db: Database, figures: TrainingFigures, how: How) -> Summary:
    courses = labels(db, Dictionary.COURSE, how.language)
    values = {key: getattr(figures, key) for key in FIGURES}
    return Summary(
        figures=tuple(
            Figure(f"training_{key}", value, f"definition.training_{key}")
            for key, value in values.items()
            if value is not None
        ),
        tables=(
            SummaryTable(
                "attended_by_topic",
                ("topic", "attended_count", "session_count"),
                tuple((courses.get(key, key), of.attended, of.sessions) for key, of in figures.by_topic.items()),
                "bar",
            ),
        ),
    )


def _state(state: str, closed: str | None, until: str, now: datetime) -> str:
    # Whose end has passed and that nobody has closed is neither planned nor running any more.
    if closed is not None or state == "cancelled":
        return "cancelled" if state == "cancelled" else "held"
    if until <= to_text(now):
        return "unclosed"
    return "planned" if state == "planned" else "running"


def _label(how: How) -> str:
    return "c.zh" if how.language == "zh" else "c.en"


def _time(text: str | None, local: tzinfo) -> Cell:
    return None if text is None else clock_of(from_text(text), local).time()


def _hours(minutes: int) -> int | float:
    return minutes // 60 if minutes % 60 == 0 else round(minutes / 60, 2)
