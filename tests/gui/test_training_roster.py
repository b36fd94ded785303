"""The roster of a session in the real window, by keys: a row's acts, the chips, closing, files, five hundred rows."""

from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog

from station_app.core.clock import SetClock
from station_app.core.storage.photos import photo
from station_app.core.training import commands, queries
from station_app.core.training.model import EnrolmentState, SessionState
from station_app.core.visits.queries import in_station
from station_app.gui.kit.paged_model import CELL_ROLE, Cell
from station_app.gui.shell.window import MainWindow
from station_app.gui.training import files_panel_acts
from tests.gui.bare_page import Clerk, cut_words, needs_fonts
from tests.gui.drivers import CONTROL
from tests.gui.training_door import TRAINING, AtTheDoor

Key = Qt.Key
ZHOU, MENG, WANG = "13812342046", "13712348805", "18612345520"


@pytest.fixture
def door(window: MainWindow, clock: SetClock) -> AtTheDoor:
    return AtTheDoor(window, clock)


def test_who_is_missing_stands_first_and_a_sign_in_moves_them(door: AtTheDoor) -> None:
    session = door.plans("急救")
    people = [door.knows(name) for name in ("周佳宁", "孟凯", "王敏")]
    door.enrols(session, *people)
    door.opens(session)
    door.says("周佳宁")
    assert door.roster() == ["孟凯", "王敏", "周佳宁"]
    assert _states(door) == ["Missing", "Missing", "Signed in"]
    assert _column(door, 0) == ["2", "3", "1"]  # a number stays with its row


def test_enter_on_a_row_signs_in_and_u_says_they_were_not_here(door: AtTheDoor) -> None:
    session = door.plans("急救")
    zhou, meng = door.knows("周佳宁", ZHOU), door.knows("孟凯", MENG)
    door.enrols(session, zhou, meng)
    door.opens(session)
    door.press(Key.Key_Down)
    door.enter()
    assert door.on_list(session, zhou).state is EnrolmentState.ATTENDED
    assert door.view.roster.chosen_id() == door.on_list(session, zhou).id
    door.says("孟凯")
    door.press(Key.Key_Down)
    door.press(Key.Key_U)
    assert door.strip().startswith("周佳宁 was not there")
    assert door.on_list(session, zhou).state is EnrolmentState.ENROLLED
    assert [visit.person_id for visit in in_station(door.db)] == [meng]
    door.undo()  # what was taken back by name is no longer in the way of what came before or after it
    assert door.on_list(session, meng).state is EnrolmentState.ENROLLED
    assert in_station(door.db) == []
    assert door.window.context.undo.last() is None


def test_withdrawing_says_who_moved_up_and_undo_brings_both_back(door: AtTheDoor) -> None:
    session = door.plans("急救", capacity=1)
    zhou, meng = door.knows("周佳宁", ZHOU), door.knows("孟凯", MENG)
    door.enrols(session, zhou, meng)
    door.opens(session)
    assert _states(door) == ["Missing", "Waiting 1"]
    door.press(Key.Key_Down)
    door.press(Key.Key_Delete)
    assert door.strip().startswith("周佳宁 withdrawn moved up from the waiting list: 孟凯")
    assert door.on_list(session, meng).state is EnrolmentState.ENROLLED
    door.undo()
    assert door.on_list(session, meng).state is EnrolmentState.WAITING
    assert door.roster() == ["周佳宁", "孟凯"]


def test_a_seat_out_of_turn_is_asked_about_when_there_is_none(door: AtTheDoor) -> None:
    session = door.plans("急救", capacity=1)
    zhou, meng = door.knows("周佳宁", ZHOU), door.knows("孟凯", MENG)
    door.enrols(session, zhou, meng)
    door.opens(session)
    door.press(Key.Key_Down)
    door.press(Key.Key_End)
    door.press(Key.Key_P)
    assert "1 of 1 seats are held" in door.question()
    door.view.field.setFocus()
    door.type("1")
    door.enter()
    assert door.on_list(session, meng).state is EnrolmentState.ENROLLED
    assert door.session(session).capacity == 2
    assert door.strip().startswith("孟凯 has a seat 2 of 2 seats held")


def test_letters_that_are_no_keys_go_to_the_field(door: AtTheDoor) -> None:
    session = door.plans("急救")
    door.enrols(session, door.knows("周佳宁", ZHOU))
    door.opens(session)
    door.press(Key.Key_Down)
    door.type("2046")
    assert door.typed() == "2046"
    assert door.candidates() == ["周佳宁"]


