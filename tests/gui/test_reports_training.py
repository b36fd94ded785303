"""The figures of trainings on the statistics page, and their ledgers as files from the dialogs of their page."""

import csv
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from station_app.core.clock import SetClock
from station_app.core.reports import counting
from station_app.core.reports.periods import Period
from station_app.core.reports.training_figures import training
from station_app.core.settings.commands import set as set_setting
from station_app.core.storage.database import Database
from station_app.core.training.commands import cancel, close, enrol, plan, sign_in
from station_app.gui.kit.ledger_export import LedgerExport
from station_app.gui.kit.requests import OpenTraining
from station_app.gui.kit.training_export import ExportSession, ExportTrainings
from station_app.gui.reports.page import ReportsPage
from station_app.gui.reports.training_strip import TRAINING_KEYS
from tests.core.reports.trainings import NOW, teach
from tests.gui.bare_page import Clerk, Requests, cut_words, make_context, needs_fonts, part
from tests.gui.reports_page import AUGUST, SEPTEMBER, asked, page, pick_span

__all__ = ["asked", "page"]

Key = Qt.Key


def held(page: ReportsPage, topic: str, *, people: int, came: int, days_ago: int = 0) -> None:
    """A session of the hour, or of some days ago and from paper: so many on its list, so many there, closed."""
    db, now = page.context.db, page.context.clock.now()
    when: dict[str, Any] = {"now": now, "by": None}
    begins = now - timedelta(days=days_ago)
    ends = begins + timedelta(minutes=90)
    made = plan(db, topic=topic, starts_at=begins, ends_at=ends, capacity=50, **when).value
    found = [row[0] for row in db.rows("SELECT id FROM person WHERE state = 'active' ORDER BY id LIMIT ?", (people,))]
    for person in found:
        enrol(db, session_id=made.id, person_id=person, **when)
    for person in found[:came]:
        sign_in(db, session_id=made.id, person_id=person, arrive=False, **when)
    page.context.operations.run(close, session_id=made.id)


def figures(page: ReportsPage) -> dict[str, str]:
    return {key.removeprefix("training_"): figure.value() for key, figure in page.training.figures.items()}


def note(page: ReportsPage, key: str) -> str:
    return page.training.figures[f"training_{key}"].findChildren(QLabel)[2].text()


def topics(page: ReportsPage) -> str:
    label = part(page, "reportsTrainingTopics")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


# -- the strip -----------------------------------------------------------------------------------------------------


def test_hidden_without_sessions_and_shown_at_once_with_one(page: ReportsPage, station: Database) -> None:
    assert not training(station, SEPTEMBER).anything
    assert not page.training.isVisible()
    held(page, "海姆立克", people=4, came=3)
    assert page.training.isVisible()
    assert list(figures(page)) == list(TRAINING_KEYS)
    assert figures(page) == {
        "held": "1", "cancelled": "0", "attended": "3", "people": "3", "hours": "4.5", "absent_share": "25.0",
    }  # fmt: skip
    held(page, "骑手座谈会", people=5, came=5)
    assert figures(page)["attended"] == "8"
    assert figures(page)["people"] == "5"
    assert topics(page) == "Attended by topic: 骑手座谈会 5 · Heimlich manoeuvre 3"


def test_a_cancelled_session_alone_is_shown_without_topics(page: ReportsPage) -> None:
    now = page.context.clock.now()
    made = plan(page.context.db, topic="消防", starts_at=now, ends_at=now + timedelta(hours=1), capacity=9,
                now=now, by=None).value  # fmt: skip
    page.refresh()
    assert not page.training.isVisible()
    page.context.operations.run(cancel, session_id=made.id, reason="讲师生病")
    assert page.training.isVisible()
    assert figures(page) == {
        "held": "0", "cancelled": "1", "attended": "0", "people": "0", "hours": "0.0", "absent_share": "–",
    }  # fmt: skip
    assert topics(page) == ""


def test_later_it_is_held_against_as_many_days_of_the_month_before(
    page: ReportsPage, station: Database, clock: SetClock
) -> None:
    clock.forward(timedelta(days=9))
    held(page, "消防", people=4, came=4, days_ago=36)
    held(page, "消防", people=6, came=6)
    before = training(station, Period(AUGUST.first, AUGUST.first + timedelta(days=9)))
    assert before.attended >= 4
    change = note(page, "attended")
    assert change.startswith(("▲", "▼", "±"))
    held_against = f"Held against 2026-08-01 – 2026-08-10: {before.attended} ({change})"
    assert page.training.figures["training_attended"].definition().endswith(held_against)


def test_space_says_what_it_counts_and_enter_goes_to_the_sessions(page: ReportsPage, asked: Requests) -> None:
    held(page, "消防", people=2, came=1)
    share = page.training.figures["training_absent_share"]
    share.setFocus()
    QTest.keyClick(share, Key.Key_Space)
    card = page.training.definition
    assert card.isVisible()
    assert card.text().startswith("Absent of a hundred on the lists of the closed sessions;")
    QTest.keyClick(card.findChildren(QPushButton)[0], Key.Key_Escape)
    assert not card.isVisible()
    assert share.hasFocus()
    assert asked.all == []
    QTest.keyClick(share, Key.Key_Return)
    assert asked.all == [OpenTraining()]


