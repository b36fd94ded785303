"""One amenity opened: who has which place, what is broken and its steps, what befell it; each act a key."""

from datetime import datetime, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QWidget

from station_app.core.amenities import queries
from station_app.core.amenities.model import Amenity, AmenityState, Fault, FaultState, Fills, Occupancy
from station_app.core.settings.model import Dictionary
from station_app.core.settings.queries import labels, zone
from station_app.gui.amenities.occupy_panel import OccupyPanel
from station_app.gui.amenities.rows import Rows
from station_app.gui.amenities.step_line import StepLine
from station_app.gui.amenities.words import event_words, fault_words, moment_words, point_story, slot_words
from station_app.gui.kit.card import Card
from station_app.gui.kit.context import Context
from station_app.gui.kit.flow_layout import FlowLayout
from station_app.gui.kit.key_button import KeyButton
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.result_strip import ResultStrip
from station_app.texts import moments, translate
from station_app.texts.amenities import origin_words

STEPS = {"K": "repair", "X": "mark_fixed", "C": "confirm_fixed", "W": "not_fixed"}
"""Key → the step of a fault. N adds an amenity wherever the page is, so what is still wrong has W."""
_OFFERED = {
    FaultState.REPORTED: ("repair", "mark_fixed", "confirm_fixed"),
    FaultState.UNDER_REPAIR: ("mark_fixed", "confirm_fixed"),
    FaultState.FIXED: ("confirm_fixed", "not_fixed"),
}
_ROW_PX = 34


