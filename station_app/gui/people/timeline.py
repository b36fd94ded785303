"""One person's story in lines: when, what, for how long, by whom; a dot says at a glance of what kind a line is."""

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from station_app.core.clock import local_day
from station_app.core.desk.story import Deed, Line
from station_app.core.lending.model import Loan, LoanState
from station_app.core.training.model import Enrolment, EnrolmentState, Session, SessionState
from station_app.core.visits.model import Origin, State, Visit
from station_app.gui.kit.cell_painter import CellPainter
from station_app.gui.kit.paged_model import CELL_ROLE, Cell, Column, Look, Tag
from station_app.gui.people.fields import field_labels
from station_app.texts import labels, moments, translate
from station_app.texts.dictionaries import Words
from station_app.texts.lending import condition_words, loan_state
from station_app.texts.people import agreed
from station_app.texts.training import state_of_enrolment, state_of_session, when

DOT_COLUMN = 1
_DOT = 8
_DOTS = {"dim": "text_3", "": "info", "strong": "accent", "warn": "warn", "bad": "bad"}
_LOOKS: dict[str, Look] = {
    "people.register": "strong",
    "people.merge": "strong",
    "people.suspend": "warn",
    "people.reveal": "dim",
}
_OF_LIST: dict[EnrolmentState, Look] = {EnrolmentState.ATTENDED: "strong", EnrolmentState.ABSENT: "warn"}
_OWN_FIELDS = (
    *("name", "nickname", "phone", "other_number", "phone_own"),
    *("category", "platforms", "roles", "employer", "note"),
)


