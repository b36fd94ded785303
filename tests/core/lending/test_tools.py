import pytest

from station_app.core.errors import Missing, NotFound, NotValid, TooLong
from station_app.core.lending import queries
from station_app.core.lending.commands import add_many, add_tool, edit_tool, issue_label, lend, retire
from station_app.core.lending.model import Tool, ToolState
from station_app.core.lending.refusals import (
    CodeTaken,
    ScanCodeTaken,
    WrongState,
)
from station_app.core.people.commands import issue_card, register
from station_app.core.people.keys import code_key
from station_app.core.people.model import CodeOfTool, Person, is_own_card
from station_app.core.people.queries import by_card
from station_app.core.settings.model import UnknownCode
from station_app.core.storage.database import Database
from station_app.core.types import NO_ACT
from station_app.core.undo.commands import undo
from station_app.core.undo.model import TooLate
from tests.conftest import MORNING, Truth, contents


def test_a_tool_is_added(station: Database, truth_of_touched: Truth) -> None:
    done = truth_of_touched(
        add_tool,
        code="ｔ－０１３",
        name=" 打气筒 ",
        kind="bike",
        cabinet="A1",
        slot="3",
        accessories=["气针", "气针", "布袋"],
        value_fen=3900,
        note="红色",
        photo="a" * 64,
    )
    tool = done.value
    assert (tool.code, tool.name, tool.kind, tool.cabinet, tool.slot) == ("T-013", "打气筒", "bike", "A1", "3")
    assert (tool.accessories, tool.value_fen, tool.note, tool.photo) == (("气针", "布袋"), 3900, "红色", "a" * 64)
    assert (tool.state, tool.since) == (ToolState.AVAILABLE, MORNING)
    assert tool.label is not None
    assert is_own_card(tool.label)
    assert tool.label.startswith("8")
    assert queries.by_scan(station, tool.label) == tool


def test_the_same_form_is_one_tool(station: Database, truth_of_touched: Truth) -> None:
    first = truth_of_touched(add_tool, name="扳手", key="form")
    again = add_tool(station, name="扳手", now=MORNING, by=None, key="form")
    assert (again.value, again.op, again.touched) == (first.value, first.op, first.touched)
    assert station.value("SELECT count(*) FROM tool") == 1


def test_codes_go_on_from_the_highest(station: Database) -> None:
    for code in (None, "T-9", None, "X-50", None, "T-1000", None):
        add_tool(station, code=code, name="锤子", now=MORNING, by=None)
    codes = [row[0] for row in station.rows("SELECT code FROM tool ORDER BY id")]
    assert codes == ["T-001", "T-9", "T-010", "X-50", "T-011", "T-1000", "T-1001"]


def test_twelve_wrenches_in_one_go(station: Database, truth_of_touched: Truth) -> None:
    done = truth_of_touched(add_many, name="扳手", count=12, cabinet="B2", accessories=["套筒"])
    assert [tool.name for tool in done.value] == [f"扳手 {n:02d}" for n in range(1, 13)]
    assert [tool.code for tool in done.value] == [f"T-{n:03d}" for n in range(1, 13)]
    assert {(tool.cabinet, tool.accessories) for tool in done.value} == {("B2", ("套筒",))}
    assert len({tool.label for tool in done.value}) == 12
    truth_of_touched(undo, op=done.op)
    assert queries.places(station) == []
    again = add_many(station, name="扳手", count=2, first=99, codes=["W-1", "W-2"], now=MORNING, by=None, key="f")
    assert [(tool.code, tool.name) for tool in again.value] == [("W-1", "扳手 099"), ("W-2", "扳手 100")]
    assert add_many(station, name="扳手", count=2, now=MORNING, by=None, key="f").value == again.value


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"name": ""}, Missing),
        ({"name": "扳" * 81}, TooLong),
        ({"name": "扳手", "code": "T-001"}, CodeTaken),
        ({"name": "扳手", "code": "T-1"}, CodeTaken),
        ({"name": "扳手", "code": "扳手1"}, NotValid),
        ({"name": "扳手", "code": "-"}, NotValid),
        ({"name": "扳手", "code": "T" * 21}, TooLong),
        ({"name": "扳手", "code": "900001"}, ScanCodeTaken),
        ({"name": "扳手", "label": "900001"}, ScanCodeTaken),
        ({"name": "扳手", "label": "12"}, NotValid),
        ({"name": "扳手", "kind": "nothing"}, UnknownCode),
        ({"name": "扳手", "value_fen": -1}, NotValid),
        ({"name": "扳手", "photo": "x"}, NotValid),
        ({"name": "扳手", "accessories": [" "]}, Missing),
        ({"name": "扳手", "accessories": ["x" * 41]}, TooLong),
        ({"name": "扳手", "accessories": [str(n) for n in range(21)]}, NotValid),
    ],
)
def test_what_is_no_tool(
    station: Database, rider: Person, pump: Tool, facts: dict[str, object], refusal: type[Exception]
) -> None:
    before = contents(station)
    with pytest.raises(refusal):
        add_tool(station, **facts, now=MORNING, by=None)  # type: ignore[arg-type]
    assert contents(station) == before


