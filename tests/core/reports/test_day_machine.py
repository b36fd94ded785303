"""Any story of some days: the desk's strip, the statistics and the log say what a plain count of the rows says."""

import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from station_app.core.clock import from_text, local_day
from station_app.core.desk.queries import today
from station_app.core.errors import Refusal
from station_app.core.imports.commands import import_visits
from station_app.core.people.commands import merge, register
from station_app.core.people.queries import root_of
from station_app.core.reports.csv_file import write_rows
from station_app.core.reports.model import Statistics
from station_app.core.reports.periods import Period, month_of, week_of, year_of
from station_app.core.reports.queries import statistics
from station_app.core.storage.database import Database, open_database
from station_app.core.types import Done
from station_app.core.undo.commands import undo
from station_app.core.visits import commands, queries
from station_app.core.visits.corrections import back_date, edit
from station_app.core.visits.filters import Filters
from tests.core.reports.visits import SERVICES, SHANGHAI, Made, counted

# The last evening of a leap February, a Tuesday: hours before a month, days before another week.
EVENING = datetime(2028, 2, 29, 21, 50, tzinfo=SHANGHAI)
TAKEN = st.lists(st.sampled_from(("meal", *SERVICES)), unique=True, max_size=3)
PLACE = st.integers(0, 30)
CATEGORY = st.sampled_from(("courier", "food_rider", "unknown"))
HOUR = st.none() | st.times(time(0), time(20)).map(lambda at: at.replace(microsecond=0, second=0))


def rows_of(db: Database) -> tuple[list[Made], dict[int, int]]:
    """The file's visits one by one, and whose record each merged one belongs to: nothing is counted here."""
    taken: dict[int, list[str]] = {}
    for visit, service in db.rows("SELECT visit_id, service FROM visit_service"):
        taken.setdefault(visit, []).append(service)
    visits = []
    for number, person, arrived, hour, left, heads, state, category, platform in db.rows(
        "SELECT id, person_id, arrived_at, hour, left_at, heads, state, category, platform FROM visit"
    ):
        came = from_text(arrived)
        stay = 0 if left is None else int(from_text(left).timestamp()) - int(came.timestamp())
        services = tuple(taken.get(number, ()))
        visits.append(Made(person, came, heads, state, hour is not None, category, platform, services, stay))
    people = (row[0] for row in db.rows("SELECT id FROM person"))
    return visits, {person: root_of(db, person) for person in people}


