"""The sign-in sheet of a session before it is printed: to be signed, empty, or as it was."""

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from station_app.core.training.model import Enrolment, EnrolmentState
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.printing.pages_dialog import PagesDialog
from station_app.gui.printing.paper import Page
from station_app.gui.printing.printers import Printers
from station_app.gui.printing.sign_in_sheet import MOST_BLANK, Fill, SignedIn, SignInFace, sign_in_pages
from station_app.gui.printing.training_facts import TrainingFacts
from station_app.texts import translate
from station_app.texts.labels import masked_phone
from station_app.texts.training import name_of, state_of_enrolment
from station_app.texts.training_prints import came_words, people, sign_in_words

_SEATED = (EnrolmentState.ENROLLED, EnrolmentState.ATTENDED, EnrolmentState.ABSENT)
_BLANK = 5


class SignInDialog(PagesDialog):
    """Who waits is on no sheet: they have no seat. A session that is closed is shown as it was."""

    def __init__(
        self, context: Context, session_id: int, parent: QWidget | None = None, *, printers: Printers | None = None
    ) -> None:
        title = translate("TrainingPrints", "Print the sign-in sheet")
        super().__init__(context, "signIn", title, parent, printers=printers)
        self._session_id = session_id
        facts = TrainingFacts(context, session_id)
        self.fill = Chips(translate("TrainingPrints", "How much is printed"), exclusive=True)
        self.fill.setObjectName("signInFill")
        self.fill.offer(
            (
                Choice(Fill.NAMES, translate("TrainingPrints", "Names to sign")),
                Choice(Fill.FILLED, translate("TrainingPrints", "Filled in")),
                Choice(Fill.EMPTY, translate("TrainingPrints", "Empty lines")),
            )
        )
        self.fill.choose([Fill.FILLED if facts.session.closed else Fill.NAMES])
        self.blank = QSpinBox()
        self.blank.setObjectName("signInBlank")
        self.blank.setRange(0, MOST_BLANK)
        self.blank.setValue(_BLANK)
        self.blank.setFixedWidth(88)
        self.blank.lineEdit().setTextMargins(8, 0, 0, 0)
        self.blank_row = self._labelled(translate("TrainingPrints", "Blank lines, at least"), self.blank)
        self.fill.changed.connect(self.show_choice)
        self.blank.valueChanged.connect(self.show_choice)
        self.delivery.suggest(facts.file_name(translate("TrainingPrints", "Sign-in sheet")))
        self.begin(self.fill, self.blank_row)

    def filling(self) -> Fill:
        """How much is printed."""
        return Fill(self.fill.chosen()[0])

    def show_choice(self) -> None:
        facts = TrainingFacts(self._context, self._session_id)
        due, came, walk_ins, absent = facts.counted()
        self.blank_row.setVisible(self.filling() is not Fill.FILLED)
        counted = translate("TrainingPrints", "Should attend: {due}. Did attend: {came}.").format(
            due=people(due), came=came_words(came, walk_ins, absent)
        )
        notes = [counted, translate("TrainingPrints", "Phone numbers are masked: everybody reads this sheet.")]
        warnings = []
        waiting = len(facts.listed(EnrolmentState.WAITING))
        if waiting and self.filling() is not Fill.EMPTY:
            warnings.append(translate("TrainingPrints", "Left out, because they wait: {count}.").format(count=waiting))
        standing = facts.standing()
        if standing and (self.filling() is Fill.FILLED or not facts.session.open):
            warnings.append(standing)
        self.say(facts.topic(), "\n".join(notes), "\n".join(warnings), self._pages(facts))

    def prepare(self) -> None:
        self.hand_on(self._pages(TrainingFacts(self._context, self._session_id)))

    def _pages(self, facts: TrainingFacts) -> list[Page]:
        face = SignInFace(
            occasion=facts.occasion(),
            fill=self.filling(),
            people=[_signed(facts, each) for each in facts.listed(*_SEATED)],
            counted=facts.counted(),
            blank=self.blank.value(),
        )
        return sign_in_pages(face, sign_in_words())

    def _labelled(self, words: str, field: QSpinBox) -> QWidget:
        label = PlainLabel(words, "secondary")
        label.setBuddy(field)
        field.setAccessibleName(words)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(field)
        row.addStretch(1)
        made = QWidget()
        made.setLayout(row)
        return made


def _signed(facts: TrainingFacts, each: Enrolment) -> SignedIn:
    gone = each.state is EnrolmentState.ABSENT
    return SignedIn(
        name_of(each),
        masked_phone(each.phone),
        facts.unit(each),
        (facts.clock(each.in_at), facts.clock(each.out_at)),
        state_of_enrolment(each.state) if gone else "",
    )
