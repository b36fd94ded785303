"""Recognising a scan among keys: pure arithmetic on times and characters, no widgets."""

import unicodedata
from dataclasses import dataclass, field
from typing import Literal

FAST_MS = 30
PAUSE_MS = 60
SHORTEST = 6
PHONE = 11
FEWEST_DIGITS = 3

Verdict = Literal["typing", "recognised", "swallow"]


def normalise(text: str) -> str:
    """A scanned code as it was printed: full-width characters made plain, blanks at the ends gone."""
    return unicodedata.normalize("NFKC", text).strip()


def _reads_as_code(text: str) -> bool:
    # Codes are digits, perhaps with letters and hyphens; eleven digits that begin with 1 are somebody's phone.
    if not text.isascii() or not text.replace("-", "").isalnum():
        return False
    if text.isdecimal():
        return not (text.startswith("1") and len(text) <= PHONE)
    return sum(char.isdecimal() for char in text) >= FEWEST_DIGITS


@dataclass(slots=True)
class Burst:
    """Keys that follow each other fast: at least six, on average under 30 ms apart, none more than 60 ms.

    What reads as words or as a phone number stays typing however fast it came: some people and some programs type so.
    """

    chars: list[str] = field(default_factory=list)
    recognised: bool = False
    first: float = 0.0
    last: float = 0.0

    def add(self, char: str, moment: float) -> Verdict:
        """One more character at `moment` (ms). "recognised": this one made it a scan; "swallow": it already was one."""
        if self.over(moment):
            self.clear()
        if not self.chars:
            self.first = moment
        self.chars.append(char)
        self.last = moment
        if self.recognised:
            return "swallow"
        gaps = len(self.chars) - 1
        fast = gaps + 1 >= SHORTEST and moment - self.first < FAST_MS * gaps
        if fast and _reads_as_code(normalise("".join(self.chars))):
            self.recognised = True
            return "recognised"
        return "typing"

    def over(self, moment: float) -> bool:
        """Whether a key at `moment` no longer belongs to what came before."""
        return bool(self.chars) and not 0 <= moment - self.last < PAUSE_MS

    def started_by(self, moment: float) -> bool:
        """Whether a character at `moment` would be the first of a new burst."""
        return not self.chars or self.over(moment)

    def take(self) -> str:
        """The scanned code; the burst is empty afterwards."""
        text = normalise("".join(self.chars))
        self.clear()
        return text

    def clear(self) -> None:
        """Forget all keys so far."""
        self.chars.clear()
        self.recognised = False
        self.first = self.last = 0.0
