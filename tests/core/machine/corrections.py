"""What is put right afterwards: records merged and edited, visits entered later and mended, sheets, undo."""

from datetime import datetime, time, timedelta
from typing import Any

from hypothesis.stateful import precondition, rule

from station_app.core.audit.commands import KEPT
from station_app.core.errors import NotValid, Refusal
from station_app.core.people import commands as people
from station_app.core.sheets import commands as sheets
from station_app.core.sheets.model import LineDone, LineHolds
from station_app.core.undo.commands import undo
from station_app.core.visits import corrections
from station_app.core.visits.model import AlreadyVoid, DayStays, OnePerson, OpenElsewhere
from tests.conftest import contents
from tests.core.machine.days import N, one_of
from tests.core.machine.files import Files
from tests.core.machine.plain import Stay, name_of, read

LARGE = ("merge", "import_visits", "import_people")
LINES = 4
BACK = (0, 1, 2, 30, 200)
HOURS = (None, time(0, 0), time(1, 30), time(2, 30), time(9, 5), time(23, 59))


class Corrections(Files):
    """Days and files, and what is put right of them."""

    # ---- records

    @precondition(lambda self: len(self.plain.roots()) > 1)
    @rule(a=N, b=N)
    def two_records_were_one_person(self, a: int, b: int) -> None:
        keep = one_of(self.plain.roots(), a)
        drop = one_of([root for root in self.plain.roots() if root != keep], b)
        self.merge(keep, drop)

    @precondition(lambda self: len(self.here()) > 1)
    @rule(n=N)
    def two_of_those_here_were_one_person(self, n: int) -> None:
        keep = one_of(self.here(), n)
        self.merge(keep, next(root for root in self.here() if root != keep))

    def here(self) -> list[int]:
        """The known people who are in the station."""
        return [root for root in self.plain.roots() if self.plain.open_of(root)]

    def merge(self, keep: int, drop: int) -> None:
        self.told(people.merge, keep=keep, drop=drop)
        # Who moved up into the seat of the second record keeps it when the two are parted.
        self.acts[-1].stale = self.plain.merge(keep, drop)

    @precondition(lambda self: self.known())
    @rule(n=N)
    def somebody_was_called_otherwise(self, n: int) -> None:
        person = one_of(self.plain.roots(), n)
        self.born += 1
        self.told(people.edit, person_id=person, name=name_of(self.born))
        self.plain.people[person].name = name_of(self.born)

    # ---- visits

    @rule(who=N, back=N, n=N)
    def a_visit_is_entered_later(self, who: int, back: int, n: int) -> None:
        self.past_visit(corrections.back_date, who, back, n)

    def past_visit(self, command: Any, who: int, back: int, n: int, **facts: Any) -> int | None:
        """Enter a visit of before; the file's id of it, None when its hour is still to come."""
        person = one_of([None, *sorted(self.plain.people)], who)
        count = 1 if person is not None else n % 99 + 1
        day, hour = self.today() - timedelta(days=one_of(BACK, back)), one_of(HOURS, n)
        arrived = datetime.combine(day, hour or time(0, 0), self.zone)
        facts |= {"person_id": person, "heads": count, "day": day, "arrived": hour}
        if arrived > self.clock.now():
            self.refused(NotValid, command, **facts)
            return None
        visit = self.told(command, **facts).value
        self.plain.stays[int(visit.id)] = Stay(
            self.plain.root(person), count, arrived, day, None if hour is None else hour.hour, "unknown",
            origin="back_dated",
        )  # fmt: skip
        return int(visit.id)

    @precondition(lambda self: self.visited())
    @rule(n=N, wanted=N)
    def a_visit_is_given_to_somebody(self, n: int, wanted: int) -> None:
        number = one_of(sorted(self.plain.stays), n)
        person = one_of([None, *sorted(self.plain.people)], wanted)
        stay, facts = self.plain.stays[number], {"visit_id": number, "person_id": person, "reason": "x"}
        root = self.plain.root(person)
        there = None if root is None else self.plain.open_of(root)
        if stay.state == "void":
            self.refused(AlreadyVoid, corrections.edit, **facts)
        elif root is not None and stay.heads > 1:
            self.refused(OnePerson, corrections.edit, **facts)
        elif root is not None and root == self.plain.root(stay.person):
            assert not self.told(corrections.edit, **facts).touched
        elif stay.state == "in" and there is not None:
            self.refused(OpenElsewhere, corrections.edit, **facts)
        else:
            self.told(corrections.edit, **facts)
            stay.person = root

    @precondition(lambda self: self.visited())
    @rule(n=N, count=N)
    def a_visit_was_of_more_heads(self, n: int, count: int) -> None:
        number = one_of(sorted(self.plain.stays), n)
        stay, facts = self.plain.stays[number], {"visit_id": number, "heads": count % 99 + 1, "reason": "x"}
        if stay.state == "void":
            self.refused(AlreadyVoid, corrections.edit, **facts)
        elif stay.person is not None and count % 99 + 1 > 1:
            self.refused(OnePerson, corrections.edit, **facts)
        else:
            self.told(corrections.edit, services=["meal"], **facts)
            stay.heads, stay.meal, stay.handed = count % 99 + 1, True, False

    @precondition(lambda self: self.visited())
    @rule(n=N, back=N)
    def a_visit_was_of_another_day(self, n: int, back: int) -> None:
        number = one_of(sorted(self.plain.stays), n)
        stay = self.plain.stays[number]
        day = stay.day - timedelta(days=one_of((1, 31, -1), back))
        facts = {"visit_id": number, "day": day, "reason": "x"}
        local = stay.arrived.astimezone(self.zone)
        hour = None if stay.hour is None else local.replace(second=0, microsecond=0).time()
        arrived = datetime.combine(day, hour or time(0, 0), self.zone)
        if stay.state == "void":
            self.refused(AlreadyVoid, corrections.edit, **facts)
        elif stay.origin == "desk":
            self.refused(DayStays, corrections.edit, **facts)
        elif arrived > self.clock.now() or day > self.today():
            self.refused(NotValid, corrections.edit, **facts)
        else:
            self.told(corrections.edit, **facts)
            stay.day, stay.arrived, stay.hour = day, arrived, None if hour is None else hour.hour

    # ---- paper sheets

    @precondition(lambda self: len(self.plain.sheets) < 3)
    @rule()
    def a_sheet_is_printed(self) -> None:
        (sheet,) = self.told(sheets.make_sheets, count=1, lines=LINES).value
        self.plain.sheets.add(sheet.id)

    @precondition(lambda self: self.plain.sheets)
    @rule(n=N, who=N, back=N)
    def a_line_is_typed(self, n: int, who: int, back: int) -> None:
        sheet, line = one_of(sorted(self.plain.sheets), n), n % LINES + 1
        place = {"sheet_id": sheet, "line": line}
        if (sheet, line) in self.plain.lines:
            self.refused(LineDone, sheets.enter_line, day=self.today(), **place)
            return
        visit = self.past_visit(sheets.enter_line, who, back, n, **place)
        if visit is not None:
            self.plain.lines[sheet, line] = visit

    @precondition(lambda self: self.plain.sheets)
    @rule(n=N)
    def a_line_is_struck_or_freed(self, n: int) -> None:
        sheet, line = one_of(sorted(self.plain.sheets), n), n % LINES + 1
        if (sheet, line) not in self.plain.lines:
            self.told(sheets.strike_lines, sheet_id=sheet, lines=[line])
            self.plain.lines[sheet, line] = None
            return
        visit = self.plain.lines[sheet, line]
        if visit is not None and self.plain.stays[visit].state != "void":
            self.refused(LineHolds, sheets.free_line, sheet_id=sheet, line=line)
        else:
            self.told(sheets.free_line, sheet_id=sheet, line=line)
            del self.plain.lines[sheet, line]

    # ---- taken back

    @precondition(lambda self: self.acts)
    @rule()
    def the_last_act_is_taken_back(self) -> None:
        act = self.acts[-1]
        if act.stale or self.latest - act.at > KEPT:  # what stood before it may be forgotten by now
            self.take_back(len(self.acts) - 1)
            return
        self.acts.pop()
        self.truth(undo, op=act.op)
        self.plain = act.before

    @precondition(lambda self: self.acts)
    @rule(n=N)
    def an_older_act_is_taken_back(self, n: int) -> None:
        self.take_back(n % len(self.acts))

    @precondition(lambda self: self.large_acts())
    @rule(n=N)
    def a_merge_or_a_file_was_wrong(self, n: int) -> None:
        self.take_back(one_of(self.large_acts(), n))

    def large_acts(self) -> list[int]:
        """Where among the acts those stand that change many rows at once."""
        return [place for place, act in enumerate(self.acts) if act.what in LARGE]

    def take_back(self, place: int) -> None:
        """Take an act back under those that came after it, or be refused and change nothing."""
        before = contents(self.db)
        try:
            self.truth(undo, op=self.acts[place].op)
        except Refusal:
            assert contents(self.db) == before
        else:  # what it comes to depends on what followed: it is read, and the invariants still judge it
            self.acts.clear()
            self.plain = read(self.db)
