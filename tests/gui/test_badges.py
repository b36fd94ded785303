"""How much waits, beside the pages of the navigation."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from station_app.core.amenities.commands import add as add_amenity
from station_app.core.amenities.commands import confirm_fixed, report_fault
from station_app.core.clock import SetClock
from station_app.core.lending.commands import add_tool, give_back, lend
from station_app.core.settings.commands import set as put_setting
from station_app.core.supplies.commands import add_item, receive, scrap
from station_app.core.types import Area
from station_app.core.visits.commands import check_in
from station_app.gui.shell import badges
from station_app.gui.shell.badges import Badges
from station_app.gui.shell.page_button import PageButton
from station_app.gui.shell.window import MainWindow
from tests.gui.bare_page import cut_words, needs_fonts, part
from tests.gui.drivers import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk(window: MainWindow, clock: SetClock) -> Desk:
    return Desk(window, clock)


def button(desk: Desk, page: str) -> PageButton:
    found = part(desk.window, f"nav.{page}")
    assert isinstance(found, PageButton)
    return found


def shown(desk: Desk, page: str) -> str:
    """The badge beside a page; "•" where only a dot is shown."""
    made = button(desk, page)
    return made.badge.text() if made.badge.isVisible() else "•" if made.dot.isVisible() else ""


def reader(desk: Desk) -> Badges:
    return desk.window.navigation.findChildren(Badges)[0]


def read(desk: Desk) -> None:
    reader(desk).read()
    QApplication.processEvents()


def changed(desk: Desk, *areas: Area) -> None:
    desk.window.context.hub.changed.emit(frozenset(areas))


def late_tool(desk: Desk) -> None:
    now = desk.clock.now()
    tool = add_tool(desk.db, code="T-001", name="打气筒", now=now, by=None).value
    lend(desk.db, tool_id=tool.id, person_id=desk.knows("周佳宁"), now=now, by=None)
    desk.later(days=2)


def test_with_nothing_to_do_there_is_none(desk: Desk) -> None:
    read(desk)
    assert [shown(desk, page) for page in ("desk", "visits", "lending", "amenities", "people")] == [""] * 5
    assert button(desk, "lending").accessibleName() == "Lending"


def test_tools_that_are_late_wait_at_lending(desk: Desk) -> None:
    late_tool(desk)
    read(desk)
    assert shown(desk, "lending") == "1"
    assert button(desk, "lending").accessibleName() == "Lending: overdue: 1"
    give_back(desk.db, loan_id=1, now=desk.clock.now(), by=None)
    read(desk)
    assert shown(desk, "lending") == ""


def test_faults_and_goods_wait_at_amenities(desk: Desk) -> None:
    db, now = desk.db, desk.clock.now()
    amenity = add_amenity(db, name="饮水机", kind="water", now=now, by=None).value
    fault = report_fault(db, what="不出热水", amenity_id=amenity.id, now=now, by=None).value
    item = add_item(db, name="矿泉水", unit="瓶", kind="drink", low_mark=10, now=now, by=None).value
    receive(db, item_id=item.id, quantity=20, expires_on=now.date() + timedelta(days=1), now=now, by=None)
    read(desk)
    assert shown(desk, "amenities") == "1"  # what expires soon waits for nobody yet
    desk.later(days=3)
    read(desk)
    assert shown(desk, "amenities") == "2"
    assert button(desk, "amenities").toolTip().endswith("faults: 1 · goods past their date: 1")
    scrap(db, item_id=item.id, quantity=20, reason="过期", now=desk.clock.now(), by=None)
    confirm_fixed(db, fault_id=fault.id, now=desk.clock.now(), by=None)
    read(desk)
    assert shown(desk, "amenities") == "1"
    assert button(desk, "amenities").toolTip().endswith("goods low: 1")


def test_a_narrow_window_shows_a_dot(desk: Desk) -> None:
    late_tool(desk)
    read(desk)
    desk.window.resize(1000, 640)
    assert shown(desk, "lending") == "•"
    assert button(desk, "lending").toolTip() == "Lending: overdue: 1"
    desk.window.resize(1280, 680)
    assert shown(desk, "lending") == "1"


def test_a_station_without_the_part_has_none_of_it(desk: Desk) -> None:
    amenity = add_amenity(desk.db, name="饮水机", kind="water", now=desk.clock.now(), by=None).value
    report_fault(desk.db, what="不出热水", amenity_id=amenity.id, now=desk.clock.now(), by=None)
    read(desk)
    assert shown(desk, "amenities") == "1"
    put_setting(desk.db, key="station.parts_off", value=["amenities"], now=desk.clock.now(), by=None)
    read(desk)
    assert button(desk, "amenities").badge.isHidden()


def test_a_check_in_reads_nothing(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    read(desk)
    asked: list[int] = []
    monkeypatch.setattr(badges, "levels", lambda *_, **__: asked.append(1) or [])  # type: ignore[func-returns-value]
    person = desk.knows("周佳宁")
    done = check_in(desk.db, person_id=person, services=["water"], now=desk.clock.now(), by=None)
    assert done.touched
    changed(desk, *done.touched)
    assert not reader(desk).soon.isActive()
    qtbot.wait(reader(desk).soon.interval() + 100)
    assert asked == []
    for area in (Area.LENDING, Area.AMENITIES, Area.SUPPLIES):
        changed(desk, area)
    qtbot.waitUntil(lambda: asked == [1], timeout=3000)  # once for all of them


def test_it_is_read_by_the_minute(desk: Desk) -> None:
    late_tool(desk)  # time alone made it late
    minute: QTimer = reader(desk).minute
    assert minute.isActive()
    assert minute.interval() == 60_000
    minute.timeout.emit()
    assert shown(desk, "lending") == "1"


@needs_fonts
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_words_of_the_navigation_are_cut(desk: Desk, language: str) -> None:
    desk.window.context.language.use(language)
    for name in ("lending", "amenities"):
        button(desk, name).show_badge(120, narrow=False)
    QApplication.processEvents()
    assert not cut_words(desk.window.navigation)
    for name in ("lending", "amenities"):
        made = button(desk, name)
        words = made.fontMetrics().horizontalAdvance(made.text())
        assert made.badge.x() >= 8 + 20 + 14 + words
