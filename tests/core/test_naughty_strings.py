"""Every string of a list that breaks programs, in every field: kept as the gate leaves it and found, or refused."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from station_app.core.amenities import commands as amenities
from station_app.core.amenities import queries as places
from station_app.core.audit.queries import broken_link
from station_app.core.errors import Missing, Refusal, TooLong
from station_app.core.gate import clean, gate, gate_name
from station_app.core.lending import queries as lending
from station_app.core.lending.commands import add_tool, give_back, lend
from station_app.core.people import queries as people
from station_app.core.people.commands import edit, register
from station_app.core.people.model import CardTaken, read_card, read_number
from station_app.core.search.queries import find
from station_app.core.settings import queries as settings
from station_app.core.settings.commands import add_entry
from station_app.core.settings.commands import set as set_setting
from station_app.core.settings.model import Dictionary, LabelTaken
from station_app.core.shifts import commands as shifts
from station_app.core.shifts import queries as duty
from station_app.core.shifts.model import HANDOVER_LIMIT, NOTE_LIMIT
from station_app.core.staff.commands import add
from station_app.core.staff.model import NameTaken
from station_app.core.staff.queries import by_name
from station_app.core.storage.database import Database, open_database
from station_app.core.storage.photos import photo
from station_app.core.supplies import commands as supplies
from station_app.core.supplies import queries as stock
from station_app.core.supplies.model import ItemTaken
from station_app.core.training import commands as trainings
from station_app.core.training import queries as lessons
from station_app.core.types import Done
from station_app.core.undo.commands import undo
from station_app.core.visits import queries as visits
from station_app.core.visits.commands import check_in, check_in_anonymous, void
from tests.conftest import MORNING

LIST = Path(__file__).parents[3] / "shared" / "data" / "naughty-strings.json"
NAUGHTY: list[str] = json.loads(LIST.read_text(encoding="utf-8")) if LIST.is_file() else []
WHEN: dict[str, Any] = {"now": MORNING, "by": None}

pytestmark = pytest.mark.skipif(not NAUGHTY, reason="the list of naughty strings lies beside the project, not in it")


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One station for all of them."""
    db = open_database(tmp_path_factory.mktemp("naughty") / "station.sqlite", create=True)
    yield db
    assert broken_link(db) is None
    assert db.value("PRAGMA integrity_check") == "ok"
    db.close()


def done_or_refused(command: Callable[..., Done[Any]], *args: Any, **facts: Any) -> Any:
    """The value, or the refusal, which must say facts."""
    try:
        return command(*args, **facts, **WHEN).value
    except Refusal as refusal:
        refused = refusal
    assert vars(refused), refused
    return refused


@pytest.mark.parametrize(
    ("field", "limit", "through"),
    [("name", 60, gate_name), ("nickname", 60, gate_name), ("employer", 80, gate), ("note", 500, gate)],
)
def test_a_persons_words(station: Database, field: str, limit: int, through: Callable[..., str | None]) -> None:
    for text in NAUGHTY:
        found = done_or_refused(register, station, **{field: text})
        if isinstance(found, Refusal):
            with pytest.raises(type(found)):
                through(text, field=f"person.{field}", limit=limit)
            continue
        kept = through(text, field=f"person.{field}", limit=limit)
        assert getattr(found, field) == kept
        assert getattr(people.by_id(station, found.id), field) == kept
        if kept and through is gate_name:
            for typed in (text, kept):
                assert found.id in [hit.person_id for hit in find(station, typed, limit=10_000)], ascii(text)


def test_a_persons_words_edited_and_taken_back(station: Database) -> None:
    person = register(station, name="周佳宁", note="x", **WHEN).value
    for text in NAUGHTY[::4]:
        try:
            changed = edit(station, person_id=person.id, name=text, note=text, employer=text, **WHEN)
        except Refusal:
            continue
        assert changed.value.name == gate_name(text, field="f", limit=60)
        undo(station, op=changed.op, **WHEN)
        back = people.by_id(station, person.id)
        assert (back.name, back.note, back.employer) == ("周佳宁", "x", None)


def test_a_number(station: Database) -> None:
    for text in NAUGHTY:
        found = done_or_refused(register, station, phone=text, phone_own=False)
        if not isinstance(found, Refusal):
            number = read_number(text)
            assert (found.phone, found.other_number) == (number.phone, number.other)
            assert (number.phone or number.other) or gate(text, field="f", limit=40) is None


