"""Two records become one by keys: whom, side by side, which stays, Enter, and Ctrl+Z brings both back."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.people import commands, queries
from station_app.core.people.model import Person
from station_app.core.search.queries import find
from station_app.core.storage.database import Database
from station_app.core.visits.commands import check_in
from station_app.gui.kit.told import Told
from station_app.gui.people.page import PeoplePage
from tests.gui.bare_page import cut_words, needs_fonts, part
from tests.gui.hands import type_text
from tests.gui.people_page import ALT, CONTROL, Key, Open, known, label, listed, opened, press_key, story

__all__ = ["opened"]

CARD = "900000000003"


@pytest.fixture
def zhou(station: Database, clock: SetClock) -> Person:
    return known(station, clock, name="周佳宁", phone="13812342046", category="food_rider", note="坐靠门", card=CARD)


@pytest.fixture
def double(station: Database, clock: SetClock, zhou: Person) -> Person:
    return known(station, clock, name="周佳宁", nickname="小周", phone="13911113333", platforms=["meituan"])


def offered(page: PeoplePage) -> list[int | None]:
    model = page.merging.model
    return [model.person_at(row) for row in range(model.rowCount())]


def rows(page: PeoplePage) -> dict[str, tuple[str, str, bool, bool]]:
    return {row.label: (row.after, row.dropped, row.filled, row.hidden) for row in page.merging.table.rows}


def begin(page: PeoplePage, person: Person) -> None:
    page.show_person(person.id)
    press_key(page, Key.Key_M, CONTROL)
    assert page.merging.isVisible()
    assert part(page, "mergeSearch").hasFocus()


def pick_first(page: PeoplePage) -> None:
    press_key(page, Key.Key_Down)
    assert part(page, "mergeCandidates").hasFocus()
    press_key(page, Key.Key_Return)


def test_by_keys_alone_and_back(opened: Open, station: Database, clock: SetClock, zhou: Person, double: Person) -> None:
    check_in(station, person_id=double.id, services=["water"], now=clock.now(), by=None)
    page = opened()
    begin(page, zhou)
    assert offered(page) == [double.id]
    pick_first(page)
    assert part(page, "peopleMergeDo").hasFocus()
    said = rows(page)
    assert said["Phone"] == ("138****2046", "139****3333", False, True)
    assert said["Form of address"] == ("小周", "小周", True, False)
    assert said["Platforms"] == ("Meituan", "Meituan", True, False)
    assert said["Card"] == (CARD, "", False, False)
    assert said["Visits"] == ("1", "1", True, False)
    press_key(page, Key.Key_Return)
    assert page.story.isVisible()
    assert label(page, "personTitle") == "周佳宁 (小周)"
    assert page.story.in_all.value() == "1"
    assert listed(page) == ["周佳宁"]
    assert "Merged with 周佳宁 139****3333" in story(page)
    act = page.context.undo.last()
    assert act is not None
    assert act.about == Told("周佳宁 and 周佳宁 are one record now.", page="people")
    assert page.context.undo.undo_last(page.context.operations)
    assert queries.by_id(station, double.id) == double
    assert len(listed(page)) == 2
    assert label(page, "personTitle") == "周佳宁"


def test_the_other_one_stays(opened: Open, station: Database, zhou: Person, double: Person) -> None:
    page = opened()
    begin(page, zhou)
    pick_first(page)
    press_key(page, Key.Key_S, ALT)
    assert rows(page)["Phone"] == ("139****3333", "138****2046", False, True)
    press_key(page, Key.Key_Return)
    assert queries.by_id(station, zhou.id).state == "merged"
    assert label(page, "personNumber") == "139****3333"
    assert label(page, "personCode") == f"Card {CARD}"


def test_a_record_with_a_name_stays_by_default(opened: Open, station: Database, clock: SetClock, zhou: Person) -> None:
    called = known(station, clock, nickname="周师傅", phone="13722223333")
    page = opened()
    begin(page, called)
    type_text(page.merging.search, "zjn")
    assert offered(page) == [zhou.id]
    pick_first(page)
    press_key(page, Key.Key_Return)
    assert queries.by_id(station, called.id).state == "merged"
    assert queries.by_id(station, zhou.id).nickname == "周师傅"
    assert label(page, "personTitle") == "周佳宁 (周师傅)"


def test_escape_goes_back_step_by_step_and_nothing_is_done(
    opened: Open, station: Database, zhou: Person, double: Person
) -> None:
    page = opened()
    begin(page, zhou)
    pick_first(page)
    press_key(page, Key.Key_Escape)
    assert part(page, "mergeSearch").hasFocus()
    assert not page.merging.is_comparing()
    press_key(page, Key.Key_Escape)
    assert page.story.isVisible()
    assert part(page, "peopleMore").hasFocus()
    assert queries.count_active(station) == 2


def test_nobody_alike_says_what_to_do(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    begin(page, zhou)
    assert offered(page) == []
    texts = [found.text() for found in page.merging.findChildren(type(page.merging.complaint)) if found.isVisible()]
    assert "Nobody has the same number or name. Please look the other record up." in texts
    press_key(page, Key.Key_Return)  # nobody is picked, nothing happens
    assert queries.count_active(station) == 1
    type_text(page.merging.search, "周佳宁")
    assert offered(page) == []  # not with oneself


def test_a_scanned_card_picks_the_other(opened: Open, station: Database, zhou: Person, double: Person) -> None:
    page = opened()
    page.show_person(double.id)
    twice = part(page, "peopleTwice")
    assert twice.accessibleName() == "Perhaps on file twice (1)"
    twice.setFocus()
    press_key(page, Key.Key_Space)
    assert part(page, "mergeSearch").hasFocus()
    assert page.scanned(CARD)
    assert page.merging.is_comparing()
    assert rows(page)["Card"] == (CARD, CARD, True, False)


def test_a_number_of_somebody_else_leads_to_merging(
    opened: Open, station: Database, clock: SetClock, zhou: Person
) -> None:
    called = known(station, clock, nickname="周师傅", category="courier")
    page = opened()
    page.show_person(called.id)
    press_key(page, Key.Key_E, CONTROL)
    type_text(page.form.fields.phone.line, "13812342046")
    press_key(page, Key.Key_Return)
    assert "somebody's own number" in page.form.fields.message("person.phone")
    part(page, "personMergeOwner").setFocus()
    press_key(page, Key.Key_Space)
    assert rows(page)["Form of address"] == ("周师傅", "周师傅", True, False)
    press_key(page, Key.Key_Return)
    assert queries.by_id(station, called.id).state == "merged"
    assert label(page, "personTitle") == "周佳宁 (周师傅)"


def test_both_numbers_are_shown_on_request(opened: Open, station: Database, clock: SetClock, zhou: Person) -> None:
    other = known(station, clock, phone="0531-88991234")
    commands.merge(station, keep=zhou.id, drop=other.id, now=clock.now(), by=None)
    page = opened()
    small = [found.text() for found in page.story.card.findChildren(type(page.merging.complaint))]
    assert any("also ****1234" in words for words in small)
    page.reveal()
    small = [found.text() for found in page.story.card.findChildren(type(page.merging.complaint))]
    assert any("also 0531-88991234" in words for words in small)


def test_what_changed_meanwhile_is_said(opened: Open, station: Database, clock: SetClock, zhou: Person) -> None:
    other = known(station, clock, name="周佳宁")
    third = known(station, clock, name="李伟")
    page = opened()
    begin(page, zhou)
    pick_first(page)
    commands.merge(station, keep=third.id, drop=other.id, now=clock.now(), by=None)
    press_key(page, Key.Key_Return)
    assert "merged already" in label(page, "peopleMergeComplaint")
    assert page.merging.isVisible()


def test_another_language_says_the_comparison_anew(
    opened: Open, station: Database, zhou: Person, double: Person
) -> None:
    page = opened()
    begin(page, zhou)
    pick_first(page)
    page.context.language.use("zh")
    QApplication.processEvents()
    assert rows(page)["电话"][0] == "138****2046"


def test_enter_twice_is_one_merge(opened: Open, station: Database, zhou: Person, double: Person) -> None:
    page = opened()
    begin(page, zhou)
    pick_first(page)
    page.merging.act()
    page.merging.act()
    assert station.value("SELECT count(*) FROM act WHERE what = 'people.merge'") == 1
    assert label(page, "peopleMergeComplaint") == ""


def test_a_merged_persons_old_id_shows_the_root(
    opened: Open, station: Database, clock: SetClock, zhou: Person, double: Person
) -> None:
    page = opened()
    page.show_person(double.id)
    commands.merge(station, keep=zhou.id, drop=double.id, now=clock.now(), by=None)
    page.refresh()
    assert label(page, "personNumber") == "138****2046"
    page.show_person(double.id)
    assert label(page, "personNumber") == "138****2046"
    assert [hit.person_id for hit in find(station, "3333")] == [zhou.id]


@needs_fonts
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_words_are_cut(
    qtbot: QtBot, opened: Open, station: Database, zhou: Person, double: Person, language: str
) -> None:
    page = opened()
    page.context.language.use(language)
    for width in (924, 580):
        page.resize(width, 580)
        begin(page, zhou)
        qtbot.waitUntil(lambda: cut_words(page) == [])
        page.merging.pick(double.id)
        qtbot.waitUntil(lambda: cut_words(page) == [])
        press_key(page, Key.Key_Escape)
        press_key(page, Key.Key_Escape)
    assert page.minimumSizeHint().width() <= 580
