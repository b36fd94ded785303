"""Reservations of a day: which tools, who has them when, drawn on the grid, lent by and given up there."""

from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.clock import local_day
from station_app.core.errors import Refusal
from station_app.core.lending import queries
from station_app.core.lending.commands import cancel_reservation
from station_app.core.lending.queries import Place
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, zone
from station_app.core.types import Area
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.date_field import DateField
from station_app.gui.kit.day_grid import DayGrid
from station_app.gui.kit.empty_state import EmptyState
from station_app.gui.kit.look import announce, button, icon_button
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.told import Told
from station_app.gui.lending.reservation_form import ReservationForm
from station_app.gui.lending.reserved_day import ReservedDay, read_day, reservable
from station_app.texts import translate
from station_app.texts.labels import person_name
from station_app.texts.moments import whole_day
from station_app.texts.troubles import explain

_USUAL = "live"
"""The kind that is asked for by the hour: the live room's."""
_AREAS = frozenset({Area.LENDING, Area.PEOPLE, Area.SETTINGS, Area.DICTIONARIES})


class ReservationsPanel(QWidget):
    """Embed it or put it in a dialog, call `refresh` when it is shown; it reads itself anew when lending changed."""

    left = Signal()
    """Escape where nothing is begun."""

    def __init__(self, context: Context, page: str = "lending", parent: QWidget | None = None) -> None:
        """`page` is whose acts these are, for undo."""
        super().__init__(parent)
        self.setObjectName("lendingReservations")
        self._context = context
        self._page = page
        self._day = self._today()
        self._shown: ReservedDay | None = None
        self.earlier = icon_button(context.icons, "chevron_left", "", "lendingDayEarlier")
        self.later = icon_button(context.icons, "chevron_right", "", "lendingDayLater")
        self.today_button = button("", "small", "lendingDayToday")
        self.day_field = DateField("")
        self.day_field.setObjectName("lendingDay")
        self.kinds = Chips("", exclusive=True)
        self.kinds.setObjectName("lendingReserveKinds")
        self.grid = DayGrid(context.theme, "lendingDayGrid")
        self.hint = PlainLabel("", "hint", wrap=True)
        self.hint.setObjectName("lendingDayHint")
        self.empty = EmptyState()
        self.form = ReservationForm(context, page)
        self._build()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        """Read the day anew; what is begun in the form stays."""
        tools = reservable(self._context.db)
        self._offer_kinds(tools)
        chosen = self.kinds.chosen()
        mine = [place for place in tools if place.kind in chosen]
        begins = self._shown is None
        self._shown = read_day(self._context.db, self._day, mine, now=self._context.clock.now())
        plan = self._shown.plan
        self.grid.show_plan(plan)
        if begins and plan.rows and plan.past < plan.columns:
            self.grid.go_to(0, plan.past)  # now, not what is over
        self.empty.setVisible(not tools)
        self.grid.setVisible(bool(tools))
        self.kinds.setVisible(bool(tools))

    def show_day(self, day: date) -> None:
        """Another day; what was begun on the grid goes, an open form closes."""
        self._day = day
        with QSignalBlocker(self.day_field):
            self.day_field.show_day(day)
        if not self.form.isHidden():
            self.form.hide()
        self.refresh()

    def show_tool(self, tool_id: int) -> bool:
        """Go to a tool's row at the hour that runs; False when it cannot be reserved."""
        place = next((each for each in reservable(self._context.db) if each.id == tool_id), None)
        if place is None:
            return False
        self.refresh()
        self.kinds.choose([place.kind])
        self.refresh()
        if self._shown is None:
            return False
        row = next(at for at, each in enumerate(self._shown.tools) if each.id == tool_id)
        plan = self._shown.plan
        self.grid.setFocus()
        self.grid.go_to(row, max(0, min(plan.past, plan.columns - 1)))
        return True

    def day(self) -> date:
        """The day shown."""
        return self._day

    def focus(self) -> None:
        """Put the cursor on the grid."""
        self.grid.setFocus()

    def scanned(self, code: str) -> bool:
        """A card says for whom, a label goes to its row; False for neither."""
        if self.form.scanned(code):
            return True
        tool = queries.by_scan(self._context.db, code)
        return tool is not None and self.show_tool(tool.id)

    def unfinished(self) -> bool:
        """Whether something is begun here that is not saved."""
        return self.form.unfinished()

    def retranslate(self) -> None:
        """Say every word anew."""
        for made, words in (
            (self.earlier, translate("Lending", "The day before")),
            (self.later, translate("Lending", "The day after")),
        ):
            made.setAccessibleName(words)
            made.setToolTip(words)
        self.today_button.setText(translate("Lending", "Today"))
        self.today_button.setAccessibleName(self.today_button.text())
        self.day_field.setAccessibleName(translate("Lending", "Day of the reservations"))
        self.kinds.setAccessibleName(translate("Lending", "Kind of tool"))
        self.grid.setAccessibleName(translate("Lending", "Reservations of the day"))
        self.empty.say(
            translate("Lending", "There is no tool yet that could be reserved. Add one, then it stands here.")
        )
        self.form.retranslate()
        self._say("")
        if self._shown is not None:
            self.refresh()

    # -- what the clerk does -----------------------------------------------------------------------------------------

    def _reserve(self, row: int, first: int, after: int) -> None:
        shown = self._shown
        if shown is not None:
            tool = shown.tools[row]
            starts, ends = shown.edges[first], shown.edges[after]
            what = self._what(f"{tool.code} {tool.name}", shown.plan.edges[first], shown.plan.edges[after])
            self.form.reserve(tool.id, what, starts, ends)

    def _open(self, number: int) -> None:
        found = queries.reservation(self._context.db, number)
        name = person_name(found.name, found.nickname)
        self.form.open(found, f"{self._what_of(number)} · {name}")

    def _give_up(self, number: int) -> None:
        found = queries.reservation(self._context.db, number)
        what = f"{self._what_of(number)} · {person_name(found.name, found.nickname)}"
        if self.form.reservation_id() == number:
            self.form.leave()
        self._context.operations.run(
            cancel_reservation,
            reservation_id=number,
            refused=self._not_given_up,
            about=Told(translate("Lending", "{what}: reservation cancelled.").format(what=what), page=self._page),
        )

    def _not_given_up(self, refusal: Refusal) -> None:
        self.hint.setText(explain(refusal))
        announce(self.hint, self.hint.text())
        self._context.sounds.play("refused")

    def _what_of(self, number: int) -> str:
        found, local = queries.reservation(self._context.db, number), zone(self._context.db)
        start, end = found.starts_at.astimezone(local), found.ends_at.astimezone(local)
        return self._what(f"{found.code} {found.tool}", f"{start:%H:%M}", f"{end:%H:%M}")

    def _what(self, tool: str, start: str, end: str) -> str:
        return translate("Lending", "{tool} · {day} {start}–{end}").format(
            tool=tool, day=whole_day(self._day), start=start, end=end
        )

    def _after_form(self) -> None:
        self.refresh()
        self.grid.setFocus()

    def _say(self, words: str) -> None:
        keys = translate("Lending", "Arrows move · Enter: begin, Enter: end · Del: cancel")
        self.hint.setText(words or keys)

    def _back(self) -> None:
        self.show_day(self._day - timedelta(days=1))

    def _on(self) -> None:
        self.show_day(self._day + timedelta(days=1))

    def _to_today(self) -> None:
        self.show_day(self._today())

    def _kind_chosen(self, _kinds: object) -> None:
        self.form.hide()
        self.refresh()

    def _changed(self, touched: frozenset[Area]) -> None:
        if touched & _AREAS and self.isVisible():
            self.refresh()

    def _today(self) -> date:
        return local_day(self._context.clock.now(), zone(self._context.db))

    def _offer_kinds(self, tools: list[Place]) -> None:
        words = labels(self._context.db, Dictionary.TOOL_KIND, self._context.language.code)
        there = {place.kind for place in tools}
        kinds = [code for code in words if code in there]
        self.kinds.offer(Choice(code, words[code]) for code in kinds)
        if not self.kinds.chosen() and kinds:
            self.kinds.choose([_USUAL if _USUAL in kinds else kinds[0]])

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        for beside in (self.earlier, self.day_field, self.later, self.today_button):
            top.addWidget(beside)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.kinds)
        layout.addWidget(self.grid, 1)
        for below in (self.empty, self.hint, self.form):
            layout.addWidget(below)
        with QSignalBlocker(self.day_field):
            self.day_field.show_day(self._day)

    def _connect(self) -> None:
        self.earlier.clicked.connect(self._back)
        self.later.clicked.connect(self._on)
        self.today_button.clicked.connect(self._to_today)
        self.day_field.picked.connect(self.show_day)
        self.kinds.changed.connect(self._kind_chosen)
        self.grid.span_chosen.connect(self._reserve)
        self.grid.opened.connect(self._open)
        self.grid.cancel_asked.connect(self._give_up)
        self.grid.looked.connect(self._say)
        self.grid.escaped.connect(self.left)
        self.form.cancel_asked.connect(self._give_up)
        self.form.left.connect(self._after_form)
        self._context.hub.changed.connect(self._changed)