def test_a_card(station: Database) -> None:
    for text in NAUGHTY:
        found = done_or_refused(register, station, card=text)
        if isinstance(found, CardTaken):
            assert people.by_id(station, found.person_id).card == read_card(text)
        elif not isinstance(found, Refusal):
            assert found.card == read_card(text)
            assert [hit.person_id for hit in find(station, text)] == [found.id]


def test_a_name_on_duty(station: Database) -> None:
    for text in NAUGHTY:
        found = done_or_refused(add, station, name=text)
        if isinstance(found, NameTaken):
            assert by_name(station, found.name) is not None
        elif not isinstance(found, Refusal):
            assert by_name(station, found.name) == found
            assert found.name == gate_name(text, field="f", limit=40)


@pytest.mark.parametrize(("key", "limit"), [("station.name", 60), ("station.address", 80)])
def test_a_setting(station: Database, key: str, limit: int) -> None:
    for text in NAUGHTY:
        found = done_or_refused(set_setting, station, key=key, value=text)
        if not isinstance(found, Refusal):
            assert settings.get(station, key) == found == (gate(text, field="f", limit=limit) or "")


@pytest.mark.parametrize("key", ["station.opens", "station.timezone", "visits.auto_minutes", "no.such"])
def test_a_setting_that_is_no_text(station: Database, key: str) -> None:
    assert all(isinstance(done_or_refused(set_setting, station, key=key, value=text), Refusal) for text in NAUGHTY)


def test_a_word_of_a_dictionary(station: Database) -> None:
    for text in NAUGHTY:
        found = done_or_refused(add_entry, station, dictionary=Dictionary.SERVICE, zh=text, en=text)
        if not isinstance(found, Refusal):
            assert settings.labels(station, Dictionary.SERVICE, "zh")[found.code] == found.zh
            assert found.zh == gate(text, field="f", limit=40)
            visit = check_in_anonymous(station, services=[found.code], **WHEN).value
            assert visit.services == (found.code,)
        else:
            assert isinstance(found, LabelTaken) or len(gate(text, field="f", limit=500) or "") not in range(1, 41)


def test_a_reason(station: Database) -> None:
    person = register(station, **WHEN).value.id
    for text in NAUGHTY:
        visit = done_or_refused(check_in, station, person_id=person, again=True, reason=text)
        if isinstance(visit, Refusal):
            continue
        kept = gate(text, field="f", limit=200)
        assert visit.again_reason == kept
        assert void(station, visit_id=visit.id, reason=text, **WHEN).value.void_reason == kept


def test_a_code_is_never_taken_for_one(station: Database) -> None:
    for text in NAUGHTY:
        for facts in ({"category": text}, {"services": [text]}):
            assert isinstance(done_or_refused(check_in_anonymous, station, **facts), Refusal)


def test_a_filter_of_the_log(station: Database) -> None:
    for text in [text for text in NAUGHTY if text]:
        assert visits.counts(station, visits.Filters(text=text)).people <= 1
        assert not visits.ids(station, visits.Filters(text=text, service=text))


def test_a_key_of_a_form(station: Database) -> None:
    for text in [text for text in NAUGHTY if text]:
        first = check_in_anonymous(station, key=text, **WHEN)
        assert check_in_anonymous(station, key=text, **WHEN) == first


@pytest.mark.parametrize(
    ("field", "limit"), [("name", 80), ("cabinet", 20), ("slot", 20), ("note", 500), ("accessories", 40)]
)
def test_a_tools_words(station: Database, field: str, limit: int) -> None:
    for text in NAUGHTY:
        said: dict[str, Any] = {"name": "锤子", field: [text, "x"] if field == "accessories" else text}
        found = done_or_refused(add_tool, station, **said)
        if isinstance(found, Refusal):
            continue
        kept = gate(text, field="f", limit=limit)
        there = lending.tool(station, found.id)
        assert getattr(there, field) == (tuple(dict.fromkeys((kept, "x"))) if field == "accessories" else kept)
        if field == "name" and kept:
            assert found.id in [tool.id for tool in lending.find(station, text, limit=10_000)], ascii(text)


