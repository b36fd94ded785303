"""A visit of before says all a paper says, from a numbered sheet or from a plain pad."""

from datetime import date, time

import pytest

from station_app.core.people.model import Particulars
from station_app.core.people.queries import consents
from station_app.core.storage.database import Database
from station_app.core.visits.corrections import back_date
from station_app.core.visits.model import OnePerson
from tests.conftest import Truth

DAY = date(2026, 8, 31)


def test_words_in_place_of_a_name_are_kept_as_words(station: Database, truth_of_touched: Truth) -> None:
    visit = truth_of_touched(back_date, day=DAY, words=" 骑手 ", heads=3, category="food_rider").value
    assert (visit.words, visit.heads, visit.person_id, visit.note) == ("骑手", 3, None, None)


def test_somebody_new_brings_card_and_consent(station: Database, truth_of_touched: Truth) -> None:
    newcomer = Particulars(name="周佳宁", phone="13800002046")
    visit = truth_of_touched(
        back_date, day=DAY, arrived=time(9, 5), newcomer=newcomer, card="900000000017", consent="oral"
    ).value
    assert [consent.how for consent in consents(station, visit.person_id)] == ["oral"]
    assert station.value("SELECT person_id FROM scan_code WHERE code = '900000000017'") == visit.person_id


def test_services_ticked_beforehand_are_not_picked_by_hand(station: Database, truth_of_touched: Truth) -> None:
    truth_of_touched(back_date, day=DAY, services=["water", "rest"], chosen=["rest"])
    assert station.rows("SELECT service, by_hand FROM visit_service ORDER BY service") == [("rest", 1), ("water", 0)]


def test_a_person_is_one_head(station: Database, truth_of_touched: Truth) -> None:
    with pytest.raises(OnePerson):
        truth_of_touched(back_date, day=DAY, newcomer=Particulars(name="周佳宁"), heads=2)
    assert station.value("SELECT count(*) FROM person") == 0
