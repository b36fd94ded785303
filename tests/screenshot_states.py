"""The states worth a picture, in the order in which one leads to the next; what a state returns is pictured alone."""

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QScrollArea, QWidget

from station_app.core.clock import SetClock, local_day
from station_app.core.lending.commands import lend
from station_app.core.people.commands import register
from station_app.core.reports.periods import Span
from station_app.core.settings.queries import text, zone
from station_app.core.sheets.commands import enter_line, make_sheets, strike_lines
from station_app.core.types import PersonId
from station_app.core.visits.commands import check_in, check_in_anonymous
from station_app.core.visits.commands import void as make_void
from station_app.core.visits.corrections import edit as edit_visit
from station_app.core.visits.queries import by_id as visit_by_id
from station_app.core.visits.queries import in_station
from station_app.gui.amenities.page import AmenitiesPage
from station_app.gui.desk.page import DeskPage
from station_app.gui.firstrun.choices import Choices
from station_app.gui.firstrun.window import FirstRunWindow
from station_app.gui.kit.prompts import TextDialog
from station_app.gui.lending.page import LendingPage
from station_app.gui.people.page import PeoplePage
from station_app.gui.printing.cards_dialog import CardsDialog
from station_app.gui.printing.labels_dialog import LabelsDialog
from station_app.gui.reports.page import ReportsPage
from station_app.gui.settings.dictionary import DictionarySection
from station_app.gui.settings.page import SettingsPage
from station_app.gui.sheets.page import SheetsPage
from station_app.gui.sheets.print_dialog import PrintSheetsDialog
from station_app.gui.shell.banner import Banner
from station_app.gui.shell.closing import ClosingDialog
from station_app.gui.shell.day_facts import read_day
from station_app.gui.shell.day_picture import paint_day
from station_app.gui.shell.keys import KeysDialog
from station_app.gui.shell.summary_dialog import SummaryDialog
from station_app.gui.shell.window import MainWindow
from station_app.gui.visits.page import VisitsPage
from station_app.texts import translate
from tests.screenshot_house import HOUSE_STATES, NO_HOUSE_STATES
from tests.screenshot_imports import IMPORT_STATES
from tests.screenshot_supplies import SUPPLY_STATES
from tests.screenshot_training import NO_TRAINING_STATES, TRAINING_STATES
from tests.screenshot_training_door import TRAINING_DOOR_STATES

Show = Callable[[MainWindow], QWidget | None]

LONG_NAME = "阿卜杜热西提·阿卜杜拉·买买提艾力·吐尔逊江·努尔麦麦提·艾合麦提江·木合塔尔·阿不都外力·依明江·玉素甫"
_SECTIONS = (
    *("station", "visits", "services", "categories", "platforms", "parts", "staff", "privacy", "appearance", "data"),
)
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


def _history(window: MainWindow) -> None:
    visits, context = _visits_page(window), window.context
    visit = visit_by_id(context.db, _visit_of_somebody(window))
    services = [*visit.services, "hot_food"]
    facts: dict[str, Any] = {"visit_id": visit.id, "now": context.clock.now(), "by": None}
    edit_visit(context.db, services=services, note="借了雨伞", **facts)
    edit_visit(context.db, platform="meituan", category="food_rider", **facts)
    visits.refresh()
    visits.table.choose(visit.id)
    QTest.qWait(200)


def _visit_edit(window: MainWindow) -> None:
    visits = _visits_page(window)
    visits.table.choose(_visit_of_somebody(window))
    visits.edit_chosen()
    QTest.qWait(50)


def _visit_edit_refused(window: MainWindow) -> None:
    form = _visits_page(window).form
    form.fields.left.setText("23:59")
    form.save()


def _back_date(window: MainWindow) -> None:
    visits = _visits_page(window)
    visits.form.give_up()
    visits.back_date()
    QTest.keyClicks(visits.form.fields.who.field, "wa")


