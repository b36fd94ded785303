"""Times of day as people write them."""


def clock_time(text: str) -> str:
    """9:00, 9：00 and 900 are what people write for 09:00; anything else is left to the core to refuse."""
    plain = text.strip().replace("：", ":")
    if plain.isascii() and plain.isdigit() and len(plain) in (3, 4):
        plain = f"{plain[:-2]}:{plain[-2:]}"
    return plain.zfill(5) if len(plain) == 4 else plain
