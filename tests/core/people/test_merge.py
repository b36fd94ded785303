"""Merging two records of one person: what stays, what is filled in, who is found by what, what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest

from station_app.core.checks.queries import check
from station_app.core.errors import NotFound
from station_app.core.people import merging, queries
from station_app.core.people.commands import edit, issue_card, merge, register, suspend
from station_app.core.people.model import CardTaken, NotMergeable, PhoneTaken, SamePerson, Suspension
from station_app.core.search.queries import find
from station_app.core.storage.database import Database, write
from station_app.core.types import Area
from station_app.core.undo.commands import undo
from station_app.core.visits import queries as visits
from station_app.core.visits.commands import check_in, check_out
from station_app.core.visits.model import State
from tests.conftest import MORNING, Truth, contents

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
HOUR = timedelta(hours=1)
TODAY = date(2026, 9, 1)
PEOPLE = frozenset({Area.PEOPLE})


def known(db: Database, **said: Any) -> int:
    return register(db, **said, **WHEN).value.id


def found(db: Database, text: str) -> list[int]:
    return [hit.person_id for hit in find(db, text)]


def test_gaps_are_filled_and_nothing_said_is_replaced(station: Database, truth_of_touched: Truth) -> None:
    keep = known(station, nickname="周师傅", phone="13800002046", platforms=["meituan"], note="膝盖不好")
    drop = known(
        station,
        name="周佳宁",
        nickname="小周",
        phone="13911112046",
        category="food_rider",
        platforms=["dada", "meituan"],
        roles=["volunteer"],
        employer="老街站点",
        note="爱喝热水",
    )
    done = truth_of_touched(merge, keep=keep, drop=drop)
    person = done.value
    assert done.touched == PEOPLE
    assert (person.id, person.name, person.nickname, person.phone) == (keep, "周佳宁", "周师傅", "13800002046")
    assert (person.category, person.platforms, person.roles) == ("food_rider", ("meituan", "dada"), ("volunteer",))
    assert (person.employer, person.note) == ("老街站点", "膝盖不好；爱喝热水")
    assert queries.by_id(station, drop).state == "merged"
    assert queries.count_active(station) == 1
    assert queries.recent(station) == [keep]


def test_the_outcome_can_be_looked_at_before(station: Database) -> None:
    keep = queries.by_id(station, known(station, nickname="周师傅", phone="13800002046", category="courier"))
    drop = queries.by_id(
        station, known(station, name="周佳宁", nickname="小周", phone="13911112046", category="food_rider")
    )
    after = merging.outcome(keep, drop, today=TODAY)
    assert after.filled == {"name"}
    assert after.hidden == {"nickname", "phone", "category"}
    assert merging.outcome(drop, keep, today=TODAY).filled == frozenset()


def test_both_names_and_numbers_find_one_person(station: Database) -> None:
    keep = known(station, name="周佳宁", phone="13800002046")
    drop = known(station, name="周佳", phone="13911113333")
    merge(station, keep=keep, drop=drop, **WHEN)
    for text in ("周佳宁", "zjn", "2046", "3333", "13911113333", "zj"):
        assert found(station, text) == [keep], text
    edit(station, person_id=keep, name="周嘉宁", **WHEN)
    assert found(station, "周佳") == [keep]
    assert found(station, "3333") == [keep]
    assert station.value("SELECT count(*) FROM person_key WHERE person_id <> ?", (keep,)) == 0


def test_the_second_number_stays_theirs(station: Database) -> None:
    keep, drop = known(station, phone="13800002046"), known(station, phone="13911113333")
    merge(station, keep=keep, drop=drop, **WHEN)
    owner = queries.by_own_phone(station, "13911113333")
    assert owner is not None
    assert owner.id == keep
    with pytest.raises(PhoneTaken) as refused:
        register(station, phone="13911113333", **WHEN)
    assert refused.value.person_id == keep
    assert edit(station, person_id=keep, phone="13911113333", **WHEN).value.phone == "13911113333"


def test_a_number_shared_by_one_record_and_owned_by_the_other_is_owned(station: Database) -> None:
    owner = known(station, phone="13800002046")
    shared = known(station, name="周佳宁", phone="13800002046", phone_own=False)
    assert merge(station, keep=shared, drop=owner, **WHEN).value.phone_own


def test_a_filled_number_is_shared_as_it_was(station: Database) -> None:
    known(station, phone="13800002046")
    keep, drop = known(station, name="周佳宁"), known(station, phone="13800002046", phone_own=False)
    person = merge(station, keep=keep, drop=drop, **WHEN).value
    assert (person.phone, person.phone_own) == ("13800002046", False)


def test_an_other_number_comes_along_and_outlives_edits(station: Database) -> None:
    keep, drop = known(station, phone="13800002046"), known(station, phone="0531-88991234")
    person = merge(station, keep=keep, drop=drop, **WHEN).value
    assert (person.phone, person.other_number) == ("13800002046", "0531-88991234")
    named = edit(station, person_id=keep, name="周佳宁", **WHEN).value
    assert (named.phone, named.other_number) == ("13800002046", "0531-88991234")
    moved = edit(station, person_id=keep, phone="13800009999", **WHEN).value
    assert (moved.phone, moved.other_number) == ("13800009999", "0531-88991234")
    assert edit(station, person_id=keep, phone=None, **WHEN).value.other_number is None


def test_a_note_that_does_not_fit_stays_where_it_was(station: Database) -> None:
    keep, drop = known(station, note="甲" * 300), known(station, note="乙" * 300)
    after = merging.outcome(queries.by_id(station, keep), queries.by_id(station, drop), today=TODAY)
    assert after.hidden == {"note"}
    assert merge(station, keep=keep, drop=drop, **WHEN).value.note == "甲" * 300


def test_a_note_said_already_is_not_said_twice(station: Database) -> None:
    keep, drop = known(station, note="坐靠门的位置"), known(station, note="靠门")
    assert merge(station, keep=keep, drop=drop, **WHEN).value.note == "坐靠门的位置"


def test_more_platforms_than_fit(station: Database) -> None:
    codes = [row[0] for row in station.rows("SELECT code FROM platform LIMIT 12")]
    keep, drop = known(station, platforms=codes[:8]), known(station, platforms=codes[4:])
    assert merge(station, keep=keep, drop=drop, **WHEN).value.platforms == tuple(codes[:10])


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [
        (None, date(2026, 9, 9), date(2026, 9, 9)),
        (date(2026, 9, 9), date(2026, 9, 5), date(2026, 9, 9)),
        (date(2026, 9, 5), date(2026, 9, 9), date(2026, 9, 9)),
        (date(2026, 9, 5), "no end", None),
    ],
)
def test_the_longer_suspension_holds(station: Database, first: Any, second: Any, stays: date | None) -> None:
    keep, drop = known(station), known(station)
    for person, until in ((keep, first), (drop, second)):
        if until is not None:
            end = until if isinstance(until, date) else None
            suspend(station, person_id=person, reason=f"欠{person}把伞", until=end, **WHEN)
    held = merge(station, keep=keep, drop=drop, **WHEN).value.suspended
    assert held is not None
    assert held.until == stays


def test_one_that_has_passed_gives_way(station: Database) -> None:
    keep, drop = known(station), known(station)
    suspend(station, person_id=keep, reason="旧", until=TODAY, **WHEN)
    suspend(station, person_id=drop, reason="新", until=TODAY + timedelta(days=3), **WHEN)
    later = MORNING + timedelta(days=2)
    person = merge(station, keep=keep, drop=drop, now=later, by=None).value
    assert person.suspended == Suspension("新", MORNING, TODAY + timedelta(days=3))


# -- visits ----------------------------------------------------------------------------------------------------------


def test_history_follows(station: Database, truth_of_touched: Truth) -> None:
    keep, drop = known(station, name="周佳宁"), known(station, name="周佳")
    check_out(station, visit_id=check_in(station, person_id=keep, **WHEN).value.id, **WHEN)
    later = MORNING + HOUR
    check_out(station, visit_id=check_in(station, person_id=drop, now=later, by=None).value.id, now=later, by=None)
    done = truth_of_touched(merge, keep=keep, drop=drop)
    assert done.touched == PEOPLE | {Area.VISITS}
    assert visits.visits_of(station, keep) == 2
    assert visits.last_seen(station, keep) == later


def test_somebody_here_goes_on_under_the_record_that_stays(station: Database, truth_of_touched: Truth) -> None:
    keep, drop = known(station), known(station)
    visit = check_in(station, person_id=drop, **WHEN).value
    truth_of_touched(merge, keep=keep, drop=drop)
    there = visits.open_visit(station, keep)
    assert there is not None
    assert there[0] == visit.id


def test_nobody_is_here_twice(station: Database, truth_of_touched: Truth) -> None:
    keep, drop = known(station), known(station)
    stays = check_in(station, person_id=keep, **WHEN).value
    ends = check_in(station, person_id=drop, **WHEN).value
    truth_of_touched(merge, keep=keep, drop=drop)
    assert visits.by_id(station, stays.id).state is State.IN
    assert visits.by_id(station, ends.id).state is State.AUTO


def test_whoever_is_checked_in_under_the_old_record_comes_as_the_root(station: Database) -> None:
    keep, drop = known(station, category="courier"), known(station)
    merge(station, keep=keep, drop=drop, **WHEN)
    visit = check_in(station, person_id=drop, **WHEN).value
    assert (visit.person_id, visit.category) == (keep, "courier")
    assert station.value("SELECT person_id FROM visit") == keep


# -- cards -----------------------------------------------------------------------------------------------------------


def test_every_card_of_the_group_works_until_a_new_one_is_given(station: Database, truth_of_touched: Truth) -> None:
    keep, drop = known(station, name="周佳宁", card="900001"), known(station, card="900002")
    truth_of_touched(merge, keep=keep, drop=drop)
    for card in ("900001", "900002"):
        person = queries.by_card(station, card)
        assert person is not None
        assert person.id == keep
        assert found(station, card) == [keep]
        assert edit(station, person_id=keep, card=card, **WHEN).value.card == "900001"
    new = truth_of_touched(issue_card, person_id=keep).value.card
    assert new is not None
    assert [queries.by_card(station, card) for card in ("900001", "900002")] == [None, None]
    assert found(station, new) == [keep]
    with pytest.raises(CardTaken) as refused:
        register(station, card="900002", **WHEN)
    assert refused.value.person_id == keep


def test_the_card_of_the_merged_record_is_shown_when_it_is_the_only_one(station: Database) -> None:
    keep, drop = known(station), known(station, card="900002")
    assert merge(station, keep=keep, drop=drop, **WHEN).value.card == "900002"
    again = edit(station, person_id=keep, name="周佳宁", card="900002", **WHEN).value
    assert again.card == "900002"
    assert station.value("SELECT count(*) FROM scan_code") == 1


# -- groups ----------------------------------------------------------------------------------------------------------


def test_a_third_record_follows_to_the_last_root(station: Database, truth_of_touched: Truth) -> None:
    one, two, three = (known(station, name=name) for name in ("周佳", "周佳宁", "周嘉宁"))
    truth_of_touched(merge, keep=two, drop=one)
    truth_of_touched(merge, keep=three, drop=two)
    assert queries.group_of(station, one) == (three, one, two)
    assert queries.root_of(station, one) == queries.root_of(station, three) == three
    assert [person.id for person in queries.merged_into(station, three)] == [one, two]
    assert found(station, "周") == [three]
    with pytest.raises(NotFound):
        queries.root_of(station, 99)


def test_the_same_form_twice_is_one_merge(station: Database) -> None:
    keep, drop = known(station), known(station)
    check_in(station, person_id=drop, **WHEN)
    first = merge(station, keep=keep, drop=drop, key="form", **WHEN)
    before = contents(station)
    assert merge(station, keep=keep, drop=drop, key="form", **WHEN) == first
    assert contents(station) == before


def test_what_is_refused_writes_nothing(station: Database) -> None:
    keep, drop, gone, other = (known(station) for _ in range(4))
    merge(station, keep=keep, drop=drop, **WHEN)
    with write(station):
        station.run("UPDATE person SET state = 'withdrawn' WHERE id = ?", (gone,))
    before = contents(station)
    for stays, goes, refusal in (
        (keep, keep, SamePerson),
        (keep, drop, SamePerson),
        (drop, other, NotMergeable),
        (other, drop, NotMergeable),
        (other, gone, NotMergeable),
        (gone, other, NotMergeable),
        (99, other, NotFound),
        (other, 99, NotFound),
    ):
        with pytest.raises(refusal):
            merge(station, keep=stays, drop=goes, **WHEN)
    assert contents(station) == before


def test_whoever_is_here_is_seen_under_the_record_that_stays(station: Database, truth_of_touched: Truth) -> None:
    keep = register(station, name="周佳宁", now=MORNING, by=None).value
    drop = register(station, name="小周", now=MORNING, by=None).value
    check_in(station, person_id=drop.id, now=MORNING, by=None)
    done = truth_of_touched(merge, keep=keep.id, drop=drop.id)
    assert check(station) == []
    truth_of_touched(undo, op=done.op)
    assert check(station) == []
