from typing import Any

import pytest

from station_app.core.errors import Missing, NotFound, NotValid, TooLong
from station_app.core.people import queries
from station_app.core.people.commands import edit, issue_card, register, reveal
from station_app.core.people.model import CardTaken, PhoneTaken, is_own_card
from station_app.core.search.queries import find
from station_app.core.settings.model import UnknownCode
from station_app.core.storage.database import Database, write
from station_app.core.visits.commands import check_in
from tests.conftest import MORNING, Truth, contents

WHEN: dict[str, Any] = {"now": MORNING, "by": None}


def test_nothing_but_the_category_is_compulsory(station: Database, truth_of_touched: Truth) -> None:
    person = truth_of_touched(register).value
    assert (person.name, person.nickname, person.phone, person.category) == (None, None, None, "unknown")
    assert (person.platforms, person.roles, person.card, person.consent) == ((), (), None, None)
    assert person.platform is None
    assert person.state == "active"
    assert queries.by_id(station, person.id) == person


def test_all_that_can_be_said(station: Database, truth_of_touched: Truth) -> None:
    person = truth_of_touched(
        register,
        name="周　佳宁",
        nickname="周师傅",
        phone="+86 138-0000-２０４６",
        category="food_rider",
        platforms=["meituan", "jd", "meituan"],
        roles=["volunteer", "grid_worker"],
        employer="老街站点",
        note="膝盖不好\n坐靠门的位置",
        card="900001",
        consent="oral",
    ).value
    assert (person.name, person.phone, person.other_number) == ("周佳宁", "13800002046", None)
    assert (person.platforms, person.platform) == (("meituan", "jd"), "meituan")
    assert person.roles == ("grid_worker", "volunteer")
    assert person.note == "膝盖不好 坐靠门的位置"
    assert (person.card, person.consent) == ("900001", "oral")
    assert queries.by_own_phone(station, "13800002046") == person
    assert queries.by_card(station, "900001") == person


def test_a_number_that_is_no_mobile_is_kept(station: Database) -> None:
    person = register(station, phone="0531-8899 1234 转 2", **WHEN).value
    assert (person.phone, person.other_number) == (None, "0531-8899 1234 转 2")
    assert [hit.person_id for hit in find(station, "88991234")] == [person.id]


def test_the_same_form_twice_is_one_person(station: Database) -> None:
    first = register(station, name="周佳宁", phone="13800002046", key="form", **WHEN)
    assert register(station, name="周佳宁", phone="13800002046", key="form", **WHEN) == first
    assert queries.count_active(station) == 1


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"phone": "13800002046"}, PhoneTaken),
        ({"card": "900001"}, CardTaken),
        ({"card": "12345"}, NotValid),
        ({"card": "9" * 70}, TooLong),
        ({"category": "nobody"}, UnknownCode),
        ({"platforms": ["nothing"]}, UnknownCode),
        ({"roles": ["boss"]}, NotValid),
        ({"consent": "guessed"}, NotValid),
        ({"name": "长" * 61}, TooLong),
        ({"nickname": "长" * 61}, TooLong),
        ({"phone": "1" * 41}, TooLong),
        ({"employer": "长" * 81}, TooLong),
        ({"note": "长" * 501}, TooLong),
    ],
)
def test_what_is_refused_writes_nothing(station: Database, said: dict[str, Any], refusal: type[Exception]) -> None:
    taken = register(station, name="周佳宁", phone="13800002046", card="900001", **WHEN).value
    other = register(station, name="单小满", **WHEN).value
    before = contents(station)
    with pytest.raises(refusal) as refused:
        register(station, **said, **WHEN)
    if isinstance(refused.value, PhoneTaken | CardTaken):
        assert refused.value.person_id == taken.id
    with pytest.raises(refusal):
        edit(station, person_id=other.id, **said, **WHEN)
    assert contents(station) == before


def test_too_many_platforms_are_refused(station: Database) -> None:
    codes = [row[0] for row in station.rows("SELECT code FROM platform LIMIT 11")]
    with pytest.raises(NotValid) as refused:
        register(station, platforms=codes, **WHEN)
    assert refused.value.field == "person.platforms"
    assert register(station, platforms=codes[:10], **WHEN).value.platforms == tuple(codes[:10])


def test_a_family_shares_a_phone(station: Database) -> None:
    owner = register(station, phone="13800002046", **WHEN).value
    shared = register(station, phone="13800002046", phone_own=False, **WHEN).value
    assert not shared.phone_own
    assert queries.by_own_phone(station, "13800002046") == owner
    with pytest.raises(PhoneTaken):
        edit(station, person_id=shared.id, phone_own=True, **WHEN)
    edit(station, person_id=owner.id, phone=None, **WHEN)
    assert edit(station, person_id=shared.id, phone_own=True, **WHEN).value.phone_own


