"""Whose row it is: what stands in the name field looked up, somebody found or somebody new, never guessed."""

from typing import Any

from station_app.core.people.model import How
from station_app.core.people.queries import by_id, root_of
from station_app.core.search.model import Hit
from station_app.core.search.queries import find
from station_app.gui.kit.context import Context
from station_app.gui.sheets.found import FoundList, line_of
from station_app.gui.sheets.typed import Heads, Stranger, agrees, looked_up, read_who
from station_app.texts import translate
from station_app.texts.dictionaries import read_words
from station_app.texts.labels import masked_phone, person_name

_MOST_HITS = 5


class Whose:
    """Keeps who was picked, or that it is somebody new whoever is found."""

    def __init__(self, context: Context, found: FoundList) -> None:
        self._context = context
        self._found = found
        self._hits: list[Hit] = []
        self.person_id: int | None = None
        self.fresh = False

    def put(self, person_id: int | None, *, fresh: bool) -> None:
        """Somebody known, or somebody new, or (neither) nobody yet."""
        self.person_id, self.fresh = person_id, fresh
        self.forget_hits()

    def forget_hits(self) -> None:
        """Nobody is offered."""
        self._hits = []
        self._found.show_lines([])

    def look_up(self, text: str) -> None:
        """Offer whom a text may mean; it was typed anew, so nobody is picked."""
        self.put(None, fresh=False)
        if isinstance(read_who(text), Heads) or not _is_enough(text):
            return
        db = self._context.db
        self._hits = find(db, looked_up(text), limit=_MOST_HITS)
        words = read_words(db, self._context.language.code)
        self._found.show_lines([line_of(self._context, hit, words) for hit in self._hits])

    def pick(self, line: int) -> None:
        """The person of a line offered."""
        self.put(self._hits[line].person_id, fresh=False)

    def settle(self, text: str) -> str:
        """Make it plain who came; a sentence of what to do when it is not, else nothing.

        Somebody found is taken when the clerk marked them, or when they are the only one and their whole name fits.
        """
        if not text.strip():
            return how_to_say_who()
        if self.person_id is not None or self.fresh or isinstance(read_who(text), Heads):
            return ""
        return self._settle_by_hits(text)

    def _settle_by_hits(self, text: str) -> str:
        marked = self._found.marked()
        if marked is None and len(self._hits) == 1 and _fits(self._hits[0], text):
            marked = 0
        if marked is not None:
            self.pick(marked)
            return ""
        if self._hits:
            return translate("Paper", "Please mark who it is with ↓, then Enter. Ctrl+N: somebody new.")
        if isinstance(read_who(text), Stranger):
            return ""
        return translate(
            "Paper", "Nobody found. Type the whole phone or the name; Ctrl+N takes what stands here as a new name."
        )

    def name(self) -> str:
        """What the person picked is called."""
        if self.person_id is None:
            return ""
        person = by_id(self._context.db, self.person_id)
        return person_name(person.name, person.nickname, person.phone)

    def category(self) -> str | None:
        """The category of the person picked."""
        return None if self.person_id is None else by_id(self._context.db, self.person_id).category

    def called(self, text: str) -> str:
        """Whose row this is, for the status line."""
        meaning = read_who(text)
        if self.person_id is None and isinstance(meaning, Heads):
            unnamed = meaning.words or translate("Labels", "No name")
            return unnamed if meaning.heads == 1 else f"{unnamed} ×{meaning.heads}"
        return text.strip()

    def heads(self, text: str) -> Heads | None:
        """People without a record, when that is what was typed."""
        meaning = read_who(text)
        named = self.person_id is not None or self.fresh
        return meaning if isinstance(meaning, Heads) and not named else None

    def about(self, text: str, *, agreed: bool) -> str:
        """What becomes of somebody new; nothing for others."""
        if self.person_id is not None or self.heads(text) is not None:
            return ""
        who = self._stranger(text)
        named = " ".join(part for part in (who.name or who.nickname, masked_phone(who.phone)) if part)
        if who.phone and not agreed:
            return translate("Paper", "{who}: the phone is not kept, as nobody agreed to it on this paper").format(
                who=named
            )
        return translate("Paper", "Somebody new: {who}").format(who=named)

    def facts(self, text: str, category: str | None, *, agreed: bool) -> dict[str, Any]:
        """Who it was, as the core takes it. A phone nobody agreed to leave is not kept."""
        if self.person_id is not None:
            root = root_of(self._context.db, self.person_id)  # merged, perhaps, since they were picked
            return {"person_id": root, "category": None if category == self.category() else category}
        heads = self.heads(text)
        if heads is not None:
            return {"heads": heads.heads, "words": heads.words, "category": category}
        who = self._stranger(text)
        if who.phone and not agreed:
            who = Stranger(who.name, who.nickname)
        if who == Stranger():
            return {"heads": 1, "category": category}
        consent = How.WRITTEN if who.phone else None
        return {"newcomer": who.particulars(category or "unknown"), "consent": consent}

    def _stranger(self, text: str) -> Stranger:
        meaning = read_who(text)
        return meaning if isinstance(meaning, Stranger) else Stranger(name=text.strip())


def how_to_say_who() -> str:
    """For a name field that is empty."""
    return translate(
        "Paper", "Who came? A tail, a name or a phone; + without a name, +6 for six. Alt+B: nobody wrote on this line."
    )


def _fits(hit: Hit, text: str) -> bool:
    return not hit.swapped and agrees(text, hit.name, hit.nickname)


def _is_enough(text: str) -> bool:
    plain = text.strip()
    return len(plain) >= 2 or (bool(plain) and not plain.isascii())
