"""The words of an export of what the page of the log shows."""

from station_app.core.reports.ledgers import Words
from station_app.texts import translate
from station_app.texts.sheets import visit_log_words


def shown_log_words() -> Words:
    """Every label of such an export in the language in force."""
    return {
        **visit_log_words(),
        "column.stay": translate("Sheets", "Stay (minutes)"),
        "column.origin": translate("Sheets", "Entered"),
        "column.void_reason": translate("Sheets", "Why void"),
        "column.entered": translate("Sheets", "Entered at"),
        "state.void": translate("Sheets", "void"),
        "origin.desk": translate("Sheets", "at the desk"),
        "origin.back_dated": translate("Sheets", "back-dated"),
        "origin.import": translate("Sheets", "imported"),
        "origin.demo": translate("Sheets", "demo"),
        "undone": translate("Sheets", "taken back"),
    }
