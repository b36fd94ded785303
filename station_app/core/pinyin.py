"""Hanzi to the letters a clerk types: full pinyin and initials, with surnames read as surnames."""

import itertools
import os
from functools import lru_cache

from station_app.core.gate import is_hanzi

MOST_VARIANTS = 12

# Surnames whose reading as a name is not their commonest reading as a word.
_SURNAMES: dict[str, str] = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "区": "ou", "查": "zha", "翟": "zhai", "朴": "piao",
    "盖": "ge", "任": "ren", "华": "hua", "尉": "wei", "燕": "yan", "乐": "yue", "覃": "qin", "召": "shao",
    "员": "yun", "黑": "he", "种": "chong", "秘": "bi", "折": "she", "缪": "miao", "那": "na", "宓": "fu",
    "冼": "xian", "洗": "xian", "牟": "mu", "隗": "wei", "郇": "xun", "郗": "xi", "阚": "kan", "葛": "ge",
    "逄": "pang", "臧": "zang", "洪": "hong", "贲": "ben", "句": "gou", "於": "yu", "石": "shi", "宁": "ning",
    "便": "bian", "繁": "po", "谌": "chen", "柏": "bai", "祭": "zhai", "占": "zhan", "车": "che", "呙": "guo",
    "万俟": "mo qi", "尉迟": "yu chi", "长孙": "zhang sun", "令狐": "ling hu", "澹台": "tan tai", "欧阳": "ou yang",
}  # fmt: skip


def syllables(name: str) -> list[tuple[str, ...]]:
    """The readings of each character of a name, likeliest first; characters that are no hanzi stand for themselves."""
    surname = next((name[:n] for n in (2, 1) if name[:n] in _SURNAMES), "")
    read: list[tuple[str, ...]] = []
    if surname:
        readings = _SURNAMES[surname].split()
        read = [_with_first(reading, char) for reading, char in zip(readings, surname, strict=True)]
    read.extend(_readings(char) for char in name[len(surname) :])
    return read


def spellings(name: str) -> list[tuple[str, ...]]:
    """At most twelve ways to spell a name, each a tuple of syllables, likeliest first."""
    return list(itertools.islice(itertools.product(*syllables(name)), MOST_VARIANTS))


def _with_first(reading: str, char: str) -> tuple[str, ...]:
    return (reading, *(other for other in _readings(char) if other != reading))


@lru_cache(maxsize=8192)
def _readings(char: str) -> tuple[str, ...]:
    if not is_hanzi(char):
        return (char.casefold(),)
    # Imported late and without its phrase tables: 57 ms and 12 MB instead of 185 ms and 58 MB.
    os.environ["PYPINYIN_NO_PHRASES"] = "true"
    from pypinyin import Style, pinyin  # noqa: PLC0415

    found = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    return tuple(dict.fromkeys(reading.casefold() for reading in found[0])) if found else (char,)
