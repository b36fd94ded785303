"""How numbers and names are shown where not everybody should read them whole."""

_STARS = "****"


def mask_phone(phone: str) -> str:
    """A mobile phone as 138****2046."""
    return phone[:3] + _STARS + phone[-4:]


def mask_number(number: str) -> str:
    """Any other number: only the last four stay."""
    return _STARS + number[-4:] if len(number) > 4 else _STARS
