"""Completing one after the other, suspending, consent, cards to print, the lists: by keys in the real page."""

from datetime import date, timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.people import commands, queries
from station_app.core.people.model import Person, Suspension
from station_app.core.settings.commands import set as set_setting
from station_app.core.storage.database import Database
from station_app.core.visits.commands import check_in
from station_app.gui.kit.date_field import DateField
from station_app.gui.kit.requests import PrintCards, Say
from station_app.gui.people.list import Which
from station_app.gui.people.page import PeoplePage
from tests.gui.bare_page import Requests, cut_words, needs_fonts, part
from tests.gui.hands import retype, type_text
from tests.gui.people_page import CONTROL, Key, Open, details, field, known, label, listed, opened, press_key, story

__all__ = ["opened"]

TODAY = date(2026, 9, 1)


@pytest.fixture
def zhou(station: Database, clock: SetClock) -> Person:
    return known(station, clock, name="周佳宁", phone="13812342046", category="food_rider", platforms=["meituan"])


@pytest.fixture
def nameless(station: Database, clock: SetClock) -> list[Person]:
    """Three without a name; the last one registered stands first."""
    return [
        known(station, clock, nickname="张师傅", category="courier"),
        known(station, clock, nickname="李姐", phone="13911110001"),
        known(station, clock, phone="13911110002", category="sanitation", consent="oral"),
    ]


def chip(page: PeoplePage, which: Which) -> None:
    assert page.list.chips.toggle(which)


# -- the lists -------------------------------------------------------------------------------------------------------


def test_the_lists_are_chips_and_are_searched(
    opened: Open, station: Database, clock: SetClock, zhou: Person, nameless: list[Person]
) -> None:
    known(station, clock, name="孙晓雨", roles=["volunteer"])
    known(station, clock, name="孙大海", roles=["volunteer"])
    check_in(station, person_id=zhou.id, now=clock.now(), by=None)
    commands.suspend(station, person_id=zhou.id, reason="欠一把伞", until=TODAY, now=clock.now(), by=None)
    page = opened()
    assert page.list.chips.chip(Which.INCOMPLETE).accessibleName() == "To complete 3"
    assert listed(page)[0] == "周佳宁"
    chip(page, Which.VOLUNTEERS)
    assert listed(page) == ["孙大海", "孙晓雨"]
    type_text(page.list.search, "xy")
    assert listed(page) == ["孙晓雨"]
    QTest.keyClick(page.list.search, Key.Key_Escape)
    chip(page, Which.SUSPENDED)
    assert details(page) == ["周佳宁 May not borrow until today: 欠一把伞 today"]
    clock.forward(timedelta(days=1))
    page.refresh()
    assert listed(page) == []
    assert page.list.view.isHidden() or not page.list.view.isVisible()
    chip(page, Which.RECENT)
    assert len(listed(page)) == 6


def test_the_count_of_a_list_follows_and_keeps_the_focus(
    opened: Open, station: Database, clock: SetClock, nameless: list[Person]
) -> None:
    page = opened()
    shown = page.list.chips.chip(Which.INCOMPLETE)
    shown.setFocus()
    page.context.operations.run(commands.edit, person_id=nameless[0].id, name="张建国")
    assert shown.accessibleName() == "To complete 2"
    assert shown.hasFocus()


