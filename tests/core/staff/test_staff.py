import pytest

from station_app.core.errors import KeyTaken, Missing, NotAllowed, NotFound, NotValid, TooLong
from station_app.core.people.commands import register
from station_app.core.staff.commands import add, set_active
from station_app.core.staff.model import NameTaken, Right, Role
from station_app.core.staff.queries import by_id, by_name, everybody, require
from station_app.core.storage.database import Database
from tests.conftest import MORNING, Truth, contents


def test_somebody_new_on_duty(station: Database, truth_of_touched: Truth) -> None:
    done = truth_of_touched(add, name=" 王　芳 ", role="manager")
    assert (done.value.name, done.value.role, done.value.active) == ("王芳", Role.MANAGER, True)
    assert by_id(station, done.value.id) == by_name(station, "王芳") == done.value
    assert by_name(station, "王") is None


def test_the_same_form_twice_is_one_account(station: Database) -> None:
    first = add(station, name="王芳", now=MORNING, by=None, key="form")
    assert add(station, name="王芳", now=MORNING, by=None, key="form") == first
    assert len(everybody(station)) == 1
    with pytest.raises(KeyTaken):
        set_active(station, staff_id=first.value.id, active=False, now=MORNING, by=None, key="form")


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"name": " \u200b"}, Missing),
        ({"name": "王" * 41}, TooLong),
        ({"name": "李丽", "role": "boss"}, NotValid),
        ({"name": "王芳"}, NameTaken),
        ({"name": "王 芳"}, NameTaken),
    ],
)
def test_what_is_refused(station: Database, said: dict[str, str], refusal: type[Exception]) -> None:
    add(station, name="王芳", now=MORNING, by=None)
    before = contents(station)
    with pytest.raises(refusal):
        add(station, **said, now=MORNING, by=None)
    assert contents(station) == before


def test_somebody_rests_and_serves_again(station: Database, truth_of_touched: Truth) -> None:
    one, other = (truth_of_touched(add, name=name).value for name in ("王芳", "李丽"))
    rested = truth_of_touched(set_active, staff_id=one.id, active=False, key="form")
    assert not rested.value.active
    assert set_active(station, staff_id=one.id, active=False, now=MORNING, by=None, key="form") == rested
    assert [each.id for each in everybody(station)] == [other.id, one.id]
    assert truth_of_touched(set_active, staff_id=one.id, active=True).value.active
    with pytest.raises(NotFound):
        set_active(station, staff_id=99, active=True, now=MORNING, by=None)


def test_who_may_act(station: Database) -> None:
    one = add(station, name="王芳", now=MORNING, by=None).value.id
    for right in Right:
        require(station, None, right)
        require(station, one, right)
    set_active(station, staff_id=one, active=False, now=MORNING, by=None)
    for nobody in (one, 99):
        with pytest.raises(NotAllowed) as refused:
            register(station, name="周佳宁", now=MORNING, by=nobody)
        assert refused.value.right == "register"
    assert station.value("SELECT count(*) FROM person") == 0
