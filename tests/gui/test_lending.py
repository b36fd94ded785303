"""The page of the tools in the real window, by keys and scans: lending, bringing back, what stands in the way."""

from collections.abc import Callable
from datetime import timedelta
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.lending import commands, queries
from station_app.core.lending.model import Condition, LoanState, Tool, ToolState
from station_app.core.people.commands import suspend
from station_app.core.settings.commands import set as put_setting
from station_app.core.training.commands import plan, sign_in
from station_app.core.types import PersonId
from station_app.gui.lending.page import LendingPage
from station_app.gui.lending.tool_form.dialog import ToolDialog
from station_app.gui.printing.labels_dialog import LabelsDialog
from station_app.gui.runtime.burst import PAUSE_MS
from station_app.gui.shell.window import MainWindow
from tests.gui.bare_page import cut_words, needs_fonts, part
from tests.gui.drivers import ALT, Desk
from tests.gui.hands import retype, type_text
from tests.gui.other_program import holding

Key = Qt.Key
ZHOU, WANG = "13812342046", "18610005520"
ZHOU_CARD, WANG_CARD = "900000000003", "900000000011"
Make = Callable[..., Tool]


class Lending(Desk):
    """A clerk at the page of the tools."""

    def __init__(self, window: MainWindow, clock: SetClock) -> None:
        super().__init__(window, clock)
        window.show_page("lending")
        page = window.page("lending")
        assert isinstance(page, LendingPage)
        self.tools = page
        QApplication.processEvents()

    def scan(self, code: str) -> None:
        super().scan(code)
        QTest.qWait(PAUSE_MS + 20)  # an Enter sooner than that is the scanner's line feed

    def makes(self, name: str, **said: object) -> Tool:
        done = commands.add_tool(self.db, name=name, now=self.clock.now(), by=None, **said)  # type: ignore[arg-type]
        self.window.context.hub.changed.emit(done.touched)
        return done.value

    def lends(self, tool: Tool, person: PersonId, **said: object) -> int:
        done = commands.lend(
            self.db,
            tool_id=tool.id,
            person_id=person,
            now=self.clock.now(),
            by=None,
            **said,  # type: ignore[arg-type]
        )
        self.window.context.hub.changed.emit(done.touched)
        return done.value.id

    def text(self, name: str) -> str:
        widget = part(self.tools, name)
        assert isinstance(widget, QLabel | QLineEdit)
        return widget.text() if widget.isVisible() else ""

    def strip(self) -> str:
        return self.tools.card.strip.text() if self.tools.card.strip.isVisible() else ""

    def state(self, tool: Tool) -> ToolState:
        return queries.tool(self.db, tool.id).state

    def who_has(self, tool: Tool) -> int | None:
        loan = queries.open_loan(self.db, tool.id)
        return None if loan is None else loan.person_id

    def has_focus(self, name: str) -> bool:
        return self.focused() is part(self.tools, name)

    def picks(self, typed: str) -> None:
        """Type a number into the field of the tool, and Enter."""
        retype(part(self.tools, "lendingTool"), typed)
        self.enter()


@pytest.fixture
def lending(window: MainWindow, clock: SetClock) -> Lending:
    return Lending(window, clock)


@pytest.fixture
def zhou(lending: Lending) -> PersonId:
    return lending.knows("周佳宁", ZHOU, card=ZHOU_CARD)


@pytest.fixture
def wang(lending: Lending) -> PersonId:
    return lending.knows("王敏", WANG, card=WANG_CARD)


def label_of(tool: Tool) -> str:
    assert tool.label is not None
    return tool.label


# -- lending ---------------------------------------------------------------------------------------------------------


def test_a_tool_is_lent_by_number_tail_and_enter(lending: Lending, zhou: PersonId) -> None:
    tool = lending.makes("活动扳手", cabinet="A", slot="A2")
    assert lending.has_focus("lendingTool")
    lending.type("t1")
    lending.enter()
    assert lending.text("lendingTool") == f"{tool.code} 活动扳手"
    assert lending.has_focus("lendingBorrower")
    lending.type("2046")
    lending.enter()
    assert lending.who_has(tool) is None, "the clerk sees the terms first"
    lending.enter()
    assert lending.who_has(tool) == zhou
    assert "周佳宁" in lending.strip()
    assert "21:00" in lending.strip()
    assert lending.has_focus("lendingTool")
    assert lending.text("lendingTool") == ""
    assert lending.text("lendingBorrower") == ""


