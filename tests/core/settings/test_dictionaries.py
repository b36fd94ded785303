"""Order, letters and other words of the dictionaries."""

from typing import Any

import pytest

from station_app.core.errors import Missing, NotValid, TooLong
from station_app.core.settings import queries
from station_app.core.settings.commands import add_alias, add_entry, edit_entry, move_entry, remove_alias
from station_app.core.settings.model import Dictionary, LabelTaken, LetterTaken, UnknownCode, WordTaken
from station_app.core.storage.database import Database
from station_app.core.types import NO_ACT
from tests.conftest import MORNING, Truth, contents

SERVICE, PLATFORM, CATEGORY = Dictionary.SERVICE, Dictionary.PLATFORM, Dictionary.CATEGORY
NOBODY: dict[str, Any] = {"now": MORNING, "by": None}


def order(station: Database, dictionary: Dictionary) -> list[str]:
    return [entry.code for entry in queries.entries(station, dictionary)]


# -- order -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dictionary", list(Dictionary))
def test_a_word_is_put_in_front_of_another_and_last(
    station: Database, truth_of_touched: Truth, dictionary: Dictionary
) -> None:
    codes = order(station, dictionary)
    truth_of_touched(move_entry, dictionary=dictionary, code=codes[3], before=codes[0], key="form")
    moved = [codes[3], *codes[:3], *codes[4:]]
    assert order(station, dictionary) == moved
    last = truth_of_touched(move_entry, dictionary=dictionary, code=codes[3], before=None)
    assert order(station, dictionary) == [*codes[:3], *codes[4:], codes[3]]
    assert last.value.code == codes[3]
    again = move_entry(station, dictionary=dictionary, code=codes[3], before=codes[0], key="form", **NOBODY)
    assert again.op < last.op
    assert order(station, dictionary)[-1] == codes[3]


def test_a_word_that_moves_keeps_its_number_in_the_acts(station: Database, truth_of_touched: Truth) -> None:
    numbers = dict(station.rows("SELECT code, number FROM service"))
    done = truth_of_touched(move_entry, dictionary=SERVICE, code="hot_food", before="water")
    assert dict(station.rows("SELECT code, number FROM service")) == numbers
    about = station.value("SELECT record_id FROM act_about WHERE record = 'service' AND act_id = ?", (done.op,))
    assert about == numbers["hot_food"]
    made = add_entry(station, dictionary=SERVICE, zh="修车", **NOBODY).value
    assert order(station, SERVICE)[-1] == made.code


@pytest.mark.parametrize("before", ["water", "rest"])
def test_a_word_that_stays_where_it_is_is_no_act(station: Database, truth_of_touched: Truth, before: str) -> None:
    assert order(station, SERVICE)[:2] == ["water", "rest"]
    done = truth_of_touched(move_entry, dictionary=SERVICE, code="water", before=before)
    assert (done.op, done.touched) == (NO_ACT, frozenset())
    assert station.value("SELECT count(*) FROM act") == 0


def test_a_word_that_is_none_is_not_moved(station: Database) -> None:
    before = contents(station)
    for code, where in (("nothing", None), ("water", "nothing")):
        with pytest.raises(UnknownCode):
            move_entry(station, dictionary=SERVICE, code=code, before=where, **NOBODY)
    assert contents(station) == before


# -- other words -------------------------------------------------------------------------------------------------------


def test_another_word_leads_to_an_entry_and_is_taken_away(station: Database, truth_of_touched: Truth) -> None:
    done = truth_of_touched(add_alias, dictionary=PLATFORM, code="taobao_flash", word=" 饿了\u200b吗 ", key="form")
    assert done.value == "饿了吗"
    assert queries.aliases(station, PLATFORM)["taobao_flash"] == ("饿了么", "饿了吗")
    assert queries.lookup(station, PLATFORM)["饿了吗"] == "taobao_flash"
    facts: dict[str, Any] = {"dictionary": PLATFORM, "code": "taobao_flash"}
    assert add_alias(station, word="饿了吗", key="form", **facts, **NOBODY) == done
    gone = truth_of_touched(remove_alias, word="饿了吗", key="off", **facts)
    assert queries.aliases(station, PLATFORM)["taobao_flash"] == ("饿了么",)
    assert remove_alias(station, word="饿了吗", key="off", **facts, **NOBODY) == gone


def test_a_built_in_word_goes_and_comes_back(station: Database, truth_of_touched: Truth) -> None:
    facts: dict[str, Any] = {"dictionary": PLATFORM, "code": "taobao_flash", "word": "饿了么"}
    truth_of_touched(remove_alias, **facts)
    assert "饿了么" not in queries.lookup(station, PLATFORM)
    truth_of_touched(add_alias, **facts)
    assert queries.lookup(station, PLATFORM)["饿了么"] == "taobao_flash"


@pytest.mark.parametrize("word", ["饿了么", "淘宝 闪购", "Taobao Flash", "taobao_flash"])
def test_a_word_that_leads_there_already_is_no_act(station: Database, truth_of_touched: Truth, word: str) -> None:
    done = truth_of_touched(add_alias, dictionary=PLATFORM, code="taobao_flash", word=word)
    assert (done.op, station.value("SELECT count(*) FROM act")) == (NO_ACT, 0)