@pytest.mark.parametrize(
    "facts", [{"count": 0}, {"count": 201}, {"count": 2, "codes": ["T-5"]}, {"count": 1, "first": -1}]
)
def test_how_many_cannot_be(station: Database, facts: dict[str, object]) -> None:
    with pytest.raises(NotValid):
        add_many(station, name="扳手", **facts, now=MORNING, by=None)  # type: ignore[arg-type]


def test_one_scan_means_one_thing(station: Database, rider: Person, pump: Tool) -> None:
    assert pump.label is not None
    with pytest.raises(CodeOfTool):
        register(station, card=pump.label, now=MORNING, by=None)
    hammer = add_tool(station, code="HAMMER-1", name="锤子", label="6901234567892", now=MORNING, by=None).value
    with pytest.raises(CodeOfTool):
        register(station, card="hammer-1", now=MORNING, by=None)
    with pytest.raises(ScanCodeTaken):
        issue_label(station, tool_id=pump.id, label="HAMMER-1", now=MORNING, by=None)
    assert queries.by_scan(station, "6901234567892") == hammer
    assert by_card(station, "6901234567892") is None
    assert queries.by_scan(station, "900001") is None


@pytest.mark.parametrize("typed", ["t1", "T1", "T-001", "t001", "t 1", "Ｔ－１", "打气", "dqt", "daqitong", "T-0"])
def test_a_tool_is_found(station: Database, pump: Tool, wrench: Tool, typed: str) -> None:
    assert queries.find(station, typed)[0] == pump


@pytest.mark.parametrize("typed", ["", "t3", "t11", "锤", "1", "！", "T" * 60])
def test_no_tool_is_found(station: Database, pump: Tool, typed: str) -> None:
    assert queries.find(station, typed) == []


def test_t13_among_many(station: Database) -> None:
    add_many(station, name="扳手", count=140, now=MORNING, by=None)
    assert [tool.code for tool in queries.find(station, "t13")] == ["T-013"]
    assert [tool.code for tool in queries.find(station, "t14", limit=20)] == ["T-014"]
    assert len(queries.find(station, "bs", limit=8)) == 8


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("T-013", "T13"),
        ("t13", "T13"),
        ("T-000", "T0"),
        ("A1-1", "A1.1"),
        ("A-11", "A11"),
        ("141", "141"),
        ("扳手", ""),
    ],
)
def test_what_codes_share(text: str, key: str) -> None:
    assert code_key(text) == key


def test_a_tool_is_edited_and_put_back(station: Database, pump: Tool, truth_of_touched: Truth) -> None:
    done = truth_of_touched(edit_tool, tool_id=pump.id, code="P-1", name="充气泵", accessories=["气针"], note="新的")
    assert (done.value.code, done.value.name, done.value.accessories) == ("P-1", "充气泵", ("气针",))
    assert (done.value.cabinet, done.value.label) == ("A1", pump.label)
    assert queries.find(station, "cqb") == [done.value]
    truth_of_touched(edit_tool, tool_id=pump.id, name="充气泵")
    truth_of_touched(undo, op=done.op)
    assert queries.tool(station, pump.id) == pump
    assert queries.find(station, "dqt") == [pump]


