import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station_app.core.errors import Missing, TooLong
from station_app.core.gate import ascii_digits, clean, compare_key, gate, gate_name, is_hanzi, required

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)


def through(text: str | None, limit: int = 500) -> str | None:
    return gate(text, field="f", limit=limit)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (None, None),
        ("", None),
        (" \u3000\t\r\n ", None),
        ("  周佳宁 ", "周佳宁"),
        ("第一行\n第二行", "第一行 第二行"),
        ("a\u2028b\x85c\x1fd", "a b c d"),
        ("a\0b\x07c\x1bd", "abcd"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("\u200b\u2060\ufeff", None),
        ("\u3164\u2800\u115f", None),
        ("\ufe0f", None),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("a \ufe0fb", "a b"),
        ("\ud800x\udfff", "x"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("\u2764\ufe0f\u200d\U0001f525", "\u2764\ufe0f\u200d\U0001f525"),
        ("a\u200db", "ab"),
        ("\u200d\U0001f600\u200d", "\U0001f600"),
        ("\U0001f600\u200d\u2800", "\U0001f600"),
        ("\U0001d15e\u200d\U0001f600", unicodedata.normalize("NFC", "\U0001d15e") + "\U0001f600"),
        ("\U0001f600\u2800\u200d\U0001f600", "\U0001f600\u200d\U0001f600"),
        ("\ufdd0\uffff\U0001fffe\ufff0\U000e0041", None),
        ("𠮷野家😀", "𠮷野家😀"),
        ("\u202e倒\u202c", "倒"),
    ],
)
def test_what_the_gate_leaves(typed: str | None, kept: str | None) -> None:
    assert through(typed) == kept


@given(ANY_TEXT)
def test_the_gate_twice_is_the_gate_once(typed: str) -> None:
    once = clean(typed)
    assert clean(once) == once


@given(ANY_TEXT)
def test_what_is_left_is_clean(typed: str) -> None:
    kept = through(typed)
    if kept is not None:
        assert kept == kept.strip()
        assert kept == unicodedata.normalize("NFC", kept)
        assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in kept)
        assert "\n" not in kept
        assert kept.encode("utf-8")


@given(ANY_TEXT)
def test_nothing_invisible_is_left_but_joiners_of_pictures(typed: str) -> None:
    assert all(unicodedata.category(char) != "Cf" or char == "\u200d" for char in clean(typed))


def test_the_limit_counts_what_is_left() -> None:
    assert through(" 1234\u200b5 ", limit=5) == "12345"
    with pytest.raises(TooLong) as refused:
        through("123456", limit=5)
    assert (refused.value.field, refused.value.limit, refused.value.length) == ("f", 5, 6)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("章　俊", "章俊"),
        ("章 俊 丰", "章俊丰"),
        ("欧阳 Mary", "欧阳 Mary"),
        ("Li Wei", "Li Wei"),
        ("𠮷 田", "𠮷田"),
        ("  ", None),
        (None, None),
    ],
)
def test_blanks_that_only_spread_hanzi_go(typed: str | None, kept: str | None) -> None:
    assert gate_name(typed, field="f", limit=60) == kept


@given(ANY_TEXT)
def test_a_name_twice_through_is_the_same(typed: str) -> None:
    once = gate_name(typed, field="f", limit=500)
    assert gate_name(once, field="f", limit=500) == once


def test_required_text() -> None:
    assert required("x", field="f") == "x"
    for nothing in (None, ""):
        with pytest.raises(Missing) as refused:
            required(nothing, field="f")
        assert refused.value.field == "f"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Li Wei", "liwei"), ("阿·依古丽", "阿依古丽"), ("ＬＩ", "li"), ("O’Neil", "oneil"), ("A-1", "a1")],
)
def test_spellings_that_compare_alike(one: str, other: str) -> None:
    assert compare_key(one) == compare_key(other)


def test_different_names_do_not_compare_alike() -> None:
    assert compare_key("李伟") != compare_key("李炜")


@pytest.mark.parametrize(
    ("typed", "digits"), [("１３８ 0000-1111", "13800001111"), ("٣٤", "34"), ("abc", ""), ("2²①", "2")]
)
def test_digits_become_plain(typed: str, digits: str) -> None:
    assert ascii_digits(typed) == digits


def test_hanzi_are_told_from_others() -> None:
    assert all(is_hanzi(char) for char in "周〇𠮷㐀")
    assert not any(is_hanzi(char) for char in "aあ1（😀")
