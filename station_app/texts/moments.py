"""Days, times and spans as people read them."""

from datetime import date, datetime, timedelta, tzinfo

from station_app.texts import translate


def clock(moment: datetime, zone: tzinfo) -> str:
    """14:32, on the station's clock."""
    return moment.astimezone(zone).strftime("%H:%M")


def weekday(day: date) -> str:
    """星期二 / Tuesday."""
    return (
        translate("Moments", "Monday"),
        translate("Moments", "Tuesday"),
        translate("Moments", "Wednesday"),
        translate("Moments", "Thursday"),
        translate("Moments", "Friday"),
        translate("Moments", "Saturday"),
        translate("Moments", "Sunday"),
    )[day.weekday()]


def short_weekday(day: date) -> str:
    """二 / Tu."""
    return (
        translate("Moments", "Mo"),
        translate("Moments", "Tu"),
        translate("Moments", "We"),
        translate("Moments", "Th"),
        translate("Moments", "Fr"),
        translate("Moments", "Sa"),
        translate("Moments", "Su"),
    )[day.weekday()]


def short_month(month: int) -> str:
    """11月 / Nov."""
    return (
        translate("Moments", "Jan"),
        translate("Moments", "Feb"),
        translate("Moments", "Mar"),
        translate("Moments", "Apr"),
        translate("Moments", "May"),
        translate("Moments", "Jun"),
        translate("Moments", "Jul"),
        translate("Moments", "Aug"),
        translate("Moments", "Sep"),
        translate("Moments", "Oct"),
        translate("Moments", "Nov"),
        translate("Moments", "Dec"),
    )[month - 1]


def day_of_year(day: date) -> str:
    """11月24日 / 24 Nov."""
    return translate("Moments", "{day} {month}").format(day=day.day, month=short_month(day.month))


def whole_day(day: date) -> str:
    """11月24日 星期二 / 24 Nov Tuesday."""
    return f"{day_of_year(day)} {weekday(day)}"


def month_name(day: date) -> str:
    """2026年11月 / Nov 2026."""
    return translate("Moments", "{month} {year}").format(month=short_month(day.month), year=day.year)


def relative_day(day: date, today: date) -> str:
    """今天, 昨天, or the date; the year is said when it is another."""
    if day == today:
        return translate("Moments", "today")
    if day == today - timedelta(days=1):
        return translate("Moments", "yesterday")
    if day.year == today.year:
        return day_of_year(day)
    return translate("Moments", "{day} {month} {year}").format(day=day.day, month=short_month(day.month), year=day.year)


def minutes(span: timedelta) -> str:
    """21 分 / 21 min; from two hours on in hours and minutes."""
    total = max(0, int(span.total_seconds() // 60))
    if total < 120:
        return translate("Moments", "{minutes} min").format(minutes=total)
    return translate("Moments", "{hours} h {minutes} min").format(hours=total // 60, minutes=total % 60)