def test_an_edit_changes_what_is_said_and_nothing_else(station: Database, truth_of_touched: Truth) -> None:
    facts: dict[str, Any] = {
        "nickname": "周师傅",
        "phone": "13800002046",
        "platforms": ["meituan"],
        "roles": ["volunteer"],
        "employer": "老街站点",
        "note": "x",
        "card": "900001",
        "consent": "oral",
    }
    person = truth_of_touched(register, name="周佳宁", **facts).value
    done = truth_of_touched(edit, person_id=person.id, name="周佳怡", key="form")
    assert done.value.name == "周佳怡"
    assert {name: getattr(done.value, name) for name in facts} == {
        name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()
    }
    assert edit(station, person_id=person.id, name="别人", key="form", **WHEN) == done
    assert not find(station, "周佳宁")
    assert [hit.person_id for hit in find(station, "zjy")] == [person.id]
    emptied = truth_of_touched(edit, person_id=person.id, name=None, phone=None, platforms=(), note=" ").value
    assert (emptied.name, emptied.phone, emptied.platforms, emptied.note) == (None, None, (), None)
    assert emptied.card == "900001"


def test_an_other_number_stays_through_an_edit(station: Database) -> None:
    person = register(station, phone="0531-88991234", **WHEN).value
    assert edit(station, person_id=person.id, name="周佳宁", **WHEN).value.other_number == "0531-88991234"
    assert edit(station, person_id=person.id, phone="13800002046", **WHEN).value.other_number is None


def test_nobody_to_edit(station: Database) -> None:
    for command in (edit, issue_card):
        with pytest.raises(NotFound):
            command(station, person_id=1, **WHEN)


@pytest.mark.parametrize("how", ["state = 'withdrawn'", "root_id = 1"])
def test_a_record_taken_back_or_merged_is_not_written_to(station: Database, how: str) -> None:
    register(station, name="周佳宁", **WHEN)
    gone = register(station, name="周佳", **WHEN).value
    with write(station):
        station.run(f"UPDATE person SET {how} WHERE id = ?", (gone.id,))
    for command in (edit, issue_card):
        with pytest.raises(NotFound):
            command(station, person_id=gone.id, **WHEN)
    assert queries.by_id(station, gone.id).state in {"withdrawn", "merged"}
    assert queries.count_active(station) == 1
    assert queries.recent(station) == [1]


def test_a_new_card_replaces_the_old_one(station: Database, truth_of_touched: Truth) -> None:
    person = truth_of_touched(register, card="900001").value
    done = truth_of_touched(issue_card, person_id=person.id, key="form")
    card = done.value.card
    assert card is not None
    assert is_own_card(card)
    assert queries.by_card(station, "900001") is None
    assert queries.card_known(station, "900001")
    assert queries.by_card(station, card) == done.value
    assert issue_card(station, person_id=person.id, key="form", **WHEN) == done
    with pytest.raises(CardTaken) as refused:
        truth_of_touched(register, card="900001")
    assert refused.value.person_id == person.id


def test_the_card_they_have_may_be_given_again(station: Database) -> None:
    person = register(station, card="900001", **WHEN).value
    assert edit(station, person_id=person.id, card="９００００1", **WHEN).value.card == "900001"


def test_a_code_given_out_before_is_drawn_again(station: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["900000000012", "900000000012", "900000000023"])
    monkeypatch.setattr("station_app.core.people.commands.new_card_code", lambda: next(drawn))
    one, other = (register(station, **WHEN).value.id for _ in range(2))
    assert issue_card(station, person_id=one, **WHEN).value.card == "900000000012"
    assert issue_card(station, person_id=other, **WHEN).value.card == "900000000023"


def test_people_by_last_visit(station: Database) -> None:
    ids = [register(station, **WHEN).value.id for _ in range(4)]
    check_in(station, person_id=ids[1], **WHEN)
    assert queries.recent(station) == [ids[1], ids[3], ids[2], ids[0]]
    assert queries.recent(station, limit=2, offset=1) == [ids[3], ids[2]]
    assert [person.id for person in queries.by_ids(station, [3, 1, 99])] == [3, 1]
    assert queries.by_ids(station, []) == []


def test_the_last_consent_counts(station: Database) -> None:
    person = register(station, consent="oral", **WHEN).value
    assert edit(station, person_id=person.id, consent="written", **WHEN).value.consent == "written"


def test_a_name_with_nothing_visible_is_none(station: Database) -> None:
    assert register(station, name="\u3164\u200b", **WHEN).value.name is None


def test_whoever_looks_at_a_number_is_in_the_log(station: Database, truth_of_touched: Truth) -> None:
    person = truth_of_touched(register, phone="13800002046").value
    other = truth_of_touched(register, phone="0531-88991234").value
    nobody = truth_of_touched(register).value
    done = truth_of_touched(reveal, person_id=person.id, key="form")
    assert done.value == "13800002046"
    assert reveal(station, person_id=person.id, key="form", **WHEN) == done
    assert truth_of_touched(reveal, person_id=other.id).value == "0531-88991234"
    with pytest.raises(Missing):
        reveal(station, person_id=nobody.id, **WHEN)
    with pytest.raises(NotFound):
        reveal(station, person_id=99, **WHEN)
    assert station.value("SELECT count(*) FROM act WHERE what = 'people.reveal'") == 2
    assert "13800002046" not in str(station.rows("SELECT * FROM act"))
