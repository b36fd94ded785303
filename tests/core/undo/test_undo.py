from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from station_app.core.audit.commands import forget_before
from station_app.core.audit.queries import act_by_id, broken_link
from station_app.core.clock import SetClock
from station_app.core.desk.queries import today
from station_app.core.errors import NotFound
from station_app.core.people import queries as people
from station_app.core.people.commands import edit, issue_card, register
from station_app.core.people.model import PhoneTaken
from station_app.core.search.queries import find
from station_app.core.settings.commands import set as set_setting
from station_app.core.storage.database import Database, write
from station_app.core.types import Done
from station_app.core.undo.commands import undo
from station_app.core.undo.model import AlreadyUndone, NotUndoable, TooLate
from station_app.core.visits import queries as visits
from station_app.core.visits.commands import (
    check_in,
    check_in_anonymous,
    check_in_new,
    check_out,
    close_day,
    end_run_out,
    set_category,
    void,
)
from station_app.core.visits.model import State
from tests.conftest import MORNING, Truth, contents

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)

Run = Callable[..., Done[Any]]


def figures(db: Database) -> dict[str, object]:
    """All that a count, a look-up or a page can show, void visits and people taken back aside."""
    shown = visits.page(db, limit=1000).rows
    known = people.by_ids(db, sorted(people.recent(db)))
    return {
        "counts": {**vars_of(visits.counts(db, visits.Filters())), "void": None},
        "today": [today(db, now=MORNING + hours * HOUR) for hours in (0, 1, 2, 20)],
        "visits": shown,
        "people": known,
        "seen": [(visits.last_seen(db, person.id), visits.visits_of(db, person.id)) for person in known],
        "keys": db.rows("SELECT * FROM person_key ORDER BY key, person_id"),
        "cards": db.rows("SELECT code, person_id FROM scan_code WHERE active = 1"),
    }


def vars_of(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}


@pytest.fixture
def rider(station: Database) -> int:
    """Somebody known."""
    return register(station, name="周佳宁", phone="13800002046", card="900001", platforms=["jd"], **WHEN).value.id


def _arrive(run: Run, rider: int) -> Done[Any]:
    return run(check_in, person_id=rider, services=["water"])


def _arrive_again(run: Run, rider: int) -> Done[Any]:
    run(check_in, person_id=rider)
    return run(check_in, person_id=rider, again=True, reason="x", now=MORNING + MINUTE)


def _arrive_after_run_out(run: Run, rider: int) -> Done[Any]:
    run(check_in, person_id=rider)
    return run(check_in, person_id=rider, now=MORNING + 2 * HOUR)


def _arrive_unnamed(run: Run, rider: int) -> Done[Any]:
    return run(check_in_anonymous, heads=6)


def _arrive_new(run: Run, rider: int) -> Done[Any]:
    return run(check_in_new, nickname="张师傅", phone="13800002047", card="900002", consent="oral")


def _say_category(run: Run, rider: int) -> Done[Any]:
    return run(set_category, visit_id=run(check_in_anonymous).value.id, category="sanitation")


def _leave(run: Run, rider: int) -> Done[Any]:
    return run(check_out, visit_id=run(check_in, person_id=rider).value.id, now=MORNING + MINUTE)


def _close(run: Run, rider: int) -> Done[Any]:
    run(check_in, person_id=rider)
    run(check_in_anonymous, heads=3)
    return run(close_day)


def _run_out(run: Run, rider: int) -> Done[Any]:
    run(check_in, person_id=rider)
    return run(end_run_out, now=MORNING + 2 * HOUR)


def _void(run: Run, rider: int) -> Done[Any]:
    return run(void, visit_id=run(check_in, person_id=rider).value.id, reason="点错了")


def _void_of_one_left(run: Run, rider: int) -> Done[Any]:
    visit = run(check_in, person_id=rider).value
    run(check_out, visit_id=visit.id, now=MORNING + MINUTE)
    return run(void, visit_id=visit.id, reason="点错了")


def _register(run: Run, rider: int) -> Done[Any]:
    return run(register, name="单小满", phone="13800002047", card="900002", consent="written")


