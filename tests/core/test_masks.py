import pytest

from station_app.core.masks import mask_number, mask_phone


@pytest.mark.parametrize(
    ("mask", "whole", "shown"),
    [
        (mask_phone, "13800002046", "138****2046"),
        (mask_number, "0531-88991234", "****1234"),
        (mask_number, "12345", "****2345"),
        (mask_number, "1234", "****"),
        (mask_number, "1", "****"),
    ],
)
def test_what_everybody_may_read(mask: object, whole: str, shown: str) -> None:
    assert callable(mask)
    assert mask(whole) == shown
