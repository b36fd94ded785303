"""The invented cabinets: loans follow from visits, some are late, damaged or lost, and the file's rules hold."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from station_app.core.checks.queries import check
from station_app.core.demo import build, build_large
from station_app.core.lending import queries
from station_app.core.lending.commands import add_tool, give_back
from station_app.core.lending.model import ToolState
from station_app.core.people.model import is_own_card
from station_app.core.reports.lending_figures import lending
from station_app.core.reports.periods import month
from station_app.core.storage.database import Database, open_database

NOW = datetime(2026, 11, 20, 7, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Database:
    db = open_database(tmp_path_factory.mktemp("demo") / "a.sqlite", create=True)
    facts = build(db, month=date(2026, 10, 1), seed=5, visits_per_day=120, people=300, now=NOW, live_until=NOW)
    assert (facts.tools, facts.loans) == (46, db.value("SELECT count(*) FROM loan"))
    return db


def test_forty_six_tools_with_places_labels_and_accessories(autumn: Database) -> None:
    places = queries.places(autumn)
    assert [place.code for place in sorted(places, key=lambda place: place.id)] == [f"T-{n:03d}" for n in range(1, 47)]
    assert len({place.cabinet for place in places}) == 6
    tools = queries.tools(autumn, range(1, 47))
    assert all(tool.label is not None and tool.label[0] == "8" and is_own_card(tool.label) for tool in tools)
    assert queries.find(autumn, "dqt")[0].accessories == ("气针", "布袋")


def test_loans_follow_from_visits(autumn: Database) -> None:
    figures = lending(autumn, month("2026-10"), now=NOW)
    assert 60 < figures.lent_count < 900
    assert 0 < figures.late_count < figures.lent_count / 8
    assert set(figures.by_kind) == {"hand", "bike", "live", "rain", "other"}
    assert check(autumn) == []
    strange = autumn.value(
        "SELECT count(*) FROM loan l JOIN visit v ON v.id = l.visit_id WHERE v.person_id <> l.person_id"
        " OR v.day <> l.day OR l.out_at < v.arrived_at OR v.state = 'void'"
    )
    assert strange == 0
    twice = autumn.value(
        "SELECT count(*) FROM loan a JOIN loan b ON b.tool_id = a.tool_id AND b.id > a.id"
        " AND b.out_at < coalesce(a.back_at, a.lost_at, '9')"
    )
    assert twice == 0


def test_something_is_out_now_and_comes_back(autumn: Database) -> None:
    out = queries.open_loans(autumn)
    assert out
    assert queries.count_by_state(autumn)[ToolState.ON_LOAN] == len(out)
    give_back(autumn, loan_id=out[0].id, now=NOW, by=None)
    assert add_tool(autumn, name="锤子", now=NOW, by=None).value.code == "T-047"


def test_a_large_station_has_its_tools(tmp_path: Path) -> None:
    db = open_database(tmp_path / "a.sqlite", create=True)
    facts = build_large(db, people=500, visits=20_000, seed=3, now=NOW)
    assert (facts.tools, db.value("SELECT count(*) FROM tool")) == (100, 100)
    assert facts.loans == db.value("SELECT count(*) FROM loan") > 200
    assert db.value("SELECT count(DISTINCT cabinet) FROM tool") > 10
    assert check(db) == []
    db.close()