def _visit_columns(window: MainWindow) -> QWidget:
    visits = _visits_page(window)
    visits.form.fields.who.field.clear()
    visits.form.give_up()
    visits.choose_columns()
    return visits.findChild(QMenu, "visitsColumnsMenu") or visits


def _visits_export(window: MainWindow) -> None:
    _visits_page(window).export_shown()


def _visits_again(window: MainWindow) -> None:
    _visits_page(window).export.left.emit()


def _visit_of_somebody(window: MainWindow) -> int:
    return next(visit.id for visit in reversed(in_station(window.context.db)) if visit.person_id is not None)


def _no_visits(window: MainWindow) -> None:
    _visits_page(window).bar.search.setText("没有这个人")
    _visits_page(window).bar.changed.emit()


def _lending_page(window: MainWindow) -> LendingPage:
    window.show_page("lending")
    lending = window.page("lending")
    assert isinstance(lending, LendingPage)
    lending.acts.cancel()
    return lending


def _lending(window: MainWindow) -> None:
    """Five are out, one of them late and one for days."""
    db, now = window.context.db, window.context.clock.now()
    people = db.rows("SELECT id FROM person WHERE name IS NOT NULL AND state = 'active' LIMIT 5")
    tools = db.rows("SELECT id FROM tool WHERE state = 'available' ORDER BY id % 9, id LIMIT 5")
    for number, ((person,), (tool,)) in enumerate(zip(people, tools, strict=True)):
        out_at = now - timedelta(days=2 if number == 0 else 0, minutes=10)
        due_at = out_at + timedelta(days=number) if number > 2 else None
        lend(db, tool_id=tool, person_id=person, due_at=due_at, arrive=False, now=out_at, by=None)
    window.page("lending").refresh()
    _lending_page(window)


def _lending_lend(window: MainWindow) -> None:
    lending, db = _lending_page(window), window.context.db
    tool = db.value("SELECT tool_id FROM tool_accessory JOIN tool t ON t.id = tool_id WHERE t.state = 'available'")
    person = db.value("SELECT person_id FROM loan WHERE state = 'open' ORDER BY due_at DESC LIMIT 1")
    lending.acts.pick_tool(tool)
    lending.acts.pick_person(person)


def _lending_found(window: MainWindow) -> None:
    lending = _lending_page(window)
    QTest.keyClicks(lending.card.tool.field, "bs")
    QTest.keyClick(lending.card.tool.field, Qt.Key.Key_Down)


def _lending_lent(window: MainWindow) -> None:
    _lending_lend(window)
    lending = _lending_page_as_it_is(window)
    lending.acts.confirm()
    if lending.card.asks_reason():
        lending.card.reason.setText("急用")


def _lending_return(window: MainWindow) -> None:
    lending, db = _lending_page(window), window.context.db
    parts = "SELECT l.tool_id FROM loan l JOIN loan_accessory a ON a.loan_id = l.id WHERE l.state = 'open' LIMIT 1"
    tool = db.value(parts) or db.value("SELECT tool_id FROM loan WHERE state = 'open' LIMIT 1")
    lending.acts.pick_tool(tool)
    QTest.keyClick(lending.card.confirm, Qt.Key.Key_P)


def _lending_repair(window: MainWindow) -> None:
    lending, db = _lending_page(window), window.context.db
    stands = "SELECT id FROM tool WHERE state IN ('in_repair', 'lost') ORDER BY state LIMIT 1"
    tool = db.value(stands) or db.value("SELECT id FROM tool WHERE state = 'available'")
    lending.acts.pick_tool(tool)
    lending.toggle_story()


def _lending_page_as_it_is(window: MainWindow) -> LendingPage:
    lending = window.page("lending")
    assert isinstance(lending, LendingPage)
    return lending


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


