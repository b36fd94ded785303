"""The table of all measurements, for the screen or as Markdown."""

from collections.abc import Sequence

from .timing import Result

_HEADS = ("", "what", "ours ms", "floor ms", "ratio", "bar", "p95 ms", "floor p95", "ratio", "bar", "aim ms", "")


def lines(results: Sequence[Result], *, markdown: bool) -> list[str]:
    """The table; a line that misses its bar is marked."""
    rows = [_HEADS, *(_cells(one) for one in results)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEADS))]
    text = [_line(row, widths, markdown=markdown) for row in rows]
    rule = [("-" * max(3, width - 1)) + ("-" if at == 1 else ":") for at, width in enumerate(widths)]
    return [text[0], "| " + " | ".join(rule) + " |" if markdown else "-" * len(text[0]), *text[1:]]


def _cells(one: Result) -> tuple[str, ...]:
    bar = one.bar
    return (
        one.number,
        one.what,
        f"{one.ours:.3f}",
        f"{one.floor:.3f}",
        f"{one.ratio:.2f}x",
        f"{bar.median:g}x",
        f"{one.ours_p95:.3f}",
        f"{one.floor_p95:.3f}",
        f"{one.ratio_p95:.2f}x",
        "" if bar.p95 is None else f"{bar.p95:g}x",
        "" if bar.aim_ms is None else f"{bar.aim_ms:g}",
        "holds" if one.holds else "MISSED",
    )


def _line(row: tuple[str, ...], widths: list[int], *, markdown: bool) -> str:
    cells = [
        cell.ljust(width) if at < 2 else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "| " + " | ".join(cells) + " |" if markdown else "  ".join(cells)
