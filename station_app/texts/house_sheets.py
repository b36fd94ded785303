"""The words of the ledgers of amenities, supplies and opening hours, and those of any ledger by its name.

Those of trainings lie in `training_sheets`.
"""

from datetime import date, timedelta

from station_app.core.reports import house_ledgers, ledgers, lending_ledgers
from station_app.core.reports.ledgers import Words
from station_app.texts import translate
from station_app.texts.moments import weekday
from station_app.texts.sheets import frame, lending_words, visit_log_words
from station_app.texts.training_sheets import training_labels

_MONDAY = date(2026, 1, 5)


def ledger_words(ledger: str) -> Words:
    """Every label of a ledger in the language in force."""
    if ledger in house_ledgers.LEDGERS:
        return house_words()
    return lending_words() if ledger in lending_ledgers.COLUMNS else visit_log_words()


def house_words() -> Words:
    """Every label of the ledgers of the house in the language in force."""
    known = frame() | training_labels() | _names() | _columns() | _more_columns() | _states() | _checks() | _figures()
    known |= _more_figures()
    return {key: known[key] for key in dict.fromkeys((*ledgers.WORD_KEYS, *house_ledgers.WORD_KEYS))}


def _names() -> dict[str, str]:
    return {
        "ledger.amenities": translate("Sheets", "Amenities"),
        "ledger.inspections": translate("Sheets", "Sheet of daily checks"),
        "ledger.faults": translate("Sheets", "Faults and repairs"),
        "ledger.openings": translate("Sheets", "Opening log"),
        "ledger.supplies": translate("Sheets", "List of supplies"),
        "ledger.stock_card": translate("Sheets", "Stock cards"),
        "ledger.moves": translate("Sheets", "Receipts and issues"),
        "summary.issued_by_kind": translate("Sheets", "Issued by kind"),
        "separator": translate("Sheets", ", "),
    }


def _columns() -> dict[str, str]:
    return {
        "column.no": translate("Sheets", "No."),
        "column.day": translate("Sheets", "Date"),
        "column.weekday": translate("Sheets", "Weekday"),
        "column.note": translate("Sheets", "Note"),
        "column.by": translate("Sheets", "Registered by"),
        "column.phone": translate("Sheets", "Phone"),
        "column.amenity_code": translate("Sheets", "Amenity no."),
        "column.amenity": translate("Sheets", "Amenity"),
        "column.amenity_kind": translate("Sheets", "Kind"),
        "column.place": translate("Sheets", "Where"),
        "column.capacity": translate("Sheets", "Places"),
        "column.origin": translate("Sheets", "Origin"),
        "column.donor": translate("Sheets", "Donor"),
        "column.since_day": translate("Sheets", "In service since"),
        "column.amenity_state": translate("Sheets", "State now"),
        "column.checked_at": translate("Sheets", "Last check"),
        "column.check_result": translate("Sheets", "Found"),
        "column.open_fault": translate("Sheets", "Open fault"),
        "column.days_out": translate("Sheets", "Days out of service in the period"),
        "column.reported_at": translate("Sheets", "Reported"),
        "column.broken": translate("Sheets", "What is broken"),
        "column.what": translate("Sheets", "Fault"),
        "column.reported_by": translate("Sheets", "Reported by"),
        "column.fault_state": translate("Sheets", "State"),
        "column.repair_at": translate("Sheets", "Under repair"),
        "column.repairer": translate("Sheets", "Mended by"),
        "column.fixed_at": translate("Sheets", "Fixed"),
        "column.outcome": translate("Sheets", "What was done"),
        "column.confirmed_at": translate("Sheets", "Confirmed"),
        "column.confirmed_by": translate("Sheets", "Confirmed by"),
        "column.hours_out": translate("Sheets", "Hours until confirmed"),
    }