def _merge_pick(window: MainWindow) -> None:
    keep = _knows(window, "周佳宁", "13871110001", "靠门的座位")
    context = window.context
    register(
        context.db,
        name="周佳宁",
        nickname="小周",
        phone="13971110002",
        category="food_rider",
        platforms=["meituan", "dada"],
        roles=["volunteer"],
        employer="经二路站",
        note="爱喝热水",
        card="900000000003",
        consent="oral",
        now=context.clock.now(),
        by=None,
    )
    people = _people_page(window)
    people.form.leave()
    people.refresh()
    people.show_person(keep)
    people.merge()


def _merge(window: MainWindow) -> None:
    people = _people_page(window)
    picked = people.merging.model.person_at(0)
    if picked is not None:
        people.merging.pick(picked)


def _merged(window: MainWindow) -> None:
    _people_page(window).merging.act()


def _suspend(window: MainWindow) -> None:
    people = _people_page(window)
    people.suspend()
    people.suspending.reason.setText("借走的雨伞没有还，说好月底带来")


def _suspended(window: MainWindow) -> None:
    _people_page(window).suspending.act()


def _suspended_list(window: MainWindow) -> None:
    _people_page(window).list.chips.toggle("suspended")


def _consent(window: MainWindow) -> None:
    _people_page(window).note_consent()


def _incomplete(window: MainWindow) -> None:
    people = _people_page(window)
    people.consenting.left.emit()
    people.completing.show_list()


def _completing(window: MainWindow) -> None:
    QTest.keyClick(_people_page(window).list.view, Qt.Key.Key_Return)


def _to_print(window: MainWindow) -> None:
    people = _people_page(window)
    people.form.leave()
    people.list.chips.toggle("recent")
    people.show_person(people.list.first() or 0)
    people.deeds.toggle_print()
    people.list.read(people.list.first())


def _people_menu(window: MainWindow) -> QWidget:
    menu = _people_page(window).story.card.menu
    menu.popup(window.mapToGlobal(window.rect().center()))
    QTest.qWait(100)
    return menu


def _desk_suspended(window: MainWindow) -> None:
    window.page("people").story.card.menu.hide()  # type: ignore[attr-defined]
    _type(window, "13871110001")


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
    counted(reports)
    return reports


def _reports(window: MainWindow) -> None:
    area = _reports_page(window).findChild(QScrollArea)
    assert area is not None
    area.verticalScrollBar().setValue(0)


def counted(reports: ReportsPage) -> None:
    """Wait until what was asked for stands on the page."""
    while reports.counter.counting():
        QTest.qWait(10)


def _span(span: Span) -> Show:
    def show(window: MainWindow) -> None:
        reports = _reports_page(window)
        reports.chooser.spans.toggle(span)
        counted(reports)

    return show


def _range(first: date, last: date) -> Show:
    def show(window: MainWindow) -> None:
        _span(Span.RANGE)(window)
        chooser = _reports_page(window).chooser
        chooser.first.show_day(first)
        chooser.last.show_day(last)
        counted(_reports_page(window))

    return show


def _heat_numbers(window: MainWindow) -> None:
    reports = _reports_page(window)
    reports.chooser.spans.toggle(Span.MONTH)
    reports.chooser.box.step(-1)
    counted(reports)
    reports.parts.numbers.click()
    reports.heat.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(reports.heat, key)


def _heat_below(window: MainWindow) -> None:
    _heat_numbers(window)
    area = _reports_page(window).findChild(QScrollArea)
    assert area is not None
    area.ensureWidgetVisible(_reports_page(window).services)


def _counting(window: MainWindow) -> None:
    reports = _reports_page(window)
    reports.parts.set_pale(True)
    reports.parts.state.setText(translate("Reports", "Counting …"))
    reports.parts.state.show()


def _definition(window: MainWindow) -> None:
    reports = _reports_page(window)
    reports.refresh()
    counted(reports)
    figure = reports.strip.figures["visits_a_person"]
    figure.setFocus()
    QTest.keyClick(figure, Qt.Key.Key_Space)


