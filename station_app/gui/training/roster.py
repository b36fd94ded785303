"""Everybody on the list of a session: who is missing first; chips narrow it, keys and buttons do what a row allows."""

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from station_app.core.settings.queries import zone
from station_app.core.training.model import Enrolment, EnrolmentState, Session
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.paged_model import Cell, Column, PagedModel
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.training.door_mode import takes_place
from station_app.gui.training.door_words import Labels, at_words, today_of
from station_app.gui.training.roster_table import KEY_NAMES, RosterTable
from station_app.texts import labels, translate
from station_app.texts.training import name_of

ALL, MISSING, CAME, WAITS = "all", "missing", "came", "waits"
_PAGE = 40
_BY_ENTER = ("sign_in", "promote")
"""What Enter and the button of a row do; where a row allows none of it, Enter opens the person."""
_NARROW = 560
_STATES = {
    MISSING: (EnrolmentState.ENROLLED, EnrolmentState.ABSENT),
    CAME: (EnrolmentState.ATTENDED,),
    WAITS: (EnrolmentState.WAITING,),
}


class Roster(QWidget):
    """Shows what it is given; what is asked of a row goes out by `row_asked`."""

    row_asked = Signal(str, int)
    """One of the ways of a row, and its enrolment."""

    def __init__(self, context: Context, words: Labels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._words = context, words
        self._session: Session | None = None
        self._rows: dict[int, Enrolment] = {}
        self._numbers: dict[int, int] = {}
        self._narrow = False
        self._offered: tuple[str, ...] = ()
        self.which = Chips("", exclusive=True)
        self.which.setObjectName("trainingWhich")
        self.beside = QHBoxLayout()
        self.keys = PlainLabel("", "hint")
        self.keys.setObjectName("trainingKeys")
        self.table = RosterTable(context.theme)
        self.model: PagedModel[Enrolment] = PagedModel(self._fetch, self._columns(), self, page=_PAGE)
        self.table.show_model(self.model)
        self.nobody, self.none = EmptyState(), EmptyState()
        self.from_list = self.nobody.offer("", "trainingListFirst")
        self._stack = QStackedWidget()
        self._build()
        self.which.changed.connect(self._show)
        self.table.chosen.connect(self._say_keys)
        self.table.opened.connect(self._on_opened)
        self.table.button_pressed.connect(self._on_button)
        self.table.row_asked.connect(self.ask)
        self.table.menu_asked.connect(self._on_menu)

    # -- what the view calls ---------------------------------------------------------------------------------------

    def show_roster(self, session: Session, roster: Sequence[Enrolment]) -> None:
        """Show a list in the order it comes in; what is chosen stays chosen."""
        if self._session is None or session.id != self._session.id:
            self.which.choose([ALL])
        self._session = session
        self._words.read()
        self._rows = {one.id: one for one in roster}
        by_queue = sorted(roster, key=_queue)
        self._numbers = {one.id: at for at, one in enumerate(by_queue, 1)}
        waiting = [one.id for one in by_queue if one.state is EnrolmentState.WAITING]
        self._words.places = {number: at for at, number in enumerate(waiting, 1)}
        self._words.begun = session.day <= today_of(self._context)
        self._offer(session)
        self._show()

    def row(self, enrolment_id: int) -> Enrolment | None:
        """One row by its enrolment."""
        return self._rows.get(enrolment_id)

    def names(self) -> list[str]:
        """Who is shown, in order."""
        return [name_of(self._rows[number]) for number in self.model.ids()]

    def go_to_first(self) -> None:
        """The cursor into the table, on the row chosen before or on the first."""
        ids = self.model.ids()
        if ids:
            if self.table.chosen_id() is None:
                self.table.choose(ids[0])
            self.table.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        """Without what people do, where there is no room for it."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.model.set_columns(self._columns())

    def retranslate(self) -> None:
        """Say every word anew."""
        self._words.read()
        self.which.setAccessibleName(translate("TrainingDoor", "Who is shown"))
        self.table.setAccessibleName(translate("TrainingDoor", "Who is on the list"))
        self.nobody.say(
            translate("TrainingDoor", "Nobody is on the list yet. Scan or type names above, or take them from a list.")
        )
        self.none.say(translate("TrainingDoor", "Nobody here."))
        words = translate("TrainingDoor", "From a list…")
        self.from_list.setText(words)
        self.from_list.setAccessibleName(words)
        self.model.set_columns(self._columns())
        if self._session is not None:
            self._offer(self._session)
        self._say_keys()

    def ask(self, what: str, enrolment_id: int) -> None:
        """Ask something of a row, if it allows that."""
        one = self._rows.get(enrolment_id)
        if one is not None and what in self.ways_of(one):
            self.row_asked.emit(what, enrolment_id)
        else:
            self._context.sounds.play("look")

    def ways_of(self, one: Enrolment) -> tuple[str, ...]:
        """What can be done with a row."""
        session = self._session
        if session is None or not takes_place(session):
            return ("person",)
        begun = session.day <= today_of(self._context)
        if one.state is EnrolmentState.ATTENDED:
            out = () if one.out_at else ("sign_out",)
            return (*out, "was_not_here", "certificate", "person")
        if one.state is EnrolmentState.ABSENT:
            return ("sign_in", "person")
        if one.state is EnrolmentState.WAITING and session.closed:
            return ("sign_in", "person")
        if one.state is EnrolmentState.WAITING:
            return ("promote", *(("sign_in",) if begun else ()), "withdraw", "person")
        return (*(("sign_in",) if begun else ()), "withdraw", "person")

    # -- showing ---------------------------------------------------------------------------------------------------

    def _offer(self, session: Session) -> None:
        missing = session.absent if session.closed else session.enrolled
        begun = self._words.begun
        counts = ((ALL, len(self._rows)), (MISSING, missing), (CAME, session.attended), (WAITS, session.waiting))
        late = translate("TrainingDoor", "Absent") if session.closed else translate("TrainingDoor", "Missing")
        words = {
            ALL: translate("TrainingDoor", "All"),
            MISSING: late if begun else translate("TrainingDoor", "Enrolled"),
            CAME: translate("TrainingDoor", "Signed in"),
            WAITS: translate("TrainingDoor", "Waiting"),
        }
        shown = [(value, count) for value, count in counts if value == ALL or (begun and value != WAITS) or count]
        values = tuple(value for value, _ in shown)
        if values != self._offered:
            self._offered = values
            self.which.offer(Choice(value, "") for value in values)
        for value, count in shown:
            # Said anew, not offered anew: with every sign-in the figures are others, and chips are slow to make.
            self.which.chip(value).say(f"{words[value]} {count}")
        if not self.which.chosen():
            self.which.choose([ALL])

    def _show(self, _chosen: object = None) -> None:
        which = (self.which.chosen() or [ALL])[0]
        states = _STATES.get(which)
        ids = array("q", (one.id for one in self._rows.values() if states is None or one.state in states))
        self.model.show_ids(ids)
        self._stack.setCurrentWidget(self.table if ids else self.none if self._rows else self.nobody)
        can_take = self._session is not None and self._session.open
        self.from_list.setVisible(can_take)
        self._say_keys()

    def _say_keys(self, _chosen: object = None) -> None:
        chosen = self.table.chosen_id()
        one = self._rows.get(chosen) if chosen is not None else None
        ways = self.ways_of(one) if one is not None else ()
        words = way_words()
        keys = " · ".join(f"{KEY_NAMES[way]} {words[way]}" for way in ways)
        self.keys.setText(keys or translate("TrainingDoor", "↓ or F7 goes to the list; its keys stand here then"))

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Enrolment]:
        return {number: self._rows[number] for number in ids if number in self._rows}

    def _columns(self) -> tuple[Column[Enrolment], ...]:
        buttons = (translate("TrainingDoor", "Sign in"), translate("TrainingDoor", "Give seat"))
        trade = Column(translate("TrainingDoor", "Category · platform"), self._trade, stretch=True)
        return (
            Column(translate("TrainingDoor", "No."), self._number, fits="000"),
            Column(translate("TrainingDoor", "Name"), self._name, stretch=True),
            *(() if self._narrow else (trade,)),
            Column(translate("TrainingDoor", "State"), self._state, fits=translate("TrainingDoor", "Signed in") + "00"),
            Column(translate("TrainingDoor", "In"), self._came, align="right", fits="00:00"),
            Column(translate("TrainingDoor", "Out"), self._went, align="right", fits="00:00"),
            Column("", self._button, fits=max(buttons, key=len) + "000"),
        )

    def _number(self, one: Enrolment) -> Cell:
        return Cell(str(self._numbers.get(one.id, "")), look="dim")

    def _name(self, one: Enrolment) -> Cell:
        return Cell(name_of(one), labels.masked_phone(one.phone))

    def _trade(self, one: Enrolment) -> Cell:
        return Cell(self._words.trade(one.category, one.platform), one.note or "", look="dim")

    def _state(self, one: Enrolment) -> Cell:
        return Cell(tags=(self._words.tag(one),))

    def _came(self, one: Enrolment) -> Cell:
        return Cell(at_words(one.in_at, zone(self._context.db)))

    def _went(self, one: Enrolment) -> Cell:
        return Cell(at_words(one.out_at, zone(self._context.db)), look="dim")

    def _button(self, one: Enrolment) -> Cell:
        ways = self.ways_of(one)
        if ways[0] not in _BY_ENTER:
            return Cell()
        return Cell(button=button_words(ways[0]))

    # -- what is asked ---------------------------------------------------------------------------------------------

    def _on_opened(self, enrolment_id: int) -> None:
        one = self._rows.get(enrolment_id)
        ways = self.ways_of(one) if one is not None else ()
        if ways:
            self.row_asked.emit(ways[0] if ways[0] in _BY_ENTER else "person", enrolment_id)

    def _on_button(self, enrolment_id: int, column: int) -> None:  # noqa: ARG002 - there is one
        self._on_opened(enrolment_id)

    def _on_menu(self, enrolment_id: int, place: QPoint) -> None:
        one = self._rows.get(enrolment_id)
        ways = self.ways_of(one) if one is not None else ()
        if not ways:
            return
        menu = QMenu(self.table)
        menu.setObjectName("trainingRowMenu")
        words = way_words()
        for way in ways:
            action = QAction(f"{words[way]}\t{KEY_NAMES[way]}", menu)
            action.setObjectName(f"training.{way}")
            action.setData(way)
            menu.addAction(action)
        chosen = menu.exec(place)
        way = str(chosen.data()) if chosen is not None else ""
        menu.deleteLater()
        if way:
            self.ask(way, enrolment_id)

    def _build(self) -> None:
        for part in (self.table, self.nobody, self.none):
            self._stack.addWidget(part)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(self.which, 1)
        self.beside.setSpacing(8)
        head.addLayout(self.beside)
        self.keys.setContentsMargins(16, 0, 16, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.keys)


def way_words() -> dict[str, str]:
    """What can be done with a row, in words."""
    return {
        "sign_in": translate("TrainingDoor", "Sign in"),
        "sign_out": translate("TrainingDoor", "Sign out"),
        "promote": translate("TrainingDoor", "Give a seat"),
        "was_not_here": translate("TrainingDoor", "Was not here after all"),
        "withdraw": translate("TrainingDoor", "Withdraw"),
        "certificate": translate("TrainingDoor", "Certificate"),
        "person": translate("TrainingDoor", "Person"),
    }


def button_words(way: str) -> str:
    """What the button of a row says, by what it does."""
    if way == "promote":
        return translate("TrainingDoor", "Give seat")
    return translate("TrainingDoor", "Sign in")


def _queue(one: Enrolment) -> tuple[int, int]:
    return one.queue, one.id
