"""The table of all measurements, for the screen or as Markdown."""

from collections.abc import Sequence

from .timing import Result

_HEADS = (
    "",
    "what",
    "visits",
    "ours ms",
    "floor ms",
    "ratio",
    "bar",
    "p95 ms",
    "floor p95",
    "ratio",
    "bar",
    "aim ms",
    "",
)


def lines(results: Sequence[Result], *, markdown: bool) -> list[str]:
    """The table; a line that misses its bar is marked."""
    return laid_out([_HEADS, *(_cells(one) for one in results)], markdown=markdown)


def laid_out(rows: Sequence[tuple[str, ...]], *, markdown: bool) -> list[str]:
    """Rows under their heads, the first two columns to the left, the others to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    text = [_line(row, widths, markdown=markdown) for row in rows]
    rule = [("-" * max(3, width - 1)) + ("-" if at < 2 else ":") for at, width in enumerate(widths)]
    return [text[0], "| " + " | ".join(rule) + " |" if markdown else "-" * len(text[0]), *text[1:]]


def count_text(count: int) -> str:
    """10 k, 1 M; small stations in full."""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if count >= size and count % size == 0:
            return f"{count // size} {letter}"
    return f"{count:,}"


def _cells(one: Result) -> tuple[str, ...]:
    bar = one.bar
    asked = f"{bar.median:g}x" if bar.median is not None else f"{bar.most_ms:g} ms" if bar.most_ms is not None else ""
    return (
        one.number,
        one.what,
        count_text(one.visits),
        f"{one.ours:.3f}",
        f"{one.floor:.3f}",
        f"{one.ratio:.2f}x",
        asked,
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