class StoryColumns:
    """Makes the lines in the words, the time zone and at the moment it was made.

    `several`: the person has more records than one, so that each registration says which.
    """

    def __init__(self, words: Words, zone: tzinfo, today: date, now: datetime, *, several: bool = False) -> None:
        self._words = words
        self._zone = zone
        self._today = today
        self._now = now
        self._several = several

    def columns(self) -> tuple[Column[Line], ...]:
        """The moment, the dot and the line."""
        widest = moments.relative_day(date(self._today.year - 1, 12, 28), self._today)
        return (
            Column(translate("People", "When"), self.when, fits=f"{widest} 00:00"),
            Column("", self.dot, fits=""),
            Column(translate("People", "What"), self.what, stretch=True),
        )

    def when(self, line: Line) -> Cell:
        """今天 13:58."""
        at = line.arrived_at if isinstance(line, Visit) else line.at
        day = line.day if isinstance(line, Visit) else local_day(at, self._zone)
        timed = not isinstance(line, Visit) or line.hour is not None
        clock = moments.clock(at, self._zone) if timed else ""
        return Cell(f"{moments.relative_day(day, self._today)} {clock}".strip(), look="dim")

    def dot(self, line: Line) -> Cell:
        """Its look is the colour of the dot."""
        if isinstance(line, Visit):
            return Cell(look="bad" if line.state is State.VOID else "dim")
        if line.enrolment is not None:
            return Cell(look=_OF_LIST.get(line.enrolment.state, ""))
        return Cell(look=_LOOKS.get(line.what, ""))

    def what(self, line: Line) -> Cell:
        """到站 休息、充电 · 停留 34 分."""
        return self._visit(line) if isinstance(line, Visit) else self._deed(line)

    def _visit(self, visit: Visit) -> Cell:
        services = self._words.listed(self._words.services, visit.services)
        parts = (services, self._stay(visit), visit.note or "")
        tags = []
        if visit.origin is Origin.BACK_DATED:
            tags.append(Tag(translate("People", "back-dated"), "info"))
        if visit.state is State.VOID:
            reason = labels.void_reason(visit.void_reason or "")
            tags.append(Tag(translate("People", "Void: {reason}").format(reason=reason), "bad"))
        elif visit.state is State.IN:
            tags.append(Tag(labels.visit_state(State.IN), "ok"))
        struck: Look = "struck" if visit.state is State.VOID else ""
        return Cell(translate("People", "Visit"), _together(*parts), tuple(tags), struck)

    def _deed(self, deed: Deed) -> Cell:
        tags = (Tag(translate("People", "taken back")),) if deed.undone else ()
        return Cell(_title(deed), _together(self._detail(deed), deed.by_name), tags, "struck" if deed.undone else "")

    def _detail(self, deed: Deed) -> str:
        if deed.what == "people.merge" or (deed.what == "people.register" and self._several):
            name = labels.person_name(deed.name, deed.nickname, deed.phone)
            phone = labels.masked_phone(deed.phone) if deed.name or deed.nickname else ""
            return f"{name} {phone}".strip()
        if deed.what == "people.edit":
            return self._words.listed({}, dict.fromkeys(_field_names().get(name, name) for name in deed.changed))
        if deed.what == "people.consent":
            return translate("People", "notice no. {version}").format(version=deed.version)
        return self._of_feature(deed)

    def _of_feature(self, deed: Deed) -> str:
        if deed.loan is not None:
            return self._loan(deed.loan)
        if deed.move is not None:
            given = f"{deed.move.item} ×{-deed.move.quantity:,} {deed.move.unit}"
            return _together(given, deed.move.note)
        if deed.session is not None and deed.enrolment is not None:
            return self._listed(deed.session, deed.enrolment)
        return deed.words or ""

    def _listed(self, session: Session, enrolment: Enrolment) -> str:
        title = session.topic or labels.in_language(session.zh or "", session.en or "")
        cancelled = session.state is SessionState.CANCELLED
        stands = state_of_session(session) if cancelled else state_of_enrolment(enrolment.state)
        number = enrolment.certificate
        proof = translate("People", "certificate {number}").format(number=number) if number else ""
        return _together(title, stands, when(session, self._zone, self._today), proof, enrolment.note)

    def _loan(self, loan: Loan) -> str:
        moment = loan.back_at or loan.lost_at or loan.due_at
        told = translate("People", "due {moment}") if loan.state is LoanState.OPEN else "{moment}"
        day = moments.relative_day(local_day(moment, self._zone), self._today)
        when = told.format(moment=f"{day} {moments.clock(moment, self._zone)}")
        ended = loan_state(loan.state) if loan.condition is None else condition_words(loan.condition)
        return _together(f"{loan.code} {loan.tool}", ended, when, loan.note)

    def _stay(self, visit: Visit) -> str:
        if visit.state is State.OUT and visit.left_at is not None:
            return translate("People", "stayed {minutes}").format(
                minutes=moments.minutes(visit.left_at - visit.arrived_at)
            )
        if visit.state is State.IN:
            return translate("People", "{minutes} so far").format(minutes=moments.minutes(self._now - visit.arrived_at))
        return ""


class DotPainter(CellPainter):
    """Paints the dot of a line in the colour its look stands for."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.color(_DOTS.get(cell.look, "info")))
        middle = QRectF(option.rect).center()
        painter.drawEllipse(QRectF(middle.x() - _DOT / 2, middle.y() - _DOT / 2, _DOT, _DOT))
        painter.restore()


def _title(deed: Deed) -> str:
    if deed.what == "people.consent":
        return agreed(deed.words or "")
    return {
        "people.register": translate("People", "Put on file"),
        "people.edit": translate("People", "Changed"),
        "people.merge": translate("People", "Merged with"),
        "people.reveal": translate("People", "Number shown"),
        "people.issue_card": translate("People", "New card"),
        "people.suspend": translate("People", "Suspended"),
        "people.lift": translate("People", "May borrow again"),
        "lending.loan": translate("People", "Borrowed"),
        "supplies.issue": translate("People", "Was given"),
        "training.enrolment": translate("People", "Training"),
        "lending.renew": translate("People", "Loan renewed"),
        "lending.reserve": translate("People", "Reserved a tool"),
        "lending.cancel_reservation": translate("People", "Reservation cancelled"),
    }.get(deed.what, deed.what)


def _field_names() -> dict[str, str]:
    # A phone and another number are one field of the form; whether it is shared belongs to it.
    named = field_labels()
    names = {name: named.get(f"person.{name}", named["person.phone"]) for name in _OWN_FIELDS}
    names.update(cards=named["person.card"], last_consent=named["consent"])
    return names


def _together(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