def _exported(window: MainWindow) -> None:
    reports = _reports_page(window)
    words = translate("Kit", "Saved: {path}").format(path=Path.home() / "Documents" / reports.export.file_name())
    reports.export.panel.say(words, "ok")
    reports.export.open.show()


def _export_failed(window: MainWindow) -> None:
    reports = _reports_page(window)
    reports.export.open.hide()
    words = translate("Kit", "The file was not written, by a fault of the program. Nothing else is lost.")
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


def _entry(name: str, code: str) -> Show:
    def show(window: MainWindow) -> None:
        _section(name)(window)
        section = _settings(window).sections[name]
        assert isinstance(section, DictionarySection)
        place = section.place(code)
        assert place is not None
        section.table.opened.emit(place)

    return show


def _word_refused(window: MainWindow) -> None:
    _entry("platforms", "meituan")(window)
    section = _settings(window).sections["platforms"]
    assert isinstance(section, DictionarySection)
    section.form.aliases.line.setText("饿了么")
    section.form.aliases.line.setFocus()
    QTest.keyClick(section.form.aliases.line, Qt.Key.Key_Return)


def _second(copied: str, trouble: str) -> Show:
    def show(window: MainWindow) -> None:
        context = window.context
        context.prefs.second_folder = Path("/media/U盘/暖新之家备份")
        uuid = text(context.db, "station.uuid")
        context.prefs.note_second(uuid, copied=copied, trouble=trouble)
        _section("data")(window)
        _settings(window).refresh()
        window.keeper.say_last_backup()

    return show


def _settings(window: MainWindow) -> SettingsPage:
    settings = window.page("settings")
    assert isinstance(settings, SettingsPage)
    return settings


def _first_run(screen: int, *, wrong: bool = False) -> Show:
    def show(window: MainWindow) -> QWidget:
        context = window.context
        home = Path.home() / "AppData" / "Local" / "station-app" / "station.sqlite"
        made = FirstRunWindow(
            home,
            choices=Choices(),
            clock=context.clock,
            prefs=context.prefs,
            language=context.language,
            prompts=context.prompts,
        )
        made.resize(window.size())
        made.show()
        made.activateWindow()
        for _ in range(screen - 1):
            made.go_on()
        if wrong:
            opens = made.findChild(QLineEdit, "firstRun.opens")
            assert opens is not None
            opens.setText("25:00")
            made.go_on()
        return made

    return show


def _demo_banner(window: MainWindow) -> None:
    _field(window)
    Banner(window.top, demo=True, parent=window).say()


def _desk_figure(window: MainWindow) -> None:
    strip = _field(window).today.strip
    strip.people.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(strip.people, Qt.Key.Key_Space)


def _day_picture(window: MainWindow) -> QWidget:
    shown = QLabel()
    shown.setPixmap(QPixmap.fromImage(_picture_of_the_day(window)))
    shown.show()
    return shown


def _summary(window: MainWindow) -> QWidget:
    dialog = SummaryDialog(window, translate("Summary", "Today's summary"), _picture_of_the_day(window))
    dialog.show()
    return dialog


def _closing(window: MainWindow) -> QWidget:
    dialog = ClosingDialog(window, _picture_of_the_day(window))
    dialog.show()
    return dialog


def _picture_of_the_day(window: MainWindow) -> QImage:
    facts = read_day(window.context)
    assert facts is not None
    return paint_day(facts, window.context.theme.light)


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


# -- paper -----------------------------------------------------------------------------------------------------------


def _paper(window: MainWindow) -> SheetsPage:
    window.show_page("desk")
    QApplication.processEvents()
    page = SheetsPage(window.context)
    page.resize(window.page("desk").size())
    page.show()
    return page


def _sheets_empty(window: MainWindow) -> QWidget:
    return _paper(window)


