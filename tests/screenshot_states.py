"""The states worth a picture, in the order in which one leads to the next; what a state returns is pictured alone."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from station_app.core.clock import SetClock
from station_app.core.people.commands import register
from station_app.core.types import PersonId
from station_app.core.visits.commands import check_in, check_in_anonymous
from station_app.core.visits.commands import void as make_void
from station_app.core.visits.queries import in_station
from station_app.gui.desk.page import DeskPage
from station_app.gui.kit.prompts import TextDialog
from station_app.gui.people.page import PeoplePage
from station_app.gui.reports.page import ReportsPage
from station_app.gui.settings.page import SettingsPage
from station_app.gui.shell.keys import KeysDialog
from station_app.gui.shell.window import MainWindow
from station_app.gui.visits.page import VisitsPage
from station_app.texts import translate

Show = Callable[[MainWindow], QWidget | None]

LONG_NAME = "阿卜杜热西提·阿卜杜拉·买买提艾力·吐尔逊江·努尔麦麦提·艾合麦提江·木合塔尔·阿不都外力·依明江·玉素甫"
_SECTIONS = ("station", "visits", "services", "categories", "platforms", "staff", "appearance", "data")
ODD_NAMES = ("<b>王</b><img src=x>", "小马🛵👨‍👩‍👧", LONG_NAME)


def _field(window: MainWindow) -> DeskPage:
    desk = window.page("desk")
    assert isinstance(desk, DeskPage)
    window.show_page("desk")
    desk.entry.field.clear()
    desk.entry.show_nothing()
    return desk


def _type(window: MainWindow, text: str, *keys: Qt.Key) -> None:
    desk = _field(window)
    QTest.keyClicks(desk.entry.field, text)
    for key in keys:
        QTest.keyClick(desk.entry.field, key)


def _put(window: MainWindow, text: str) -> None:
    desk = _field(window)
    desk.entry.field.setText(text)
    desk.entry.field.textEdited.emit(text)


def _shared_tail(window: MainWindow) -> str:
    tails = window.context.db.rows(
        "SELECT substr(phone, 8) FROM person WHERE phone IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    )
    return str(tails[0][0])


def _knows(window: MainWindow, name: str, phone: str | None = None, note: str | None = None) -> PersonId:
    context = window.context
    now = context.clock.now()
    done = register(context.db, name=name, phone=phone, note=note, category="food_rider", now=now, by=None)
    return done.value.id


def _reread(window: MainWindow) -> None:
    for name in ("desk", "visits", "people"):
        window.page(name).refresh()


# -- the desk ------------------------------------------------------------------------------------------------------


def _desk(window: MainWindow) -> None:
    _field(window)


def _several(window: MainWindow) -> None:
    _type(window, _shared_tail(window))


def _marked(window: MainWindow) -> None:
    _type(window, _shared_tail(window), Qt.Key.Key_Down)


def _six(window: MainWindow) -> None:
    _type(window, "wa")


def _done(window: MainWindow) -> None:
    _type(window, _shared_tail(window), Qt.Key.Key_Down, Qt.Key.Key_Return)


def _new(window: MainWindow) -> None:
    _type(window, "13912340087")


def _new_refused(window: MainWindow) -> None:
    _type(window, "13912340087", Qt.Key.Key_Return)


def _unnamed(window: MainWindow) -> None:
    _type(window, "+6", Qt.Key.Key_Return)


def _twelve(window: MainWindow) -> None:
    _type(window, "+12h", Qt.Key.Key_Return)


def _here(window: MainWindow) -> None:
    clock = window.context.clock
    assert isinstance(clock, SetClock)
    clock.forward(timedelta(minutes=4))
    _type(window, _shared_tail(window), Qt.Key.Key_Down, Qt.Key.Key_Return)


def _again(window: MainWindow) -> None:
    desk = window.page("desk")
    assert isinstance(desk, DeskPage)
    QTest.keyClick(desk.entry.field, Qt.Key.Key_R)


def _nobody(window: MainWindow) -> None:
    _type(window, "zzzq")


def _unknown_code(window: MainWindow) -> None:
    _type(window, "9918273645501", Qt.Key.Key_Return)


def _services(window: MainWindow) -> None:
    _field(window).entry.press_service_key(8)


def _noted(window: MainWindow) -> None:
    _field(window).entry.press_service_key(8)
    _knows(window, "周佳宁", "13871112047", "膝盖有伤，优先安排靠门的座位；热饭不要辣")
    _type(window, "13871112047")


def _long(window: MainWindow) -> None:
    for name in ODD_NAMES:
        _knows(window, name)
    _put(window, LONG_NAME[:6])


def _long_done(window: MainWindow) -> None:
    _put(window, LONG_NAME[:6])
    QTest.keyClick(_desk_page(window).entry.field, Qt.Key.Key_Return)


def _crowd(window: MainWindow) -> None:
    context = window.context
    people = [row[0] for row in context.db.rows("SELECT id FROM person ORDER BY id DESC LIMIT 3")]
    people += [row[0] for row in context.db.rows("SELECT id FROM person ORDER BY id LIMIT 24")]
    here = {visit.person_id for visit in in_station(context.db)}
    for person in people:
        if person not in here:
            check_in(context.db, person_id=person, services=["water"], now=context.clock.now(), by=None)
    check_in_anonymous(context.db, heads=12, category="sanitation", now=context.clock.now(), by=None)
    _field(window)
    _reread(window)


def _desk_page(window: MainWindow) -> DeskPage:
    desk = window.page("desk")
    assert isinstance(desk, DeskPage)
    return desk


# -- other pages ---------------------------------------------------------------------------------------------------


def _page(name: str) -> Show:
    def show(window: MainWindow) -> None:
        window.show_page(name)

    return show


def _visits_page(window: MainWindow) -> VisitsPage:
    window.show_page("visits")
    visits = window.page("visits")
    assert isinstance(visits, VisitsPage)
    return visits


def _detail(window: MainWindow) -> None:
    visits = _visits_page(window)
    visits.table.choose(_visit_of_somebody(window))
    QTest.qWait(200)


def _void(window: MainWindow) -> None:
    visits = _visits_page(window)
    visit, context = _visit_of_somebody(window), window.context
    make_void(context.db, visit_id=visit, reason="重复登记", now=context.clock.now(), by=None)
    with_void = visits.findChild(QPushButton, "visitsWithVoid")
    assert with_void is not None
    with_void.click()
    visits.refresh()
    visits.table.choose(visit)
    QTest.qWait(200)


def _visit_of_somebody(window: MainWindow) -> int:
    return next(visit.id for visit in reversed(in_station(window.context.db)) if visit.person_id is not None)


def _no_visits(window: MainWindow) -> None:
    _visits_page(window).bar.search.setText("没有这个人")
    _visits_page(window).bar.changed.emit()


def _people_page(window: MainWindow) -> PeoplePage:
    window.show_page("people")
    people = window.page("people")
    assert isinstance(people, PeoplePage)
    return people


def _long_person(window: MainWindow) -> None:
    person = window.context.db.value("SELECT id FROM person WHERE name = ?", (LONG_NAME,))
    _people_page(window).show_person(person)


def _edit(window: MainWindow) -> None:
    _people_page(window).edit()


def _add(window: MainWindow) -> None:
    people = _people_page(window)
    people.form.leave()
    people.add()


def _refused_person(window: MainWindow) -> None:
    people = _people_page(window)
    phone = people.form.findChild(QLineEdit, "personPhone")
    if phone is not None:
        phone.setText("1381234")
    people.form.save()


def _reports_page(window: MainWindow) -> ReportsPage:
    people = _people_page(window)
    people.form.leave()
    window.show_page("reports")
    reports = window.page("reports")
    assert isinstance(reports, ReportsPage)
    return reports


def _definition(window: MainWindow) -> None:
    reports = _reports_page(window)
    figure = reports.strip.figures["visits_a_person"]
    figure.setFocus()
    QTest.keyClick(figure, Qt.Key.Key_Space)


def _exported(window: MainWindow) -> None:
    reports = _reports_page(window)
    words = translate("Reports", "Saved: {path}").format(path=Path.home() / "Documents" / reports.export.file_name())
    reports.export.panel.say(words, "ok")
    reports.export.open.show()


def _export_failed(window: MainWindow) -> None:
    reports = _reports_page(window)
    reports.export.open.hide()
    words = translate("Reports", "The file was not written, by a fault of the program. Nothing else is lost.")
    reports.export.panel.say(words, "bad")


def _section(name: str) -> Show:
    def show(window: MainWindow) -> None:
        settings = window.page("settings")
        assert isinstance(settings, SettingsPage)
        window.show_page("settings")
        settings.open(name)

    return show


def _refused_setting(window: MainWindow) -> None:
    _section("station")(window)
    settings = window.page("settings")
    assert isinstance(settings, SettingsPage)
    field = settings.sections["station"].fields["station.opens"]  # type: ignore[attr-defined]
    field.setText("25:00")
    QTest.keyClick(field, Qt.Key.Key_Return)


def _keys(window: MainWindow) -> QWidget:
    dialog = KeysDialog(window, window.key_lines())
    dialog.show()
    return dialog


def _question(window: MainWindow) -> QWidget:
    words = translate("Visits", "{name}: why is this visit void? It stays in the log, but in no count.")
    title = translate("Visits", "Void a visit")
    dialog = TextDialog(window, title, words.format(name="周佳宁"), text="", required=True)
    dialog.show()
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    return dialog


def _narrow(show: Show) -> Show:
    def shown(window: MainWindow) -> QWidget | None:
        window.resize(1000, 640)
        return show(window)

    return shown


STATES: tuple[tuple[str, Show], ...] = (
    ("desk", _desk),
    ("desk-several", _several),
    ("desk-marked", _marked),
    ("desk-six", _six),
    ("desk-done", _done),
    ("desk-new", _new),
    ("desk-new-refused", _new_refused),
    ("desk-unnamed", _unnamed),
    ("desk-here", _here),
    ("desk-again", _again),
    ("desk-nobody", _nobody),
    ("desk-unknown-code", _unknown_code),
    ("desk-services", _services),
    ("visits", _page("visits")),
    ("visits-detail", _detail),
    ("visits-void", _void),
    ("people", _page("people")),
    ("people-edit", _edit),
    ("people-new", _add),
    ("people-refused", _refused_person),
    ("reports", _page("reports")),
    ("reports-definition", _definition),
    ("reports-exported", _exported),
    ("reports-export-failed", _export_failed),
    *((f"settings-{name}", _section(name)) for name in _SECTIONS),
    ("settings-refused", _refused_setting),
    ("keys", _keys),
    ("question", _question),
    ("desk-note", _noted),
    ("desk-long", _long),
    ("desk-long-done", _long_done),
    ("desk-twelve", _twelve),
    ("desk-crowd", _crowd),
    ("visits-crowd", _page("visits")),
    ("people-long", _long_person),
    ("visits-none", _no_visits),
    ("narrow-desk", _narrow(_several)),
    ("narrow-new", _narrow(_new)),
    ("narrow-visits", _narrow(_page("visits"))),
    ("narrow-people", _narrow(_page("people"))),
    ("narrow-reports", _narrow(_page("reports"))),
    ("narrow-settings", _narrow(_section("services"))),
)

EMPTY_STATES: tuple[tuple[str, Show], ...] = tuple(
    (f"empty-{name}", _page(name)) for name in ("desk", "visits", "people", "reports", "settings")
)
"""Those of a station on its first day."""