def test_a_tools_code_and_label(station: Database) -> None:
    for text in NAUGHTY:
        for said in ({"code": text}, {"label": text}):
            found = done_or_refused(add_tool, station, name="锤子", **said)
            if not isinstance(found, Refusal):
                kept = found.code if "code" in said else found.label
                assert lending.by_scan(station, kept) == found
                assert lending.by_scan(station, text) == found


def test_words_of_a_loan(station: Database) -> None:
    person = register(station, name="周佳宁", **WHEN).value
    tool = add_tool(station, name="锤子", **WHEN).value
    for text in NAUGHTY:
        lent = done_or_refused(lend, station, tool_id=tool.id, person_id=person.id, note=text, override=text)
        if isinstance(lent, Refusal):
            continue
        assert lent.note == gate(text, field="f", limit=200)
        back = done_or_refused(give_back, station, loan_id=lent.id, note=text)
        assert back.back_note == lent.note


def refused_rightly(refusal: Refusal, text: str, limit: int, *, wanted: bool = False) -> None:
    """A text is refused because it is too long, or because nothing is left of it where something must be said."""
    left = clean(text)
    assert isinstance(refusal, TooLong if len(left) > limit else Missing), ascii(text)
    assert len(left) > limit or (wanted and not left), ascii(text)


@pytest.mark.parametrize(("field", "limit"), [("name", 60), ("place", 40), ("donor", 80), ("note", 500)])
def test_an_amenitys_words(station: Database, field: str, limit: int) -> None:
    for text in NAUGHTY:
        said: dict[str, Any] = {"name": "饮水机", field: text}
        found = done_or_refused(amenities.add, station, **said)
        if isinstance(found, Refusal):
            refused_rightly(found, text, limit, wanted=field == "name")
            continue
        kept = gate(text, field="f", limit=limit)
        there = places.amenity(station, found.id)
        assert getattr(there, field) == getattr(found, field) == kept
        words: dict[str, Any] = {"name": "座位", field: text}
        edited = amenities.edit(station, amenity_id=found.id, **words, **WHEN).value
        assert getattr(edited, field) == kept
        if field == "name":
            assert found.id in [each.id for each in places.find(station, text, limit=10_000)], ascii(text)


def test_an_amenitys_code_and_label(station: Database) -> None:
    for text in NAUGHTY:
        for said in ({"code": text}, {"label": text}):
            found = done_or_refused(amenities.add, station, name="饮水机", **said)
            if not isinstance(found, Refusal):
                kept = found.code if "code" in said else found.label
                assert places.by_scan(station, kept) == found
                assert places.by_scan(station, text) == found


def test_words_of_a_fault(station: Database) -> None:
    for text in NAUGHTY:
        amenity = amenities.add(station, name="饮水机", kind="water", **WHEN).value.id
        fault = done_or_refused(amenities.report_fault, station, amenity_id=amenity, what=text)
        if isinstance(fault, Refusal):
            refused_rightly(fault, text, 200, wanted=True)
            fault = amenities.report_fault(station, amenity_id=amenity, what="漏水", **WHEN).value
        else:
            assert fault.what == gate(text, field="f", limit=200)
        under_repair = done_or_refused(amenities.repair, station, fault_id=fault.id, repairer=text)
        if isinstance(under_repair, Refusal):
            refused_rightly(under_repair, text, 80)
        else:
            assert under_repair.repairer == gate(text, field="f", limit=80)
        fixed = done_or_refused(amenities.mark_fixed, station, fault_id=fault.id, outcome=text)
        if isinstance(fixed, Refusal):
            refused_rightly(fixed, text, 200)
            fixed = amenities.mark_fixed(station, fault_id=fault.id, **WHEN).value
        else:
            assert fixed.outcome == gate(text, field="f", limit=200)
        again = done_or_refused(amenities.not_fixed, station, fault_id=fault.id, why=text)
        if isinstance(again, Refusal):
            refused_rightly(again, text, 200, wanted=True)
        else:
            assert places.fault(station, fault.id).outcome == again.outcome == gate(text, field="f", limit=200)


@pytest.fixture(scope="module")
def on_duty(station: Database) -> Database:
    """The station with somebody on duty."""
    helper = add(station, name="林老师在岗", **WHEN).value
    shifts.begin(station, staff_id=helper.id, open_station=False, **WHEN)
    return station


