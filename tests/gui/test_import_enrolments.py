"""The assistant over a list of enrolments: for one session or as the lines say, settled, taken over, taken back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.imports.pasted import is_pasted
from station_app.core.imports.queries import batches
from station_app.core.paths import work_folder
from station_app.core.people.commands import register
from station_app.core.storage.database import Database
from station_app.core.training import queries
from station_app.core.training.commands import plan, sign_in, withdraw
from station_app.core.training.model import Session
from station_app.core.types import Area
from station_app.gui.imports.page import ImportPage
from station_app.gui.kit.context import Context
from station_app.gui.kit.page import Page
from station_app.gui.kit.requests import OpenImport, OpenTraining
from station_app.gui.training.list_in import ListMenu, choose_list, paste_list
from station_app.gui.training.paste_list import PasteList
from tests.gui.bare_page import Clerk, Requests, make_context, part
from tests.gui.import_files import Assistant, Key, text, write_book, write_csv

LIST = (
    ("消防安全培训报名表", "", ""),
    ("姓名", "手机", "备注"),
    ("周佳宁", "138 0000 2046", "第一排"),
    ("张伟", "", ""),
    ("李师傅", "", ""),
    ("单小满", "15002016033", ""),
    ("合计：4人", "", ""),
)


@pytest.fixture
def clerk() -> Clerk:
    return Clerk()


@pytest.fixture
def context(station: Database, clock: SetClock, tmp_path: Path, clerk: Clerk) -> Context:
    return make_context(station, clock, tmp_path, clerk)


@pytest.fixture
def session(station: Database, clock: SetClock) -> Session:
    """A session of two seats tomorrow at three."""
    return planned(station, clock, "消防安全", 15)


def planned(station: Database, clock: SetClock, topic: str, hour: int, capacity: int = 2) -> Session:
    starts = datetime(2026, 9, 2, hour, tzinfo=UTC) - timedelta(hours=8)
    ends = starts + timedelta(hours=1)
    said = {"topic": topic, "starts_at": starts, "ends_at": ends, "capacity": capacity}
    return plan(station, **said, now=clock.now(), by=None).value  # type: ignore[arg-type]


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Iterator[ImportPage]:
    made = ImportPage(context)
    qtbot.addWidget(made)
    made.resize(1104, 604)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.focus()
    yield made
    context.language.use("en")
    QApplication.processEvents()
    made.hide()


@pytest.fixture
def assistant(page: ImportPage, qtbot: QtBot) -> Assistant:
    return Assistant(page, qtbot)


@pytest.fixture
def asked(page: ImportPage) -> Requests:
    return Requests(page)


def for_session(assistant: Assistant, path: Path, session: Session) -> None:
    """As the page of trainings asks for it."""
    assistant.page.take(OpenImport(path, "enrolments", session.id))
    assistant.until(assistant.idle)


def test_a_list_for_a_session_is_settled_taken_over_and_taken_back(
    assistant: Assistant, station: Database, session: Session, asked: Requests, context: Context, tmp_path: Path
) -> None:
    page, views = assistant.page, assistant.views
    one, two = (
        register(station, name="张伟", phone=phone, now=session.starts_at, by=None).value.id
        for phone in ("13011357849", "18896099003")
    )
    for_session(assistant, write_book(tmp_path / "报名.xlsx", {"报名": LIST}), session)
    box = part(page, "importSession")
    assert isinstance(box, QComboBox)
    assert box.isVisible()
    assert box.currentText() == "2 Sep Wednesday 15:00–16:00 · Fire safety · 0 / 2 enrolled"
    assistant.show_lines()
    assert assistant.fates() == {3: "decided", 4: "not taken", 5: "not taken", 6: "taken", 7: "skipped"}
    titles = [column.title for column in views.preview.model.columns()]
    assert titles == ["Row", "Fate", "Who", "Decided, or why not"]
    assert text(page, "importNothingYet").startswith("2 Sep Wednesday 15:00–16:00 · Fire safety")
    assistant.choose(3)
    assert text(page, "importTaken").startswith("Fire safety · 2 Sep")
    whose = views.preview.card.whose
    assistant.choose(5)
    assert [act for act in whose.buttons if whose.may(act)] == ["this", "same", "leave"]
    assistant.choose(4)
    assert text(page, "importWho") == "Not certain yet: say who it is, or leave the line out."
    assert [act for act in whose.buttons if whose.may(act)] == ["this", "own", "same", "leave"]
    assistant.press(Key.Key_P)
    assert whose.picker.list.count() == 2  # both of that name stand there at once
    assistant.press(Key.Key_Return)
    assistant.press(Key.Key_Down)
    assistant.press(Key.Key_Return)
    assistant.looked_again()
    assert assistant.fates() == {3: "decided", 4: "taken", 5: "not taken", 6: "Waiting", 7: "skipped"}
    changed: list[frozenset[Area]] = []
    context.hub.changed.connect(changed.append)
    assistant.take_over()
    assert changed[-1] == {Area.TRAINING, Area.PEOPLE, Area.IMPORTS}
    roster = queries.roster(station, session.id)
    assert [(each.name, str(each.state)) for each in roster] == [
        ("周佳宁", "enrolled"), ("张伟", "enrolled"), ("单小满", "waiting"),
    ]  # fmt: skip
    assert roster[1].person_id in (one, two)
    figures = views.done.figures
    assert [figures[name].value() for name in ("taken", "waiting", "new_people", "not_taken")] == ["2", "1", "2", "1"]
    last = context.undo.last()
    assert getattr(last and last.about, "sentence", "") == "Imported “报名.xlsx”: enrolled: 2, waiting: 1"
    assert views.done.onward.text() == "To the trainings"
    assistant.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assistant.until(lambda: views.view() is views.start)
    assert queries.roster(station, session.id) == []
    assert "enrolments: 3, new people: 2." in getattr(asked.all[-1], "sentence", "")


def test_onward_goes_to_the_session_of_the_list(
    assistant: Assistant, session: Session, asked: Requests, tmp_path: Path
) -> None:
    for_session(assistant, write_csv(tmp_path / "a.csv", [["姓名", "电话"], ["甲一", "13800000001"]]), session)
    assistant.show_lines()
    assistant.take_over()
    assistant.press(Key.Key_Return)
    assert asked.all[-1] == OpenTraining(session.id)


def test_a_list_says_its_sessions_itself_or_the_clerk_does(
    assistant: Assistant, station: Database, session: Session, clock: SetClock, tmp_path: Path
) -> None:
    page, views = assistant.page, assistant.views
    for hour in (10, 16):
        planned(station, clock, "急救", hour)
    rows = [["姓名", "电话", "课程"], ["甲一", "13800000001", "消防安全"], ["甲二", "13800000002", "急救"]]
    assistant.open(write_csv(tmp_path / "a.csv", rows, "gb18030"))
    assert views.columns.kinds.chosen() == ["enrolments"]
    assert list(assistant.fields().values()) == ["name", "phone", "topic"]
    assistant.show_lines()
    assert assistant.fates() == {2: "taken", 3: "not taken"}
    assert [column.title for column in views.preview.model.columns()][3] == "Session"
    assistant.choose(3)
    assert views.preview.card.decisions() == ["More than one session could be meant"]
    QTest.keyClick(part(page, "importBackToColumns"), Key.Key_Space)
    assistant.pick_field("C", "")
    QTest.keyClick(part(page, "importNext"), Key.Key_Space)
    assert "Which session?" in text(page, "importColumnsMessage")
    box = part(page, "importSession")
    assert isinstance(box, QComboBox)
    box.setFocus()
    for _ in range(3):
        QTest.keyClick(box, Key.Key_Down)
    assert box.currentText().startswith("2 Sep Wednesday 16:00")
    assert text(page, "importColumnsMessage") == ""
    QTest.keyClick(part(page, "importNext"), Key.Key_Space)
    assistant.until(lambda: views.view() is views.preview and assistant.idle())
    assert assistant.fates() == {2: "taken", 3: "taken"}


def test_who_withdrew_is_taken_again_only_by_a_key(
    assistant: Assistant, station: Database, session: Session, clock: SetClock, tmp_path: Path
) -> None:
    file = write_csv(tmp_path / "a.csv", [["姓名", "电话"], ["甲一", "13800000001"]])
    for_session(assistant, file, session)
    assistant.show_lines()
    assistant.take_over()
    withdraw(station, enrolment_id=queries.roster(station, session.id)[0].id, now=clock.now(), by=None)
    for_session(assistant, file, session)
    assistant.show_lines()
    assert assistant.fates() == {2: "there already"}
    assistant.choose(2)
    assert any("withdrew" in words for words in assistant.views.preview.card.decisions())
    assistant.press(Key.Key_A)
    assistant.looked_again()
    assistant.take_over()
    assert [each.name for each in queries.roster(station, session.id)] == ["甲一"]


def test_who_signed_in_since_keeps_the_list(
    assistant: Assistant, station: Database, session: Session, clerk: Clerk, tmp_path: Path
) -> None:
    page, views = assistant.page, assistant.views
    for_session(assistant, write_csv(tmp_path / "a.csv", [["姓名", "电话"], ["甲一", "13800000001"]]), session)
    assistant.show_lines()
    assistant.take_over()
    sign_in(station, enrolment_id=queries.roster(station, session.id)[0].id, now=session.starts_at, by=None)
    assistant.press(Key.Key_Return)
    table = views.start.past.table
    table.choose(batches(station)[0].id)
    table.setFocus()
    clerk.agrees = True
    assistant.press(Key.Key_Delete)
    assert "enrolments: 1 · new people: 1. All of them go from the lists again" in clerk.asked[-1]
    assistant.until(lambda: not page.flow.at_work())
    assert "Something newer stands on this" in text(page, "importPastMessage")
    assert queries.session(station, session.id).attended == 1


def pasting(qtbot: QtBot, context: Context, session: Session, page: Page) -> PasteList:
    """The dialog, open, the cursor in it."""
    page.activateWindow()
    dialog = paste_list(context, session.id, page)
    qtbot.waitUntil(dialog.text.hasFocus)
    return dialog


class _Trainings(Page):
    name = "training"


@pytest.fixture
def trainings(qtbot: QtBot, context: Context) -> Iterator[_Trainings]:
    """A page of the name of the trainings', with nothing on it."""
    made = _Trainings(context)
    qtbot.addWidget(made)
    made.resize(600, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    context.language.use("en")
    made.hide()


def test_a_pasted_list_goes_through_the_assistant_and_is_gone_afterwards(
    assistant: Assistant, station: Database, session: Session, context: Context, trainings: _Trainings, qtbot: QtBot
) -> None:
    requests = Requests(trainings)
    dialog = pasting(qtbot, context, session, trainings)
    field = dialog.text
    QApplication.clipboard().setText("#接龙\n1. 周佳宁 138 0000 2046\n2、单小满，15002016033，第一排\n3. 李师傅\n")
    QTest.keyClick(field, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.count.text() == "People: 3 · without a phone: 1"
    QTest.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    (request,) = requests.all
    assert isinstance(request, OpenImport)
    assert request.path is not None
    assert (request.kind, request.session_id, request.path.name) == ("enrolments", session.id, "Pasted list.csv")
    assert is_pasted(station.path, request.path)
    with qtbot.waitActive(assistant.page):
        assistant.page.activateWindow()
    assistant.page.take(request)
    assistant.until(assistant.idle)
    assistant.show_lines()
    assert assistant.fates() == {2: "taken", 3: "taken", 4: "not taken"}
    assistant.take_over()
    assert [each.note for each in queries.roster(station, session.id)] == [None, "第一排"]
    assert batches(station)[0].file == "Pasted list.csv"
    assistant.press(Key.Key_Return)
    assert list(work_folder(station.path).iterdir()) == []


def test_a_pasted_list_that_is_left_is_gone_too(
    assistant: Assistant,
    station: Database,
    session: Session,
    context: Context,
    trainings: _Trainings,
    clerk: Clerk,
    qtbot: QtBot,
) -> None:
    page, requests = assistant.page, Requests(trainings)
    taken: list[Path] = []
    for line in ("周佳宁 13800002046", "单小满 15002016033"):
        dialog = pasting(qtbot, context, session, trainings)
        dialog.text.setPlainText(line)
        QTest.keyClick(dialog.text, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        request = requests.all[-1]
        assert isinstance(request, OpenImport)
        assert request.path is not None
        taken.append(request.path)
        with qtbot.waitActive(page):
            page.activateWindow()
        page.take(request)
        assistant.until(assistant.idle)
        if len(taken) == 1:
            assistant.show_lines()
            assistant.choose(2)
            assistant.press(Key.Key_Delete)
    # The clerk did not want the first one left: it stays at hand, and the second is gone.
    assert [path.exists() for path in taken] == [True, False]
    clerk.agrees = True
    page.leave()
    assert list(work_folder(station.path).iterdir()) == []


def test_an_empty_list_is_told_and_a_file_is_asked_for(
    session: Session, context: Context, trainings: _Trainings, clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    requests = Requests(trainings)
    dialog = pasting(qtbot, context, session, trainings)
    QTest.keyClick(dialog.text, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.count.text() == "There is no name and no phone in these lines yet."
    QTest.keyClick(dialog.text, Key.Key_Escape)
    assert not dialog.isVisible()
    choose_list(context, session.id, trainings)
    assert requests.all == []
    clerk.paths = [tmp_path / "a.csv"]
    menu = ListMenu(context, session.id, trainings)
    menu.file.trigger()
    assert requests.all == [OpenImport(tmp_path / "a.csv", "enrolments", session.id)]


def test_the_menu_opens_the_dialog_over_the_button_that_asked(
    session: Session, context: Context, trainings: _Trainings, qtbot: QtBot
) -> None:
    made = QPushButton("list", trainings)
    made.show()
    ListMenu(context, session.id, made).paste.trigger()  # opened, a menu complains without a screen
    dialog = made.findChild(PasteList)
    assert dialog is not None
    qtbot.waitUntil(dialog.text.hasFocus)
    QTest.keyClick(dialog.text, Key.Key_Tab)
    assert dialog.leave.hasFocus()  # the key leaves the text instead of going into it
    dialog.leave.click()


def test_a_list_of_five_hundred_is_shown_and_taken_in_good_time(
    assistant: Assistant, station: Database, session: Session, clock: SetClock, tmp_path: Path
) -> None:
    big = planned(station, clock, "急救", 9, capacity=400)
    rows = [["姓名", "电话"], *([f"甲{n}", f"138{n:08d}"] for n in range(500))]
    for_session(assistant, write_csv(tmp_path / "a.csv", rows), big)
    assistant.show_lines()
    assistant.take_over()
    found = queries.session(station, big.id)
    assert (found.taken, found.waiting) == (400, 100)
