"""What the parts of the program are called that a station may do without."""

from station_app.texts import translate


def part_name(part: str) -> str:
    """A part in a few words. Raises KeyError for a part there is none of."""
    return {
        "sheets": translate("Parts", "Paper sheets"),
        "cards": translate("Parts", "Printed cards"),
        "reports": translate("Parts", "Statistics"),
        "training": translate("Parts", "Training"),
        "amenities": translate("Parts", "Amenities and supplies"),
    }[part]


def part_hint(part: str) -> str:
    """What a part is for, in a sentence. Raises KeyError."""
    return {
        "sheets": translate("Parts", "Numbered sheets for power cuts, and typing them in afterwards"),
        "cards": translate("Parts", "Cards with a code, printed by the page, to be scanned at the desk"),
        "reports": translate("Parts", "The month's figures and the ledger to hand over"),
        "training": translate("Parts", "Sessions, who is on their lists, signing in at the door, certificates"),
        "amenities": translate("Parts", "Shifts and the daily check, what is free, faults, what is in stock"),
    }[part]
