"""Why a rule of the station says no, and what to do: one sentence for each Refusal."""

from collections.abc import Callable
from typing import Any

from station_app.core.errors import KeyTaken, Missing, NotAllowed, NotFound, NotValid, Refusal, TooLong
from station_app.core.people.model import CardTaken, CodeOfHouse, CodeOfTool, NotMergeable, PhoneTaken, SamePerson
from station_app.core.settings.model import LabelTaken, LetterTaken, NeverPreselected, UnknownCode, WordTaken
from station_app.core.staff.model import NameTaken
from station_app.core.storage.second_folder import FolderAway, NotApart, TooLittleRoom
from station_app.core.undo.model import AlreadyUndone, NotUndoable, TooLate
from station_app.core.visits.model import (
    AlreadyIn,
    AlreadyOut,
    AlreadyVoid,
    DayStays,
    NotServed,
    OnePerson,
    OpenElsewhere,
)
from station_app.texts import amenities, imports, lending, paper, shifts, supplies, training, translate
from station_app.texts.fields import field_name


def explain_refusal(error: Refusal) -> str:
    """The sentence for a refusal; every kind has one (a test sees to it)."""
    return SENTENCES[type(error)](error)


def _too_long(error: TooLong) -> str:
    return translate(
        "Refusals", "{field} takes at most {limit} characters; this has {length}. Please shorten it."
    ).format(field=field_name(error.field), limit=error.limit, length=error.length)


def _missing(error: Missing) -> str:
    return translate("Refusals", "{field} is needed. Please fill it in.").format(field=field_name(error.field))


def _not_valid(error: NotValid) -> str:
    return translate("Refusals", "{field}: “{value}” cannot be used here. Please check it.").format(
        field=field_name(error.field), value=error.value
    )


def _not_found(error: NotFound) -> str:
    if error.what == "file":
        return translate("Refusals", "There is no such file: {path}. Please check its name and place.").format(
            path=error.id
        )
    if error.what in {"sheet", "staff", "setting"}:
        return translate("Refusals", "{field}: there is no “{value}” here. Please check how it is written.").format(
            field=field_name(error.what), value=error.id
        )
    return translate("Refusals", "This record is no longer there: {what} {id}. Please look it up again.").format(
        what=field_name(error.what), id=error.id
    )


def _not_allowed(error: NotAllowed) -> str:  # noqa: ARG001 - the right's name says nothing to a clerk
    return translate("Refusals", "The person on duty may not do this. Please ask the station manager.")


def _key_taken(error: KeyTaken) -> str:  # noqa: ARG001 - a key says nothing to a clerk
    return translate("Refusals", "This form was sent before. Please close it and open it again.")


def _phone_taken(error: PhoneTaken) -> str:
    return translate(
        "Refusals", "{phone} is somebody's own number already. Pick that person, or tick that the number is shared."
    ).format(phone=error.phone)


def _same_person(error: SamePerson) -> str:  # noqa: ARG001 - the page shows who
    return translate("Refusals", "This is the same person already. Please pick another record.")


def _not_mergeable(error: NotMergeable) -> str:
    if error.state == "merged":
        return translate("Refusals", "One of the two is merged already. Please look the person up again.")
    return translate("Refusals", "One of the two registrations was taken back. Please look the person up again.")


def _card_taken(error: CardTaken) -> str:
    return translate("Refusals", "Card {card} was given out already. Please take another card.").format(card=error.card)


def _code_of_tool(error: CodeOfTool) -> str:
    return translate("Refusals", "{card} is the code of a tool already. Please take another card.").format(
        card=error.card
    )


def _code_of_house(error: CodeOfHouse) -> str:
    return translate(
        "Refusals", "{card} is the code of an amenity or of goods already. Please take another card."
    ).format(card=error.card)


def _unknown_code(error: UnknownCode) -> str:
    return translate(
        "Refusals", "{field}: “{value}” is not in the list. Please pick one, or add it in Settings."
    ).format(field=field_name(error.dictionary), value=error.code)


def _label_taken(error: LabelTaken) -> str:
    return translate("Refusals", "“{label}” is in the list already. Please choose another word.").format(
        label=error.label
    )


def _word_taken(error: WordTaken) -> str:
    return translate(
        "Refusals", "“{word}” leads to {owner} already. Take it away there first, or choose another word."
    ).format(word=error.word, owner=error.owner)


def _letter_taken(error: LetterTaken) -> str:
    return translate("Refusals", "The letter {letter} belongs to {owner}. Please choose another letter.").format(
        letter=error.letter, owner=error.owner
    )


