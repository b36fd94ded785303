"""Days and times of day as people type them: 2026.09.01, 9月1日, 12点34, 下午3点, and a sheet's own cells."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from station_app.core.imports.model import Cell
from station_app.core.imports.values import cell_text, chinese_int

_FIRST_YEAR, _LAST_YEAR = 2000, 2099
_EXCEL_ZERO = date(1899, 12, 30)

_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_EIGHT_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0+)?$")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?![\d/.:-])")
_SHORT_YEAR = re.compile(r"(\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_DAY_PART = re.compile(r"凌晨|清晨|早上|早晨|上午|中午|下午|午后|傍晚|晚上|夜里|夜间|晚|[ap]\.?m\.?(?![a-z])")
_CLOCK = re.compile(
    r"(\d{1,2})(?:[:点时]|\.(?=\d\d)|h(?![a-z]))(?:(\d{1,2})分?|(半)|([一三])刻|整|钟)?(?::(\d{1,2}))?(?:\.\d+)?$"
)
_FOUR_DIGITS = re.compile(r"(\d{1,2})(\d{2})$")
_CHINESE_NUMBER = re.compile(r"[〇零一二三四五六七八九十两俩]{1,4}(?!刻)")
_DITTO = frozenset({"同上", "〃", '"', "''", "″", "”", "“", "々", "ditto", "do", "do.", '-"-'})


def is_ditto(value: Cell) -> bool:
    """Whether a cell repeats the one above: nothing, blanks, 同上 or a ditto mark."""
    text = cell_text(value)
    return not text or text.casefold() in _DITTO


def parse_date(value: Cell, default_year: int) -> date | None:
    """The day a cell means, in the years 2000-2099; None when it means none or could mean two."""
    if isinstance(value, datetime):
        return _in_range(value.date())
    if isinstance(value, date):
        return _in_range(value)
    if isinstance(value, bool) or value is None or isinstance(value, time):
        return None
    if isinstance(value, int | float):
        return _date_of_number(value)
    return _date_of_text(unicodedata.normalize("NFKC", value).strip(), default_year)


def has_year(value: Cell) -> bool:
    """Whether the date in a cell names its year itself."""
    return _names_year(value) if isinstance(value, str) else value is not None


@lru_cache(maxsize=4_096)
def _names_year(value: str) -> bool:
    text = unicodedata.normalize("NFKC", value).strip()
    return any(pattern.match(text) for pattern in (_YEAR_FIRST, _EIGHT_DIGITS, _SHORT_YEAR, _YEAR_LAST))


def year_out_of_range(value: Cell) -> int | None:
    """The year a cell names where it is one no register of a station has; None when it names none or a likely one."""
    if isinstance(value, date):
        year = value.year
    elif isinstance(value, str) and (match := _YEAR_FIRST.match(unicodedata.normalize("NFKC", value).strip())):
        year = int(match[1])
    else:
        return None
    return None if _FIRST_YEAR <= year <= _LAST_YEAR else year


def parse_time(value: Cell) -> time | None:
    """The time of day a cell means, to the second; None when it means none or could mean two (24:00, 9.3)."""
    if isinstance(value, datetime):
        return value.time().replace(microsecond=0)
    if isinstance(value, time):
        return value.replace(microsecond=0, tzinfo=None)
    if isinstance(value, bool) or value is None or isinstance(value, date):
        return None
    if isinstance(value, int | float):
        return _time_of_number(value)
    return _time_of_text(unicodedata.normalize("NFKC", value).strip().casefold())


def _in_range(day: date | None) -> date | None:
    return day if day is not None and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _made(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return _in_range(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _date_of_number(value: float) -> date | None:
    if not 0 < value < 1e8:
        return None
    if value >= _FIRST_YEAR * 10_000:
        whole = str(int(value))
        return _made(whole[:4], whole[4:6], whole[6:8])
    return _in_range(_EXCEL_ZERO + timedelta(days=int(value))) if value < 1e5 else None


@lru_cache(maxsize=4_096)
def _date_of_text(text: str, default_year: int) -> date | None:
    if match := _YEAR_FIRST.match(text) or _EIGHT_DIGITS.match(text):
        return _made(*match.groups())
    if match := _YEAR_LAST.match(text):
        return _year_last(*match.groups())
    if (match := _SHORT_YEAR.match(text)) and int(match[1]) == default_year % 100:
        return _made(default_year, match[2], match[3])
    if match := _MONTH_DAY.match(text):
        return _made(default_year, match[1], match[2])
    if text.isdecimal():
        return _date_of_number(int(text)) if len(text) == 5 else None
    return None


def _year_last(first: str, second: str, year: str) -> date | None:
    # 9/13/2026 and 13/9/2026 are one day; 9/10/2026 could be two.
    days = {day for day in (_made(year, first, second), _made(year, second, first)) if day is not None}
    return days.pop() if len(days) == 1 else None


def _time_of_number(value: float) -> time | None:
    if not 0 <= value < 1e6:
        return None
    if value < 1 or (value > 2400 and not float(value).is_integer()):
        seconds = round(value % 1 * 86_400)
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60) if seconds < 86_400 else None
    if not float(value).is_integer():
        return None
    whole = int(value)
    return _clock(whole, 0) if whole < 100 else _clock(*divmod(whole, 100))


@lru_cache(maxsize=4_096)  # a register says the same few thousand times and days over and over
def _time_of_text(text: str) -> time | None:
    part = _DAY_PART.search(text)
    bare = _DAY_PART.sub("", text).replace(" ", "")
    # A date before the time (2026-09-01 12:32) is not the time's business.
    if day := _YEAR_FIRST.match(text):
        bare = _DAY_PART.sub("", text[day.end() :].lstrip("日t ")).replace(" ", "")
    bare = _CHINESE_NUMBER.sub(_digits, bare)
    if match := _CLOCK.fullmatch(bare):
        hour, minute, half, quarter, second = match.groups()
        minutes = int(minute or 0) if not (half or quarter) else 30 if half else {"一": 15, "三": 45}[quarter]
        return _clock(_whole_day(int(hour), part[0] if part else ""), minutes, int(second or 0))
    if part and bare.isdecimal():
        return _clock(_whole_day(int(bare), part[0]), 0)
    if match := _FOUR_DIGITS.fullmatch(bare):
        return _clock(int(match[1]), int(match[2]))
    return None


def _whole_day(hour: int, part: str) -> int | None:
    if not part or hour > 12:
        return hour
    if part in {"凌晨", "清晨", "早上", "早晨", "上午"} or part.startswith("a"):
        return 0 if hour == 12 and part[0] in "凌a" else hour
    if part == "中午":
        return hour if hour >= 10 else hour + 12
    if hour == 12:
        # 晚上12点 is midnight of one day or the next.
        return 12 if part in {"下午", "午后"} or part.startswith("p") else None
    return hour + 12


def _clock(hour: int | None, minute: int, second: int = 0) -> time | None:
    if hour is None or hour > 23 or minute > 59 or second > 59:
        return None
    return time(hour, minute, second)


def _digits(match: re.Match[str]) -> str:
    return str(chinese_int(match[0]))