def test_chips_narrow_the_list_and_count_it(door: AtTheDoor) -> None:
    session = door.plans("急救", capacity=2)
    people = [door.knows(name) for name in ("周佳宁", "孟凯", "王敏")]
    door.enrols(session, *people)
    door.opens(session)
    door.says("孟凯")
    chips = door.view.list.which
    assert chips.chip("all").text() == "All 3"
    chips.toggle("missing")
    assert door.roster() == ["周佳宁"]
    chips.toggle("came")
    assert door.roster() == ["孟凯"]
    chips.toggle("waits")
    assert door.roster() == ["王敏"]
    door.view.list.ask("withdraw", door.on_list(session, people[2]).id)
    assert door.roster() == ["周佳宁", "孟凯"]  # a chip that is gone shows everybody again


def test_closing_is_one_act_that_says_how_many_are_absent(door: AtTheDoor) -> None:
    session = door.plans("急救")
    zhou, meng = door.knows("周佳宁", ZHOU), door.knows("孟凯", MENG)
    door.enrols(session, zhou, meng)
    door.opens(session)
    door.says("周佳宁")
    door.later(hours=1.5)
    door.view.menu.next.click()
    assert door.strip().startswith("Session closed 1 came and are signed out · 1 absent")
    assert door.on_list(session, meng).state is EnrolmentState.ABSENT
    assert door.on_list(session, zhou).out_at is not None
    assert door.came() == ("1", "/ 2 attended")
    assert _states(door) == ["Signed in", "Absent"]
    door.undo()
    assert door.session(session).open
    assert door.on_list(session, meng).state is EnrolmentState.ENROLLED


def test_closing_before_the_beginning_or_with_nobody_is_asked_about(door: AtTheDoor) -> None:
    session = door.plans("急救")
    door.enrols(session, door.knows("周佳宁", ZHOU))
    asked: list[int] = []
    door.view.cancel_asked.disconnect()
    door.view.cancel_asked.connect(asked.append)
    door.opens(session)
    door.view.menu.next.click()
    assert "only begins at 10:30" in door.question()
    door.press(Key.Key_Escape)
    assert door.session(session).open
    door.later(hours=2)
    door.view.menu.next.click()
    assert door.question() == "Nobody signed in. Did the session take place?"
    door.type("1")
    door.enter()
    assert asked == [session.id]
    assert door.session(session).state is SessionState.PLANNED


def test_an_absent_one_is_written_in_after_closing(door: AtTheDoor) -> None:
    session = door.plans("急救")
    zhou, meng = door.knows("周佳宁", ZHOU), door.knows("孟凯", MENG)
    door.enrols(session, zhou, meng)
    door.opens(session)
    door.says("周佳宁")
    door.later(hours=2)
    commands.close(door.db, session_id=session.id, now=door.clock.now(), by=None)
    door.window.context.hub.changed.emit(TRAINING)
    assert door.shows("trainingAt")
    door.press(Key.Key_Down)
    door.press(Key.Key_End)
    door.press(Key.Key_I)
    assert door.on_list(session, meng).state is EnrolmentState.ATTENDED
    assert door.on_list(session, meng).in_at == session.starts_at


def test_who_waited_is_written_in_after_closing_and_given_no_seat(door: AtTheDoor) -> None:
    session = door.plans("急救", capacity=1)
    zhou, meng = door.knows("周佳宁", ZHOU), door.knows("孟凯", MENG)
    door.enrols(session, zhou, meng)
    door.later(hours=2)
    commands.close(door.db, session_id=session.id, now=door.clock.now(), by=None)
    door.opens(session)
    assert door.view.list.ways_of(door.on_list(session, meng)) == ("sign_in", "person")
    door.says("孟凯")
    assert door.on_list(session, meng).state is EnrolmentState.ATTENDED
    assert door.on_list(session, zhou).state is EnrolmentState.ABSENT


