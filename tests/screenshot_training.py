"""The states of the page of trainings worth a picture: the list, the form, cancelling; the roster has its own."""

from collections.abc import Callable
from datetime import time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from station_app.core.clock import local_day
from station_app.core.people.commands import register
from station_app.core.settings.queries import zone
from station_app.core.training import queries
from station_app.core.training.commands import enrol_many, plan, sign_in
from station_app.core.training.model import on_days
from station_app.core.types import Area
from station_app.gui.shell.window import MainWindow
from station_app.gui.training.cancel_dialog import CancelDialog
from station_app.gui.training.page import TrainingPage
from station_app.gui.training.plan_typed import CAPACITY, PLACE, STARTS, TOPIC, WEEKS
from station_app.gui.training.sessions import COMING, ENDED

Show = Callable[[MainWindow], QWidget | None]
_PEOPLE = ("周佳宁", "孟凯", "孙晓雨", "周建国", "王敏", "高翔", "李强", "单小满", "齐越", "潘冬", "陆小川", "白兰")
_PHONES = ("138", "137", "135", "139", "186", "131", "150", "133", "189", "158", "136", "177")


# -- what there is -------------------------------------------------------------------------------------------------


def _ready(window: MainWindow) -> None:
    """A day with several sessions, unless the station has some already; the demo brings its own later."""
    db, now = window.context.db, window.context.clock.now()
    if any(each.topic == "智能手机拍摄" for each in queries.coming(db)):
        return
    people = [
        register(
            db, name=name, phone=f"{_PHONES[at]}0317{2046 + at * 611}", category="food_rider", now=now, by=None
        ).value.id
        for at, name in enumerate(_PEOPLE)
    ]
    local = zone(db)
    today = local_day(now, local)
    for day, hour, topic, place, trainer, seats, taken in (
        (-5, 19, "反诈", "大厅", "社区民警 老郑", 20, 6),
        (0, 15, "海姆立克", "大厅", "区急救站 林护士", 10, 12),
        (0, 16, "智能手机拍摄", "直播间", "志愿者 小唐", 8, 5),
        (0, 19, "海姆立克", "门前广场", "区急救站 林护士", 20, 3),
        (4, 15, "电动车安全", "门前广场", "合作门店 刘师傅", 20, 9),
        (10, 10, "劳动权益", "大厅", "区总工会", 30, 3),
    ):
        begins = time(hour)
        ((starts, ends),) = on_days([today + timedelta(days=day)], begins, begins.replace(hour=hour + 1), local)
        made = plan(
            db,
            topic=topic,
            starts_at=starts,
            ends_at=ends,
            place=place,
            trainer=trainer,
            organiser="社区党群服务中心",
            capacity=seats,
            now=min(now, starts),
            by=None,
        ).value
        enrol_many(db, session_id=made.id, person_ids=people[:taken], now=min(now, starts), by=None)
        if day == 0 and hour == 15:
            for person in people[:4]:
                sign_in(db, session_id=made.id, person_id=person, now=now, by=None)
    window.context.hub.changed.emit(frozenset({Area.TRAINING, Area.PEOPLE, Area.VISITS}))


def _page(window: MainWindow) -> TrainingPage:
    window.show_page("training")
    page = window.page("training")
    assert isinstance(page, TrainingPage)
    page.form.put_aside()
    page.refresh()
    QApplication.processEvents()
    return page


def _with(topic: str, place: str, window: MainWindow) -> TrainingPage:
    _ready(window)
    page = _page(window)
    for each in queries.coming(window.context.db):
        if each.title("zh").startswith(topic) and each.place == place:
            page.show_session(int(each.id))
    return page


# -- states --------------------------------------------------------------------------------------------------------


def _planned(window: MainWindow) -> None:
    _with("海姆立克", "大厅", window).focus()


def _list_by_keys(window: MainWindow) -> None:
    page = _with("海姆立克", "大厅", window)
    page.sessions.cards.setFocus()
    QTest.keyClick(page.sessions.cards, Qt.Key.Key_Down)


def _form(window: MainWindow) -> None:
    page = _with("海姆立克", "大厅", window)
    page.plan()


def _form_series(window: MainWindow) -> None:
    page = _with("海姆立克", "大厅", window)
    page.plan()
    for name, text in ((TOPIC, "急救包扎"), (STARTS, "15:30"), (PLACE, "大厅"), (WEEKS, "8")):
        page.form.fields.lines[name].setText(text)
    page.form.fields.lines[STARTS].textEdited.emit("15:30")


def _form_refused(window: MainWindow) -> None:
    page = _with("海姆立克", "大厅", window)
    page.plan()
    page.form.fields.lines[TOPIC].setText("急救包扎")
    page.form.fields.lines[CAPACITY].setText("很多")
    page.form.submit()


def _form_change(window: MainWindow) -> None:
    page = _with("电动车", "门前广场", window)
    shown = page.sessions.session_id()
    assert shown is not None
    page.edit(shown)


def _cancelling(window: MainWindow) -> QWidget:
    page = _with("电动车", "门前广场", window)
    shown = page.sessions.session_id()
    assert shown is not None
    page.cancel(shown)
    QApplication.processEvents()
    dialog = next(each for each in window.findChildren(CancelDialog) if each.isVisible())
    dialog._on_row(int(dialog._people[0].id))
    return dialog


def _ended(window: MainWindow) -> None:
    page = _with("海姆立克", "大厅", window)
    page.sessions.which.toggle(ENDED)
    page.sessions.cards.setFocus()


def _back(window: MainWindow) -> None:
    page = _page(window)
    page.sessions.which.toggle(COMING)


def _nothing(window: MainWindow) -> None:
    _page(window).focus()


TRAINING_STATES: tuple[tuple[str, Show], ...] = (
    ("training", _planned),
    ("training-keys", _list_by_keys),
    ("training-form", _form),
    ("training-form-series", _form_series),
    ("training-form-refused", _form_refused),
    ("training-form-change", _form_change),
    ("training-cancel", _cancelling),
    ("training-ended", _ended),
)

NO_TRAINING_STATES: tuple[tuple[str, Show], ...] = (("training-empty", _nothing),)
