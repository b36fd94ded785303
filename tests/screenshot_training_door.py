"""The states of the door of a session worth a picture: running, asking, full, closed, from paper, 500 rows, files."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from station_app.core.people.commands import register
from station_app.core.training import commands, queries
from station_app.core.types import Area, PersonId, SessionId
from station_app.gui.kit.photo_field import photo_bytes
from station_app.gui.shell.window import MainWindow
from station_app.gui.training.page import TrainingPage
from station_app.gui.training.session_view import SessionView

Show = Callable[[MainWindow], QWidget | None]
_NAMES = ("周佳宁", "孟凯", "孙晓雨", "周建国", "王敏", "高翔", "李强", "单小满", "齐越", "潘冬", "陆小川", "白兰")
_KINDS = ("food_rider", "courier", "streamer", "ride_hail_driver")
_PLATFORMS = (("meituan",), ("eleme",), ("zto",), ())
_MORE = 500


def _knows(window: MainWindow, name: str, number: int) -> PersonId:
    db, now = window.context.db, window.context.clock.now()
    found = db.value("SELECT id FROM person WHERE phone = ?", (phone := f"1{3 + number % 6}9{number:04d}2046"[:11],))
    if found is not None:
        return PersonId(int(found))
    kind, platform = _KINDS[number % 4], _PLATFORMS[number % 4]
    known = {row[0] for row in db.rows("SELECT code FROM platform")}
    platforms = tuple(code for code in platform if code in known)
    done = register(db, name=name, phone=phone, category=kind, platforms=platforms, now=now, by=None)
    return done.value.id


def _session(window: MainWindow, topic: str, *, minutes: int = 28, capacity: int = 20, seats: int = 10) -> SessionId:
    """A session with people on its list, made once."""
    db, now = window.context.db, window.context.clock.now()
    found = next((each for each in (*queries.coming(db), *queries.ended(db)) if each.title("zh") == topic), None)
    if found is not None:
        return found.id
    begins = now + timedelta(minutes=minutes)
    made = commands.plan(
        db,
        topic=topic,
        starts_at=begins,
        ends_at=begins + timedelta(hours=1),
        place="大厅",
        trainer="区急救站 林护士",
        capacity=capacity,
        points=2,
        now=min(now, begins),
        by=None,
    ).value
    people = [_knows(window, _NAMES[at % 12] if at < 12 else f"师傅{at}", at) for at in range(seats)]
    for person in people if seats < 50 else ():
        commands.enrol(db, session_id=made.id, person_id=person, now=min(now, begins), by=None)
    if seats >= 50:
        commands.enrol_many(db, session_id=made.id, person_ids=people, now=now, by=None)
    return made.id


def _comes(window: MainWindow, session: SessionId, count: int) -> None:
    db, now = window.context.db, window.context.clock.now()
    for one in queries.roster(db, session)[:count]:
        commands.sign_in(db, enrolment_id=one.id, now=now, by=None)


def _view(window: MainWindow, session: SessionId) -> SessionView:
    window.context.hub.changed.emit(frozenset({Area.TRAINING, Area.VISITS, Area.PEOPLE}))
    window.show_page("training")
    page = window.page("training")
    assert isinstance(page, TrainingPage)
    page.view.show_session(None)
    page.show_session(session)
    page.view.focus()
    QApplication.processEvents()
    return page.view


def _type(view: SessionView, text: str, *keys: Qt.Key) -> None:
    view.field.setFocus()
    view.field.setText(text)
    view.field.textEdited.emit(text)
    for key in keys:
        QTest.keyClick(view.field, key)
    QTest.qWait(80)


def _running(window: MainWindow) -> None:
    session = _session(window, "海姆立克急救法", capacity=9)
    _comes(window, session, 4)
    view = _view(window, session)
    view.list.go_to_first()


def _done(window: MainWindow) -> None:
    view = _view(window, _session(window, "海姆立克急救法"))
    _knows(window, "吕小北", 31)
    _type(view, "孟凯", Qt.Key.Key_Return)
    one = queries.roster(window.context.db, view.session_id() or 0)[0]
    _type(view, one.name or "", Qt.Key.Key_Return)


def _several(window: MainWindow) -> None:
    view = _view(window, _session(window, "海姆立克急救法"))
    _type(view, "周")
    QTest.keyClick(view.field, Qt.Key.Key_Down)


def _newcomer(window: MainWindow) -> None:
    view = _view(window, _session(window, "海姆立克急救法"))
    _type(view, "13912340999", Qt.Key.Key_Return)


def _newcomer_refused(window: MainWindow) -> None:
    view = _view(window, _session(window, "海姆立克急救法"))
    _type(view, "13912340999", Qt.Key.Key_Return)
    QTest.keyClick(view.door.newcomer.name, Qt.Key.Key_Return)


def _elsewhere(window: MainWindow) -> None:
    there = _session(window, "电动车安全与电池维护", minutes=140, seats=0)
    db, now = window.context.db, window.context.clock.now()
    somebody = _knows(window, "邹伟", 40)
    if queries.enrolment_of(db, there, somebody) is None:
        commands.enrol(db, session_id=there, person_id=somebody, now=now, by=None)
    view = _view(window, _session(window, "海姆立克急救法"))
    _type(view, "邹伟", Qt.Key.Key_Return)


def _full(window: MainWindow) -> None:
    session = _session(window, "灭火器怎么用", minutes=200, capacity=6, seats=8)
    _comes(window, session, 2)
    view = _view(window, session)
    _knows(window, "吕小北", 31)
    _type(view, "吕小北", Qt.Key.Key_Return)


def _not_yet(window: MainWindow) -> None:
    view = _view(window, _session(window, "劳动权益与保险", minutes=60 * 24 * 3, seats=4))
    QTest.keyClick(view.field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    _type(view, "孟凯", Qt.Key.Key_Return)


def _empty(window: MainWindow) -> None:
    _view(window, _session(window, "反诈课", minutes=60 * 24 * 2, seats=0))


def _closed(window: MainWindow) -> None:
    session = _session(window, "交通安全", minutes=-90, seats=8)
    _comes(window, session, 5)
    commands.close(window.context.db, session_id=session, now=window.context.clock.now(), by=None)
    view = _view(window, session)
    view.list.go_to_first()


def _paper(window: MainWindow) -> None:
    session = _session(window, "心理疏导", minutes=-60 * 24 * 3, seats=6)
    view = _view(window, session)
    view.door.at.setText("14:51")
    _type(view, "孟凯", Qt.Key.Key_Return)


def _ask_close(window: MainWindow) -> None:
    session = _session(window, "消防演练", minutes=-30, seats=5)
    view = _view(window, session)
    view.menu.next.click()


def _files(window: MainWindow) -> None:
    session = _session(window, "海姆立克急救法")
    db, now = window.context.db, window.context.clock.now()
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    for name, content in (("海姆立克 课件.pptx", b"slides" * 400_000), ("现场 1.jpg", photo_bytes(picture))):
        commands.attach(db, session_id=session, name=name, content=content, now=now, by=None)
    view = _view(window, session)
    view.files_button.click()


def _no_files(window: MainWindow) -> None:
    view = _view(window, _session(window, "反诈课", minutes=60 * 24 * 2, seats=0))
    view.files_button.click()


def _many(window: MainWindow) -> None:
    session = _session(window, "全员安全大会", minutes=20, capacity=_MORE, seats=_MORE)
    _comes(window, session, 37)
    _view(window, session)


def _menu(window: MainWindow) -> QWidget:
    view = _view(window, _session(window, "海姆立克急救法"))
    view.menu.menu.popup(window.mapToGlobal(window.rect().center()))
    return view.menu.menu


TRAINING_DOOR_STATES: tuple[tuple[str, Show], ...] = (
    ("training-door", _running),
    ("training-door-done", _done),
    ("training-door-several", _several),
    ("training-door-newcomer", _newcomer),
    ("training-door-newcomer-refused", _newcomer_refused),
    ("training-door-elsewhere", _elsewhere),
    ("training-door-full", _full),
    ("training-door-not-yet", _not_yet),
    ("training-door-empty", _empty),
    ("training-door-closed", _closed),
    ("training-door-paper", _paper),
    ("training-door-close-empty", _ask_close),
    ("training-door-files", _files),
    ("training-door-no-files", _no_files),
    ("training-door-500", _many),
    ("training-door-menu", _menu),
)
