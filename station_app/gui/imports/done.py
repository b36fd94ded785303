"""What an import took over and what not; the next step: the log, people, tools, supplies, trainings, the report, or
back."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station_app.core.imports.model import Choice
from station_app.core.imports.preview import Group
from station_app.core.imports.report import Report
from station_app.gui.imports.foot import Foot
from station_app.gui.kit.card import Card, line
from station_app.gui.kit.figure import Figure
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.look import announce, button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import moments, translate
from station_app.texts.imports import choice_words, reason_words

_MOST_LINES = 9
_FIGURES = ("taken", "waiting", "new_people", "completed", "known", "not_taken", "skipped")


class DoneView(QWidget):
    """Shown after the commit. The page acts on its signals."""

    onward_pressed = Signal()
    """To the log of that month, to the people, the tools, the supplies or the trainings."""
    save_pressed = Signal()
    take_back_pressed = Signal()
    another_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._last_day: date | None = None
        self._card = Card(" ")
        self._sentence = PlainLabel("", "ok", wrap=True)
        self._sentence.setObjectName("importDone")
        self.figures = {name: Figure("") for name in _FIGURES}
        self._rest = PlainLabel("", "secondary", wrap=True)
        self._heads = (PlainLabel("", "strong"), PlainLabel("", "strong"))
        self._lists = (PlainLabel("", "secondary", wrap=True), PlainLabel("", "secondary", wrap=True))
        self.onward = button("", "accent", "importOnward")
        self.save = button("", name="importSaveDone")
        self.another = button("", name="importAnother")
        self.take_back = button("", "danger", "importTakeBack")
        self.foot = Foot("importDone")
        self._build()
        self.onward.clicked.connect(self.onward_pressed)
        self.save.clicked.connect(self.save_pressed)
        self.another.clicked.connect(self.another_pressed)
        self.take_back.clicked.connect(self.take_back_pressed)

    def show_report(self, report: Report, last_day: date | None) -> None:
        """Say what came of it; `last_day` is that of the last visits taken."""
        self._report, self._last_day = report, last_day
        self.foot.calm()
        self._say()
        announce(self, f"{self._sentence.text()} {self._rest.text()}")

    def set_busy(self, busy: bool) -> None:
        """While the import is being taken back, or its report written."""
        for made in (self.onward, self.save, self.another, self.take_back):
            made.setEnabled(not busy)

    def focus(self) -> None:
        """The next step."""
        self.onward.setFocus()

    def retranslate(self) -> None:
        """Say every word anew."""
        for name, words in (
            ("waiting", translate("Imports", "on the waiting list")),
            ("new_people", translate("Imports", "new people")),
            ("completed", translate("Imports", "gaps filled")),
            ("known", translate("Imports", "there already")),
            ("not_taken", translate("Imports", "not taken")),
            ("skipped", translate("Imports", "skipped")),
        ):
            self.figures[name].set_caption(words)
        for made, words in (
            (self.save, translate("Imports", "Save the report…")),
            (self.another, translate("Imports", "Another file")),
            (self.take_back, translate("Imports", "Take back the whole import")),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self.foot.retranslate()
        self._say()

    def _build(self) -> None:
        figures = QWidget()
        strip = QGridLayout(figures)
        strip.setContentsMargins(0, 8, 0, 8)
        strip.setHorizontalSpacing(24)
        for at, figure in enumerate(self.figures.values()):
            strip.addWidget(figure, 0, at)
        strip.setColumnStretch(len(self.figures), 1)
        buttons = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        flow = FlowLayout(buttons, gap=8)
        for made in (self.onward, self.save, self.another):
            flow.addWidget(made)
        back = QHBoxLayout()
        back.addWidget(self.take_back)
        back.addStretch(1)
        self._lists[0].setObjectName("importDecisions")
        told = QGridLayout()
        told.setHorizontalSpacing(24)
        told.setVerticalSpacing(4)
        for at, (head, listed) in enumerate(zip(self._heads, self._lists, strict=True)):
            told.addWidget(head, 0, at)
            told.addWidget(listed, 1, at, Qt.AlignmentFlag.AlignTop)
            told.setColumnStretch(at, 1)
        for part in (self._sentence, figures, self._rest, buttons):
            self._card.body.addWidget(part)
        self._card.body.addWidget(self.foot)
        self._card.body.addSpacing(4)
        self._card.body.addWidget(line())
        self._card.body.addSpacing(4)
        self._card.body.addLayout(told)
        self._card.body.addStretch(1)
        self._card.body.addLayout(back)
        self._card.setMinimumHeight(300)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card, 1)

    def _say(self) -> None:
        report = self._report
        if report is None:
            return
        people = report.kind == "people"
        self._card.set_title(
            translate("Imports", "The list is in the station")
            if report.kind != "visits"
            else translate("Imports", "The register is in the station")
        )
        self._sentence.setText(translate("Imports", "“{name}” was taken over.").format(name=report.file.name))
        numbers = figures_of(report)
        captions = {
            "people": translate("Imports", "people taken over"),
            "tools": translate("Imports", "tools taken over"),
            "supplies": translate("Imports", "lines of goods taken over"),
            "enrolments": translate("Imports", "people enrolled"),
        }
        self.figures["taken"].set_caption(captions.get(report.kind, translate("Imports", "visits taken over")))
        for name, figure in self.figures.items():
            figure.show_value(f"{numbers[name]:,}")
            figure.setVisible(name == "taken" or numbers[name] > 0)
        self.figures["new_people"].setVisible(not people and numbers["new_people"] > 0)
        self._rest.setText(_rest_words(numbers))
        decided = [f"{choice_words(choice)} · {count:,}" for choice, count in report.decisions.items()]
        left = [f"{reason_words(reason)} · {count:,}" for reason, count in report.skipped.items()]
        none = translate("Imports", "none")
        for head, listed, words, lines in (
            (self._heads[0], self._lists[0], translate("Imports", "Decided while taking over"), decided),
            (
                self._heads[1],
                self._lists[1],
                translate("Imports", "Lines that are no records, or were not taken"),
                left,
            ),
        ):
            head.setText(words)
            listed.setText("\n".join(lines[:_MOST_LINES]) or none)
        words = {
            "tools": translate("Imports", "To the tools"),
            "supplies": translate("Imports", "To the supplies"),
            "enrolments": translate("Imports", "To the trainings"),
        }.get(report.kind, translate("Imports", "To the people"))
        if report.kind == "visits" and self._last_day is not None:
            words = translate("Imports", "To the log of {month}").format(month=moments.month_name(self._last_day))
        self.onward.setText(words)
        self.onward.setAccessibleName(words)


def figures_of(report: Report) -> Mapping[str, int]:
    """The counts of a report by the names of `_FIGURES`; of tools the pieces, of which a line may be several.

    Who waits for a seat is not among those taken.
    """
    groups = report.groups
    waiting = report.decisions.get(Choice.WAITING_LIST, 0)
    lines = groups.get(Group.TAKEN, 0) + groups.get(Group.DECIDED, 0) - waiting
    return {
        "taken": report.new_tools if report.kind == "tools" else lines,
        "waiting": waiting,
        "new_people": report.new_people,
        "completed": groups.get(Group.COMPLETED, 0),
        "known": groups.get(Group.KNOWN, 0),
        "not_taken": groups.get(Group.NOT_TAKEN, 0),
        "skipped": groups.get(Group.SKIPPED, 0),
    }


def _rest_words(numbers: Mapping[str, int]) -> str:
    if numbers["not_taken"]:
        return translate(
            "Imports",
            "Lines not taken: {count}. The report names each of them and why; put them right in the file and import it"
            " again, what is there already stays once.",
        ).format(count=f"{numbers['not_taken']:,}")
    return translate("Imports", "Every record of the file is there. The report names each line and what became of it.")