def test_a_word_that_is_not_there_is_not_taken_away(station: Database, truth_of_touched: Truth) -> None:
    done = truth_of_touched(remove_alias, dictionary=PLATFORM, code="meituan", word="饿了么")
    assert done.op == NO_ACT
    assert queries.lookup(station, PLATFORM)["饿了么"] == "taobao_flash"


@pytest.mark.parametrize("word", ["饿了么", "饿 了 么", "淘宝闪购", "ＴＡＯＢＡＯ flash", "taobao_flash"])
def test_a_word_of_another_entry_is_refused(station: Database, word: str) -> None:
    before = contents(station)
    with pytest.raises(WordTaken) as refused:
        add_alias(station, dictionary=PLATFORM, code="meituan", word=word, **NOBODY)
    assert refused.value.owner == "淘宝闪购"
    assert contents(station) == before


def test_words_that_are_none_are_refused(station: Database) -> None:
    before = contents(station)
    with pytest.raises(Missing):
        add_alias(station, dictionary=PLATFORM, code="meituan", word="\u200b ", **NOBODY)
    with pytest.raises(TooLong):
        add_alias(station, dictionary=PLATFORM, code="meituan", word="长" * 41, **NOBODY)
    for command in (add_alias, remove_alias):
        with pytest.raises(UnknownCode):
            command(station, dictionary=PLATFORM, code="nothing", word="饿了么", **NOBODY)
    assert contents(station) == before


def test_the_same_word_may_stand_in_two_lists(station: Database, truth_of_touched: Truth) -> None:
    truth_of_touched(add_alias, dictionary=CATEGORY, code="food_rider", word="饿了么")
    assert queries.lookup(station, CATEGORY)["饿了么"] == "food_rider"
    assert queries.lookup(station, PLATFORM)["饿了么"] == "taobao_flash"


def test_a_label_is_no_other_entrys_word(station: Database) -> None:
    before = contents(station)
    with pytest.raises(WordTaken) as refused:
        add_entry(station, dictionary=PLATFORM, zh="饿了么", **NOBODY)
    assert refused.value.owner == "淘宝闪购"
    with pytest.raises(WordTaken):
        edit_entry(station, dictionary=PLATFORM, code="meituan", zh="饿了么", **NOBODY)
    with pytest.raises(LabelTaken):
        edit_entry(station, dictionary=PLATFORM, code="meituan", zh="滴滴", **NOBODY)
    assert contents(station) == before
    edit_entry(station, dictionary=PLATFORM, code="taobao_flash", zh="饿了么", **NOBODY)
    assert queries.labels(station, PLATFORM, "zh")["taobao_flash"] == "饿了么"


@pytest.mark.parametrize("dictionary", list(Dictionary))
def test_every_word_that_comes_with_the_program_can_be_switched_off(station: Database, dictionary: Dictionary) -> None:
    for entry in queries.entries(station, dictionary):
        edit_entry(station, dictionary=dictionary, code=entry.code, zh=entry.zh, en=entry.en, active=False, **NOBODY)
    assert queries.entries(station, dictionary, active_only=True) == []


# -- letters and groups ------------------------------------------------------------------------------------------------


def category(station: Database, code: str) -> tuple[str | None, str | None]:
    entry = next(each for each in queries.entries(station, CATEGORY) if each.code == code)
    return entry.letter, entry.kin


def test_a_category_has_a_letter_and_a_group(station: Database, truth_of_touched: Truth) -> None:
    made = truth_of_touched(add_entry, dictionary=CATEGORY, zh="志愿讲解", letter=" ｖ", kin="outdoor").value
    assert category(station, made.code) == ("V", "outdoor")
    facts: dict[str, Any] = {"dictionary": CATEGORY, "code": made.code, "zh": made.zh}
    truth_of_touched(edit_entry, active=False, **facts)
    assert category(station, made.code) == ("V", "outdoor")
    truth_of_touched(edit_entry, letter="x", kin="other", **facts)
    assert category(station, made.code) == ("X", "other")
    truth_of_touched(edit_entry, letter="", **facts)
    assert category(station, made.code) == (None, "other")


@pytest.mark.parametrize(
    ("letter", "kin", "refusal"),
    [
        ("W", None, LetterTaken),
        ("ｗ", None, LetterTaken),
        ("7", None, NotValid),
        ("外", None, NotValid),
        ("AB", None, NotValid),
        (None, "riders", NotValid),
    ],
)
def test_a_wrong_letter_or_group_is_refused(
    station: Database, letter: str | None, kin: str | None, refusal: type[Exception]
) -> None:
    before = contents(station)
    with pytest.raises(refusal):
        edit_entry(station, dictionary=CATEGORY, code="courier", zh="快递员", letter=letter, kin=kin, **NOBODY)
    if letter:
        with pytest.raises(refusal):
            add_entry(station, dictionary=CATEGORY, zh="新词", letter=letter, **NOBODY)
    assert contents(station) == before


def test_a_letter_of_its_own_is_kept(station: Database) -> None:
    edit_entry(station, dictionary=CATEGORY, code="courier", zh="送件员", letter="K", **NOBODY)
    assert category(station, "courier") == ("K", "new_employment")


def test_letters_and_groups_are_the_categories_alone(station: Database) -> None:
    made = add_entry(station, dictionary=SERVICE, zh="修车", letter="W", **NOBODY).value
    assert (made.letter, made.kin) == (None, None)
    edit_entry(station, dictionary=SERVICE, code=made.code, zh="修车", letter="W", kin="outdoor", **NOBODY)