def _edit(run: Run, rider: int) -> Done[Any]:
    return run(edit, person_id=rider, name="周佳怡", phone=None, platforms=["sf"], card="900002", consent="oral")


def _issue(run: Run, rider: int) -> Done[Any]:
    return run(issue_card, person_id=rider)


def _first_card(run: Run, rider: int) -> Done[Any]:
    return run(issue_card, person_id=run(register, name="单小满").value.id)


STORIES = [value for name, value in sorted(globals().items()) if name.startswith("_") and name[1:2].isalpha()]


@pytest.mark.parametrize("story", STORIES)
def test_an_act_taken_back_leaves_the_figures_as_they_were(
    station: Database, rider: int, truth_of_touched: Truth, story: Callable[[Run, int], Done[Any]]
) -> None:
    shown: list[dict[str, object]] = []

    def run(command: Callable[..., Done[Any]], **facts: Any) -> Done[Any]:
        shown.append(figures(station))
        return truth_of_touched(command, **facts)

    done = story(run, rider)
    assert figures(station) != shown[-1]
    rows = station.value("SELECT count(*) FROM visit"), station.value("SELECT count(*) FROM person")
    undone = truth_of_touched(undo, op=done.op, key="form")
    assert figures(station) == shown[-1]
    assert (station.value("SELECT count(*) FROM visit"), station.value("SELECT count(*) FROM person")) == rows
    assert undone.value == act_by_id(station, done.op)
    assert undo(station, op=done.op, key="form", **WHEN) == undone
    before = contents(station)
    with pytest.raises(AlreadyUndone) as refused:
        undo(station, op=done.op, **WHEN)
    assert refused.value.op == done.op
    with pytest.raises(NotUndoable):
        undo(station, op=undone.op, **WHEN)
    assert contents(station) == before
    assert broken_link(station) is None


@pytest.mark.parametrize("story", STORIES)
def test_a_whole_story_is_taken_back_act_by_act(
    station: Database, rider: int, truth_of_touched: Truth, story: Callable[[Run, int], Done[Any]]
) -> None:
    shown: list[dict[str, object]] = []
    ops: list[int] = []

    def run(command: Callable[..., Done[Any]], **facts: Any) -> Done[Any]:
        shown.append(figures(station))
        done = truth_of_touched(command, **facts)
        ops.append(done.op)
        return done

    story(run, rider)
    for op, before in zip(reversed(ops), reversed(shown), strict=True):
        truth_of_touched(undo, op=op)
        assert figures(station) == before


def test_what_cannot_be_taken_back(station: Database) -> None:
    with pytest.raises(NotFound):
        undo(station, op=1, **WHEN)
    with pytest.raises(NotFound):
        undo(station, op=0, **WHEN)
    op = set_setting(station, key="station.name", value="x", **WHEN).op
    with pytest.raises(NotUndoable) as refused:
        undo(station, op=op, **WHEN)
    assert refused.value.what == "settings.set"


def test_the_same_person_may_arrive_after_an_undo(station: Database, rider: int) -> None:
    first = check_in(station, person_id=rider, **WHEN)
    undo(station, op=first.op, **WHEN)
    again = check_in(station, person_id=rider, **WHEN)
    assert again.value.id != first.value.id
    assert visits.counts(station, visits.Filters()).visits == 1


def test_the_phone_and_the_card_of_a_slip_are_free(station: Database) -> None:
    wrong = check_in_new(station, nickname="张", phone="13800002046", card="900001", **WHEN)
    undo(station, op=wrong.op, **WHEN)
    right = check_in_new(station, nickname="章", phone="13800002046", card="900001", **WHEN).value
    assert [hit.person_id for hit in find(station, "900001")] == [right.person_id]
    assert people.count_active(station) == 1


def test_a_card_given_to_the_wrong_person_may_go_to_the_right_one(station: Database, rider: int) -> None:
    other = register(station, name="单小满", **WHEN).value.id
    wrong = edit(station, person_id=rider, card="900002", **WHEN)
    undo(station, op=wrong.op, **WHEN)
    assert people.by_id(station, rider).card == "900001"
    assert edit(station, person_id=other, card="900002", **WHEN).value.card == "900002"


