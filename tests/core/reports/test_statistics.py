"""The figures against a plain count of the same visits."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station_app.core.errors import NotValid
from station_app.core.reports.model import Statistics
from station_app.core.reports.periods import Period, between, month
from station_app.core.reports.queries import count_log, first_and_last_day, monthly, statistics, visit_log
from station_app.core.storage.database import Database, open_database
from tests.core.reports.visits import CATEGORIES, PLATFORMS, SERVICES, Made, at, counted, put

# Around the ends of months, of a year and of a leap day, by the station's clock, eight hours off the file's.
EDGES = ("2026-09-30 23:59", "2026-10-01 00:00", "2026-12-31 23:30", "2027-01-01 00:10", "2028-02-29 07:59",
         "2028-02-28 23:59", "2028-03-01 00:00", "2026-10-01 08:00")  # fmt: skip
MOMENTS = st.one_of(
    st.sampled_from(EDGES).map(at),
    st.datetimes(datetime(2026, 9, 28), datetime(2026, 10, 4)).map(lambda naive: naive.replace(tzinfo=UTC)),  # noqa: DTZ001
)
VISITS = st.lists(
    st.builds(
        Made,
        person=st.none() | st.integers(1, 6),
        at=MOMENTS,
        heads=st.integers(1, 99),
        state=st.sampled_from(("out", "auto", "unknown", "void")),
        timed=st.booleans(),
        category=st.sampled_from(CATEGORIES),
        platform=st.sampled_from(PLATFORMS),
        services=st.lists(st.sampled_from(SERVICES), unique=True, max_size=4).map(tuple),
        stay=st.integers(0, 40_000),
    ),
    max_size=25,
)
PERIODS = st.sampled_from(
    (month("2026-09"), month("2026-10"), month("2026-12"), month("2027-01"), month("2028-02"),
     between(date(2026, 9, 30), date(2026, 10, 1)), between(date(2028, 2, 29), date(2028, 2, 29)),
     between(date(2026, 1, 1), date(2028, 12, 31)))
)  # fmt: skip


def plain(figures: Statistics) -> dict[str, object]:
    return {name: getattr(figures, name) for name in Statistics.__slots__ if name != "period"}


@settings(max_examples=40)
@given(visits=VISITS, period=PERIODS, roots=st.dictionaries(st.integers(3, 6), st.sampled_from((1, 2)), max_size=3))
def test_figures_are_a_plain_count(visits: list[Made], period: Period, roots: dict[int, int]) -> None:
    with TemporaryDirectory() as folder:
        db = open_database(Path(folder) / "station.sqlite", create=True)
        put(db, visits, roots=roots)
        figures = statistics(db, period)
        expected = counted(visits, period, roots)
        rows = [visit for visit in visits if visit.state != "void" and period.first <= visit.day <= period.last]
        in_log = count_log(db, period)
        db.close()
    assert plain(figures) == expected
    assert in_log == len(rows)
    for by in (figures.by_category, figures.by_platform, figures.by_service):
        assert list(by.values()) == sorted(by.values(), reverse=True)


def test_an_empty_station_has_every_day_and_hour_with_zeros(station: Database) -> None:
    figures = monthly(station, "2028-02")
    assert list(figures.by_day) == [date(2028, 2, 1) + timedelta(days=n) for n in range(29)]
    assert list(figures.by_hour) == list(range(24))
    assert {*figures.by_day.values(), *figures.people_by_day.values(), *figures.by_hour.values()} == {0}
    assert (figures.visit_count, figures.person_count, figures.service_count, figures.anonymous_count) == (0, 0, 0, 0)
    assert first_and_last_day(station) is None


def test_a_month_begins_at_the_stations_midnight(station: Database) -> None:
    put(station, [Made(1, at("2026-09-30 23:59")), Made(1, at("2026-10-01 00:00")), Made(2, at("2026-12-31 23:59"))])
    assert [monthly(station, text).visit_count for text in ("2026-09", "2026-10", "2026-12", "2027-01")] == [1, 1, 1, 0]
    assert monthly(station, "2026-10").by_hour[0] == 1
    assert first_and_last_day(station) == (date(2026, 9, 30), date(2026, 12, 31))
    # Each of two months has that person, the two together once.
    assert statistics(station, between(date(2026, 9, 1), date(2026, 10, 31))).person_count == 1


def test_a_merged_person_is_one_person(station: Database) -> None:
    visits = [Made(1, at("2026-10-02 09:00")), Made(3, at("2026-10-02 10:00")), Made(2, at("2026-10-02 11:00"))]
    put(station, visits, roots={3: 1})
    figures = monthly(station, "2026-10")
    assert (figures.visit_count, figures.person_count, figures.people_by_day[date(2026, 10, 2)]) == (3, 2, 2)
    assert figures.people_by_category == {"courier": 2}


def test_only_void_visits_are_no_visits(station: Database) -> None:
    put(station, [Made(1, at("2026-10-02 09:00"), state="void"), Made(None, at("2026-10-02 09:00"), 6, "void")])
    assert monthly(station, "2026-10").visit_count == 0
    assert list(visit_log(station, "2026-10")) == []
    assert first_and_last_day(station) is None


def test_the_json_document_is_the_figures(station: Database) -> None:
    put(station, [Made(1, at("2026-10-02 09:00"), services=("water",)), Made(None, at("2026-10-31 23:59"), 6)])
    document = monthly(station, "2026-10").as_json()
    assert (document["first"], document["last"]) == ("2026-10-01", "2026-10-31")
    assert len(document["by_day"]) == 31
    assert (document["by_day"]["2026-10-02"], document["by_day"]["2026-10-31"], document["by_hour"]["23"]) == (1, 6, 6)
    assert (document["visit_count"], document["anonymous_count"], document["by_service"]) == (7, 6, {"water": 1})
    assert (document["new_count"], document["stay_minutes"], document["stay_count"]) == (1, 7.0, 2)
    assert (document["visits_per_person"], document["before"]) == (1.0, None)
    weekdays = document["by_weekday_hour"]
    assert (list(weekdays), set(map(len, weekdays.values()))) == ([str(day) for day in range(7)], {24})
    assert (weekdays["4"]["9"], weekdays["5"]["23"], weekdays["0"]["9"]) == (1, 6, 0)
    held = monthly(station, "2026-11").as_json(monthly(station, "2026-10"))["before"]
    assert (held["first"], held["visit_count"], held["stay_count"], "by_day" in held) == ("2026-10-01", 7, 2, False)


def test_a_month_that_is_none_is_refused(station: Database) -> None:
    for read in (monthly, visit_log):
        with pytest.raises(NotValid):
            read(station, "2026-13")
