"""Who stands at the desk: whoever came or borrowed a moment ago is asked for first when a tool is scanned."""

from datetime import timedelta

from station_app.core.clock import Clock

AT_HAND = timedelta(seconds=60)


class AtHand:
    """One person for a minute; forgotten by itself."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._person: int | None = None
        self._until = clock.now()
        self._borrowing = False

    def stays(self, person_id: int | None, *, borrowing: bool = False) -> None:
        """This person stands here now, `borrowing` when a tool went to them just now; None: nobody does."""
        self._person, self._borrowing = person_id, borrowing
        self._until = self._clock.now() + AT_HAND

    def person(self) -> int | None:
        """Who is still at hand."""
        if self._clock.now() >= self._until:
            self._person = None
        return self._person

    def borrower(self) -> int | None:
        """Who is still at hand and has just borrowed: the next tool goes to them without a question."""
        return self.person() if self._borrowing else None