class AmenityCard(Card):
    """Shows an amenity and says what was pressed; what happens is decided elsewhere."""

    act_asked = Signal(str)
    """occupy, free, free_all, report, edit, label, retire, a step of a fault, or close."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(" ", padding=14, elides=True, parent=parent)
        self._context = context
        self._amenity: Amenity | None = None
        self._fault: Fault | None = None
        self._places: list[Occupancy] = []
        self.about = PlainLabel("", "secondary", wrap=True)
        self.about.setObjectName("amenityAbout")
        self.wrong = PlainLabel("", "bad", wrap=True)
        self.wrong.setObjectName("amenityFault")
        self.places, self.story = Rows("amenityPlaces"), Rows("amenityStory")
        self.panel = OccupyPanel(context)
        self.step = StepLine()
        self.strip = ResultStrip()
        self.strip.setObjectName("amenityStrip")
        self.strip.undo_button.setObjectName("amenityUndo")
        keys = {
            "O": "occupy",
            "F": "free",
            "Shift F": "free_all",
            "R": "report",
            **STEPS,
            "E": "edit",
            "L": "label",
            "Del": "retire",
            "Esc": "close",
        }
        self.buttons = {act: KeyButton(key, f"amenity.{act}") for key, act in keys.items()}
        self._build()

    def amenity(self) -> Amenity | None:
        """The amenity shown."""
        return self._amenity

    def fault(self) -> Fault | None:
        """Its open fault."""
        return self._fault

    def taken(self) -> list[Occupancy]:
        """Its places taken, by slot."""
        return self._places

    def chosen(self) -> Occupancy | None:
        """The place chosen in the list; the only one there is needs no choosing."""
        row = self.places.currentRow()
        if len(self._places) == 1:
            return self._places[0]
        return self._places[row] if 0 <= row < len(self._places) and self.places.hasFocus() else None

    def show_amenity(self, amenity: Amenity) -> None:
        """Read and show an amenity as it is now."""
        db, now, here = self._context.db, self._context.clock.now(), zone(self._context.db)
        same = self._amenity is not None and self._amenity.id == amenity.id
        row = self.places.currentRow() if same else -1
        self._amenity, self._fault = amenity, queries.open_fault(db, amenity.id)
        self._places = queries.occupancies(db, amenity_id=amenity.id)
        self.set_title(amenity.name)
        self.about.setText(self._about(amenity))
        self._say_fault(now, here)
        self.places.clear()
        for each in self._places:
            self.places.addItem(QListWidgetItem(_place_words(each, now, here)))
        if self._places:
            self.places.setCurrentRow(min(max(row, 0), len(self._places) - 1))
        self.places.setFixedHeight(min(len(self._places), 6) * _ROW_PX + 4)
        self.places.setVisible(bool(self._places))
        self.story.clear()
        for event in queries.story(db, amenity.id):
            detail = " · ".join(part for part in (event.who, _detail(event.what, event.text), event.by_name) if part)
            words = f"{moment_words(event.at, now, here)}  {event_words(event)}"
            self.story.addItem(QListWidgetItem(f"{words} · {detail}" if detail else words))
        self._offer()
        self.retranslate()

    def show_point(self, fault: Fault) -> None:
        """Show the fault of a point of the check, which belongs to no amenity."""
        now, here = self._context.clock.now(), zone(self._context.db)
        points = labels(self._context.db, Dictionary.CHECK_ITEM, self._context.language.code)
        self._amenity, self._fault, self._places = None, fault, []
        self.set_title(points.get(fault.check_item or "", ""))
        self.about.setText(translate("Amenities", "Point of the check"))
        self._say_fault(now, here)
        self.places.clear()
        self.places.hide()
        self.story.clear()
        for at, words, detail in point_story(fault):
            said = f"{moment_words(at, now, here)}  {words}"
            self.story.addItem(QListWidgetItem(f"{said} · {detail}" if detail else said))
        self._offer()
        self.retranslate()

    def ask_place(self) -> None:
        """Who takes a place."""
        self.step.hide()
        self.panel.begin()

    def ask_step(self, fault: Fault, act: str) -> None:
        """What goes with a step."""
        self.panel.hide()
        self.step.begin(fault.id, act)

    def close_panels(self) -> bool:
        """Leave the lines that ask for something; False when none is open."""
        opened = [each for each in (self.panel, self.step) if not each.isHidden()]
        for each in opened:
            each.hide()
        return bool(opened)

    def unfinished(self) -> bool:
        """Whether something is half typed in it."""
        return self.step.unfinished() or self.panel.unfinished()

    def offers(self, act: str) -> bool:
        """Whether an act can be done with what is shown."""
        return not self.buttons[act].isHidden()

    def retranslate(self) -> None:
        """Say every word anew."""
        for act, words in (
            ("occupy", translate("Amenities", "Occupy")),
            ("free", translate("Amenities", "Free")),
            ("free_all", translate("Amenities", "Free all")),
            ("report", translate("Amenities", "Report a fault")),
            ("repair", translate("Amenities", "Under repair")),
            ("mark_fixed", translate("Amenities", "Fixed")),
            ("confirm_fixed", translate("Amenities", "Confirm")),
            ("not_fixed", translate("Amenities", "Still wrong")),
            ("edit", translate("Amenities", "Change")),
            ("label", translate("Amenities", "Label")),
            ("retire", self._retire_words()),
            ("close", translate("Amenities", "Close")),
        ):
            self.buttons[act].say(words)
        self.places.setAccessibleName(translate("Amenities", "Places taken"))
        self.story.setAccessibleName(translate("Amenities", "Story"))
        self.panel.retranslate()
        self.step.retranslate()

    def _retire_words(self) -> str:
        if self._amenity is not None and self._amenity.state is AmenityState.RETIRED:
            return translate("Amenities", "Take into use again")
        return translate("Amenities", "Retire")

    def _offer(self) -> None:
        amenity, fault = self._amenity, self._fault
        by_hand = amenity is not None and amenity.capacity is not None and amenity.fills is Fills.HAND
        steps = () if fault is None else _OFFERED.get(fault.state, ())
        retired = amenity is not None and amenity.state is AmenityState.RETIRED
        shown = {
            "occupy": by_hand
            and fault is None
            and not retired
            and len(self._places) < ((amenity and amenity.capacity) or 0),
            "free": bool(self._places),
            "free_all": len(self._places) > 1,
            "report": amenity is not None and fault is None and not retired,
            "edit": amenity is not None,
            "label": amenity is not None and not retired,
            "retire": amenity is not None and not self._places,
            "close": True,
            **{step: step in steps for step in STEPS.values()},
        }
        for act, visible in shown.items():
            self.buttons[act].setVisible(visible)
        if not shown["occupy"]:
            self.panel.hide()
        if fault is None or self.step.fault_id() != fault.id or self.step.act() not in steps:
            self.step.hide()

    def _about(self, amenity: Amenity) -> str:
        kind = labels(self._context.db, Dictionary.AMENITY_KIND, self._context.language.code).get(amenity.kind, "")
        places = ""
        if amenity.capacity is not None:
            places = translate("Amenities", "{count} places").format(count=amenity.capacity)
        origin = " ".join(part for part in (origin_words(amenity.origin), amenity.donor) if part)
        since = None if amenity.since_day is None else amenity.since_day.isoformat()
        parts = (amenity.code, kind, amenity.place, places, origin, since, amenity.note)
        return " · ".join(part for part in parts if part)

    def _say_fault(self, now: datetime, here: tzinfo) -> None:
        fault = self._fault
        self.wrong.setVisible(fault is not None)
        if fault is None:
            return
        said = [
            fault.what,
            fault_words(fault.state, fault.out_minutes(now)),
            moment_words(fault.reported_at, now, here),
        ]
        said += [part for part in (fault.repairer, fault.outcome) if part]
        self.wrong.setText(" · ".join(said))

    def _build(self) -> None:
        acts = QWidget()
        flow = FlowLayout(acts, gap=6)
        for act, made in self.buttons.items():
            made.setProperty("act", act)
            made.clicked.connect(self._on_button)
            if act == "close":
                self.header.addWidget(made)
            else:
                flow.addWidget(made)
        steps = QHBoxLayout()
        steps.addWidget(acts)
        self.body.addWidget(self.about)
        self.body.addWidget(self.wrong)
        self.body.addLayout(steps)
        self.body.addWidget(self.panel)
        self.body.addWidget(self.step)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.places)
        self.body.addWidget(self.story, 1)
        self.panel.hide()
        self.step.hide()

    def _on_button(self) -> None:
        self.act_asked.emit(str(self.sender().property("act")))


def _place_words(each: Occupancy, now: datetime, here: tzinfo) -> str:
    who = each.name or each.nickname or translate("Amenities", "without a name")
    since = moments.clock(each.since_at, here)
    words = f"{slot_words(each.slot)}  {who} · {since} · {moments.minutes(now - each.since_at)}"
    if each.until_at is None:
        return words
    return f"{words} · {translate('Amenities', 'until {clock}').format(clock=moments.clock(each.until_at, here))}"


def _detail(what: str, text: str | None) -> str:
    return "" if what in ("taken", "ended") else text or ""