def test_an_empty_list_says_why(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    for which, words in (
        (Which.VOLUNTEERS, "No volunteers yet. The role is ticked in a person's form."),
        (Which.INCOMPLETE, "Everybody on file has a name."),
        (Which.SUSPENDED, "Nobody is suspended from borrowing."),
    ):
        chip(page, which)
        assert listed(page) == []
        assert words in [found.text() for found in page.list.findChildren(type(page.merging.complaint))]
        assert not part(page, "peopleAddSearched").isVisible()


# -- 待补全 ----------------------------------------------------------------------------------------------------------


def test_one_after_the_other_is_completed_by_enter(
    opened: Open, station: Database, zhou: Person, nameless: list[Person]
) -> None:
    page = opened()
    asked = Requests(page)
    press_key(page, Key.Key_I, CONTROL)
    assert part(page, "peopleList").hasFocus()
    assert details(page) == [
        "No. ending 0002 To ask: name",
        "李姐 To ask: name, category, consent",
        "张师傅 To ask: name, platform",
    ]
    press_key(page, Key.Key_Return)
    assert field(page, "personName").hasFocus()
    assert label(page, "personLacking") == "To ask: name"
    assert part(page, "personSave").accessibleName() == "Save and next"
    type_text(field(page, "personName"), "王芳")
    press_key(page, Key.Key_Return)
    assert label(page, "personLacking") == "To ask: name, category, consent"
    assert field(page, "personName").hasFocus()
    type_text(field(page, "personName"), "李梅")
    category = part(page, "personCategory")
    assert isinstance(category, QComboBox)
    category.setFocus()
    press_key(page, Key.Key_Up)
    chosen = category.currentData()
    assert chosen != "unknown"
    press_key(page, Key.Key_Return)
    saved = queries.by_id(station, nameless[1].id)
    assert (saved.name, saved.nickname, saved.category) == ("李梅", "李姐", chosen)
    assert label(page, "personLacking") == "To ask: name, platform"
    assert [person.name for person in queries.by_ids(station, [nameless[2].id, nameless[0].id])] == ["王芳", None]
    assert asked.all == []


def test_who_does_not_say_is_passed_over(opened: Open, station: Database, zhou: Person, nameless: list[Person]) -> None:
    page = opened()
    asked = Requests(page)
    press_key(page, Key.Key_I, CONTROL)
    press_key(page, Key.Key_Return)
    press_key(page, Key.Key_Return)
    assert field(page, "personNickname").text() == "李姐"
    press_key(page, Key.Key_Return)
    assert field(page, "personNickname").text() == "张师傅"
    type_text(field(page, "personName"), "张建国")
    press_key(page, Key.Key_Return)
    assert asked.all == [Say("That was the last one of the list.")]
    assert page.story.isVisible()
    assert part(page, "peopleList").hasFocus()
    assert len(listed(page)) == 2
    assert page.list.chips.chip(Which.INCOMPLETE).accessibleName() == "To complete 2"
    assert page.context.undo.undo_last(page.context.operations)
    assert len(listed(page)) == 3


def test_escape_ends_completing_and_keeps_what_was_typed(
    opened: Open, station: Database, nameless: list[Person]
) -> None:
    page = opened()
    press_key(page, Key.Key_I, CONTROL)
    press_key(page, Key.Key_Return)
    type_text(field(page, "personName"), "王")
    press_key(page, Key.Key_Escape)
    assert part(page, "peopleList").hasFocus()
    assert page.form.has_draft(nameless[2].id)
    press_key(page, Key.Key_Return)
    assert field(page, "personName").text() == "王"
    press_key(page, Key.Key_Escape)
    page.edit()
    assert part(page, "personSave").accessibleName() == "Save"


def test_who_was_completed_meanwhile_is_not_asked(
    opened: Open, station: Database, clock: SetClock, nameless: list[Person]
) -> None:
    page = opened()
    press_key(page, Key.Key_I, CONTROL)
    press_key(page, Key.Key_Return)
    commands.edit(station, person_id=nameless[1].id, name="李梅", now=clock.now(), by=None)
    press_key(page, Key.Key_Return)
    assert field(page, "personNickname").text() == "张师傅"


# -- suspension ------------------------------------------------------------------------------------------------------


def test_somebody_is_suspended_by_keys_and_may_borrow_again(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    press_key(page, Key.Key_B, CONTROL)
    assert field(page, "suspendReason").hasFocus()
    press_key(page, Key.Key_Return)
    assert page.suspending.form.message("person.suspended_reason") == "Reason is needed. Please fill it in."
    type_text(field(page, "suspendReason"), "欠一把伞")
    until = part(page, "suspendUntil")
    assert isinstance(until, DateField)
    assert until.day() == TODAY + timedelta(days=7)
    until.setFocus()
    press_key(page, Key.Key_Up)
    press_key(page, Key.Key_Return)
    held = queries.by_id(station, zhou.id).suspended
    assert held is not None
    assert (held.reason, held.until) == ("欠一把伞", until.day())
    assert page.story.isVisible()
    assert label(page, "personSuspended").startswith("May not borrow until ")
    assert "Suspended 欠一把伞" in story(page)
    assert page.deeds.get("lift").isVisible()
    page.deeds.get("lift").trigger()
    assert queries.by_id(station, zhou.id).suspended is None
    assert not part(page, "personSuspended").isVisible()
    assert page.context.undo.undo_last(page.context.operations)
    assert queries.by_id(station, zhou.id).suspended == held
    assert page.context.undo.undo_last(page.context.operations)
    assert queries.by_id(station, zhou.id).suspended is None


def test_a_suspension_is_changed_and_left_alone(opened: Open, station: Database, clock: SetClock, zhou: Person) -> None:
    commands.suspend(station, person_id=zhou.id, reason="欠一把伞", now=clock.now(), by=None)
    page = opened()
    assert page.deeds.get("suspend").text() == "Change the suspension…"
    press_key(page, Key.Key_B, CONTROL)
    no_end = part(page, "suspendNoEnd")
    assert isinstance(no_end, QCheckBox)
    assert no_end.isChecked()
    assert field(page, "suspendReason").text() == "欠一把伞"
    press_key(page, Key.Key_Escape)
    assert queries.by_id(station, zhou.id).suspended == Suspension("欠一把伞", clock.now(), None)
    press_key(page, Key.Key_B, CONTROL)
    retype(field(page, "suspendReason"), "欠两把伞")
    no_end.setFocus()
    press_key(page, Key.Key_Space)
    press_key(page, Key.Key_Return)
    assert queries.by_id(station, zhou.id).suspended == Suspension("欠两把伞", clock.now(), TODAY + timedelta(days=7))


def test_a_reason_too_long_is_said_beside_it(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    press_key(page, Key.Key_B, CONTROL)
    field(page, "suspendReason").setText("长" * 201)
    press_key(page, Key.Key_Return)
    assert "at most 200" in page.suspending.form.message("person.suspended_reason")
    assert len(field(page, "suspendReason").text()) == 201


# -- consent ---------------------------------------------------------------------------------------------------------


def test_consent_is_noted_to_the_notice_as_it_is_told(
    opened: Open, station: Database, clock: SetClock, zhou: Person
) -> None:
    page = opened()
    press_key(page, Key.Key_G, CONTROL)
    assert label(page, "consentNotice") == queries.notice(station).text
    assert label(page, "consentHistory") == "Nothing noted yet."
    press_key(page, Key.Key_Return)
    assert queries.by_id(station, zhou.id).consent == "oral"
    assert "Agreed orally notice no. 1" in story(page)
    commands.set_notice(station, text="新的告知内容", now=clock.now(), by=None)
    page.refresh()
    words = [found.text() for found in page.story.card.findChildren(type(page.merging.complaint))]
    assert any("to an older notice" in word for word in words)
    press_key(page, Key.Key_G, CONTROL)
    assert label(page, "consentNotice") == "新的告知内容"
    assert label(page, "consentHistory") == "Agreed orally · notice no. 1 · an older notice · today"
    press_key(page, Key.Key_2)
    assert [each.version for each in queries.consents(station, zhou.id)] == [2, 1]
    assert queries.by_id(station, zhou.id).consent == "written"
    assert page.story.isVisible()


# -- cards -----------------------------------------------------------------------------------------------------------


def test_cards_are_chosen_to_be_printed(opened: Open, station: Database, clock: SetClock, zhou: Person) -> None:
    sun = known(station, clock, name="孙晓雨", card="900000000014")
    page = opened()
    asked = Requests(page)
    page.show_person(sun.id)
    press_key(page, Key.Key_P, CONTROL)
    page.show_person(zhou.id)
    press_key(page, Key.Key_P, CONTROL)
    assert queries.by_id(station, zhou.id).card is not None  # who had none got one
    button = part(page, "peoplePrintCards")
    assert button.accessibleName() == "Print cards (2)"
    button.setFocus()
    press_key(page, Key.Key_Space)
    assert asked.all == [PrintCards((sun.id, zhou.id))]
    press_key(page, Key.Key_P, CONTROL)
    assert button.accessibleName() == "Print cards (1)"
    assert page.deeds.get("print").text() == "Put the card on the list to print"


def test_a_lost_card_is_replaced_from_the_menu(opened: Open, station: Database, clock: SetClock) -> None:
    known(station, clock, name="孙晓雨", card="900000000014")
    page = opened()
    assert page.deeds.get("new_card").text() == "Card lost: give a new number"
    page.deeds.get("new_card").trigger()
    assert queries.by_card(station, "900000000014") is None
    assert "New card" in story(page)


def test_a_station_without_cards_offers_none(opened: Open, station: Database, clock: SetClock, zhou: Person) -> None:
    set_setting(station, key="station.parts_off", value=["cards"], now=clock.now(), by=None)
    page = opened()
    press_key(page, Key.Key_P, CONTROL)
    assert queries.by_id(station, zhou.id).card is None
    assert not part(page, "peoplePrintCards").isVisible()
    assert not page.deeds.get("print").isVisible()
    assert not page.deeds.get("new_card").isVisible()


# -- the story -------------------------------------------------------------------------------------------------------


def test_the_story_is_read_by_chapters(opened: Open, station: Database, clock: SetClock, zhou: Person) -> None:
    commands.edit(station, person_id=zhou.id, name="周嘉宁", note="靠门", now=clock.now(), by=None)
    check_in(station, person_id=zhou.id, services=["rest"], now=clock.now(), by=None)
    page = opened()
    assert len(story(page)) == 3
    page.story.chapters.toggle("record")
    assert story(page) == ["Changed Name, Note", "Put on file"]
    page.story.chapters.toggle("visits")
    assert story(page) == ["Visit Rest · 0 min so far On site"]
    page.story.chapters.toggle("card")
    assert story(page) == []
    other = known(station, clock, name="孙晓雨")
    page.show_person(other.id)
    assert story(page) == ["Put on file"]


def test_what_was_taken_back_says_so(opened: Open, station: Database, zhou: Person) -> None:
    page = opened()
    page.edit()
    retype(field(page, "personNote"), "靠门")
    press_key(page, Key.Key_Return)
    page.context.undo.undo_last(page.context.operations)
    assert story(page)[0] == "Changed taken back"


def test_every_key_is_listed(opened: Open) -> None:
    page = opened()
    lines = {line.keys: line.text for line in page.deeds.actions.lines()}
    keys = {key for keys in lines for key in keys}
    assert {"Ctrl+N", "Ctrl+F", "Ctrl+E", "Ctrl+I", "Ctrl+M", "Ctrl+B", "Ctrl+G", "Ctrl+P"} <= keys
    assert all(lines.values())


@needs_fonts
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1104, 924, 580])
def test_no_words_are_cut(
    qtbot: QtBot, opened: Open, station: Database, clock: SetClock, zhou: Person, language: str, width: int
) -> None:
    commands.suspend(station, person_id=zhou.id, reason="欠一把伞", until=TODAY, now=clock.now(), by=None)
    page = opened()
    page.context.language.use(language)
    page.resize(width, 580 if width > 600 else 252)
    qtbot.waitUntil(lambda: cut_words(page) == [])
    for ask in (page.suspend, page.note_consent, page.edit):
        ask()
        qtbot.waitUntil(lambda: cut_words(page) == [])
    assert page.minimumSizeHint().width() <= width
    assert page.minimumSizeHint().height() <= 252
