"""Every fact of core has its words, in both languages, and the translations are whole."""

import ast
import dataclasses
import importlib
import itertools
import pkgutil
import re
import subprocess
import sys
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

import station_app
from station_app.core import paths
from station_app.core.checks.model import Kind
from station_app.core.errors import NotFound, NotValid, Refusal, Trouble
from station_app.core.imports.model import Choice, Reason
from station_app.core.imports.refusals import Unreadable, Why
from station_app.core.imports.report import LOSING
from station_app.core.lending.model import (
    Booking,
    Condition,
    LoanState,
    ToolState,
)
from station_app.core.reports import house_ledgers, ledgers, lending_ledgers, log_ledger
from station_app.core.settings.model import SETTINGS
from station_app.core.supplies.model import ItemState, MoveKind
from station_app.core.visits.model import State
from station_app.gui.runtime.i18n import Language
from station_app.texts import moments
from station_app.texts.console import finding_words
from station_app.texts.fields import field_name
from station_app.texts.house_sheets import house_words, ledger_words
from station_app.texts.imports import choice_words, reason_words
from station_app.texts.labels import masked_phone, person_name, visit_state, void_reason
from station_app.texts.lending import booking_state, condition_words, loan_state, tool_state
from station_app.texts.sheets import lending_words, visit_log_words
from station_app.texts.supplies import item_state, move_kind
from station_app.texts.troubles import explain

ROOT = Path(__file__).parents[1]
TS = ROOT / "resources" / "i18n" / "zh_CN.ts"
HANZI = re.compile("[\u4e00-\u9fff]")
# What is the same in both languages.
ALIKE = {"Excel", "CSV", "SQLite", "AED"}


