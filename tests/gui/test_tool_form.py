"""The form for tools, by keys: one, a dozen alike, one put right; photos; refusals beside the field, nothing lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.errors import NotValid
from station_app.core.lending import queries
from station_app.core.lending.commands import add_tool
from station_app.core.lending.model import Tool
from station_app.core.settings.commands import set as set_setting
from station_app.core.storage.database import Database
from station_app.core.storage.photos import photo, photo_folder
from station_app.gui.kit.context import Context
from station_app.gui.kit.photo_field import LONGEST, NoPicture, photo_bytes, read_picture
from station_app.gui.kit.told import Told
from station_app.gui.lending.tool_form.dialog import ToolDialog
from station_app.gui.lending.tool_form.fields import codes_from, fen_of, parts_of, yuan_of
from tests.gui.bare_page import Clerk, make_context
from tests.gui.hands import retype

ENTER = Qt.Key.Key_Return


class Form:
    """The dialog with its clerk, typed into."""

    def __init__(self, context: Context, clerk: Clerk, qtbot: QtBot) -> None:
        self.context, self.clerk = context, clerk
        self.dialog = ToolDialog(context)
        self.fields = self.dialog.fields
        self.saved: list[tuple[int, ...]] = []
        self.dialog.saved.connect(self.saved.append)
        qtbot.addWidget(self.dialog)

    def type(self, field: QWidget, text: str, *, enter: bool = False) -> None:
        """Type over what stands in a field."""
        retype(field, text)
        if enter:
            QTest.keyClick(field, ENTER)

    def tools(self) -> list[Tool]:
        """Every tool, in the order of their codes."""
        db = self.context.db
        return sorted(queries.tools(db, [place.id for place in queries.places(db)]), key=lambda tool: tool.code)


@pytest.fixture
def form(station: Database, clock: SetClock, tmp_path: Path, qtbot: QtBot) -> Form:
    clerk = Clerk()
    return Form(make_context(station, clock, tmp_path, clerk), clerk, qtbot)


def put_in_clipboard(image: QImage) -> None:
    QGuiApplication.clipboard().clear()
    data = QMimeData()
    data.setImageData(image)
    QGuiApplication.clipboard().setMimeData(data)


def coloured(wide: int, high: int) -> QImage:
    image = QImage(wide, high, QImage.Format.Format_ARGB32)
    image.fill(QColor("#3a7"))
    return image


# -- adding ------------------------------------------------------------------------------------------------------------


def test_a_tool_with_all_that_is_said_of_it(form: Form) -> None:
    form.dialog.add()
    assert form.fields.code.text() == "T-001"
    assert form.dialog.focusWidget() is form.fields.name
    form.type(form.fields.cabinet, "A1")
    form.type(form.fields.slot, "3")
    form.type(form.fields.accessories, "充电器、 线，head")
    form.type(form.fields.value, "¥128.50")
    form.type(form.fields.note, "handle loose")
    form.type(form.fields.name, "打气筒", enter=True)
    (tool,) = form.tools()
    assert (tool.code, tool.name, tool.kind) == ("T-001", "打气筒", form.fields.kind.currentData())
    assert (tool.cabinet, tool.slot, tool.note) == ("A1", "3", "handle loose")
    assert tool.accessories == ("充电器", "线", "head")
    assert tool.value_fen == 12850
    assert form.saved == [(tool.id,)]
    assert not form.dialog.isVisible()
    about = form.context.undo.acts()[0].about
    assert isinstance(about, Told)
    assert (about.page, about.sentence) == ("lending", "Tool added: 打气筒")


def test_a_tool_that_needs_a_training(form: Form, station: Database) -> None:
    form.dialog.add()
    course = form.fields.course
    assert not course.isHidden()
    assert (course.currentText(), course.accessibleName()) == ("None", "Needs training")
    QTest.keyClick(course, Qt.Key.Key_Down)
    form.type(form.fields.name, "急救箱", enter=True)
    (tool,) = form.tools()
    assert tool.course == course.itemData(1)
    form.dialog.edit(tool.id)
    assert course.currentData() == tool.course
    QTest.keyClick(course, Qt.Key.Key_Home)
    QTest.keyClick(form.fields.name, ENTER)
    assert form.tools()[0].course is None


def test_without_the_part_the_training_is_not_asked_and_stays(form: Form, station: Database) -> None:
    now = form.context.clock.now()
    tool = add_tool(station, name="急救箱", course="heimlich", now=now, by=None).value
    set_setting(station, key="station.parts_off", value=["training"], now=now, by=None)
    form.dialog.edit(tool.id)
    assert form.fields.course.isHidden()
    form.type(form.fields.name, "急救包", enter=True)
    assert [(each.name, each.course) for each in form.tools()] == [("急救包", "heimlich")]


def test_twelve_wrenches_in_one_go(form: Form) -> None:
    form.dialog.add()
    assert form.fields.first.isHidden()
    form.type(form.fields.name, "Wrench")
    form.fields.count.setValue(12)
    assert not form.fields.first.isHidden()
    assert form.fields.message("tool.count") == "Wrench 01 to Wrench 12"
    assert form.fields.message("tool.code") == "T-001 to T-012"
    QTest.keyClick(form.fields.name, ENTER)
    tools = form.tools()
    assert [tool.name for tool in tools] == [f"Wrench {n:02d}" for n in range(1, 13)]
    assert [tool.code for tool in tools] == [f"T-{n:03d}" for n in range(1, 13)]
    assert len(form.context.undo.acts()) == 1
    form.context.undo.undo_last(form.context.operations)
    assert form.tools() == []


def test_several_with_codes_of_their_own_and_other_numbers(form: Form) -> None:
    form.dialog.add()
    form.type(form.fields.name, "Rain coat")
    form.fields.count.setValue(3)
    form.fields.first.setValue(9)
    form.type(form.fields.code, "rc-098", enter=True)
    assert [(tool.code, tool.name) for tool in form.tools()] == [
        ("RC-098", "Rain coat 09"), ("RC-099", "Rain coat 10"), ("RC-100", "Rain coat 11"),
    ]  # fmt: skip


def test_one_after_the_other(form: Form, qtbot: QtBot) -> None:
    form.dialog.add()
    form.type(form.fields.cabinet, "B2")
    form.type(form.fields.slot, "1")
    form.type(form.fields.name, "Hammer")
    QTest.keyClick(form.fields.name, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert form.dialog.isVisible()
    assert form.fields.name.text() == form.fields.slot.text() == ""
    assert (form.fields.cabinet.text(), form.fields.code.text()) == ("B2", "T-002")
    assert form.dialog.focusWidget() is form.fields.name
    assert form.dialog.outcome.text() == "Added: T-001 Hammer"
    form.type(form.fields.name, "Saw", enter=True)
    assert [(tool.code, tool.name, tool.cabinet) for tool in form.tools()] == [
        ("T-001", "Hammer", "B2"), ("T-002", "Saw", "B2"),
    ]  # fmt: skip
    assert not form.dialog.isVisible()


def test_a_proposed_code_taken_at_another_desk_is_no_trouble(form: Form, station: Database, clock: SetClock) -> None:
    form.dialog.add()
    add_tool(station, name="elsewhere", now=clock.now(), by=None)
    form.type(form.fields.name, "Saw", enter=True)
    assert [tool.code for tool in form.tools()] == ["T-001", "T-002"]


# -- refusals ----------------------------------------------------------------------------------------------------------


def test_refusals_stand_beside_their_fields_and_lose_nothing(form: Form, station: Database, clock: SetClock) -> None:
    add_tool(station, code="T-013", name="pump", now=clock.now(), by=None)
    form.dialog.add()
    form.type(form.fields.value, "a lot", enter=True)
    assert form.dialog.focusWidget() is form.fields.value
    assert "Value" in form.fields.message("tool.value_fen")
    form.type(form.fields.value, "12")
    form.type(form.fields.slot, "3", enter=True)
    assert form.dialog.focusWidget() is form.fields.name
    assert form.fields.message("tool.name")
    form.type(form.fields.name, "Saw")
    form.type(form.fields.code, "t13", enter=True)
    assert form.dialog.focusWidget() is form.fields.code
    assert "T13" in form.fields.message("tool.code")
    assert (form.fields.name.text(), form.fields.value.text(), form.fields.slot.text()) == ("Saw", "12", "3")
    form.type(form.fields.code, "T-014", enter=True)
    assert [tool.name for tool in form.tools()] == ["pump", "Saw"]


def test_closing_asks_before_it_throws_away(form: Form) -> None:
    form.dialog.add()
    form.type(form.fields.name, "Saw")
    QTest.keyClick(form.dialog, Qt.Key.Key_Escape)
    assert form.dialog.isVisible()
    assert len(form.clerk.asked) == 1
    form.clerk.agrees = True
    QTest.keyClick(form.dialog, Qt.Key.Key_Escape)
    assert not form.dialog.isVisible()
    form.dialog.add()
    assert form.fields.code.text() == "T-001"
    form.clerk.asked.clear()
    QTest.keyClick(form.dialog, Qt.Key.Key_Escape)
    assert (form.dialog.isVisible(), form.clerk.asked) == (False, [])


# -- putting right -----------------------------------------------------------------------------------------------------


def test_a_tool_put_right(form: Form, station: Database, clock: SetClock) -> None:
    made = add_tool(
        station, name="drill", kind="live", accessories=("box, red", "bits"), value_fen=9900, now=clock.now(), by=None
    ).value
    form.dialog.edit(made.id)
    assert form.fields.count.isHidden()
    assert form.dialog.next.isHidden()
    assert form.fields.value.text() == "99"
    assert form.fields.kind.currentData() == "live"
    form.type(form.fields.name, "Drill", enter=True)
    (tool,) = form.tools()
    assert (tool.name, tool.accessories, tool.value_fen, tool.label) == ("Drill", made.accessories, 9900, made.label)
    form.dialog.edit(made.id)
    form.type(form.fields.accessories, "bits")
    form.type(form.fields.value, "")
    form.type(form.fields.code, "D-1", enter=True)
    (tool,) = form.tools()
    assert (tool.code, tool.accessories, tool.value_fen) == ("D-1", ("bits",), None)
    assert len(form.context.undo.acts()) == 2


def test_the_form_begins_blank_however_it_was_left(form: Form, station: Database, clock: SetClock) -> None:
    put_in_clipboard(coloured(30, 30))
    form.clerk.agrees = True
    made = add_tool(station, name="drill", kind="live", cabinet="A1", slot="2", now=clock.now(), by=None).value
    form.dialog.edit(made.id)
    form.fields.photo.paste.click()
    QTest.keyClick(form.dialog, Qt.Key.Key_Escape)
    form.dialog.add()
    assert [line.text() for line in form.fields.lines()] == ["", "T-002", "", "", "", "", ""]
    assert form.fields.photo.content is None
    assert form.fields.kind.currentData() == "hand"
    form.fields.count.setValue(12)
    form.dialog.reject()
    form.dialog.edit(made.id)
    assert form.fields.count.isHidden()
    form.type(form.fields.note, "new", enter=True)
    (tool,) = form.tools()
    assert (tool.name, tool.kind, tool.cabinet, tool.slot, tool.note) == ("drill", "live", "A1", "2", "new")


# -- photos ------------------------------------------------------------------------------------------------------------


def test_a_photo_from_the_clipboard_by_its_key(form: Form, station: Database) -> None:
    put_in_clipboard(coloured(4000, 1000))
    form.dialog.add()
    form.type(form.fields.name, "Ring light")
    QTest.keyClick(form.fields.name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert form.fields.name.text() == "Ring light"
    assert form.fields.photo.content is not None
    assert not photo_folder(station.path).exists()  # kept only when the tool is
    QTest.keyClick(form.fields.name, ENTER)
    (tool,) = form.tools()
    assert tool.photo is not None
    kept = QImage.fromData(photo(station.path, tool.photo))
    assert kept.size() == QSize(LONGEST, 400)
    assert kept.pixelColor(5, 5).green() > 150


def test_words_in_the_clipboard_are_pasted_as_words(form: Form) -> None:
    QGuiApplication.clipboard().setText("Saw")
    form.dialog.add()
    QTest.keyClick(form.fields.name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert form.fields.name.text() == "Saw"
    assert form.fields.photo.content is None
    form.fields.photo.paste.click()
    assert "no picture" in form.fields.message("tool.photo")


def test_what_a_camera_wrote_beside_the_picture_is_not_kept(tmp_path: Path, qtbot: QtBot) -> None:
    image = coloured(800, 600)
    image.setText("Description", "31.2304N 121.4737E")
    path = tmp_path / "tool.png"
    assert image.save(str(path))
    assert b"31.2304N" in path.read_bytes()
    content = photo_bytes(read_picture(path))
    assert b"31.2304N" not in content
    assert b"Exif" not in content
    assert content[:2] == b"\xff\xd8"


def test_a_picture_that_is_chosen_replaced_and_removed(form: Form, tmp_path: Path, station: Database) -> None:
    coloured(300, 200).save(str(tmp_path / "a.png"))
    (tmp_path / "b.jpg").write_bytes(b"no picture at all")
    form.clerk.paths = [tmp_path / "a.png", tmp_path / "b.jpg"]
    form.dialog.add()
    form.fields.photo.choose.click()
    first = form.fields.photo.content
    assert first is not None
    form.fields.photo.choose.click()
    assert "no picture" in form.fields.message("tool.photo")
    assert form.fields.photo.content == first
    form.type(form.fields.name, "Lamp", enter=True)
    (tool,) = form.tools()
    assert tool.photo is not None
    form.dialog.edit(tool.id)
    assert form.fields.photo.content == first
    form.type(form.fields.name, "Lamp 2", enter=True)
    assert form.tools()[0].photo == tool.photo
    form.dialog.edit(tool.id)
    form.fields.photo.remove.click()
    QTest.keyClick(form.fields.name, ENTER)
    assert form.tools()[0].photo is None


def test_a_photo_whose_file_is_gone_is_said_and_stays_named(form: Form, station: Database, clock: SetClock) -> None:
    made = add_tool(station, name="pump", photo="a" * 64, now=clock.now(), by=None).value
    form.dialog.edit(made.id)
    assert form.fields.photo.thumb.text() == "The photo's file is gone."
    form.type(form.fields.name, "Pump", enter=True)
    assert form.tools()[0].photo == "a" * 64


def test_a_folder_that_takes_no_photo_is_said_beside_it(form: Form, station: Database) -> None:
    photo_folder(station.path).write_bytes(b"a file where the folder should be")
    put_in_clipboard(coloured(30, 30))
    form.dialog.add()
    form.fields.photo.paste.click()
    form.type(form.fields.name, "Saw", enter=True)
    assert form.fields.message("tool.photo")
    assert form.fields.name.text() == "Saw"
    assert form.dialog.isVisible()
    assert form.tools() == []


def test_no_picture_is_refused(tmp_path: Path, qtbot: QtBot) -> None:
    with pytest.raises(NoPicture):
        photo_bytes(QImage())
    with pytest.raises(NoPicture):
        read_picture(tmp_path / "missing.png")


# -- what is typed -----------------------------------------------------------------------------------------------------


def test_amounts_parts_and_codes_as_they_are_typed() -> None:
    typed = ("", "12", "12.5", "¥1,200", "０.０１ yuan", " 3 ")
    assert [fen_of(text) for text in typed] == [None, 1200, 1250, 120000, 1, 300]
    for wrong in ("x", "1.005", "nan", "inf", "1e9", "-3", "9" * 30):
        with pytest.raises(NotValid):
            fen_of(wrong)
    assert [yuan_of(fen) for fen in (0, 1250, 120000, 5)] == ["0", "12.50", "1200", "0.05"]
    assert parts_of("a, b、c；， d;") == ("a", "b", "c", "d")
    assert codes_from("W-09", 3) == ["W-09", "W-10", "W-11"]
    assert codes_from("RED", 2) == ["RED-1", "RED-2"]
