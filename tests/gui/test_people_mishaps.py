"""The people's page when something comes between: a busy file while another form is opened, a scan, a refusal late."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.people import commands
from station_app.core.people.queries import by_id
from station_app.core.storage.database import Database
from station_app.gui.kit.date_field import DateField
from tests.gui.bare_page import part
from tests.gui.hands import retype
from tests.gui.other_program import holding
from tests.gui.people_page import CONTROL, Key, Open, field, known, opened, press_key

__all__ = ["opened"]


def test_a_form_saved_late_leaves_the_next_one_alone(
    opened: Open, station: Database, clock: SetClock, qtbot: QtBot
) -> None:
    first, second = (known(station, clock, name=name) for name in ("甲师傅", "乙师傅"))
    station.busy_timeout(10)
    page = opened()
    page.show_person(first.id)
    page.edit()
    retype(field(page, "personNote"), "first")
    with holding(station.path, seconds=30):
        press_key(page, Key.Key_Return)
        page.show_person(second.id)
        page.edit()
        retype(field(page, "personNote"), "second")
    qtbot.waitUntil(lambda: by_id(station, first.id).note == "first", timeout=3_000)
    assert page.form.isVisible()
    assert field(page, "personNote").text() == "second"
    press_key(page, Key.Key_Return)
    assert (by_id(station, second.id).note, by_id(station, first.id).note) == ("second", "first")


def test_a_form_that_waits_for_the_file_is_not_typed_into(
    opened: Open, station: Database, clock: SetClock, qtbot: QtBot
) -> None:
    person = known(station, clock, name="甲师傅")
    station.busy_timeout(10)
    page = opened()
    page.context.operations._patience_ms = 50
    page.show_person(person.id)
    page.edit()
    retype(field(page, "personNote"), "first")
    with holding(station.path, seconds=30), qtbot.waitSignal(page.context.operations.troubled, timeout=3_000):
        press_key(page, Key.Key_Return)
        assert not field(page, "personNote").isEnabled()
    assert field(page, "personNote").text() == "first"
    assert field(page, "personNote").hasFocus()
    press_key(page, Key.Key_Return)
    assert by_id(station, person.id).note == "first"


def test_a_form_refused_late_waits_as_a_draft_and_is_told(
    opened: Open, station: Database, clock: SetClock, qtbot: QtBot
) -> None:
    first, second = (known(station, clock, name=name) for name in ("甲师傅", "乙师傅"))
    station.busy_timeout(10)
    page = opened()
    page.show_person(first.id)
    page.edit()
    retype(field(page, "personNote"), "n" * 5_000)
    with qtbot.waitSignal(page.context.operations.refused, timeout=3_000), holding(station.path, seconds=30):
        press_key(page, Key.Key_Return)
        page.show_person(second.id)
    page.show_person(first.id)
    page.edit()
    assert len(field(page, "personNote").text()) == 5_000


def test_a_reason_half_typed_survives_a_scan(opened: Open, station: Database, clock: SetClock) -> None:
    first, second = (known(station, clock, name=name) for name in ("甲师傅", "乙师傅"))
    card = commands.issue_card(station, person_id=second.id, now=clock.now(), by=None).value.card
    page = opened()
    page.show_person(first.id)
    page.suspend()
    retype(field(page, "suspendReason"), "umbrella")
    assert card is not None
    assert page.scanned(card)
    page.suspend()
    assert field(page, "suspendReason").text() == ""
    page.show_person(first.id)
    page.suspend()
    assert field(page, "suspendReason").text() == "umbrella"
    press_key(page, Key.Key_Escape)
    page.suspend()
    assert field(page, "suspendReason").text() == ""


def test_the_end_of_a_suspension_may_lie_in_another_year(opened: Open, station: Database, clock: SetClock) -> None:
    person = known(station, clock, name="甲师傅")
    page = opened()
    page.show_person(person.id)
    page.suspend()
    retype(field(page, "suspendReason"), "umbrella")
    until = part(page, "suspendUntil")
    assert isinstance(until, DateField)
    until.setFocus()
    press_key(page, Key.Key_A, CONTROL)
    QTest.keyClicks(until, "2027-03-01")
    press_key(page, Key.Key_Return)
    held = by_id(station, person.id).suspended
    assert held is not None
    assert str(held.until) == "2027-03-01"


@pytest.mark.parametrize("width", [584, 1104])
def test_a_name_of_sixty_characters_pushes_nothing_off_the_page(
    opened: Open, station: Database, clock: SetClock, qtbot: QtBot, width: int
) -> None:
    person = known(station, clock, name="阿卜杜热合曼·买买提艾力" * 5)
    other = known(station, clock, name="阿卜杜热合曼·买买提艾力" * 5, employer="很长的单位名称" * 8)
    page = opened()
    page.resize(width, 580)
    page.show_person(person.id)
    for name, begin in (
        ("personSave", page.edit),
        ("peopleSuspendDo", page.suspend),
        ("peopleConsentDo", page.note_consent),
        ("peopleMergeDo", page.merge),
    ):
        begin()
        if name == "peopleMergeDo":
            page.merging.pick(other.id)
        qtbot.wait(20)
        pressed = part(page, name)
        assert pressed.mapTo(page, pressed.rect().topRight()).x() < width, name
