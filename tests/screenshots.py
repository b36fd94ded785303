"""Pictures of every page and desk state, for looking at: `python -m tests.screenshots [--out FOLDER] [--only WORD]`.

Chinese and English, light and dark, 1280x680 and 1366x768, and 1280x680 at 200 %. Each look is a process of its own,
because a scale factor is read once when Qt starts.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from station_app.core.storage.database import Database
    from tests.screenshot_states import Show

NOW = datetime(2026, 9, 23, 6, 32, tzinfo=UTC)
LOOKS = tuple(
    (language, theme, size, scale)
    for language in ("zh", "en")
    for theme in ("light", "dark")
    for size, scale in (("1280x680", 1), ("1366x768", 1), ("1280x680", 2))
)


def main() -> int:
    """Take all pictures, two processes at a time."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots")
    parser.add_argument("--out", type=Path, default=Path("screenshots"))
    parser.add_argument("--only", default="", help="Only looks whose name holds this, such as zh-dark or 200")
    parser.add_argument("--look", default="", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.look:
        language, theme, size, scale = asked.look.split("/")
        _take(language, theme, size, int(scale), asked.out)
        return 0
    running: list[subprocess.Popen[bytes]] = []
    failed = 0
    for language, theme, size, scale in LOOKS:
        if asked.only in _name("", language, theme, size, scale):
            if len(running) == 2:
                failed += running.pop(0).wait() != 0
            running.append(_start(f"{language}/{theme}/{size}/{scale}", asked.out, scale))
    failed += sum(process.wait() != 0 for process in running)
    print(f"{len(list(asked.out.glob('*.png')))} pictures in {asked.out}")
    return 1 if failed else 0


def _start(look: str, out: Path, scale: int) -> "subprocess.Popen[bytes]":
    around = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
    return subprocess.Popen([sys.executable, "-m", "tests.screenshots", "--out", str(out), "--look", look], env=around)


def _name(state: str, language: str, theme: str, size: str, scale: int) -> str:
    return f"{state}-{language}-{theme}-{size}-{scale * 100}"


def _take(language: str, theme: str, size: str, scale: int, out: Path) -> None:
    from station_app.app import make_application
    from station_app.core.demo import build as make_demo
    from station_app.core.storage.database import open_database
    from tests.screenshot_states import EMPTY_STATES, STATES

    app = make_application()
    look = (language, theme, size, scale)
    with tempfile.TemporaryDirectory() as folder:
        with closing(open_database(Path(folder) / "demo.sqlite", create=True)) as db:
            make_demo(db, month=date(2026, 8, 1), seed=17, visits_per_day=60, people=400, now=NOW, live_until=NOW)
            _picture(app, db, look, STATES, out)
        with closing(open_database(Path(folder) / "empty.sqlite", create=True)) as db:
            _picture(app, db, look, EMPTY_STATES, out)


def _picture(
    app: "QApplication",
    db: "Database",
    look: tuple[str, str, str, int],
    states: "tuple[tuple[str, Show], ...]",
    out: Path,
) -> None:
    from PySide6.QtCore import QEvent

    from station_app.app import build
    from station_app.core.clock import SetClock
    from station_app.gui.runtime.prefs import Prefs

    language, theme, size, scale = look
    width, height = (int(part) for part in size.split("x"))
    clock = SetClock(NOW)
    window = build(db, clock=clock, prefs=Prefs(db.path.with_suffix(".ini")), language=language, theme=theme)
    window.show()
    for state, show in states:
        window.resize(width, height)
        shown = show(window)
        clock.forward(timedelta(seconds=7))
        for _ in range(4):
            app.processEvents()
        (shown or window).grab().save(str(out / f"{_name(state, language, theme, size, scale)}.png"))
        if shown is not None:
            shown.close()
            window.activateWindow()
    window.keeper.stop()
    window.hide()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # before its file is closed


if __name__ == "__main__":
    sys.exit(main())
