"""One person's story: everything in one order, by chapter, under all records, with what an edit changed."""

from datetime import timedelta
from typing import Any

import pytest

from station_app.core.desk.story import Chapter, Deed, Line, lines, story, visit_of
from station_app.core.errors import NotFound
from station_app.core.people.commands import edit, issue_card, lift, merge, register, reveal, suspend
from station_app.core.staff.commands import add
from station_app.core.storage.database import Database
from station_app.core.supplies.commands import add_item, issue, receive
from station_app.core.undo.commands import undo
from station_app.core.visits.commands import check_in
from station_app.core.visits.model import Visit
from tests.conftest import MORNING

MINUTE = timedelta(minutes=1)


def at(minute: int, by: int | None = None) -> dict[str, Any]:
    return {"now": MORNING + minute * MINUTE, "by": by}


def told(db: Database, person: int, chapter: Chapter | None = None) -> list[Line]:
    ids = story(db, person, chapter)
    found = lines(db, ids)
    return [found[line] for line in ids]


def kinds(db: Database, person: int, chapter: Chapter | None = None) -> list[str]:
    return ["visit" if isinstance(line, Visit) else line.what for line in told(db, person, chapter)]


def test_everything_in_one_order(station: Database) -> None:
    by = add(station, name="林老师", **at(0)).value.id
    keep = register(station, name="周佳宁", **at(0, by)).value.id
    drop = register(station, nickname="小周", phone="13800002046", consent="oral", **at(1)).value.id
    visit = check_in(station, person_id=drop, **at(2)).value
    merge(station, keep=keep, drop=drop, **at(3, by))
    edit(station, person_id=keep, name="周嘉宁", note="靠门", **at(4))
    suspend(station, person_id=keep, reason="欠一把伞", **at(5))
    lift(station, person_id=keep, **at(6))
    issue_card(station, person_id=keep, **at(7))
    reveal(station, person_id=keep, **at(8))
    everything = [
        *("people.reveal", "people.issue_card", "people.lift", "people.suspend", "people.edit", "people.merge"),
        *("visit", "people.register", "people.consent", "people.register"),
    ]
    assert sorted(kinds(station, keep)) == sorted(everything)
    assert kinds(station, keep)[:7] == everything[:7]
    assert kinds(station, drop) == kinds(station, keep)
    assert kinds(station, keep, Chapter.VISITS) == ["visit"]
    assert kinds(station, keep, Chapter.CARD) == ["people.issue_card"]
    assert kinds(station, keep, Chapter.CONSENT) == ["people.consent"]
    assert kinds(station, keep, Chapter.SUSPENSION) == ["people.lift", "people.suspend"]
    assert visit_of(story(station, keep, Chapter.VISITS)[0]) == visit.id
    assert visit_of(story(station, keep, Chapter.CARD)[0]) is None
    _, _, _, held, changed, merged = told(station, keep)[:6]
    assert isinstance(held, Deed)
    assert isinstance(changed, Deed)
    assert isinstance(merged, Deed)
    assert (held.words, held.by_name) == ("欠一把伞", None)
    assert changed.changed == ("name", "note")
    assert (merged.nickname, merged.phone, merged.by_name) == ("小周", "13800002046", "林老师")
    consent = told(station, keep, Chapter.CONSENT)[0]
    assert isinstance(consent, Deed)
    assert (consent.words, consent.version) == ("oral", 1)


def test_what_each_of_several_edits_changed(station: Database) -> None:
    person = register(station, name="周佳", **at(0)).value.id
    edit(station, person_id=person, name="周佳宁", platforms=["meituan"], **at(1))
    edit(station, person_id=person, phone="13800002046", card="900001", consent="oral", **at(2))
    back = edit(station, person_id=person, note="x", **at(3))
    undo(station, op=back.op, **at(4))
    edit(station, person_id=person, employer="老街站点", **at(5))
    edits = [line for line in told(station, person, Chapter.RECORD) if isinstance(line, Deed)][:4]
    assert [(deed.changed, deed.undone) for deed in edits] == [
        (("employer",), False),
        ((), True),
        (("phone", "cards", "last_consent"), False),
        (("name", "platforms"), False),
    ]


def test_an_edit_nobody_remembers_says_only_that_it_was(station: Database) -> None:
    person = register(station, name="周佳", **at(0)).value.id
    edit(station, person_id=person, name="周佳宁", **at(1))
    station.conn.execute("DELETE FROM act_before")
    station.conn.commit()
    first = told(station, person)[0]
    assert isinstance(first, Deed)
    assert (first.what, first.changed) == ("people.edit", ())


def test_nobodys_story(station: Database) -> None:
    with pytest.raises(NotFound):
        story(station, 99)
    assert lines(station, []) == {}


def test_what_was_handed_out_to_somebody(station: Database) -> None:
    by = add(station, name="林老师", **at(0)).value.id
    person = register(station, name="周佳宁", **at(0)).value.id
    item = add_item(station, name="酸梅汤", unit="瓶", kind="drink", **at(0)).value
    receive(station, item_id=item.id, quantity=9, **at(0))
    issue(station, item_id=item.id, quantity=2, person_id=person, reason="高温", **at(1, by))
    undo(station, op=issue(station, item_id=item.id, person_id=person, **at(2)).op, **at(3))
    issue(station, item_id=item.id, **at(4))
    wrong, right = told(station, person, Chapter.SUPPLIES)
    assert kinds(station, person) == ["supplies.issue", "supplies.issue", "people.register"]
    assert isinstance(wrong, Deed)
    assert isinstance(right, Deed)
    assert (wrong.undone, right.undone, right.words, right.by_name) == (True, False, "高温", "林老师")
    assert right.move is not None
    assert (right.move.item, right.move.quantity) == ("酸梅汤", -2)
