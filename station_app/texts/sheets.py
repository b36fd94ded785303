"""The words of ledgers and sheets, by the keys their writers ask for."""

from station_app.core.reports import ledgers, log_ledger
from station_app.core.reports.ledgers import Words
from station_app.texts import translate


def visit_log_words() -> Words:
    """Every label of the visit log in the language in force."""
    known = _frame() | _columns() | _visits() | _figures()
    return {key: known[key] for key in (*ledgers.WORD_KEYS, *log_ledger.WORD_KEYS)}


def _frame() -> dict[str, str]:
    return {
        "sheet.summary": translate("Sheets", "Summary"),
        "heading.title": translate("Sheets", "{station} {ledger}"),
        "heading.month": translate("Sheets", "Month: {year}-{month}"),
        "heading.range": translate("Sheets", "{first} to {last}"),
        "heading.count": translate("Sheets", "{count} rows"),
        "heading.made_at": translate("Sheets", "Made {at}"),
        "heading.masked": translate("Sheets", "Phone numbers masked"),
        "heading.unmasked": translate("Sheets", "Phone numbers in full: keep this file safe"),
        "ledger.empty": translate("Sheets", "No rows in this period"),
        "signature.filled_by": translate("Sheets", "Filled in by:"),
        "signature.checked_by": translate("Sheets", "Checked by:"),
        "signature.seal": translate("Sheets", "Seal:"),
        "summary.figures": translate("Sheets", "Figures"),
        "column.figure": translate("Sheets", "Figure"),
        "column.value": translate("Sheets", "Count"),
        "column.definition": translate("Sheets", "How it is counted"),
    }


def _columns() -> dict[str, str]:
    return {
        "column.no": translate("Sheets", "No."),
        "column.day": translate("Sheets", "Date"),
        "column.arrived": translate("Sheets", "Arrived"),
        "column.name": translate("Sheets", "Name"),
        "column.heads": translate("Sheets", "Heads"),
        "column.phone": translate("Sheets", "Phone"),
        "column.category": translate("Sheets", "Category"),
        "column.platform": translate("Sheets", "Platform"),
        "column.services": translate("Sheets", "Services"),
        "column.left": translate("Sheets", "Left"),
        "column.state": translate("Sheets", "Leaving"),
        "column.note": translate("Sheets", "Note"),
        "column.by": translate("Sheets", "Registered by"),
        "column.people": translate("Sheets", "People"),
        "column.count": translate("Sheets", "Visits"),
        "column.hour": translate("Sheets", "Hour"),
        "column.service": translate("Sheets", "Service"),
    }


def _visits() -> dict[str, str]:
    return {
        "ledger.visits": translate("Sheets", "Visit log"),
        "summary.by_day": translate("Sheets", "Visits by day"),
        "summary.by_category": translate("Sheets", "By category"),
        "summary.by_platform": translate("Sheets", "By platform"),
        "summary.by_service": translate("Sheets", "By service"),
        "summary.by_hour": translate("Sheets", "By hour of arrival"),
        "anonymous": translate("Sheets", "No name"),
        "separator": translate("Sheets", ", "),
        "state.in": translate("Sheets", "on site"),
        "state.out": translate("Sheets", "left"),
        "state.auto": translate("Sheets", "by itself"),
        "state.unknown": translate("Sheets", "not recorded"),
        "note.back_dated": translate("Sheets", "back-dated"),
    }


def _figures() -> dict[str, str]:
    return {
        "figure.visit_count": translate("Sheets", "Visits"),
        "figure.person_count": translate("Sheets", "People (each once)"),
        "figure.service_count": translate("Sheets", "Services used"),
        "figure.anonymous_count": translate("Sheets", "Visits without a name"),
        "figure.new_count": translate("Sheets", "New people"),
        "figure.stay_minutes": translate("Sheets", "Average stay (min)"),
        "definition.visit_count": translate(
            "Sheets", "Heads that came in the period, also those without a name; void entries are left out."
        ),
        "definition.person_count": translate(
            "Sheets", "Different people known by name, phone or card; each is counted once however often they came."
        ),
        "definition.service_count": translate("Sheets", "Services used, each counted for every head of its visit."),
        "definition.anonymous_count": translate(
            "Sheets", "Heads that came without a name; they are in Visits and not in People."
        ),
        "definition.new_count": translate(
            "Sheets",
            "People whose first visit ever lies in the period; of merged records the earliest visit counts,"
            " void entries do not.",
        ),
        "definition.stay_minutes": translate(
            "Sheets",
            "From arrival to leaving, over the visits whose two times are known; those that ended by themselves are"
            " left out.",
        ),
    }
