"""Any story of a station, told to its file and to plain Python: both must come to the same figures."""

import inspect
import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.stateful import INVARIANT_MARKER, RULE_MARKER, Rule

from tests.core.machine.station import Station


def marked(mark: str) -> list[tuple[str, Any]]:
    """The parts of a story that Hypothesis would draw from."""
    parts = inspect.getmembers(Station, inspect.isfunction)
    return [(name, getattr(part, mark)) for name, part in parts if hasattr(part, mark)]


RULES: list[tuple[str, Rule]] = marked(RULE_MARKER)
INVARIANTS = marked(INVARIANT_MARKER)


class LongStory(Station):
    """The same, for longer."""


Station.TestCase.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
LongStory.TestCase.settings = settings(max_examples=200, stateful_step_count=60, deadline=None)
TestStory = Station.TestCase
TestLongStory = pytest.mark.slow(LongStory.TestCase)


@pytest.mark.parametrize(
    ("seed", "steps"), [(1, 400), *(pytest.param(seed, 2_000, marks=pytest.mark.slow) for seed in (2, 3, 4))]
)
def test_one_station_through_thousands_of_steps(seed: int, steps: int) -> None:
    """One file that grows: what Hypothesis draws ends long before, and merges less."""
    chance = random.Random(seed)
    told: Counter[str] = Counter()
    story = Station()
    story.open(n=seed)
    try:
        while told.total() < steps:
            name, rule = chance.choice(RULES)
            if all(wanted(story) for wanted in rule.preconditions):
                rule.function(story, **{argument: chance.randrange(1_000) for argument in rule.arguments})
                told[name] += 1
                for _, holds in INVARIANTS:
                    holds.function(story)
    finally:
        story.teardown()
    assert set(told) == {name for name, _ in RULES}, "every kind of step was in it"
