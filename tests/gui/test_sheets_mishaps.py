"""Paper sheets when something comes between: a busy file, another window, many steps back, a merge, a stray scan."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.people.commands import issue_card, merge, register
from station_app.core.settings.commands import move_entry
from station_app.core.settings.model import Dictionary
from station_app.core.sheets import queries
from station_app.core.sheets.commands import enter_line, make_sheets, strike_lines
from station_app.core.storage.database import Database
from station_app.core.types import Area, PersonId
from station_app.core.visits.model import Visit
from station_app.gui.sheets.typed import FIELDS
from tests.gui.other_program import holding
from tests.gui.test_sheets import CONTROL, DAY, Hand, Key, Open, on_sheet, opened, sheet, zhou

__all__ = ["opened", "sheet", "zhou"]


def save_row(hand: Hand, time: str, who: str) -> None:
    hand.type(time)
    hand.type(who)
    hand.press(Key.Key_Return, CONTROL)


def lines(station: Database, sheet_id: int) -> list[Visit]:
    return [line.visit for line in queries.lines(station, sheet_id) if line.visit is not None]


def test_a_row_that_waits_for_the_file_is_not_typed_into(
    opened: Open, sheet: int, station: Database, qtbot: QtBot
) -> None:
    station.busy_timeout(10)
    hand = on_sheet(opened())
    with holding(station.path, seconds=30):
        save_row(hand, "1358", "+2")
        hand.field("note").setFocus()
        hand.type("too late")
        hand.press(Key.Key_Return, CONTROL)
        hand.page.scanned("000000000000")
        assert "still being saved" in hand.says("sheetsComplaint")
        assert hand.texts()["note"] == ""
        assert lines(station, sheet) == []
    qtbot.waitUntil(lambda: len(lines(station, sheet)) == 1, timeout=3_000)
    assert hand.texts() == {**dict.fromkeys(FIELDS, ""), "services": hand.texts()["services"]}
    save_row(hand, "1400", "+")
    assert [visit.heads for visit in lines(station, sheet)] == [2, 1]


def test_a_row_the_file_had_no_time_for_can_be_sent_again(
    opened: Open, sheet: int, station: Database, qtbot: QtBot
) -> None:
    station.busy_timeout(10)
    hand = on_sheet(opened())
    hand.page.context.operations._patience_ms = 50
    with (
        holding(station.path, seconds=30),
        qtbot.waitSignal(hand.page.context.operations.troubled, timeout=3_000),
    ):
        save_row(hand, "1358", "+2")
    assert hand.texts()["time"] == "1358"
    hand.field("note").setFocus()
    hand.type("bags")
    hand.press(Key.Key_Return, CONTROL)
    assert [(visit.heads, visit.note) for visit in lines(station, sheet)] == [(2, "bags")]


def test_many_steps_back_lose_no_row(opened: Open, sheet: int, station: Database) -> None:
    hand = on_sheet(opened())
    for time, who in (("0901", "+"), ("0902", "+2"), ("0903", "+3")):
        save_row(hand, time, who)
    hand.type("0904")
    hand.type("+9")
    for _ in range(3):
        hand.undo()
    assert lines(station, sheet) == []
    assert hand.texts()["who"] == "+"
    for _ in range(4):
        hand.press(Key.Key_Return, CONTROL)
    assert [visit.heads for visit in lines(station, sheet)] == [1, 2, 3, 9]
    assert hand.texts()["who"] == ""


def test_what_was_set_aside_comes_after_a_blank_line_too(opened: Open, sheet: int) -> None:
    hand = on_sheet(opened())
    save_row(hand, "0901", "+")
    hand.type("0904")
    hand.undo()
    for name in ("time", "who"):
        hand.page.entry.go("time" if name == "time" else "who")
        QTest.keyClick(hand.field(name), Key.Key_Delete)
    hand.page.entry.begin(1)
    hand.page.strike_blank()
    assert hand.texts()["time"] == "0904"
    assert hand.says("sheetsLine") == "2"


def test_a_line_another_window_typed_is_shown_and_the_row_goes_on(
    opened: Open, sheet: int, station: Database, clock: SetClock
) -> None:
    hand = on_sheet(opened())
    enter_line(station, sheet_id=sheet, line=1, day=DAY, now=clock.now(), by=None)
    save_row(hand, "0901", "+2")
    assert "typed in already" in hand.says("sheetsComplaint")
    assert "line 2 now" in hand.says("sheetsComplaint")
    assert (hand.says("sheetsLine"), len(hand.rows()), hand.texts()["who"]) == ("2", 1, "+2")
    hand.press(Key.Key_Return, CONTROL)
    assert [visit.heads for visit in lines(station, sheet)] == [1, 2]


def test_somebody_merged_since_they_were_picked_counts_as_who_they_are(
    opened: Open, zhou: PersonId, sheet: int, station: Database, clock: SetClock
) -> None:
    hand = on_sheet(opened())
    hand.type("0901")
    hand.type("2046")
    hand.press(Key.Key_Down)
    hand.enter()
    other = register(station, name="王五", category="courier", now=clock.now(), by=None).value.id
    merge(station, keep=other, drop=zhou, now=clock.now(), by=None)
    hand.press(Key.Key_Return, CONTROL)
    assert [visit.person_id for visit in lines(station, sheet)] == [other]


def test_a_card_on_a_finished_sheet_is_not_called_unknown(
    opened: Open, zhou: PersonId, sheet: int, station: Database, clock: SetClock
) -> None:
    card = issue_card(station, person_id=zhou, now=clock.now(), by=None).value.card
    hand = on_sheet(opened())
    strike_lines(station, sheet_id=sheet, lines=range(1, 21), now=clock.now(), by=None)
    hand.page.context.hub.changed.emit(frozenset({Area.SHEETS}))
    assert card is not None
    assert hand.page.scanned(card)
    assert "No line is open" in hand.says("sheetsComplaint")


def test_a_day_is_written_down_once_it_is_typed_whole(opened: Open, sheet: int, station: Database) -> None:
    hand = opened()
    hand.page.choose(sheet)
    acts = "SELECT count(*) FROM act WHERE what = 'sheets.set_day'"
    hand.page.head.day.setFocus()
    hand.press(Key.Key_A, CONTROL)
    hand.type("2025-12-31")
    assert station.value(acts) == 0
    hand.enter()
    assert (station.value(acts), str(queries.by_id(station, sheet).day)) == (1, "2025-12-31")


def test_a_sheet_printed_before_the_order_changed_says_so(
    opened: Open, sheet: int, station: Database, clock: SetClock
) -> None:
    hand = on_sheet(opened())
    assert "may not be those printed" not in hand.says("sheetsState")
    done = move_entry(station, dictionary=Dictionary.SERVICE, code="rest", before="water", now=clock.now(), by=None)
    newer = make_sheets(station, count=1, now=clock.now(), by=None).value[0]
    hand.page.context.hub.changed.emit(done.touched)
    assert "may not be those printed" in hand.says("sheetsState")
    hand.page.choose(newer.id)
    assert "may not be those printed" not in hand.says("sheetsState")
