"""What a package runs after it was built: a throw-away station, the real window, a check-in by keys, an export."""

import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import click
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from station_app.app import build, make_application
from station_app.core.clock import SystemClock, local_day
from station_app.core.people.commands import register
from station_app.core.reports.export import export
from station_app.core.reports.periods import month_of
from station_app.core.reports.queries import statistics
from station_app.core.settings.queries import zone
from station_app.core.storage.database import open_database
from station_app.gui.desk.page import DeskPage
from station_app.gui.runtime.prefs import Prefs
from station_app.texts.sheets import visit_log_words

_NAME, _PHONE, _TAIL = "柯小满", "13900002468", "2468"
_SETTLE_MS = 150


def run(language: str = "") -> int:
    """0 when everything works; says each step on the way."""
    app = make_application()
    with tempfile.TemporaryDirectory(prefix="station-selftest-") as name:
        folder = Path(name)
        with closing(open_database(folder / "station.sqlite", create=True)) as db:
            now = SystemClock().now()
            register(db, name=_NAME, phone=_PHONE, category="courier", now=now, by=None)
            click.echo("selftest: station made")
            window = build(db, prefs=Prefs(folder / "desk.ini"), language=language, theme="light")
            window.show()
            _settle(_SETTLE_MS)
            desk = window.page("desk")
            assert isinstance(desk, DeskPage)  # noqa: S101 - a selftest is made of assertions
            for key in _TAIL:
                QTest.keyClick(desk.entry.field, Qt.Key(ord(key)))
                _settle(50)
            QTest.keyClick(desk.entry.field, Qt.Key.Key_Return)
            _settle(_SETTLE_MS)
            click.echo("selftest: window opened, checked in by keys")
            period = month_of(local_day(now, zone(db)))
            counted = statistics(db, period).visit_count
            out = folder / "log.xlsx"
            rows = export(
                station=db.path,
                ledger="visits",
                period=period,
                format="xlsx",
                out=out,
                language=window.context.language.code,
                words=visit_log_words(),
                made_at=now + timedelta(seconds=1),
            )
            click.echo(f"selftest: exported {rows} row, {out.stat().st_size} bytes")
            window.keeper.stop()
            window.hide()
            window.deleteLater()
            _settle(_SETTLE_MS)
    del app
    good = (counted, rows) == (1, 1)
    click.echo("selftest: all well" if good else f"selftest: wrong, {counted} visits and {rows} rows")
    return 0 if good else 1


def _settle(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
