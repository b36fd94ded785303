"""Bring the translations up to date: `python packaging/translate.py` after a sentence was added or changed.

Collects the English sentences into resources/i18n/zh_CN.ts and makes zh_CN.qm of it. Says which sentences still have no
Chinese and fails while there are any. With `--check` it changes nothing and fails when the files are not up to date.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parents[1]
TS = ROOT / "resources" / "i18n" / "zh_CN.ts"
TOOLS = Path(PySide6.__file__).parent


def main() -> int:
    """Update or check; 1 when a sentence is unfinished or, with `--check`, when the files are behind the code."""
    if "--check" not in sys.argv[1:]:
        return _update(TS)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / TS.name
        shutil.copyfile(TS, copy)
        outcome = _update(copy)
        stale = copy.read_bytes() != TS.read_bytes() or _qm(copy).read_bytes() != _qm(TS).read_bytes()
    if stale:
        print("The translations are behind the code: run python packaging/translate.py")
    return 1 if stale else outcome


def _update(ts: Path) -> int:
    sources = sorted(
        str(path.relative_to(ROOT))
        for folder in ("gui", "texts")
        for path in (ROOT / "station_app" / folder).rglob("*.py")
    )
    sources += sorted(str(path.relative_to(ROOT)) for path in (ROOT / "station_app").glob("*.py"))
    _run(
        "lupdate",
        *sources,
        "-ts",
        str(ts),
        "-no-obsolete",
        "-locations",
        "none",
        "-source-language",
        "en",
        "-target-language",
        "zh_CN",
    )
    _run("lrelease", str(ts), "-qm", str(_qm(ts)))
    unfinished = unfinished_in(ts)
    for context, source in unfinished:
        print(f"{context}: {source}")
    return 1 if unfinished else 0


def _qm(ts: Path) -> Path:
    return ts.with_suffix(".qm")


def unfinished_in(ts: Path) -> list[tuple[str, str]]:
    """The sentences without a translation, as (context, English)."""
    found = []
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished" or not translation.text:
                found.append((context.findtext("name", ""), message.findtext("source", "")))
    return found


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(TOOLS / tool), *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
