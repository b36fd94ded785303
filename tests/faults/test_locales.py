"""Other locales: a decimal comma, and a system that speaks GBK and no UTF-8. The same answers, the same files."""

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import station_app
from station_app.core.storage.database import open_database

if sys.platform == "win32":
    pytest.skip("Windows has no locale of a process: there it is the code page", allow_module_level=True)

DATA = Path(__file__).parents[3] / "shared" / "data"
REGISTER = DATA / "服务登记表-2026-09.xlsx"
RIDERS = DATA / "骑手花名册-GBK.csv"
HOME = "C.UTF-8"
FOREIGN = ("de_DE.UTF-8", "zh_CN.GBK")
ARABIC = "ar_EG.UTF-8"
"""Its digits are ٠١٢٣ and it is written from the right."""

MADE_AT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
"""A workbook says when it was made: the one thing in which two of them may differ."""

COLUMNS = {
    "person": "id, name, nickname, phone, other_number, category, note",
    "visit": "id, person_id, heads, words, arrived_at, day, hour, left_at, state, note",
}
QT_SAYS = "Qt depends on a UTF-8 locale"
given_files = pytest.mark.skipif(not REGISTER.is_file(), reason="the register lies beside the project, not in it")


@dataclass(frozen=True, slots=True)
class Done:
    """What a process of the program left behind it."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with a Chinese name as a system of this locale writes it, and the program run in it."""

    folder: Path
    locale: str
    locales: Path

    @property
    def encoding(self) -> str:
        return self.locale.partition(".")[2]

    @property
    def station(self) -> bytes:
        """The folder's name in the bytes of the locale."""
        return os.fsencode(self.folder) + "/暖心驿站".encode(self.encoding)

    def path(self, name: str) -> Path:
        """A file in it, as this process reaches it; the folder is there then."""
        folder = Path(os.fsdecode(self.station))
        folder.mkdir(exist_ok=True)
        return folder / os.fsdecode(name.encode(self.encoding))

    def run(self, *args: str, **more: str) -> Done:
        """One process: the words go to it and come from it as bytes of the locale."""
        words = [word.encode(self.encoding) for word in ("-m", "station_app", *args)]
        ended = subprocess.run(
            [sys.executable, *words], cwd=self.station, env=self.environment() | more, capture_output=True, check=False
        )
        err = [line for line in ended.stderr.decode(self.encoding).split("\n") if line]
        if err and err[0].startswith("Detected locale"):  # Qt says so in four lines
            assert QT_SAYS in err[1]
            err = err[4:]
        return Done(ended.returncode, ended.stdout.decode(self.encoding), "\n".join(err))

    def ok(self, *args: str, **more: str) -> str:
        """One that must go well and be silent about it."""
        done = self.run(*args, **more)
        assert (done.code, done.err) == (0, ""), (args, done)
        return done.out

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
        return kept | {
            "LC_ALL": self.locale,
            "LOCPATH": str(self.locales),
            "PYTHONUTF8": "0",
            "PYTHONPATH": str(Path(station_app.__file__).parents[1]),
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(self.folder),
            "XDG_DATA_HOME": str(self.folder / "data"),
        }


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The locales, made for these tests alone."""
    folder = tmp_path_factory.mktemp("locales")
    tool = shutil.which("localedef")
    if tool is None:
        pytest.skip("no localedef here: apt-get install locales")
    for name in (*FOREIGN, ARABIC):
        language, charmap = name.split(".")
        made = subprocess.run(
            [tool, "-i", language, "-f", charmap, folder / name], capture_output=True, check=False, env={"LC_ALL": "C"}
        )
        if not (folder / name / "LC_CTYPE").is_file():
            pytest.skip(f"no {name} can be made here: {made.stderr.decode(errors='replace')}")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, locales: Path) -> dict[str, Any]:
    """What everything comes to where the program is at home."""
    return _all_of_it(Place(tmp_path_factory.mktemp("home"), HOME, locales))


@pytest.fixture(params=FOREIGN)
def abroad(request: pytest.FixtureRequest, tmp_path: Path, locales: Path) -> Place:
    """Each of the others."""
    return Place(tmp_path, request.param, locales)


def test_the_locale_is_in_force(abroad: Place) -> None:
    code = "import locale, sys; locale.setlocale(locale.LC_ALL, ''); print(format(1.5, 'n'), sys.stdout.encoding)"
    seen = subprocess.run(
        [sys.executable, "-c", code], env=abroad.environment(), capture_output=True, text=True, check=True
    )
    assert seen.stdout.split() == (["1,5", "utf-8"] if abroad.locale.startswith("de") else ["1.5", "gbk"])


def test_a_station_with_a_chinese_name_is_made_and_answers(abroad: Place) -> None:
    abroad.path("骑手.csv").write_text("姓名,手机\n周佳宁,13900002046\n", encoding="gb18030")
    abroad.ok("--data", "站点.sqlite", "import", "people", "骑手.csv")
    (found,) = json.loads(abroad.ok("--data", "站点.sqlite", "find", "周佳", "--json"))
    assert found["name"] == "周佳宁"
    assert abroad.path("站点.sqlite").is_file()
    refused = abroad.run("--lang", "zh", "--data", "没有.sqlite", "check")
    assert refused.code == 1
    assert "没有.sqlite" in refused.err


@pytest.mark.slow
@given_files
def test_every_command_says_and_writes_the_same(abroad: Place, home: dict[str, Any]) -> None:
    there = _all_of_it(abroad)
    assert set(there) == set(home)
    assert {"九月.csv", "九月.xlsx", "报告.xlsx", "名单.csv", "2026-02 服务登记台账（演示）.xlsx"} <= set(home)
    for name, expected in home.items():
        assert there[name] == expected, name


@pytest.mark.slow
def test_the_window_opens_takes_keys_and_exports(abroad: Place) -> None:
    abroad.path("临时").mkdir()
    said = abroad.ok("--lang", "zh", "selftest", TMPDIR=str(abroad.path("临时")))
    assert said.endswith("selftest: all well\n")
    assert all(left.suffix == ".lock" for left in abroad.path("临时").iterdir())
    others = {path for path in abroad.folder.iterdir() if path.name != "data"}
    assert others == {abroad.path("临时").parent}, "nothing lies under the same name spelt in another encoding"


ENTRY = """
import json, sys
from datetime import date
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox
from station_app.app import make_application
from station_app.core import paths
from station_app.gui.kit.date_field import DateField
from station_app.gui.runtime.i18n import Language