def test_the_ledgers_of_the_month_are_exported_from_the_menu(door: AtTheDoor) -> None:
    session = door.plans("急救")
    door.opens(session)
    door.view.menu.asked.emit("ledgers")
    dialog = door.window.findChild(QDialog, "exportTrainings")
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_files_are_kept_opened_under_their_own_name_and_removed(
    door: AtTheDoor, clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = door.plans("急救")
    door.opens(session)
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    slides = tmp_path / "急救 培训.pptx"
    slides.write_bytes(b"slides" * 400)
    door.view.files_button.click()
    clerk.paths.append(slides)
    door.view.files.add.click()
    assert door.strip().startswith("急救 培训.pptx is kept")
    QGuiApplication.clipboard().setImage(QImage(8, 8, QImage.Format.Format_RGB32))
    door.view.files.focus()
    door.press(Key.Key_V, CONTROL)
    assert [file.name for file in queries.files(door.db, session.id)] == [
        "急救 培训.pptx",
        "Picture 2026-09-01 10.00.00.jpg",
    ]
    door.press(Key.Key_Home)
    door.enter()
    copy = Path(opened[0].toLocalFile())
    assert (copy.name, copy.read_bytes()) == (slides.name, slides.read_bytes())
    door.view.files.acts.open(replace(queries.files(door.db, session.id)[0], name="课件.EXE"))
    assert "is a program" in door.strip()
    assert len(opened) == 1
    door.press(Key.Key_Delete)
    assert door.view.files.count() == 1
    door.undo()
    assert door.view.files.count() == 2
    assert door.view.files_button.text() == "Files 2"
    door.press(Key.Key_Escape)
    assert door.focused() is door.view.field


def test_of_a_photo_only_what_is_seen_is_kept(door: AtTheDoor, tmp_path: Path) -> None:
    session = door.plans("急救")
    door.opens(session)
    door.view.show_files()
    camera = tmp_path / "现场.JPG"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(camera), "JPEG")  # type: ignore[call-overload]
    plain = camera.read_bytes()
    where = b"Exif\x00\x00GPSLatitude 36.66"
    camera.write_bytes(plain[:2] + b"\xff\xe1" + (len(where) + 2).to_bytes(2, "big") + where + plain[2:])
    broken = tmp_path / "不是照片.png"
    broken.write_bytes(b"not a picture")
    for path in (camera, broken):
        door.view.files.acts.keep(path)
    kept = queries.files(door.db, session.id)
    assert [file.name for file in kept] == ["现场.jpg", "不是照片.png"]
    seen = photo(door.db.path, kept[0].file)
    assert b"GPS" not in seen
    assert QImage.fromData(seen).size() == image.size()
    assert photo(door.db.path, kept[1].file) == broken.read_bytes()


def test_a_file_dropped_is_kept_and_one_too_large_is_said(
    door: AtTheDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files_panel_acts, "LARGEST_FILE", 1024 * 1024)
    session = door.plans("急救")
    door.opens(session)
    door.view.files_button.click()
    good, large = tmp_path / "现场.jpg", tmp_path / "video.mp4"
    good.write_bytes(b"jpeg")
    large.write_bytes(bytes(1024 * 1024 + 1))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(good)), QUrl.fromLocalFile(str(large))])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    door.view.files.dropEvent(drop)
    assert [file.name for file in queries.files(door.db, session.id)] == ["现场.jpg"]
    assert "video.mp4 has 2 MB; at most 1 MB" in door.strip()


@needs_fonts
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_cut_at_the_smallest_size(door: AtTheDoor, language: str) -> None:
    session = door.plans("急救", capacity=1, place="大厅", trainer="区急救站 林护士")
    door.enrols(session, *(door.knows(name) for name in ("周佳宁", "孟凯")))
    door.window.context.language.use(language)
    door.window.resize(960, 600)
    door.opens(session)
    QApplication.processEvents()
    assert cut_words(door.view) == []


def test_five_hundred_are_as_quick_as_twenty(door: AtTheDoor) -> None:
    small, large = _enrolled(door, 20), _enrolled(door, 500)
    door.view.field.setFocus()
    few, many = min(_signs_in(door, small)), min(_signs_in(door, large))
    assert many < few + 0.1


def _enrolled(door: AtTheDoor, count: int) -> tuple[int, list[str]]:
    session = door.plans(f"课{count}", capacity=count)
    people = [door.knows(f"人{number}", f"13{count:03d}{number:06d}") for number in range(count)]
    commands.enrol_many(door.db, session_id=session.id, person_ids=people, now=door.clock.now(), by=None)
    door.window.context.hub.changed.emit(TRAINING)
    return session.id, [f"13{count:03d}{number:06d}" for number in range(0, count, count // 10)]


def _signs_in(door: AtTheDoor, made: tuple[int, list[str]]) -> list[float]:
    number, phones = made
    door.opens(queries.session(door.db, number))
    took = []
    for phone in phones:
        door.view.field.setText(phone)
        begun = perf_counter()
        door.enter()
        QApplication.processEvents()
        took.append(perf_counter() - begun)
    assert queries.session(door.db, number).attended == len(phones)
    return took


def _cells(door: AtTheDoor, column: int) -> list[Cell]:
    model = door.view.roster.model()
    cells = [model.index(row, column).data(CELL_ROLE) for row in range(model.rowCount())]
    return [cell for cell in cells if isinstance(cell, Cell)]


def _column(door: AtTheDoor, column: int) -> list[str]:
    return [cell.text for cell in _cells(door, column)]


def _states(door: AtTheDoor) -> list[str]:
    return [cell.tags[0].text for cell in _cells(door, 3)]