def test_a_phone_taken_since_stays_with_its_owner(station: Database, rider: int) -> None:
    op = edit(station, person_id=rider, phone=None, **WHEN).op
    owner = register(station, phone="13800002046", **WHEN).value.id
    before = contents(station)
    with pytest.raises(PhoneTaken) as refused:
        undo(station, op=op, **WHEN)
    assert refused.value.person_id == owner
    assert contents(station) == before


def too_late(db: Database, op: int, record: str, record_id: int) -> None:
    before = contents(db)
    with pytest.raises(TooLate) as refused:
        undo(db, op=op, **WHEN)
    assert (refused.value.record, refused.value.record_id) == (record, record_id)
    assert contents(db) == before


def test_a_registration_stays_once_the_person_came(station: Database) -> None:
    done = register(station, name="周佳宁", **WHEN)
    came = check_in(station, person_id=done.value.id, **WHEN)
    too_late(station, done.op, "person", done.value.id)
    undo(station, op=came.op, **WHEN)
    undo(station, op=done.op, **WHEN)
    assert people.by_id(station, done.value.id).state == "withdrawn"


def test_somebody_new_stays_once_they_came_again(station: Database) -> None:
    done = check_in_new(station, name="周佳宁", **WHEN)
    check_out(station, visit_id=done.value.id, **WHEN)
    check_in(station, person_id=done.value.person_id or 0, now=MORNING + HOUR, by=None)
    too_late(station, done.op, "person", done.value.person_id or 0)


def test_a_record_merged_since_stays(station: Database, rider: int) -> None:
    done = register(station, name="周佳", **WHEN)
    changed = edit(station, person_id=done.value.id, name="周", **WHEN)
    with write(station):
        station.run("UPDATE person SET root_id = ? WHERE id = ?", (rider, done.value.id))
    too_late(station, done.op, "person", done.value.id)
    too_late(station, changed.op, "person", done.value.id)


def test_a_registration_taken_back_is_not_edited_back(station: Database) -> None:
    done = register(station, name="周佳宁", **WHEN)
    changed = edit(station, person_id=done.value.id, name="周佳", **WHEN)
    undo(station, op=done.op, **WHEN)
    too_late(station, changed.op, "person", done.value.id)
    assert find(station, "周") == []


def test_edits_are_taken_back_from_the_last(station: Database, rider: int) -> None:
    one = edit(station, person_id=rider, name="周佳", **WHEN)
    two = edit(station, person_id=rider, note="膝盖不好", **WHEN)
    card = issue_card(station, person_id=rider, **WHEN)
    too_late(station, one.op, "person", rider)
    too_late(station, two.op, "person", rider)
    for op in (card.op, two.op, one.op):
        undo(station, op=op, **WHEN)
    person = people.by_id(station, rider)
    assert (person.name, person.note, person.card) == ("周佳宁", None, "900001")


def test_categories_are_taken_back_from_the_last(station: Database) -> None:
    visit = check_in_anonymous(station, **WHEN).value.id
    one = set_category(station, visit_id=visit, category="guard", **WHEN)
    two = set_category(station, visit_id=visit, category="courier", **WHEN)
    too_late(station, one.op, "visit", visit)
    undo(station, op=two.op, **WHEN)
    assert visits.by_id(station, visit).category == "guard"
    undo(station, op=one.op, **WHEN)
    assert visits.by_id(station, visit).category == "unknown"


def test_an_arrival_taken_back_does_not_come_back_by_another_undo(station: Database, rider: int) -> None:
    came = check_in(station, person_id=rider, **WHEN)
    left = check_out(station, visit_id=came.value.id, **WHEN)
    undo(station, op=came.op, **WHEN)
    too_late(station, left.op, "visit", came.value.id)
    new = check_in_new(station, name="单小满", **WHEN)
    closed = close_day(station, **WHEN)
    undo(station, op=new.op, **WHEN)
    too_late(station, closed.op, "visit", new.value.id)
    assert visits.counts(station, visits.Filters()).visits == 0


