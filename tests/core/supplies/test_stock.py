"""Receiving, handing out, counting, scrapping: first to expire first, never below nothing, each with its way back."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from station_app.core.errors import Missing, NotFound, NotValid, Refusal, TooLong
from station_app.core.people.commands import merge, register
from station_app.core.people.model import Person
from station_app.core.storage.database import Database
from station_app.core.supplies import queries
from station_app.core.supplies.commands import count, issue, receive, scrap
from station_app.core.supplies.model import Item, Move, MoveKind, NotEnough, OnlyExpired
from station_app.core.types import Area
from station_app.core.undo.commands import undo
from station_app.core.undo.model import AlreadyUndone, TooLate
from station_app.core.visits import queries as visits
from station_app.core.visits.commands import check_in, check_in_anonymous, check_out, void
from station_app.core.visits.corrections import edit
from station_app.core.visits.model import AlreadyVoid, NotServed
from tests.conftest import MORNING, Truth, contents

TODAY = date(2026, 9, 1)
DAY = timedelta(days=1)


@pytest.fixture
def came(station: Database) -> Callable[..., int]:
    """Takes a batch in; its id."""

    def coming(item: Item, quantity: int, expires_on: date | None = None) -> int:
        done = receive(station, item_id=item.id, quantity=quantity, expires_on=expires_on, now=MORNING, by=None)
        return queries.move(station, done.value.id).batch_id

    return coming


def left(db: Database, item: Item) -> list[tuple[int, int]]:
    return [(batch.id, batch.left) for batch in queries.batches(db, item.id)]


def moved(db: Database, item: Item) -> list[tuple[MoveKind, int, int]]:
    return [(move.kind, move.quantity, move.item_after) for move in reversed(queries.moves(db, item.id))]


def services(db: Database, visit_id: int) -> tuple[str, ...]:
    return visits.by_id(db, visit_id).services


def test_a_batch_comes_in(station: Database, plum: Item, truth_of_touched: Truth) -> None:
    done = truth_of_touched(
        receive, item_id=plum.id, quantity=240, batch=" B-7 ", expires_on=date(2026, 12, 20), origin="allotted",
        donor="区总工会", note="十箱", key="k",
    )  # fmt: skip
    assert (done.value.quantity, done.value.stock, done.value.item, done.value.unit) == (240, 240, "酸梅汤", "瓶")
    (batch,) = queries.batches(station, plum.id)
    assert (batch.number, batch.expires_on, batch.origin, batch.donor) == (
        "B-7",
        date(2026, 12, 20),
        "allotted",
        "区总工会",
    )
    assert (batch.day, batch.left) == (TODAY, 240)
    (move,) = queries.moves(station, plum.id)
    assert (move.kind, move.note, move.batch_number, move.day, move.at) == (
        MoveKind.RECEIVED,
        "十箱",
        "B-7",
        TODAY,
        MORNING,
    )
    assert truth_of_touched(undo, op=done.op).touched == {Area.SUPPLIES}
    assert queries.batches(station, plum.id) == []
    assert [each.left for each in queries.batches(station, plum.id, left_only=False)] == [0]
    assert queries.move(station, move.id).reversed


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"quantity": 0}, NotValid),
        ({"quantity": 1_000_001}, NotValid),
        ({"expires_on": date(1999, 12, 31)}, NotValid),
        ({"expires_on": date(3000, 1, 1)}, NotValid),
        ({"origin": "found"}, NotValid),
        ({"batch": "7" * 41}, TooLong),
        ({"donor": "会" * 81}, TooLong),
        ({"note": "会" * 201}, TooLong),
        ({"item_id": 99}, NotFound),
    ],
)
def test_what_cannot_come_in(station: Database, plum: Item, said: dict[str, object], refusal: type[Refusal]) -> None:
    before = contents(station)
    facts = {"item_id": plum.id, "quantity": 1, **said}
    with pytest.raises(refusal):
        receive(station, now=MORNING, by=None, **facts)  # type: ignore[arg-type]
    assert contents(station) == before


def test_the_first_to_expire_goes_first(station: Database, plum: Item, came: Callable[..., int]) -> None:
    undated, late, soon = came(plum, 2), came(plum, 2, TODAY + 90 * DAY), came(plum, 2, TODAY)
    issue(station, item_id=plum.id, now=MORNING, by=None)
    assert left(station, plum) == [(soon, 1), (late, 2), (undated, 2)]
    done = issue(station, item_id=plum.id, quantity=4, now=MORNING, by=None)
    assert left(station, plum) == [(undated, 1)]
    assert (done.value.quantity, done.value.stock, len(done.value.moves)) == (-4, 1, 3)
    undo(station, op=done.op, now=MORNING, by=None)
    assert left(station, plum) == [(soon, 1), (late, 2), (undated, 2)]


def test_never_more_than_there_is(station: Database, plum: Item, came: Callable[..., int]) -> None:
    came(plum, 3)
    before = contents(station)
    with pytest.raises(NotEnough) as error:
        issue(station, item_id=plum.id, quantity=4, now=MORNING, by=None)
    assert (error.value.stock, error.value.wanted, error.value.unit) == (3, 4, "瓶")
    with pytest.raises(NotEnough):
        scrap(station, item_id=plum.id, quantity=4, reason="破", now=MORNING, by=None)
    assert contents(station) == before


def test_expired_ones_only_when_asked_for_and_last(station: Database, plum: Item, came: Callable[..., int]) -> None:
    past, good = came(plum, 3, TODAY - DAY), came(plum, 1, TODAY)
    with pytest.raises(OnlyExpired) as error:
        issue(station, item_id=plum.id, quantity=2, now=MORNING, by=None)
    assert (error.value.good, error.value.wanted) == (1, 2)
    issue(station, item_id=plum.id, quantity=2, expired_too=True, now=MORNING, by=None)
    assert left(station, plum) == [(past, 2)]
    assert good not in dict(left(station, plum))


def test_scrapping_takes_expired_ones_first_or_of_a_batch(
    station: Database, plum: Item, water: Item, came: Callable[..., int], truth_of_touched: Truth
) -> None:
    good, past = came(plum, 3, TODAY), came(plum, 3, TODAY - DAY)
    done = truth_of_touched(scrap, item_id=plum.id, quantity=4, reason=" 过期 ")
    assert left(station, plum) == [(good, 2)]
    assert [move.note for move in queries.moves(station, plum.id)][:2] == ["过期", "过期"]
    truth_of_touched(undo, op=done.op)
    truth_of_touched(scrap, item_id=plum.id, quantity=2, reason="破", batch_id=good)
    assert left(station, plum) == [(past, 3), (good, 1)]
    with pytest.raises(NotEnough) as error:
        scrap(station, item_id=plum.id, quantity=2, reason="破", batch_id=good, now=MORNING, by=None)
    assert error.value.stock == 1
    with pytest.raises(Missing):
        scrap(station, item_id=plum.id, quantity=1, reason=" ", now=MORNING, by=None)
    with pytest.raises(NotFound):
        scrap(station, item_id=water.id, quantity=1, reason="破", batch_id=good, now=MORNING, by=None)


def test_a_count_that_agrees_is_recorded(station: Database, plum: Item, truth_of_touched: Truth) -> None:
    done = truth_of_touched(count, item_id=plum.id, counted=0)
    assert (done.value.quantity, done.value.stock) == (0, 0)
    assert moved(station, plum) == [(MoveKind.COUNTED, 0, 0)]
    truth_of_touched(undo, op=done.op)
    assert moved(station, plum) == [(MoveKind.COUNTED, 0, 0), (MoveKind.REVERSED, 0, 0)]


def test_a_difference_is_explained(
    station: Database, plum: Item, came: Callable[..., int], truth_of_touched: Truth
) -> None:
    soon, late = came(plum, 2, TODAY), came(plum, 2, TODAY + DAY)
    with pytest.raises(Missing):
        count(station, item_id=plum.id, counted=1, explained=True, now=MORNING, by=None)
    fewer = truth_of_touched(count, item_id=plum.id, counted=1, reason="少了")
    assert (fewer.value.quantity, left(station, plum)) == (-3, [(late, 1)])
    truth_of_touched(undo, op=fewer.op)
    assert left(station, plum) == [(soon, 2), (late, 2)]
    more = truth_of_touched(count, item_id=plum.id, counted=9, reason="多了")
    assert (more.value.quantity, left(station, plum)) == (5, [(soon, 2), (late, 7)])
    one = truth_of_touched(count, item_id=plum.id, counted=0, reason="没了", batch_id=soon)
    assert (one.value.quantity, left(station, plum)) == (-2, [(late, 7)])
    with pytest.raises(NotValid):
        count(station, item_id=plum.id, counted=-1, now=MORNING, by=None)


def test_what_was_before_a_count_is_settled(station: Database, plum: Item) -> None:
    came = receive(station, item_id=plum.id, quantity=5, now=MORNING, by=None)
    taken = issue(station, item_id=plum.id, now=MORNING, by=None)
    counted = count(station, item_id=plum.id, counted=4, now=MORNING, by=None)
    for op in (came.op, taken.op):
        with pytest.raises(TooLate):
            undo(station, op=op, now=MORNING, by=None)
    undo(station, op=counted.op, now=MORNING, by=None)
    with pytest.raises(TooLate):  # four of the five would have to be given back first
        undo(station, op=came.op, now=MORNING, by=None)
    undo(station, op=taken.op, now=MORNING, by=None)
    undo(station, op=came.op, now=MORNING, by=None)
    with pytest.raises(AlreadyUndone):
        undo(station, op=came.op, now=MORNING, by=None)
    assert queries.stock(station, plum.id) == 0


def test_a_move_back_is_of_the_day_it_is_made(station: Database, plum: Item) -> None:
    done = receive(station, item_id=plum.id, quantity=5, now=MORNING, by=None)
    undo(station, op=done.op, now=MORNING + DAY, by=None)
    back = queries.moves(station, plum.id)[0]
    assert (back.kind, back.day, back.at, back.reverses) == (
        MoveKind.REVERSED, TODAY + DAY, MORNING + DAY, done.value.id
    )  # fmt: skip
    between = queries.moved_between(station, TODAY, TODAY)
    assert [move.id for move in between] == [done.value.id]
    assert [move.id for move in queries.moved_between(station, TODAY, TODAY + DAY)] == [done.value.id, back.id]


def test_somebody_here_gets_the_service(
    station: Database, plum: Item, rider: Person, came: Callable[..., int], truth_of_touched: Truth
) -> None:
    came(plum, 5)
    visit = check_in(station, person_id=rider.id, services=["rest"], now=MORNING, by=None).value
    first = truth_of_touched(issue, item_id=plum.id, person_id=rider.id)
    second = truth_of_touched(issue, item_id=plum.id, person_id=rider.id)
    assert first.touched == {Area.SUPPLIES, Area.VISITS}
    assert second.touched == {Area.SUPPLIES}
    assert services(station, visit.id) == ("rest", "supplies")
    assert [move.visit_id for move in queries.issued_to(station, rider.id, 10)] == [visit.id, visit.id]
    assert queries.of_person(station, rider.id) is not None
    truth_of_touched(undo, op=first.op)
    assert services(station, visit.id) == ("rest", "supplies")  # the second bottle stands
    truth_of_touched(undo, op=second.op)
    assert services(station, visit.id) == ("rest",)
    assert queries.issued_to(station, rider.id, 10) == []
    assert queries.of_person(station, rider.id) is None


def test_a_service_picked_by_hand_stays(
    station: Database, plum: Item, rider: Person, came: Callable[..., int], truth_of_touched: Truth
) -> None:
    came(plum, 5)
    visit = check_in(station, person_id=rider.id, services=["supplies"], now=MORNING, by=None).value
    done = truth_of_touched(issue, item_id=plum.id, person_id=rider.id)
    truth_of_touched(undo, op=done.op)
    assert services(station, visit.id) == ("supplies",)


def test_a_service_taken_off_by_hand_is_not_missed(
    station: Database, plum: Item, rider: Person, came: Callable[..., int], truth_of_touched: Truth
) -> None:
    came(plum, 5)
    visit = check_in(station, person_id=rider.id, services=["rest"], now=MORNING, by=None).value
    done = truth_of_touched(issue, item_id=plum.id, person_id=rider.id)
    edit(station, visit_id=visit.id, services=["rest"], now=MORNING, by=None)
    assert truth_of_touched(undo, op=done.op).touched == {Area.SUPPLIES}
    assert services(station, visit.id) == ("rest",)


def test_an_edit_before_an_issue_stays_under_it(
    station: Database, plum: Item, rider: Person, came: Callable[..., int]
) -> None:
    came(plum, 5)
    visit = check_in(station, person_id=rider.id, services=["rest"], now=MORNING, by=None).value
    edited = edit(station, visit_id=visit.id, services=["charging"], now=MORNING, by=None)
    done = issue(station, item_id=plum.id, person_id=rider.id, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=edited.op, now=MORNING, by=None)
    undo(station, op=done.op, now=MORNING, by=None)
    undo(station, op=edited.op, now=MORNING, by=None)
    assert services(station, visit.id) == ("rest",)


def test_with_a_visit_that_has_no_name(
    station: Database, plum: Item, came: Callable[..., int], truth_of_touched: Truth
) -> None:
    came(plum, 5)
    visit = check_in_anonymous(station, heads=3, category="other", services=[], now=MORNING, by=None).value
    done = truth_of_touched(issue, item_id=plum.id, quantity=3, visit_id=visit.id)
    (move,) = [each for each in queries.moves(station, plum.id) if each.kind is MoveKind.ISSUED]
    assert (move.person_id, move.visit_id, services(station, visit.id)) == (None, visit.id, ("supplies",))
    void(station, visit_id=visit.id, reason="错", now=MORNING, by=None)
    # A void visit loses it too: it may stand again one day.
    assert truth_of_touched(undo, op=done.op).touched == {Area.SUPPLIES, Area.VISITS}
    assert services(station, visit.id) == ()
    with pytest.raises(AlreadyVoid):
        issue(station, item_id=plum.id, visit_id=visit.id, now=MORNING, by=None)
    with pytest.raises(NotFound):
        issue(station, item_id=plum.id, visit_id=99, now=MORNING, by=None)


def test_somebody_who_is_not_here_gets_it_without_a_visit(
    station: Database, plum: Item, rider: Person, came: Callable[..., int]
) -> None:
    came(plum, 5)
    visit = check_in(station, person_id=rider.id, services=[], now=MORNING, by=None).value
    issue(station, item_id=plum.id, person_id=rider.id, now=MORNING + DAY, by=None)  # its time has run out long ago
    check_out(station, visit_id=visit.id, now=MORNING + DAY, by=None)
    issue(station, item_id=plum.id, person_id=rider.id, now=MORNING + DAY, by=None)
    assert [(move.person_id, move.visit_id) for move in queries.issued_to(station, rider.id)] == [(rider.id, None)] * 2
    assert services(station, visit.id) == ()


def test_goods_without_a_service_leave_the_visit_alone(
    station: Database, add: Callable[..., Item], rider: Person, came: Callable[..., int]
) -> None:
    tissue = add("抽纸", kind="daily", unit="包")
    came(tissue, 1)
    visit = check_in(station, person_id=rider.id, services=[], now=MORNING, by=None).value
    done = issue(station, item_id=tissue.id, person_id=rider.id, now=MORNING, by=None)
    assert done.touched == {Area.SUPPLIES}
    assert services(station, visit.id) == ()
    assert queries.moves(station, tissue.id)[0].visit_id == visit.id


def test_nobody_whose_registration_was_taken_back(station: Database, plum: Item, came: Callable[..., int]) -> None:
    came(plum, 1)
    gone = register(station, name="错", now=MORNING, by=None)
    undo(station, op=gone.op, now=MORNING, by=None)
    with pytest.raises(NotServed):
        issue(station, item_id=plum.id, person_id=gone.value.id, now=MORNING, by=None)


def test_somebody_given_something_stays(station: Database, plum: Item, came: Callable[..., int]) -> None:
    came(plum, 1)
    known = register(station, name="周", now=MORNING, by=None)
    given = issue(station, item_id=plum.id, person_id=known.value.id, now=MORNING, by=None)
    with pytest.raises(TooLate):
        undo(station, op=known.op, now=MORNING, by=None)
    undo(station, op=given.op, now=MORNING, by=None)
    undo(station, op=known.op, now=MORNING, by=None)


def test_merged_people_are_one(station: Database, plum: Item, rider: Person, came: Callable[..., int]) -> None:
    came(plum, 2)
    twin = register(station, name="周佳", now=MORNING, by=None).value
    issue(station, item_id=plum.id, person_id=twin.id, now=MORNING, by=None)
    merge(station, keep=rider.id, drop=twin.id, now=MORNING, by=None)
    issue(station, item_id=plum.id, person_id=twin.id, now=MORNING, by=None)
    given = queries.issued_to(station, rider.id, 10)
    assert [(move.person_id, move.name) for move in given] == [(rider.id, "周佳宁")] * 2


def test_the_same_key_moves_once(station: Database, plum: Item, rider: Person) -> None:
    check_in(station, person_id=rider.id, services=[], now=MORNING, by=None)
    for command, facts in (
        (receive, {"quantity": 5}),
        (issue, {"quantity": 2, "person_id": rider.id}),
        (count, {"counted": 4, "reason": "多了"}),
        (scrap, {"quantity": 1, "reason": "破"}),
    ):
        done = command(station, item_id=plum.id, now=MORNING, by=None, key=command.__name__, **facts)
        before = contents(station)
        again = command(station, item_id=plum.id, now=MORNING, by=None, key=command.__name__, **facts)
        assert again == done
        assert contents(station) == before
    assert queries.stock(station, plum.id) == 3


def test_the_list_of_stock(station: Database, plum: Item, water: Item, came: Callable[..., int]) -> None:
    came(plum, 5, TODAY - DAY)
    came(plum, 7, TODAY + 30 * DAY)
    came(plum, 9, TODAY + 31 * DAY)
    first, second = queries.levels(station, on=TODAY)
    assert (first.name, first.stock, first.expires_on, first.expiring, first.expired, first.low) == (
        "矿泉水", 0, None, 0, 0, False
    )  # fmt: skip
    assert (second.name, second.stock, second.expires_on, second.expiring, second.expired, second.low) == (
        "酸梅汤", 21, TODAY - DAY, 12, 5, False
    )  # fmt: skip
    assert queries.low(station, on=TODAY) == []
    assert [each.name for each in queries.expiring(station, on=TODAY)] == ["酸梅汤"]
    scrap(station, item_id=plum.id, quantity=5, reason="过期", now=MORNING, by=None)
    level = queries.level(station, plum.id, on=TODAY)
    assert (level.stock, level.expires_on, level.expired, level.low) == (16, TODAY + 30 * DAY, 0, True)
    assert [each.id for each in queries.low(station, on=TODAY)] == [plum.id]
    assert queries.levels(station, on=TODAY, kind="food") == []
    assert level.as_json()["expires_on"] == "2026-10-01"
    with pytest.raises(NotFound):
        queries.level(station, 99, on=TODAY)


def test_the_stock_card_in_pages(station: Database, plum: Item, came: Callable[..., int]) -> None:
    came(plum, 5)
    for _ in range(4):
        issue(station, item_id=plum.id, now=MORNING, by=None)
    newest = queries.moves(station, plum.id, limit=2)
    older = queries.moves(station, plum.id, limit=2, before=newest[-1].id)
    pages: list[Move] = [*newest, *older]
    assert [move.item_after for move in pages] == [1, 2, 3, 4]
