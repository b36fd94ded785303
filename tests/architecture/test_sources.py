"""Rules of the house that no linter knows."""

import ast
import re

from tests.architecture.sources import PACKAGE, called, calls, files, literals, place, tree

HANZI = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s|CREATE\s+TABLE|BEGIN\s+IMMEDIATE)",
    re.DOTALL,
)
SQL_CLOCK = re.compile(r"CURRENT_(TIMESTAMP|DATE|TIME)\b|\b(datetime|date|time|julianday|unixepoch)\s*\(\s*'now'")
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
    ("QDateTime", "currentDateTime"),
    ("QDateTime", "currentDateTimeUtc"),
    ("QDateTime", "currentMSecsSinceEpoch"),
    ("QDateTime", "currentSecsSinceEpoch"),
    ("QDate", "currentDate"),
    ("QTime", "currentTime"),
}


def test_only_the_clock_tells_the_time() -> None:
    asked = [
        place(path, node)
        for path in files()
        if path != PACKAGE / "core" / "clock.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name | ast.Attribute)
        and (node.value.id if isinstance(node.value, ast.Name) else node.value.attr, node.attr) in CLOCKS
    ]
    asked += [place(path, text) for path in files() for text in literals(path) if SQL_CLOCK.search(str(text.value))]
    assert asked == []


def test_the_clock_itself_asks_once() -> None:
    source = (PACKAGE / "core" / "clock.py").read_text(encoding="utf-8")
    assert source.count("datetime.now(") == 1


def test_the_desk_speaks_no_sql() -> None:
    spoken = [
        place(path, text)
        for folder in ("gui", "texts")
        for path in files(folder)
        for text in literals(path)
        if SQL.search(str(text.value))
    ]
    spoken += [
        place(path, call)
        for folder in ("gui", "texts")
        for path in files(folder)
        for call in calls(path)
        if called(call) in {"execute", "executemany", "executescript"}
    ]
    assert spoken == []


def test_chinese_stands_in_the_translation_and_not_in_the_desk() -> None:
    # A language is named in its own words, and a column is as wide as a likely text.
    samples = {
        id(inner)
        for path in files("gui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.keyword) and node.arg == "fits"
        for inner in ast.walk(node)
    }
    assert [
        f"{place(path, text)} {text.value!r}"
        for path in files("gui")
        for text in literals(path)
        if HANZI.search(str(text.value)) and text.value != "中文" and id(text) not in samples
    ] == []


def test_what_is_translated_is_a_plain_text() -> None:
    assert [
        place(path, call)
        for folder in ("gui", "texts")
        for path in files(folder)
        for call in calls(path)
        if called(call) == "tr" and any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in call.args)
    ] == []


def test_signals_go_to_methods() -> None:
    assert [
        place(path, call)
        for path in files("gui")
        for call in calls(path)
        if called(call) == "connect"
        and any(
            isinstance(argument, ast.Lambda) or (isinstance(argument, ast.Call) and called(argument) == "partial")
            for argument in call.args
        )
    ] == []


def test_no_star_imports() -> None:
    assert [
        place(path, node)
        for path in files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and any(name.name == "*" for name in node.names)
    ] == []


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_everybody_uses_the_one_sqlite() -> None:
    allowed = PACKAGE / "core" / "storage" / "sqlite.py"
    assert [
        place(path, node)
        for path in files()
        if path != allowed
        for node in ast.walk(tree(path))
        for name in imported(node)
        if name.split(".")[0] in {"sqlite3", "pysqlite3"} or name == "PySide6.QtSql"
    ] == []
