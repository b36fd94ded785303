"""The desk page: what is typed or scanned is looked up, Enter does it, Undo takes it back."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from station_app.core.desk.model import Phone, Unnamed, is_code, read_entry
from station_app.core.lending.model import Tool
from station_app.core.search.model import Hit, Things
from station_app.core.search.queries import find, thing_of
from station_app.core.supplies.model import Item
from station_app.core.types import Area
from station_app.gui.desk.acts import DeskActs
from station_app.gui.desk.at_hand import StillAtHand
from station_app.gui.desk.candidates import Candidate
from station_app.gui.desk.entry import EntryCard
from station_app.gui.desk.found import candidates_of, hit_of, how_to_choose, is_card
from station_app.gui.desk.found_things import is_enough, keeps_house, rows_of, things_for
from station_app.gui.desk.handing import DeskHanding
from station_app.gui.desk.layout import lay_out
from station_app.gui.desk.leaving import DeskLeaving
from station_app.gui.desk.newcomer import Draft
from station_app.gui.desk.on_site import OnSiteCard
from station_app.gui.desk.picking import DeskPicking
from station_app.gui.desk.registering import DeskRegistering
from station_app.gui.desk.today import TodaySide
from station_app.gui.desk.trainings import DeskTrainings
from station_app.gui.desk.unnamed import how_to_count, no_such_letter, what_enter_counts
from station_app.gui.kit.context import Context
from station_app.gui.kit.page import Page
from station_app.gui.kit.requests import CheckInPerson, GoOnTyping, Request, ShowPerson, ShowSummary, UndoLast
from station_app.gui.kit.told import Told
from station_app.gui.runtime.actions import Actions
from station_app.texts import translate

_MINUTE_MS = 60_000
_SIDE = 404
_NARROW_SIDE = 300
_NARROW = 1000
_MOST_HITS = 6


class DeskPage(Page):
    """Reads what stands in the field, shows what it may mean, and acts on Enter."""

    name = "desk"
    areas = frozenset({Area.VISITS, Area.PEOPLE, Area.SETTINGS, Area.DICTIONARIES})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.entry = EntryCard(context)
        self.on_site = OnSiteCard(context)
        self.today = TodaySide(context)
        self.acts = DeskActs(context, self.entry, self)
        self.picking = DeskPicking(context, self.entry, self.acts, self)
        self.handing = DeskHanding(context, self.entry, self.acts, self.picking.near, self)
        self.registering = DeskRegistering(context, self.entry, self.acts)
        self.trainings = DeskTrainings(context, self.entry, self.acts, self.picking, self)
        self.leaving = DeskLeaving(context, self.entry, self.acts, self.picking, self.on_site)
        self._hits: list[Hit] = []
        self._things = Things()
        lay_out(self, self.entry, self.on_site, self.today)
        self._connect()
        self.minute = QTimer(self)
        self.minute.setInterval(_MINUTE_MS)
        self.minute.timeout.connect(self._on_minute)
        self.minute.start()
        self.actions_ = Actions(self)
        self.actions_.add("desk.newcomer", "", self._begin_without_phone, keys=("Ctrl+N",), anywhere=False)
        self.retranslate()

    # -- the page ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Who is here and the day's figures; the dictionaries when they changed."""
        self.on_site.refresh()
        self.today.refresh()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.entry.refresh()
        self.entry.retranslate()
        self.on_site.retranslate()
        self.today.retranslate()
        self.picking.retranslate()
        self.handing.retranslate()
        self.trainings.retranslate()
        self.actions_.say("desk.newcomer", translate("Desk", "Register somebody new"))
        self.acts.show_usual(None)

    def focus(self) -> None:
        """The field, everything in it selected."""
        self.entry.field.setFocus()
        self.entry.field.selectAll()

    def scanned(self, code: str) -> bool:
        """A card checks its person in, a label picks its thing, a packet is handed out. Never a dialog."""
        field = self.entry.field
        self.trainings.drop()
        field.letters_only()
        field.setFocus()
        field.setText(code)
        self.registering.keep_draft()
        self._look_up(code)
        if is_card(self._hits):
            self._choose(self._hits[0].person_id, code)
        elif not self._take_code(code) and not self._hits and is_code(code):
            self._keep_unknown(code)
        return True

    def take(self, request: Request) -> None:
        """A person to be picked, or typing begun in the field at the top."""
        if isinstance(request, CheckInPerson):
            self.pick(request.person_id)
        elif isinstance(request, GoOnTyping):
            self._type(request.typed)

    def pick(self, person_id: int) -> None:
        """Come from another page with a person: Enter checks them in."""
        self._things = Things()
        self._show_hits(hit_of(self.context, person_id))
        self.entry.candidates.step(1)
        self.entry.field.setFocus()

    def undone(self, told: Told) -> None:
        """The last act was taken back: its text and its candidates stand there again."""
        if isinstance(told, StillAtHand):
            self.picking.near.goes_on()
        else:
            self.picking.forget()
        self.picking.drop()
        self.trainings.drop()
        self.entry.strip.clear()
        self.entry.offer_category(None)
        self.entry.field.letters_only()
        self.entry.field.setText(told.typed)
        self.entry.field.setFocus()
        self.acts.say("look", translate("Desk", "Undone"), told.sentence)
        self.registering.taken_back(told.typed)
        if told.typed:
            self._look_up(told.typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.today.setFixedWidth(_SIDE if self.width() >= _NARROW else _NARROW_SIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Typed while a button, a box or the table has the focus: it was meant for the field.
        text, alt = event.text(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        sent = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._on_entry_card()
        if alt or sent:
            self.entry.field.keyPressEvent(event)
        elif text and text.isprintable() and text != " ":
            self.entry.field.setFocus()
            self.entry.field.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _on_entry_card(self) -> bool:
        focused = self.focusWidget()
        return focused is not None and self.entry.isAncestorOf(focused)

    # -- what is typed -----------------------------------------------------------------------------------------------

    def _on_edited(self, text: str) -> None:
        if self.trainings.typed(text):
            return
        self.leaving.forget()
        self.registering.keep_draft()
        self._look_up(text)

    def _type(self, text: str) -> None:
        self.entry.field.setText(text)
        self._on_edited(text)

    def _look_up(self, text: str, *, entered: bool = False) -> None:
        entry = read_entry(text)
        if isinstance(entry, Unnamed):
            self.entry.show_hint(what_enter_counts(self.entry, entry))
            return
        self._hits = find(self.context.db, text, limit=_MOST_HITS) if is_enough(text) else []
        self._things = things_for(self.context, text, self._hits, entered=entered)
        if self._hits or self._things != Things():
            self._show_hits(self._hits)
        elif isinstance(entry, Phone):
            self.registering.begin(Draft(phone=entry.number))
        elif text.strip()[:1] in ("+", "＋"):
            self.entry.show_hint(how_to_count())
        elif is_enough(text):
            self.entry.show_hint(translate("Desk", "Nobody found. Ctrl+N: somebody new · + and Enter: without a name"))
        elif text and (picking := self.picking.hint()):
            self.entry.show_hint(picking)
        else:
            self._show_rest()

    def _show_rest(self) -> None:
        """What is picked; else only the field."""
        if not self.picking.show():
            self.entry.show_nothing()

    def _show_hits(self, hits: list[Hit]) -> None:
        self._hits = hits
        tools, others = rows_of(self.context, self._things)
        rows = [*tools, *candidates_of(self.context, hits), *others]
        self.entry.candidates.show_rows(rows)
        hint = how_to_choose(hits, len(rows), self._asked_of(rows))
        self.entry.show_candidates(hint)
        self.acts.show_usual(hits[0].person_id if len(hits) == 1 else None)

    def _asked_of(self, rows: list[Candidate]) -> str:
        return self.picking.hint() or self.handing.hint(rows) or self.trainings.hint(rows)

    # -- Enter and the other keys ------------------------------------------------------------------------------------

    def _on_enter(self) -> None:
        text = self.entry.field.text()
        if code := self.entry.field.take_scan():
            # It may have come upon text that stood there; what stands there whole may also be the card.
            self.scanned(text if is_card(self._hits) else code)
            return
        showing = self.entry.showing()
        if showing is self.entry.newcomer:
            self.registering.register()
        elif self.trainings.enter() or self.picking.enter():
            return
        elif showing is self.entry.here:
            self.leaving.enter()
        elif isinstance(entry := read_entry(text), Unnamed):
            self._count_unnamed(entry)
        elif showing is self.entry.candidates:
            self._take_candidate(text)
        elif is_code(text):
            if not self._take_code(text):
                self._keep_unknown(text.strip())
        elif text.strip():
            self._look_up(text, entered=True)
            self.context.sounds.play("look")

    def _take_candidate(self, typed: str) -> None:
        marked = self.entry.candidates.marked()
        rows = self.entry.candidates.rows()
        if marked is None and len(rows) == 1 and not (self._hits and self._hits[0].swapped):
            marked = rows[0]
        if marked is not None:
            self._take(marked, typed)
        else:
            self.context.sounds.play("look")
            self.entry.show_candidates(translate("Desk", "Please mark one with ↓, then Enter. Nobody was checked in."))

    def _take(self, row: Candidate, typed: str) -> None:
        if row.tool_id is not None:
            self.picking.take_tool(row.tool_id)
        elif row.amenity_id is not None:
            self.picking.take_amenity(row.amenity_id)
        elif row.item_id is not None:
            self.handing.take(row.item_id, typed=typed)
        else:
            self._choose(row.person_id, typed)

    def _choose(self, person_id: int, typed: str) -> None:
        if not self.picking.take_person(person_id, typed):
            self.acts.check_in(person_id, typed)

    def _take_code(self, code: str) -> bool:
        thing = thing_of(self.context.db, code, house=keeps_house(self.context.db))
        if isinstance(thing, Tool):
            self.picking.take_tool(thing.id)
        elif isinstance(thing, Item):
            self.handing.take(thing.id)
        elif thing is not None:
            self.picking.take_amenity(thing.id)
        return thing is not None

    def _count_unnamed(self, entry: Unnamed) -> None:
        if entry.heads == 0:
            self.entry.show_hint(how_to_count())
            self.context.sounds.play("refused")
            return
        category = self.entry.lettered().get(entry.letter or "")
        if entry.letter and category is None:
            self.entry.show_hint(no_such_letter(self.entry, entry.letter))
            self.context.sounds.play("refused")
            return
        self.acts.check_in_anonymous(entry.heads, category, self.entry.field.text())

    def _keep_unknown(self, code: str) -> None:
        # A code nobody has goes to one side, not into a dialog: the next rider is not held up by it.
        self.registering.unknown_code = code
        self.entry.field.letters_only()
        self.entry.field.clear()
        self._show_rest()
        self.acts.say(
            "look",
            translate("Desk", "Unknown code {code}").format(code=code),
            translate("Desk", "Ctrl+N registers somebody with this card"),
        )

    def _begin_without_phone(self) -> None:
        self.trainings.drop()
        self.registering.begin_without_phone()

    def _on_letter(self, letter: str) -> None:
        showing = self.entry.showing()
        if showing is self.entry.here:
            if not self.leaving.letter(letter):
                self._type(letter.lower())
        elif showing is self.entry.tool:
            if not self.picking.lending.letter(letter):
                self._type(letter.lower())
        elif showing is self.entry.newcomer:
            self.registering.letter(letter)
        elif category := self.entry.lettered().get(letter):
            self.acts.name_category(category)

    def _on_refused(self, sentence: str) -> None:
        showing = self.entry.showing()
        if showing is self.entry.newcomer:
            self.entry.newcomer.complain(sentence)
        elif showing in (self.entry.here, self.entry.tool, self.entry.place, self.entry.training):
            showing.complain(sentence)
        else:
            self.entry.strip.show_result("refused", sentence)
            self.entry.field.setFocus()

    def _on_escaped(self) -> None:
        """Leave what is shown; a half-filled newcomer stays as a draft."""
        if self.trainings.escaped():
            return
        self.registering.keep_draft()
        self.leaving.forget()
        self.picking.escaped(typed=bool(self.entry.field.text()))
        self.entry.field.clear()
        self._show_rest()
        self.acts.new_form()
        self.entry.field.setFocus()

    def _on_moved(self, step: int) -> None:
        if self.trainings.step(step) or self.entry.showing() is not self.entry.candidates:
            return
        self.entry.candidates.step(step)
        marked = self.entry.candidates.marked()
        if marked is not None and marked.person_id:
            self.acts.show_usual(marked.person_id)

    def _on_finished(self) -> None:
        self.leaving.forget()
        self.trainings.drop()
        self.registering.unknown_code = None
        self.entry.field.letters_only()
        self.entry.field.clear()
        self._show_rest()
        self.entry.offer_category(None)
        self.entry.field.setFocus()

    def _on_category_chip(self, chosen: list[str]) -> None:
        if chosen:
            self.acts.name_category(chosen[0])

    def _on_picked(self, row: Candidate) -> None:
        self._take(row, self.entry.field.text())

    def _on_person(self, person_id: int) -> None:
        self.ask(ShowPerson(person_id))

    def _on_undo(self) -> None:
        self.ask(UndoLast())

    def _on_summary(self) -> None:
        self.ask(ShowSummary())

    def _on_here_asked(self) -> None:
        self.on_site.go_to_first()

    def _on_minute(self) -> None:
        """Stays are longer, a visit or a loan may have run out, and at midnight the day is another."""
        self._mark_stale()
        self.today.on_minute()

    # -- making it ---------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        field, entry = self.entry.field, self.entry
        field.textEdited.connect(self._on_edited)
        field.entered.connect(self._on_enter)
        field.undo_asked.connect(self._on_undo)
        entry.strip.undo_pressed.connect(self._on_undo)
        field.moved.connect(self._on_moved)
        field.escaped.connect(self._on_escaped)
        field.letter.connect(self._on_letter)
        field.service_key.connect(entry.press_service_key)
        entry.register.clicked.connect(self._on_enter)
        entry.candidates.picked.connect(self._on_picked)
        for part in (entry.newcomer, entry.here, entry.tool):
            part.escaped.connect(self._on_escaped)
        entry.services_chosen.connect(self.acts.pick_services)
        entry.categories.changed.connect(self._on_category_chip)
        self.on_site.person_asked.connect(self._on_person)
        self.today.asked.connect(self.asked)
        self.today.alerts.asked.connect(self.asked)
        self.today.here_asked.connect(self._on_here_asked)
        self.today.summary_asked.connect(self._on_summary)
        self.acts.finished.connect(self._on_finished)
        self.acts.refused.connect(self._on_refused)
