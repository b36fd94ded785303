"""The whole station under a story: what must hold after every step of it, whatever happened."""

from collections import Counter
from datetime import date

from hypothesis.stateful import invariant, precondition, rule

from station_app.core.checks.queries import check
from station_app.core.desk.queries import today
from station_app.core.people.queries import count_active, recent
from station_app.core.reports.periods import Period, month_of
from station_app.core.reports.queries import statistics
from station_app.core.search.queries import find
from station_app.core.storage.migrations import FINGERPRINT, fingerprint
from station_app.core.visits import queries
from station_app.core.visits.counts import count
from tests.core.machine.days import N, one_of
from tests.core.machine.lessons import Taught
from tests.core.machine.plain import heads

ALL = (date(1900, 1, 1), date(9998, 12, 31))


class Station(Taught):
    """Every story told here must leave a sound file and the figures of the plain one."""

    def teardown(self) -> None:
        if hasattr(self, "plain"):
            for person in list(self.plain.people):
                self.is_found(person)
        super().teardown()

    @precondition(lambda self: self.known())
    @rule(n=N)
    def somebody_is_looked_for(self, n: int) -> None:
        self.is_found(one_of(sorted(self.plain.people), n))

    def take_back(self, place: int) -> None:
        """Whoever was one person may be two again, and is found as such."""
        super().take_back(place)
        for record in self.plain.people:
            self.is_found(record)

    def is_found(self, record: int) -> None:
        """Whoever was registered is found by the number and the name of any of their records."""
        person = self.plain.people[record]
        assert [hit.person_id for hit in find(self.db, person.phone)] == [person.root]
        assert person.root in [hit.person_id for hit in find(self.db, person.name)]

    @invariant()
    def the_file_is_sound(self) -> None:
        if not hasattr(self, "plain"):
            return
        assert check(self.db) == []  # pages, references, the chain, nobody here twice, nobody's last visit wrong
        assert fingerprint(self.db.conn) == FINGERPRINT

    @invariant()
    def every_day_has_its_figures(self) -> None:
        if not hasattr(self, "plain"):
            return
        counted = self.plain.counted()
        by_day: Counter[date] = Counter()
        for stay in counted:
            by_day[stay.day] += stay.heads
        found = count(self.db, *ALL)
        assert (found.visits, found.people) == (heads(counted), len(self.plain.who(counted)))
        assert found.unnamed == heads(stay for stay in counted if stay.person is None)
        assert found.by_day == dict(by_day)
        assert {day: n for day, n in found.people_by_day.items() if n} == {
            day: n for day in by_day if (n := len(self.plain.who(self.plain.counted(day, day))))
        }
        log = queries.counts(self.db, queries.Filters())
        assert (log.visits, log.people, log.anonymous) == (found.visits, found.people, found.unnamed)

    @invariant()
    def the_desk_says_what_the_statistics_say(self) -> None:
        if not hasattr(self, "plain"):
            return
        now, day = self.clock.now(), self.today()
        shown, figures = today(self.db, now=now), statistics(self.db, Period(day, day))
        assert (shown.visit_count, shown.person_count) == (figures.visit_count, figures.person_count)
        assert shown.by_hour == {hour: n for hour, n in figures.by_hour.items() if n}
        assert shown.by_category == figures.by_category
        assert shown.meals == figures.by_service.get("meal", 0)
        counted = self.plain.counted(day, day)
        hours: Counter[int] = Counter()
        for stay in counted:
            if stay.hour is not None:
                hours[stay.hour] += stay.heads
        here = [stay for stay in self.plain.counted() if stay.state == "in" and not stay.has_run_out(now)]
        assert (shown.visit_count, shown.person_count) == (heads(counted), len(self.plain.who(counted)))
        assert shown.by_hour == dict(hours)
        assert shown.meals == heads(stay for stay in counted if stay.meal)
        assert shown.on_site == heads(here)

    @invariant()
    def the_month_adds_up(self) -> None:
        if not hasattr(self, "plain"):
            return
        month = month_of(self.today())
        figures, counted = statistics(self.db, month), self.plain.counted(month.first, month.last)
        assert figures.visit_count == sum(figures.by_day.values()) == heads(counted)
        assert figures.visit_count == sum(figures.by_category.values())
        assert figures.person_count == len(self.plain.who(counted))
        assert figures.new_count == len(self.plain.new(month.first, month.last))
        timed = heads(stay for stay in counted if stay.hour is not None)
        assert timed == sum(figures.by_hour.values()) == sum(figures.by_weekday_hour.values())
        left = [
            stay.left - stay.arrived for stay in counted if stay.state == "out" and stay.left and stay.hour is not None
        ]
        assert figures.stay_count == len(left)

    @invariant()
    def nobody_is_lost_or_here_twice(self) -> None:
        if not hasattr(self, "plain"):
            return
        roots = self.plain.roots()
        assert sorted(recent(self.db, limit=10_000)) == roots
        assert count_active(self.db) == len(roots)
        for person in roots:
            self.plain.open_of(person)
            came = [stay.arrived for stay in self.plain.counted() if self.plain.root(stay.person) == person]
            assert queries.last_seen(self.db, person) == max(came, default=None)
            assert queries.visits_of(self.db, person) == len(came)
