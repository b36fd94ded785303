"""Every command of the station, so that none is forgotten: what it is called with on the station of `left.prepare`."""

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module

MODULES = ("people.commands", "settings.commands", "sheets.commands", "staff.commands", "undo.commands",
           "visits.commands", "visits.corrections", "imports.commands", "reports.export",
           "lending.commands", "lending.tools", "lending.moves", "lending.bookings", "shifts.commands",
           "shifts.opening", "amenities.items", "amenities.places", "amenities.faults", "amenities.checks",
           "supplies.commands", "supplies.items", "supplies.stock", "closing.commands", "training.planning",
           "training.enrolling", "training.door", "training.certificates", "training.attachments")  # fmt: skip

COMMANDS = {
    "people.commands.register": 'name="单小满", phone="13800002049", card="900009", consent="oral"',
    "people.commands.edit": 'person_id=2, employer="东风站", platforms=["jd"]',
    "people.commands.issue_card": "person_id=2",
    "people.commands.merge": "keep=1, drop=3",
    "people.commands.suspend": 'person_id=2, reason="没还伞", until=None',
    "people.commands.lift": "person_id=4",
    "people.commands.set_notice": 'text="这里登记来的人。"',
    "people.commands.reveal": "person_id=1",
    "settings.commands.set": 'key="visits.auto_minutes", value=120',
    "settings.commands.set_up": 'values={"visits.auto_minutes": 120, "station.name": "东风站"}',
    "settings.commands.add_entry": 'dictionary=Dictionary.SERVICE, zh="磨刀"',
    "settings.commands.edit_entry": 'dictionary=Dictionary.SERVICE, code="water", zh="开水"',
    "settings.commands.move_entry": 'dictionary=Dictionary.SERVICE, code="water", before=None',
    "settings.commands.add_alias": 'dictionary=Dictionary.SERVICE, code="water", word="喝口水"',
    "settings.commands.remove_alias": 'dictionary=Dictionary.SERVICE, code="water", word="凉水"',
    "sheets.commands.make_sheets": "count=2",
    "sheets.commands.set_day": "sheet_id=1, day=date(2026, 8, 31)",
    "sheets.commands.enter_line": 'sheet_id=1, line=1, day=date(2026, 8, 31), newcomer={"nickname": "张师傅"},'
    ' services=["water"]',
    "sheets.commands.strike_lines": "sheet_id=1, lines=[3, 4]",
    "sheets.commands.free_line": "sheet_id=1, line=2",
    "sheets.commands.mark_unused": "sheet_ids=[2]",
    "staff.commands.add": 'name="李芳"',
    "staff.commands.set_active": "staff_id=1, active=False",
    "undo.commands.undo": 'op=op_of("visits.check_in_anonymous")',
    "visits.commands.check_in": 'person_id=2, services=["water", "rest"]',
    "visits.commands.check_in_new": 'name="单小满", services=["water"]',
    "visits.commands.check_in_anonymous": "heads=6",
    "visits.commands.set_category": 'visit_id=heads_6(), category="courier"',
    "visits.commands.check_out": "visit_id=open_visit()",
    "visits.commands.end_run_out": "",
    "visits.commands.close_day": "",
    "visits.commands.close_past_days": "",
    "visits.commands.void": 'visit_id=open_visit(), reason="登错了"',
    "visits.corrections.edit": 'visit_id=open_visit(), services=["meal"], note="改过"',
    "visits.corrections.back_date": 'day=date(2026, 8, 30), person_id=2, services=["water"]',
    "reports.export.allow": 'ledger="visits"',
    "imports.commands.import_people": 'path=desk / "people.csv"',
    "imports.commands.import_visits": 'path=desk / "visits.csv"',
    "imports.commands.import_tools": 'path=desk / "tools.csv"',
    "imports.commands.import_supplies": 'path=desk / "supplies.csv"',
    "imports.commands.import_enrolments": 'path=desk / "enrolments.csv"',
    "lending.commands.lend": "tool_id=2, person_id=2",
    "lending.commands.give_back": 'loan_id=1, condition="damaged", missing=["气针"]',
    "lending.commands.renew": "loan_id=1, due_at=NOW + timedelta(days=3)",
    "lending.tools.add_tool": 'name="雨衣", accessories=["袋子"]',
    "lending.tools.add_many": 'name="螺丝刀", count=3',
    "lending.tools.edit_tool": 'tool_id=2, cabinet="B"',
    "lending.tools.issue_label": "tool_id=2",
    "lending.tools.set_loan_length": 'kind="hand", minutes=120',
    "lending.moves.send_to_repair": 'tool_id=2, reason="松了"',
    "lending.moves.back_from_repair": "tool_id=3",
    "lending.moves.report_lost": "tool_id=1",
    "lending.moves.find_again": "tool_id=4",
    "lending.moves.write_off": 'tool_id=4, reason="找不到了"',
    "lending.moves.retire": "tool_id=2",
    "lending.moves.bring_back": "tool_id=5",
    "lending.bookings.reserve": "tool_id=2, person_id=2, starts_at=NOW + timedelta(hours=4),"
    " ends_at=NOW + timedelta(hours=5)",
    "lending.bookings.cancel_reservation": "reservation_id=1",
    # What an earlier day left open makes room: the day after is the heavier way to begin.
    "shifts.commands.begin": "staff_id=1, now=NOW + timedelta(days=1)",
    "shifts.commands.hand_over": 'staff_id=1, handover="钥匙在抽屉里。"',
    "shifts.commands.write_handover": 'text="钥匙在抽屉里。\\n冰箱要修。"',
    "shifts.commands.end": 'handover="都好。"',
    "shifts.commands.set_heat": "level=40",
    "shifts.commands.close_past_days": "now=NOW + timedelta(days=1)",
    "shifts.opening.open_station": "now=NOW + timedelta(days=1)",
    "shifts.opening.close_station": "",
    "shifts.opening.correct_opening": "opening_id=1, opened_at=NOW - timedelta(days=1), "
    'closed_at=NOW - timedelta(hours=18), note="晚关"',
    "shifts.opening.add_opening": "opened_at=NOW - timedelta(days=2), closed_at=NOW - timedelta(days=1, hours=18), "
    'note="忘了记"',
    "amenities.items.add": 'name="微波炉", kind="microwave", place="东墙", donor="东风食堂", origin="donated"',
    "amenities.items.add_many": 'said=[{"name": "座椅", "kind": "seating", "capacity": 1}] * 3',
    "amenities.items.edit": 'amenity_id=3, code="S-100", capacity=8, note="新搬来的"',
    "amenities.items.issue_label": "amenity_id=3",
    "amenities.items.retire": "amenity_id=3",
    "amenities.items.bring_back": "amenity_id=4",
    "amenities.places.occupy": "amenity_id=3, places=4, until_at=NOW + timedelta(hours=2)",
    "amenities.places.free": "occupancy_id=2",
    "amenities.places.free_all": "amenity_id=1",
    "amenities.faults.report_fault": 'amenity_id=1, what="插座松了"',
    "amenities.faults.repair": 'fault_id=1, repairer="孙师傅"',
    "amenities.faults.mark_fixed": 'fault_id=1, outcome="换了插头"',
    "amenities.faults.not_fixed": 'fault_id=2, why="还是不冷"',
    "amenities.faults.confirm_fixed": "fault_id=2",
    "amenities.checks.inspect": 'result="abnormal", check_item="sockets", amenity_id=1, note="插座松了"',
    "supplies.commands.receive": 'item_id=1, quantity=24, batch="A7", expires_on=date(2027, 1, 1), '
    'origin="donated", donor="东风食堂", note="一箱"',
    "supplies.commands.issue": "item_id=1, quantity=6, visit_id=heads_6()",
    "supplies.items.add_item": 'name="毛巾", unit="条", kind="giveaway", barcode="6901234567892", desk_key=6, '
    "kept_in=1",
    "supplies.items.edit_item": 'item_id=1, name="矿泉水", barcode="6901234567885", low_mark=12',
    "supplies.items.retire_item": "item_id=2",
    "supplies.items.bring_back_item": "item_id=3",
    "supplies.stock.count": 'item_id=1, counted=1, reason="盘点"',
    "supplies.stock.scrap": 'item_id=1, quantity=4, reason="破了"',
    "closing.commands.close": 'handover="都好。"',
    "training.planning.plan": 'topic="急救", capacity=20, starts_at=NOW + timedelta(days=2), '
    'ends_at=NOW + timedelta(days=2, hours=1), place="院子", trainer="孙医生", organiser="街道总工会", note="带笔"',
    "training.planning.plan_many": 'topic="防骗", capacity=9, times=[(NOW + timedelta(days=n), '
    "NOW + timedelta(days=n, hours=1)) for n in (3, 10, 17)]",
    "training.planning.edit": 'session_id=1, place="院子", capacity=3',
    "training.planning.cancel": 'session_id=2, reason="老师病了"',
    "training.enrolling.enrol": 'session_id=2, person_id=5, note="坐前排"',
    "training.enrolling.enrol_many": "session_id=2, person_ids=[3, 4, 5]",
    "training.enrolling.withdraw": "session_id=1, person_id=2",
    "training.enrolling.promote": "enrolment_id=3, widen=True",
    "training.door.sign_in": "session_id=1, person_id=4, widen=True",
    "training.door.sign_out": "session_id=1, person_id=1",
    "training.door.close": "session_id=1",
    "training.certificates.certify": "session_id=3",
    "training.certificates.void_certificate": 'certificate_id=1, reason="名字写错"',
    "training.attachments.attach": 'session_id=1, name="课件.pdf", content=b"%PDF-1.7" + bytes(20_000)',
    "training.attachments.detach": "file_id=1",
}
"""By module and name."""

