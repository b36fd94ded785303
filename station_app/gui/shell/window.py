"""The window: navigation, one page at a time, the status line; it answers what pages ask and routes scans."""

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from station_app.core.audit.model import Act as Undone
from station_app.core.lending.model import Tool
from station_app.core.search.queries import thing_of
from station_app.core.settings.queries import text
from station_app.core.types import Area, StaffId
from station_app.gui.kit.context import Context
from station_app.gui.kit.page import Page
from station_app.gui.kit.requests import (
    BeginShift,
    CheckInPerson,
    CloseStation,
    GoBack,
    GoOnTyping,
    HandOver,
    LeaveDemo,
    OpenAmenities,
    OpenImport,
    OpenSheets,
    OpenTools,
    OpenTraining,
    PrintCards,
    ReportFault,
    Request,
    Say,
    ShowPeople,
    ShowPerson,
    ShowSummary,
    ShowVisits,
    UndoLast,
)
from station_app.gui.kit.told import Told
from station_app.gui.printing.cards_dialog import CardsDialog
from station_app.gui.runtime.actions import KeyLine
from station_app.gui.runtime.scanner import ScanRouter
from station_app.gui.runtime.undo import Act
from station_app.gui.runtime.undo_key import UndoKey
from station_app.gui.shell.banner import Banner
from station_app.gui.shell.book import PageBook
from station_app.gui.shell.day_summary import copied_words
from station_app.gui.shell.drops import dropped_file
from station_app.gui.shell.duty import Duty
from station_app.gui.shell.keeper import Keeper
from station_app.gui.shell.keys import KeysDialog
from station_app.gui.shell.leaving import Leaving
from station_app.gui.shell.navigation import Navigation
from station_app.gui.shell.pages import PAGES, title
from station_app.gui.shell.saying import Saying
from station_app.gui.shell.scan_queue import ScanQueue
from station_app.gui.shell.sharing import Sharing
from station_app.gui.shell.status_line import StatusLine
from station_app.gui.shell.top_bar import TopBar
from station_app.gui.shell.window_keys import WindowKeys, lines_of
from station_app.gui.shifts.heat_dialog import HeatChip
from station_app.texts import translate

_FRAME = QSize(16, 40)
"""What the system puts around a window."""
_SMALLEST = QSize(960, 600)
_USUAL = QSize(1280, 720)
_NARROW = 1100
_SHORT_STATUS = 1200
_WHO_TAKES: dict[type[Request], str] = {
    ShowPerson: "people",
    ShowPeople: "people",
    ShowVisits: "visits",
    CheckInPerson: "desk",
    GoOnTyping: "desk",
    OpenImport: "imports",
    OpenSheets: "sheets",
    OpenTools: "lending",
    OpenTraining: "training",
    OpenAmenities: "amenities",
    ReportFault: "amenities",
}
"""The page that takes a request; what is not here the window does itself."""
_HANDING = ("desk", "amenities")