def test_tool_then_rider_scanned_is_lent_at_once(lending: Lending, zhou: PersonId) -> None:
    tool = lending.makes("羊角锤")
    lending.scan(label_of(tool))
    assert lending.text("lendingTool").startswith(tool.code)
    lending.scan(ZHOU_CARD)
    assert lending.who_has(tool) == zhou


def test_rider_first_then_five_tools_takes_six_scans(lending: Lending, zhou: PersonId) -> None:
    made = [lending.makes(f"扳手 {number}") for number in range(5)]
    lending.scan(ZHOU_CARD)
    for tool in made:
        lending.scan(label_of(tool))
    assert [lending.who_has(tool) for tool in made] == [zhou] * 5
    assert "out 5" in lending.tools.card.borrower.field.tag.text()


def test_after_a_minute_the_next_tool_waits_for_enter(lending: Lending, zhou: PersonId) -> None:
    one, two = lending.makes("扳手 1"), lending.makes("扳手 2")
    lending.scan(ZHOU_CARD)
    lending.scan(label_of(one))
    lending.later(seconds=61)
    lending.scan(label_of(two))
    assert lending.who_has(two) is None
    lending.enter()
    assert lending.who_has(two) == zhou


def test_the_next_rider_never_gets_the_tool_of_the_last(lending: Lending, zhou: PersonId, wang: PersonId) -> None:
    one, two = lending.makes("扳手 1"), lending.makes("扳手 2")
    lending.scan(label_of(one))
    lending.scan(ZHOU_CARD)
    lending.scan(label_of(two))
    assert lending.who_has(two) is None
    lending.scan(WANG_CARD)
    assert lending.who_has(two) == wang
    assert lending.who_has(one) == zhou


def test_confirm_finds_what_is_typed_when_it_can_mean_but_one(lending: Lending, zhou: PersonId) -> None:
    tool = lending.makes("羊角锤")
    retype(part(lending.tools, "lendingTool"), "t1")
    retype(part(lending.tools, "lendingBorrower"), "2046")
    QTest.mouseClick(part(lending.tools, "lendingConfirm"), Qt.MouseButton.LeftButton)
    assert lending.who_has(tool) == zhou


def test_nobody_is_chosen_among_several(lending: Lending, zhou: PersonId) -> None:
    other = lending.knows("周国强", "13912342046")
    tool = lending.makes("羊角锤")
    lending.picks("t1")
    lending.type("2046")
    QTest.mouseClick(part(lending.tools, "lendingConfirm"), Qt.MouseButton.LeftButton)
    assert lending.who_has(tool) is None
    lending.press(Key.Key_Down)
    lending.enter()
    lending.enter()
    assert lending.who_has(tool) in (zhou, other)


def test_what_is_missing_is_said_beside_its_field(lending: Lending) -> None:
    lending.makes("羊角锤")
    lending.press(Key.Key_Return)
    assert "Which tool" in lending.text("lendingToolMessage")
    lending.picks("t1")
    lending.press(Key.Key_Return)
    assert "Who borrows" in lending.text("lendingBorrowerMessage")
    lending.picks("t99")
    assert "No such tool" in lending.text("lendingToolMessage")


def test_what_the_clerk_must_hear_is_said_before_and_after(lending: Lending, zhou: PersonId) -> None:
    put_setting(lending.db, key="lending.block_overdue", value=False, now=lending.clock.now(), by=None)
    late = lending.makes("扳手")
    charger = lending.makes("应急电源", accessories=["充电线"])
    lending.lends(late, zhou)
    lending.later(days=2)
    lending.scan(label_of(charger))
    assert "充电线" in lending.text("lendingHeadsUp")
    lending.type("2046")
    lending.enter()
    assert "1 out, 1 overdue" in lending.text("lendingHeadsUp")
    lending.enter()
    assert "1 overdue" in lending.strip()


