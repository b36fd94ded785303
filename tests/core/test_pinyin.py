import pytest
from hypothesis import given
from hypothesis import strategies as st

from station_app.core.pinyin import MOST_VARIANTS, spellings, syllables


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("周佳宁", "zhoujianing"),
        ("单小满", "shanxiaoman"),
        ("曾立", "zengli"),
        ("解家豪", "xiejiahao"),
        ("区振", "ouzhen"),
        ("翟明", "zhaiming"),
        ("尉迟恭", "yuchigong"),
        ("欧阳娜", "ouyangna"),
        ("吕布", "lvbu"),
        ("李伟", "liwei"),
        ("A李", "ali"),
        ("〇", "ling"),
    ],
)
def test_the_likeliest_spelling_comes_first(name: str, letters: str) -> None:
    assert "".join(spellings(name)[0]) == letters


def test_other_readings_follow() -> None:
    assert {"".join(each) for each in spellings("单乐")} >= {"shanle", "shanyue", "danle"}


def test_a_surname_does_not_lose_its_common_reading() -> None:
    assert syllables("区")[0][0] == "ou"
    assert "qu" in syllables("区")[0]


def test_rare_hanzi_and_signs_stand_for_themselves() -> None:
    assert syllables("😀") == [("😀",)]
    assert syllables("\U0003fffd") == [("\U0003fffd",)]


@given(st.text(max_size=12))
def test_no_name_has_too_many_spellings_or_an_empty_syllable(name: str) -> None:
    found = spellings(name)
    assert 1 <= len(found) <= MOST_VARIANTS
    assert all(len(each) == len(name) for each in found)
    assert all(part for each in found for part in each)
