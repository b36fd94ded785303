"""The page of amenities in the real window, by keys and scans: places, faults, the forms, what stands in the way."""

from datetime import date
from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from station_app.core.amenities import commands, queries
from station_app.core.amenities.model import Amenity, FaultState
from station_app.core.clock import SetClock
from station_app.core.shifts.commands import begin
from station_app.core.staff.commands import add as add_staff
from station_app.core.supplies.commands import add_item
from station_app.core.supplies.queries import stock
from station_app.core.types import PersonId
from station_app.gui.amenities.page import AmenitiesPage
from station_app.gui.kit.requests import OpenAmenities, ReportFault
from station_app.gui.printing.labels_dialog import LabelsDialog
from station_app.gui.runtime.burst import PAUSE_MS
from station_app.gui.shell.window import MainWindow
from tests.gui.bare_page import part
from tests.gui.drivers import Desk
from tests.gui.hands import type_text

Key = Qt.Key
CARD = "900000000003"


class Hall(Desk):
    """A clerk at the page of amenities."""

    def __init__(self, window: MainWindow, clock: SetClock) -> None:
        super().__init__(window, clock)
        window.show_page("amenities")
        page = window.page("amenities")
        assert isinstance(page, AmenitiesPage)
        self.house = page
        QApplication.processEvents()

    def scan(self, code: str) -> None:
        super().scan(code)
        QTest.qWait(PAUSE_MS + 20)

    def makes(self, name: str, **said: object) -> Amenity:
        done = commands.add(self.db, name=name, now=self.clock.now(), by=None, **said)  # type: ignore[arg-type]
        self.window.context.hub.changed.emit(done.touched)
        return done.value

    def press(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget() or self.house
        QTest.keyClick(focused, key, modifier)
        QApplication.processEvents()

    def strip(self) -> str:
        return self.house.strip().text()

    def taken(self, amenity: Amenity) -> list[tuple[int, str | None]]:
        return [(each.slot, each.name) for each in queries.occupancies(self.db, amenity_id=amenity.id)]

    def words(self) -> dict[str, tuple[str, str]]:
        return {each.name: (each.state, each.line) for each in self.house.tabs.map.words()}


@pytest.fixture
def hall(window: MainWindow, clock: SetClock) -> Hall:
    return Hall(window, clock)


@pytest.fixture
def charging(hall: Hall) -> Amenity:
    return hall.makes("充电位", kind="charging", place="大厅", capacity=3)


@pytest.fixture
def zhou(hall: Hall) -> PersonId:
    return hall.knows("周佳宁", "13812342046", card=CARD)


def test_an_empty_hall_offers_the_usual_ones_in_one_act(hall: Hall) -> None:
    made = part(hall.house, "amenityUsual")
    assert isinstance(made, QPushButton)
    assert made.isVisible()
    made.click()
    QApplication.processEvents()
    known = queries.amenities(hall.db)
    assert len(known) == 11
    assert len(hall.house.tabs.map.shown()) == 11
    hall.window.undo()
    QApplication.processEvents()
    assert queries.amenities(hall.db) == []
    assert made.isVisible()


def test_places_are_taken_and_freed_by_keys(hall: Hall, charging: Amenity, zhou: PersonId) -> None:
    hall.house.focus()
    hall.press(Key.Key_O)
    type_text(part(hall.house, "amenityTaker"), "2046")
    hall.press(Key.Key_Return)
    assert hall.taken(charging) == [(1, "周佳宁")]
    assert "周佳宁" in hall.strip()
    assert hall.words()["充电位"][1].startswith(("占用 1 / 3", "taken 1 / 3"))
    hall.press(Key.Key_O)
    type_text(part(hall.house, "amenityTaker"), "+2")
    hall.press(Key.Key_Return)
    assert hall.taken(charging) == [(1, "周佳宁"), (2, None), (3, None)]
    assert not hall.house.card.offers("occupy"), "it is full"
    hall.press(Key.Key_F)
    assert part(hall.house, "amenityPlaces").hasFocus(), "which one is asked first"
    hall.press(Key.Key_Down)
    hall.press(Key.Key_F)
    assert hall.taken(charging) == [(1, "周佳宁"), (3, None)]
    hall.window.undo()
    assert hall.taken(charging) == [(1, "周佳宁"), (2, None), (3, None)]
    hall.press(Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert hall.taken(charging) == []


def test_until_when_is_said_or_refused(hall: Hall) -> None:
    room = hall.makes("直播间", kind="live_room", capacity=1)
    hall.house.focus()
    hall.press(Key.Key_O)
    type_text(part(hall.house, "amenityUntil"), "nonsense")
    hall.press(Key.Key_Return)
    assert hall.taken(room) == []
    assert hall.strip()
    until = part(hall.house, "amenityUntil")
    assert isinstance(until, QLineEdit)
    until.clear()
    type_text(until, "23:30")
    hall.press(Key.Key_Return)
    assert hall.taken(room) == [(1, None)]
    assert "23:30" in hall.words()["直播间"][1]


def test_a_label_opens_and_a_card_takes_but_never_frees(hall: Hall, charging: Amenity, zhou: PersonId) -> None:
    hall.scan(str(charging.label))
    assert hall.house.card.amenity() == charging
    hall.scan(CARD)
    assert hall.taken(charging) == [(1, "周佳宁")]
    hall.scan(CARD)
    assert hall.taken(charging) == [(1, "周佳宁")]
    hall.scan(str(charging.label))
    assert hall.taken(charging) == [(1, "周佳宁")]


def test_a_fault_goes_its_way_by_keys(hall: Hall, charging: Amenity) -> None:
    hall.house.focus()
    hall.press(Key.Key_R)
    dialog = hall.house.acts.faults()
    assert dialog.isVisible()
    QTest.keyClick(dialog.what, Key.Key_Return)
    assert dialog.isVisible(), "it has to be said what is wrong"
    type_text(dialog.what, "跳闸")
    QTest.keyClick(dialog.what, Key.Key_Return)
    QApplication.processEvents()
    fault = queries.open_fault(hall.db, charging.id)
    assert fault is not None
    assert "跳闸" in hall.words()["充电位"][1]
    assert not hall.house.card.offers("occupy")
    hall.press(Key.Key_C)
    assert queries.fault(hall.db, fault.id).state is FaultState.CONFIRMED
    hall.window.undo()
    assert queries.fault(hall.db, fault.id).state is FaultState.REPORTED
    hall.house.tabs.show_tab("faults")
    listed = hall.house.tabs.faults.list
    assert listed.count() == 1
    assert "跳闸" in listed.item(0).text()


def test_an_amenity_is_added_and_changed(hall: Hall, charging: Amenity) -> None:
    hall.house.focus()
    hall.press(Key.Key_N)
    dialog = hall.house.acts.amenities()
    assert dialog.isVisible()
    type_text(dialog.name, "微波炉")
    dialog.code.setText("S-001")
    QTest.keyClick(dialog.name, Key.Key_Return)
    assert dialog.isVisible(), "the number is taken"
    assert dialog.form.message("amenity.code")
    dialog.code.clear()
    dialog.count.setValue(2)
    QTest.keyClick(dialog.name, Key.Key_Return)
    QApplication.processEvents()
    assert [each.name for each in queries.amenities(hall.db)] == ["充电位", "微波炉 1", "微波炉 2"]
    hall.press(Key.Key_E)
    assert dialog.isVisible()
    dialog.place.setText("厨房")
    QTest.keyClick(dialog.place, Key.Key_Return)
    QApplication.processEvents()
    assert queries.place_names(hall.db) == ["大厅", "厨房"]


def test_other_pages_ask(hall: Hall, charging: Amenity) -> None:
    hall.house.take(OpenAmenities(amenity_id=charging.id))
    assert hall.house.card.amenity() == charging
    assert isinstance(part(hall.house, "amenityAbout"), QLabel)
    hall.house.take(ReportFault(amenity_id=charging.id))
    assert hall.house.acts.faults().isVisible()
    hall.house.acts.faults().reject()
    hall.house.take(OpenAmenities(tab="supplies"))
    assert hall.house.tabs.tab() == "supplies"


def test_two_hundred_are_read_and_painted_at_once(hall: Hall) -> None:
    said = [{"name": f"设施 {at}", "kind": "charging", "place": f"厅 {at % 7}", "capacity": 12} for at in range(100)]
    for _ in range(2):
        commands.add_many(hall.db, said=said, now=hall.clock.now(), by=None)  # type: ignore[arg-type]
    began = perf_counter()
    hall.house.tabs.read()
    hall.house.tabs.map.viewport().repaint()
    assert perf_counter() - began < 0.5
    assert len(hall.house.tabs.map.shown()) == 200


@pytest.mark.parametrize("tab", ["supplies", "checks", "hours", "faults", "amenities"])
def test_every_tab_opens(hall: Hall, charging: Amenity, tab: str) -> None:
    hall.house.take(OpenAmenities(tab=tab))
    QApplication.processEvents()
    assert hall.house.tabs.tab() == tab
    assert part(hall.house, "amenityAdd").isVisible() == (tab == "amenities")


def test_one_is_retired_and_taken_into_use_again(hall: Hall, charging: Amenity) -> None:
    hall.house.focus()
    hall.press(Key.Key_Delete)
    assert queries.amenities(hall.db) == []
    assert hall.words() == {}
    assert hall.house.card.amenity() is not None, "the card stays open and offers the way back"
    hall.press(Key.Key_Delete)
    assert queries.amenities(hall.db) == [charging]
    assert list(hall.words()) == ["充电位"]


@pytest.mark.parametrize("by_request", [True, False])
def test_marks_go_to_the_check_of_the_shift(hall: Hall, charging: Amenity, by_request: bool) -> None:
    """Whoever has just signed in, or stands on the map, marks the first point with 1."""
    now = hall.clock.now()
    staff = add_staff(hall.db, name="林老师", now=now, by=None).value
    hall.window.context.hub.changed.emit(begin(hall.db, staff_id=staff.id, now=now, by=None).touched)
    if by_request:
        hall.house.take(OpenAmenities(tab="checklist"))
    else:
        hall.house.focus()
    hall.press(Key.Key_1)
    QTest.qWait(PAUSE_MS + 60)
    assert [each.check_item for each in queries.inspections(hall.db, date.min, date.max)] == ["door_sign"]
    hall.press(Key.Key_0)
    QTest.qWait(PAUSE_MS + 60)
    assert len(queries.inspections(hall.db, date.min, date.max)) == 2


def test_the_words_of_a_step_are_asked_in_the_card(hall: Hall, charging: Amenity) -> None:
    fault = commands.report_fault(hall.db, what="跳闸", amenity_id=charging.id, now=hall.clock.now(), by=None).value
    hall.house.take(OpenAmenities(amenity_id=charging.id))
    step = hall.house.card.step
    hall.house.focus()
    hall.press(Key.Key_K)
    type_text(step.field, "厂家")
    hall.press(Key.Key_Escape)
    assert not step.isVisible()
    assert not hall.house.unfinished()
    hall.press(Key.Key_K)
    assert step.field.text() == "厂家", "what was typed is there again"
    assert hall.house.unfinished()
    hall.press(Key.Key_Return)
    now = queries.fault(hall.db, fault.id)
    assert (now.state, now.repairer) == (FaultState.UNDER_REPAIR, "厂家")
    hall.press(Key.Key_X)
    assert step.field.text() == ""
    hall.press(Key.Key_Return)
    assert queries.fault(hall.db, fault.id).state is FaultState.FIXED, "what was done may be left out"
    hall.press(Key.Key_W)
    hall.press(Key.Key_Return)
    assert queries.fault(hall.db, fault.id).state is FaultState.FIXED, "what is still wrong may not"
    assert step.isVisible()
    assert hall.strip()
    type_text(step.field, "又跳了")
    hall.press(Key.Key_Return)
    now = queries.fault(hall.db, fault.id)
    assert (now.state, now.outcome) == (FaultState.UNDER_REPAIR, "又跳了")
    assert not step.isVisible()


def test_n_adds_while_a_fault_waits_to_be_confirmed(hall: Hall, charging: Amenity) -> None:
    fault = commands.report_fault(hall.db, what="跳闸", amenity_id=charging.id, now=hall.clock.now(), by=None).value
    commands.mark_fixed(hall.db, fault_id=fault.id, now=hall.clock.now(), by=None)
    hall.house.take(OpenAmenities(amenity_id=charging.id))
    hall.house.focus()
    hall.press(Key.Key_N)
    assert hall.house.acts.amenities().isVisible()


def test_a_fault_of_anything_is_reported_and_gone_on_with(hall: Hall, charging: Amenity) -> None:
    hall.house.take(ReportFault())
    dialog = hall.house.acts.faults()
    assert dialog.isVisible()
    QApplication.processEvents()
    assert dialog.focusWidget() is dialog.about.field
    type_text(dialog.what, "闪个不停")
    QTest.keyClick(dialog.what, Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.form.message("fault.amenity"), "it has to be said of what"
    lines = {dialog.about.found.item(row).text(): row for row in range(dialog.about.found.count())}
    assert any("充电位" in line for line in lines)
    point = next(line.item for line in queries.checklist(hall.db) if not line.amenities)
    type_text(dialog.about.field, point.label(hall.window.context.language.code)[:4])
    QTest.keyClick(dialog.about.field, Key.Key_Down)
    QTest.keyClick(dialog.about.field, Key.Key_Return)
    assert dialog.what.hasFocus()
    QTest.keyClick(dialog.what, Key.Key_Return)
    QApplication.processEvents()
    assert not dialog.isVisible()
    (fault,) = queries.faults(hall.db)
    assert (fault.amenity_id, fault.check_item, fault.what) == (None, point.code, "闪个不停")
    hall.house.tabs.show_tab("faults")
    hall.house.close_card()
    listed = hall.house.tabs.faults.list
    listed.setCurrentRow(0)
    assert not hall.house.card.isVisible()
    QTest.keyClick(listed, Key.Key_Return)
    assert hall.house.card.isVisible()
    assert hall.house.card.fault() == fault
    assert not hall.house.card.offers("retire")
    QTest.keyClick(listed, Key.Key_C)
    QApplication.processEvents()
    assert queries.fault(hall.db, fault.id).state is FaultState.CONFIRMED
    hall.window.undo()
    hall.window.undo()
    QApplication.processEvents()
    assert queries.faults(hall.db) == []


def test_an_amenity_is_found_by_its_initials_when_it_is_broken(hall: Hall, charging: Amenity) -> None:
    hall.house.focus()
    hall.press(Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    dialog = hall.house.acts.faults()
    type_text(dialog.about.field, "cdw")
    QTest.keyClick(dialog.about.field, Key.Key_Return)
    type_text(dialog.what, "跳闸")
    QTest.keyClick(dialog.what, Key.Key_Return)
    QApplication.processEvents()
    assert queries.open_fault(hall.db, charging.id) is not None
    assert hall.house.card.amenity() == charging


def test_labels_are_printed_of_all_or_of_the_one_opened(hall: Hall, charging: Amenity) -> None:
    hall.makes("冰箱", kind="fridge")
    made = part(hall.house, "amenityLabels")
    assert isinstance(made, QPushButton)
    made.click()
    dialog = hall.house.findChild(LabelsDialog)
    assert dialog is not None
    assert len(dialog.chosen_ids()) == 2
    dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    hall.house.take(OpenAmenities(amenity_id=charging.id))
    hall.house.focus()
    hall.press(Key.Key_L)
    dialog = hall.house.findChild(LabelsDialog)
    assert dialog is not None
    assert dialog.chosen_ids() == [charging.id]
    dialog.close()


def test_whoever_turns_to_a_tab_stands_in_it(hall: Hall, charging: Amenity) -> None:
    """After F8 or a click on the chip the letters are those of the list, not of the map left behind."""
    item = add_item(hall.db, name="酸梅汤", unit="瓶", kind="drink", now=hall.clock.now(), by=None)
    hall.window.context.hub.changed.emit(item.touched)
    hall.house.focus()
    hall.press(Key.Key_F8)
    goods = hall.house.tabs.goods()
    assert goods is not None
    assert goods.table.hasFocus()
    hall.press(Key.Key_F6)
    assert hall.house.tabs.map.hasFocus()
    hall.house.tabs.chips.chip("supplies").click()
    QApplication.processEvents()
    hall.press(Key.Key_Down)
    hall.press(Key.Key_R)
    type_text(QApplication.focusWidget() or hall.house, "24")
    hall.press(Key.Key_Return)
    assert stock(hall.db, item.value.id) == 24
    hall.press(Key.Key_C)
    type_text(QApplication.focusWidget() or hall.house, "24")
    hall.press(Key.Key_Return)
    progress = part(goods, "supplyCountProgress")
    assert isinstance(progress, QLabel)
    assert progress.text() == "1 / 1"
    hall.window.undo()
    QApplication.processEvents()
    assert progress.text() == "0 / 1", "a count taken back is to be counted again"
