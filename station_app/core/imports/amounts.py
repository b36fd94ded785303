"""How many, and of what: 10, 10箱, 1,200; the unit beside the number, in a column of its own, or in 酸梅汤（瓶）."""

import re
import unicodedata
from dataclasses import dataclass

from station_app.core.gate import compare_key
from station_app.core.imports.model import Cell, Reason
from station_app.core.imports.values import cell_text
from station_app.core.supplies.model import MOST

_UNIT_WORDS = (
    "瓶 盒 箱 包 袋 个 件 支 条 双 副 套 卷 罐 桶 片 块 把 只 张 本 台 提 打 板 顶 枚 根 份 听 扎 捆 杯 贴 粒 付 对 床 "
    "bottle bottles box boxes case cases crate crates pack packs packet packets bag bags piece pieces pc pcs roll "
    "rolls pair pairs can cans tube tubes set sets sheet sheets carton cartons unit units"
)
UNITS = frozenset(_UNIT_WORDS.split())
"""Words that count goods; others stand where a column says so."""
_NOTHING = frozenset({"", "-", "--", "—", "——", "/", "无", "没有", "none", "nil", "n/a"})
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_AMOUNT = re.compile(r"([+-]?)\s*(\d+)(?:\.(\d+))?\s*\(?([^\d()]*?)\)?")
_UNIT_AT_END = re.compile(r"(.+?)\s*[(\[【]\s*([^()\[\]【】]+?)\s*[)\]】]\s*")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of pieces and the word that stood beside it."""

    count: int
    unit: str | None = None


def amount(value: Cell, unit: str | None) -> Amount | Reason:
    """What a cell of a quantity means, 0 for an empty one; `unit` is what the column of units says.

    A number that is no number of pieces, or is of another unit, is the reason why the line is not taken.
    """
    text = unicodedata.normalize("NFKC", cell_text(value)).replace("\u2212", "-").strip()
    if text.casefold() in _NOTHING:
        return Amount(0)
    match = _AMOUNT.fullmatch(_THOUSANDS.sub("", text))
    if match is None:
        return Reason.BAD_QUANTITY
    sign, whole, part, word = match.groups()
    wrong = _wrong_unit(word, unit) or _wrong_number(sign, whole, part or "")
    return wrong or Amount(int(whole), word or None)


def _wrong_unit(word: str, unit: str | None) -> Reason | None:
    if not word or same_unit(word, unit):
        return None
    if compare_key(word) not in UNITS:
        return Reason.BAD_QUANTITY
    return None if unit is None else Reason.UNIT_DIFFERS


def _wrong_number(sign: str, whole: str, part: str) -> Reason | None:
    if part.strip("0"):
        return Reason.BROKEN_QUANTITY
    digits = whole.lstrip("0")
    if len(digits) > len(str(MOST)) or int(digits or "0") > MOST:
        return Reason.LARGE_QUANTITY
    return Reason.NEGATIVE_QUANTITY if sign == "-" and digits else None


def same_unit(one: str, other: str | None) -> bool:
    """Whether two words of units are one: 瓶 and 瓶, box and Box."""
    return other is not None and compare_key(one) == compare_key(other)


def name_and_unit(name: str, unit: str | None) -> tuple[str, str | None]:
    """The name without the unit in brackets at its end, and that unit; 矿泉水(550ml) keeps what is no unit."""
    match = _UNIT_AT_END.fullmatch(unicodedata.normalize("NFKC", name))
    if match is None:
        return name, unit
    word = match[2]
    if same_unit(word, unit) or (unit is None and compare_key(word) in UNITS):
        return match[1], unit or word
    return name, unit