app = make_application()
language = Language(app, paths.resources_dir(), sys.argv[1])
heads, day = QSpinBox(), DateField("day")
heads.setRange(1, 2000)
for field, keys in ((heads, "1037"), (day, "2027-03-01")):
    field.show()
    field.selectAll()
    QTest.keyClicks(field, keys)
typed = [heads.value(), str(day.day())]
heads.stepUp()
day.show_day(date(2028, 2, 29))
shown = [heads.text(), day.text(), app.layoutDirection().name]
language.use("en" if sys.argv[1] == "zh" else "zh")
shown += [heads.text(), day.text()]
print(json.dumps({"system": QLocale.system().name(), "shown": shown, "typed": typed}))
"""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", [FOREIGN[0], ARABIC])
def test_numbers_and_days_are_typed_and_shown_alike(tmp_path: Path, locales: Path, name: str, language: str) -> None:
    place = Place(tmp_path, name, locales)
    done = subprocess.run(
        [sys.executable, "-c", ENTRY, language], env=place.environment(), capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    assert told["system"] == name.partition(".")[0]
    assert told["typed"] == [1037, "2027-03-01"]
    assert told["shown"] == ["1038", "2028-02-29", "LeftToRight", "1038", "2028-02-29"]


def _all_of_it(place: Place) -> dict[str, Any]:
    """What the commands said and what lies in the files they wrote."""
    for given in (REGISTER, RIDERS):
        shutil.copy(given, place.path(given.name))
    data = ("--lang", "zh", "--data", "站点.sqlite")
    month = ("--month", "2026-09")
    said = {
        "demo": place.ok("--lang", "zh", "demo", "--month", "2026-02", "--no-window", "--out", "台账"),
        "people": place.ok(*data, "import", "people", RIDERS.name, "--report", "名单.csv"),
        "visits": place.ok(*data, "import", "visits", REGISTER.name, "--report", "报告.xlsx"),
        "csv": place.ok(*data, "export", "visits", *month, "--format", "csv", "--out", "九月.csv"),
        "xlsx": place.ok(*data, "export", "visits", *month, "--out", "九月.xlsx"),
        "stats": place.ok(*data, "stats", *month),
        "figures": json.loads(place.ok(*data, "stats", *month, "--json")),
        "find": json.loads(place.ok(*data, "find", "胡健", "--json")),
        "english": place.ok("--lang", "en", "--data", "站点.sqlite", "stats", *month),
        "check": place.ok(*data, "check"),
    }
    said["demo"] = said["demo"].replace(str(place.folder), "")
    return said | _files(place)


def _files(place: Place) -> dict[str, Any]:
    files: dict[str, Any] = {}
    for folder, _, names in os.walk(os.fsdecode(place.station)):
        for name in names:
            path = Path(folder, name)
            shown = os.fsencode(name).decode(place.encoding)
            if shown.endswith(".csv"):
                files[shown] = path.read_bytes()
            elif shown.endswith(".xlsx"):
                files[shown] = _cells(path)
    with closing(open_database(place.path("站点.sqlite"))) as db:
        for table, columns in COLUMNS.items():
            files[table] = db.rows(f"SELECT {columns} FROM {table} ORDER BY id")
    return files


def _cells(path: Path) -> dict[str, list[Any]]:
    with path.open("rb") as stream, closing(openpyxl.load_workbook(stream)) as book:
        return {
            sheet.title: [
                (cell.coordinate, MADE_AT.sub("", cell.value) if isinstance(cell.value, str) else cell.value,
                 cell.number_format)
                for row in sheet.iter_rows() for cell in row if cell.value is not None
            ]
            for sheet in book
        }  # fmt: skip