def test_due_days_are_keys(lending: Lending, zhou: PersonId) -> None:
    tool = lending.makes("扳手")
    lending.picks("t1")
    lending.type("2046")
    lending.enter()
    lending.press(Key.Key_2, ALT)
    lending.enter()
    loan = queries.open_loan(lending.db, tool.id)
    assert loan is not None
    hours = queries.hours(lending.db)
    out = loan.out_at.astimezone(hours.zone).date()
    assert loan.due_at == hours.closing(hours.open_day(out + timedelta(days=1)))


def test_a_rule_is_set_aside_with_a_reason(lending: Lending, zhou: PersonId, clock: SetClock) -> None:
    suspend(lending.db, person_id=zhou, reason="雨伞未还", until=None, now=clock.now(), by=None)
    tool = lending.makes("扳手")
    lending.scan(label_of(tool))
    lending.scan(ZHOU_CARD)
    assert lending.who_has(tool) is None
    assert "雨伞未还" in lending.text("lendingWrong")
    assert lending.has_focus("lendingReason")
    lending.type("急用")
    lending.enter()
    assert lending.who_has(tool) == zhou
    assert lending.db.value("SELECT text FROM remark ORDER BY act_id DESC LIMIT 1") == "急用"


def test_a_training_that_is_needed_is_said_before_and_when_it_can_be_had(
    lending: Lending, zhou: PersonId, clock: SetClock
) -> None:
    tool, now = lending.makes("急救箱"), clock.now()
    commands.edit_tool(lending.db, tool_id=tool.id, course="heimlich", now=now, by=None)
    begins = now + timedelta(days=1)
    ends = begins + timedelta(hours=1)
    session = plan(lending.db, course="heimlich", starts_at=begins, ends_at=ends, capacity=2, now=now, by=None).value
    lending.picks("t1")
    assert "needs the training Heimlich manoeuvre" in lending.text("lendingHeadsUp")
    lending.scan(ZHOU_CARD)
    assert lending.who_has(tool) is None
    said = lending.text("lendingWrong")
    assert "Needs the training Heimlich manoeuvre, next on 2 Sep 10:00." in said
    assert said.endswith("Ctrl+T at the desk enrols.")
    assert lending.has_focus("lendingReason")
    lending.press(Key.Key_Escape)
    sign_in(lending.db, session_id=session.id, person_id=zhou, now=begins, by=None)
    lending.picks("t1")
    lending.scan(ZHOU_CARD)
    assert lending.who_has(tool) == zhou


def test_escape_cancels(lending: Lending, zhou: PersonId) -> None:
    lending.makes("扳手")
    lending.scan(ZHOU_CARD)
    lending.picks("t1")
    lending.press(Key.Key_Escape)
    assert lending.text("lendingTool") == ""
    assert lending.text("lendingBorrower") == ""
    assert queries.open_loans(lending.db) == []


def test_scans_while_the_file_is_held_are_kept_and_done_in_order(
    lending: Lending, zhou: PersonId, qtbot: QtBot
) -> None:
    made = [lending.makes(f"扳手 {number}") for number in range(3)]
    lending.scan(ZHOU_CARD)
    with holding(lending.db.path, seconds=0.6):
        for tool in made:
            lending.scan(label_of(tool))
        assert [lending.who_has(tool) for tool in made] == [None] * 3
        qtbot.waitUntil(lambda: lending.who_has(made[-1]) == zhou, timeout=4_000)
    assert [lending.who_has(tool) for tool in made] == [zhou] * 3


def test_a_tool_lent_elsewhere_meanwhile_is_told_with_who_has_it(
    lending: Lending, zhou: PersonId, wang: PersonId, clock: SetClock
) -> None:
    tool = lending.makes("扳手")
    lending.picks("t1")
    lending.type("2046")
    lending.enter()
    commands.lend(lending.db, tool_id=tool.id, person_id=wang, now=clock.now(), by=None)  # at another window
    lending.enter()
    assert lending.who_has(tool) == wang
    assert "王敏" in lending.text("lendingToolMessage")
    assert "王敏" in lending.text("lendingWho")


# -- bringing back ---------------------------------------------------------------------------------------------------


def test_a_tool_that_is_out_comes_back_with_enter(lending: Lending, zhou: PersonId) -> None:
    tool = lending.makes("扳手", cabinet="A", slot="A2")
    lending.lends(tool, zhou)
    lending.scan(label_of(tool))
    assert "周佳宁 138****2046" in lending.text("lendingWho")
    lending.enter()
    assert lending.state(tool) is ToolState.AVAILABLE
    assert "A2" in lending.strip()
    assert lending.has_focus("lendingTool")


