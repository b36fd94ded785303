import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station_app.core.errors import NotValid
from station_app.core.people.keys import DIGITS, INITIALS, NAME, SPELLED, keys_of
from station_app.core.people.model import check_digit, is_own_card, new_card_code, read_card, read_number
from station_app.core.people.queries import key_range, key_starts

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp")), min_size=1, max_size=60)
DIGITS_TEXT = st.text("0123456789", min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("typed", "phone", "other"),
    [
        (None, None, None),
        ("", None, None),
        ("13800002046", "13800002046", None),
        (" 138 0000 2046 ", "13800002046", None),
        ("138-0000-2046", "13800002046", None),
        ("１３８００００２０４６", "13800002046", None),
        ("+86 13800002046", "13800002046", None),
        ("008613800002046", "13800002046", None),
        ("（86）13800002046", "13800002046", None),
        ("23800002046", None, "23800002046"),
        ("1380000204", None, "1380000204"),
        ("138000020466", None, "138000020466"),
        ("138****2046", None, "138****2046"),
        ("13800002046 转 3", None, "13800002046 转 3"),
        ("张师傅的 13800002046", None, "张师傅的 13800002046"),
        ("13800002046\u200b", "13800002046", None),
        ("+", None, "+"),
    ],
)
def test_reading_a_number(typed: str | None, phone: str | None, other: str | None) -> None:
    found = read_number(typed)
    assert (found.phone, found.other) == (phone, other)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("900001", "900001"), ("９００００１", "900001"), (" 9000 01\n", "900001"), ("ab-1234", "AB-1234")],
)
def test_reading_a_card(typed: str, code: str) -> None:
    assert read_card(typed) == code


@pytest.mark.parametrize("typed", ["", "12345", "x" * 41, "90000①", "卡900001", "900_001", "900001;"])
def test_what_is_no_card(typed: str) -> None:
    with pytest.raises(NotValid):
        read_card(typed)


def test_new_codes_are_cards_of_ours_and_differ() -> None:
    codes = [new_card_code() for _ in range(200)]
    assert all(is_own_card(code) and read_card(code) == code for code in codes)
    assert len(set(codes)) == 200


@given(st.text("0123456789", min_size=11, max_size=11), st.data())
def test_no_wrong_digit_and_no_swap_is_another_card(body: str, data: st.DataObject) -> None:
    code = body + check_digit(body)
    place = data.draw(st.integers(0, 11))
    digit = data.draw(st.sampled_from("0123456789"))
    wrong = code[:place] + digit + code[place + 1 :]
    assert is_own_card(wrong) == (wrong == code)
    at = data.draw(st.integers(0, 10))
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    assert is_own_card(swapped) == (swapped == code)


@pytest.mark.parametrize("text", ["", "90000000001", "90000000001x", "９00000000012"])
def test_what_is_no_card_of_ours(text: str) -> None:
    assert not is_own_card(text)


def test_the_keys_of_a_person() -> None:
    keys = keys_of(names=("周佳宁", None), numbers=("13800002046", None))
    assert {NAME + "周佳宁", NAME + "佳宁", NAME + "宁", SPELLED + "zhoujianing", SPELLED + "jianing"} <= keys
    assert {INITIALS + "zjn", INITIALS + "jn", DIGITS + "2046", DIGITS + "13800002046", DIGITS + "46"} <= keys
    assert DIGITS + "6" not in keys
    assert keys_of(names=(None, None), numbers=(None, None)) == set()
    assert keys_of(names=(), numbers=("0",)) == set()


@settings(max_examples=40)
@given(NAMES, DIGITS_TEXT)
def test_every_key_fits_its_column(name: str, number: str) -> None:
    assert all(2 <= len(key) <= 90 for key in keys_of(names=(name,), numbers=(number,)))


def found(typed: str, keys: set[str]) -> bool:
    ranges = [key_range(start) for start in key_starts(typed)]
    return any(low <= key < high for key in keys for low, high in ranges)


@given(NAMES, st.data())
def test_any_part_of_a_name_finds_it(name: str, data: st.DataObject) -> None:
    from station_app.core.gate import compare_key, gate_name  # noqa: PLC0415

    stored = gate_name(name, field="f", limit=60)
    if stored is None:
        return
    keys = keys_of(names=(stored,), numbers=())
    assert found(name, keys)
    plain = compare_key(stored)[:60]
    if plain and compare_key(plain) == plain:  # NFKC may make new blanks to be taken away
        first = data.draw(st.integers(0, len(plain) - 1))
        last = data.draw(st.integers(first + 1, len(plain)))
        part = plain[first:last]
        if compare_key(part) == part and key_starts(part):
            assert found(part, keys)


@given(DIGITS_TEXT, st.data())
def test_any_run_of_digits_finds_a_number(number: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(number) - 1))
    part = number[first : data.draw(st.integers(first + 1, len(number)))]
    assert found(part, keys_of(names=(), numbers=(number,))) == (len(part) >= 2)


@pytest.mark.parametrize(
    ("typed", "starts"),
    [
        ("2046", ("d2046", "n2046")),
        ("２０ 46", ("d2046", "n2046")),
        ("7", ("n7",)),
        ("zjn", ("pzjn", "izjn", "nzjn")),
        ("周", ("n周",)),
        ("周\u200b佳", ("n周佳",)),
        ("T3", ("pt3", "it3", "nt3")),
        ("-", ("p-", "i-", "n-")),
        ("", ()),
        ("\ud800", ()),
        (" \u3000", ()),
    ],
)
def test_what_a_typed_text_may_mean(typed: str, starts: tuple[str, ...]) -> None:
    assert key_starts(typed) == starts
