import pytest

from station_app.core.staff.commands import add
from station_app.core.staff.model import Staff
from station_app.core.storage.database import Database
from tests.conftest import MORNING


@pytest.fixture
def lin(station: Database) -> Staff:
    """Who opens the station."""
    return add(station, name="林老师", now=MORNING, by=None).value


@pytest.fixture
def gao(station: Database, lin: Staff) -> Staff:
    """Who takes over at noon."""
    return add(station, name="高晓", now=MORNING, by=None).value
