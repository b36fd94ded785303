"""The words printed on paper: numbered sheets to write on without power, and the cards people carry."""

from dataclasses import dataclass

from station_app.texts import translate


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What a paper sheet says around its lines; `{…}` are filled in by whoever paints it."""

    title: str
    number: str
    columns: tuple[str, str, str, str, str, str, str, str]
    """Line, time, name, phone, category, services, left, note."""
    day: str
    kept_by: str
    categories: str
    services: str
    how: str
    notice: str
    signed: str
    typed_by: str


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says beside the name and the code."""

    number: str
    use: str


def sheet_words() -> SheetWords:
    """The words of a sheet in the language in force."""
    return SheetWords(
        title=translate("Printing", "Register for hours without power"),
        number=translate("Printing", "Sheet {number}"),
        columns=(
            translate("Printing", "No."),
            translate("Printing", "Time"),
            translate("Printing", "Name or form of address"),
            translate("Printing", "Phone"),
            translate("Printing", "Category"),
            translate("Printing", "Services"),
            translate("Printing", "Left"),
            translate("Printing", "Note"),
        ),
        day=translate("Printing", "Date: ________ (year) ____ (month) ____ (day)"),
        kept_by=translate("Printing", "Kept by: ____________"),
        categories=translate("Printing", "Category, one letter:"),
        services=translate("Printing", "Services, digits:"),
        how=translate("Printing", "Time as 13:58. Cross out a wrong line whole and use the next one."),
        notice=translate(
            "Printing",
            "Whoever writes a phone number agrees that the station keeps it to find their visits, and for nothing else."
            " It may be left blank.",
        ),
        signed=translate("Printing", "On duty (signature): ______________"),
        typed_by=translate("Printing", "Typed in by: ______________  on: ____________"),
    )


def card_words() -> CardWords:
    """The words of a card in the language in force."""
    return CardWords(
        number=translate("Printing", "Card"),
        use=translate("Printing", "Show it on arrival. Lost? Ask the desk for a new one."),
    )