def test_a_note_of_a_check(on_duty: Database) -> None:
    for text in NAUGHTY:
        for result, wanted in (("normal", False), ("abnormal", True)):
            found = done_or_refused(amenities.inspect, on_duty, result=result, check_item="exit", note=text)
            if isinstance(found, Refusal):
                refused_rightly(found, text, 200, wanted=wanted)
                continue
            assert found.note == gate(text, field="f", limit=200)
            if found.fault_id is not None:
                assert places.fault(on_duty, found.fault_id).what == found.note


def test_a_note_for_whoever_comes_next(on_duty: Database) -> None:
    for text in NAUGHTY:
        for said in (text, f"钥匙在抽屉里\n{text}\n再见"):
            lines = [clean(line) for line in said.splitlines()]
            kept = "\n".join(lines).strip("\n")
            found = done_or_refused(shifts.write_handover, on_duty, text=said)
            if isinstance(found, Refusal):
                assert isinstance(found, TooLong)
                assert len(kept) > HANDOVER_LIMIT
            else:
                now = duty.current(on_duty)
                assert now is not None
                assert now.handover == found.handover == (kept or None)


def test_a_note_of_an_opening(station: Database) -> None:
    for hours, text in enumerate(NAUGHTY, 2):
        opened = MORNING - timedelta(hours=2 * hours)
        said: dict[str, Any] = {"opened_at": opened, "closed_at": opened + timedelta(hours=1), "note": text}
        found = done_or_refused(shifts.add_opening, station, **said)
        if isinstance(found, Refusal):
            refused_rightly(found, text, NOTE_LIMIT, wanted=True)
            continue
        assert duty.opening(station, found.id).note == found.note == gate(text, field="f", limit=NOTE_LIMIT)


@pytest.mark.parametrize(("field", "limit"), [("name", 60), ("unit", 10), ("note", 500)])
def test_words_of_goods(station: Database, field: str, limit: int) -> None:
    for n, text in enumerate(NAUGHTY):
        found = done_or_refused(supplies.add_item, station, **{"name": f"{field} {n}", "unit": "瓶", field: text})
        if isinstance(found, ItemTaken):
            assert field == "name"
            assert found.item_id in [each.id for each in stock.items(station)]
        elif isinstance(found, Refusal):
            refused_rightly(found, text, limit, wanted=field != "note")
        else:
            assert getattr(stock.item(station, found.id), field) == gate(text, field="f", limit=limit)
            if field == "name":
                assert found.id in [each.id for each in stock.find(station, text, limit=10_000)], ascii(text)


def test_words_of_what_comes_and_goes(station: Database) -> None:
    item = supplies.add_item(station, name="来来去去", unit="瓶", **WHEN).value.id
    for text in NAUGHTY:
        for field, limit in (("batch", 40), ("donor", 80), ("note", 200)):
            came = done_or_refused(supplies.receive, station, item_id=item, quantity=3, **{field: text})
            if isinstance(came, Refusal):
                refused_rightly(came, text, limit)
                continue
            move = stock.move(station, came.id)
            stored = {"batch": move.batch_number, "donor": move.donor, "note": move.note}
            assert stored == {"batch": None, "donor": None, "note": None, field: gate(text, field="f", limit=limit)}
        for command, facts in (
            (supplies.issue, {"quantity": 1}),
            (supplies.count, {"counted": 100}),
            (supplies.scrap, {"quantity": 1}),
        ):
            gone = done_or_refused(command, station, item_id=item, reason=text, **facts)
            if isinstance(gone, Refusal):
                refused_rightly(gone, text, 200, wanted=command is supplies.scrap)
            else:
                assert stock.move(station, gone.id).note == gate(text, field="f", limit=200)


def test_a_barcode(station: Database) -> None:
    for n, text in enumerate(NAUGHTY):
        found = done_or_refused(supplies.add_item, station, name=f"条码 {n}", unit="瓶", barcode=text)
        if not isinstance(found, Refusal) and found.barcode is not None:
            assert stock.by_barcode(station, text) == found
        elif not isinstance(found, Refusal):
            assert not text.strip()