UNDONE = ("imports.visits", "people.merge", "visits.back_date", "sheets.enter_line_new", "visits.void", "lending.lend",
          "shifts.hand_over", "amenities.inspect", "supplies.issue", "closing.close", "imports.supplies",
          "imports.enrolments", "training.withdraw", "training.sign_in", "training.close",
          "training.certify")  # fmt: skip
"""Acts whose taking back writes most; each is done by `left.prepare`."""


def programs() -> Iterator[tuple[str, str]]:
    """Each command, and each act taken back: its name, and the lines that do it."""
    for name, facts in COMMANDS.items():
        yield name.replace(".commands", "").replace(".corrections", ""), lines(name, facts)
    for what in UNDONE:
        yield f"undo of {what}", lines("undo.commands.undo", f'op=op_of("{what}")')


def all_commands() -> set[str]:
    """What the modules offer as commands: public functions that take a station, a moment and who does it."""
    found = set()
    for module in MODULES:
        for name, function in inspect.getmembers(import_module(f"station_app.core.{module}"), inspect.isfunction):
            if _is_command(function) and function.__module__.endswith(module) and not name.startswith("_"):
                found.add(f"{module}.{name}")
    return found


def _is_command(function: Callable[..., object]) -> bool:
    parameters = inspect.signature(function).parameters
    by_name = {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}
    said = {each.kind for name, each in parameters.items() if name != "db"}
    return {"db", "now", "by"} <= set(parameters) and said <= by_name


def lines(name: str, facts: str, more: str = "") -> str:
    """A small program that runs a command with these facts at NOW, unless they say another moment."""
    module, _, function = name.rpartition(".")
    said = [each for each in (facts, "" if "now=" in facts else "now=NOW", "by=None", more) if each]
    return f"""
    from station_app.core.{module} import {function}
    from station_app.core.settings.model import Dictionary
    db = open_database(station)
    def op_of(what): return db.value("SELECT max(id) FROM act WHERE what = ?", (what,))
    def open_visit(): return db.value("SELECT max(id) FROM visit WHERE state = 'in' AND person_id = 1")
    def heads_6(): return db.value("SELECT id FROM visit WHERE heads = 6")
    print("begun", flush=True)
    done = {function}(db, {", ".join(said)})
"""
