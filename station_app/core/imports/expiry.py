"""Until when goods are good: a day as people write one, or a month, which is good until its last day."""

import calendar
import re
import unicodedata
from datetime import date, datetime

from station_app.core.gate import compare_key
from station_app.core.imports.model import Cell, Reason
from station_app.core.imports.moments import parse_date
from station_app.core.imports.values import cell_text

_YEARS_BACK, _LAST_YEAR = 20, 2099
_SHORT_BACK, _SHORT_AHEAD = 5, 20
_NO_DATE_WORDS = "长期 长期有效 无 没有 无期限 无限期 不限 永久 未标注 无保质期 无有效期 / none nil n/a"
_NO_DATE = frozenset({"", *map(compare_key, _NO_DATE_WORDS.split())})
_BEFORE = re.compile(
    r"^(?:有效期|保质期|到期日期?|失效日期|截止|best before|use by|expires?|exp)?\s*[至到:.]*\s*", re.IGNORECASE
)
_AFTER = re.compile(r"\s*(?:以前|之前|到期|截止|止|前)$")
_CLOCK = re.compile(r"[\sT]+\d{1,2}:\d{2}(?::\d{2})?$")
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: f"{at:02d}" for at, name in enumerate(_MONTH_NAMES.split(), 1)}
_DAY_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]{3})[a-z]*\.?[\s,.-]+(\d{4})", re.IGNORECASE)
_NAMED_DAY = re.compile(r"([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_NAMED_MONTH = re.compile(r"([a-z]{3})[a-z]*\.?[\s,.-]+(\d{4})", re.IGNORECASE)
_DAY = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?|\d{8}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{5}")
_SHORT_DAY = re.compile(r"(\d{2})\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?|(\d{4})(\d{2})")
_SHORT_MONTH = re.compile(r"(\d{2})\s*年\s*(\d{1,2})\s*月")
_MONTH_FIRST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")


def expiry(value: Cell, today: date) -> date | Reason | None:
    """The last day goods are good on; None where there is none, and the reason where a cell means no day."""
    text = unicodedata.normalize("NFKC", cell_text(value)).strip()
    if compare_key(text).strip("—–_") in _NO_DATE:
        return None
    day = _day(value, text, today)
    return Reason.BAD_EXPIRY if day is None or not today.year - _YEARS_BACK <= day.year <= _LAST_YEAR else day


def _day(value: Cell, text: str, today: date) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return _of_number(value, today) if isinstance(value, float) else _of_text(text, today)


def _of_number(value: float, today: date) -> date | None:
    if value.is_integer():
        return _of_text(str(int(value)), today)
    if not 2000 < value < 2100:
        return parse_date(value, 0)
    # 2027.05 typed as a number; 2027.1 may have been January or, its nought lost, October.
    month = round(value % 1 * 100)
    plain = month != 10 and abs(value % 1 * 100 - month) < 1e-6
    return _last_day(int(value), month) if plain else None


def _of_text(text: str, today: date) -> date | None:
    bare = _in_figures(_AFTER.sub("", _CLOCK.sub("", _BEFORE.sub("", text))))
    if _DAY.fullmatch(bare):
        return parse_date(int(bare) if len(bare) == 5 else bare, 0)
    if match := _SHORT_DAY.fullmatch(bare):
        year = _whole_year(match[1], today)
        return parse_date(bare, year) if year else None
    return _of_month(bare, today)


def _of_month(bare: str, today: date) -> date | None:
    if match := _MONTH.fullmatch(bare):
        year, month, tight_year, tight_month = match.groups()
        return _last_day(int(year or tight_year), int(month or tight_month))
    if match := _MONTH_FIRST.fullmatch(bare):
        return _last_day(int(match[2]), int(match[1]))
    if match := _SHORT_MONTH.fullmatch(bare):
        return _last_day(_whole_year(match[1], today) or 0, int(match[2]))
    return None


def _in_figures(text: str) -> str:
    # 5 May 2027, May 5, 2027 and May 2027 as 2027-05-05 and 2027-05.
    if (match := _DAY_NAMED.fullmatch(text)) and (month := _MONTHS.get(match[2].casefold())):
        return f"{match[3]}-{month}-{match[1]}"
    if (match := _NAMED_DAY.fullmatch(text)) and (month := _MONTHS.get(match[1].casefold())):
        return f"{match[3]}-{month}-{match[2]}"
    if (match := _NAMED_MONTH.fullmatch(text)) and (month := _MONTHS.get(match[1].casefold())):
        return f"{match[2]}-{month}"
    return text


def _whole_year(two_digits: str, today: date) -> int | None:
    # 27 is a year only where that is near: 31.12.27 begins with no year.
    year = 2000 + int(two_digits)
    return year if today.year - _SHORT_BACK <= year <= today.year + _SHORT_AHEAD else None


def _last_day(year: int, month: int) -> date | None:
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 and year >= 2000 else None
