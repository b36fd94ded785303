"""New people and stays: who is new after merges, voids and late entries, and whose stay has a length."""

from datetime import date
from typing import Any

import pytest

from station_app.core.people.commands import merge
from station_app.core.reports.periods import Period, month, week_of, year
from station_app.core.reports.queries import monthly, statistics
from station_app.core.storage.database import Database
from station_app.core.undo.commands import undo
from station_app.core.visits.commands import check_in_new, void
from station_app.core.visits.corrections import back_date
from tests.conftest import MORNING
from tests.core.reports.visits import Made, at, put

WHEN: dict[str, Any] = {"now": MORNING, "by": None}
MONTHS = ("2026-07", "2026-08", "2026-09", "2026-10")


def new(db: Database) -> list[int]:
    """The new people of four months."""
    return [monthly(db, text).new_count for text in MONTHS]


def test_somebody_is_new_once(station: Database) -> None:
    put(station, [Made(1, at(f"2026-{when}")) for when in ("08-31 23:59", "09-01 00:00", "09-01 09:00", "10-05 09:00")])
    assert new(station) == [0, 1, 0, 0]
    assert statistics(station, year("2026")).new_count == 1
    assert statistics(station, Period(date(2026, 9, 1), date(2026, 9, 1))).new_count == 0


def test_who_has_no_name_is_nobody_new(station: Database) -> None:
    put(station, [Made(None, at("2026-09-01 09:00"), 6)])
    assert (new(station), monthly(station, "2026-09").visits_per_person) == ([0, 0, 0, 0], None)


def test_a_void_visit_is_no_first_one(station: Database) -> None:
    put(station, [Made(1, at("2026-08-05 09:00"), state="void"), Made(1, at("2026-09-05 09:00")),
                  Made(2, at("2026-09-05 09:00"), state="void")])  # fmt: skip
    assert new(station) == [0, 0, 1, 0]


def test_a_first_visit_voided_and_taken_back_moves_who_is_new(station: Database) -> None:
    first = check_in_new(station, name="周佳宁", now=at("2026-08-05 09:00"), by=None).value
    back_date(station, day=date(2026, 9, 1), person_id=first.person_id, **WHEN)
    assert new(station) == [0, 1, 0, 0]
    act = void(station, visit_id=first.id, reason="登错人", **WHEN)
    assert new(station) == [0, 0, 1, 0]
    undo(station, op=act.op, **WHEN)
    assert new(station) == [0, 1, 0, 0]


def test_one_entered_late_may_be_the_first(station: Database) -> None:
    person = check_in_new(station, name="周佳宁", **WHEN).value.person_id
    assert new(station) == [0, 0, 1, 0]
    back_date(station, day=date(2026, 7, 31), person_id=person, **WHEN)
    assert new(station) == [1, 0, 0, 0]


@pytest.mark.parametrize("keep", [1, 2])
def test_a_merged_person_is_as_old_as_either_record(station: Database, keep: int) -> None:
    put(station, [Made(1, at("2026-07-05 09:00")), Made(2, at("2026-09-05 09:00")), Made(1, at("2026-09-06 09:00"))])
    assert new(station) == [1, 0, 1, 0]
    done = merge(station, keep=keep, drop=3 - keep, now=at("2026-10-09 09:00"), by=None)
    assert new(station) == [1, 0, 0, 0]
    assert statistics(station, year("2026")).new_count == 1
    undo(station, op=done.op, now=at("2026-10-09 09:00"), by=None)
    assert new(station) == [1, 0, 1, 0]


def test_a_void_visit_of_a_merged_record_makes_nobody_old(station: Database) -> None:
    put(station, [Made(3, at("2026-07-05 09:00"), state="void"), Made(1, at("2026-09-05 09:00"))], roots={3: 1})
    assert new(station) == [0, 0, 1, 0]


def test_new_by_the_stations_day_at_every_boundary(station: Database) -> None:
    put(station, [Made(1, at("2026-12-31 23:59")), Made(2, at("2027-01-01 00:01")), Made(3, at("2028-02-29 00:00")),
                  Made(4, at("2028-02-28 23:59"), timed=False), Made(5, at("2028-03-01 00:00"))])  # fmt: skip
    assert [statistics(station, year(text)).new_count for text in ("2026", "2027", "2028")] == [1, 1, 3]
    assert statistics(station, week_of(date(2027, 1, 1))).new_count == 2
    leap = Period(date(2028, 2, 29), date(2028, 2, 29))
    assert (statistics(station, leap).new_count, monthly(station, "2028-02").new_count) == (1, 2)


def test_only_what_has_two_known_times_has_a_length(station: Database) -> None:
    put(
        station,
        [
            Made(1, at("2026-09-01 09:00"), stay=600),
            Made(None, at("2026-09-01 09:00"), 6, stay=1800),  # a group stays once
            Made(2, at("2026-09-01 09:00"), state="auto"),
            Made(3, at("2026-09-01 09:00"), state="unknown"),
            Made(4, at("2026-09-01 09:00"), timed=False, stay=60),  # nobody said when they came
            Made(5, at("2026-08-31 23:50"), stay=3600),  # left in September: a stay of August
        ],
    )
    with_void = check_in_new(station, name="周佳宁", now=at("2026-09-01 08:00"), by=None).value
    put_left = at("2026-09-01 09:00").isoformat(timespec="microseconds").replace("+00:00", "Z")
    station.conn.execute("UPDATE visit SET state = 'out', left_at = ? WHERE id = ?", (put_left, with_void.id))
    station.conn.commit()
    void(station, visit_id=with_void.id, reason="登错人", now=at("2026-09-01 10:00"), by=None)
    september = monthly(station, "2026-09")
    assert (september.stay_minutes, september.stay_count) == (20, 2)
    assert (monthly(station, "2026-08").stay_minutes, monthly(station, "2026-10").stay_minutes) == (60, None)
    assert monthly(station, "2026-10").stay_count == 0


def test_an_average_per_person_is_of_those_who_are_known(station: Database) -> None:
    put(
        station,
        [*(Made(person, at("2026-09-01 09:00")) for person in (1, 1, 1, 2)), Made(None, at("2026-09-02 09:00"), 90)],
    )
    figures = monthly(station, "2026-09")
    assert (figures.visit_count, figures.person_count, figures.visits_per_person) == (94, 2, 2.0)


def test_weekdays_and_hours(station: Database) -> None:
    put(
        station,
        [
            Made(1, at("2026-09-07 00:00")),
            Made(None, at("2026-09-13 23:59"), 6),
            Made(2, at("2026-09-14 00:30")),
            Made(3, at("2026-09-14 00:00"), timed=False),
        ],
    )
    both = monthly(station, "2026-09").by_weekday_hour
    assert set(both) == {(weekday, hour) for weekday in range(7) for hour in range(24)}
    assert {at_: heads for at_, heads in both.items() if heads} == {(0, 0): 2, (6, 23): 6}


def test_people_of_a_year_are_counted_anew(station: Database) -> None:
    put(station, [Made(1, at(f"2026-{number:02d}-10 09:00")) for number in range(1, 13)])
    months = [statistics(station, month(f"2026-{number:02d}")).person_count for number in range(1, 13)]
    assert (months, statistics(station, year("2026")).person_count) == ([1] * 12, 1)
