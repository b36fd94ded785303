"""Which encoding a text file is in: what reads it whole and makes sense of it, the likeliest first."""

import unicodedata
from collections import Counter

from station_app.core.gate import is_hanzi

UTF_8, UTF_8_BOM, UTF_16_LE, UTF_16_BE, GB18030 = "utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030"
ENCODINGS = (UTF_8, GB18030, UTF_16_LE, UTF_16_BE)

_BOMS = ((b"\xef\xbb\xbf", UTF_8), (b"\xff\xfe", UTF_16_LE), (b"\xfe\xff", UTF_16_BE))
_NAMES = {
    "utf8": UTF_8, "utf8sig": UTF_8, "utf16": UTF_16_LE, "utf16le": UTF_16_LE, "utf16be": UTF_16_BE,
    "gb18030": GB18030, "gbk": GB18030, "gb2312": GB18030, "cp936": GB18030, "936": GB18030,
}  # fmt: skip
_SAMPLE_BYTES = 4_096
_FEWEST, _FEWEST_HANZI = 3, 2
_FEW_ZEROS = 20
_MOST_ODD = 0.02
"""Of the characters that are no ASCII, so many may be odd: beyond that the text was read with the wrong table."""


def encoding_name(said: str) -> str | None:
    """The encoding somebody means: GBK, UTF-8 with a mark or without …; None for one that is not read."""
    return _NAMES.get("".join(char for char in said.casefold() if char.isalnum()))


def readable(data: bytes) -> tuple[str, ...]:
    """The encodings that read a file whole and make sense of it, best first."""
    marked = marked_as(data)
    if marked is not None:
        return (marked,) if decoded(data, marked) is not None else ()
    order = (*_by_zeros(data), UTF_8, GB18030)
    return tuple(encoding for encoding in dict.fromkeys(order) if decoded(data, encoding) is not None)


def marked_as(data: bytes) -> str | None:
    """The encoding the first bytes of a file name."""
    return next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None)


def decoded(data: bytes, encoding: str) -> str | None:
    """The text of a file, or None where the encoding cannot be the right one."""
    for bom, marked in _BOMS:
        if data.startswith(bom) and marked == encoding:
            data = data[len(bom) :]
    wide = encoding in (UTF_16_LE, UTF_16_BE)
    if not (_holds_wide_text(data, encoding) if wide else data.count(0) * _FEW_ZEROS <= len(data)):
        return None
    if encoding == GB18030 and _holds_utf_8(data):
        return None  # it can be read so, as 鏃ユ湡 where 日期 stands
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if _makes_sense(text) else None


def is_odd(char: str) -> bool:
    """Whether a character stands in texts read with the wrong table and hardly in others."""
    return char == "\ufffd" or unicodedata.category(char) in {"Co", "Cn"} or "\x80" <= char <= "\x9f"


def _by_zeros(data: bytes) -> tuple[str, ...]:
    # In UTF-16 every comma and digit has a zero half, always on the same side.
    sample = data[:_SAMPLE_BYTES]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) > len(sample) // 20 and max(even, odd) > 4 * min(even, odd):
        return (UTF_16_LE, UTF_16_BE) if odd > even else (UTF_16_BE, UTF_16_LE)
    return ()


def _holds_wide_text(data: bytes, encoding: str) -> bool:
    # A table has commas or line ends: in UTF-16 these bring zeros, and on the right side.
    if len(data) % 2:
        return False
    zeros = data[1::2] if encoding == UTF_16_LE else data[0::2]
    others = data[0::2] if encoding == UTF_16_LE else data[1::2]
    return zeros.count(0) > others.count(0)


def _holds_utf_8(data: bytes) -> bool:
    # The whole file, or some of its lines: two files put together are read right by no table.
    return any(_is_hanzi_in_utf_8(line) for line in data.replace(b"\r", b"\n").split(b"\n") if not line.isascii())


def _is_hanzi_in_utf_8(line: bytes) -> bool:
    try:
        text = line.decode(UTF_8)
    except UnicodeDecodeError:
        return False
    return sum(map(is_hanzi, text)) >= _FEWEST_HANZI


def _makes_sense(text: str) -> bool:
    beyond = odd = 0
    for char, count in Counter(text).items():
        if char > "\x7f":
            beyond += count
            odd += count * is_odd(char)
    return odd <= beyond * _MOST_ODD or odd < _FEWEST
