import pytest

from station_app.core.lending.commands import add_tool
from station_app.core.lending.model import Tool
from station_app.core.people.commands import register
from station_app.core.people.model import Person
from station_app.core.storage.database import Database
from tests.conftest import MORNING


@pytest.fixture
def rider(station: Database) -> Person:
    """Somebody known, with a card."""
    return register(
        station, name="周佳宁", phone="13800002046", card="900001", category="food_rider", now=MORNING, by=None
    ).value


@pytest.fixture
def other(station: Database, rider: Person) -> Person:
    """Somebody else."""
    return register(station, name="单小满", phone="13800002047", now=MORNING, by=None).value


@pytest.fixture
def pump(station: Database) -> Tool:
    """T-001, a pump with two accessories."""
    return add_tool(
        station,
        code="T-001",
        name="打气筒",
        kind="bike",
        cabinet="A1",
        slot="3",
        accessories=["气针", "布袋"],
        value_fen=3900,
        now=MORNING,
        by=None,
    ).value


@pytest.fixture
def wrench(station: Database, pump: Tool) -> Tool:
    """T-002, a wrench without accessories."""
    return add_tool(station, name="扳手", cabinet="A1", slot="4", now=MORNING, by=None).value
