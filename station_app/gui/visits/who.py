"""Whose visit it is: somebody found by name, number or card, somebody new, or nobody named."""

from PySide6.QtWidgets import QWidget

from station_app.core.search.model import Hit
from station_app.gui.kit.context import Context
from station_app.gui.kit.person_lookup import PersonLookup
from station_app.texts import labels, translate
from station_app.texts.dictionaries import Words, read_words

_MOST = 6


class WhoField(PersonLookup):
    """A single hit is taken by Enter, as at the desk; among several a row is picked, by Enter or a click."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._dictionary: Words | None = None
        self._offers_new = False
        super().__init__(context, "visitWho", most=_MOST, parent=parent)

    def begin(self, person_id: int | None, name: str, *, offers_new: bool) -> None:
        """Show whose visit it is now. `offers_new`: somebody unknown may be registered with it."""
        self._offers_new = offers_new
        self._dictionary = read_words(self.context.db, self.context.language.code)
        self.put(person_id, name)

    def new_name(self) -> str | None:
        """What somebody new is called, when that was picked."""
        return self.other_name()

    def undecided(self) -> bool:
        """Whether something is typed and nobody picked."""
        return bool(self.typed()) and not self.decided()

    def retranslate(self) -> None:
        """Say every word anew."""
        self.field.setPlaceholderText(translate("Visits", "Name, phone tail or card"))
        self.found.setAccessibleName(translate("Visits", "People found"))
        self.say()

    def other_words(self, typed: str) -> str | None:
        if not self._offers_new:
            return None
        return translate("Visits", "Somebody new: “{name}”").format(name=typed)

    def about(self, hit: Hit) -> str:
        category = "" if self._dictionary is None else self._dictionary.categories.get(hit.category, hit.category)
        return " · ".join(part for part in (labels.masked_phone(hit.phone), category) if part)

    def on_enter(self) -> None:
        if self.found.currentRow() >= 0:
            self.take(self.found.currentItem())
        elif self.undecided() and len(self.people()) == 1:
            self.take(self.people()[0])
        else:
            self.entered.emit()

    def words(self) -> str:
        if self.new_name() is not None:
            return translate("Visits", "Will be registered as somebody new.")
        if self.person_id() is not None:
            return ""
        if self.found.count():
            return translate("Visits", "↓ and Enter to pick")
        if self.undecided():
            return translate("Visits", "Nobody found. Please type another name or number, or empty the field.")
        return translate("Visits", "Empty: without a name")