def test_a_station_without_the_part_sees_none(page: ReportsPage, station: Database) -> None:
    held(page, "消防", people=2, came=1)
    assert page.training.isVisible()
    set_setting(station, key="station.parts_off", value=["training"], now=page.context.clock.now(), by=None)
    page.refresh()
    assert not page.training.isVisible()


def test_many_on_lists_are_counted_beside_the_window(
    qtbot: QtBot, page: ReportsPage, station: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(page, "消防", people=5, came=5)
    monkeypatch.setattr(counting, "LISTED_AT_ONCE", 4)
    pick_span(page, "year")
    assert page.counter.counting()
    qtbot.waitUntil(lambda: not page.counter.counting(), timeout=5_000)
    assert figures(page)["attended"] == f"{training(station, page.chooser.period()).attended:,}"


@needs_fonts
@pytest.mark.parametrize("width", [1104, 924])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_word_is_cut(page: ReportsPage, qtbot: QtBot, language: str, width: int) -> None:
    held(page, "消防", people=2, came=1)
    page.context.language.use(language)
    page.resize(width, 580)
    qtbot.wait(1)
    assert part(page, "reportsTraining").isVisible()
    assert not cut_words(page.training)
    page.context.language.use("en")


# -- the files -----------------------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot, station: Database, clock: SetClock, tmp_path: Path, clerk: Clerk) -> QWidget:
    """A window over the sessions of September with both dialogs, as the page of trainings has them."""
    teach(station)
    clock.set(NOW)
    made = QWidget()
    context = make_context(station, clock, tmp_path, clerk)
    ExportTrainings(context, made)
    ExportSession(context, made)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def write(qtbot: QtBot, form: LedgerExport) -> None:
    """CSV chosen, Enter, and wait until the file lies there."""
    chip = form.formats.chip("csv")
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_Space)
    form.start.setFocus()
    QTest.keyClick(form.start, Key.Key_Return)
    qtbot.waitUntil(lambda: not form.job.running() and form.start.isEnabled(), timeout=20_000)


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_the_ledgers_of_a_month(qtbot: QtBot, window: QWidget, clerk: Clerk, tmp_path: Path) -> None:
    dialog = window.findChild(ExportTrainings)
    assert isinstance(dialog, ExportTrainings)
    dialog.show_for("training")
    QApplication.processEvents()
    assert not dialog.form.masked.isVisible()  # nobody's number in it
    clerk.paths = [tmp_path / "training"]
    write(qtbot, dialog.form)
    assert clerk.suggested[0].name == "2026-09 Training sessions.csv"
    assert [row[15] for row in lines(tmp_path / "training.csv")[1:]] == [
        "held", "not closed yet", "cancelled", "planned",
    ]  # fmt: skip
    chip = dialog.form.which.chip("attendance")
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_Space)
    assert dialog.form.masked.isVisible()
    clerk.paths = [tmp_path / "attendance"]
    write(qtbot, dialog.form)
    assert len(lines(tmp_path / "attendance.csv")) == 8
    assert "13800002046" not in str(lines(tmp_path / "attendance.csv"))


def test_one_session_and_then_another(qtbot: QtBot, window: QWidget, clerk: Clerk, tmp_path: Path) -> None:
    dialog = window.findChild(ExportSession)
    assert isinstance(dialog, ExportSession)
    dialog.show_session(1)
    QApplication.processEvents()
    assert dialog.form.start.hasFocus()
    assert not dialog.form.which.isVisible()
    named = part(dialog, "sessionExportNamed")
    assert isinstance(named, QLabel)
    assert named.text().startswith("Heimlich manoeuvre\n")
    clerk.paths = [tmp_path / "a"]
    write(qtbot, dialog.form)
    assert clerk.suggested[0].name == "2026-09-01 15-00 Heimlich manoeuvre Training attendance.csv"
    assert len(lines(tmp_path / "a.csv")) == 6
    dialog.close()
    dialog.show_session(4)
    clerk.paths = [tmp_path / "b"]
    write(qtbot, dialog.form)
    assert [row[8] for row in lines(tmp_path / "b.csv")[1:]] == ["enrolled"]


def test_a_topic_may_hold_signs_that_no_file_may(window: QWidget, station: Database) -> None:
    dialog = window.findChild(ExportSession)
    assert isinstance(dialog, ExportSession)
    now = NOW
    made = plan(station, topic='法律/权益: "问答"?' + "长" * 60, starts_at=now, ends_at=now + timedelta(hours=1),
                capacity=9, now=now, by=None).value  # fmt: skip
    dialog.show_session(made.id)
    name = dialog.form.file_name()
    assert name.startswith("2026-09-05 10-00 法律 权益 问答 长长")
    assert len(name.encode()) < 200
    dialog.close()


@needs_fonts
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_word_of_the_dialogs_is_cut(window: QWidget, qtbot: QtBot, language: str) -> None:
    trainings, session = window.findChild(ExportTrainings), window.findChild(ExportSession)
    assert isinstance(trainings, ExportTrainings)
    assert isinstance(session, ExportSession)
    trainings._context.language.use(language)
    trainings.show_for("attendance")
    qtbot.wait(1)
    assert not cut_words(trainings)
    trainings.close()
    session.show_session(1)
    qtbot.wait(1)
    assert not cut_words(session)
    trainings._context.language.use("en")
