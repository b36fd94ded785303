"""The card around the field: the button, what the typed text means, the result, the services of the next visit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station_app.core.settings.model import Dictionary, Entry
from station_app.core.settings.queries import entries, short_labels
from station_app.gui.desk.candidates import CandidateList
from station_app.gui.desk.field import DeskField
from station_app.gui.desk.here import HerePanel
from station_app.gui.desk.newcomer import NewcomerForm
from station_app.gui.desk.place_panel import PlacePanel
from station_app.gui.desk.supply_keys import SupplyKeys
from station_app.gui.desk.tool_panel import ToolPanel
from station_app.gui.desk.training_panel import TrainingPanel
from station_app.gui.kit.card import Card, line
from station_app.gui.kit.chips import Chips, Choice
from station_app.gui.kit.context import Context
from station_app.gui.kit.key_cap import KeyCap
from station_app.gui.kit.look import announce, button, set_look
from station_app.gui.kit.plain_label import PlainLabel
from station_app.gui.kit.result_strip import ResultStrip
from station_app.texts import translate

_FIRST = 7
_MORE = "more"
_CHIP_PX = 30


class EntryCard(Card):
    """Holds the parts and shows one of them at a time; the page decides which."""

    services_chosen = Signal(object)
    """list[str]: what the clerk picked by hand."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(padding=14, parent=parent)
        self._context = context
        self.field = DeskField()
        self.register = button("", "big", "deskCheckIn")
        self.register.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the field
        self._services: list[Entry] = []
        self._categories: list[Entry] = []
        self._whole = False
        self._on_register = QHBoxLayout(self.register)
        self._register_words = PlainLabel("", "button")
        self._register_cap = KeyCap("Enter")
        set_look(self._register_cap, on="plain")
        self.candidates = CandidateList(context.theme)
        self.newcomer = NewcomerForm()
        self.here = HerePanel()
        self.tool = ToolPanel()
        self.place = PlacePanel()
        self.training = TrainingPanel(context.theme)
        self.hint = PlainLabel("", "secondary", wrap=True)
        self.hint.setContentsMargins(14, 10, 14, 10)
        self.strip = ResultStrip()
        self.strip.undo_button.setObjectName("deskUndo")
        self.categories = Chips("", exclusive=True, gap=4)
        self.categories.setObjectName("deskCategories")
        self.services = Chips("", gap=4)
        self.services.setObjectName("deskServices")
        self.services.changed.connect(self._on_services)
        self.supplies = SupplyKeys()
        self._who = QWidget()
        self._under = line()
        self._box = QFrame()
        self._box.setProperty("box", "true")
        self._build()
        self.show_nothing()

    def press_service_key(self, number: int) -> None:
        """Alt and a digit: a service of the next visit, or the rest of them."""
        shown = self._offered()
        if number <= len(shown):
            self.services.toggle(shown[number - 1])

    def choose_services(self, codes: Sequence[str]) -> None:
        """Tick exactly these; the rest of the services is shown when one of them is among it."""
        first = {entry.code for entry in self._services[:_FIRST]}
        self._offer_services(whole=not set(codes) <= first)
        self.services.choose(codes)

    def chosen_services(self) -> list[str]:
        """What is ticked."""
        return [code for code in self.services.chosen() if code != _MORE]

    def lettered(self) -> dict[str, str]:
        """Desk letter → category."""
        return {entry.letter: entry.code for entry in self._categories if entry.letter}

    def category_name(self, code: str) -> str:
        """The label of a category."""
        language = self._context.language.code
        return next((entry.label(language) for entry in self._categories if entry.code == code), code)

    def service_names(self, codes: Sequence[str]) -> str:
        """Labels of services in a row."""
        language = self._context.language.code
        known = {entry.code: entry.label(language) for entry in self._services}
        return translate("Desk", ", ").join(known.get(code, code) for code in codes)

    def show_nothing(self) -> None:
        """Only the field and the services."""
        self._show(None)
        self.field.take_letters = False

    def show_candidates(self, hint: str) -> None:
        """The list of people, with a hint under it."""
        self.hint.setText(hint)
        self._show(self.candidates, with_hint=bool(hint))
        self.field.take_letters = False
        rows = self.candidates.rows()
        announce(self.candidates, hint or "; ".join(row.words() for row in rows))

    def show_hint(self, hint: str) -> None:
        """A sentence about the typed text."""
        self.hint.setText(hint)
        self._show(self.hint)
        self.field.take_letters = False
        announce(self.hint, hint)

    def show_newcomer(self) -> None:
        """The form for somebody new; letters choose the category."""
        self._show(self.newcomer)
        self.field.take_letters = True

    def show_here(self) -> None:
        """The two ways on for somebody who is here; L and R choose."""
        self._show(self.here)
        self.field.take_letters = True

    def say_onward(self, words: str) -> None:
        """What Enter does, on the large button; empty for checking in."""
        words = words or translate("Desk", "Check in")
        self._register_words.setText(words)
        self.register.setAccessibleName(words)
        self.register.setMinimumWidth(self._on_register.sizeHint().width())

    def show_tool(self, *, letters: bool) -> None:
        """The tool that is picked; `letters` say how it came back, else they begin a name."""
        self._show(self.tool)
        self.field.take_letters = letters

    def show_place(self) -> None:
        """The amenity that is picked; letters begin a name."""
        self._show(self.place)
        self.field.take_letters = False

    def show_training(self) -> None:
        """The sessions offered to somebody; letters begin a name."""
        self._show(self.training)
        self.field.take_letters = False

    def showing(self) -> QWidget | None:
        """The part shown under the field."""
        return self._shown

    def offer_category(self, code: str | None) -> None:
        """Offer the category of the visit without a name just counted; None takes the offer away."""
        self._who.setVisible(code is not None)
        self.categories.choose([code] if code else [])

    def refresh(self) -> None:
        """Read the dictionaries."""
        db, language = self._context.db, self._context.language.code
        self._services = entries(db, Dictionary.SERVICE, active_only=True)
        self._categories = entries(db, Dictionary.CATEGORY, active_only=True)
        self._offer_services(whole=False)
        short = short_labels(db, Dictionary.CATEGORY, language)
        self.newcomer.offer_categories(self._categories, language, short)
        self.categories.offer(
            Choice(entry.code, short[entry.code], entry.letter, entry.label(language))
            for entry in self._categories
            if entry.letter
        )

    def retranslate(self) -> None:
        """Say the words of the card and its parts."""
        self.say_onward("")
        self.services.setAccessibleName(translate("Desk", "Services of the next visit"))
        self.categories.setAccessibleName(translate("Desk", "Category"))
        self.candidates.setAccessibleName(translate("Desk", "People found"))
        self.field.retranslate()
        self.newcomer.retranslate()
        self.here.retranslate()
        self.tool.retranslate()

    def _offered(self) -> list[str]:
        codes = [entry.code for entry in self._services]
        if len(codes) <= _FIRST + 1:
            return codes
        return [*codes[:_FIRST], _MORE, *(codes[_FIRST:] if self._whole else [])]

    def _offer_services(self, *, whole: bool) -> None:
        self._whole = whole
        language = self._context.language.code
        names = {entry.code: entry.label(language) for entry in self._services}
        names[_MORE] = translate("Desk", "Fewer") if whole else translate("Desk", "More")
        keys = {code: str(at) for at, code in enumerate(self._offered()[:9], 1)}
        self.services.offer(Choice(code, names[code], keys.get(code, "")) for code in self._offered())

    def _on_services(self, chosen: list[str]) -> None:
        codes = [code for code in chosen if code != _MORE]
        if _MORE in chosen:
            self._offer_services(whole=not self._whole)
            self.services.choose(codes)
            return
        self.services_chosen.emit(codes)

    def _show(self, part: QWidget | None, *, with_hint: bool = False) -> None:
        self._shown = part
        for widget in (self.candidates, self.newcomer, self.here, self.tool, self.place, self.training):
            widget.setVisible(widget is part)
        self.hint.setVisible(part is self.hint or with_hint)
        self._under.setVisible(with_hint)
        self._box.setVisible(part is not None)
        if part is not None:
            self.strip.hide()
            self._who.hide()

    def _build(self) -> None:
        self._on_register.setContentsMargins(22, 0, 18, 0)
        self._on_register.setSpacing(8)
        for label in (self._register_words, self._register_cap):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._on_register.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.field, 1)
        top.addWidget(self.register)
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        panels = (self.newcomer, self.here, self.tool, self.place, self.training)
        for part in (self.candidates, self._under, *panels, self.hint):
            inside.addWidget(part)
        keys = QWidget()
        _after_alt(keys, self.services)
        _after_alt(self._who, self.categories)
        self.body.setSpacing(10)
        self.body.addLayout(top)
        self.body.addWidget(self._box)
        self.body.addWidget(self.strip)
        self.body.addWidget(self._who)
        self.body.addWidget(keys)
        self.body.addWidget(self.supplies)
        self._who.hide()


def _after_alt(row: QWidget, chips: Chips) -> None:
    """Chips whose keys go with Alt; the word stands beside the first row of them."""
    alt = PlainLabel("Alt +", "hint")
    alt.setFixedHeight(_CHIP_PX)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(alt, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(chips, 1)
