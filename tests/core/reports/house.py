"""A house of three days, made by commands: hours, checks, a fault, supplies; and what it comes to, counted by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

from station_app.core.amenities.commands import (
    add,
    confirm_fixed,
    inspect,
    mark_fixed,
    repair,
    report_fault,
    retire,
)
from station_app.core.people.commands import register
from station_app.core.reports import house_ledgers, ledgers
from station_app.core.shifts.commands import begin, close_station, end, hand_over
from station_app.core.staff.commands import add as add_staff
from station_app.core.storage.database import Database
from station_app.core.supplies.commands import add_item, count, issue, receive, scrap
from station_app.core.undo.commands import undo

WORDS = {
    key: key for key in (*ledgers.WORD_KEYS, *house_ledgers.WORD_KEYS)
} | {
    "check.line": "{day} {point}: {note} {fate}",
    "check.line_about": "{day} {point} {amenity}: {note} {fate}",
    "check.fate_under_repair": "under_repair {day}",
    "check.fate_fixed": "fixed {day}",
    "check.fate_confirmed": "confirmed {day}",
    "opening.total": "{days} {hours} {late} {missed}",
}  # fmt: skip
"""Every label is its own key, but those with fields."""

EVENING = datetime(2026, 9, 3, 14, 0, tzinfo=UTC)
"""Ten in the evening of the third day in Shanghai: when the ledgers are made."""


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of September 2026 by the station's clock; day 0 is the last of August."""
    return datetime(2026, 9, 1, 0, 0, tzinfo=UTC) - timedelta(hours=8) + timedelta(
        days=day - 1, hours=hour, minutes=minute
    )  # fmt: skip


def furnish(db: Database) -> Database:
    """1 September: opened 10 minutes late, closed 10 early. 2nd: a handover, never closed. 3rd: in time.

    S-002 is out of order from the 1st 09:20 to the 3rd 16:00; the door sign's fault stays open; S-003 is retired.
    """
    when: dict[str, Any] = {"now": at(0, 12), "by": None}
    sheng, lu = (add_staff(db, name=name, role="desk", **when).value.id for name in ("小沈", "小陆"))
    for name, place in (("饮水机 1 号", "大厅"), ("饮水机 2 号", "大厅"), ("旧饮水机", None)):
        add(db, name=name, kind="water", place=place, origin="donated", donor="区总工会", **when)
    retire(db, amenity_id=3, **when)
    add(db, name="充电位", kind="charging", capacity=12, place="大厅", **when)
    _stock(db)

    _first_day(db, sheng)
    begin(db, staff_id=lu, now=at(2, 9), by=lu)
    inspect(db, result="normal", check_item="water", now=at(2, 9, 5), by=lu)
    inspect(db, result="normal", check_item="exit", now=at(2, 9, 6), by=lu)
    hand_over(db, staff_id=sheng, now=at(2, 14), by=lu)
    inspect(db, result="abnormal", check_item="water", amenity_id=2, note="还是没热水", now=at(2, 14, 5), by=sheng)
    undo(db, op=inspect(db, result="normal", check_item="fridge", now=at(2, 14, 6), by=sheng).op, now=at(2, 14, 7),
         by=sheng)  # fmt: skip
    repair(db, fault_id=1, repairer="厂家师傅", now=at(2, 15), by=sheng)
    begin(db, staff_id=lu, now=at(3, 9), by=lu)
    mark_fixed(db, fault_id=1, outcome="换了加热管", now=at(3, 15), by=lu)
    confirm_fixed(db, fault_id=1, now=at(3, 16), by=lu)
    close_station(db, now=at(3, 21, 30), by=lu)
    return db


def _first_day(db: Database, staff: int) -> None:
    begin(db, staff_id=staff, now=at(1, 9, 10), by=staff)
    inspect(db, result="abnormal", check_item="water", amenity_id=2, note="不出热水", now=at(1, 9, 20), by=staff)
    inspect(db, result="abnormal", check_item="door_sign", note="灯箱一半不亮", now=at(1, 9, 21), by=staff)
    inspect(db, result="not_applicable", check_item="exit", now=at(1, 9, 22), by=staff)
    wrong = report_fault(db, what="点错了", amenity_id=4, now=at(1, 9, 30), by=staff)
    undo(db, op=wrong.op, now=at(1, 9, 31), by=staff)
    close_station(db, now=at(1, 20, 50), by=staff)
    end(db, now=at(1, 21), by=staff)


def _stock(db: Database) -> None:
    when: dict[str, Any] = {"now": at(0, 12), "by": None}
    rider = register(db, name="周佳宁", phone="13800002046", **when).value.id
    drink = add_item(db, name="酸梅汤", unit="瓶", kind="drink", low_mark=400, **when).value.id
    box = add_item(db, name="藿香正气水", unit="盒", kind="medicine", low_mark=2, **when).value.id
    add_item(db, name="创可贴", unit="片", kind="medicine", **when)
    receive(db, item_id=drink, quantity=240, batch="A1", expires_on=datetime(2026, 12, 20, tzinfo=UTC).date(),
            donor="区总工会", **when)  # fmt: skip
    receive(db, item_id=drink, quantity=100, batch="B2", expires_on=datetime(2027, 1, 20, tzinfo=UTC).date(),
            now=at(1, 10), by=1)  # fmt: skip
    receive(db, item_id=box, quantity=10, expires_on=datetime(2026, 9, 20, tzinfo=UTC).date(), now=at(1, 10), by=1)
    issue(db, item_id=drink, quantity=2, person_id=rider, reason="高温", now=at(1, 11), by=1)
    wrong = issue(db, item_id=drink, quantity=6, now=at(1, 12), by=1)
    undo(db, op=wrong.op, now=at(2, 10), by=1)
    scrap(db, item_id=drink, quantity=5, reason="瓶子破了", now=at(2, 11), by=2)
    count(db, item_id=drink, counted=330, reason="少了三瓶", now=at(2, 12), by=2)
    issue(db, item_id=box, quantity=1, now=at(3, 12), by=2)
