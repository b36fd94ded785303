"""The window around the pages: navigation, keys, words, and what it does when the file, the disk or we go wrong."""

import re
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from station_app.app import build
from station_app.core.amenities.commands import add as add_amenity
from station_app.core.audit.queries import newest
from station_app.core.clock import SetClock
from station_app.core.paths import backup_folder
from station_app.core.people.model import new_card_code
from station_app.core.reports.periods import month_of
from station_app.core.staff.commands import add
from station_app.core.storage.backup import backups_in, checksum_of, sha256_of
from station_app.core.storage.database import Database, open_database
from station_app.core.types import Area
from station_app.gui.kit.page import Page
from station_app.gui.kit.prompts import confirm_box
from station_app.gui.people.page import PeoplePage
from station_app.gui.reports.page import ReportsPage
from station_app.gui.runtime import crash
from station_app.gui.runtime.prefs import Prefs
from station_app.gui.settings.saving import set_setting
from station_app.gui.sheets.page import SheetsPage
from station_app.gui.shell.closing import ClosingDialog
from station_app.gui.shell.drops import dropped_file
from station_app.gui.shell.keys import KeysDialog
from station_app.gui.shell.navigation import NARROW, WIDTH
from station_app.gui.shell.pages import PAGES, title
from station_app.gui.shell.window import MainWindow
from station_app.gui.visits.page import VisitsPage
from tests.gui.bare_page import Clerk
from tests.gui.drivers import CONTROL, Desk
from tests.gui.hands import type_text
from tests.gui.other_program import holding

NAMES = ["desk", "visits", "lending", "training", "amenities", "people", "reports", "settings"]
CHILD_MS = 20_000


def nav(window: MainWindow, name: str) -> QPushButton:
    made = window.findChild(QPushButton, f"nav.{name}")
    assert made is not None, name
    return made


def label(window: MainWindow, name: str) -> QLabel:
    made = window.findChild(QLabel, name)
    assert made is not None, name
    return made


def checked_in(desk: Desk, name: str = "周佳宁") -> None:
    desk.knows(name, "13800002046")
    desk.type("2046")
    desk.enter()
    assert desk.on_site() == [name]


def visits(db: Database) -> int:
    return int(db.value("SELECT count(*) FROM visit"))


# -- navigation and keys -----------------------------------------------------------------------------------------------


def test_the_navigation_shows_the_pages_there_are_and_no_others(window: MainWindow) -> None:
    shown = [each.objectName() for each in window.findChildren(QPushButton) if each.objectName().startswith("nav.")]
    assert shown == [f"nav.{name}" for name in NAMES] == [f"nav.{entry.name}" for entry in PAGES if not entry.hidden]
    for name in NAMES:
        nav(window, name).click()
        assert window.page(name).objectName() == f"page.{name}"
        assert [page.objectName() for page in window.book.opened().values() if page.isVisible()] == [f"page.{name}"]
        assert [other for other in NAMES if nav(window, other).isChecked()] == [name]


def test_a_page_is_made_when_it_is_first_wanted(window: MainWindow) -> None:
    assert [page.name for page in window.findChildren(Page)] == ["desk"]
    with pytest.raises(KeyError):
        window.page("cases")


def test_control_and_a_number_open_the_pages(desk: Desk) -> None:
    for number, name in reversed(list(enumerate(NAMES, 1))):
        QTest.keyClicks(desk.window, str(number), CONTROL)
        assert desk.window.current() == name


def test_f1_lists_every_key(desk: Desk) -> None:
    for name in NAMES:
        desk.window.show_page(name)
    seen: list[str] = []

    def read_and_close() -> None:
        dialog = desk.window.findChild(KeysDialog)
        assert dialog is not None
        seen.extend(each.text() for each in dialog.findChildren(QLabel))
        dialog.accept()

    QTimer.singleShot(0, read_and_close)
    desk.press(Qt.Key.Key_F1)
    wanted = {key for action in desk.window.actions() for key in [action.shortcut().toString()] if key}
    assert {"F1", "F2", "Ctrl+Z", "Ctrl+1", "Ctrl+5"} <= wanted
    assert wanted <= set(seen)
    assert {"To the check-in field, from anywhere", "Enter", "Statistics"} <= set(seen)


def test_f2_goes_to_the_field_from_anywhere(desk: Desk) -> None:
    for name in NAMES:
        desk.window.show_page(name)
        desk.press(Qt.Key.Key_F2)
        assert desk.focus_is_in_the_field()


