from typing import Any

import pytest

from station_app.core.errors import NotFound, NotValid, TooLong
from station_app.core.settings import queries
from station_app.core.settings.commands import add_entry, edit_entry, set_up
from station_app.core.settings.commands import set as set_setting
from station_app.core.settings.model import SETTINGS, Dictionary, LabelTaken, NeverPreselected, UnknownCode, checked
from station_app.core.storage.database import Database
from station_app.core.visits.commands import check_in_anonymous
from tests.conftest import MORNING, Truth, contents


def test_a_station_that_set_nothing_has_defaults(station: Database) -> None:
    for key, setting in SETTINGS.items():
        if key != "station.uuid":
            assert queries.get(station, key) == setting.default
            assert checked(key, setting.default) == setting.default
    assert len(queries.text(station, "station.uuid")) == 36
    assert queries.zone(station).key == "Asia/Shanghai"
    assert queries.number(station, "visits.auto_minutes") == 90
    assert queries.codes(station, "visits.usual_services") == ("water", "rest")


@pytest.mark.parametrize(
    ("key", "value", "stored"),
    [
        ("station.name", " 青石巷　暖新之家 ", "青石巷 暖新之家"),
        ("station.name", "\u200b", ""),
        ("station.opens", "00:00", "00:00"),
        ("station.closes", "23:59", "23:59"),
        ("station.timezone", "Asia/Urumqi", "Asia/Urumqi"),
        ("station.code", " HY-017 ", "HY-017"),
        ("station.rest_days", ["7", "6", "6"], ["6", "7"]),
        ("station.parts_off", ["reports", "sheets"], ["sheets", "reports"]),
        ("visits.auto_minutes", 10, 10),
        ("visits.auto_minutes", 1440, 1440),
        ("visits.usual_services", ["charging", "water", "charging"], ["charging", "water"]),
        ("visits.usual_services", [], []),
        ("station.closed_days", ["2026-10-02", "2026-10-01", "20261001"], ["2026-10-01", "2026-10-02"]),
        ("lending.most_open", 3, 3),
        ("lending.block_overdue", False, False),
    ],
)
def test_a_setting_is_kept(station: Database, truth_of_touched: Truth, key: str, value: Any, stored: Any) -> None:
    assert truth_of_touched(set_setting, key=key, value=value).value == stored
    assert queries.get(station, key) == stored


@pytest.mark.parametrize(
    ("key", "value", "refusal"),
    [
        ("station.colour", "red", NotFound),
        ("station.uuid", "00000000-0000-0000-0000-000000000000", NotFound),
        ("station.code", "H" * 21, TooLong),
        ("station.rest_days", ["8"], NotValid),
        ("station.rest_days", "1", NotValid),
        ("station.closed_days", "2026-10-01", NotValid),
        ("station.closed_days", ["2026-13-01"], NotValid),
        ("station.closed_days", [5], NotValid),
        ("lending.most_open", 100, NotValid),
        ("lending.most_open", True, NotValid),
        ("lending.block_overdue", 1, NotValid),
        ("station.parts_off", ["desk"], NotValid),
        ("station.name", 5, NotValid),
        ("station.name", "长" * 61, TooLong),
        ("station.opens", "9:00", NotValid),
        ("station.opens", "24:00", NotValid),
        ("station.opens", "09:60", NotValid),
        ("station.opens", "0９:00", NotValid),
        ("station.opens", "09:00\n", NotValid),
        ("station.opens", 900, NotValid),
        ("station.timezone", "Asia/Nowhere", NotValid),
        ("station.timezone", "", NotValid),
        ("station.timezone", "../../etc/passwd", NotValid),
        ("station.timezone", "Asia", NotValid),
        ("station.timezone", "\0", NotValid),
        ("station.timezone", "localtime", NotValid),
        ("station.timezone", "COM1", NotValid),  # on Windows opening it waits for ever
        ("station.timezone", r"\\127.0.0.1\zone", NotValid),
        ("visits.auto_minutes", 9, NotValid),
        ("visits.auto_minutes", 1441, NotValid),
        ("visits.auto_minutes", True, NotValid),
        ("visits.auto_minutes", "90", NotValid),
        ("visits.usual_services", "water", NotValid),
        ("visits.usual_services", ["water", "meal"], NeverPreselected),
        ("visits.usual_services", ["nothing"], UnknownCode),
    ],
)
def test_a_wrong_setting_is_refused(station: Database, key: str, value: Any, refusal: type[Exception]) -> None:
    before = contents(station)
    with pytest.raises(refusal):
        set_setting(station, key=key, value=value, now=MORNING, by=None)
    assert contents(station) == before


def test_the_same_form_sets_once(station: Database) -> None:
    first = set_setting(station, key="station.name", value="一", now=MORNING, by=None, form="f")
    set_setting(station, key="station.name", value="二", now=MORNING, by=None)
    again = set_setting(station, key="station.name", value="一", now=MORNING, by=None, form="f")
    assert again.op == first.op
    assert queries.text(station, "station.name") == "二"


def test_a_station_is_set_up_in_one_act(station: Database, truth_of_touched: Truth) -> None:
    values: dict[str, Any] = {"station.name": " 青石巷暖新之家 ", "station.opens": "08:30", "station.rest_days": ["1"]}
    done = truth_of_touched(set_up, values=values, key="form")
    assert [queries.get(station, key) for key in values] == ["青石巷暖新之家", "08:30", ["1"]]
    assert station.rows("SELECT what FROM act") == [("settings.set_up",)]
    set_setting(station, key="station.name", value="later", now=MORNING, by=None)
    assert set_up(station, values=values, now=MORNING, by=None, key="form") == done
    assert queries.text(station, "station.name") == "later"


