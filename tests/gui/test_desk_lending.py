"""Tools at the desk by keys and scans: lent to who is at hand or comes next, brought back, taken back, refused."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.lending import queries
from station_app.core.lending.commands import add_tool, lend, report_lost, reserve, send_to_repair
from station_app.core.lending.model import Condition, Loan, LoanState, Tool, ToolState
from station_app.core.people.commands import suspend
from station_app.core.people.model import new_card_code
from station_app.core.settings import commands as settings
from station_app.core.types import PersonId
from station_app.gui.desk.tool_panel import ToolPanel
from station_app.gui.shell.window import MainWindow
from tests.gui.drivers import CONTROL, Desk
from tests.gui.other_program import holding

CARD, OTHER_CARD = new_card_code(), new_card_code()
RIDER, OTHER = "周佳宁", "单小满"


class Counter:
    """Tools, two riders with cards, and what the panel says."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.rider = desk.knows(RIDER, "13800002046", card=CARD)
        self.other = desk.knows(OTHER, "13911112047", card=OTHER_CARD)
        self.panel = desk.page.entry.tool

    def tool(self, name: str = "扳手", accessories: Sequence[str] = (), note: str | None = None) -> Tool:
        now = self.desk.clock.now()
        return add_tool(
            self.desk.db, name=name, cabinet="A1", slot="3", accessories=accessories, note=note, now=now, by=None
        ).value

    def label(self, tool: Tool) -> str:
        assert tool.label is not None
        return tool.label

    def lent(self, tool: Tool, person: PersonId) -> Loan:
        return lend(self.desk.db, tool_id=tool.id, person_id=person, now=self.desk.clock.now(), by=None).value

    def state(self, tool: Tool) -> ToolState:
        return queries.tool(self.desk.db, tool.id).state

    def borrower(self, tool: Tool) -> str | None:
        loan = queries.open_loan(self.desk.db, tool.id)
        return None if loan is None else loan.name

    def said(self) -> str:
        return self.panel.text() if self.panel.isVisible() else ""


@pytest.fixture
def counter(desk: Desk) -> Counter:
    """The counter of a station with tools."""
    return Counter(desk)


