"""To whom something is handed out: somebody on file, or nobody in particular."""

from PySide6.QtWidgets import QWidget

from station_app.gui.kit.context import Context
from station_app.gui.kit.person_lookup import PersonLookup
from station_app.texts import translate

_MOST = 4


class Receiver(PersonLookup):
    """A single hit is taken by Enter, among several a row is picked. Empty is nobody in particular."""

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        """`name` begins the object names."""
        super().__init__(context, name, most=_MOST, parent=parent)

    def begin(self) -> None:
        """Nobody picked and nothing typed."""
        self.put(None, "")

    def retranslate(self) -> None:
        """Say every word anew."""
        self.field.setPlaceholderText(translate("Supplies", "Name, phone tail or card; may be left empty"))
        self.found.setAccessibleName(translate("Supplies", "People found"))
        self.say()

    def open_question(self) -> bool:
        """Whether something is typed and nobody picked yet."""
        return bool(self.typed()) and not self.decided()

    def other_words(self, typed: str) -> str | None:  # noqa: ARG002 - a bare name is a reason, not a person
        return None

    def words(self) -> str:
        if self.open_question() and not self.found.count():
            return translate("Supplies", "Nobody found. Leave it empty, or type another name or number.")
        return translate("Supplies", "↓ and Enter to pick") if self.found.count() > 1 else ""

    def on_enter(self) -> None:
        if not self.open_question():
            self.entered.emit()
            return
        item = self.found.currentItem() or (self.found.item(0) if self.found.count() == 1 else None)
        if item is not None:
            self.take(item)