def _more_columns() -> dict[str, str]:
    return {
        "column.opened_at": translate("Sheets", "Opened"),
        "column.closed_at": translate("Sheets", "Closed"),
        "column.open_hours": translate("Sheets", "Hours open"),
        "column.late_minutes": translate("Sheets", "Opened late (min)"),
        "column.early_minutes": translate("Sheets", "Closed early (min)"),
        "column.opening_state": translate("Sheets", "State"),
        "column.month": translate("Sheets", "Month"),
        "column.point": translate("Sheets", "Point"),
        "column.not_in_order": translate("Sheets", "Not in order"),
        "column.item": translate("Sheets", "Item"),
        "column.supply_kind": translate("Sheets", "Kind"),
        "column.unit": translate("Sheets", "Unit"),
        "column.carried": translate("Sheets", "At the start"),
        "column.received": translate("Sheets", "Received"),
        "column.issued": translate("Sheets", "Issued"),
        "column.scrapped": translate("Sheets", "Scrapped"),
        "column.counted": translate("Sheets", "Count difference"),
        "column.at_end": translate("Sheets", "At the end"),
        "column.stock": translate("Sheets", "Stock now"),
        "column.low_mark": translate("Sheets", "Low mark"),
        "column.first_expiry": translate("Sheets", "First expiry"),
        "column.expiring": translate("Sheets", "Expiring"),
        "column.item_state": translate("Sheets", "State"),
        "column.moved_at": translate("Sheets", "When"),
        "column.move_kind": translate("Sheets", "Move"),
        "column.change": translate("Sheets", "Quantity"),
        "column.balance": translate("Sheets", "Balance"),
        "column.batch": translate("Sheets", "Batch"),
        "column.expires_on": translate("Sheets", "Expires"),
        "column.recipient": translate("Sheets", "To whom"),
        "column.reason": translate("Sheets", "Reason"),
    }


def _states() -> dict[str, str]:
    return {
        "origin.bought": translate("Sheets", "bought"),
        "origin.allotted": translate("Sheets", "allotted"),
        "origin.donated": translate("Sheets", "donated"),
        "amenity_state.normal": translate("Sheets", "normal"),
        "amenity_state.faulty": translate("Sheets", "faulty"),
        "amenity_state.retired": translate("Sheets", "retired"),
        "check_result.normal": translate("Sheets", "normal"),
        "check_result.abnormal": translate("Sheets", "abnormal"),
        "check_result.not_applicable": translate("Sheets", "not applicable"),
        "fault_state.reported": translate("Sheets", "reported"),
        "fault_state.under_repair": translate("Sheets", "under repair"),
        "fault_state.fixed": translate("Sheets", "fixed"),
        "fault_state.confirmed": translate("Sheets", "confirmed"),
        "opening_state.open": translate("Sheets", "open now"),
        "opening_state.closed": translate("Sheets", "closed"),
        "opening_state.missed": translate("Sheets", "closing not recorded"),
        "opening_state.none": translate("Sheets", "not opened"),
        "opening_state.rest": translate("Sheets", "day off"),
        "move_kind.carried": translate("Sheets", "carried over"),
        "move_kind.received": translate("Sheets", "received"),
        "move_kind.issued": translate("Sheets", "issued"),
        "move_kind.counted": translate("Sheets", "counted"),
        "move_kind.scrapped": translate("Sheets", "scrapped"),
        "move_kind.reversed": translate("Sheets", "taken back"),
        "item_state.active": translate("Sheets", "kept"),
        "item_state.low": translate("Sheets", "low"),
        "item_state.retired": translate("Sheets", "no longer kept"),
        **{f"weekday.{n + 1}": weekday(_MONDAY + timedelta(days=n)) for n in range(7)},
    }


