"""New sheets: how many, then a PDF or the printer. They are numbered when it is clear where they go."""

from datetime import date

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from station_app.core.errors import Refusal, Trouble
from station_app.core.settings.queries import text
from station_app.core.sheets.commands import make_sheets, mark_unused
from station_app.core.sheets.model import LINES, MOST_SHEETS, Sheet
from station_app.gui.kit.context import Context
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.printing.delivery import Delivery
from station_app.gui.printing.printers import Printers
from station_app.gui.printing.sheets import SheetFace, sheet_pages
from station_app.gui.sheets.lists import read_lists
from station_app.texts import translate
from station_app.texts.printing import sheet_words

_FEWEST_LINES, _MOST_LINES = 10, 30
"""More would leave less room for a line than a pen needs."""


class PrintSheetsDialog(QDialog):
    """Numbers new sheets and prints them; the same ones go to a file and to a printer until other ones are wanted."""

    def __init__(
        self,
        context: Context,
        today: date,
        parent: QWidget | None = None,
        *,
        again: Sheet | None = None,
        printers: Printers | None = None,
    ) -> None:
        """`again`: a sheet that has its number already, printed once more after a paper jam."""
        super().__init__(parent)
        self.setObjectName("sheetsPrintDialog")
        self.setWindowTitle(translate("Paper", "Print sheets"))
        self._context = context
        self._made: tuple[Sheet, ...] = () if again is None else (again,)
        self._delivered = again is not None
        self._form = QWidget()
        self.count = _spin("sheetsCount", 1, MOST_SHEETS, 1)
        self.lines = _spin("sheetsLines", _FEWEST_LINES, _MOST_LINES, LINES)
        self.about = PlainLabel("", "secondary", wrap=True)
        self.about.setObjectName("sheetsPrintAbout")
        self.delivery = Delivery(context, printers)
        self.delivery.suggest(translate("Paper", "Sheets {day}").format(day=today.isoformat()))
        self.leave = button(translate("Paper", "Close"), name="sheetsPrintClose")
        self._build()
        self._form.setVisible(again is None)
        self.count.valueChanged.connect(self._want_others)
        self.lines.valueChanged.connect(self._want_others)
        self.delivery.asked.connect(self._prepare)
        self.delivery.delivered.connect(self._on_delivered)
        self.leave.clicked.connect(self.reject)
        self._say()

    def made(self) -> tuple[Sheet, ...]:
        """The sheets numbered for what is wanted now; empty until it is clear where they go."""
        return self._made

    def reject(self) -> None:
        """Close, unless pages are on their way; numbers no paper bears are put aside."""
        if not self.delivery.busy():
            self._put_aside()
            super().reject()

    def _want_others(self) -> None:
        self._put_aside()
        self._made = ()
        self._say()

    def _put_aside(self) -> None:
        if self._made and not self._delivered:
            ids = [sheet.id for sheet in self._made]
            self._context.operations.run(mark_unused, sheet_ids=ids, undoable=False)
        self._delivered = False

    def _prepare(self) -> None:
        if self._made:
            self._deliver()
            return
        self._context.operations.run(
            make_sheets,
            count=self.count.value(),
            lines=self.lines.value(),
            done=self._numbered,
            refused=self._refused,
            troubled=self._troubled,
            about=Told(translate("Paper", "Sheets numbered"), page="sheets"),
        )

    def _numbered(self, made: tuple[Sheet, ...]) -> None:
        self._made = made
        self._deliver()

    def _refused(self, refusal: Refusal) -> None:
        self.delivery.refuse(refusal)

    def _troubled(self, trouble: Trouble) -> None:
        self.delivery.refuse(trouble)

    def _deliver(self) -> None:
        db = self._context.db
        lists = read_lists(db, self._context.language.code)
        station = text(db, "station.name")
        faces = [
            SheetFace(station, sheet.number, sheet.lines, lists.categories, lists.services) for sheet in self._made
        ]
        self.count.setEnabled(False)
        self.lines.setEnabled(False)
        self.delivery.deliver(sheet_pages(faces, sheet_words()), self.windowTitle())
        self._say()

    def _on_delivered(self) -> None:
        self._delivered = True
        self._say()

    def _say(self) -> None:
        if len(self._made) == 1:
            words = translate("Paper", "Numbered {first}.").format(first=self._made[0].number)
        elif self._made:
            words = translate("Paper", "Numbered {first} to {last}.").format(
                first=self._made[0].number, last=self._made[-1].number
            )
        else:
            words = translate(
                "Paper", "Each sheet has its own number, so that after the power cut none is typed twice or forgotten."
            )
        self.about.setText(words)

    def _build(self) -> None:
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        for words, field in (
            (translate("Paper", "How many sheets"), self.count),
            (translate("Paper", "Lines on each"), self.lines),
        ):
            label = PlainLabel(words, "secondary")
            label.setMinimumHeight(34)
            label.setBuddy(field)
            field.setAccessibleName(words)
            form.addRow(label, field)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(self.about)
        layout.addWidget(self._form)
        layout.addWidget(self.delivery)
        layout.addLayout(foot)
        self.setMinimumWidth(480)
        self.count.setFocus()
        self.count.selectAll()


def _spin(name: str, low: int, high: int, value: int) -> QSpinBox:
    made = QSpinBox()
    made.setObjectName(name)
    made.setRange(low, high)
    made.setValue(value)
    made.setFixedWidth(96)
    made.lineEdit().setTextMargins(8, 0, 0, 0)
    return made