def test_a_visit_voided_by_hand_is_brought_back_first(station: Database, rider: int) -> None:
    came = check_in(station, person_id=rider, **WHEN)
    voided = void(station, visit_id=came.value.id, reason="x", **WHEN)
    too_late(station, came.op, "visit", came.value.id)
    undo(station, op=voided.op, **WHEN)
    undo(station, op=came.op, **WHEN)
    assert visits.by_id(station, came.value.id).void_reason == "undo"


def test_a_void_since_closing_is_not_swept_away(station: Database, rider: int) -> None:
    came = check_in(station, person_id=rider, **WHEN)
    closed = close_day(station, **WHEN)
    voided = void(station, visit_id=came.value.id, reason="x", **WHEN)
    too_late(station, closed.op, "visit", came.value.id)
    undo(station, op=voided.op, **WHEN)
    assert visits.by_id(station, came.value.id).state is State.AUTO
    undo(station, op=closed.op, **WHEN)
    assert visits.by_id(station, came.value.id).state is State.IN


def test_somebody_taken_back_has_no_visits(station: Database) -> None:
    done = register(station, name="周佳宁", **WHEN)
    visit = check_in(station, person_id=done.value.id, **WHEN).value
    voided = void(station, visit_id=visit.id, reason="x", **WHEN)
    undo(station, op=done.op, **WHEN)
    too_late(station, voided.op, "person", done.value.id)


@pytest.mark.parametrize("how", ["leave", "close", "void"])
def test_who_came_again_since_is_not_here_twice(station: Database, rider: int, how: str) -> None:
    visit = check_in(station, person_id=rider, **WHEN).value
    ways: dict[str, Callable[[], Done[Any]]] = {
        "leave": lambda: check_out(station, visit_id=visit.id, **WHEN),
        "close": lambda: close_day(station, **WHEN),
        "void": lambda: void(station, visit_id=visit.id, reason="x", **WHEN),
    }
    done = ways[how]()
    again = check_in(station, person_id=rider, now=MORNING + HOUR, by=None)
    too_late(station, done.op, "visit", visit.id)
    undo(station, op=again.op, **WHEN)
    undo(station, op=done.op, **WHEN)
    assert visits.by_id(station, visit.id).state is State.IN


def test_an_arrival_in_the_middle_is_taken_back_alone(station: Database, rider: int) -> None:
    first = check_in(station, person_id=rider, **WHEN).value
    second = check_in(station, person_id=rider, now=MORNING + 2 * HOUR, by=None)
    third = check_in(station, person_id=rider, now=MORNING + 4 * HOUR, by=None).value
    undo(station, op=second.op, **WHEN)
    found = [visits.by_id(station, visit).state for visit in (first.id, second.value.id, third.id)]
    assert found == [State.AUTO, State.VOID, State.IN]


def test_a_visit_voided_since_is_not_revived_by_taking_back_the_next(station: Database, rider: int) -> None:
    first = check_in(station, person_id=rider, **WHEN).value
    second = check_in(station, person_id=rider, now=MORNING + 2 * HOUR, by=None)
    void(station, visit_id=first.id, reason="x", **WHEN)
    undo(station, op=second.op, **WHEN)
    assert visits.by_id(station, first.id).state is State.VOID


def test_after_thirty_days_it_is_too_late(station: Database, rider: int) -> None:
    changed = edit(station, person_id=rider, name="周佳", **WHEN)
    with write(station):
        forget_before(station, older_than=MORNING + timedelta(days=31))
    too_late(station, changed.op, "act", changed.op)


def test_the_undo_of_a_slip_takes_back_the_arrival(station: Database, rider: int) -> None:
    check_in(station, person_id=rider, **WHEN)
    slip = check_in(station, person_id=rider, **WHEN)
    undo(station, op=slip.op, **WHEN)
    assert visits.in_station(station) == []


def test_the_clock_does_not_matter(station: Database, rider: int, clock: SetClock, truth_of_touched: Truth) -> None:
    done = truth_of_touched(check_in, person_id=rider)
    clock.set(MORNING - timedelta(days=400))
    truth_of_touched(undo, op=done.op)
    assert visits.counts(station, visits.Filters()).visits == 0