class Days(RuleBasedStateMachine):
    """People and groups come and leave, are merged, taken over, entered late, mended, voided and taken back."""

    db: Database

    @initialize()
    def open_station(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.folder = Path(self._folder.name)
        self.db = open_database(self.folder / "station.sqlite", create=True)
        self.now = EVENING
        self.ops: list[int] = []
        self.files = 0
        for name in ("周佳宁", "孙晓雨", "何平", "李云"):
            self.told(register, name=name)

    def teardown(self) -> None:
        if hasattr(self, "db"):
            self.db.close()
            self._folder.cleanup()

    def told(self, command: Any, **facts: Any) -> None:
        try:
            done: Done[Any] = command(self.db, now=self.now, by=None, **facts)
        except Refusal:
            return
        self.ops.append(done.op)

    def one_of(self, rows: str, place: int) -> int:
        """The id of some row, the latest being the first; 0 while there is none."""
        ids = [row[0] for row in self.db.rows(f"SELECT id FROM {rows} ORDER BY id DESC")]
        return ids[place % len(ids)] if ids else 0

    @rule(minutes=st.sampled_from((0.2, 2, 45, 100, 1441, 9000)))
    def time_passes(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)
        self.told(commands.close_past_days)

    @rule(services=TAKEN, category=CATEGORY, platform=st.sampled_from(((), ("meituan",))))
    def somebody_new_comes(self, services: list[str], category: str, platform: tuple[str, ...]) -> None:
        self.told(commands.check_in_new, name="单小满", services=services, category=category, platforms=platform)

    @rule(place=PLACE, services=TAKEN, again=st.booleans())
    def somebody_known_comes(self, place: int, services: list[str], again: bool) -> None:
        person = self.one_of("person", place)
        self.told(commands.check_in, person_id=person, services=services, again=again, reason="x")

    @rule(heads=st.integers(1, 99), services=TAKEN)
    def a_group_comes(self, heads: int, services: list[str]) -> None:
        self.told(commands.check_in_anonymous, heads=heads, services=services)

    @rule(place=PLACE)
    def somebody_leaves(self, place: int) -> None:
        self.told(commands.check_out, visit_id=self.one_of("visit WHERE state = 'in'", place))

    @rule(place=PLACE)
    def a_visit_was_wrong(self, place: int) -> None:
        self.told(commands.void, visit_id=self.one_of("visit WHERE state <> 'void'", place), reason="x")

    @rule(place=PLACE, days=st.integers(0, 60), arrived=HOUR, left=HOUR, named=st.booleans(), services=TAKEN)
    def one_is_entered_late(
        self, place: int, days: int, arrived: time | None, left: time | None, named: bool, services: list[str]
    ) -> None:
        day, person = (self.now - timedelta(days=days)).date(), self.one_of("person", place)
        who: dict[str, Any] = {"person_id": person} if named else {"heads": place + 1}
        self.told(back_date, day=day, arrived=arrived, left=left, services=services, **who)

    @rule(place=PLACE, category=CATEGORY, services=TAKEN, day=st.none() | st.dates(date(2028, 2, 1), date(2028, 3, 3)))
    def one_is_mended(self, place: int, category: str, services: list[str], day: date | None) -> None:
        given: dict[str, Any] = {} if day is None else {"day": day, "arrived": time(9), "left": None}
        visit = self.one_of("visit WHERE state <> 'void'", place)
        self.told(edit, visit_id=visit, reason="x", category=category, services=services, **given)

    @rule(keep=PLACE, drop=PLACE)
    def two_are_one(self, keep: int, drop: int) -> None:
        self.told(merge, keep=self.one_of("person", keep), drop=self.one_of("person", drop))

    @rule(days=st.integers(0, 40), tail=st.integers(0, 3), heads=st.integers(1, 9))
    def a_register_is_taken_over(self, days: int, tail: int, heads: int) -> None:
        day, self.files = (self.now - timedelta(days=days)).date().isoformat(), self.files + 1
        path = self.folder / f"{self.files}.csv"
        write_rows(path, (("日期", "到站时间", "离站时间", "姓名", "手机", "人数", "服务内容"),
                          (day, "09:10", "10:00", "何小草", f"1380000000{tail}", "1", "用餐、饮水"),
                          (day, "", "", "骑手", "", str(heads), "休息")))  # fmt: skip
        self.told(import_visits, path=path)

    @rule(place=PLACE)
    def an_act_is_taken_back(self, place: int) -> None:
        if self.ops:
            self.told(undo, op=self.ops[-1 - place % len(self.ops)])

    @invariant()
    def all_say_the_same(self) -> None:
        if not hasattr(self, "ops"):
            return
        visits, roots = rows_of(self.db)
        day = local_day(self.now, SHANGHAI)
        for period in (Period(day, day), week_of(day), month_of(day), year_of(day)):
            said = statistics(self.db, period)
            expected = counted(visits, period, roots)
            assert {name: getattr(said, name) for name in Statistics.__slots__ if name != "period"} == expected
            log = queries.counts(self.db, Filters(first_day=period.first, last_day=period.last))
            assert (log.visits, log.people, log.anonymous) == (
                said.visit_count, said.person_count, said.anonymous_count
            )  # fmt: skip
        strip, of_day = today(self.db, now=self.now), statistics(self.db, Period(day, day))
        assert (strip.visit_count, strip.person_count) == (of_day.visit_count, of_day.person_count)
        assert strip.by_hour == {hour: heads for hour, heads in of_day.by_hour.items() if heads}
        assert strip.by_category == of_day.by_category
        assert strip.meals == of_day.by_service.get("meal", 0)


class LongDays(Days):
    """The same, for longer."""


Days.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
LongDays.TestCase.settings = settings(max_examples=300, stateful_step_count=50, deadline=None)
TestDays = Days.TestCase
TestLongDays = pytest.mark.slow(LongDays.TestCase)