def _checks() -> dict[str, str]:
    return {
        "check.by": translate("Sheets", "Checked by"),
        "check.legend": translate("Sheets", "√ normal   × not in order   — not applicable   empty: not looked at"),
        "check.kept": translate("Sheets", "To be kept for three years."),
        "check.not_in_order": translate("Sheets", "Not in order, and what became of it"),
        "check.all_in_order": translate("Sheets", "Nothing was found out of order."),
        "check.line": translate("Sheets", "{day}  {point}: {note} → {fate}"),
        "check.line_about": translate("Sheets", "{day}  {point} ({amenity}): {note} → {fate}"),
        "check.fate_none": translate("Sheets", "no repair wanted"),
        "check.fate_reported": translate("Sheets", "reported, repair not begun"),
        "check.fate_under_repair": translate("Sheets", "under repair since {day}"),
        "check.fate_fixed": translate("Sheets", "fixed on {day}, not confirmed yet"),
        "check.fate_confirmed": translate("Sheets", "in order again, confirmed on {day}"),
        "opening.total": translate(
            "Sheets",
            "Total: open on {days} days, {hours} hours; opened late on {late}; closing not recorded on {missed}.",
        ),
    }


def _figures() -> dict[str, str]:
    return {
        "figure.open_days": translate("Sheets", "Days open"),
        "figure.open_hours": translate("Sheets", "Hours open"),
        "figure.late_days": translate("Sheets", "Days opened late"),
        "figure.early_days": translate("Sheets", "Days closed early"),
        "figure.missed": translate("Sheets", "Closings not recorded"),
        "figure.supplies_received": translate("Sheets", "Supplies received"),
        "figure.supplies_issued": translate("Sheets", "Supplies issued"),
        "figure.supplies_scrapped": translate("Sheets", "Supplies scrapped"),
        "figure.supplies_counted": translate("Sheets", "Difference found by counting"),
        "definition.open_days": translate("Sheets", "Days on which the opening of the station was recorded."),
        "definition.open_hours": translate(
            "Sheets",
            "From opening to closing, over the openings whose two times are recorded; where the closing is not, no"
            " hours count.",
        ),
        "definition.late_days": translate("Sheets", "Of these days, those first opened after the hour on the door."),
        "definition.early_days": translate("Sheets", "Of these days, those closed before the hour on the door."),
        "definition.missed": translate("Sheets", "Of these days, those whose closing nobody recorded."),
        "definition.supplies_received": translate(
            "Sheets", "Units that came in; of different goods added as they are. What was taken back is left out."
        ),
        "definition.supplies_issued": translate(
            "Sheets", "Units handed out, with a visit or without; what was taken back is left out."
        ),
        "definition.supplies_scrapped": translate(
            "Sheets", "Units thrown away with a reason; what was taken back is left out."
        ),
        "definition.supplies_counted": translate(
            "Sheets", "What stocktakes found over, less what they found short; what was taken back is left out."
        ),
    }


def _more_figures() -> dict[str, str]:
    return {
        "figure.amenities_faults_reported": translate("Sheets", "Faults reported"),
        "figure.amenities_faults_confirmed": translate("Sheets", "Faults fixed and confirmed"),
        "figure.amenities_out_hours": translate("Sheets", "Hours out of service"),
        "figure.amenities_checks": translate("Sheets", "Points checked"),
        "figure.amenities_abnormal": translate("Sheets", "Points not in order"),
        "definition.amenities_faults_reported": translate(
            "Sheets", "Faults reported in the period; those taken back are left out."
        ),
        "definition.amenities_faults_confirmed": translate(
            "Sheets", "Faults confirmed as fixed in the period, whenever they were reported."
        ),
        "definition.amenities_out_hours": translate(
            "Sheets",
            "Hours of the period from the report of a fault until it was confirmed as fixed, or until now; amenities"
            " only, day and night.",
        ),
        "definition.amenities_checks": translate(
            "Sheets", "Points of the daily check with a result, each once a shift; not applicable ones included."
        ),
        "definition.amenities_abnormal": translate("Sheets", "Of these, those found not in order."),
    }
