"""The words of ledgers and sheets, by the keys their writers ask for."""

from station_app.core.lending.model import Condition, LoanState, ToolState
from station_app.core.reports import ledgers, lending_ledgers, log_ledger
from station_app.core.reports.ledgers import Words
from station_app.texts import translate
from station_app.texts.lending import condition_words, loan_state, tool_state


def visit_log_words() -> Words:
    """Every label of the visit log in the language in force."""
    known = frame() | _columns() | _visits() | _figures()
    return {key: known[key] for key in (*ledgers.WORD_KEYS, *log_ledger.WORD_KEYS)}


def lending_words() -> Words:
    """Every label of the ledgers of lending in the language in force."""
    known = frame() | _columns() | _visits() | _lending_columns() | _lending() | _lending_figures()
    return {key: known[key] for key in (*ledgers.WORD_KEYS, *lending_ledgers.WORD_KEYS)}


def _lending_columns() -> dict[str, str]:
    return {
        "column.code": translate("Sheets", "Tool no."),
        "column.tool": translate("Sheets", "Tool"),
        "column.out_at": translate("Sheets", "Lent"),
        "column.due_at": translate("Sheets", "Due"),
        "column.back_at": translate("Sheets", "Back"),
        "column.lost_at": translate("Sheets", "Reported lost"),
        "column.loan_state": translate("Sheets", "Loan"),
        "column.condition": translate("Sheets", "Condition"),
        "column.parts_out": translate("Sheets", "Parts missing"),
        "column.days_late": translate("Sheets", "Days late"),
        "column.kind": translate("Sheets", "Kind"),
        "column.cabinet": translate("Sheets", "Cabinet"),
        "column.slot": translate("Sheets", "Slot"),
        "column.accessories": translate("Sheets", "Accessories"),
        "column.value": translate("Sheets", "Value (yuan)"),
        "column.tool_state": translate("Sheets", "State"),
        "column.since": translate("Sheets", "Since"),
        "column.borrower": translate("Sheets", "Borrower"),
        "column.loan_count": translate("Sheets", "Loans"),
    }


def _lending() -> dict[str, str]:
    return {
        "ledger.loans": translate("Sheets", "Loans"),
        "ledger.tools": translate("Sheets", "Tools"),
        "ledger.overdue": translate("Sheets", "Overdue tools"),
        "ledger.losses": translate("Sheets", "Lost tools"),
        "summary.loans_by_day": translate("Sheets", "Loans by day"),
        "summary.loans_by_kind": translate("Sheets", "Loans by kind"),
        "summary.loans_by_tool": translate("Sheets", "Loans by tool"),
        **{f"loan_state.{state}": loan_state(state) for state in LoanState},
        **{f"condition.{condition}": condition_words(condition) for condition in Condition},
        **{f"tool_state.{state}": tool_state(state) for state in ToolState},
    }


def _lending_figures() -> dict[str, str]:
    return {
        "figure.lent_count": translate("Sheets", "Loans"),
        "figure.borrower_count": translate("Sheets", "Borrowers (each once)"),
        "figure.back_count": translate("Sheets", "Brought back"),
        "figure.late_count": translate("Sheets", "Late"),
        "figure.overdue_count": translate("Sheets", "Overdue now"),
        "figure.damaged_count": translate("Sheets", "Damaged or parts missing"),
        "figure.lost_count": translate("Sheets", "Tools lost"),
        "definition.lent_count": translate("Sheets", "Loans that began in the period; those taken back are left out."),
        "definition.borrower_count": translate("Sheets", "Different people who borrowed; each is counted once."),
        "definition.back_count": translate("Sheets", "Of these loans, those that were brought back by now."),
        "definition.late_count": translate("Sheets", "Of these loans, those back after they were due, or overdue now."),
        "definition.overdue_count": translate("Sheets", "Of these loans, those still out after they were due."),
        "definition.damaged_count": translate("Sheets", "Of these loans, those back damaged or with parts missing."),
        "definition.lost_count": translate("Sheets", "Tools reported lost in the period, whether lent or not."),
    }


def frame() -> dict[str, str]:
    """What every ledger has around its rows."""
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
