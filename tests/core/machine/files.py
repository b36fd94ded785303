"""Registers and lists of people taken over from real files, in the encoding a station has them in."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from hypothesis.stateful import rule

from station_app.core.imports.commands import import_people, import_visits
from station_app.core.imports.report import Fate, Report
from station_app.core.people.queries import by_own_phone
from tests.core.machine.days import Days, N, one_of
from tests.core.machine.plain import Stay

NOBODY = {"name": "", "phone": ""}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a register: a visit of somebody known, of somebody new, or of heads without a name."""

    day: date
    hour: time
    whose: dict[str, str]
    heads: int

    def cells(self) -> tuple[str, ...]:
        """As it stands in the file."""
        return (f"{self.day}", f"{self.hour:%H:%M}", self.whose["name"], self.whose["phone"], str(self.heads))


class Files(Days):
    """Days, and what was written down elsewhere meanwhile."""

    @rule(n=N, who=N, back=N)
    def a_register_is_taken_over(self, n: int, who: int, back: int) -> None:
        lines = [self.line(n + at, who + at, back + at) for at in range(n % 4 + 1)]
        path = self.file("日期 到站时间 姓名 手机 人数", [line.cells() for line in lines])
        before = self.db.value("SELECT coalesce(max(id), 0) FROM visit")
        report: Report = self.told(import_visits, path=path).value
        assert report.fates[Fate.TAKEN] == len(lines), report
        for line in lines:
            self.came(line, before)
        if back % 2:
            again: Report = self.truth(import_visits, path=path).value
            assert (again.fates[Fate.TAKEN], again.fates[Fate.KNOWN]) == (0, len(lines))

    @rule(n=N, who=N)
    def a_list_of_people_is_taken_over(self, n: int, who: int) -> None:
        new = [self.newcomer() for _ in range(n % 3)]
        path = self.file("姓名 手机", [(each["name"], each["phone"]) for each in (*new, *self.somebody_known(who))])
        report: Report = self.told(import_people, path=path).value
        assert report.fates[Fate.TAKEN] == len(new), report
        for each in new:
            self.know(each)

    def line(self, n: int, who: int, back: int) -> Line:
        """Some visit of the last weeks, at a minute of which no file had one: else it would be the same line twice."""
        day = self.today() - timedelta(days=2 + back % 40)
        taken = self.minutes.setdefault(day, set())
        minute = next(minute for step in range(1440) if (minute := (n * 61 + step) % 1440) not in taken)
        taken.add(minute)
        known = self.somebody_known(who) if n % 3 == 0 else []
        whose = known[0] if known else self.newcomer() if n % 3 == 1 else NOBODY
        return Line(day, time(minute // 60, minute % 60), whose, back % 9 + 1 if whose is NOBODY else 1)

    def somebody_known(self, who: int) -> list[dict[str, str]]:
        """Name and number of one record; none where nobody is known."""
        if not self.plain.people:
            return []
        person = self.plain.people[one_of(sorted(self.plain.people), who)]
        return [{"name": person.name, "phone": person.phone}]

    def came(self, line: Line, before: int) -> None:
        """The visit of a line is in the file once, under whom it was; the plain station has it as well."""
        arrived = datetime.combine(line.day, line.hour, self.zone)
        person = None if line.whose is NOBODY else self.plain.root(self.know(line.whose))
        found = self.db.rows(
            "SELECT id FROM visit WHERE id > ? AND day = ? AND hour = ? AND person_id IS ? AND heads = ?"
            " AND unixepoch(arrived_at) = ?",
            (before, f"{line.day}", line.hour.hour, person, line.heads, int(arrived.timestamp())),
        )
        assert len(found) == 1, line
        self.plain.stays[found[0][0]] = Stay(
            person, line.heads, arrived, line.day, line.hour.hour, "unknown", origin="import"
        )

    def know(self, who: dict[str, str]) -> int:
        """The record with this number; somebody a file has brought is known from now on."""
        for number, person in self.plain.people.items():
            if person.phone == who["phone"]:
                return number
        found = by_own_phone(self.db, who["phone"])
        assert found is not None, who
        self.meets(found.id, who)
        return int(found.id)

    def file(self, header: str, rows: Sequence[Sequence[str]]) -> Path:
        """A csv file as a station has it."""
        path = self.place / f"{len(self.acts)}.csv"
        with path.open("w", encoding="gb18030", newline="") as stream:
            csv.writer(stream).writerows([header.split(), *rows])
        return path