@pytest.mark.parametrize("name", NAMES)
def test_control_z_works_on_every_page(desk: Desk, name: str) -> None:
    checked_in(desk)
    desk.window.show_page(name)
    desk.undo()
    assert desk.db.rows("SELECT state FROM visit") == [("void",)]
    assert desk.status() == "Undone: 周佳宁 checked in 10:00"
    assert not desk.can_undo()
    desk.undo()
    assert desk.status() == "There is nothing to undo."


def test_typing_at_the_top_goes_on_at_the_desk(desk: Desk) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.window.show_page("visits")
    top = desk.window.findChild(QLineEdit, "topField")
    assert top is not None
    assert top.isVisible()
    top.setFocus()
    desk.type("zjn")
    assert desk.window.current() == "desk"
    assert desk.focus_is_in_the_field()
    assert desk.field() == "zjn"
    assert desk.names() == ["周佳宁"]
    assert top.text() == ""
    assert not top.isVisible()
    desk.enter()
    assert desk.on_site() == ["周佳宁"]


def test_a_scan_at_the_top_checks_in(desk: Desk) -> None:
    code = new_card_code()
    desk.knows("周佳宁", "13800002046", card=code)
    desk.window.show_page("visits")
    top = desk.window.findChild(QLineEdit, "topField")
    assert top is not None
    top.setFocus()
    desk.type(code)  # key by key: after the first they go to the desk
    desk.enter()
    assert desk.window.current() == "desk"
    assert desk.on_site() == ["周佳宁"]
    assert desk.field() == ""


def test_a_narrow_window_shows_icons_alone(window: MainWindow) -> None:
    assert window.navigation.width() == WIDTH
    window.resize(1099, 680)
    assert window.navigation.width() == NARROW
    for name in NAMES:
        assert nav(window, name).text() == ""
        assert nav(window, name).toolTip() == nav(window, name).accessibleName() != ""
        assert not nav(window, name).icon().isNull()
    window.resize(1100, 680)
    assert window.navigation.width() == WIDTH
    assert nav(window, "desk").text() == "Desk"


def test_the_window_is_never_larger_than_its_screen(window: MainWindow) -> None:
    room = window.screen().availableSize()
    fresh = MainWindow(window.context)
    assert fresh.width() <= room.width()
    assert fresh.height() <= room.height() - 40
    fresh.keeper.stop()
    fresh.deleteLater()