def test_damaged_goes_into_repair_with_what_is_wrong(lending: Lending, zhou: PersonId) -> None:
    tool = lending.makes("扳手")
    loan = lending.lends(tool, zhou)
    lending.scan(label_of(tool))
    lending.press(Key.Key_D)
    lending.type("手柄断了")
    lending.enter()
    assert lending.state(tool) is ToolState.IN_REPAIR
    assert queries.loan(lending.db, loan).condition is Condition.DAMAGED
    assert queries.loan(lending.db, loan).back_note == "手柄断了"


def test_missing_parts_are_ticked_by_digits(lending: Lending, zhou: PersonId) -> None:
    tool = lending.makes("应急电源", accessories=["充电线", "夹子"])
    loan = lending.lends(tool, zhou)
    lending.scan(label_of(tool))
    lending.press(Key.Key_P)
    lending.enter()
    assert "Tick what is missing" in lending.text("lendingWrong")
    lending.press(Key.Key_2)
    lending.enter()
    done = queries.loan(lending.db, loan)
    assert done.condition is Condition.PARTS_MISSING
    assert [each.back for each in done.parts] == [True, False]


def test_several_come_back_one_scan_after_the_other(lending: Lending, zhou: PersonId) -> None:
    made = [lending.makes(f"扳手 {number}") for number in range(3)]
    for tool in made:
        lending.lends(tool, zhou)
    for tool in made:
        lending.scan(label_of(tool))
    lending.scan(label_of(made[-1]))
    assert [lending.state(tool) for tool in made] == [ToolState.AVAILABLE] * 3


def test_somebody_else_brings_it(lending: Lending, zhou: PersonId, wang: PersonId) -> None:
    tool = lending.makes("扳手")
    loan = lending.lends(tool, zhou)
    lending.scan(label_of(tool))
    lending.scan(WANG_CARD)
    assert lending.state(tool) is ToolState.ON_LOAN
    lending.press(Key.Key_F6)
    QTest.mouseClick(part(lending.tools, "lendingConfirm"), Qt.MouseButton.LeftButton)
    assert queries.loan(lending.db, loan).returned_by == wang


def test_what_is_not_out_is_said(lending: Lending) -> None:
    tool = lending.makes("扳手")
    lending.press(Key.Key_F4)
    lending.scan(label_of(tool))
    assert "not out" in lending.text("lendingToolMessage")
    assert lending.state(tool) is ToolState.AVAILABLE


def test_the_number_is_shown_on_a_click_and_logged(lending: Lending, zhou: PersonId) -> None:
    tool = lending.makes("扳手")
    lending.lends(tool, zhou)
    lending.scan(label_of(tool))
    QTest.mouseClick(part(lending.tools, "lendingNumber"), Qt.MouseButton.LeftButton)
    assert ZHOU in lending.text("lendingWho")
    assert lending.db.value("SELECT count(*) FROM act WHERE what = 'people.reveal'") == 1
    lending.window.show_page("desk")
    lending.window.show_page("lending")
    assert ZHOU not in lending.text("lendingWho")


def test_undo_takes_a_loan_and_a_return_back(lending: Lending, zhou: PersonId) -> None:
    tool = lending.makes("扳手")
    lending.scan(label_of(tool))
    lending.scan(ZHOU_CARD)
    lending.scan(label_of(tool))
    lending.enter()
    assert lending.state(tool) is ToolState.AVAILABLE
    lending.undo()
    assert lending.who_has(tool) == zhou
    lending.undo()
    assert lending.state(tool) is ToolState.AVAILABLE
    last = queries.loans_of(lending.db, tool.id)[0]
    assert last.state is LoanState.VOID


# -- open loans ------------------------------------------------------------------------------------------------------


def rows(lending: Lending) -> list[tuple[str, ...]]:
    model = lending.tools.loans.model
    return [tuple(str(model.index(row, at).data()) for at in range(3)) for row in range(model.rowCount())]


