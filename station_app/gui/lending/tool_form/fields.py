"""The fields of a tool's form: what stands in them as the core takes it, and what is wrong with one beside it."""

import re
import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QSpinBox, QWidget

from station_app.core.errors import NotValid, Refusal
from station_app.core.gate import clean
from station_app.core.lending.model import MOST_AT_ONCE, Tool, ToolSaid
from station_app.core.lending.refusals import CodeTaken, ScanCodeTaken
from station_app.core.settings.model import Dictionary, Entry, UnknownCode
from station_app.gui.kit.form import Form
from station_app.gui.kit.photo_field import PhotoField
from station_app.gui.kit.picture_line import PictureLine
from station_app.texts import translate
from station_app.texts.fields import field_name

CODE, COUNT, FIRST, VALUE, PHOTO = "tool.code", "tool.count", "tool.first", "tool.value_fen", "tool.photo"
COURSE = "tool.course"
_BETWEEN = re.compile(r"[,，、;；\n]+")
_AMOUNT = re.compile(r"([0-9]{1,9})(?:\.([0-9]{1,2}))?")
_NUMBER_AT_END = re.compile(r"\d+$")
_SHORT_PX = 140


class ToolFields(Form):
    """Name, kind, code, how many, place, accessories, value, note, photo and the training of a tool."""

    changed = Signal()
    """Something was typed or chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.code = _line("toolName"), _line("toolCode")
        self.kind = QComboBox()
        self.kind.setObjectName("toolKind")
        self.kind.setMaxVisibleItems(12)
        self.count, self.first = _spin("toolCount", 1, MOST_AT_ONCE), _spin("toolFirst", 0, 9_999)
        self.cabinet, self.slot = _line("toolCabinet"), _line("toolSlot")
        self.accessories, self.value, self.note = _line("toolAccessories"), _line("toolValue"), _line("toolNote")
        self.course = QComboBox()
        self.course.setObjectName("toolCourse")
        self.course.setMaxVisibleItems(12)
        self.photo = PhotoField("toolPhoto")
        for short in (self.code, self.cabinet, self.slot, self.value):
            short.setMaximumWidth(_SHORT_PX)
        self._rows: dict[str, QWidget] = {
            "tool.name": self.name,
            "tool_kind": self.kind,
            COUNT: self.count,
            FIRST: self.first,
            CODE: self.code,
            "tool.cabinet": self.cabinet,
            "tool.slot": self.slot,
            "tool.accessories": self.accessories,
            COURSE: self.course,
            VALUE: self.value,
            "tool.note": self.note,
            PHOTO: self.photo,
        }
        for name, widget in self._rows.items():
            self.add(name, "", widget)
        for line in self.lines():
            line.textEdited.connect(self.changed)
        self.kind.activated.connect(self.changed)
        self.course.activated.connect(self.changed)
        self.photo.changed.connect(self.changed)
        self.count.valueChanged.connect(self.changed)
        self.first.valueChanged.connect(self.changed)

    def lines(self) -> tuple[QLineEdit, ...]:
        """The lines of text, whose Enter saves."""
        return (self.name, self.code, self.cabinet, self.slot, self.accessories, self.value, self.note)

    def offer(self, kinds: Sequence[Entry], language: str, cabinets: Sequence[str], chosen: str) -> None:
        """The kinds in use, and the cabinets there are."""
        self.kind.clear()
        for entry in kinds:
            if entry.active or entry.code == chosen:
                self.kind.addItem(entry.label(language), entry.code)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))
        self.cabinet.setCompleter(QCompleter(list(cabinets), self.cabinet))

    def offer_courses(self, courses: Sequence[Entry], language: str, chosen: str | None, *, shown: bool) -> None:
        """The trainings a tool may need, those in use and the one it has; not `shown` it keeps what it has."""
        self.course.clear()
        self.course.addItem(translate("ToolForm", "None"), None)
        for entry in courses:
            if entry.active or entry.code == chosen:
                self.course.addItem(entry.label(language), entry.code)
        self.course.setCurrentIndex(0 if chosen is None else max(self.course.findData(chosen), 0))
        self.show_row(COURSE, shown)

    def show_tool(self, tool: Tool) -> None:
        """What is written of a tool; its kind and course are those offered."""
        self.name.setText(tool.name)
        self.code.setText(tool.code)
        self.cabinet.setText(tool.cabinet or "")
        self.slot.setText(tool.slot or "")
        self.accessories.setText(translate("Labels", ", ").join(tool.accessories))
        self.value.setText("" if tool.value_fen is None else yuan_of(tool.value_fen))
        self.note.setText(tool.note or "")
        for line in self.lines():
            line.setCursorPosition(0)

    def clear_own(self) -> None:
        """Make room for the next tool; kind and place stay, the next one often hangs beside."""
        for line in (self.name, self.slot, self.accessories, self.value, self.note):
            line.clear()
        self.count.setValue(1)
        self.first.setValue(1)

    def said(self) -> ToolSaid:
        """What stands in the fields, but for the photo. Raises NotValid for a value that is no amount."""
        return ToolSaid(
            name=self.name.text(),
            kind=self.kind.currentData() or "",
            cabinet=self.cabinet.text() or None,
            slot=self.slot.text() or None,
            accessories=parts_of(self.accessories.text()),
            value_fen=fen_of(self.value.text()),
            note=self.note.text() or None,
            course=self.course.currentData(),
        )

    def refuse(self, refusal: Refusal, text: str) -> bool:
        """Say a refusal beside the field it is about; False when it is about none of this form."""
        if isinstance(refusal, CodeTaken | ScanCodeTaken):
            return self.complain(CODE, text)
        if isinstance(refusal, UnknownCode):
            return self.complain(COURSE if refusal.dictionary == Dictionary.COURSE else "tool_kind", text)
        return self.complain(str(getattr(refusal, "field", "")), text)

    def show_many(self, shown: bool) -> None:
        """Whether several may be added: not while one is edited."""
        for name in (COUNT, FIRST):
            self.show_row(name, shown)

    def show_row(self, name: str, shown: bool) -> None:
        """Show a row with its label, or not. Raises KeyError."""
        self._labels[name].setVisible(shown)
        self._fields[name].setVisible(shown)
        if not shown:
            self._messages[name].hide()

    def retranslate(self) -> None:
        """Say every word anew."""
        for name in self._rows:
            self.say(name, translate("ToolForm", "Needs training") if name == COURSE else field_name(name))
        between = translate("ToolForm", "Several with a comma between them: charger, cable")
        self.say("tool.accessories", field_name("tool.accessories"), hint=between)
        self.say(VALUE, translate("ToolForm", "Value (yuan)"))
        self.photo.retranslate()


def parts_of(text: str) -> tuple[str, ...]:
    """Accessories as they were typed one after the other."""
    return tuple(part for piece in _BETWEEN.split(text) if (part := clean(piece).strip()))


def fen_of(text: str) -> int | None:
    """An amount of yuan in fen: 120, 12.5, ¥12.50 or 12 yuan. Raises NotValid."""
    plain = unicodedata.normalize("NFKC", clean(text)).replace("。", ".").removesuffix(translate("ToolForm", "yuan"))
    plain = plain.strip("¥ ").replace(",", "")
    if not plain:
        return None
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        raise NotValid(VALUE, text)
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def yuan_of(fen: int) -> str:
    """Fen as an amount of yuan, without decimals where there are none."""
    return str(fen // 100) if fen % 100 == 0 else f"{fen // 100}.{fen % 100:02d}"


def codes_from(first: str, count: int) -> list[str]:
    """So many codes from a typed one on: W-01, W-02 …; one that ends in no number gets -1, -2 …"""
    found = _NUMBER_AT_END.search(first)
    if found is None:
        return [f"{first}-{number}" for number in range(1, count + 1)]
    start, digits = first[: found.start()], found.group()
    return [f"{start}{number:0{len(digits)}d}" for number in range(int(digits), int(digits) + count)]


def _line(name: str) -> QLineEdit:
    made = PictureLine()
    made.setObjectName(name)
    return made


def _spin(name: str, low: int, high: int) -> QSpinBox:
    made = QSpinBox()
    made.setObjectName(name)
    made.setRange(low, high)
    made.setValue(1)
    made.setFixedWidth(96)
    made.lineEdit().setTextMargins(8, 0, 0, 0)
    return made