def test_the_window_has_an_icon_of_its_own(window: MainWindow) -> None:
    for size in (32, 48, 64):
        picture = window.windowIcon().pixmap(size, size).toImage()
        assert picture.pixelColor(picture.width() // 2, picture.height() // 8) == QColor("#B93D0B")
        assert picture.pixelColor(0, 0).alpha() == 0


# -- words, looks, who is on duty --------------------------------------------------------------------------------------


HANZI = re.compile("[\u4e00-\u9fff]")
NO_WORDS = re.compile(r"((Ctrl|Alt|Esc|Enter|Shift|F)[ +]?)+.?[0-9]?|SQLite|CSV|Excel|English|[0-9.]+|[+0-9h ]+")


def words_of(desk: Desk, qtbot: QtBot) -> set[str]:
    """What every page says, as labels, buttons, tooltips, placeholders and to screen readers."""
    said: set[str] = set()
    for name in NAMES:
        desk.window.show_page(name)
        qtbot.wait(1)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what was replaced goes
        frame: list[QWidget] = [desk.window.navigation, desk.window.top, desk.window.status]
        for part in (desk.window.page(name), *frame):  # the other pages say theirs when they are shown
            worded: list[QLabel | QAbstractButton] = [*part.findChildren(QLabel), *part.findChildren(QAbstractButton)]
            for each in worded:
                said |= {each.text(), each.accessibleName(), each.toolTip()}
            said |= {each.placeholderText() for each in part.findChildren(QLineEdit)}
    said |= {action.text() for action in desk.window.actions()}
    here = str(desk.db.path.parent)
    said = {words for words in said if here not in words.replace("\u200b", "")}
    return {
        words for words in said if re.search("[A-Za-z]{2}|[\u4e00-\u9fff]", words) and not NO_WORDS.fullmatch(words)
    }


def test_switching_the_language_says_everything_anew(desk: Desk, qtbot: QtBot) -> None:
    checked_in(desk, name="Zhou")
    in_english = words_of(desk, qtbot)
    assert {"Statistics", "Saved on this PC", "Undo the last act", "As Windows"} <= in_english
    assert {words for words in in_english if HANZI.search(words)} == {"中文"}
    desk.window.context.language.use("zh")
    in_chinese = words_of(desk, qtbot)
    assert {words for words in in_chinese if not HANZI.search(words)} == {"Zhou", "Del"}
    assert len(in_chinese) > 100
    desk.window.context.language.use("en")
    assert words_of(desk, qtbot) <= in_english


def test_switching_the_theme_changes_the_ground_and_the_icons(window: MainWindow) -> None:
    def look() -> tuple[int, int]:
        ground = window.grab().toImage().pixelColor(window.width() // 2, 1).lightness()
        icon = nav(window, "visits").icon().pixmap(20, 20).toImage()
        inks = [icon.pixelColor(x, y) for x in range(icon.width()) for y in range(icon.height())]
        return ground, max((ink.alpha(), ink.lightness()) for ink in inks)[1]

    light = look()
    window.context.theme.use("dark")
    QApplication.processEvents()
    dark = look()
    window.context.theme.use("light")
    QApplication.processEvents()
    assert light[0] > 200 > 80 > dark[0]
    assert dark[1] > light[1]
    assert look() == light


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
def test_who_is_on_duty_is_named_by_the_next_act(desk: Desk, clock: SetClock) -> None:
    window = desk.window
    window.context.operations.run(add, name="王芳", role="desk", undoable=False)
    staff = desk.db.value("SELECT id FROM staff WHERE name = '王芳'")
    button = window.findChild(QPushButton, "staffButton")
    assert button is not None
    assert button.text() == "On duty: –"
    button.click()
    menu = button.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["王芳", "nobody named", "Add somebody in Settings"]
    menu.actions()[0].trigger()
    menu.close()
    assert button.text() == "On duty: 王芳"
    checked_in(desk)
    assert desk.db.value("SELECT by_id FROM act ORDER BY id DESC LIMIT 1") == staff
    menu.actions()[1].trigger()
    desk.undo()
    assert desk.db.value("SELECT by_id FROM act ORDER BY id DESC LIMIT 1") is None
    menu.actions()[2].trigger()
    assert window.current() == "settings"


def test_only_the_page_in_front_reads_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window = desk.window
    window.show_page("visits")
    window.show_page("desk")
    read: list[str] = []
    for name in ("desk", "visits"):
        page = window.page(name)
        real = page.refresh
        monkeypatch.setattr(page, "refresh", counting(read, name, real))
    window.context.hub.changed.emit(frozenset({Area.VISITS}))
    window.context.hub.changed.emit(frozenset({Area.VISITS}))
    assert read == ["desk", "desk"]
    window.show_page("visits")
    assert read == ["desk", "desk", "visits"]
    window.show_page("desk")
    window.show_page("visits")
    assert read == ["desk", "desk", "visits"]


def counting(read: list[str], name: str, real: Callable[[], None]) -> Callable[[], None]:
    def refresh() -> None:
        read.append(name)
        real()

    return refresh


# -- another program has the file --------------------------------------------------------------------------------------


def test_a_check_in_waits_while_another_program_has_the_file(desk: Desk, qtbot: QtBot) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("2046")
    longest, watch, turns = 0, QElapsedTimer(), 0
    with holding(desk.db.path, seconds=1.0):
        desk.enter()
        watch.start()
        while desk.window.context.operations.busy():
            before = watch.elapsed()
            QApplication.processEvents()
            longest, turns = max(longest, watch.elapsed() - before), turns + 1
            if turns == 1:
                assert visits(desk.db) == 0
                assert "Waiting for the file …" in {each.text() for each in desk.window.status.findChildren(QLabel)}
            assert watch.elapsed() < 5_000
    assert watch.elapsed() > 500
    assert longest < 300, f"the window stood still for {longest} ms"
    assert desk.on_site() == ["周佳宁"]
    assert visits(desk.db) == 1
    assert "Saved on this PC" in {each.text() for each in desk.window.status.findChildren(QLabel)}
    desk.undo()
    assert desk.db.rows("SELECT state FROM visit") == [("void",)]


@pytest.mark.slow
def test_what_could_not_be_saved_is_told_and_what_was_typed_stays(desk: Desk, clerk: Clerk, qtbot: QtBot) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("2046")
    with holding(desk.db.path, seconds=8):
        desk.enter()
        qtbot.waitUntil(lambda: bool(clerk.asked), timeout=7_000)
        assert "was not saved" in clerk.asked[0]
        assert visits(desk.db) == 0
        assert desk.field() == "2046"
        assert not desk.window.context.operations.busy()
    desk.enter()
    assert desk.on_site() == ["周佳宁"]


def test_closing_waits_for_the_last_act(desk: Desk, qtbot: QtBot) -> None:
    desk.knows("周佳宁", "13800002046")
    desk.type("2046")
    with holding(desk.db.path, seconds=0.8):
        desk.enter()
        desk.window.close()
        assert desk.window.isVisible()
        with qtbot.waitSignal(desk.window.closed, timeout=CHILD_MS):
            pass
    assert visits(desk.db) == 1
    made = backups_in(backup_folder(desk.db.path), "station")
    with closing(open_database(made[0][1], read_only=True)) as kept:
        assert visits(kept) == 1


# -- the backup --------------------------------------------------------------------------------------------------------


def test_closing_makes_a_backup_of_everything(desk: Desk, qtbot: QtBot) -> None:
    checked_in(desk)
    with qtbot.waitSignal(desk.window.closed, timeout=CHILD_MS):
        desk.window.close()
        assert desk.shows("closingDialog")
        desk.window.close()  # impatience makes no second one
    assert not desk.window.isVisible()
    [(_, path)] = backups_in(backup_folder(desk.db.path), "station")
    assert checksum_of(path).read_text("utf-8").split()[0] == sha256_of(path)
    with closing(open_database(path, read_only=True)) as kept:
        assert newest(kept) == newest(desk.db)


def test_closing_makes_no_backup_when_nothing_changed(window: MainWindow) -> None:
    window.close()
    assert not window.isVisible()
    assert not backup_folder(window.context.db.path).exists()


def test_what_an_earlier_sitting_left_without_backup_gets_one(desk: Desk, clock: SetClock, qtbot: QtBot) -> None:
    checked_in(desk)
    clock.forward(timedelta(minutes=1))
    second = MainWindow(desk.window.context)
    with qtbot.waitSignal(second.keeper.backed_up, timeout=CHILD_MS):
        assert second.keeper.back_up()
    assert not second.keeper.back_up()
    third = MainWindow(desk.window.context)
    assert not third.keeper.back_up()
    for made in (second, third):
        made.keeper.stop()
        made.deleteLater()


def test_a_backup_that_fails_is_a_badge_and_blocks_nothing(desk: Desk, qtbot: QtBot) -> None:
    folder = backup_folder(desk.db.path)
    folder.write_text("a file where the folder should be")
    checked_in(desk)
    with qtbot.waitSignal(desk.window.keeper.backed_up, timeout=CHILD_MS):
        desk.window.keeper.back_up()
    badge = label(desk.window, "backupState")
    assert badge.text().startswith("Backup failed: This place cannot be written to.")
    assert badge.property("look") == "bad"
    desk.window.context.operations.run(set_setting, setting="station.name", value="暖心驿站", undoable=False)
    assert badge.text().startswith("Backup failed")  # another setting does not make it good
    desk.undo()
    assert desk.db.rows("SELECT state FROM visit") == [("void",)]
    folder.unlink()
    with qtbot.waitSignal(desk.window.keeper.backed_up, timeout=CHILD_MS):
        desk.window.keeper.back_up()
    assert badge.text() == "Last backup today 10:00"
    assert badge.property("look") == "small"


def test_closing_without_a_backup_that_fails(desk: Desk, qtbot: QtBot) -> None:
    backup_folder(desk.db.path).write_text("a file where the folder should be")
    checked_in(desk)
    with qtbot.waitSignal(desk.window.keeper.backed_up, timeout=CHILD_MS):
        desk.window.close()
    dialog = desk.window.findChild(ClosingDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert label(desk.window, "closingWords").text().startswith("Everything is saved, but no backup could be made")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not desk.window.isVisible()


def test_the_closing_backup_can_be_skipped_and_leaves_nothing_half(desk: Desk, qtbot: QtBot) -> None:
    checked_in(desk)
    desk.window.close()
    dialog = desk.window.findChild(ClosingDialog)
    assert dialog is not None
    leave = dialog.findChild(QPushButton, "closeNow")
    assert leave is not None
    with qtbot.waitSignal(desk.window.closed):
        leave.click()
    assert not desk.window.isVisible()
    folder = backup_folder(desk.db.path)
    assert not folder.exists() or list(folder.iterdir()) == []


# -- the check ---------------------------------------------------------------------------------------------------------


def test_a_finding_of_the_check_stops_writing_and_says_so(desk: Desk, clerk: Clerk, qtbot: QtBot) -> None:
    checked_in(desk)
    desk.db.conn.executescript("DROP TRIGGER act_no_update; UPDATE act SET what = 'visits.other';")
    with qtbot.waitSignal(desk.window.keeper.found, timeout=CHILD_MS):
        desk.window.start()
    banner = label(desk.window, "topBanner")
    assert banner.isVisible()
    assert "Nothing is written until it is mended" in banner.text()
    desk.undo()
    assert "nothing is written to it any more" in clerk.asked[-1]
    assert desk.db.rows("SELECT state FROM visit") == [("in",)]
    desk.type("2046")
    assert desk.names() == ["周佳宁"]  # looking up goes on
    desk.window.context.language.use("zh")
    QApplication.processEvents()
    assert "Nothing" not in banner.text()


def test_the_visits_of_days_never_closed_are_made_up_for(desk: Desk, qtbot: QtBot) -> None:
    checked_in(desk)
    desk.later(days=2)
    desk.window.start()
    qtbot.waitUntil(lambda: desk.db.value("SELECT state FROM visit") == "auto", timeout=5_000)
    assert desk.on_site() == []


# -- long work and our own bugs ----------------------------------------------------------------------------------------


@pytest.fixture
def exporting(desk: Desk, clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> ReportsPage:
    """An export under way in its child process."""
    desk.window.show_page("reports")
    page = desk.window.page("reports")
    assert isinstance(page, ReportsPage)
    clerk.paths.append(tmp_path / "out" / "log.xlsx")
    (tmp_path / "out").mkdir()
    page.export.show_period(month_of(desk.clock.now().date()), 0)
    page.export.start.click()
    assert page.export.job.running()
    return page


def test_closing_asks_before_it_ends_an_export(desk: Desk, clerk: Clerk, exporting: ReportsPage) -> None:
    desk.window.close()
    assert clerk.asked == ["A file is still being read or written. When you close now, that work is given up."]
    assert desk.window.isVisible()
    assert exporting.export.job.running()
    exporting.export.job.cancel()


def test_an_export_ended_by_closing_leaves_nothing(
    desk: Desk, clerk: Clerk, exporting: ReportsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    clerk.agrees = True
    with qtbot.waitSignal(desk.window.closed, timeout=CHILD_MS):
        desk.window.close()
    assert not exporting.export.job.running()
    assert list((tmp_path / "out").iterdir()) == []


def test_a_bug_of_ours_is_shown_and_the_window_lives(desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    name, number = "周佳宁", "13800002046"
    desk.knows(name, number)

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of " + name + number)

    reporter = crash.CrashReporter()
    reporter.install()
    try:
        with monkeypatch.context() as patch:
            patch.setattr("station_app.gui.desk.page.find", broken)
            desk.type("zj")
            qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, crash.CrashDialog)
        report = dialog.text.toPlainText()
        assert "ZeroDivisionError" in report
        assert name not in report
        assert number not in report
        dialog.go_on.click()
    finally:
        reporter.uninstall()
    desk.window.activateWindow()
    desk.page.focus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.page.entry.field)
    desk.page.entry.field.clear()
    desk.type("zjn")
    desk.enter()
    assert desk.on_site() == ["周佳宁"]


# -- parts, drops, the invented station --------------------------------------------------------------------------------


def test_a_part_the_station_does_without_has_no_page_and_no_key(desk: Desk) -> None:
    desk.window.show_page("reports")
    desk.window.context.operations.run(set_setting, setting="station.parts_off", value=["reports"], undoable=False)
    assert desk.window.current() == "desk"
    assert not nav(desk.window, "reports").isVisible()
    desk.window.show_page("people")
    QTest.keyClicks(desk.window, "7", CONTROL)
    assert desk.window.current() == "settings"
    assert "Statistics" not in [line.text for line in desk.window.key_lines()]
    desk.window.context.operations.run(set_setting, setting="station.parts_off", value=[], undoable=False)
    assert nav(desk.window, "reports").isVisible()
    QTest.keyClicks(desk.window, "7", CONTROL)
    assert desk.window.current() == "reports"


def test_one_file_may_be_dropped_and_nothing_else(tmp_path: Path) -> None:
    register = tmp_path / "九月.xlsx"
    register.write_bytes(b"PK")
    for urls, taken in (
        ([QUrl.fromLocalFile(str(register))], register),
        ([QUrl.fromLocalFile(str(tmp_path))], None),
        ([QUrl.fromLocalFile(str(tmp_path / "gone.csv"))], None),
        ([QUrl("https://example.org/a.csv")], None),
        ([QUrl.fromLocalFile(str(register))] * 2, None),
        ([], None),
    ):
        data = QMimeData()
        data.setUrls(urls)
        assert dropped_file(data) == taken


def test_the_invented_station_says_so_until_it_is_left(
    station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot
) -> None:
    made = build(station, clock=clock, prefs=Prefs(tmp_path / "desk.ini"), language="en", theme="light", demo=True)
    made.show()
    assert "Invented data" in label(made, "topBanner").text()
    leave = made.findChild(QPushButton, "topAnswer")
    assert leave is not None
    with qtbot.waitSignal(made.demo_left):
        leave.click()
    made.keeper.stop()
    made.deleteLater()  # and at once, its clock reads the file
    qtbot.wait(1)


def test_scans_while_a_question_is_open_wait_and_answer_nothing(desk: Desk, qtbot: QtBot) -> None:
    cards = [new_card_code(), new_card_code()]
    for name, card in zip(("周佳宁", "孟凯"), cards, strict=True):
        desk.knows(name, card=card)
    question = confirm_box(desk.window, "Close now?", "Really?", yes="Close", danger=False)
    question.open()
    qtbot.waitUntil(lambda: question.isAncestorOf(desk.focused()))
    for card in cards:
        desk.scan(card)
    assert question.isVisible()
    assert visits(desk.db) == 0
    assert "Scans waiting until the question is closed: 2" in desk.window.status.message()
    question.reject()
    qtbot.waitUntil(lambda: visits(desk.db) == 2)
    assert sorted(desk.on_site()) == sorted(["周佳宁", "孟凯"])


# -- half typed when the window closes ---------------------------------------------------------------------------------


def half_typed(desk: Desk, name: str) -> QLineEdit:
    """Something begun on a page and not saved; the field it stands in."""
    page = desk.window.page(name)
    desk.window.show_page(name)
    field: QLineEdit
    if isinstance(page, SheetsPage):
        field = page.entry.fields["who"]
    elif isinstance(page, PeoplePage):
        page.list.add.click()
        field = page.form.fields.name
    else:
        assert isinstance(page, VisitsPage)
        page.back_date()
        field = page.form.fields.note
    type_text(field, "周佳宁")
    return field


@pytest.mark.parametrize("name", ["sheets", "people", "visits"])
def test_closing_asks_before_it_forgets_what_is_half_typed(desk: Desk, clerk: Clerk, name: str) -> None:
    field = half_typed(desk, name)
    desk.window.show_page("desk")
    desk.window.close()
    assert len(clerk.asked) == 1
    assert title(name) in clerk.asked[0]
    assert desk.window.isVisible()
    assert desk.window.current() == name
    assert field.text() == "周佳宁"
    clerk.agrees = True
    desk.window.close()
    assert len(clerk.asked) == 2


def test_closing_asks_nothing_when_all_is_saved(desk: Desk, clerk: Clerk) -> None:
    for name in ("sheets", "people", "visits", "imports"):
        desk.window.show_page(name)
    desk.window.close()
    assert clerk.asked == []


def test_a_label_is_scanned_wherever_the_clerk_is(desk: Desk, station: Database) -> None:
    made = add_amenity(station, name="充电位", kind="charging", capacity=2, now=desk.clock.now(), by=None).value
    for page in ("people", "lending", "visits"):
        desk.window.show_page(page)
        desk.window.on_scanned(str(made.label))
        assert desk.window.current() == "desk"
        assert "充电位" in " ".join(label.text() for label in desk.window.page("desk").findChildren(QLabel))
        desk.press(Qt.Key.Key_Escape)
    desk.window.show_page("amenities")
    desk.window.on_scanned(str(made.label))
    assert desk.window.current() == "amenities"
