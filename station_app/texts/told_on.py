"""What a station tells others of itself in one sentence, as for a group in WeChat. No names of people."""

from dataclasses import dataclass
from datetime import date

from station_app.core.visits.queries import LogCounts
from station_app.texts import moments, translate


@dataclass(frozen=True, slots=True)
class Standing:
    """The visits of a day, of its month and of its year."""

    day: date
    today: LogCounts
    month: LogCounts
    year: LogCounts


def standing_sentence(station: str, of: Standing) -> str:
    """老商埠暖新之家 11月24日：今天 86 人次、71 人；本月 1,831 人次、412 人；今年 …。 人次 and 人数 side by side."""
    return translate("Told", "{station}, {day}: today {today}; this month {month}; this year {year}.").format(
        station=station,
        day=moments.day_of_year(of.day),
        today=_both(of.today),
        month=_both(of.month),
        year=_both(of.year),
    )


def _both(counts: LogCounts) -> str:
    return translate("Told", "visits {visits}, people {people}").format(
        visits=f"{counts.visits:,}", people=f"{counts.people:,}"
    )
