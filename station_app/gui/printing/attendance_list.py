"""The attendance list of a training: who was there, from when to when, and how many hours that makes."""

from collections.abc import Sequence
from dataclasses import dataclass

from station_app.gui.printing.paper import Page
from station_app.gui.printing.paper_form import Column, Form, Row, form_pages
from station_app.gui.printing.training_facts import Occasion
from station_app.texts.training_prints import AttendanceWords, came_words, people

ROW = 68.0
_SHARES = (0.055, 0.19, 0.16, 0.165, 0.155, 0.09, 0.09, 0.095)


@dataclass(frozen=True, slots=True)
class Attendee:
    """One line: who, and in words what they do, for whom, from when to when and for how long."""

    name: str
    phone: str
    category: str
    platform: str
    came: str
    left: str
    hours: str


@dataclass(frozen=True, slots=True)
class AttendanceFace:
    """One session's list; `counted` are those expected, who came, the walk-ins among them, and the absent."""

    occasion: Occasion
    people: Sequence[Attendee]
    counted: tuple[int, int, int, int]
    hours: str
    """Of all together."""
    moment: str
    """When the list was drawn up."""
    closed: bool
    """Of a session that is not closed yet it is the state of that moment, and says so."""


def attendance_pages(face: AttendanceFace, words: AttendanceWords) -> list[Page]:
    """All pages of a list."""
    due, came, walk_ins, absent = face.counted
    numbers = (
        (words.heading.due, people(due)),
        (words.heading.came, came_words(came, walk_ins, absent)),
    )
    total = Row((words.total, people(came), "", "", "", "", "", face.hours), strong=True)
    form = Form(
        station=face.occasion.station,
        title=words.title,
        facts=(*face.occasion.facts(words.heading), numbers),
        columns=tuple(
            Column(title, share, at not in {1, 3, 4})
            for at, (title, share) in enumerate(zip(words.columns, _SHARES, strict=True))
        ),
        rows=[*(_row(number, each) for number, each in enumerate(face.people, 1)), total],
        row=ROW,
        page=words.heading.page,
        notice="" if face.closed else words.so_far,
        signed=(words.drawn_up.format(moment=face.moment), words.station_signs),
    )
    return form_pages(form)


def _row(number: int, each: Attendee) -> Row:
    return Row((str(number), each.name, each.phone, each.category, each.platform, each.came, each.left, each.hours))
