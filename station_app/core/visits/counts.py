"""Counting the visits of some days: the one SQL behind the desk's strip, the statistics and their sheets."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from station_app.core.storage.database import Database

# Few records were merged: they are read once, instead of a person for every visit.
_MERGED = "merged(id, root) AS MATERIALIZED (SELECT id, root_id FROM person WHERE root_id IS NOT NULL)"

# A visit's row is met once and not once a figure: what comes from it is kept in memory and counted there. `who` is
# the record that counts. Each line is: what it is about, which kind or day, which hour, heads, people. Services come
# as the sets that were taken together, of which there are few: sorting visits by them is quicker than sorting services.
_COUNTS = f"""
    WITH {_MERGED}, counted(id, day, hour, heads, who, category, platform) AS MATERIALIZED (
        SELECT v.id, v.day, v.hour, v.heads, coalesce(m.root, v.person_id), v.category, v.platform
        FROM visit v LEFT JOIN merged m ON m.id = v.person_id
        WHERE v.day BETWEEN ?1 AND ?2 AND v.state <> 'void')
    SELECT 'all', NULL, NULL, coalesce(sum(heads), 0), count(DISTINCT who) FROM counted
    UNION ALL SELECT 'unnamed', NULL, NULL, coalesce(sum(heads), 0), 0 FROM counted WHERE who IS NULL
    UNION ALL SELECT 'day', day, NULL, sum(heads), count(DISTINCT who) FROM counted GROUP BY day
    UNION ALL SELECT 'hour', day, hour, sum(heads), 0 FROM counted WHERE hour IS NOT NULL GROUP BY day, hour
    UNION ALL SELECT 'category', category, NULL, sum(heads), count(DISTINCT who) FROM counted GROUP BY category
    UNION ALL SELECT 'platform', platform, NULL, sum(heads), 0 FROM counted
        WHERE platform IS NOT NULL GROUP BY platform
    UNION ALL SELECT 'services', (SELECT group_concat(service) FROM visit_service s WHERE s.visit_id = c.id) AS taken,
        NULL, sum(heads), 0 FROM counted c GROUP BY taken
"""

# A time of arrival nobody said stands as midnight: such a stay has no length. Minutes as the log shows the two times:
# whoever has the log comes to the same mean.
_STAYS = """
    SELECT coalesce(sum(unixepoch(left_at) / 60 - unixepoch(arrived_at) / 60), 0), count(*) FROM visit
    WHERE day BETWEEN ? AND ? AND state = 'out' AND hour IS NOT NULL
"""

# Those who came, less those who came before under any of their records. No zone is a day away from UTC: `arrived_at`
# narrows the search in the index, the business day decides. GROUP BY puts those who came in the index's order.
_NEW = f"""
    WITH {_MERGED}, came(who) AS MATERIALIZED (
        SELECT coalesce(m.root, v.person_id) FROM visit v LEFT JOIN merged m ON m.id = v.person_id
        WHERE v.day BETWEEN ?1 AND ?2 AND v.state <> 'void' AND v.person_id IS NOT NULL GROUP BY 1)
    SELECT count(*) FROM came
    WHERE NOT EXISTS (SELECT 1 FROM visit e WHERE e.person_id = who
            AND e.arrived_at < ?3 AND e.day < ?1 AND e.state <> 'void')
        AND NOT EXISTS (SELECT 1 FROM merged m JOIN visit e ON e.person_id = m.id WHERE m.root = who
            AND e.arrived_at < ?3 AND e.day < ?1 AND e.state <> 'void')
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the visits of some days come to; void ones are in nothing.

    Heads, unnamed ones included; `people…` are distinct known people. What nobody came on, at or for is not in it;
    of categories, platforms and services the largest comes first.
    """

    visits: int
    people: int
    unnamed: int
    by_day: dict[date, int]
    people_by_day: dict[date, int]
    by_day_and_hour: dict[tuple[date, int], int]
    by_category: dict[str, int]
    people_by_category: dict[str, int]
    by_platform: dict[str, int]
    by_service: dict[str, int]


@dataclass(frozen=True, slots=True)
class Stays:
    """Whole minutes that visits with a known arrival and a leaving somebody entered took, and how many they are."""

    minutes: int
    count: int


def count(db: Database, first: date, last: date) -> Counts:
    """Count the visits whose business day lies between two days, both included."""
    lines: dict[str, list[tuple[Any, ...]]] = {}
    for about, *line in db.rows(_COUNTS, (first.isoformat(), last.isoformat())):
        lines.setdefault(about, []).append(tuple(line))
    by_day = [(date.fromisoformat(day), heads, people) for day, _, heads, people in lines.get("day", ())]
    by_category = _largest_first(lines.get("category", ()))
    return Counts(
        visits=lines["all"][0][2],
        people=lines["all"][0][3],
        unnamed=lines["unnamed"][0][2],
        by_day={day: heads for day, heads, _ in by_day},
        people_by_day={day: people for day, _, people in by_day},
        by_day_and_hour={(date.fromisoformat(day), hour): heads for day, hour, heads, _ in lines.get("hour", ())},
        by_category={code: heads for code, heads, _ in by_category},
        people_by_category={code: people for code, _, people in by_category},
        by_platform={code: heads for code, heads, _ in _largest_first(lines.get("platform", ()))},
        by_service=_apart(lines.get("services", ())),
    )


def stays(db: Database, first: date, last: date) -> Stays:
    """The stays of the days; ends that came by themselves have no known length and are not in it."""
    minutes, number = db.row(_STAYS, (first.isoformat(), last.isoformat())) or (0, 0)
    return Stays(minutes, number)


def new_people(db: Database, first: date, last: date) -> int:
    """How many known people came on these days and never before; a merged person is as old as any of their records."""
    soon = (first + timedelta(days=1)).isoformat()
    return int(db.value(_NEW, (first.isoformat(), last.isoformat(), soon)))


def _apart(lines: Any) -> dict[str, int]:
    heads: Counter[str] = Counter()
    for together, _, count, _ in lines:
        for service in together.split(",") if together else ():
            heads[service] += count
    return dict(sorted(heads.items(), key=lambda one: (-one[1], one[0])))


def _largest_first(lines: Any) -> list[tuple[str, int, int]]:
    return sorted(((code, heads, people) for code, _, heads, people in lines), key=lambda line: (-line[1], line[0]))