def _sheets_gaps(window: MainWindow) -> QWidget:
    context = window.context
    now, day = context.clock.now(), local_day(context.clock.now(), zone(context.db)) - timedelta(days=1)
    made = make_sheets(context.db, count=3, now=now, by=None).value[0].id
    people = [row[0] for row in context.db.rows("SELECT id FROM person ORDER BY id LIMIT 8")]
    for at, person in enumerate(people):
        note = "膝盖有伤，优先安排靠门的座位" if at == 3 else None
        enter_line(
            context.db, sheet_id=made, line=1 + at + at // 3, day=day, arrived=time(14, 2 * at), person_id=person,
            services=["water", "rest"], note=note, now=now, by=None,
        )  # fmt: skip
    strike_lines(context.db, sheet_id=made, lines=[4], how="struck", now=now, by=None)
    page = _paper(window)
    page.choose(made)
    return page


def _sheets_typing(window: MainWindow) -> QWidget:
    page = _paper(window)
    page.choose(1)
    QTest.keyClicks(page.entry.fields["time"], "1415")
    QTest.keyClicks(page.entry.fields["who"], _shared_tail(window))
    QTest.keyClick(page.entry.fields["who"], Qt.Key.Key_Return)
    return page


def _sheets_print(window: MainWindow) -> QWidget:
    dialog = PrintSheetsDialog(window.context, local_day(window.context.clock.now(), zone(window.context.db)), window)
    dialog.show()
    return dialog


def _cards(window: MainWindow) -> QWidget:
    people = [row[0] for row in window.context.db.rows("SELECT id FROM person ORDER BY id LIMIT 5")]
    dialog = CardsDialog(window.context, people, window)
    dialog.start.setValue(3)
    dialog.show()
    return dialog


def _amenities_page(window: MainWindow) -> AmenitiesPage:
    window.show_page("amenities")
    page = window.page("amenities")
    assert isinstance(page, AmenitiesPage)
    page.close_card()
    return page


def _amenities(window: MainWindow) -> None:
    page = _amenities_page(window)
    page.tabs.show_tab("amenities")


def _amenity_open(window: MainWindow) -> None:
    page = _amenities_page(window)
    taken = next((card.place for card in page.tabs.map.shown() if card.place.capacity and card.place.taken), None)
    page.acts.open((taken or page.tabs.map.shown()[0].place).id)
    page.acts.do("occupy")


def _amenity_faults(window: MainWindow) -> None:
    page = _amenities_page(window)
    page.tabs.show_tab("faults")
    broken = [card.place.id for card in page.tabs.map.shown() if card.place.fault_id is not None]
    if broken:
        page.acts.open(broken[0])


def _amenity_form(window: MainWindow) -> QWidget:
    page = _amenities_page(window)
    page.tabs.show_tab("amenities")
    page.acts.add()
    return page.acts.amenities()


def _amenity_step(window: MainWindow) -> None:
    page = _amenities_page(window)
    page.tabs.show_tab("amenities")
    broken = next(card.place.id for card in page.tabs.map.shown() if card.place.fault_id is not None)
    page.acts.open(broken)
    page.acts.do("mark_fixed")


def _amenity_report(window: MainWindow) -> QWidget:
    page = _amenities_page(window)
    page.acts.report()
    return page.acts.faults()


