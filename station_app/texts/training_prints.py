"""The words printed of a training: the sign-in sheet, the attendance list and the certificate, and what they state."""

from dataclasses import dataclass
from datetime import date

from station_app.texts import translate
from station_app.texts.moments import short_month


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """The names of what stands above the rows of a sheet; `{…}` are filled in by whoever paints it."""

    topic: str
    time: str
    place: str
    trainer: str
    organiser: str
    due: str
    came: str
    page: str


@dataclass(frozen=True, slots=True)
class SignInWords:
    """What a sign-in sheet says around its rows."""

    title: str
    heading: HeadingWords
    columns: tuple[str, str, str, str, str, str, str]
    """Number, name, phone, unit, signature, time in, time out."""
    notice: str
    trainer_signs: str
    station_signs: str


@dataclass(frozen=True, slots=True)
class AttendanceWords:
    """What an attendance list says around its rows."""

    title: str
    heading: HeadingWords
    columns: tuple[str, str, str, str, str, str, str, str]
    """Number, name, phone, category, platform, time in, time out, hours."""
    total: str
    so_far: str
    drawn_up: str
    station_signs: str


@dataclass(frozen=True, slots=True)
class CertificateWords:
    """What a certificate says around the name and the topic."""

    title: str
    number: str
    opening: str
    attended: str
    held: str
    place: str
    trainer: str
    organiser: str
    seal: str


def heading_words() -> HeadingWords:
    """The words above the rows in the language in force."""
    return HeadingWords(
        topic=translate("TrainingPrints", "Topic"),
        time=translate("TrainingPrints", "Time"),
        place=translate("TrainingPrints", "Place"),
        trainer=translate("TrainingPrints", "Trainer"),
        organiser=translate("TrainingPrints", "Organiser"),
        due=translate("TrainingPrints", "Should attend"),
        came=translate("TrainingPrints", "Did attend"),
        page=translate("TrainingPrints", "Page {page} of {pages}"),
    )


def sign_in_words() -> SignInWords:
    """The words of a sign-in sheet in the language in force."""
    return SignInWords(
        title=translate("TrainingPrints", "Training sign-in sheet"),
        heading=heading_words(),
        columns=(
            translate("TrainingPrints", "No."),
            translate("TrainingPrints", "Name"),
            translate("TrainingPrints", "Phone"),
            translate("TrainingPrints", "Unit"),
            translate("TrainingPrints", "Signature"),
            translate("TrainingPrints", "In"),
            translate("TrainingPrints", "Out"),
        ),
        notice=translate(
            "TrainingPrints",
            "Not on the list? Use a blank line. Whoever writes a phone number agrees that the station keeps it to find"
            " their visits, and for nothing else. It may be left blank.",
        ),
        trainer_signs=translate("TrainingPrints", "Trainer (signature): ______________"),
        station_signs=translate("TrainingPrints", "On duty (signature): ______________"),
    )


def attendance_words() -> AttendanceWords:
    """The words of an attendance list in the language in force."""
    return AttendanceWords(
        title=translate("TrainingPrints", "Training attendance list"),
        heading=heading_words(),
        columns=(
            translate("TrainingPrints", "No."),
            translate("TrainingPrints", "Name"),
            translate("TrainingPrints", "Phone"),
            translate("TrainingPrints", "Category"),
            translate("TrainingPrints", "Platform"),
            translate("TrainingPrints", "In"),
            translate("TrainingPrints", "Out"),
            translate("TrainingPrints", "Hours"),
        ),
        total=translate("TrainingPrints", "Total"),
        so_far=translate(
            "TrainingPrints", "The session is not closed yet: this is how it stood when this was drawn up."
        ),
        drawn_up=translate("TrainingPrints", "Drawn up {moment}"),
        station_signs=translate("TrainingPrints", "On duty (signature): ______________"),
    )


def certificate_words() -> CertificateWords:
    """The words of a certificate in the language in force."""
    return CertificateWords(
        title=translate("TrainingPrints", "Certificate of attendance"),
        number=translate("TrainingPrints", "No. {number}"),
        opening=translate("TrainingPrints", "This is to certify that"),
        attended=translate("TrainingPrints", "attended the training"),
        held=translate("TrainingPrints", "on {day}, {hours} in all."),
        place=translate("TrainingPrints", "Place"),
        trainer=translate("TrainingPrints", "Trainer"),
        organiser=translate("TrainingPrints", "Organiser"),
        seal=translate("TrainingPrints", "Seal"),
    )


def full_day(day: date) -> str:
    """2026年11月24日 / 24 Nov 2026: a day as it stands on paper, where there is no today."""
    return translate("TrainingPrints", "{day} {month} {year}").format(
        day=day.day, month=short_month(day.month), year=day.year
    )


def people(count: int) -> str:
    """18 人 / 18 people, or a line to write the number on."""
    return translate("TrainingPrints", "{count} people").format(count=count)


def to_be_counted() -> str:
    """A line to write a number of people on."""
    return translate("TrainingPrints", "______ people")


def came_words(came: int, walk_ins: int, absent: int) -> str:
    """17 people (walk-ins 2), absent 3: nothing is said of what there is none of."""
    parts = [people(came)]
    if walk_ins:
        parts.append(translate("TrainingPrints", "walk-ins {count}").format(count=walk_ins))
    if absent:
        parts.append(translate("TrainingPrints", "absent {count}").format(count=absent))
    return " · ".join(parts)
