"""Every pack sees the program that is built wrongly: without that, its zeros would mean nothing."""

import pytest

from tests.faults.packs import BUILDS, broken_build
from tests.faults.recorder import needs_recorder

QUICK = [("trigger dropped", "guards"), ("deferred BEGIN", "race one person")]
pytestmark = needs_recorder


@pytest.mark.parametrize(("build", "pack"), QUICK)
def test_a_broken_build_is_seen_at_once(build: str, pack: str) -> None:
    assert not broken_build(build, pack).holds


@pytest.mark.slow
@pytest.mark.parametrize(("build", "pack"), [each for each in BUILDS if each not in QUICK])
def test_a_broken_build_is_seen(build: str, pack: str) -> None:
    row = broken_build(build, pack)
    assert not row.holds
    assert row.told