def test_what_is_out_stands_by_due_time_and_late_ones_say_so(lending: Lending, zhou: PersonId, wang: PersonId) -> None:
    one, two = lending.makes("扳手 1"), lending.makes("扳手 2")
    lending.lends(one, zhou)
    lending.later(days=2)
    lending.lends(two, wang)
    assert rows(lending) == [("扳手 1", "周佳宁", "2 days late"), ("扳手 2", "王敏", "Today 21:00")]
    card = lending.tools.cabinets.words_of(lending.tools.cabinets.shown()[0])
    assert (card.state, card.borrower, card.due, card.late) == ("Overdue", "周佳宁", "2 days late", True)


def test_r_renews_and_enter_takes_back(lending: Lending, zhou: PersonId) -> None:
    tool = lending.makes("扳手")
    loan = lending.lends(tool, zhou)
    due = queries.loan(lending.db, loan).due_at
    table = lending.tools.loans.table
    table.setFocus()
    table.choose(loan)
    lending.press(Key.Key_R)
    assert queries.loan(lending.db, loan).due_at > due
    assert "renewed" in lending.strip()
    QTest.keyClick(table, Key.Key_Return)
    lending.enter()
    assert lending.state(tool) is ToolState.AVAILABLE


# -- cabinets --------------------------------------------------------------------------------------------------------


def test_arrow_keys_walk_the_cards_and_enter_picks(lending: Lending) -> None:
    made = [lending.makes(f"扳手 {number}", cabinet="A", slot="A1") for number in range(4)]
    other = lending.makes("话筒", kind="live", cabinet="B", slot="B1")
    lending.press(Key.Key_F6)
    cabinets = lending.tools.cabinets
    assert cabinets.tool_id() == made[0].id
    assert cabinets.across() == 3
    lending.press(Key.Key_Right)
    assert cabinets.tool_id() == made[1].id
    lending.press(Key.Key_Down)
    assert cabinets.tool_id() == made[3].id
    lending.press(Key.Key_Down)
    assert cabinets.tool_id() == other.id
    lending.enter()
    assert lending.text("lendingTool") == f"{other.code} 话筒"
    assert lending.has_focus("lendingBorrower")


def test_kinds_narrow_the_cabinets_and_count(lending: Lending) -> None:
    lending.makes("扳手")
    mic = lending.makes("话筒", kind="live")
    chips = lending.tools.left.kinds
    assert [chips.chip(kind).text() for kind in ("all", "hand", "live")] == [
        "All 2",
        "Hand tools 1",
        "Streaming gear 1",
    ]
    chips.toggle("live")
    assert [place.id for place in lending.tools.cabinets.shown()] == [mic.id]
    lending.picks("t1")
    assert len(lending.tools.cabinets.shown()) == 2, "a tool of another kind is brought into view"


def test_without_tools_the_page_says_what_it_is_for(lending: Lending) -> None:
    assert lending.shows("lendingAddFirst")
    assert not lending.shows("lendingCabinets")
    lending.makes("扳手")
    assert lending.shows("lendingCabinets")


# -- what cannot be lent ---------------------------------------------------------------------------------------------


def test_a_tool_in_repair_says_so_and_is_repaired(lending: Lending, zhou: PersonId, clock: SetClock) -> None:
    tool = lending.makes("扳手")
    loan = lending.lends(tool, zhou)
    commands.give_back(lending.db, loan_id=loan, condition="damaged", note="断了", now=clock.now(), by=None)
    lending.scan(label_of(tool))
    assert "In repair" in lending.text("lendingStanding")
    assert "断了" in lending.text("lendingStanding")
    assert "周佳宁" in lending.text("lendingLast")
    QTest.mouseClick(part(lending.tools, "lendingMove"), Qt.MouseButton.LeftButton)
    assert lending.state(tool) is ToolState.AVAILABLE


def test_writing_off_wants_a_reason(lending: Lending, clock: SetClock) -> None:
    tool = lending.makes("扳手")
    commands.report_lost(lending.db, tool_id=tool.id, now=clock.now(), by=None)
    lending.scan(label_of(tool))
    lending.tools.acts.moves.begin("write_off")
    assert lending.has_focus("lendingReason")
    lending.enter()
    assert lending.state(tool) is ToolState.LOST
    assert lending.text("lendingWrong") != ""
    lending.type("找了一个月")
    lending.enter()
    assert lending.state(tool) is ToolState.WRITTEN_OFF
    lending.undo()
    assert lending.state(tool) is ToolState.LOST


