"""At the desk: who may not borrow is said in words, and a merged record leads to the person."""

from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from station_app.core.people.commands import merge, suspend
from station_app.core.people.model import new_card_code
from station_app.gui.kit.requests import CheckInPerson
from tests.gui.drivers import Desk


def test_who_is_suspended_is_said_before_and_after_enter(desk: Desk) -> None:
    rider = desk.knows("周佳宁", "13800002046")
    suspend(desk.db, person_id=rider, reason="欠一把伞", until=date(2026, 9, 30), now=desk.clock.now(), by=None)
    desk.type("zjn")
    (row,) = desk.page.entry.candidates.rows()
    assert row.notice == "May not borrow until 30 Sep: 欠一把伞"
    assert row.notice in row.words()
    desk.enter()
    assert "May not borrow until 30 Sep: 欠一把伞" in desk.result()
    desk.later(days=40)
    desk.type("zjn")
    (row,) = desk.page.entry.candidates.rows()
    assert "May not borrow" not in row.notice


def test_a_merged_card_and_a_merged_tail_find_the_person(desk: Desk) -> None:
    code = new_card_code()
    keep = desk.knows("周佳宁", "13800002046")
    drop = desk.knows("周佳", "13911113333", card=code)
    merge(desk.db, keep=keep, drop=drop, now=desk.clock.now(), by=None)
    desk.type("3333")
    assert desk.names() == ["周佳宁"]
    QTest.qWait(80)  # a pause, as after typing by hand
    desk.scan(code)
    assert desk.on_site() == ["周佳宁"]
    assert desk.figures() == (1, 1, 1)


def test_a_page_that_still_shows_the_merged_record_checks_the_person_in(desk: Desk) -> None:
    keep = desk.knows("周佳宁", "13800002046")
    drop = desk.knows("周佳", "13911113333")
    merge(desk.db, keep=keep, drop=drop, now=desk.clock.now(), by=None)
    desk.page.take(CheckInPerson(drop))
    assert desk.names() == ["周佳宁"]
    field: QWidget = desk.page.entry.field
    assert field.hasFocus()
    desk.enter()
    assert desk.on_site() == ["周佳宁"]
