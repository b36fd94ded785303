from collections.abc import Callable

import pytest

from station_app.core.people.commands import register
from station_app.core.people.model import Person
from station_app.core.storage.database import Database
from station_app.core.supplies.commands import add_item
from station_app.core.supplies.model import Item
from tests.conftest import MORNING


@pytest.fixture
def rider(station: Database) -> Person:
    """Somebody known, with a card."""
    return register(station, name="周佳宁", phone="13800002046", card="900001", now=MORNING, by=None).value


@pytest.fixture
def add(station: Database) -> Callable[..., Item]:
    """Adds goods: 瓶 of drink unless something else is said."""

    def adding(name: str, **said: object) -> Item:
        facts = {"kind": "drink", "unit": "瓶", "now": MORNING, "by": None, **said}
        return add_item(station, name=name, **facts).value  # type: ignore[arg-type]

    return adding


@pytest.fixture
def plum(add: Callable[..., Item]) -> Item:
    """Sour plum drink in bottles, low at twenty, with a barcode."""
    return add("酸梅汤", low_mark=20, barcode="6901234567892")


@pytest.fixture
def water(add: Callable[..., Item], plum: Item) -> Item:
    """Water, without anything else said."""
    return add("矿泉水")