def _amenity_labels(window: MainWindow) -> QWidget:
    page = _amenities_page(window)
    page.acts.print_labels()
    return page.findChildren(LabelsDialog)[-1]


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
    ("visits-history", _history),
    ("visits-edit", _visit_edit),
    ("visits-edit-refused", _visit_edit_refused),
    ("visits-back-date", _back_date),
    ("visits-columns", _visit_columns),
    ("visits-export", _visits_export),
    ("visits-again", _visits_again),
    ("people", _page("people")),
    ("people-edit", _edit),
    ("people-new", _add),
    ("people-refused", _refused_person),
    ("people-merge-pick", _merge_pick),
    ("people-merge", _merge),
    ("people-merged", _merged),
    ("people-suspend", _suspend),
    ("people-suspended", _suspended),
    ("people-suspended-list", _suspended_list),
    ("people-consent", _consent),
    ("people-incomplete", _incomplete),
    ("people-completing", _completing),
    ("people-to-print", _to_print),
    ("people-menu", _people_menu),
    ("desk-suspended", _desk_suspended),
    *IMPORT_STATES,
    *SUPPLY_STATES,
    ("reports", _reports),
    ("reports-definition", _definition),
    ("reports-week", _span(Span.WEEK)),
    ("reports-year", _span(Span.YEAR)),
    ("reports-range", _range(date(2026, 8, 3), date(2026, 8, 16))),
    ("reports-range-refused", _range(date(2026, 8, 20), date(2026, 8, 16))),
    ("reports-range-empty", _range(date(2026, 7, 1), date(2026, 7, 16))),
    ("reports-counting", _counting),
    ("reports-numbers", _heat_numbers),
    ("reports-below", _heat_below),
    ("reports-exported", _exported),
    ("reports-export-failed", _export_failed),
    *((f"settings-{name}", _section(name)) for name in _SECTIONS),
    ("settings-refused", _refused_setting),
    ("settings-entry", _entry("platforms", "taobao_flash")),
    ("settings-entry-refused", _word_refused),
    ("settings-category", _entry("categories", "courier")),
    ("settings-second", _second("demo-20260923-060500.sqlite", "")),
    ("keys", _keys),
    ("desk-figure", _desk_figure),
    ("day-picture", _day_picture),
    ("summary", _summary),
    ("closing", _closing),
    ("question", _question),
    ("amenities", _amenities),
    ("amenities-open", _amenity_open),
    ("amenities-faults", _amenity_faults),
    ("amenities-form", _amenity_form),
    ("amenities-step", _amenity_step),
    ("amenities-report", _amenity_report),
    ("amenities-labels", _amenity_labels),
    ("desk-note", _noted),
    ("desk-long", _long),
    ("desk-long-done", _long_done),
    ("desk-twelve", _twelve),
    ("desk-crowd", _crowd),
    ("visits-crowd", _page("visits")),
    ("lending", _lending),
    ("lending-found", _lending_found),
    ("lending-lend", _lending_lend),
    ("lending-lent", _lending_lent),
    ("lending-return", _lending_return),
    ("lending-repair", _lending_repair),
    ("narrow-lending", _narrow(_lending_return)),
    ("narrow-amenities", _narrow(_amenity_open)),
    ("people-long", _long_person),
    ("visits-none", _no_visits),
    ("sheets-empty", _sheets_empty),
    ("sheets-gaps", _sheets_gaps),
    ("sheets-typing", _sheets_typing),
    ("sheets-print", _sheets_print),
    ("cards", _cards),
    ("narrow-desk", _narrow(_several)),
    ("narrow-new", _narrow(_new)),
    ("narrow-visits", _narrow(_page("visits"))),
    ("narrow-people", _narrow(_page("people"))),
    ("narrow-reports", _narrow(_reports)),
    ("narrow-settings", _narrow(_section("services"))),
    ("firstrun-1", _first_run(1)),
    ("firstrun-1-refused", _first_run(1, wrong=True)),
    ("firstrun-2", _first_run(2)),
    ("firstrun-3", _first_run(3)),
    ("settings-second-away", _second("demo-20260922-130500.sqlite", "away")),
    ("narrow-house", _narrow(_page("amenities"))),
    *HOUSE_STATES,
    *TRAINING_STATES,
    *TRAINING_DOOR_STATES,
    ("demo", _demo_banner),
)

EMPTY_STATES: tuple[tuple[str, Show], ...] = (
    *(
        (f"empty-{name}", _page(name))
        for name in ("desk", "visits", "lending", "amenities", "people", "reports", "settings")
    ),
    *NO_HOUSE_STATES,
    *NO_TRAINING_STATES,
)
"""Those of a station on its first day."""
