"""The second step: what the file holds, where its titles stand, and which column goes into which field."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from station_app.core.imports.look import FileFacts, fields_of, needed_of
from station_app.core.imports.model import Field
from station_app.gui.imports import words
from station_app.gui.imports.choosers import chooser, show
from station_app.gui.imports.column_list import ColumnList
from station_app.gui.imports.foot import Foot
from station_app.gui.imports.header_table import HeaderTable
from station_app.gui.imports.session_box import SessionBox
from station_app.gui.kit.card import Card
from station_app.gui.kit.chips import Chips
from station_app.gui.kit.context import Context
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.look import button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.texts import translate

LOOK_MS = 350
_NARROW_PX = 860
_LOWEST_PX = 260
_OF_SESSION = (Field.TOPIC, Field.HELD, Field.BEGINS)


class ColumnsView(QWidget):
    """Proposes; the clerk changes what is wrong. Another sheet, header row or encoding has the file looked at anew."""

    look_asked = Signal(object, str, bool)
    """(Source, kind, whether fields chosen by hand still hold): look at the file anew."""
    next_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: FileFacts | None = None
        self._kind = self._shown_kind = "visits"
        self._by_hand = False
        self._filling = False
        self.kinds = Chips("", exclusive=True)
        self.kinds.setObjectName("importKind")
        self._sheet_label, self._encoding_label = PlainLabel("", "secondary"), PlainLabel("", "secondary")
        self.sheets, self.encodings = chooser("importSheet"), chooser("importEncoding")
        self.no_header = QCheckBox()
        self.no_header.setObjectName("importNoHeader")
        self.session = SessionBox(context)
        self.top = HeaderTable(context.theme)
        self._top_hint = PlainLabel("", "small", wrap=True)
        self.list = ColumnList()
        self._top_card, self._list_card = Card(" ", padding=0), Card(" ", padding=0)
        self.foot = Foot("importColumns")
        self.back = button("", name="importBack")
        self.next = button("", "accent", "importNext")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LOOK_MS)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()

    # -- what the page calls ---------------------------------------------------------------------------------------

    def show_facts(self, facts: FileFacts, kind: str) -> None:
        """Show what a look at the file found."""
        self._facts, self._shown_kind = facts, kind
        self.top.show_rows(facts.top, facts.source.header_row or 0)
        self.list.show_columns(facts.columns, fields_of(kind))
        self.restore()
        self._say_counts()

    def restore(self) -> None:
        """Show again how the file was looked at: another look came to nothing."""
        facts = self._facts
        if facts is None:
            return
        self._later.stop()
        self._kind, self._filling = self._shown_kind, True
        self.kinds.choose([self._kind])
        self._fill_sheets(facts)
        self._fill_encodings(facts)
        self.session.show_session(facts.source.session_id)
        self.session.setVisible(self._kind == "enrolments")
        self.top.mark(facts.source.header_row or 0)
        self.no_header.setChecked(facts.source.header_row == 0)
        self._filling = False

    def facts(self) -> FileFacts | None:
        """What the last look found."""
        return self._facts

    def kind(self) -> str:
        """visits, people, tools, supplies or enrolments."""
        return self._kind

    def mapping(self) -> dict[str, str]:
        """Letter → field, as chosen now."""
        return self.list.mapping()

    def chosen_by_hand(self) -> dict[str, str] | None:
        """The mapping to look with again, if the clerk changed a field."""
        return self.mapping() if self._by_hand else None

    def let_go(self) -> None:
        """Another file: what is shown and what was chosen by hand belongs to the one before."""
        self._later.stop()
        self._by_hand = False
        self._facts = None
        self.top.show_rows((), 0)
        self.list.show_columns((), ())
        self.session.let_go()
        self.foot.calm()

    def missing(self) -> str:
        """What is needed and has no column, in a sentence; empty when nothing is."""
        chosen = self.list.chosen()
        if not any(field in chosen for field in needed_of(self._kind)):
            return words.missing_words(self._kind)
        if self._kind == "enrolments" and self.session.session_id() is None and not any(map(chosen.get, _OF_SESSION)):
            return words.missing_session_words()
        return ""

    def settle(self) -> bool:
        """Look at once at a header row that was just moved; False when there is nothing to wait for."""
        if not self._later.isActive():
            return False
        self._later.stop()
        self._look_with_header()
        return True

    def focus(self) -> None:
        """The fields, the first of them; the kind when there is none."""
        (self.list.first_box() or self.kinds).setFocus()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.kinds.setAccessibleName(translate("Imports", "What the file holds"))
        chosen = [self._kind]
        self.kinds.offer(words.kind_choices())
        self.kinds.choose(chosen)
        for label, box, said in (
            (self._sheet_label, self.sheets, translate("Imports", "Sheet")),
            (self._encoding_label, self.encodings, translate("Imports", "Characters")),
        ):
            label.setText(said)
            box.setAccessibleName(said)
        self._top_card.set_title(translate("Imports", "Row with the titles"))
        self._top_card.set_hint(translate("Imports", "↑ ↓ moves it"))
        self._top_hint.setText(
            translate("Imports", "Are the words below readable? If not, choose other characters above.")
        )
        self.top.setAccessibleName(translate("Imports", "The first rows of the file"))
        self.no_header.setText(translate("Imports", "There is no row of titles"))
        self._list_card.set_title(translate("Imports", "What each column is"))
        for made, said in (
            (self.back, translate("Imports", "Another file")),
            (self.next, translate("Imports", "Show every line")),
        ):
            made.setText(said)
            made.setAccessibleName(said)
        self.session.retranslate()
        self.list.retranslate()
        self.foot.retranslate()
        if self._facts is not None:
            self._filling = True
            self._fill_sheets(self._facts)
            self._filling = False
        self._say_counts()

    # -- building --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        choosers = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        choosers.setSizePolicy(policy)
        flow = FlowLayout(choosers, gap=8)
        for part in (self.kinds, self._sheet_label, self.sheets, self._encoding_label, self.encodings, self.session):
            flow.addWidget(part)
        for label in (self._sheet_label, self._encoding_label):
            label.setContentsMargins(10, 0, 0, 0)
            label.setMinimumHeight(30)
        hint = QVBoxLayout()
        hint.setContentsMargins(12, 0, 12, 0)
        hint.addWidget(self._top_hint)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 2)
        foot.addWidget(self.no_header)
        self._top_card.body.addLayout(hint)
        self._top_card.body.addWidget(self.top, 1)
        self._top_card.body.addLayout(foot)
        self._list_card.body.addWidget(self.list, 1)
        for card in (self._top_card, self._list_card):
            card.setMinimumHeight(_LOWEST_PX)
        self._cards.setSpacing(16)
        self._cards.addWidget(self._top_card, 45)
        self._cards.addWidget(self._list_card, 55)
        self.foot.lay_out([self.back], [self.next])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(choosers)
        layout.addLayout(self._cards, 1)
        layout.addWidget(self.foot)

    def _connect(self) -> None:
        self.kinds.changed.connect(self._on_kind)
        self.sheets.currentIndexChanged.connect(self._on_sheet)
        self.encodings.currentIndexChanged.connect(self._on_encoding)
        self.session.changed.connect(self._on_session)
        self.top.moved.connect(self._on_header)
        self.no_header.clicked.connect(self._on_no_header)
        self.list.changed.connect(self._on_field)
        self._later.timeout.connect(self._look_with_header)
        self.back.clicked.connect(self.back_pressed)
        self.next.clicked.connect(self.next_pressed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_PX
        directions = QBoxLayout.Direction
        self._cards.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    # -- what the clerk does ---------------------------------------------------------------------------------------

    def _on_kind(self, chosen: list[str]) -> None:
        if self._facts is not None and chosen[0] != self._kind:
            self._kind = chosen[0]
            self._by_hand = False
            self.look_asked.emit(self._facts.source, self._kind, False)

    def _on_session(self) -> None:
        if self._facts is None:
            return
        source = replace(self._facts.source, session_id=self.session.session_id())
        self._facts = replace(self._facts, source=source)
        if not self.missing():
            self.foot.calm()

    def _on_sheet(self) -> None:
        if self._facts is not None and not self._filling:
            self._by_hand = False
            source = replace(self._facts.source, sheet=self.sheets.currentData(), header_row=None)
            self.look_asked.emit(source, self._kind, False)

    def _on_encoding(self) -> None:
        if self._facts is not None and not self._filling:
            source = replace(self._facts.source, encoding=self.encodings.currentData(), header_row=None)
            self.look_asked.emit(source, self._kind, False)

    def _on_header(self) -> None:
        self.no_header.setChecked(False)
        self._later.start()

    def _on_no_header(self) -> None:
        self.top.mark(0 if self.no_header.isChecked() else 1)
        self._later.start()

    def _look_with_header(self) -> None:
        if self._facts is not None:
            source = replace(self._facts.source, header_row=self.top.header_row())
            self.look_asked.emit(source, self._kind, self._by_hand)

    def _on_field(self) -> None:
        self._by_hand = True
        self._say_counts()
        if not self.missing():
            self.foot.calm()

    # -- showing ---------------------------------------------------------------------------------------------------

    def _fill_sheets(self, facts: FileFacts) -> None:
        self.sheets.clear()
        for sheet in facts.sheets:
            name = translate("Imports", "{sheet} · rows: {rows}").format(sheet=sheet.name, rows=f"{sheet.rows:,}")
            hidden = translate("Imports", "{sheet} (hidden)").format(sheet=name)
            self.sheets.addItem(hidden if sheet.hidden else name, sheet.name)
        self.sheets.setCurrentIndex(max(self.sheets.findData(facts.source.sheet), 0))
        show(len(facts.sheets) > 1, self._sheet_label, self.sheets)

    def _fill_encodings(self, facts: FileFacts) -> None:
        self.encodings.clear()
        for encoding in facts.encodings:
            self.encodings.addItem(words.encoding_words(encoding), encoding)
        self.encodings.setCurrentIndex(max(self.encodings.findData(facts.source.encoding), 0))
        show(len(facts.encodings) > 1, self._encoding_label, self.encodings)
        self._top_hint.setVisible(bool(facts.encodings))

    def _say_counts(self) -> None:
        read = len(self.list.chosen())
        whole = len(self.mapping())
        self._list_card.set_hint(
            translate("Imports", "read: {read} of {count}").format(read=read, count=whole) if whole else ""
        )
