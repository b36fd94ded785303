"""Half-filled newcomers, kept in memory only while the clerk is called away."""

from station_app.gui.desk.newcomer import Draft

_MOST = 8


class Drafts:
    """One draft for each number or card; the oldest make way."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str | None, str | None], Draft] = {}
        self._registered: Draft | None = None

    def keep(self, draft: Draft) -> None:
        """Remember what is filled in so far."""
        self._kept.pop(_key(draft), None)
        self._kept[_key(draft)] = draft
        while len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]

    def of(self, empty: Draft) -> Draft:
        """What was kept for the same number or card, or the empty form."""
        return self._kept.get(_key(empty), empty)

    def registered(self, draft: Draft) -> None:
        """It was sent: it waits no more, unless the registration is taken back."""
        self._kept.pop(_key(draft), None)
        self._registered = draft

    def taken_back(self, phone: str) -> None:
        """The registration of this number was undone: the form is half-filled again."""
        if self._registered is not None and self._registered.phone == phone:
            self.keep(self._registered)
        self._registered = None


def _key(draft: Draft) -> tuple[str | None, str | None]:
    return draft.phone, draft.card
