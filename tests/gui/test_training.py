"""The page of trainings by keys: planning, one or weekly; changing, cancelling, who is to be told; the list."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from station_app.core.clock import SetClock
from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.commands import cancel, close, enrol, enrol_many, plan, sign_in
from station_app.core.training.model import Session, SessionState
from station_app.core.types import Area
from station_app.gui.kit.paged_model import CELL_ROLE
from station_app.gui.kit.requests import OpenTraining
from station_app.gui.settings.saving import set_setting
from station_app.gui.shell.window import MainWindow
from station_app.gui.training.cancel_dialog import CancelDialog
from station_app.gui.training.page import TrainingPage
from station_app.gui.training.plan_typed import CAPACITY, ENDS, PLACE, STARTS, TOPIC, WEEKS
from station_app.gui.training.sessions import COMING, ENDED
from tests.gui.bare_page import cut_words, needs_fonts, part
from tests.gui.drivers import CONTROL, ENTER, Desk
from tests.gui.hands import retype, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
"""Without a screen what is offered under a field is no window."""

Key = Qt.Key
HOUR = timedelta(hours=1)
THREE = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)
"""Three in the afternoon of the day the clock stands at."""
Make = Callable[..., Session]


@pytest.fixture
def made(station: Database, clock: SetClock) -> Make:
    """Plans a session: its topic, its begin, and what else is said."""

    def make(topic: str, starts_at: datetime = THREE, **said: object) -> Session:
        facts = {"ends_at": starts_at + HOUR, "capacity": 20, "place": "Hall", **said}
        now = min(clock.now(), starts_at)
        return plan(station, topic=topic, starts_at=starts_at, now=now, by=None, **facts).value  # type: ignore[arg-type]

    return make


def opened(desk: Desk) -> TrainingPage:
    desk.window.context.hub.changed.emit(frozenset({Area.TRAINING}))
    desk.window.show_page("training")
    page = desk.window.page("training")
    assert isinstance(page, TrainingPage)
    QApplication.processEvents()
    return page


def titles(page: TrainingPage) -> list[str]:
    return [words.title for words in page.sessions.cards.shown()]


def chosen(page: TrainingPage) -> str:
    number = page.sessions.session_id()
    return "" if number is None else queries.session(page.context.db, number).title("en")


def dialog_of(window: MainWindow) -> CancelDialog:
    QApplication.processEvents()
    return next(each for each in window.findChildren(CancelDialog) if each.isVisible())


# -- the list ------------------------------------------------------------------------------------------------------


def test_a_station_without_trainings_is_told_what_the_page_is_for(desk: Desk) -> None:
    page = opened(desk)
    assert part(page, "trainingNothing").isVisible()
    assert "enrolled" in part(page, "trainingNothing").accessibleName()
    desk.press(Key.Key_Space)  # the cursor is on the first step
    assert page.form.isVisible()
    desk.press(Key.Key_Escape)
    assert part(page, "trainingNothing").isVisible()


def test_todays_first_is_shown_and_arrow_keys_show_the_others(desk: Desk, made: Make) -> None:
    made("Forgotten", THREE - timedelta(days=4))
    made("Heimlich manoeuvre", trainer="Nurse Lin", capacity=2)
    made("Road safety", THREE + 2 * HOUR, place="Yard")
    made("Fire safety", THREE + timedelta(days=1))
    page = opened(desk)
    assert titles(page) == ["Forgotten", "Heimlich manoeuvre", "Road safety", "Fire safety"]
    assert chosen(page) == "Heimlich manoeuvre"
    assert desk.focused() is page.view.field
    assert [words.tag for words in page.sessions.cards.shown()] == [
        "28 Aug 15:00",
        "Today 15:00",
        "Today 17:00",
        "Tomorrow 15:00",
    ]
    assert [words.note for words in page.sessions.cards.shown()] == ["Not closed yet", "", "", ""]
    assert page.sessions.cards.shown()[1].detail == "Nurse Lin · Hall · 60 min"
    desk.press(Key.Key_F6)
    desk.press(Key.Key_Down)
    assert (chosen(page), page._shown) == ("Road safety", page.sessions.session_id())
    assert desk.focused() is page.sessions.cards
    desk.enter()
    assert desk.focused() is page.view.field
    desk.press(Key.Key_F6)
    desk.type("zh")
    assert (desk.focused(), page.view.field.text()) == (page.view.field, "zh")
    desk.later(hours=8)
    page._on_minute()
    assert [words.note for words in page.sessions.cards.shown()] == ["Not closed yet"] * 3 + [""]


def test_seats_held_are_on_the_card_at_once(desk: Desk, made: Make) -> None:
    session = made("Heimlich manoeuvre", capacity=2)
    page = opened(desk)
    for tail, name in enumerate(("周佳宁", "孟凯", "高翔")):
        person = desk.knows(name, f"1380000204{tail}")
        desk.window.context.operations.run(enrol, session_id=session.id, person_id=person)
    words = page.sessions.cards.shown()[0]
    assert (words.foot, words.note, words.filled) == ("2 / 2 enrolled · 1 waiting", "Full", 1.0)
    desk.undo()
    assert page.sessions.cards.shown()[0].foot == "2 / 2 enrolled"


def test_what_has_ended_stands_under_its_own_chip(desk: Desk, made: Make, station: Database) -> None:
    held, dropped = made("Heimlich manoeuvre"), made("Road safety")
    desk.later(hours=5)
    sign_in(station, session_id=held.id, person_id=desk.knows("周佳宁"), walk_in=True, now=desk.clock.now(), by=None)
    cancel(station, session_id=dropped.id, now=desk.clock.now(), by=None)
    page = opened(desk)
    assert titles(page) == ["Heimlich manoeuvre"]
    desk.window.context.operations.run(close, session_id=held.id)
    assert page.sessions.shows() == ENDED  # it goes where the session goes
    assert chosen(page) == "Heimlich manoeuvre"
    assert {words.title: (words.foot, words.note) for words in page.sessions.cards.shown()} == {
        "Heimlich manoeuvre": ("1 came", ""),
        "Road safety": ("0 / 20 enrolled", "Cancelled"),
    }
    desk.undo()
    assert (page.sessions.shows(), chosen(page)) == (COMING, "Heimlich manoeuvre")
    desk.window.answer(OpenTraining(int(dropped.id)))
    assert (page.sessions.shows(), chosen(page)) == (ENDED, "Road safety")
    assert desk.focused() is page.sessions.cards


# -- planning ------------------------------------------------------------------------------------------------------


def test_a_session_is_planned_by_keys_and_taken_back(desk: Desk, station: Database) -> None:
    page = opened(desk)
    desk.press(Key.Key_N, CONTROL)
    assert desk.focused() is page.form.fields.lines[TOPIC]
    desk.type("消防")
    fields = page.form.fields
    retype(fields.lines[STARTS], "1530")
    assert fields.lines[ENDS].text() == "16:30"
    retype(fields.lines[ENDS], "17:00")
    assert fields.typed().minutes == "90"
    retype(fields.lines[PLACE], "Yard")
    desk.enter()
    (session,) = queries.coming(station)
    assert (session.course, session.topic, session.place) == ("fire_safety", None, "Yard")
    assert session.starts_at == datetime(2026, 9, 1, 7, 30, tzinfo=UTC)
    assert (session.minutes, session.capacity, session.points) == (90, 20, 5)
    assert chosen(page) == "Fire safety"
    assert desk.focused() is page.sessions.cards
    assert desk.status() == "Planned: 消防"
    desk.undo()
    assert queries.coming(station) == []
    assert part(page, "trainingNothing").isVisible()


def test_a_topic_is_offered_and_enter_takes_it_without_saving(desk: Desk, made: Make, station: Database) -> None:
    made("Knots for riders")
    page = opened(desk)
    desk.press(Key.Key_N, CONTROL)
    topic = page.form.fields.lines[TOPIC]
    desk.type("kno")
    popup = topic.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, ENTER)
    assert (topic.text(), popup.isVisible()) == ("Knots for riders", False)
    assert len(queries.coming(station)) == 1
    desk.enter()
    assert [each.topic for each in queries.coming(station)] == ["Knots for riders"] * 2


def test_a_series_shows_its_days_and_leaves_out_rest_days(desk: Desk, station: Database) -> None:
    desk.window.context.operations.run(set_setting, setting="station.closed_days", value=["2026-09-08"])
    page = opened(desk)
    desk.press(Key.Key_N, CONTROL)
    desk.type("Knots")
    fields = page.form.fields
    retype(fields.lines[WEEKS], "3")
    days = part(page, "trainingPlanDays")
    assert isinstance(days, QLabel)
    assert days.text().replace("\u00a0", " ") == "3 sessions: 1 Sep · 8 Sep (rest day) · 15 Sep"
    fields.without_rest.setFocus()
    desk.press(Key.Key_Space)
    assert days.text().replace("\u00a0", " ") == "2 sessions: 1 Sep · 8 Sep (rest day, left out) · 15 Sep"
    retype(fields.lines[WEEKS], "53")
    desk.enter()
    assert fields.message(WEEKS)
    assert queries.coming(station) == []
    retype(fields.lines[WEEKS], "3")
    desk.enter()
    assert [each.day.isoformat() for each in queries.coming(station)] == ["2026-09-01", "2026-09-15"]
    desk.undo()
    assert queries.coming(station) == []


def test_what_is_on_at_the_same_time_is_said_and_not_forbidden(desk: Desk, made: Make, station: Database) -> None:
    made("Heimlich manoeuvre")
    page = opened(desk)
    desk.press(Key.Key_N, CONTROL)
    desk.type("Knots")
    fields = page.form.fields
    warning = part(page, "trainingPlanWarning")
    assert isinstance(warning, QLabel)
    retype(fields.lines[STARTS], "15:30")
    assert "1 Sep Tu 15:00–16:00 · Heimlich manoeuvre · Hall" in warning.text()
    retype(fields.lines[PLACE], "Yard")
    assert not warning.isVisible()
    retype(fields.lines[PLACE], "Hall")
    assert warning.text().startswith("At the same place")
    retype(fields.lines[STARTS], "8")
    assert "paper" in warning.text()  # two hours ago
    desk.enter()
    assert len(queries.coming(station)) == 2


def test_what_is_refused_is_said_beside_its_field_and_nothing_is_lost(desk: Desk, station: Database) -> None:
    page = opened(desk)
    desk.press(Key.Key_N, CONTROL)
    fields = page.form.fields
    desk.enter()
    assert fields.message(TOPIC)
    assert desk.focused() is fields.lines[TOPIC]
    type_text(fields.lines[TOPIC], "Knots")
    for name, wrong, right in ((STARTS, "25:00", "15:00"), (ENDS, "14:00", "16:00"), (CAPACITY, "many", "12")):
        retype(fields.lines[name], wrong)
        desk.enter()
        assert fields.message(name), name
        assert desk.focused() is fields.lines[name]
        assert fields.lines[name].text() == wrong
        retype(fields.lines[name], right)
    desk.enter()
    (session,) = queries.coming(station)
    assert (session.title("en"), session.capacity, session.minutes) == ("Knots", 12, 60)


def test_what_is_half_typed_is_there_again(desk: Desk, made: Make) -> None:
    made("Heimlich manoeuvre")
    page = opened(desk)
    desk.press(Key.Key_N, CONTROL)
    desk.type("Knots")
    desk.press(Key.Key_Escape)
    assert page.view.isVisible()
    assert page.unfinished()
    desk.press(Key.Key_E, CONTROL)
    assert page.form.fields.typed().topic == "Heimlich manoeuvre"
    desk.press(Key.Key_F2)
    desk.window.show_page("training")
    assert page.form.fields.typed().topic == "Heimlich manoeuvre"
    desk.press(Key.Key_N, CONTROL)
    assert page.form.fields.typed().topic == "Knots"
    page.form.afresh.setFocus()
    desk.press(Key.Key_Space)
    assert page.form.fields.typed().topic == ""
    desk.press(Key.Key_Escape)
    assert not page.unfinished()


# -- changing and cancelling ---------------------------------------------------------------------------------------


def test_a_session_is_changed_and_only_what_was_said_anew(desk: Desk, made: Make, station: Database) -> None:
    session = made("heimlich", trainer="Nurse Lin", capacity=1)
    waiting = [desk.knows(name) for name in ("周佳宁", "孟凯")]
    enrol_many(station, session_id=session.id, person_ids=waiting, now=desk.clock.now(), by=None)
    page = opened(desk)
    page.view.edit_asked.emit(int(session.id))
    fields = page.form.fields
    assert (fields.typed().topic, fields.lines[WEEKS].isEnabled()) == ("Heimlich manoeuvre", False)
    retype(fields.lines[CAPACITY], "2")
    retype(fields.lines[PLACE], "Yard")
    desk.enter()
    now = queries.session(station, session.id)
    assert (now.course, now.place, now.trainer, now.capacity) == ("heimlich", "Yard", "Nurse Lin", 2)
    assert (now.enrolled, now.waiting) == (2, 0)
    assert desk.status() == "Changed: Heimlich manoeuvre, Today 15:00"
    page.edit(int(session.id))
    retype(fields.lines[CAPACITY], "1")
    desk.enter()
    assert "2" in fields.message(CAPACITY)
    retype(fields.lines[CAPACITY], "2")
    desk.enter()  # nothing is said anew: nothing happens
    desk.undo()
    assert queries.session(station, session.id).waiting == 1


def test_cancelling_lists_who_is_to_be_told(desk: Desk, made: Make, station: Database) -> None:
    session = made("Heimlich manoeuvre", capacity=2)
    people = [
        desk.knows(name, phone) for name, phone in (("周佳宁", "13800002046"), ("孟凯", None), ("高翔", "13100004406"))
    ]
    enrol_many(station, session_id=session.id, person_ids=people, now=desk.clock.now(), by=None)
    page = opened(desk)
    page.view.cancel_asked.emit(int(session.id))
    dialog = dialog_of(desk.window)
    model = dialog.model
    rows = [[str(model.index(row, column).data()) for column in range(2)] for row in range(model.rowCount())]
    assert rows == [["周佳宁", "138****2046"], ["孟凯", "–"], ["高翔", "131****4406"]]
    assert [row.text for row in model.index(2, 0).data(CELL_ROLE).tags] == ["Waiting"]
    dialog.table.choose(dialog.model.id_at(0))
    QTest.keyClick(dialog.table, ENTER)
    assert model.index(0, 1).data() == "13800002046"
    assert station.value("SELECT count(*) FROM act WHERE what = 'people.reveal'") == 1
    type_text(dialog.reason, "Trainer is ill")
    QTest.keyClick(dialog.reason, ENTER)
    now = queries.session(station, session.id)
    assert (now.state, now.cancel_reason) == (SessionState.CANCELLED, "Trainer is ill")
    assert dialog.isVisible()  # they are still to be told
    QTest.keyClick(dialog.copy, Key.Key_Space)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Heimlich manoeuvre · today 15:00–16:00 · Hall does not take place. Reason: Trainer is ill",
        "1. 周佳宁 13800002046",
        "2. 孟凯",
        "3. 高翔 131****4406 Waiting",
    ]
    QTest.keyClick(dialog, Key.Key_Escape)
    assert (page.sessions.shows(), chosen(page)) == (ENDED, "Heimlich manoeuvre")
    desk.window.activateWindow()
    QApplication.processEvents()
    desk.undo()
    assert queries.session(station, session.id).state is SessionState.PLANNED


def test_one_with_people_in_it_is_not_cancelled(desk: Desk, made: Make, station: Database) -> None:
    session = made("Heimlich manoeuvre")
    page = opened(desk)
    page.cancel(int(session.id))
    dialog = dialog_of(desk.window)
    assert not dialog.table.isVisible()
    sign_in(station, session_id=session.id, person_id=desk.knows("周佳宁"), walk_in=True, now=desk.clock.now(), by=None)
    QTest.keyClick(dialog.reason, ENTER)
    assert "People have signed in (1)" in dialog.wrong.text()
    assert queries.session(station, session.id).state is SessionState.HELD
    QTest.keyClick(dialog.reason, Key.Key_Escape)
    assert not dialog.isVisible()


@needs_fonts
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_cut_in_a_small_window(desk: Desk, made: Make, language: str) -> None:
    made("heimlich", trainer="区急救站 林护士", place="大厅")
    desk.window.context.language.use(language)
    desk.window.resize(1280, 680)
    page = opened(desk)
    assert cut_words(page.sessions) == []
    page.plan()
    QApplication.processEvents()
    assert cut_words(page.form) == []
    for field in page.form.fields.lines.values():
        assert field.isVisible()
    desk.window.resize(960, 600)
    QApplication.processEvents()
    assert cut_words(page.form) == []
    assert page.form.fields.width() <= page.form.width()
