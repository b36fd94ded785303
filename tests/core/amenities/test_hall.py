from datetime import timedelta

from station_app.core.amenities import queries
from station_app.core.amenities.commands import add, inspect, occupy, report_fault
from station_app.core.amenities.model import Amenity, Fills, Result
from station_app.core.desk.hall import hall
from station_app.core.people.model import Person
from station_app.core.shifts.model import Shift
from station_app.core.storage.database import Database
from station_app.core.supplies.commands import add_item, receive
from station_app.core.visits.commands import check_in_anonymous
from tests.conftest import MORNING

HOUR = timedelta(hours=1)


def test_the_hall_place_by_place(
    station: Database, shift: Shift, charging: Amenity, water: Amenity, rider: Person
) -> None:
    add(station, name="没有地方的", now=MORNING, by=None)
    room = add(station, name="直播间", kind="live_room", place="直播间", capacity=1, now=MORNING, by=None).value
    second = add(station, name="饮水机 2 号", kind="water", place="大厅", now=MORNING, by=None).value
    occupy(station, amenity_id=charging.id, now=MORNING, by=None)
    occupy(station, amenity_id=charging.id, person_id=rider.id, slot=3, now=MORNING + HOUR, by=None)
    occupy(station, amenity_id=room.id, until_at=MORNING + 2 * HOUR, now=MORNING, by=None)
    inspect(station, amenity_id=second.id, result="abnormal", note="不出热水", now=MORNING + HOUR, by=None)
    shown = {place.name: place for place in queries.hall(station)}
    assert list(shown) == ["充电位", "饮水机 1 号", "饮水机 2 号", "直播间", "没有地方的"]
    places = shown["充电位"]
    assert (places.taken, places.free, places.who, places.who_slot) == (2, 1, "周佳宁", 3)
    assert places.since_at == MORNING + HOUR
    assert shown["直播间"].until_at == MORNING + 2 * HOUR
    assert (shown["直播间"].free, shown["直播间"].who) == (0, None)
    broken, whole = shown["饮水机 2 号"], shown["饮水机 1 号"]
    assert (broken.fault_what, broken.checked, broken.check_note) == ("不出热水", Result.ABNORMAL, "不出热水")
    # Who found the other one wanting looked at this one too.
    assert (whole.fault_id, whole.checked, whole.checked_at) == (None, Result.NORMAL, MORNING + HOUR)
    assert whole.free is None
    report_fault(station, amenity_id=charging.id, what="跳闸", now=MORNING, by=None)
    (place,) = [each for each in queries.hall(station) if each.id == charging.id]
    assert (place.taken, place.free) == (2, 0)


def test_it_fills_with_everybody_who_is_here(station: Database) -> None:
    add(station, name="座位", kind="seating", capacity=8, fills="here", now=MORNING, by=None)
    check_in_anonymous(station, heads=5, now=MORNING, by=None)
    (card,) = hall(station, now=MORNING)
    assert (card.place.fills, card.place.taken, card.place.free) == (Fills.HERE, 5, 3)
    check_in_anonymous(station, heads=9, now=MORNING, by=None)
    assert hall(station, now=MORNING)[0].place.taken == 8


def test_what_is_kept_in_it_the_first_to_expire_in_front(station: Database) -> None:
    box = add(station, name="急救药箱", kind="medicine_box", now=MORNING, by=None).value
    today = MORNING.date()
    for name, days in (("创可贴", None), ("棉签", 300), ("藿香正气水", 30)):
        item = add_item(station, name=name, unit="盒", kind="medicine", kept_in=box.id, now=MORNING, by=None).value
        expires = None if days is None else today + timedelta(days=days)
        receive(station, item_id=item.id, quantity=12, expires_on=expires, now=MORNING, by=None)
    add_item(station, name="毛巾", unit="条", kind="daily", now=MORNING, by=None)
    (card,) = hall(station, now=MORNING)
    assert [level.name for level in card.kept] == ["藿香正气水", "棉签", "创可贴"]
    assert card.kept[0].expiring == 12
