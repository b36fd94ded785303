"""One machine over all a station can do; its asserts tell what they compared, as those of a test do."""

import pytest

PARTS = ("house_plain", "plain", "days", "files", "corrections", "duty", "goods", "house", "lessons", "station")

pytest.register_assert_rewrite(*(f"{__name__}.{part}" for part in PARTS))