class MainWindow(QMainWindow):
    """Built by `app.build`; pages are made when they are first opened, the desk at once."""

    closed = Signal()
    demo_left = Signal()
    """The clerk wants the invented station closed and deleted."""

    def __init__(self, context: Context, *, demo: bool = False) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.context = context
        self._demo = demo
        self.navigation = Navigation(context)
        self.top = TopBar(context)
        self.status = StatusLine()
        self.book = PageBook(context)
        self.keeper = Keeper(context, self)
        self.banner = Banner(self.top, demo=demo, parent=self)
        self.sharing = Sharing(context, self)
        self.duty = Duty(context, self)
        self._leaving = Leaving(context, self.book, self.keeper, self.sharing.summary, self.duty, self)
        self._whole_check = False
        self._heat_chip = HeatChip(context)
        self.scanner = ScanRouter(_application(), parent=self)
        self._scans = ScanQueue(_application(), self)
        self._undo_key = UndoKey(_application(), self)
        self._saying = Saying(context, self.status, self)
        self._keys = self._declare_keys()
        self._build()
        self._connect()
        self.retranslate()
        self.show_page("desk")

    # -- pages -------------------------------------------------------------------------------------------------------

    def page(self, name: str) -> Page:
        """A page by name, made when it is first wanted. Raises KeyError for a page there is none of."""
        return self.book.page(name)

    def show_page(self, name: str) -> None:
        """Bring a page to the front, cursor where the clerk begins."""
        self.book.page(name)
        self.navigation.show_page(name)
        self.top.show_title(title(name), with_field=name != "desk")
        self.book.turn_to(name)

    def current(self) -> str:
        """The page in front."""
        return self.book.current()

    def answer(self, request: Request) -> None:
        """Do what a page asked for."""
        if isinstance(request, UndoLast):
            self.undo()
        elif isinstance(request, Say):
            self.status.say(request.sentence)
        elif isinstance(request, GoBack):
            self.show_page(self.book.back())
        elif isinstance(request, LeaveDemo):
            self._leave_demo()
        elif isinstance(request, ShowSummary):
            self.sharing.show_summary()
        elif isinstance(request, PrintCards):
            self._print_cards(request.person_ids)
        elif isinstance(request, BeginShift):
            self.duty.begin()
        elif isinstance(request, HandOver):
            self.duty.hand_over()
        elif isinstance(request, CloseStation):
            self.duty.close_station()
        else:
            name = _WHO_TAKES[type(request)]
            self.show_page(name)
            self.page(name).take(request)

    # -- keys and scans ----------------------------------------------------------------------------------------------

    def go_to_field(self) -> None:
        """F2: the desk's field, from anywhere."""
        self.show_page("desk")

    def undo(self) -> None:
        """Ctrl+Z: take back the last act; a whole import is taken back on its page, where its progress is seen."""
        last = self.context.undo.last()
        told = last.about if last is not None and isinstance(last.about, Told) else None
        page = self.book.opened().get(told.page) if told is not None else None
        if told is not None and page is not None and page.takes_back(told):
            self.show_page(told.page)
            return
        if not self.context.undo.undo_last(self.context.operations, done=self._undone, refused=self._saying.refused):
            self.status.say(translate("Shell", "There is nothing to undo."))

    def show_keys(self) -> None:
        """F1: all keys."""
        dialog = KeysDialog(self, self.key_lines())
        dialog.exec()
        dialog.deleteLater()

    def key_lines(self) -> list[KeyLine]:
        """The keys of the window and of the pages opened so far, for F1."""
        return [*self._keys.lines(), *(line for page in self.book.opened().values() for line in lines_of(page))]

    def on_scanned(self, code: str) -> None:
        """A scan goes to the page in front, and else to the desk; a thing's always to a page that hands it out."""
        front = self.current()
        thing = None if front in _HANDING else thing_of(self.context.db, code, house=self.duty.offered())
        elsewhere = thing is not None and not (front == "lending" and isinstance(thing, Tool))
        if elsewhere or not self.page(front).scanned(code):
            self.show_page("desk")
            self.page("desk").scanned(code)

    # -- the window --------------------------------------------------------------------------------------------------

    def start(self, *, whole_check: bool = False) -> None:
        """Begin the quiet work once the window has been painted."""
        self._whole_check = whole_check
        QTimer.singleShot(400, self, self._start_keeper)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file dropped on the window is looked at by the import assistant."""
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.answer(OpenImport(path))

    def raise_window(self) -> None:
        """A second start asked for this window."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def retranslate(self) -> None:
        """Say the words of the frame."""
        station = text(self.context.db, "station.name") or translate("Shell", "Warm home")
        name = translate("Shell", "{station} · invented data") if self._demo else "{station}"
        self.setWindowTitle(name.format(station=station))
        self.navigation.retranslate()
        self.top.retranslate()
        front = self.current()
        self.top.show_title(title(front) if front else "", with_field=front != "desk")
        self.status.retranslate()
        self._keys.retranslate(keeps_shifts=self.duty.offered())
        self._heat_chip.refresh()
        self._on_duty()
        self.keeper.say_last_backup()
        self.banner.say()
        self._offer_pages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_narrow(self.width() < _NARROW)
        self.status.set_narrow(self.width() < _SHORT_STATUS)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.page(self.current()).focus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.status.say("")  # said in the other language; what it was about is done
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close after a verified backup; the clerk may leave without waiting for it."""
        if not self._leaving.may_close():
            event.ignore()
            return
        self.keeper.stop()
        self.sharing.stop()
        self.context.prefs.geometry = self.saveGeometry()
        self.context.prefs.save()
        super().closeEvent(event)
        self.closed.emit()

    # -- answers -----------------------------------------------------------------------------------------------------

    def _undone(self, act: Act, undone: Undone) -> None:
        told = self._saying.undone(act, undone)
        if told.page in self.book.opened():
            if told.page == "desk":
                self.show_page("desk")
            self.book.page(told.page).undone(told)

    def _on_typed(self, typed: str) -> None:
        # The field at the top is the door to the desk's: what is typed there goes on there.
        self.answer(GoOnTyping(typed))

    def _on_staff(self, staff: StaffId | None) -> None:
        self.context.operations.by = staff
        self.navigation.refresh()

    def _on_duty(self) -> None:
        self.navigation.show_duty(self.duty.shift() if self.duty.offered() else None, offered=self.duty.offered())

    def _on_duty_picked(self, what: str) -> None:
        {
            "begin": self.duty.begin,
            "hand_over": self.duty.hand_over,
            "heat": self.duty.heat,
            "close": self.duty.close_station,
        }[what]()

    def _on_station_closed(self) -> None:
        # As when the window closes: the day can be pasted, and nothing of it is on one disk only.
        if self.sharing.summary.copy() is not None:
            self.status.say(f"{self.status.message()} · {copied_words()}")
        self.keeper.back_up()

    def _on_changed(self, touched: frozenset[Area]) -> None:
        if touched & {Area.SETTINGS, Area.STAFF}:
            self.retranslate()

    def _start_keeper(self) -> None:
        self.keeper.start(whole_check=self._whole_check)
        if not self.status.message():
            self.duty.remind()

    def _close(self) -> None:
        self.close()

    def _print_cards(self, person_ids: tuple[int, ...]) -> None:
        dialog = CardsDialog(self.context, person_ids, self)
        dialog.exec()
        dialog.deleteLater()

    def _leave_demo(self) -> None:
        self.demo_left.emit()

    def _offer_pages(self) -> None:
        offered = self.book.offered()
        self.navigation.offer(offered)
        self._keys.offer(offered)
        if self.current() in _names() and self.current() not in offered:
            self.show_page("desk")

    # -- making it ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(self.book, 1)
        right.addWidget(self.status)
        whole = QWidget()
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.navigation)
        layout.addLayout(right, 1)
        self.setCentralWidget(whole)
        self.setAcceptDrops(True)
        # A small screen, or one magnified, has less room than we like: never larger than what is left of it.
        room = self.screen().availableGeometry().size() - _FRAME
        self.setMinimumSize(_SMALLEST.boundedTo(room))
        self.resize(_USUAL.boundedTo(room))
        if not self.context.prefs.geometry.isEmpty():
            self.restoreGeometry(self.context.prefs.geometry)

    def _connect(self) -> None:
        self.context.hub.changed.connect(self._on_changed)
        self.status.undo_pressed.connect(self.undo)
        self.navigation.page_asked.connect(self.show_page)
        self.navigation.staff_asked.connect(self._on_staff)
        self.top.typed.connect(self._on_typed)
        self.scanner.scanned.connect(self._scans.take)
        self._scans.ready.connect(self.on_scanned)
        self._scans.held.connect(self._saying.scans_held)
        self.scanner.interrupted_composition.connect(self._saying.interrupted)
        self.keeper.backup_said.connect(self._on_backup_said)
        self.keeper.found.connect(self.banner.show_finding)
        self.keeper.clock_doubted.connect(self.banner.show_doubt)
        self.keeper.disk_said.connect(self.banner.show_disk)
        self.banner.clock_is_right.connect(self.keeper.confirm_clock)
        self.banner.demo_left.connect(self._leave_demo)
        self.book.asked.connect(self.answer)
        self._leaving.half_typed.connect(self.show_page)
        self._leaving.said.connect(self.status.say)
        self.sharing.said.connect(self.status.say)
        self._leaving.close_now.connect(self._close)
        self.duty.changed.connect(self._on_duty)
        self.duty.asked.connect(self.answer)
        self.duty.said.connect(self.status.say)
        self.duty.station_closed.connect(self._on_station_closed)
        self.navigation.duty_picked.connect(self._on_duty_picked)
        self._keys.page_asked.connect(self.show_page)
        self.top.add_chip(self._heat_chip)
        self._heat_chip.clicked.connect(self.duty.heat)

    def _on_backup_said(self, words: str, failing: bool) -> None:
        self.status.show_backup(words, failing=failing)

    def _declare_keys(self) -> WindowKeys:
        does = {
            "field": self.go_to_field,
            "undo": self.undo,
            "keys": self.show_keys,
            "standing": self.sharing.copy_standing,
            "summary": self.sharing.show_summary,
            "shift": self.duty.open_shift,
            "heat": self.duty.heat,
            "close": self.duty.close_station,
        }
        return WindowKeys(self, does, pages=len(_names()))


def _names() -> list[str]:
    return [entry.name for entry in PAGES if not entry.hidden]


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a window needs a QApplication")
    return app