def _not_apart(error: NotApart) -> str:
    return translate(
        "Refusals",
        "This folder lies with the station itself, so one accident would take both. Please choose one on a stick"
        " or another disk: {folder}",
    ).format(folder=error.folder)


def _folder_away(error: FolderAway) -> str:
    return translate(
        "Refusals", "The folder is not there. Please plug the stick in, or choose another folder: {folder}"
    ).format(folder=error.folder)


def _too_little_room(error: TooLittleRoom) -> str:
    return translate(
        "Refusals",
        "Too little room: {free} MB are free, a backup needs {needed} MB. Please free some space, or take another"
        " stick: {folder}",
    ).format(free=f"{error.free_mb:,}", needed=f"{error.needed_mb:,}", folder=error.folder)


def _never_preselected(error: NeverPreselected) -> str:  # noqa: ARG001 - all such services share the sentence
    return translate(
        "Refusals", "Meals, medicine, supplies and tools are always picked by hand; they cannot be preselected."
    )


def _name_taken(error: NameTaken) -> str:
    return translate("Refusals", "There is a {name} on duty already. Please add something to tell them apart.").format(
        name=error.name
    )


def _already_in(error: AlreadyIn) -> str:  # noqa: ARG001 - the desk shows the time and the two ways on
    return translate("Refusals", "This person is here already. L: they leave · R: count once more")


def _already_out(error: AlreadyOut) -> str:  # noqa: ARG001 - whichever way it ended
    return translate("Refusals", "This visit has ended already; nothing was changed.")


def _already_void(error: AlreadyVoid) -> str:  # noqa: ARG001 - the log shows who and why
    return translate("Refusals", "This visit is void already; nothing was changed.")


def _not_served(error: NotServed) -> str:  # noqa: ARG001 - the record is not shown any more
    return translate("Refusals", "This registration was taken back. Please register the person again.")


def _open_elsewhere(error: OpenElsewhere) -> str:  # noqa: ARG001 - the log shows the other one
    return translate(
        "Refusals", "This person is here already under another visit. Let that one leave first, or pick somebody else."
    )


def _one_person(error: OnePerson) -> str:
    return translate(
        "Refusals", "A visit of somebody known is one person, not {heads}. Put 1, or leave the visit without a name."
    ).format(heads=error.heads)


def _day_stays(error: DayStays) -> str:  # noqa: ARG001 - the day stands in the form
    return translate(
        "Refusals", "A visit registered at the desk keeps its day. Void it and enter it later with the right day."
    )


def _not_undoable(error: NotUndoable) -> str:  # noqa: ARG001 - all such acts share the sentence
    return translate("Refusals", "This cannot be undone by Undo. Please change it back by hand.")


def _already_undone(error: AlreadyUndone) -> str:  # noqa: ARG001 - the strip names the act
    return translate("Refusals", "This was undone already.")


def _too_late(error: TooLate) -> str:  # noqa: ARG001 - the sentence covers every record
    return translate(
        "Refusals", "Something newer stands on this, so it stays. Undo the newer one first, or put it right by hand."
    )


SENTENCES: dict[type[Refusal], Callable[[Any], str]] = {
    TooLong: _too_long,
    Missing: _missing,
    NotValid: _not_valid,
    NotFound: _not_found,
    NotAllowed: _not_allowed,
    KeyTaken: _key_taken,
    PhoneTaken: _phone_taken,
    CardTaken: _card_taken,
    CodeOfTool: _code_of_tool,
    CodeOfHouse: _code_of_house,
    SamePerson: _same_person,
    NotMergeable: _not_mergeable,
    UnknownCode: _unknown_code,
    LabelTaken: _label_taken,
    NotApart: _not_apart,
    FolderAway: _folder_away,
    TooLittleRoom: _too_little_room,
    WordTaken: _word_taken,
    LetterTaken: _letter_taken,
    NeverPreselected: _never_preselected,
    NameTaken: _name_taken,
    AlreadyIn: _already_in,
    AlreadyOut: _already_out,
    AlreadyVoid: _already_void,
    NotServed: _not_served,
    OpenElsewhere: _open_elsewhere,
    OnePerson: _one_person,
    DayStays: _day_stays,
    NotUndoable: _not_undoable,
    AlreadyUndone: _already_undone,
    TooLate: _too_late,
    **imports.SENTENCES,
    **paper.SENTENCES,
    **lending.SENTENCES,
    **supplies.SENTENCES,
    **amenities.SENTENCES,
    **shifts.SENTENCES,
    **training.SENTENCES,
}
