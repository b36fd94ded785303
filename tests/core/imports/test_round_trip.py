"""What we write we read: a visit log of ours, taken over by an empty station, gives the same figures."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from station_app.core import paths
from station_app.core.demo.build import build
from station_app.core.imports.commands import import_visits
from station_app.core.imports.report import Fate, Report
from station_app.core.people.commands import register
from station_app.core.reports.export import export
from station_app.core.reports.periods import month
from station_app.core.reports.queries import monthly
from station_app.core.settings.commands import add_entry
from station_app.core.settings.model import Dictionary
from station_app.core.storage.database import Database, open_database, write
from station_app.core.visits.commands import check_in, check_in_anonymous
from station_app.gui.runtime.i18n import Language
from station_app.texts.sheets import visit_log_words
from tests.conftest import MORNING

WHEN: dict[str, Any] = {"now": MORNING, "by": None}


OCTOBER = datetime(2026, 10, 9, 2, 0, tzinfo=UTC)


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Chinese, then English, in force."""
    words = Language(qapp, paths.resources_dir(), request.param)
    yield words.code
    words.use("en")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    """Another station, without anybody."""
    db = open_database(tmp_path / "other.sqlite", create=True)
    yield db
    db.close()


def sent(db: Database, other: Database, form: str, language: str, **changes: Any) -> Report:
    """The log of September of one station, taken over by another."""
    target = db.path.with_name(f"台账.{form}")
    export(station=db.path, ledger="visits", period=month("2026-09"), format=form, out=target, language=language,
           words=visit_log_words(), unmasked=True, made_at=MORNING)  # fmt: skip
    return import_visits(other, path=target, **{**WHEN, "now": OCTOBER, **changes}).value


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_whole_month_of_ours(station: Database, empty: Database, form: str, language: str) -> None:
    build(station, month=date(2026, 9, 1), seed=3, visits_per_day=25, people=80, now=MORNING)
    with write(station):
        # Who has neither a phone nor a name of their own cannot be told apart on paper.
        station.run("UPDATE person SET phone = '150' || printf('%08d', id) WHERE phone IS NULL")
    report = sent(station, empty, form, language)
    before, after = monthly(station, "2026-09"), monthly(empty, "2026-09")
    assert after == before
    assert report.fates[Fate.TAKEN] == sum(report.fates.values())
    assert report.left_out == ()
    assert sorted(empty.rows("SELECT phone FROM person")) == sorted(
        station.rows("SELECT DISTINCT p.phone FROM person p JOIN visit v ON v.person_id = p.id AND v.state <> 'void'")
    )
    minutes = (
        "SELECT substr(arrived_at, 1, 16), substr(left_at, 1, 16), coalesce(platform, '') FROM visit"
        " WHERE state <> 'void' ORDER BY 1, 2, 3"
    )
    assert empty.rows(minutes) == station.rows(minutes)
    assert sent(station, empty, form, language).fates[Fate.TAKEN] == 0


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_words_that_look_like_formulas(station: Database, empty: Database, form: str, language: str) -> None:
    notes = [
        "=1+1",
        "+8613800002046",
        "-3",
        "@SUM(A1)",
        "'quoted",
        "''",
        "'=x",
        '="138"',
        "a,b;c\td",
        'a"b',
        "0138",
        "_x0041_",
    ]
    for n, note in enumerate(notes):
        person = register(station, name=f"季小{note}"[:9], phone=f"139{n:08d}", **WHEN).value
        check_in(station, person_id=person.id, services=["live_room", "hot_food"], **WHEN)
        with write(station):
            station.run("UPDATE visit SET note = ? WHERE person_id = ?", (note, person.id))
    sent(station, empty, form, language)
    kept = "SELECT p.phone, p.name, v.note FROM visit v JOIN person p ON p.id = v.person_id ORDER BY 1"
    expected = [(phone, name, "a,b;c d" if note.startswith("a,") else note) for phone, name, note in station.rows(kept)]
    assert empty.rows(kept) == expected
    assert monthly(empty, "2026-09").by_service == {"hot_food": len(notes), "live_room": len(notes)}


def test_groups_and_labels_of_our_own(station: Database, empty: Database, language: str) -> None:
    for db in (station, empty):
        add_entry(db, dictionary=Dictionary.SERVICE, zh="量 血压", en="Blood pressure / pulse", **WHEN)
        add_entry(db, dictionary=Dictionary.CATEGORY, zh="共享单车调度员", en="Bike mover", **WHEN)
    code = station.value("SELECT code FROM service WHERE en LIKE 'Blood%'")
    kind = station.value("SELECT code FROM category WHERE en = 'Bike mover'")
    check_in_anonymous(station, heads=6, category=kind, services=[code, "water"], **WHEN)
    check_in_anonymous(station, heads=99, **WHEN)
    sent(station, empty, "xlsx", language)
    before, after = monthly(station, "2026-09"), monthly(empty, "2026-09")
    assert (after.visit_count, after.anonymous_count, after.person_count) == (105, 105, 0)
    assert after.by_service == before.by_service == {code: 6, "water": 6}
    assert after.by_category == before.by_category