def test_tool_then_rider(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    desk.scan(counter.label(wrench))
    assert "T-001 扳手 is free. Who borrows it?" in counter.said()
    assert "A1-3" in counter.said()
    assert desk.field() == ""
    desk.scan(CARD)
    assert counter.borrower(wrench) == RIDER
    assert desk.result().startswith("T-001 扳手 lent to 周佳宁")
    assert "due 21:00" in desk.result()
    assert desk.on_site() == [RIDER]  # lending counts a visit
    assert desk.figures() == (1, 1, 1)
    assert counter.said() == ""
    assert desk.focus_is_in_the_field()


def test_a_typed_code_and_enter_pick_the_tool(desk: Desk, counter: Counter) -> None:
    for _ in range(13):
        wrench = counter.tool()
    desk.type("t13")
    assert desk.names() == ["T-013 扳手"]
    desk.enter()
    assert "T-013 扳手 is free" in counter.said()
    desk.type("zjn")
    assert desk.names() == [RIDER]
    assert desk.hint() == "Who borrows T-013 扳手? ↓ marks, Enter lends"
    desk.enter()
    assert counter.borrower(wrench) == RIDER


def test_rider_then_five_tools_five_scans(desk: Desk, counter: Counter) -> None:
    tools = [counter.tool() for _ in range(5)]
    desk.scan(CARD)
    for tool in tools:
        desk.scan(counter.label(tool))
    assert [counter.borrower(tool) for tool in tools] == [RIDER] * 5
    assert desk.figures() == (1, 1, 1)
    assert "has 4 more out" in desk.result()


def test_the_one_who_came_is_asked_for_and_enter_lends(desk: Desk, counter: Counter) -> None:
    pump = counter.tool("打气筒", ["气针", "布袋"], note="气压表不准")
    desk.type("zjn")
    desk.enter()
    desk.scan(counter.label(pump))
    assert "Lend T-001 打气筒 to 周佳宁?" in counter.said()
    assert "comes with 气针, 布袋 · 气压表不准" in counter.said()
    assert counter.borrower(pump) is None
    desk.enter()
    assert counter.borrower(pump) == RIDER
    assert "comes with 气针, 布袋" in desk.result()


def test_after_a_minute_nobody_is_at_hand(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    desk.scan(CARD)
    desk.later(seconds=61)
    desk.scan(counter.label(wrench))
    assert "Who borrows it?" in counter.said()
    desk.enter()
    assert counter.borrower(wrench) is None
    assert "Scan a card" in counter.said()


def test_somebody_else_is_lent_to_by_their_card(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    desk.scan(CARD)
    desk.scan(counter.label(wrench))
    desk.scan(OTHER_CARD)
    assert counter.borrower(wrench) == OTHER


def test_who_is_here_already_is_at_hand(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    desk.scan(CARD)
    desk.later(minutes=20)
    desk.scan(CARD)
    assert desk.shows("deskHere")
    desk.scan(counter.label(wrench))
    assert "Lend T-001 扳手 to 周佳宁?" in counter.said()
    desk.enter()
    assert counter.borrower(wrench) == RIDER


def test_somebody_new_borrows(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    desk.scan(counter.label(wrench))
    desk.type("13922223333")
    desk.type("w")
    desk.enter()
    assert "Lend T-001 扳手 to" in counter.said()
    desk.enter()
    assert counter.state(wrench) is ToolState.ON_LOAN
    assert desk.figures() == (1, 1, 1)


def test_escape_goes_back_one_step_at_a_time(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    desk.scan(CARD)
    desk.scan(counter.label(wrench))
    desk.type("zj")
    desk.press(Qt.Key.Key_Escape)
    assert "Lend T-001 扳手 to 周佳宁?" in counter.said()
    desk.press(Qt.Key.Key_Escape)
    assert "Who borrows it?" in counter.said()
    desk.press(Qt.Key.Key_Escape)
    assert counter.said() == ""
    desk.scan(OTHER_CARD)
    assert counter.state(wrench) is ToolState.AVAILABLE
    assert RIDER in desk.on_site()
    assert OTHER in desk.on_site()


@pytest.mark.parametrize("name", ["visits", "people", "reports", "settings"])
def test_a_scan_anywhere_offers_the_return(desk: Desk, counter: Counter, window: MainWindow, name: str) -> None:
    wrench = counter.tool()
    code = counter.label(wrench)
    counter.lent(wrench, counter.rider)
    window.show_page(name)
    if name == "people":
        desk.press(Qt.Key.Key_N, CONTROL)  # even while the form for somebody new is open
    desk.scan(code)
    assert window.current() == "desk"
    assert "T-001 扳手 is with 周佳宁, due 21:00. Is it back?" in counter.said()
    QTest.qWait(80)  # the scanner's own Enter, and a line feed after it, are over
    desk.enter()
    assert counter.state(wrench) is ToolState.AVAILABLE
    assert desk.result().startswith("T-001 扳手 is back 周佳宁")
    assert counter.said() == ""


def test_g_says_whole_and_d_damaged(desk: Desk, counter: Counter) -> None:
    first, second = counter.tool(), counter.tool()
    counter.lent(first, counter.rider)
    counter.lent(second, counter.rider)
    desk.type("t1")
    desk.press(Qt.Key.Key_Down)
    desk.enter()
    desk.type("g")
    assert counter.state(first) is ToolState.AVAILABLE
    assert "tools out: 1" in desk.result()
    desk.type("t2")
    desk.enter()
    desk.type("d")
    assert counter.state(second) is ToolState.IN_REPAIR
    assert "Damaged: not lent again until it is repaired" in desk.result()


def test_missing_parts_are_ticked_by_a_letter_each(desk: Desk, counter: Counter) -> None:
    pump = counter.tool("打气筒", ["气针", "布袋", "说明书"])
    loan = counter.lent(pump, counter.rider)
    desk.scan(counter.label(pump))
    assert "went out with 气针, 布袋, 说明书" in counter.said()
    desk.type("p")
    desk.enter()
    assert counter.state(pump) is ToolState.ON_LOAN
    assert "press a letter" in counter.said()
    desk.type("acc")
    desk.enter()
    back = queries.loan(desk.db, loan.id)
    assert back.condition is Condition.PARTS_MISSING
    assert [part.back for part in back.parts] == [False, True, True]
    assert "missing: 气针" in desk.result()


def test_parts_missing_of_a_tool_without_any(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    loan = counter.lent(wrench, counter.rider)
    desk.scan(counter.label(wrench))
    desk.type("p")
    assert queries.loan(desk.db, loan.id).condition is Condition.PARTS_MISSING


def test_another_person_brings_it(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    loan = counter.lent(wrench, counter.rider)
    desk.scan(counter.label(wrench))
    desk.scan(OTHER_CARD)
    assert "单小满 brings it, 周佳宁 borrowed it: Enter if it is back" in counter.said()
    assert counter.state(wrench) is ToolState.ON_LOAN
    desk.enter()
    assert queries.loan(desk.db, loan.id).returned_by == counter.other
    assert "lent to 周佳宁, brought by 单小满" in desk.result()
    assert OTHER not in desk.on_site()  # returning counts no visit


def test_a_return_of_something_that_is_not_out(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    code = counter.label(wrench)
    counter.lent(wrench, counter.rider)
    desk.scan(code)
    desk.enter()
    desk.later(minutes=5)
    desk.scan(code)
    assert "T-001 扳手 is free. Who borrows it?" in counter.said()
    assert "not out: 周佳宁 had it, back 10:00" in counter.said()


def test_another_scan_leaves_a_return_open_and_says_so(desk: Desk, counter: Counter) -> None:
    first, second = counter.tool(), counter.tool()
    for tool in (first, second):
        counter.lent(tool, counter.rider)
    desk.scan(counter.label(first))
    desk.scan(counter.label(second))
    assert "T-001 扳手 is still noted as out." in counter.said()
    desk.enter()
    assert [counter.state(tool) for tool in (first, second)] == [ToolState.ON_LOAN, ToolState.AVAILABLE]


def test_a_late_return_says_how_late(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    counter.lent(wrench, counter.rider)
    desk.later(days=2)
    desk.scan(counter.label(wrench))
    assert "overdue since" in counter.said()
    desk.enter()
    assert "days late: 2" in desk.result()


@pytest.mark.parametrize(("command", "why"), [(send_to_repair, "T-001 is in repair"), (report_lost, "T-001 is lost")])
def test_what_is_not_there_is_refused_beside_the_field(
    desk: Desk, counter: Counter, command: Callable[..., object], why: str
) -> None:
    wrench = counter.tool()
    command(desk.db, tool_id=wrench.id, now=desk.clock.now(), by=None)
    desk.scan(counter.label(wrench))
    assert desk.result().startswith(why)
    assert counter.said() == ""
    assert desk.field() == counter.label(wrench)
    QTest.qWait(80)
    desk.scan(CARD)
    assert desk.on_site() == [RIDER]
    assert counter.borrower(wrench) is None


def test_a_rule_asks_a_reason_in_the_same_place(desk: Desk, counter: Counter) -> None:
    first, second = counter.tool(), counter.tool()
    counter.lent(first, counter.rider)
    desk.later(days=2)
    desk.scan(counter.label(second))
    desk.scan(CARD)
    assert "Has 1 overdue" in counter.said()
    assert desk.shows("deskToolReason")
    desk.enter()
    assert "in a few words" in counter.said()
    assert counter.borrower(second) is None
    desk.type("mgr ok")
    desk.enter()
    assert counter.borrower(second) == RIDER
    assert "has 1 more out, 1 overdue" in desk.result()
    assert [row[0] for row in desk.db.rows("SELECT text FROM remark")] == ["mgr ok"]


def test_a_rule_in_the_midst_of_a_row_of_tools(desk: Desk, counter: Counter) -> None:
    tools = [counter.tool() for _ in range(3)]
    done = settings.set(desk.db, key="lending.most_open", value=1, now=desk.clock.now(), by=None)
    desk.window.context.hub.changed.emit(done.touched)
    desk.scan(CARD)
    desk.scan(counter.label(tools[0]))
    desk.enter()
    desk.scan(counter.label(tools[1]))
    assert "Has 1 out; the most is 1" in counter.said()
    desk.scan(counter.label(tools[2]))
    assert "T-002 扳手 was not lent." in counter.said()
    assert "Lend T-003 扳手 to 周佳宁?" in counter.said()
    for _ in range(2):
        desk.press(Qt.Key.Key_Escape)
    assert counter.said() == ""
    assert [counter.borrower(tool) for tool in tools] == [RIDER, None, None]


def test_undo_takes_a_loan_back_and_restores_the_search(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    desk.scan(counter.label(wrench))
    desk.scan(CARD)
    desk.undo()
    assert counter.state(wrench) is ToolState.AVAILABLE
    assert desk.on_site() == []  # the visit it began goes with it
    assert desk.field() == "T-001"
    assert desk.names() == ["T-001 扳手"]
    assert desk.status() == "Undone: T-001 扳手 lent to 周佳宁"
    desk.enter()
    assert "Who borrows it?" in counter.said()


def test_undo_takes_a_return_back(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    loan = counter.lent(wrench, counter.rider)
    desk.scan(counter.label(wrench))
    desk.enter()
    desk.undo()
    assert queries.loan(desk.db, loan.id).state is LoanState.OPEN
    assert desk.names() == ["T-001 扳手"]
    desk.enter()
    assert "Is it back?" in counter.said()


def test_a_row_of_loans_is_taken_back_one_by_one(desk: Desk, counter: Counter) -> None:
    tools = [counter.tool() for _ in range(3)]
    desk.scan(CARD)
    for tool in tools:
        desk.scan(counter.label(tool))
    desk.undo()
    assert [counter.borrower(tool) for tool in tools] == [RIDER, RIDER, None]
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert [counter.borrower(tool) for tool in tools] == [RIDER, None, None]


def test_tools_are_found_by_name_with_state_and_borrower(desk: Desk, counter: Counter) -> None:
    counter.tool("打气筒")
    pump = counter.tool("打气筒")
    counter.lent(pump, counter.rider)
    desk.type("打气")
    assert desk.names() == ["T-001 打气筒", "T-002 打气筒"]
    free, out = desk.page.entry.candidates.rows()
    assert free.about == "Available · A1-3"
    assert out.about == "On loan · 周佳宁 · due 21:00"
    desk.enter()
    assert "↓" in desk.hint()
    assert counter.said() == ""
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.enter()
    assert "Is it back?" in counter.said()


def test_a_click_on_a_tool_picks_it(desk: Desk, counter: Counter) -> None:
    counter.tool()
    desk.type("t1")
    QTest.mouseClick(desk.page.entry.candidates, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert "Who borrows it?" in counter.said()


def test_a_known_persons_line_says_what_is_out(desk: Desk, counter: Counter) -> None:
    counter.lent(counter.tool(), counter.rider)
    desk.later(days=1)
    counter.desk.type("zjn")
    (row,) = desk.page.entry.candidates.rows()
    assert "overdue: 1 of 1 tools out" in row.notice
    desk.enter()
    assert "overdue: 1 of 1 tools out" in desk.result()


def test_leaving_with_a_tool_out_is_said(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    desk.scan(counter.label(wrench))
    desk.scan(CARD)
    desk.later(minutes=20)
    desk.scan(CARD)
    desk.type("l")
    assert desk.result().startswith("周佳宁 left tools out: 1 · was here 20 min")


def test_a_suspended_person(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    suspend(desk.db, person_id=counter.rider, until=None, reason="欠伞", now=desk.clock.now(), by=None)
    desk.scan(counter.label(wrench))
    desk.scan(CARD)
    assert "May not borrow for now (欠伞)" in counter.said()
    assert counter.borrower(wrench) is None
    desk.scan(OTHER_CARD)
    assert counter.borrower(wrench) == OTHER


def test_a_tool_reserved_for_somebody_else_soon(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    starts = desk.clock.now() + timedelta(hours=2)
    reserve(
        desk.db, tool_id=wrench.id, person_id=counter.other, starts_at=starts, ends_at=starts + timedelta(hours=1),
        now=desk.clock.now(), by=None,
    )  # fmt: skip
    desk.scan(CARD)
    desk.scan(counter.label(wrench))
    assert "reserved for somebody else from 12:00" in counter.said()
    desk.enter()
    assert "due 12:00" in desk.result()


def test_lent_meanwhile_at_another_desk(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    desk.scan(counter.label(wrench))
    counter.lent(wrench, counter.other)
    desk.scan(CARD)
    assert "T-001 is out: 单小满 has it until" in counter.said()
    assert "Is it back?" in counter.said()
    assert desk.on_site() == []


def test_an_unknown_card_leaves_the_tool_picked(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    desk.scan(counter.label(wrench))
    desk.scan(new_card_code())
    assert "Unknown code" in desk.result()
    assert "Who borrows it?" in counter.said()
    desk.scan(CARD)
    assert counter.borrower(wrench) == RIDER


def test_the_language_changes_while_a_tool_is_picked(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    desk.scan(counter.label(wrench))
    desk.window.context.language.use("zh")
    desk.window.context.language.use("en")
    assert "Who borrows it?" in counter.said()
    desk.scan(CARD)
    assert counter.borrower(wrench) == RIDER


def test_a_plain_check_in_asks_nothing_about_tools(desk: Desk, counter: Counter) -> None:
    counter.tool("周转箱")
    asked: list[str] = []
    desk.db.conn.set_trace_callback(asked.append)
    desk.scan(CARD)
    desk.type("1391")
    desk.type("1112047")
    desk.enter()
    desk.db.conn.set_trace_callback(None)
    assert sorted(desk.on_site()) == sorted([RIDER, OTHER])
    assert [sql for sql in asked if "tool_key" in sql or "FROM tool" in sql] == []


def test_every_part_can_be_reached_by_drivers(window: MainWindow, desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    counter.lent(wrench, counter.rider)
    desk.scan(counter.label(wrench))
    assert isinstance(window.findChild(QWidget, "deskTool"), ToolPanel)
    for name in ("deskToolEnter", "deskToolDamaged", "deskToolMissing"):
        assert desk.shows(name), name
    button = window.findChild(QWidget, "deskToolDamaged")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert counter.state(wrench) is ToolState.IN_REPAIR


def test_the_large_button_says_what_enter_does(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    button = desk.page.entry.register
    desk.scan(CARD)
    assert button.accessibleName() == "Check in"
    desk.scan(counter.label(wrench))
    assert button.accessibleName() == "Lend"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert counter.borrower(wrench) == RIDER
    assert button.accessibleName() == "Check in"
    desk.scan(counter.label(wrench))
    assert button.accessibleName() == "Bring back"
    desk.press(Qt.Key.Key_Escape)
    assert button.accessibleName() == "Check in"


def test_what_is_overdue_stands_beside_and_leads_to_who_has_it(desk: Desk, counter: Counter) -> None:
    tools = [counter.tool() for _ in range(5)]
    alerts = desk.page.today.alerts
    assert not alerts.isVisible()
    for tool in tools:
        desk.scan(counter.label(tool))
        desk.scan(CARD)
    assert not alerts.isVisible()
    desk.later(days=2)
    desk.page.minute.timeout.emit()
    assert alerts.isVisible()
    assert alerts.texts() == [f"T-00{at} 扳手 · 周佳宁 · 2 d" for at in (1, 2, 3)]
    for tool in tools[:4]:
        desk.scan(counter.label(tool))
        desk.enter()
    assert alerts.texts() == ["T-005 扳手 · 周佳宁 · 2 d"]
    contact = next(each for each in alerts.findChildren(QPushButton) if each.isVisible())
    QTest.mouseClick(contact, Qt.MouseButton.LeftButton)
    assert desk.window.current() == "people"


def test_a_mere_check_in_does_not_read_what_is_overdue(desk: Desk, counter: Counter) -> None:
    counter.lent(counter.tool(), counter.other)
    asked: list[str] = []
    desk.db.conn.set_trace_callback(asked.append)
    desk.scan(CARD)
    desk.db.conn.set_trace_callback(None)
    assert RIDER in desk.on_site()
    assert [sql for sql in asked if "FROM loan l" in sql] == []


def test_a_loan_waits_for_the_file_and_is_made_once(desk: Desk, counter: Counter, qtbot: QtBot) -> None:
    first, second = counter.tool(), counter.tool()
    with holding(desk.db.path, seconds=1.0):
        desk.scan(counter.label(first))
        QTest.qWait(120)
        desk.scan(CARD)
        QTest.qWait(120)
        desk.scan(CARD)  # nothing seemed to happen
        QTest.qWait(120)
        desk.scan(counter.label(second))
        assert counter.borrower(first) is None
    qtbot.waitUntil(lambda: not desk.window.context.operations.busy(), timeout=5_000)
    assert counter.borrower(first) == RIDER
    assert counter.borrower(second) is None
    assert "Lend T-002 扳手 to 周佳宁?" in counter.said()
    assert len(queries.loans_of(desk.db, first.id)) == 1
    assert desk.figures() == (1, 1, 1)


def test_who_left_is_not_at_hand_and_the_tool_stays_picked(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    for _ in range(2):
        desk.scan(CARD)
        desk.later(minutes=5)
    desk.type("l")
    desk.scan(counter.label(wrench))
    assert "Who borrows it?" in counter.said()
    desk.scan(new_card_code())
    desk.scan(OTHER_CARD)
    assert counter.borrower(wrench) == OTHER


def test_leaving_by_the_list_leaves_the_tool_picked(desk: Desk, counter: Counter) -> None:
    wrench = counter.tool()
    desk.scan(CARD)
    desk.later(minutes=5)
    desk.scan(counter.label(wrench))
    (visit,) = desk.db.rows("SELECT id FROM visit")
    desk.page.on_site.leave_asked.emit(visit[0])
    assert desk.on_site() == []
    assert "Who borrows it?" in counter.said()


def test_what_needs_doing_comes_before_the_categories_on_a_low_window(
    desk: Desk, counter: Counter, window: MainWindow, qtbot: QtBot
) -> None:
    for _ in range(4):
        counter.lent(counter.tool(), counter.rider)
    desk.later(days=1)
    for letter in "wkchz":
        desk.type(f"+{letter}")
        desk.enter()
    side, kinds = desk.page.today, window.findChild(QWidget, "deskKinds")
    assert kinds is not None
    assert kinds.isVisible()
    desk.page.minute.timeout.emit()
    assert side.alerts.isVisible()
    window.resize(1280, 680)
    qtbot.waitUntil(lambda: not kinds.isVisible())
    assert side.alerts.height() >= side.alerts.sizeHint().height()
    window.resize(1280, 1000)
    qtbot.waitUntil(kinds.isVisible)
