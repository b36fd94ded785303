import pytest

from station_app.core.masks import mask_name, mask_number, mask_phone


@pytest.mark.parametrize(
    ("mask", "whole", "shown"),
    [
        (mask_phone, "13800002046", "138****2046"),
        (mask_number, "0531-88991234", "****1234"),
        (mask_number, "12345", "****2345"),
        (mask_number, "1234", "****"),
        (mask_number, "1", "****"),
        (mask_name, "", "*"),
        (mask_name, "张", "*"),
        (mask_name, "张丰", "张*"),
        (mask_name, "张小丰", "张*丰"),
        (mask_name, "欧阳小丰", "欧**丰"),
    ],
)
def test_what_everybody_may_read(mask: object, whole: str, shown: str) -> None:
    assert callable(mask)
    assert mask(whole) == shown