def test_a_station_with_nothing_to_say_is_set_up_all_the_same(station: Database, truth_of_touched: Truth) -> None:
    truth_of_touched(set_up, values={})
    assert station.value("SELECT count(*) FROM act") == 1


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"station.opens": "9"}, NotValid),
        ({"station.uuid": "x"}, NotFound),
        ({"visits.usual_services": ["no"]}, UnknownCode),
    ],
)
def test_one_wrong_value_sets_nothing_up(station: Database, wrong: dict[str, Any], refusal: type[Exception]) -> None:
    before = contents(station)
    with pytest.raises(refusal):
        set_up(station, values={"station.name": "x", **wrong}, now=MORNING, by=None)
    assert contents(station) == before


@pytest.mark.parametrize("dictionary", list(Dictionary))
def test_a_new_word(station: Database, truth_of_touched: Truth, dictionary: Dictionary) -> None:
    before = queries.entries(station, dictionary)
    done = truth_of_touched(add_entry, dictionary=dictionary, zh=" 骑车协管 ", key="form")
    entry = done.value
    assert (entry.zh, entry.en, entry.active, entry.built_in) == ("骑车协管", "骑车协管", True, False)
    assert entry.kin == ("other" if dictionary is Dictionary.CATEGORY else None)
    assert queries.entries(station, dictionary) == [*before, entry]
    assert queries.lookup(station, dictionary)["骑车协管"] == entry.code
    again = add_entry(station, dictionary=dictionary, zh="骑车协管", now=MORNING, by=None, key="form")
    assert again == done
    other = truth_of_touched(add_entry, dictionary=dictionary, zh="另一", en="Another").value
    assert (other.en, other.label("zh"), other.label("en")) == ("Another", "另一", "Another")
    assert other.code != entry.code


@pytest.mark.parametrize("dictionary", list(Dictionary))
def test_a_word_renamed_and_switched_off(station: Database, truth_of_touched: Truth, dictionary: Dictionary) -> None:
    entry = queries.entries(station, dictionary)[0]
    done = truth_of_touched(
        edit_entry, dictionary=dictionary, code=entry.code, zh="新名", en="New", active=False, key="form"
    )
    assert (done.value.code, done.value.zh, done.value.en, done.value.active) == (entry.code, "新名", "New", False)
    facts: dict[str, Any] = {"dictionary": dictionary, "code": entry.code, "now": MORNING, "by": None}
    assert edit_entry(station, **facts, zh="别的", key="form") == done
    assert entry.code not in [each.code for each in queries.entries(station, dictionary, active_only=True)]
    assert queries.labels(station, dictionary, "zh")[entry.code] == "新名"
    assert queries.labels(station, dictionary, "en")[entry.code] == "New"
    back = truth_of_touched(edit_entry, dictionary=dictionary, code=entry.code, zh="新名")
    assert (back.value.active, back.value.en) == (True, "新名")


def test_a_label_is_one_entrys(station: Database) -> None:
    facts: dict[str, Any] = {"dictionary": Dictionary.SERVICE, "now": MORNING, "by": None}
    before = contents(station)
    with pytest.raises(LabelTaken):
        add_entry(station, zh="饮 水", **facts)
    with pytest.raises(LabelTaken) as refused:
        edit_entry(station, code="rest", zh="饮水", **facts)
    assert (refused.value.dictionary, refused.value.label) == ("service", "饮水")
    with pytest.raises(UnknownCode):
        edit_entry(station, code="nothing", zh="饮水", **facts)
    assert contents(station) == before


def test_old_visits_keep_a_word_that_was_renamed(station: Database) -> None:
    visit = check_in_anonymous(station, category="courier", services=["water"], now=MORNING, by=None).value
    edit_entry(station, dictionary=Dictionary.SERVICE, code="water", zh="茶水", active=False, now=MORNING, by=None)
    assert visit.services == ("water",)
    assert queries.labels(station, Dictionary.SERVICE, "zh")["water"] == "茶水"


def test_words_are_found_by_label_code_and_alias(station: Database) -> None:
    found = queries.lookup(station, Dictionary.CATEGORY)
    assert {found[word] for word in ("骑手", "外卖配送员", "foodrider", "food_rider")} == {"food_rider"}
    assert queries.lookup(station, Dictionary.PLATFORM)["饿了么"] == "taobao_flash"
    assert queries.lookup(station, Dictionary.SERVICE)["厕所"] == "restroom"


def test_every_alias_leads_to_a_word_and_every_letter_is_one_categorys(station: Database) -> None:
    for dictionary in Dictionary:
        codes = {entry.code for entry in queries.entries(station, dictionary)}
        assert set(queries.lookup(station, dictionary).values()) <= codes
    letters = [entry.letter for entry in queries.entries(station, Dictionary.CATEGORY) if entry.letter]
    assert sorted(letters) == sorted("WKCHZQ")


def test_short_labels_are_pieces_of_the_label_in_chinese(station: Database) -> None:
    short = queries.short_labels(station, Dictionary.CATEGORY, "zh")
    known = ("food_rider", "courier", "ride_hail_driver", "sanitation", "streamer", "other")
    assert [short[code] for code in known] == ["外卖", "快递", "网约车", "环卫", "主播", "其他"]
    assert queries.short_labels(station, Dictionary.CATEGORY, "en") == queries.labels(
        station, Dictionary.CATEGORY, "en"
    )
    edit_entry(station, dictionary=Dictionary.CATEGORY, code="courier", zh="送件员", now=MORNING, by=None)
    assert queries.short_labels(station, Dictionary.CATEGORY, "zh")["courier"] == "送件员"
