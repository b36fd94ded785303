"""P10: the longest time the real window does not answer while an export, a backup and an import run.

Once with the hands off, once while a clerk types and checks people in. The floor is the same heartbeat in the same
window with nothing to do: what this PC keeps anybody waiting.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QTimer

from station_app.app import build, make_application
from station_app.core.clock import SetClock, local_day
from station_app.core.reports.periods import Period
from station_app.core.settings.queries import zone
from station_app.core.storage.database import Database
from station_app.gui.imports.page import ImportPage
from station_app.gui.kit.requests import OpenImport
from station_app.gui.reports.page import ReportsPage
from station_app.gui.runtime.prefs import Prefs
from tests.gui.bare_page import Clerk

from .clerk import BusyClerk
from .pulse import Pulse
from .stations import Station
from .timing import Bar, Result, p95

BAR = Bar(most_ms=50)
_PATIENCE = 300
_IDLE_MS = 1_500
_WATCH_MS = 20
_HEADER = "序号,日期,到站时间,姓名,电话,人员类别,服务内容,备注"


def measure(station: Station, *, rows: int, lines: int, rounds: int = 1) -> Iterator[Result]:
    """A line for each work and each clerk. `rows`: of the log exported, at least; `lines`: of the register imported.

    The longest of all rounds counts.
    """
    db = station.copy("p10")
    try:
        with _window(db, station) as desk:
            idle = desk.felt(lambda: wait(_IDLE_MS), front="desk")
            for busy in (False, True):
                works = _works(desk, rows, lines)
                pulses: dict[str, list[Pulse]] = {what: [] for what in works}
                for _ in range(rounds):  # in turns: a backup follows only on a change
                    for what, (front, work) in works.items():
                        pulses[what].append(desk.felt(work, front="desk" if busy else front, busy=busy))
                for what, felt in pulses.items():
                    yield _line(f"{what}, {'clerk at work' if busy else 'hands off'}", felt, idle)
    finally:
        db.close()


def _works(desk: "_Desk", rows: int, lines: int) -> dict[str, tuple[str, Callable[[], None]]]:
    # Each with the page where somebody waits for its end; who does not wait works on at the desk.
    return {
        f"export of {rows:,} rows": ("reports", lambda: desk.export(rows)),
        "backup": ("desk", desk.back_up),
        f"import of {lines:,} lines": ("imports", lambda: desk.take_over(lines)),
    }


def _line(what: str, pulses: list[Pulse], idle: Pulse) -> Result:
    longest = max(pulse.longest for pulse in pulses)
    work = max(pulse.work for pulse in pulses)
    return Result(
        "P10",
        f"{what} (own work {work:.0f} ms)",
        longest,
        idle.longest,
        max(p95(pulse.gaps) for pulse in pulses),
        p95(idle.gaps),
        BAR,
    )


@contextmanager
def _window(db: Database, station: Station) -> Iterator["_Desk"]:
    application = make_application()
    desk = _Desk(db, station)
    try:
        yield desk
    finally:
        desk.window.keeper.stop()
        desk.window.hide()
        desk.window.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class _Desk:
    """The real window with its quiet work, and the ways to start something long in it."""

    def __init__(self, db: Database, station: Station) -> None:
        self._db, self._station = db, station
        self._registers = 0
        self._clock, self._answers = SetClock(station.now), Clerk()
        self._cards = [
            row[0] for row in db.rows("SELECT code FROM scan_code WHERE active = 1 AND person_id > 0 ORDER BY code")
        ]
        prefs = Prefs(station.folder / "bench.ini")
        self.window = build(db, clock=self._clock, language="en", theme="light", prefs=prefs, prompts=self._answers)
        self.window.resize(1366, 720)
        self.window.show()
        self.window.activateWindow()
        for name in ("reports", "imports", "visits", "desk"):  # making a page is the work of opening it, not of these
            self.window.show_page(name)
            wait(100)

    def felt(self, work: Callable[[], None], *, front: str, busy: bool = False) -> Pulse:
        """Do a work to its end, `front` being the page in front, and say how the window fared."""
        self.window.show_page(front)
        clerk = BusyClerk(self.window, self._clock, self._cards)
        before = self._db.value("SELECT count(*) FROM act WHERE what = 'visits.check_in'")
        wait(300)
        pulse = Pulse()
        if busy:
            clerk.begin()
        work()
        clerk.stop()
        pulse.stop()
        until(lambda: not self.window.context.operations.busy())
        came = self._db.value("SELECT count(*) FROM act WHERE what = 'visits.check_in'") - before
        if came != clerk.scanned or (busy and not came) or self._answers.asked:
            raise RuntimeError(f"{clerk.scanned} scanned, {came} checked in; asked: {self._answers.asked}")
        return pulse

    def export(self, rows: int) -> None:
        """The log of the last days as a workbook."""
        page = self.window.page("reports")
        if not isinstance(page, ReportsPage):
            raise TypeError(page)
        target = self._station.folder / "p10.xlsx"
        self._answers.paths.append(target)
        page.export.show_period(_last_days(self._db, rows), rows)
        page.export.start.click()
        until(lambda: not page.export.job.running())
        target.unlink()

    def back_up(self) -> None:
        """What closing does; something was registered since the last time."""
        ended: list[str] = []
        self.window.keeper.backed_up.connect(ended.append)
        if not self.window.keeper.back_up():
            raise RuntimeError("nothing to back up")
        until(lambda: bool(ended))
        self.window.keeper.backed_up.disconnect(ended.append)
        if ended != [""]:
            raise RuntimeError(ended)

    def take_over(self, lines: int) -> None:
        """A register through all steps of the assistant."""
        page = self.window.page("imports")
        if not isinstance(page, ImportPage):
            raise TypeError(page)
        views, work = page.views, page.flow.work
        page.take(OpenImport(self._register(lines), "visits"))
        until(lambda: views.view() is views.columns and not work.running())
        page.flow.show_lines()
        until(lambda: views.view() is views.preview and not work.running())
        views.preview.take.click()
        until(lambda: views.view() is views.done or not page.flow.at_work())
        if views.view() is not views.done:
            raise RuntimeError(views.preview.foot.message() or "the import could not be begun")
        wait(100)  # all pages have heard of it
        page.flow.begin_anew()

    def _register(self, lines: int) -> Path:
        # Of the weeks before, of people the station does not know; another one each time.
        self._registers += 1
        number = self._registers
        last = local_day(self._clock.now(), zone(self._db)) - timedelta(days=1)
        path = self._station.folder / f"p10-{number}.csv"
        days = [(last - timedelta(days=at)).isoformat() for at in range(20)]
        rows = (
            f"{at},{days[at * 20 // lines]},{9 + at % 11}:{at % 60:02d},周{number}{at % 3000:04d},"
            f"19{number % 10}{at % 3000:08d},快递员,饮水,"
            for at in range(lines)
        )
        path.write_text("\n".join([_HEADER, *rows]), encoding="utf-8")
        return path


def _last_days(db: Database, rows: int) -> Period:
    days = db.rows("SELECT day, count(*) FROM visit WHERE state <> 'void' GROUP BY day ORDER BY day DESC LIMIT 400")
    summed = accumulate(count for _, count in days)
    enough = next((at for at, found in enumerate(summed) if found >= rows), len(days) - 1)
    return Period(date.fromisoformat(days[enough][0]), date.fromisoformat(days[0][0]))


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(done: Callable[[], bool]) -> None:
    """Let the window live until something has happened. Raises TimeoutError."""
    loop, watch, end = QEventLoop(), QTimer(), monotonic() + _PATIENCE

    def look() -> None:
        if done() or monotonic() > end:
            loop.quit()

    watch.timeout.connect(look)
    watch.start(_WATCH_MS)
    loop.exec()
    if not done():
        raise TimeoutError
