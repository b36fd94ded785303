"""Trainings on the page of a person: what they learned, the chapter of their story, nothing of it without the part."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from station_app.core.clock import SetClock
from station_app.core.people.model import Person
from station_app.core.settings.commands import set as set_setting
from station_app.core.storage.database import Database
from station_app.core.training import commands
from station_app.core.training.model import Session
from tests.gui.people_page import Open, known, label, opened, story

__all__ = ["opened"]

Run = Callable[..., Any]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def run(station: Database, clock: SetClock) -> Run:
    """Runs a command now."""

    def running(command: Run, **facts: Any) -> Any:
        return command(station, **facts, now=clock.now(), by=None).value

    return running


@pytest.fixture
def zhou(station: Database, clock: SetClock, run: Run) -> Person:
    """Somebody who attended two sessions of yesterday, missed one, and is on the list of one to come."""
    person = known(station, clock, name="周佳宁", phone="13812342046")

    def plan(begins: timedelta, minutes: int, **said: str) -> Session:
        at = clock.now() + begins
        ends = at + timedelta(minutes=minutes)
        session: Session = run(commands.plan, starts_at=at, ends_at=ends, capacity=20, **said)
        run(commands.enrol, session_id=session.id, person_id=person.id)
        return session

    first, second = plan(-DAY, 60, course="heimlich"), plan(-DAY + 2 * HOUR, 90, topic="反诈宣传")
    missed = plan(-DAY + 4 * HOUR, 60, course="first_aid")
    for each in (first, second):
        run(commands.sign_in, session_id=each.id, person_id=person.id)
    for each in (first, second, missed):
        run(commands.close, session_id=each.id)
    run(commands.certify, session_id=first.id)
    plan(2 * DAY, 60, course="first_aid")
    return person


def test_what_somebody_learned_stands_on_their_card_and_in_their_story(opened: Open, zhou: Person) -> None:
    page = opened()
    page.show_person(zhou.id)
    assert label(page, "personTrained") == "Trainings: 2, 2.5 h · Heimlich manoeuvre"
    page.story.chapters.toggle("training")
    assert set(story(page)) == {
        "Training First aid for wounds · Enrolled · 3 Sep Thursday 10:00–11:00",
        "Training First aid for wounds · Absent · yesterday Monday 14:00–15:00",
        "Training 反诈宣传 · Signed in · yesterday Monday 12:00–13:30",
        "Training Heimlich manoeuvre · Signed in · yesterday Monday 10:00–11:00 · certificate 2026-0001",
    }
    other = known(page.context.db, page.context.clock, name="孙晓雨")  # type: ignore[arg-type]
    page.show_person(other.id)
    assert not page.story.card.trained.isVisible()


def test_without_the_part_there_is_no_chapter(opened: Open, station: Database, clock: SetClock, zhou: Person) -> None:
    page = opened()
    page.show_person(zhou.id)
    page.story.chapters.toggle("training")
    done = set_setting(station, key="station.parts_off", value=["training"], now=clock.now(), by=None)
    page.context.hub.changed.emit(done.touched)
    assert not page.story.card.trained.isVisible()
    assert not any(line.startswith("Training") for line in story(page))
    with pytest.raises(KeyError):
        page.story.chapters.chip("training")
    done = set_setting(station, key="station.parts_off", value=[], now=clock.now(), by=None)
    page.context.hub.changed.emit(done.touched)
    assert page.story.card.trained.isVisible()
    assert page.story.chapters.chip("training").isVisible()
