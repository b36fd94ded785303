"""One machine over all a station can do; its asserts tell what they compared, as those of a test do."""

import pytest

pytest.register_assert_rewrite(*(f"{__name__}.{part}" for part in ("plain", "days", "files", "corrections", "station")))
