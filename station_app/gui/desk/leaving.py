"""Somebody who is here already: they leave, or count once more with a reason; also from their row of who is here."""

from PySide6.QtCore import QObject

from station_app.core.people.queries import by_id
from station_app.core.settings.queries import zone
from station_app.core.visits.model import AlreadyIn
from station_app.gui.desk.acts import DeskActs
from station_app.gui.desk.entry import EntryCard
from station_app.gui.desk.on_site import OnSiteCard
from station_app.gui.desk.picking import DeskPicking
from station_app.gui.kit.context import Context
from station_app.texts import moments, translate
from station_app.texts.labels import person_name, visit_name


class DeskLeaving(QObject):
    """Keeps whom the panel is about until something else is typed."""

    def __init__(
        self, context: Context, entry: EntryCard, acts: DeskActs, picking: DeskPicking, on_site: OnSiteCard
    ) -> None:
        super().__init__(entry)
        self._context = context
        self._entry = entry
        self._acts = acts
        self._picking = picking
        self._on_site = on_site
        self._here: AlreadyIn | None = None
        self._typed = ""
        acts.already_in.connect(self.begin)
        entry.here.leave_asked.connect(self._leave_here)
        entry.here.again_asked.connect(self._again)
        on_site.leave_asked.connect(self.leave)

    def begin(self, refusal: AlreadyIn) -> None:
        """Whoever was to be checked in is here already: offer both ways on."""
        self._here, self._typed = refusal, self._entry.field.text()
        self._picking.stays_at_hand(refusal.person_id, refusal.visit_id)
        person = by_id(self._context.db, refusal.person_id)
        at = moments.clock(refusal.since, zone(self._context.db))
        name = person_name(person.name, person.nickname, person.phone)
        self._entry.here.begin(translate("Desk", "{name} is here since {time}").format(name=name, time=at))
        self._entry.show_here()
        self._entry.field.setFocus()
        self._entry.field.selectAll()  # the next number typed replaces this one

    def forget(self) -> None:
        """It is about somebody else now."""
        self._here = None

    def enter(self) -> None:
        """Enter never lets anybody leave."""
        self._entry.here.complain(translate("Desk", "L: leaves · R: counts once more · Esc: neither"))

    def letter(self, letter: str) -> bool:
        """L and R; False for a letter that begins the next person's initials."""
        if letter == "L":
            self._leave_here()
        elif letter == "R":
            self._entry.here.ask_reason()
        else:
            return False
        return True

    def leave(self, visit_id: int) -> None:
        """Somebody leaves; whoever is at hand has gone with it."""
        visit = self._on_site.visit(visit_id)
        self._picking.stays_at_hand(None)
        self._acts.check_out(visit_id, visit_name(visit) if visit is not None else "")

    def _leave_here(self) -> None:
        if self._here is not None:
            self.leave(self._here.visit_id)

    def _again(self, reason: str) -> None:
        if not reason.strip():
            self._entry.here.complain(translate("Desk", "Please say in a few words why this counts once more."))
        elif self._here is not None:
            self._acts.check_in_again(self._here.person_id, reason, self._typed)
