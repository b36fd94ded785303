from datetime import date, datetime, timedelta

import pytest

from station_app.core.clock import SetClock
from station_app.core.desk.heat import DaysLike, Need, need
from station_app.core.errors import NotValid
from station_app.core.shifts.commands import set_heat
from station_app.core.storage.database import Database
from station_app.core.supplies.commands import add_item, issue, receive
from station_app.core.supplies.model import Item
from station_app.core.undo.commands import undo
from station_app.core.visits.commands import check_in_anonymous, void
from tests.conftest import MORNING

DAY = timedelta(days=1)


@pytest.fixture
def water(station: Database) -> Item:
    """Two hundred bottles, all of a drink."""
    item = add_item(station, name="矿泉水", unit="瓶", kind="drink", now=MORNING - 70 * DAY, by=None).value
    receive(station, item_id=item.id, quantity=200, now=MORNING - 70 * DAY, by=None)
    return item


def came(db: Database, ago: int, heads: int, *, level: int = 0) -> None:
    """So many heads came so many days ago, at a level of heat."""
    at = MORNING - ago * DAY
    check_in_anonymous(db, heads=heads, now=at, by=None)
    if level:
        set_heat(db, level=level, now=at, by=None)


def test_days_as_hot_or_hotter_are_looked_at(station: Database, water: Item) -> None:
    for ago, heads, level in ((1, 10, 37), (2, 20, 40), (3, 30, 37), (4, 90, 35), (5, 90, 0)):
        came(station, ago, heads, level=level)
    assert need(station, now=MORNING, level=37) == Need(
        level=37, like=DaysLike.HOT, days=3, visits=20.0, a_head=1.5, written=0.0, expected=30, in_stock=200
    )
    assert need(station, now=MORNING, level=35).days == 4
    assert need(station, now=MORNING, level=35).visits == 37.5
    assert need(station, now=MORNING, level=40).like is DaysLike.LATELY  # one such day is too few


def test_what_was_handed_out_a_head_counts(station: Database, water: Item) -> None:
    for ago in (1, 2, 3):
        came(station, ago, 10, level=35)
        issue(station, item_id=water.id, quantity=8 * ago, now=MORNING - ago * DAY, by=None)
    taken_back = issue(station, item_id=water.id, quantity=50, now=MORNING - DAY, by=None)
    undo(station, op=taken_back.op, now=MORNING, by=None)
    issue(station, item_id=water.id, quantity=60, now=MORNING - 4 * DAY, by=None)  # of another day
    plaster = add_item(station, name="创可贴", unit="片", kind="medicine", now=MORNING, by=None).value
    receive(station, item_id=plaster.id, quantity=99, now=MORNING - 9 * DAY, by=None)
    issue(station, item_id=plaster.id, quantity=40, now=MORNING - DAY, by=None)
    found = need(station, now=MORNING, level=35)
    assert (found.known_issues, found.a_head, found.visits, found.expected) == (True, 1.6, 10.0, 16)
    assert (found.in_stock, found.short) == (92, 0)


def test_a_record_with_hardly_any_drinks_is_not_planned_from(station: Database, water: Item) -> None:
    for ago in (1, 2, 3):
        came(station, ago, 10, level=35)
        issue(station, item_id=water.id, quantity=ago, now=MORNING - ago * DAY, by=None)
    few = need(station, now=MORNING, level=35)
    assert (few.known_issues, few.written, few.a_head, few.expected) == (False, 0.2, 0.5, 5)
    issue(station, item_id=water.id, quantity=9, now=MORNING - DAY, by=None)
    enough = need(station, now=MORNING, level=35)  # 15 for 30: as many as are taken for the least
    assert (enough.known_issues, enough.written, enough.a_head, enough.expected) == (True, 0.5, 0.5, 5)


def test_too_few_hot_days_look_at_the_weekday(station: Database, water: Item) -> None:
    came(station, 1, 99, level=40)
    for weeks in (1, 2, 8, 9):  # nine weeks ago is too long ago
        came(station, 7 * weeks, 2 * weeks)
    found = need(station, now=MORNING, level=40)
    assert (found.like, found.days, found.expected) == (DaysLike.WEEKDAY, 3, 11)
    assert found.visits == pytest.approx(22 / 3)


def test_too_few_weekdays_look_at_the_last_days(station: Database, water: Item) -> None:
    came(station, 1, 5)
    came(station, 14, 8)
    came(station, 15, 90)
    found = need(station, now=MORNING, level=0)
    assert (found.like, found.days, found.visits, found.expected) == (DaysLike.LATELY, 2, 6.5, 10)


def test_a_new_station_can_say_nothing(station: Database) -> None:
    check_in_anonymous(station, heads=9, now=MORNING, by=None)  # today is not a day like it
    found = need(station, now=MORNING, level=40)
    assert (found.like, found.days, found.expected, found.in_stock, found.short) == (DaysLike.NONE, 0, 0, 0, 0)


def test_hot_days_nobody_came_on_and_void_visits_do_not_count(station: Database) -> None:
    for ago in (1, 2, 3):
        set_heat(station, level=40, now=MORNING - ago * DAY, by=None)
    gone = check_in_anonymous(station, heads=50, now=MORNING - DAY, by=None).value
    void(station, visit_id=gone.id, reason="误记", now=MORNING, by=None)
    assert need(station, now=MORNING, level=40).like is DaysLike.NONE


def test_hot_days_of_long_ago_do_not_count(station: Database) -> None:
    for ago in (59, 60, 61):
        came(station, ago, 10, level=40)
    assert need(station, now=MORNING, level=40).like is DaysLike.NONE
    came(station, 58, 10, level=40)
    assert need(station, now=MORNING, level=40).days == 3


def test_drinks_past_their_date_are_not_there(station: Database, water: Item, clock: SetClock) -> None:
    yesterday = date(2026, 8, 31)
    receive(
        station,
        item_id=water.id,
        quantity=30,
        expires_on=yesterday,
        now=datetime.combine(yesterday - 9 * DAY, MORNING.timetz()),
        by=None,
    )
    came(station, 1, 90)
    came(station, 1, 60)
    found = need(station, now=clock.now(), level=0)
    assert (found.expected, found.in_stock, found.short) == (225, 200, 25)


def test_other_heat_is_none(station: Database) -> None:
    with pytest.raises(NotValid):
        need(station, now=MORNING, level=36)