@pytest.fixture(scope="session", autouse=True)
def everything() -> None:
    """All modules loaded, so that every subclass is known."""
    for module in pkgutil.walk_packages(station_app.__path__, "station_app."):
        if module.name not in {"station_app.__main__"}:
            importlib.import_module(module.name)


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Chinese, then English, in force."""
    words = Language(qapp, paths.resources_dir(), request.param)
    yield words.code
    words.use("en")


def subclasses(base: type[Any]) -> Iterator[type[Any]]:
    for sub in base.__subclasses__():
        if sub.__module__.startswith("station_app."):
            yield sub
        yield from subclasses(sub)


def made(error: Any) -> Iterator[Any]:
    """An error, or what it names, with facts of the right types; one for each member where a fact is an enum."""
    kinds = typing.get_type_hints(error)
    fields = [field.name for field in dataclasses.fields(error)]
    for values in itertools.product(*(_values(kinds[name]) for name in fields)):
        yield error(*values)


def _values(kind: Any) -> tuple[Any, ...]:
    options = typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        return (tuple(made(options[0])),) if dataclasses.is_dataclass(options[0]) else (("甲", "乙"),)
    if options:  # str | int, int | None
        return tuple(value for option in options for value in _values(option))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(kind)
    known: dict[Any, tuple[Any, ...]] = {
        str: ("person.name", "东西"), int: (7,), bool: (True,), Path: (Path("/tmp/甲.xlsx"),), type(None): (None,),
        datetime: (datetime(2026, 9, 1, tzinfo=UTC),), date: (date(2026, 9, 1),),
    }  # fmt: skip
    return known[kind]


def is_sentence(text: str, language: str) -> bool:
    """Whether this is something to show: whole, without holes, in the language asked for."""
    return bool(text.strip()) and not set(text) & set("{}") and (language == "en" or bool(HANZI.search(text)))


def test_every_refusal_and_trouble_has_its_words(language: str) -> None:
    errors = [*subclasses(Refusal), *subclasses(Trouble)]
    assert len(errors) == len(set(errors)) > 30
    for error in errors:
        for each in made(error):
            said = explain(each)
            assert is_sentence(said, language), (each, said)
            assert said[-1] not in ":：", said
            assert "\n" not in said


def test_english_is_told_apart_from_chinese(language: str) -> None:
    said = explain(Unreadable(Path("/tmp/九月.csv"), Why.BROKEN, "", 7))
    assert ("row 7" in said) == (language == "en")
    assert ("7 行" in said or "第 7" in said) == (language == "zh")
    assert "九月.csv" in said


def test_what_was_not_found(language: str) -> None:
    for what in ("file", "sheet", "staff", "setting", "person", "visit", "act"):
        said = explain(NotFound(what, "九月.xlsx"))
        assert "九月.xlsx" in said
        assert is_sentence(said, language)
        assert re.search(rf"\b{what}\b", said) is None or language == "en", said


def test_every_member_has_its_word(language: str) -> None:
    told: dict[Any, list[str]] = {
        Choice: [choice_words(choice) for choice in Choice],
        Reason: [reason_words(reason) for reason in Reason],
        State: [visit_state(state) for state in State],
        Kind: [finding_words(kind) for kind in Kind],
        ToolState: [tool_state(state) for state in ToolState],
        LoanState: [loan_state(state) for state in LoanState],
        Condition: [condition_words(condition) for condition in Condition],
        Booking: [booking_state(state) for state in Booking],
        MoveKind: [move_kind(kind) for kind in MoveKind],
        ItemState: [item_state(state) for state in ItemState],
    }
    for kind, said in told.items():
        assert len(set(said)) == len(list(kind)), kind
        assert all(is_sentence(words, language) for words in said), said
    assert set(Choice) >= LOSING


def test_every_key_of_a_sheet_has_its_label(language: str) -> None:
    words = visit_log_words()
    assert set(words) == {*ledgers.WORD_KEYS, *log_ledger.WORD_KEYS}
    lent = lending_words()
    assert set(lent) == {*ledgers.WORD_KEYS, *lending_ledgers.WORD_KEYS}
    assert all(is_sentence(word, language) for key, word in lent.items() if "{" not in word and key != "separator")
    house = house_words()
    assert set(house) == {*ledgers.WORD_KEYS, *house_ledgers.WORD_KEYS}
    assert all(is_sentence(word, language) for key, word in house.items() if "{" not in word and key != "separator")
    for name in house_ledgers.LEDGERS:
        assert ledger_words(name) == house
    for key, label in words.items():
        bare = re.sub(r"\{[a-z]+\}", "", label)
        assert label, key
        assert not set(bare) & set("{}"), key
        assert language == "en" or HANZI.search(bare) or key in {"separator", "heading.title"}, (key, label)
    for key, fields in {
        "heading.title": {"station", "ledger"}, "heading.month": {"year", "month"}, "heading.range": {"first", "last"},
        "heading.count": {"count"}, "heading.made_at": {"at"},
    }.items():  # fmt: skip
        assert set(re.findall(r"\{([a-z]+)\}", words[key])) == fields, key
    for key, fields in {
        "check.line": {"day", "point", "note", "fate"},
        "check.line_about": {"day", "point", "amenity", "note", "fate"},
        "opening.total": {"days", "hours", "late", "missed"},
        **{f"check.fate_{state}": {"day"} for state in ("under_repair", "fixed", "confirmed")},
    }.items():
        assert set(re.findall(r"\{([a-z]+)\}", house[key])) == fields, key


def test_every_field_core_may_name_has_a_label(language: str) -> None:
    named = set(_fields_named_in_core()) | set(SETTINGS) - {"station.uuid"}
    assert len(named) > 30
    for field in sorted(named):
        assert field_name(field) != field, field
        assert is_sentence(field_name(field), language), field
    assert field_name("no.such.field") == "no.such.field"
    assert "no.such" in explain(NotValid("no.such", "x"))


def _fields_named_in_core() -> Iterator[str]:
    for path in (ROOT / "station_app" / "core").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            literal = [arg for arg in node.args[:1] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if name in {"TooLong", "Missing", "NotValid", "NotFound"} and literal:
                yield str(literal[0].value)
            if name in {"gate", "gate_name", "required"}:
                yield from (
                    str(keyword.value.value)
                    for keyword in node.keywords
                    if keyword.arg == "field" and isinstance(keyword.value, ast.Constant)
                )


def test_names_and_days(language: str) -> None:
    assert "2046" in person_name(None, None, "13900002046")
    assert person_name("周佳宁", "小周") == "周佳宁"
    assert person_name(None, "小周") == "小周"
    assert is_sentence(person_name(None, None), language)
    assert (masked_phone("13900002046"), masked_phone(None)) == ("139****2046", "")
    assert void_reason("点错了") == "点错了"
    assert is_sentence(void_reason("undo"), language)
    assert len({moments.weekday(date(2026, 9, day)) for day in range(1, 8)}) == 7
    assert len({moments.short_month(month) for month in range(1, 13)}) == 12
    for minutes, hours in ((21, False), (119, False), (120, True), (-5, False)):
        said = moments.minutes(timedelta(minutes=minutes))
        assert str(max(0, minutes) // 60 if hours else max(0, minutes)) in said


# ---- the files of translations


def messages() -> Iterator[tuple[str, str, ElementTree.Element]]:
    for context in ElementTree.parse(TS).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield context.findtext("name", ""), message.findtext("source", ""), translation


def test_nothing_is_unfinished() -> None:
    found = [(context, source) for context, source, said in messages() if said.get("type") or not said.text]
    assert found == []


def test_the_compiled_file_answers_every_message() -> None:
    translator = QTranslator()
    assert translator.load(str(TS.with_suffix(".qm")))
    count = 0
    for context, source, said in messages():
        assert translator.translate(context, source) == said.text, (context, source)
        count += 1
    assert count > 500


def test_chinese_is_chinese() -> None:
    for context, source, said in messages():
        text = said.text or ""
        words = re.search("[A-Za-z]", re.sub(r"\{[^}]*\}", "", source))
        assert text != source or not words or source in ALIKE, (context, source)
        bare = re.sub(r"\{[^}]*\}", "", text)
        if re.search("[A-Za-z]{2}", re.sub(r"\{[^}]*\}", "", source)) and source not in ALIKE:
            assert HANZI.search(bare), (context, source, text)


def test_both_languages_have_the_same_holes() -> None:
    for context, source, said in messages():
        holes = [sorted(re.findall(r"\{[^}]*\}", text)) for text in (source, said.text or "")]
        assert set(holes[1]) <= set(holes[0]), (context, source, said.text)
        text = said.text or ""
        assert text == text.strip() or source != source.strip(), (context, source)
        assert "\ufffd" not in text or "\ufffd" in source, (context, source)


def test_the_files_are_those_of_the_code() -> None:
    script = ROOT / "packaging" / "translate.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
