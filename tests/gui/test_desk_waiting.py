"""The desk while another program, such as an import, has the file to itself: nobody who was scanned is forgotten."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station_app.core.people.model import check_digit
from tests.gui.drivers import Desk
from tests.gui.other_program import holding

NAMES = ("燕静武", "费茂荣", "林晓")


def arrivals(desk: Desk) -> list[str]:
    rows = desk.db.rows("SELECT p.name FROM visit v JOIN person p ON p.id = v.person_id ORDER BY v.id")
    return [row[0] for row in rows]


def test_each_of_those_scanned_meanwhile_is_checked_in_once(desk: Desk, qtbot: QtBot) -> None:
    cards = [f"90000000{at:03d}{check_digit(f'90000000{at:03d}')}" for at in range(len(NAMES))]
    for name, card in zip(NAMES, cards, strict=True):
        desk.knows(name, card=card)
    with holding(desk.db.path, seconds=1.5):
        for card in (*cards, cards[-1]):  # the last one twice, as nothing seemed to happen
            desk.scan(card)
            QTest.qWait(120)
        assert arrivals(desk) == []
        assert desk.window.context.operations.busy()
    qtbot.waitUntil(lambda: not desk.window.context.operations.busy(), timeout=5_000)
    assert arrivals(desk) == list(NAMES)
    assert len(desk.on_site()) == len(NAMES)


def test_what_was_typed_while_the_file_was_busy_stays_in_the_field(desk: Desk, qtbot: QtBot) -> None:
    card = f"90000000001{check_digit('90000000001')}"
    desk.knows("燕静武", card=card)
    desk.knows("费茂荣", phone="13812342046")
    with holding(desk.db.path, seconds=1.0):
        desk.scan(card)
        desk.type("2046")
        assert arrivals(desk) == []
    qtbot.waitUntil(lambda: not desk.window.context.operations.busy(), timeout=5_000)
    assert arrivals(desk) == ["燕静武"]
    assert desk.field() == "2046"
    desk.enter()
    assert arrivals(desk) == ["燕静武", "费茂荣"]
    assert desk.field() == ""
