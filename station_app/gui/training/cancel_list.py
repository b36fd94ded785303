"""Who is on the list of a session that will not take place: whom to tell, and by which number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from station_app.core.training.model import Enrolment, EnrolmentState
from station_app.gui.kit.paged_model import Cell, Column, Tag
from station_app.texts import translate
from station_app.texts.labels import masked_phone
from station_app.texts.training import name_of, state_of_enrolment

SHOWS = "shows"
"""The key of the column whose button shows the whole number."""
_NOBODY = "–"


def to_tell(roster: Sequence[Enrolment]) -> list[Enrolment]:
    """Who has to hear of it, in the order they enrolled; those who wait come last."""
    listed = [each for each in roster if each.state in {EnrolmentState.ENROLLED, EnrolmentState.WAITING}]
    return sorted(listed, key=lambda each: (each.state is EnrolmentState.WAITING, each.queue))


def copied(headline: str, people: Sequence[Enrolment], numbers: Mapping[int, str]) -> str:
    """The list as lines for a message or a sheet: numbers that were not shown whole stay masked."""
    lines = [headline]
    for at, each in enumerate(people, 1):
        phone = numbers.get(each.person_id) or masked_phone(each.phone)
        state = state_of_enrolment(each.state) if each.state is EnrolmentState.WAITING else ""
        lines.append(" ".join(part for part in (f"{at}.", name_of(each), phone, state) if part))
    return "\n".join(lines)


@dataclass(frozen=True)
class TellColumns:
    """Makes the cells; numbers in `revealed`, by person, are shown whole."""

    revealed: Mapping[int, str]

    def all(self) -> Sequence[Column[Enrolment]]:
        """Name, number, the button that shows it, and whether somebody only waits."""
        return (
            Column(translate("TrainingPlan", "Name"), _name, stretch=True),
            Column(translate("TrainingPlan", "Phone"), self._number, fits="13800002046 "),
            Column("", self._button, fits=f"{_show()}    ", key=SHOWS),
        )

    def _number(self, row: Enrolment) -> Cell:
        if not row.phone:
            return Cell(_NOBODY, look="dim")
        return Cell(self.revealed.get(row.person_id) or masked_phone(row.phone))

    def _button(self, row: Enrolment) -> Cell:
        return Cell(button=_show()) if row.phone and row.person_id not in self.revealed else Cell()


def _show() -> str:
    return translate("TrainingPlan", "Show")


def _name(row: Enrolment) -> Cell:
    waits = row.state is EnrolmentState.WAITING
    return Cell(name_of(row), tags=(Tag(state_of_enrolment(row.state), "warn"),) if waits else ())
