"""Whether a name cell names somebody: 李云 does, 张师傅 only addresses one, 骑手 could be anybody, 骑手6人 are six."""

import re
import unicodedata
from functools import lru_cache

from station_app.core.gate import compare_key
from station_app.core.imports.model import NameKind
from station_app.core.imports.values import chinese_int

_HEADS = re.compile(r"(\d{1,3}|[一二三四五六七八九十两俩]{1,3})(?:个)?(?:人|名|位)次?")
_ANYBODY_WORDS = (
    "骑手 外卖员 外卖骑手 外卖小哥 外卖 快递员 快递小哥 快递 配送员 送餐员 司机 网约车司机 货车司机 "
    "环卫 环卫工 环卫工人 环卫师傅 保洁 保洁员 保安 主播 网络主播 代驾 跑腿 交警 辅警 工人 建筑工人 "
    "师傅 小哥 大哥 大姐 阿姨 先生 女士 同志 群众 居民 路人 市民 行人 顾客 客人 游客 访客 志愿者 "
    "匿名 无名 未留名 不留名 没留名 未登记 不详 未知 不知道 保密 不愿透露 不便透露 无 没有 空 同上 某某 "
    "anonymous unknown none na nil guest visitor rider courier driver noname"
)
_ANYBODY = frozenset(_ANYBODY_WORDS.split())
_WORK_ENDINGS = (
    "骑手", "外卖员", "配送员", "快递员", "小哥", "司机", "主播", "环卫工", "环卫工人", "环卫师傅", "保洁员",
)  # fmt: skip
_ADDRESS_ENDINGS = (
    "师傅", "师付", "老师", "先生", "女士", "小姐", "大哥", "大姐", "大叔", "大爷", "大妈", "大娘",
    "阿姨", "叔叔", "老板", "同志", "同学", "经理", "主任", "队长", "站长",
    "哥", "姐", "叔", "姨", "嫂", "爷", "工", "总",
)  # fmt: skip
_TITLES = re.compile(r"(?:mr|mrs|ms|miss|dr)[.\s]", re.IGNORECASE)
_LONGEST_ADDRESSED = 2


@lru_cache(maxsize=20_000)
def name_kind(text: str | None) -> NameKind:
    """Whether a name cell names somebody, only addresses them (张师傅, 王姐, 小李) or could be anybody (骑手, 匿名)."""
    key = compare_key(text or "").replace("/", "").strip('*()-—_?？"“”〃')
    if not key:
        return NameKind.ANYBODY if text else NameKind.NOTHING
    if key in _ANYBODY or key.isdecimal() or parse_heads(key) is not None:
        return NameKind.ANYBODY
    if key.endswith(_WORK_ENDINGS):
        return _work_word(key)
    return NameKind.ADDRESS if _is_address(text or "", key) else NameKind.NAME


def parse_heads(text: str) -> int | None:
    """How many people words such as 骑手6人 or 三名环卫工 speak of; None when they name no number or several."""
    found = [chinese_int(match) for match in _HEADS.findall(unicodedata.normalize("NFKC", text))]
    return found[0] if len(found) == 1 and found[0] else None


def without_heads(text: str) -> str:
    """The words beside the number: 骑手6人 → 骑手."""
    return _HEADS.sub("", unicodedata.normalize("NFKC", text)).strip()


def _work_word(key: str) -> NameKind:
    # 张骑手 addresses one Zhang; 美团骑手 is anybody.
    surname = next(key.removesuffix(ending) for ending in _WORK_ENDINGS if key.endswith(ending))
    return NameKind.ADDRESS if len(surname) == 1 else NameKind.ANYBODY


def _is_address(text: str, key: str) -> bool:
    if len(key) == 1 or "某" in key or "*" in text or "×" in text or _TITLES.match(text.strip()):
        return True
    if len(key) == 2 and key[0] in "小老阿":
        return True
    return key.endswith(_ADDRESS_ENDINGS) and any(
        key.endswith(ending) and 0 < len(key) - len(ending) <= _addressed(ending) for ending in _ADDRESS_ENDINGS
    )


def _addressed(ending: str) -> int:
    # One-character endings also end given names of three (王金哥), so only a lone surname counts there.
    return 1 if len(ending) == 1 else _LONGEST_ADDRESSED
