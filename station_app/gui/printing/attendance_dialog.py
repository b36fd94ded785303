"""The attendance list of a session before it is printed."""

from PySide6.QtWidgets import QWidget

from station_app.core.clock import local_day
from station_app.core.errors import Refusal
from station_app.core.training.model import Enrolment, EnrolmentState
from station_app.core.training.refusals import NobodyAttended
from station_app.gui.kit.context import Context
from station_app.gui.printing.attendance_list import AttendanceFace, Attendee, attendance_pages
from station_app.gui.printing.pages_dialog import PagesDialog
from station_app.gui.printing.paper import Page
from station_app.gui.printing.printers import Printers
from station_app.gui.printing.training_facts import TrainingFacts
from station_app.texts import translate
from station_app.texts.labels import masked_phone
from station_app.texts.training import hours, name_of
from station_app.texts.training_prints import attendance_words, came_words, full_day, people


class AttendanceDialog(PagesDialog):
    """Of a session that is still running it is the list of the moment, and says so."""

    def __init__(
        self, context: Context, session_id: int, parent: QWidget | None = None, *, printers: Printers | None = None
    ) -> None:
        title = translate("TrainingPrints", "Print the attendance list")
        super().__init__(context, "attendance", title, parent, printers=printers)
        self._session_id = session_id
        facts = TrainingFacts(context, session_id)
        self.delivery.suggest(facts.file_name(translate("TrainingPrints", "Attendance list")))
        self.begin()

    def show_choice(self) -> None:
        facts = TrainingFacts(self._context, self._session_id)
        due, came, walk_ins, absent = facts.counted()
        about = translate("TrainingPrints", "Should attend: {due}. Did attend: {came}.").format(
            due=people(due), came=came_words(came, walk_ins, absent)
        )
        warning = facts.standing()
        if not came:
            warning = translate("TrainingPrints", "Nobody has signed in, so there is no list to print.")
        self.say(facts.topic(), about, warning, self._pages(facts) if came else [])

    def prepare(self) -> None:
        facts = TrainingFacts(self._context, self._session_id)
        refusal: Refusal | None = None if facts.session.attended else NobodyAttended(self._session_id)
        if refusal is not None:
            self.delivery.refuse(refusal)
            return
        self.hand_on(self._pages(facts))

    def _pages(self, facts: TrainingFacts) -> list[Page]:
        came = facts.listed(EnrolmentState.ATTENDED)
        now = self._context.clock.now()
        face = AttendanceFace(
            occasion=facts.occasion(),
            people=[_attendee(facts, each) for each in came],
            counted=facts.counted(),
            hours=hours(facts.session.minutes * len(came)),
            moment=f"{full_day(local_day(now, facts.zone))} {facts.clock(now)}",
            closed=facts.session.closed,
        )
        return attendance_pages(face, attendance_words())


def _attendee(facts: TrainingFacts, each: Enrolment) -> Attendee:
    return Attendee(
        name=name_of(each),
        phone=masked_phone(each.phone),
        category=facts.category(each),
        platform=facts.platform(each),
        came=facts.clock(each.in_at),
        left=facts.clock(each.out_at),
        hours=hours(facts.session.minutes),
    )