def test_an_edit_that_says_nothing_new(station: Database, pump: Tool) -> None:
    done = edit_tool(station, tool_id=pump.id, name="打气筒", now=MORNING, by=None, key="k")
    assert (done.value, done.touched, done.op) == (pump, frozenset(), NO_ACT)


def test_an_edit_stays_under_a_later_one(station: Database, pump: Tool) -> None:
    first = edit_tool(station, tool_id=pump.id, name="甲", now=MORNING, by=None)
    edit_tool(station, tool_id=pump.id, name="乙", now=MORNING, by=None, key="second")
    assert edit_tool(station, tool_id=pump.id, name="丙", now=MORNING, by=None, key="second").value.name == "乙"
    with pytest.raises(TooLate):
        undo(station, op=first.op, now=MORNING, by=None)


def test_an_edit_whose_code_went_to_another(station: Database, pump: Tool) -> None:
    edit = edit_tool(station, tool_id=pump.id, code="P-1", now=MORNING, by=None)
    add_tool(station, code="T-001", name="扳手", now=MORNING, by=None)
    with pytest.raises(CodeTaken):
        undo(station, op=edit.op, now=MORNING, by=None)


def test_a_new_label(station: Database, pump: Tool, rider: Person, truth_of_touched: Truth) -> None:
    done = truth_of_touched(issue_label, tool_id=pump.id, key="form")
    assert pump.label is not None
    assert done.value.label not in {None, pump.label}
    assert queries.by_scan(station, pump.label) is None
    assert issue_label(station, tool_id=pump.id, now=MORNING, by=None, key="form").value == done.value
    again = truth_of_touched(issue_label, tool_id=pump.id, label=done.value.label)
    assert again.op == NO_ACT
    with pytest.raises(ScanCodeTaken):
        issue_label(station, tool_id=pump.id, label=pump.label, now=MORNING, by=None)
    truth_of_touched(undo, op=done.op)
    assert queries.tool(station, pump.id) == pump
    issue_card(station, person_id=rider.id, now=MORNING, by=None)


def test_a_label_stays_under_a_later_one(station: Database, pump: Tool) -> None:
    first = issue_label(station, tool_id=pump.id, now=MORNING, by=None)
    issue_label(station, tool_id=pump.id, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=first.op, now=MORNING, by=None)


def test_adding_is_taken_back(station: Database, truth_of_touched: Truth) -> None:
    done = add_tool(station, code="T-7", name="锤子", label="777777", now=MORNING, by=None)
    truth_of_touched(undo, op=done.op)
    assert queries.find(station, "T-7") == queries.find(station, "锤") == queries.find(station, "777777") == []
    assert queries.places(station) == []
    for command in (edit_tool, issue_label):
        with pytest.raises(WrongState):
            command(station, tool_id=done.value.id, now=MORNING, by=None)
    again = add_tool(station, code="T-7", name="锤子", label="777777", now=MORNING, by=None)
    assert again.value.id != done.value.id


def test_adding_stays_under_a_loan_and_under_a_move(station: Database, rider: Person) -> None:
    lent, gone = (add_tool(station, name="锤子", now=MORNING, by=None) for _ in range(2))
    loan = lend(station, tool_id=lent.value.id, person_id=rider.id, now=MORNING, by=None)
    retire(station, tool_id=gone.value.id, now=MORNING, by=None)
    for done in (lent, gone):
        with pytest.raises(TooLate):
            undo(station, op=done.op, now=MORNING, by=None)
    undo(station, op=loan.op, now=MORNING, by=None)
    undo(station, op=lent.op, now=MORNING, by=None)


def test_what_is_not_there(station: Database) -> None:
    for read in (queries.tool, queries.loan, queries.reservation):
        with pytest.raises(NotFound):
            read(station, 9)
    assert queries.count_by_state(station)[ToolState.LOST] == 0


def test_a_random_code_met_before_is_drawn_again(
    station: Database, pump: Tool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pump.label is not None
    drawn = iter([int(digit) for digit in pump.label[1:11]] + [7] * 10)
    monkeypatch.setattr("station_app.core.people.model.secrets.randbelow", lambda _: next(drawn))
    other = add_tool(station, name="扳手", now=MORNING, by=None).value
    assert (other.label or "")[:11] == "8" + "7" * 10
