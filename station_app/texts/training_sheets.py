"""The words of the ledgers of trainings and of their figures."""

from station_app.core.reports import ledgers, training_ledgers
from station_app.core.reports.ledgers import Words
from station_app.texts import translate
from station_app.texts.sheets import frame


def training_words() -> Words:
    """Every label of the ledgers of trainings in the language in force."""
    known = frame() | training_labels()
    return {key: known[key] for key in dict.fromkeys((*ledgers.WORD_KEYS, *training_ledgers.WORD_KEYS))}


def training_labels() -> dict[str, str]:
    """The labels of their own, without those around the rows of every ledger."""
    return _names() | _columns() | _states() | _figures() | _definitions()


def _names() -> dict[str, str]:
    return {
        "ledger.training": translate("Sheets", "Training sessions"),
        "ledger.attendance": translate("Sheets", "Training attendance"),
        "summary.attended_by_topic": translate("Sheets", "Attended by topic"),
        "training.total": translate(
            "Sheets",
            "Total: {held} sessions held, {cancelled} cancelled; attended {attended} times by {people} people, {hours}"
            " hours.",
        ),
        "attendance.total": translate(
            "Sheets", "Total: attended {attended} times by {people} people, {hours} hours; absent {absent} times."
        ),
        "separator": translate("Sheets", ", "),
    }


def _columns() -> dict[str, str]:
    return {
        "column.no": translate("Sheets", "No."),
        "column.day": translate("Sheets", "Date"),
        "column.begins": translate("Sheets", "Begins"),
        "column.ends": translate("Sheets", "Ends"),
        "column.topic": translate("Sheets", "Topic"),
        "column.training_place": translate("Sheets", "Place"),
        "column.trainer": translate("Sheets", "Trainer"),
        "column.organiser": translate("Sheets", "Organiser"),
        "column.seats": translate("Sheets", "Seats"),
        "column.enrolled": translate("Sheets", "Enrolled"),
        "column.attended": translate("Sheets", "Attended"),
        "column.walk_ins": translate("Sheets", "Incl. walk-ins"),
        "column.absent": translate("Sheets", "Absent"),
        "column.waiting": translate("Sheets", "Waiting list"),
        "column.attended_hours": translate("Sheets", "Hours attended"),
        "column.session_state": translate("Sheets", "State"),
        "column.points": translate("Sheets", "Points"),
        "column.note": translate("Sheets", "Note"),
        "column.name": translate("Sheets", "Name"),
        "column.phone": translate("Sheets", "Phone"),
        "column.category": translate("Sheets", "Category"),
        "column.platform": translate("Sheets", "Platform"),
        "column.enrolment_state": translate("Sheets", "State"),
        "column.signed_in": translate("Sheets", "Signed in"),
        "column.signed_out": translate("Sheets", "Signed out"),
        "column.walk_in": translate("Sheets", "Walk-in"),
        "column.certificate": translate("Sheets", "Certificate no."),
        "column.session_count": translate("Sheets", "Sessions"),
        "column.attended_count": translate("Sheets", "Times attended"),
    }


def _states() -> dict[str, str]:
    return {
        "walk_in.yes": translate("Sheets", "yes"),
        "session_state.planned": translate("Sheets", "planned"),
        "session_state.running": translate("Sheets", "running"),
        "session_state.unclosed": translate("Sheets", "not closed yet"),
        "session_state.held": translate("Sheets", "held"),
        "session_state.cancelled": translate("Sheets", "cancelled"),
        "enrolment_state.enrolled": translate("Sheets", "enrolled"),
        "enrolment_state.waiting": translate("Sheets", "waiting list"),
        "enrolment_state.attended": translate("Sheets", "attended"),
        "enrolment_state.absent": translate("Sheets", "absent"),
    }


def _figures() -> dict[str, str]:
    return {
        "figure.training_held": translate("Sheets", "Sessions held"),
        "figure.training_cancelled": translate("Sheets", "Sessions cancelled"),
        "figure.training_attended": translate("Sheets", "Times attended"),
        "figure.training_people": translate("Sheets", "People trained (each once)"),
        "figure.training_walk_ins": translate("Sheets", "Walk-ins"),
        "figure.training_hours": translate("Sheets", "Hours attended"),
        "figure.training_absent": translate("Sheets", "Absent"),
        "figure.training_absent_share": translate("Sheets", "Absent (%)"),
    }


def _definitions() -> dict[str, str]:
    return {
        "definition.training_held": translate(
            "Sheets", "Sessions of the period that somebody signed in to, or that were closed."
        ),
        "definition.training_cancelled": translate(
            "Sheets", "Sessions of the period that were cancelled; those taken back are left out."
        ),
        "definition.training_attended": translate(
            "Sheets", "Everybody who signed in to a session; who came to two sessions is counted twice."
        ),
        "definition.training_people": translate(
            "Sheets", "Different people who signed in to a session; each is counted once."
        ),
        "definition.training_walk_ins": translate(
            "Sheets", "Of those who attended, those who were not on the list before."
        ),
        "definition.training_hours": translate(
            "Sheets", "Times attended by the planned length of the session, added up over everybody."
        ),
        "definition.training_absent": translate(
            "Sheets", "Who was on the list when the session was closed and had not come; the waiting list is left out."
        ),
        "definition.training_absent_share": translate(
            "Sheets",
            "Absent of a hundred on the lists of the closed sessions; walk-ins and the waiting list are left out.",
        ),
    }