def test_h_shows_the_history(lending: Lending, zhou: PersonId) -> None:
    tool = lending.makes("扳手")
    loan = lending.lends(tool, zhou)
    commands.give_back(lending.db, loan_id=loan, now=lending.clock.now(), by=None)
    lending.press(Key.Key_F6)
    lending.press(Key.Key_H)
    model = lending.tools.story.model
    assert lending.tools.story.isVisible()
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == ["Lent", "Added"]
    lending.press(Key.Key_H)
    assert lending.tools.loans.isVisible()


# -- looks -----------------------------------------------------------------------------------------------------------


@needs_fonts
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_cut_where_room_is_short(lending: Lending, zhou: PersonId, language: str) -> None:
    lending.window.context.language.use(language)
    lending.window.resize(1280, 680)
    tool = lending.makes("应急电源", accessories=["充电线", "夹子"])
    QApplication.processEvents()
    assert cut_words(lending.tools) == []
    lending.lends(tool, zhou)
    lending.picks("t1")
    lending.press(Key.Key_P)
    QApplication.processEvents()
    assert cut_words(lending.tools) == []


def test_a_setting_limits_what_one_may_have(lending: Lending, zhou: PersonId, clock: SetClock) -> None:
    put_setting(lending.db, key="lending.most_open", value=1, now=clock.now(), by=None)
    one, two = lending.makes("扳手 1"), lending.makes("扳手 2")
    lending.lends(one, zhou)
    lending.scan(ZHOU_CARD)
    assert lending.tools.card.borrower.field.tag.text() == "out 1 / 1"
    lending.scan(label_of(two))
    assert "the most is 1" in lending.text("lendingWrong")


def test_five_thousand_tools_are_shown_at_once(lending: Lending) -> None:
    now = lending.clock.now()
    for batch in range(25):
        said = {"name": f"扳手 {batch}", "kind": "hand", "cabinet": f"{'ABCDE'[batch % 5]}{batch}"}
        commands.add_many(lending.db, count=200, now=now, by=None, **said)  # type: ignore[arg-type]
    began = perf_counter()
    lending.tools.refresh()
    lending.tools.cabinets.viewport().repaint()
    taken = perf_counter() - began
    assert len(lending.tools.cabinets.shown()) == 5_000
    assert taken < 0.5, f"{taken * 1000:.0f} ms"
    lending.press(Key.Key_F6)
    began = perf_counter()
    lending.press(Key.Key_End)
    lending.tools.cabinets.viewport().repaint()
    assert perf_counter() - began < 0.1
    assert lending.tools.cabinets.tool_id() == lending.tools.cabinets.shown()[-1].id


def test_tools_are_added_from_the_empty_page(lending: Lending) -> None:
    QTest.mouseClick(part(lending.tools, "lendingAddFirst"), Qt.MouseButton.LeftButton)
    form = part(lending.tools, "toolDialog")
    assert isinstance(form, ToolDialog)
    assert form.isVisible()
    type_text(form.fields.name, "扳手")
    QTest.keyClick(form.fields.name, Key.Key_Return)
    assert [place.name for place in lending.tools.cabinets.shown()] == ["扳手"]
    form.close()


def test_the_day_grid_takes_the_place_of_the_cabinets(lending: Lending) -> None:
    lending.makes("话筒", kind="live")
    QTest.mouseClick(part(lending.tools, "lendingReserve"), Qt.MouseButton.LeftButton)
    assert lending.shows("lendingDayGrid")
    assert not lending.shows("lendingCabinets")
    QTest.mouseClick(part(lending.tools, "lendingReserve"), Qt.MouseButton.LeftButton)
    assert lending.shows("lendingCabinets")


def test_labels_are_printed_of_the_tool_picked(lending: Lending) -> None:
    tool = lending.makes("话筒")
    lending.makes("扳手")
    lending.picks("t1")
    QTest.mouseClick(part(lending.tools, "lendingLabels"), Qt.MouseButton.LeftButton)
    dialog = part(lending.tools, "labelsDialog")
    assert isinstance(dialog, LabelsDialog)
    assert dialog.chosen_ids() == [tool.id]
    dialog.close()
