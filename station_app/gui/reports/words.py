"""Periods in words: over the page, in a picture, in the name of a file, and what a figure is held against."""

from datetime import date

from station_app.core.reports.periods import Period, Span, month_text
from station_app.texts import translate
from station_app.texts.moments import day_of_year, month_name


def period_words(period: Period, span: Span) -> str:
    """2026年11月, 2026年第47周 · 11月16日–11月22日, 2026年, 2026-10-03 – 2026-10-09."""
    if span is Span.MONTH:
        return month_name(period.first)
    if span is Span.WEEK:
        year, week, _ = period.first.isocalendar()
        return translate("Reports", "Week {week} of {year} · {first} – {last}").format(
            week=week, year=year, first=day_of_year(period.first), last=day_of_year(period.last)
        )
    if span is Span.YEAR:
        return translate("Reports", "Year {year}").format(year=period.first.year)
    return days_words(period.first, period.last)


def days_words(first: date, last: date) -> str:
    """2026-10-03 – 2026-10-09; one day alone as itself."""
    if first == last:
        return first.isoformat()
    return translate("Reports", "{first} – {last}").format(first=first.isoformat(), last=last.isoformat())


def file_words(period: Period, span: Span) -> str:
    """2026-11, 2026-W47, 2026, 2026-10-03–2026-10-09: names that sort by time."""
    if span is Span.MONTH:
        return month_text(period.first)
    if span is Span.WEEK:
        year, week, _ = period.first.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if span is Span.YEAR:
        return f"{period.first.year:04d}"
    first, last = period.first.isoformat(), period.last.isoformat()
    return first if first == last else f"{first}–{last}"


def short_weekdays() -> tuple[str, ...]:
    """周一 to 周日 / Mon to Sun."""
    return (
        translate("Reports", "Mon"),
        translate("Reports", "Tue"),
        translate("Reports", "Wed"),
        translate("Reports", "Thu"),
        translate("Reports", "Fri"),
        translate("Reports", "Sat"),
        translate("Reports", "Sun"),
    )
