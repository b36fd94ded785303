"""Paper sheets typed in by keys, over a real station: rows, gaps, what is refused, what is taken back, printing."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.people import queries as people
from station_app.core.people.commands import register
from station_app.core.sheets import queries
from station_app.core.sheets.commands import enter_line, make_sheets
from station_app.core.sheets.model import Struck
from station_app.core.storage.database import Database
from station_app.core.types import PersonId
from station_app.core.visits import queries as visits
from station_app.core.visits.commands import check_in
from station_app.core.visits.model import Origin, State, Visit
from station_app.gui.kit.requests import GoBack, Say
from station_app.gui.sheets.page import SheetsPage
from station_app.gui.sheets.print_dialog import PrintSheetsDialog
from station_app.gui.sheets.typed import (
    Heads,
    NotATime,
    Place,
    Row,
    Stranger,
    agrees,
    digits_of,
    is_whole_time,
    packed,
    read_services,
    read_time,
    read_who,
    unpacked,
)
from tests.gui.bare_page import Clerk, Requests, cut_words, make_context, needs_fonts, part
from tests.gui.hands import retype

Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
DAY = date(2026, 8, 31)
ZHOU, LI = "13812342046", "13912342046"


class Hand:
    """A clerk with a paper sheet beside the keyboard."""

    def __init__(self, page: SheetsPage) -> None:
        self.page = page
        self.db = page.context.db
        self.pressed = 0

    def field(self, name: str) -> QLineEdit:
        found = part(self.page, f"sheets.{name}")
        assert isinstance(found, QLineEdit)
        return found

    def where(self) -> str:
        focused = QApplication.focusWidget()
        return "" if focused is None else focused.objectName().removeprefix("sheets.")

    def type(self, text: str) -> None:
        """Into whatever has the focus."""
        for char in text:
            self.pressed += 1
            focused = QApplication.focusWidget()
            assert focused is not None
            if char.isascii():
                QTest.keyClicks(focused, char)
            else:
                assert isinstance(focused, QLineEdit)
                focused.insert(char)
                focused.textEdited.emit(focused.text())

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def enter(self) -> None:
        self.press(Key.Key_Return)

    def undo(self) -> None:
        """Ctrl+Z as the window runs it."""
        context = self.page.context
        told = context.undo.last()
        assert told is not None
        assert context.undo.undo_last(context.operations)
        self.page.undone(told.about)  # type: ignore[arg-type]

    def says(self, name: str) -> str:
        label = part(self.page, name)
        assert isinstance(label, QLabel)
        return label.text() if label.isVisible() else ""

    def texts(self) -> dict[str, str]:
        return {name: self.field(name).text() for name in ("time", "who", "category", "services", "left", "note")}

    def rows(self) -> list[str]:
        model = self.page.model
        return [str(model.index(row, 2).data()) for row in range(model.rowCount())]

    def visits(self) -> list[Visit]:
        return [row.visit for row in queries.lines(self.db, 1) if row.visit is not None]


Open = Callable[[], Hand]


@pytest.fixture
def opened(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path) -> Iterator[Open]:
    """Opens the page in a real, active window, once the station holds what the test wants."""
    context = make_context(station, clock, tmp_path, Clerk())

    def opening() -> Hand:
        page = SheetsPage(context)
        qtbot.addWidget(page)
        page.resize(1104, 605)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.focus()
        return Hand(page)

    yield opening
    context.language.use("en")
    QApplication.processEvents()


@pytest.fixture
def zhou(station: Database, clock: SetClock) -> PersonId:
    return register(
        station, name="周佳宁", phone=ZHOU, category="food_rider", platforms=["meituan"], now=clock.now(), by=None
    ).value.id


@pytest.fixture
def sheet(station: Database, clock: SetClock) -> int:
    return make_sheets(station, count=2, now=clock.now(), by=None).value[0].id


def on_sheet(hand: Hand, day: date = DAY) -> Hand:
    hand.page.choose(1)
    hand.page.head.day.show_day(day)
    hand.page.head.day.setFocus()
    hand.enter()
    return hand


# -- reading what is typed ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", None), ("  ", None), ("1358", time(13, 58)), ("958", time(9, 58)), ("13:58", time(13, 58)),
        ("13：58", time(13, 58)), ("9.30", time(9, 30)), ("9点", time(9)), ("9点30分", time(9, 30)), ("9", time(9)),
        ("00:00", time(0)), ("２３５９", time(23, 59)), ("13 58", time(13, 58)),
    ],
)  # fmt: skip
def test_times_as_they_are_typed(text: str, meant: time | None) -> None:
    assert read_time(text) == meant


@pytest.mark.parametrize("text", ["2400", "1360", "99", "abc", "13:5x", "-1", "13:58:00", "135", "12345", "1e3"])
def test_what_is_no_time(text: str) -> None:
    if text == "135":  # one hour and 35
        assert read_time(text) == time(1, 35)
        return
    with pytest.raises(NotATime):
        read_time(text)


@given(st.times(), st.sampled_from(["%H%M", "%H:%M", "%H.%M", "%H点%M分", " %H : %M "]))
def test_every_minute_of_the_day_can_be_typed(moment: time, form: str) -> None:
    assert read_time(moment.strftime(form)) == moment.replace(second=0, microsecond=0, fold=0)


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    read_who(text)
    agrees(text, "周佳宁", None)
    read_services(text, ("water",))
    with suppress(NotATime):
        read_time(text)


def test_when_nothing_can_follow() -> None:
    assert [text for text in ("1", "135", "1358", "13:5", "13:58", "１３５８") if is_whole_time(text)] == [
        "1358",
        "13:58",
        "１３５８",
    ]


def test_services_by_digits() -> None:
    offered = ("water", "rest", "charging")
    assert read_services("12", offered) == ("water", "rest")
    assert read_services("3 1,1、３", offered) == ("charging", "water")
    assert read_services("", offered) == ()
    assert read_services("14", offered) == "4"
    assert read_services("1x", offered) == "x"
    assert digits_of(("charging", "meal", "water"), offered) == "31"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("+", Heads(1)), ("+6", Heads(6)), ("＋6h", Heads(6, None, "H")), ("+骑手", Heads(1, "骑手")),
        ("骑手", Heads(1, "骑手")), ("骑手6人", Heads(6, "骑手")), ("李云", Stranger("李云")),
        ("张师傅", Stranger(None, "张师傅")), (LI, Stranger(None, None, LI)),
        ("139 1234 2046", Stranger(None, None, LI)),
        (f"李云 {LI}", Stranger("李云", None, LI)), (f"{LI}李云", Stranger("李云", None, LI)),
        (f"张师傅+86{LI}", Stranger(None, "张师傅", LI)), (f"Alexander {LI}", Stranger("Alexander", None, LI)),
        (f"羽生 {LI}", Stranger("羽生", None, LI)), ("１３９１２３４２０４６", Stranger(None, None, LI)),
        ("2046", None), ("zjn", None), ("", None), ("139123420461", None),
    ],
)  # fmt: skip
def test_who_as_the_paper_says(text: str, meant: object) -> None:
    assert read_who(text) == meant


def test_a_whole_name_is_not_the_start_of_another() -> None:
    assert agrees("2046", "李四光", None)
    assert agrees("lsg", "李四光", None)
    assert agrees("李四光", "李四光", None)
    assert agrees("李师傅", None, "李师傅")
    assert not agrees("李四", "李四光", None)
    assert not agrees(f"王五 {LI}", "李四光", None)


def test_a_row_goes_into_a_text_and_back() -> None:
    row, place = Row("1358", '周"佳宁\n', "W", "12", person_id=7, by_hand=True), Place(1, 3, "2026-08-31")
    assert unpacked(packed(row, place)) == (row, place)
    assert unpacked("") is None
    assert Row(services="12").empty()
    assert not Row(services="12", by_hand=True).empty()


# -- rows --------------------------------------------------------------------------------------------------------------


def test_a_known_rider_in_eight_keys_and_enter(opened: Open, zhou: PersonId, sheet: int) -> None:
    hand = on_sheet(opened())
    assert hand.where() == "time"
    hand.pressed = 0
    hand.type("13582046")
    assert hand.where() == "who"
    assert hand.pressed == 8
    hand.press(Key.Key_Return, CONTROL)
    (visit,) = hand.visits()
    assert (visit.person_id, visit.hour, visit.day, visit.origin) == (zhou, 13, DAY, Origin.BACK_DATED)
    assert visit.arrived_at == datetime(2026, 8, 31, 5, 58, tzinfo=UTC)
    assert visit.services == ("water", "rest")
    assert hand.db.rows("SELECT DISTINCT by_hand FROM visit_service") == [(0,)]
    assert hand.where() == "time"
    assert hand.says("sheetsLine") == "2"
    assert hand.rows() == ["周佳宁"]


def test_enter_goes_on_through_the_fields_and_saves(opened: Open, zhou: PersonId, sheet: int) -> None:
    hand = on_sheet(opened())
    hand.type("1358")
    hand.type("2046")
    hand.enter()
    assert hand.where() == "services"
    assert hand.texts() == {
        "time": "1358", "who": "周佳宁", "category": "W", "services": "12", "left": "", "note": "",
    }  # fmt: skip
    hand.type("13")
    hand.enter()
    (visit,) = hand.visits()
    assert visit.services == ("water", "charging")
    assert hand.db.rows("SELECT DISTINCT by_hand FROM visit_service") == [(1,)]
    assert hand.texts()["time"] == ""


def test_leaving_and_note_by_tab(opened: Open, zhou: PersonId, sheet: int) -> None:
    hand = on_sheet(opened())
    hand.type("9.30")
    hand.enter()
    hand.type("zjn")
    hand.enter()
    hand.press(Key.Key_Tab)
    assert hand.where() == "left"
    hand.type("1010")
    assert hand.where() == "note"
    hand.type("借了扳手")
    hand.enter()
    (visit,) = hand.visits()
    assert (visit.note, visit.state) == ("借了扳手", State.OUT)
    assert visit.left_at == datetime(2026, 8, 31, 2, 10, tzinfo=UTC)
    hand.press(Key.Key_Backtab)
    hand.press(Key.Key_Tab)
    assert hand.where() == "time"


def test_somebody_new_with_name_and_phone(opened: Open, sheet: int) -> None:
    hand = on_sheet(opened())
    hand.type("1358")
    hand.type(f"张师傅{LI}")
    hand.enter()
    assert hand.where() == "category"
    assert "张师傅 139****2046" in hand.says("sheetsAbout")
    hand.type("k")
    hand.enter()
    hand.enter()
    (visit,) = hand.visits()
    person = people.by_id(hand.db, visit.person_id or 0)
    assert (person.nickname, person.phone, person.category, person.consent) == ("张师傅", LI, "courier", "written")
    assert visit.category == "courier"


def test_a_phone_nobody_agreed_to_is_not_kept(opened: Open, sheet: int) -> None:
    hand = on_sheet(opened())
    hand.page.head.agreed.setChecked(False)
    for who in (f"张师傅{LI}", LI):
        hand.enter()
        hand.type(who)
        hand.press(Key.Key_Return, CONTROL)
    first, second = hand.visits()
    assert people.by_id(hand.db, first.person_id or 0).phone is None
    assert (second.person_id, second.heads) == (None, 1)
    assert hand.db.value("SELECT count(*) FROM consent") == 0


def test_heads_without_a_name(opened: Open, sheet: int) -> None:
    hand = on_sheet(opened())
    hand.enter()
    hand.type("+6h")
    hand.enter()
    assert (hand.where(), hand.texts()["category"]) == ("services", "H")
    hand.enter()
    hand.enter()
    hand.type("骑手3人")
    hand.enter()
    hand.enter()
    hand.enter()
    first, second = hand.visits()
    assert (first.heads, first.category, first.hour) == (6, "sanitation", None)
    assert (second.heads, second.words, second.category) == (3, "骑手", "unknown")


def test_several_are_marked_and_never_chosen(opened: Open, zhou: PersonId, sheet: int, clock: SetClock) -> None:
    other = register(opened().db, name="李卫国", phone=LI, category="courier", now=clock.now(), by=None).value.id
    hand = on_sheet(opened())
    hand.enter()
    hand.type("2046")
    hand.enter()
    assert hand.where() == "who"
    assert "↓" in hand.says("sheetsComplaint")
    assert hand.visits() == []
    hand.press(Key.Key_Down)
    hand.press(Key.Key_Down)
    hand.press(Key.Key_Up)
    hand.enter()
    assert hand.where() == "services"
    hand.enter()
    assert hand.visits()[0].person_id in (zhou, other)
    assert hand.visits()[0].name == "李卫国"


def test_the_same_name_may_be_somebody_else(opened: Open, zhou: PersonId, sheet: int) -> None:
    hand = on_sheet(opened())
    hand.enter()
    hand.type("周佳")
    hand.enter()
    assert hand.where() == "who"  # 周佳宁 is found, but 周佳 was written
    hand.press(Key.Key_N, CONTROL)
    assert hand.where() == "category"
    hand.enter()
    hand.enter()
    (visit,) = hand.visits()
    assert (visit.name, visit.person_id == zhou) == ("周佳", False)


def test_ditto_copies_from_above(opened: Open, zhou: PersonId, sheet: int) -> None:
    hand = on_sheet(opened())
    hand.type("1358")
    hand.type("2046")
    hand.enter()
    hand.type("3")
    hand.enter()
    hand.type('"')
    assert (hand.where(), hand.texts()["time"]) == ("who", "1358")
    hand.press(Key.Key_Down)
    assert hand.texts()["who"] == "周佳宁"
    hand.enter()
    hand.type("”")
    assert hand.texts()["services"] == "3"
    hand.enter()
    first, second = hand.visits()
    assert (second.person_id, second.arrived_at, second.services) == (zhou, first.arrived_at, first.services)


def test_what_is_refused_keeps_everything(opened: Open, zhou: PersonId, sheet: int) -> None:
    hand = on_sheet(opened())
    hand.type("2561")
    assert hand.where() == "time"
    assert "1358" in hand.says("sheetsComplaint")
    retype(hand.field("time"), "1358")
    assert hand.says("sheetsComplaint") == ""
    hand.field("who").setFocus()
    hand.enter()
    assert "+6" in hand.says("sheetsComplaint")
    hand.type("7777")
    hand.enter()
    assert "Ctrl+N" in hand.says("sheetsComplaint")
    retype(hand.field("who"), "2046")
    hand.enter()
    retype(hand.field("category"), "x")
    hand.enter()
    assert "x" in hand.says("sheetsComplaint")
    retype(hand.field("category"), "k")
    retype(hand.field("services"), "1z")
    hand.enter()
    assert "z" in hand.says("sheetsComplaint")
    assert hand.where() == "services"
    retype(hand.field("services"), "1")
    retype(hand.field("left"), "9x")
    hand.enter()
    retype(hand.field("left"), "")
    retype(hand.field("note"), "长" * 501)
    hand.enter()
    assert "500" in hand.says("sheetsComplaint")
    assert hand.where() == "note"
    assert hand.field("note").property("wrong") == "true"
    assert hand.texts()["who"] == "周佳宁"
    assert hand.visits() == []
    retype(hand.field("note"), "好")
    hand.enter()
    (visit,) = hand.visits()
    assert (visit.category, visit.services, visit.note) == ("courier", ("water",), "好")


def test_a_time_to_come_is_said_beside_its_field(opened: Open, sheet: int) -> None:
    hand = on_sheet(opened(), date(2026, 9, 1))
    hand.type("1200")
    hand.type("+")
    hand.press(Key.Key_Return, CONTROL)
    assert hand.where() == "time"
    assert "12:00" in hand.says("sheetsComplaint")
    assert hand.texts()["who"] == "+"
    retype(hand.field("time"), "0930")
    hand.field("who").setFocus()
    hand.press(Key.Key_Return, CONTROL)
    assert hand.visits()[0].day == date(2026, 9, 1)


def test_a_phone_of_somebody_else_is_refused_beside_the_name(opened: Open, zhou: PersonId, sheet: int) -> None:
    hand = on_sheet(opened())
    hand.enter()
    hand.type(f"周佳 {ZHOU}")
    hand.enter()
    assert hand.where() == "who"
    hand.press(Key.Key_N, CONTROL)
    hand.press(Key.Key_Return, CONTROL)
    assert hand.where() == "who"
    assert ZHOU in hand.says("sheetsComplaint")
    assert hand.visits() == []


def test_the_last_row_comes_back_with_what_was_typed(opened: Open, zhou: PersonId, sheet: int) -> None:
    hand = on_sheet(opened())
    hand.type("1358")
    hand.type("2046")
    hand.enter()
    hand.type("13")
    typed = hand.texts()
    hand.enter()
    hand.type("14")
    hand.undo()
    assert hand.visits() == []
    assert hand.texts() == typed
    assert hand.says("sheetsLine") == "1"
    hand.field("services").setFocus()
    hand.enter()
    assert hand.visits()[0].services == ("water", "charging")
    assert hand.texts()["time"] == "14"  # what was half typed came back
    assert hand.says("sheetsLine") == "2"


def test_somebody_new_taken_back_leaves_with_the_row(opened: Open, sheet: int) -> None:
    hand = on_sheet(opened())
    hand.enter()
    hand.type(f"张师傅{LI}")
    hand.press(Key.Key_Return, CONTROL)
    hand.undo()
    assert people.count_active(hand.db) == 0
    assert hand.texts()["who"] == f"张师傅{LI}"
    hand.press(Key.Key_Return, CONTROL)
    assert people.count_active(hand.db) == 1


def test_gaps_are_named_and_filled_by_keys(opened: Open, zhou: PersonId, sheet: int, clock: SetClock) -> None:
    hand = opened()
    for line in (1, 2, 4, 8):
        enter_line(hand.db, sheet_id=1, line=line, day=DAY, now=clock.now(), by=None)
    hand.page.choose(1)
    assert hand.says("sheetsGaps") == "Lines not typed yet: 3, 5, 6, 7"
    assert hand.rows()[2] == "not typed yet"
    assert hand.says("sheetsLine") == "9"
    hand.press(Key.Key_G, ALT)
    assert hand.says("sheetsLine") == "3"
    hand.press(Key.Key_B, ALT)
    assert hand.says("sheetsLine") == "5"
    hand.press(Key.Key_X, ALT)
    assert hand.says("sheetsLine") == "6"
    hand.enter()
    hand.type("2046")
    hand.press(Key.Key_Return, CONTROL)
    assert hand.says("sheetsLine") == "7"
    hand.press(Key.Key_B, ALT)
    assert hand.says("sheetsLine") == "9"
    assert hand.says("sheetsGaps") == ""
    found = {row.line: row.struck for row in queries.lines(hand.db, 1) if row.visit is None}
    assert found == {3: Struck.BLANK, 5: Struck.STRUCK, 7: Struck.BLANK}
    hand.press(Key.Key_E, ALT)
    assert queries.by_id(hand.db, 1).done
    assert "finished" in hand.says("sheetsState")
    assert not hand.field("time").isEnabled()
    hand.undo()
    assert hand.says("sheetsLine") == "9"


def test_a_line_with_something_typed_is_not_struck(opened: Open, sheet: int) -> None:
    hand = on_sheet(opened())
    hand.type("13")
    hand.press(Key.Key_B, ALT)
    assert "typed" in hand.says("sheetsComplaint")
    assert hand.texts()["time"] == "13"
    assert queries.lines(hand.db, 1) == []


def test_back_to_the_rows_and_a_line_freed(opened: Open, zhou: PersonId, sheet: int) -> None:
    hand = on_sheet(opened())
    hand.press(Key.Key_X, ALT)
    assert hand.rows() == ["struck out"]
    hand.press(Key.Key_Up)
    assert hand.where() == "sheetsTable"
    hand.press(Key.Key_Delete)
    assert queries.lines(hand.db, 1) == []
    assert hand.says("sheetsLine") == "2"
    hand.page.choose(1)
    assert hand.says("sheetsLine") == "1"


def test_the_rows_are_seen_and_left_by_keys(opened: Open, zhou: PersonId, sheet: int) -> None:
    hand = on_sheet(opened())
    for _ in range(3):
        hand.enter()
        hand.type("2046")
        hand.press(Key.Key_Return, CONTROL)
    hand.press(Key.Key_Up)
    assert hand.page.table.chosen_id() == 3
    hand.press(Key.Key_Up)
    assert hand.page.table.chosen_id() == 2
    hand.press(Key.Key_Delete)  # a visit that counts is not freed so
    assert len(hand.visits()) == 3
    assert "Undo or void" in hand.says("sheetsComplaint")
    hand.page.table.setFocus()
    hand.press(Key.Key_Escape)
    assert hand.where() == "time"


def test_a_full_sheet_asks_for_another(opened: Open, station: Database, clock: SetClock) -> None:
    make_sheets(station, count=1, lines=2, now=clock.now(), by=None)
    hand = on_sheet(opened())
    for _ in range(2):
        hand.enter()
        hand.type("+")
        hand.press(Key.Key_Return, CONTROL)
    assert hand.where() == "sheetsSheet"
    assert hand.says("sheetsState") == "Sheet 2026-0001 is finished: every line is accounted for."


def test_a_draft_stays_when_the_page_is_left(opened: Open, zhou: PersonId, sheet: int) -> None:
    hand = on_sheet(opened())
    asked = Requests(hand.page)
    hand.type("1358")
    hand.type("2046")
    hand.press(Key.Key_Escape)  # first the people found
    assert asked.all == []
    hand.press(Key.Key_Escape)
    assert asked.all == [GoBack()]
    hand.page.hide()
    check_in(hand.db, person_id=zhou, now=hand.page.context.clock.now(), by=None)
    hand.page.context.hub.changed.emit(SheetsPage.areas)
    hand.page.show()
    hand.page.focus()
    assert (hand.texts()["time"], hand.texts()["who"]) == ("1358", "2046")


def test_another_language_keeps_what_is_typed(opened: Open, zhou: PersonId, sheet: int) -> None:
    hand = on_sheet(opened())
    hand.type("1358")
    hand.page.context.language.use("zh")
    QApplication.processEvents()
    assert hand.texts()["time"] == "1358"
    assert part(hand.page, "sheets.time").accessibleName()


def test_without_a_sheet_rows_are_back_dated(opened: Open, zhou: PersonId) -> None:
    hand = opened()
    assert hand.where() == "sheetsDay"
    assert hand.says("sheetsLine") == "1"
    hand.page.head.day.show_day(DAY)
    hand.enter()
    hand.type("1358")
    hand.type("2046")
    hand.enter()
    hand.enter()
    assert hand.says("sheetsLine") == "2"
    hand.enter()
    hand.type("+骑手")
    hand.press(Key.Key_Return, CONTROL)
    found = visits.page(hand.db).rows
    assert sorted((visit.person_id or 0, visit.day, visit.origin) for visit in found) == [
        (0, DAY, Origin.BACK_DATED),
        (zhou, DAY, Origin.BACK_DATED),
    ]
    assert len(hand.rows()) == 2
    hand.undo()
    assert hand.rows() == ["周佳宁"]
    assert hand.texts()["who"] == "+骑手"
    assert hand.says("sheetsLine") == "2"


def test_scans(opened: Open, zhou: PersonId, sheet: int, clock: SetClock) -> None:
    hand = opened()
    other = register(hand.db, name="李卫国", card="900000000003", category="courier", now=clock.now(), by=None).value.id
    assert hand.page.scanned("20260002")
    assert hand.page.pile.sheet_id == 2
    assert hand.page.scanned("900000000003")
    assert hand.where() == "services"
    hand.enter()
    assert [row.visit.person_id for row in queries.lines(hand.db, 2) if row.visit] == [other]
    assert hand.page.scanned("900000000009")
    assert "900000000009" in hand.says("sheetsComplaint")


def test_the_day_of_a_sheet_is_chosen_once(opened: Open, sheet: int) -> None:
    hand = on_sheet(opened())
    assert queries.by_id(hand.db, 1).day == DAY
    hand.page.choose(2)
    hand.page.head.day.show_day(date(2026, 8, 1))
    hand.page.choose(1)
    assert hand.page.head.day.day() == DAY


def test_a_sheet_is_put_aside_and_taken_back(opened: Open, sheet: int) -> None:
    hand = opened()
    hand.page.choose(2)
    assert "2026-0001" in hand.says("sheetsMissing")
    unused = part(hand.page, "sheetsUnused")
    assert isinstance(unused, QPushButton)
    unused.click()
    assert queries.by_id(hand.db, 2).unused
    assert not hand.field("time").isEnabled()
    unused.click()
    assert not queries.by_id(hand.db, 2).unused
    assert hand.field("time").isEnabled()
    combo = part(hand.page, "sheetsSheet")
    assert isinstance(combo, QComboBox)
    assert [combo.itemText(at) for at in range(combo.count())] == [
        "Without a sheet",
        "2026-0001 · 0 of 20",
        "2026-0002 · 0 of 20",
    ]


def test_a_row_says_so_in_the_status_line(opened: Open, zhou: PersonId, sheet: int) -> None:
    hand = on_sheet(opened())
    asked = Requests(hand.page)
    hand.enter()
    hand.type("2046")
    hand.press(Key.Key_Return, CONTROL)
    assert Say("Line 1 is saved") in asked.all
    told = hand.page.context.undo.last()
    assert told is not None
    assert told.about.sentence == "Line 1: 周佳宁"  # type: ignore[attr-defined]


def test_forty_rows(opened: Open, station: Database, clock: SetClock) -> None:
    known = [
        register(station, name=f"甲{n}", phone=f"138{n:04d}{n + 3000:04d}", now=clock.now(), by=None).value.id
        for n in range(40)
    ]
    make_sheets(station, count=1, lines=40, now=clock.now(), by=None)
    hand = on_sheet(opened())
    hand.pressed = 0
    for n in range(40):
        hand.type(f"{900 + n % 60:04d}")
        hand.type(f"{n + 3000:04d}")
        hand.enter()
        hand.enter()
    assert [visit.person_id for visit in hand.visits()] == known
    assert hand.pressed == 400
    assert queries.by_id(station, 1).done


# -- looks -------------------------------------------------------------------------------------------------------------


@needs_fonts
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1104, 586])
def test_nothing_is_cut(opened: Open, zhou: PersonId, sheet: int, language: str, width: int) -> None:
    hand = on_sheet(opened())
    hand.page.context.language.use(language)
    hand.page.resize(width, 605)
    hand.press(Key.Key_Return)
    hand.type("2046")
    hand.press(Key.Key_Return, CONTROL)
    QApplication.processEvents()
    assert cut_words(hand.page) == []
    last = hand.field("note")
    assert last.mapTo(hand.page, last.rect().topRight()).x() <= width
    columns = hand.page.table
    left = columns.viewport().mapTo(hand.page, columns.viewport().rect().topLeft()).x()
    for at, name in enumerate(("time", "who", "category", "services", "left", "note"), 1):
        field = hand.field(name)
        assert abs(field.mapTo(hand.page, field.rect().topLeft()).x() - left - columns.columnViewportPosition(at)) <= 4


def test_every_control_has_a_name_and_its_size(opened: Open, sheet: int) -> None:
    hand = on_sheet(opened())
    for widget in hand.page.findChildren(QWidget):
        if isinstance(widget, QPushButton | QLineEdit | QComboBox | QSpinBox) and widget.isVisible():
            if widget.objectName().startswith("qt_"):
                continue
            assert widget.accessibleName(), widget.objectName()
            assert widget.height() >= 28, widget.objectName()


# -- printing ----------------------------------------------------------------------------------------------------------


class NoPrinter:
    def any(self) -> bool:
        return False

    def choose(self, title: str, parent: QWidget) -> QPrinter | None:
        raise AssertionError("there is none")


@pytest.fixture
def dialog(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path) -> PrintSheetsDialog:
    context = make_context(station, clock, tmp_path, Clerk())
    made = PrintSheetsDialog(context, date(2026, 9, 1), printers=NoPrinter())
    qtbot.addWidget(made)
    made.show()
    return made


def clerk_of(dialog: PrintSheetsDialog) -> Clerk:
    clerk = dialog._context.prompts
    assert isinstance(clerk, Clerk)
    return clerk


def test_sheets_are_numbered_when_they_are_printed(
    dialog: PrintSheetsDialog, station: Database, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.delivery.save.click()  # and cancelled: no path was chosen
    assert queries.sheets(station) == []
    dialog.count.setValue(3)
    out = tmp_path / "停电登记表"
    clerk_of(dialog).paths = [out]
    with qtbot.waitSignal(dialog.delivery.delivered, timeout=20_000):
        dialog.delivery.save.click()
    content = out.with_suffix(".pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") == 3
    assert [sheet.number for sheet in queries.sheets(station)] == ["2026-0001", "2026-0002", "2026-0003"]
    assert "2026-0001" in dialog.about.text()
    assert "2026-0003" in dialog.about.text()
    # Once more, elsewhere: the same sheets.
    clerk_of(dialog).paths = [tmp_path / "again.pdf"]
    with qtbot.waitSignal(dialog.delivery.delivered, timeout=20_000):
        dialog.delivery.save.click()
    assert len(queries.sheets(station)) == 3
    dialog.reject()
    assert len(queries.missing(station)) == 3


def test_numbers_that_no_paper_bears_are_put_aside(
    dialog: PrintSheetsDialog, station: Database, qtbot: QtBot, tmp_path: Path
) -> None:
    clerk_of(dialog).paths = [tmp_path / "no folder" / "out.pdf"]
    with qtbot.waitSignal(dialog.delivery.job.failed, timeout=20_000):
        dialog.delivery.save.click()
    assert "no folder" in dialog.delivery.outcome.text().replace("\u200b", "")
    assert len(dialog.made()) == 1
    dialog.reject()
    assert queries.missing(station) == []
    assert [sheet.unused for sheet in queries.sheets(station)] == [True]


def test_a_station_without_a_printer_is_told(dialog: PrintSheetsDialog, station: Database) -> None:
    dialog.delivery.print.click()
    assert "no printer" in dialog.delivery.outcome.text()
    assert queries.sheets(station) == []
    assert dialog.delivery.save.isEnabled()


def test_a_sheet_is_printed_again_under_its_number(
    station: Database, sheet: int, clock: SetClock, tmp_path: Path, qtbot: QtBot
) -> None:
    clerk = Clerk(paths=[tmp_path / "again.pdf"])
    context = make_context(station, clock, tmp_path, clerk)
    again = queries.by_id(station, sheet)
    dialog = PrintSheetsDialog(context, date(2026, 9, 1), again=again, printers=NoPrinter())
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.count.isVisible()
    assert "2026-0001" in dialog.about.text()
    with qtbot.waitSignal(dialog.delivery.delivered, timeout=20_000):
        dialog.delivery.save.click()
    dialog.reject()
    assert [(each.number, each.unused) for each in queries.sheets(station)] == [
        ("2026-0001", False),
        ("2026-0002", False),
    ]


def test_only_an_untouched_sheet_is_printed_again(opened: Open, zhou: PersonId, sheet: int) -> None:
    hand = opened()
    again = part(hand.page, "sheetsAgain")
    assert not again.isVisible()
    on_sheet(hand)
    assert again.isVisible()
    hand.enter()
    hand.type("+")
    hand.press(Key.Key_Return, CONTROL)
    assert not again.isVisible()
