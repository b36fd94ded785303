"""Who stands at the desk: whoever came a moment ago is asked for first when a tool, a place or goods go to somebody."""

from datetime import timedelta

from station_app.core.clock import Clock
from station_app.gui.kit.told import Told

AT_HAND = timedelta(seconds=60)


class StillAtHand(Told):
    """Left behind by an act for whoever stands here: when it is taken back they still do."""

    __slots__ = ()


class AtHand:
    """One person, or one visit without a name, for a minute; forgotten by itself."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._person: int | None = None
        self._visit: int | None = None
        self._until = clock.now()
        self._borrowing = False

    def stays(self, person_id: int | None, *, visit_id: int | None = None, borrowing: bool = False) -> None:
        """This person stands here now, `borrowing` when a tool went to them just now; None: nobody does.

        `visit_id` where it is known; alone it is one of people without a name.
        """
        self._person, self._visit, self._borrowing = person_id, visit_id, borrowing
        self._until = self._clock.now() + AT_HAND

    def goes_on(self) -> None:
        """Whoever is still at hand stays for another minute."""
        if self._clock.now() < self._until:
            self._until = self._clock.now() + AT_HAND

    def person(self) -> int | None:
        """Who is still at hand."""
        self._forget_in_time()
        return self._person

    def visit(self) -> int | None:
        """The visit of whoever is still at hand, where it is known."""
        self._forget_in_time()
        return self._visit

    def borrower(self) -> int | None:
        """Who is still at hand and has just borrowed: the next tool goes to them without a question."""
        return self.person() if self._borrowing else None

    def _forget_in_time(self) -> None:
        if self._clock.now() >= self._until:
            self._person = self._visit = None
