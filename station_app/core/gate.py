"""The text gate: the one way in for words from a screen, an import or a script, so that all store and compare alike."""

import itertools
import re
import unicodedata

from station_app.core.errors import Missing, TooLong

# Letters and marks that print as nothing: fillers, joiners of grapheme clusters, the braille blank.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2065\u2800\u3164\uffa0")
_JOINER = "\u200d"
_SPACES = re.compile(r"\s+")
_HANZI = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SPACE_IN_HANZI = re.compile(f"(?<=[{_HANZI}]) (?=[{_HANZI}])")
_VARIANT = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_NOT_COMPARED = re.compile(r"[\s·・•‧∙⋅.。'’-]+")


def gate(text: str | None, *, field: str, limit: int) -> str | None:
    """Cleaned text for storing: NFC, trimmed, one line, nothing invisible; None when nothing is left.

    `limit` counts characters. Raises TooLong.
    """
    if text is None:
        return None
    kept = clean(text)
    if len(kept) > limit:
        raise TooLong(field, limit, len(kept))
    return kept or None


def clean(text: str) -> str:
    """A text as the gate leaves it, of any length: for what is looked up and not stored."""
    # Before, so that neighbours are judged as they will be; and after, since taking away brings letters together.
    seen = _visible(unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", seen)).strip()


def gate_name(text: str | None, *, field: str, limit: int) -> str | None:
    """A person's name or form of address: as `gate`, and blanks that only spread hanzi (章　俊) go. Raises TooLong."""
    kept = gate(text, field=field, limit=limit)
    return _SPACE_IN_HANZI.sub("", kept) if kept else None


def required(text: str | None, *, field: str) -> str:
    """The text a field must have, for a command. Raises Missing."""
    if not text:
        raise Missing(field)
    return text


def compare_key(text: str) -> str:
    """What two spellings of one name share: NFKC, case folded, without blanks, dots, hyphens."""
    return _NOT_COMPARED.sub("", unicodedata.normalize("NFKC", text).casefold())


def ascii_digits(text: str) -> str:
    """Only the digits of a text, full-width and other scripts' digits turned to 0-9."""
    return "".join(str(unicodedata.decimal(c)) for c in text if c.isdecimal())


def is_hanzi(char: str) -> bool:
    """Whether one character is a Chinese character, extension blocks included."""
    return re.match(f"[{_HANZI}]", char) is not None


def _visible(text: str) -> str:
    # A joiner stays only between two emoji, where it makes one picture of them; a variant's mark only after its letter.
    kept: list[str] = []
    for char, after in itertools.zip_longest(text, text[1:], fillvalue=" "):
        before = kept[-1] if kept else " "
        if char == _JOINER:
            keep = (_pictured(before) or before == "\ufe0f") and _pictured(after)
        elif _VARIANT.match(char):
            keep = before != " " and not _VARIANT.match(before)
        else:
            keep = not _hidden(char)
        if keep:
            kept.append(" " if char.isspace() else char)
    return "".join(kept)


def _pictured(char: str) -> bool:
    return unicodedata.category(char) in {"So", "Sk"} and char not in _BLANKS


def _hidden(char: str) -> bool:
    if char.isspace():
        return False
    code = ord(char)
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    ignored = 0xFFF0 <= code <= 0xFFF8 or 0xE0000 <= code <= 0xE0FFF
    return noncharacter or ignored or char in _BLANKS or unicodedata.category(char) in {"Cc", "Cf", "Cs"}
