"""What a field is called on the forms."""

from station_app.texts import translate


def field_name(field: str) -> str:
    """The label of a field of core, such as `person.name`; the bare name when a form has no such field."""
    return _names().get(field, field)


def _names() -> dict[str, str]:
    return {
        "person": translate("Fields", "Person"),
        "visit": translate("Fields", "Visit"),
        "act": translate("Fields", "Change"),
        "file": translate("Fields", "File"),
        "sheet": translate("Fields", "Sheet"),
        "setting": translate("Fields", "Setting"),
        "rows": translate("Fields", "Rows of the table"),
        "text": translate("Fields", "Text of a cell"),
        "demo.size": translate("Fields", "Size of the invented station"),
        "person.name": translate("Fields", "Name"),
        "person.nickname": translate("Fields", "Form of address"),
        "person.phone": translate("Fields", "Phone"),
        "person.other_number": translate("Fields", "Phone"),
        "person.card": translate("Fields", "Card"),
        "person.category": translate("Fields", "Category"),
        "person.employer": translate("Fields", "Employer"),
        "person.note": translate("Fields", "Note"),
        "person.platforms": translate("Fields", "Platforms"),
        "person.consent": translate("Fields", "Consent"),
        "person.roles": translate("Fields", "Roles"),
        "category": translate("Fields", "Category"),
        "platform": translate("Fields", "Platform"),
        "service": translate("Fields", "Service"),
        "category.zh": translate("Fields", "Chinese label"),
        "platform.zh": translate("Fields", "Chinese label"),
        "service.zh": translate("Fields", "Chinese label"),
        "category.en": translate("Fields", "English label"),
        "platform.en": translate("Fields", "English label"),
        "service.en": translate("Fields", "English label"),
        "visit.heads": translate("Fields", "Heads"),
        "visit.void_reason": translate("Fields", "Reason"),
        "visit.again_reason": translate("Fields", "Reason"),
        "staff": translate("Fields", "Person on duty"),
        "staff.name": translate("Fields", "Name"),
        "staff.role": translate("Fields", "Role"),
        "station.name": translate("Fields", "Station name"),
        "station.address": translate("Fields", "Address"),
        "station.street": translate("Fields", "Street office"),
        "station.community": translate("Fields", "Community"),
        "station.opens": translate("Fields", "Opens at"),
        "station.closes": translate("Fields", "Closes at"),
        "station.timezone": translate("Fields", "Time zone"),
        "visits.auto_minutes": translate("Fields", "A visit ends by itself after (minutes)"),
        "visits.usual_services": translate("Fields", "Preselected services"),
        "month": translate("Fields", "Month"),
        "period": translate("Fields", "Days"),
        "export.reason": translate("Fields", "Reason for full numbers"),
        "ledger": translate("Fields", "Ledger"),
        "format": translate("Fields", "Format"),
    }
