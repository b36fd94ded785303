"""Short words for people, visits and states."""

from station_app.core.masks import mask_phone
from station_app.core.visits.model import UNDONE, State, Visit
from station_app.texts import translate


def person_name(name: str | None, nickname: str | None, phone: str | None = None) -> str:
    """What a person is called on a page: name, form of address, or the tail of the phone."""
    if name or nickname:
        return name or nickname or ""
    if phone:
        return translate("Labels", "No. ending {tail}").format(tail=phone[-4:])
    return translate("Labels", "No name")


def in_language(chinese: str, english: str) -> str:
    """Of two labels core knows, the one of the language in force, whose own name tells it."""
    return english if translate("Labels", "English") == "English" else chinese


def visit_name(visit: Visit) -> str:
    """Whose visit it is: a person's name, the words of the register, or 未留名 with the heads."""
    if visit.person_id is not None:
        return person_name(visit.name, visit.nickname, visit.phone)
    if visit.words:
        return visit.words
    unnamed = translate("Labels", "No name")
    return unnamed if visit.heads == 1 else f"{unnamed} ×{visit.heads}"


def masked_phone(phone: str | None) -> str:
    """138****2046, or nothing."""
    return mask_phone(phone) if phone else ""


def visit_state(state: State) -> str:
    """Where a visit stands, in a word."""
    return {
        State.IN: translate("Labels", "On site"),
        State.OUT: translate("Labels", "Left"),
        State.AUTO: translate("Labels", "Ended by itself"),
        State.UNKNOWN: translate("Labels", "Not recorded"),
        State.VOID: translate("Labels", "Void"),
    }[state]


def void_reason(reason: str) -> str:
    """Why a visit is void; one taken back at the desk says so."""
    return translate("Labels", "taken back") if reason == UNDONE else reason
