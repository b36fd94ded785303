import subprocess
import sys

from tests.architecture.sources import PACKAGE, ROOT

LINT = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"

WITHOUT_WINDOW = """
import importlib, pkgutil, sys

class NoWindow:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(f"{name} is not there")

sys.meta_path.insert(0, NoWindow())
import station_app.core
for module in pkgutil.walk_packages(station_app.core.__path__, "station_app.core."):
    importlib.import_module(module.name)
    print(module.name)
"""


def test_every_import_goes_with_the_arrows() -> None:
    found = subprocess.run(
        [sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
        env={"PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), "PATH": ""},
    )  # fmt: skip
    assert found.returncode == 0, found.stdout + found.stderr
    assert " 0 broken" in found.stdout


def test_the_station_runs_where_there_is_no_window() -> None:
    found = subprocess.run(
        [sys.executable, "-c", WITHOUT_WINDOW], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr
    there = {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for path in (PACKAGE / "core").rglob("*.py")
    }
    assert there - {"station_app.core"} == set(found.stdout.split())