@pytest.mark.parametrize(
    ("field", "limit"), [("topic", 80), ("place", 60), ("trainer", 60), ("organiser", 80), ("note", 500)]
)
def test_words_of_a_session(station: Database, field: str, limit: int) -> None:
    hours: dict[str, Any] = {"starts_at": MORNING, "ends_at": MORNING + timedelta(hours=1), "capacity": 2}
    for n, text in enumerate(NAUGHTY):
        found = done_or_refused(trainings.plan, station, **{"topic": "消防", **hours, field: text})
        if isinstance(found, Refusal):
            refused_rightly(found, text, limit, wanted=field == "topic")
            continue
        kept = gate(text, field="f", limit=limit)
        assert getattr(lessons.session(station, found.id), field) == getattr(found, field) == kept
        if n % 8:
            continue
        if field != "note":
            assert kept is None or kept in lessons.said_before(station, field, limit=10_000)
        edited = trainings.edit(station, session_id=found.id, topic="x", **WHEN)
        undo(station, op=edited.op, **WHEN)
        assert lessons.session(station, found.id) == found


def test_words_of_a_list(station: Database) -> None:
    person = register(station, name="周佳宁", **WHEN).value.id
    hours: dict[str, Any] = {"starts_at": MORNING, "ends_at": MORNING + timedelta(hours=1), "capacity": 2}
    for text in NAUGHTY:
        session = trainings.plan(station, topic="x", **hours, **WHEN).value.id
        listed = done_or_refused(trainings.enrol, station, session_id=session, person_id=person, note=text)
        if isinstance(listed, Refusal):
            refused_rightly(listed, text, 200)
        else:
            assert lessons.enrolment(station, listed.id).note == gate(text, field="f", limit=200)
        cancelled = done_or_refused(trainings.cancel, station, session_id=session, reason=text)
        if isinstance(cancelled, Refusal):
            refused_rightly(cancelled, text, 200)
        else:
            assert lessons.session(station, session).cancel_reason == gate(text, field="f", limit=200)


def test_a_reason_for_a_void_certificate(station: Database) -> None:
    person = register(station, name="周佳宁", **WHEN).value.id
    hours: dict[str, Any] = {"starts_at": MORNING, "ends_at": MORNING + timedelta(hours=1), "capacity": 2}
    session = trainings.plan(station, topic="x", **hours, **WHEN).value.id
    trainings.sign_in(station, session_id=session, person_id=person, walk_in=True, **WHEN)
    trainings.close(station, session_id=session, **WHEN)
    for text in NAUGHTY:
        (made,) = trainings.certify(station, session_id=session, **WHEN).value
        void_one = done_or_refused(trainings.void_certificate, station, certificate_id=made.id, reason=text)
        if isinstance(void_one, Refusal):
            refused_rightly(void_one, text, 200, wanted=True)


def test_a_name_of_a_file(station: Database) -> None:
    hours: dict[str, Any] = {"starts_at": MORNING, "ends_at": MORNING + timedelta(hours=1), "capacity": 2}
    session = trainings.plan(station, topic="x", **hours, **WHEN).value.id
    for text in NAUGHTY:
        kept = done_or_refused(trainings.attach, station, session_id=session, name=text, content=b"x")
        if isinstance(kept, Refusal):
            refused_rightly(kept, text, 120, wanted=True)
        else:
            assert lessons.file(station, kept.id).name == kept.name == gate(text, field="f", limit=120)
            assert photo(station.path, kept.file) == b"x"  # under its bytes, whatever it is called


def test_a_naughty_name_on_a_list_and_a_certificate(station: Database) -> None:
    hours: dict[str, Any] = {"starts_at": MORNING, "ends_at": MORNING + timedelta(hours=1), "capacity": 9_999}
    session = trainings.plan(station, topic="x", **hours, **WHEN).value.id
    named: dict[int, str | None] = {}
    for text in NAUGHTY:
        person = done_or_refused(register, station, name=text)
        if not isinstance(person, Refusal):
            named[person.id] = person.name
    trainings.enrol_many(station, session_id=session, person_ids=list(named), **WHEN)
    for person_id in list(named)[::10]:
        trainings.sign_in(station, session_id=session, person_id=person_id, **WHEN)
    trainings.close(station, session_id=session, **WHEN)
    assert {each.person_id: each.name for each in lessons.roster(station, session)} == named
    for made in trainings.certify(station, session_id=session, **WHEN).value:
        assert made.name == named[made.person_id]
