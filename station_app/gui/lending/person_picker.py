"""For whom something is put aside, or who takes it: somebody on file, or a bare name."""

from PySide6.QtWidgets import QListWidgetItem, QWidget

from station_app.gui.kit.context import Context
from station_app.gui.kit.person_lookup import PersonLookup
from station_app.texts import translate

_MOST = 5


class PersonPicker(PersonLookup):
    """A bare name is taken where nobody is found, or where its row is picked; never where `bare_names` is off.

    A single hit is taken by Enter, among several a row is picked. Enter goes on only once that was decided.
    """

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        """`name` begins the object names."""
        self._bare_names = True
        super().__init__(context, name, most=_MOST, parent=parent)

    def begin(self, *, bare_names: bool = True) -> None:
        """Nobody picked and nothing typed."""
        self._bare_names = bare_names
        self.put(None, "")

    def retranslate(self) -> None:
        """Say every word anew."""
        self.field.setPlaceholderText(translate("Lending", "Name, phone tail or card"))
        self.found.setAccessibleName(translate("Lending", "People found"))
        self.say()

    def other_words(self, typed: str) -> str | None:
        return translate("Lending", "Only the name “{name}”").format(name=typed) if self._bare_names else None

    def on_enter(self) -> None:
        if self.decided() or not self.typed():
            self.entered.emit()
            return
        item = self.found.currentItem() or self._only()
        if item is not None:
            self.take(item)

    def words(self) -> str:
        if self.other_name() is not None:
            return translate("Lending", "By name alone: nobody on file.")
        if self.person_id() is None and self.typed() and not self.found.count():
            return translate("Lending", "Nobody found. Please type another name or number.")
        return translate("Lending", "↓ and Enter to pick") if self.found.count() > 1 else ""

    def _only(self) -> QListWidgetItem | None:
        rows = self.people() or self.rows()
        return rows[0] if len(rows) == 1 else None
