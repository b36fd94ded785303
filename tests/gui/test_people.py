"""The page of the people, over a real station with keys typed: looking up, the story, one number shown, the form."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.people import commands, queries
from station_app.core.people.model import Person
from station_app.core.search.queries import find
from station_app.core.storage.database import Database
from station_app.core.visits import commands as visits
from station_app.gui.kit.requests import CheckInPerson, Say, ShowVisits
from station_app.gui.kit.told import Told
from station_app.gui.people.drafts import Draft, Said, draft_of, facts_of
from station_app.gui.people.page import PeoplePage
from tests.gui.bare_page import Clerk, Requests, cut_words, make_context, needs_fonts, part
from tests.gui.hands import retype, type_text

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ZHOU, SUN = "13812342046", "13512346612"
CARD = "900000000003"
Open = Callable[[], PeoplePage]


@pytest.fixture
def opened(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path) -> Iterator[Open]:
    """Opens the page in a real, active window, once the station holds what the test wants."""

    context = make_context(station, clock, tmp_path, Clerk())

    def opening() -> PeoplePage:
        page = PeoplePage(context)
        qtbot.addWidget(page)
        page.resize(1104, 580)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.focus()
        return page

    yield opening
    context.language.use("en")
    QApplication.processEvents()  # the page says its words anew while there is a station


@pytest.fixture
def zhou(station: Database, clock: SetClock) -> Person:
    done = commands.register(
        station,
        name="周佳宁",
        phone=ZHOU,
        category="food_rider",
        platforms=["meituan", "dada"],
        roles=["volunteer"],
        note="膝盖不好，给靠门的座位",
        card=CARD,
        consent="oral",
        now=clock.now(),
        by=None,
    )
    return done.value


@pytest.fixture
def sun(station: Database, clock: SetClock) -> Person:
    done = commands.register(station, name="孙晓雨", phone=SUN, category="courier", now=clock.now(), by=None)
    return done.value


def arrives(station: Database, clock: SetClock, person: Person) -> int:
    clock.forward(timedelta(minutes=5))
    done = visits.check_in(station, person_id=person.id, services=["rest", "charging"], now=clock.now(), by=None)
    return done.value.id


def leaves(station: Database, clock: SetClock, visit_id: int) -> None:
    clock.forward(timedelta(minutes=34))
    visits.check_out(station, visit_id=visit_id, now=clock.now(), by=None)


def label(page: QWidget, name: str) -> str:
    found = part(page, name)
    assert isinstance(found, QLabel)
    return found.text()


def field(page: QWidget, name: str) -> QLineEdit:
    found = part(page, name)
    assert isinstance(found, QLineEdit)
    return found


def listed(page: PeoplePage) -> list[str]:
    return [str(page.list.model.data(page.list.model.index(row))) for row in range(page.list.model.rowCount())]


def press(page: QWidget, name: str) -> None:
    QTest.mouseClick(part(page, name), Qt.MouseButton.LeftButton)


def choose(page: QWidget, code: str) -> None:
    box = part(page, "personCategory")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(code))


def begin(page: PeoplePage) -> None:
    QTest.keyClick(page, Key.Key_N, CONTROL)
    assert page.form.isVisible()
    assert field(page, "personName").hasFocus()


def enter(page: PeoplePage) -> None:
    focused = page.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_Return)


def looks(station: Database) -> int:
    return int(station.value("SELECT count(*) FROM act WHERE what = 'people.reveal'"))


# -- the list --------------------------------------------------------------------------------------------------------


def test_the_latest_visitor_stands_first_and_is_shown(
    opened: Open, station: Database, clock: SetClock, zhou: Person, sun: Person
) -> None:
    arrives(station, clock, zhou)
    page = opened()
    assert listed(page) == ["周佳宁", "孙晓雨"]
    assert label(page, "personTitle") == "周佳宁"
    assert label(page, "personNumber") == "138****2046"
    line = page.list.model.data(page.list.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert line == "周佳宁 138****2046 · Meituan today"


@pytest.mark.parametrize("typed", ["孙", "sxy", "6612"])
def test_the_look_up_is_the_desks(opened: Open, station: Database, zhou: Person, sun: Person, typed: str) -> None:
    page = opened()
    QTest.keyClick(page, Key.Key_F, CONTROL)
    type_text(page.list.search, typed)
    assert listed(page) == ["孙晓雨"]
    assert label(page, "personTitle") == "孙晓雨"  # nobody was shown but the latest: sun was registered last
    QTest.keyClick(page.list.search, Key.Key_Escape)
    assert len(listed(page)) == 2


def test_arrows_choose_among_several(opened: Open, station: Database, clock: SetClock, zhou: Person) -> None:
    for name in ("李强", "李伟", "李娜"):
        commands.register(station, name=name, now=clock.now(), by=None)
    page = opened()
    page.show_person(zhou.id)
    type_text(page.list.search, "li")
    assert label(page, "personTitle") == "周佳宁"  # several: none is chosen
    QTest.keyClick(page.list.search, Key.Key_Down)
    QTest.keyClick(page.list.view, Key.Key_Down)
    assert label(page, "personTitle") == listed(page)[1]


def test_the_list_grows_when_scrolled(opened: Open, station: Database, clock: SetClock) -> None:
    for number in range(150):
        commands.register(station, name=f"司机{number}", now=clock.now(), by=None)
    page = opened()
    assert page.list.model.rowCount() < 150
    page.list.view.setFocus()
    for _ in range(4):
        QTest.keyClick(page.list.view, Key.Key_End)
        QApplication.processEvents()
    assert page.list.model.rowCount() == 150
    assert len(set(listed(page))) == 150


def test_an_empty_station_offers_the_first_step(opened: Open) -> None:
    page = opened()
    assert "found here again" in page.nobody.accessibleName()
    press(page, "peopleAddFirst")
    assert page.form.isVisible()


def test_nobody_found_can_be_added_at_once(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    type_text(page.list.search, "13700001111")
    assert listed(page) == []
    press(page, "peopleAddSearched")
    assert field(page, "personPhone").text() == "13700001111"
    QTest.keyClick(field(page, "personName"), Key.Key_Escape)
    retype(page.list.search, "石磊")
    press(page, "peopleAddSearched")
    assert field(page, "personPhone").text() == "13700001111"  # the form begun before goes on


# -- the story -------------------------------------------------------------------------------------------------------


def test_the_story_shows_who_how_often_and_every_visit(
    opened: Open, station: Database, clock: SetClock, zhou: Person
) -> None:
    leaves(station, clock, arrives(station, clock, zhou))
    wrong = arrives(station, clock, zhou)
    visits.void(station, visit_id=wrong, reason="重复登记", now=clock.now(), by=None)
    page = opened()
    assert (page.story.this_month.value(), page.story.in_all.value()) == ("1", "1")
    words = [label.text() for label in page.story.card.findChildren(QLabel) if label.isVisible()]
    assert {"Volunteer", "Food rider · Meituan, Dada", f"Card {CARD}", "Note: 膝盖不好，给靠门的座位"} <= set(words)
    assert "agreed orally to be kept on file" in words
    assert page.story.chapters.toggle("visits")
    model = page.story.model
    lines = [str(model.data(model.index(row, 2), Qt.ItemDataRole.AccessibleTextRole)) for row in range(2)]
    assert lines == ["Visit Rest, Charging Void: 重复登记", "Visit Rest, Charging · stayed 34 min"]


def test_an_arrival_shows_in_the_story_at_once(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    assert page.story.in_all.value() == "0"
    page.context.operations.run(visits.check_in, person_id=zhou.id)
    assert page.story.in_all.value() == "1"
    assert page.story.model.rowCount() == 3  # put on file, agreed, came


def test_one_number_is_shown_on_request_and_logged(opened: Open, station: Database, zhou: Person, sun: Person) -> None:
    page = opened()
    page.show_person(zhou.id)
    press(page, "peopleReveal")
    assert (label(page, "personNumber"), looks(station)) == (ZHOU, 1)
    assert not part(page, "peopleReveal").isVisible()
    assert page.context.undo.last() is None
    page.show_person(sun.id)
    assert label(page, "personNumber") == "135****6612"
    page.show_person(zhou.id)
    assert label(page, "personNumber") == "138****2046"


def test_a_number_is_masked_again_when_the_page_is_left(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    press(page, "peopleReveal")
    page.hide()
    page.show()
    assert label(page, "personNumber") == "138****2046"


def test_other_pages_are_asked(opened: Open, station: Database, clock: SetClock, zhou: Person) -> None:
    arrives(station, clock, zhou)
    page = opened()
    asked = Requests(page)
    press(page, "peopleCheckIn")
    page.story.chapters.toggle("visits")
    page.story.table.setFocus()
    QTest.keyClick(page.story.table, Key.Key_Down)
    QTest.keyClick(page.story.table, Key.Key_Return)
    assert asked.all == [CheckInPerson(zhou.id), ShowVisits(date(2026, 9, 1), date(2026, 9, 1))]


def test_a_new_card_number_replaces_the_old(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    page.deeds.get("new_card").trigger()
    card = queries.by_id(station, zhou.id).card
    assert card not in (None, CARD)
    assert label(page, "personCode") == f"Card {card}"
    assert page.context.undo.undo_last(page.context.operations)
    assert label(page, "personCode") == f"Card {CARD}"


def test_a_registration_taken_back_leaves_the_page(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    begin(page)
    type_text(field(page, "personName"), "石磊")
    choose(page, "courier")
    enter(page)
    assert label(page, "personTitle") == "石磊"
    assert page.context.undo.undo_last(page.context.operations)
    assert listed(page) == ["周佳宁"]
    assert label(page, "personTitle") == "周佳宁"


# -- the form --------------------------------------------------------------------------------------------------------


@pytest.mark.qt_log_ignore("This plugin does not support")  # raising a list over the window
def test_somebody_is_added_by_keys_alone(opened: Open, station: Database) -> None:
    page = opened()
    begin(page)
    type_text(field(page, "personName"), "阿依古丽·买买提")
    type_text(field(page, "personPhone"), "137 0000 1111")
    QTest.keyClick(part(page, "personShared"), Key.Key_Space)
    box = part(page, "personCategory")
    box.setFocus()
    QTest.keyClick(box, Key.Key_Down)
    platforms = part(page, "personPlatform")
    assert isinstance(platforms, QComboBox)
    for further in (0, 1):
        platforms.setFocus()
        QTest.keyClick(platforms, Key.Key_Down)
        for _ in range(further):
            QTest.keyClick(platforms.view(), Key.Key_Down)
        QTest.keyClick(platforms.view(), Key.Key_Return)
    type_text(field(page, "personCard"), "p-0042-77")
    QTest.keyClick(part(page, "personGridWorker"), Key.Key_Space)
    QTest.keyClick(part(page, "personConsent"), Key.Key_Space)
    field(page, "personNote").setFocus()
    enter(page)
    (hit,) = find(station, "aygl")
    person = queries.by_id(station, hit.person_id)
    assert (person.name, person.phone, person.phone_own) == ("阿依古丽·买买提", "13700001111", False)
    assert (person.category, person.platforms) == ("food_rider", ("meituan", "jd_instant"))
    assert (person.card, person.roles, person.consent) == ("P-0042-77", ("grid_worker",), "oral")
    assert label(page, "personTitle") == "阿依古丽·买买提"
    act = page.context.undo.last()
    assert act is not None
    assert act.about == Told("阿依古丽·买买提 was added.", page="people")


def test_a_category_is_wanted_and_nothing_typed_is_lost(opened: Open, station: Database) -> None:
    page = opened()
    begin(page)
    type_text(field(page, "personName"), "石磊")
    enter(page)
    assert page.form.fields.message("person.category") == "Category is needed. Please fill it in."
    assert part(page, "personCategory").hasFocus()
    assert field(page, "personName").text() == "石磊"
    assert queries.count_active(station) == 0


def test_a_number_that_is_no_mobile_is_kept_and_said_so(opened: Open, station: Database) -> None:
    page = opened()
    begin(page)
    type_text(field(page, "personPhone"), "0531-8601")
    assert "kept as another number" in page.form.fields.message("person.phone")
    type_text(field(page, "personName"), "石磊")
    choose(page, "courier")
    field(page, "personName").setFocus()
    enter(page)
    (hit,) = find(station, "石磊")
    assert queries.by_id(station, hit.person_id).other_number == "0531-8601"
    assert label(page, "personNumber") == "****8601"
    begin(page)
    type_text(field(page, "personPhone"), ZHOU)
    assert page.form.fields.message("person.phone") == ""


def test_a_draft_survives_escape_other_people_and_other_pages(
    opened: Open, station: Database, zhou: Person, sun: Person
) -> None:
    page = opened()
    begin(page)
    type_text(field(page, "personName"), "石磊")
    QTest.keyClick(field(page, "personName"), Key.Key_Escape)
    assert not page.form.isVisible()
    assert page.form.has_draft()
    page.show_person(zhou.id)
    press(page, "peopleEdit")
    retype(field(page, "personNote"), "喜欢喝热水")
    begin(page)
    assert field(page, "personName").text() == "石磊"
    page.hide()
    page.show()
    assert field(page, "personName").text() == "石磊"
    page.show_person(zhou.id)
    press(page, "peopleEdit")
    assert field(page, "personNote").text() == "喜欢喝热水"
    press(page, "personAgain")
    assert field(page, "personNote").text() == "膝盖不好，给靠门的座位"
    assert not page.form.has_draft(zhou.id)


def test_a_form_nobody_filled_is_no_draft(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    begin(page)
    QTest.keyClick(field(page, "personName"), Key.Key_Escape)
    press(page, "peopleEdit")
    press(page, "personCancel")
    assert not page.form.has_draft()
    assert not page.form.has_draft(zhou.id)


def test_a_taken_number_offers_its_owner(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    begin(page)
    type_text(field(page, "personPhone"), ZHOU)
    choose(page, "courier")
    field(page, "personPhone").setFocus()
    enter(page)
    assert "somebody's own number" in page.form.fields.message("person.phone")
    assert field(page, "personPhone").text() == ZHOU
    press(page, "personOpenOwner")
    assert label(page, "personTitle") == "周佳宁"
    assert page.form.has_draft()
    begin(page)
    QTest.keyClick(part(page, "personShared"), Key.Key_Space)
    field(page, "personPhone").setFocus()
    enter(page)
    assert queries.count_active(station) == 2


def test_an_edit_writes_what_was_altered_and_keeps_the_hidden_number(
    opened: Open, station: Database, zhou: Person
) -> None:
    page = opened()
    press(page, "peopleEdit")
    assert field(page, "personPhone").isReadOnly()
    assert field(page, "personPhone").text() == "138****2046"
    commands.edit(station, person_id=zhou.id, employer="经二路站", now=page.context.clock.now(), by=None)
    retype(field(page, "personNote"), "喜欢喝热水")
    enter(page)
    person = queries.by_id(station, zhou.id)
    assert (person.note, person.phone, person.employer, person.card) == ("喜欢喝热水", ZHOU, "经二路站", CARD)
    assert looks(station) == 0
    assert page.context.undo.undo_last(page.context.operations)
    assert queries.by_id(station, zhou.id).note == "膝盖不好，给靠门的座位"


def test_a_hidden_number_is_shown_to_be_changed(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    press(page, "peopleEdit")
    press(page, "personReveal")
    assert (field(page, "personPhone").text(), looks(station)) == (ZHOU, 1)
    retype(field(page, "personPhone"), "13800009999")
    enter(page)
    assert queries.by_id(station, zhou.id).phone == "13800009999"
    assert label(page, "personNumber") == "138****9999"


def test_saving_an_unchanged_form_does_nothing(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    press(page, "peopleEdit")
    enter(page)
    assert page.story.isVisible()
    assert page.context.undo.last() is None


def test_a_name_too_long_is_said_beside_it(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    press(page, "peopleEdit")
    retype(field(page, "personName"), "长" * 61)
    enter(page)
    assert "at most 60" in page.form.fields.message("person.name")
    assert len(field(page, "personName").text()) == 61


def test_platforms_are_taken_away_and_the_next_becomes_primary(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    press(page, "peopleEdit")
    picker = page.form.fields.platforms
    first = next(made for made in picker.findChildren(QWidget) if made.accessibleName() == "Take Meituan away")
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert picker.chosen() == ("dada",)
    field(page, "personName").setFocus()
    enter(page)
    assert queries.by_id(station, zhou.id).platforms == ("dada",)


# -- scans -----------------------------------------------------------------------------------------------------------


def test_a_card_shows_its_person(opened: Open, station: Database, zhou: Person, sun: Person) -> None:
    page = opened()
    page.show_person(sun.id)
    assert page.scanned(CARD)
    assert label(page, "personTitle") == "周佳宁"
    assert not page.scanned("900000000014")
    assert not page.scanned("?")


def test_a_scan_into_the_form_is_its_card(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    begin(page)
    assert page.scanned("P-0042-77")
    assert field(page, "personCard").text() == "P-0042-77"
    assert page.scanned(CARD)
    assert "given out already" in page.form.fields.message("person.card")
    press(page, "personOpenOwner")
    assert label(page, "personTitle") == "周佳宁"


# -- looks -----------------------------------------------------------------------------------------------------------


@needs_fonts
@pytest.mark.parametrize("width", [924, 1104])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_words_are_cut(
    qtbot: QtBot, opened: Open, station: Database, clock: SetClock, zhou: Person, language: str, width: int
) -> None:
    arrives(station, clock, zhou)
    page = opened()
    page.context.language.use(language)
    page.resize(width, 580)
    qtbot.waitUntil(lambda: cut_words(page) == [])
    begin(page)
    qtbot.waitUntil(lambda: cut_words(page) == [])
    assert page.minimumSizeHint().width() <= width


def test_another_language_keeps_what_is_typed(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    begin(page)
    type_text(field(page, "personName"), "石磊")
    choose(page, "courier")
    page.context.language.use("zh")
    QApplication.processEvents()
    box = part(page, "personCategory")
    assert isinstance(box, QComboBox)
    assert (box.currentData(), box.currentText()) == ("courier", "快递员")
    assert field(page, "personName").text() == "石磊"


def test_every_control_is_reached_by_tab(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    reached: set[str] = set()
    for _ in range(14):
        focused = page.focusWidget()
        assert focused is not None
        reached.add(focused.objectName())
        QTest.keyClick(focused, Key.Key_Tab)
    wanted = {"peopleSearch", "peopleAdd", "peopleList", "peopleReveal", "peopleCheckIn", "peopleEdit", "peopleMore"}
    assert wanted <= reached


def test_a_refused_look_is_told_by_the_window(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    asked = Requests(page)
    commands.edit(station, person_id=zhou.id, phone=None, now=page.context.clock.now(), by=None)
    press(page, "peopleReveal")
    assert asked.all == [Say("Phone is needed. Please fill it in.")]


# -- what a form holds -------------------------------------------------------------------------------------------------


def test_a_new_person_is_said_whole_and_a_known_one_by_what_changed(zhou: Person) -> None:
    assert facts_of(Draft(now=Said(name="石磊", category="courier"))) == {
        "name": "石磊",
        "nickname": None,
        "phone": None,
        "employer": None,
        "note": None,
        "category": "courier",
        "platforms": (),
        "roles": (),
        "phone_own": True,
    }
    draft = draft_of(zhou, hidden="138****2046")
    assert (draft.changed, facts_of(draft)) == (False, {})
    draft.show_number(ZHOU)
    assert (draft.changed, draft.now.phone) == (False, ZHOU)
